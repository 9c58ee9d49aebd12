"""Words that sentences of every kind are made of: labels, whose a figure is, what is missing.

Its tests: test_facts.py, test_growth.py.
"""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Protocol

from helpers import schema
from helpers.measure.figures.exact import Missing
from helpers.messages import say
from helpers.quantities import count_unit

_OF_MONEY: tuple[schema.Term | schema.Measure, ...] = (
    *schema.ACCOUNTS,
    *(measure for measure in schema.MEASURES if measure.group == "money"),
    *schema.AMOUNTS,
)
_LABELS: dict[tuple[str, str], schema.Term | schema.Measure] = {
    **{(measure.group, measure.name): measure for measure in schema.MEASURES},
    **{("money", term.name): term for term in _OF_MONEY},
}
"""The words of accounts, measures and amounts, by group and name."""

_NAMED = 4
"""Subjects that a sentence names before it says how many there are."""

_MOST = 40
"""Things that a sentence lists at all, before it says how many there are."""


def label(name: str, language: str, group: str = "money") -> str:
    """The word of a measure, amount or ratio; the name itself where there is none."""
    found = _LABELS.get((group, name)) or schema.RATIO_NAMED.get(name)
    return name if found is None else said_in(found, language)


class _Bilingual(Protocol):
    """What has its words in both languages: a term of the schema, a rule's text, a required item."""

    @property
    def zh(self) -> str:
        """Its words in Chinese."""

    @property
    def en(self) -> str:
        """Its words in English."""


def said_in(text: _Bilingual, language: str) -> str:
    """The words of a text in one of the two languages."""
    return text.zh if language == "zh" else text.en


def sentence(key: str, language: str, **values: object) -> str:
    """A message of this room."""
    return say(f"measure.{key}", language, **values)


def unit_in(unit: str, language: str) -> str:
    """A unit of the report in a language; as printed where it has no English word.

    >>> [unit_in(unit, "en") for unit in ("人次", "个", "亩", "万份")]
    ['attendances', '', '亩', '× 10 000 copies']
    """
    known = _english_units()
    if language == "zh" or unit in known:
        return unit if language == "zh" else known[unit]
    power, bare = count_unit(unit)
    return f"× {10**power:,} {known[bare]}".replace(",", " ").strip() if power and bare in known else unit


@cache
def _english_units() -> dict[str, str]:
    text = files("helpers.measure.figures").joinpath("units.csv").read_text(encoding="utf-8")
    return {row["zh"]: row["en"] for row in csv.DictReader(text.splitlines())}


def joined(parts: Iterable[str], language: str) -> str:
    """Half-sentences in one line, each once."""
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(part for part in parts if part))


def listed(words: Iterable[str], language: str) -> str:
    """Words in a row, as 甲、乙, each once; the first of them and their number where they are very many."""
    return first_of(list(dict.fromkeys(words)), _separator(language), language)


def _separator(language: str) -> str:
    return "、" if language == "zh" else ", "


def first_of(words: list[str], separator: str, language: str) -> str:
    """Words in a row; the first of them and their number where they are very many."""
    if len(words) <= _MOST:
        return separator.join(words)
    return sentence("among", language, subjects=separator.join(words[:_MOST]), count=len(words))


def _named_subjects(subjects: list[str], language: str) -> str:
    named = [line_in_words(subject, language) for subject in subjects]
    if len(named) <= _NAMED:
        return listed(named, language)
    return sentence("among", language, subjects=listed(named[:_NAMED], language), count=len(named))


def line_in_words(line: str, language: str) -> str:
    """Whose a figure is, in a sentence."""
    return sentence("whole_department", language) if line == schema.DEPARTMENT else line


def what_is_missing(
    missing: tuple[Missing, ...], language: str, subject: str = "", group: str = "money"
) -> str:
    """Which parts are missing, with whose they are where that is not the fact's own subject."""
    whose: dict[tuple[str, str, str], list[str]] = {}
    for part in missing:
        subjects = whose.setdefault((part.why, part.measure, part.detail), [])
        subjects += [part.subject] if part.subject != subject else []
    parts = []
    for (why, measure, detail), subjects in whose.items():
        key = f"missing_{why}_of" if subjects else f"missing_{why}"
        values = {"measure": label(measure, language, group), "detail": listed(detail.split("、"), language)}
        parts.append(sentence(key, language, subject=_named_subjects(subjects, language), **values))
    return first_of(list(dict.fromkeys(parts)), "；" if language == "zh" else "; ", language)
