"""Raw → processed: a department-year's figures and everything that follows from them, as CSV files."""

import shutil
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pandas as pd

from helpers import schema
from helpers.measure import (
    activities_of,
    books_of,
    checks_of,
    facts_of,
    findings_of,
    notes_on_decisions,
    notes_on_findings,
    with_decisions,
)
from helpers.publish.copies import copies_known, table_of_copies, with_copies
from helpers.publish.records import make_folder
from helpers.read import DepartmentYear, processed_folder, read_raw


def process(data_dir: Path | str, department: str, year: str | int) -> DepartmentYear:
    """Read a department-year from raw/ and write its tables to processed/, all of them or none.

    Same input, same bytes. What others have of its text too is told as the last
    comparison of all texts found it. Raises JixiaoError for input that cannot be
    used; what was made before then stays as it was.
    """
    source = read_raw(data_dir, department, year)
    folder = processed_folder(data_dir, source.department, source.year)
    copies = copies_known(data_dir, source.department, source.year)
    tables = _tables(with_copies(source, copies)) | {"copies": table_of_copies(copies)}
    _write(folder, tables)
    return replace(source, notes=list(tables["notes"]["note"]))


def _tables(source: DepartmentYear) -> dict[str, pd.DataFrame]:
    figures, books = source.figures, books_of(source.figures)
    currency = source.profile.currency
    findings = findings_of(books, source.words, "zh", source.replies, currency, source.rules, source)
    notes = [
        *source.notes,
        *notes_on_findings(findings, source.replies, source.rules),
        *notes_on_decisions(findings, source.decisions),
    ]
    return {
        "figures": figures[schema.names(schema.FIGURES)],
        "facts": facts_of(books),
        "activities": activities_of(books),
        "checks": checks_of(books),
        "findings": with_decisions(findings, source.decisions),
        "words": _words_kept(source),
        "numbers": source.numbers[schema.names(schema.NUMBERS)],
        "document": source.document[schema.names(schema.DOCUMENT)],
        "alternatives": source.alternatives[schema.names(schema.ALTERNATIVES)],
        "replies": source.replies,
        "decisions": source.decisions,
        "marks": source.marks,
        "notes": pd.DataFrame({"note": notes}, dtype="str"),
    }


def _words_kept(source: DepartmentYear) -> pd.DataFrame:
    """What the words say, but for the fingerprints of a department that others are not compared with."""
    words = source.words[schema.names(schema.WORDS)]
    return words[words["item"] != "fingerprint"] if source.profile.restricted else words


def _write(folder: Path, tables: dict[str, pd.DataFrame]) -> None:
    """Write the tables aside, then put the new folder in the old one's place."""
    make_folder(folder.parent, folder.parents[1])
    _clear_up(folder)
    aside = folder.with_name(f".{folder.name}.{uuid4().hex}")
    aside.mkdir()
    try:
        for name, table in tables.items():
            table.to_csv(
                aside / f"{name}.csv",
                index=False,
                lineterminator="\n",
                encoding="utf-8",
                errors="backslashreplace",
            )
        _replace(folder, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _clear_up(folder: Path) -> None:
    """Take away what a killed process left aside; the old folder comes back if it was out of its place."""
    for left in sorted(folder.parent.glob(f".{folder.name}.*")):
        if left.name.endswith(".old") and not folder.exists():
            left.rename(folder)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _replace(folder: Path, new: Path) -> None:
    old = new.with_name(f"{new.name}.old")
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
