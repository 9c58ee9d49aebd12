"""Counts of which something is not said: what makes one open, and what makes it no more than likely.

Its tests: test_prose_counts.py and test_government_prose.py.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from helpers.read.language import any_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import LONGEST_NOUN, cleaned
from helpers.read.report.prose.counts_compared import is_compared_count, is_in_turn_unknown
from helpers.read.report.prose.right_before import INVOLVED
from helpers.read.report.prose.spot import Spot, is_of_assumed_year
from helpers.read.report.prose.verbs import EXTREME, split_at_verb
from helpers.schema import DEPARTMENT, UNASSIGNED

EACH = re.compile(f"每{any_in('for_each')}[^，。；0-9]{{0,8}}$")
BASE_OF_RATE = re.compile("的约?[0-9][0-9.]{0,6}%")
PER = re.compile("[/／][一-龥]{1,2}")
AVERAGE = re.compile(any_in("averages") + "[约近超达为]*$")
AVERAGED = re.compile(any_in("averages") + "[^，。；]{2}")
MORE_LISTED = re.compile("[、和及与][一-龥“]")
ACTS = re.compile(any_in("verbs_behind_heads"))
ACTS_BEHIND = re.compile(any_in("acts_behind_times"))
JOINTLY = re.compile(any_in("done_jointly"))
SENT = re.compile(f"[一-龥]{{2}}{any_in('goes_to')}[一-龥]{{4}}")
DONE = re.compile(f"{any_in('says_it_is_done')}|{any_in('achieved')}")
PLANNED_BEFORE = ("likely", "measure")
COUNTED_BEHIND = re.compile("[一-龥]{2,8}[0-9]+[座个处台口条眼栋套]")
ACTUAL_BEHIND = re.compile("[，（]实际[一-龥]{0,8}?[0-9][0-9.,]*(?P<unit>万?[一-龥]{1,2})")
CONTENT = re.compile(f"{any_in('contents_of_projects')}(?:为|是|包括)?[：，]?")
ACTED = re.compile(
    f"(?:{any_in('acts_before_a_thing')}|{any_in('meets_or_trains')}|{any_in('planned_acts')})$"
)
NEXT_STEPS = re.compile(any_in("says_of_next_steps"))
HANDED_OVER = re.compile(any_in("handed_over_to"))
OF_YEAR_BEFORE = re.compile("^[^比较与同，。；]{0,4}(?:上年|去年|上一年)度?(?!同期)[^，。；0-9]{2,16}的$")
ALREADY = re.compile("[，、（]?(?:其中)?[，：]?[均现]?已")
LONG_NOUN, SHORT = 11, 2


def doubted_count(figure: Figure, rule: str, spot: Spot) -> Figure:
    """A count, open or only likely by the first doubt that there is of it; `rule` is the one that named it."""
    compared = is_compared_count(spot)
    if compared or _is_no_sum(figure, spot):
        doubt = "period" if compared else "measure"
        return replace(figure, measure=UNASSIGNED, compared=True, certainty="open", doubt=doubt)
    if doubt := _first(OPEN, figure, rule, spot):
        return replace(figure, measure=UNASSIGNED, certainty="open", doubt=doubt)
    doubt = _first(LIKELY, figure, rule, spot)
    return replace(figure, certainty="likely", doubt=doubt) if doubt else figure


_Doubt = tuple[str, Callable[[Figure, str, Spot], bool]]
"""The slot in doubt, and when it is."""


def _is_of_assumed_year(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether no words say which year a count is of, in a document whose own year is only assumed."""
    return is_of_assumed_year(spot)


def _first(doubts: Sequence[_Doubt], figure: Figure, rule: str, spot: Spot) -> str:
    """The slot of the first doubt that there is, or nothing."""
    return next((slot for slot, is_doubted in doubts if is_doubted(figure, rule, spot)), "")


def _is_no_sum(figure: Figure, spot: Spot) -> bool:
    """Whether a count is the base of a rate, an average, or those that something involves, and no sum of its own."""
    of_rate = BASE_OF_RATE.match(spot.text[spot.quantity.end : spot.quantity.end + 12]) is not None
    involved = INVOLVED.match(spot.head.words) is not None and figure.subject == DEPARTMENT
    of_rate = of_rate and not (figure.stage == "target" and figure.subject != DEPARTMENT)
    return of_rate or involved or AVERAGE.search(spot.head.words) is not None


def _is_per_unit(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a count is one per something: 45/公里."""
    return PER.match(spot.text[spot.quantity.end : spot.quantity.end + 3]) is not None


def _is_size_of_each(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a number says how large each of those is that are counted behind it: 新建500立方米蓄水池2座."""
    return (
        spot.quantity.unit in words_of("units_of_extent", "unit")
        and COUNTED_BEHIND.match(spot.behind_all) is not None
    )


def _is_done_in_budget(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a budget counts what is done in the year that is to come, and no stock: 培训退役军人180人."""
    ahead = figure.value and figure.stage == "done" and figure.period >= spot.frame.year
    if spot.frame.kind != "budget" or not ahead:
        return False
    act = spot.head.words.removesuffix(figure.subject)
    acted = act != spot.head.words and "的" not in figure.subject and ACTED.search(act) is not None
    return acted or figure.measure in ("sessions", "attendances", "distributed")


def _is_lost_in_turn(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether it is not known whose turn it is."""
    return is_in_turn_unknown(spot, rule)


def _is_of_extreme_one(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a count is that of the one with the most or least."""
    return rule == "spoken_of" and EXTREME.search(spot.head.words) is not None


def _is_counted_twice(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a count has the name of the one right before it in another unit: 33个行政村26113户."""
    last = spot.thread.last_in_sentence
    if last is None or not last.kind == figure.kind == "count" or last.subject != figure.subject:
        return False
    return last.unit != figure.unit and not spot.head.words.startswith(("，", "、", "（"))


def _has_more_behind(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether the noun behind a number is one of several (18所中小学、幼儿园), was cut at a verb or a 的, or is long."""
    behind = spot.text[spot.quantity.end : spot.quantity.end + LONGEST_NOUN]
    before, _, rest = behind.partition(figure.subject)
    of_things = figure.unit.removeprefix("万") in words_of("units_of_the_acted_on", "unit")
    cut = MORE_LISTED.match(rest) or ACTS.match(rest) or (of_things and before.endswith("的"))
    return rule == "noun_behind" and (bool(cut) or len(figure.subject) >= LONG_NOUN)


def _is_averaged(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether words of an average stand in front of what is counted: 人均走访群众8名."""
    return AVERAGED.search(spot.head.words) is not None


def _is_each_ones_count(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a count is one of each month or place, or goes on with such a one."""
    last = spot.thread.last_in_sentence
    goes_on = rule == "beside" and last is not None and last.doubt == "period"
    return goes_on or EACH.search(spot.head.words) is not None


def _is_number_of_acts(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a number of times stands between who acts and what they do: 领导17次对安全生产作出批示."""
    acts = spot.quantity.unit == "次" and ACTS_BEHIND.match(spot.text, spot.quantity.end) is not None
    return acts and rule != "noun_behind"


def _is_of_several(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether people may be those of several things counted before, or others than the department's own."""
    said = spot.latest_in_sentence
    if figure.kind != "people" or not said:
        return False
    if rule == "own_staff" and said[-1].kind == "people":
        return said[-1].subject not in (DEPARTMENT, figure.subject) and not said[-1].parent
    if rule == "beside" and spot.text[spot.quantity.start - 1] == "、":
        return said[-1].kind == "count" and said[-1].measure != "sessions"
    reached = cleaned(spot.head.words) in words_of("people_reached", "word")
    return rule == "people_of_sessions" and reached and sum(other.measure == "sessions" for other in said) > 1


def _is_named_by_doubtful(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a name is put together with that of a count before which is in doubt itself: …手续38宗，面积156公顷."""
    last = spot.thread.last_in_sentence
    if last is None or last.certainty != "likely" or last.doubt not in ("owner", "words"):
        return False
    return figure.subject.startswith(last.subject) and last.subject not in spot.head.words


def _is_receiver(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether the name is that of an organisation to which what is counted went: 移送公安机关5件."""
    handed = HANDED_OVER.match(cleaned(spot.head.words)) is not None
    bodies = spot.quantity.unit in words_of("units_of_organisations", "unit")
    return handed and not bodies and figure.subject.endswith(words_of("organisation_endings", "ending"))


def _is_cut_short(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a short name is what a verb within the object of another one left of it: 办理林地使用手续38宗."""
    words = cleaned(spot.head.words)
    within, thing = split_at_verb(words)
    cut = rule == "words_before" and bool(within) and not words.startswith(within)
    return cut and figure.subject == thing and len(thing) <= SHORT and figure.measure != "sessions"


def _is_kind_of_staff(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a bare kind of posts stands behind the department's own people: 在职86人（行政38人、事业48人）."""
    said = spot.latest_in_sentence
    bare = figure.kind == "people" and figure.subject in words_of("bare_kinds_of_staff", "word")
    return (
        bare
        and figure.measure != "authorised"
        and any(other.kind == "people" and other.subject == DEPARTMENT for other in said)
    )


def _is_sent(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether people are told with what they went to, not with who they are: 推荐干部参加培训12人."""
    return figure.kind == "people" and SENT.search(spot.head.words) is not None


def _follows_a_plan(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether the sentence before spoke of a plan, and this one does not say that anything was done."""
    last = next((other for other, _ in spot.thread.of_paragraph() if other.kind != "money"), None)
    planned = last is not None and (last.stage == "target" or (last.certainty, last.doubt) == PLANNED_BEFORE)
    return planned and figure.stage == "done" and DONE.search(spot.sentence) is None


def _is_told_as_actual_behind(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether the next number is what was really done of the same, so that this one may be an aim: 12期，实际举办11期."""
    found = ACTUAL_BEHIND.match(spot.behind_all)
    return found is not None and figure.stage == "done" and found["unit"].startswith(figure.unit)


def _is_of_an_earlier_act(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether what is counted comes from an act of the year before, whose count it may be: 上年度审计查出的138个问题."""
    return OF_YEAR_BEFORE.search(spot.head.words) is not None


def _is_of_a_next_step(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether an aim of the document's own year stands where times to come are spoken of without their year."""
    own = figure.stage == "target" and figure.period in ("", spot.frame.year)
    return own and any(map(NEXT_STEPS.search, (spot.so_far, *spot.frame.headings)))


def _is_content_of_project(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a count belongs to what a project consists of, which need not be done: 建设内容：新建水厂1座."""
    return figure.stage == "done" and CONTENT.search(spot.so_far) is not None


def _is_joint(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether a number of people sets apart what they did jointly: 3人以上联名提案."""
    return JOINTLY.match(spot.text, spot.quantity.end) is not None


def _is_nobodys(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether what is counted was named in no sentence, or in one before, or in another unit."""
    if rule == "act_alone":
        return _follows_a_list(figure, spot)
    if rule != "spoken_of":
        return False
    words = bool(cleaned(spot.head.words))
    unnamed = figure.kind == "count" and figure.subject == DEPARTMENT and words
    unnamed = unnamed or spot.thread.last_in_sentence is None or _is_in_other_unit(figure, spot)
    return unnamed or _follows_a_list(figure, spot)


def _follows_a_list(figure: Figure, spot: Spot) -> bool:
    """Whether what is told without a name may be of all that came in, in one breath: 收到来信48件、来访52件，办结90件."""
    last = spot.latest_in_sentence[-2:]
    came_in = [other.subject for other in last if other.measure == "received" and other.unit == figure.unit]
    return len(set(came_in)) > 1 and figure.subject in came_in


def _is_in_other_unit(figure: Figure, spot: Spot) -> bool:
    """Whether the count that a name was taken over from is in another unit: 出动1542人次，立案查处36宗."""
    before = (other for other, _ in spot.thread.of_paragraph() if other.subject == figure.subject)
    last = next(before, None)
    return last is not None and last.unit != spot.quantity.unit and bool(cleaned(spot.head.words))


def _is_in_a_state(figure: Figure, rule: str, spot: Spot) -> bool:
    """Whether those counted just before in this unit may be told to be in a state: 对象46户，已消除风险31户."""
    same = any(last.kind == figure.kind and last.unit == figure.unit for last in spot.latest_in_sentence)
    return same and rule == "words_before" and ALREADY.match(spot.head.words) is not None


OPEN: tuple[_Doubt, ...] = (
    ("unit", _is_per_unit),
    ("owner", _is_lost_in_turn),
    ("words", _is_of_extreme_one),
)
"""What leaves a count open: the first that fits names the slot."""

LIKELY: tuple[_Doubt, ...] = (
    ("period", _is_of_assumed_year),
    ("measure", _is_done_in_budget),
    ("owner", _is_counted_twice),
    ("owner", _has_more_behind),
    ("measure", _is_averaged),
    ("period", _is_each_ones_count),
    ("owner", _is_number_of_acts),
    ("owner", _is_of_several),
    ("owner", _is_joint),
    ("measure", _follows_a_plan),
    ("measure", _is_told_as_actual_behind),
    ("period", _is_of_an_earlier_act),
    ("period", _is_of_a_next_step),
    ("measure", _is_content_of_project),
    ("owner", _is_sent),
    ("measure", _is_kind_of_staff),
    ("owner", _is_cut_short),
    ("owner", _is_receiver),
    ("owner", _is_named_by_doubtful),
    ("owner", _is_nobodys),
    ("owner", _is_in_a_state),
    ("measure", _is_size_of_each),
)
"""What makes a count no more than likely."""
