"""What was read of the document: how many numerals, how many wait for a person, which tables were not understood.

Its tests: test_readings.py.
"""

from collections import Counter

import pandas as pd
from markupsafe import Markup

from helpers.frames import Row, records
from helpers.schema import is_open
from helpers.show.pieces import Piece, fold, item_list, remark
from helpers.show.tabling import cut
from helpers.show.views import View


def reading(numbers: pd.DataFrame, document: pd.DataFrame, view: View) -> Piece:
    """One line on what was read, and a folded list of what was not understood; of typed figures that they are.

    `numbers` and `document` are in the columns of schema.NUMBERS and schema.DOCUMENT.
    """
    if document.empty:
        return remark(view.say("reading_none"))
    found = Counter(_became(number, view) for number in records(numbers))
    source = document["source"].iloc[0]
    told = view.say("reading_told", source=source, all=found.total(), **{name: found[name] for name in _WAYS})
    lost = document["value"][document["item"] == "not_understood"]
    return Piece(Markup('<div class="jx"><p>{}</p>{}</div>').format(told, _not_understood(list(lost), view)))


_WAYS = ("read", "open", "other")
"""What may become of a numeral."""


def _became(number: Row, view: View) -> str:
    """Whether a numeral was read, waits for a person, or states no figure."""
    figures = [view.figures[name] for name in number["figures"].split() if name in view.figures]
    return "other" if not figures else "open" if any(map(is_open, figures)) else "read"


def _not_understood(lost: list[str], view: View) -> Markup:
    if not lost:
        return Markup("")
    shown, notes = cut(view, lost)
    return fold(view.say("reading_lost", count=len(lost)), item_list((*shown, *notes), "jx-notes"))
