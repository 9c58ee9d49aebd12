"""The workbook that `jixiao new` makes: a sheet a subject, what each sheet settles by itself, the words of its columns.

Who writes it and who reads it back share this.

Its tests: test_blank.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unicodedata import normalize

from helpers import desk, schema
from helpers.frames import Row
from helpers.read.language import plain_stages, word_table
from helpers.read.typed.table_files import names_of_sheets, read_table_file

_LEAST, _MOST_WORDS = 2, 10
"""Letters of a word that stands for itself; and words of reports that a list offers of each measure, the shortest ones."""

_STAFF = ("in_service", "retired", "retired_veteran", "authorised", "total")
"""Measures of people, as the sheet of people has them."""


@dataclass(frozen=True)
class FormSheet:
    """A sheet: its name, the columns that every row has alike, those that are filled in, and those that must be."""

    name: str
    settled: Mapping[str, str]
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    usual: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of its figures."""
        return self.settled["kind"]

    def completed(self, row: Row) -> Row:
        """A row as the figures table has it: with what the sheet settles, and a phrase where none was copied."""
        own = row | dict(self.settled)
        own |= {name: word for name, word in self.usual.items() if not own.get(name)}
        named = (own.get(name, "") for name in ("subject", "measure", "value", "unit"))
        return own | {"phrase": own.get("phrase") or "".join(named)}


_OWN = {"subject": schema.DEPARTMENT}

FORM_SHEETS = (
    FormSheet(
        "预算总表",
        {"kind": "money", **_OWN},
        ("account", "part", "flow", "budget", "measure", "value", "unit", "qualifier", "period", "fund_scope",
         "reason", "phrase"),
        ("measure", "value", "unit"),
        {"account": "total"},
    ),
    FormSheet(
        "专项资金",
        {"kind": "money", "account": "fund"},
        ("subject", "measure", "value", "unit", "qualifier", "period", "fund_scope", "reason", "phrase"),
        ("subject", "measure", "value", "unit"),
    ),
    FormSheet(
        "人员",
        {"kind": "people", "unit": "人", **_OWN},
        ("measure", "value", "qualifier", "period", "as_of", "phrase"),
        ("measure", "value"),
    ),
    FormSheet(
        "履职活动",
        {"kind": "count"},
        ("theme", "subject", "measure", "stage", "value", "unit", "qualifier", "period", "phrase"),
        ("subject", "measure", "value", "unit"),
    ),
)  # fmt: skip


@cache
def words_offered(column: str, kind: str) -> tuple[str, ...]:
    """The Chinese words that a column of a sheet takes; none where any text may stand.

    A measure has its label first, then the words of reports for it (决算数).
    """
    if column == "measure":
        known = desk.choices_of(column, kind) | measures_in_words(kind)
        words = dict.fromkeys([*desk.choices_of(column, kind), *_shortest_words(kind)])
        return tuple(word for word in words if _is_of_kind(known[word], kind))
    if column == "qualifier":
        return tuple(dict.fromkeys(row["word"] for row in word_table("qualifiers")))
    if column == "unit" and kind == "money":
        return tuple(schema.CURRENCY_UNITS)
    terms = {"fund_scope": schema.FUND_SCOPES, "reason": schema.REASONS}.get(column)
    return tuple(term.zh for term in terms) if terms else tuple(desk.choices_of(column, kind))


def _is_of_kind(measure: str, kind: str) -> bool:
    """Whether a measure is one of people where the sheet is theirs, and of what was done where it is not."""
    if measure == schema.UNASSIGNED:
        return False
    return kind == "money" or (measure in _STAFF) == (kind == "people") or measure == "total"


def _shortest_words(kind: str) -> Iterator[str]:
    """Of the words for each measure the shortest."""
    by_measure: dict[str, list[str]] = defaultdict(list)
    for word, measure in measures_in_words(kind).items():
        if measure != "count" and not re.search("[A-Za-z(]", word):
            by_measure[measure].append(word)
    for words in by_measure.values():
        yield from sorted(words, key=len)[:_MOST_WORDS]


@cache
def measures_in_words(kind: str) -> dict[str, str]:
    """The measure that a word of reports stands for, in figures of a kind."""
    known = schema.measures_of(kind)
    if schema.group_of(kind) == "money":
        found = plain_stages()
    else:
        found = {
            row["word"]: row["measure"] for row in reversed(word_table("roles")) if len(row["word"]) >= _LEAST
        }
    return {normalize("NFKC", word): measure for word, measure in found.items() if measure in known}


def rows_of_forms(path: Path, language: str) -> list[tuple[str, Row]] | None:
    """The rows of such a workbook, each with its place; None where a file is none. Raises InputError."""
    if path.suffix.lower() != ".xlsx":
        return None
    there = names_of_sheets(path, language)
    sheets = [sheet for sheet in FORM_SHEETS if sheet.name in there]
    if not sheets:
        return None
    return [
        (f"{sheet.name} row {number}", sheet.completed(row))
        for sheet in sheets
        for number, row in _filled_rows(path, sheet, language)
    ]


def _filled_rows(path: Path, sheet: FormSheet, language: str) -> list[tuple[int, Row]]:
    columns = tuple(column for column in schema.FIGURES if column.name in sheet.columns)
    return read_table_file(path, columns, sheet.needed, language, sheet.name).rows
