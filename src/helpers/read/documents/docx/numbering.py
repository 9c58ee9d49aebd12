"""Automatic numbering of Word: the marks that its lists print, which stand in no paragraph.

Its tests: test_documents_word.py.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from helpers.read.documents.packages import attribute, child, local

DIGITS = "〇一二三四五六七八九"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
         (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "ideographDigital",
    "japaneseCounting", "japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "taiwaneseDigital", "koreanDigital2",
}  # fmt: skip
FORMAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
MOST_COUNTED = 9_999


@dataclass
class ListLevel:
    """One level of a list: where it starts, how its numbers look, the text around them, what stands behind."""

    start: int = 1
    look: str = "decimal"
    text: str = ""
    gap: bool = True
    legal: bool = False


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, tuple[str, dict[int, ListLevel]]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    overridden: dict[str, dict[int, int]] = field(default_factory=dict)
    failed: bool = False

    def mark(self, number: str, depth: int) -> str:
        """The mark that the next paragraph of a list prints; a bullet prints none that is text."""
        if number not in self.lists:
            self.failed = self.failed or number != "0"
            return ""
        abstract, levels = self.lists[number]
        level = levels.get(depth)
        if level is None:
            self.failed = True
            return ""
        self._count(number, abstract, levels, depth)
        if level.look in ("bullet", "none"):
            return ""
        text = re.sub(
            r"%([1-9])", lambda match: self._shown(abstract, levels, level, int(match[1]) - 1), level.text
        )
        return text + (" " if text and level.gap and text[-1].isascii() else "")

    def _count(self, number: str, abstract: str, levels: dict[int, ListLevel], depth: int) -> None:
        """Moves a list on by one at a level; deeper levels begin anew."""
        counts = self.counted.setdefault(abstract, {})
        again = self.overridden.get(number, {}).get(depth)
        if again is not None and (number, depth) not in self.begun:
            counts[depth] = again
        else:
            counts[depth] = min(counts.get(depth, levels[depth].start - 1) + 1, MOST_COUNTED)
        self.begun.add((number, depth))
        for above in range(depth):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _shown(self, abstract: str, levels: dict[int, ListLevel], level: ListLevel, depth: int) -> str:
        look = "decimal" if level.legal or depth not in levels else levels[depth].look
        return numeral(self.counted[abstract].get(depth, 1), look)


def numbering_of(root: etree._Element | None) -> Numbering:
    """The lists that a document's part on numbering declares."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = _abstract_lists(root)
    for each in root:
        if local(each.tag) != "num":
            continue
        number, base = attribute(each, "numId"), attribute(child(each, "abstractNumId"), "val")
        levels = dict(abstract.get(base, {}))
        for override in (inner for inner in each if local(inner.tag) == "lvlOverride"):
            depth = _integer(attribute(override, "ilvl"))
            levels |= _levels_of(override)
            if (start := child(override, "startOverride")) is not None:
                numbering.overridden.setdefault(number, {})[depth] = _integer(attribute(start, "val"), 1)
        numbering.lists[number] = base, levels
    return numbering


def _abstract_lists(root: etree._Element) -> dict[str, dict[int, ListLevel]]:
    """The levels of each abstract list; one that only names a style of lists has the levels of that style."""
    lists = [each for each in root if local(each.tag) == "abstractNum"]
    styles = {
        attribute(style, "val"): each for each in lists if (style := child(each, "styleLink")) is not None
    }
    return {
        attribute(each, "abstractNumId"): _levels_of(
            styles.get(attribute(child(each, "numStyleLink"), "val"), each)
        )
        for each in lists
    }


def _levels_of(parent: etree._Element) -> dict[int, ListLevel]:
    return {
        _integer(attribute(each, "ilvl")): ListLevel(
            start=_integer(attribute(child(each, "start"), "val"), 1),
            look=attribute(child(each, "numFmt"), "val", "decimal"),
            text=attribute(child(each, "lvlText"), "val"),
            gap=attribute(child(each, "suff"), "val") != "nothing",
            legal=child(each, "isLgl") is not None,
        )
        for each in parent
        if local(each.tag) == "lvl"
    }


def _integer(text: str, default: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def numeral(number: int, look: str) -> str:
    """A number as a list shows it.

    >>> [numeral(12, look) for look in ("decimal", "chineseCounting", "upperRoman", "lowerLetter")]
    ['12', '十二', 'XII', 'l']
    """
    shown = {
        "decimalZero": f"{number:02d}",
        "decimalFullWidth": "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
        "decimalEnclosedCircle": chr(0x245F + number) if 1 <= number <= 20 else f"({number})",
        "decimalEnclosedCircleChinese": chr(0x245F + number) if 1 <= number <= 20 else f"({number})",
        "decimalEnclosedParen": f"({number})",
        "decimalEnclosedFullstop": f"{number}.",
        "ideographTraditional": STEMS[(number - 1) % 10],
        "ideographZodiac": BRANCHES[(number - 1) % 12],
        "upperLetter": _letters(number).upper(),
        "lowerLetter": _letters(number),
    }
    if look in CHINESE:
        text = chinese(number)
        return text.translate(FORMAL) if look == "chineseLegalSimplified" else text
    if look in ("upperRoman", "lowerRoman"):
        return _roman(number).upper() if look == "upperRoman" else _roman(number)
    return shown.get(look, str(number))


def chinese(number: int) -> str:
    """A whole number below ten thousand in Chinese numerals.

    >>> [chinese(number) for number in (7, 10, 12, 20, 105)]
    ['七', '十', '十二', '二十', '一百〇五']
    """
    text = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += DIGITS[digit] + unit
        elif text and not text.endswith("〇") and number % (place * 10):
            text += "〇"
    text = text.rstrip("〇") or "〇"
    return text[1:] if text.startswith("一十") else text


def _letters(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * min((number - 1) // 26 + 1, 20)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text
