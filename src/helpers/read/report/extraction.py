"""The figures of a published report in the columns of the schema, its numerals, and what its words say beside them.

Its tests: test_extract.py.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pandas as pd

from helpers.errors import LONGEST_NAME, LONGEST_PHRASE, Refused, UnreadableDocument
from helpers.messages import say
from helpers.quantities import hard_bounds, plain
from helpers.read.documents import read_document
from helpers.read.language import is_whole, one_of
from helpers.read.report.claims import claims
from helpers.read.report.figure import Figure
from helpers.read.report.fingerprints import fingerprints, result_fingerprints
from helpers.read.report.kinds import Title
from helpers.read.report.mentions import mentions
from helpers.read.report.passages import Remark
from helpers.read.report.reading import read_parts, tables_lost
from helpers.read.report.remarks import remarks
from helpers.read.report.tables import words_of_forms
from helpers.read.report.walk import Reading
from helpers.schema import ALTERNATIVES, FIGURES, NUMBERS, WORDS, names

MOST_NAMED = 8
MOST_ALTERNATIVES = 8
NAMED = ("subject", "parent", "label")
EXPLAINED = ("place", "printed", "figure", "slot", "value", "rule", "words", "reason")


@dataclass
class _Extraction:
    """Figures, numerals and words of one document, in the columns of the schema, its title, and notes on its reading.

    `summary` tells how many numerals were read; `lost` names the tables and columns that were not understood.
    """

    figures: pd.DataFrame
    words: pd.DataFrame
    numbers: pd.DataFrame
    title: Title
    explained: pd.DataFrame
    alternatives: pd.DataFrame
    notes: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def extract(
    path: Path, language: str = "zh", within: Path | None = None, year: str = "", kind: str = ""
) -> _Extraction:
    """The figures and words of a document (in the folder `within`), and every numeral with its figures or reason.

    `year` and `kind` are what is known of it from outside. Of the figures the
    columns from `kind` to `locator` are filled, and `id`.
    """
    document = read_document(Path(path), language, within)
    try:
        reading = read_parts(document, year, kind)
    except Refused as refused:
        message = say(f"read.{refused.key}", language, path=Path(path).name, **refused.values)
        raise UnreadableDocument(message) from refused
    title = reading.title
    beside = [
        *mentions(document, title, reading.figures),
        *words_of_forms(document),
        *fingerprints(document, title),
        *result_fingerprints(document, reading.figures),
    ]
    return _extraction_of(reading, Path(path).name, language, document.notes, beside)


def _extraction_of(
    reading: Reading, source: str, language: str, notes: list[str], beside: Sequence[Remark] = ()
) -> _Extraction:
    """What was read, as tables; `beside` are more rows of the words table."""
    ids = _ids_of(reading.figures)
    rows = [
        _figure_row(figure, name, source, language) for figure, name in zip(reading.figures, ids, strict=True)
    ]
    numbers = [
        [
            number.place,
            number.printed,
            " ".join(ids[index] for index in number.figures),
            number.reason,
            source,
        ]
        for number in reading.numbers
    ]
    told = [*remarks(reading.passages), *claims(reading.passages), *beside]
    said = [_remark_row(each) for each in told]
    return _Extraction(
        pd.DataFrame(rows, columns=names(FIGURES), dtype=str).fillna(""),
        pd.DataFrame(said, columns=names(WORDS), dtype=str),
        pd.DataFrame(numbers, columns=names(NUMBERS), dtype=str),
        reading.title,
        pd.DataFrame(explained(reading, ids), columns=list(EXPLAINED), dtype=str),
        pd.DataFrame(alternatives(reading.figures, ids), columns=names(ALTERNATIVES), dtype=str),
        [*notes],
        _summary_of(reading, source, language),
        list(tables_lost(reading)),
    )


def _summary_of(reading: Reading, source: str, language: str) -> list[str]:
    """How many numerals of a document were read and how many wait, and which tables were not understood."""
    found = Counter("figure" if number.figures else number.reason for number in reading.numbers)
    waiting = sum(figure.certainty == "open" for figure in reading.figures)
    notes = []
    if reading.numbers:
        others = sum(found.values()) - found["figure"]
        notes.append(
            say(
                "read.counted",
                language,
                path=source,
                all=sum(found.values()),
                read=found["figure"] - waiting,
                open=waiting,
                others=others,
            )
        )
    lost = list(tables_lost(reading))
    if lost:
        shown = "；".join(lost[:MOST_NAMED])
        more = say("read.more", language, count=len(lost) - MOST_NAMED) if len(lost) > MOST_NAMED else ""
        notes.append(say("read.not_understood", language, path=source, tables=shown + more))
    return notes


def _ids_of(figures: list[Figure]) -> list[str]:
    """An id for each figure: of its whole sentence or row and the numeral's place there, `-n` for the n-th equal one.

    Nothing that the reader decides is in it, so that it outlives every change of the reader.
    """
    seen: Counter[str] = Counter()
    ids, words, begun = [], None, sha256()
    for figure in figures:
        if figure.context is not words:
            words, begun = figure.context, sha256(f"{figure.context}\n".encode())
        whole = begun.copy()
        whole.update(str(figure.at).encode())
        digest = whole.hexdigest()[:10]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids


def _figure_row(figure: Figure, name: str, source: str, language: str) -> dict[str, str]:
    """One row of the figures table."""
    whole = figure.kind in ("count", "people") and is_whole(figure.unit)
    lower, upper = hard_bounds(figure.value, figure.qualifier, whole, one_of(figure.unit))
    lower = figure.least if figure.least is not None else lower
    row = {column: getattr(figure, column) for column in names(FIGURES) if hasattr(figure, column)}
    row |= {column: _name_within_bounds(row[column]) for column in NAMED}
    return row | {
        "phrase": _words_within_bounds(figure.phrase),
        "id": name,
        "value": plain(figure.value),
        "lower": "" if lower is None else plain(lower),
        "upper": "" if upper is None else plain(upper),
        "doubt": _doubt_in_words(figure.doubt, language),
        "source": source,
        "origin": "reported",
    }


def _remark_row(remark: Remark) -> list[str]:
    """One row of the words table."""
    found, words = "yes" if remark.found else "no", _words_within_bounds(remark.words)
    return [remark.item, _name_within_bounds(remark.subject), found, words, remark.locator]


def _name_within_bounds(name: str) -> str:
    """A name; of one that is longer than pages show, its beginning and a mark of the whole: two of them stay two.

    >>> _name_within_bounds("长" * 9), len({_name_within_bounds("长" * 3000 + end) for end in "甲乙"})
    ('长长长长长长长长长', 2)
    """
    if len(name) <= LONGEST_NAME:
        return name
    mark = sha256(name.encode()).hexdigest()[:8]
    return f"{name[: LONGEST_NAME - len(mark) - 1]}…{mark}"


def _words_within_bounds(words: str) -> str:
    """Printed words; of very many the beginning and the end, where a cell's number is."""
    half = LONGEST_PHRASE // 2
    return words if len(words) <= LONGEST_PHRASE else f"{words[: half - 1]}…{words[-half:]}"


def _doubt_in_words(doubt: str, language: str) -> str:
    """What is assumed of a figure, in words."""
    if not doubt:
        return ""
    if doubt.startswith("unit="):
        return say("read.doubt_unit_of_neighbour", language, unit=doubt.removeprefix("unit="))
    return "；".join(say(f"read.doubt_{slot}", language) for slot in doubt.split())


def explained(reading: Reading, ids: list[str]) -> list[list[str]]:
    """For each numeral the rule and the words behind each slot of its figures, or the reason why it has none."""
    rows = []
    for number in reading.numbers:
        if not number.figures:
            rows.append([number.place, number.printed, "", "", "", "", "", number.reason])
        for index in number.figures:
            rows += [
                [
                    number.place,
                    number.printed,
                    ids[index],
                    trace.slot,
                    trace.value,
                    trace.rule,
                    trace.words,
                    "",
                ]
                for trace in reading.figures[index].traces
            ]
    return rows


def alternatives(figures: list[Figure], ids: list[str]) -> list[list[str]]:
    """The other readings of each figure: values of a slot that gave way to a nearer one, with their words."""
    rows = []
    for figure, name in zip(figures, ids, strict=True):
        others = [other for trace in figure.traces for other in trace.others]
        rows += [[name, other.slot, other.value, other.words] for other in others[:MOST_ALTERNATIVES]]
    return rows
