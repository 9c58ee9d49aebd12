"""From figures to measures: facts, activities, identities, findings, indicators; frame in, frame out. Its doors:

- `books_of`: one department-year's figures put together once, for all that follows; each of the others takes
  them, or a frame of figures
- `facts_of`, `activities_of`, `checks_of`, `findings_of`, `indicators_of`: the tables of schema.TABLES, and the
  ministry's indicators · `notes_on_findings`: what is to be known beside the findings
- `sums_of_activities`, `approximate_counts`: what may be said of the activities together
- `RULE_NAMED`: every rule of findings by its id
- `scored`: points by local scales
- `ledger_of`, `ratios_of_lines`, `ratios_of_projects`: many department-years at once
"""

from helpers.measure.activities import activities_of, approximate_counts, sums_of_activities
from helpers.measure.facts import facts_of
from helpers.measure.figures import Books, books_of, ledger_of, ratios_of_lines, ratios_of_projects
from helpers.measure.identities import checks_of
from helpers.measure.indicators import indicators_of
from helpers.measure.rules import RULE_NAMED, findings_of, notes_on_findings
from helpers.measure.scales import scored

__all__ = [
    "RULE_NAMED",
    "Books",
    "activities_of",
    "approximate_counts",
    "books_of",
    "checks_of",
    "facts_of",
    "findings_of",
    "indicators_of",
    "ledger_of",
    "notes_on_findings",
    "ratios_of_lines",
    "ratios_of_projects",
    "scored",
    "sums_of_activities",
]
