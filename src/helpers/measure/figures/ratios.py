"""Ratios over the lines of many department-years at once; the formulas are those of a single line."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from helpers import schema
from helpers.measure.figures.formulas import (
    adjusted_budget,
    deviation,
    gross_adjustment,
    net_adjustment,
    net_from_adjusted,
)

_KEYS = ["department", "year", "period"]
"""What one department-year's lines have in common."""

LEDGER_RATIOS = tuple(
    ratio
    for ratio in schema.RATIOS
    if ratio.group == "money" and ratio.name != "share_of_project_expenditure"
)
_PRINTED = (
    "opening",
    "initial",
    "upward_adjustment",
    "downward_adjustment",
    "adjusted",
    "actual",
    "carryover",
)
"""Columns of a ledger that every line has, whether or not they are printed."""


def ratios_of_lines(ledger: pd.DataFrame) -> pd.DataFrame:
    """Each line's amounts and ratios, beside the ledger's own columns (see `ledgers.ledger_of`).

    Amounts are Int64 of 0.0001 元 and missing where a part is; ratios are
    Float64, missing where a part is or where the base is 0.
    """
    lines = _with_ratios(_with_derived_columns(_with_printed(ledger)))
    if "project_expenditure" not in ledger:
        return lines
    own = ledger[ledger["line"] == schema.DEPARTMENT].set_index(_KEYS)["project_expenditure"]
    whole = own.reindex(pd.MultiIndex.from_frame(ledger[_KEYS])).set_axis(ledger.index).astype("Int64")
    of_whole = share(lines["actual"], whole).where(ledger["account"] == "fund")
    return lines.assign(share_of_project_expenditure=of_whole)


def _with_printed(ledger: pd.DataFrame) -> pd.DataFrame:
    """The ledger with every column that formulas need; what no report prints is missing throughout."""
    return ledger.reindex(columns=[*dict.fromkeys([*ledger.columns, *_PRINTED])])


def ratios_of_projects(ledger: pd.DataFrame) -> pd.DataFrame:
    """The project allocations of each department-year together: ratios of the sums, never means of ratios.

    One row for each department, year and period. A sum with an unknown part is
    unknown. The once-only adjustment is the greater of all increases and all cuts.
    """
    funds = ledger[ledger["account"] == "fund"] if "account" in ledger else ledger
    lines = _with_derived_columns(_with_printed(funds))
    names = [term.name for term in schema.AMOUNTS if term.name in lines]
    groups = lines.groupby(_KEYS, sort=False, observed=True)
    sums = groups[names].sum().where(groups[names].count().eq(groups.size(), axis=0)).reset_index()
    sums["once_only_adjustment"] = _greater(sums["upward_adjustment"], sums["downward_adjustment"])
    number = groups.ngroup()
    sums["composition_variance"] = _composition_variance(lines["actual"], lines["initial"], number)
    return _with_ratios(sums)


def _with_derived_columns(lines: pd.DataFrame) -> pd.DataFrame:
    """A ledger with the amounts that follow from those that are printed."""
    lines = lines.assign(**{name: lines[name].astype("Int64") for name in _PRINTED})
    up, down, initial = (lines[name] for name in ("upward_adjustment", "downward_adjustment", "initial"))
    opening = lines["opening"].fillna(0)
    net = net_adjustment(up, down)
    net = net.fillna(net_from_adjusted(lines["adjusted"], initial, opening))
    adjusted = lines["adjusted"].fillna(adjusted_budget(opening, initial, net_adjustment(up, down)))
    derived = {
        "net_adjustment": net,
        "gross_adjustment": gross_adjustment(up, down),
        "once_only_adjustment": _greater(up, down),
        "adjusted": adjusted,
    }
    if "budget" in lines:
        derived["deviation"] = deviation(lines["actual"], lines["budget"])
    return lines.assign(**derived)


def _greater(amounts: pd.Series, other: pd.Series) -> pd.Series:
    """The greater of two amounts, missing where either is."""
    return amounts.where(amounts >= other, other).where(amounts.notna() & other.notna())


def _with_ratios(amounts: pd.DataFrame, ratios: Iterable[schema.Ratio] = LEDGER_RATIOS) -> pd.DataFrame:
    """The amounts with every ratio whose parts are columns; the formula's names are those of the schema."""
    own = [ratio for ratio in ratios if {ratio.numerator, ratio.denominator} <= set(amounts.columns)]
    return amounts.assign(
        **{ratio.name: share(amounts[ratio.numerator], amounts[ratio.denominator]) for ratio in own}
    )


def share(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """numerator / denominator; missing, never infinite, where a part is missing or the base is 0.

    >>> share(pd.Series([5, 1, None], dtype="Int64"), pd.Series([8, 0, 1], dtype="Int64")).tolist()
    [0.625, <NA>, <NA>]
    """
    return numerator.astype("Float64") / denominator.where(denominator > 0).astype("Float64")


def _composition_variance(
    actual: pd.Series, budget: pd.Series, group: pd.Series
) -> pd.api.extensions.ExtensionArray:
    """Σ abs(aᵢ − bᵢ·Σa/Σb) / Σa for each group (PEFA PI-2.1), exact until the last division.

    A head with budget 0 has no percentage of its own, but its deviation counts.
    `group` numbers the groups from 0; one with a missing part, or with nothing
    budgeted or spent, has no variance.

    >>> lines = pd.DataFrame({"a": [90, 230, 40, 115], "b": [100, 200, 50, 150]}, dtype="Int64")
    >>> _composition_variance(lines["a"], lines["b"], pd.Series([0, 0, 0, 0])).round(4).tolist()
    [0.1684]
    """
    number = group.to_numpy()
    missing = (actual.isna() | budget.isna()).to_numpy()
    spent, planned = (part.fillna(0).to_numpy(dtype="int64") for part in (actual, budget))
    size = int(number.max()) + 1 if len(number) else 0
    all_spent, all_planned = (_exact_sums(part, number, size) for part in (spent, planned))
    off = np.abs(spent.astype(object) * all_planned[number] - planned.astype(object) * all_spent[number])
    deviations = _exact_sums(off, number, size)
    unknown = np.bincount(number[missing], minlength=size) > 0
    usable = ~unknown & (all_planned > 0) & (all_spent > 0)
    variance = np.full(size, np.nan)
    variance[usable] = deviations[usable] / (all_spent[usable] * all_planned[usable])
    return pd.array(variance, dtype="Float64")


def _exact_sums(values: np.ndarray, number: np.ndarray, size: int) -> np.ndarray:
    """Exact sums by group, as whole numbers without a limit of size."""
    sums = np.zeros(size, dtype=object)
    np.add.at(sums, number, values.astype(object))
    return sums
