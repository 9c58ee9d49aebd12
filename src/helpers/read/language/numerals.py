"""Chinese numerals that count something, apart from the many that are part of a word.

Its tests: test_grammar.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from helpers.read.language.tables_of_words import any_in, word_table, words_of

CHINESE_PLACES = "十百千万亿"
LONGEST_BEFORE, LONGEST_NOUN, LONGEST_CLAUSE = 4, 8, 16
CHARACTER = "[\u4e00-\u9fff]"


@cache
def units() -> dict[str, dict[str, str]]:
    """Rows of the table of units by unit."""
    return {row["unit"]: row for row in word_table("units")}


def kind_of_unit(unit: str) -> str:
    """The kind of what a unit counts, one in tens of thousands of it too (万亩); nothing for one that is not known.

    Money is that for each of whatever it is: 元/头.
    """
    known = units()
    found = known.get(unit) or known.get(unit.lstrip(CHINESE_PLACES), {})
    each = unit.partition("/")
    return found.get("kind", "money" if each[1] and each[0].endswith("元") else "")


@dataclass(frozen=True)
class _ChineseNumeral:
    """A Chinese numeral in its text, with its measure word and whether something makes it approximate."""

    match: re.Match
    text: str

    @property
    def digits(self) -> str:
        """The numeral itself."""
        return self.match["number"]

    @property
    def unit(self) -> str:
        """The measure word behind it."""
        return self.match["unit"] or ""

    @property
    def before(self) -> str:
        """The characters right in front of it."""
        return self.text[max(0, self.match.start() - LONGEST_BEFORE) : self.match.start()]

    @property
    def after(self) -> str:
        """The characters right behind its measure word."""
        return self.text[self.match.end() : self.match.end() + LONGEST_BEFORE]

    @property
    def is_approximate(self) -> bool:
        """Whether a qualifier stands at it, which only what counts has."""
        return any(self.match[place] for place in ("before", "middle", "after", "middle2"))

    def is_unit(self, column: str, *values: str) -> bool:
        """Whether the measure word has one of these values in the table of units."""
        return units().get(self.unit, {}).get(column) in values


def reason_of_chinese(match: re.Match, text: str) -> str:
    """Why a Chinese numeral counts nothing, or nothing: 四家 and 近百条 count, 一个, 三项机制 and 五次会议 do not.

    `word` is the reason of what is no numeral at all (千 of 千方百计).
    """
    numeral = _ChineseNumeral(match, text)
    return next((reason for holds, reason in RULES_OF_CHINESE if holds(numeral)), "")


def _is_ordinal(numeral: _ChineseNumeral) -> bool:
    """Whether what stands in front makes it an ordinal or a part of a longer word: 第三, 数十, 每一."""
    last = numeral.before[-1:]
    return last in tuple("数几第之十每") and not (last == "每" and numeral.unit != "")


def _is_row_of_digits(numeral: _ChineseNumeral) -> bool:
    """Whether several digits stand without a place value: 二三."""
    return len(numeral.digits) > 1 and not set(numeral.digits) & set(CHINESE_PLACES)


def _is_place_alone(numeral: _ChineseNumeral) -> bool:
    """Whether it begins with a place value that nothing multiplies: 千方百计."""
    return numeral.digits[0] in "百千万亿"


def _is_numbered_meeting(numeral: _ChineseNumeral) -> bool:
    """Whether it tells which meeting it was: 五次会议."""
    return numeral.unit == "次" and numeral.after.startswith(words_of("numbered_meetings", "word"))


def _is_of_held_meetings(numeral: _ChineseNumeral) -> bool:
    """Whether it counts meetings that a verb in front holds: 召开五次会议."""
    held = re.search(f"{any_in('holds_a_meeting')}[了过]?$", numeral.before) is not None
    return _is_numbered_meeting(numeral) and held


def _is_article(numeral: _ChineseNumeral) -> bool:
    """Whether it is 一, which is an article almost everywhere."""
    return numeral.digits in tuple("一零〇")


def _is_new_thing(numeral: _ChineseNumeral) -> bool:
    """Whether 一 counts one thing that was newly bought or built: 新购一辆公车."""
    start = numeral.match.start()
    reach = LONGEST_NOUN if numeral.after[:1] in ("，", "、", "。", "；", "") else 0
    before = numeral.text[max(0, start - reach - LONGEST_BEFORE) : start]
    new = re.search(f"{any_in('newly_got')}了?[一-龥]{{0,{reach}}}$", before)
    return _is_article(numeral) and new is not None and numeral.unit not in ("个", "批")


def _is_frequency(numeral: _ChineseNumeral) -> bool:
    """Whether 一次 says how often (每季度开展一次), since elsewhere 一 is an article."""
    start = numeral.match.start()
    clause = re.split("[，。；：]", numeral.text[max(0, start - LONGEST_CLAUSE) : start])[-1]
    return _is_article(numeral) and "每" in clause and numeral.unit in words_of("units_of_sessions", "unit")


def _is_measured(numeral: _ChineseNumeral) -> bool:
    """Whether a unit of money or a share stands behind it."""
    return numeral.is_unit("kind", "money", "ratio")


def _is_amount(numeral: _ChineseNumeral) -> bool:
    """Whether the unit of money or share is one that Chinese numerals are written with."""
    return _is_measured(numeral) and numeral.unit in words_of("units_of_chinese_numerals", "unit")


def _is_set_of_things(numeral: _ChineseNumeral) -> bool:
    """Whether its measure word is one that small numerals name a set with: 三项机制."""
    return numeral.is_unit("chinese", "marked")


def _is_counted_out(numeral: _ChineseNumeral) -> bool:
    """Whether something marks such a numeral as a count: 共三项, 约三项, 举办培训班两期, 三十项."""
    marked = re.search(f"{any_in('counts_out')}$", numeral.before) is not None
    large = bool(set(numeral.digits) & set("百千万亿"))
    return _is_set_of_things(numeral) and (
        numeral.is_approximate or marked or large or _ends_a_clause(numeral.match, numeral.text)
    )


def _ends_a_clause(match: re.Match, text: str) -> bool:
    """Whether a count stands behind its noun at a clause's end (举办培训班两期), and divides nothing (分三块)."""
    before = text[max(0, match.start() - 2) : match.start()]
    behind_noun = re.match(CHARACTER, before[-1:]) and not re.search("[分为成括下]", before)
    at_end = match.end() < len(text) and text[match.end()] in "，。；"
    return bool(behind_noun and at_end and match["number"] != "一")


RULES_OF_CHINESE: tuple[tuple[Callable[[_ChineseNumeral], bool], str], ...] = (
    (lambda numeral: numeral.digits.startswith("百分之"), ""),
    (lambda numeral: "分之" in numeral.digits, "fraction"),
    (_is_ordinal, "ordinal"),
    (_is_row_of_digits, "name"),
    (lambda numeral: _is_place_alone(numeral) and numeral.is_approximate, ""),
    (_is_place_alone, "word"),
    (_is_of_held_meetings, ""),
    (_is_numbered_meeting, "ordinal"),
    (_is_frequency, ""),
    (_is_new_thing, ""),
    (_is_article, "article"),
    (_is_amount, ""),
    (_is_measured, "name"),
    (_is_counted_out, ""),
    (_is_set_of_things, "name"),
)
"""Why a Chinese numeral counts nothing, by the first rule that holds; empty where it counts."""
