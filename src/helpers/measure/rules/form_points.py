"""The arithmetic of a form's points: execution, sums of weights and scores.

Its tests: test_questions.py.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, labelled
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import (
    column_of_place,
    entries_of,
    exact,
    figures_by_line,
    is_in_brackets,
    line_of_place,
    table_of_place,
)
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.ways import is_named
from helpers.quantities import plain, rounded

_ALL, _LEAST_WHOLE = 100, 60


@rule(
    "execution_points",
    "需说明",
    "提示",
    asks=("{subject}预算执行率的得分", "the points for execution of {subject}"),
    ground=(
        "预算执行率得分＝分值×执行率（B/A），最高为满分（财预〔2020〕10号）；当地另有计分办法的除外",
        "points for execution are the weight times B/A, at most the weight (财预〔2020〕10号), but for local scales",
    ),
    example=("执行率50%，分值10分，得分9分", "execution of 50 %, weight 10, score 9"),
)
def execution_points(case: Case) -> Iterator[Found]:
    """The points for execution are not the weight times the rate; fewer points than that are a note."""
    for rows in figures_by_line(case).values():
        rate, weight, score = (
            _only(rows, measure) for measure in ("execution_to_adjusted", "weight", "score")
        )
        share, most, given = exact(rate), exact(weight), exact(score)
        if score is None or share is None or not most or given is None or given > most:
            continue
        right = most * min(Fraction(1), share)
        rates = (share, _rate_of_amounts(rows))
        if any(_is_given(score, given, most * min(Fraction(1), each)) for each in rates if each is not None):
            continue
        values = {
            "rate": share_in_words(share),
            "weight": plain(Decimal(rounded(most, 2))),
            "right": plain(Decimal(rounded(right, 2))),
            "score": score["value"],
        }
        yield found_in_rows(
            score["line"], [rate, weight, score], values, grade="" if given > right else "提示"
        )


def _is_given(score: Row, given: Fraction, right: Fraction) -> bool:
    """Whether points are the right ones to their printed place, or rounded to whole ones."""
    return abs(given - right) < _place(score) or given == round(right)


def _rate_of_amounts(rows: list[Row]) -> Fraction | None:
    """B/A of a line's own amounts: where the printed rate is another one, that is what is wrong."""
    spent, planned = (exact(_only(rows, measure)) for measure in ("actual", "adjusted"))
    return spent / planned if spent is not None and planned else None


def _only(rows: list[Row], measure: str) -> Row | None:
    """The one row of a line that has a measure and was done."""
    found = [row for row in rows if row["measure"] == measure and row["stage"] != "target"]
    return found[0] if len(found) == 1 else None


def _place(row: Row) -> Fraction:
    """One of the last printed place of a number."""
    _, _, places = row["value"].partition(".")
    return Fraction(1, 10 ** len(places)) if places else Fraction(1, 2)


@rule(
    "points_do_not_add_up",
    "差错",
    asks=("{subject}各项与合计不符", "the points of {subject}, which do not add up"),
    ground=(
        "各指标分值之和、得分之和应等于表列合计",
        "weights, and scores, come to the total of their table",
    ),
    example=("各指标得分之和104分，总分100分", "scores of 104 under a total of 100"),
    sentences=("weights_do_not_add_up", "scores_do_not_add_up"),
)
def points_do_not_add_up(case: Case) -> Iterator[Found]:
    """The weights or the scores of a table do not come to its total."""
    for rows in _points_by_table(case).values():
        for measure in ("weight", "score"):
            own = [row for row in rows if row["measure"] == measure]
            if own and _is_total(own[-1]):
                yield from _sum_against(case, own[:-1], own[-1], measure)


@rule(
    "score_above_weight",
    "需说明",
    asks=("{subject}得分高于分值", "the score of {subject}, which is above its weight"),
    ground=(
        "指标得分不应高于分值；设有加分的应注明",
        "an indicator gets no more points than there are, but for extra points, which are to be named",
    ),
    example=("培训人次分值20分，得分22分", "a weight of 20 points and a score of 22"),
)
def score_above_weight(case: Case) -> Iterator[Found]:
    """An indicator has more points than there are, in a table whose other lines have not: all may be out of 100.

    The last line is what the others come to, and is asked about where it does not.
    """
    tables: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for rows in figures_by_line(case).values():
        weight, score = _only(rows, "weight"), _only(rows, "score")
        if weight is None or score is None or _is_total(score):
            continue
        if weight["unit"] == score["unit"] == "分":
            tables[table_of_place(score["locator"])].append((weight, score))
    for table, pairs in tables.items():
        above = [pair for pair in pairs if (exact(pair[0]) or 0) < (exact(pair[1]) or 0)]
        if table and 2 * len(above) <= len(pairs):
            for weight, score in above:
                whose = case.whose(score["line"])
                values = {"subject": whose, "weight": weight["value"], "score": score["value"]}
                yield found_in_rows(score["line"], [weight, score], values)


def _points_by_table(case: Case) -> dict[str, list[Row]]:
    """The points of each table of indicators, in their order; those in brackets are of groups and count again."""
    tables: dict[str, list[Row]] = defaultdict(list)
    known = {entry.table for entry in entries_of(case)}
    for row in case.statements.rows:
        table = table_of_place(row["locator"])
        if row["measure"] in ("weight", "score") and table in known and not is_in_brackets(row):
            tables[table].append(row)
    return dict(tables)


def _is_total(row: Row) -> bool:
    """Whether points are those of the whole table."""
    return any(row["label"].startswith(word) for word in ("总分", "合计", "总计", "总得分"))


def _sum_against(case: Case, parts: list[Row], total: Row, measure: str) -> Iterator[Found]:
    """A sum that is not the printed total, where every indicator has its points."""
    used = _of_one_column(parts, total)
    lines = {line_of_place(row["locator"]) for row in used}
    entries = [entry for entry in entries_of(case) if entry.table == table_of_place(total["locator"])]
    numbers = [exact(row) for row in used]
    whole = exact(total)
    if whole is None or None in numbers or len(used) < 2 or not {entry.line for entry in entries} <= lines:
        return
    right = sum((number for number in numbers if number is not None), start=Fraction(0))
    if right > whole or (right < whole and not _lacks_execution(case, used)):
        values = {"count": len(used), "sum": plain(Decimal(rounded(right, 2))), "total": total["value"]}
        yield found_in_rows(total["line"], [*used, total], values, f"{measure}s_do_not_add_up")


def _lacks_execution(case: Case, used: list[Row]) -> bool:
    """Whether the points for execution are not among some: they may stand elsewhere, and count in the total."""
    lines = figures_by_line(case)
    own = {line_of_place(row["locator"]) for row in used}
    return not any(_only(lines[line], "execution_to_adjusted") for line in own)


def _of_one_column(parts: list[Row], total: Row) -> list[Row]:
    """The points in the total's own column; those of lines without any there stand for them in another one."""
    column = column_of_place(total["locator"])
    own = [row for row in parts if column_of_place(row["locator"]) == column]
    lines = {line_of_place(row["locator"]) for row in own}
    start = parts.index(own[0]) if own else 0
    return [*(row for row in parts[:start] if line_of_place(row["locator"]) not in lines), *own]


@rule(
    "score_told_twice",
    "差错",
    asks=("{subject}自评得分前后不一", "the score of {subject}, told otherwise in its table"),
    ground=("正文的自评得分应与评分表合计一致", "the score of the text is the total of its table"),
    example=("正文综合得分98分，评分表合计96分", "a score of 98 in the text, a total of 96 in the table"),
)
def score_told_twice(case: Case) -> Iterator[Found]:
    """The score of the whole in running text is not the total of the one table of scores, whose weights come to 100."""
    totals = [rows for rows in map(_total_of_scores, figures_by_line(case).values()) if rows]
    own = [row for row in case.statements.rows if _is_score_of_text(row, case)]
    if len(totals) != 1 or not own or exact(totals[0][0]) in {exact(row) for row in own}:
        return
    score, told = totals[0][0], own[0]
    values = {"told": labelled(told, case.language), "total": as_printed(score, case.language)}
    yield found_in_rows(told["line"], [told, score], values)


def _total_of_scores(rows: list[Row]) -> list[Row]:
    """Score and weight of a table's last line, where the weight is 100."""
    score, weight = _only(rows, "score"), _only(rows, "weight")
    if score is None or weight is None or not table_of_place(score["locator"]):
        return []
    return [score, weight] if exact(weight) == _ALL and _is_total(score) else []


def _is_score_of_text(row: Row, case: Case) -> bool:
    """Whether running text gives the score of the whole in the report's year."""
    own = row["measure"] == "score" and row["line"] == schema.DEPARTMENT and row["period"] == case.books.year
    number = exact(row)
    high = number is not None and number >= _LEAST_WHOLE
    return own and high and not table_of_place(row["locator"]) and is_named(row["label"], "whole_score")


RULES = (execution_points, points_do_not_add_up, score_above_weight, score_told_twice)
