"""What was sent on last year's report and not answered is asked for once more."""

from pathlib import Path

import openpyxl
import pytest

from helpers.desk import FILE, FINDINGS_SHEET
from helpers.measure import findings_of
from helpers.publish import review
from helpers.publish.addresses import Place
from helpers.publish.digests import Digests
from helpers.publish.keys import raw_inputs
from helpers.publish.projects import project_at
from helpers.read import read_raw

FAULTY = "某局{year}年度部门整体支出绩效自评报告\n{year}年年初预算100万元，支出90万元，完成年初预算的95%。\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two years of one department, with a contradiction in each."""
    for year in ("2023", "2024"):
        folder = tmp_path / "raw/aa" / year
        folder.mkdir(parents=True)
        (folder / "report.txt").write_text(FAULTY.format(year=year), encoding="utf-8")
    return tmp_path


def decide(data: Path, **cells: str) -> str:
    """Type into last year's workbook what became of its contradiction; the id of that."""
    path = data / "raw/aa/2023" / FILE
    review(data, "aa", "2023")
    book = openpyxl.load_workbook(path)
    sheet = book[FINDINGS_SHEET]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if "95%" in str(row[heads.index("核对事项")].value))
    for name, text in cells.items():
        row[heads.index(name)].value = text
    book.save(path)
    return row[0].value


def asked(data: Path) -> list[str]:
    source = read_raw(data, "aa", "2024")
    found = findings_of(source.figures, source.words)
    return list(found.loc[found["rule"] == "unanswered", "sentence"])


def test_what_was_sent_and_not_answered_is_asked_for_once_more(data):
    decide(data, 处理="修改后发出", 发出文字="完成率请重算。", 确认人="张三")
    assert asked(data) == [
        "上年度发出的核对事项中有1项未见答复：“完成率请重算。”。请补充答复，说明整改情况。"
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"处理": "不发", "不发原因": "无需", "确认人": "张三"},
        {"处理": "发出", "确认人": "张三", "单位答复": "已更正。"},
        {},
    ],
)
def test_what_was_held_back_answered_or_never_decided_is_not(data, cells):
    decide(data, **cells)
    assert asked(data) == []


def test_a_reply_in_a_file_of_its_own_is_one(data):
    name = decide(data, 处理="发出", 确认人="张三")
    text = f"rule,subject,reply,date\n{name},,已更正。,2024-05-01\n"
    (data / "raw/aa/2023/replies.csv").write_text(text, encoding="utf-8")
    assert asked(data) == []


def test_a_page_follows_from_what_was_sent_last_year(data):
    project, place = project_at(data, data), Place("aa", "2024")
    before = raw_inputs(place, [place], project, Digests())
    decide(data, 处理="发出", 确认人="张三")
    assert raw_inputs(place, [place], project, Digests()) != before
