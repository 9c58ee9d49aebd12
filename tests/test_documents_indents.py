"""How far the words of a cell are set in, in half letters, whatever the format; the text itself has no blanks."""

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Alignment
from small_pdf import Page, Text, ruled, write_pdf

from helpers.read.documents import Grid, read_document

LABELS = ("一、税收收入", "增值税", "其中：国内增值税")


def indents_in(path: Path) -> dict[str, int]:
    """How far each label of the only grid is set in."""
    grids = [part for part in read_document(path, "en").parts if isinstance(part, Grid)]
    assert len(grids) == 1
    return {cell.text: cell.indent for cell in grids[0].cells if cell.text in LABELS}


def labels(*indents: int) -> dict[str, int]:
    return dict(zip(LABELS, indents, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        ["项目\t预算数", "一、税收收入\t5.00", "　　增值税\t3.00", "      其中：国内增值税\t2.00"],
        ["项目 | 预算数", "一、税收收入 | 5.00", "　　增值税 | 3.00", "　　　其中：国内增值税 | 2.00"],
        [
            "| 项目 | 预算数 |",
            "|---|---|",
            "| 一、税收收入 | 5.00 |",
            "| 　　增值税 | 3.00 |",
            "|\u00a0　　\u00a0\u00a0其中：国内增值税 | 2.00 |",
        ],
        [
            "项目                  预算数",
            "一、税收收入            5.00",
            "    增值税              3.00",
            "      其中：国内增值税  2.00",
        ],
    ],
    ids=["tabs", "bars", "framed", "spaces"],
)
def test_blanks_in_front_of_words_of_a_text_set_them_in(tmp_path, lines):
    path = tmp_path / "report.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert indents_in(path) == labels(0, 4, 6)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"firstLineChars": "200"}, {"firstLineChars": "300"}),
        ({"firstLine": "420"}, {"firstLine": "630"}),
        ({"left": "210", "firstLine": "210"}, {"leftChars": "300", "left": "630"}),
    ],
)
def test_indents_and_blanks_of_a_word_cell_set_it_in(tmp_path, first, second):
    written = docx.Document()
    table = written.add_table(3, 2)
    for row, (label, settings) in enumerate(zip(LABELS, ({}, first, second), strict=True)):
        table.cell(row, 0).text, table.cell(row, 1).text = label, "5.00"
        indent = OxmlElement("w:ind")
        for name, value in settings.items():
            indent.set(qn(f"w:{name}"), value)
        table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr().append(indent)
    written.save(tmp_path / "report.docx")
    assert indents_in(tmp_path / "report.docx") == labels(0, 4, 6)
    table.cell(0, 0).text = "　一、税收收入"
    written.save(tmp_path / "report.docx")
    assert indents_in(tmp_path / "report.docx") == labels(2, 4, 6)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            '<td style="text-indent: 2em">增值税</td>',
            '<td style="color:red;text-indent:3em">其中：国内增值税</td>',
        ),
        (
            '<td style="padding-left:28px">增值税</td>',
            '<td><p style="text-indent:31.5pt">其中：国内增值税</p></td>',
        ),
        (
            "<td>&nbsp;&nbsp;&nbsp;&nbsp;增值税</td>",
            "<td>\n  <p>&#12288;&#12288;&#12288;其中：国内增值税</p></td>",
        ),
    ],
)
def test_style_and_kept_blanks_of_a_web_cell_set_it_in(tmp_path, first, second):
    rows = "".join(f"<tr>{cell}<td>5.00</td></tr>" for cell in ("<td> 一、税收收入 </td>", first, second))
    (tmp_path / "report.html").write_text(f"<meta charset=utf-8><table>{rows}</table>", encoding="utf-8")
    assert indents_in(tmp_path / "report.html") == labels(0, 4, 6)


def test_padding_that_all_cells_of_a_web_column_have_sets_none_in(tmp_path):
    cells = [f'<td style="padding-left:14px">{label}</td>' for label in LABELS]
    rows = "".join(f"<tr>{cell}<td>5.00</td></tr>" for cell in cells)
    (tmp_path / "report.html").write_text(f"<meta charset=utf-8><table>{rows}</table>", encoding="utf-8")
    assert indents_in(tmp_path / "report.html") == labels(0, 0, 0)


def test_alignment_and_blanks_of_a_sheet_cell_set_it_in(tmp_path):
    book = Workbook()
    for row, label in enumerate((LABELS[0], "　　" + LABELS[1], LABELS[2]), 1):
        book.active.cell(row, 1, label)
        book.active.cell(row, 2, 5).number_format = "_ * #,##0.00_ "
    book.active.cell(3, 1).alignment = Alignment(indent=3)
    book.save(tmp_path / "report.xlsx")
    assert indents_in(tmp_path / "report.xlsx") == labels(0, 4, 6)


@pytest.mark.parametrize("rules", [True, False])
def test_words_of_a_pdf_that_begin_further_right_in_their_column_are_set_in(tmp_path, rules):
    xs, rows = [60, 200, 280], [["项目", "预算数"], *([label, "5.00"] for label in LABELS)]
    texts, lines = ruled(rows, xs, 100)
    for text, indent in zip([each for each in texts if each.words in LABELS], (0, 20, 30), strict=True):
        text.x += indent
    path = write_pdf(tmp_path / "report.pdf", [Page(texts, lines if rules else [])])
    assert indents_in(path) == labels(0, 4, 6)


@pytest.mark.parametrize("place", ["middle", "right"])
def test_words_in_the_middle_or_at_the_right_of_a_column_are_not_set_in(tmp_path, place):
    share = {"middle": 0.5, "right": 1.0}[place]
    texts = [
        text
        for row, label in enumerate(LABELS)
        for text in (
            Text(63 + share * (90 - 10 * len(label)), 114 + 20 * row, label),
            Text(255, 114 + 20 * row, "5.00"),
        )
    ]
    rules = [(60, y, 280, y) for y in (100, 120, 140, 160)] + [(x, 100, x, 160) for x in (60, 200, 280)]
    assert indents_in(write_pdf(tmp_path / "report.pdf", [Page(texts, rules)])) == labels(0, 0, 0)
