"""The words around a number: the head in front of it, the clauses before, the noun behind.

Its tests: test_extract.py.
"""

import re
from dataclasses import dataclass
from functools import cache

from helpers.read.language import (
    OTHER_YEAR,
    Quantity,
    any_in,
    any_of,
    organisation_before,
    without_marks,
    words_of,
)
from helpers.read.report.prose.dates import AS_OF
from helpers.years import PRINTED as YEAR

BOUNDARIES = "。，；：！？|"
OPENING, CLOSING = "（“《〔", "）”》〕"
SHORTEST_WITH_IN = 3
WITHIN = re.compile(f"(?<=[一-龥]{{2}})(?<![高初])中(?={any_in('acts_within')})")
LONGEST_HEAD, LONGEST_NOUN, LONGEST_LISTED = 160, 28, 14
MONTHS = re.compile(
    rf"^{any_in('parts_of_a_year')}(?=[全我共])"
    r"|^(?:今年|本年)?[0-9]{1,2}(?:月份?)?(?:[-—–~～至到]{1,2}[0-9]{1,2}月份?)"
    r"|^[0-9]{1,2}月份?(?=[全我][国省市州盟县区旗镇乡])"
    rf"|^(?:{YEAR}年)?[0-9]{{1,2}}月(?:份|[0-9]{{1,2}}日|底|末|初|[上中下]旬)?(?:之?前)?(?=[一-龥]{{2}})"
)
BECAME = re.compile(f"(?<=[一-龥]{{2}})(?<!基础上)(?:{any_in('rises_or_falls_to')})(?:了)?(?:到|至)$")
YEARS = re.compile(rf"{YEAR}(?:年(?:度|末|底)|年(?!初)|(?=年初|{any_in('titled_by_a_year')}))")
COUNTED_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.“”《》、（）%]+")
POPULATION = re.compile("人口(?![径罩碑岸腔头])")
ACT_BEHIND = re.compile(f"(?<=[一-龥”]{{2}}){any_in('acts_behind_a_counted_noun')}")
OF_PEOPLE = ("名", "位", "人")
OF_SESSIONS = ("次", "场", "批", "期")
STATE_OF_PEOPLE = "[校职编岗册籍读建]"
ABOVE = "[级解年划]"
LISTED_END = re.compile("[和与及、]")
DEFINING = re.compile(f"（[^（）]*{any_in('defines_a_word')}[^（）]*）")
LETTERED = re.compile("(?<=[一-龥])（[A-D甲乙丙丁][类级档]）(?=[有为共达]{0,2}$)")
COMPARED = re.compile(
    rf"^(?P<front>.*?)(?P<comparing>同比|(?<!经)比|(?<!经比)较|与|同|相比)[^，。；：]{{0,6}}?(?P<year>{OTHER_YEAR})(?:当年)?(?P<rest>[^，。；：]*?)(?:的)?(?:一致|持平|相同)?$"
)


@dataclass(frozen=True)
class Head:
    """The words in front of a number back to the last boundary, where they start, and the clauses before them."""

    words: str
    start: int
    opened: str

    @property
    def last(self) -> str:
        """The clause before."""
        return last_clause(self.opened)


def head_of(text: str, floor: int, quantity: Quantity, first: bool) -> Head:
    """The head of a quantity, not reaching back beyond `floor`, the end of the quantity before.

    Where the noun of that quantity ends with 、, 和 or 与 the head begins behind
    it (15个乡镇、3.2万户). A bracket that only says what a word stands for is no part of it.
    """
    start = _boundary_before(text, max(floor, quantity.start - LONGEST_HEAD), quantity.start)
    if start == floor and not first:
        within = text[start : min(start + LONGEST_LISTED, quantity.start)]
        if listed := LISTED_END.search(within):
            start += listed.end()
    words = LETTERED.sub("", DEFINING.sub("", text[start : quantity.start]))
    return Head(words, start, text[max(floor, start - LONGEST_HEAD) : start])


def _boundary_before(text: str, floor: int, position: int) -> int:
    """Where the clause that holds `position` begins; commas inside closed brackets end no clause."""
    depth = 0
    for place in range(position - 1, floor - 1, -1):
        character = text[place]
        if character in CLOSING:
            depth += 1
        elif character in OPENING:
            if depth == 0:
                return place + 1 if character == "（" else place
            depth -= 1
        elif depth == 0 and character in BOUNDARIES:
            return place + 1
    return floor


def last_clause(words: str) -> str:
    """The last clause of the words, without what ends it."""
    words = words.rstrip("，。；：！？（|")
    clause = words[_boundary_before(words, 0, len(words)) :]
    return "" if clause.startswith("（") and clause.endswith("）") else clause


def noun_after(text: str, end: int, limit: int) -> str:
    """The noun that a count is followed by: 9个市级民主法治示范村, 6件提案列为重点提案 (提案)."""
    run = COUNTED_NOUN.match(text[end : min(limit, end + LONGEST_NOUN)])
    if POPULATION.match(text, end - 1):
        return "人口"
    if not run or text[end] in "的、）（和与及":
        return ""
    noun = run[0]
    stop = _noun_stop().search(noun)
    noun = _without_extent(noun[: stop.start()] if stop else noun, text[end + len(run[0]) :][:1])
    noun = ACT_BEHIND.split(_balanced(noun), maxsplit=1)[0].strip("、，的和与及")
    if noun in ("中", "里", "内"):
        return ""
    if of := re.match(r"([^的]{2,})的[^的]+情况$", noun):
        noun = of[1]
    noun = _without_within(WITHIN.split(noun, maxsplit=1)[0])
    if text[end - 1] in OF_PEOPLE and (doing := _people_then_verb().match(noun)):
        return doing["noun"]
    headed = None if text[end - 1] in OF_SESSIONS else _head_then_verb().match(noun)
    if headed and not noun.endswith(words_of("ends_a_noun", "word")):
        return headed["noun"]
    tail = next((word for word in words_of("verbs_behind_a_noun", "word") if noun.endswith(word)), "")
    return noun.removesuffix(tail) if len(noun) > len(tail) + 1 else noun


def _without_within(noun: str) -> str:
    """A noun without 中 behind it; 高中 has it as its own."""
    within = len(noun) >= SHORTEST_WITH_IN and not noun.endswith(("高中", "初中"))
    return noun.removesuffix("中") if within else noun


def _without_extent(noun: str, behind: str) -> str:
    """A noun without the name of the number that follows it: 总长 of 4条干渠总长21公里."""
    extent = re.search(any_in("extents_behind_a_noun") + "$", noun) if behind.isdigit() else None
    return noun[: extent.start()] if extent and extent.start() > 1 else noun


@cache
def no_organisation() -> str:
    """What stands behind a verb in a pattern, so that 组织 is none where it is a noun: 调解组织."""
    return "".join(f"(?<!{kind}组织)" for kind in words_of("kinds_of_organisations", "word"))


@cache
def _head_then_verb() -> re.Pattern:
    """A counted thing with what it does behind it: 施工单位依合同扣减违约金."""
    return re.compile(f"(?P<noun>[一-龥]{{0,12}}?{any_in('heads_of_nouns')}){any_in('verbs_behind_heads')}")


@cache
def _people_then_verb() -> re.Pattern:
    """People with what they do behind them: 代表列席常委会会议."""
    return re.compile(f"(?P<noun>[一-龥]{{0,12}}?{any_in('heads_of_people')}){any_in('verbs_behind_heads')}")


@cache
def _noun_stop() -> re.Pattern:
    """A word before which a counted noun ends; 、 and 和 too where another number follows."""
    return re.compile(
        rf"(?!在{STATE_OF_PEOPLE}|{any_in('holds_a_stop')})"
        + any_of(words_of("ends_a_counted_noun", "word"))
        + no_organisation()
        + "(?<!平均)"
        + r"|(?<=[一-龥]{2})年[初中末底](?=[未尚仍因已])"
        + rf"|{YEAR}年|以(?![上下内外来])|[和与及](?=[0-9])|、|（(?!.*）)|[和与及]$"
    )


def _balanced(words: str) -> str:
    """The words up to the first bracket that does not close."""
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if words.count(opening) != words.count(closing):
            words = words.split(opening)[0].split(closing)[0]
    return words


def cleaned(words: str) -> str:
    """A head without what stands around a name: years, the department's name before them, 其中, 共, 为, 均达到."""
    words = without_open_quote(words.strip("、，：；。 "))
    words = without_marks(words)
    if named := organisation_before().match(words):
        words = words[named.end() :]
    words = MONTHS.sub("", YEARS.sub("", AS_OF.sub("", words)))
    words = without_marks(words)
    return BECAME.sub("", _without_trail(_without_lead(words)))


def without_open_quote(words: str) -> str:
    """The words without a quotation mark at their start that closes behind them."""
    return words[1:] if words.startswith("“") and "”" not in words else words


@cache
def _lead_words() -> re.Pattern:
    """One or more leading words of the table."""
    return re.compile(rf"{any_of(words_of('before_a_name', 'word'))}|再?加上(?!{ABOVE})|再?加(?=上{ABOVE})")


@cache
def _trail_words() -> re.Pattern:
    """One trailing word of the table, at the end."""
    return re.compile(any_of(words_of("behind_a_name", "word")) + "$")


@cache
def _whole_words() -> re.Pattern:
    """Words that begin like a leading one and are none: 经营收入, 全年预算."""
    return re.compile(any_of(words_of("begins_like_a_lead", "word")))


def _without_lead(words: str) -> str:
    """The words without the leading ones of the table."""
    while (match := _lead_words().match(words)) and not _whole_words().match(words):
        words = words[match.end() :].lstrip("，、：")
    return words


def _without_trail(words: str) -> str:
    """The words without the trailing ones of the table."""
    whole = words_of("ends_like_a_trail", "word")
    while (match := _trail_words().search(words)) and not words.endswith(whole):
        words = words[: match.start()].rstrip("，、：")
    return words


def is_department(words: str) -> bool:
    """Whether the words stand for the department itself: nothing, 本部门, 我局."""
    return not words or words in words_of("departments", "word")
