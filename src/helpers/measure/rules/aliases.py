"""Two names that may be one project's: where taking them for one mends the sum, an alias is proposed.

Its tests: test_explanations.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.measure.figures import figures_of
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule

_MENDED = ("projects", "number_of_projects")


@rule(
    "alias",
    schema.READING_GRADE.name,
    asks=("“{subject}”是否为同一项目的两个名称", "whether {subject} is one project under two names"),
    ground=(
        "一个项目两个名称会使合计和个数不符；确认前不作为数据不一致",
        "one project under two names upsets sum and number; until that is settled nothing contradicts",
    ),
    example=(
        "“全会经费”与“业务性专项经费（全会经费）”合并后，各项目之和与项目支出相等",
        "with “全会经费” and “业务性专项经费（全会经费）” as one, the projects come to project expenditure",
    ),
)
def alias(case: Case) -> Iterator[Found]:
    """Sums that hold where two names are taken for one project's."""
    proposed = set()
    for check in (check for identity in _MENDED for check in case.failing(identity)):
        why = case.explanation(check)
        if why and why.sort == "alias" and (why.words, why.value) not in proposed:
            proposed.add((why.words, why.value))
            values = {"short": why.words, "long": why.value}
            yield Found(why.value, figures_of(check.left, check.right), values)


RULES = (alias,)
