"""Rules of findings, each declared once, where it is written. Its doors:

- `findings_of`: the findings of a department-year · `notes_on_findings`: what is to be known beside them
- `RULES`, `RULE_NAMED`: every `Rule`, in order and by id
"""

from helpers.measure.rules.findings import RULE_NAMED, RULES, findings_of, notes_on_findings
from helpers.measure.rules.rule import Rule

__all__ = ["RULES", "RULE_NAMED", "Rule", "findings_of", "notes_on_findings"]
