"""Points by local scales: a scale is data that a person names, what its lines mean stands here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import pandas as pd

from helpers import schema
from helpers.errors import InputError, did_you_mean, in_quotes
from helpers.frames import Row, records
from helpers.measure.figures import as_text, joined, listed, said_in, sentence
from helpers.measure.indicator_sources import INDICATORS
from helpers.settings import Band, LineScale, ScaleLine

COLUMNS = ("line", "value", "points", "full", "rule", "reason", "by", "figures")

_STEPS: dict[str, Callable[[Fraction], Fraction | int]] = {
    "whole": floor,
    "begun": ceil,
    "proportional": lambda steps: steps,
}

COMPLETION = "completion_with_carryover"
"""预算完成率 of the Hunan county form: what was not carried over of all that could be spent."""

_PARTS = ("opening", "initial", "upward_adjustment", "carryover")


def check_scale(scale: LineScale | None) -> None:
    """Raises InputError, with the lines, for a scale with a line on a ratio that there is not."""
    if scale is None:
        return
    known = _ratios_known()
    problems = [
        f"line {number} ({line.name}): of: {in_quotes(line.of)} is no ratio; {did_you_mean(line.of, known)}"
        for number, line in enumerate(scale.lines, start=1)
        if line.way != "person" and line.of not in known
    ]
    if problems:
        raise InputError(scale.file, problems)


def _ratios_known() -> list[str]:
    indicators = [indicator.name for indicator in INDICATORS if indicator.source]
    return [*indicators, *(ratio.name for ratio in schema.RATIOS), COMPLETION]


def judged_by_people(language: str = "zh") -> list[str]:
    """The indicators of 财预〔2013〕53号 that only a person can score."""
    return [said_in(indicator, language) for indicator in INDICATORS if indicator.source is None]


def points(line: ScaleLine, value: Fraction, step: str = "whole") -> Fraction:
    """The points that a line gives to a ratio; `step` says what a part of a step beyond the limit takes off.

    >>> line = ScaleLine("", "", "", Fraction(5), "above", limit=Fraction(1), each=Fraction(1, 2))
    >>> [str(points(line, Fraction("1.025"), step)) for step in ("whole", "begun", "proportional")]
    ['4', '7/2', '15/4']
    """
    if line.way == "bands":
        return next((band.points for band in line.bands if _is_in(value, band, line.ends)), Fraction(0))
    if line.way == "share":
        return line.full * min(Fraction(1), max(Fraction(0), value))
    beyond = value - line.limit if line.way == "above" else line.limit - value
    steps = _STEPS[step](max(Fraction(0), beyond) / line.per)
    return max(Fraction(0), line.full - steps * line.each)


def _is_in(value: Fraction, band: Band, ends: str) -> bool:
    """Whether a ratio is in a band, one of whose ends belongs to it."""
    if ends == "upper":
        return (band.low is None or value > band.low) and (band.high is None or value <= band.high)
    return (band.low is None or value >= band.low) and (band.high is None or value < band.high)


@dataclass(frozen=True)
class Scored:
    """What a scale gives to a department-year: a row a line (COLUMNS), and entries of people that fit no line of it."""

    scale: LineScale
    rows: pd.DataFrame
    unused: tuple[str, ...] = ()

    @property
    def given(self) -> Fraction:
        """The points of the lines that could be scored."""
        return sum((Fraction(row["points"]) for row in self._known), start=Fraction(0))

    @property
    def scorable(self) -> Fraction:
        """The full points of these lines."""
        return sum((Fraction(row["full"]) for row in self._known), start=Fraction(0))

    @property
    def whole(self) -> Fraction:
        """The full points of all lines."""
        return sum((line.full for line in self.scale.lines), start=Fraction(0))

    @property
    def _known(self) -> list[Row]:
        return [row for row in records(self.rows) if row["points"]]

    def in_words(self, language: str = "zh") -> str:
        """The sentence that goes with the lines."""
        told = {"given": self.given, "scorable": self.scorable, "rest": self.whole - self.scorable}
        values = {name: as_text(value) for name, value in told.items()}
        unused = listed(self.unused, language)
        more = sentence("scale_unused", language, names=unused) if self.unused else ""
        return sentence("scale_sum", language, scale=self.scale.name, **values) + more


def scored(
    scale: LineScale | None,
    facts: pd.DataFrame,
    indicators: pd.DataFrame,
    marks: pd.DataFrame,
    language: str = "zh",
) -> Scored | None:
    """What a scale of ratios gives to a department-year; None without one.

    A ratio that is not one number gets no points, and a line that only a person
    can score has those of `marks` (schema.MARKS), with their reason. No score is
    made up: each reason says which setting was used, or what is missing. `facts`
    and `indicators` are of the same figures.
    """
    if scale is None or not scale.lines:
        return None
    ratios = _ratios_of(facts, indicators, language)
    typed = {row["item"]: row for row in records(marks)}
    rows = [_row_of(line, ratios, typed, scale.step, language) for line in scale.lines]
    names = {line.name for line in scale.lines}
    unused = tuple(name for name in typed if name not in names)
    return Scored(scale, pd.DataFrame(rows, columns=list(COLUMNS), dtype="str"), unused)


def _ratios_of(facts: pd.DataFrame, indicators: pd.DataFrame, language: str) -> dict[str, Row]:
    """Every ratio of the department itself by its name; an indicator's name goes before a fact's."""
    own = {row["fact"]: row for row in records(facts[facts["subject"] == schema.DEPARTMENT])}
    told = {row["name"]: row for row in records(indicators)}
    return own | {COMPLETION: _completion_row(own, language)} | told


def _completion_row(own: Mapping[str, Row], language: str) -> Row:
    """The ratio of COMPLETION as a fact's row."""
    rows = [own.get(name, {"status": "unknown"}) for name in _PARTS]
    missing = [name for name, row in zip(_PARTS, rows, strict=True) if row["status"] != "ok"]
    if missing:
        labels = [said_in(term, language) for term in schema.AMOUNTS if term.name in missing]
        reason = sentence("scale_missing", language, items=listed(labels, language))
        return {"status": "unknown", "reason": reason}
    share = completion_with_carryover(*(Fraction(row["value"]) for row in rows))
    ids = dict.fromkeys(name for row in rows for name in row["figures"].split())
    status = "undefined" if share is None else "ok"
    return {
        "value": "" if share is None else as_text(share),
        "status": status,
        "reason": "",
        "figures": " ".join(ids),
    }


def _row_of(
    line: ScaleLine, ratios: Mapping[str, Row], typed: Mapping[str, Row], step: str, language: str
) -> Row:
    """One line's points, or why there are none."""
    name = line.name if language == "zh" else line.name_en or line.name
    row = dict.fromkeys(COLUMNS, "") | {
        "line": name,
        "full": as_text(line.full),
        "rule": rule_in_words(line, language),
    }
    if line.way == "person":
        return row | _from_person(line, typed.get(line.name), language)
    ratio = ratios.get(line.of, {"status": "unknown", "reason": "", "figures": ""})
    more = [sentence("scale_mark_idle", language)] if line.name in typed else []
    if ratio["status"] != "ok":
        reason = joined([sentence("not_scored", language), ratio["reason"], *more], language)
        return row | {"reason": reason}
    setting = [sentence(f"step_{step}", language)] if line.way in ("above", "below") else []
    return row | {
        "value": ratio["value"],
        "points": as_text(points(line, Fraction(ratio["value"]), step)),
        "reason": joined([*setting, ratio["reason"], *more], language),
        "figures": ratio["figures"],
    }


def _from_person(line: ScaleLine, mark: Row | None, language: str) -> Row:
    """The points that a person gave, with the reason; what is more than the line has is not taken."""
    if mark is None:
        return {"reason": sentence("scale_waits", language)}
    if Fraction(mark["points"]) > line.full:
        return {"reason": sentence("scale_over", language, points=mark["points"], full=as_text(line.full))}
    return {"points": mark["points"], "reason": mark["reason"], "by": mark["by"]}


def rule_in_words(line: ScaleLine, language: str = "zh") -> str:
    """How a line's points are given, as a table prints it."""
    if line.way == "bands":
        bands = (
            sentence("scale_band", language, range=_range(band, line.ends), points=as_text(band.points))
            for band in line.bands
        )
        return joined(bands, language)
    told = {"full": line.full, "each": line.each}
    shares = {"limit": _percent(line.limit), "per": _percent(line.per)}
    return sentence(
        f"scale_{line.way}", language, **{name: as_text(value) for name, value in told.items()}, **shares
    )


def _range(band: Band, ends: str) -> str:
    """A band's ratios: ≤10%, >10% ≤20%."""
    return " ".join(_ends_told(band, ("＞", "≤") if ends == "upper" else ("≥", "＜")))


def _ends_told(band: Band, signs: tuple[str, str]) -> Iterator[str]:
    for sign, end in zip(signs, (band.low, band.high), strict=True):
        if end is not None:
            yield f"{sign}{_percent(end)}"


def _percent(share: Fraction) -> str:
    return f"{as_text(share * 100)}%"


def completion_with_carryover(
    opening: Fraction, initial: Fraction, additions: Fraction, closing: Fraction
) -> Fraction | None:
    """预算完成率 of the Hunan county form: what was not carried over of all that could be spent.

    >>> parts = (Fraction(text) for text in ("19.8", "1922.76", "767.86", "19.8"))
    >>> round(float(completion_with_carryover(*parts)), 4)
    0.9927
    """
    whole = opening + initial + additions
    return (whole - closing) / whole if whole > 0 else None
