"""The unit edition: what is sent to a unit, its confirmed findings alone, put into reports/outbox/.

Its tests: test_sending.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from helpers import measure, schema, show
from helpers.errors import JixiaoError, error_in_words
from helpers.frames import Row, records
from helpers.messages import say
from helpers.publish.addresses import OUTBOX, Place
from helpers.publish.checking import GRADE_KEYS
from helpers.publish.keys import TEMPLATE
from helpers.publish.locks import locked
from helpers.publish.masking import masked
from helpers.publish.outbox import Outbox
from helpers.publish.projects import Project
from helpers.publish.records import encoded, make_folder, write_whole
from helpers.read import DepartmentYear, department_years, office_name, profile_shown, read_processed

LONGEST_NAME, MOST_PRINTED = 60, 6
"""Characters of a file's name, its ending apart; and passages that are quoted beside a finding, at most."""

LANGUAGE = "zh"
"""Of what is sent: the findings are confirmed in it."""

WORDS = ("findings", "about", "answer", "place", "printed", "id", "reply")


@dataclass(frozen=True)
class Sent:
    """What became of a department-year: the page in the outbox, or why there is none."""

    place: Place
    path: Path | None
    reason: str = ""


def write_unit_editions(project: Project, pairs: Iterable[tuple[str, str]]) -> list[Sent]:
    """Write the unit edition of each of these department-years that has confirmed findings.

    A page whose findings are confirmed no more goes. Same input, same bytes.
    """
    names = _names_of_units(project.data)
    with locked(project.reports) as aside:
        make_folder(project.reports / OUTBOX, project.reports)
        outbox = Outbox(project)
        sent = [_sent(project, Place(*pair), names, outbox, aside) for pair in pairs]
        outbox.save(aside)
    return sent


def _sent(project: Project, own: Place, names: Mapping[str, set[str]], outbox: Outbox, aside: Path) -> Sent:
    try:
        source = read_processed(project.data, *own)
    except (JixiaoError, OSError) as error:
        return Sent(own, None, error_in_words(error))
    confirmed = _confirmed_findings(source)
    path = outbox.folder / f"{file_name(source, names)}.html"
    outbox.note(own, path.name if confirmed else "", _draft_of(source))
    if not confirmed:
        path.unlink(missing_ok=True)
        return Sent(own, None, "unconfirmed")
    others = _names_of_others(names, source)
    write_whole(path, encoded(unit_page(source, confirmed, others, office_name(project.data))), aside)
    return Sent(own, path)


def _names_of_units(data: Path) -> dict[str, set[str]]:
    """What each department goes by on its pages."""
    names: dict[str, set[str]] = defaultdict(set)
    for department, year in department_years(data):
        with suppress(JixiaoError, OSError):
            names[department].add(profile_shown(data, department, year).name_zh)
    return dict(names)


def _names_of_others(names: Mapping[str, set[str]], source: DepartmentYear) -> tuple[str, ...]:
    """The names of other units, longer ones first, but for those that are part of the unit's own."""
    others = set().union(*(names[name] for name in names if name != source.department))
    told = (name for name in others if name not in source.profile.name_zh)
    return tuple(sorted(told, key=lambda name: (-len(name), name)))


def file_name(source: DepartmentYear, names: Mapping[str, set[str]]) -> str:
    """What the page is called: the unit, the year, the draft and the edition, so that the wrong one does not go out."""
    own = re.sub(r'[\s\\/:*?"<>|.]+', "", source.profile.name_zh)
    if sum(source.profile.name_zh in used for used in names.values()) > 1:
        own = f"{own}_{source.department}"
    rest = say("publish.outbox_name", LANGUAGE, year=source.year, draft=_draft_of(source))
    return own[: LONGEST_NAME - len(rest)] + rest


def _draft_of(source: DepartmentYear) -> str:
    """The number of the draft that the findings are about."""
    drafts = source.document["value"][source.document["item"] == "draft"]
    return next((str(number) for number in drafts), "1")


def _confirmed_findings(source: DepartmentYear) -> list[Row]:
    """The findings that a person has confirmed, graver ones first, in the words in which they are sent."""
    books, currency = measure.books_of(source.figures), source.profile.currency
    found = measure.findings_of(books, source.words, LANGUAGE, source.replies, currency, source.rules, source)
    order = [grade.name for grade in schema.GRADES]
    rows = [
        row for row in records(measure.with_decisions(found, source.decisions)) if row["confirmed"] == "yes"
    ]
    return sorted(rows, key=lambda row: order.index(row["grade"]))


def unit_page(source: DepartmentYear, findings: list[Row], others: Iterable[str], office: str) -> str:
    """The page that is sent: no scores, no name of another unit, no digests and versions."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    facts = measure.facts_of(measure.books_of(source.figures), LANGUAGE)
    view = show.view(facts, source.figures, source.year, LANGUAGE, source.profile.currency)
    figures = {row["id"]: row for row in records(source.figures)}
    style = (TEMPLATE / "page.css").read_text(encoding="utf-8") + show.style_sheet()
    heading = show.title(source.profile, source.year, view, source.document, "unit").html
    return environment.get_template("unit.html.j2").render(
        language=LANGUAGE,
        style=Markup(style),
        title=say("show.title", LANGUAGE, name=source.profile.name_zh, year=source.year),
        heading=heading,
        office=office,
        words={word: say(f"publish.unit_{word}", LANGUAGE, **_grades_sent()) for word in WORDS},
        findings=[_item(row, figures, tuple(others)) for row in findings],
    )


def _grades_sent() -> dict[str, str]:
    """What each grade is called in what is sent."""
    return {key: say(f"publish.grade_sent_{key}", LANGUAGE) for key in GRADE_KEYS.values()}


def _item(finding: Row, figures: Mapping[str, Row], others: tuple[str, ...]) -> dict[str, str]:
    """A finding as it is sent, with its place in the report and the printed words that it rests on."""
    cited = [figures[name] for name in finding["figures"].split() if name in figures]
    printed = list(dict.fromkeys(row["phrase"] for row in cited if row["phrase"]))
    key = GRADE_KEYS[finding["grade"]]
    return {
        "id": finding["id"],
        "kind": key,
        "grade": say(f"publish.grade_sent_{key}", LANGUAGE),
        "sentence": masked(finding["sentence"], others),
        "place": show.place_in_words(finding["locator"], LANGUAGE),
        "printed": [masked(phrase, others) for phrase in printed[:MOST_PRINTED]],
        "reply": masked(finding["reply"], others),
    }
