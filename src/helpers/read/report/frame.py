"""What governs a part of a document: its titles, its headings, the document's own title and kind.

Its tests: test_forms.py.
"""

from dataclasses import dataclass, field

from helpers.read.language import first_mark, place_headed, said_in_title
from helpers.read.report.evidence import Evidence, Rank


@dataclass(frozen=True)
class Frame:
    """The words above a paragraph or a table, with what they say of the figures below them.

    `titles` are the lines right above a table, the nearest first, `headings`
    the open headings, innermost first; `funds` says that projects or special
    funds are being named, `target` that values are aims; `year` is the
    document's own; `of_project` says that the document is on one project, whose
    name `project` is where it is known; `year_rank` is how near the document's year is to its figures.
    """

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    document: str = ""
    kind: str = ""
    planned: bool = False
    year: str = ""
    unit: str = ""
    section: str = ""
    theme: str = ""
    funds: bool = False
    target: bool = False
    project: str = ""
    of_project: bool = False
    year_rank: Rank = Rank.DOCUMENT
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


def evidence_above(
    titles: tuple[str, ...],
    headings: tuple[str, ...],
    document: str,
    year: str,
    year_rank: Rank = Rank.DOCUMENT,
) -> tuple[Evidence, ...]:
    """The evidence of titles, headings and the document's title; nearer words of one rank are stronger."""
    found: list[Evidence] = []
    for rank, rule, lines in (
        (Rank.TITLE, "title", titles),
        (Rank.HEADING, "heading", headings),
        (Rank.DOCUMENT, "document_title", (document,) if document else ()),
    ):
        for distance, words in enumerate(lines):
            found += [
                Evidence(said.slot, said.value, rank, rule, words, "", 9 - min(distance, 8))
                for said in said_in_title(words)
            ]
    found += _places_above((*titles, *headings), document)
    if year:
        found.append(Evidence("period", year, year_rank, "document_year", year, "", 0))
    return tuple(found)


def _places_above(headings: tuple[str, ...], document: str) -> list[Evidence]:
    """The region or zone that a heading speaks of beside the document's own: （三）高新区."""
    found = []
    for distance, words in enumerate(headings):
        mark = first_mark(words)
        place = place_headed(mark[2] if mark else words)
        if place and place not in document:
            found.append(
                Evidence("coverage", place, Rank.HEADING, "place_of_heading", words, "", 9 - min(distance, 8))
            )
    return found
