"""PDF pages: columns, lines joined to paragraphs, tables over a page break, pages of uncertain order.

The pages are drawn here, so that each text stands exactly where a test wants it.
"""

from pathlib import Path

import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from pylopdf_fonts_zh_cn import sans_path

from helpers.errors import UnreadableDocument
from helpers.read import extract
from helpers.read.documents import read_document

FONT = FontProperties(fname=sans_path(), size=12)
WIDTH, HEIGHT = 595, 842


def draw(
    path: Path, pages: list[list[tuple[float, float, str]]], rules: list[list[tuple]] | None = None
) -> Path:
    """A PDF with each text at its place, in points from the top left, and ruled lines where given."""
    with PdfPages(path) as pdf:
        for number, texts in enumerate(pages):
            page = Figure(figsize=(WIDTH / 72, HEIGHT / 72))
            for x, y, text in texts:
                page.text(x / WIDTH, 1 - y / HEIGHT, text, fontproperties=FONT, va="top")
            for x0, y0, x1, y1 in (rules or [[]] * len(pages))[number]:
                page.add_artist(line(x0, y0, x1, y1))
            pdf.savefig(page)
    return path


def line(x0, y0, x1, y1):
    return Line2D([x0 / WIDTH, x1 / WIDTH], [1 - y0 / HEIGHT, 1 - y1 / HEIGHT], color="black", linewidth=0.5)


def paragraphs(path: Path) -> list[str]:
    return [block.text for block in read_document(path).blocks]


def test_full_lines_are_joined_and_short_ones_end_a_paragraph(tmp_path):
    lines = [
        (50, 50, "一" * 20 + "全年支出"),
        (50, 70, "5.5万元，" + "二" * 19),
        (50, 90, "结余1万元。"),
        (50, 110, "三、其他"),
    ]
    joined = ["一" * 20 + "全年支出5.5万元，" + "二" * 19 + "结余1万元。", "三、其他"]
    assert paragraphs(draw(tmp_path / "report.pdf", [lines])) == joined


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = [(50, 50 + 20 * row, "左" * 15) for row in range(8)]
    right = [(320, 50 + 20 * row, "右" * 15) for row in range(8)]
    text = "".join(paragraphs(draw(tmp_path / "report.pdf", [left + right])))
    assert text == "左" * 120 + "右" * 120


def test_page_numbers_and_repeated_heads_are_left_out(tmp_path):
    pages = [
        [(200, 30, "某镇议事会绩效报告"), (50, 60, f"支出{number}万元。"), (290, 800, f"- {number} -")]
        for number in range(1, 5)
    ]
    assert paragraphs(draw(tmp_path / "report.pdf", pages)) == [
        f"支出{number}万元。" for number in range(1, 5)
    ]


def test_a_sentence_that_pages_repeat_at_their_top_is_no_head_and_keeps_its_figures(tmp_path):
    pages = [
        [(50, 60, "召开座谈会12次，发言4人。"), (50, 700, f"支出{number}万元。")] for number in range(1, 5)
    ]
    figures = extract(draw(tmp_path / "report.pdf", pages)).figures
    assert list(figures["value"]) == ["12", "4", "1", "12", "4", "2", "12", "4", "3", "12", "4", "4"]


ROWS = [["项目", "年初预算数", "决算数"], ["会议费", "5", "4"], ["培训费", "3", "2"], ["差旅费", "2", "1"]]


def ruled(rows, top):
    texts = [
        (60 + 150 * column, top + 6 + 24 * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    bottom = top + 24 * len(rows)
    across = [(50, top + 24 * row, 500, top + 24 * row) for row in range(len(rows) + 1)]
    down = [(50 + 150 * column, top, 50 + 150 * column, bottom) for column in range(4)]
    return texts, across + down


def test_table_goes_on_over_a_page_break(tmp_path):
    first, first_rules = ruled(ROWS[:3], 700)
    second, second_rules = ruled(ROWS[3:] + [["印刷费", "1", "1"]], 40)
    above = [(50, 660, "单位：万元")]
    path = draw(tmp_path / "report.pdf", [above + first, second], [first_rules, second_rules])
    figures = extract(path).figures
    assert list(zip(figures["subject"], figures["measure"], figures["value"], strict=True)) == [
        ("会议费", "initial", "5"),
        ("会议费", "actual", "4"),
        ("培训费", "initial", "3"),
        ("培训费", "actual", "2"),
        ("差旅费", "initial", "2"),
        ("差旅费", "actual", "1"),
        ("印刷费", "initial", "1"),
        ("印刷费", "actual", "1"),
    ]
    assert set(figures["unit"]) == {"万元"}


def test_page_whose_digits_stand_apart_is_named_and_its_figures_stay_unassigned(tmp_path):
    apart = [
        (50, 50, "2023年支出为      万元，结余为      万元。"),
        (50, 80, "95.25"),
        (50, 110, "0.75"),
        (50, 140, "上年支出90万元。"),
    ]
    sound = [(50, 50, "公务接待费支出2万元。")]
    path = draw(tmp_path / "report.pdf", [sound, apart])
    extraction = extract(path, "en")
    assert extraction.notes == [
        "report.pdf: the reading order of page 2 is not certain; its figures stay unassigned, "
        "check them by hand"
    ]
    measures = dict(zip(extraction.figures["value"], extraction.figures["measure"], strict=True))
    assert measures == {"2": "actual", "95.25": "unassigned", "0.75": "unassigned", "90": "unassigned"}


def test_page_of_pictures_alone_is_a_scan(tmp_path):
    with pytest.raises(UnreadableDocument, match="it is a scan"):
        read_document(draw(tmp_path / "report.pdf", [[], []]), "en")
