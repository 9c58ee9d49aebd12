"""What may both be right and is still worth asking: posts, units of money, dates.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator
from functools import partial

from helpers.measure.rules.case import Case
from helpers.measure.rules.failing import failure, unequal_sides
from helpers.measure.rules.rule import Found, rule


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
    """More people are in service than there are posts."""
    return unequal_sides("in_service_at_most_authorised", case)


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
