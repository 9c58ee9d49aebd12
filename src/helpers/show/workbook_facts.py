"""Facts as two sheets: amounts as they are, ratios as live formulas over them.

Its tests: test_tables_workbook.py.
"""

from collections.abc import Mapping

from helpers.frames import Row
from helpers.schema import AMOUNTS, RATIO_NAMED, RATIOS, STATUSES
from helpers.show.views import View, word
from helpers.show.workbooks import (
    MONEY,
    SHARE,
    WORDS,
    Formula,
    TableSheet,
    columns,
    exact_cell,
    quotient_formula,
)

_AMOUNT_NAMES = frozenset(amount.name for amount in AMOUNTS)
_AMOUNT_COLUMNS = ("subject", "item", "period", "value", "lower", "upper", "status", "note")
_RATIO_COLUMNS = (
    "subject",
    "item",
    "period",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "status",
    "note",
)


def fact_sheets(view: View, facts: Mapping[str, list[Row]], lead: str = "") -> tuple[TableSheet, TableSheet]:
    """The sheets of amounts and of ratios; `facts` by what stands in the first column, whose head is `lead`.

    A ratio's parts are the cells of the amounts sheet where they stand there.
    """
    amounts = [(key, row) for key, rows in facts.items() for row in rows if row["fact"] in _AMOUNT_NAMES]
    ratios = [(key, row) for key, rows in facts.items() for row in rows if row["fact"] not in _AMOUNT_NAMES]
    names = _heads_by_name(view, _AMOUNT_COLUMNS, lead)
    sheet = view.say("sheet_amounts")
    cells = columns(names)
    where = {
        (key, row["subject"], row["period"], row["fact"]): f"'{sheet}'!${cells['value']}${place}"
        for place, (key, row) in enumerate(amounts, start=2)
        if row["status"] == "ok"
    }
    return (
        TableSheet(sheet, tuple(names.values()), [_amount_cells(view, key, row, lead) for key, row in amounts],
              _formats(lead, (WORDS, WORDS, WORDS, MONEY, MONEY, MONEY, WORDS, WORDS))),
        _ratio_sheet(view, ratios, where, lead),
    )  # fmt: skip


def _heads_by_name(view: View, names: tuple[str, ...], lead: str) -> dict[str, str]:
    """The heads of columns by name, what all are by first where there is such a thing."""
    first = {"lead": lead} if lead else {}
    return first | {name: view.say(f"column_{name}") for name in names}


def _formats(lead: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    return (WORDS, *formats) if lead else formats


def _amount_cells(view: View, key: str, row: Row, lead: str) -> list:
    value = exact_cell(row["value"]) if row["status"] == "ok" else None
    bounds = [exact_cell(row[side]) for side in ("lower", "upper")]
    cells = (value, *bounds, word(STATUSES, row["status"], view.language), row["reason"])
    return [*_of(view, key, row, lead), *cells]


def _of(view: View, key: str, row: Row, lead: str) -> list[str]:
    """What a row begins with: its year or department, whose it is, which fact, and of which period."""
    own = [view.subject(row["subject"]), word(AMOUNTS + RATIOS, row["fact"], view.language), row["period"]]
    return [key, *own] if lead else own


def _ratio_sheet(view: View, ratios: list[tuple[str, Row]], where: Mapping, lead: str) -> TableSheet:
    names = _heads_by_name(view, _RATIO_COLUMNS, lead)
    at = columns(names)
    rows = []
    for place, (key, row) in enumerate(ratios, start=2):
        parts = [_part_cell(key, row, side, where) for side in ("numerator", "denominator")]
        cells = [f"{at[side]}{place}" for side in ("numerator", "denominator", "status")]
        value = quotient_formula(*cells, word(STATUSES, "undefined", view.language))
        bounds = [exact_cell(row[side]) for side in ("lower", "upper")]
        told = (value, *bounds, word(STATUSES, row["status"], view.language), row["reason"])
        rows.append([*_of(view, key, row, lead), *parts, *told])
    formats = (WORDS, WORDS, WORDS, MONEY, MONEY, SHARE, SHARE, SHARE, WORDS, WORDS)
    return TableSheet(view.say("sheet_ratios"), tuple(names.values()), rows, _formats(lead, formats))


def _part_cell(key: str, row: Row, side: str, where: Mapping):
    """A ratio's part: the cell of its amount, or the number itself; nothing where it is not known."""
    ratio = RATIO_NAMED[row["fact"]]
    measure = ratio.numerator if side == "numerator" else ratio.denominator
    cell = where.get((key, row["subject"], row["period"], measure))
    return Formula(f"={cell}") if cell and row[side] else exact_cell(row[side])


def table_sheet(view: View, name: str, rows: list[Row], fields: Mapping[str, str]) -> TableSheet:
    """A table of texts as a sheet: `fields` says of each column's name how its cells are formatted."""
    heads = tuple(view.say(f"column_{field}") for field in fields)
    cells = [
        [exact_cell(row[field]) if form != WORDS else row[field] for field, form in fields.items()]
        for row in rows
    ]
    return TableSheet(view.say(name), heads, cells, tuple(fields.values()))
