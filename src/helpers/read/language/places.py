"""The region or zone whose budgets words speak of: 高新区一般公共预算收入, （三）高新区."""

import re
from functools import cache

from helpers.read.language.tables_of_words import any_in, words_of
from helpers.years import PRINTED as YEAR

OF_ITSELF = re.compile("^[本全我各该其两辖县市区城社小地省自治一二三四五六七八九十个]+$")
NO_NAME = re.compile("[的和与及、，等为按在对由]|以[上下]")
LONGEST = 14


@cache
def _place_before_budget() -> re.Pattern:
    """A place at the start of words, right in front of a budget or what was done of it."""
    done, budget = any_in("done_of_a_budget"), any_in("budget_behind_a_place")
    return re.compile(rf"(?P<place>{named_place()})(?:{YEAR}年)?{done}?(?={budget})")


@cache
def _place_of_heading() -> re.Pattern:
    """A heading that is a place, or begins with one and speaks of its budget."""
    behind = f"$|{YEAR}年|{any_in('budget_behind_a_place')}|{any_in('plan_behind_a_place')}"
    return re.compile(rf"(?P<place>{named_place()}(?:（[一-龥]{{2,16}}）)?)(?={behind})")


def named_place() -> str:
    """A pattern of the name of a place."""
    return rf"[一-龥]{{1,{LONGEST}}}?{any_in('places', 'ending')}"


def _is_place(name: str) -> bool:
    """Whether a name is that of a region or zone, and of no general one: 园区, 本区, 各县."""
    done = any(name.startswith(word) for word in words_of("done_of_a_budget", "word"))
    return not (
        name in words_of("no_place", "word") or OF_ITSELF.search(name) or NO_NAME.search(name) or done
    )


def place_at_start(words: str) -> tuple[str, int] | None:
    """The place whose budget words speak of, and where its name ends; None where they begin with none.

    >>> place_at_start("高新区一般公共预算收入完成")
    ('高新区', 3)
    >>> place_at_start("全市一般公共预算收入完成"), place_at_start("社区公共服务支出")
    (None, None)
    """
    found = _place_before_budget().match(words)
    return (found["place"], found.end("place")) if found and _is_place(found["place"]) else None


def place_headed(words: str) -> str:
    """The place that a heading puts all below it under; empty where it names none.

    >>> place_headed("高新区"), place_headed("御道口牧场管理区2025年预算执行情况"), place_headed("重点工作")
    ('高新区', '御道口牧场管理区', '')
    """
    found = _place_of_heading().match(words)
    return found["place"] if found and _is_place(found["place"]) else ""
