"""Sentences: made of facts, silent where a fact is missing, never with a word from a document unescaped."""

from string import Formatter
from types import SimpleNamespace

import lxml.html
from small_report import facts, figures, page, table

from helpers import schema
from helpers.messages import LANGUAGES, catalogue
from helpers.show import sentences
from helpers.show.view import View, view

PROFILE = SimpleNamespace(
    name_zh="演示局", name_en="Demo Bureau", place="某市", level="县级", synthetic=False
)


def without(*names: str) -> View:
    """The view of the made-up year with some facts unknown."""
    known = facts()
    known.loc[known["fact"].isin(names), ["status", "value"]] = ["unknown", ""]
    return view(known, figures(), "2024")


def words(block) -> str:
    """The plain words of a block."""
    return block._repr_mimebundle_()["text/plain"]


def test_the_whole_is_told_with_its_structure():
    assert sentences.whole(page()) == (
        "预算资金500.00万元（报告未注明口径），财政拨款收入、支出均为400.00万元，预算资金与支出相差100.00万元。"
        "支出中，基本支出300.00万元，占75.00%（人员经费200.00万元、公用经费100.00万元）；项目支出100.00万元，占25.00%。"
    )


def test_what_is_not_known_is_left_out():
    assert sentences.whole(without("budget", "deviation", "basic_expenditure", "project_expenditure")) == (
        "财政拨款收入、支出均为400.00万元。"
    )
    assert sentences.whole(without("budget", "deviation", "received", "actual", *schema_amounts())) == ""


def schema_amounts() -> list[str]:
    """The names of all amounts."""
    return [amount.name for amount in schema.AMOUNTS]


def test_nothing_claims_to_know_what_the_printed_budget_is():
    assert "报告未注明口径" in sentences.whole(page())
    assert "年初预算500" not in sentences.whole(page())


def test_projects_are_told_with_up_down_net_and_gross_together():
    assert sentences.projects(page()).startswith(
        "3个项目年初预算150.00万元，调增30.00万元，调减50.00万元，调整后130.00万元，"
        "实际支出100.00万元：完成年初预算的66.67%、调整后预算的76.92%。"
        "净调整−20.00万元（占年初预算的−13.33%）；增减合计80.00万元，相当于年初预算的53.33%，"
        "如属项目间调剂、只计一次则为33.33%。"
    )


def test_projects_are_called_as_the_report_calls_them():
    called = figures().assign(theme="专项资金支出绩效情况")
    assert sentences.projects(view(facts(), called, "2024")).startswith("3个项目（报告称“专项资金”）年初预算")


def test_a_project_that_was_cut_is_named_with_what_it_spent():
    assert sentences.cut_projects(page()) == "1个调减项目完成年初预算的比例：丙0.00%。"


def test_without_project_figures_the_page_says_not_found():
    none = view(facts(), figures().query("account != 'fund'"), "2024")
    assert sentences.projects(none) == "未检出项目（专项资金）金额。"


def test_title_names_department_year_and_what_the_page_is_not():
    title = words(sentences.title(PROFILE, "2024", page()))
    assert "演示局2024年度部门整体支出绩效自评报告核对结果" in title
    assert "不是绩效评价结论" in title
    assert "虚构" not in title


def test_a_made_up_sample_carries_its_banner_in_both_languages():
    sample = SimpleNamespace(**vars(PROFILE) | {"synthetic": True})
    assert "均为虚构" in words(sentences.title(sample, "2024", page()))
    assert "Made-up sample" in words(sentences.title(sample, "2024", page("en")))


def test_findings_are_ordered_by_grade_and_cite_their_figures():
    found = table(
        schema.FINDINGS,
        dict(rule="a", grade="提示", subject="甲", sentence="甲事项<b>", figures="f1"),
        dict(rule="b", grade="差错", subject="乙", sentence="乙事项", figures="f3 f2", reply="已更正"),
    )
    html = str(sentences.findings(found, page()).html)
    items = lxml.html.fromstring(html).findall(".//li")
    assert [item.get("id") for item in items] == ["finding-1", "finding-2"]
    assert items[0].text_content().startswith("差错乙事项")
    assert [link.get("href") for link in items[0].iter("a")] == ["#fig-f2", "#fig-f3"]
    assert "单位答复：已更正" in items[0].text_content()
    assert "甲事项&lt;b&gt;" in html


def test_no_findings_is_said_in_words():
    assert words(sentences.findings(table(schema.FINDINGS), page())) == "未检出需要说明的事项。"


def test_identities_are_counted_by_outcome():
    checks = table(schema.CHECKS, dict(outcome="holds"), dict(outcome="holds"), dict(outcome="unknown"))
    assert sentences.identities(checks, page()).startswith("共核对勾稽关系3项：相符2项、无法核对1项")


def test_caveats_count_what_is_approximate_and_what_was_corrected():
    corrected = figures()
    corrected.loc[0, "origin"] = "corrected"
    told = words(sentences.caveats(corrected, ["文件按GB18030读取"], page()))
    assert "8个数字中，1个为约数" in told
    assert "1个经人工更正" in told
    assert "文件按GB18030读取" in told


def test_every_message_is_there_in_both_languages_with_the_same_values():
    for key, entry in catalogue("show").items():
        values = [
            {field for _, field, _, _ in Formatter().parse(entry[language]) if field}
            for language in LANGUAGES
        ]
        assert values[0] == values[1], key
