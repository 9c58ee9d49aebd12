"""Where a line's years may not be compared: another scope, another unit, another definition.

Its tests: test_trend.py.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure.figures import joined as in_one_line
from helpers.measure.figures import sentence

_SCOPES = {"coverage": (), "budget": schema.BUDGETS, "fund_scope": schema.FUND_SCOPES}
_NOT_PRINTED = frozenset({"", "unknown"})
_OF_LINE = ("initial", "adjusted", "actual")
"""Amounts whose scope is a line's."""

_AMOUNT_CALLED = {word: term.name for term in schema.AMOUNTS for word in (term.name, term.zh, term.en)}
_PARTS = {ratio.name: (ratio.numerator, ratio.denominator) for ratio in schema.RATIOS}


@dataclass(frozen=True)
class Break:
    """From `year` on a subject's figures are not those of the years before; `fact` is empty where all are meant."""

    year: str
    subject: str
    fact: str
    words: str

    def concerns(self, fact: str, subject: str) -> bool:
        """Whether it parts the years of a fact: of an amount, or of a ratio that it is a part of."""
        whose = self.subject in (subject, "")
        return whose and self.fact in ("", fact, *_PARTS.get(fact, ()))


def declared_breaks(breaks: Mapping[str, Mapping[str, str]], years: Sequence[str]) -> Iterator[Break]:
    """The breaks that department.toml names, by a line or by one of the department's amounts."""
    for year, lines in sorted(breaks.items()):
        for line, words in lines.items():
            fact = _AMOUNT_CALLED.get(line, "")
            if year in years:
                yield Break(year, schema.DEPARTMENT if fact else line, fact, words)


def breaks_of_scope(
    facts: Mapping[str, pd.DataFrame], figures: Mapping[str, Mapping[str, Row]], language: str
) -> Iterator[Break]:
    """Breaks where the printed scope of a line is another one than in the year before that has it."""
    before: dict[tuple[str, str], set[str]] = {}
    for year, own in facts.items():
        for subject, rows in _rows_of_lines(own, figures[year]).items():
            changes = []
            for column in _SCOPES:
                printed = {row[column] for row in rows} - _NOT_PRINTED
                earlier = before.get((subject, column), set())
                if printed and earlier and not printed & earlier:
                    changes.append(_scope_change(column, earlier, printed, language))
                before[subject, column] = printed or earlier
            if changes:
                yield Break(year, subject, "", in_one_line(changes, language))


def _rows_of_lines(facts: pd.DataFrame, figures: Mapping[str, Row]) -> dict[str, list[Row]]:
    """The printed rows that each line's own amounts rest on."""
    found: dict[str, list[Row]] = {}
    for fact in records(facts[facts["fact"].isin(_OF_LINE) & (facts["subject"] != schema.ALL_PROJECTS)]):
        cited = [figures[name] for name in fact["figures"].split() if name in figures]
        found.setdefault(fact["subject"], []).extend(row for row in cited if row["kind"] == "money")
    return found


def _scope_change(column: str, before: set[str], after: set[str], language: str) -> str:
    old, new = (_scope_in_words(column, words, language) for words in (before, after))
    return sentence("break_of_scope", language, before=old, after=new)


def _scope_in_words(column: str, names: set[str], language: str) -> str:
    known = {term.name: term for term in _SCOPES[column]}
    return "/".join(getattr(known[name], language) if name in known else name for name in sorted(names))


def breaks_of_units(counts: Mapping[str, pd.DataFrame], language: str) -> Iterator[Break]:
    """Breaks where what is counted has another unit than in the year before that has it."""
    before: dict[tuple[str, str], str] = {}
    for year, own in counts.items():
        for (subject, measure), rows in own.groupby(["subject", "measure"], sort=False):
            units = set(rows["unit"])
            if len(units) > 1:
                continue
            unit, earlier = units.pop(), before.get((subject, measure))
            if earlier not in (None, unit):
                words = sentence("break_of_unit", language, before=earlier, after=unit)
                yield Break(year, str(subject), str(measure), words)
            before[str(subject), str(measure)] = unit
