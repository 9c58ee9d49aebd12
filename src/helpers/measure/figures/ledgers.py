"""Figures of many department-years → a ledger: one row for each line, exact whole amounts in columns.

Its tests: test_ratios.py.
"""

from decimal import Decimal

import pandas as pd

from helpers import schema
from helpers.measure.figures.lines import ACCOUNTS_OF_LINES, EXCLUDED, STRUCTURE
from helpers.measure.figures.rows import OF_LINES, PENDING, WILD
from helpers.quantities import in_yuan

_LINE = ["department", "year", "period", "line"]
_LARGEST = 10**17
"""Most units of 0.0001 元 of one amount (10 万亿元): sums of ninety lines stay within 64 bits."""

_CHANGES = ("upward_adjustment", "downward_adjustment", "gross_adjustment_less_excluded")


def ledger_of(figures: pd.DataFrame) -> pd.DataFrame:
    """The lines of all department-years in `figures`, their amounts as Int64 of 0.0001 元; `ratios` takes it.

    Columns: department, year, period, line, account, then the amounts by their
    names in the schema. An amount is missing where it is not printed, where it
    is approximate, or where its statements contradict each other: for the
    bounds and the reasons see `facts_of`, which agrees wherever both have a
    number.
    """
    money = _in_columns(_main_account(_rows_of_money(figures)))
    money = money.assign(amount=_whole_amounts(money))
    changes = money["column"] == "adjustment"
    table = pd.concat([_agreed(money[~changes]), _changes_summed(money[changes])])
    wide = table.pivot(index=[*_LINE, "account"], columns="column", values="amount")
    wide.columns.name = None
    return wide.reset_index()


def _rows_of_money(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of money that enter a ledger."""
    rows = _without_open(figures[figures["kind"].isin(["money", "nil"]) & _enters_a_line(figures)])
    known = rows["measure"].isin(OF_LINES)
    changes = rows["measure"] == "adjustment"
    pending = rows["reason"].str.contains("|".join(PENDING), regex=True) & changes
    kept = ["department", "year", "account", "measure", *WILD, "reason", "kind", "value", "period", "line"]
    return rows.loc[known & ~pending, [*kept, "unit", "qualifier"]]


def _enters_a_line(figures: pd.DataFrame) -> pd.Series:
    """Whether an amount is a whole one, and of the flow that its measure has in a line's facts."""
    own = figures["measure"].map({"received": "income"}).fillna("expenditure")
    either = figures["measure"].isin(["opening", "carryover"]) | (figures["flow"] == "")
    return (figures["part"] == "") & (either | (figures["flow"] == own))


def _without_open(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that are understood; a project of which nothing is has one amount, which is not known."""
    period = rows["period"].where(rows["period"] != "", rows["year"])
    rows = rows.assign(period=period, line=rows["line"] if "line" in rows else rows["subject"])
    waiting = (rows["measure"] == schema.UNASSIGNED) | (rows["certainty"] == "open")
    understood = (~waiting).groupby([rows[name] for name in [*_LINE, "account"]], sort=False).transform("any")
    lost = waiting & ~understood & (rows["account"] == "fund")
    unknown = rows[lost].assign(measure="actual", kind="money", value="")
    return pd.concat([rows[~waiting], unknown])


def _main_account(money: pd.DataFrame) -> pd.DataFrame:
    """The rows in the budget and scope that each report is about; each line in its first account."""
    for column in WILD:
        money = _in_main(money, column)
    order = {account: place for place, account in enumerate(ACCOUNTS_OF_LINES)}
    rank = money["account"].map(order).fillna(len(order))
    own = money["line"] == schema.DEPARTMENT
    best = rank.groupby([money[name] for name in _LINE], sort=False, observed=True).transform("min")
    return money[own | (rank == best)]


def _in_main(money: pd.DataFrame, column: str) -> pd.DataFrame:
    """Rows whose budget (or scope) is not printed, or is that of most of their line's amounts."""
    stated_here = ~money[column].isin(WILD[column])
    if money.loc[stated_here, column].nunique() < 2:
        return money
    place = {term.name: rank for rank, term in enumerate((*schema.BUDGETS, *schema.FUND_SCOPES))}
    keys = ["department", "year", "line"]
    own = money[stated_here & (money["kind"] == "money")]
    counts = own.groupby([*keys, column], sort=False, observed=True).size().reset_index(name="rows")
    counts = counts.assign(place=counts[column].map(place))
    counts = counts.sort_values(["rows", "place"], ascending=[False, True], kind="stable")
    main = counts.drop_duplicates(keys).set_index(keys)[column]
    wanted = pd.Series(main.reindex(pd.MultiIndex.from_frame(money[keys])).to_numpy(), index=money.index)
    return money[~stated_here | wanted.isna() | (money[column] == wanted)]


def _in_columns(money: pd.DataFrame) -> pd.DataFrame:
    """Each row with the column that it belongs to; the department's other accounts are no columns."""
    own = money["line"] == schema.DEPARTMENT
    part = own & money["account"].isin(STRUCTURE) & (money["measure"] == "actual")
    whole = ~own | money["account"].isin(["total", ""])
    column = money["measure"].where(~part, money["account"] + "_expenditure")
    account = money["account"].where(~own, "total")
    second = (own & (money["account"] == "")).astype("int8")
    return money.assign(column=column, account=account, second=second)[whole | part]


def _whole_amounts(rows: pd.DataFrame) -> pd.Series:
    """Printed amounts as Int64 of 0.0001 元; each different print is worked out once."""
    printed = rows["value"] + "\n" + rows["unit"].where(rows["kind"] != "nil", "元")
    codes, different = pd.factorize(printed)
    units = pd.array([_units_of(*text.split("\n")) for text in different], dtype="Int64")
    exact = rows["qualifier"].isin(["exact", ""])
    return pd.Series(units.take(codes), index=rows.index).where(exact)


def _units_of(value: str, unit: str) -> int | None:
    """One printed amount in units of 0.0001 元; nothing where it does not fit.

    >>> _units_of("16.2", "万元"), _units_of("5", "份"), _units_of("0.00001", "元")
    (1620000000, None, None)
    """
    if not value or unit not in schema.MONEY_UNITS:
        return None
    units = in_yuan(Decimal(value), unit).scaleb(4)
    fits = units == units.to_integral_value() and abs(units) <= _LARGEST
    return int(units) if fits else None


def _agreed(money: pd.DataFrame) -> pd.DataFrame:
    """One row for each figure, missing where its statements differ; a named total counts first."""
    place = [*_LINE, "account", "column"]
    best = money.groupby(place, sort=False, observed=True)["second"].transform("min")
    money = money[money["second"] == best]
    groups = money.groupby(place, sort=False, observed=True)["amount"]
    agreed = groups.nunique(dropna=False) == 1
    return groups.first().where(agreed).reset_index(name="amount")


def _changes_summed(money: pd.DataFrame) -> pd.DataFrame:
    """Increases, cuts and those not excluded, summed: a different reason or sign is another change; 0 too."""
    negative, zero = ((money["amount"] < 0).fillna(False), (money["amount"] == 0).fillna(False))
    money = _not_restated(money.assign(negative=negative, zero=zero))
    excluded = money["reason"].str.match(rf"\s*(?:{'|'.join(EXCLUDED)})\b")
    money = money.assign(excluded=excluded)
    apart = [*_LINE, "account", "negative", "zero", "reason"]
    groups = money.groupby(apart, sort=False, observed=True)
    once = groups.agg(amount=("amount", "first"), excluded=("excluded", "first"))
    once["amount"] = once["amount"].where(groups["amount"].nunique(dropna=False) == 1)
    once = once.reset_index()
    return pd.concat([_summed(once, name) for name in _CHANGES])


def _not_restated(money: pd.DataFrame) -> pd.DataFrame:
    """Changes without those that say an equal one again and leave its reason out."""
    same = [*_LINE, "account", "negative", "amount"]
    explained = (money["reason"] != "").groupby([money[name] for name in same], sort=False, dropna=False)
    return money[(money["reason"] != "") | ~explained.transform("any")]


def _summed(once: pd.DataFrame, column: str) -> pd.DataFrame:
    """One column of changes by line, as positive amounts; unknown where one of its changes is."""
    counts = {
        "upward_adjustment": ~once["negative"],
        "downward_adjustment": once["negative"],
        "gross_adjustment_less_excluded": ~once["excluded"],
    }[column]
    part = once.assign(amount=once["amount"].abs().where(counts, once["amount"].abs() * 0))
    groups = part.groupby([*_LINE, "account"], sort=False, observed=True)["amount"]
    total = groups.sum().where(groups.count() == groups.size())
    return total.reset_index(name="amount").assign(column=column)
