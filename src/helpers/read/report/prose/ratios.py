"""Ratios in running text, read by named rules: points, growth, execution, shares, rates with a name.

Its tests: test_prose.py and test_extract.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.read.language import Rate, rate_in
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose.clauses import COMPARED, cleaned
from helpers.read.report.prose.framed import framed_rate, rate_at
from helpers.read.report.prose.growth import growth, growth_at
from helpers.read.report.prose.indicators import indicator_name, value_head
from helpers.read.report.prose.named import by_name, each_at, names_at, one_of_each, several
from helpers.read.report.prose.points import is_points, read_points
from helpers.read.report.prose.ratio_base import base
from helpers.read.report.prose.spot import Spot, read_as
from helpers.read.report.prose.stages import is_done_behind_aim
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.read.report.prose.turns import in_turn, next_in_turn
from helpers.schema import DEPARTMENT, UNASSIGNED

STAGES = ("initial", "adjusted", "budget", UNASSIGNED)
FRAME = re.compile("占|完成(?!值)")


APART = re.compile("[较比](?![例重率赛武值较])[^，。；]{2,10}[快慢高低多少]$")


@dataclass(frozen=True)
class _RatioRule:
    """One reading: its name, when it fits a spot, and the figures that it makes."""

    name: str
    fits: Callable[[Spot], object]
    read: Callable[[Spot, object], list[tuple[Figure, Owner]]]


def ratio_figures(spot: Spot) -> list[tuple[Figure, Owner]]:
    """The ratios that one number states: one, or one for each name (见面率和办复率均达到100%)."""
    for rule in RULES:
        if found := rule.fits(spot):
            return [
                (
                    replace(
                        figure,
                        traces=(
                            Evidence("reading", rule.name, Rank.OWN, rule.name, spot.head.words),
                            *figure.traces,
                        ),
                    ),
                    owner,
                )
                for figure, owner in rule.read(spot, found)
            ]
    raise AssertionError("the last rule fits every ratio")


def _is_of_amount(spot: Spot) -> bool:
    """Whether a rate is of the amount just printed: 完成预算12万元的95%."""
    last = spot.thread.last_in_sentence
    return spot.head.words in ("的", "的约") and last is not None and last.kind == "money"


def _rate_of_amount(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The rate of an amount by its stage: execution; or a share."""
    last = spot.thread.figures[-1]
    owner = spot.thread.owners[-1]
    if (
        last.compared
        and "占" in last.phrase
        and last.measure not in STAGES
        and (part := spot.thread.last_money())
    ):
        of, owner = part
        made = replace(
            base(spot), subject=of.subject, account=of.account, budget=of.budget, coverage=of.coverage
        )
        return [(replace(made, measure="share", label=of.label, name=of.name), owner)]
    measure = (
        f"execution_to_{last.measure}"
        if last.measure in ("initial", "adjusted", "budget", "received")
        else "share"
        if "占" in last.phrase
        else UNASSIGNED
    )
    figure = replace(
        base(spot), subject=last.subject, account=last.account, budget=last.budget, coverage=last.coverage,
        measure=measure, label=last.label, name=last.name,
    )  # fmt: skip
    return [(figure, owner)]


def _is_behind_aim(spot: Spot) -> bool:
    """Whether a rate is of the aim of a count just printed: 完成年度目标6处的133%."""
    last = spot.thread.last_in_sentence
    aimed = last is not None and last.stage == "target" and last.kind in ("count", "people")
    return aimed and spot.head.words in ("的", "的约")


def _rate_behind_aim(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """How much of an aim was done."""
    last, owner = spot.thread.figures[-1], spot.thread.owners[-1]
    made = replace(
        base(spot), subject=last.subject, measure="completion_rate", label=last.label, name=last.name,
        certainty=last.certainty, doubt=last.doubt,
    )  # fmt: skip
    return [(made, owner)]


def _done_behind_aim(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """What a rate came to, behind what it was to be."""
    last, owner = spot.thread.figures[-1], spot.thread.owners[-1]
    return [(read_as(last, base(spot), stage="done"), owner)]


def _indicator_at(spot: Spot) -> tuple[str, str] | None:
    """The name and stage of an indicator's value."""
    words = cleaned(spot.head.words)
    found = value_head(words)
    framed = FRAME.match(words) or spot.head.words.endswith("的")
    return found if found[1] and not framed else None


def _indicator_value(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """A value of the indicator that its words or the clause before name, or that the value before is of."""
    assert isinstance(found, tuple)
    named, stage = found
    last = spot.thread.last
    named = indicator_name(named or cleaned(spot.head.last))
    subject = named or (last.subject if last is not None and last.kind == "ratio" else DEPARTMENT)
    words = cleaned(spot.head.words)
    own = rate_in(subject)
    again = last.measure if last is not None and last.kind == "ratio" and subject == last.subject else ""
    figure = replace(
        base(spot), subject=subject, measure=own.measure if own else again or "other_rate", stage=stage,
        label=words if words.startswith(subject) else subject + words, name=subject,
    )  # fmt: skip
    return [(figure, Owner(subject, words=subject))]


def _is_compared_rate(spot: Spot) -> str:
    """The other year whose rate a sentence only compares with: 较2022年的67.8%提高2.3个百分点."""
    last = spot.thread.last_in_sentence
    found = COMPARED.match(spot.head.words.strip("，（ "))
    bare = found is not None and not found["front"] and not found["rest"]
    return found["year"] if bare and last is not None and last.kind == "ratio" else ""


def _compared_rate(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The rate of another year, of what the rate before is of."""
    last, owner = spot.thread.figures[-1], spot.thread.owners[-1]
    year = re.search("[0-9]{4}", str(found))
    made = replace(
        base(spot), subject=last.subject, account=last.account, budget=last.budget, coverage=last.coverage,
        measure=last.measure, label=last.label, name=last.name, compared=True,
        period=absolute(year[0] if year else "prior", spot.frame.year),
        certainty=last.certainty, doubt=last.doubt,
    )  # fmt: skip
    return [(made, owner)]


def _is_points_apart(spot: Spot) -> bool:
    """Whether a number says how far something is from another, and no word tells that it rose or fell: 较均衡进度慢2.9%."""
    apart = spot.quantity.unit.endswith("百分点") or APART.match(spot.head.words.strip("，、（ "))
    return bool(apart) and rate_at(spot) is None


def _points_apart(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """How far a rate is from another: no measure has it."""
    words = cleaned(spot.head.words)
    made = replace(base(spot), subject=DEPARTMENT, measure=UNASSIGNED, label=words)
    return [(replace(made, certainty="open", doubt="measure"), NOBODY)]


def _is_bare_share(spot: Spot) -> bool:
    """Whether a per cent right behind an amount is its share: in a bracket, or where its like before has 占 in front."""
    last = spot.thread.last_in_sentence
    if last is None or last.kind not in ("money", "count", "people"):
        return False
    if spot.head.words.strip("，、（ ") or spot.head.opened.strip("，、（ "):
        return False
    in_bracket = last.measure in ("actual", "received", "budget") and spot.so_far.endswith("元（")
    if in_bracket and spot.behind_all.startswith("）"):
        return True
    shares = ("share", "basic_share_of_expenditure", "project_share_of_expenditure")
    return any(figure.measure in shares for figure, _ in spot.thread.of_paragraph())


def _bare_share(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """A share whose verb was left out."""
    return [
        (replace(figure, certainty="likely", doubt="measure"), owner)
        for figure, owner in framed_rate(spot, Rate("share", "", "占", "share"))
    ]


def _is_bare_growth(spot: Spot) -> bool:
    """Whether a per cent right behind a change is the rate of it: 减少1.95万元，78%."""
    last = spot.thread.last_in_sentence
    alone = spot.head.words.strip("，、（ ") == "" and not spot.head.opened.strip("，、（ ")
    return alone and last is not None and last.measure in ("change_from_prior", "difference")


def _bare_growth(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The rate of the change before, with its sign, whose verb was left out."""
    last, owner = spot.thread.figures[-1], spot.thread.owners[-1]
    figure = replace(
        base(spot), subject=last.subject, account=last.account, budget=last.budget, coverage=last.coverage,
        measure="growth_from_prior" if last.measure == "change_from_prior" else "other_rate",
        value=spot.quantity.value * (-1 if last.value < 0 else 1), label=last.label, name=last.name,
        certainty="likely", doubt="measure",
    )  # fmt: skip
    return [(figure, owner)]


def _every_ratio(spot: Spot) -> bool:
    """Every ratio."""
    return True


RULES = (
    _RatioRule("points", is_points, read_points),
    _RatioRule("in_turn", in_turn, next_in_turn),
    _RatioRule("growth", growth_at, growth),
    _RatioRule("points_apart", _is_points_apart, _points_apart),
    _RatioRule("compared_rate", _is_compared_rate, _compared_rate),
    _RatioRule("rate_of_amount", _is_of_amount, _rate_of_amount),
    _RatioRule("rate_behind_aim", _is_behind_aim, _rate_behind_aim),
    _RatioRule("done_behind_aim", is_done_behind_aim, _done_behind_aim),
    _RatioRule("indicator_value", _indicator_at, _indicator_value),
    _RatioRule("bare_growth", _is_bare_growth, _bare_growth),
    _RatioRule("framed_rate", rate_at, framed_rate),
    _RatioRule("bare_share", _is_bare_share, _bare_share),
    _RatioRule("several_names", names_at, several),
    _RatioRule("each_in_turn", each_at, one_of_each),
    _RatioRule("named_rate", _every_ratio, by_name),
)
