"""The words around a quantity: the head in front of it, the noun behind it, and what is left of them as a name."""

import re
from dataclasses import dataclass
from functools import cache

from helpers import years
from helpers.read.language.grammar import Quantity
from helpers.read.language.tables_of_words import any_of, word_table, words_of

BOUNDARIES = "。，；：！？|"
OPENING, CLOSING = "（“《〔", "）”》〕"
LONGEST_HEAD = 160
LONGEST_NOUN, LONGEST_LISTED = 24, 12
AS_OF = re.compile(
    rf"(?:截止至?|截至|到|至)({years.PRINTED})年([0-9]{{1,2}})月(?:([0-9]{{1,2}})[日号])?底?[，,]?"
)
YEARS = re.compile(rf"{years.PRINTED}(?:年(?:度|末|底)|年(?!初)|(?=年初))")
ORGANISATION = re.compile(
    rf"^[^，。；：的“”（）]*?(?:部|厅|局|委|办|会|镇|市|县|区|中心|院|校|部门|单位|乡|街道|馆|站|所|处|政府|办公室)(?={years.PRINTED}年)"
)
PRIOR = re.compile(
    rf"(?:同比|比|较|与|相比).{{0,6}}?(?:上年度?|去年|上一年|同期|{years.PRINTED}年度?(?:（[^（）]{{0,12}}）)?|年初预算数?|预算数?)"
    rf"(?:相比|同期|预算数?|决算数?)?"
)
LIST_NUMBER = re.compile(
    r"^(?:[0-9]{1,2}[.、．](?![0-9])|（[0-9一二三四五六七八九十]{1,2}）|[0-9]{1,2}）|[①-⑳])"
)
COUNTED_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9.“”《》、（）%]+")


@dataclass(frozen=True)
class Head:
    """The words in front of a number back to the last boundary, where they start, and the clauses before them."""

    words: str
    start: int
    opened: str


def head_of(text: str, floor: int, quantity: Quantity, first: bool) -> Head:
    """The head of a quantity, not reaching back beyond `floor`, the end of the quantity before.

    Where the noun of that quantity ends with 、 the head begins behind it
    (15个乡镇、3.2万户).
    """
    start = boundary_before(text, max(floor, quantity.start - LONGEST_HEAD), quantity.start)
    listed = text.find("、", start, min(start + LONGEST_LISTED, quantity.start))
    if start == floor and not first and listed >= 0:
        start = listed + 1
    return Head(text[start : quantity.start], start, text[max(floor, start - LONGEST_HEAD) : start])


def boundary_before(text: str, floor: int, position: int) -> int:
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
    clause = words[boundary_before(words, 0, len(words)) :]
    return "" if clause.startswith("（") and clause.endswith("）") else clause


def noun_after(text: str, end: int, limit: int) -> str:
    """The noun that a count is followed by: 9个市级民主法治示范村, 6件提案列为重点提案 (提案)."""
    run = COUNTED_NOUN.match(text[end : min(limit, end + LONGEST_NOUN)])
    if not run or text[end] in "的、）（":
        return ""
    noun = run[0]
    stop = noun_stop().search(noun)
    noun = noun[: stop.start()] if stop else noun
    noun = balanced(noun).strip("、，的")
    tail = next((word for word in words_of("light", "word", place="tail") if noun.endswith(word)), "")
    return noun.removesuffix(tail) if len(noun) > len(tail) + 1 else noun


@cache
def noun_stop() -> re.Pattern:
    """A word before which a counted noun ends; 、 too where another clause begins."""
    return re.compile(any_of(words_of("light", "word", place="stop")) + "|、|（(?!.*）)")


def balanced(words: str) -> str:
    """The words up to the first bracket that does not close."""
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if words.count(opening) != words.count(closing):
            words = words.split(opening)[0].split(closing)[0]
    return words


def cleaned(words: str) -> str:
    """A head without what stands around a name: years, the department's name before them, 其中, 共, 为, 均达到."""
    words = without_open_quote(words.strip("、，：；。 "))
    words = ORGANISATION.sub("", LIST_NUMBER.sub("", words))
    words = YEARS.sub("", AS_OF.sub("", words))
    words = LIST_NUMBER.sub("", words)
    return without_trail(without_lead(words))


def without_open_quote(words: str) -> str:
    """The words without a quotation mark at their start that closes behind them."""
    return words[1:] if words.startswith("“") and "”" not in words else words


@cache
def lead_words() -> re.Pattern:
    """One or more leading words of the table."""
    return re.compile(any_of(words_of("light", "word", place="lead")))


@cache
def whole_words() -> re.Pattern:
    """Words that begin like a leading one and are none: 全年预算."""
    return re.compile(any_of(words_of("measures", "word", level="special")))


@cache
def trail_words() -> re.Pattern:
    """One trailing word of the table, at the end."""
    return re.compile(any_of(words_of("light", "word", place="trail")) + "$")


def without_lead(words: str) -> str:
    """The words without the leading ones of the table; a word is kept where nothing else would be left."""
    while (match := lead_words().match(words)) and not whole_words().match(words):
        words = words[match.end() :].lstrip("，、：")
    return words


def without_trail(words: str) -> str:
    """The words without the trailing ones of the table."""
    while match := trail_words().search(words):
        words = words[: match.start()].rstrip("，、：")
    return words


def is_department(words: str) -> bool:
    """Whether the words stand for the department itself: nothing, 本部门, 我局."""
    return not words or words in words_of("light", "word", place="department")


@cache
def change_words() -> tuple[re.Pattern, dict[str, int]]:
    """A word of change at the end of a head, and the sign that each gives."""
    signs = {row["word"]: -1 if row["sign"] else 1 for row in word_table("light") if row["place"] == "change"}
    return re.compile(f"({any_of(sorted(signs, key=len, reverse=True))})[了为：]{{0,2}}$"), signs


def change_in(words: str) -> tuple[str, int] | None:
    """The words of change that a head ends with and their sign: 下降了 is -1."""
    pattern, signs = change_words()
    match = pattern.search(words)
    return (match[0], signs[match[1]]) if match else None
