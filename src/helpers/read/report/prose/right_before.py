"""Whose an amount is that names nobody: what was counted right before it, or the line that was not understood.

Its tests: test_prose.py and test_prose_counts.py.
"""

import re

from helpers.read.language import accounts, any_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.names import LONGEST_STAGE_WORD, is_line_like, says_nothing_alone
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner, is_vague
from helpers.schema import DEPARTMENT

SHORTEST_KIND = 3
PARTS = ("basic", "project", "personnel", "public")
"""The accounts that may be parts of a line's amount."""

INVOLVED = re.compile("[，（]?(?:共|总共|合计)?涉及")
SPENT = re.compile(f"{any_in('in_sum')}?{any_in('spends')}?(?:资金|经费|费用)?(?:共计?|约|为)?")

COST = re.compile("(?:费用?|经费|资金)?(?:支出|决算|预算)?$")
EVENT = re.compile(
    f"{any_in('holds_a_meeting')}(?:了|的)?(?P<event>[^，。；：0-9]{{0,24}}?{any_in('meets_or_trains')})，[^，。；0-9]{{0,8}}$"
)


def of_what_was_counted(spot: Spot) -> str:
    """What was counted just before, where money without a name of its own follows: 接待12批次，共计支出1.1万元."""
    last = spot.thread.last_in_sentence
    spent = SPENT.fullmatch(spot.head.words.strip("，、（ ")) is not None or is_price(spot)
    if last is None or last.kind not in ("count", "people") or not spent:
        return ""
    money = [figure for figure in spot.thread.figures[spot.thread.begun :] if figure.kind == "money"]
    named = last.subject in accounts()
    spoken_of = not money or named or money[-1].subject.startswith(last.subject)
    return last.subject if spoken_of and last.subject != DEPARTMENT else ""


def paid_for(spot: Spot) -> str:
    """What the amount was spent on whose bracket opens with a bare count: 公务接待费2.3万元（28批次，246人次）."""
    before, opened = spot.thread.before_bracket, spot.thread.bracketed == len(spot.thread.figures)
    held = spot.quantity.unit in words_of("units_of_sessions", "unit") or "人次" in spot.quantity.unit
    if before is None or before.kind != "money" or not (opened and held):
        return ""
    return COST.sub("", before.name if before.subject == DEPARTMENT else before.subject)


def is_price(spot: Spot) -> bool:
    """Whether 金额 alone stands behind things counted below an account: 更新购置公务用车2辆，金额36万元."""
    return spot.head.words.strip("，、（ ") == "金额" and bool(spot.thread.owner.account)


def event_before(spot: Spot) -> str:
    """What people were brought together for in the clause before: 召开春耕生产会议，人数120人; 举办节庆活动，开支8万元."""
    found = EVENT.search(spot.head.opened)
    return found["event"] if found else ""


def of_event(spot: Spot) -> str:
    """The event whose cost stands right behind it without a name."""
    alone = SPENT.fullmatch(spot.head.words.strip("，、（ ")) is not None
    return event_before(spot) if alone and spot.head.words else ""


def is_behind_other_count(spot: Spot) -> bool:
    """Whether money without a name of its own follows what was counted of others, whose it may be."""
    last = spot.thread.last_in_sentence
    counted = last is not None and last.kind in ("count", "people") and last.subject != DEPARTMENT
    return counted and SPENT.fullmatch(spot.head.words.strip("，、（ ")) is not None


def of_projects_counted(named: Owner, spot: Spot) -> str:
    """The projects counted just before, where what they involve names no line: 项目12个，涉及财政资金2340万元."""
    last = spot.thread.last_in_sentence
    if named.name or not INVOLVED.match(spot.head.words) or last is None or last.kind != "count":
        return ""
    return last.subject if last.subject.endswith("项目") else ""


def of_line_not_understood(spot: Spot) -> str:
    """The line just before whose stage no table knows: 路灯电费及维护1684万元，实际支付1684万元.

    A short word behind an owner that is named is rather a stage that no table knows.
    """
    last = spot.thread.last_in_sentence
    if last is None or last.kind != "money" or not is_vague(last) or last.compared:
        return ""
    if (
        spot.thread.owner.is_named
        and len(last.subject) <= LONGEST_STAGE_WORD
        and not is_line_like(last.subject)
    ):
        return ""
    return "" if last.subject == DEPARTMENT or says_nothing_alone(last.subject) else last.subject


def money_not_understood(spot: Spot) -> tuple[Figure, Owner] | None:
    """The amount right before, where its words are not understood, with what they name, else with whom is spoken of."""
    last = spot.thread.last_in_sentence
    if last is None or last.kind != "money" or not is_vague(last):
        return None
    named = last.subject != DEPARTMENT
    return last, Owner(last.subject, words=last.subject) if named else spot.thread.owner


def is_too_much_for_part(spot: Spot) -> bool:
    """Whether an amount behind the parts of a whole is far more than the last part, and may be the whole's.

    安排90万元，其中中央资金70万元、县级配套20万元，全年执行数88万元.
    """
    whole, last = spot.thread.whole, spot.thread.last_in_sentence
    if whole is None or last is None or whole is spot.thread.announced or whole is last:
        return False
    if not whole.kind == last.kind == "money" or not whole.unit == last.unit == spot.quantity.unit:
        return False
    part = bool(last.parent) or last.coverage != whole.coverage
    if not part or last.compared or last.subject == spot.thread.item.name:
        return False
    beside = (figure for figure in spot.latest_in_sentence if figure.kind == "money" and not figure.compared)
    own = max(figure.value for figure in beside if is_same_line(figure, last))
    in_list = spot.text[spot.head.start - 1 : spot.head.start] not in ("，", "；")
    return 2 * own < spot.quantity.value and not in_list


def is_same_line(figure: Figure, other: Figure) -> bool:
    """Whether two figures are of one line or account."""
    return (figure.subject, figure.account) == (other.subject, other.account)


def is_kind_of_account(counted: str) -> bool:
    """Whether what was counted is one kind of what an account is for: 国（境）外公务接待 of 公务接待."""
    known = accounts()
    return counted not in known and counted.endswith(
        tuple(word for word in known if len(word) > SHORTEST_KIND)
    )


def goes_on_budgets(figure: Figure, spot: Spot) -> bool:
    """Whether a bare 支出 goes on behind the budget of another account: 年初预算基本支出300万元，项目支出200万元."""
    last = spot.thread.last_in_sentence
    if figure.measure != "actual" or last is None or last.kind != "money" or last.compared:
        return False
    planned = last.measure in ("initial", "budget", "adjusted") or (last.certainty, last.doubt) == (
        "likely",
        "measure",
    )
    return planned and last.account != figure.account


def is_beyond_siblings(figure: Figure, owner: Owner, spot: Spot) -> bool:
    """Whether a stage that names nobody is far more than that of the account before, behind several accounts' amounts."""
    last = spot.thread.last_in_sentence
    if last is None or last.kind != "money" or owner is not spot.thread.owner or figure.account not in PARTS:
        return False
    siblings = {other.account for other in spot.latest_in_sentence if other.kind == "money"}
    return len(siblings & {*PARTS}) > 1 and 2 * figure.value > 3 * last.value and last.unit == figure.unit
