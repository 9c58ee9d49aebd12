"""Departments that are processed and of which no page is made.

Its tests: test_sending.py.
"""

from collections.abc import Iterable
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.read.places import department_years
from helpers.read.profiles import MOST_BYTES, read_profile


def years_on_pages(
    data_dir: Path | str, departments: Iterable[str] | None = None, years: str | None = None
) -> list[tuple[str, str]]:
    """Every department and year that pages may be about: those of restricted departments are left out."""
    pairs = department_years(data_dir, departments, years)
    hidden = {name for name in dict(pairs) if is_restricted(data_dir, name)}
    return [pair for pair in pairs if pair[0] not in hidden]


def is_restricted(data_dir: Path | str, department: str) -> bool:
    """Whether department.toml says that no page is made; one that says so and has a fault is taken at its word."""
    folder = Path(data_dir) / "raw" / department
    try:
        if b"restricted" not in read_plain(folder / "department.toml", folder, MOST_BYTES):
            return False
    except (OSError, JixiaoError):
        return False
    try:
        return read_profile(data_dir, department).restricted
    except JixiaoError:
        return True
