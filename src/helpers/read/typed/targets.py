"""targets.xlsx or targets.csv → the approved targets, one indicator a row.

Its tests: test_approved.py.
"""

from pathlib import Path

from helpers.errors import InputError
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


def read_targets(path: Path, language: str = "zh") -> list[tuple[int, dict[str, str]]]:
    """The approved targets with their row numbers. Raises InputError with all problems of the file."""
    table = read_table_file(path, TARGETS, REQUIRED_OF_TARGETS, language)
    problems = [
        f"row {number}, {name}: the cell is empty"
        for number, row in table.rows
        for name in REQUIRED_OF_TARGETS
        if not row[name]
    ]
    if problems:
        raise InputError(path, problems)
    empty = dict.fromkeys((column.name for column in TARGETS), "")
    return [(number, empty | row) for number, row in table.rows]
