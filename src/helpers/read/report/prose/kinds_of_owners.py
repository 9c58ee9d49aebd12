"""What an owner of money is: an account, a line, one project or fund, or the department's whole.

Its tests: test_prose.py and test_extract.py.
"""

import re

from helpers.read.language import Wording, any_in, words_of
from helpers.read.report.evidence import Rank
from helpers.read.report.prose import names
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner

NO_PROJECTS = (*words_of("economic_classes", "word"), *words_of("kinds_of_spending", "word"))
NAMES_OF_LINES = frozenset((
    *words_of("economic_names", "word"),
    *words_of("function_names", "word"),
    *words_of("whole_names", "word"),
    *words_of("income_names", "word"),
))  # fmt: skip
BUDGETED = re.compile("预算(?:数|安排)?(?:为|是)?$")
HANDED_DOWN = re.compile(
    f"(?:{any_in('levels_of_money')}[级及和、]*)+(?:税收返还[及和、])?转移支付|税收返还[及和、][一-龥]{{0,4}}转移支付[一-龥]{{0,4}}"
)
LEVEL_IN_FRONT = re.compile(f"^(?:{any_in('coverages')}级?)+")
"""Whose income it is, in front of the name of an income: 全市企业所得税, 区级契税."""


def is_line(owner: Owner, spot: Spot) -> bool:
    """Whether an owner is an account, a line of money, a project, or the department's whole."""
    if not owner.name or owner.account == "function":
        return True
    plain = LEVEL_IN_FRONT.sub("", re.sub("（[^（）]*）$", "", owner.name))
    if plain in words_of("income_names", "word") or plain.endswith(
        words_of("ends_income_of_a_budget", "ending")
    ):
        return True
    if owner.name in words_of("kinds_of_purchases", "word") and account_of(owner, spot) == "procurement":
        return True
    return names.is_line_like(owner.name) or bool(names.FUNCTION.search(owner.name)) or _is_fund(owner, spot)


def _is_among_projects(spot: Spot) -> bool:
    """Whether an amount is a part of what projects have in all."""
    whole = spot.thread.whole_owner
    if spot.thread.whole is None:
        return False
    return whole.account in ("project", "fund") or re.search("项目|专项(?!债)", whole.words) is not None


def _is_fund(owner: Owner, spot: Spot) -> bool:
    """Whether a name that is no account is one project or special fund, by its place or its own ending."""
    name, thread = owner.name, spot.thread
    if not name or names.FUNCTION.search(name) or name.endswith("收入") or name.endswith(names.NO_FUNDS):
        return False
    if name in NO_PROJECTS:
        return False
    if name in thread.funds or name == spot.frame.project:
        return True
    if _is_among_projects(spot):
        return True
    if names.PROCURED.search(name):
        return False
    return (
        names.is_fund_name(name)
        or (spot.frame.funds and (names.is_line_like(name) or name in thread.topic))
        or _has_budget_among_projects(name, spot)
    )


def _has_budget_among_projects(name: str, spot: Spot) -> bool:
    """Whether a name has a budget of its own under a heading on projects: 2.项目绩效 … 道路维修预算48万元."""
    plain = name.removesuffix("支出")
    if plain in NAMES_OF_LINES or not BUDGETED.search(spot.head.words):
        return False
    return any(
        (said.slot, said.value, said.rank) == ("account", "project", Rank.HEADING)
        for said in spot.frame.evidence
    )


def account_of(owner: Owner, spot: Spot) -> str:
    """The account of an amount: its name's, fund for a project's name, total for the department's whole."""
    if owner.account:
        return owner.account
    if not owner.name:
        return "" if owner.level else "fund" if spot.frame.of_project else "total"
    if names.FUNCTION.search(owner.name):
        return "function"
    if _is_among_projects(spot) and _is_fund(owner, spot):
        return "fund"
    if names.PROCURED.search(owner.name) or (
        spot.thread.whole is not None
        and (
            spot.thread.whole_owner.account == "procurement"
            or names.PROCURED.search(spot.thread.whole_owner.name)
        )
    ):
        return "procurement"
    if _is_fund(owner, spot):
        return "fund"
    return (
        "function"
        if owner.name.removeprefix("安排").removesuffix("支出") in words_of("function_names", "word")
        else ""
    )


def names_income(owner: Owner, read: Wording) -> bool:
    """Whether words name income without saying so: 增值税, 本年度财政拨款."""
    name = LEVEL_IN_FRONT.sub("", re.sub("（[^（）]*）$", "", owner.name))
    if name:
        whole = name.endswith("收入") and name in words_of("whole_names", "word")
        known = name in words_of("income_names", "word") and not whole
        handed_down = HANDED_DOWN.fullmatch(name) is not None
        return known or handed_down or name.endswith(words_of("ends_income_of_a_budget", "ending"))
    said_more = owner.account or any(read.value(slot) for slot in ("flow", "account", "measure"))
    return bool(read.value("fund_scope")) and not said_more
