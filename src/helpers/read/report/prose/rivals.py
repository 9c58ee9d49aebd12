"""What running text says no writer can have meant: a name that is no whole one, two values under one name in one breath.

Its tests: test_prose_counts.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from helpers.read.language import any_in, words_of
from helpers.read.report.evidence import Rank
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import CLOSING, OPENING
from helpers.read.report.prose.dates import SPENT_IN_A_YEAR
from helpers.read.report.prose.doubtful_names import with_doubtful_names
from helpers.schema import DEPARTMENT, UNASSIGNED

BARE = re.compile(r"[^一-龥]*(?:[十百千万亿]|[美欧日港]?元)*")
CHECKED = ("count", "people", "ratio")
CUT = re.compile(
    f"^(?:{any_in('pieces_of_names')})$|{any_in('ends_no_name_of_money')}$|^{any_in('begins_no_name_of_money')}"
)
NO_NAME = re.compile(
    rf"^(?!{any_in('begins_like_no_name')}|差[额旅异])(?:{any_in('begins_no_name')})|(?:{any_in('ends_no_name')})$|^(?:{any_in('pieces_of_names')})$"
    r"|^[^一-龥A-Za-zⅠ-Ⅻ0-9“《]|[、，：；]$|^[0-9]{1,2}[一-龥]$"
)
ONLY_ANOTHER_YEAR = re.compile(f"{SPENT_IN_A_YEAR}[0-9]")
"""A year and a stage alone, which go on with what the amount before was of."""


def doubted(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a paragraph: those whose name is a piece of one are open, rivals under one name are only likely."""
    checked = with_doubtful_names([_without_piece(figure) for figure in _with_doubtful_staff(figures)])
    rivals = {id(figure) for group in _rivals(checked) for figure in _without_own_name(group)}
    rivals |= {id(figure) for figure in _moved_of_another(checked)}
    return _no_surer_than_before(
        [
            replace(figure, certainty="likely", doubt="owner") if id(figure) in rivals else figure
            for figure in checked
        ]
    )


def _with_doubtful_staff(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a paragraph: people not said to be all are likely those in service where the retired stand beside."""
    told = {figure.measure for figure in figures if figure.kind == "people" and figure.subject == DEPARTMENT}
    if "retired" not in told or "in_service" in told:
        return list(figures)
    return [
        replace(figure, certainty="likely", doubt="measure")
        if (figure.measure, figure.subject, figure.certainty) == ("total", DEPARTMENT, "sure")
        else figure
        for figure in figures
    ]


def _no_surer_than_before(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a paragraph: one that took its name over is no surer than the last one of that name.

    What a count surely named of its own keeps its name, whatever was doubted in between, but for a rate right behind that.
    """
    doubtful: dict[tuple[str, str], bool] = {}
    counted: set[tuple[str, str]] = set()
    told = []
    for figure in figures:
        known = (figure.subject, "" if figure.kind == "ratio" else figure.unit) in counted
        known = known and not (told and figure.kind == "ratio" and _is_doubted_name(told[-1]))
        whose = _line_or_account_of(figure)
        taken_over = whose[0] != DEPARTMENT and not known and figure.subject not in figure.phrase
        taken_over = taken_over or (whose[1] not in ("", "total") and figure.name not in figure.phrase)
        if figure.kind in ("count", "people") and figure.certainty == "sure" and _names_its_own(figure):
            counted |= {(figure.subject, figure.unit), (figure.subject, "")}
        goes_on = bool(told) and told[-1].doubt == "owner" and ONLY_ANOTHER_YEAR.match(figure.phrase)
        taken_over = taken_over and bool(doubtful.get(whose))
        if figure.certainty == "sure" and (
            taken_over or (goes_on and _line_or_account_of(told[-1]) == whose)
        ):
            figure = replace(figure, certainty="likely", doubt="owner")
        doubtful[whose] = figure.doubt == "owner" if whose[1] else _is_doubted_name(figure)
        told.append(figure)
    return told


def _is_doubted_name(figure: Figure) -> bool:
    """Whether a figure is not sure for more than its year."""
    return figure.certainty != "sure" and figure.doubt != "period"


def _line_or_account_of(figure: Figure) -> tuple[str, str]:
    """Whose a figure is: a name, or one of the department's accounts."""
    return figure.subject, figure.account if figure.subject == DEPARTMENT else ""


def _names_its_own(figure: Figure) -> bool:
    """Whether a count's own words name what is counted."""
    return any(trace.slot == "owner" and trace.rank == Rank.OWN for trace in figure.traces)


def _moved_of_another(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Changes with rates that follow from another amount of the paragraph, and not from that of their own name.

    其中公务接待费4.10万元，公务用车运行维护费8.50万元，比上年减少1.20万元，下降8.70%: the whole's 12.60万元 fell.
    """
    for place, (change, growth) in enumerate(pairwise(figures)):
        if (change.measure, growth.measure) != ("change_from_prior", "growth_from_prior"):
            continue
        amounts = [
            figure for figure in figures[:place] if figure.kind == "money" and figure.unit == change.unit
        ]
        own = [figure for figure in amounts if _owner_of(figure) == _owner_of(change)]
        fits = [figure for figure in amounts if _gives(figure, change, growth)]
        if own and fits and not any(figure in own for figure in fits):
            yield from (change, growth)


def _owner_of(figure: Figure) -> tuple[str, str]:
    return figure.subject, figure.account


def _gives(now: Figure, change: Figure, growth: Figure) -> bool:
    """Whether an amount of this year and its change give a rate, to the rate's printed digits."""
    before = now.value - change.value
    if before <= 0 or growth.unit != "%":
        return False
    step = Decimal(1).scaleb(max(int(growth.value.as_tuple().exponent), -2))
    return abs(abs(change.value / before * 100) - abs(growth.value)) <= step


def _without_piece(figure: Figure) -> Figure:
    """A figure, open where its subject is only a piece of a name."""
    named = is_whole_name(figure.subject) if figure.kind in CHECKED else not CUT.search(figure.subject)
    if figure.certainty == "open" or named:
        return figure
    return replace(figure, measure=UNASSIGNED, certainty="open", doubt="words")


def is_whole_name(name: str) -> bool:
    """Whether a name begins and ends as names do, and closes the brackets that it opens.

    >>> [is_whole_name(name) for name in ("乡镇卫生院", "提高到", "（A类", "保护伞”")]
    [True, False, False, False]
    """
    if name == DEPARTMENT:
        return True
    name = name.removesuffix("行为") or name
    pairs = zip(OPENING, CLOSING, strict=True)
    like_trail = name.endswith(words_of("ends_like_a_trail", "word"))
    return (like_trail or NO_NAME.search(name) is None) and all(
        name.count(left) == name.count(right) for left, right in pairs
    )


def _rivals(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The sure counts and rates that have one name and two values: the name cannot be all that tells them apart."""
    groups: defaultdict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if _is_checked(figure) and figure.certainty == "sure":
            groups[_named_as(figure)].append(figure)
    return [group for group in groups.values() if len({figure.value for figure in group}) > 1]


def _is_checked(figure: Figure) -> bool:
    """Whether a figure is a count, a rate, or an amount that is no other year's."""
    return figure.kind in CHECKED or _is_said_paid(figure) or (figure.kind == "money" and not figure.compared)


def _is_said_paid(figure: Figure) -> bool:
    """Whether no more than a verb says that an amount was paid."""
    return any(trace.rule == "paid_out" for trace in figure.traces)


def _without_own_name(group: list[Figure]) -> list[Figure]:
    """Of rivals those that took their name over from one before, where all others have one value; else all."""
    if group[0].kind == "money" and not any(map(_is_said_paid, group)):
        return [figure for figure in group if BARE.fullmatch(figure.phrase)]
    own = [figure for figure in group if figure.subject in figure.phrase]
    alone = len({figure.value for figure in own}) == 1
    return [figure for figure in group if figure.subject not in figure.phrase] if alone else group


def _named_as(figure: Figure) -> tuple[str, ...]:
    """All that tells one figure of a paragraph from another."""
    return (
        figure.kind, figure.subject, figure.parent, figure.account, figure.budget, figure.coverage, figure.flow,
        figure.measure, figure.stage, figure.period, figure.as_of, figure.unit,
        figure.label if figure.measure == "growth_from_prior" else "",
    )  # fmt: skip
