"""A department's years put beside each other: what may be compared, what breaks, what was restated."""

from typing import TYPE_CHECKING

from helpers.doors import opened

if TYPE_CHECKING:  # what stands behind the doors, for those who check types
    from helpers.measure.trend.changes import YearChange as YearChange
    from helpers.measure.trend.joining import Trend as Trend
    from helpers.measure.trend.joining import YearOfFigures as YearOfFigures
    from helpers.measure.trend.joining import trend_of as trend_of
    from helpers.measure.trend.revisions import Restated as Restated
    from helpers.measure.trend.revisions import Revision as Revision

DOORS = {
    "trend_of": "joining",  # the years of a department, joined
    "YearOfFigures": "joining",  # what is asked of a department-year
    "Trend": "joining",  # what comes of it
    "YearChange": "changes",  # a change over the year before
    "Restated": "revisions",  # one figure that a later year prints otherwise
    "Revision": "revisions",  # a year's figures as a later year prints them
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
