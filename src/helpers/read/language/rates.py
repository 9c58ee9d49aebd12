"""Words of rates: which rate the words in front of a number, or over a column, name.

The frames (完成…的, 为…的, 占…) are combined with every stage word, so that a
stage known anywhere is known here.

Its tests: test_language.py.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from helpers.read.language.changes import change_at_end
from helpers.read.language.lexicon import any_stage, stage_measure
from helpers.read.language.tables_of_words import MOST_KEPT, any_in, word_table
from helpers.read.language.wording import wording_of

PERCENT = rf"(?:（?{any_in('percent_words')}）?)"
PARTICLES = re.compile(f"{any_in('before_the_number_of_a_rate')}+$")
NAMED = re.compile(f"{any_in('rate_endings')}$")


@dataclass(frozen=True)
class Rate:
    """A rate as words name it: its measure, what it is of (the words in front), and the words that name it.

    `whole` is what a share is of, `base` the stage that an execution rate
    divides by; `sign` that of a growth.
    """

    measure: str
    owner: str
    words: str
    rule: str
    base: str = ""
    whole: str = ""
    sign: int = 1
    period: str = ""


@cache
def _execution_frame() -> re.Pattern:
    """A frame of execution around a stage word: 完成年初预算的, 为2024年调整预算数的, 占预算（%）."""
    stages = f"(?:{any_stage(2)}|{any_in('stages_in_rates')})"
    return re.compile(
        rf"(?<!下){any_in('opens_an_execution')}(?:的)?(?:(?P<stage>{stages})|[^，。；：]{{0,12}}?(?P<later>{stages}))"
        rf"(?:的)?{PERCENT}?(?:为|达到?|约|近|超过)?$"
    )


@cache
def _share_frame() -> re.Pattern:
    """A frame of a share: 占本年支出合计的, 所占比重为, 占比."""
    return re.compile(
        rf"(?:所?占(?P<whole>[^，。；：]{{0,30}}?)的?(?:比例|比重|份额|{PERCENT})?|占比|所占比[例重]|构成比?)(?:为|达到?|约|近|超过|：|的)*{PERCENT}?$"
    )


@cache
def _named_rates() -> tuple[dict[str, str], ...]:
    """Rates by the end of their name, the longest first."""
    return tuple(sorted(word_table("rates"), key=lambda row: -len(row["word"])))


@lru_cache(maxsize=MOST_KEPT)
def rate_in(words: str) -> Rate | None:
    """The rate that words name at their end, or None.

    >>> rate_in("完成年初预算的").measure, rate_in("占调整预算（%）").measure, rate_in("比上年增长（%）").measure
    ('execution_to_initial', 'execution_to_adjusted', 'growth_from_prior')
    """
    plain = re.sub(r"的（[^（）]{1,30}）$", "的", re.sub(r"（?%）?$", "", words.rstrip("：:= ")))
    return _growth_named(plain) or _rate_of_execution(plain) or _shared(plain) or _rate_by_name(plain)


def _growth_named(words: str) -> Rate | None:
    """Growth over another year, or the rate of a difference from a budget."""
    change = change_at_end(words)
    if not change:
        return None
    measure = "other_rate" if change.base == "budget" else "growth_from_prior"
    return Rate(
        measure, words[: change.start], change.words, "growth", sign=change.sign, period=change.period
    )


def _rate_of_execution(words: str) -> Rate | None:
    """A rate of execution: its frame around a stage word."""
    found = _execution_frame().search(words)
    if not found:
        return None
    if (
        found["later"]
        and found[0].startswith("占")
        and _names_a_whole(found[0][1 : found.start("later") - found.start()])
    ):
        return None
    stage = found["stage"] or found["later"]
    measure = stage_measure(stage) or "budget"
    if measure not in ("initial", "adjusted", "budget", "received"):
        return None
    return Rate(f"execution_to_{measure}", words[: found.start()], found[0], "execution", base=measure)


def _names_a_whole(words: str) -> bool:
    """Whether words between 占 and a stage name another whole than the budget itself: 占政府采购预算的58.8%."""
    read = wording_of(words)
    return bool(read.name or read.value("account"))


def _shared(words: str) -> Rate | None:
    """A share of a whole."""
    found = _share_frame().search(words)
    if not found:
        return None
    return Rate("share", words[: found.start()], found[0], "share", whole=found["whole"] or "")


def _rate_by_name(words: str) -> Rate | None:
    """A rate with a name: 立案率, 满意度, 预算执行率, 造林成活率."""
    bare = re.sub("（[^（）]*）$", "", PARTICLES.sub("", words))
    for row in _named_rates():
        if bare.endswith(row["word"]) and not bare.removesuffix(row["word"]).endswith(("不", "未", "非")):
            owner = bare.removesuffix(row["word"]) + (row["of"] if row["keep"] else "")
            return Rate(row["measure"], owner, row["word"], "named_rate")
    if NAMED.search(bare):
        return Rate("other_rate", bare, bare, "named_rate")
    return None


def rate_names(words: str) -> list[str]:
    """The names of rates that words list: 提案见面率和办复率 are two."""
    return [
        name
        for name in re.findall(rf"([^，。；：、和及与]*?{any_in('rate_endings')})(?=[和及与、]|$)", words)
        if name
    ]


rate_in = rate_in
"""The name of it in report/prose."""
