"""The numbering of a report: which section and under which heading each paragraph stands.

Most reports number 第一部分, 一、, （一）, 1., （1）, ①, 一是, from the outside in; some
put （一） under 4., or 1. under a heading （二） that stands under 4. itself. A mark
belongs to the open level of its own kind that it goes on from; one that begins
anew right below a heading is inside it.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from helpers.read.language.tables_of_words import words_of

CHINESE_DIGITS = "零一二三四五六七八九"
COUNTED = re.compile("(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)")
NUMERAL = "[一二三四五六七八九十]{1,3}"
MARKERS = (
    (0, re.compile(rf"第(?:{NUMERAL}|[0-9]{{1,2}})(?:部分|章|篇)[、：]?")),
    (1, re.compile(rf"({NUMERAL})、")),
    (2, re.compile(rf"(（{NUMERAL}）)、?")),
    (3, re.compile(r"([0-9]{1,2})(?:[、．]|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}年|[0-9]{2,3}周?岁))")),
    (4, re.compile(r"(（[0-9]{1,2}）|[0-9]{1,2}）)、?")),
    (5, re.compile(r"([①-⑳])")),
    (6, re.compile(rf"({NUMERAL}是)")),
)
PART, SECTION, ITEM, PLAIN = 0, 1, 6, 7
LONGEST_HEADING, MOST_MARKS, MOST_SKIPPED, MOST_LEVELS = 45, 4, 2, 12
MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|其[一二三四五六七八九十](?:，|：|、|是)|[一二三四五]则(?=[一-龥“])|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}(?:、|．|[.](?![0-9]))|[①-⑳])\s*"
)
"""A mark of numbering in front of a name, with 其一 and 一则."""
END = re.compile(r"[。：；:;]+$")


@dataclass
class _OpenLevel:
    """One open level: the kind of its mark, the mark as printed with its number, and its words if it is a heading.

    `style` is the level of a heading's own style in its file, 0 where it has
    none; a heading with a style and no mark is of kind PLAIN.
    """

    rank: int
    mark: str
    number: int
    words: str
    style: int = 0


@dataclass
class Outline:
    """The open levels, from the outermost to the innermost; `fresh` while nothing stands below a heading yet."""

    levels: list[_OpenLevel] = field(default_factory=list)
    fresh: bool = False

    def enter(self, text: str, counts: bool, style: int = 0) -> str:
        """Moves to the place that the marks in front of `text` open; the text without them.

        `counts` says that the line has figures: it is then no heading whose
        words name a theme. A heading by its `style` alone closes all below its
        like; a paragraph that looks back on the whole closes all below the section.
        """
        if style and not counts:
            self.levels = [*takewhile(lambda level: level.rank != PLAIN or level.style < style, self.levels)]
        rest, marks = text, 0
        while marks < MOST_MARKS and (found := first_mark(rest)):
            marks += 1
            kind, mark, rest = found
            kind, number = self.repaired(kind, mark), _number_of_mark(mark)
            self.levels = self.levels[: self.place_of(kind, number, counts)]
            words = END.sub("", rest) if len(rest) <= LONGEST_HEADING + 2 else ""
            heading = kind < ITEM and not counts and len(words) <= LONGEST_HEADING and "。" not in words
            self.levels.append(_OpenLevel(kind, mark.rstrip("、"), number, words if heading else "", style))
            self.fresh = bool(heading and words)
            if kind == ITEM:
                break
        if not marks and rest.startswith(words_of("looks_back", "word")):
            self.levels = [*takewhile(lambda level: level.rank <= SECTION, self.levels)]
        if not marks and rest.strip():
            self.fresh = style > 0 and not counts
            if self.fresh:
                self.levels = [*takewhile(lambda level: 0 < level.style < style, self.levels)]
                self.levels.append(_OpenLevel(PLAIN, "", 0, rest[:LONGEST_HEADING], style))
        return rest

    def place_of(self, kind: int, number: int, counts: bool) -> int:
        """How many open levels stay open above a mark."""
        same = [place for place, level in enumerate(self.levels) if level.rank == kind]
        going_on = [place for place in same if self.levels[place].number + 1 == number]
        if going_on:
            chosen = going_on[-1 if counts else 0]
            return same[-1] if counts and self.skips(same[-1], chosen, number) else chosen
        if number == 1 and kind > 1 and self.begins_below(kind, counts):
            return len(self.levels)
        if same:
            return next((place for place in reversed(same) if self.levels[place].number < number), same[-1])
        return next(
            (place for place, level in enumerate(self.levels) if kind <= level.rank < PLAIN), len(self.levels)
        )

    def skips(self, inner: int, heading: int, number: int) -> bool:
        """Whether an item leaves out a number of its list (3., 5.) and does not go on with the headings (4、)."""
        listed, outer = self.levels[inner], self.levels[heading]
        return bool(outer.words) and not listed.words and 0 < number - listed.number <= MOST_SKIPPED

    def begins_below(self, kind: int, counts: bool) -> bool:
        """Whether a first mark begins a numbering inside the heading before it, whatever that heading's own mark."""
        if not self.levels or not self.levels[-1].words or len(self.levels) >= MOST_LEVELS:
            return False
        innermost = self.levels[-1]
        return self.fresh if innermost.rank >= kind else counts or innermost.rank < kind

    def repaired(self, kind: int, mark: str) -> int:
        """The kind of a mark, that of （二） for a misprinted （2） that goes on from （一）."""
        kinds = [level.rank for level in self.levels]
        if kind != 4 or 2 not in kinds or 4 in kinds:
            return kind
        before = next(level for level in self.levels if level.rank == 2)
        return 2 if before.number + 1 == _number_of_mark(mark) and mark.strip("（）").isdigit() else kind

    @property
    def section(self) -> str:
        """The numbering path, as 六（一）2二是."""
        return "".join(level.mark for level in self.levels if level.rank != PART)

    @property
    def headings(self) -> list[str]:
        """The words of the open headings, outermost first."""
        return [level.words for level in self.levels if level.words]

    @property
    def theme(self) -> str:
        """The words of the nearest heading above the 一是 level."""
        return next(iter(reversed(self.headings)), "")


def _number_of_mark(mark: str) -> int:
    """The number of a mark: 3 for （三）, 三是, 3. and ③; 0 where there is none, or digits in no order (二一是).

    >>> _number_of_mark("（十二）"), _number_of_mark("二十一是"), _number_of_mark("③"), _number_of_mark("二一是")
    (12, 21, 3, 0)
    """
    if found := re.search("[0-9]+", mark):
        return int(found[0])
    if found := re.search("[①-⑳]", mark):
        return ord(found[0]) - ord("①") + 1
    found = re.search(NUMERAL, mark)
    if not found or not (counted := COUNTED.fullmatch(found[0])):
        return 0
    tens, ten, ones = (sign or "" for sign in counted.groups())
    return bool(ten) * 10 * CHINESE_DIGITS.index(tens or "一") + CHINESE_DIGITS.index(ones or "零")


def without_marks(words: str) -> str:
    """Words without the marks of numbering in front: ②调入一般公共预算."""
    while mark := MARK.match(words):
        words = words[mark.end() :]
    return words


def first_mark(text: str) -> tuple[int, str, str] | None:
    """Kind and mark of the numbering that a text begins with, and the text after it."""
    for kind, shape in MARKERS:
        if match := shape.match(text):
            return kind, match[1] if kind else match[0], text[match.end() :]
    return None
