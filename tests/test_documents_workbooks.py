"""Workbooks: values as their cells show them, hidden and merged parts, formulas without a value, hostile sizes."""

import datetime
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from clock import seconds
from openpyxl.styles import Font

from helpers.errors import UnreadableDocument
from helpers.read.documents import Cell, Document, Grid, Paragraph, read_document
from helpers.read.documents.xlsx.number_formats import shown

OFFICE = shutil.which("soffice")


def read(tmp_path: Path, book: openpyxl.Workbook) -> Document:
    book.save(tmp_path / "report.xlsx")
    return read_document(tmp_path / "report.xlsx", "en")


def book_of(*rows: list) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def grids(document: Document) -> list[Grid]:
    return [part for part in document.parts if isinstance(part, Grid)]


def texts(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells]


def test_sheet_is_a_grid_with_its_title_unit_line_and_merged_heads(tmp_path):
    book = book_of(
        ["决算表"], ["", "", "单位：万元"], ["项目", "2023年"], ["", "预算数", "决算数"], ["合计", 5, 4.25]
    )
    for area in ("A1:C1", "A3:A4", "B3:C3"):
        book.active.merge_cells(area)
    assert grids(read(tmp_path, book)) == [
        Grid(
            (
                Cell("决算表", 0, 0, 1, 3, "sheet 1 cell A1"),
                Cell("单位：万元", 1, 2, 1, 1, "sheet 1 cell C2"),
                Cell("项目", 2, 0, 2, 1, "sheet 1 cell A3"),
                Cell("2023年", 2, 1, 1, 2, "sheet 1 cell B3"),
                Cell("预算数", 3, 1, 1, 1, "sheet 1 cell B4"),
                Cell("决算数", 3, 2, 1, 1, "sheet 1 cell C4"),
                Cell("合计", 4, 0, 1, 1, "sheet 1 cell A5"),
                Cell("5", 4, 1, 1, 1, "sheet 1 cell B5"),
                Cell("4.25", 4, 2, 1, 1, "sheet 1 cell C5"),
            ),
            5,
            3,
            "sheet 1",
            1,
        )
    ]


SHOWN = [
    ("305.516689", "0.00_ ", "305.52"),
    ("1234567.5", "#,##0.00", "1,234,567.50"),
    ("0.1530736", "0.0%", "15.3%"),
    ("0.30000000000000004", "General", "0.3"),
    ("12.3456789012", "", "12.3456789"),
    ("123456789012", "General", "123456789012"),
    ("-1234.5", "#,##0.0_);[Red](#,##0.0)", "-1,234.5"),
    ("-0.004", "0.00", "0.00"),
    ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0.00"),
    ("0", "#,##0;-#,##0;;@", "0"),
    ("7", ";;;", ""),
    ("-7", "0;;", ""),
    ("5", '0.0"万元"', "5.0万元"),
    ("123456", '0\\.0,"0"', "12.30"),
    ("1234567", "#,##0,", "1,235"),
    ("5", '[>=10]0.0;[<10]"约"0', "约5"),
    ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
    ("45292.75", "yyyy-mm-dd hh:mm", "2024-01-01 18:00"),
    ("1", "yyyy/m/d", "1900/1/1"),
    ("61", "yyyy/m/d", "1900/3/1"),
    ("2.5", "[$¥-804]#,##0.00", "¥2.50"),
    ("12", "00000", "00012"),
    ("0.5", "#.##", "0.5"),
]


@pytest.mark.parametrize(("value", "code", "text"), SHOWN)
def test_number_is_shown_by_its_format(value, code, text):
    assert shown(value, code) == text


def test_values_of_every_kind_are_read_as_shown(tmp_path):
    book = book_of(["甲", 0.956, datetime.date(2024, 3, 5), True, "二\n三", "=1/0"])
    book.active["B1"].number_format = "0.0%"
    book.active["C1"].number_format = 'yyyy"年"m"月"'
    book.save(tmp_path / "report.xlsx")
    sheet = "xl/worksheets/sheet1.xml"
    document = read_document(
        rewritten(tmp_path / "report.xlsx", sheet, b"<v></v>", b"<v>#DIV/0!</v>", b"<v/>", b"<v>#DIV/0!</v>")
    )
    assert texts(grids(document)[0]) == ["甲", "95.6%", "2024年3月", "TRUE", "二\n三", "#DIV/0!"]


def rewritten(path: Path, part: str, *changes: bytes) -> Path:
    """A copy of a workbook with bytes of one part replaced."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == part:
                for old, new in zip(changes[::2], changes[1::2], strict=True):
                    content = content.replace(old, new)
            copy.writestr(member, content)
    return target


def test_formula_without_a_value_is_named_and_not_read(tmp_path):
    document = read(tmp_path, book_of(["合计", "=B2+C2", 5]))
    assert texts(grids(document)[0]) == ["合计", "5"]
    assert document.notes == [
        "report.xlsx: 1 formulas have no computed value and were not read: Sheet!B1; "
        "open the file, let it compute, and save it"
    ]


def test_hidden_rows_columns_and_sheets_are_left_out_and_named(tmp_path):
    book = book_of(["项目", "代码", "数"], ["甲", "x1", 1], ["乙", "x2", 2], ["丙", "x3", 3])
    book.active.title = "决算"
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("底稿").append(["草", 9])
    book["底稿"].sheet_state = "hidden"
    document = read(tmp_path, book)
    assert [(cell.text, cell.row, cell.column) for cell in grids(document)[0].cells] == [
        ("项目", 0, 0), ("数", 0, 1), ("甲", 1, 0), ("1", 1, 1), ("丙", 2, 0), ("3", 2, 1),
    ]  # fmt: skip
    assert document.notes == [
        "report.xlsx: 1 sheets are hidden and were not read: 底稿",
        "report.xlsx: 1 sheets have hidden rows or columns, whose content was not read: 决算",
    ]


def test_merged_text_that_begins_in_a_hidden_column_is_shown_where_it_is_seen(tmp_path):
    book = book_of(["决算表", "", ""], ["代码", "项目", "数"])
    book.active.merge_cells("A1:C1")
    book.active.column_dimensions["A"].hidden = True
    cell = grids(read(tmp_path, book))[0].cells[0]
    assert (cell.text, cell.column, cell.width) == ("决算表", 0, 2)


def test_rows_without_text_between_tables_are_one(tmp_path):
    book = book_of(["甲", 1], [], [], ["乙", 2])
    assert [cell.row for cell in grids(read(tmp_path, book))[0].cells] == [0, 0, 2, 2]


def test_sheet_of_one_column_is_paragraphs(tmp_path):
    book = book_of(["自评报告"], ["支出5万元。\n结余1万元。"])
    assert read(tmp_path, book).parts == [
        Paragraph("Sheet", "sheet 1", running=True),
        Paragraph("自评报告", "sheet 1 cell A1"),
        Paragraph("支出5万元。", "sheet 1 cell A2"),
        Paragraph("结余1万元。", "sheet 1 cell A2"),
    ]


def test_sheets_are_counted_with_the_hidden_ones(tmp_path):
    book = book_of(["甲", 1])
    book.active.sheet_state = "hidden"
    book.create_sheet("乙表").append(["乙", 2])
    assert [(grid.number, grid.locator) for grid in grids(read(tmp_path, book))] == [(2, "sheet 2")]


def test_strings_in_several_styles_are_whole(tmp_path):
    book = book_of(["项目", "数"])
    book.active["A1"].font = Font(bold=True)
    book.save(tmp_path / "report.xlsx")
    rich = "<si><r><t>项</t></r><r><rPr/><t>目</t></r><rPh sb='0' eb='1'><t>xiàng</t></rPh></si>".encode()
    path = rewritten(tmp_path / "report.xlsx", "xl/sharedStrings.xml", "<si><t>项目</t></si>".encode(), rich)
    assert texts(grids(read_document(path))[0]) == ["项目", "数"]


def test_part_that_declares_a_type_behind_a_long_comment_is_refused(tmp_path):
    book_of(["甲", 1]).save(tmp_path / "report.xlsx")
    comment = b"<!--" + b"x" * 5_000 + b"--><!DOCTYPE a [<!ENTITY e '9'>]><worksheet"
    path = rewritten(tmp_path / "report.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet", comment)
    with pytest.raises(UnreadableDocument, match="document type declaration"):
        read_document(path, "en")


def sheet_of(tmp_path: Path, inside: str, name: str) -> Path:
    """A workbook whose only sheet has this XML."""
    book_of(["甲", 1]).save(tmp_path / "plain.xlsx")
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = tmp_path / name
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in source.infolist():
            if member.filename != "xl/worksheets/sheet1.xml":
                copy.writestr(member, source.read(member))
        copy.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{namespace}">{inside}</worksheet>')
    return path


FAR = "<row r='1048576'><c r='XFD1048576'><v>5</v></c></row>"
HOSTILE = {
    "merged to the last cell": "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row></sheetData>"
    "<mergeCells>" + "<mergeCell ref='A1:XFD1048576'/>" * 500 + "</mergeCells>",
    "a cell at the far corner": f"<sheetData><row r='1'><c r='A1'><v>1</v></c></row>{FAR}</sheetData>",
    "a row of many empty cells": "<sheetData><row r='1'>"
    + "<c s='1'/>" * 19_000
    + "<c><v>1</v></c></row></sheetData>",
    "many rows without cells": "<sheetData>" + "<row/>" * 90_000 + "</sheetData>",
    "many hidden columns": "<cols>" + "<col min='1' max='16384' hidden='1'/>" * 200 + "</cols><sheetData/>",
}


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE)
def test_sheet_that_reaches_far_is_read_in_bounds(tmp_path, inside):
    documents = []
    assert seconds(lambda: documents.append(read_document(sheet_of(tmp_path, inside, "report.xlsx")))) < 5
    assert all(grid.height < 4 and grid.width < 4 for grid in grids(*documents))


def test_workbook_beyond_the_bounds_is_read_to_them_and_the_rest_named(tmp_path):
    rows = "".join(f"<row r='{row}'>{'<c><v>1</v></c>' * 20}</row>" for row in range(1, 10_102))
    document = read_document(sheet_of(tmp_path, f"<sheetData>{rows}</sheetData>", "report.xlsx"), "en")
    assert len(grids(document)[0].cells) == 200_000
    assert document.notes == [
        "report.xlsx: more than 200000 cells; what lies behind was not read (sheet:row): Sheet:10000"
    ]


@pytest.mark.xdist_group("office")
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: apt-get install libreoffice")
def test_old_workbook_is_converted_and_gives_the_same_grid(tmp_path):
    book = book_of(["决算表"], ["项目", "数"], ["合计", 4.255])
    book.active.merge_cells("A1:B1")
    book.active["B3"].number_format = "0.00"
    expected = grids(read(tmp_path, book))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.xlsx")], check=True, capture_output=True, timeout=120)
    assert grids(read_document(tmp_path / "report.xls")) == expected
