"""What a few words say: a stage of money, an account, a budget, a year, a level …, and the name that is left.

One reading for the words in front of a number, the labels and heads of a
table, titles and headings. Known words are taken off both ends, the longest
first; what stands between them is a name and stays whole, whatever words it
holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from helpers.read.language.tables_of_words import any_of, word_table, words_of

MOST_KEPT = 20_000
LONGEST = 120
YEAR = "(?:19|20)[0-9]{2}"
PERIODS = (
    (re.compile(rf"({YEAR})年?(?:[-—–~～至到]{{1,2}})(?:{YEAR})年度?"), "range"),
    (re.compile(rf"({YEAR})年?度?(?:末|底|初(?!预算|批复|安排|下达|部门|财政|结转|结余|核定|计划|编制|申报|总))?(?:全年|当年)?"), "year"),
    (re.compile(r"(?:上年度?|上一年度?|去年|上年末|上年底)(?:同期)?"), "prior"),
    (re.compile(r"(?:下年度?|下一年度?|次年|明年)"), "next"),
    (re.compile(r"(?:本年度?|当年|今年)(?:全年)?"), "own"),
)
MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}(?:、|．|[.](?![0-9]))|[①-⑳])\s*"
)
FUNCTION = re.compile(r"（[0-9]*[类款项]）")
BRACKET = re.compile(r"（[^（）]*）$")
QUOTES = str.maketrans("", "", "“”\"'‘’「」 ")
ORGANISATION = 2


@dataclass(frozen=True)
class Mention:
    """One thing that words say: the value of a slot, by these words; `strength` as in stages.csv."""

    slot: str
    value: str
    words: str
    strength: int = 3


@dataclass(frozen=True)
class Wording:
    """Words as they were understood: what they mention, and the name that is left of them, empty if none is."""

    words: str
    name: str
    mentions: tuple[Mention, ...] = ()

    def value(self, slot: str) -> str:
        """What the words say of a slot; the strongest mention wins, the last of equally strong ones."""
        found = self.mention(slot)
        return found.value if found else ""

    def mention(self, slot: str) -> Mention | None:
        """The mention that settles a slot."""
        found = [mention for mention in self.mentions if mention.slot == slot]
        return max(reversed(found), key=lambda mention: mention.strength) if found else None

    def all_of(self, slot: str) -> list[Mention]:
        """Every mention of a slot, in the order of the words."""
        return [mention for mention in self.mentions if mention.slot == slot]


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


def stage_entries() -> Iterator[tuple[str, Entry]]:
    """Every stage word with each of its endings."""
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
def stage_measures() -> dict[str, str]:
    """Measure by stage word."""
    return {word: entry.mentions[0].value for word, entry in stage_entries()}


def stage_measure(word: str) -> str:
    """The measure that a stage word names, or nothing."""
    return stage_measures().get(word, "")


def account_words() -> Iterator[tuple[str, str]]:
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
                if row["word"] or ending in ("费", "费用", "经费", "支出"):
                    yield name + row["word"] + ending, row["account"]


@cache
def accounts() -> dict[str, str]:
    """Account by name."""
    return dict(account_words())


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
    found |= dict(openings_and_endings())
    found |= {word: Entry("account", said_by_account(word, word)) for word in accounts()}
    for word, entry in stage_entries():
        if word not in accounts():
            found[word] = entry
    return found


@cache
def openings() -> dict[str, Entry]:
    """What may be taken off the start of words: no plain stage, which may begin a name (预算改革业务)."""
    found = {word: Entry("light") for word in words_of("light_openings", "word")}
    found |= dict(openings_and_endings())
    found |= {word: Entry("department", (Mention("owner", word, word),)) for word in words_of("departments", "word")}
    found |= {word: entry for word, entry in stage_entries() if entry.strength == 3}
    return found


def openings_and_endings() -> Iterator[tuple[str, Entry]]:
    """Budgets and levels, which may stand at either end."""
    for row in word_table("budgets"):
        said = [Mention("budget", row["budget"], row["word"])] if row["budget"] else []
        said += [Mention("fund_scope", row["scope"], row["word"])] if row["scope"] else []
        yield row["word"], Entry("budget", tuple(said))
    for word in words_of("coverages", "word"):
        yield word, Entry("coverage", (Mention("coverage", word, word),))


@cache
def longest(table: str) -> int:
    """Length of the longest word of a table of ends."""
    return max(map(len, endings() if table == "endings" else openings()))


@cache
def whole_names() -> frozenset[str]:
    """Names that are never taken apart, those of the classifications among them."""
    functions = {f"{name}支出" for name in words_of("function_names", "word") if name not in words_of("budgets", "word")}
    economic = {name for name in words_of("economic_names", "word") if name not in accounts()}
    return frozenset({*words_of("whole_names", "word"), *functions, *economic})


@cache
def money_nouns() -> tuple[str, ...]:
    """Endings of names of lines of money."""
    return words_of("money_nouns", "word")


def organisation_ending() -> str:
    """A pattern of how the name of an organisation ends; 社区 and 园区 are none."""
    return rf"(?:(?<![社园小地灾景库林矿辖街片])区|{any_of([ending for ending in words_of('organisation_endings', 'ending') if ending != '区'])})"


@cache
def organisation() -> re.Pattern:
    """The name of an organisation, or several words for the department."""
    return re.compile(rf"[^，。；：的]{{{ORGANISATION},30}}?{organisation_ending()}(?:（[^（）]{{1,12}}）)?")


@cache
def organisation_before() -> re.Pattern:
    """The name of an organisation in front of a year or a budget."""
    return re.compile(
        rf"[^，。；：的“”（）]{{{ORGANISATION},30}}?{organisation_ending()}(?:（[^（）]{{1,12}}）)?"
        rf"(?={YEAR}|{any_of(words_of('budgets', 'word'))})"
    )


@lru_cache(maxsize=MOST_KEPT)
def wording(words: str) -> Wording:
    """What words say; longer ones than a label can be are a name.

    >>> read = wording("2024年度一般公共预算财政拨款支出年初预算为")
    >>> read.name, [(mention.slot, mention.value) for mention in read.mentions][:3]
    ('', [('period', '2024'), ('budget', 'general'), ('fund_scope', '财政拨款')])
    >>> wording("预算改革业务").name, wording("会议费支出").name, wording("教育支出").name
    ('预算改革业务', '会议费', '教育支出')
    """
    core = words.strip(" ，、；：")
    if len(words) > LONGEST:
        return Wording(words, core)
    front: list[Mention] = []
    back: list[Mention] = []
    inside: tuple[Mention, ...] = ()
    while core:
        bare = core.translate(QUOTES)
        if bare in accounts():
            back += reversed(said_by_account(bare, core))
            core = ""
        if bare in whole_names() and core.endswith(("收入", "支出")):
            inside = said_inside(core)
        if not core or bare in whole_names() or FUNCTION.search(core):
            break
        shorter = without_ending(core, back)
        if shorter is None and (shorter := without_opening(core, front)) is None:
            inside = said_inside(core)
            break
        core = shorter
    if core and (front or back) and organisation().fullmatch(core):
        front, core = [Mention("owner", core, core), *front], ""
    return Wording(words, unquoted(core), (*front, *inside, *reversed(back)))


def said_inside(core: str) -> tuple[Mention, ...]:
    """What the word at the end of a name says although it belongs to the name: 教育支出 is expenditure."""
    for size in range(min(longest("endings"), len(core)), 0, -1):
        entry = endings().get(core[-size:])
        if entry and entry.kind == "stage" and not is_inside_noun(core, size):
            return entry.mentions
    return ()


def without_ending(core: str, said: list[Mention]) -> str | None:
    """The words without one known word at their end, whose mentions are added to `said`; None if there is none."""
    for size in range(min(longest("endings"), len(core)), 0, -1):
        entry, rest = endings().get(core[-size:].translate(QUOTES)), core[:-size]
        if entry is not None and entry.kind == "stage" and (is_inside_noun(core, size) or is_budget_and_flow(core, size)):
            continue
        if entry is None or (entry.kind == "account" and has_name(rest)) or (entry.kind == "coverage" and rest):
            continue
        if entry.kind == "stage" and (entry.strength == 1 or entry.bare) and keeps(rest, core[-size:]):
            continue
        said += reversed(entry.mentions)
        return rest.removesuffix("的")
    return without_bracket(core)


def is_inside_noun(core: str, size: int) -> bool:
    """Whether the end of words is the end of a noun of money that holds the stage word: 转移支付."""
    return any(len(noun) > size and core.endswith(noun) for noun in money_nouns())


def is_budget_and_flow(core: str, size: int) -> bool:
    """Whether 预算收入 or 预算支出 at the end is the end of a budget's name with its flow: 政府性基金预算收入."""
    if core[-size:] not in ("预算收入", "预算支出"):
        return False
    front = core[:-2]
    return any(len(word) > 2 and front.endswith(word) for word in words_of("budgets", "word"))


def keeps(rest: str, word: str) -> bool:
    """Whether 收入 or 支出 behind these words belongs to a name (教育支出, 税收收入); in 会议费支出 it does not."""
    if not has_name(rest):
        return False
    return "收入" in word or not rest.translate(QUOTES).endswith(money_nouns())


def without_bracket(core: str) -> str | None:
    """The words without a bracket at their end, where what stands before it is known."""
    found = BRACKET.search(core)
    if not found:
        return None
    rest = core[: found.start()]
    known = rest.translate(QUOTES) in accounts() or any(
        rest[-size:] in endings() for size in range(2, min(longest("endings"), len(rest)) + 1)
    )
    return rest if known and rest else None


def has_name(words: str) -> bool:
    """Whether words hold a name beside what they mention; that of an organisation is none."""
    name = wording(words.rstrip("的")).name if words else ""
    return bool(name) and not organisation().fullmatch(name)


def without_opening(core: str, said: list[Mention]) -> str | None:
    """The words without one known word at their start, whose mentions are added to `said`; None if there is none."""
    if mark := MARK.match(core):
        return core[mark.end() :]
    if period := period_at_start(core):
        mention, size = period
        said.append(mention)
        return core[size:]
    if core[1:].translate(QUOTES) in whole_names():
        return core[1:]
    for size in range(min(longest("openings"), len(core)), 0, -1):
        entry, rest = openings().get(core[:size]), core[size:]
        if entry is None or (entry.kind == "department" and has_name(rest)):
            continue
        if entry.kind == "stage" and not rest:
            continue
        said += entry.mentions
        return None if entry.kind == "coverage" and has_name(rest) else rest
    return without_organisation(core, said)


def without_organisation(core: str, said: list[Mention]) -> str | None:
    """The words without the name of an organisation that stands before a year or a budget, or None."""
    for match in organisation_before().finditer(core):
        rest = core[match.end() :]
        if match.start() == 0 and (period_at_start(rest) or budget_at_start(rest)):
            said.append(Mention("owner", match[0], match[0]))
            return rest
        break
    return None


def budget_at_start(core: str) -> bool:
    """Whether words begin with the name of a budget."""
    return any((entry := openings().get(core[:size])) and entry.kind == "budget" for size in range(2, 14))


def period_at_start(core: str) -> tuple[Mention, int] | None:
    """The year that words begin with, and its length."""
    for pattern, kind in PERIODS:
        if match := pattern.match(core):
            if kind == "year" and not re.match("年|$|[^0-9]", core[4:5] or ""):
                return None
            value = match[1] if kind == "year" else kind
            return Mention("period", value, match[0]), match.end()
    return None


def unquoted(name: str) -> str:
    """A name without the marks around it."""
    name = name.strip(" ：，、；“”\"的")
    return name
