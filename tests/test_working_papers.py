"""复核底稿.xlsx: a row a finding with what a working paper says of it; counts and derived numbers that are live."""

import io
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
from printed import figures, own
from test_tables_workbook import opened, recalculated, recalculated_here, rows_of

from helpers import schema
from helpers.measure import checks_of, facts_of, findings_of, with_decisions
from helpers.show import view, working_paper
from helpers.show.workbooks import Workbook

pytestmark = pytest.mark.xdist_group("notebook")

HEADS = ["序号", "单位", "材料及稿次", "位置", "问题类别", "问题描述", "涉及金额（万元）", "复核依据", "处理建议",
         "单位反馈", "采纳情况", "复核人/日期", "审核人/日期"]  # fmt: skip

BASIC_AND_PROJECT = [own("actual", 100), own("actual", 60, "basic"), own("actual", 30, "project")]
"""Parts that are 10 short of their whole."""


def paper(*rows, language: str = "zh", reply: str = "", by: str = "", name: str = "示范局") -> Workbook:
    frame = figures(*(rows or BASIC_AND_PROJECT))
    found = findings_of(frame, language=language)
    if reply:
        found = found.assign(reply=reply, state="answered")
    decided = [{"id": own, "decision": "send", "reason": "", "wording": "", "by": by} for own in found["id"]]
    decisions = pd.DataFrame(decided if by else [], columns=schema.names(schema.DECISIONS), dtype="str")
    document = pd.DataFrame(
        [{"item": "draft", "value": "2", "source": file} for file in frame["source"].unique()[:1]],
        columns=schema.names(schema.DOCUMENT),
    )
    profile = SimpleNamespace(name_zh=name, name_en="Demo")
    source = SimpleNamespace(profile=profile, document=document, decisions=decisions)
    known = facts_of(frame, language)
    page = view(known, frame, "2024", language)
    return working_paper(with_decisions(found, decisions), checks_of(frame, language), known, source, page)


def test_a_row_a_finding_with_all_that_a_working_paper_asks_for():
    rows = rows_of(opened(paper(reply="更正", by="李").content), "复核底稿")
    assert list(rows[0]) == HEADS
    first = rows[0]
    assert (first["序号"], first["单位"], first["问题类别"]) == (1, "示范局", "差错")
    assert first["材料及稿次"].endswith("（第2稿）")
    assert (first["单位反馈"], first["采纳情况"], first["复核人/日期"]) == ("更正", "已答复", "李")
    assert all(first[head] for head in ("复核依据", "处理建议"))
    assert first["审核人/日期"] is None


def test_the_amount_of_a_contradiction_is_what_its_identity_differs_by():
    first = rows_of(opened(paper().content), "复核底稿")[0]
    assert first["涉及金额（万元）"] == 10


def test_a_name_that_looks_like_a_formula_stays_a_text():
    cell = opened(paper(name="=1+1").content)["复核底稿"]["B2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_the_same_findings_give_the_same_bytes_and_can_be_filtered():
    content = paper().content
    assert content == paper().content
    page = opened(content)["复核底稿"]
    assert page.auto_filter.ref.startswith("A1:M")
    assert page.freeze_panes == "A2"


def test_in_english_no_chinese_head_is_left():
    book = opened(paper(language="en").content)
    heads = [cell.value for name in book.sheetnames for cell in book[name][1]]
    assert [head for head in [*heads, *book.sheetnames] if not head.isascii()] == []


@recalculated_here
def test_counts_follow_the_rows_and_derived_numbers_are_worked_out(tmp_path):
    book = opened(paper(reply="更正").content)
    sheet = book["复核底稿"]
    errors = sum(row[4].value == "差错" for row in sheet.iter_rows(min_row=2))
    sheet.cell(sheet.max_row + 1, 5, "差错")
    changed = io.BytesIO()
    book.save(changed)
    told = recalculated(changed.getvalue(), tmp_path)
    counted = {row["问题类别"]: row for row in rows_of(told, "汇总")}
    assert counted["差错"]["项数"] == errors + 1
    assert counted["差错"]["已反馈"] == errors
    assert counted["合计"]["项数"] == counted["筛选后"]["项数"] == sheet.max_row - 1
    derived = rows_of(told, "推算")
    assert [row["数值"] for row in derived if (row["分子"], row["分母"]) == (600_000, 1_000_000)] == [0.6]


def test_a_department_without_findings_has_a_head_alone():
    assert isinstance(opened(paper(own("actual", 1)).content), openpyxl.Workbook)
