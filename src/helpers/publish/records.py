"""run.json: what a report was made from, when and by what, and why there is no newer one."""

import json
import os
import shutil
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter


def page_name(language: str, stem: str = "report", ending: str = "html") -> str:
    """The file name of a language's page or notebook: Chinese is the plain one.

    >>> page_name("en"), page_name("zh", "notebook", "ipynb")
    ('report.en.html', 'notebook.ipynb')
    """
    return f"{stem}.{ending}" if language == "zh" else f"{stem}.{language}.{ending}"


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Fact:
    """A headline fact, in the words of facts.csv."""

    value: str
    lower: str
    upper: str
    unit: str
    status: str
    reason: str


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
    headline: dict[str, Fact] = field(default_factory=dict)
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
    """The record of a department-year; an empty one where there is none that can be read.

    Whose it is follows from its place, not from what a copied one says.
    """
    try:
        found = _form().validate_json((reports / department / year / "run.json").read_bytes())
    except (OSError, ValueError):
        return Record(department, year)
    return replace(found, department=department, year=year)


@cache
def _form() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def write(reports: Path, record: Record, aside: Path) -> None:
    """Replace the record of a department-year."""
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(reports / record.department / record.year / "run.json", encoded(text), aside)


def encoded(text: str) -> bytes:
    """A text as UTF-8; what is none of it, from a file's name, is spelled out rather than refused."""
    return text.encode("utf-8", "backslashreplace")


def write_whole(path: Path, content: bytes, aside: Path) -> None:
    """Replace a file by a complete one: whoever opens it finds the old bytes or the new, never a part.

    It is written in `aside`, on the same file system, where a killed run's
    leavings are cleared away by the next. A folder that stands in its place goes.
    Raises OSError that names the file.
    """
    new = aside / f".{uuid4().hex}.new"
    try:
        with new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        new.replace(path)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error
    finally:
        new.unlink(missing_ok=True)
