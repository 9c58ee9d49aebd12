"""What stands on top of a page: whose it is, what it rests on, who it is for, and the banner of a made-up sample.

Its tests: test_headings.py.
"""

import pandas as pd
from markupsafe import Markup

from helpers.schema import PUBLISHED
from helpers.show.pieces import Piece
from helpers.show.views import View


def title(profile, year: str, view: View, document: pd.DataFrame, edition: str = "office") -> Piece:
    """The heading of a department-year's page in an edition: `office` has everything, `unit` is what is sent.

    `document` has the columns of schema.DOCUMENT; it is empty where figures were typed.
    """
    name = profile.name_zh if view.language == "zh" else profile.name_en or profile.name_zh
    words = view.say("title", name=name, year=year)
    return heading(words, profile, rests_on(profile, year, view, document), view, edition)


def heading(words: str, profile, basis: str, view: View, edition: str = "") -> Piece:
    """A page's heading about a department: what the page rests on, its place and edition, the banner of a sample."""
    own = (profile.place, profile.level) if view.language == "zh" else (profile.place_en, profile.level_en)
    where = " · ".join(filter(None, (*own, view.say(f"edition_{edition}") if edition else "")))
    form = Markup('<p class="jx-banner" role="note">{}</p>')
    banner = form.format(view.say("synthetic")) if profile.synthetic else ""
    lines = Markup("").join(Markup("<p>{}</p>").format(line) for line in (basis, where) if line)
    return Piece(Markup('<div class="jx jx-lead"><h1>{}</h1>{}{}</div>').format(words, lines, banner))


def rests_on(profile, year: str, view: View, document: pd.DataFrame) -> str:
    """What a page rests on: the report as published, or as submitted and when; which draft, or typed figures."""
    received = profile.received.get(str(year), "")
    way = "published" if received == PUBLISHED else "submitted" if received else "plain"
    drafts = list(document["value"][document["item"] == "draft"])
    draft = view.say("basis_draft", number=drafts[0]) if drafts else ""
    typed = view.say("basis_typed") if document.empty else ""
    day = _day_in_words(received, view) if way == "submitted" else ""
    return view.say(f"basis_{way}", day=day, draft=draft + typed) + view.say("basis_limits")


def _day_in_words(day: str, view: View) -> str:
    year, month, number = map(int, day.split("-"))
    return view.say("day", year=year, month=month, number=number)
