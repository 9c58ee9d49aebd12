"""A figure as the reader holds it: the columns of the figures table, its evidence, and its place in the text.

Its tests: test_extract.py.
"""

from dataclasses import dataclass
from decimal import Decimal

from helpers.read.report.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as read.

    `least` is the lower end of a printed range; `context` the normalised
    sentence or row that it stands in and `at` the place of its numeral there,
    from which its id follows; `traces` say which words settled which slot.
    """

    kind: str
    value: Decimal
    unit: str
    subject: str = ""
    measure: str = ""
    label: str = ""
    qualifier: str = "exact"
    least: Decimal | None = None
    account: str = ""
    part: str = ""
    flow: str = ""
    budget: str = ""
    coverage: str = ""
    fund_scope: str = ""
    parent: str = ""
    stage: str = ""
    period: str = ""
    as_of: str = ""
    reason: str = ""
    theme: str = ""
    section: str = ""
    phrase: str = ""
    locator: str = ""
    certainty: str = "sure"
    doubt: str = ""
    context: str = ""
    at: int = 0
    name: str = ""
    compared: bool = False
    traces: tuple[Evidence, ...] = ()
