"""What the page says of the reading: how much was read, what waits for a person, and what is assumed."""

import lxml.html
import pandas as pd
import pytest
from small_report import facts, figures, table

from helpers import schema, show
from helpers.show import view
from helpers.show.pieces import Table

DOUBT = "原文未写单位，按相邻数字以“万元”理解"
NUMBERS = (
    dict(place="line 1", printed="2024", reason="date"),
    dict(place="line 2", printed="100", figures="f1"),
    dict(place="line 2", printed="0", figures="f2"),
    dict(place="line 3", printed="50", figures="f3"),
    dict(place="line 4", printed="100", figures="f5 f6"),
    dict(place="line 5", printed="二", reason="heading_mark"),
)


def doubtful(**by_id: str) -> pd.DataFrame:
    """The made-up figures with these certainties, each that is not sure with its doubt."""
    frame = figures().assign(certainty="sure")
    for name, certainty in by_id.items():
        frame.loc[frame["id"] == name, ["certainty", "doubt"]] = [certainty, DOUBT]
    return frame


def document(*lost: str) -> pd.DataFrame:
    rows = [dict(item="kind", value="other"), *(dict(item="not_understood", value=words) for words in lost)]
    return table(schema.DOCUMENT, *(row | dict(source="自评报告.docx") for row in rows))


def told(numbers: tuple[dict, ...], *lost: str, language: str = "zh", **by_id: str):
    page = view(facts(), doubtful(**by_id), "2024", language)
    return show.reading(table(schema.NUMBERS, *numbers), document(*lost), page)


def root_of(shown) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(str(shown.html), create_parent="div")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "自评报告.docx共有6个数字：3个已读出含义，1个待人工确认，2个为日期、序号等。"),
        (
            "en",
            "自评报告.docx has 6 numerals: 3 were read, 1 wait for a person, 2 are dates, marks and the like.",
        ),
    ],
)
def test_line_says_how_many_numerals_were_read_wait_or_state_nothing(language, words):
    assert told(NUMBERS, language=language, f6="open").html.striptags() == words


def test_figure_that_is_settled_waits_no_longer():
    assert "4个已读出含义，0个待人工确认" in str(told(NUMBERS).html)


def test_what_was_not_understood_is_named_in_a_folded_list():
    shown = root_of(told(NUMBERS, "附表三", "往来明细 · <b>数甲</b>"))
    fold = shown.find(".//details")
    assert fold.get("open") is None
    assert fold.find("summary").text == "未能理解的表格或栏目（2）"
    assert [item.text for item in fold.iter("li")] == ["附表三", "往来明细 · <b>数甲</b>"]


def test_where_all_was_understood_there_is_nothing_to_unfold():
    assert root_of(told(NUMBERS)).find(".//details") is None


def test_page_of_typed_figures_says_that_no_document_was_read():
    shown = show.reading(table(schema.NUMBERS), table(schema.DOCUMENT), view(facts(), figures(), "2024"))
    assert shown.html.striptags() == "数字由人工录入，没有读取文件。"


def test_open_figures_are_folded_with_their_printed_words_their_doubt_and_their_id():
    frame = doubtful(f3="open")
    frame.loc[frame["id"] == "f1", "measure"] = "unassigned"
    shown = show.open_table(frame, view(facts(), frame, "2024"))
    assert isinstance(shown, Table)
    fold = root_of(shown).find("details")
    assert fold.find("summary").text == "待人工确认（2）"
    texts = [row.text_content() for row in fold.iter("tr")][1:]
    assert ["甲100万元" in texts[0], "丙50万元" in texts[1], DOUBT in texts[1], "f3" in texts[1]] == [
        True
    ] * 4


def test_sources_mark_a_likely_figure_and_say_what_is_assumed():
    frame = doubtful(f1="likely", f3="open")
    rows = root_of(show.sources_table(frame, view(facts(), frame, "2024"))).findall(".//tbody/tr")
    badges = [
        [badge.text for badge in row.iterfind(".//span[@class]") if "jx-badge" in badge.get("class")]
        for row in rows
    ]
    assert badges[:4] == [["可能"], [], ["待确认"], []]
    assert DOUBT in rows[0].text_content()
    assert DOUBT not in rows[1].text_content()


def starred(shown) -> list[tuple[str, str]]:
    """The cells with a mark, and what the mark says."""
    marks = root_of(shown).iterfind('.//span[@class="jx-star"]')
    return [(mark.getparent().text_content(), mark.get("aria-label")) for mark in marks]


def likely(fact: str, subject: str) -> pd.DataFrame:
    known = facts()
    rows = (known["fact"] == fact) & (known["subject"] == subject)
    known.loc[rows, ["certainty", "figures"]] = ["likely", "f1"]
    return known


def test_fact_that_rests_on_a_likely_figure_has_a_mark_that_says_what_is_assumed():
    frame = doubtful(f1="likely")
    page = view(likely("actual", "甲"), frame, "2024")
    assert starred(show.projects_table(page)) == [("90.00*", f"依据的读数带有假定：{DOUBT}")]
    assert starred(show.projects_table(view(facts(), frame, "2024"))) == []


def test_mark_without_words_says_that_the_reading_is_likely():
    frame = doubtful(f1="likely").assign(doubt="")
    assert starred(show.projects_table(view(likely("actual", "甲"), frame, "2024"))) == [("90.00*", "可能")]


def first_screen(known: pd.DataFrame, frame: pd.DataFrame) -> str:
    nothing = [table(columns) for columns in (schema.CHECKS, schema.FINDINGS)]
    indicators = pd.DataFrame(columns=["indicator", "quantitative", "status", "reason"], dtype="str")
    page = view(known, frame, "2024")
    return str(show.first_screen(*nothing, indicators, table(schema.ACTIVITIES), page).html)


def test_first_screen_stars_what_is_likely_and_explains_the_star():
    frame = doubtful(f1="likely")
    screen = first_screen(likely("actual", "部门"), frame)
    assert "支出均为400.00万元*" in screen
    assert "带*的数依据“可能”的读数" in screen
    assert "*" not in first_screen(facts(), frame)


def test_activities_people_and_checks_bear_the_mark_of_theirs():
    frame = doubtful(f7="likely")
    page = view(facts(), frame, "2024")
    count = dict(subject="问卷", measure="count", unit="份", value="59", qualifier="exact", figures="f7")
    counts = table(schema.ACTIVITIES, count | dict(certainty="likely"), count | dict(certainty="sure"))
    assert [cell for cell, _ in starred(show.activities_table(counts, page))] == ["59份*"]
    check = dict(
        identity="people", subject="部门", outcome="fails", reason="在职＋退休＝总人数", figures="f7"
    )
    checks = table(schema.CHECKS, check | dict(certainty="likely"), check | dict(certainty="sure"))
    assert [cell for cell, _ in starred(show.identities_table(checks, page))] == ["不符*"]


def test_caveats_count_the_likely_figures():
    frame = doubtful(f1="likely", f2="likely")
    words = str(show.caveats(frame, [], view(facts(), frame, "2024")).html)
    assert "8个数字中，2个的读数带有假定" in words
