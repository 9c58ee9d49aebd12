"""The tables of words: every id is one of the vocabularies, every word stands once, every list is in a table and in use."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from helpers.read.language.tables_of_words import any_in, any_of, word_table, words_of
from helpers.schema import (
    ACCOUNTS,
    BUDGETS,
    CURRENCY_UNITS,
    FUND_SCOPES,
    KINDS,
    MEASURES,
    NO_FIGURE,
    QUALIFIERS,
    RATIOS,
    REASONS,
)

SOURCE = Path(__file__).parents[1] / "src" / "helpers"
TABLES = sorted(
    path.name.removesuffix(".csv") for path in files("helpers.read.language").joinpath("words").iterdir()
)
USE = re.compile(r"""(?:word_table|words_of|any_in)\(\s*["'](\w+)["']""")
MONEY = {measure.name for measure in MEASURES if measure.group == "money"}
MOST_ALTERNATIVES = 3
WORD = re.compile("[一-龥]{2,}")


def ids(terms):
    return {term.name for term in terms} | {""}


@pytest.mark.parametrize("table", TABLES)
def test_table_explains_itself_and_holds_no_row_twice(table):
    text = files("helpers.read.language").joinpath("words", f"{table}.csv").read_text(encoding="utf-8")
    assert text.startswith("# ")
    rows = [tuple(row.values()) for row in word_table(table)]
    assert rows
    assert [row for row in rows if rows.count(row) > 1] == []
    assert all(None not in row and not any(cell.strip() != cell for cell in row) for row in rows)


def test_every_table_is_asked_for_and_every_table_asked_for_is_there():
    asked = {name for path in SOURCE.rglob("*.py") for name in USE.findall(path.read_text(encoding="utf-8"))}
    assert asked == set(TABLES)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("stages", ["word"]),
        ("account_names", ["word"]),
        ("budgets", ["word"]),
        ("changes", ["word"]),
        ("heads", ["word"]),
        ("rates", ["word"]),
        ("roles", ["word"]),
        ("units", ["unit"]),
        ("signs", ["sign"]),
        ("years_meant", ["word"]),
        ("qualifiers", ["word", "place"]),
    ],
)
def test_word_has_one_meaning(table, columns):
    words = [tuple(row[column] for column in columns) for row in word_table(table)]
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("account_names", "account", ids(ACCOUNTS)),
        ("vehicle_accounts", "account", ids(ACCOUNTS)),
        ("budgets", "budget", ids(BUDGETS)),
        ("budgets", "scope", ids(FUND_SCOPES)),
        ("stages", "measure", MONEY),
        ("stages", "flow", {"", "income", "expenditure"}),
        ("changes", "flow", {"", "income", "expenditure"}),
        ("roles", "measure", {m.name for m in MEASURES if m.group == "count"}),
        ("rates", "measure", ids(RATIOS) | {m.name for m in MEASURES if m.group == "ratio"}),
        ("qualifiers", "qualifier", ids(QUALIFIERS)),
        ("signs", "qualifier", ids(QUALIFIERS)),
        ("units", "kind", ids(KINDS) | {"none"}),
        ("units", "reason", ids(NO_FIGURE)),
        ("reason_kinds", "kind", ids(REASONS)),
    ],
)
def test_ids_are_those_of_the_vocabularies(table, column, known):
    assert {row[column] for row in word_table(table)} <= known


def test_every_unit_of_money_is_read():
    assert set(CURRENCY_UNITS) <= set(words_of("units", "unit", kind="money"))


def test_longest_word_is_tried_first_and_signs_are_taken_as_they_are():
    words = words_of("qualifiers", "word", place="after")
    assert [len(word) for word in words] == sorted(map(len, words), reverse=True)
    assert any_of(["a+", "a"]) == "(?:a\\+|a)"
    assert any_in("years_meant", period="prior").startswith("(?:上一年度|")


def modules_of_reading() -> list[Path]:
    """The modules in which words of reports could stand."""
    return [*(SOURCE / "read" / "language").rglob("*.py"), *(SOURCE / "read" / "report").rglob("*.py")]


def lists_of_words(code: str) -> Iterator[str]:
    """Every list of Chinese words in a module, and every pattern that tries as many one after the other."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            items = node.keys if isinstance(node, ast.Dict) else node.elts
            texts = [item.value for item in items if isinstance(item, ast.Constant)]
            words = [text for text in texts if isinstance(text, str) and WORD.fullmatch(text)]
            if len(words) > MOST_ALTERNATIVES:
                yield "、".join(words)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for group in re.findall(r"[一-龥?:|^$]+\|[一-龥|$]+", node.value):
                if len(WORD.findall(group)) > MOST_ALTERNATIVES:
                    yield group


def test_no_module_holds_a_list_of_words():
    found = {path.name: [*lists_of_words(path.read_text(encoding="utf-8"))] for path in modules_of_reading()}
    assert {name: lists for name, lists in found.items() if lists} == {}


@pytest.mark.parametrize(
    "code",
    ['WORDS = ("电话", "传真", "热线", "手机")', 'SHAPE = re.compile("(?:电话|传真|热线|手机)[0-9]")'],
)
def test_list_of_words_in_a_module_would_be_found(code):
    assert len([*lists_of_words(code)]) == 1
