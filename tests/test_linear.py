"""Time grows with the length of what is read: four times the text takes about four times as long, and never sixteen."""

from contextlib import suppress

import pytest
from clock import seconds
from typed_documents import reading

from helpers.errors import Refused
from helpers.read import extract

SMALL, TIMES, SLACK, TRIES = 5_000, 4, 2.4, 3
UNITS = {
    "amounts": "支出5万元，",
    "hundredths": "百分之",
    "digits": "1234567890",
    "chinese digits": "一二三四五",
    "brackets": "（",
    "bracketed numbers": "（1）",
    "quotation marks": "“",
    "names": "《",
    "counts": "收到提案5件，",
    "growth": "比上年增长5%，",
    "years": "2024年",
    "funds": "委员培训费年初预算5万元，支出4万元；",
    "parts": "其中：支出5万元，",
    "spaces": "1 2 ",
    "a long word": "项目支出",
    "turns": "分别",
    "comparisons": "决算数大于预算数，支出5万元。",
    "adjustments": "项目甲调增5万元（因政策调整），",
}


def seconds_of_reading(*parts):
    def try_to_read():
        with suppress(Refused):
            reading(*parts, title="")

    return seconds(try_to_read)


def grows_no_faster(of_length):
    """Whether four times as much costs about four times; one of some tries will do, as others work beside."""
    return any(
        seconds_of_reading(*of_length(TIMES * SMALL))
        < TIMES * SLACK * max(seconds_of_reading(*of_length(SMALL)), 0.02)
        for _ in range(TRIES)
    )


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_cost_of_a_line_grows_with_its_length_alone(unit):
    seconds_of_reading(unit * 10)
    assert grows_no_faster(lambda length: [unit * (length // len(unit))])


@pytest.mark.parametrize("line", ["收到提案5件，支出3万元。", "一是支出5万元", "（一）项目支出"])
def test_cost_of_a_text_grows_with_its_lines_alone(line):
    seconds_of_reading(line)
    assert grows_no_faster(lambda length: [line] * (length // 8))


@pytest.mark.parametrize(
    "row", ["河道保洁经费 | 5 | 4 | 80%", "其中：教育支出 | 5 | 4 | 80%", "2050202 | 5 | 4 | 3"]
)
def test_cost_of_a_table_grows_with_its_rows_alone(row):
    head = "项目 | 年初预算数 | 决算数 | 执行率"
    seconds_of_reading([head, row])
    assert grows_no_faster(lambda length: ["单位：万元", [head, *[row] * (length // 8)]])


def wide(columns, empty):
    """A table of so many columns under three rows of heads, the upper two empty but for the first of them."""
    over = [["科目", word, *[""] * (columns - 1)] for word in ("合计", "预算")] if empty else []
    heads = ["科目", *(f"{place}号" for place in range(columns))]
    return ["单位：万元", [" | ".join(row) for row in (*over, heads, ["教育支出", *["5"] * columns])]]


@pytest.mark.parametrize("empty", [False, True], ids=["own heads", "heads that go on"])
def test_cost_of_a_table_grows_with_its_columns_alone(empty):
    assert grows_no_faster(lambda length: wide(length // 20, empty))


def test_cost_of_a_table_of_heads_alone_grows_with_its_rows():
    assert grows_no_faster(lambda length: [["项目 | 预算数 | 决算数"] * (length // 10)])


def test_numbers_of_one_endless_sentence_have_ids_at_the_same_cost_each(tmp_path):
    def cost(length):
        path = tmp_path / "report.txt"
        path.write_text("支出5万元，" * (length // 6), encoding="utf-8")
        return seconds(lambda: extract(path))

    assert any(cost(TIMES * 4 * SMALL) < TIMES * SLACK * cost(4 * SMALL) for _ in range(TRIES))
