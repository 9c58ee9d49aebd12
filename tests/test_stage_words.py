"""Every word for a stage of money says the same in a head, in front of an amount, in the frames of rates and changes."""

import pytest

from helpers.read.documents import Cell, Document, Grid, Paragraph
from helpers.read.language.tables_of_words import word_table
from helpers.read.report.reading import read_parts

STAGES = [
    row
    for row in word_table("stages")
    if row["measure"] in ("initial", "adjusted") and row["strength"] == "3"
]
WORDS = [row["word"] for row in STAGES if not row["word"].endswith(("为", "到", "至"))]
WITH_ENDINGS = [row["word"] for row in STAGES if row["endings"]]
MEASURES = {row["word"]: row["measure"] for row in STAGES}


def figures_of(*parts):
    return read_parts(Document([*parts]), "2024").figures


def said(text):
    return figures_of(
        Paragraph("青禾县某局2024年度部门整体支出绩效自评报告", "line 1"), Paragraph(text, "line 2")
    )


@pytest.mark.parametrize("word", WORDS)
def test_in_front_of_an_amount(word):
    (amount,) = said(f"项目支出{word}120万元。")
    assert (amount.measure, amount.account, amount.certainty) == (MEASURES[word], "project", "sure")


@pytest.mark.parametrize("frame", ["完成{}的90%", "为{}的90%", "占{}的90%", "完成{}90%", "达到{}的90%"])
@pytest.mark.parametrize("word", WORDS)
def test_in_the_frames_of_a_rate(word, frame):
    amount, rate = said(f"项目支出实际支出108万元，{frame.format(word)}。")
    assert (rate.measure, rate.account) == (f"execution_to_{MEASURES[word]}", "project")
    assert (amount.measure, str(rate.value)) == ("actual", "90")


@pytest.mark.parametrize(
    "frame", ["比{}减少12万元", "较{}减少12万元", "与{}相比减少12万元", "比{}数减少12万元"]
)
@pytest.mark.parametrize("word", WITH_ENDINGS)
def test_in_the_frames_of_a_difference(word, frame):
    _, difference = said(f"项目支出实际支出108万元，{frame.format(word)}。")
    assert (difference.measure, str(difference.value), difference.account) == ("difference", "-12", "project")


@pytest.mark.parametrize("word", WORDS)
def test_as_the_head_of_a_column(word):
    rows = [("项目", f"{word}（万元）", "全年执行数（万元）"), ("项目支出", "120", "108")]
    cells = [
        Cell(text, row, column, locator=f"table 1 row {row + 1} column {column + 1}")
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    first, _ = figures_of(Paragraph("2024年部门支出情况表", "line 1"), Grid(tuple(cells), 2, 3, "table 1", 1))
    assert (first.measure, first.account, first.unit) == (MEASURES[word], "project", "万元")


@pytest.mark.parametrize("word", WITH_ENDINGS)
def test_as_a_label_of_the_whole(word):
    (amount,) = said(f"部门整体支出{word}数为120万元。")
    assert (amount.measure, amount.account, amount.subject) == (MEASURES[word], "total", "部门")
