"""Amounts in running text, read by named rules: the first that fits says what an amount is.

A rule is a name, when it fits, and what it makes of the amount. The order
matters: an amount that a sentence only compares with is no stage of its own.

Its tests: test_prose.py and test_extract.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.read.language import Wording, any_in, wording_of, words_of
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.adjusted import close_parts_of_adjustment
from helpers.read.report.prose.changed import changed_amount, follows_vague, is_change
from helpers.read.report.prose.clauses import COMPARED, cleaned
from helpers.read.report.prose.compared import (
    base_of_rate,
    compared_amount,
    compared_budget,
    is_base_of_rate,
    is_compared,
    is_compared_budget,
    is_whole_of_share,
    whole_of_share,
)
from helpers.read.report.prose.kinds_of_owners import is_line
from helpers.read.report.prose.leads import IS_REASON
from helpers.read.report.prose.owners import owner_of
from helpers.read.report.prose.placing import placed, printed
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.right_before import is_behind_other_count
from helpers.read.report.prose.settling import (
    evidence_of,
    is_in_item,
    is_not_understood,
    stage_of,
)
from helpers.read.report.prose.spot import Spot, base_figure, read_as
from helpers.read.report.prose.thread import Owner, is_vague
from helpers.read.report.prose.unknown_stages import (
    account_at_start,
    owner_with_unknown_stage,
)
from helpers.schema import BROUGHT, UNASSIGNED

STAGES = ("initial", "budget", "adjusted", "actual")
PURPOSE = re.compile("(?:主要)?(?:用于|用作)([^，。；]{2,30})")
LONGEST_BRACKET, BEFORE_BRACKET = 60, re.compile(r"([^，。；：（）0-9]{2,24})（[^（）]*$")
FROM_TO = re.compile("(?:由|从)$|(?:由|从)[^，。；]{0,8}?(?:原来的?|年初的?|原)?$")
ADJUSTING = re.compile(f"^[^，。；0-9]{{0,6}}?{any_in('adjusts_a_budget')}(?:为|至|到)")
KEPT_WITHIN = re.compile("控制在[^，。；]{0,8}预算[数额度]*$")
REALLY_DONE = {
    measure: re.compile(f"[，（](?:全年|年末|当年)?实际{words}(?:数|额)?[为了]?[0-9]")
    for measure, words in (("actual", any_in("really_spent")), ("received", any_in("really_received")))
}
CHANGING = re.compile(f"^[^，。；0-9]{{0,6}}?{any_in('rises_or_falls_to')}(?:为|至|到)")


@dataclass(frozen=True)
class _AmountRule:
    """One reading: its name, when it fits a spot, and the figure that it makes, with its owner."""

    name: str
    fits: Callable[[Spot], object]
    read: Callable[[Spot, object], tuple[Figure, Owner]]


def money_figure(spot: Spot) -> tuple[Figure, Owner]:
    """The figure of an amount by the first rule that fits, and whose it is."""
    for rule in RULES:
        if found := rule.fits(spot):
            figure, owner = rule.read(spot, found)
            return replace(
                figure,
                traces=(Evidence("reading", rule.name, Rank.OWN, rule.name, spot.head.words), *figure.traces),
            ), owner
    raise AssertionError("the last rule fits every amount")


def _before_head(spot: Spot) -> str:
    """The text right before the head of an amount."""
    return spot.text[max(0, spot.head.start - LONGEST_BRACKET) : spot.head.start]


def _words_of_head(spot: Spot) -> str:
    """The head's words, or what stands for an empty one: the purpose behind, the count or the clause before."""
    words, last = spot.head.words, spot.thread.last
    if words == "）" and (named := BEFORE_BRACKET.search(_before_head(spot))):
        return named[1]
    if not cleaned(words) and spot.thread.last_in_sentence and (purpose := PURPOSE.match(spot.behind)):
        return purpose[1]
    if not cleaned(words) and not cleaned(spot.head.last).replace("其中", ""):
        purpose = PURPOSE.match(spot.behind)
        return purpose[1] if purpose else words
    if (
        last is not None
        and last.kind == "count"
        and not spot.head.opened
        and cleaned(words)
        and last.label.endswith(cleaned(words))
    ):
        return last.label
    if not cleaned(words).strip("（") and spot.head.last and not COMPARED.match(spot.head.last):
        return spot.head.last
    return words


def _is_before_adjusting(spot: Spot) -> bool:
    """Whether an amount is the budget before it was adjusted: 由12万元调整为9万元."""
    return bool(FROM_TO.search(spot.head.words)) and bool(
        ADJUSTING.match(spot.text[spot.quantity.end : spot.quantity.end + 24])
    )


def _is_before_changing(spot: Spot) -> bool:
    """Whether an amount is what it was before it changed: 由0万元增加至0.3万元."""
    return bool(FROM_TO.search(spot.head.words)) and bool(
        CHANGING.match(spot.text[spot.quantity.end : spot.quantity.end + 24])
    )


def _is_other_side(spot: Spot) -> bool:
    """Whether an amount is the second of what both sides come to: 收、支总计分别为58万元和58万元."""
    last = spot.thread.last_in_sentence
    joined = spot.text[spot.head.start - 1 : spot.head.start] in words_of("joins_two", "word")
    both = last is not None and (last.kind, last.measure) == ("money", "balance_total")
    return both and not spot.head.words and joined


def _other_side(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """What the other side comes to, as the first."""
    last = spot.thread.last_in_sentence
    assert last is not None
    return read_as(last, base_figure(spot, printed(spot))), spot.thread.owners[-1]


def _every_amount(spot: Spot) -> bool:
    """Every amount."""
    return True


def _whose_adjusted(spot: Spot, owner: Owner, read: Wording) -> Owner:
    """The department, where its budget with the changes of the sentence comes to the one behind a part's change."""
    if read.value("measure") != "adjusted" or owner.name or owner.account in ("", "total"):
        return owner
    changes = [each for each in spot.latest_in_sentence if each.measure == "adjustment"]
    whole = spot.quantity.value - sum(each.value for each in changes)
    before = (
        whose
        for figure, whose in spot.thread.of_paragraph()
        if figure.account in ("", "total") and figure.measure in ("initial", "budget") and not whose.name
        if changes and figure.unit == spot.quantity.unit and figure.value == whole
    )
    return next(before, owner)


def _staged_amount(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """An amount with its stage (年初预算, 决算 …), of the account or line that its words name.

    Where the words name no stage, a part has its whole's (其中), and any other
    amount that of the heading or the document (决算 or 预算).
    """
    words = _words_of_head(spot)
    named, read = _of_spoken_level(*names.owner_in(words), spot)
    spot.thread.close_other_side(named.flow)
    if read.value("measure") == "adjusted" and not named.is_named:
        close_parts_of_adjustment(spot.thread, spot.quantity.value)
    owner = _whose_adjusted(spot, owner_of(spot, named, read, words), read)
    if _is_stage_of_owner(spot, owner):
        return _unknown_stage(spot, owner.name, spot.thread.owner)
    understood = not is_not_understood(spot, owner, read)
    if not understood and (account := owner_with_unknown_stage(owner.name, spot)):
        return _unknown_stage(spot, owner.name, account)
    slots = settled(evidence_of(spot, read, words, owner))
    measure = stage_of(spot, slots, owner, read)
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    figure = replace(figure, qualifier="exact") if KEPT_WITHIN.search(spot.head.words) else figure
    is_aim = _is_before_really_done(spot, read, measure)
    measure = _measure_before(spot, "budget" if is_aim else measure)
    if not understood and (measure == UNASSIGNED or is_in_item(spot) or names.says_nothing_alone(owner.name)):
        measure = UNASSIGNED
        made = placed(spot, figure, owner, slots, measure, label=_label_of_amount(words, owner))
        return replace(made, certainty="open", doubt="words"), account_at_start(owner.name)
    made = placed(spot, figure, owner, slots, measure, label=_label_of_amount(words, owner))
    if is_aim and made.certainty == "sure":
        made = replace(made, certainty="likely", doubt="measure")
    return _doubted_around(made, owner, read, spot), owner


def _measure_before(spot: Spot, measure: str) -> str:
    """The measure of an amount, as what stands behind it tells: 由12万元调整为9万元, 由0万元增加至0.3万元."""
    if _is_before_adjusting(spot):
        return "initial"
    return UNASSIGNED if _is_before_changing(spot) else measure


def _doubted_around(made: Figure, owner: Owner, read: Wording, spot: Spot) -> Figure:
    """An amount, only likely where it is told as a reason, or names nobody and may be of what stands before."""
    if made.certainty != "sure":
        return made
    if IS_REASON.match(spot.head.words) and not names.is_line_like(owner.name):
        return replace(made, certainty="likely", doubt="measure")
    nobodys = not owner.is_named and not owner.budget and not read.value("total")
    unsure = (
        follows_vague(spot)
        or is_behind_other_count(spot)
        or (made.measure in BROUGHT and _is_behind_one_line(spot))
    )
    return replace(made, certainty="likely", doubt="owner") if nobodys and unsure else made


def _is_before_really_done(spot: Spot, read: Wording, measure: str) -> bool:
    """Whether a bare 支出 or 收入 stands before what was really spent or collected: 支出6.2亿元，实际执行5.58亿元."""
    said, done = read.mention("measure"), REALLY_DONE.get(measure)
    return (
        said is not None
        and said.strength == 1
        and done is not None
        and done.match(spot.behind_all) is not None
    )


def _is_behind_one_line(spot: Spot) -> bool:
    """Whether what is left stands behind what one line spent, whose it may be: 采购经费支出8.4万元，结余1.6万元."""
    said = spot.latest_in_sentence
    owner = spot.thread.owner
    alone = all(figure.subject == owner.name for figure in said)
    return bool(said and owner.name) and alone and spot.thread.whole is None


def _of_spoken_level(named: Owner, read: Wording, spot: Spot) -> tuple[Owner, Wording]:
    """地方 in front of a budget is that of the level spoken of: 市本级收入…。地方一般公共预算支出安排502,180万元."""
    light = words_of("light_behind_a_level", "word")
    level = spot.thread.level
    of_state = level == "本级" or level.startswith(words_of("levels_before_a_budget", "word"))
    if named.coverage not in light or not level or level in light or of_state:
        return named, read
    whole = spot.thread.whole_owner
    of_whole = spot.thread.whole is not None and (whole.coverage, whole.budget) == (level, named.budget)
    if of_whole and level.startswith("全"):
        return named, read
    said = tuple(item for item in read.mentions if item.slot != "coverage")
    if of_whole:
        return replace(named, coverage=level), replace(read, mentions=said)
    level = spot.thread.level + named.level.removeprefix(named.coverage) if named.level else ""
    return replace(named, coverage=spot.thread.level, level=level), replace(read, mentions=said)


def _is_stage_of_owner(spot: Spot, owner: Owner) -> bool:
    """Whether a short unknown word behind an amount of an account or line is rather one more of its stages."""
    last = spot.thread.last_in_sentence
    if (
        last is None
        or last.kind != "money"
        or len(owner.name) > names.LONGEST_STAGE_WORD
        or owner.name in words_of("kinds_of_purchases", "word")
        or not spot.thread.owner.is_named
    ):
        return False
    return not is_line(owner, spot) and (is_vague(last) or last.measure in STAGES)


def _unknown_stage(spot: Spot, word: str, owner: Owner) -> tuple[Figure, Owner]:
    """One more stage of the owner by a word that no table has; what follows tells whether it is what was spent."""
    slots = settled(evidence_of(spot, wording_of(""), "", owner))
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    if spot.is_executed:
        made = placed(spot, figure, owner, slots, "actual", label=word)
        return replace(made, certainty="likely", doubt="words"), owner
    made = placed(spot, figure, owner, slots, UNASSIGNED, label=word)
    return replace(made, certainty="open", doubt="words"), owner


def _label_of_amount(words: str, owner: Owner) -> str:
    """The printed words of what is measured, with the owner's name where they leave it out."""
    plain = cleaned(words)
    named = owner.name or ("" if owner.account and owner.words in plain else owner.words)
    if not named or named in plain or plain in named:
        return plain or named
    return named + plain


RULES = (
    _AmountRule("base_of_rate", is_base_of_rate, base_of_rate),
    _AmountRule("whole_of_share", is_whole_of_share, whole_of_share),
    _AmountRule("compared_budget", is_compared_budget, compared_budget),
    _AmountRule("compared_amount", is_compared, compared_amount),
    _AmountRule("change", is_change, changed_amount),
    _AmountRule("other_side", _is_other_side, _other_side),
    _AmountRule("staged_amount", _every_amount, _staged_amount),
)
