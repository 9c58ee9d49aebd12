"""The lexicon: every word that may stand at an end of a label, with what it says and how it may be taken off.

Its tests: test_stage_words.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from helpers.read.language.tables_of_words import any_in, any_of, word_table, words_of

PUBLIC_BUDGETS = ("general", "government_fund", "state_capital", "social_insurance")
COST_NAMED_TWICE = re.compile("(?<=.)([及和与、])")
"""Where the first of two costs may end in 费 as well: 购置费及运行维护费."""
QUOTES = str.maketrans("", "", "“”\"'‘’「」 ")


@dataclass(frozen=True)
class Mention:
    """One thing that words say: the value of a slot, by these words; `strength` as in stages.csv."""

    slot: str
    value: str
    words: str
    strength: int = 3


@dataclass(frozen=True)
class Entry:
    """A word of the lexicon at an end of words: what it says, and how it may be taken off.

    `kind` is light, stage, budget, account, total, coverage or department;
    `bare` marks one that is only taken off where no name is left in front of it.
    """

    kind: str
    mentions: tuple[Mention, ...] = ()
    strength: int = 3
    bare: bool = False


@cache
def stage_entries() -> tuple[tuple[str, Entry], ...]:
    """Every stage word with each of its endings."""
    return tuple(_each_stage_word())


def _each_stage_word() -> Iterator[tuple[str, Entry]]:
    endings = ("", *words_of("stage_endings", "ending"))
    for row in word_table("stages"):
        strength = int(row["strength"])
        for ending in endings if row["endings"] else ("",):
            word = row["word"] + ending
            said = [Mention("measure", row["measure"], word, strength)]
            if row["sign"]:
                said.append(Mention("sign", row["sign"], word, strength))
            if row["flow"]:
                said.append(Mention("flow", row["flow"], word, strength))
            if "总" in ending or "合计" in ending:
                said.append(Mention("total", ending, word))
            yield word, Entry("stage", tuple(said), strength, row["word"].startswith(("收入", "支出")))


@cache
def stage_words(strength: int) -> tuple[str, ...]:
    """Every stage word of at least this strength with its endings, the longest first."""
    words = {word for word, entry in stage_entries() if entry.strength >= strength}
    return tuple(sorted(words, key=len, reverse=True))


@cache
def any_stage(strength: int) -> str:
    """A pattern that matches one of these words up to a place that is given: the endings once, not behind each word."""
    rows = [row for row in word_table("stages") if int(row["strength"]) >= strength]
    ended, alone = (
        any_of(sorted((row["word"] for row in rows if bool(row["endings"]) is taken), key=len, reverse=True))
        for taken in (True, False)
    )
    return f"(?:{ended}{any_in('stage_endings', 'ending')}?|{alone})"


@cache
def stages_by_word() -> dict[str, Entry]:
    """The entry of each stage word."""
    return dict(stage_entries())


@cache
def plain_stages() -> dict[str, str]:
    """Measure by stage word, of those words that say nothing beside it and are no part of a name."""
    return {
        word: entry.mentions[0].value
        for word, entry in stage_entries()
        if entry.strength > 1 and len(entry.mentions) == 1
    }


def stage_measure(word: str) -> str:
    """The measure that a stage word names, or nothing."""
    entry = stages_by_word().get(word)
    return entry.mentions[0].value if entry is not None else ""


def _account_words() -> Iterator[tuple[str, str]]:
    """Every name of an account with its account."""
    endings = ("", *words_of("account_endings", "ending"))
    stages = words_of("stages", "word")
    for row in word_table("account_names"):
        for ending in endings:
            if row["word"] + ending not in stages:
                yield row["word"] + ending, row["account"]
    for name in words_of("vehicle_names", "word"):
        for row in word_table("vehicle_accounts"):
            for ending in endings:
                if row["word"] or ending in words_of("vehicle_endings", "ending"):
                    yield name + row["word"] + ending, row["account"]
                    yield name + COST_NAMED_TWICE.sub(r"费\1", row["word"]) + ending, row["account"]


@cache
def accounts() -> dict[str, str]:
    """Account by name."""
    return dict(_account_words())


def said_by_account(name: str, words: str) -> tuple[Mention, ...]:
    """What the name of an account says: 支出 at its end is as generic as a bare one."""
    said = (Mention("account", accounts()[name], words),)
    if not name.endswith("支出"):
        return said
    return (*said, Mention("measure", "actual", words, 1), Mention("flow", "expenditure", words, 1))


@cache
def endings() -> dict[str, Entry]:
    """What may be taken off the end of words."""
    found = {word: Entry("light") for word in words_of("light_endings", "word")}
    found |= {word: Entry("total", (Mention("total", word, word),)) for word in words_of("totals", "word")}
    found |= dict(_openings_and_endings())
    found |= {word: Entry("account", said_by_account(word, word)) for word in accounts()}
    for word, entry in stage_entries():
        if word not in accounts():
            found[word] = entry
    return found


@cache
def openings() -> dict[str, Entry]:
    """What may be taken off the start of words: no plain stage, which may begin a name (预算改革业务)."""
    found = {word: Entry("light") for word in words_of("light_openings", "word")}
    found |= dict(_openings_and_endings())
    for row in word_table("budgets"):
        short = words_of("short_levels_before_a_budget", "word")
        found |= dict(_budget_of_levels(row, _said_by_budget(row), short))
    found |= {
        word: Entry("department", (Mention("owner", word, word),)) for word in words_of("departments", "word")
    }
    found |= {word: entry for word, entry in stage_entries() if entry.strength == 3}
    return found


def _openings_and_endings() -> Iterator[tuple[str, Entry]]:
    """Budgets and levels, which may stand at either end."""
    for row in word_table("budgets"):
        said = _said_by_budget(row)
        yield row["word"], Entry("budget", tuple(said))
        yield from _budget_of_levels(row, said, words_of("levels_before_a_budget", "word"))
    for word in words_of("coverages", "word"):
        yield word, Entry("coverage", (Mention("coverage", word, word),))


def _said_by_budget(row: dict[str, str]) -> list[Mention]:
    """What the word of a budget says: which it is, and whose money."""
    said = [Mention("budget", row["budget"], row["word"])] if row["budget"] else []
    return said + ([Mention("fund_scope", row["scope"], row["word"])] if row["scope"] else [])


def _budget_of_levels(
    row: dict[str, str], said: list[Mention], levels: Sequence[str]
) -> Iterator[tuple[str, Entry]]:
    """A budget with each of the levels that may stand right in front of it."""
    for level in levels if row["budget"] in PUBLIC_BUDGETS else ():
        yield level + row["word"], Entry("budget", (Mention("coverage", level, level), *said))


@cache
def longest(table: str) -> int:
    """Length of the longest word of a table of ends."""
    return max(map(len, endings() if table == "endings" else openings()))


@cache
def whole_names() -> frozenset[str]:
    """Names that are never taken apart, those of the classifications among them."""
    functions = {
        f"{name}支出"
        for name in words_of("function_names", "word")
        if name not in words_of("budgets", "word")
    }
    economic = {name for name in words_of("economic_names", "word") if name not in accounts()}
    return frozenset({*words_of("whole_names", "word"), *functions, *economic})


@cache
def money_nouns() -> tuple[str, ...]:
    """Endings of names of lines of money."""
    return words_of("money_nouns", "word")
