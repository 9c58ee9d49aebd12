"""Web pages: spans, tables for layout and for data, lines in cells, hidden parts, encodings, pages left open."""

from contextlib import suppress

import pytest
from clock import seconds

from helpers.errors import UnreadableDocument
from helpers.read.documents import Cell, Document, Grid, Paragraph, read_document


def read(tmp_path, page: str | bytes) -> Document:
    path = tmp_path / "report.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_document(path, "en")


def texts(document: Document) -> list[str]:
    return [part.text for part in document.parts if isinstance(part, Paragraph)]


def grids(document: Document) -> list[list[str]]:
    return [[cell.text for cell in part.cells] for part in document.parts if isinstance(part, Grid)]


def test_spans_are_kept_and_a_cell_stands_once(tmp_path):
    page = (
        "<table><tr><td rowspan=2>项目<td colspan=2>2023年<tr><td>预算数<td>决算数"
        "<tr><td>合计<td>5<td>4</table>"
    )
    grid = read(tmp_path, page).parts[0]
    assert grid.cells[:3] == (
        Cell("项目", 0, 0, 2, 1, "table 1 row 1 column 1"),
        Cell("2023年", 0, 1, 1, 2, "table 1 row 1 column 2"),
        Cell("预算数", 1, 1, 1, 1, "table 1 row 2 column 2"),
    )
    assert (grid.height, grid.width) == (3, 3)


def test_lines_of_a_cell_stay_apart(tmp_path):
    page = "<table><tr><td>收入<br>支出<td><p>3498</p><p>1767</p><tr><td>a<td>b</table>"
    assert grids(read(tmp_path, page)) == [["收入\n支出", "3498\n1767", "a", "b"]]


def test_table_that_lays_out_the_page_is_text_and_the_data_in_it_a_grid(tmp_path):
    data = "<table><tr><td>合计</td><td>5</td></tr><tr><td>会议费</td><td>5</td></tr></table>"
    page = f"<table><tr><td>首页</td><td><p>支出情况如下：</p>{data}<p>完毕。</p></td></tr></table>"
    document = read(tmp_path, page)
    assert texts(document) == ["首页", "支出情况如下：", "完毕。"]
    assert grids(document) == [["合计", "5", "会议费", "5"]]


def test_table_inside_a_cell_of_data_is_counted_after_all_others(tmp_path):
    inner = "<table><tr><td>甲<td>2</table>"
    outer = f"<table><tr><td>项目名称<td>河道清漂<tr><td>资金情况<td>见内表{inner}<tr><td>说明文字<td>按期完成</table>"
    document = read(tmp_path, f"{outer}<table><tr><td>合计<td>5</table>")
    numbers = [(part.number, part.cells[0].text) for part in document.parts]
    assert numbers == [(1, "项目名称"), (3, "甲"), (2, "合计")]
    assert "甲" not in document.parts[0].cells[3].text


@pytest.mark.parametrize(
    "hiding", ["style='display: none'", "style='visibility:hidden'", "style='font-size:0'", "hidden"]
)
def test_hidden_parts_are_left_out_and_said(tmp_path, hiding):
    page = (
        f"<p>支出5万元<span {hiding}>，结余9万元</span>。</p>"
        f"<table><tr><td>合计<td>5<tr {hiding}><td>差旅<td>7</table>"
    )
    document = read(tmp_path, page)
    assert texts(document) == ["支出5万元。"]
    assert grids(document) == [["合计", "5"]]
    assert document.notes == ["report.html: 2 passages are hidden and were not read"]


def test_small_letters_are_not_hidden(tmp_path):
    assert texts(read(tmp_path, "<p style='font-size:0.9em'>支出5万元</p>")) == ["支出5万元"]


def test_article_in_divisions_and_headings_keeps_its_paragraphs(tmp_path):
    page = "<div><h2>一、支出</h2><div>支出<b>5</b>万元。<div>结余1万元。</div></div>完毕<ul><li>甲<li>乙</ul></div>"
    document = read(tmp_path, page)
    assert [(part.text, part.level) for part in document.parts] == [
        ("一、支出", 2),
        ("支出5万元。", 0),
        ("结余1万元。", 0),
        ("完毕", 0),
        ("甲", 0),
        ("乙", 0),
    ]


def test_line_breaks_part_paragraphs_but_not_sentences(tmp_path):
    assert texts(read(tmp_path, "<p>一、收入5万元。<br>二、支出4万元，<br>结余1万元。</p>")) == [
        "一、收入5万元。",
        "二、支出4万元，结余1万元。",
    ]


def test_tags_left_open_lose_no_text(tmp_path):
    page = "<div><p>支出5万元<p>结余<b>1万元<table><tr><td>合计<td>6<tr><td>会议<td>6</table><p>完毕"
    document = read(tmp_path, page)
    assert texts(document) == ["支出5万元", "结余1万元", "完毕"]
    assert grids(document) == [["合计", "6", "会议", "6"]]


def test_caption_and_words_between_rows_stand_before_the_grid(tmp_path):
    page = "<table><caption>决算表</caption><tr><td>合计<td>5</table>"
    assert texts(read(tmp_path, page)) == ["决算表"]


def test_text_typed_in_columns_is_a_grid(tmp_path):
    page = "<p>表</p><pre>项目   预算数   决算数\n合计     12.0      9.4\n会议费    4.0      3.1</pre>"
    assert grids(read(tmp_path, page)) == [
        ["项目", "预算数", "决算数", "合计", "12.0", "9.4", "会议费", "4.0", "3.1"]
    ]


def test_bars_of_navigation_are_no_table(tmp_path):
    assert texts(read(tmp_path, "<p>首页 | 公开</p><p>地图 | 联系</p>")) == ["首页 | 公开", "地图 | 联系"]


@pytest.mark.parametrize("declared", ["", "<meta charset=gb2312>", "<meta charset=utf-8>"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_is_found_whatever_the_page_declares(tmp_path, encoding, declared):
    page = f"<html><head>{declared}</head><body><p>㙍村支出5万元</p></body></html>"
    assert texts(read(tmp_path, page.encode(encoding))) == ["㙍村支出5万元"]


def test_page_that_is_nested_too_deep_is_refused(tmp_path):
    with pytest.raises(UnreadableDocument, match="nested too deep to be read in full"):
        read(tmp_path, "<div>" * 5_000 + "支出5万元")


def test_page_that_is_nested_deep_is_read_to_its_end(tmp_path):
    assert texts(read(tmp_path, "<div>" * 200 + "支出5万元" + "</div>" * 200 + "<p>完毕")) == [
        "支出5万元",
        "完毕",
    ]


def test_table_wider_than_any_is_refused(tmp_path):
    page = "<table>" + "<tr><td rowspan=9000 colspan=200>5<td>6" * 3_000 + "</table>"
    with pytest.raises(UnreadableDocument, match="a table of more than 2000 columns"):
        read(tmp_path, page)


@pytest.mark.parametrize(
    "piece", ["<table><tr><td>", "<p>支出5万元，<br>", "<tr><td>5", "<b>", "<td rowspan=9>5"]
)
def test_time_grows_no_faster_than_the_page(tmp_path, piece):
    def try_to_read() -> None:
        with suppress(UnreadableDocument):
            read(tmp_path, piece * 10_000)

    assert seconds(try_to_read) < 6
