"""targets.xlsx or targets.csv → the approved targets, one indicator a row.

Its tests: test_approved.py.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from helpers.errors import LONGEST_NAME, InputError, in_quotes
from helpers.quantities import DIGITS_KEPT
from helpers.read.typed.marks import MOST_POINTS, is_number_of_points
from helpers.read.typed.table_files import read_table_file
from helpers.schema import Column

TARGETS = (
    Column("project", "项目", "Project", "text", "the project; may be empty"),
    Column("indicator", "指标", "Indicator", "text", "the indicator's name, as in the self-evaluation form"),
    Column("target", "指标值", "Target", "text", "the approved target with its sign, as ≥100"),
    Column("unit", "单位", "Unit", "text", "its unit; may stand behind the target"),
    Column("weight", "分值", "Weight", "text", "its weight in points; may be empty"),
)
REQUIRED_OF_TARGETS = ("indicator", "target")
_NO_SIZE = re.compile(rf"[0-9]{{{DIGITS_KEPT + 1}}}|[0-9]e[-+]?[0-9]", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[-+]?[0-9][0-9,.]*")


def read_targets(path: Path, language: str = "zh") -> list[tuple[int, dict[str, str]]]:
    """The approved targets with their row numbers. Raises InputError with all problems of the file."""
    table = read_table_file(path, TARGETS, REQUIRED_OF_TARGETS, language)
    empty = dict.fromkeys((column.name for column in TARGETS), "")
    rows = [(number, empty | row) for number, row in table.rows]
    problems = [f"row {number}, {problem}" for number, row in rows for problem in _problems_of_target(row)]
    if not rows:
        problems = ["there is no target below the header; enter one indicator a row"]
    if problems:
        raise InputError(path, problems)
    return rows


def _problems_of_target(row: dict[str, str]) -> Iterator[str]:
    """What is wrong with the cells of a row, one a cell; a target may be words as well as a number."""
    for name, text in row.items():
        if len(text) > LONGEST_NAME:
            yield f"{name}: the text has {len(text)} characters; at most {LONGEST_NAME}"
        elif not text and name in REQUIRED_OF_TARGETS:
            yield f"{name}: the cell is empty"
        elif text and (problem := _nonsense(name, normalize("NFKC", text))):
            yield f"{name}: {in_quotes(text)} is no {problem}"


def _nonsense(name: str, text: str) -> str:
    """What a cell is none of, where it is not what its column is for."""
    is_word = any(sign.isalpha() for sign in text)
    if name == "indicator" and not is_word:
        return "name of an indicator"
    if name == "target" and (_NO_SIZE.search(text) or not any(sign.isalnum() for sign in text)):
        return "target; write it as ≥100 or in words"
    if name == "unit" and _BARE_NUMBER.fullmatch(text):
        return "unit; write the number under 指标值"
    if name == "weight" and not is_number_of_points(text.removesuffix("分").removesuffix("%")):
        return f"number of points from 0 to {MOST_POINTS}"
    return ""
