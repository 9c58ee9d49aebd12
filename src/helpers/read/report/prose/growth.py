"""Growth over another year: its sign, and whose it is.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import Change, any_in, change_at_end, rate_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.changed import against_own_budget, follows_vague, named_before
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.kinds_of_owners import account_of
from helpers.read.report.prose.owners import within_whole
from helpers.read.report.prose.ratio_base import base, heading_budget
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.read.report.prose.turns import SAID, goes_on_in_turn, lists_names, turn_of
from helpers.schema import BROUGHT, DEPARTMENT, UNASSIGNED

LONGEST_FRAME = 6
OTHERS = re.compile(f"(?:比|较|高于|低于|高出|超)[^，。；]{{0,6}}{any_in('compared_with_others')}")
LEFT_OUT = re.compile("(?:剔除|扣除)[^，。；]{2,24}(?:，[^，。；]{0,12})?$")
OTHER_BASE = re.compile(any_in("other_base_of_growth"))
SAVED = re.compile("节[约省支]了?$")
"""What is saved is less than what was planned as often as less than the year before: 专项资金节约44%."""


def growth_at(spot: Spot) -> Change | None:
    """The change that the head ends with."""
    return change_at_end(spot.head.words)


def growth(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """Growth over another year, negative for a fall; over a budget it is a rate of a difference."""
    assert isinstance(found, Change)
    found, words = against_own_budget(found, spot), spot.head.words
    front = words[: found.start].rstrip("，、")
    front = "" if front in words_of("light_endings", "word") else front
    if doubt := _doubt_of_growth(spot, front):
        return _open_growth(spot, found, doubt)
    owner, subject, account, budget, coverage, period = _owner_of_growth(spot, front)
    other = (
        found.base == "budget"
        or (not found.base and _follows_difference(spot))
        or OTHER_BASE.search(words)
        or _is_over_earlier_year(found, period or spot.frame.year)
    )
    sign = -1 if found.sign < 0 < spot.quantity.value else 1
    figure = replace(
        base(spot), subject=subject, account=account, budget=budget, coverage=coverage,
        measure="other_rate" if other else "growth_from_prior", value=spot.quantity.value * sign,
        label=(owner.words or subject) + found.words, name=owner.words or subject,
    )  # fmt: skip
    if period:
        figure = replace(figure, period=period)
    unsaid = not found.base and spot.thread.compared != "prior"
    unknown = not front and _follows_unknown_change(spot.thread.last_in_sentence)
    if unsaid and (unknown or SAVED.search(words)):
        figure = replace(figure, certainty="likely", doubt="measure")
    left_out = LEFT_OUT.search(spot.head.opened + words) is not None
    nobodys = owner is NOBODY and subject == DEPARTMENT and not account
    if left_out or nobodys or (not front and _may_be_of_another(spot, subject)):
        figure = replace(figure, certainty="likely", doubt="owner")
    if spot.quantity.unit == "" or spot.quantity.unitless:
        figure = replace(figure, unit="%", certainty="likely", doubt="unit")
    return [(figure, owner)]


def _may_be_of_another(spot: Spot, subject: str) -> bool:
    """Whether a growth without a name of its own may be of another thing than the one that it is taken for."""
    before = spot.thread.last_in_sentence
    if before is None:
        return _follows_own_clause(spot) or _is_of_extreme(spot)
    percent = not spot.quantity.unit.endswith("百分点")
    of_rate = percent and (before.kind, before.measure) == ("ratio", "other_rate")
    of_doubtful = before.subject == subject and (before.doubt == "owner" or of_rate)
    return of_doubtful or _is_of_extreme(spot) or _passes_over(before, subject)


def _passes_over(before: Figure | None, subject: str) -> bool:
    """Whether a growth is taken for that of another thing than the amount right before, which is not understood."""
    return before is not None and before.kind == "money" and is_vague(before) and before.subject != subject


def _is_over_earlier_year(found: Change, period: str) -> bool:
    """Whether a growth of one year is over a year earlier than the one before it: 2024年…，比2021年增长9%."""
    over = re.match("[0-9]{4}", found.period)
    return over is not None and period[:4].isdigit() and int(over[0]) < int(period[:4]) - 1


def _is_of_extreme(spot: Spot) -> bool:
    """Whether a growth stands behind the name of the one with the most or least: 最高为甲县（增长9%）."""
    return re.search(any_in("best_or_worst"), spot.head.opened + spot.head.last) is not None


def _doubt_of_growth(spot: Spot, front: str) -> str:
    """Why a growth waits for a person: it is not known whose it is, or over what it grew; else nothing."""
    words = spot.head.words
    if not front and follows_vague(spot) and not spot.thread.owner.is_named and not named_before(spot):
        return "words"
    last = spot.thread.last_in_sentence
    aimed = last is not None and (last.kind, last.stage) == ("ratio", "target")
    if aimed and not front and spot.quantity.unit.endswith("百分点"):
        return "measure"
    of_change = spot.quantity.unit.endswith("百分点") and front.endswith(words_of("changes", "word"))
    if of_change or OTHERS.search(words) or front.endswith("平均") or (not front and _follows_brought(spot)):
        return "measure"
    lost = turn_of(spot) is None and (SAID.search(words) or lists_names(spot))
    return "owner" if lost or (not front and _follows_bare_number(spot)) else ""


def _follows_bare_number(spot: Spot) -> bool:
    """Whether it is not known of a number just before what it measures: 综合指数3.62，同比下降3.2%."""
    last = spot.thread.last_in_sentence
    nobodys = last is not None and last.measure == UNASSIGNED and not last.compared and not last.account
    return nobodys and last.subject == DEPARTMENT and (last.kind == "money" or not last.unit)


def _follows_brought(spot: Spot) -> bool:
    """Whether what was brought over or is left stands before in the sentence, with its change at most between."""
    before = spot.thread.last_in_sentence and spot.thread.last_money()
    return before is not None and before[0].measure in BROUGHT and _stands_last(before[0], spot)


def _stands_last(figure: Figure, spot: Spot) -> bool:
    """Whether no more than changes stand behind a figure of the sentence."""
    later = spot.thread.figures[max(spot.thread.begun, len(spot.thread.figures) - 2) :]
    return figure in later and all(
        other is figure or other.compared for other in later[later.index(figure) :]
    )


def _follows_own_clause(spot: Spot) -> bool:
    """Whether a clause without a number, and no comparison, stands before a growth in its sentence: it may be of that."""
    clause = cleaned(spot.head.last)
    return bool(clause) and not re.search(any_in("compares"), clause) and len(clause) > LONGEST_FRAME


def _open_growth(spot: Spot, found: Change, doubt: str) -> list[tuple[Figure, Owner]]:
    """A growth that waits for a person: the words before it are not understood, or it is not plain whose it is."""
    unknown = replace(base(spot), subject=DEPARTMENT, measure=UNASSIGNED, label=found.words)
    return [(replace(unknown, certainty="open", doubt=doubt), NOBODY)]


def _follows_unknown_change(before: Figure | None) -> bool:
    """Whether the amount just before is a change of which it is not known over what it is one."""
    changed = before is not None and (before.kind, before.measure) == ("money", UNASSIGNED)
    return changed and before is not None and change_at_end(before.label) is not None


def _follows_difference(spot: Spot) -> bool:
    """Whether the change just before was one from a budget."""
    last = spot.thread.last_in_sentence
    return last is not None and last.measure == "difference"


def _owner_of_growth(spot: Spot, front: str) -> tuple[Owner, str, str, str, str, str]:
    """Whose a growth is: the name in front of it, else what the amount, count or rate before is about."""
    named, _ = names.owner_in(front)
    given = SAID.search(spot.head.words) or lists_names(spot) or (not front and goes_on_in_turn(spot))
    if turn := turn_of(spot) if given else None:
        return turn
    vague = named_before(spot) if follows_vague(spot) else ""
    if not front and (subject := vague or _changed_before(spot)):
        return Owner(subject, words=subject), subject, "", "", "", ""
    if front and not named.is_named and (of := rate_in(front)) is not None:
        subject = cleaned(of.owner) or cleaned(front)
        return Owner(subject, words=cleaned(front)), subject, "", "", "", ""
    if named.is_named and not _is_clutter(front):
        own = within_whole(named, spot)
        return _as_owner(own, own.budget or heading_budget(spot), spot)
    if before := _grown_before(spot):
        figure, owner = before
        period = figure.period if figure.kind == "money" else ""
        return owner, figure.subject, figure.account, figure.budget, figure.coverage, period
    if spot.thread.owner.is_named:
        return _as_owner(spot.thread.owner, spot.thread.owner.budget, spot)
    if named is not NOBODY:
        return named, DEPARTMENT, "total", named.budget, named.coverage, ""
    return NOBODY, DEPARTMENT, "", heading_budget(spot), "", ""


def _changed_before(spot: Spot) -> str:
    """What is counted by the change just before: 提案数量减少17件，下降11.4%."""
    last = spot.thread.last_in_sentence
    counted = last is not None and last.kind in ("count", "people") and last.compared
    return last.subject if counted and last.subject != DEPARTMENT else ""


def _as_owner(owner: Owner, budget: str, spot: Spot) -> tuple[Owner, str, str, str, str, str]:
    """An owner with its subject, account, budget and level."""
    return owner, names.subject_of(owner), account_of(owner, spot), budget, owner.coverage, ""


def _grown_before(spot: Spot) -> tuple[Figure, Owner] | None:
    """The amount, count or rate before in this paragraph that grew."""
    pairs = [pair for pair in spot.thread.of_paragraph() if not pair[0].compared and not is_vague(pair[0])]
    pairs = [pair for pair in pairs if pair[0].measure != "difference" or spot.head.words]
    if not spot.thread.last_in_sentence:
        pairs = [pair for pair in pairs if pair[1] == spot.thread.owner] or pairs
    amounts = _has_amount(pairs)
    for figure, owner in pairs:
        plain = (
            figure.kind == "ratio"
            and figure.unit in ("%", "‰", "百分点")
            and not spot.quantity.unit.endswith("分点")
        )
        own = not amounts or (figure is spot.thread.last_in_sentence and figure.subject.endswith("率"))
        if plain and not (figure.measure == "other_rate" and own):
            continue
        of_share = figure.measure == "share" and not spot.quantity.unit.endswith("分点")
        if figure.kind == "ratio" and (figure.measure == "growth_from_prior" or of_share) and amounts:
            continue
        return figure, owner
    return None


def _has_amount(pairs: list[tuple[Figure, Owner]]) -> bool:
    """Whether an amount or count is among figures."""
    return any(figure.kind != "ratio" for figure, _ in pairs)


def _is_clutter(words: str) -> bool:
    """Whether words in front of a growth name nothing of their own."""
    return bool(re.search(any_in("names_nothing_that_grew"), words))
