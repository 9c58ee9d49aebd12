"""The findings of a year's departments: by kind of question, and department by department.

Its tests: test_compare_page.py.
"""

from helpers.schema import GRADES
from helpers.show.compare_views import CompareView
from helpers.show.pieces import Piece, Table, TableRow, remark
from helpers.show.tabling import make_table
from helpers.show.views import word

_MOST_KINDS, _MOST_DEPARTMENTS = 6, 100


def compare_kinds_table(page: CompareView) -> Table | Piece:
    """Each kind of question with its grades, how many departments it concerns, and how often it is asked."""
    rows = []
    for rule, own in _by_rule(page):
        grades = [grade.name for grade in GRADES if grade.name in set(own["grade"])]
        shown = page.say("enumeration").join(word(GRADES, grade, page.language) for grade in grades)
        counts = (str(own["department"].nunique()), str(len(own)), str(int((own["reply"] != "").sum())))
        rows.append(TableRow((page.rule_label(rule), shown, *counts)))
    return make_table(page.plain, "compare_kinds", rows, words=(1,))


def _by_rule(page: CompareView) -> list:
    """Rules with their findings, those of most departments first."""
    groups = [(str(rule), own) for rule, own in page.comparison.findings.groupby("rule", sort=False)]
    return sorted(groups, key=lambda group: (-group[1]["department"].nunique(), -len(group[1]), group[0]))


def compare_questions_table(page: CompareView) -> Table | Piece:
    """Departments by kind of question: the most frequent kinds in columns, the others together."""
    kinds = [rule for rule, _ in _by_rule(page)][:_MOST_KINDS]
    if not kinds:
        return remark(page.say("nothing", caption=page.say("compare_questions_caption")))
    counts = page.comparison.findings.groupby(["department", "rule"]).size().unstack(fill_value=0)
    totals = counts.sum(axis=1).sort_values(ascending=False, kind="stable")
    shown = list(totals.index[:_MOST_DEPARTMENTS])
    rows = []
    for department in shown:
        own = [int(counts.at[department, kind]) for kind in kinds]
        total = int(totals[department])
        numbers = [*own, total - sum(own), total]
        rows.append(
            TableRow((page.linked(department), *(str(number) if number else "" for number in numbers)))
        )
    labels = [page.rule_label(kind) for kind in kinds]
    head = (page.say("compare_department"), *labels, page.say("compare_others"), page.say("compare_all"))
    notes = ()
    if len(totals) > len(shown):
        notes = (page.say("compare_departments_cut", count=len(shown), total=len(totals)),)
    return Table(
        "compare compare-questions", page.say("compare_questions_caption"), head, tuple(rows), (), notes
    )
