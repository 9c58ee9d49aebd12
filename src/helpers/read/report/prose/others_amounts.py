"""Amounts that name nobody and may be another's than the department's: those that an audit tells, those of a fund before.

Its tests: test_government_prose.py.
"""

import re

from helpers.read.language import QUOTES, accounts, any_in
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import Owner
from helpers.schema import DEPARTMENT

AUDITED = re.compile(any_in("says_it_is_an_audits"))
MONEY_SPENT = re.compile(f"(?:资金|经费|款项){any_in('spends')}|{any_in('spends')}(?:资金|经费|款项)")


def is_of_audited(figure: Figure, owner: Owner, spot: Spot) -> bool:
    """Whether an audit tells an amount that names nobody: it is hardly its own department's."""
    audit = AUDITED.search(spot.frame.document) is not None
    return audit and figure.subject == DEPARTMENT and not (owner.budget or owner.coverage)


def is_of_fund_before(figure: Figure, owner: Owner, spot: Spot) -> bool:
    """Whether 资金支出 stands behind a fund named in its paragraph: 到位专项资金1.8亿元；资金支出1.7亿元."""
    whole = figure.subject == DEPARTMENT and figure.account == "total" and not owner.budget
    if not whole or figure.measure != "actual" or not MONEY_SPENT.fullmatch(cleaned(spot.head.words)):
        return False
    return any(before.account == "fund" for before, _ in spot.thread.of_paragraph())


def is_of_account_in_clause(figure: Figure, spot: Spot) -> bool:
    """Whether the clause before an amount that names nobody speaks of an account: 严格控制“三公”经费，全年支出9万元."""
    if (figure.subject, figure.account) != (DEPARTMENT, "total") or re.search(
        "总|合计|部门", spot.head.words
    ):
        return False
    clause = spot.head.last.translate(QUOTES)
    return any(account in clause for account in accounts() if len(account) > len("收入"))
