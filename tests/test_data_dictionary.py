"""docs/data-dictionary.md says what schema.py declares: nothing more, nothing less."""

from pathlib import Path

import pytest

from helpers import schema
from helpers.read import CORRECTIONS, REPLIES, Profile

PAGE = (Path(__file__).parents[1] / "docs" / "data-dictionary.md").read_text(encoding="utf-8")


def rows_under(heading: str) -> list[tuple[str, ...]]:
    """The cells of the table under a heading, without its head."""
    section = PAGE.split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [tuple(cell.strip().strip("`") for cell in line.strip("|").split("|")) for line in lines[2:]]


@pytest.mark.parametrize("name", schema.TABLES)
def test_columns_of_every_table_are_as_declared(name):
    declared = [(column.name, column.zh, column.type, column.meaning) for column in schema.TABLES[name]]
    assert rows_under(f"### {name}") == declared


@pytest.mark.parametrize("columns", [CORRECTIONS, REPLIES], ids=["corrections", "replies"])
def test_columns_of_the_raw_files_are_as_declared(columns):
    name = "corrections" if columns is CORRECTIONS else "replies"
    declared = [(column.name, column.zh, column.type, column.meaning) for column in columns]
    assert rows_under(f"### {name}.csv") == declared


@pytest.mark.parametrize("name", schema.VOCABULARIES)
def test_words_of_every_vocabulary_are_as_declared(name):
    declared = [(term.name, term.zh, term.en, term.meaning) for term in schema.VOCABULARIES[name]]
    assert rows_under(f"### {name}") == declared


@pytest.mark.parametrize("group", ["money", "count", "ratio"])
def test_measures_are_as_declared(group):
    declared = [
        (each.name, each.zh, each.en, each.meaning) for each in schema.MEASURES if each.group == group
    ]
    assert rows_under(f"### Measures of {group}") == declared


def test_amounts_are_as_declared():
    declared = [(term.name, term.zh, term.en, term.meaning) for term in schema.AMOUNTS]
    assert rows_under("## Amounts") == declared


def test_ratios_are_as_declared():
    declared = [
        (each.name, each.zh, each.en, each.numerator, each.denominator, "✓" * each.within_one, each.source)
        for each in schema.RATIOS
    ]
    assert rows_under("## Ratios") == declared


def test_keys_of_department_toml_are_those_that_are_read():
    keys = [key for keys, _ in rows_under("### department.toml") for key in keys.split("`, `")]
    assert keys == [name for name in Profile.model_fields if name != "id"]


def test_required_columns_and_units_of_money_are_named():
    section = PAGE.split("### figures.csv or figures.xlsx")[1].split("\n#")[0]
    assert "Required are " + ", ".join(f"`{name}`" for name in schema.REQUIRED) + "." in section
    assert "one of " + ", ".join(f"`{unit}`" for unit in schema.CURRENCY_UNITS) + ";" in section
