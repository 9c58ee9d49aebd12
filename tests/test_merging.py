"""Ids that outlive the reader, lines under one name, and the table before the report."""

from hashlib import sha256

import pandas as pd

from helpers import schema
from helpers.read.merging import merge, with_ids, with_lines

FUND = {"kind": "money", "subject": "培训费", "account": "fund", "unit": "万元", "period": "2024"}


def figures(*rows: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=schema.names(schema.FIGURES), dtype="str").fillna("")
    return with_ids(with_lines(frame, {"全会经费": "业务性专项经费（全会经费）"}))


def row(**cells: str) -> dict[str, str]:
    return FUND | {"measure": "initial", "value": "5", "section": "六", "phrase": "年初预算5万元"} | cells


def merged(table: pd.DataFrame, report: pd.DataFrame) -> pd.DataFrame:
    return merge(table, report).figures


def statements(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(frame["measure"], frame["value"], frame["origin"], strict=True))


def test_id_is_taken_from_section_and_phrase_alone():
    ids = list(figures(row(), row(subject="差旅费", value="9", phrase="x"))["id"])
    assert ids[0] == sha256("六\n年初预算5万元".encode()).hexdigest()[:10]
    assert ids[1] == sha256("六\nx".encode()).hexdigest()[:10]
    assert list(figures(row(measure="actual", value="7"))["id"]) == ids[:1]


def test_spaces_and_widths_make_no_other_id():
    spellings = figures(row(section="六（一）"), row(section="六(一)", phrase=" 年初预算 ５万元"))
    first, second = spellings["id"]
    assert second == f"{first}-2"


def test_further_figures_with_the_same_words_are_numbered():
    first, second, third = figures(row(), row(), row())["id"]
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_ids_that_are_given_are_kept():
    given, made = figures(row(id="a1"), row())["id"]
    assert given == "a1"
    assert len(made) == 10


def test_line_is_the_one_name_of_a_subject():
    frame = figures(
        row(subject="全会经费"),
        row(subject="业务性专项经费(全会经费)"),
        row(subject="业务性专项经费（全会经费）"),
    )
    assert set(frame["line"]) == {"业务性专项经费（全会经费）"}
    assert list(frame["subject"])[0] == "全会经费"


def test_spellings_that_differ_in_width_only_are_one_line():
    frame = figures(row(subject="出国（境）费"), row(subject="出国(境) 费"))
    assert set(frame["line"]) == {"出国（境）费"}


def test_figure_that_table_and_report_state_alike_is_there_once():
    both = merged(
        figures(row(origin="transcribed")),
        figures(row(origin="reported", value="50000", unit="元", phrase="预算为50000元")),
    )
    assert statements(both) == [("initial", "5", "transcribed")]


def test_figure_that_table_and_report_state_differently_is_there_twice_with_two_ids():
    both = merged(figures(row(origin="transcribed", value="6")), figures(row(origin="reported")))
    assert statements(both) == [("initial", "6", "transcribed"), ("initial", "5", "reported")]
    assert list(both["id"]) == [both["id"][0], f"{both['id'][0]}-2"]


def test_report_adds_what_the_table_does_not_state():
    both = merged(
        figures(row(origin="transcribed")),
        figures(
            row(origin="reported"), row(origin="reported", measure="actual", value="4", phrase="支出4万元")
        ),
    )
    assert statements(both) == [("initial", "5", "transcribed"), ("actual", "4", "reported")]


def test_unassigned_number_is_settled_by_the_table():
    unclear = row(origin="reported", measure="unassigned", subject="")
    both = merged(figures(row(origin="transcribed")), figures(unclear))
    assert statements(both) == [("initial", "5", "transcribed")]


def test_unassigned_number_that_the_table_does_not_have_stays():
    unclear = row(origin="reported", measure="unassigned", subject="", phrase="另有5万元")
    both = merged(figures(row(origin="transcribed")), figures(unclear))
    assert statements(both) == [("initial", "5", "transcribed"), ("unassigned", "5", "reported")]


def test_two_rates_of_one_phrase_need_two_rows_of_the_table():
    rate = {"kind": "ratio", "unit": "%", "value": "100", "account": "", "phrase": "见面率和办复率均达到100%"}
    report = figures(row(**rate, measure="meeting_rate"), row(**rate, measure="reply_rate"))
    for first, second in (("meeting_rate", "reply_rate"), ("reply_rate", "meeting_rate")):
        one = merged(figures(row(**rate, measure=first)), report)
        assert list(one["measure"]) == [first, second]
    assert len(merged(report, report)) == 2


def test_approximate_and_exact_are_two_statements():
    count = {"kind": "count", "measure": "count", "account": "", "unit": "份", "value": "400"}
    both = merged(
        figures(row(**count, phrase="400份", qualifier="exact")),
        figures(row(**count, phrase="400余份", qualifier="over")),
    )
    assert list(both["qualifier"]) == ["exact", "over"]


def test_adjustment_stated_otherwise_is_not_a_second_change():
    table = figures(row(measure="adjustment", value="-4", reason="other: 推迟", phrase="调减4万元"))
    report = figures(row(measure="adjustment", value="-5", phrase="调减5万元"))
    both = merged(table, report)
    assert list(both["value"]) == ["-4", "-5"]
    assert set(both["reason"]) == {"other: 推迟"}


def test_adjustment_with_the_other_sign_waits_for_review():
    table = figures(row(measure="adjustment", value="4", phrase="调增4万元"))
    report = figures(row(measure="adjustment", value="-4", phrase="调减4万元"))
    assert list(merged(table, report)["measure"]) == ["adjustment", "unassigned"]


def test_two_numbers_after_the_same_words_are_one_figure_under_the_tables_label():
    counted = {"kind": "count", "account": "", "measure": "count", "unit": "件", "subject": "案件"}
    table = figures(row(**counted, value="320", label="办理案件", phrase="办理案件320件"))
    report = figures(
        row(**counted, value="330", label="案件", phrase="办理案件330件"),
        row(**counted, value="7", label="积压案件", phrase="积压案件7件"),
    )
    assert list(merged(table, report)["label"]) == ["办理案件", "办理案件", "积压案件"]
