"""index.html for people and index.json for machines: every page, its state, figures and findings."""

import base64
import hashlib
import json
import re
from collections import Counter
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from helpers.errors import JixiaoError, visible
from helpers.files import read_plain
from helpers.messages import say
from helpers.publish.addresses import INDEX
from helpers.publish.index_rows import column_titles, place_rows
from helpers.publish.keys import TEMPLATE
from helpers.publish.projects import Project
from helpers.publish.records import encoded, write_whole
from helpers.publish.states import STATES, State
from helpers.show import colour_sheet

KINDS = ("contradicted", "failed", "unrenewed", "stale", "missing", "fresh")
"""What the page counts and can be narrowed to: a state, a report with 差错, a stale one that would not renew."""

MOST_BYTES = 2**30
"""Of either file: some 20 kB of a page are not in it, and a country has a quarter of a million."""


def write_index(project: Project, states: list[State], checked: str, aside: Path) -> None:
    """Write index.json, and the page in each language where it would say something else than the one that is there.

    All are replaced whole; a page has no time of its own, only those of the
    pages in it. `checked` is when all of them were last gone through.
    """
    for language, name in INDEX.items():
        page, html = encoded(visible(render_index(states, language))), project.reports / name
        if _stored_page(html, project.reports) != page:
            write_whole(html, page, aside)
    entries = [_entry_said(state) for state in sorted(states, key=lambda state: state.page)]
    content = {"checked": checked, "counts": counts(states), "reports": entries}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    write_whole(project.reports / "index.json", encoded(text), aside)


def _stored_page(html: Path, reports: Path) -> bytes | None:
    try:
        return read_plain(html, reports, MOST_BYTES)
    except (OSError, JixiaoError):
        return None


def counts(states: list[State]) -> dict[str, int]:
    """How many pages are in each state."""
    found = Counter(state.state for state in states)
    return {state: found[state] for state in STATES}


def _entry_said(state: State) -> dict:
    return {name: value for name, value in state.entry().items() if value not in ("", None, {}, [])}


def render_index(states: list[State], language: str = "zh") -> str:
    """The page in one language, with a link to the other; complete without its script."""
    early, script, style = (_part(f"overview.{ending}") for ending in ("early.js", "js", "css"))
    rows = place_rows(states, language)
    kinds = Counter(kind for row in rows for kind in row["kinds"])
    return _template().render(
        rows=rows, columns=column_titles(language), total=len(rows),
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind] or kind == "fresh"},
        made_up=any(state.synthetic for state in states), early=early, script=script, style=style,
        hashes={name: _hash(text) for name, text in (("early", early), ("script", script), ("style", style))},
        language=language, other=_other_page(language), say=partial(_told_in, language),
    )  # fmt: skip


@cache
def _template():
    """The page's template; what reads templates is loaded for a page that is written, and both languages share it."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"breakable": _breakable, "split_at_commas": _split_at_commas}
    return environment.get_template("overview.html.j2")


def _told_in(language: str, key: str, **values: object) -> str:
    return say(f"publish.{key}", language, **values)


def _other_page(language: str) -> dict[str, str]:
    """The page in the other language, and what the link to it says in that one."""
    (other,) = (name for name in INDEX if name != language)
    return {"language": other, "file": INDEX[other], "words": say("publish.index_switch", other)}


def _breakable(head: Markup) -> Markup:
    """A column's head that may break before these words, and nowhere else in Chinese."""
    return Markup(re.sub("(?=占|年初|预算|增减|完成|调整|（)", "<wbr>", head))


def _split_at_commas(amount: str) -> Markup:
    """An amount that may break after its commas where a column is too narrow for it."""
    return Markup("<wbr>").join(re.split("(?<=,)", amount))


def _part(name: str) -> str:
    own = (TEMPLATE / name).read_text(encoding="utf-8").strip()
    return colour_sheet() + own if name.endswith(".css") else own


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
