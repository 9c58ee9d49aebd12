"""run.json: what a page was made from, when and by what, and why there is no newer one.

Its tests: test_runs.py, test_faults.py.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from uuid import uuid4

from pydantic import TypeAdapter

from helpers.errors import JixiaoError
from helpers.files import is_there, read_plain
from helpers.publish import record_words as words
from helpers.publish.addresses import Page, page_at

MOST_BYTES = 16_000_000
"""Of a record."""


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Fact:
    """A headline fact, in the words of facts.csv."""

    value: words.Number
    lower: words.Number
    upper: words.Number
    unit: words.Name
    status: words.Status
    reason: words.Text

    def __post_init__(self):
        if self.status == "ok" and not self.value:
            raise ValueError("a fact that is ok has a value")


@dataclass
class Made:
    """A complete page: its run, digests of what it follows from and of its files, its figures and findings.

    `waiting` findings wait for a person's decision, `confirmed` ones are to be sent; `ways` are
    the pages that it leads to. `scale` is the file that points were given by: it goes on giving
    them until a run says another, or none.
    """

    run: words.Name
    inputs: words.Digests
    template: words.Name
    processed: words.Digests
    outputs: dict[words.File, words.Digest]
    finished: words.Moment
    seconds: dict[words.Name, words.Seconds]
    versions: dict[words.Name, words.Name]
    headline: dict[words.Name, Fact] = field(default_factory=dict)
    findings: dict[words.Grade, words.Count] = field(default_factory=dict)
    waiting: words.Count = 0
    confirmed: words.Count = 0
    ways: words.Ways = field(default_factory=list)
    scale: words.Text = ""


@dataclass
class Failure:
    """Why the last attempt gave no page; `cell` and `lines` are of the failing cell, if it came so far."""

    kind: words.Name
    reason: words.Text
    since: words.Moment
    last: words.Moment
    cell: words.Name = ""
    lines: words.Lines = field(default_factory=list)
    command: words.Text = ""


@dataclass
class Standing:
    """How a page stands in one language: the one that was made, and why there is no newer one."""

    made: Made | None = None
    failure: Failure | None = None


@dataclass
class Record:
    """All that run.json says of a page; `pages` has it by language."""

    department: words.Name
    year: words.Name
    name_zh: words.Text = ""
    name_en: words.Text = ""
    synthetic: bool = False
    title: dict[words.Language, words.Text] = field(default_factory=dict)
    pages: dict[words.Language, Standing] = field(default_factory=dict)

    def standing(self, language: str) -> Standing:
        """How the page stands in a language."""
        return self.pages.setdefault(language, Standing())


def read_record(reports: Path, page: Page) -> Record:
    """The record of a page; an empty one where there is none that can be read.

    Whose it is follows from its place, not from what a copied one says.
    """
    found = _stored_record(reports, page.record) or Record("", "")
    return replace(found, department=page.place.department, year=page.place.year)


def is_unfit(reports: Path, page: Page) -> bool:
    """Whether something stands where the page's record is looked for, and is none."""
    return is_there(reports / page.record) and _stored_record(reports, page.record) is None


def pages_with_records(reports: Path) -> list[Page]:
    """Every page that has a record in reports/."""
    places = (
        f"{depth}{name}" for depth in ("", "[!.]*/", "[!.]*/[!.]*/") for name in ("run.json", "*.run.json")
    )
    named = (PurePosixPath(path.relative_to(reports)) for place in places for path in reports.glob(place))
    return sorted({page_at(name, _recorded_year(reports, name)) for name in named})


def _recorded_year(reports: Path, name: PurePosixPath) -> str:
    """The year that a record says it is of, where its name has it too."""
    record = _stored_record(reports, name)
    return record.year if record and record.year in name.name else ""


def _stored_record(reports: Path, name: PurePosixPath) -> Record | None:
    try:
        return _form().validate_json(read_plain(reports / name, reports, MOST_BYTES))
    except (OSError, ValueError, JixiaoError):
        return None


@cache
def _form() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def write_record(reports: Path, page: Page, record: Record, aside: Path) -> None:
    """Replace the record of a page."""
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(reports / page.record, encoded(text), aside)


def encoded(text: str) -> bytes:
    """A text as UTF-8; what is none of it, from a file's name, is spelled out rather than refused."""
    return text.encode("utf-8", "backslashreplace")


def make_folder(folder: Path, within: Path) -> Path:
    """The folder, made where it is not there. Raises JixiaoError where links lead it out of `within`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(within.resolve()):
        raise JixiaoError(f"{folder}: a link that leads out of {within}; nothing is written there")
    return folder


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
