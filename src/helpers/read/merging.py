"""Frames of figures put together: lines under one name, ids, and the table before the report."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

import pandas as pd

from helpers import quantities, schema
from helpers.frames import Row, records

WILD = ("budget", "coverage")
"""Columns in which a figure that prints nothing may be any."""


def with_ids(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with an id each; ids that a table states are kept.

    An id is 10 hex digits of SHA-256 over section and phrase, spaces and widths
    normalised, so that it outlives every change of the reader; the n-th row
    with both equal gets `-n`.
    """
    seen = set(figures["id"]) - {""}
    last: Counter[str] = Counter()
    ids = []
    for given, section, phrase in zip(figures["id"], figures["section"], figures["phrase"], strict=True):
        own = given or _next_free(figure_digest(section, phrase), seen, last)
        seen.add(own)
        ids.append(own)
    return figures.assign(id=pd.Series(ids, index=figures.index, dtype="str"))


def figure_digest(section: str, phrase: str) -> str:
    """The 10 hex digits of a place and its words.

    >>> figure_digest("六（一）", "年初预算 5万元") == figure_digest("六(一)", "年初预算５万元")
    True
    """
    return sha256(f"{squeezed(section)}\n{squeezed(phrase)}".encode()).hexdigest()[:10]


def squeezed(text: str) -> str:
    """Text without spaces and in one width: what two spellings of the same words share."""
    return re.sub(r"\s", "", normalize("NFKC", text))


def _next_free(name: str, seen: set[str], last: Counter[str]) -> str:
    """The name, or the first free of `name-2`, `name-3` …; `last` remembers how far each name went."""
    candidate = name
    while last[name] == 0 or candidate in seen:
        last[name] += 1
        candidate = name if last[name] == 1 else f"{name}-{last[name]}"
    return candidate


def with_lines(figures: pd.DataFrame, aliases: Mapping[str, str]) -> pd.DataFrame:
    """The figures with `line`: the subject under the department's one name for it.

    Spellings that differ in spaces and widths only are one line, under the first of them.
    """
    names = {squeezed(alias): name for alias, name in aliases.items()}
    first: dict[str, str] = {}
    lines = []
    for subject in figures["subject"]:
        name = names.get(squeezed(subject), subject)
        lines.append(first.setdefault(squeezed(name), name))
    return figures.assign(line=pd.Series(lines, index=figures.index, dtype="str"))


class Merged(NamedTuple):
    """Figures of table and report; `ids` leads from each figure that was read to the one that has it now."""

    figures: pd.DataFrame
    ids: dict[str, str]


def merge(table: pd.DataFrame, report: pd.DataFrame) -> Merged:
    """The table's figures, then those of the report that the table does not state as well.

    Both frames have `line` and ids. Figures that both state alike are there
    once, as the table has them; where they differ both stay, and the figures
    disagree. A figure that the report's reader could not assign is dropped where
    the table has its words and number.
    """
    transcribed, read = records(table), records(report)
    ids = _stated_alike(transcribed, read)
    left, changes = _not_alike(transcribed, read, ids), _changes_by_line(transcribed)
    names = {_words(row): row["label"] for row in transcribed if row["label"]}
    kept = []
    for row in (row for row in read if row["id"] not in ids):
        if same := left[_printed(row)]:
            ids[row["id"]] = same.popleft()
        else:
            kept.append(_as_labelled(_as_one_change(row, changes), names))
    rest = pd.DataFrame(kept, columns=report.columns, dtype="str")
    taken, before = set(table["id"]), list(rest["id"])
    rest["id"] = [name if name not in taken else "" for name in before]
    figures = with_ids(pd.concat([table, rest], ignore_index=True))
    return Merged(figures, ids | dict(zip(before, figures["id"][len(table) :], strict=True)))


def _stated_alike(transcribed: list[Row], read: list[Row]) -> dict[str, str]:
    """The figures of the report that the table states alike, each with the table's."""
    stated: dict[tuple[str, ...], dict[tuple[str, ...], Row]] = defaultdict(dict)
    for row in transcribed:
        stated[_statement(row)].setdefault(tuple(row[name] for name in WILD), row)
    understood = [row for row in read if not schema.is_open(row)]
    pairs = ((row, _stating(row, stated.get(_statement(row), {}).values())) for row in understood)
    return {row["id"]: found["id"] for row, found in pairs if found}


def _stating(row: Row, stated: Iterable[Row]) -> Row | None:
    """The first of the table's rows that agrees in what may be left unprinted; nothing printed agrees with any."""
    return next((other for other in stated if all(_agree(row[name], other[name]) for name in WILD)), None)


def _agree(word: str, other: str) -> bool:
    return word == other or "" in (word, other)


def _not_alike(
    transcribed: list[Row], read: list[Row], alike: Mapping[str, str]
) -> dict[tuple[str, ...], deque[str]]:
    """The table's figures by words and number, without as many of each as the report states alike."""
    words = {row["id"]: _printed(row) for row in transcribed}
    said = [(_printed(row), alike[row["id"]]) for row in read if row["id"] in alike]
    same = {name for printed, name in said if words[name] == printed}
    left: dict[tuple[str, ...], deque[str]] = defaultdict(deque)
    for name in sorted(words, key=lambda name: name not in same):
        left[words[name]].append(name)
    for printed, times in Counter(printed for printed, _ in said).items():
        left[printed] = deque([*left[printed]][times:])
    return left


def _printed(row: Row) -> tuple[str, ...]:
    return figure_digest(row["section"], row["phrase"]), schema.group_of(row["kind"]), _amount(row)


def _amount(row: Row) -> str:
    """A row's number for comparison: money in 元 where the unit is known, else the number with its unit."""
    money = schema.group_of(row["kind"]) == "money"
    if row["value"] and money and row["unit"] in schema.MONEY_UNITS:
        return quantities.plain(quantities.in_yuan(Decimal(row["value"]), row["unit"]))
    return f"{row['value']} {'' if row['kind'] == 'nil' else row['unit']}".strip()


def _statement(row: Row) -> tuple[str, ...]:
    names = ("period", "line", "account", "part", "measure", "stage", "qualifier")
    return (*(row[name] for name in names), schema.flow_of(row), schema.group_of(row["kind"]), _amount(row))


def _words(row: Row) -> tuple[str, ...]:
    """What a row is about and its phrase without the number: two rows with the same words state one figure."""
    names = ("kind", "period", "line", "account", "part", "measure", "stage", "unit", "section")
    return (
        *(row[name] for name in names),
        schema.flow_of(row),
        re.sub("[0-9.,，]", "", squeezed(row["phrase"])),
    )


def _as_labelled(row: Row, names: Mapping[tuple[str, ...], str]) -> Row:
    """The report's figure under the table's label, so that two numbers after the same words disagree."""
    return row | {"label": names.get(_words(row), row["label"])}


@dataclass
class _Changes:
    """The changes of one line that the table has: their reasons, and the first one's by the direction."""

    reasons: set[str] = field(default_factory=set)
    first: dict[bool, str] = field(default_factory=dict)


def _changes_by_line(transcribed: list[Row]) -> dict[tuple[str, ...], _Changes]:
    changes: dict[tuple[str, ...], _Changes] = defaultdict(_Changes)
    for row in transcribed:
        if row["measure"] == "adjustment":
            own = changes[_line_of_change(row)]
            own.reasons.add(row["reason"])
            own.first.setdefault(row["value"].startswith("-"), row["reason"])
    return changes


def _line_of_change(row: Row) -> tuple[str, ...]:
    return row["line"], row["period"], row["account"], row["part"]


def _as_one_change(row: Row, changes: Mapping[tuple[str, ...], _Changes]) -> Row:
    """An adjustment that the table states otherwise, told so that it is never added to the table's.

    Adjustments with another reason or sign are separate changes; here they are
    two statements of one. With the other sign it cannot be: left for review.
    """
    own = changes.get(_line_of_change(row))
    if row["measure"] != "adjustment" or own is None or (row["reason"] and row["reason"] in own.reasons):
        return row
    cut = row["value"].startswith("-")
    if cut not in own.first:
        return row | {"measure": schema.UNASSIGNED, "certainty": "open"}
    return row | {"reason": own.first[cut]}
