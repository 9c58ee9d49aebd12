"""Frames of figures put together: lines under one name, ids, and the table before the report."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from unicodedata import normalize

import pandas as pd

from helpers import quantities, schema
from helpers.frames import records


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
        own = given or _next_free(_figure_digest(section, phrase), seen, last)
        seen.add(own)
        ids.append(own)
    return figures.assign(id=pd.Series(ids, index=figures.index, dtype="str"))


def _figure_digest(section: str, phrase: str) -> str:
    """The 10 hex digits of a place and its words.

    >>> _figure_digest("六（一）", "年初预算 5万元") == _figure_digest("六(一)", "年初预算５万元")
    True
    """
    return sha256(f"{_squeezed(section)}\n{_squeezed(phrase)}".encode()).hexdigest()[:10]


def _squeezed(text: str) -> str:
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
    names = {_squeezed(alias): name for alias, name in aliases.items()}
    first: dict[str, str] = {}
    lines = []
    for subject in figures["subject"]:
        name = names.get(_squeezed(subject), subject)
        lines.append(first.setdefault(_squeezed(name), name))
    return figures.assign(line=pd.Series(lines, index=figures.index, dtype="str"))


def merged(table: pd.DataFrame, report: pd.DataFrame) -> pd.DataFrame:
    """The table's figures, then those of the report that the table does not state as well.

    Both frames have `line` and ids. Figures that both state alike are there
    once, as the table has them; where they differ both stay, and the figures
    disagree. A figure that the report's reader could not assign is dropped where
    the table has its words and number.
    """
    transcribed, read = records(table), records(report)
    stated: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in transcribed:
        stated[_statement(row)].add(row["budget"])
    others = [row for row in read if not _is_stated(row, stated)]
    alike = Counter(_printed(row) for row in read)
    alike.subtract(_printed(row) for row in others)
    names = {_words(row): row["label"] for row in transcribed if row["label"]}
    left = Counter(_printed(row) for row in transcribed) - alike
    changes = _changes_by_line(transcribed)
    kept = []
    for row in others:
        if left[_printed(row)] > 0:
            left[_printed(row)] -= 1
        else:
            kept.append(_as_labelled(_as_one_change(row, changes), names))
    rest = pd.DataFrame(kept, columns=report.columns, dtype="str")
    taken = set(table["id"])
    rest["id"] = [name if name not in taken else "" for name in rest["id"]]
    return with_ids(pd.concat([table, rest], ignore_index=True))


def _printed(row: dict[str, str]) -> tuple[str, ...]:
    return _figure_digest(row["section"], row["phrase"]), schema.group_of(row["kind"]), _amount(row)


def _amount(row: dict[str, str]) -> str:
    """A row's number for comparison: money in 元 where the unit is known, else the number with its unit."""
    money = schema.group_of(row["kind"]) == "money"
    if row["value"] and money and row["unit"] in schema.CURRENCY_UNITS:
        return quantities.plain(quantities.in_yuan(Decimal(row["value"]), row["unit"]))
    return f"{row['value']} {'' if row['kind'] == 'nil' else row['unit']}".strip()


def _statement(row: dict[str, str]) -> tuple[str, ...]:
    names = ("period", "line", "account", "measure", "stage", "qualifier")
    return (*(row[name] for name in names), schema.group_of(row["kind"]), _amount(row))


def _is_stated(row: dict[str, str], stated: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether the table states the figure alike; a budget that is not printed agrees with any."""
    budgets = stated.get(_statement(row), set())
    agree = row["budget"] in budgets or (budgets and "" in {row["budget"], *budgets})
    return bool(agree) and row["measure"] != schema.UNASSIGNED


def _words(row: dict[str, str]) -> tuple[str, ...]:
    """What a row is about and its phrase without the number: two rows with the same words state one figure."""
    names = ("kind", "period", "line", "account", "measure", "stage", "unit", "section")
    return (*(row[name] for name in names), re.sub("[0-9.,，]", "", _squeezed(row["phrase"])))


def _as_labelled(row: dict[str, str], names: Mapping[tuple[str, ...], str]) -> dict[str, str]:
    """The report's figure under the table's label, so that two numbers after the same words disagree."""
    return row | {"label": names.get(_words(row), row["label"])}


@dataclass
class _Changes:
    """The changes of one line that the table has: their reasons, and the first one's by the direction."""

    reasons: set[str] = field(default_factory=set)
    first: dict[bool, str] = field(default_factory=dict)


def _changes_by_line(transcribed: list[dict[str, str]]) -> dict[tuple[str, ...], _Changes]:
    changes: dict[tuple[str, ...], _Changes] = defaultdict(_Changes)
    for row in transcribed:
        if row["measure"] == "adjustment":
            own = changes[_line_of_change(row)]
            own.reasons.add(row["reason"])
            own.first.setdefault(row["value"].startswith("-"), row["reason"])
    return changes


def _line_of_change(row: dict[str, str]) -> tuple[str, ...]:
    return row["line"], row["period"], row["account"]


def _as_one_change(row: dict[str, str], changes: Mapping[tuple[str, ...], _Changes]) -> dict[str, str]:
    """An adjustment that the table states otherwise, told so that it is never added to the table's.

    Adjustments with another reason or sign are separate changes; here they are
    two statements of one. With the other sign it cannot be: left for review.
    """
    own = changes.get(_line_of_change(row))
    if row["measure"] != "adjustment" or own is None or (row["reason"] and row["reason"] in own.reasons):
        return row
    cut = row["value"].startswith("-")
    if cut not in own.first:
        return row | {"measure": schema.UNASSIGNED}
    return row | {"reason": own.first[cut]}
