"""What all tables share: how they are made and cut, how a ratio or a measure stands in a row.

Its tests: test_tables.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from markupsafe import Markup

from helpers.frames import Row
from helpers.measure import PefaBand, bands_of
from helpers.schema import RATIO_NAMED, RATIOS, measures_of
from helpers.show.pieces import Piece, Table, TableRow, item_list, small
from helpers.show.printed import count_as_printed, in_money, with_separators
from helpers.show.views import View, word

T = TypeVar("T")

MOST_ROWS = 1_000
"""Rows of a table at most, so that the page of a very large department opens; a note says what is left out."""


def make_table(
    view: View, name: str, rows: Sequence[TableRow], words: tuple[int, ...] = (), notes: tuple[str, ...] = ()
) -> Table | Piece:
    """A table with caption and head from the messages, split at its bars; a sentence where it has no row."""
    caption = view.say(f"{name}_caption")
    if not rows:
        told = Markup("<p>{}</p>").format(view.say("nothing", caption=caption))
        return Piece(Markup('<div class="jx">{}{}</div>').format(told, item_list(notes, "jx-notes")))
    head = tuple(part.strip() for part in view.say(f"{name}_head").split("|"))
    return Table(name, caption, head, tuple(rows), words, notes)


def with_rest(
    view: View,
    name: str,
    rows: Sequence[TableRow],
    rest: Sequence[TableRow],
    told: str,
    words: tuple[int, ...] = (),
    notes: tuple[str, ...] = (),
) -> Table | Piece:
    """A table of rows that are looked at, and folded behind it, under what is `told`, the rest of them."""
    table = make_table(view, name, [*rows, *rest], words, notes)
    if not rest or not isinstance(table, Table):
        return table
    behind = replace(table, caption=told, rows=tuple(rest), notes=() if rows else notes, folded=told)
    return replace(table, rows=tuple(rows), notes=notes if rows else (), rest=behind)


def cut(view: View, items: Sequence[T], most: int = MOST_ROWS) -> tuple[Sequence[T], tuple[str, ...]]:
    """As many items as a table takes, and the note that says so where there are more."""
    if len(items) <= most:
        return items, ()
    return items[:most], (view.say("table_cut", count=most, total=len(items)),)


def is_stated(view: View, ratio: str, subject: str) -> bool:
    """Whether there is something to say of a ratio beside that a part is missing."""
    return view.row(ratio, subject)["status"] != "unknown"


def ratio_row(view: View, ratio: str, subject: str) -> TableRow:
    """A ratio with whose it is, what to know of it, how it was computed, and its result."""
    row = view.row(ratio, subject)
    names = {"ratio": word(RATIOS, ratio, view.language), "subject": view.subject(subject)}
    name = Markup("{}{}{}").format(view.say("of", **names), small(row["reason"]), view.cited(row["figures"]))
    return TableRow((name, _calculation(view, ratio, row), view.marked(ratio, subject)))


def _calculation(view: View, ratio: str, row: Row) -> str:
    """A ratio's division as it can be read: 707.53 ÷ 730.75, 355 ÷ ≥401."""
    group = RATIO_NAMED[ratio].group
    parts = [part_in_words(view, row[side], group) for side in ("numerator", "denominator")]
    return " ÷ ".join(parts) if all(parts) else ""


def part_in_words(view: View, number: str, group: str) -> str:
    """A numerator or denominator: money in the page's unit, counts as printed, bounds with ≥ or ≤."""
    if ".." in number:
        lower, upper = (count_as_printed(end) if end else "" for end in number.split(".."))
        if lower and upper:
            return f"{lower}–{upper}"
        return f"≥{lower}" if lower else f"≤{upper}" if upper else ""
    if group == "money" and number:
        return in_money(Decimal(number), view.language)
    return count_as_printed(number) if number else ""


def band_in_words(view: View, fact: str, band: PefaBand | None) -> str:
    """A band of PEFA as words: from where to where, or beyond the widest one."""
    shown = band or bands_of(fact)[-1]
    keys = ("band_below", "band_beyond_below") if shown.low is None else ("band", "band_beyond")
    ends = {"low": shown.low or Fraction(0), "high": shown.high}
    words = {name: f"{with_separators(end * 100, 0)}%" for name, end in ends.items()}
    return view.say(keys[band is None], **words)


def measure_word(row: Row, view: View) -> str:
    """The label of a figure's or count's measure; names are unique only among measures of one kind."""
    return word(tuple(measures_of(row.get("kind", "count")).values()), row["measure"], view.language)


def hard_bounds_shown(count: Row) -> str:
    """The hard bounds of an approximate count: ≥401, ≤699; nothing for an exact one."""
    if count["qualifier"] == "exact":
        return ""
    sides = (("≥", count["lower"]), ("≤", count["upper"]))
    return " ".join(f"{sign}{count_as_printed(number)}" for sign, number in sides if number)
