"""Words that sentences of every kind are made of: labels, whose a figure is, what is missing.

Its tests: test_facts.py, test_growth.py.
"""

from collections.abc import Iterable
from typing import Protocol

from helpers import schema
from helpers.measure.figures.exact import Missing
from helpers.messages import say

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
