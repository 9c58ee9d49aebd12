"""Faults of self-evaluation forms that are put into the facts: the form follows them to its sums."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from ..facts import Facts, Indicator, Scorecard
from ..figures import Document, Mark, Printed, replaced
from .kinds import (
    Fault,
    Spoilt,
    chosen,
    either,
    figure_of,
    some_indicator,
    spoilt,
    tagged,
    value_of,
    with_indicator,
    with_project,
)

Made = tuple[Facts, Fault] | None


def card_of(facts: Facts) -> Scorecard:
    return facts.projects[0].card


def with_card(facts: Facts, card: Scorecard) -> Facts:
    """The facts with another scorecard of their first project, which every form prints."""
    return with_project(facts, 0, replace(facts.projects[0], card=card))


def with_one(facts: Facts, old: Indicator, **changes: object) -> Facts:
    return with_card(facts, with_indicator(card_of(facts), old, replace(old, **changes)))


def execution_score(rng: Random, facts: Facts) -> Made:
    """The score of execution is not 10 · min(1, B/A)."""
    card = card_of(facts)
    wrong = card.execution - Decimal(rng.randrange(10, 30)) / 10
    words = rf"执行.*({either(wrong)})|({either(wrong)}).*执行|执行率?.*得分|得分.*执行"
    return with_card(facts, replace(card, execution=wrong)), Fault(
        facts.projects[0].name, words, (f"{wrong.normalize():f}",)
    )


def weights(rng: Random, facts: Facts) -> Made:
    """The weights sum to 105."""
    one = some_indicator(rng, card_of(facts), lambda one: one.met)
    if one is None:
        return None
    more = with_one(facts, one, weight=one.weight + 5, score=one.score + 5)
    return more, Fault(
        facts.projects[0].name, r"105|(分值|权重).*(之和|合计|相加|100)", (f"{one.weight + 5}",)
    )


def full_marks(rng: Random, facts: Facts) -> Made:
    """Full marks under a target that was not met, its reason printed."""
    one = some_indicator(rng, card_of(facts), lambda one: not one.met)
    if one is None:
        return None
    words = rf"{one.name}.*(满分|未完成|未达|低于|得分)"
    return with_one(facts, one, score=one.weight), Fault(one.name, words, (f"{one.result}", f"{one.weight}"))


def far_exceeded(rng: Random, facts: Facts) -> Made:
    """A result of 160 % of its target, without a word."""
    one = some_indicator(rng, card_of(facts), lambda one: one.met and one.kind == "count" and one.target > 3)
    if one is None:
        return None
    result = (one.target * 8 / 5).to_integral_value()
    words = rf"{one.name}.*({either(result)}|130|超)"
    return with_one(facts, one, result=result, sign="≥"), Fault(one.name, words, (f"{result}",))


def no_reason(rng: Random, facts: Facts) -> Made:
    """A target that was not met, without a reason."""
    one = some_indicator(rng, card_of(facts), lambda one: not one.met)
    if one is None:
        return None
    words = rf"{one.name}.*(原因|未完成|未达|说明|低于)"
    return with_one(facts, one, reason=""), Fault(one.name, words, (f"{one.result}",))


def cost_sign(rng: Random, facts: Facts) -> Made:
    """A cost with ≥, met at its very amount."""
    one = some_indicator(rng, card_of(facts), lambda one: one.sign == "≤" and one.result == one.target)
    if one is None:
        return None
    return with_one(facts, one, sign="≥"), Fault(
        one.name, rf"{one.name}|成本.*(≥|不低于|方向)", (f"≥{one.target}",)
    )


def satisfaction(rng: Random, facts: Facts) -> Made:
    """More than all are satisfied."""
    one = some_indicator(rng, card_of(facts), lambda one: "满意度" in one.name)
    result = Decimal(rng.randrange(1010, 1090)) / 10
    changed = with_one(facts, one, result=result, score=one.weight, reason="")
    return changed, Fault(one.name, rf"{either(result)}|满意.*100", (f"{result}",))


def without_indicator(rng: Random, facts: Facts) -> Made:
    """The self-evaluation leaves out an indicator of the approved targets; another takes its points."""
    one = some_indicator(rng, card_of(facts), lambda one: one.level2 == "数量指标")
    rest = [other for other in card_of(facts).indicators if other is not one]
    heir = next(other for other in rest if other.level1 == one.level1)
    score = heir.score + (one.weight if heir.met else 0)
    given = [
        replace(other, weight=other.weight + one.weight, score=score) if other is heir else other
        for other in rest
    ]
    changed = with_card(facts, replace(card_of(facts), indicators=tuple(given)))
    return changed, Fault(one.name, one.name)


def other_target(rng: Random, facts: Facts) -> Made:
    """The self-evaluation has a lower target than was approved."""
    one = some_indicator(
        rng, card_of(facts), lambda one: one.kind == "count" and one.target >= 20 and one.met
    )
    if one is None:
        return None
    target = (one.target * 9 / 10).to_integral_value()
    changed = with_one(facts, one, target=target, result=one.target, sign="≥")
    return changed, Fault(
        one.name, rf"{one.name}.*({either(target, one.target)})", (f"{target}", f"{one.target}")
    )


def other_weight(rng: Random, facts: Facts) -> Made:
    """Two indicators of the self-evaluation have other weights than were approved, their sum the same."""
    full = [one for one in card_of(facts).indicators if one.level1 == "产出指标" and one.met]
    if len(full) < 2:
        return None
    first, second = full[:2]
    changed = with_one(facts, first, weight=first.weight + 3, score=first.score + 3)
    changed = with_one(changed, second, weight=second.weight - 3, score=second.score - 3)
    words = rf"({first.name}|{second.name}).*(分值|权重)|(分值|权重).*({first.name}|{second.name})"
    return changed, Fault(first.name, words, (f"{first.weight + 3}", f"{second.weight - 3}"))


def total_score(rng: Random, document: Document) -> Spoilt:
    """The total is not the sum of the scores."""
    item = chosen(document, measure="score", subject="总分")[-1]
    wrong = value_of(item) - rng.randrange(2, 6)
    return spoilt(
        document,
        {item: wrong},
        rf"{either(wrong)}|(得分|总分).*(之和|合计|相加)",
    )


def part_of_adjusted(rng: Random, document: Document) -> Spoilt:
    """The one part of A is not A; its own rate follows it."""
    item = [one for one in chosen(document, measure="adjusted", account="fund") if part_row(one)][-1]
    actual = [one for one in chosen(document, measure="actual", account="fund") if part_row(one)][-1]
    rate = chosen(document, measure="execution_to_adjusted")[-1]
    wrong = value_of(item) + Decimal(rng.randrange(200, 900)) / 100
    follows = (100 * value_of(actual) / wrong).quantize(Decimal("0.01"))
    return spoilt(document, {item: wrong, rate: follows}, either(wrong))


def part_row(item: Printed) -> bool:
    return figure_of(item).account == "fund|"


def execution_rate(rng: Random, document: Document) -> Spoilt:
    """A rate of execution that does not follow from A and B."""
    item = chosen(document, measure="execution_to_adjusted")[0]
    wrong = value_of(item) - Decimal(rng.randrange(210, 640)) / 100
    return spoilt(document, {item: wrong}, either(wrong, value_of(item)))


def completion(rng: Random, document: Document) -> Spoilt:
    """A project of one year that was completed in the next."""
    item = next(tagged(document, "completion"))
    year = int(document.year) + 1
    late = Mark(f"{year}年{rng.randrange(2, 7)}月20日", why="date", tag="completion")
    fault = Fault("实际完成时间", rf"{year}|完成时间", (late.text,))
    return replaced(document, {item.index: late}), fault
