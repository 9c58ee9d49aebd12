"""The tables of words: every id is one of the vocabularies, every word stands once."""

from importlib.resources import files

import pytest

from helpers.read.language.tables_of_words import any_of, word_table, words_of
from helpers.schema import ACCOUNTS, BUDGETS, CURRENCY_UNITS, KINDS, MEASURES, QUALIFIERS, RATIOS, REASONS

TABLES = sorted(
    path.name.removesuffix(".csv") for path in files("helpers.read.language").joinpath("words").iterdir()
)


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


@pytest.mark.parametrize("table", ["accounts", "columns", "measures", "rates", "roles", "units", "classes"])
def test_word_has_one_meaning(table):
    column = "unit" if table == "units" else "word"
    words = [row[column] for row in word_table(table)]
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("accounts", "account", ids(ACCOUNTS)),
        ("accounts", "budget", ids(BUDGETS)),
        ("measures", "measure", {m.name for m in MEASURES if m.group == "money"} | {""}),
        ("roles", "measure", {m.name for m in MEASURES if m.group == "count"}),
        ("rates", "measure", ids(RATIOS) | {"pass_rate", "other_rate"}),
        ("qualifiers", "qualifier", ids(QUALIFIERS)),
        ("units", "kind", ids(KINDS) | {"none"}),
        ("reason_kinds", "kind", ids(REASONS)),
        ("columns", "meaning", {"weight", "score", "target", "done", "rate", "none", "project"}),
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
