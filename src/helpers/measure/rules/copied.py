"""Text that other departments' reports have too, as the comparison after processing wrote it down.

Its tests: test_copies.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule


@rule(
    "copied_text",
    "提示",
    asks=("与其他单位相同的文字", "text that other units have too"),
    ground=("自评应反映本单位实际，不应套用其他单位文字", "a self-evaluation tells of the unit itself"),
    example=("3段文字除单位名称和数字外与其他单位的报告相同", "three paragraphs that another unit has too"),
)
def copied_text(case: Case) -> Iterator[Found]:
    """Paragraphs that other departments' reports have too, in one finding that names none of them."""
    rows = case.spoken("copied", "yes")
    if rows:
        quoted = [case.say("quoted", name=f"{row['words']}…") for row in rows[:3]]
        yield Found(
            schema.DEPARTMENT,
            (),
            {"count": len(rows), "words": case.listed(quoted)},
            locator=rows[0]["locator"],
        )


@rule(
    "kept_from_last_year",
    "提示",
    asks=("与上年报告数字也相同的文字", "sentences of last year's report, numbers and all"),
    ground=("本年的支出和工作结果不应与上年逐字相同", "spending and results are this year's own"),
    example=(
        "“全年举办培训12场次、参加860人次”与上年报告相同",
        "“12 trainings, 860 attendances” in both years",
    ),
)
def kept_from_last_year(case: Case) -> Iterator[Found]:
    """Sentences with results or amounts spent that last year's report has with the same numbers."""
    rows = case.spoken("kept", "yes")
    if rows:
        quoted = [case.say("quoted", name=f"{row['words']}…") for row in rows[:3]]
        values = {"count": len(rows), "words": case.listed(quoted)}
        yield Found(schema.DEPARTMENT, (), values, locator=rows[0]["locator"])


RULES = (copied_text, kept_from_last_year)
