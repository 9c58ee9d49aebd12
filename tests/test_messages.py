"""The message catalogues: each sentence is in both languages, with the same values, and is said somewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from helpers.messages import LANGUAGES, catalogue, say

SOURCE = Path(__file__).parents[1] / "src" / "helpers"
ROOMS = sorted(path.stem for path in (SOURCE / "messages").glob("*.toml"))

every_room = pytest.mark.parametrize("room", ROOMS)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def strings_in_the_program() -> Iterator[str]:
    """Every string of code and page templates; an f-string with a bar where a value goes in."""
    for path in SOURCE.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        formatted = [node for node in nodes if isinstance(node, ast.JoinedStr)]
        parts = {id(part) for node in formatted for part in node.values}
        for node in formatted:
            yield "".join(part.value if isinstance(part, ast.Constant) else "|" for part in node.values)
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                yield node.value
    for path in SOURCE.rglob("*.j2"):
        yield from re.findall(r'say\("([a-z_]+)"', path.read_text(encoding="utf-8"))


STRINGS = frozenset(strings_in_the_program())
WORDS = frozenset(word for text in STRINGS for word in re.findall(r"\w+", text))
PATTERNS = [
    re.compile(re.escape(text).replace(r"\|", r"(\w+)"))
    for text in STRINGS
    if re.fullmatch(r"(?:[a-z_.]|\|)+", text) and "|" in text and re.search("[a-z]", text)
]


def is_said(key: str) -> bool:
    """Whether the code has the key, or makes it of f-strings and a word that the code has."""
    if key in STRINGS:
        return True
    matches = (pattern.fullmatch(key) for pattern in PATTERNS)
    return any(
        match and all(part in WORDS or (part != key and is_said(part)) for part in match.groups())
        for match in matches
    )


@every_room
def test_every_sentence_is_in_every_language_and_none_is_empty(room):
    wrong = [
        key
        for key, entry in catalogue(room).items()
        if tuple(entry) != LANGUAGES or not all(text.strip() for text in entry.values())
    ]
    assert wrong == []


@every_room
def test_both_languages_take_the_same_values(room):
    wrong = [
        key
        for key, entry in catalogue(room).items()
        if placeholders(entry["zh"]) != placeholders(entry["en"])
    ]
    assert wrong == []


@every_room
def test_every_sentence_is_said_somewhere(room):
    assert [key for key in catalogue(room) if not (is_said(key) or is_said(f"{room}.{key}"))] == []


def test_a_sentence_that_nobody_says_would_be_noticed():
    assert is_said("finding_both_ways")
    assert not is_said("finding_never_written")
    assert not is_said("never_written")


def test_a_sentence_is_never_printed_with_a_hole_in_it():
    with pytest.raises(KeyError, match="measure"):
        say("measure.missing_absent", "zh")
    assert say("measure.missing_absent", "zh", measure="实际支出") == "缺实际支出"
