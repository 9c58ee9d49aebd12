"""A scale in a file of its own: its lines with bands that leave no gap, and points that come to its total.

Its tests: test_scales.py.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from helpers.errors import InputError, did_you_mean, in_quotes
from helpers.quantities import plain
from helpers.read.profiles import ScaleEntry, checked_file
from helpers.settings import Band, LineScale, ScaleLine

_KEYS = ("name", "name_en", "of", "full", "bands", "ends", "above", "below", "each", "per", "share", "person")
_WAYS = ("bands", "above", "below", "share", "person")

_Entry = dict[str, Any]


class ScaleFile(ScaleEntry):
    """A scale's file: the keys of office.toml's table [scale], or lines of ratios with their points."""

    way: Literal["proportional", "all_or_nothing", ""] = ""
    source: str = ""
    total: float | int | None = None
    step: Literal["whole", "begun", "proportional"] = "whole"
    line: list[_Entry] = []


def read_scale(path: Path) -> LineScale:
    """The scale in a file of its own: keys as in office.toml's table [scale], and the lines of ratios, if it has some.

    Raises InputError with all problems of the file: a gap between bands, two bands
    of one ratio, points that do not come to the total, each with its line.
    """
    entry = checked_file(path, ScaleFile, {})
    problems: list[str] = []
    lines = [_line_of(number, each, problems) for number, each in enumerate(entry.line, start=1)]
    problems += _problems_of_whole(entry, [line for line in lines if line])
    if problems:
        raise InputError(path, problems)
    way = entry.way or ("" if lines else "proportional")
    least = Fraction(str(entry.least))
    return LineScale(entry.name, way, least, tuple(filter(None, lines)), entry.source, entry.step, str(path))


def _problems_of_whole(entry: ScaleFile, lines: list[ScaleLine]) -> Iterator[str]:
    """What is wrong with a scale of lines as a whole: its source, its total, two lines of one name."""
    if not entry.line:
        return
    if not entry.source:
        yield "key 'source' is missing; name the printed page that the lines were taken from"
    if entry.total is None:
        yield "key 'total' is missing; the points of all lines"
    whole = sum((line.full for line in lines), start=Fraction(0))
    if entry.total is not None and len(lines) == len(entry.line) and whole != Fraction(str(entry.total)):
        yield f"lines 1 to {len(lines)} come to {_as_typed(whole)} points; the total is {entry.total}"
    first: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if first.setdefault(line.name, number) != number:
            yield f"line {number} ({line.name}): line {first[line.name]} has this name too; keep one"


def _line_of(number: int, entry: _Entry, problems: list[str]) -> ScaleLine | None:
    """A line as the file has it; None, with its problems, where it is none."""
    name = entry.get("name", "")
    place = f"line {number} ({name})" if name else f"line {number}"
    found = [f"{place}: {problem}" for problem in _problems_of_line(entry)]
    if not found:
        line = _line_made(entry)
        found = [f"{place}: {problem}" for problem in (*_problems_of_bands(line), *_problems_of_points(line))]
    problems += found
    return None if found else line


def _problems_of_line(entry: _Entry) -> Iterator[str]:
    """What is wrong with a line's keys, before its numbers are looked at."""
    yield from (
        f"{in_quotes(key)} is not a key; {did_you_mean(key, _KEYS)}" for key in entry if key not in _KEYS
    )
    yield from (f"key {key!r} is missing" for key in ("name", "full") if key not in entry)
    ways = [way for way in _WAYS if way in entry]
    if len(ways) != 1:
        yield f"one of {', '.join(_WAYS)} says how points are given; found {' and '.join(ways) or 'none'}"
    if "person" not in entry and "of" not in entry:
        yield "key 'of' is missing; the ratio that points are given for"
    if ("above" in entry or "below" in entry) and "each" not in entry:
        yield "key 'each' is missing; the points that are taken off"
    if entry.get("ends", "upper") not in ("upper", "lower"):
        yield f"ends: {in_quotes(entry['ends'])} is neither upper nor lower"
    for key in ("full", "above", "below", "each", "per"):
        if key in entry and not _is_number(entry[key]):
            yield f"{key}: {in_quotes(entry[key])} is no number"
    yield from _problems_of_rows(entry.get("bands", []))


def _problems_of_rows(rows: object) -> Iterator[str]:
    """Bands that are no rows of a start, an end and points."""
    if not isinstance(rows, list):
        yield f"bands: {in_quotes(rows)} is no list of bands; as [[0, 0.1, 6], [0.1, 0.2, 4]]"
        return
    for row in rows:
        if not (isinstance(row, list) and len(row) == 3 and all(x == "" or _is_number(x) for x in row[:2])):
            yield f"bands: {in_quotes(row)} is no band; as [0, 0.1, 6], from, to and the points"
        elif not _is_number(row[2]):
            yield f"bands: {in_quotes(row[2])} is no number"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**9


def _exact(value: Any) -> Fraction:
    return Fraction(str(value))


def _line_made(entry: _Entry) -> ScaleLine:
    way = next(way for way in _WAYS if way in entry)
    bands = [
        Band(*(None if end == "" else _exact(end) for end in row[:2]), _exact(row[2]))
        for row in entry.get("bands", [])
    ]
    return ScaleLine(
        name=str(entry["name"]),
        name_en=str(entry.get("name_en", "")),
        of=str(entry.get("of", "")),
        full=_exact(entry["full"]),
        way=way,
        bands=tuple(bands),
        ends=entry.get("ends", "upper"),
        limit=_exact(entry[way]) if way in ("above", "below") else Fraction(1),
        each=_exact(entry.get("each", 0)),
        per=_exact(entry.get("per", 0.01)),
    )


def _problems_of_bands(line: ScaleLine) -> Iterator[str]:
    """Ratios that no band has, and ratios that two have."""
    if line.way != "bands":
        return
    if not line.bands:
        yield "bands: there is none"
        return
    ordered = sorted(line.bands, key=lambda band: (band.low is not None, band.low or 0))
    if ordered[0].low is not None:
        yield f"no band has what is below {_as_typed(ordered[0].low)}; begin the first with an open start"
    for before, after in pairwise(ordered):
        end, start = before.high, after.low
        if end is None or start is None or start < end:
            yield f"the bands {_band_said(before)} and {_band_said(after)} overlap"
        elif start > end:
            yield f"no band has what is between {_as_typed(end)} and {_as_typed(start)}"
    if all(band.high is not None for band in ordered):
        yield f"no band has what is above {_as_typed(ordered[-1].high)}; end the last with an open end"


def _problems_of_points(line: ScaleLine) -> Iterator[str]:
    """Points beyond the line's full ones, and full points that no band gives."""
    if line.full <= 0:
        yield f"full: {_as_typed(line.full)} points are none to give"
    if line.per <= 0 or line.each < 0:
        yield "each, per: points are taken off for a step above 0"
    over = [band for band in line.bands if not 0 <= band.points <= line.full]
    yield from (
        f"the band {_band_said(band)} gives {_as_typed(band.points)} of {_as_typed(line.full)} points"
        for band in over
    )


def _as_typed(number: Fraction | None) -> str:
    return "" if number is None else plain(Decimal(number.numerator) / number.denominator)


def _band_said(band: Band) -> str:
    """A band as it is typed.

    >>> _band_said(Band(None, Fraction(1, 10), Fraction(6)))
    '..0.1'
    """
    return f"{_as_typed(band.low)}..{_as_typed(band.high)}"
