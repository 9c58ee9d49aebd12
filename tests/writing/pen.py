"""The pen writes a document: templates with slots become text, and every number its truth.

A template has `[one|another]` for words chosen by lot and `{line.slot}` for
what a line or the pen gives; a digit in a template itself is a slip.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from .facts import Facts
from .figures import Block, Cell, Document, Figure, Grid, Mark, Paragraph, Text
from .style import Style, chinese

SLOT = re.compile(r"\{([^{}]+)\}")
CHOICE = re.compile(r"\[([^\[\]]+)\]")
LOOKS_LIKE_A_NUMBER = re.compile(r"\d")


@dataclass
class Pen:
    """Collects the blocks of one document."""

    rng: Random
    facts: Facts
    style: Style
    blocks: list[Block] = field(default_factory=list)
    headings: list[int] = field(default_factory=lambda: [0, 0, 0])

    def say(self, template: str, **slots: object) -> Text:
        """The text of a template."""
        words = CHOICE.sub(lambda choice: self.rng.choice(choice[1].split("|")), template)
        pieces: list = []
        for position, part in enumerate(SLOT.split(words)):
            if position % 2:
                pieces += as_text(self.filled(part, slots))
            elif LOOKS_LIKE_A_NUMBER.search(part):
                raise ValueError(f"{part!r}: a digit in a template has no truth; make it a slot")
            elif part:
                pieces.append(part)
        return tuple(pieces)

    def filled(self, slot: str, slots: dict[str, object]) -> object:
        """What stands in a slot: a stage's word (`w.initial`), `dept`, `year`, `last`, `next`, or the caller's."""
        name, _, rest = slot.partition(".")
        if name == "w":
            return self.style.words[rest]
        if name == "dept":
            return Mark(self.facts.department, tag="name")
        if name in ("year", "last", "next"):
            return self.year({"year": 0, "last": -1, "next": 1}[name])
        value = slots[name]
        return value[rest] if rest else value

    def write(self, template: str, role: str = "body", **slots: object) -> None:
        self.blocks.append(Paragraph(self.say(template, **slots), role))

    def heading(self, level: int, template: str, **slots: object) -> None:
        """A numbered heading of level 1 to 3; lower levels start anew under it."""
        self.headings[level - 1] += 1
        self.headings[level:] = [0] * (3 - level)
        number = self.headings[level - 1]
        text = (*self.heading_mark(level, number), *self.say(template, **slots))
        self.blocks.append(Paragraph(text, "heading"))

    def heading_mark(self, level: int, number: int) -> Text:
        mark = Mark(chinese(number), why="heading mark")
        if level == 2:
            return "（", mark, "）"
        if level == 3 or self.style.headings.startswith("1"):
            return Mark(str(number), why="heading mark"), self.style.headings[-1] if level == 1 else "."
        if self.style.headings.startswith("第"):
            return "第", mark, "部分　"
        return mark, "、"

    def ordinal(self, number: int) -> Text:
        """一是, 二是 …"""
        return Mark(chinese(number), why="ordinal"), "是"

    def year(self, offset: int = 0) -> Text:
        return Mark(self.style.widened(str(self.facts.year + offset)), why="date"), "年"

    def date(self, month: int, day: int, offset: int = 0) -> Text:
        return (Mark(f"{self.facts.year + offset}年{month}月{day}日", why="date"),)

    def figure(
        self, kind: str, subject: str, measure: str, value: Decimal | int, unit: str, **more
    ) -> Figure:
        """A figure of the document's year, and done if it is no money, unless more is said."""
        own = {"period": str(self.facts.year)} | ({} if kind == "money" else {"stage": "done"})
        text = f"{value:f}" if isinstance(value, Decimal) else str(value)
        return Figure(kind, subject, measure, text, unit, **(own | more))

    def count(
        self, value: int, unit: str, subject: str, measure: str = "count", kind: str = "count",
        qualifier: str = "exact", **more: str,
    ) -> Text:  # fmt: skip
        """A count with its unit and, where it is approximate, the word that says so."""
        one = self.figure(kind, subject, measure, value, unit, qualifier=qualifier, **more)
        digits = str(value)
        if self.style.chinese and qualifier == "exact" and 3 <= value <= 9 and unit != "%":
            digits = chinese(value)
        before, between, after = self.rng.choice(AROUND[qualifier])
        return (before, Mark(self.style.widened(digits), (one,)), between, self.style.gap, unit, after)

    def percent(self, value: Decimal, **fields: str) -> Text:
        """A percentage with its sign; the figure's value is signed, the digits are not."""
        one = self.figure("ratio", value=value, unit="%", **fields)
        return Mark(self.style.digits(value), (one,)), self.style.gap, self.style.percent

    def amount(self, value: Decimal, signed: bool = False, **fields: str) -> Text:
        """Money in 元 with the document's unit behind it."""
        printed = self.style.amount(value)
        one = self.figure("money", value=printed, unit=self.style.money_unit, **fields)
        sign = self.style.minus if signed and printed < 0 else ""
        return sign, Mark(self.style.digits(printed), (one,)), self.style.gap, self.style.money_unit

    def caption(self, template: str, **slots: object) -> None:
        """A table's title and its unit line, as the style places them."""
        title, unit = self.say(template, **slots), self.style.money_unit
        if self.style.unit_place == "caption":
            self.blocks.append(Paragraph((*title, f"（单位：{unit}）"), "caption"))
            return
        self.blocks.append(Paragraph(title, "caption"))
        if self.style.unit_place == "above":
            word = self.rng.choice(("单位：", "金额单位：", "计量单位：", "单位:"))
            self.blocks.append(Paragraph((word + unit,), "unit"))

    def stage(self, slot: str, words: str) -> str:
        """A stage's word in a head: the usual ones, unless the document has a made-up one for it."""
        return self.style.words[slot] if slot in self.style.strange else words

    def head(
        self, template: str, money: bool = True, rows: int = 1, columns: int = 1, **slots: object
    ) -> Cell:
        """A head of a column; with its unit where the style has units in heads."""
        text = self.say(template, **slots)
        if money and self.style.unit_place == "heads":
            text = (*text, f"（{self.style.money_unit}）")
        return Cell(text, rows, columns, head=True)

    def table(self, rows: list, heads: int = 1) -> None:
        """A table; where the style has it, the lines above it become its own first rows."""
        above: list = []
        columns = sum(cell.columns for cell in rows[0])
        while (
            self.style.title_in_table
            and columns > 1
            and getattr(self.blocks[-1], "role", "") in ("caption", "unit")
        ):
            above.insert(0, [Cell(self.blocks.pop().text, columns=columns, head=True)])
        self.blocks.append(
            Grid(tuple(tuple(row) for row in (*above, *rows)), heads + len(above) if heads else 0)
        )

    def document(self, manner: str, kind: str) -> Document:
        words = (self.style.words[measure] for measure in sorted(self.style.strange))
        printed = str(self.blocks)
        made_up = tuple(word for word in words if word in printed)
        return Document(
            manner, kind, self.facts.department, str(self.facts.year), tuple(self.blocks), made_up
        )


AROUND = {
    "exact": (("", "", ""),),
    "over": (("", "余", ""), ("", "多", ""), ("超", "", ""), ("逾", "", "")),
    "nearly": (("近", "", ""), ("不足", "", "")),
    "about": (("约", "", ""), ("", "", "左右"), ("大约", "", "")),
    "at_least": (("不少于", "", ""), ("", "", "以上")),
}


def as_text(value: object) -> Text:
    """A slot's value as pieces: a string, a mark, or a text."""
    if isinstance(value, str | Mark):
        return (value,)
    return tuple(value)


def joined(texts: list[Text], sign: str) -> Text:
    """Texts with a sign between them."""
    return tuple(piece for place, text in enumerate(texts) for piece in ((sign,) if place else ()) + text)


def labels(words: str) -> list[Cell]:
    """Cells of words, one for each that stands between spaces."""
    return [label(word) for word in words.split()]


def label(words: str | Text, rows: int = 1, columns: int = 1, head: bool = False) -> Cell:
    """A cell of words."""
    return Cell(as_text(words) if words else (), rows, columns, head)
