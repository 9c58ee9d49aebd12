"""tables.xlsx of each kind of page: of a department's year, of its years, of a year's departments.

Its tests: test_tables_workbook.py.
"""

from decimal import Decimal

import pandas as pd

from helpers.frames import Row, records
from helpers.measure import COMPARED
from helpers.schema import GRADES, OUTCOMES, RATIO_NAMED, STATUSES
from helpers.show.compare_views import CompareView
from helpers.show.tabling import measure_word
from helpers.show.texts import by_grade
from helpers.show.trend_views import TrendView
from helpers.show.views import View, word
from helpers.show.workbook_facts import fact_sheets, table_sheet
from helpers.show.workbooks import (
    MONEY,
    PLAIN,
    SHARE,
    WORDS,
    Formula,
    TableSheet,
    Workbook,
    columns,
    exact_cell,
    quotient_formula,
)

_FINDINGS = dict.fromkeys(("lead", "grade", "subject", "sentence", "reply", "state", "id"), WORDS)
_COUNTS = {"lead": WORDS, "theme": WORDS, "subject": WORDS, "item": WORDS, "printed": WORDS,
           "value": PLAIN, "lower": PLAIN, "upper": PLAIN, "unit": WORDS}  # fmt: skip
_FIGURES = {"number": PLAIN, "subject": WORDS, "item": WORDS, "period": WORDS, "value": PLAIN, "unit": WORDS,
            "phrase": WORDS, "source": WORDS, "locator": WORDS, "id": WORDS}  # fmt: skip


def report_workbook(
    facts: pd.DataFrame, counts: pd.DataFrame, checks: pd.DataFrame, findings: pd.DataFrame, view: View
) -> Workbook:
    """The tables of a department's year: amounts, ratios, activities, identities, findings, figures."""
    done = [_activity_cells(view, row) for row in records(counts)]
    found = [_finding_row(view, row) for row in by_grade(findings)]
    cited = [_cited_row(view, row) for row in view.figures.values()]
    sheets = (
        *fact_sheets(view, {"": records(facts)}),
        table_sheet(view, "sheet_activities", done, _own_fields(_COUNTS)),
        _checks_sheet(view, records(checks)),
        table_sheet(view, "sheet_findings", found, _own_fields(_FINDINGS)),
        table_sheet(view, "sheet_figures", cited, _FIGURES),
    )
    return Workbook(sheets, view.say("workbook"))


def _own_fields(fields: dict[str, str]) -> dict[str, str]:
    return {name: form for name, form in fields.items() if name != "lead"}


def _activity_cells(view: View, row: Row, lead: str = "") -> Row:
    return row | {"lead": lead, "item": measure_word(row, view), "printed": view.quantity(row)}


def _finding_row(view: View, row: Row, lead: str = "") -> Row:
    grade = word(GRADES, row["grade"], view.language)
    return row | {"lead": lead, "grade": grade, "subject": view.subject(row["subject"])}


def _cited_row(view: View, row: Row) -> Row:
    item = row["label"] or measure_word(row, view)
    return row | {"number": str(view.numbers[row["id"]]), "item": item, "subject": view.subject(row["line"])}


def _checks_sheet(view: View, checks: list[Row]) -> TableSheet:
    """Identities with both sides; the difference is a formula."""
    names = ("subject", "note", "outcome", "left", "right", "difference", "tolerance")
    at = columns(names)
    rows = []
    for place, row in enumerate(checks, start=2):
        left, right = f"{at['left']}{place}", f"{at['right']}{place}"
        difference = Formula(f'=IF(COUNT({left},{right})<2,"",{left}-{right})')
        outcome = word(OUTCOMES, row["outcome"], view.language)
        sides = (exact_cell(row["left"]), exact_cell(row["right"]), difference, exact_cell(row["tolerance"]))
        rows.append([view.subject(row["subject"]), row["reason"], outcome, *sides])
    heads = tuple(view.say(f"column_{name}") for name in names)
    return TableSheet(
        view.say("sheet_checks"), heads, rows, (WORDS, WORDS, WORDS, PLAIN, PLAIN, PLAIN, PLAIN)
    )


def trend_workbook(page: TrendView) -> Workbook:
    """The tables of a department's years: amounts, ratios, activities and findings of each."""
    view, trend = page.newest, page.trend
    facts = {year: records(own) for year, own in trend.facts.items()}
    counts = [
        _activity_cells(page.views[year], row, year)
        for year, own in trend.counts.items()
        for row in records(own)
    ]
    found = [_finding_row(view, row, year) for year, own in trend.findings.items() for row in records(own)]
    sheets = (
        *fact_sheets(view, facts, view.say("column_year")),
        table_sheet(view, "sheet_activities", counts, _COUNTS),
        table_sheet(view, "sheet_findings", found, _FINDINGS),
    )
    return Workbook(sheets, view.say("workbook"))


def compare_workbook(page: CompareView) -> Workbook:
    """A row a department with its amounts and ratios, and every finding, in English by its kind.

    The sentences of findings are kept in Chinese alone.
    """
    rows = []
    for row in records(page.comparison.findings):
        told = row["sentence"] if page.language == "zh" else page.rule_label(row["rule"])
        rows.append(_finding_row(page.plain, row | {"sentence": told}, page.name(row["department"])))
    return Workbook(
        (_departments_sheet(page), table_sheet(page.plain, "sheet_findings", rows, _FINDINGS)),
        page.say("workbook"),
    )


def _departments_sheet(page: CompareView) -> TableSheet:
    """Departments as rows: each amount once, each compared ratio as a formula over two of them."""
    amounts = list(dict.fromkeys((subject, part) for subject, fact in COMPARED for part in _parts(fact)))
    first = [page.say("compare_department"), page.say("column_id")]
    heads = [*first, *(page.label(*place) for place in (*amounts, *COMPARED)), page.say("compare_score"),
             page.say("sheet_findings")]  # fmt: skip
    at = columns([*first, *amounts, *COMPARED])
    rows = [
        _department_cells(page, department, amounts, at, place)
        for place, department in enumerate(page.comparison.departments, start=2)
    ]
    formats = (WORDS, WORDS, *(MONEY for _ in amounts), *(SHARE for _ in COMPARED), PLAIN, PLAIN)
    return TableSheet(page.say("sheet_departments"), tuple(heads), rows, formats)


def _parts(fact: str) -> tuple[str, str]:
    return RATIO_NAMED[fact].numerator, RATIO_NAMED[fact].denominator


def _department_cells(page: CompareView, department: str, amounts: list, at: dict, place: int) -> list:
    """One department: the parts of its ratios, the ratios, its score and how many findings it has."""
    parts = _amounts_of(page, department)
    ratios = [
        _ratio_cell(page, department, subject, fact, [f"{at[subject, part]}{place}" for part in _parts(fact)])
        for subject, fact in COMPARED
    ]
    score = page.comparison.scores.get(department)
    own = None if score is None else Decimal(score.numerator) / score.denominator
    found = page.findings_by_department.get(department, 0)
    return [
        page.name(department),
        department,
        *(parts.get(amount) for amount in amounts),
        *ratios,
        own,
        found,
    ]


def _amounts_of(page: CompareView, department: str) -> dict[tuple[str, str], Decimal]:
    """A department's amounts as far as its compared ratios have them."""
    found = {}
    for subject, fact in COMPARED:
        row = page.comparison.row(department, subject, fact)
        for side, part in zip(("numerator", "denominator"), _parts(fact), strict=True):
            if row and row[side] and ".." not in row[side]:
                found[subject, part] = Decimal(row[side])
    return found


def _ratio_cell(page: CompareView, department: str, subject: str, fact: str, cells: list[str]) -> Formula:
    """A ratio as a formula; the word of its status where it has no number."""
    row = page.comparison.row(department, subject, fact)
    status = word(STATUSES, row["status"] if row else "unknown", page.language)
    return quotient_formula(*cells, f'"{status}"', word(STATUSES, "undefined", page.language))
