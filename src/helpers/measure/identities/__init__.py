"""What must agree in a report, and what came of it. Its doors:

- `checks_of`: the table of checks · `every_check`: the checks themselves, each a `Check`
- `equation`, `is_unit_slip`, `line_of_rate`: what findings say of a check that fails
"""

from helpers.measure.identities.checks import Check
from helpers.measure.identities.outcomes import checks_of, every_check
from helpers.measure.identities.printed_rates import line_of_rate
from helpers.measure.identities.words import equation, is_unit_slip

__all__ = ["Check", "checks_of", "equation", "every_check", "is_unit_slip", "line_of_rate"]
