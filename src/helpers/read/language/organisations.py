"""Names of organisations: how they end, and where one stands in front of a year or a budget.

Its tests: test_language.py.
"""

import re
from functools import cache

from helpers.read.language.tables_of_words import any_in, any_of, words_of
from helpers.years import PRINTED as YEAR

SHORTEST = 2
SHORT_BODY = f"[省市州盟县区旗]{any_in('short_bodies')}"


def organisation_ending() -> str:
    """A pattern of how the name of an organisation ends; 社区 and 园区 are none."""
    others = any_of([ending for ending in words_of("organisation_endings", "ending") if ending != "区"])
    return rf"(?:(?<![社园小地灾景库林矿辖街片])区|{others})"


@cache
def organisation() -> re.Pattern:
    """The name of an organisation, or several words for the department."""
    none = any_in("begins_no_organisation")
    return re.compile(
        rf"(?!{none})(?:[^，。；：的]{{{SHORTEST},30}}?{organisation_ending()}|{SHORT_BODY})(?:（[^（）]{{1,12}}）)?"
    )


@cache
def organisation_before() -> re.Pattern:
    """The name of an organisation in front of a year or a budget."""
    return re.compile(
        rf"(?!{any_in('begins_no_organisation')})(?:[^，。；：的“”（）]{{{SHORTEST},30}}?{organisation_ending()}|{SHORT_BODY})(?:（[^（）]{{1,12}}）)?(?:部门)?"
        rf"(?={YEAR}|{any_in('years_meant')}|{any_in('budgets')})"
    )
