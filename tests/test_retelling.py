"""Faults told again in the other language, whole: no sentence of a fault has words of one language only."""

import ast
import csv
import re
from pathlib import Path
from string import Formatter

import pytest

from helpers.errors import InputError
from helpers.messages.retelling import retold

SOURCE = Path(__file__).parents[1] / "src" / "helpers"
FAULTS = list(csv.DictReader((SOURCE / "messages/faults.csv").read_text(encoding="utf-8").splitlines()))
ERRORS = {"JixiaoError", "InputError", "RunFailed", "Unfinished", "AlreadyRunning", "BadParameter"}
VALUE = "xyz"


def named(form: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(form) if name}


def sentence_of(node: ast.expr) -> str:
    """A string or f-string with a word in the place of each value; nothing for other expressions."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value
            if isinstance(part, ast.Constant)
            else f"'{VALUE}'"
            if part.conversion == ord("r")
            else VALUE
            for part in node.values
        )
    return ""


def raised_sentences() -> dict[str, str]:
    """Every sentence that an error is raised with, and where."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) in ERRORS
            ):
                continue
            listed = [part for part in node.args if isinstance(part, ast.List)]
            for part in (*node.args, *(item for each in listed for item in each.elts)):
                if " " in sentence_of(part):
                    found[sentence_of(part)] = f"{path.name}:{node.lineno}"
    return found


def test_both_languages_of_a_fault_take_the_same_values():
    assert [row for row in FAULTS if named(row["en"]) != named(row["zh"])] == []
    assert all(row["en"].strip() and row["zh"].strip() for row in FAULTS)


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row["en"][:40])
def test_a_fault_is_told_again_and_back(row):
    values = {name: f"'{name}'" for name in named(row["en"])}
    english, chinese = row["en"].format(**values), row["zh"].format(**values)
    assert retold(english, "zh") == chinese
    assert retold(retold(chinese, "en"), "zh") == chinese
    assert retold(english, "en") == english


def test_every_sentence_that_is_raised_can_be_told_in_chinese():
    english = {
        sentence: place
        for sentence, place in raised_sentences().items()
        if re.search("[a-z]{3,} [a-z]{2,}", re.sub(f"{VALUE}|apt install", "", retold(sentence, "zh")))
    }
    assert len(raised_sentences()) > 40
    assert english == {}


def test_each_problem_of_a_file_is_told_again_with_its_row_and_hint():
    error = InputError(
        "raw/aa/2024/figures.csv",
        [
            "row 14, value: 'n/a' is not a number; leave the cell empty if no figure was published",
            "row 31, measure: 'inital' is not a measure; did you mean 'initial'?",
        ],
    )
    assert retold(str(error), "zh").splitlines() == [
        "raw/aa/2024/figures.csv：2 处问题",
        "  第 14 行 value：'n/a' 不是数；没有公布数字的留空",
        "  第 31 行 measure：'inital' 不是指标；是否应为 'initial'？",
    ]


def test_what_nobody_knows_stays_as_it_is():
    assert retold("something else entirely went on", "zh") == "something else entirely went on"
    assert retold("", "zh") == ""
