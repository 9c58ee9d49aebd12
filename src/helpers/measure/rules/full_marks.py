"""Scores against the facts: all points with money unspent, every indicator full, a grade that its score does not have.

Its tests: test_questions.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import FormEntry, entries_of, exact, figures_by_line, table_of_place
from helpers.measure.rules.form_points import execution_points
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.thresholds import threshold
from helpers.measure.rules.ways import is_named

_GRADES = (("优", 90, 101), ("良", 80, 90), ("中", 60, 80), ("差", 0, 60))


def _scored_entries(case: Case) -> dict[str, list[FormEntry]]:
    """The indicators with points of each form."""
    tables: dict[str, list[FormEntry]] = defaultdict(list)
    for entry in entries_of(case):
        if entry.table and entry.points is not None:
            tables[entry.table].append(entry)
    return dict(tables)


@rule(
    "full_output_unspent",
    "需说明",
    "提示",
    asks=("{subject}产出满分而资金未用完", "full points for output of {subject} with money unspent"),
    ground=(
        "资金未用完而产出全部完成的，可能是目标过低、预算偏高或有结余",
        "output in full with money left over: low targets, a high budget, or savings",
    ),
    example=("全年预算100万元，支出50万元，产出指标均为满分", "half of the money spent, every output full"),
)
def full_output_unspent(case: Case) -> Iterator[Found]:
    """Every output indicator of a form is full while money was left, and no reason is printed."""
    for table, entries in _scored_entries(case).items():
        output = [entry for entry in entries if is_named(entry.group, "output")]
        rate = _execution(case, table)
        share = exact(rate)
        if not output or rate is None or share is None or any(entry.reason for entry in entries):
            continue
        left = 1 - share
        if all(entry.is_full for entry in output) and left > threshold("unspent_note"):
            values = {"count": len(output), "rate": share_in_words(share), "left": share_in_words(left)}
            grade = "" if left > threshold("unspent") else "提示"
            yield found_in_rows(rate["line"], [rate, *(entry.score for entry in output)], values, grade=grade)


def _execution(case: Case, table: str) -> Row | None:
    """The first rate of execution that a table prints: that of all its funds."""
    rates = (
        row
        for row in case.statements.rows
        if row["measure"] == "execution_to_adjusted"
        and row["stage"] != "target"
        and table_of_place(row["locator"]) == table
    )
    return next(rates, None)


@rule(
    "every_indicator_full",
    "提示",
    asks=("各项指标均得满分的依据", "grounds for full points throughout"),
    ground=(
        "各项指标均为满分的，自评可能流于形式",
        "full points throughout may show that nothing was weighed",
    ),
    example=("12项指标均得满分", "full points for each of 12 indicators"),
)
def every_indicator_full(case: Case) -> Iterator[Found]:
    """Every indicator that has points has all of them."""
    entries = [entry for entries in _scored_entries(case).values() for entry in entries]
    if len(entries) >= threshold("full_entries") and all(entry.is_full for entry in entries):
        yield found_in_rows(schema.DEPARTMENT, [entry.score for entry in entries], {"count": len(entries)})


@rule(
    "grade_and_score",
    "需说明",
    asks=("自评等级与得分", "the grade and the score"),
    ground=(
        "90分以上为优、80至90分为良、60至80分为中、60分以下为差（财预〔2020〕10号）；当地另有规定的除外",
        "优 from 90, 良 from 80, 中 from 60, 差 below (财预〔2020〕10号), but for local rules",
    ),
    example=("自评得分98分，等级为“良”", "a score of 98 and the grade 良"),
)
def grade_and_score(case: Case) -> Iterator[Found]:
    """The printed grade is not that of the printed score."""
    for row in case.spoken("grade"):
        near = figures_by_line(case).get(row["locator"], [])
        scores = [score for score in near if _is_whole_score(score)] or _whole_scores(case)
        numbers = {exact(score) for score in scores}
        number = next(iter(numbers)) if len(numbers) == 1 else None
        if number is None or not 0 <= number <= 100 or 89 < number < 90:
            continue
        right = next(name for name, start, end in _GRADES if start <= number < end)
        if right != row["subject"]:
            values = {"score": scores[0]["value"], "grade": row["subject"], "right": right}
            yield found_in_rows(schema.DEPARTMENT, scores[:1], values)
            return


def _is_whole_score(row: Row) -> bool:
    """Whether points are those of the department as a whole, in running text."""
    is_text = not table_of_place(row["locator"])
    return (
        row["measure"] == "score"
        and row["line"] == schema.DEPARTMENT
        and is_text
        and row["stage"] != "target"
    )


def _whole_scores(case: Case) -> list[Row]:
    return [row for row in case.statements.rows if _is_whole_score(row)]


@rule(
    "score_against_execution",
    "需说明",
    asks=("自评得分与预算执行率", "the score beside the execution rate"),
    ground=(
        "预算执行率占10分（财预〔2020〕10号）：执行率70%的，总分一般不超过97分；当地另有计分办法的除外",
        "execution has 10 points (财预〔2020〕10号): at 70 % the whole is 97 at most, but for local scales",
    ),
    example=("预算执行率70%，自评得分100分", "execution of 70 % and a score of 100"),
)
def score_against_execution(case: Case) -> Iterator[Found]:
    """The whole score is more than the execution rate leaves, and its own points are not asked for already."""
    if any(True for _ in execution_points.find(case)):
        return
    rates = [row for row in case.statements.rows if _is_own_execution(row)]
    scores = [row for row in _whole_scores(case) if (exact(row) or 0) > 50]
    shares, numbers = {exact(row) for row in rates}, {exact(row) for row in scores}
    share, number = (next(iter(found)) if len(found) == 1 else None for found in (shares, numbers))
    if share is None or number is None or number > 100:
        return
    most = 100 - threshold("execution_points") * (1 - min(Fraction(1), share))
    if number > most + Fraction(1, 10):
        values = {"rate": share_in_words(share), "score": scores[0]["value"], "most": f"{float(most):g}"}
        yield found_in_rows(schema.DEPARTMENT, [rates[0], scores[0]], values)


def _is_own_execution(row: Row) -> bool:
    """Whether a rate is the department's execution of its adjusted budget."""
    own = row["line"] == schema.DEPARTMENT and row["account"] in ("", "total")
    return own and row["measure"] == "execution_to_adjusted" and row["stage"] != "target"


@rule(
    "points_apart",
    "提示",
    asks=("指标得分与预算执行得分的差距", "points of indicators apart from those of execution"),
    ground=(
        "指标失分率与预算执行失分率相差过大的，自评可能失真；限当地办法有此规定的",
        "points lost on indicators far from those lost on execution; only where a local notice says so",
    ),
    example=("执行失分50%，指标失分0", "half of the points lost on execution, none on indicators"),
    local=True,
)
def points_apart(case: Case) -> Iterator[Found]:
    """The share of points lost on indicators is far from that lost on execution."""
    for table, entries in _scored_entries(case).items():
        rate = _execution(case, table)
        share = exact(rate)
        points = [entry.points for entry in entries if entry.points is not None]
        most = sum((weight for _, weight in points), start=Fraction(0))
        if rate is None or share is None or not most:
            continue
        lost = 1 - sum((score for score, _ in points), start=Fraction(0)) / most
        unspent = 1 - min(Fraction(1), share)
        if abs(lost - unspent) > threshold("points_apart"):
            values = {"lost": share_in_words(lost), "unspent": share_in_words(unspent)}
            yield found_in_rows(rate["line"], [rate, *(entry.score for entry in entries)], values)


RULES = (full_output_unspent, every_indicator_full, grade_and_score, score_against_execution, points_apart)
