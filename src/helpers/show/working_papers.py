"""复核底稿.xlsx: what a review office files of a department-year, a row a finding; counts and derived numbers live.

It stays in the office: the derivations that nobody sends stand in a sheet of it.

Its tests: test_working_papers.py.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

import pandas as pd

from helpers.frames import Row, records
from helpers.measure import RULE_NAMED
from helpers.quantities import in_yuan
from helpers.schema import (
    FINDING_STATES,
    GRADES,
    MONEY_UNITS,
    RATIO_NAMED,
    RATIOS,
    READING_GRADE,
    STATUSES,
)
from helpers.show.views import View, word
from helpers.show.workbooks import (
    MONEY,
    PLAIN,
    SHARE,
    WORDS,
    Formula,
    TableSheet,
    Value,
    Workbook,
    columns,
    exact_cell,
    quotient_formula,
)

FILE = "复核底稿"

_FINDINGS = {"number": PLAIN, "unit_name": WORDS, "material": WORDS, "locator": WORDS, "kind": WORDS, "described": WORDS,
             "involved": MONEY, "ground": WORDS, "advice": WORDS, "feedback": WORDS, "adopted": WORDS,
             "reviewer": WORDS, "approver": WORDS}  # fmt: skip
_COUNTED = {"kind": WORDS, "count": PLAIN, "involved": MONEY, "answered": PLAIN}
_DERIVED = {"subject": WORDS, "item": WORDS, "numerator": PLAIN, "denominator": PLAIN, "value": SHARE,
            "status": WORDS, "note": WORDS, "phrase": WORDS}  # fmt: skip

_LAST_COUNTED = 2_000
"""The row to which counts look at least, so that a row that a person adds is counted too."""

_MOST_PHRASES = 6


class _Profile(Protocol):
    """What is asked of a department's profile."""

    name_zh: str
    name_en: str


class Reviewed(Protocol):
    """What is asked of a department-year beside its findings: whose it is, its document, what was decided."""

    profile: _Profile
    document: pd.DataFrame
    decisions: pd.DataFrame


def working_paper(
    findings: pd.DataFrame, checks: pd.DataFrame, facts: pd.DataFrame, source: Reviewed, view: View
) -> Workbook:
    """The findings with what a working paper says of each, their counts, and the ratios that follow from the figures."""
    grades = [grade.name for grade in (*GRADES, READING_GRADE)]
    found = sorted(records(findings), key=lambda row: grades.index(row["grade"]))
    paper = _Paper(checks, source, view)
    rows = [[place, *paper.cells(row)] for place, row in enumerate(found, start=1)]
    sheets = (
        TableSheet(view.say("sheet_paper"), _heads(view, _FINDINGS), rows, tuple(_FINDINGS.values())),
        _counts_sheet(view, max(_LAST_COUNTED, len(rows) + 1)),
        _derived_sheet(view, records(facts)),
    )
    return Workbook(sheets, view.say("working_paper"), FILE)


def _heads(view: View, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(view.say(f"column_{name}") for name in fields)


class _Paper:
    """What is the same for all rows of the findings: the unit, the material, who decided, what identities differ by."""

    def __init__(self, checks: pd.DataFrame, source: Reviewed, view: View):
        self._view = view
        profile = source.profile
        self._unit = profile.name_zh if view.language == "zh" else profile.name_en or profile.name_zh
        drafts = source.document[source.document["item"] == "draft"]
        self._drafts = dict(zip(drafts["source"], drafts["value"], strict=True))
        typed = (row["source"] for row in view.figures.values())
        self._files = list(dict.fromkeys([*source.document["source"]] or typed))
        self._deciders = dict(zip(source.decisions["id"], source.decisions["by"], strict=True))
        self._differences = {
            frozenset(row["figures"].split()): row["difference"]
            for row in records(checks)
            if row["outcome"] == "fails" and row["difference"] and ".." not in row["difference"]
        }

    def cells(self, finding: Row) -> list[Value]:
        """A finding's cells after its number."""
        view, rule = self._view, RULE_NAMED[finding["rule"]]
        cited = [view.figures[name] for name in finding["figures"].split() if name in view.figures]
        ground = rule.ground.zh if view.language == "zh" else rule.ground.en
        printed = _phrases(cited)
        return [
            self._unit,
            self._material(cited),
            view.place(finding["locator"]),
            word((*GRADES, READING_GRADE), finding["grade"], view.language),
            finding["sentence"],
            self._involved(finding, cited),
            view.say("paper_ground", ground=ground, printed=printed) if printed else ground,
            rule.asked(view.subject(finding["subject"]), view.language),
            finding["reply"],
            word(FINDING_STATES, finding["state"], view.language),
            self._deciders.get(finding["id"], ""),
            "",
        ]

    def _material(self, cited: list[Row]) -> str:
        """The files that a finding rests on, all that were read where it cites none; a report's with its draft."""
        files = dict.fromkeys(row["source"] for row in cited) or self._files
        return self._view.say("semicolon").join(self._with_draft(file) for file in files)

    def _with_draft(self, file: str) -> str:
        draft = self._drafts.get(file, "")
        return self._view.say("paper_draft", file=file, number=draft) if draft else file

    def _involved(self, finding: Row, cited: list[Row]) -> Decimal | None:
        """The money that a finding is about: what its identity differs by, else the largest amount that it cites."""
        if not self._view.is_money(finding["figures"]):
            return None
        difference = self._differences.get(frozenset(finding["figures"].split()))
        sizes = [abs(Decimal(difference))] if difference else [*filter(None, map(_size_of, cited))]
        return _in_view(max(sizes), self._view) if sizes else None


def _size_of(figure: Row) -> Decimal | None:
    """An amount's size in the currency's main unit; None where its unit is no unit of money."""
    if not figure["value"] or figure["unit"] not in MONEY_UNITS:
        return None
    return abs(in_yuan(Decimal(figure["value"]), figure["unit"]))


def _in_view(amount: Decimal, view: View) -> Decimal:
    """An amount in the unit of the page's amounts."""
    return amount.scaleb(-4) if view.language == "zh" else amount


def _phrases(figures: list[Row]) -> str:
    """The printed words of the first figures."""
    return " | ".join(list(dict.fromkeys(row["phrase"] for row in figures if row["phrase"]))[:_MOST_PHRASES])


def _counts_sheet(view: View, last: int) -> TableSheet:
    """Findings by grade, counted where the sheet is opened; the last two rows are the whole and what a filter leaves."""
    at, paper = columns(_FINDINGS), view.say("sheet_paper")
    area = {name: f"'{paper}'!${at[name]}$2:${at[name]}${last}" for name in ("kind", "involved", "feedback")}
    rows: list[list[Value]] = []
    for place, grade in enumerate((*GRADES, READING_GRADE), start=2):
        name = word((*GRADES, READING_GRADE), grade.name, view.language)
        rows.append([
            name,
            Formula(f"=COUNTIF({area['kind']},A{place})"),
            Formula(f"=SUMIF({area['kind']},A{place},{area['involved']})"),
            Formula(f'=COUNTIFS({area["kind"]},A{place},{area["feedback"]},"?*")'),
        ])  # fmt: skip
    end = len(rows) + 1
    rows.append([view.say("paper_total"), *(Formula(f"=SUM({letter}2:{letter}{end})") for letter in "BCD")])
    shown = [Formula(f"=SUBTOTAL({way},{area[name]})") for way, name in ((103, "kind"), (109, "involved"))]
    rows.append([view.say("paper_filtered"), *shown, None])
    return TableSheet(view.say("sheet_counts"), _heads(view, _COUNTED), rows, tuple(_COUNTED.values()))


def _derived_sheet(view: View, facts: list[Row]) -> TableSheet:
    """Ratios and averages that the program worked out: what is divided, by what, and the words of both."""
    at = columns(_DERIVED)
    ratios = [row for row in facts if row["fact"] in RATIO_NAMED and row["status"] in ("ok", "bounded")]
    rows = [_derived_cells(view, row, at, place) for place, row in enumerate(ratios, start=2)]
    return TableSheet(view.say("sheet_derived"), _heads(view, _DERIVED), rows, tuple(_DERIVED.values()))


def _derived_cells(view: View, row: Row, at: dict[str, str], place: int) -> list[Value]:
    cells = [f"{at[name]}{place}" for name in ("numerator", "denominator", "status")]
    cited = [view.figures[name] for name in row["figures"].split() if name in view.figures]
    return [
        view.subject(row["subject"]),
        word(RATIOS, row["fact"], view.language),
        exact_cell(row["numerator"]),
        exact_cell(row["denominator"]),
        quotient_formula(*cells, word(STATUSES, "undefined", view.language)),
        word(STATUSES, row["status"], view.language),
        row["reason"],
        _phrases(cited),
    ]
