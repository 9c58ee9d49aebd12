"""One figure that is stated more than once, each time differently.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Callable, Iterator

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Statement, as_printed, label, labelled, line_in_words
from helpers.measure.identities import Check, is_unit_slip
from helpers.measure.rules.case import Case
from helpers.measure.rules.failing import failure
from helpers.measure.rules.form_entries import table_of_place
from helpers.measure.rules.rule import Found, rule

_EITHER = ("差错", "需说明")


@rule(
    "unit_slip",
    *_EITHER,
    asks=("{subject}的金额单位", "the unit of {subject}"),
    ground=(
        "同一数字相差一万倍，多为万元与元、亿元混用",
        "one figure ten thousand times apart: 元, 万元 and 亿元 are easily mixed up",
    ),
    example=(
        "部门实际支出887.36万元，另一处为887.36元",
        "expenditure of 887.36万元 in one place, 887.36元 in another",
    ),
)
def unit_slip(case: Case) -> Iterator[Found]:
    """Two statements of a figure ten thousand times apart."""
    return _restated(case, is_unit_slip)


@rule(
    "table_and_report",
    *_EITHER,
    asks=("{subject}录入表与报告不一的数字", "the figures of {subject} that differ between table and report"),
    ground=(
        "录入表与报告列同一数字，应当一致",
        "the transcribed table and the report state one figure and must agree",
    ),
    example=(
        "录入表列实际支出30万元，报告列31万元",
        "actual expenditure 30万元 in the table, 31万元 in the report",
    ),
)
def table_and_report(case: Case) -> Iterator[Found]:
    """A figure that the transcribed table states otherwise than the report."""
    return _restated(case, lambda statement: not is_unit_slip(statement) and _is_of_both(statement))


@rule(
    "stated_twice",
    *_EITHER,
    asks=("{subject}前后不一的数字", "the figures of {subject} that differ"),
    ground=(
        "同一数字在报告各处应当一致；名目不同的，请单位说明口径",
        "one figure is the same throughout a report; under other words it may be another one",
    ),
    example=(
        "部门实际支出在二处为24.78万元，在六处为24.86万元",
        "expenditure of 24.78万元 in section 2, 24.86万元 in section 6",
    ),
    sentences=("stated_twice", "stated_in_other_words"),
)
def stated_twice(case: Case) -> Iterator[Found]:
    """A figure that the report states differently, under the same words or under others."""
    return (found for found in _restated(case, _is_stated_twice) if not _is_of_empty_table(case, found))


def _is_stated_twice(statement: Statement) -> bool:
    return not is_unit_slip(statement) and not _is_of_both(statement)


def _is_of_empty_table(case: Case, found: Found) -> bool:
    """Whether a stated 无 is told apart from an amount of a table that its note calls empty: table_not_empty says so."""
    rows = [case.row(name) for name in found.figures]
    empty = {table_of_place(f"{words['locator']} row 1") for words in case.spoken("table_empty", "yes")}
    return any(row["kind"] == "nil" for row in rows) and any(
        table_of_place(row["locator"]) in empty for row in rows
    )


def _restated(case: Case, is_meant: Callable[[Statement], bool]) -> Iterator[Found]:
    for check in case.failing("stated_twice"):
        if check.restates and is_meant(check.restates):
            yield _differing(case, check, check.restates)


def _differing(case: Case, check: Check, statement: Statement) -> Found:
    row, contradicts = statement.first, _is_contradiction(statement)
    group = schema.group_of(row["kind"])
    values = {
        "subject": _whose(row, case.language),
        "measure": label(row["measure"], case.language, group) if row["measure"] != "count" else row["label"],
        "numbers": case.listed(_in_place(row, contradicts, case.language) for row in statement.rows),
    }
    other_words = not contradicts and not is_unit_slip(statement) and not _is_of_both(statement)
    sentence = "stated_in_other_words" if other_words else ""
    return failure(case, check, values, sentence, "差错" if contradicts else "需说明")


def _is_of_both(statement: Statement) -> bool:
    """Whether the transcribed table and the report both state a figure."""
    return len({row["origin"] == "transcribed" for row in statement.rows}) > 1


def _is_contradiction(statement: Statement) -> bool:
    """Whether both figures cannot be right: one paragraph may well name the parts of two wholes."""
    places = {(row["source"], row["locator"]) for row in statement.rows if row["locator"]}
    return len(places) != 1 and (_is_of_both(statement) or statement.is_labelled_alike)


def _whose(row: Row, language: str) -> str:
    """A row's line, with its account where that is one of the department's."""
    line = line_in_words(row["line"], language)
    named = row["line"] == schema.DEPARTMENT and row["account"] not in ("", "total")
    gap = "" if language == "zh" else ", "
    return f"{line}{gap}{label(row['account'], language)}" if named else line


def _in_place(row: Row, same: bool, language: str) -> str:
    """A number with its section, and with its label where the labels differ."""
    words = as_printed(row, language) if same else labelled(row, language)
    return f"{words}（{row['section']}）" if row["section"] else words


RULES = (unit_slip, table_and_report, stated_twice)
