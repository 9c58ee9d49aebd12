"""Plain text and Markdown: which lines are a table, which are one paragraph, and which are neither."""

import pytest
from clock import seconds

from helpers.read.documents import Document, Grid, Paragraph, read_document


def read(tmp_path, text: str, name: str = "report.txt") -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_document(path)


def rows_of(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def tables(document: Document) -> list[list[list[str]]]:
    return [rows_of(part) for part in document.parts if isinstance(part, Grid)]


def paragraphs(document: Document) -> list[str]:
    return [part.text for part in document.parts if isinstance(part, Paragraph)]


ROWS = [["项目", "预算数", "决算数"], ["合计", "12.00", "9.40"], ["公务接待费", "4.00", "3.10"]]
ALIGNED = (
    "项  目        预算数      决算数\n合计           12.00        9.40\n公务接待费      4.00        3.10"
)


@pytest.mark.parametrize(
    "lines",
    [
        "\n".join(" | ".join(row) for row in ROWS),
        "\n".join(f"| {' | '.join(row)} |" for row in [ROWS[0], ["---", "--:", "--:"], *ROWS[1:]]),
        "\n\n".join("｜".join(row) for row in ROWS),
        "\n".join("\t".join(row) for row in ROWS),
        "\n".join(" ".join(row) for row in ROWS),
        "\n".join(cell for row in ROWS for cell in row),
    ],
    ids=["bars", "frame", "wide bars", "tabs", "spaces", "one cell a line"],
)
def test_table_is_the_same_grid_however_it_was_typed(tmp_path, lines):
    document = read(tmp_path, f"决算表\n单位：万元\n{lines}\n\n以上数据来自决算。")
    assert tables(document) == [ROWS]
    assert paragraphs(document) == ["决算表", "单位：万元", "以上数据来自决算。"]


def test_cells_in_the_same_columns_of_print_are_a_grid(tmp_path):
    assert tables(read(tmp_path, ALIGNED)) == [[["项 目", "预算数", "决算数"], *ROWS[1:]]]


def test_cell_that_is_missing_between_others_leaves_its_column_empty(tmp_path):
    lines = "项目        预算数     决算数\n合计        12.00       9.40\n培训费                  3.10\n会议费       4.00"
    assert tables(read(tmp_path, lines))[0][2:] == [["培训费", "", "3.10"], ["会议费", "4.00", ""]]


def test_places_of_cells_name_line_table_row_and_column(tmp_path):
    document = read(tmp_path, "决算表\n\n项目 | 决算数\n合计 | 5")
    assert [cell.locator for cell in document.parts[1].cells][2:] == [
        "line 4 table 1 row 2 column 1",
        "line 4 table 1 row 2 column 2",
    ]


def test_head_with_a_line_of_dashes_begins_another_table(tmp_path):
    table = "| 项目 | 数 |\n|---|---|\n| 合计 | 5 |\n"
    assert len(tables(read(tmp_path, f"{table}\n{table}", "report.md"))) == 2


def test_row_that_lacks_the_merged_cells_at_its_start_stands_under_its_heads(tmp_path):
    lines = "一级 | 二级 | 三级 | 目标 | 完成\n产出 | 数量 | 办班 | 5期 | 6期\n质量 | 合格率 | 98% | 99%"
    assert tables(read(tmp_path, lines))[0][2] == ["", "质量", "合格率", "98%", "99%"]


def test_rows_that_all_lack_the_first_column_stand_under_their_heads(tmp_path):
    lines = "执行情况 | 资金 | 年初预算 | 执行数\n总额 | 5 | 4\n财政资金 | 5 | 4"
    assert tables(read(tmp_path, lines))[0][1] == ["", "总额", "5", "4"]


def test_rows_that_lost_their_bars_go_on_with_the_table(tmp_path):
    lines = "项目资金 | 年初预算数 | 全年执行数 | 得分\n年度资金总额：60 54.39 9.8\n其中：本年财政拨款 60 54.39\n完成较好。"
    document = read(tmp_path, lines)
    assert tables(document)[0][1:] == [
        ["年度资金总额：", "60", "54.39", "9.8"],
        ["其中：本年财政拨款", "60", "54.39", ""],
    ]
    assert paragraphs(document) == ["完成较好。"]


def test_codes_in_front_of_labels_are_a_column(tmp_path):
    lines = "205 教育支出 512.40 400.00\n210 卫生健康支出 38.70 38.70\n合计 551.10 438.70"
    assert tables(read(tmp_path, lines)) == [
        [
            ["205", "教育支出", "512.40", "400.00"],
            ["210", "卫生健康支出", "38.70", "38.70"],
            ["", "合计", "551.10", "438.70"],
        ]
    ]


PROSE = [
    "一、基本情况 1\n二、收入支出情况 2\n三、绩效情况 12",
    "第一部分 概况\t3\n第二部分 收入支出决算情况\t5\n第三部分 其他\t9",
    "一是办好议事厅。  二是走访3次。\n三是开会5次。  四是培训2次。",
    "收到提案40件\n立案30件\n办结30件",
    "附件1\n\n2\n\n附件3\n\n4",
    "会议 3 次，培训 4 次\n调研 5 次，走访 6 次",
    "某镇议事会   2023年\n某镇人民政府   2024年3月5日",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_contents_and_lists_are_no_grid(tmp_path, text):
    assert tables(read(tmp_path, text)) == []


def test_lines_broken_inside_a_sentence_or_a_number_are_one_paragraph(tmp_path):
    text = (
        "三、支出情况\n本年支出合计 2032 万元，其中：基本支出 1410 万\n元，占 69.4%；项目支出 622 万元。与上年相比，"
        "各项支出减\n少 95 万元，下降 4.5%。\n（二）人员"
    )
    assert paragraphs(read(tmp_path, text)) == [
        "三、支出情况",
        "本年支出合计 2032 万元，其中：基本支出 1410 万元，占 69.4%；项目支出 622 万元。与上年相比，各项支出减少 95 万元，"
        "下降 4.5%。",
        "（二）人员",
    ]


def test_lines_that_are_items_or_sentences_of_their_own_stay_apart(tmp_path):
    lines = ["一、概况", "（一）职责", "本部门负责协商，开展监督。", "1、机构。", "设办公室1个", "共12人"]
    assert paragraphs(read(tmp_path, "\n".join(lines))) == lines


def test_title_of_a_table_goes_on_from_no_line_above_it(tmp_path):
    lines = [
        "青禾县档案局二〇二四年度部门决算公开",
        "一般公共预算支出决算表（单位：万元）",
        "项目  金额",
        "办公费  1.00",
        "水费  2.00",
    ]
    assert paragraphs(read(tmp_path, "\n".join(lines))) == lines[:2]


def test_label_alone_between_rows_without_numbers_stays_in_its_table(tmp_path):
    lines = [
        "收入项目        金额    支出项目        金额",
        "一、拨款收入    9.00    一、教育支出    8.00",
        "二、其他收入            二、科技支出",
        "                        三、文化支出",
        "收入合计        9.00    支出合计        8.00",
    ]
    assert tables(read(tmp_path, "\n".join(lines)))[0][3:] == [
        ["", "", "三、文化支出", ""],
        ["收入合计", "9.00", "支出合计", "8.00"],
    ]


def test_headings_of_markdown_have_their_level(tmp_path):
    document = read(tmp_path, "# 自评报告\n\n## 一、概况\n\n共12人。", "report.md")
    assert [(part.text, part.level) for part in document.parts] == [
        ("自评报告", 1),
        ("一、概况", 2),
        ("共12人。", 0),
    ]


def test_marks_without_width_stay_in_the_text_and_part_no_cell(tmp_path):
    table = "项目 预算 决算\n合计 1\u200b2.0 9\u20091\n差旅 4.0 3.1"
    assert tables(read(tmp_path, table))[0][1] == ["合计", "1\u200b2.0", "9\u20091"]
    assert paragraphs(read(tmp_path, "支出1\u200b2万元。")) == ["支出1\u200b2万元。"]


LONG = [
    "支出5万元，",
    "项目 预算\n",
    "合计 5 6\n",
    "a  5\n",
    "|",
    "一\t5\n",
    "项目\n5\n",
    "（\n",
    "，\n",
    "5，",
]


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_no_faster_than_the_text(tmp_path, piece):
    assert seconds(lambda: read(tmp_path, piece * (150_000 // len(piece)))) < 5


WRAPPED = [
    "本年度共开展各类检查120次，发现问题35个，其中重大问题3个，整",
    "改完成33个，整改率94.3%；接待群众来访56批120人次，全部按期办",
    "结。全年举办培训班8期，培训人员640人次，培训满意率98.5%以上。",
]
UNBROKEN = "这一段没有折行，" * 12 + "到此为止。"


@pytest.mark.parametrize("lines", [WRAPPED, [UNBROKEN, *WRAPPED], [*WRAPPED, UNBROKEN]])
def test_wrapped_lines_are_one_paragraph_beside_a_longer_line_too(tmp_path, lines):
    assert "".join(WRAPPED) in paragraphs(read(tmp_path, "\n".join(lines)))


def test_line_whose_seam_makes_a_word_or_an_amount_goes_on(tmp_path):
    lines = [
        "执法检查所用经费均为年初预算，项目支",
        "出占政府采购预算58.8%。",
        "工资20元、会议费116.12",
        "元、差旅费30元。",
    ]
    assert paragraphs(read(tmp_path, "\n".join(lines))) == ["".join(lines[:2]), "".join(lines[2:])]


def test_heading_as_wide_as_the_text_is_not_joined_to_it(tmp_path):
    lines = [
        "（一）一般公共预算财政拨款支出决算总体情况",
        "一般公共预算财政拨款支出307万元，占本年支出的100%。",
        UNBROKEN,
    ]
    assert paragraphs(read(tmp_path, "\n".join(lines)))[0] == lines[0]


def test_bars_that_only_end_the_lines_are_no_columns(tmp_path):
    text = "项目 |\n预算数 |\n合计 |\n9 |\n公务接待费 |\n3 |\n|\n公务用车费 |\n6 |\n"
    assert tables(read(tmp_path, text)) == [
        [["项目", "预算数"], ["合计", "9"], ["公务接待费", "3"], ["公务用车费", "6"]]
    ]


def test_numbers_of_lines_stand_under_their_head_though_each_cell_has_a_line_of_its_own(tmp_path):
    cells = ["收入", "支出", "项目", "行次", "金额", "项目", "行次", "金额", "栏次", "1", "栏次", "2"]
    rows = [
        ["一、事业收入", "1", "10.50"],
        ["一、教育支出", "29", "9.50"],
        ["二、其他收入", "2"],
        ["二、国防支出", "30", "0"],
    ]
    told = read(tmp_path, "\n\n".join(["收入支出决算总表", *cells, *(cell for row in rows for cell in row)]))
    assert tables(told) == [[["项目", "行次", "金额"], *(row + [""] * (3 - len(row)) for row in rows)]]


def test_more_heads_than_columns_are_none_of_a_table_with_one_cell_a_line(tmp_path):
    cells = ["单位：亿元", "项目", "公式", "本地区", "本级", "下级"]
    rows = [["一、债务限额", "A=B+C", "42", "40"], ["其中：一般债务", "B", "12", "10"]]
    told = read(tmp_path, "\n".join([*cells, *(cell for row in rows for cell in row)]))
    assert tables(told) == [rows]


def test_lines_of_spread_letters_and_lines_that_begin_with_an_amount_go_on(tmp_path):
    path = tmp_path / "report.txt"
    lines = [
        "事 业 运 行 经 费 总 预 算 安 排 37 万 元 , 其 中 : 基 本 支 出 预 算",
        "12万元,项目支出预算25万元,同比增加",
        "3万元,增加的原因是落实政策推进各项业务。",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(read_document(path, "zh").parts) == 1


def test_lines_of_labels_and_numbers_in_turn_are_a_table(tmp_path):
    lines = "本年收入合计 508.20 本年支出合计 498.10\n年初结转和结余 6.00 年末结转和结余 16.10\n"
    assert tables(read(tmp_path, f"收入支出总表（单位：万元）\n{lines}")) == [
        [
            ["本年收入合计", "508.20", "本年支出合计", "498.10"],
            ["年初结转和结余", "6.00", "年末结转和结余", "16.10"],
        ]
    ]


def test_line_that_begins_with_a_part_of_the_year_goes_on_from_no_number(tmp_path):
    told = read(tmp_path, "收入合计508.20，支出合计498.10\n年初结转和结余6.00\n")
    assert len(paragraphs(told)) == 2


def test_cells_one_gap_apart_stand_in_their_order_and_rows_that_lack_some_are_doubted(tmp_path):
    lines = [
        "项目名称  年初预算  追加预算  实际支出  备注",
        "乡村振兴示范点建设  10.00  5.00  14.80  已完工",
        "村级运转  8.60  8.60",
        "整治  4.00  1.20  5.20",
        "合计  22.60  6.20  28.60",
    ]
    told = read(tmp_path, "\n".join(lines))
    (grid,) = (part for part in told.parts if isinstance(part, Grid))
    assert tables(told) == [[line.split("  ") + [""] * (5 - len(line.split("  "))) for line in lines]]
    assert grid.doubted == (2,)


def test_row_of_words_and_as_many_values_as_the_others_ends_where_they_end(tmp_path):
    lines = [
        "科目编码  科目名称  合计  基本支出",
        "201  一般公共服务支出  42.00  30.00",
        "208  社会保障和就业支出  6.00  5.00",
        "合计  48.00  35.00",
    ]
    told = read(tmp_path, "\n".join(lines))
    (grid,) = (part for part in told.parts if isinstance(part, Grid))
    assert tables(told)[0][-1][-2:] == ["48.00", "35.00"]
    assert grid.doubted == ()


def test_row_with_fewer_tabs_than_its_heads_is_doubted_unless_only_remarks_are_missing(tmp_path):
    lines = ["项目\t预算\t追加\t支出\t备注", "甲\t10\t1\t11\t完工", "乙\t10\t2\t12", "丙\t10\t9"]
    (grid,) = (part for part in read(tmp_path, "\n".join(lines)).parts if isinstance(part, Grid))
    assert grid.doubted == (3,)
