"""Tables of PDFs without rules: columns, lines of a cell, heads, merged labels, pages, and what is left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_pdf import Page, Text, write_pdf
from writing import MANNERS, draw, save
from writing.figures import Grid as WrittenGrid
from writing.figures import plain
from writing.formats.layout import placed

from helpers.read.documents import Grid, read_document


def read_grids(tmp_path: Path, *pages: list[Text]) -> list[Grid]:
    """The grids of a PDF with texts on its pages."""
    document = read_document(write_pdf(tmp_path / "report.pdf", [Page(texts) for texts in pages]), "en")
    return [part for part in document.parts if isinstance(part, Grid)]


def read_grid(tmp_path: Path, *texts: Text) -> Grid:
    return read_grids(tmp_path, list(texts))[0]


def cells_of(grid: Grid) -> list[tuple]:
    return [(cell.text, cell.row, cell.column, cell.height, cell.width) for cell in grid.cells]


def words(x: float, top: float, *lines: str) -> list[Text]:
    """Lines of one text, eleven points apart, from the left, around the line of its row."""
    first = top - 5.5 * (len(lines) - 1)
    return [Text(x, first + 11 * place, line) for place, line in enumerate(lines)]


def number(end: float, top: float, text: str) -> Text:
    return Text(end - 5 * len(text), top, text)


def centred(middle: float, top: float, text: str) -> Text:
    return Text(middle - 5 * len(text), top, text)


def row(top: float, label: str, *numbers: str, first: float = 60) -> list[Text]:
    """A label and numbers that end in columns of 80 points."""
    ends = [260 + 80 * place for place in range(len(numbers))]
    return [Text(first, top, label)] + [
        number(end, top, text) for end, text in zip(ends, numbers, strict=True) if text
    ]


HEADS = [centred(120, 100, "项目"), centred(230, 100, "合计"), centred(310, 100, "基本支出")]


def test_lines_of_one_cell_are_told_from_rows_by_how_far_they_stand_apart(tmp_path):
    labels = [("行政运行",), ("机关事业单位基本", "养老保险缴费"), ("公务接待费",)]
    tops = [118, 141.5, 165]
    rows = [
        text
        for top, lines, value in zip(tops, labels, ("51.32", "8.00", "1.20"), strict=True)
        for text in [*words(60, top, *lines), number(260, top, value), number(340, top, value)]
    ]
    assert cells_of(read_grid(tmp_path, *HEADS, *rows)) == [
        ("项目", 0, 0, 1, 1), ("合计", 0, 1, 1, 1), ("基本支出", 0, 2, 1, 1),
        ("行政运行", 1, 0, 1, 1), ("51.32", 1, 1, 1, 1), ("51.32", 1, 2, 1, 1),
        ("机关事业单位基本养老保险缴费", 2, 0, 1, 1), ("8.00", 2, 1, 1, 1), ("8.00", 2, 2, 1, 1),
        ("公务接待费", 3, 0, 1, 1), ("1.20", 3, 1, 1, 1), ("1.20", 3, 2, 1, 1),
    ]  # fmt: skip


def test_words_at_the_left_and_numbers_at_the_right_of_a_column_are_one_column(tmp_path):
    heads = [Text(60, 100, "三级指标"), Text(160, 100, "实际完成值"), Text(240, 100, "得分")]
    rows = [
        *(Text(60, 118, "更换界桩"), Text(160, 118, "242根"), number(280, 118, "8")),
        *(Text(60, 136, "重点工作"), number(210, 136, "97%"), number(280, 136, "8")),
        *(Text(60, 154, "核查图斑"), Text(160, 154, "68个"), number(280, 154, "10")),
    ]
    grid = read_grid(tmp_path, *heads, *rows)
    assert [(cell.text, cell.column) for cell in grid.cells if cell.row > 0] == [
        ("更换界桩", 0), ("242根", 1), ("8", 2), ("重点工作", 0), ("97%", 1), ("8", 2),
        ("核查图斑", 0), ("68个", 1), ("10", 2),
    ]  # fmt: skip


def test_label_in_the_middle_of_rows_covers_them(tmp_path):
    heads = [Text(60, 100, "一级指标"), Text(130, 100, "三级指标"), Text(220, 100, "分值")]
    rows = [
        text
        for place, label in enumerate(["数量", "质量", "时效", "成本", "满意度"])
        for text in [Text(130, 118 + 18 * place, label), number(250, 118 + 18 * place, "12")]
    ]
    grid = read_grid(
        tmp_path, *heads, *rows, Text(60, 145, "产出指标"), Text(60, 190, "效益"), number(280, 118, "9"),
        Text(265, 100, "得分"), number(280, 136, "9"),
    )  # fmt: skip
    assert [each[:4] for each in cells_of(grid) if each[0] in ("产出指标", "效益")] == [
        ("产出指标", 1, 0, 4),
        ("效益", 5, 0, 1),
    ]


def test_heads_stand_over_the_columns_in_whose_middle_they_are(tmp_path):
    heads = [
        centred(300, 100, "本年收入"), centred(120, 109, "项目"),
        *(centred(middle, 118, text) for middle, text in [(240, "合计"), (320, "财政拨款"), (400, "其他")]),
        centred(480, 109, "结余"),
    ]  # fmt: skip
    heads[0] = centred(320, 100, "本年收入")
    rows = [
        row(136 + 18 * place, label, "51.32", "50.00", "1.32", "0.50") for place, label in enumerate("甲乙丙")
    ]
    assert [each for each in cells_of(read_grid(tmp_path, *heads, *sum(rows, []))) if each[1] < 2] == [
        ("项目", 0, 0, 2, 1), ("本年收入", 0, 1, 1, 3), ("结余", 0, 4, 2, 1),
        ("合计", 1, 1, 1, 1), ("财政拨款", 1, 2, 1, 1), ("其他", 1, 3, 1, 1),
    ]  # fmt: skip


def test_total_covers_the_codes_and_names_in_front_of_its_numbers(tmp_path):
    heads = [Text(60, 100, "科目编码"), Text(130, 100, "科目名称"), centred(240, 100, "决算数")]
    rows = [
        text
        for place, (code, name) in enumerate(
            [("205", "教育支出"), ("20502", "普通教育"), ("210", "卫生健康")]
        )
        for text in [Text(60, 118 + 18 * place, code), Text(130, 118 + 18 * place, name)]
        + [number(260, 118 + 18 * place, "5.00")]
    ]
    grid = read_grid(tmp_path, *heads, *rows, Text(60, 172, "合计"), number(260, 172, "15.00"))
    assert cells_of(grid)[-2:] == [("合计", 4, 0, 1, 2), ("15.00", 4, 2, 1, 1)]


def test_title_and_unit_between_two_tables_begin_the_second(tmp_path):
    first = [*HEADS, *row(118, "行政运行", "51.32", "50.00"), *row(136, "事业运行", "1.32", "1.00")]
    second = [
        centred(200, 154, "支出决算表"), centred(200, 172, "单位：元"),
        *(Text(text.x, 190, text.words) for text in HEADS),
        *row(208, "公务接待费", "4.00", "3.00"), *row(226, "培训费", "2.00", "1.00"),
    ]  # fmt: skip
    texts = [[cell.text for cell in grid.cells][:4] for grid in read_grids(tmp_path, [*first, *second])]
    assert texts == [["项目", "合计", "基本支出", "行政运行"], ["支出决算表", "单位：元", "项目", "合计"]]


def test_rows_on_the_next_page_go_on_in_the_columns_of_the_first(tmp_path):
    first = [*HEADS, *row(118, "机关事业单位", "51.32", "50.00"), *row(136, "事业运行", "1.32", "1.00")]
    second = [*row(100, "公务接待费", "4.00", ""), *row(118, "培训费", "2.00", "")]
    grids = read_grids(tmp_path, first, second)
    assert [(grid.height, grid.width) for grid in grids] == [(5, 3)]
    assert cells_of(grids[0])[-4:] == [
        ("公务接待费", 3, 0, 1, 1), ("4.00", 3, 1, 1, 1), ("培训费", 4, 0, 1, 1), ("2.00", 4, 1, 1, 1),
    ]  # fmt: skip


def test_heads_with_one_row_at_the_end_of_a_page_begin_the_table_of_the_next(tmp_path):
    first = [*HEADS, *row(118, "行政运行", "51.32", "51.32")]
    second = [*row(60, "公务接待费", "8.00", "1.20"), *row(76, "差旅费", "8.00", "1.20")]
    (grid,) = read_grids(tmp_path, first, second)
    assert [cell[0] for cell in cells_of(grid) if cell[2] == 1] == ["合计", "51.32", "8.00", "8.00"]
    assert grid.certain


def test_heads_of_two_lines_with_one_row_at_the_end_of_a_page_begin_the_table_of_the_next(tmp_path):
    heads = [
        centred(middle, 70, text) for middle, text in ((320, "合计"), (420, "基本支出"), (520, "项目支出"))
    ]
    names = [Text(60, 84, "科目编码"), Text(130, 84, "科目名称")]
    row_of_page = [Text(60, 100, "201"), Text(130, 100, "一般公共服务支出")]
    first = [*heads, *names, *row_of_page, number(340, 100, "57.02"), number(440, 100, "57.02")]
    second = [
        text
        for top, code, name in ((60, "204", "公共安全支出"), (76, "20406", "司法"), (92, "208", "社会保障支出"))
        for text in (
            Text(60, top, code), Text(130, top, name),
            number(340, top, "9.16"), number(440, top, "4.95"), number(540, top, "4.21"),
        )
    ]  # fmt: skip
    (grid,) = read_grids(tmp_path, first, second)
    found = [cell[0] for cell in cells_of(grid) if cell[2] == grid.width - 3]
    assert found == ["合计", "57.02", "9.16", "9.16", "9.16"]


def test_rows_at_the_top_of_a_page_without_heads_are_not_certain(tmp_path):
    rows = [
        text for place, label in enumerate("甲乙丙") for text in row(60 + 16 * place, label, "8.00", "1.20")
    ]
    assert [grid.certain for grid in read_grids(tmp_path, [Text(60, 100, "一、部门概况")], rows)] == [False]
    assert [grid.certain for grid in read_grids(tmp_path, rows)] == [True]


def test_label_alone_at_the_end_of_a_page_is_a_row_of_its_table(tmp_path):
    first = [*HEADS, *row(118, "行政运行", "51.32", "51.32"), *row(134, "差旅费", "8.00", "1.20")]
    first.append(Text(60, 150, "培训费"))
    second = [*row(60, "公务接待费", "8.00", "1.20"), *row(76, "会议费", "8.00", "1.20")]
    (grid,) = read_grids(tmp_path, first, second)
    labels = [cell[0] for cell in cells_of(grid) if cell[2] == 0]
    assert labels == ["项目", "行政运行", "差旅费", "培训费", "公务接待费", "会议费"]


def test_label_of_two_lines_beside_rows_of_values_covers_them(tmp_path):
    tops = (118, 132, 146)
    rows = [
        text for top, label in zip(tops, "甲乙丙", strict=True) for text in row(top, label, "8.00", first=120)
    ]
    heads = [Text(60, 100, "类别"), Text(120, 100, "名称"), centred(240, 100, "合计")]
    grid = read_grid(tmp_path, *heads, *rows, *words(60, 133, "产出指标", "五十分"))
    assert ("产出指标五十分", 1, 0, 3, 1) in cells_of(grid)
    assert [cell[0] for cell in cells_of(grid) if cell[2] == 2] == ["合计", "8.00", "8.00", "8.00"]


def test_code_and_name_that_nearly_touch_are_parted_where_those_of_other_rows_are(tmp_path):
    codes = [("205", "教育支出"), ("20502", "普通教育"), ("2050201", "学前教育")]
    rows = [
        text
        for place, (code, name) in enumerate(codes)
        for text in [Text(60, 118 + 18 * place, code), Text(98, 118 + 18 * place, name)]
        + [number(end, 118 + 18 * place, "5.00") for end in (260, 340)]
    ]
    grid = read_grid(tmp_path, *rows)
    assert [cell.text for cell in grid.cells if cell.row == 2] == ["2050201", "学前教育", "5.00", "5.00"]


LONG = "上年结转和结余及其他各项收入支出的合计"


@pytest.mark.parametrize(
    ("odd", "certain"),
    [
        (row(154, "培训费", "4.00", "3.00"), True),
        ([Text(60, 154, "培训费"), number(330, 154, "123456789012.00")], False),
        ([Text(60, 154, LONG), number(340, 154, "5.00")], False),
    ],
)
def test_table_is_certain_only_where_each_value_stands_in_one_column(tmp_path, odd, certain):
    rows = [
        *row(118, "行政运行", "51.32", "50.00"), *row(136, "事业运行", "1.32", "1.00"),
        *row(172, "公务接待费", "4.00", "3.00"), *row(190, "差旅费", "2.00", "1.00"),
        *row(208, "会议费", "4.00", "3.00"), *row(226, "办公费", "1234567.00", "7654321.00"),
    ]  # fmt: skip
    assert read_grid(tmp_path, *HEADS, *rows, *odd).certain is certain


def test_prose_and_a_list_of_contents_are_no_table(tmp_path):
    pages = [Text(400, 300 + 18 * place, str(3 + place)) for place in range(5)]
    contents = [Text(60, text.base, "部门概况") for text in pages]
    sentence = "本年支出12.00万元，比上年增加3.00万元，增长33.00%。"
    prose = [Text(60, 100 + 15 * place, sentence) for place in range(6)]
    assert read_grids(tmp_path, [*prose, *contents, *pages]) == []


def written_cells(grid: WrittenGrid) -> Iterator[tuple[str, str, str]]:
    """Each number of a written table that stands once in it, with the word of its row and the head right above it."""
    rows: dict[int, str] = {}
    heads: dict[int, str] = {}
    for one in placed(grid):
        text = "".join(plain(one.cell.text).split())
        if one.row < grid.heads:
            heads |= dict.fromkeys(range(one.column, one.column + one.cell.columns), text)
        elif not any(letter.isdigit() for letter in text):
            rows.setdefault(one.row, text)
        else:
            yield text, rows.get(one.row, ""), heads.get(one.column, "")


def read_cells(grid: Grid) -> set[tuple[str, str, str]]:
    """For each cell its text with each text in its row and each above it."""
    at = {
        (cell.row + down, cell.column + over): "".join(cell.text.split())
        for cell in grid.cells
        for down in range(cell.height)
        for over in range(cell.width)
    }
    return {
        (text, left, above)
        for (row, column), text in at.items()
        for left in {"", *(at.get((row, other), "") for other in range(column))}
        for above in {"", *(at.get((other, column), "") for other in range(row))}
    }


@pytest.mark.parametrize("ending", ["plain.pdf", "spaces.txt", "tabs.txt", "md"])
@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_tables_that_are_written_without_rules_are_read_as_they_were_written(tmp_path, manner, ending):
    if ending not in MANNERS[manner].formats:
        pytest.skip("this manner is not written so")
    document = next(draw("unruled", 1, manner)).document
    parts = read_document(save(document, tmp_path, "report", ending)).parts
    read = set().union(*(read_cells(part) for part in parts if isinstance(part, Grid)))
    written = [
        cell for block in document.blocks if isinstance(block, WrittenGrid) for cell in written_cells(block)
    ]
    missed = [cell for cell in written if cell not in read]
    assert len(missed) <= 0.03 * len(written), missed[:5]


def test_table_whose_first_line_was_not_told_apart_is_not_certain(tmp_path):
    lines = [text for top in (118, 136, 154) for text in row(top, "增值税", "77985.60", "81370.18")]
    whole = row(100, "项目", "预算数", "决算数")
    assert read_grid(tmp_path, *whole, *lines).certain
    run_together = [Text(60, 100, "税收收入465343.40 474292.46")]
    assert not read_grid(tmp_path, *run_together, *lines).certain


def test_sum_below_a_line_without_a_value_is_a_row_of_its_own(tmp_path):
    names = ["一、拨款收入", "二、事业收入", "三、其他收入", "收入总计"]
    values = ["52.00", "3.00", "", "55.00"]
    tops = [118, 138, 158, 170]
    rows = [
        text
        for top, name, value in zip(tops, names, values, strict=True)
        for text in row(top, name, value, value)
    ]
    grid = read_grid(
        tmp_path, Text(60, 100, "项目"), number(260, 100, "预算数"), number(340, 100, "执行数"), *rows
    )
    assert [cell.text for cell in grid.cells if cell.column == 0] == ["项目", *names]


def test_values_as_many_as_heads_stand_below_them_in_turn(tmp_path):
    lines = {
        64: {190: "“三公”经费预算数"},
        78: {296: "公务用车购置及运行费", 426: "机关运行经费预算数"},
        85: {65: "合计", 114: "因公出国（境）费", 217: "公务接待费"},
        92: {282: "小计", 318: "购置费", 365: "运行费"},
        106: {72: "5.32", 183: "0.00", 266: "3", 289: "2.32", 336: "0.00", 382: "2.32", 501: "80.34"},
    }
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts)
    assert grid.certain
    assert {cell.column for cell in grid.cells if cell.text == "0.00"} == {1, 4}


def test_heads_broken_before_a_bracket_are_as_wide_as_their_first_lines(tmp_path):
    lines = {
        62.8: {210: "“三公”经费预算数"},
        76.9: {315: "公务用车购置及运行费", 440: "机关运行经费预算数（万元"},
        83.9: {61: "合计（万元", 109: "因公出国（境）费（万元", 204: "公务接待费（万元"},
        88.5: {484: "）"},
        91: {277: "小计（万元", 327: "购置费（万元", 384: "运行费（万元"},
        95.5: {77: "）", 149: "）", 232: "）"},
        102.5: {293: "）", 347: "）", 404: "）"},
        116.6: {88: "6.34", 182: "1.09", 254: "3.41", 304: "1.84", 361: "0.00", 419: "1.84", 512: "192.56"},
    }
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts)
    assert grid.certain
    assert {(text, column, width) for text, row_, column, _, width in cells_of(grid) if 0 < row_ < 3} == {
        ("合计（万元）", 0, 1), ("因公出国（境）费（万元）", 1, 1), ("公务接待费（万元）", 2, 1),
        ("公务用车购置及运行费", 3, 3), ("小计（万元）", 3, 1), ("购置费（万元）", 4, 1), ("运行费（万元）", 5, 1),
    }  # fmt: skip


def test_head_over_parts_leaves_the_columns_of_heads_that_stand_beside_it(tmp_path):
    lines = {
        66: {298: "公务用车购置及运行维护费"},
        78.8: {70: "“三公”经费合计", 159: "因公出国（境）费", 479: "公务接待费"},
        85.9: {267: "小计", 319: "公务用车购置费", 381: "公务用车运行维护费"},
    }
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    places = [(67, 60), (114, 106), (158, 153), (200, 195), (242, 237), (284, 279), (320, 328), (349, 357)]
    for place, (head, value) in enumerate([*places, (384, 379), (426, 421), (468, 463), (508, 505)]):
        texts.append(Text(head, 105.7, "决算数" if place % 2 else "预算数", 8))
        texts.append(Text(value, 119.9, "0.00" if place in (6, 7) else "36,446.33", 8))
    grid = read_grid(tmp_path, *texts)
    assert grid.certain
    assert [(text, column, width) for text, row_, column, _, width in cells_of(grid) if row_ < 2] == [
        ("“三公”经费合计", 0, 2), ("因公出国（境）费", 2, 2), ("公务用车购置及运行维护费", 4, 6),
        ("公务接待费", 10, 2), ("小计", 4, 2), ("公务用车购置费", 6, 2), ("公务用车运行维护费", 8, 2),
    ]  # fmt: skip


def test_heads_in_the_middle_of_two_rows_take_no_columns_from_a_head_that_is_printed_closely_above(tmp_path):
    lines = {
        102: {321: "公务用车购置及运行维护费"},
        106.2: {89: "“三公”经费合计", 177: "因公出国（境）费", 486: "公务接待费"},
        110.4: {275: "小计", 331: "公务用车购置费", 392: "公务用车运行维护费"},
    }
    texts = [Text(x, top, text, 4) for top, line in lines.items() for x, text in line.items()]
    for place, middle in enumerate((80, 127, 172, 215, 258, 301, 333, 356, 389, 432, 475, 518)):
        texts.append(Text(middle - 6, 121.8, "决算数" if place % 2 else "预算数", 4))
        empty = middle in (333, 356)
        texts.append(
            Text(middle - (8 if empty else 20), 133, "０．００" if empty else "１２，２０６．７５", 4)
        )
    heads = {text: (column, width) for text, _, column, _, width in cells_of(read_grid(tmp_path, *texts))}
    assert heads["因公出国（境）费"] == (2, 2)
    assert heads["公务用车购置及运行维护费"] == (4, 6)


def test_value_beside_the_head_of_names_is_no_doubt_where_its_row_has_a_name(tmp_path):
    heads = [Text(60, 100, "编码"), Text(150, 100, "科目名称"), centred(285, 100, "决算数")]
    lines = [
        text
        for top, code, name in ((118, "30201", "办公费"), (136, "30202", "印刷费"), (154, "30205", "水费"))
        for text in [Text(60, top, code), Text(110, top, name), Text(205, top, "1.25")]
    ]
    assert read_grid(tmp_path, *heads, *lines).certain
    assert not read_grid(tmp_path, *heads, *(text for text in lines if text.x != 110)).certain


def test_row_with_fewer_values_stands_in_the_columns_of_the_others(tmp_path):
    lines = {
        52: {223.8: "近两年“三公”经费决算情况表"},
        66: {251.8: "计量单位：万元"},
        80: {72.6: "年度", 124.4: "合计", 182.8: "因公出国（境）费", 302.8: "公务用车购置及运行维护费"},
        94: {58.5: "2022年", 141.1: "5.64", 251.5: "0.00", 413.1: "4.18", 485.1: "1.46"},
        108: {58.5: "2023年", 141.1: "4.98", 251.5: "0.00", 413.1: "3.47", 485.1: "1.51"},
        122: {58.5: "增减%", 129.1: "－11.70", 401.1: "－16.99", 485.1: "3.42"},
    }
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts, Text(447.6, 80, "公务接待费", 8))
    assert [cell.column for cell in grid.cells if cell.row == 3] == [0, 1, 2, 3, 4]
    assert [cell.column for cell in grid.cells if cell.row == 5] == [0, 1, 3, 4]


def test_first_line_of_a_head_alone_in_its_row_is_as_wide_as_it_is_printed(tmp_path):
    lines = {
        65.2: {205.5: "2023年部门“三公”经费和机关运行经费预算表"},
        79.4: {215.2: "“三公”经费预算数"},
        93.5: {317.2: "公务用车购置及运行费", 452.7: "机关运行经费预算数（"},
        100.5: {137.9: "因公出国（境）"},
        105: {484.7: "元）"},
        106.3: {75: "合计（元）", 200.9: "公务接待费（元）"},
        107.5: {341.2: "购置费（"},
        112.1: {149.9: "费（元）"},
        113.4: {282.9: "小计（元）", 387.5: "运行费（元）"},
        119.1: {349.2: "元）"},
        133.2: {
            58.5: "１１６０８８．１７",
            200.4: "３６４１１．７３",
            270.4: "７９６７６．４４",
            379: "７９６７６．４４",
        },
    }
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts, Text(449, 133.2, "６７８３５９．３７", 8))
    assert grid.certain
    assert [cell.column for cell in grid.cells if cell.row == 4] == [0, 2, 3, 5, 6]


def test_names_at_the_left_of_their_column_are_no_part_of_the_codes_in_front(tmp_path):
    heads = {
        100: {144: "项目"},
        107: {253: "本年支出合计", 333: "基本支出", 398: "项目支出", 462: "上缴上级支出"},
        114: {62: "类", 80: "款", 96: "项", 162: "科目名称"},
        128: {58: "合计", 276: "22309349.12", 345: "9701378.06", 404: "12607971.06"},
        142: {60: "201", 110: "公共服务支出", 276: "22309349.12", 345: "9701378.06", 404: "12607971.06"},
    }
    texts = [Text(x, top, text, 8) for top, line in heads.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts)
    assert [cell.column for cell in grid.cells if cell.text in ("公共服务支出", "科目名称")] == [3, 3]


def test_rows_whose_values_nearly_touch_are_parted_by_the_columns_of_the_others(tmp_path):
    heads = [centred(90, 100, "项目"), centred(210, 100, "预算数"), centred(290, 100, "执行数")]
    rows = [text for top in (136, 154, 172) for text in row(top, "增值税", "24 123.86", "18 174.41")]
    wide = [Text(60, top, "税收收入") for top in (118, 190)]
    wide += [Text(190, top, "1 733 743.86 1 810 874.41") for top in (118, 190)]
    grid = read_grid(tmp_path, *heads, *wide, *rows)
    assert grid.certain
    assert [cell.column for cell in grid.cells if cell.row in (1, 5)] == [0, 1, 2] * 2


def test_labels_that_stand_beside_each_other_further_down_are_two_columns(tmp_path):
    lines = {
        100: {58.5: "项目资金", 140: "年初预算数", 218: "全年执行数", 296: "分值"},
        114: {58.5: "年度资金总额", 140: "90000.00", 218: "90400.00", 296: "10"},
        128: {58.5: "其中：财政拨款", 140: "90000.00", 218: "90400.00", 296: "8"},
        143: {58.5: "产出指"},
        148: {90: "数量指标", 140: "230", 218: "225", 296: "12"},
        155: {58.5: "标"},
        162: {90: "质量指标", 140: "97", 218: "98", 296: "12"},
    }
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts)
    assert [cell.column for cell in grid.cells if cell.text in ("产出指标", "数量指标", "质量指标")] == [
        0,
        1,
        1,
    ]
    assert [cell.column for cell in grid.cells if cell.text.startswith("9")] == [2, 3, 2, 3, 2, 3]


def test_values_nearly_as_near_to_each_other_as_their_digits_are_parted_by_the_table_above(tmp_path):
    heads = {98: "项目", 184: "预算数", 257: "调整预算数", 351: "执行数", 411: "占预算%", 478: "增长%"}
    values = {
        159.2: "９８３０１．４",
        236.8: "９８２３４．９８",
        322.4: "８４０９６．７６",
        408: "９５．３１",
    }
    lines = {80: heads}
    for place, name in enumerate(("教育支出", "科技支出", "农林水支出", "卫生健康支出")):
        lines[94 + 14 * place] = {58.5: name, **values, 474.4: "－１８．５５"}
    first = {
        58.5: "本年支出合计",
        159.2: "１",
        169: "５５６",
        194.8: "２５１．７",
        236.8: "１",
        246.6: "５８６",
    }
    rest = {
        272.4: "１４５．３７",
        322.4: "１",
        332.2: "５１０",
        358: "０７４．８３",
        408: "９５．２",
        474.4: "３．３１",
    }
    lines[150] = first | rest
    texts = [Text(x, top, text, 8) for top, line in lines.items() for x, text in line.items()]
    grid = read_grid(tmp_path, *texts)
    assert [(cell.column, cell.text) for cell in grid.cells if cell.row == 5] == [
        (0, "本年支出合计"), (1, "１５５６２５１．７"), (2, "１５８６１４５．３７"), (3, "１５１００７４．８３"),
        (4, "９５．２"), (5, "３．３１"),
    ]  # fmt: skip
