"""Rules of findings, each declared once, where it is written."""

from typing import TYPE_CHECKING

from helpers.doors import opened

if TYPE_CHECKING:  # what stands behind the doors, for those who check types
    from helpers.measure.rules.decisions import findings_to_send as findings_to_send
    from helpers.measure.rules.decisions import may_be_sent as may_be_sent
    from helpers.measure.rules.decisions import notes_on_decisions as notes_on_decisions
    from helpers.measure.rules.decisions import with_decisions as with_decisions
    from helpers.measure.rules.estimates import allowed_score as allowed_score
    from helpers.measure.rules.findings import RULE_NAMED as RULE_NAMED
    from helpers.measure.rules.findings import findings_of as findings_of
    from helpers.measure.rules.findings import notes_on_findings as notes_on_findings
    from helpers.measure.rules.sent import as_sent as as_sent
    from helpers.measure.rules.thresholds import threshold as threshold

DOORS = {
    "findings_of": "findings",  # the findings of a department-year
    "notes_on_findings": "findings",  # what is to be known beside them
    "allowed_score": "estimates",  # the score that the figures of a form allow
    "with_decisions": "decisions",  # the findings with what an office decided on each
    "findings_to_send": "decisions",  # those that speak to the unit and are not held back
    "may_be_sent": "decisions",  # whether one is of these
    "notes_on_decisions": "decisions",  # decisions whose finding is no more
    "as_sent": "sent",  # a finding's sentence as a unit gets it
    "threshold": "thresholds",  # a number that rules measure by
    "RULE_NAMED": "findings",  # every rule by its id
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
