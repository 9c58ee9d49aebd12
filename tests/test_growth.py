"""Cost follows the number of figures: eight times as many take eight times as long, whatever they have in common."""

from collections.abc import Callable

import pandas as pd
import pytest
from clock import seconds
from printed import count, figure, figures, fund, money, own, rate

from helpers import measure, schema, show
from helpers.read.merging import merge, with_ids

FEW, TIMES = 400, 8
SLACK = 2.5
"""What a busy machine may add; cost that grows with the square would be eight times as much."""

Rows = list[dict[str, str] | list[dict[str, str]]]


def projects(number: int) -> Rows:
    return [
        [
            fund(f"项目{n}", initial=n % 9, adjustment=5, actual=n % 9 + 5),
            count(f"项目{n}活动", "sessions", 30, "次"),
        ]
        for n in range(number // 2)
    ]


def changes_of_one_project(number: int) -> Rows:
    return [money("甲", "adjustment", n + 1, reason=f"other: {n}" if n % 2 else "") for n in range(number)]


def changes_said_again(number: int) -> Rows:
    return [
        money("甲", "adjustment", n // 2 + 1, reason=f"other: {n}" if n % 2 else "") for n in range(number)
    ]


def statements_of_one_figure(number: int) -> Rows:
    return [own("actual", n + 1, label=f"支出{n}") for n in range(number)]


def statements_in_two_budgets(number: int) -> Rows:
    budgets = ("general", "government_fund", "")
    return [own("actual", n + 1, label=f"支出{n}", budget=budgets[n % 3]) for n in range(number)]


def parts_of_one_count(number: int) -> Rows:
    return [count(f"子{n}", "received", n + 1, "件", parent="提案") for n in range(number)]


def rates_of_lines(number: int) -> Rows:
    return [
        [fund(f"甲{n}", initial=10, actual=9), rate(f"甲{n}", "execution_to_initial", 80, account="fund")]
        for n in range(number // 3)
    ]


def rates_without_parts(number: int) -> Rows:
    return [rate(f"甲{n}", "reply_rate", n % 99 + 1, label="办复率") for n in range(number)]


def dates_of_one_number(number: int) -> Rows:
    return [
        figure("people", "部门", "in_service", n, "人", as_of=f"2024-{n % 12 + 1:02d}-01")
        for n in range(number)
    ]


def words(number: int) -> pd.DataFrame:
    items = ("target", "target_quantified", "purpose", "adjustment_reason", "approval")
    rows = [(item, f"项目{n}", "no", "", "line 1") for n in range(number // 4) for item in items]
    return pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")


def measured_and_shown(rows: Rows, spoken: pd.DataFrame) -> None:
    frame = figures(rows)
    frame["period"] = "2024"
    books = measure.books_of(frame)
    facts, checks, counts = measure.facts_of(books), measure.checks_of(books), measure.activities_of(books)
    findings = measure.findings_of(books, spoken)
    indicators = measure.indicators_of(facts, books)
    page = show.view(facts, frame, "2024")
    for shown in (
        show.first_screen(checks, findings, indicators, counts, page),
        show.findings_list(findings, page),
        show.projects_table(page),
        show.activities_table(counts, page),
        show.rates_table(page),
        show.identities_table(checks, page),
        show.sources_table(frame, page),
    ):
        shown._repr_mimebundle_()


def grows_no_faster(work: Callable[[int], None]) -> bool:
    """Whether eight times as many cost about eight times as much; one of two tries will do."""
    few = min(seconds(lambda: work(FEW)) for _ in range(2))
    return any(seconds(lambda: work(FEW * TIMES)) < few * TIMES * SLACK for _ in range(2))


@pytest.mark.parametrize(
    "shape",
    [
        projects,
        changes_of_one_project,
        changes_said_again,
        statements_of_one_figure,
        statements_in_two_budgets,
        parts_of_one_count,
        rates_of_lines,
        rates_without_parts,
        dates_of_one_number,
    ],
)
def test_eight_times_as_many_figures_cost_about_eight_times_as_much(shape):
    def work(number: int) -> None:
        measured_and_shown(shape(number), words(number))

    assert grows_no_faster(work)


def test_table_and_report_are_put_together_at_the_same_cost_a_figure():
    def put_together(number: int) -> None:
        table, report = (
            with_ids(figures(changes_of_one_project(number)).assign(origin=origin, section=origin, id=""))
            for origin in ("transcribed", "reported")
        )
        merge(table, report.assign(value="7", phrase="同样的话"))

    assert grows_no_faster(put_together)
