"""Fingerprints of a document's paragraphs, by which a text equal to another department's is found.

Its tests: test_copies.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

from helpers.read.documents import Document, Grid
from helpers.read.language import any_of, folded, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.kinds import Title
from helpers.read.report.passages import LONGEST_WORDS, SENTENCE, Remark

WORK = frozenset(
    ("sessions", "attendances", "distributed", "returned_valid", "received", "filed", "replied", "solved")
)
"""What counts work of the year; what an office has or is stays as it is from year to year."""

YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
LEAST_SENTENCE = 15
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


def result_fingerprints(document: Document, figures: Iterable[Figure]) -> Iterator[Remark]:
    """A digest of each sentence that states what was spent or done, with its numbers; of its years none is in it."""
    by_place: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_place[figure.locator].append(figure)
    for part in document.parts:
        if isinstance(part, Grid) or part.running:
            continue
        for sentence in SENTENCE.findall(folded(part.text)):
            own = [figure for figure in by_place[part.locator] if figure.phrase in sentence]
            plain = MARKS.sub("", YEAR.sub("#年", sentence))
            if len(plain) >= LEAST_SENTENCE and _states_results(own):
                digest = sha256(plain.encode()).hexdigest()[:16]
                yield Remark("result", digest, True, sentence.strip()[:LONGEST_WORDS], part.locator)


def _states_results(figures: list[Figure]) -> bool:
    """Whether an amount that was spent is among figures, printed to three digits at least, or two counts of work done."""
    spent = any(
        (figure.kind, figure.measure) == ("money", "actual")
        and len(figure.value.normalize().as_tuple().digits) > 2
        for figure in figures
    )
    done = [figure for figure in figures if figure.measure in WORK and figure.stage != "target"]
    return spent or len(done) > 1


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
