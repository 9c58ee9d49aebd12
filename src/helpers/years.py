"""Years as the project writes them: `2024`, a fiscal year `2016-17`, and ranges of either, `2022..2024`; and days."""

import re
from datetime import date

from helpers.errors import JixiaoError, in_quotes

PRINTED = r"(?:19|20)[0-9]{2}"
"""Pattern of a year in running text."""

YEAR = re.compile(rf"{PRINTED}(-[0-9]{{2}})?")


def is_year(text: str) -> bool:
    """Whether the text is a year, `2024`, or a fiscal year that ends in the next, `2016-17`."""
    if not YEAR.fullmatch(text):
        return False
    return len(text) == 4 or int(text[5:]) == (int(text[:4]) + 1) % 100


def is_day(text: str) -> bool:
    """Whether the text is a day as the project writes it.

    >>> is_day("2025-05-06"), is_day("2025-5-6"), is_day("20250506")
    (True, False, False)
    """
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def no_day(text: str) -> str:
    """The sentence about a text that is no day; the day itself where its digits tell.

    >>> no_day("2025-5-6")
    "'2025-5-6' is not a date; as 2025-05-06"
    """
    parts = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?", text)
    meant = "{}-{:0>2}-{:0>2}".format(*parts.groups()) if parts else ""
    return f"{in_quotes(text)} is not a date; as {meant if is_day(meant) else '2024-12-31'}"


def year_id(text: str | int) -> str:
    """The year as text. Raises JixiaoError for anything else, before a path could be built from it."""
    if not is_year(str(text)):
        raise JixiaoError(no_year(text))
    return str(text)


def no_year(text: str | int) -> str:
    """The sentence about a text that is no year."""
    said = f"{in_quotes(str(text))} is no year"
    if re.fullmatch("[0-9]{4}", str(text)):
        return f"{said} of this century or the last; are its digits in order? as 2024"
    return f"{said}; as 2024, or 2016-17 for a fiscal year"


def year_before(year: str) -> str:
    """The year before.

    >>> year_before("2024"), year_before("2000-01")
    ('2023', '1999-00')
    """
    first = int(year[:4]) - 1
    return str(first) if len(year) == 4 else f"{first}-{(first + 1) % 100:02d}"


def years_between(first: str, last: str) -> tuple[str, ...]:
    """Every year from the first to the last, both with it, written as the last one is.

    >>> years_between("2021", "2023"), years_between("2015-16", "2016-17")
    (('2021', '2022', '2023'), ('2015-16', '2016-17'))
    """
    found = [last]
    while found[-1][:4] > first[:4]:
        found.append(year_before(found[-1]))
    return tuple(reversed(found))


def year_range(text: str | int) -> tuple[str, str]:
    """First and last year of `2022..2024`, or of a single year. Raises JixiaoError for anything else."""
    first, dots, last = str(text).partition("..")
    bounds = year_id(first), year_id(last if dots else first)
    if bounds[0] > bounds[1]:
        raise JixiaoError(
            f"{in_quotes(text)} is no range of years; the earlier year stands first, as 2022..2024"
        )
    return bounds


def is_year_within(year: str, bounds: tuple[str, str]) -> bool:
    """Whether a year lies in a range, which names calendar and fiscal years alike by their first."""
    return is_year(year) and bounds[0][:4] <= year[:4] <= bounds[1][:4]
