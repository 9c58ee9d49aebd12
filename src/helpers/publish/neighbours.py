"""Which pages a page leads to: itself in its other language and its other years, where they are there or being made.

Its tests: test_neighbours.py.
"""

import posixpath
from collections import defaultdict
from pathlib import Path

from helpers.messages import LANGUAGES
from helpers.publish.addresses import Coverage, Page, Way
from helpers.publish.notebooks import Notebook
from helpers.publish.records import Record, read_record


class Neighbours:
    """The neighbours of pages: those that stand, and those that a run is about to make.

    A page that failed and never stood is none, so that the pages beside it lead to it once it does.
    """

    def __init__(self, reports: Path, covered: Coverage):
        self._reports = reports
        self._languages: dict[Page, set[str]] = {}
        self._years: dict[str, list[str]] = defaultdict(list)
        for place in sorted(place for place in covered if place.year):
            self._years[place.department].append(place.year)

    def expect(self, page: Page, record: Record, languages: list[str]) -> None:
        """Take note of a page that is made in these languages beside those in which its record has it."""
        failed = {language for language, standing in record.pages.items() if standing.failure}
        self._languages.setdefault(page, set()).update(_standing(record), set(languages) - failed)

    def ways(self, notebook: Notebook, page: Page, language: str) -> tuple[Way, ...]:
        """The links of a page, other languages first, then other years in their order."""
        place = page.place
        years = self._years[place.department] if place.year else []
        others = [notebook.page_for(place._replace(year=year)) for year in years if year != place.year]
        ways = [
            _way(page, page, tongue) for tongue in LANGUAGES if tongue != language and self._has(page, tongue)
        ]
        return (*ways, *(_way(page, other, language) for other in others if self._has(other, language)))

    def _has(self, page: Page, language: str) -> bool:
        if page not in self._languages:
            self._languages[page] = _standing(read_record(self._reports, page))
        return language in self._languages[page]


def _standing(record: Record) -> set[str]:
    return {language for language, standing in record.pages.items() if standing.made}


def _way(page: Page, other: Page, language: str) -> Way:
    href = posixpath.relpath(str(other.path(language)), str(page.folder))
    return Way(href, language, other.place.year)
