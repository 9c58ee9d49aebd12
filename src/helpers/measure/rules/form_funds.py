"""The parts of a form's funds against their sum: 年度资金总额 and what it is made of.

Its tests: test_questions.py.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, labelled
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import column_of_place, exact, line_of_place, table_of_place
from helpers.measure.rules.rule import Found, rule
from helpers.quantities import plain, rounded


@cache
def _labels() -> dict[str, list[str]]:
    text = files("helpers.measure.rules").joinpath("fund_lines.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@rule(
    "fund_parts",
    "差错",
    asks=("{subject}资金各来源与总额不符", "the sources of {subject}, which do not come to its whole"),
    ground=(
        "年度资金总额应等于当年财政拨款、上年结转资金与其他资金之和",
        "the year's funds are this year's appropriation, the carry-over and other funds together",
    ),
    example=(
        "年度资金总额100万元，财政拨款80万元、上年结转30万元、其他0",
        "funds of 100万元; appropriation 80, carry-over 30, other 0",
    ),
)
def fund_parts(case: Case) -> Iterator[Found]:
    """The sources of a form's funds do not come to the sum above them."""
    for whole, parts in _sums(case):
        amounts = [exact(row) for row in (whole, *parts)]
        known = [amount for amount in amounts if amount is not None]
        if len(known) < len(amounts) or known[0] == (right := sum(known[1:], start=Fraction(0))):
            continue
        values = {
            "what": whole["label"],
            "whole": as_printed(whole, case.language),
            "parts": case.listed(labelled(row | {"label": _label(row)}, case.language) for row in parts),
            "sum": _in_its_unit(right, whole, case.language),
            "gap": _in_its_unit(abs(known[0] - right), whole, case.language),
        }
        yield found_in_rows(whole["line"], [whole, *parts], values)


def _in_its_unit(amount: Fraction, row: Row, language: str) -> str:
    """An amount in the unit that a row is printed in."""
    scaled = amount / 10 ** schema.MONEY_UNITS[row["unit"]]
    value = plain(Decimal(rounded(scaled, 6)))
    return as_printed(row | {"value": value, "qualifier": ""}, language)


def _sums(case: Case) -> Iterator[tuple[Row, list[Row]]]:
    """Each sum of funds with its parts: the lines right below it in its column, where all of them are sources."""
    columns: dict[tuple[str, str], list[Row]] = {}
    for row in case.statements.rows:
        if row["kind"] == "money" and (table := table_of_place(row["locator"])):
            columns.setdefault((table, column_of_place(row["locator"])), []).append(row)
    beside = _rows_with_sources_beside(columns)
    for (table, _), rows in columns.items():
        for place, row in enumerate(rows):
            if row["label"].startswith(tuple(_labels()["whole"])):
                parts = _parts_below(row, rows[place + 1 :])
                lines = {(table, _row_number(line)) for line in (row, *parts)}
                if _is_whole_list([_source(part) for part in parts]) and not lines & beside:
                    yield row, parts


def _rows_with_sources_beside(columns: dict[tuple[str, str], list[Row]]) -> set[tuple[str, int]]:
    """The rows of tables in which a source stands in a column that has no sum: labels and amounts in turn."""
    without_sum = (
        (table, row)
        for (table, _), rows in columns.items()
        if not any(row["label"].startswith(tuple(_labels()["whole"])) for row in rows)
        for row in rows
    )
    return {(table, _row_number(row)) for table, row in without_sum if _source(row)}


def _is_whole_list(sources: list[str]) -> bool:
    """Whether lines are sources of funds, each once, and none of them is part of another one."""
    nested = "appropriation" in sources and {"general", "government_fund"} & set(sources)
    return bool(sources) and "" not in sources and len(sources) == len(set(sources)) and not nested


def _parts_below(whole: Row, rows: list[Row]) -> list[Row]:
    """The amounts right below a sum, one a line, as far as there are any."""
    parts: list[Row] = []
    for row in rows:
        if _row_number(row) != _row_number(whole) + len(parts) + 1 or _is_of_indicators(row):
            break
        parts.append(row)
    return parts


def _is_of_indicators(row: Row) -> bool:
    """Whether an amount is the target or the result of an indicator, below the funds."""
    return not row["account"]


def _row_number(row: Row) -> int:
    """The number of a row in its table."""
    return int(line_of_place(row["locator"]).rpartition(" ")[2])


def _source(row: Row) -> str:
    """Which source of funds a line is; nothing where it is none."""
    found = (
        name
        for name, labels in _labels().items()
        if name != "whole" and row["label"].startswith(tuple(labels))
    )
    return next(found, "")


def _label(row: Row) -> str:
    """What a source of funds is called in the form."""
    return next(
        label
        for name, labels in _labels().items()
        if name != "whole"
        for label in labels
        if row["label"].startswith(label)
    )


RULES = (fund_parts,)
