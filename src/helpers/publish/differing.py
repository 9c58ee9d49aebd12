"""Two department-years, or two pages, number by number: what changed, from what to what, and because of which figure.

Its tests: test_diff.py.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.frames import Row, records
from helpers.measure import Measured, Moved, moved
from helpers.messages import LANGUAGES, say
from helpers.publish.page_numbers import read_page
from helpers.read import department_id, processed_folder
from helpers.show import View, fact_label, view

MOST_BYTES_OF_TABLE = 256_000_000
PAGES = (".html", ".htm")
_COMMAND = "jixiao process"
_TABLES = ("figures", "facts", "checks", "findings")


class Compared(Protocol):
    """A side of a comparison: what it measures, and the figures that were printed, by their ids."""

    @property
    def measured(self) -> Measured:
        """Its facts, identities and findings."""

    @property
    def printed(self) -> dict[str, Row]:
        """Its figures, with phrase, value, unit and measure."""

    def named(self, row: Row, language: str) -> str:
        """What a fact is, in words."""

    def shown(self, row: Row, language: str) -> str:
        """The number of a fact."""


@dataclass(frozen=True)
class ComparedYear:
    """The tables of a processed department-year."""

    year: str
    figures: pd.DataFrame
    measured: Measured

    @cached_property
    def printed(self) -> dict[str, Row]:
        """Its figures by their ids."""
        return {row["id"]: row for row in records(self.figures)}

    @cached_property
    def _pages(self) -> dict[str, View]:
        """What its numbers are shown through, by language; facts of its own year have no period here."""
        return {own: view(self.measured.facts, self.figures, "", own) for own in LANGUAGES}

    def named(self, row: Row, language: str) -> str:
        """Whose amount or ratio a fact is, and of which year if not of its own."""
        subject, ratio = self._pages[language].subject(row["subject"]), fact_label(row["fact"], language)
        period = f" {row['period']}" if row["period"] else ""
        return say("show.of", language, subject=subject, ratio=ratio) + period

    def shown(self, row: Row, language: str) -> str:
        """The number of a fact; of another year as it stands in the table."""
        if row["period"]:
            return row["value"] or row["status"]
        return self._pages[language].cell(row["fact"], row["subject"])


def lines_of_differences(data_dir: Path, old: str, new: str, language: str = "zh") -> Iterator[str]:
    """A line for each number, identity and finding that differs, then how many changed and how many did not.

    `old` and `new` are two pages, or processed folders, or `department/year` in
    the data. Raises JixiaoError for one that is not there.
    """
    before, after = _compared(data_dir, old, new)
    found = moved(before.measured, after.measured)
    yield from _facts_told(found, before, after, language)
    yield from _checks_told(found, language)
    for way, rows in (("appeared", found.appeared), ("gone", found.gone)):
        yield from (
            f"{say(f'show.moved_{way}', language)}  {row['grade']}  {row['sentence']}" for row in rows
        )
    changed = len(found.facts) + len(found.checks)
    yield say("show.moved_count", language, count=changed, same=found.same)


def _compared(data_dir: Path, old: str, new: str) -> tuple[Compared, Compared]:
    """Both sides, of one kind and in one language."""
    are_pages = [Path(place).suffix.lower() in PAGES for place in (old, new)]
    if all(are_pages):
        before, after = read_page(Path(old)), read_page(Path(new))
        if before.language != after.language:
            raise JixiaoError(f"{old}, {new}: in two languages; name two pages in one")
        return before, after
    if any(are_pages):
        raise JixiaoError(f"{old}, {new}: a page is compared with a page, a folder with a folder")
    return _of_their_own_years(*(_compared_year(data_dir, place) for place in (old, new)))


def _of_their_own_years(before: ComparedYear, after: ComparedYear) -> tuple[ComparedYear, ComparedYear]:
    """Two years without what each says of others: of one year all that is said of any."""
    if before.year == after.year:
        return before, after
    return _of_its_own_year(before), _of_its_own_year(after)


def _of_its_own_year(own: ComparedYear) -> ComparedYear:
    facts = own.measured.facts
    return replace(own, measured=replace(own.measured, facts=facts[facts["period"] == ""]))


def _compared_year(data_dir: Path, place: str) -> ComparedYear:
    """The tables of a folder, or of a department's year."""
    folder = Path(place)
    if not (folder / "facts.csv").is_file() and not folder.is_absolute() and len(folder.parts) == 2:
        department, _, year = place.partition("/")
        folder = processed_folder(data_dir, department_id(department), year)
    tables = {name: _table_in(folder, name) for name in _TABLES}
    facts = tables["facts"]
    own = facts["period"].where(facts["period"] != folder.name, "")
    measured = Measured(facts.assign(period=own), tables["checks"], tables["findings"])
    figures = tables["figures"]
    with_lines = figures.assign(line=figures["subject"])
    return ComparedYear(folder.name, with_lines, measured)


def _table_in(folder: Path, name: str) -> pd.DataFrame:
    try:
        content = read_plain(folder / f"{name}.csv", folder, MOST_BYTES_OF_TABLE)
    except (FileNotFoundError, NotADirectoryError):
        raise JixiaoError(
            f"{folder}: no processed tables; name a processed folder, or department/year"
        ) from None
    table = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False, encoding="utf-8")
    if missing := set(schema.names(schema.TABLES[name])) - set(table.columns):
        raise JixiaoError(f"{folder}: no column {', '.join(sorted(missing))} in {name}.csv; run {_COMMAND}")
    return table


def _facts_told(found: Moved, before: Compared, after: Compared, language: str) -> Iterator[str]:
    """Each fact that differs, with the figures that are why."""
    sides = before, after
    for pair in found.facts:
        name = next(side.named(row, language) for side, row in zip(sides, pair, strict=True) if row)
        old, new = (side.shown(row, language) if row else "—" for side, row in zip(sides, pair, strict=True))
        yield f"{name}  {old} → {new}{_because(pair, [side.printed for side in sides], language)}"


def _because(pair: tuple[Row | None, Row | None], printed: list[dict[str, Row]], language: str) -> str:
    """The figures of a fact that are on one side alone, or have another value there."""
    sides = []
    for own, here, there in zip(pair, printed, reversed(printed), strict=True):
        cited = own["figures"].split() if own else []
        sides.append([here[name]["phrase"] for name in cited if name in here and _is_new(name, here, there)])
    if not any(sides):
        return ""
    words = [say("publish.diff_and", language).join(side) or "—" for side in sides]
    return say("publish.diff_because", language, old=words[0], new=words[1])


def _is_new(name: str, here: dict[str, Row], there: dict[str, Row]) -> bool:
    other = there.get(name)
    return other is None or any(
        other[column] != here[name][column] for column in ("value", "unit", "measure")
    )


def _checks_told(found: Moved, language: str) -> Iterator[str]:
    """Each identity that comes out otherwise."""
    words = {term.name: getattr(term, language) for term in schema.OUTCOMES}
    for pair in found.checks:
        row = next(own for own in reversed(pair) if own)
        outcomes = [words.get(own["outcome"], own["outcome"]) if own else "—" for own in pair]
        whose = f"{row['subject']}  " if row["subject"] else ""
        yield f"{whose}{row['reason']}  {outcomes[0]} → {outcomes[1]}"
