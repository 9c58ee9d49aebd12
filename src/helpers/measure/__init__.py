"""From figures to measures: facts, activities, identities, findings, indicators; frame in, frame out."""

from helpers.doors import opened

DOORS = {
    "Books": "figures",  # what books_of makes
    "books_of": "figures",  # a department-year's figures put together once; the others take them, or a frame of figures
    "as_printed": "figures",  # a row's number as it is printed
    "facts_of": "facts",  # every amount and ratio
    "activities_of": "activities",  # every count of what was done
    "sums_of_activities": "activities",  # sums of those that may be added
    "approximate_counts": "activities",  # how many figures are approximate, of how many
    "checks_of": "identities",  # every identity and how it comes out
    "equation_told": "identities",  # the equation of one in a language
    "findings_of": "rules",  # what a reviewer should ask
    "notes_on_findings": "rules",  # replies that answer nothing, rules that are off
    "with_decisions": "rules",  # the findings with what an office decided on each
    "may_be_sent": "rules",  # whether a finding speaks to the unit and is not held back
    "notes_on_decisions": "rules",  # decisions whose finding is no more
    "as_sent": "rules",  # a finding's sentence as a unit gets it
    "RULE_NAMED": "rules",  # every rule of findings by its id
    "allowed_score": "rules",  # the score that the figures of a form allow
    "moved": "differences",  # what is otherwise in another reading of a department-year
    "Measured": "differences",  # what one reading comes to
    "Moved": "differences",  # what moved
    "indicators_of": "indicators",  # the indicators of 财预〔2013〕53号
    "scored": "scales",  # points by a local scale
    "check_scale": "scales",  # whether each line of a scale is on a ratio that there is
    "judged_by_people": "scales",  # the indicators that only a person can score
    "ledger_of": "figures",  # many department-years as a table of lines
    "ratios_of_lines": "figures",  # ratios of such a table
    "ratios_of_projects": "figures",  # ratios of its sums over project allocations
    "trend_of": "trend",  # the years of a department, joined
    "YearOfFigures": "trend",  # what is asked of a department-year
    "Trend": "trend",  # what comes of it
    "Revision": "trend",  # a year's figures as a later year prints them
    "Restated": "trend",  # one of these figures
    "YearChange": "trend",  # a change over the year before
    "comparison_of": "across",  # the departments of a year, compared
    "Comparison": "across",  # what comes of it
    "FURTHER": "across",  # ratios whose spread is shown beside those
    "BANDED": "bands",  # the ratios that PEFA has bands for
    "PefaBand": "bands",  # such a band
    "bands_of": "bands",  # the bands of a ratio
    "band_of": "bands",  # the one that a number lies in
    "COMPARED": "across",  # the ratios that are compared
    "BASES": "across",  # the bases that a department's execution is ranked by
    "FACTS_COMPARED": "across",  # all facts that a comparison looks at
    "COVERED": "across",  # what a report should have
    "Pressing": "across",  # what must be looked at first
    "exact_share": "across",  # a fact's number, exact where its parts are
    "quantile": "across",  # the number that a part of ordered ones lies below
    "Known": "across",  # a department's number for a fact, or its hard bound
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
