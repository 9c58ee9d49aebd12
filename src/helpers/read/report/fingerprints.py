"""Fingerprints of a document's paragraphs, by which a text equal to another department's is found.

Its tests: test_copies.py.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from helpers.read.documents import Document, Grid
from helpers.read.language import any_of, folded, words_of
from helpers.read.report.kinds import Title
from helpers.read.report.remarks import LONGEST_WORDS, Remark

LEAST = 40
"""Characters of a paragraph that says something of its own; shorter ones are headings and set phrases."""

NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
MARKS = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff#@]")
REGION = re.compile(r"^.{1,8}?[省市州县区镇乡]")


def fingerprints(document: Document, title: Title) -> Iterator[Remark]:
    """A digest of each long paragraph without its numbers and its department's names; duties are left out."""
    duties = re.compile(any_of(words_of("mentions", "word", item="duty")))
    for part in document.parts:
        if isinstance(part, Grid) or part.running:
            continue
        text = folded(part.text)
        masked = masked_text(text, title.organisation)
        if len(masked) >= LEAST and not duties.search(text):
            digest = sha256(masked.encode()).hexdigest()[:16]
            yield Remark("fingerprint", digest, True, text[:LONGEST_WORDS], part.locator)


def masked_text(text: str, organisation: str) -> str:
    """A text with # for its numbers and @ for the department's names, without marks.

    >>> masked_text("2024年我局共办理36件，青禾县某局得到肯定。", "青禾县某局")
    '#年@共办理#件@得到肯定'
    """
    names = [name for name in (organisation, _region(organisation)) if name]
    for name in names:
        text = text.replace(name, "@")
    text = self_names().sub("@", text)
    return re.sub("@+", "@", MARKS.sub("", NUMBER.sub("#", text)))


def _region(organisation: str) -> str:
    """The region that a department's name begins with."""
    found = REGION.match(organisation)
    return found[0] if found else ""


@cache
def self_names() -> re.Pattern[str]:
    """What a department calls itself and its region: 我局, 本单位, 我县."""
    return re.compile(f"[我本](?:{any_of(words_of('organisation_endings', 'ending'))}|[省市州县区镇乡])")
