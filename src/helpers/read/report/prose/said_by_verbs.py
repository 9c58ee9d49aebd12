"""What verbs around an amount say of it: that it was spent, paid out, or came in.

Its tests: test_departments_prose.py and test_stage_words.py.
"""

import re

from helpers.read.language import Wording, any_in
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.stages import plans
from helpers.read.report.prose.thread import Owner

BUDGET_BEHIND = re.compile(f"^[，、（](?:其)?{any_in('year_of_a_budget')}?(?:批复)?预算(?:数|安排)?为?[0-9]?")
PAID_OUT = re.compile(f"(?P<front>[^，。；0-9]{{0,8}}?){any_in('pays_out')}(?!项目)(?=[一-龥]{{2}})")
GIVEN_US = re.compile(
    f"[^，。；0-9]{{0,24}}?{any_in('gives_money')}(?:给|到)?{any_in('given_to')}(?<!的)(?!的)(?=[一-龥]{{2}}|$)"
)
GOT = re.compile("[^，。；0-9]{0,6}?收到(?=[一-龥]{2})")
ARRIVED = re.compile(f"，?(?:资金|经费)?{any_in('in_front_of_arriving')}*到位(?![率情])")


def said_by_verbs(spot: Spot, read: Wording, words: str, owner: Owner) -> list[Evidence]:
    """What verbs around an amount say of it: that it was spent, paid out, or came in."""
    found = []
    if spot.is_executed:
        found.append(Evidence("measure", "actual", Rank.OWN, "executed", spot.behind[:12], "", 2))
    if rule := _spent_by(spot, read, owner):
        found.append(Evidence("measure", "actual", Rank.OWN, rule, words, "", 2))
    if _is_paid_out(spot, read, owner):
        found.append(Evidence("measure", "actual", Rank.OWN, "paid_out", words, "", 2))
        found.append(Evidence("flow", "expenditure", Rank.OWN, "paid_out", words, "", 2))
    if _is_given_us(spot, read):
        found.append(Evidence("measure", "received", Rank.OWN, "given_us", words, "", 2))
    if _is_got(spot, read):
        found.append(Evidence("measure", "received", Rank.OWN, "got", words, "", 2))
    return found


def _spent_by(spot: Spot, read: Wording, owner: Owner) -> str:
    """The rule by which a bare 支出 is what was spent; nothing where it may be a budget."""
    if _is_spent_of_budget(spot, read, owner):
        return "spent_of_budget"
    if _is_spent_under_budget(spot, read):
        return "spent_in_evaluation"
    return "spent_part" if _is_spent_in_part(spot, read) else ""


def _is_spent_under_budget(spot: Spot, read: Wording) -> bool:
    """Whether a bare 支出 of a self-evaluation stands under a heading of 预算资金 that names no stage."""
    said = read.mention("measure")
    if said is None or said.strength > 1 or said.value != "actual" or not spot.frame.kind.startswith("self_"):
        return False
    above = {
        item.value for item in spot.frame.evidence if (item.slot, item.rank) == ("measure", Rank.HEADING)
    }
    whole = spot.thread.whole
    return above == {"budget"} and (whole is None or whole.measure not in ("budget", "initial", "adjusted"))


def _is_spent_of_budget(spot: Spot, read: Wording, owner: Owner) -> bool:
    """Whether a bare 支出 is what was spent of a budget that the paragraph printed before: 年初预算5万元，支出4万元."""
    said = read.mention("measure")
    if said is None or said.strength > 1 or said.value != "actual" or "budget" in spot.frame.kind:
        return False
    last, whole = spot.thread.last_money(), spot.thread.whole
    stages = ("initial", "adjustment", "adjusted") if whole is None else ("initial", "budget", "adjusted")
    if last is None or last[0].measure not in stages or (whole and last[1] == spot.thread.whole_owner):
        return False
    return (last[1].name, last[1].account, last[1].budget) == (owner.name, owner.account, owner.budget)


def _is_spent_in_part(spot: Spot, read: Wording) -> bool:
    """Whether a bare 支出 of a part is what was spent: its whole has spent, or its own budget follows behind it."""
    said = read.mention("measure")
    if spot.thread.whole is None or said is None or said.strength > 1 or said.value != "actual":
        return False
    if BUDGET_BEHIND.match(spot.behind):
        return True
    owner = spot.thread.whole_owner
    return any(figure.measure == "actual" and whose == owner for figure, whose in spot.thread.of_paragraph())


def _is_paid_out(spot: Spot, read: Wording, owner: Owner) -> bool:
    """Whether a verb says that what is named was paid out in the year: 累计发放低保金20万元."""
    if read.mention("measure") or not owner.name or spot.thread.planned or spot.frame.kind == "budget":
        return False
    found = PAID_OUT.match(cleaned(spot.head.words)) if not GIVEN_US.match(spot.head.words) else None
    said = found is not None and not re.search(any_in("not_yet_paid"), found["front"])
    return said and names.is_line_like(owner.name) and not plans(spot.head.words)


def _is_given_us(spot: Spot, read: Wording) -> bool:
    """Whether a verb says that money was handed down to the body or the place that tells it: 中央下达我县…资金500万元."""
    if not GIVEN_US.match(spot.head.words) or read.mention("measure") or spot.thread.planned:
        return False
    near = [item for item in spot.frame.evidence if item.slot == "measure" and item.rank <= Rank.HEADING]
    whole = spot.thread.whole.measure if spot.thread.whole is not None else ""
    return not {item.value for item in near} & {"budget", "initial"} and whole not in ("budget", "initial")


def _is_got(spot: Spot, read: Wording) -> bool:
    """Whether words say that an amount came in: 收到…专项资金149万元, …资金105万元已全部到位."""
    if read.mention("measure") or spot.thread.planned:
        return False
    arrived = spot.thread.whole is None and ARRIVED.match(spot.behind_all) is not None
    return arrived or GOT.match(cleaned(spot.head.words)) is not None
