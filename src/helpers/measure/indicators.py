"""The indicators of 财预〔2013〕53号 for departments: 17 with a number, 11 for people to judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure.figures import (
    Amount,
    Books,
    Statements,
    absent,
    as_printed,
    books_of,
    bounds_as_text,
    divided,
    figures_of,
    joined,
    listed,
    said_in,
    sentence,
    significant,
)
from helpers.measure.indicator_sources import INDICATOR_GROUPS, INDICATORS, Indicator, IndicatorSource
from helpers.measure.payment import progress_of

_COLUMNS = (
    "name",
    "indicator",
    "group",
    "quantitative",
    "value",
    "lower",
    "upper",
    "status",
    "certainty",
    "reason",
    "figures",
    "reading",
    "other_reading",
    "other_value",
)


_SCOPES = ("coverage", "budget", "fund_scope")


def indicators_of(
    facts: pd.DataFrame,
    figures: pd.DataFrame | Books,
    language: str = "zh",
    last_year: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The 28 indicators with their value as a fraction, or which item is missing, as text.

    Columns: name, indicator, group, quantitative (yes or no), value, lower,
    upper, status, certainty, reason, figures, and where the text allows two
    readings, both in words with the other one's value. `status` is that of a fact; it is empty for
    the qualitative ones, for which no number is invented: points come from an
    analyst, with a reason. `facts` are those of the same figures. What these do not print of
    the year before is taken from `last_year`, the figures of that year's own
    report, and the reason says so; only the year's own are named in `figures`.
    """
    statements = books_of(figures).statements
    last = None if last_year is None or last_year.empty else books_of(last_year).statements
    own: dict[str, list[Row]] = defaultdict(list)
    for row in records(facts[facts["period"] == statements.year]):
        own[row["fact"]].append(row)
    rows = [_indicator_row(indicator, own, statements, last, language) for indicator in INDICATORS]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="str")


def _indicator_row(
    indicator: Indicator,
    facts: Mapping[str, list[Row]],
    statements: Statements,
    last: Statements | None,
    language: str,
) -> Row:
    """One indicator as a row of text."""
    row = dict.fromkeys(_COLUMNS, "") | {
        "name": indicator.name,
        "indicator": said_in(indicator, language),
        "group": INDICATOR_GROUPS[indicator.group][language == "en"],
        "quantitative": "yes" if indicator.source else "no",
    }
    if indicator.source is None:
        return row | {"reason": sentence("indicator_qualitative", language)}
    if indicator.name == "payment_progress":
        return row | _from_progress(statements, language)
    if indicator.source.account:
        return row | _from_account(indicator.name, indicator.source, statements, last, language)
    return row | _from_facts(indicator.name, indicator.source, facts, language)


def _from_facts(name: str, source: IndicatorSource, facts: Mapping[str, list[Row]], language: str) -> Row:
    """The first of an indicator's facts that can be computed, with what to know of it."""
    for fact, subject in source.facts:
        found = [row for row in facts.get(fact, []) if subject in ("", row["subject"])]
        known = [row for row in found if row["status"] in ("ok", "bounded", "undefined")]
        if len(known) > 1:
            subjects = listed((row["subject"] for row in known), "zh")
            return _not_computed(sentence("indicator_several", language, subjects=subjects))
        if known:
            notes = [*_caveats(name, subject, language), known[0]["reason"]]
            kept = {
                key: known[0][key] for key in ("value", "lower", "upper", "status", "certainty", "figures")
            }
            other = _other_reading(name, source, known[0]["subject"], facts, language)
            return kept | {"reason": joined(notes, language)} | other
    return _not_computed(sentence(f"indicator_needs_{name}", language))


def _other_reading(
    name: str, source: IndicatorSource, subject: str, facts: Mapping[str, list[Row]], language: str
) -> Row:
    """Both readings of an indicator in words, and the value of the second; nothing where it has one."""
    if source.other is None:
        return {}
    told = {"reading": sentence(f"reading_{name}", language)}
    parts = [
        next(
            (
                row["value"]
                for row in facts.get(fact, [])
                if (row["subject"], row["status"]) == (subject, "ok")
            ),
            "",
        )
        for fact in source.other
    ]
    if not all(parts) or not Fraction(parts[1]):
        return told
    value = significant(Fraction(parts[0]) / Fraction(parts[1]))
    return told | {"other_reading": sentence(f"other_reading_{name}", language), "other_value": value}


def _from_progress(statements: Statements, language: str) -> Row:
    """支付进度率, where spending at a day within the year is printed."""
    progress = progress_of(statements)
    if progress is None or progress.rate is None:
        return _not_computed(sentence("indicator_needs_payment_progress", language))
    ids = progress.paid.figures
    return {
        "value": significant(progress.rate),
        "status": "ok",
        "certainty": statements.certainty(ids),
        "figures": " ".join(ids),
        "reason": joined(progress.notes(language), language),
    }


def _not_computed(reason: str) -> Row:
    """An indicator that cannot be computed, with the item that is missing."""
    return {"status": "unknown", "reason": reason}


def _caveats(name: str, subject: str, language: str) -> Iterable[str]:
    """What an analyst must know of an indicator's number."""
    if subject == schema.ALL_PROJECTS:
        yield sentence("indicator_projects_only", language)
    if name == "adjustment":
        yield sentence("indicator_adjustment", language)


def _from_account(
    name: str, source: IndicatorSource, statements: Statements, last: Statements | None, language: str
) -> Row:
    """An indicator on an account: what was spent of its budget, or its change over a year."""
    measures = source.denominators if source.change else (source.numerator,)
    above = _first_printed(statements, source.account, measures, statements.year)
    below, note, certainty = _base(source, above, statements, last, language)
    result, status = divided(above, below)
    if status == "unknown":
        return _not_computed(note or sentence(f"indicator_needs_{name}", language))
    ids = figures_of(above, below)
    certainty = schema.least_certainty([certainty, statements.certainty(ids)])
    row = {"status": status, "certainty": certainty, "figures": " ".join(ids), "reason": note}
    if status == "undefined":
        return row | {"reason": joined([sentence("indicator_base_zero", language), note], language)}
    if source.change:
        low, high = (None if end is None else end - 1 for end in (result.low, result.high))
        result = replace(result, low=low, high=high)
    value = "" if result.number is None else significant(result.number)
    return row | {"value": value} | bounds_as_text(result, significant)


def _base(
    source: IndicatorSource, above: Amount, statements: Statements, last: Statements | None, language: str
) -> tuple[Amount, str, str]:
    """What is divided by, what to know of it, and how sure it is: a figure of last year may be its own report's."""
    period = _prior_year(statements.year) if source.change else statements.year
    below = _first_printed(statements, source.account, source.denominators, period)
    if below.figures or last is None or not source.change or not above.figures:
        return below, "", "sure"
    earlier = _first_printed(last, source.account, source.denominators, period)
    if not earlier.is_known or not earlier.figures:
        return below, "", "sure"
    rows = [last.by_id[own] for own in earlier.figures]
    if _are_of_other_scopes(rows, [statements.by_id[own] for own in above.figures]):
        return below, sentence("indicator_other_scope", language, year=period), "sure"
    note = sentence("indicator_last_year", language, year=period, number=as_printed(rows[0], language))
    return replace(earlier, figures=()), note, last.certainty(earlier.figures)


def _are_of_other_scopes(before: Iterable[Row], after: Iterable[Row]) -> bool:
    """Whether both say which money they are about, and not the same."""
    pairs = [
        [{row[column] for row in rows} - {"", "unknown"} for rows in (before, after)] for column in _SCOPES
    ]
    return any(old and new and not old & new for old, new in pairs)


def _first_printed(statements: Statements, account: str, measures: tuple[str, ...], period: str) -> Amount:
    """The first of an account's measures that is printed for a period."""
    amounts = (statements.amount(schema.DEPARTMENT, account, measure, period) for measure in measures)
    return next((amount for amount in amounts if amount.figures), absent(schema.DEPARTMENT, measures[0]))


def _prior_year(year: str) -> str:
    """The year before a report's own: 2023, or 2015-16 before 2016-17."""
    before = int(year[:4]) - 1 if year[:4].isdigit() else 0
    return f"{before}-{(before + 1) % 100:02d}" if "-" in year else str(before)
