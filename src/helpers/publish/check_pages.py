"""What came of checking documents as one page: no script, nothing fetched.

Its tests: test_check.py.
"""

from collections.abc import Sequence

from markupsafe import Markup

from helpers import measure, show
from helpers.messages import say
from helpers.publish.checking import Checked
from helpers.publish.keys import TEMPLATE

WORDS = ("title", "summary", "findings", "sources", "caveats", "about")


def check_page(checked: Sequence[Checked], language: str) -> str:
    """The page of what was checked, a part for each document."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    style = (TEMPLATE / "page.css").read_text(encoding="utf-8") + show.style_sheet()
    return environment.get_template("check.html.j2").render(
        language=language,
        style=Markup(style),
        words={word: say(f"publish.check_{word}", language) for word in WORDS},
        documents=[_document(each, language) for each in checked],
    )


def _document(checked: Checked, language: str) -> dict[str, object]:
    """What the page shows of one document."""
    source, books = checked.source, checked.books
    known = measure.facts_of(books, language)
    view = show.view(known, source.figures, source.year, language, source.profile.currency)
    pieces = {
        "summary": show.first_screen(
            measure.checks_of(books, language),
            checked.findings,
            measure.indicators_of(known, books, language),
            measure.activities_of(books),
            view,
        ),
        "findings": show.findings_list(checked.findings, view),
        "open": show.open_table(source.figures, view),
        "sources": show.sources_table(source.figures, view),
        "caveats": show.caveats(source.figures, source.notes, view),
    }
    return {"name": checked.path.name} | {name: piece.html for name, piece in pieces.items()}
