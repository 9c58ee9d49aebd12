"""tables.xlsx: live formulas that come to the facts, the same bytes each time, texts that stay texts.

Tests of show's workbooks and of publish's beside.
"""

import io
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import nbformat
import openpyxl
import pytest
from printed import count, figures, fund, own
from test_comparison import across, spending
from test_trend import year_of

from helpers.errors import RunFailed
from helpers.frames import records
from helpers.measure import activities_of, checks_of, comparison_of, facts_of, findings_of, trend_of
from helpers.publish.beside import workbooks_of
from helpers.schema import AMOUNTS, RATIOS, STATUSES
from helpers.show import (
    XLSX,
    compare_view,
    compare_workbook,
    report_workbook,
    trend_view,
    trend_workbook,
    view,
)
from helpers.show.workbooks import MONEY, WORDS, Formula, TableSheet, Workbook

pytestmark = pytest.mark.xdist_group("notebook")

CALC = shutil.which("soffice") or shutil.which("libreoffice")
recalculated_here = pytest.mark.skipif(
    CALC is None, reason="no LibreOffice: on Debian, apt-get install libreoffice-calc"
)

FIGURES = [
    own("initial", 120), own("actual", "104.19"), own("actual", "80.19", "basic"), own("actual", 24, "project"),
    fund("甲", initial=7, adjusted=9, actual="3.1"), fund("乙", initial=0, adjusted=3, actual=1),
    count("提案", "received", 400, "件", qualifier="over"), count("提案", "filed", 355, "件"),
]  # fmt: skip


def report(*rows) -> Workbook:
    frame = figures(*(rows or FIGURES))
    known = facts_of(frame)
    page = view(known, frame, "2024")
    return report_workbook(known, activities_of(frame), checks_of(frame), findings_of(frame), page)


def opened(content: bytes, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def recalculated(content: bytes, folder: Path) -> openpyxl.Workbook:
    """The workbook as LibreOffice saves it: every formula worked out."""
    (folder / "in").mkdir()
    (folder / "in" / "tables.xlsx").write_bytes(content)
    settings = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        CALC,
        settings,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        folder / "out",
        folder / "in" / "tables.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return opened((folder / "out" / "tables.xlsx").read_bytes(), values=True)


def rows_of(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


NAMED = {term.zh: term.name for term in (*RATIOS, *AMOUNTS)}
WORD_OF = {term.name: term.zh for term in STATUSES}


def same(number: object, text: str) -> bool:
    """Whether a cell's number is a fact's value to 12 digits."""
    exact = Decimal(text)
    return abs(Decimal(repr(number)) - exact) <= abs(exact) * Decimal("1e-12")


@recalculated_here
def test_ratios_worked_out_by_libreoffice_are_the_facts_to_12_digits(processed_data, tmp_path):
    from helpers.read import read_processed

    source = read_processed(processed_data, "sample-bureau", "2024")
    facts = facts_of(source.figures)
    page = view(facts, source.figures, "2024")
    counts, checks = activities_of(source.figures), checks_of(source.figures)
    book = report_workbook(facts, counts, checks, findings_of(source.figures), page)
    told = rows_of(recalculated(book.content, tmp_path), "比率")
    ratios = [row for row in records(facts) if row["unit"] == "1"]
    assert len(told) == len(ratios) > 50
    for cells, fact in zip(told, ratios, strict=True):
        assert NAMED[cells["事项"]] == fact["fact"]
        value = cells["数值"]
        assert same(value, fact["value"]) if fact["status"] == "ok" else value == WORD_OF[fact["status"]], (
            fact
        )


@recalculated_here
def test_an_amount_changed_in_the_workbook_changes_its_ratios(tmp_path):
    book = opened(report().content)
    [cell] = [
        row[3]
        for row in book["金额"].iter_rows(min_row=2)
        if (row[0].value, row[1].value) == ("甲", "实际支出")
    ]
    cell.value = 45_000
    changed = io.BytesIO()
    book.save(changed)
    told = rows_of(recalculated(changed.getvalue(), tmp_path), "比率")
    [share] = [row["数值"] for row in told if (row["对象"], row["事项"]) == ("甲", "调整后预算执行率")]
    assert share == 0.5


@recalculated_here
def test_trend_and_comparison_come_to_the_same_numbers(tmp_path):
    history = [year_of("2023", *spending(80)), year_of("2024", *spending(90))]
    trend = trend_workbook(trend_view(trend_of(history), history))
    (tmp_path / "trend").mkdir()
    told = rows_of(recalculated(trend.content, tmp_path / "trend"), "比率")
    assert [(row["年度"], row["数值"]) for row in told if row["事项"] == "完成年初预算的%"] == [
        ("2023", 0.8), ("2024", 0.9),
    ]  # fmt: skip
    page = compare_view(
        comparison_of(across(aa=spending(80), bb=spending(5, initial=0), cc=[own("actual", 3)]))
    )
    (tmp_path / "compare").mkdir()
    departments = rows_of(recalculated(compare_workbook(page).content, tmp_path / "compare"), "各部门")
    assert [row["完成年初预算的%"] for row in departments] == [0.8, "不适用", "无法计算"]


def test_an_english_comparison_names_the_kind_of_a_finding_for_its_sentence_is_chinese():
    year = across(aa=[own("adjusted", 10), own("actual", 11)])
    chinese, english = (
        opened(compare_workbook(compare_view(comparison_of(year), language)).content)
        for language in ("zh", "en")
    )
    assert "超过100%" in str(rows_of(chinese, "核对事项"))
    assert not re.search("[\u4e00-\u9fff]", str(rows_of(english, "Findings")))


def test_ratios_are_formulas_over_the_cells_of_their_amounts():
    told = rows_of(opened(report().content), "比率")
    [row] = [row for row in told if (row["对象"], row["事项"]) == ("甲", "调整后预算执行率")]
    assert row["分子"].startswith("='金额'!$D$")
    assert row["数值"].startswith("=IF(COUNT(")


def test_bounds_stand_as_bounds_and_are_divided_by_nothing():
    [row] = [row for row in rows_of(opened(report().content), "比率") if row["事项"] == "立案率"]
    assert (row["分子"], row["分母"], row["状态"]) == (355, "401..", "仅知范围")


def test_a_text_of_several_lines_has_room_and_a_long_head_widens_no_column_of_numbers():
    sheet = TableSheet(
        "甲", ("项目合计：增减合计占年初预算", "说明"), [(1, "短"), (2, "长" * 100)], (MONEY, WORDS)
    )
    page = opened(Workbook((sheet,), "words").content)["甲"]
    assert page.column_dimensions["A"].width <= 14
    assert page.column_dimensions["B"].width == 60
    heights = [page.row_dimensions[number].height for number in (1, 2, 3)]
    assert heights == [45, None, 60]


def test_the_same_figures_give_the_same_bytes():
    content = report().content
    assert content == report().content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {part.date_time[:3] for part in file.infolist()} == {(1980, 1, 1)}
        assert (
            re.findall(rb">(\d{4}-[^<]*)<", file.read("docProps/core.xml")) == [b"2000-01-01T00:00:00Z"] * 2
        )


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_a_text_stays_a_text_whatever_it_begins_with(text):
    sheet = TableSheet("甲", ("a", "b"), [(text, Formula("=1+1"))], (WORDS, MONEY))
    cells = opened(Workbook((sheet,), "words").content)["甲"]
    assert (cells["A2"].data_type, cells["A2"].value, cells["A2"].quotePrefix) == ("s", text, True)
    assert cells["B2"].data_type == "f"


def test_characters_that_no_workbook_holds_are_left_out():
    sheet = TableSheet("甲", ("a",), [("甲\x00乙" + "丙" * 40_000,)], (WORDS,))
    value = opened(Workbook((sheet,), "words").content)["甲"]["A2"].value
    assert value.startswith("甲乙丙")
    assert len(value) <= 32_767


def test_heads_are_frozen_and_repeated_and_what_is_printed_is_as_wide_as_the_paper():
    page = opened(report().content)["比率"]
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.fitToWidth == 1
    assert page.print_area.startswith("'比率'!$A$1:")


def showing(name: str, **metadata) -> nbformat.NotebookNode:
    data = {"text/plain": "", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "AAAA"}
    shown = nbformat.v4.new_output("display_data", data=data, metadata={XLSX: metadata} if metadata else {})
    return nbformat.v4.new_code_cell(name, outputs=[shown])


def handed_over(*cells: nbformat.NotebookNode) -> dict[str, bytes]:
    return workbooks_of(nbformat.v4.new_notebook(cells=list(cells)))


def test_a_page_has_a_workbook_of_each_name():
    assert handed_over(showing("x")) == {"tables": b"\0\0\0"}
    assert handed_over(nbformat.v4.new_code_cell("x"), nbformat.v4.new_markdown_cell("y")) == {}
    assert list(handed_over(showing("x"), showing("y", file="复核底稿"))) == ["tables", "复核底稿"]
    with pytest.raises(RunFailed, match="a second workbook"):
        handed_over(showing("x"), showing("y"))


@pytest.mark.parametrize("name", ["", "../tables", "a.b", "a/b", "_a"])
def test_a_workbook_is_named_like_a_file_of_its_folder(name):
    with pytest.raises(RunFailed, match="no name of a file"):
        handed_over(showing("x", file=name))
