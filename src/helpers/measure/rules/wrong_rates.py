"""Printed rates that do not follow from what they are made of.

Its tests: test_rules.py, test_findings.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed, figures_of, label, said_in
from helpers.measure.identities import Check, line_of_rate
from helpers.measure.rules.asked import is_asked
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.failing import failure, parts_in_words
from helpers.measure.rules.rule import Found, rule


@rule(
    "rate",
    "差错",
    asks=("{subject}所列比率与计算结果不符", "the printed rate of {subject}, which does not follow"),
    ground=(
        "比率应由所列分子、分母算得，至所列位数",
        "a rate follows from its printed numerator and denominator, to the printed digits",
    ),
    example=(
        "年初预算274.82万元、支出245.53万元，列“完成年初预算93.57%”",
        "initial 274.82, spent 245.53万元, printed 93.57 %",
    ),
)
def rate(case: Case) -> Iterator[Found]:
    """A printed rate does not follow from its parts."""
    for check in case.failing("rate"):
        right = check.right.high if check.right.low is None else check.right.low
        if not check.zero and right is not None:
            yield failure(case, check, _values(case, check) | {"computed": share_in_words(right, sign=True)})


@rule(
    "rate_on_zero",
    "差错",
    asks=("{subject}分母为0却列有比率", "a rate of {subject} on a base of 0"),
    ground=(
        "分母为0时比率不适用，只有0是表式默认值",
        "a base of 0 has no rate; a printed 0 is the form's habit",
    ),
    example=("年初预算0，列“完成年初预算95.89%”", "initial budget 0, printed 95.89 % of it"),
)
def rate_on_zero(case: Case) -> Iterator[Found]:
    """A rate is printed on a base of 0."""
    for check in case.failing("rate"):
        if check.zero:
            base = label(check.zero, case.language, schema.RATIO_NAMED[check.ratio].group)
            yield failure(case, check, _values(case, check) | {"base": base})


@rule(
    "rate_at_most_one",
    "差错",
    asks=("{subject}比率超过100%", "a rate of {subject} over 100 %"),
    ground=("部分占整体的比率不超过100%", "the share of a part in its whole is no more than 100 %"),
    example=("提案办复率105%", "reply rate 105 %"),
)
def rate_at_most_one(case: Case) -> Iterator[Found]:
    """A printed share of a whole is over 100 %."""
    for check in case.failing("rate_at_most_one"):
        if schema.RATIO_NAMED[check.ratio].group == "money" and not is_asked(
            "spent_beyond_budget", case.kind
        ):
            continue
        yield failure(case, check, _values(case, check))


def _values(case: Case, check: Check) -> dict[str, object]:
    """What sentences say of a printed rate; the hint is another base that it does follow from."""
    row = case.row(check.left.figures[0])
    subject = case.whose(check.subject)
    return {
        "subject": subject,
        "rate": _called(row, subject, check.subject, case.language),
        "value": as_printed(row, case.language),
        "hint": _base_that_fits(case, check, row),
        "parts": parts_in_words(case, figures_of(check.right)),
    }


def _called(row: Row, told: str, subject: str, language: str) -> str:
    """What a rate is called beside its subject as `told`: in the report's own words, without those that it has said."""
    own = row["label"].removeprefix(told)
    if language != "zh" or not own:
        return said_in(schema.RATIO_NAMED[row["measure"]], language)
    return own.removeprefix("合计") if subject in (schema.DEPARTMENT, schema.ALL_PROJECTS) else own


def _base_that_fits(case: Case, check: Check, row: Row) -> str:
    """Another budget of the line that a printed execution rate does follow from, said as a half-sentence."""
    if not check.ratio.startswith("execution_to_"):
        return ""
    own = line_of_rate(case.books, row).amounts
    spent, printed = own["actual"].number, check.left
    if spent is None or printed.low is None:
        return ""
    for base in ("initial", "adjusted", "budget", "received"):
        whole = own[base].number
        if whole and abs(spent / whole - printed.low) <= (printed.grain or 0) / 2:
            return case.say("base_that_fits", base=label(base, case.language))
    return ""


RULES = (rate, rate_on_zero, rate_at_most_one)
