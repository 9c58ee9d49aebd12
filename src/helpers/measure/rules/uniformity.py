"""What may both be right and is still worth asking: posts, units of money, dates.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator
from functools import partial

from helpers.measure.rules.case import Case
from helpers.measure.rules.failing import failure, unequal_sides
from helpers.measure.rules.form_entries import figures_by_line, line_of_place
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.staff import kind_of_staff
from helpers.measure.rules.ways import is_named


@rule(
    "in_service_at_most_authorised",
    "需说明",
    asks=("{subject}在职人数多于编制数", "more people of {subject} in service than posts"),
    ground=(
        "在职人员控制率以编制数为限（财预〔2013〕53号）；编外人员或口径不同须说明",
        "those in service are set against the posts (财预〔2013〕53号); others, or another definition, need a word",
    ),
    example=("编制17人，在职18人", "17 posts, 18 in service"),
    sentences=("unequal_in_service_at_most_authorised",),
)
def in_service_at_most_authorised(case: Case) -> Iterator[Found]:
    """More people are in service than there are posts, and these are not of one kind among several."""
    found = unequal_sides("in_service_at_most_authorised", case)
    return (each for each in found if not _are_some_posts(case, each))


def _are_some_posts(case: Case, found: Found) -> bool:
    """Whether the posts are of one kind, and a paragraph or row counts posts of another beside them."""
    posts = [row for name in found.figures if (row := case.row(name))["measure"] == "authorised"]
    beside = [
        other for row in posts for other in figures_by_line(case).get(line_of_place(row["locator"]), [])
    ]
    kinds = {
        kind for row in (*posts, *beside) if is_named(row["label"], "posts") and (kind := kind_of_staff(row))
    }
    return all(kind_of_staff(row) for row in posts) and len(kinds) > 1


def _form_failures(identity: str, case: Case) -> Iterator[Found]:
    return (failure(case, check, {}) for check in case.failing(identity))


one_unit = rule(
    "one_unit",
    "提示",
    asks=("金额单位不一致", "money in several units"),
    ground=("全文金额单位应当一致，免致误读", "one unit of money through a report, lest it be misread"),
    example=("支出3万元，收入4亿元", "expenditure in 万元, revenue in 亿元"),
)(partial(_form_failures, "one_unit"))

one_year = rule(
    "one_year",
    "提示",
    asks=("截止日期与年度不一致", "dates outside the year"),
    ground=("数字的截止日期应在所属年度内", "a figure's date lies in the year that it speaks of"),
    example=(
        "2024年度报告，人数截至2023年12月31日",
        "a report on 2024 with its staff as of 31 December 2023",
    ),
)(partial(_form_failures, "one_year"))

RULES = (in_service_at_most_authorised, one_unit, one_year)
