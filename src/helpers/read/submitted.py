"""The document that a department-year has: its figures, and what its title says of department, year and kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError, shortened
from helpers.messages import say
from helpers.read.places import draft_of, report_file
from helpers.read.profiles import Profile, named

if TYPE_CHECKING:  # the readers of documents are slow to import, and a table has no need of them
    from helpers.read.report import Title

LONGEST_TITLE = 60
ABOUT = "关于"


@dataclass(frozen=True)
class Submitted:
    """What was read of a year's document, in the columns of the schema; empty frames where there is none."""

    figures: pd.DataFrame
    words: pd.DataFrame
    numbers: pd.DataFrame
    document: pd.DataFrame
    alternatives: pd.DataFrame
    notes: list[str]


def read_submitted(folder: Path, profile: Profile, language: str) -> Submitted:
    """The document in a year's folder.

    Raises JixiaoError for two of them, for one that cannot be read, and for one
    whose title names other years than the folder's.
    """
    path = report_file(folder)
    if path is None:
        tables = (schema.FIGURES, schema.WORDS, schema.NUMBERS, schema.DOCUMENT, schema.ALTERNATIVES)
        return Submitted(*map(without_rows, tables), [])
    from helpers.read.report import extract

    given = profile.kinds.get(folder.name, "")
    read = extract(path, language, within=folder, year=folder.name, kind=given)
    check_year(path, read.title.words, language)
    document = table_of(read.title, read.lost, path.name, draft_of(path))
    notes = [*read.notes, kind_in_words(read.title, bool(given), path.name, language)]
    return Submitted(read.figures, read.words, read.numbers, document, read.alternatives, notes)


def without_rows(columns: tuple[schema.Column, ...]) -> pd.DataFrame:
    """A table without rows."""
    return pd.DataFrame(columns=schema.names(columns), dtype="str")


def check_year(path: Path, title: str, language: str) -> None:
    """Raises JixiaoError where a title names years and none of them is that of the document's folder.

    A fiscal year goes by either of its calendar years, and of a range only the first is known:
    a title that has the folder's year anywhere is taken for its own.
    """
    from helpers.read.report import years_of

    year = path.parent.name
    told = sorted(years_of(title))
    own = {year[:4], str(int(year[:4]) + 1)} if "-" in year else {year}
    if told and not any(each in title for each in own):
        years = "、".join(told) if language == "zh" else ", ".join(told)
        raise JixiaoError(say("read.other_year", language, path=path, named=years, year=year))


def table_of(title: "Title", lost: list[str], source: str, draft: int = 0) -> pd.DataFrame:
    """What is told of a document, in the columns of schema.DOCUMENT."""
    told = [
        ("title", title.words),
        ("kind", title.kind),
        ("organisation", shortened(title.organisation.rpartition(ABOUT)[2])),
        ("project", title.project),
        ("draft", str(draft or "")),
        *(("not_understood", words) for words in lost),
    ]
    rows = [(item, value, source) for item, value in told if value]
    return pd.DataFrame(rows, columns=schema.names(schema.DOCUMENT), dtype="str")


def kind_in_words(title: "Title", is_given: bool, source: str, language: str) -> str:
    """What a document was read as, and by what."""
    term = next(term for term in schema.DOCUMENT_KINDS if term.name == title.kind)
    key = "given" if is_given else "titled" if title.words else "untitled"
    shown = title.words[:LONGEST_TITLE] + "…" * (len(title.words) > LONGEST_TITLE)
    kind = term.zh if language == "zh" else term.en
    return say(f"read.kind_{key}", language, path=source, kind=kind, title=shown)


def with_standing_ids(numbers: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
    """The numerals with each figure by the id that it goes by beside a figures table."""
    cells = (dict.fromkeys(ids.get(name, name) for name in cell.split()) for cell in numbers["figures"])
    return numbers.assign(
        figures=pd.Series([" ".join(names) for names in cells], index=numbers.index, dtype="str")
    )


def with_figures_renamed(alternatives: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
    """The other readings of figures, each figure by the id that it goes by beside a figures table."""
    return alternatives.assign(figure=alternatives["figure"].map(lambda name: ids.get(name, name)))


def named_by(profile: Profile, document: pd.DataFrame) -> Profile:
    """The profile under the name in the document's title, where department.toml has none."""
    return named(profile, next(iter(document["value"][document["item"] == "organisation"]), ""))


def note_on_name(profile: Profile, document: pd.DataFrame, language: str) -> list[str]:
    """What stands for the name of a department that department.toml does not name."""
    if profile.is_named:
        return []
    titled = named_by(profile, document)
    if not titled.is_named:
        return [say("read.unnamed", language, id=profile.id)]
    source = next(iter(document["source"]))
    return [say("read.named_by_title", language, path=source, name=titled.name_zh)]
