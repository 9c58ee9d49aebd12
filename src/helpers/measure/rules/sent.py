"""The words in which a finding is sent: those of the office's page, but for what a program says of itself.

Its tests: test_sent.py.
"""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words_as_sent() -> list[tuple[str, str]]:
    text = files("helpers.measure.rules").joinpath("sent.toml").read_text(encoding="utf-8")
    return [(word["office"], word["sent"]) for word in tomllib.loads(text)["word"]]


def as_sent(sentence: str) -> str:
    """A finding's sentence as it is sent to a unit.

    >>> as_sent("3项均未检出批复文号。")
    '3项在报送材料中均未见批复文号。'
    """
    for office, sent in _words_as_sent():
        sentence = sentence.replace(office, sent)
    return sentence
