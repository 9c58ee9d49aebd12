"""What a few words say: a stage of money, an account, a budget, a year, a level …, and the name that is left.

One reading for the words in front of a number, the labels and heads of a
table, titles and headings. Known words are taken off both ends, the longest
first; what stands between them is a name and stays whole, whatever words it
holds.

Its tests: test_language.py.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from helpers.read.language.lexicon import (
    QUOTES,
    Entry,
    Mention,
    accounts,
    endings,
    longest,
    money_nouns,
    openings,
    said_by_account,
    whole_names,
)
from helpers.read.language.organisations import organisation, organisation_before
from helpers.read.language.outline import MARK, without_marks
from helpers.read.language.places import place_at_start
from helpers.read.language.tables_of_words import MOST_KEPT, any_in, words_of
from helpers.years import PRINTED as YEAR

LONGEST, OWN_LEVEL = 120, "本级"
PLANS = ("计划", "预期")
PROJECT, SUM_OF_THREE = "项目", "three_public"
PERIODS = (
    (re.compile(rf"({YEAR})年?(?:[-—–~～至到]{{1,2}})(?:{YEAR})年度?"), "range"),
    (
        re.compile(rf"({YEAR})年?度?(?:末|底|初(?!{any_in('behind_start_of_year')}))?(?:全年|当年)?"),
        "year",
    ),
    (re.compile(any_in("years_meant", period="prior") + "(?:同期)?"), "prior"),
    (re.compile(any_in("years_meant", period="next")), "next"),
    (re.compile(any_in("years_meant", period="own") + "(?:全年)?"), "own"),
)
FUNCTION = re.compile(r"（[0-9]*[类款项]）")
OF_A_BODY = re.compile("(?:属|(?:机关)?党?工委)")
BRACKET = re.compile(r"（[^（）]*）$")


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


@lru_cache(maxsize=MOST_KEPT)
def wording_of(words: str) -> Wording:
    """What words say; longer ones than a label can be are a name.

    >>> read = wording_of("2024年度一般公共预算财政拨款支出年初预算为")
    >>> read.name, [(mention.slot, mention.value) for mention in read.mentions][:3]
    ('', [('period', '2024'), ('budget', 'general'), ('fund_scope', '财政拨款')])
    >>> wording_of("预算改革业务").name, wording_of("会议费支出").name, wording_of("教育支出").name
    ('预算改革业务', '会议费', '教育支出')
    """
    core = without_marks(words.strip(" ，、；："))
    if len(words) > LONGEST:
        return Wording(words, core)
    front: list[Mention] = []
    back: list[Mention] = []
    inside: tuple[Mention, ...] = ()
    while core:
        if place := place_at_start(core):
            front.append(Mention("coverage", place[0], place[0]))
            core = core[place[1] :]
        if core.translate(QUOTES) in accounts():
            back += reversed(said_by_account(core.translate(QUOTES), core))
            core = ""
            break
        shorter = None if _is_whole_name(core) else _without_ending(core, back)
        if shorter is None and not _is_whole_name(core):
            shorter = _without_opening(core, front)
        if shorter is None:
            inside = _said_inside(core)
            break
        core = shorter
    if core and (front or back) and organisation().fullmatch(core):
        front, core = [Mention("owner", core, core), *front], ""
    return Wording(words, _unquoted(core), _of_one_level((*front, *inside, *reversed(back))))


def _of_one_level(said: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions of one level: 地方 says no more in 全县地方一般公共预算收入, 中央一般公共预算本级支出 is 中央本级."""
    levels = [mention for mention in said if mention.slot == "coverage"]
    if len(levels) == 2 and levels[1].value == OWN_LEVEL != levels[0].value:
        both = replace(levels[0], value=levels[0].value + OWN_LEVEL, words=levels[0].words + OWN_LEVEL)
        return tuple(
            both if mention is levels[0] else mention for mention in said if mention is not levels[1]
        )
    light = words_of("light_behind_a_level", "word")
    if len(levels) < 2 or all(mention.value in light for mention in levels):
        return said
    return tuple(mention for mention in said if mention not in levels or mention.value not in light)


def _is_whole_name(core: str) -> bool:
    """Whether words are one name, whatever words it holds: a line of the classification, one of the table."""
    marks = [*FUNCTION.finditer(core)]
    if marks and core[marks[-1].end() :] in endings():
        return False
    return bool(marks) or core.translate(QUOTES) in whole_names()


def _said_inside(core: str) -> tuple[Mention, ...]:
    """What the word at the end of a name says although it belongs to the name: 教育支出 is expenditure."""
    for size in range(min(longest("endings"), len(core)), 0, -1):
        entry = endings().get(core[-size:])
        if entry is None or entry.kind != "stage":
            continue
        if not (_is_inside_noun(core, size) or _is_budget_and_flow(core, size)):
            return entry.mentions
    return ()


def _without_ending(core: str, said: list[Mention]) -> str | None:
    """The words without one known word at their end, whose mentions are added to `said`; None if there is none."""
    for size in range(min(longest("endings"), len(core)), 0, -1):
        entry, rest = endings().get(core[-size:].translate(QUOTES)), core[:-size]
        if (
            entry is not None
            and entry.kind == "stage"
            and (_is_inside_noun(core, size) or _is_budget_and_flow(core, size) or _cuts_a_budget(core, size))
        ):
            continue
        if (
            entry is None
            or (entry.kind == "account" and "三公" not in core[-size:] and _has_name(rest))
            or (core[-size:].translate(QUOTES) == PROJECT and rest and wording_of(rest).name)
            or (entry.kind == "coverage" and rest)
        ):
            continue
        if entry.kind == "stage" and (entry.strength == 1 or entry.bare) and _keeps(rest, core[-size:]):
            if entry.strength > 1 and core.endswith(PLANS):
                said += [mention for mention in entry.mentions if mention.slot == "measure"]
                return core[:-2]
            continue
        if core[-size:].startswith("资金") and rest.endswith(words_of("sources_before_money", "word")):
            continue
        said += reversed(entry.mentions)
        return rest.removesuffix("的")
    return _without_bracket(core)


def _cuts_a_budget(core: str, size: int) -> bool:
    """Whether the end of words begins inside a budget's name, of which it leaves a piece: 一般公共预算 + 安排."""
    start, names = len(core) - size, words_of("budgets", "word")
    return not core[:start].endswith(names) and _stands_across(core[:-1], start, names)


def _is_inside_noun(core: str, size: int) -> bool:
    """Whether the end of words is the end of a noun of money that holds the stage word: 转移支付."""
    return _stands_across(core, len(core) - size, money_nouns())


def _stands_across(core: str, start: int, words: Iterable[str]) -> bool:
    """Whether one of some words begins before a place and ends behind it."""
    return any(word in core[max(0, start - len(word) + 1) : start + len(word) - 1] for word in words)


def _is_budget_and_flow(core: str, size: int) -> bool:
    """Whether 预算收入 or 预算支出 at the end is the end of a budget's name with its flow: 政府性基金预算收入."""
    flow = core[-size:].removeprefix("预算")
    if flow == core[-size:] or flow.removeprefix("总") not in ("收入", "支出"):
        return False
    front = core.removesuffix(flow)
    return any(len(word) > 2 and front.endswith(word) for word in words_of("budgets", "word"))


def _keeps(rest: str, word: str) -> bool:
    """Whether 收入 or 支出 behind these words belongs to a name (教育支出, 税收收入); in 会议费支出 it does not.

    >>> wording_of("教育支出安排").name, wording_of("办公楼维修安排").name
    ('教育支出', '办公楼维修')
    """
    if word == "安排" or not _has_name(rest):
        return False
    return "收入" in word or not rest.translate(QUOTES).endswith(money_nouns())


def _without_bracket(core: str) -> str | None:
    """The words without a bracket at their end, where what stands before it is known."""
    found = BRACKET.search(core)
    if not found:
        return None
    rest = core[: found.start()]
    inside = accounts().get(found[0][1:-1].translate(QUOTES), "")
    if (inside == SUM_OF_THREE and rest) or (inside and rest in words_of("totals", "word")):
        return found[0][1:-1]
    known = rest.translate(QUOTES) in accounts() or any(
        rest[-size:] in endings() for size in range(2, min(longest("endings"), len(rest)) + 1)
    )
    return rest if known and rest else None


def _has_name(words: str) -> bool:
    """Whether words hold a name beside what they mention; that of an organisation is none."""
    name = wording_of(words.rstrip("的")).name if words else ""
    return bool(name) and not organisation().fullmatch(name)


def _without_opening(core: str, said: list[Mention]) -> str | None:
    """The words without one known word at their start, whose mentions are added to `said`; None if there is none."""
    if mark := MARK.match(core):
        return core[mark.end() :]
    if period := _period_at_start(core):
        mention, size = period
        said.append(mention)
        return core[size:]
    if core[1:].translate(QUOTES) in whole_names():
        return core[1:]
    shortest = 1 if core.startswith(words_of("begins_like_a_lead", "word")) else 0
    for size in range(min(longest("openings"), len(core)), shortest, -1):
        entry, rest = openings().get(core[:size]), core[size:]
        if entry is None or _goes_on_in_name(entry, rest):
            continue
        bound = entry.kind == "coverage" and _has_name(rest)
        if not bound or _governs(core[:size]):
            said += entry.mentions
        return None if bound else rest
    return _without_organisation(core, said)


def _goes_on_in_name(entry: Entry, rest: str) -> bool:
    """Whether what looks like a known word goes on in what stands behind it: 区直达资金, 区直工委, 预算外."""
    if entry.kind == "department":
        return _has_name(rest)
    if entry.kind == "light":
        return rest.startswith(words_of("behind_a_light_word", "word"))
    if entry.kind == "coverage":
        return rest.startswith(words_of("behind_no_level", "word")) or OF_A_BODY.match(rest) is not None
    return entry.kind == "stage" and (not rest or rest[0] in "内外")


def _governs(level: str) -> bool:
    """Whether a level speaks for a name behind it: 全市教育支出; in 县级基本财力保障资金 it belongs to the name."""
    return level.startswith("全") or level.endswith(("本级", "直"))


def _without_organisation(core: str, said: list[Mention]) -> str | None:
    """The words without the name of an organisation that stands before a year or a budget, or None."""
    for match in organisation_before().finditer(core):
        rest = core[match.end() :]
        if match.start() == 0 and (_period_at_start(rest) or _budget_at_start(rest)):
            said.append(Mention("owner", match[0], match[0]))
            return rest
        break
    return None


def _budget_at_start(core: str) -> bool:
    """Whether words begin with the name of a budget."""
    return any((entry := openings().get(core[:size])) and entry.kind == "budget" for size in range(2, 14))


def _period_at_start(core: str) -> tuple[Mention, int] | None:
    """The year that words begin with, and its length."""
    for pattern, kind in PERIODS:
        if match := pattern.match(core):
            if kind == "year" and not re.match("年|$|[^0-9]", core[4:5] or ""):
                return None
            value = match[1] if kind == "year" else kind
            return Mention("period", value, match[0]), match.end()
    return None


def _unquoted(name: str) -> str:
    """A name without the marks around it."""
    bare = name.strip(' ：，、；“”"的')
    if bare.count("”") < bare.count("“") and f"{bare}”" in name:
        return f"{bare}”"
    return f"“{bare}" if bare.count("”") > bare.count("“") and f"“{bare}" in name else bare
