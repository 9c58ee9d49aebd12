"""Lines of a table that its other lines contradict, whatever the columns were read as."""

import pytest
from test_claims import found_in, said_by

HEAD = "| 项目 | 年初预算 | 调整后预算 | 支出数 | 执行率 |\n|---|---|---|---|---|\n"
ROWS = ("退耕 | 420 | 660 | 660 | 100%", "抚育 | 350 | 480 | 450 | {rate}", "修复 | 280 | 540 | 493.45 | 91.38%",
        "防治 | 120 | 180 | 170 | 94.44%", "合计 | 1170 | 1860 | {total} | 95.35%")  # fmt: skip
ALONE = "| 支出经济分类 | 金额 |\n|---|---|\n| 工资 | 148.60 |\n| 商品 | 104.30 |\n| 补助 | 28.00 |\n| 合计 | {total} |"
CHANGES = """\
| 项目 | 2025年预算数 | 2024年预算数 | 增减额 | 增减幅度 |
|---|---|---|---|---|
| 基本支出 | 1860 | 1800 | {moved} | 3.33% |
| 项目支出 | 4680 | 5000 | -320 | {growth} |
| 上缴支出 | 510 | 480 | 30 | 6.25% |"""
SCORES = """\
| 一级指标 | 分值 | 自评得分 |
|---|---|---|
| 投入 | 10 | 9.5 |
| 过程 | 30 | 28.7 |
| 产出 | 60 | {score} |
| 合计 | 100 | 95.8 |"""


def table(rate="93.75%", total="1773.45") -> str:
    return HEAD + "\n".join(f"| {row} |" for row in ROWS).format(rate=rate, total=total)


@pytest.mark.parametrize(
    ("rule", "grid", "told"),
    [
        ("table_line", table(rate="97.35%"), "93.75%"),
        ("table_line", table(total="1737.45"), "93.41%"),
        ("table_sum", ALONE.format(total="282.90"), "280.9"),
        ("table_line", CHANGES.format(moved="80", growth="-6.40%"), "60"),
        ("table_line", CHANGES.format(moved="60", growth="-4.60%"), "−6.40%"),
        ("table_sum", SCORES.format(score="55.6"), "93.8分"),
    ],
)
def test_a_line_that_the_others_contradict_is_found(rule, grid, told, tmp_path):
    assert told in said_by(rule, found_in(tmp_path, grid))


@pytest.mark.parametrize(
    "grid",
    [
        table(),
        ALONE.format(total="280.90"),
        ALONE.format(total="431.77"),
        CHANGES.format(moved="60", growth="-6.40%"),
        SCORES.format(score="57.6"),
    ],
)
def test_a_table_that_is_right_or_leaves_lines_out_is_left_in_peace(grid, tmp_path):
    assert {*found_in(tmp_path, grid)["rule"]} & {"table_line", "table_sum"} == set()


def test_lines_below_a_line_may_be_some_of_its_parts(tmp_path):
    rows = ("科目 | 2023年 | 2024年", "---|---|---", "农林水支出 | 5445.5 | 5509.8", "其中：农业 | 1069.1 | 1125.2",
            "水利 | 1562.4 | 1570.7", "教育支出 | 2310.0 | 2420.0")  # fmt: skip
    grid = "\n".join(f"| {row} |" for row in rows)
    assert said_by("table_sum", found_in(tmp_path, grid)) == ""


@pytest.mark.parametrize(("score", "told"), [("95.8", False), ("98.5", True)])
def test_the_score_of_the_text_is_that_of_its_table(score, told, tmp_path):
    found = found_in(tmp_path, SCORES.format(score="57.6"), f"综合得分{score}分。")
    assert bool(said_by("score_told_twice", found)) == told


def test_a_note_of_several_numbers_in_a_row_of_its_own_is_no_line(tmp_path):
    note = "| 注：2023年公务接待费预算3万元，决算7万元 | | | |"
    rows = ("项目 | 2023年预算数 | 2024年预算数 | 增减额", "---|---|---|---", "公务接待费 | 3 | 7 | 4",
            "会议费 | 15.15 | 15.15 | 0", "合计 | 18.15 | 22.15 | 4")  # fmt: skip
    grid = "\n".join((*(f"| {row} |" for row in rows), note))
    assert said_by("table_sum", found_in(tmp_path, grid)) == ""
