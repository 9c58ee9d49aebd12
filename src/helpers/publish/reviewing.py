"""The desk: the analyst's workbook of a department-year written, and what is typed elsewhere put into it.

The workbook is the one store. A notebook that lets a person decide hands what
was decided to `review`, as the command does with nothing.

Its tests: test_desk.py.
"""

import io
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from helpers import desk, schema
from helpers.errors import InputError, JixiaoError
from helpers.frames import Row, records
from helpers.measure import as_sent, books_of, findings_of, with_decisions
from helpers.messages import say
from helpers.messages.retelling import retold
from helpers.publish.commenting import write_comments
from helpers.publish.locks import locked_tables
from helpers.publish.records import write_whole
from helpers.read import (
    DepartmentYear,
    Review,
    ReviewedFinding,
    ReviewedReading,
    read_for_review,
    stands_otherwise,
    with_review,
)
from helpers.show import Kept, desk_workbook

OPENED = ("~${}", ".~lock.{}#")
"""Files that an office program keeps beside a workbook that it has open."""

SHEETS = "zh"
"""The language of the workbook and of what is sent."""

DECISION_LABELS = {term.name: term.zh for term in schema.DECISION_WORDS}


@dataclass(frozen=True)
class Desk:
    """What a department-year comes to at the desk: the findings with their decisions, what was written, notes."""

    findings: pd.DataFrame
    written: tuple[Path, ...]
    notes: tuple[str, ...]


def review(
    data_dir: Path, department: str, year: str | int, language: str = "zh", more: Review | None = None
) -> Desk:
    """Write the workbook and the commented copy of the document; what was typed in the workbook stays.

    `more` is what was typed elsewhere, which counts before what stands in the
    workbook. Raises JixiaoError, with nothing written, for a workbook with a
    cell that fits nothing, or that is open in another program.
    """
    data_dir = Path(data_dir)
    with locked_tables(data_dir) as aside:
        source, found = read_for_review(data_dir, department, year, language)
        source = replace(source, figures=_with_doubts_in(source.figures, SHEETS))
        _check_not_open(found.path)
        typed = _sheets_together(found, more) if more else found
        now, notes = _as_of_now(source, typed, language)
        settled = with_review(source, now)
        findings = _findings_now(settled)
        decided = _with_wording(now, findings)
        kept = _kept_of(typed, decided, source)
        content = io.BytesIO()
        desk_workbook(source.figures, findings, kept).save(content)
        write_whole(found.path, content.getvalue(), aside)
        decided_on = with_decisions(findings, decided.decisions)
        commented, said = write_comments(data_dir, settled, decided_on, aside, language)
    return Desk(decided_on, (found.path, *commented), (*notes, *said))


def _with_doubts_in(figures: pd.DataFrame, language: str) -> pd.DataFrame:
    """The figures with what is doubted of them in the language of the sheets, whatever that of messages is."""
    return figures.assign(doubt=[retold(doubt, language) for doubt in figures["doubt"]])


def _sheets_together(found: Review, more: Review) -> Review:
    """What was typed in the workbook and elsewhere; of a row that both have, the cells from elsewhere that are filled.

    Raises InputError for a decision from elsewhere that lacks something.
    """
    both = Review(
        found.path,
        found.readings
        | {name: _reading_over(found.readings.get(name), own) for name, own in more.readings.items()},
        found.findings
        | {name: _finding_over(found.findings.get(name), own) for name, own in more.findings.items()},
        found.marks | more.marks,
    )
    problems = [f"{name}, {told}" for name in more.findings for told in both.findings[name].problems()]
    if problems:
        raise InputError(found.path, problems)
    return both


def _reading_over(below: ReviewedReading | None, above: ReviewedReading) -> ReviewedReading:
    looked_at = {name: above.cells[name] for name in ("seen", "reason") if above.cells[name]}
    return replace(below, cells=below.cells | above.typed | looked_at) if below else above


def _finding_over(below: ReviewedFinding | None, above: ReviewedFinding) -> ReviewedFinding:
    filled = {name: text for name, text in above.cells.items() if text}
    return replace(below, cells=below.cells | filled) if below else above


def _check_not_open(path: Path) -> None:
    """Raises JixiaoError while another program has the workbook open: what is written would be lost there."""
    if any((path.parent / name.format(path.name)).exists() for name in OPENED):
        raise JixiaoError(f"{path}: open in another program; save it there, close it, and try again")


def _as_of_now(source: DepartmentYear, typed: Review, language: str) -> tuple[Review, list[str]]:
    """What was typed, over the readings as they are now; rows of figures that are no more are left out, with a note.

    What corrections.csv has otherwise is refused, by the row.
    """
    rows = {row["id"]: row for row in records(source.figures)}
    stale = [
        name for name, own in typed.readings.items() if name in rows and stands_otherwise(own, rows[name])
    ]
    if any(rows[name]["origin"] == "corrected" for name in stale):
        with_review(source, typed)
    lost = [name for name in typed.readings if name not in rows]
    readings = {name: _over_reading(own, rows[name]) for name, own in typed.readings.items() if name in rows}
    told = {"desk_stale": stale, "desk_lost": lost, "desk_cut": list(rows)[desk.MOST_READINGS :]}
    notes = [say(f"publish.{key}", language, count=len(names)) for key, names in told.items() if names]
    return replace(typed, readings=readings), notes


def _over_reading(own: ReviewedReading, figure: Row) -> ReviewedReading:
    now = {name: desk.in_words(name, figure) for name in schema.DESK_READING}
    return replace(own, cells=own.cells | now | own.typed, written=now)


def _findings_now(settled: DepartmentYear) -> pd.DataFrame:
    currency = settled.profile.currency
    books = books_of(settled.figures)
    return findings_of(books, settled.words, "zh", settled.replies, currency, settled.rules, settled)


def _with_wording(typed: Review, findings: pd.DataFrame) -> Review:
    """What was typed, with the words in which a finding is sent as it stands: they are kept whatever it says later."""
    sentences = dict(zip(findings["id"], findings["sentence"], strict=True))
    found = {name: _worded(own, sentences.get(name, "")) for name, own in typed.findings.items()}
    return replace(typed, findings=found)


def _worded(own: ReviewedFinding, sentence: str) -> ReviewedFinding:
    if own.cells["decision"] != "send" or own.cells["wording"]:
        return own
    return replace(own, cells=own.cells | {"wording": as_sent(sentence)})


def _kept_of(typed: Review, decided: Review, source: DepartmentYear) -> Kept:
    """What was typed, as the workbook shows it."""
    known = set(source.figures["id"])
    lost = {name: own for name, own in typed.readings.items() if name not in known}
    readings = {
        name: own.typed | {cell: own.cells[cell] for cell in ("seen", "reason")}
        for name, own in typed.readings.items()
    }
    findings = {
        name: own.cells | {"decision": DECISION_LABELS.get(own.cells["decision"], "")}
        for name, own in decided.findings.items()
    }
    return Kept(
        readings | {name: own.cells for name, own in lost.items()},
        {name: own.written or {} for name, own in lost.items()},
        findings,
        typed.marks,
    )
