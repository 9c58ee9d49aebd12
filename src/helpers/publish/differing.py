"""Two department-years number by number: what changed, from what to what, and because of which figure.

Its tests: test_diff.py.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.frames import Row, records
from helpers.measure import Measured, Moved, moved
from helpers.messages import say
from helpers.read import department_id, processed_folder
from helpers.show import View, fact_label, view

MOST_BYTES_OF_TABLE = 256_000_000
_COMMAND = "jixiao process"
_TABLES = ("figures", "facts", "checks", "findings")


@dataclass(frozen=True)
class ComparedYear:
    """The tables of a processed department-year."""

    year: str
    figures: pd.DataFrame
    measured: Measured

    def page(self, language: str) -> View:
        """What its numbers are shown through; facts of its own year have no period here."""
        return view(self.measured.facts, self.figures, "", language)


def lines_of_differences(data_dir: Path, old: str, new: str, language: str = "zh") -> Iterator[str]:
    """A line for each number, identity and finding that differs, then how many changed and how many did not.

    `old` and `new` are processed folders, or `department/year` in the data.
    Raises JixiaoError for one that is not there.
    """
    before, after = _of_their_own_years(*(_compared_year(data_dir, place) for place in (old, new)))
    found = moved(before.measured, after.measured)
    yield from _facts_told(found, before, after, language)
    yield from _checks_told(found, language)
    for way, rows in (("appeared", found.appeared), ("gone", found.gone)):
        yield from (
            f"{say(f'show.moved_{way}', language)}  {row['grade']}  {row['sentence']}" for row in rows
        )
    changed = len(found.facts) + len(found.checks)
    yield say("show.moved_count", language, count=changed, same=found.same)


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
    if not (folder / "facts.csv").is_file():
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


def _facts_told(found: Moved, before: ComparedYear, after: ComparedYear, language: str) -> Iterator[str]:
    """Each fact that differs, with the figures that are why."""
    pages = [own.page(language) for own in (before, after)]
    printed = [{row["id"]: row for row in records(own.figures)} for own in (before, after)]
    for pair in found.facts:
        row = next(own for own in pair if own)
        if row["period"]:
            shown = [own["value"] or own["status"] if own else "—" for own in pair]
        else:
            shown = [
                page.cell(row["fact"], row["subject"]) if own else "—"
                for page, own in zip(pages, pair, strict=True)
            ]
        name = say(
            "show.of",
            language,
            subject=pages[0].subject(row["subject"]),
            ratio=fact_label(row["fact"], language),
        )
        period = f" {row['period']}" if row["period"] else ""
        yield f"{name}{period}  {shown[0]} → {shown[1]}{_because(pair, printed, language)}"


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
        outcomes = [words[own["outcome"]] if own else "—" for own in pair]
        yield f"{row['subject']}  {row['reason']}  {outcomes[0]} → {outcomes[1]}"
