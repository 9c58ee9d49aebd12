"""Rates that are printed without what they are made of.

Its tests: test_rules.py, test_findings.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import (
    Books,
    as_printed,
    figures_of,
    is_money,
    label,
    labelled,
    line_in_words,
    number_of,
    place_in_document,
)
from helpers.measure.identities import Check, line_of_rate
from helpers.measure.rules.case import Case
from helpers.measure.rules.form_entries import figures_by_line
from helpers.measure.rules.printed_places import last_place_of_rate
from helpers.measure.rules.rule import Found, rule

_PARTS = 2
"""So many counts beside a rate may be what it is made of."""

_BUDGETS = ("initial", "adjusted", "budget", "received")
_NEAREST = 12
"""Amounts of a paragraph that are tried with each other."""

_MANY = 4
"""So many printed rates that lack the same are one finding."""


@rule(
    "rate_without_parts",
    "需说明",
    asks=("{subject}各率的分子、分母", "numerators and denominators of the rates of {subject}"),
    ground=(
        "只列比率、不列分子分母的，无法核对",
        "a rate that is printed without what it is made of cannot be checked",
    ),
    example=(
        "提案见面率、办复率均为100%，未列件数",
        "meeting rate and reply rate of 100 %, no numbers of proposals",
    ),
    sentences=("rate_without_parts", "rates_without_parts", "many_rates_without_parts"),
)
def rate_without_parts(case: Case) -> Iterator[Found]:
    """A rate is printed and what it is made of is not; many that lack the same are one finding."""
    by_lacking: dict[str, list[list[Check]]] = defaultdict(list)
    for (_, _, lacking), checks in _alike(case).items():
        by_lacking[lacking].append(checks)
    for lacking, groups in by_lacking.items():
        what = case.listed(case.say(word) for word in lacking.split())
        if len(groups) >= _MANY:
            yield _many_rates(case, [check for checks in groups for check in checks], what)
        else:
            yield from (_some_rates(case, checks, what) for checks in groups)


def _alike(case: Case) -> dict[tuple[str, str, str], list[Check]]:
    """Printed rates without their parts, by subject, value and what is lacking; a 0 is the form's habit."""
    alike: dict[tuple[str, str, str], list[Check]] = defaultdict(list)
    for check in case.checks.get("rate", []):
        if check.result == "unknown" and _is_rate_to_ask(case, check) and (lacking := _lacking(check)):
            alike[check.subject, str(check.left.low), lacking].append(check)
    return alike


def _is_rate_to_ask(case: Case, check: Check) -> bool:
    """Whether a rate stands in running text with nothing beside it that it may be made of.

    A 0 is the form's habit, and a form has no room for the parts; where no
    survey is named, a rule of its own asks for that. A rate of money is asked
    about where its amount is known and its base is not.
    """
    row = case.row(check.left.figures[0])
    unasked = row["measure"] == "satisfaction_rate" and case.spoken("survey", "no")
    if check.left.low == 0 or place_in_document(row).table or unasked:
        return False
    if schema.RATIO_NAMED[check.ratio].group == "money":
        elsewhere = _has_amounts_beside(case, row) or _is_share_of_a_budget(case, check)
        return _lacking(check) == "denominator" and not elsewhere
    if _has_amounts_beside(case, row):
        return False
    enough = 1 if check.left.low == 1 and row["measure"] == "completion_rate" else _PARTS
    return len(_counts_beside(case, row)) < enough and not _has_counts_that_come_to(case, row)


def _has_amounts_beside(case: Case, rate: Row) -> bool:
    """Whether two amounts of a rate's paragraph come to it, whatever their stage is called."""
    rows = [row for row in figures_by_line(case).get(rate["locator"], []) if is_money(row)][:_NEAREST]
    amounts = [amount.number for row in rows if (amount := number_of(row)) is not None and amount.number]
    return any(_is_printed_as(rate, above / below) for above, below in permutations(amounts, 2))


def _has_counts_that_come_to(case: Case, rate: Row) -> bool:
    """Whether two counts of a rate's paragraph come to it, whatever they are called: 问卷320份，有效316份，满意299份."""
    beside = figures_by_line(case).get(rate["locator"], [])
    rows = [row for row in beside if row["kind"] in ("count", "people")]
    counts = [
        amount.number for row in rows[:_NEAREST] if (amount := number_of(row)) is not None and amount.number
    ]
    return any(_is_printed_as(rate, above / below) for above, below in permutations(counts, 2))


def _is_printed_as(rate: Row, share: Fraction) -> bool:
    """Whether a share is a printed rate, to its printed digits."""
    return abs(share - Fraction(rate["value"]) / 100) < last_place_of_rate(rate)


def _is_share_of_a_budget(case: Case, check: Check) -> bool:
    """Whether a budget that is printed anywhere is what a rate of a known amount divides by, whosever it was read to be."""
    row = case.row(check.left.figures[0])
    spent = line_of_rate(case.books, row).amounts["actual"].number
    wholes = case.books.once(_budgets_printed)
    return spent is not None and any(_is_printed_as(row, spent / whole) for whole in wholes)


def _budgets_printed(books: Books) -> tuple[Fraction, ...]:
    """The numbers of all budgets of a document."""
    rows = (row for row in books.statements.rows if is_money(row) and row["measure"] in _BUDGETS)
    amounts = (amount.number for row in rows if (amount := number_of(row)) is not None)
    return tuple(dict.fromkeys(number for number in amounts if number))


def _counts_beside(case: Case, rate: Row) -> list[Row]:
    """The counts of a rate's line in its own paragraph."""
    place = place_in_document(rate)[:5]
    return case.books.once(_counts_by_paragraph).get((rate["line"], place), []) if place[4] else []


def _counts_by_paragraph(books: Books) -> dict[tuple[str, tuple[object, ...]], list[Row]]:
    """What was counted, by its line and its paragraph."""
    counts: dict[tuple[str, tuple[object, ...]], list[Row]] = defaultdict(list)
    for row in books.statements.rows:
        if row["kind"] == "count" and row["stage"] != "target":
            counts[row["line"], place_in_document(row)[:5]].append(row)
    return dict(counts)


def _lacking(check: Check) -> str:
    """Which parts of a rate are not printed: numerator, denominator or both."""
    absent = {part.measure for part in check.right.missing if part.why == "absent"}
    ratio = schema.RATIO_NAMED[check.ratio]
    parts = (("numerator", ratio.numerator), ("denominator", ratio.denominator))
    return " ".join(word for word, measure in parts if measure in absent)


def _some_rates(case: Case, checks: list[Check], what: str) -> Found:
    """The rates of one subject that have one value and lack the same."""
    subject, rows = checks[0].subject, [case.row(check.left.figures[0]) for check in checks]
    sentence = "rates_without_parts" if len(checks) > 1 else "rate_without_parts"
    values = {
        "rates": case.listed(_rates_named(rows, subject, case.language)),
        "value": as_printed(rows[0], case.language),
        "parts": what,
        "count": len(rows),
    }
    return Found(subject, figures_of(*(check.left for check in checks)), values, sentence)


def _many_rates(case: Case, checks: list[Check], what: str) -> Found:
    """The rates of many subjects that lack the same, in one sentence."""
    rows = [case.row(check.left.figures[0]) for check in checks]
    names = [_rates_named([row], case.whose(row["line"]), case.language)[0] for row in rows]
    rates = [labelled(row | {"label": name}, case.language) for row, name in zip(rows, names, strict=True)]
    values = {"count": len(rows), "rates": case.listed(rates), "parts": what}
    ids = figures_of(*(check.left for check in checks))
    return Found(schema.DEPARTMENT, ids, values, "many_rates_without_parts")


def _rates_named(rows: list[Row], subject: str, language: str) -> list[str]:
    """Rates of one subject, which the first of them names: 提案见面率, 办复率; 提案: Meeting rate, Reply rate."""
    if language == "en":
        names = [label(row["measure"], language, "ratio") for row in rows]
        return [f"{line_in_words(subject, language)}: {names[0]}", *names[1:]]
    labels = [row["label"] or row["measure"] for row in rows]
    first = labels[0] if labels[0].startswith(subject) else f"{subject}{labels[0]}"
    return [first, *(name.removeprefix(subject) for name in labels[1:])]


RULES = (rate_without_parts,)
