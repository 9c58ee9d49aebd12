"""What must agree in a report, and what came of it."""

from typing import TYPE_CHECKING

from helpers.doors import opened

if TYPE_CHECKING:  # what stands behind the doors, for those who check types
    from helpers.measure.identities.checks import Check as Check
    from helpers.measure.identities.outcomes import certainty_of_check as certainty_of_check
    from helpers.measure.identities.outcomes import checks_of as checks_of
    from helpers.measure.identities.outcomes import every_check as every_check
    from helpers.measure.identities.printed_rates import line_of_rate as line_of_rate
    from helpers.measure.identities.slips import is_miswritten as is_miswritten
    from helpers.measure.identities.slips import is_slip as is_slip
    from helpers.measure.identities.smallest_explanation import Explaining as Explaining
    from helpers.measure.identities.smallest_explanation import Explanation as Explanation
    from helpers.measure.identities.smallest_explanation import row_with_value as row_with_value
    from helpers.measure.identities.smallest_explanation import values_that_fit as values_that_fit
    from helpers.measure.identities.sums import PARTS_OF_BUDGET as PARTS_OF_BUDGET
    from helpers.measure.identities.sums import whole_budget as whole_budget
    from helpers.measure.identities.words import equation_told as equation_told
    from helpers.measure.identities.words import is_unit_slip as is_unit_slip

DOORS = {
    "Check": "checks",  # one identity on one subject
    "checks_of": "outcomes",  # the table of checks
    "every_check": "outcomes",  # the checks themselves
    "certainty_of_check": "outcomes",  # how sure the figures of a check are
    "is_miswritten": "slips",  # whether one slip of the writer is all between two numbers
    "is_slip": "slips",  # the same, but for another digit
    "Explaining": "smallest_explanation",  # looks for what explains a failing check
    "Explanation": "smallest_explanation",  # one other reading of a figure, or one slip
    "values_that_fit": "smallest_explanation",  # values of a figure that make a check hold
    "row_with_value": "smallest_explanation",  # a printed row with another value
    "equation_told": "words",  # the equation of a check in a language
    "is_unit_slip": "words",  # whether two statements are ten thousand times apart
    "line_of_rate": "printed_rates",  # the line that a rate is printed for
    "PARTS_OF_BUDGET": "sums",  # the measures that a year's whole budget is put together from
    "whole_budget": "sums",  # what a line had in the year, by its parts
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
