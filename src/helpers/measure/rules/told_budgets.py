"""Budgets and their changes as one paragraph tells them, whatever else the document has of them.

Its tests: test_claims.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import is_money, labelled
from helpers.measure.identities import PARTS_OF_BUDGET
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import exact, figures_by_line
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.writers_slips import is_one_slip

_BUDGETS = ("initial", "adjusted", "budget")
_SAME = ("line", "account", "part", "period", "budget")


def _paragraphs(case: Case) -> Iterator[list[Row]]:
    """The amounts of each thing in each paragraph."""
    for line, rows in figures_by_line(case).items():
        if " row " in line:
            continue
        things: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            if is_money(row) and row["value"]:
                things[tuple(row[name] for name in _SAME)].append(row)
        yield from things.values()


@rule(
    "adjusted_in_words",
    "需说明",
    "差错",
    asks=(
        "{subject}年初预算、调整与全年预算不符",
        "the initial budget of {subject}, its changes and the whole",
    ),
    ground=(
        "年初预算加减调整应等于全年预算；含上年结转的请注明",
        "the initial budget and its changes come to the whole, with a carry-over that is to be named",
    ),
    example=(
        "年初预算200万元，追加52万元，调减43万元，全年预算218万元",
        "initial 200, up by 52, down by 43, in all 218万元",
    ),
    sentences=("adjusted_in_words",),
)
def adjusted_in_words(case: Case) -> Iterator[Found]:
    """A paragraph's initial budget and changes do not come to the whole that it names, and no carry-over is named."""
    for rows in _paragraphs(case):
        initial = [row for row in rows if row["measure"] == "initial"]
        whole = [row for row in rows if row["measure"] == "adjusted"]
        parts = [row for row in rows if row["measure"] in PARTS_OF_BUDGET]
        if any(row["measure"] == schema.UNASSIGNED for row in rows):
            continue
        changes = [row for row in parts if row["measure"] == "adjustment"]
        if len(initial) != 1 or len(whole) != 1 or not changes or case.failing("adjusted"):
            continue
        numbers = [exact(row) for row in (whole[0], *parts)]
        known = [number for number in numbers if number is not None]
        if len(known) != len(numbers) or known[0] == sum(known[1:]):
            continue
        values = {
            "parts": case.listed(labelled(row, case.language) for row in parts),
            "whole": labelled(whole[0], case.language),
            "gap": case.money(abs(known[0] - sum(known[1:], Fraction(0)))),
        }
        units = {row["unit"] for row in (whole[0], *parts)}
        amounts = [Decimal(row["value"]) for row in parts]
        slip = len(units) == 1 and is_one_slip(Decimal(whole[0]["value"]), amounts, complete=False)
        grade = "差错" if slip else "需说明"
        yield found_in_rows(whole[0]["line"], [whole[0], *parts], values, grade=grade)


@rule(
    "stated_difference",
    "差错",
    asks=("{subject}所列增减额与预算、决算不符", "the difference of budget and spending of {subject}"),
    ground=("增减额应等于决算数与预算数之差", "the difference is that of spending and its budget"),
    example=(
        "预算22万元，决算17.6万元，比预算减少5.4万元",
        "budget 22, spent 17.6, “5.4万元 less than the budget”",
    ),
)
def stated_difference(case: Case) -> Iterator[Found]:
    """Spending is said to be so much less, or more, than the budget beside it, and is not."""
    for rows in _paragraphs(case):
        apart = [row for row in rows if row["measure"] == "difference"]
        spent = {exact(row): row for row in rows if row["measure"] == "actual"}
        planned = {exact(row): row for row in rows if row["measure"] in _BUDGETS}
        told = exact(apart[0]) if len(apart) == 1 else None
        if told is None or len(spent) != 1 or len(planned) != 1 or None in {*spent, *planned}:
            continue
        (actual, own), (budget, base) = next(iter(spent.items())), next(iter(planned.items()))
        if actual is None or budget is None or abs(abs(actual - budget) - abs(told)) <= _last_places(rows):
            continue
        values = {
            "spent": labelled(own, case.language),
            "planned": labelled(base, case.language),
            "told": labelled(apart[0], case.language),
            "gap": case.money(abs(actual - budget)),
        }
        yield Found(own["line"], tuple(row["id"] for row in (base, own, apart[0])), values)


def _last_places(rows: list[Row]) -> Fraction:
    """Two hundredths of the coarsest unit among amounts."""
    units = {"亿元": 10**8, "万元": 10**4}
    return Fraction(2 * max(units.get(row["unit"], 1) for row in rows), 100)


RULES = (adjusted_in_words, stated_difference)
