"""figures.csv or figures.xlsx → the figures frame, each cell checked against the schema.

Its tests: test_sources.py.
"""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import InputError, in_quotes
from helpers.read.typed.cells import Row, checked
from helpers.read.typed.form_sheets import rows_of_forms
from helpers.read.typed.table_files import read_table_file


def read_figures(
    path: Path, language: str = "zh", department: str = "", year: str = ""
) -> tuple[pd.DataFrame, list[str]]:
    """The figures of a transcribed table, and what there is to know of the reading.

    All columns of schema.FIGURES as text; ids are left empty where the table
    states none. A row of another department or year than the one given is a
    problem. Raises InputError with all problems of the file.
    """
    typed, notes = _typed_rows(path, language)
    problems: list[str] = []
    rows = [checked(place, row, problems) for place, row in typed]
    own = {"department": department, "year": year}
    problems += [problem for place, row in typed for problem in _strangers(place, row, own)]
    problems += _repeated_ids((place, row["id"]) for (place, _), row in zip(typed, rows, strict=True))
    if not typed:
        problems.append("there is no figure below the header; enter one figure a row")
    if problems:
        raise InputError(path, problems)
    frame = pd.DataFrame(rows, columns=schema.names(schema.FIGURES), dtype="str").assign(**own)
    frame["source"] = frame["source"].where(frame["source"] != "", path.name)
    numbers = pd.Series([place for place, _ in typed], dtype="str")
    frame["locator"] = frame["locator"].where(frame["locator"] != "", numbers)
    frame["origin"] = frame["origin"].where(frame["origin"] != "", "transcribed")
    return frame, notes


def _typed_rows(path: Path, language: str) -> tuple[list[tuple[str, Row]], list[str]]:
    """The rows of a table, or of a workbook of one sheet a subject, each with its place; and notes."""
    forms = rows_of_forms(path, language)
    if forms is not None:
        return forms, []
    table = read_table_file(path, schema.FIGURES, schema.REQUIRED, language)
    return [(f"row {number}", row) for number, row in table.rows], table.notes


def _strangers(place: str, row: Row, own: Row) -> list[str]:
    return [
        f"{place}, {name}: {in_quotes(row[name])} in the folder of {in_quotes(own[name])}; leave the column empty"
        for name in own
        if row.get(name) and own[name] and row[name] != own[name]
    ]


def _repeated_ids(ids: Iterable[tuple[str, str]]) -> list[str]:
    first: dict[str, str] = {}
    problems = []
    for place, name in ids:
        if name and name in first:
            problems.append(
                f"{place}, id: {in_quotes(name)} is the id of {first[name]} too; leave the column empty"
            )
        first.setdefault(name, place)
    return problems
