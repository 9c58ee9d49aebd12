"""run.json: what a report was made from, when and by what, and why there is no newer one."""

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4


def page_name(language: str, stem: str = "report", ending: str = "html") -> str:
    """The file name of a language's page or notebook: Chinese is the plain one.

    >>> page_name("en"), page_name("zh", "notebook", "ipynb")
    ('report.en.html', 'notebook.ipynb')
    """
    return f"{stem}.{ending}" if language == "zh" else f"{stem}.{language}.{ending}"


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass
class Made:
    """A complete report: its run, digests of what it follows from and of its files, and its figures."""

    run: str
    inputs: dict[str, str]
    template: str
    processed: dict[str, str]
    outputs: dict[str, str]
    finished: str
    seconds: dict[str, float]
    versions: dict[str, str]
    headline: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)


@dataclass
class Failure:
    """Why the last attempt gave no report; `cell` and `lines` are of the failing cell, if it came so far."""

    kind: str
    reason: str
    since: str
    last: str
    cell: str = ""
    lines: list[str] = field(default_factory=list)
    command: str = ""


@dataclass
class Page:
    """One language's page of a department-year."""

    made: Made | None = None
    failure: Failure | None = None


@dataclass
class Record:
    """All that run.json says of a department-year."""

    department: str
    year: str
    name_zh: str = ""
    name_en: str = ""
    synthetic: bool = False
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, language: str) -> Page:
        return self.pages.setdefault(language, Page())


def read(reports: Path, department: str, year: str) -> Record:
    """The record of a department-year; an empty one where there is none that can be read."""
    try:
        text = (reports / department / year / "run.json").read_text(encoding="utf-8")
        entries = json.loads(text)
        pages = {language: _page(entry) for language, entry in entries.pop("pages").items()}
        return Record(**entries, pages=pages)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Record(department, year)


def _page(entry: dict) -> Page:
    made, failure = entry["made"], entry["failure"]
    return Page(Made(**made) if made else None, Failure(**failure) if failure else None)


def write(reports: Path, record: Record, aside: Path) -> None:
    """Replace the record of a department-year."""
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(reports / record.department / record.year / "run.json", text.encode(), aside)


def write_whole(path: Path, content: bytes, aside: Path) -> None:
    """Replace a file by a complete one: whoever opens it finds the old bytes or the new, never a part.

    It is written in `aside`, on the same file system, where a killed run's
    leavings are cleared away by the next.
    """
    new = aside / f".{uuid4().hex}.new"
    try:
        with new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
