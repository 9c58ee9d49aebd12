"""Sentences: made of facts, silent where a fact is missing, never with a word from a document unescaped."""

import lxml.html
from small_report import figures, page, table

from helpers import schema
from helpers.show import caveats, findings_list


def words(block) -> str:
    """The plain words of a block."""
    return block._repr_mimebundle_()["text/plain"]


def test_findings_are_ordered_by_grade_and_cite_their_figures():
    found = table(
        schema.FINDINGS,
        dict(rule="a", grade="提示", subject="甲", sentence="甲事项<b>", figures="f1"),
        dict(rule="b", grade="差错", subject="乙", sentence="乙事项", figures="f3 f2", reply="已更正"),
    )
    html = str(findings_list(found, page()).html)
    items = lxml.html.fromstring(html).findall(".//li")
    assert [item.get("id") for item in items] == ["finding-1", "finding-2"]
    assert items[0].text_content().startswith("差错乙事项")
    assert [link.get("href") for link in items[0].iter("a")] == ["#fig-f2", "#fig-f3"]
    assert "单位答复：已更正" in items[0].text_content()
    assert "甲事项&lt;b&gt;" in html


def test_the_id_and_the_rule_of_a_finding_stand_beside_it_to_be_copied():
    row = dict(id="0123456789", rule="two_names", grade="提示", subject="甲", sentence="甲乙不一。")
    item = lxml.html.fromstring(str(findings_list(table(schema.FINDINGS, row), page()).html)).find(".//li")
    assert [code.text for code in item.iter("code")] == ["0123456789", "two_names"]
    assert "编号 0123456789" in item.text_content()


def test_each_finding_says_what_became_of_it_at_the_desk():
    rows = [
        dict(rule="a", grade="差错", subject="甲", sentence="甲。", state=state)
        for state in ("open", "confirmed", "withheld", "answered")
    ]
    items = lxml.html.fromstring(str(findings_list(table(schema.FINDINGS, *rows), page()).html)).findall(
        ".//li"
    )
    states = [item.find(".//span[@class='jx-state']").text for item in items]
    assert states == ["状态 待确认", "状态 已确认", "状态 不发", "状态 已答复"]


def test_a_doubted_reading_is_folded_away_behind_what_may_be_sent_and_has_no_state():
    found = table(
        schema.FINDINGS,
        dict(rule="a", grade="识读待确认", subject="甲", sentence="甲存疑。", state="open"),
        dict(rule="b", grade="提示", subject="乙", sentence="乙。", state="open"),
    )
    tree = lxml.html.fromstring(str(findings_list(found, page()).html))
    folded = tree.find(".//details")
    assert folded.find("summary").text == "识读待确认 1 项（仅供审核人员对照原件，不送单位）"
    assert [item.get("id") for item in folded.iter("li")] == ["finding-2"]
    assert folded.find(".//span[@class='jx-state']") is None
    assert [item.get("id") for item in tree.iter("li")] == ["finding-1", "finding-2"]


def test_a_page_with_doubted_readings_alone_says_that_there_is_nothing_to_ask():
    row = dict(rule="a", grade="识读待确认", subject="甲", sentence="甲存疑。", state="open")
    html = str(findings_list(table(schema.FINDINGS, row), page()).html)
    assert "未检出需要说明的事项。" in html
    assert "<details" in html


def test_no_findings_is_said_in_words():
    assert words(findings_list(table(schema.FINDINGS), page())) == "未检出需要说明的事项。"


def test_of_very_many_notes_twenty_are_listed():
    told = words(caveats(figures(), [f"replies.csv：第{number}条" for number in range(50)], page()))
    assert "第19条" in told
    assert "第20条" not in told
    assert "共50行，此处列前20行" in told


def test_caveats_count_what_is_approximate_and_what_was_corrected():
    corrected = figures()
    corrected.loc[0, "origin"] = "corrected"
    told = words(caveats(corrected, ["文件按GB18030读取"], page()))
    assert "8个数字中，1个为约数" in told
    assert "1个经人工更正" in told
    assert "文件按GB18030读取" in told
