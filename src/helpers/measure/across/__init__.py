"""Departments of a year beside each other: ranks, spreads, what stands out, who lacks what."""

from typing import TYPE_CHECKING

from helpers.doors import opened

if TYPE_CHECKING:  # what stands behind the doors, for those who check types
    from helpers.measure.across.comparison import BASES as BASES
    from helpers.measure.across.comparison import COMPARED as COMPARED
    from helpers.measure.across.comparison import COVERED as COVERED
    from helpers.measure.across.comparison import FACTS_COMPARED as FACTS_COMPARED
    from helpers.measure.across.comparison import FURTHER as FURTHER
    from helpers.measure.across.comparison import Comparison as Comparison
    from helpers.measure.across.comparison import Known as Known
    from helpers.measure.across.comparison import comparison_of as comparison_of
    from helpers.measure.across.comparison import exact_share as exact_share
    from helpers.measure.across.pressing import Pressing as Pressing
    from helpers.measure.across.spreads import quantile as quantile

DOORS = {
    "comparison_of": "comparison",  # the departments of a year, compared
    "Comparison": "comparison",  # what comes of it
    "Known": "comparison",  # a department's number for a fact, or its hard bound
    "FURTHER": "comparison",  # ratios whose spread is shown beside those
    "COMPARED": "comparison",  # the ratios that are compared
    "BASES": "comparison",  # the bases that a department's execution is ranked by
    "FACTS_COMPARED": "comparison",  # all facts that a comparison looks at
    "COVERED": "comparison",  # what a report should have
    "exact_share": "comparison",  # a fact's number, exact where its parts are
    "quantile": "spreads",  # the number that a part of ordered ones lies below
    "Pressing": "pressing",  # what must be looked at first
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
