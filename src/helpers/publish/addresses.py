"""What a page is about, and where it and the files beside it stand in reports/.

Its tests: test_notebooks.py.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from helpers.read import is_department_id, years_on_pages
from helpers.years import is_year, year_before

COMPARE = "compare"
"""The folder of the pages that compare departments in a year; no department has this id."""

OUTBOX = "outbox"
"""The folder of what is sent to units; no department has this id either."""

INDEX = {"zh": "index.html", "en": "index.en.html"}
"""The index in each language."""

REPORT = "report"
"""The page whose files beside it need no name of their own: run.json, notebook.ipynb, failed.ipynb."""


class Place(NamedTuple):
    """What a page is about: a department's year, a department, a year, or all; what it does not name is empty."""

    department: str = ""
    year: str = ""

    @property
    def kind(self) -> str:
        """What a notebook says that it is made per.

        >>> Place("aa", "2024").kind, Place("aa").kind, Place("", "2024").kind, Place().kind
        ('department-year', 'department', 'year', 'all')
        """
        return "-".join(name for name, value in self._asdict().items() if value) or "all"

    @property
    def is_narrow(self) -> bool:
        """Whether it is one department's year, and covers nothing beside itself."""
        return bool(self.department and self.year)

    def __str__(self) -> str:
        return "/".join(part for part in self if part) or "all"


class Way(NamedTuple):
    """A link from a page: to itself in another language, or to another year's page in its own."""

    href: str
    language: str
    year: str


def last_year(place: Place) -> Place:
    """The same department a year before; of what is no department-year, the place itself.

    >>> last_year(Place("aa", "2024")), last_year(Place("aa"))
    (Place(department='aa', year='2023'), Place(department='aa', year=''))
    """
    return place._replace(year=year_before(place.year)) if place.is_narrow and is_year(place.year) else place


@dataclass(frozen=True, order=True)
class Page:
    """A page by its address: what it is about, and its name among the pages about that (`report`, `trend`)."""

    place: Place
    name: str = REPORT

    @property
    def folder(self) -> PurePosixPath:
        """Its folder in reports/."""
        department = self.place.department or (COMPARE if self.place.year else "")
        return PurePosixPath(department, self.place.year if self.place.department else "")

    def file(self, language: str = "zh", part: str = "", ending: str = "html") -> str:
        """The name of the page in a language, or of a part beside it; Chinese is the plain one.

        >>> page = Page(Place("aa", "2024"))
        >>> page.file("en"), page.file("zh", "notebook", "ipynb")
        ('report.en.html', 'notebook.ipynb')
        >>> Page(Place("aa"), "trend").file("en", "notebook", "ipynb")
        'trend.notebook.en.ipynb'
        """
        own = "" if part and self.name == REPORT else self.name
        tongue = "" if language == "zh" else language
        return ".".join(piece for piece in (own, part, tongue, ending) if piece)

    def path(self, language: str = "zh", part: str = "", ending: str = "html") -> PurePosixPath:
        """Where that file stands in reports/."""
        return self.folder / self.file(language, part, ending)

    @property
    def index(self) -> tuple[str, str]:
        """The way from its folder to that of the index, and the word that narrows the index to what it is about.

        >>> Page(Place("aa", "2024")).index, Page(Place("", "2024"), "2024").index
        (('../../', 'aa'), ('../', '2024'))
        """
        return "../" * len(self.folder.parts), self.place.department or self.place.year

    @property
    def record(self) -> PurePosixPath:
        """Where its record stands in reports/."""
        return self.path(part="run", ending="json")

    def __str__(self) -> str:
        return str(self.folder if self.name == REPORT else self.folder / self.name)


def page_at(record: PurePosixPath, year: str) -> Page:
    """The page whose record this is; `year` is the record's word on it, and asked only where no folder says it.

    >>> page_at(PurePosixPath("aa/trend.run.json"), "")
    Page(place=Place(department='aa', year=''), name='trend')
    """
    name = record.name.removesuffix("run.json").removesuffix(".") or REPORT
    match record.parts[:-1]:
        case (department, own_year):
            place = Place(department, own_year)
        case (folder,) if folder == COMPARE:
            place = Place("", year)
        case (department,):
            place = Place(department)
        case _:
            place = Place()
    return Page(place, name)


Coverage = dict[Place, list[Place]]
"""Every place that a page can be about, with the department-years that it covers."""


def coverage_of(pairs: Iterable[tuple[str, str]]) -> Coverage:
    """The places that these department-years make, each by itself and all that are wider.

    A folder that is named like no department or no year is a place by itself
    alone: what is wrong with it is said once.
    """
    found: Coverage = defaultdict(list)
    for own in (Place(*pair) for pair in pairs):
        named = is_department_id(own.department) and is_year(own.year)
        wider = (Place(own.department), Place("", own.year), Place()) if named else ()
        for place in (own, *wider):
            found[place].append(own)
    return dict(found)


def covered_now(data: Path, place: Place) -> list[Place]:
    """The department-years in raw/ that a place covers at this moment."""
    if place.is_narrow:
        return [place]
    pairs = years_on_pages(data, [place.department] if place.department else None)
    return coverage_of(pairs).get(place, [])
