"""The date that figures hold at, as running text gives it: 截至6月底, 1-9月, 上半年; and months that stand alone.

Its tests: test_prose_counts.py.
"""

import re
from calendar import monthrange

from helpers.read.language import any_in, word_table
from helpers.years import PRINTED as YEAR

YEAREND = "12-31"
WITHIN = "[0-9]{1,2}(?:月份?)?[-—–~～至到]{1,2}"
UNTIL = "(?:截[止至][至到]?|到|至)"
AS_OF = re.compile(
    rf"{UNTIL}{YEAR}年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}[日号])?底?末?(?:止(?!付))?[，,]?"
    rf"|截[止至][至到]?(?:{any_in('says_this_year')})?[0-9]{{1,2}}月(?:份|[0-9]{{1,2}}[日号])?底?末?[，,]?"
)
DATE = re.compile(rf"(?:({YEAR})年)?(?:([0-9]{{1,2}})月份?)?(?:([0-9]{{1,2}})[日号])?底?末?止?[，,]?$")
OPENING = rf"(?:^|[，。；：（])(?:其中，?)?(?:({YEAR})年度?|{any_in('says_this_year')})?"
MONTHS = re.compile(rf"{OPENING}{WITHIN}([0-9]{{1,2}})月")
MONTHS_END = re.compile(rf"{OPENING}([0-9]{{1,2}})月份?[底末]")
PART_OF_YEAR = re.compile(rf"{OPENING}(?P<part>{any_in('parts_of_a_year')})(?!结转|结余)")
ONE_MONTH = re.compile(
    rf"{OPENING}(?:[0-9]{{1,2}}月份?|{any_in('single_parts_of_a_year')})(?:[，,]|(?=共|累计|[^，。；：0-9]{{0,20}}?{any_in('gives_money')}))"
)
WHOLE_YEAR = re.compile(any_in("says_the_whole_year"))
SPENT_IN_A_YEAR = f"(?P<year>{YEAR})年度?(?:实际)?{any_in('bare_spending')}数?为?"
"""A year and a stage alone, which name nobody: 2021年支出."""


def date_in(between: str, year: str) -> str | None:
    """The date that words say figures hold at; empty for the year's end, None where they say nothing of it."""
    found = [*_dates_in(between, year)]
    return max(found)[1] if found else None


def _dates_in(between: str, year: str):
    """Each date with its place in the words."""
    for match in AS_OF.finditer(between):
        named, month, day = DATE.search(match[0]).groups()
        yield match.start(), _end_of(named or year, month, day, bool(named))
    for shape in (MONTHS, MONTHS_END):
        for match in shape.finditer(between):
            yield match.start(), _end_of(match[1] or year, match[2], None, False)
    ends = {row["word"]: row["end"] for row in word_table("parts_of_a_year")}
    for match in PART_OF_YEAR.finditer(between):
        named = match[1] or year
        yield match.start(), f"{named}-{ends[match['part']]}" if named.isdigit() else ""
    for match in WHOLE_YEAR.finditer(AS_OF.sub(lambda dated: " " * len(dated[0]), between)):
        yield match.start(), ""


def _end_of(year: str, month: str | None, day: str | None, printed: bool) -> str:
    """The last day that a year, a month and a day name; the year's end is said only where its year is printed."""
    if not month:
        return f"{year}-{YEAREND}"
    if not (year.isdigit() and 1 <= int(month) <= 12):
        return ""
    last = int(day or 0) or monthrange(int(year), int(month))[1]
    date = f"{year}-{int(month):02d}-{last:02d}"
    return "" if date.endswith(YEAREND) and not printed else date


def is_one_month(between: str) -> bool:
    """Whether words open a clause with one month or quarter alone: 7月，全县发生事故3起."""
    return ONE_MONTH.search(between) is not None
