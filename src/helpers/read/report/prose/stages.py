"""Whether a count or rate is an aim: planned, expected, to be bought; or done.

Its tests: test_extract.py.
"""

import re
from functools import cache

from helpers.read.language import any_in, any_of, words_of
from helpers.read.report.evidence import Rank, settled
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.spot import Spot

PLANNED = re.compile(f"(?:[本该]?项目|年初|原)?(?:拟|计划|预期)(?!{any_in('behind_a_plan_in_a_name')})")
PLANNED_BY = re.compile(
    f"(?<!西)(?:{any_in('organisation_endings', 'ending')}|[村我们])"
    f"{any_in('between_who_and_plan')}?计划(?!{any_in('behind_a_plan_in_a_name')}|{any_in('heads_behind_a_plan')})"
)
PLANNED_ACT = re.compile(f"(?<![按照据超])(?:计划|拟)(?:新|再|将)?{any_in('planned_acts')}")
TASKS = re.compile("(?<!完成)任务(?:户|件|人|总)?数(?:为|是|：)?$")
EXTENT_OF_TASK = re.compile("^(?!.*(?:完成|承担|超|落实)).*任务(?:为|是|：)?$")
EXPECTED = re.compile(f"^[^，。；]{{0,10}}预计(?!{any_in('behind_expected_already')})")
ENDING = re.compile(f"预计(?:全年)?{any_in('behind_expected_already')}")
EXPECTED_BEHIND = re.compile("^，按[^，。；]{0,10}(?:预计|告知|预告知)数")
DONE_BEHIND = re.compile(
    f"(?:以内|以上|以下)?[，（](?:全年|年度|年末)?{any_in('done_behind_an_aim')}[0-9][0-9.,]*(?P<unit>[^，。；0-9]{{1,6}})"
)
DONE_AGAIN = re.compile("实际(?!完成)([一-龥]{2,8}?)(?:为|达到?|共)?")
HELD_NOW = re.compile("[共现]有")
SIGN = re.compile("[≥≤＞＜><]")
AIM = re.compile(r"(?:(?<![0-9%])=|[≥≤＞＜><]|目标值?[为是：]?|(?<![列纳]入)计划(?:数)?[为是：]?)$")


@cache
def _planning() -> re.Pattern:
    """Words of what is planned or expected."""
    return re.compile(f"(?<![草模虚比按照据超])(?<!已){any_of(words_of('planning', 'word'))}")


def is_target(spot: Spot) -> bool:
    """Whether a value is an aim, by its sign, its words, the sentence or the place."""
    printed = spot.text[spot.quantity.start : spot.quantity.digits]
    signed = AIM.search(spot.head.words) or TASKS.search(spot.head.words) or SIGN.search(printed)
    wide = spot.quantity.unit in words_of("units_of_extent", "unit")
    signed = signed or (wide and EXTENT_OF_TASK.search(spot.head.words))
    held = HELD_NOW.search(spot.head.words) or "" < spot.thread.as_of[:4] < spot.frame.year
    if (spot.frame.target and not held) or signed or _is_before_done(spot) or _is_same_breath(spot):
        return True
    if spot.head.words.endswith(("的有", "的")):
        return False
    planned = spot.thread.planned and "实际" not in spot.so_far
    return plans(spot.head.words) or bool(PLANNED.match(cleaned(spot.head.words))) or planned


def _is_same_breath(spot: Spot) -> bool:
    """Whether no mark parts a number from the aim of a count before: 计划将15条路线87公里纳入…."""
    last, start = spot.thread.last_in_sentence, spot.head.start
    aimed = last is not None and last.stage == "target" and last.kind in ("count", "people")
    return (
        aimed and spot.quantity.kind != "ratio" and spot.text[start - 1 : start] not in (*"，。；：（、", "")
    )


def _is_before_done(spot: Spot) -> bool:
    """Whether what was done stands right behind a number, in its unit: 就业800人，实际完成821人."""
    found = DONE_BEHIND.match(spot.text[spot.quantity.end : spot.end])
    posts = re.search(any_in("kinds_of_posts") + "|" + any_in("names_of_posts"), spot.head.words)
    return found is not None and posts is None and found["unit"].startswith(spot.quantity.unit)


def is_done_behind_aim(spot: Spot) -> bool:
    """Whether a number is what was done, right behind what was to be done: 目标20场，实际36场; 结案率≥95%，实际为100%."""
    last = spot.thread.last_in_sentence
    if last is None or last.stage != "target" or last.unit != spot.quantity.unit:
        return False
    words = spot.head.words.strip("，、（")
    again = DONE_AGAIN.fullmatch(words)
    same = again is not None and len(set(again[1]) & set(last.subject)) > 1
    told = {*words_of("done_behind_an_aim", "word"), *words_of("really_done", "word"), "完成"}
    return same or words in told


def plans(words: str) -> bool:
    """Whether the words of a clause say that what follows is planned."""
    return (_planning().search(words) or PLANNED_ACT.search(words) or PLANNED_BY.search(words)) is not None


def ends_as_expected(words: str) -> bool:
    """Whether words say how the year will end, which is no plan: 收入预计完成."""
    return ENDING.search(words) is not None


def is_done(words: str) -> bool:
    """Whether a clause begins as one that speaks of what is done."""
    return re.match(any_in("says_it_is_done"), words) is not None


def expected_or(measure: str, spot: Spot) -> str:
    """A budget where a bare 收入 or 支出 is expected: 预计上级补助收入12亿元; 预计完成 is how the year will end."""
    expected = EXPECTED.search(spot.head.words) or EXPECTED_BEHIND.match(spot.behind_all)
    return "budget" if expected and measure in ("received", "actual") else measure


def initial_by_heading(measure: str, spot: Spot) -> str:
    """A plain budget below a heading on those for the start of the year is one of them: 1.年初预算。预算总额…."""
    said = settled(spot.frame.evidence)
    headed = said.value("measure") == "initial" and said.rank("measure") == Rank.HEADING
    return "initial" if measure == "budget" and headed and not spot.thread.compared else measure
