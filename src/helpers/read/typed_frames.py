"""Coded tables as frames with types: numbers as numbers, words as categories, years in order.

Its tests: test_many_tables.py.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import numpy as np
import pandas as pd

from helpers import schema
from helpers.read.word_codes import CodedTable

_WORDS = {
    ("facts", "fact"): (*schema.AMOUNTS, *schema.RATIOS),
    ("findings", "state"): schema.FINDING_STATES,
    **{
        (table, "measure"): tuple(measure for measure in schema.MEASURES if measure.group in groups)
        for table, groups in (("figures", ("money", "count", "ratio")), ("activities", ("count",)))
    },
}
"""Vocabularies of columns, where they go by the table too."""

_SENTENCES = ("id", "sentence", "reason", "explanation", "reply", "phrase", "label", "doubt")
"""Columns of text that hardly repeats."""

_OF_MONEY = ("money", "nil")
_NOT_MONEY = 100
"""Stands for a power of ten where a row has no amount of money."""


def typed_frame(
    table: CodedTable, places: Sequence[tuple[str, str]], name: str, language: str, unit: str
) -> pd.DataFrame:
    """The rows of department-years with types; money in `unit`, labels in `language`."""
    rows = table.rows_of(places)
    lengths = [table.parts[place].rows for place in places]
    frame = {
        "department": _repeated([place[0] for place in places], lengths),
        "year": _repeated([place[1] for place in places], lengths, ordered=True),
    }
    columns = [column for column in schema.TABLES[name] if column.name not in frame]
    codes = {column.name: table.codes[column.name][rows] for column in columns}
    powers = _powers(table, codes, unit)
    for column in columns:
        own = column.name
        if column.type == "decimal":
            frame[own] = _numbers(table.words[own], codes[own], powers)
            frame[f"{own}_text"] = _texts(table.words[own], codes[own])
            continue
        if column.type == "ids" or own in _SENTENCES:
            frame[own] = _texts(table.words[own], codes[own])
            continue
        frame[own] = _category(table.words[own], codes[own], ordered=own == "period")
        if terms := _WORDS.get((name, own)) or schema.VOCABULARIES.get(own):
            frame[f"{own}_label"] = _label_cells(table.words[own], codes[own], terms, language)
    if powers is not None:
        frame["unit_text"] = frame["unit"]
        frame["unit"] = _units_asked(frame["unit"], powers, unit)
    return pd.DataFrame(frame, copy=False)


def _repeated(words: list[str], lengths: list[int], ordered: bool = False) -> pd.Categorical:
    """Each word as often as its length says."""
    distinct = sorted(set(words))
    places = {word: number for number, word in enumerate(distinct)}
    codes = np.repeat([places[word] for word in words], lengths).astype("int32")
    return pd.Categorical.from_codes(codes, distinct, ordered=ordered)


def _category(words: list[str], codes: np.ndarray, ordered: bool = False) -> pd.Categorical:
    """Cells as categories, of the words that occur."""
    used = np.flatnonzero(np.bincount(codes, minlength=len(words)))
    kept = [words[number] for number in used]
    if ordered:
        order = sorted(range(len(kept)), key=kept.__getitem__)
        used, kept = used[order], [kept[number] for number in order]
    renumbered = np.zeros(len(words), dtype="int32")
    renumbered[used] = np.arange(len(used))
    return pd.Categorical.from_codes(renumbered[codes], kept, ordered=ordered)


def _texts(words: list[str], codes: np.ndarray) -> pd.Series:
    """Cells as text."""
    return pd.Series(np.array(words, dtype=object)[codes] if len(codes) else [], dtype="str")


def _label_cells(words: list[str], codes: np.ndarray, terms: Iterable, language: str) -> pd.Categorical:
    """What each word is called; a word of no vocabulary is called what it is."""
    called = {term.name: getattr(term, language) for term in terms}
    labels = [called.get(word, word) for word in words]
    places = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    renumbered = np.array([places[label] for label in labels], dtype="int32")
    return _category(list(places), renumbered[codes] if len(words) else codes)


def _powers(table: CodedTable, codes: dict[str, np.ndarray], unit: str) -> np.ndarray | None:
    """The power of ten by which each row's numbers move into `unit`; None where no number is one of money alone."""
    if "unit" not in codes or "measure" in codes and "kind" not in codes:
        return None
    moves = [schema.MONEY_UNITS.get(word) for word in table.words["unit"]]
    to = schema.MONEY_UNITS[unit]
    powers = np.array([_NOT_MONEY if move is None else move - to for move in moves], dtype="int8")
    own = powers[codes["unit"]] if len(moves) else np.zeros(0, dtype="int8")
    if "kind" in codes and len(own):
        is_money = np.array([word in _OF_MONEY for word in table.words["kind"]], dtype=bool)
        own = np.where(is_money[codes["kind"]], own, _NOT_MONEY)
    return own


def _numbers(words: list[str], codes: np.ndarray, powers: np.ndarray | None) -> np.ndarray:
    """The number in each cell, nan where it is none; each is the nearest to its exact text after the move."""
    if not len(codes):
        return np.zeros(0)
    values = np.array([_float(word) for word in words])
    found = values[codes]
    for power in [] if powers is None else np.setdiff1d(np.unique(powers), (0, _NOT_MONEY)):
        rows = powers == power
        found[rows] = _by_power(words, values, int(power))[codes[rows]]
    return found


def _float(text: str) -> float:
    return float(text) if text and ".." not in text else float("nan")


def _by_power(words: list[str], values: np.ndarray, power: int) -> np.ndarray:
    """Each number by a power of ten; a whole one comes out exactly so by one division, others through decimals."""
    whole = (values == np.trunc(values)) & (np.abs(values) < 2**53) & (power < 0)
    moved = values / 10.0**-power if power < 0 else np.full(len(values), np.nan)
    for number in np.flatnonzero(~whole & ~np.isnan(values)):
        moved[number] = float(Decimal(words[number]).scaleb(power))
    return moved


def _units_asked(cells: pd.Categorical, powers: np.ndarray, unit: str) -> pd.Categorical:
    """The units, with that of the amounts of money as it was asked for."""
    if unit not in cells.categories:
        cells = cells.add_categories([unit])
    cells = cells.copy()
    cells[powers != _NOT_MONEY] = unit
    return cells.remove_unused_categories()
