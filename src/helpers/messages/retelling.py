"""Sentences of faults told again in the language of who reads them.

An error carries its sentence in one language, and may be told long after it was
raised: in a log, on a page, on a screen. faults.csv has the sentences of errors
in both; those of the catalogues can be told again as well.

Its tests: test_retelling.py.
"""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from string import Formatter
from typing import NamedTuple

from helpers.messages import LANGUAGES, catalogue
from helpers.schema import DOCUMENT_KINDS

ROOMS = ("files", "read", "publish")
NOTES = ("rules_off", "decision_on_nothing", "reply_to_nothing", "reply_to_other", "meant")
"""Of the room of measures, what is noted beside the figures."""
MOST_KEPT = 10_000
"""Lines that were told again lately: thousands of pages are often out of date for one reason."""

DEEPEST = 6
"""Sentences within sentences: a file, its row, its cell, a hint."""


class _Form(NamedTuple):
    """A sentence to know and the same one to say; `letters` of it are fixed."""

    known: re.Pattern
    said: str
    letters: int


def retold(text: str, language: str) -> str:
    """The lines of a fault's sentence in a language; what is none that is known stays as it is.

    >>> retold("data/raw/aa: no such folder; did you mean 'bb'?", "zh")
    "data/raw/aa：没有这个文件夹；是否应为 'bb'？"
    """
    return "\n".join(_retold_line(line, language) for line in text.split("\n"))


@lru_cache(MOST_KEPT)
def _retold_line(line: str, language: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return indent + _retold_part(line.strip(), language, DEEPEST)


def _retold_part(text: str, language: str, depth: int) -> str:
    if not depth or not text or (text[0] in "'\"" and text[-1] == text[0] and text.count(text[0]) == 2):
        return text
    for form in _forms(language):
        if match := form.known.fullmatch(text):
            values = {
                name: _retold_part(part, language, depth - 1) for name, part in match.groupdict().items()
            }
            return form.said.format(**values)
    return text


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    """What can be told again in a language, the sentences with the most letters of their own first."""
    (other,) = (each for each in LANGUAGES if each != language)
    pairs = [(row[other], row[language]) for row in _faults()]
    pairs += [(entry[other], entry[language]) for room in ROOMS for entry in catalogue(room).values()]
    pairs += [(catalogue("measure")[key][other], catalogue("measure")[key][language]) for key in NOTES]
    pairs += [(getattr(kind, other), getattr(kind, language)) for kind in DOCUMENT_KINDS]
    forms = [_Form(_pattern(known), said, _fixed_letters(known)) for known, said in pairs]
    return tuple(sorted((form for form in forms if form.letters > 1), key=lambda form: -form.letters))


@cache
def _faults() -> tuple[dict[str, str], ...]:
    text = files("helpers.messages").joinpath("faults.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _pattern(form: str) -> re.Pattern:
    """A pattern of a sentence; a value that occurs again is the same one, and a hint may be none."""
    parts, taken = [], set()
    for literal, name, *_ in Formatter().parse(form):
        parts.append(re.escape(literal))
        if name:
            letters = ".*?" if name == "hint" else ".+?"
            parts.append(f"(?P={name})" if name in taken else f"(?P<{name}>{letters})")
            taken.add(name)
    return re.compile("".join(parts))


def _fixed_letters(form: str) -> int:
    return sum(len(literal.replace(" ", "")) for literal, *_ in Formatter().parse(form))
