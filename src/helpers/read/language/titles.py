"""What titles and headings say of all that stands under them: year, level, budget, flow, stage, account.

Its tests: test_language.py.
"""

import re
from functools import cache, lru_cache

from helpers.read.language.lexicon import QUOTES, Mention, accounts, stage_entries, stages_by_word
from helpers.read.language.tables_of_words import MOST_KEPT, any_in, any_of, word_table, words_of
from helpers.read.language.wording import OF_A_BODY
from helpers.years import PRINTED as YEAR

ENACTED = re.compile(f"决算|{any_in('enacted')}[^，。；]{{0,16}}(?:执行情况|完成情况)|执行表")
SAYS_NO_STAGE = re.compile(
    "预算(?:收支|决议|收入和支出)(?:[^表，。]{0,4}情况|$)|预算[^，。；]{0,12}(?:自评|绩效评价)"
)
BOTH_STAGES = re.compile(
    f"预算[^，。；]{{0,6}}[及和与、][^，。；]{{0,8}}?{any_in('done_beside_a_budget')}(?!预算|计划)|预算资金的?使用"
)
AIMS = re.compile("绩效目标(?:批复|申报|设定)?表|目标批复表|目标申报表")
AGAINST = re.compile("对比|对照|比较")
AUDITED = re.compile(any_in("says_it_is_an_audits"))
GENERAL = re.compile("一般公共(?:收支|收入|支出)")
BOTH_FLOWS = re.compile(any_in("both_flows"))
LEVEL = re.compile("^(?:全|.*本级$|.*直$)")
GIVEN_DOWN = re.compile("[省市州盟县区]对下(?=转移支付|补助)")
TITLE_ACCOUNTS = {"three_public", "basic", "project", "procurement", "personnel", "public"}
LONGEST_TITLE = 120


@cache
def _anywhere() -> re.Pattern:
    """A known word of a title, the longest first."""
    levels = [word for word in words_of("coverages", "word") if LEVEL.match(word)]
    budgets = words_of("budgets", "word")
    stages = [
        word
        for word, entry in stage_entries()
        if entry.strength >= 2 and entry.mentions[0].value not in ("unassigned", "balance_total")
    ]
    named = [word for word, account in accounts().items() if account in TITLE_ACCOUNTS]
    units = any_of([unit for unit in words_of("units", "unit") if not unit.startswith("年")])
    words = sorted({*levels, *budgets, *stages, *named, "收入", "支出"}, key=len, reverse=True)
    ranked, joined = any_in("ranks_among"), any_in("behind_no_level")
    return re.compile(
        rf"(?P<year>{YEAR})(?=年(?![0-9]{{1,2}}月[0-9])|[^0-9年]|$)(?!{units})"
        rf"|转移支付|{any_in('bodies_named_by_a_budget')}(?!：)|{ranked}{any_of(levels)}|{any_of(levels)}{joined}"
        rf"|(?P<word>{any_of(words)})(?!(?<=直){OF_A_BODY.pattern})"
    )


@lru_cache(maxsize=MOST_KEPT)
def said_in_title(words: str) -> tuple[Mention, ...]:
    """What a title or heading says, wherever in it.

    >>> [(said.slot, said.value) for said in said_in_title("2025年部门支出预算总表")]
    [('period', '2025'), ('flow', 'expenditure'), ('measure', 'budget')]
    >>> [said.value for said in said_in_title("一般公共预算财政拨款支出决算表")]
    ['general', '财政拨款', 'expenditure', 'actual']
    """
    words = words.translate(QUOTES)[:LONGEST_TITLE]
    found: list[Mention] = []
    years = []
    for match in _anywhere().finditer(words):
        if match["year"]:
            years.append(match["year"])
        elif match["word"]:
            found += _said_by(match["word"])
    if general := GENERAL.search(words):
        found.append(Mention("budget", "general", general[0]))
    found = [said for said in found if said.slot != "measure"] + _stage_of_title(words, found)
    found = _of_its_level(words, found)
    if BOTH_FLOWS.search(words) or len({said.value for said in found if said.slot == "flow"}) > 1:
        found = [said for said in found if said.slot != "flow"]
    if len(set(years)) == 1:
        found.insert(0, Mention("period", years[0], years[0]))
    return tuple(found)


def _of_its_level(words: str, found: list[Mention]) -> list[Mention]:
    """What a title says with the one level that it speaks of; that of an audit says no more than its year."""
    if AUDITED.search(words):
        return [said for said in found if said.slot == "period"]
    down = GIVEN_DOWN.search(words)
    if len({said.value for said in found if said.slot == "coverage"}) > 1 or "总预算" in words or down:
        found = [said for said in found if said.slot != "coverage"]
    return [*found, Mention("coverage", down[0], down[0])] if down else found


def _said_by(word: str) -> list[Mention]:
    """What one known word says in a title."""
    if word in ("收入", "支出"):
        return [Mention("flow", "income" if word == "收入" else "expenditure", word)]
    if word in accounts():
        return [Mention("account", accounts()[word], word)]
    if row := next((row for row in word_table("budgets") if row["word"] == word), None):
        said = [Mention("budget", row["budget"], word)] if row["budget"] else []
        return said + ([Mention("fund_scope", row["scope"], word)] if row["scope"] else [])
    if word in words_of("coverages", "word"):
        return [Mention("coverage", word, word)]
    return [said for said in stages_by_word()[word].mentions if said.slot in ("measure", "flow")]


def _stage_of_title(words: str, found: list[Mention]) -> list[Mention]:
    """The one stage of what stands under a title: 决算 or 预算, none where it speaks of both."""
    measures = [
        said
        for said in found
        if said.slot == "measure" and said.value in ("initial", "adjusted", "budget", "actual")
    ]
    enacted = ENACTED.search(words)
    if SAYS_NO_STAGE.search(words):
        measures = [said for said in measures if said.words != "预算"]
    budgets = [said for said in measures if said.value != "actual"]
    if enacted and not budgets:
        return [Mention("measure", "actual", enacted[0])]
    if not measures and AIMS.search(words):
        return [Mention("measure", "budget", "绩效目标")]
    both = AGAINST.search(words) or BOTH_STAGES.search(words)
    return budgets[-1:] if budgets and not enacted and not both else []
