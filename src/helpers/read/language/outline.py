"""The numbering of a report: which section and under which heading each paragraph stands."""

import re
from dataclasses import dataclass, field

CHINESE_DIGITS = "零一二三四五六七八九十"
NUMERAL = "[一二三四五六七八九十]{1,3}"
MARKERS = (
    (0, re.compile(rf"第(?:{NUMERAL}|[0-9]{{1,2}})(?:部分|章|篇)[、：]?")),
    (1, re.compile(rf"({NUMERAL})、")),
    (2, re.compile(rf"(（{NUMERAL}）)、?")),
    (3, re.compile(r"([0-9]{1,2})(?:[、．]|\.(?![0-9]))")),
    (4, re.compile(r"(（[0-9]{1,2}）|[0-9]{1,2}）)、?")),
    (5, re.compile(r"([①-⑳])")),
    (6, re.compile(rf"({NUMERAL}是)")),
)
ITEM = 6
LONGEST_HEADING, MOST_MARKS = 45, 4
END = re.compile(r"[。：；:;]+$")


@dataclass
class Level:
    """One open level of the numbering: its mark as printed and the words after it."""

    rank: int
    mark: str
    words: str


@dataclass
class Outline:
    """The open levels, from the outermost to the innermost."""

    levels: list[Level] = field(default_factory=list)

    def enter(self, text: str, counts: bool) -> str:
        """Moves to the place that the marks in front of `text` open; the text without them.

        `counts` says that the line has figures: it is then no heading whose
        words name a theme.
        """
        rest, marks = text, 0
        while marks < MOST_MARKS and (found := first_mark(rest)):
            marks += 1
            rank, mark, rest = found
            rank = self.repaired(rank, mark)
            self.levels = [level for level in self.levels if level.rank < rank]
            words = END.sub("", rest) if len(rest) <= LONGEST_HEADING + 2 else ""
            heading = rank < ITEM and not counts and len(words) <= LONGEST_HEADING and "。" not in words
            self.levels.append(Level(rank, mark.rstrip("、"), words if heading else ""))
            if rank == ITEM:
                break
        return rest

    def repaired(self, rank: int, mark: str) -> int:
        """The rank of a mark, that of （二） for a misprinted （2） that goes on from （一）."""
        ranks = [level.rank for level in self.levels]
        if rank != 4 or 2 not in ranks or 4 in ranks:
            return rank
        before = next(level.mark for level in self.levels if level.rank == 2)
        follows = before.strip("（）") in CHINESE_DIGITS and mark.strip("（）").isdigit()
        return 2 if follows and CHINESE_DIGITS.index(before[1]) + 1 == int(mark.strip("（）")) else rank

    @property
    def section(self) -> str:
        """The numbering path, as 六（一）2二是."""
        return "".join(level.mark for level in self.levels if level.rank)

    @property
    def headings(self) -> list[str]:
        """The words of the open headings, outermost first."""
        return [level.words for level in self.levels if level.words]

    @property
    def theme(self) -> str:
        """The words of the nearest heading above the 一是 level."""
        return next(iter(reversed(self.headings)), "")


def first_mark(text: str) -> tuple[int, str, str] | None:
    """Rank and mark of the numbering that a text begins with, and the text after it."""
    for rank, shape in MARKERS:
        if match := shape.match(text):
            return rank, match[1] if rank else match[0], text[match.end() :]
    return None
