"""figures.csv or figures.xlsx → the figures frame, each cell checked against the schema.

Its tests: test_sources.py.
"""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import InputError, in_quotes
from helpers.read.typed.cells import Row, checked
from helpers.read.typed.table_files import read_table_file


def read_figures(
    path: Path, language: str = "zh", department: str = "", year: str = ""
) -> tuple[pd.DataFrame, list[str]]:
    """The figures of a transcribed table, and what there is to know of the reading.

    All columns of schema.FIGURES as text; ids are left empty where the table
    states none. A row of another department or year than the one given is a
    problem. Raises InputError with all problems of the file.
    """
    table = read_table_file(path, schema.FIGURES, schema.REQUIRED, language)
    problems: list[str] = []
    rows = [checked(f"row {number}", row, problems) for number, row in table.rows]
    own = {"department": department, "year": year}
    problems += [problem for number, row in table.rows for problem in _strangers(number, row, own)]
    problems += _repeated_ids((number, row["id"]) for (number, _), row in zip(table.rows, rows, strict=True))
    if not table.rows:
        problems.append("there is no figure below the header; enter one figure a row")
    if problems:
        raise InputError(path, problems)
    frame = pd.DataFrame(rows, columns=schema.names(schema.FIGURES), dtype="str").assign(**own)
    frame["source"] = frame["source"].where(frame["source"] != "", path.name)
    numbers = pd.Series([f"row {number}" for number, _ in table.rows], dtype="str")
    frame["locator"] = frame["locator"].where(frame["locator"] != "", numbers)
    frame["origin"] = frame["origin"].where(frame["origin"] != "", "transcribed")
    return frame, table.notes


def _strangers(number: int, row: Row, own: Row) -> list[str]:
    return [
        f"row {number}, {name}: {in_quotes(row[name])} in the folder of {in_quotes(own[name])}; leave the column empty"
        for name in own
        if row.get(name) and own[name] and row[name] != own[name]
    ]


def _repeated_ids(ids: Iterable[tuple[int, str]]) -> list[str]:
    first: dict[str, int] = {}
    problems = []
    for number, name in ids:
        if name and name in first:
            problems.append(
                f"row {number}, id: {in_quotes(name)} is the id of row {first[name]} too; leave the column empty"
            )
        first.setdefault(name, number)
    return problems
