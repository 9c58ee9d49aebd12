"""Words of change: over another year, or over a budget.

Its tests: test_language.py.
"""

import re
from dataclasses import dataclass
from functools import cache

from helpers.read.language.lexicon import any_stage
from helpers.read.language.tables_of_words import any_in, word_table
from helpers.years import PRINTED as YEAR

COMPARING = any_in("comparing")
OTHER_YEAR = (
    rf"(?:{YEAR}年度?(?:同期)?(?:（[^（）]{{0,12}}）)?|{any_in('years_meant', 'word', period='prior')}(?:同期)?|同期"
    rf"|上一?届|年初(?![^，。；：]{{0,4}}(?:预算|指标)|{any_in('behind_start_of_year')}))"
)
LONGEST_BASE = 24


@cache
def _either_way() -> re.Pattern:
    """Words of both ways of a change beside each other, with their signs: 增长（下降）, 增（+）、减（-）, 升降."""
    up, down = any_in("ways_of_change", way="up"), any_in("ways_of_change", way="down")
    sign = "(?:（?[-+±]）?)?"
    between = f"{sign}[（/、，]?(?:[或和及])?"
    return re.compile(
        f"(?<![调追])(?:{up}{between}{down}|{down}{between}{up}){sign}）?(?=[额数率幅%（]|金额|比[例率]|百分|变[动化]|$)"
    )


def either_way(words: str) -> str:
    """A head or a label with one word for a change of either way, so that no sign is read in it.

    >>> either_way("比上年增长（下降）%"), either_way("增、减幅度"), either_way("增减额")
    ('比上年增减%', '增减幅度', '增减额')
    """
    return _either_way().sub("增减", words)


@dataclass(frozen=True)
class Change:
    """A change as words tell it: its sign, over what, and where its words begin.

    `base` is prior for another year, budget for a budget (a difference), or
    empty where nothing says; `period` the year that is compared with, `verb`
    the word of change, `flow` where that tells it.
    """

    sign: int
    base: str
    start: int
    verb: str
    words: str
    period: str = ""
    flow: str = ""


@cache
def _change_words() -> dict[str, dict[str, str]]:
    """Rows of the table of changes by word."""
    return {row["word"]: row for row in word_table("changes")}


@cache
def _at_end() -> re.Pattern:
    """A word of change that ends words, whatever particle stands behind it."""
    return re.compile(
        rf"(?<!增收)(?P<verb>{any_in('changes')})(?:额|数|金额|幅度)?(?:了|为|达|达到|约|近|超|：|(?:控制|保持|稳定)?在)*$"
    )


@cache
def _comparison() -> re.Pattern:
    """What a change is over: 比上年, 较2023年决算数, 同比, 与年初预算相比; the last one in front of the verb counts."""
    stages = any_stage(2)
    return re.compile(
        rf"(?P<all>{any_in('like_for_like')}"
        rf"|{COMPARING}[^，。；：]{{0,8}}?(?P<year>{OTHER_YEAR})(?:当年)?(?:的)?(?:[^，。；：]{{0,12}}?)?(?P<stage>{stages})?(?:相比|比较|同期)?"
        rf"|{COMPARING}[^，。；：]{{0,8}}?(?P<budget>{stages})(?:相比|比较)?)[，,]?{any_in('like_for_like')}?$"
    )


@cache
def _exceeding() -> re.Pattern:
    """What was carried out is more or less than a budget: 决算数大于预算数, 支出小于年初预算."""
    return re.compile(
        rf"(?:决算数?|执行数|完成数)?(?<![不未])(?P<verb>{any_in('exceeds')})(?:全年|本年)?{any_stage(2)}(?:数|额)?(?:约|近|达)?$"
    )


def _excess_at_end(words: str) -> Change | None:
    found = _exceeding().search(words)
    if found is None:
        return None
    sign = {row["word"]: -1 if row["sign"] else 1 for row in word_table("exceeds")}[found["verb"]]
    return Change(sign, "budget", found.start(), found["verb"], found[0])


def change_at_end(words: str) -> Change | None:
    """The change that words end in: 比上年增加, 同比下降, 增长 …, or None.

    >>> change_at_end("支出比2023年决算数减少").base, change_at_end("较年初预算数减少").base
    ('prior', 'budget')
    >>> change_at_end("决算数小于预算数").sign
    -1
    """
    found = _at_end().search(words)
    if not found:
        return _excess_at_end(words)
    row, front = _change_words()[found["verb"]], words[: found.start()]
    over = _comparison().search(front[-LONGEST_BASE - 24 :])
    start = len(front) - (len(over[0]) if over else 0)
    sign = -1 if row["sign"] else 1
    if not over:
        return Change(sign, "", found.start(), found["verb"], words[found.start() :], flow=row["flow"])
    year = (over["year"] or "") if over["year"] is not None else ""
    named = re.search(YEAR, year)
    base = "budget" if over["budget"] else "prior"
    period = named[0] if named else "prior" if base == "prior" else ""
    return Change(sign, base, start, found["verb"], words[start:], period, row["flow"])
