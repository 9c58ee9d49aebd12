"""One document checked by itself: its findings in plain words, nothing written.

Its tests: test_check.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure import Books, books_of, findings_of
from helpers.messages import say
from helpers.read import DepartmentYear, read_alone
from helpers.show import place_in_words

GRADE_KEYS = {"差错": "error", "需说明": "explain", "缺项": "missing", "提示": "note"}
"""The last part of the messages on each grade."""


@dataclass(frozen=True)
class Checked:
    """What a document comes to: what was read of it, and its findings, graver ones first."""

    path: Path
    source: DepartmentYear
    findings: pd.DataFrame
    books: Books = field(repr=False)

    @property
    def has_errors(self) -> bool:
        """Whether figures contradict each other."""
        return bool((self.findings["grade"] == schema.GRADES[0].name).any())

    def as_text(self, language: str) -> str:
        """The findings in plain words, one a line, under their grades."""
        return "\n".join(_lines_said(self, language))


def check_document(path: Path, language: str = "zh", data_dir: Path | None = None) -> Checked:
    """The findings of one document, which is read by itself, by what an office settled in `data_dir`.

    Raises JixiaoError where it cannot be read, no figure is found in it, or
    office.toml is wrong.
    """
    source = read_alone(path, language, data_dir)
    books = books_of(source.figures)
    currency, rules = source.profile.currency, source.rules
    findings = findings_of(books, source.words, language, currency=currency, settings=rules, source=source)
    return Checked(path, source, findings, books)


def _lines_said(checked: Checked, language: str) -> Iterator[str]:
    """The document, what was read of it, and its findings by grade."""
    title = next(iter(checked.source.document["value"][checked.source.document["item"] == "title"]), "")
    yield "  ".join(filter(None, (checked.path.name, title)))
    figures = records(checked.source.figures)
    waiting = sum(schema.is_open(figure) for figure in figures)
    yield say("publish.checked_counts", language, figures=len(figures), open=waiting)
    found = records(checked.findings)
    yield _grades_counted(found, language)
    yield say("publish.checked_alone", language)
    number = 0
    for grade in (*schema.GRADES, schema.READING_GRADE):
        of_grade = [finding for finding in found if finding["grade"] == grade.name]
        if of_grade:
            yield ""
            yield _heading(grade, language)
        for finding in of_grade:
            number += 1
            yield _item_said(number, finding, language)


def _grades_counted(found: list[Row], language: str) -> str:
    """How many findings there are of each grade that may be sent."""
    counts = [(grade, sum(row["grade"] == grade.name for row in found)) for grade in schema.GRADES]
    told = [
        f"{grade.zh} {count} 项" if language == "zh" else f"{grade.en} {count}"
        for grade, count in counts
        if count
    ]
    if not told:
        return say("publish.checked_none", language)
    return say("publish.checked_found", language, tally=("、" if language == "zh" else ", ").join(told))


def _heading(grade: schema.Term, language: str) -> str:
    if grade is schema.READING_GRADE:
        return say("publish.checked_doubts", language)
    meaning = say(f"publish.checked_meaning_{GRADE_KEYS[grade.name]}", language)
    return say(
        "publish.checked_grade", language, grade=grade.zh if language == "zh" else grade.en, meaning=meaning
    )


def _item_said(number: int, finding: Row, language: str) -> str:
    place = place_in_words(finding["locator"], language)
    told = say("publish.checked_place", language, place=place) if place else ""
    return say(
        "publish.checked_item", language, number=number, sentence=finding["sentence"].strip(), place=told
    )
