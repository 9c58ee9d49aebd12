"""Tables and text of PDFs: rules, missing rules, no rules, several pages, turned pages, words drawn oddly."""

from pathlib import Path

import pytest
from clock import seconds
from small_pdf import Page, Text, ruled, write_pdf

from helpers.errors import UnreadableDocument
from helpers.read.documents import Cell, Document, Grid, Paragraph, read_document


def read(tmp_path: Path, *pages: Page, **settings) -> Document:
    return read_document(write_pdf(tmp_path / "report.pdf", list(pages), **settings), "en")


def grids(document: Document) -> list[Grid]:
    return [part for part in document.parts if isinstance(part, Grid)]


def rows_of(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def tables(document: Document) -> list[list[list[str]]]:
    return [rows_of(grid) for grid in grids(document)]


def texts(document: Document) -> list[str]:
    return [part.text for part in document.parts if isinstance(part, Paragraph) and not part.running]


XS = [60, 220, 300, 380]
ROWS = [["项目", "预算数", "决算数"], ["合计", "12.00", "9.40"], ["公务接待费", "4.00", "3.10"]]


def test_cell_is_merged_where_a_rule_is_missing(tmp_path):
    texts_, _ = ruled([["项目", "2023年", ""], ["", "预算数", "决算数"], ["合计", "12.00", "9.40"]], XS, 100)
    across = [(60, 100, 380, 100), (220, 120, 380, 120), (60, 140, 380, 140), (60, 160, 380, 160)]
    down = [(60, 100, 60, 160), (220, 100, 220, 160), (300, 120, 300, 160), (380, 100, 380, 160)]
    grid = grids(read(tmp_path, Page(texts_, across + down)))[0]
    assert grid.cells == (
        Cell("项目", 0, 0, 2, 1, "page 1 table 1 row 1 column 1"),
        Cell("2023年", 0, 1, 1, 2, "page 1 table 1 row 1 column 2"),
        Cell("预算数", 1, 1, 1, 1, "page 1 table 1 row 2 column 2"),
        Cell("决算数", 1, 2, 1, 1, "page 1 table 1 row 2 column 3"),
        Cell("合计", 2, 0, 1, 1, "page 1 table 1 row 3 column 1"),
        Cell("12.00", 2, 1, 1, 1, "page 1 table 1 row 3 column 2"),
        Cell("9.40", 2, 2, 1, 1, "page 1 table 1 row 3 column 3"),
    )
    assert (grid.height, grid.width, grid.number, grid.locator) == (3, 3, 1, "page 1 table 1")


def labelled(top: float, label: str, *numbers: str) -> list[Text]:
    """A label and right-aligned numbers on one line."""
    ends = [295, 375]
    return [Text(63, top, label)] + [
        Text(end - 5 * len(number), top, number) for end, number in zip(ends, numbers, strict=False)
    ]


def test_rows_without_rules_between_them_are_rows(tmp_path):
    lines = labelled(114, "项目", "预算", "决算") + labelled(134, "合计", "1200", "940")
    lines += labelled(150, "公务接待费", "400") + labelled(166, "会议费", "800", "940")
    across = [(60, 100, 380, 100), (60, 120, 380, 120), (60, 172, 380, 172)]
    down = [(220, 100, 220, 172), (300, 100, 300, 172)]
    assert tables(read(tmp_path, Page(lines, across + down)))[0] == [
        ["项目", "预算", "决算"], ["合计", "1200", "940"], ["公务接待费", "400", ""], ["会议费", "800", "940"],
    ]  # fmt: skip


def test_label_of_two_lines_stays_one_among_rows_without_rules(tmp_path):
    label = [Text(63, 145, "灾害防治及应急管理共同事权转移"), Text(63, 157, "支付")]
    numbers = labelled(151, "", "75480", "70229")[1:]
    lines = labelled(114, "项目", "预算", "决算") + labelled(130, "会议费", "1", "2") + label + numbers
    lines += labelled(173, "结余", "3", "4")
    across = [(60, 100, 380, 100), (60, 118, 380, 118), (60, 180, 380, 180)]
    down = [(220, 100, 220, 180), (300, 100, 300, 180)]
    assert tables(read(tmp_path, Page(lines, across + down)))[0][1:] == [
        ["会议费", "1", "2"], ["灾害防治及应急管理共同事权转移支付", "75480", "70229"], ["结余", "3", "4"],
    ]  # fmt: skip


def test_several_numbers_in_one_cell_are_several_rows_or_lines_and_never_one(tmp_path):
    one = [
        Text(63, 114, "教育支出"),
        Text(63, 128, "卫生支出"),
        Text(260, 112, "3498"),
        Text(260, 124, "1767"),
    ]
    other = [Text(63, 154, "备注"), Text(260, 152, "3498"), Text(260, 164, "1767")]
    frame = [(60, y, 380, y) for y in (100, 140, 180)] + [(x, 100, x, 180) for x in (60, 220, 380)]
    assert tables(read(tmp_path, Page(one + other, frame)))[0] == [
        ["教育支出", "3498"], ["卫生支出", "1767"], ["备注", "3498\n1767"],
    ]  # fmt: skip


def test_number_and_words_broken_by_a_narrow_cell_are_whole(tmp_path):
    lines = [
        Text(63, 112, "其中：本年"),
        Text(63, 124, "财政拨款"),
        Text(124, 112, "33.92"),
        Text(124, 124, "8"),
    ]
    frame = [(60, 100, 155, 100), (60, 130, 155, 130)] + [(x, 100, x, 130) for x in (60, 118, 155)]
    assert tables(read(tmp_path, Page(lines, frame)))[0] == [["其中：本年财政拨款", "33.928"]]


@pytest.mark.parametrize("across", [[], [(60, 100, 380, 100), (60, 120, 380, 120), (60, 182, 380, 182)]])
def test_columns_without_rules_between_them_are_found(tmp_path, across):
    lines = labelled(114, "项目", "预算数", "决算数") + labelled(134, "合计", "1,200.00", "940.00")
    lines += labelled(154, "因公出国（境）费", "", "0.00") + labelled(174, "公务接待费", "4.00", "3.10")
    title = [Text(180, 80, "“三公”经费表")]
    document = read(tmp_path, Page(title + lines, across))
    assert texts(document) == ["“三公”经费表"]
    assert tables(document) == [
        [["项目", "预算数", "决算数"], ["合计", "1,200.00", "940.00"],
         ["因公出国（境）费", "", "0.00"], ["公务接待费", "4.00", "3.10"]]
    ]  # fmt: skip


def test_head_over_several_columns_spans_them_without_rules_too(tmp_path):
    heads = [Text(270, 94, "其中"), Text(63, 106, "项目"), Text(150, 106, "合计")]
    heads += [Text(230, 118, "基本支出"), Text(310, 118, "项目支出")]
    rows = [
        [Text(63, top, label)] + [Text(end - 5 * len(number), top, number) for end, number in numbers]
        for top, label, numbers in [
            (136, "行政运行", [(190, "51.32"), (270, "50.00"), (350, "1.32")]),
            (154, "事业运行", [(190, "11.31"), (270, "10.00"), (350, "1.31")]),
            (172, "住房公积金", [(190, "17.70"), (270, "17.70")]),
        ]
    ]
    grid = grids(read(tmp_path, Page(heads + sum(rows, []))))[0]
    assert [(cell.text, cell.row, cell.column, cell.height, cell.width) for cell in grid.cells[:5]] == [
        ("项目", 0, 0, 3, 1), ("合计", 0, 1, 3, 1), ("其中", 0, 2, 1, 2),
        ("基本支出", 2, 2, 1, 1), ("项目支出", 2, 3, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rules", [[], [(x, 100, x, 180) for x in XS] + [(60, y, 380, y) for y in (100, 180)]]
)
def test_digits_of_columns_that_touch_stay_apart(tmp_path, rules):
    lines = [text for top in (114, 134, 154, 174) for text in labelled(top, "合计", "1.25", "9.40")]
    lines[-3:] = [Text(63, 174, "结余"), Text(245, 174, "1234567.90"), Text(295, 174, "9876543210123.91")]
    found = tables(read(tmp_path, Page(lines, rules)))[0]
    assert found[-1] == ["结余", "1234567.90", "9876543210123.91"]


def test_page_whose_box_begins_elsewhere_keeps_its_points(tmp_path):
    texts_, rules = ruled(ROWS, XS, 100)
    assert tables(read(tmp_path, Page(texts_, rules, origin=(-12, 34)))) == [ROWS]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_turned_pages_and_turned_text_are_read_upright(tmp_path, turn):
    upright, rules = ruled(ROWS, XS, 100)
    place = {
        0: lambda x, y: (x, y),
        1: lambda x, y: (y, 842 - x),
        2: lambda x, y: (595 - x, 842 - y),
        3: lambda x, y: (595 - y, x),
    }[turn]
    turned = [Text(*place(text.x, text.base), text.words, turn=turn) for text in upright]
    lines = [(*place(x0, y0), *place(x1, y1)) for x0, y0, x1, y1 in rules]
    assert tables(read(tmp_path, Page(turned, lines))) == [ROWS]
    assert tables(read(tmp_path, Page(turned, lines, rotate=90 * turn))) == [ROWS]


def over_pages(*parts: list[list[str]], above: list[Text] = (), numbered: bool = True) -> list[Page]:
    """A table in parts, each on a page of its own."""
    pages = []
    for number, rows in enumerate(parts, 1):
        texts_, rules = ruled(rows, XS, 100)
        foot = [Text(290, 810, f"- {number} -")] if numbered else []
        pages.append(Page([*above, *texts_, *foot], rules))
    return pages


def test_table_that_goes_on_over_pages_is_one_whose_cells_keep_their_pages(tmp_path):
    document = read(tmp_path, *over_pages(ROWS, [["培训费", "1.00", "2.00"], ["会议费", "3.00", "3.00"]]))
    assert tables(document) == [[*ROWS, ["培训费", "1.00", "2.00"], ["会议费", "3.00", "3.00"]]]
    assert [cell.locator for cell in grids(document)[0].cells if cell.column == 0][2:4] == [
        "page 1 table 1 row 3 column 1",
        "page 2 table 1 row 4 column 1",
    ]


def test_table_with_its_head_and_title_repeated_is_one_and_the_title_runs(tmp_path):
    above = [Text(180, 60, "决算总表"), Text(320, 84, "单位：万元")]
    document = read(tmp_path, *over_pages(ROWS, [ROWS[0], ["培训费", "1.00", "2.00"]], above=above))
    assert tables(document) == [[*ROWS, ROWS[0], ["培训费", "1.00", "2.00"]]]
    assert texts(document) == ["决算总表", "单位：万元"]
    assert [part.text for part in document.parts if isinstance(part, Paragraph) and part.running] == [
        "- 1 -", "决算总表", "单位：万元", "- 2 -",
    ]  # fmt: skip


def test_table_with_other_heads_on_the_next_page_is_another(tmp_path):
    other = [["单位", "人数", "车辆"], ["机关", "12", "1"]]
    assert tables(read(tmp_path, *over_pages(ROWS, other))) == [ROWS, other]


def test_row_that_a_page_break_cuts_is_whole(tmp_path):
    first, rules = ruled([*ROWS[:2], ["机关事业单位基本养老保险缴费支", "4.00", "3.10"]], XS, 100)
    second, more = ruled([["出（含补缴）", "", ""], ["培训费", "1.00", "2.00"]], XS, 100)
    document = read(tmp_path, Page(first, rules), Page(second, more))
    assert tables(document)[0][2:] == [
        ["机关事业单位基本养老保险缴费支出（含补缴）", "4.00", "3.10"], ["培训费", "1.00", "2.00"],
    ]  # fmt: skip


def test_sentence_that_goes_on_over_a_page_is_one_paragraph_and_page_numbers_stand_behind_it(tmp_path):
    first = [Text(60, 740 + 16 * row, "一" * 40) for row in range(3)] + [Text(290, 810, "- 1 -")]
    second = [
        Text(60, 80, "支出5万元。"),
        Text(60, 96, "二、其他"),
        Text(60, 112, "一" * 40),
        Text(290, 810, "- 2 -"),
    ]
    parts = read(tmp_path, Page(first), Page(second)).parts
    assert [(part.text, part.locator, part.running) for part in parts] == [
        ("一" * 120 + "支出5万元。", "page 1 line 1", False),
        ("- 1 -", "page 1 line 4", True),
        ("二、其他", "page 2 line 2", False),
        ("一" * 40, "page 2 line 3", False),
        ("- 2 -", "page 2 line 4", True),
    ]


def test_clause_that_lacks_its_amount_goes_on_with_that_of_the_next_page(tmp_path):
    first = [Text(60, 740 + 16 * row, "一" * 40) for row in range(3)]
    first.append(Text(60, 788, "年初预算19万元，" + "一" * 20 + "，调增"))
    second = [Text(60, 80, "38.98万元（上级部门年中临时交办），" + "一" * 20), Text(60, 96, "一" * 40)]
    parts = read(tmp_path, Page(first), Page(second)).parts
    assert any("调增38.98万元" in part.text for part in parts)


def test_caption_that_every_page_repeats_runs_only_where_it_is_repeated(tmp_path):
    pages = []
    for number in range(1, 5):
        texts_, rules = ruled([[f"项目{number}", "数"], ["合计", f"{number}"]], XS[:3], 130)
        pages.append(Page([Text(320, 110, "单位：万元"), Text(60, 60, f"第{number}张表"), *texts_], rules))
    assert texts(read(tmp_path, *pages)).count("单位：万元") == 4


def test_title_of_two_lines_is_one(tmp_path):
    title = [Text(154, 60, "2026年一般公共预算政府预算经济分类", 16), Text(234, 84, "表（基本支出）", 16)]
    body = [Text(60, 120 + 16 * row, "支" * 46) for row in range(3)]
    assert texts(read(tmp_path, Page(title + body)))[0] == "2026年一般公共预算政府预算经济分类表（基本支出）"


def test_lines_of_a_list_of_contents_stay_apart(tmp_path):
    lines = [Text(60, 80 + 20 * row, f"{row}、收支情况表{'.' * 60}{row}") for row in range(1, 4)]
    assert len(texts(read(tmp_path, Page(lines)))) == 3


def test_letters_printed_twice_count_once(tmp_path):
    lines = [Text(60 + shift, 80, "支出合计12.5万元，结余3万元。") for shift in (0, 0.4)]
    assert texts(read(tmp_path, Page(lines))) == ["支出合计12.5万元，结余3万元。"]


def test_words_that_run_over_the_next_cell_stay_whole(tmp_path):
    rows = [["科目", "2022年决算数年决算数", "2023年决算数"], ["合计", "12.48", "11.02"]]
    texts_, rules = ruled(rows, XS, 100)
    assert tables(read(tmp_path, Page(texts_, rules))) == [rows]


def test_words_that_run_over_the_edge_of_a_table_belong_to_its_cell(tmp_path):
    rows = [["指标", "目标", "内容"], ["知晓率", "95", "反映政策的宣传效果情况等各项"]]
    texts_, rules = ruled(rows, XS, 100)
    document = read(tmp_path, Page(texts_, rules))
    assert tables(document) == [rows]
    assert texts(document) == []


def test_gap_of_a_justified_line_is_no_space_and_one_between_words_is(tmp_path):
    letters = [Text(60 + 14 * place, 80, letter) for place, letter in enumerate("财政业务费支出")]
    assert texts(read(tmp_path, Page([*letters, Text(158, 80, "12.5 万元，占 30 % 。")]))) == [
        "财政业务费支出 12.5 万元，占 30 % 。"
    ]


def test_fonts_that_do_not_say_their_letters_are_named(tmp_path):
    with pytest.raises(UnreadableDocument, match="its fonts do not say which letters they print"):
        read(tmp_path, Page([Text(60, 80, "本年支出合计五万元，结余三万元，占百分之五。")]), mapped=False)


def test_pdf_with_a_password_is_called_encrypted(tmp_path):
    locked = (
        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">>>"
    )
    with pytest.raises(UnreadableDocument, match="the file is encrypted"):
        read(tmp_path, Page([Text(60, 80, "支出5万元")]), trailer=locked)


def test_filled_fields_and_pages_of_pictures_are_said(tmp_path):
    field = "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(12.5)/Rect[0 0 9 9]>>]"
    picture = "q 100 0 0 100 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"
    text = [Text(60, 80, "本年支出合计5万元，结余3万元。")]
    assert read(tmp_path, Page(text, notes=field), Page(drawn=picture)).notes == [
        "report.pdf: page 1 has filled form fields or text notes, which were not read; print it to a PDF first",
        "report.pdf: page 2 holds pictures alone, whose text was not read",
    ]


@pytest.mark.parametrize("count", [2_000])
def test_time_grows_no_faster_than_the_print(tmp_path, count):
    rules = [(60 + 0.2 * place, 100, 60 + 0.2 * place, 700) for place in range(count)]
    rules += [(60, 100 + 0.3 * place, 500, 100 + 0.3 * place) for place in range(count)]
    lines = [Text(60, 100 + 0.4 * place, "5 6 7 支出" * 6, 4) for place in range(1_200)]
    assert seconds(lambda: read(tmp_path, Page(lines, rules))) < 15


def test_lines_of_a_merged_cell_that_run_over_its_rules_stay_in_it(tmp_path):
    across = [(60, top, 380, top) for top in (100, 137, 165)] + [(120, 151, 380, 151)]
    down = [(x, 100, x, 165) for x in (60, 120, 220, 380)]
    names = [(113, "一级指"), (124, "标"), (133, "产出指"), (144, "标（"), (155, "50分）")]
    rows = [(119, "三级指标", "分值"), (147, "走访农户", "12"), (161, "开班培训", "14")]
    texts_ = [Text(63, base, name) for base, name in names]
    texts_ += [Text(x, base, text) for base, *pair in rows for x, text in zip((123, 223), pair, strict=True)]
    grid = grids(read(tmp_path, Page(texts_, across + down)))[0]
    first = [(cell.text.replace("\n", ""), cell.row, cell.height) for cell in grid.cells if cell.column == 0]
    assert first == [("一级指标", 0, 1), ("产出指标（50分）", 1, 2)]
