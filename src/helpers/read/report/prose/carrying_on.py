"""What a bare 收入 or 支出 carries on: the line, level or budget spoken of before, or its other side.

Its tests: test_prose.py and test_government_prose.py.
"""

import re
from dataclasses import replace

from helpers.read.language import Wording, any_in, words_of
from helpers.read.report.prose import names
from helpers.read.report.prose.right_before import PARTS
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner
from helpers.schema import BROUGHT

ALL_THERE_IS = "财力"
ALL_OF_YEAR = re.compile("[全本当]年|年度|总")
FLOW_OF_FUND = re.compile(
    f"(?P<fund>.*{any_in('funds_with_two_sides')}(?:（[^（）]*）)?(?:预算)?)(?:(?P<sum>总?)(?P<flow>收入|支出))?"
)
LEVELS_INCOME = re.compile("(?P<level>.{1,12}财政)总?收入")


def carries_on(named: Owner, read: Wording) -> bool:
    """Whether an owner is no more than 收入 or 支出, which speaks of the budget or level named before."""
    return not (named.budget or named.coverage or named.fund_scope or read.value("owner") or named.account)


def carried_on(named: Owner, read: Wording, spot: Spot) -> Owner:
    """A bare 收入 or 支出 as the flow of what was spoken of before; of a line's or an item's own it is a stage."""
    before = spot.thread.owner
    if (
        before.name
        and (named.flow == "expenditure" or before.flow == "income")
        and not before.name.endswith("收入")
    ):
        return before
    if before.level:
        level = level_of_side(before.level, spot).removesuffix("收入")
        level = level.removesuffix("预算") if level.endswith("基金预算") else level
        level += "收入" if named.flow == "income" and before.budget else ""
        return replace(
            before, name="", account="", flow=named.flow or before.flow, level=level, words=before.words
        )
    if before.name and in_sentence(spot) and before.name.endswith("收入"):
        if (
            before.coverage
            and named.flow == "expenditure"
            and (level := LEVELS_INCOME.fullmatch(before.name))
        ):
            name = level["level"] + "支出"
            return replace(named, name=name, coverage=before.coverage, words=name)
        return replace(named, budget=before.budget, coverage=before.coverage)
    of_item = before == spot.thread.item and not read.value("owner")
    near = in_sentence(spot) or of_item or _is_of_account_before(before, spot)
    if before.account not in ("", "total") and near and named.flow == "expenditure":
        return before
    keeps = (
        before.budget
        if in_sentence(spot) or spot.text[: spot.head.start].rstrip("，。；").endswith("元")
        else ""
    )
    goes_on = in_sentence(spot) and before.words and before.flow in ("", named.flow)
    coverage = before.coverage if in_sentence(spot) else named.coverage
    return replace(
        named, budget=keeps or named.budget, coverage=coverage, words=before.words if goes_on else named.words
    )


def _is_of_account_before(before: Owner, spot: Spot) -> bool:
    """Whether a bare 支出 in a sentence of its own is near what the account before has, and no year's sum of more.

    “三公”经费预算13万元，其中…；实际支出11万元.
    """
    last = spot.thread.last_money_of(before)
    if last is None or last[0].unit != spot.quantity.unit:
        return False
    near = last[0].value / 2 < spot.quantity.value < last[0].value * 2
    parts = before.account in PARTS and ALL_OF_YEAR.search(spot.head.words) is not None
    return near and not parts


def level_of_side(level: str, spot: Spot) -> str:
    """A level's budget without the sum of one side, or with that of the other: 市级…总收入 3亿元，总支出2亿元."""
    total = next((word for word in words_of("totals_of_a_flow", "word") if level.endswith(word)), "")
    other = total.replace("收入", "支出") if total else ""
    turned = bool(other) and names.without_trailing(spot.head.words).endswith(other)
    return level.removesuffix(total) + (other if turned else "")


def other_flow(name: str, flow: str, measure: str) -> str:
    """The other side of a fund whose income was named before: 居民医疗保险基金支出 behind …基金总收入.

    What is left of both is the fund's own.
    """
    if name.endswith(ALL_THERE_IS) and flow in ("income", "expenditure"):
        return name.removesuffix(ALL_THERE_IS) + ("收入" if flow == "income" else "支出")
    own = FLOW_OF_FUND.fullmatch(name)
    if own and not flow and measure in (*BROUGHT, "difference"):
        return own["fund"].removesuffix("预算")
    turned = {"收入": "支出", "支出": "收入"}[own["flow"]] if own and own["flow"] else ""
    sides = {"income": "收入", "expenditure": "支出"}
    return own["fund"] + own["sum"] + turned if turned and sides.get(flow) == turned else ""


def in_sentence(spot: Spot) -> bool:
    """Whether an amount was printed before in this sentence."""
    return spot.thread.last_in_sentence is not None
