"""The tables of a department's years: a row for each amount, ratio, project or count, a column for each year.

Its tests: test_trend_page.py.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from markupsafe import Markup

from helpers.frames import Row, records
from helpers.measure import BANDED, band_of
from helpers.schema import ALL_PROJECTS, AMOUNTS, DEPARTMENT, RATIOS, REASONS
from helpers.show.pieces import Piece, Table, TableRow, remark, small
from helpers.show.tabling import band_in_words, cut, hard_bounds_shown, measure_word
from helpers.show.trend_views import GAP, TrendView
from helpers.show.views import word

_MONEY = (
    "opening",
    "initial",
    "upward_adjustment",
    "downward_adjustment",
    "net_adjustment",
    "gross_adjustment",
    "adjusted",
    "budget",
    "received",
    "actual",
    "carryover",
)
_RATIOS = (
    "execution_to_initial",
    "execution_to_adjusted",
    "execution_to_budget",
    "execution_to_received",
    "net_adjustment_to_initial",
    "gross_adjustment_to_initial",
    "carryover_to_adjusted",
)
_STRUCTURE = {
    "basic_expenditure": "part",
    "personnel_expenditure": "parts",
    "public_expenditure": "parts",
    "project_expenditure": "part",
    "basic_share_of_expenditure": "",
    "personnel_share_of_expenditure": "",
    "public_share_of_expenditure": "",
    "project_share_of_expenditure": "",
}
_OF_PROJECTS = ("initial", "adjusted", "actual", "execution_to_initial", "execution_to_adjusted")
_TOGETHER = (*_OF_PROJECTS, "net_adjustment_to_initial", "gross_adjustment_to_initial")
_MOVED = (
    "gross_adjustment",
    "gross_adjustment_less_excluded",
    "gross_adjustment_to_initial",
    "gross_adjustment_less_excluded_to_initial",
)
_STAFF = ("in_service_to_authorised", "in_service_to_total")
_MOST_PROJECTS, _MOST_COUNTS = 40, 200


def trend_money_table(page: TrendView) -> Table | Piece:
    """The department's budget, changes and expenditure in every year, then the ratios with their bases."""
    amounts = _fact_rows(page, _MONEY)
    ratios = _fact_rows(page, _RATIOS)
    groups = [("trend_amounts", amounts), ("trend_ratios", ratios)]
    rows = [row for key, own in groups if own for row in (TableRow((page.say(key),), "group"), *own)]
    return _table(page, "trend_money", rows)


def trend_composition_table(page: TrendView) -> Table | Piece:
    """What the expenditure consists of in every year, and its shares."""
    return _table(page, "trend_composition", _fact_rows(page, _STRUCTURE))


def _fact_rows(page: TrendView, facts: Iterable[str], subject: str = DEPARTMENT) -> list[TableRow]:
    """A row for each of these facts that any year knows."""
    names = AMOUNTS + RATIOS
    return [
        TableRow(
            (word(names, fact, page.language), *page.cells(fact, subject), page.change(fact, subject)),
            _STRUCTURE.get(fact, ""),
        )
        for fact in facts
        if page.is_known(fact, subject)
    ]


def _table(
    page: TrendView, name: str, rows: Sequence[TableRow], notes: tuple[str, ...] = ()
) -> Table | Piece:
    """A table with a column for each year and one for the last change; a sentence where it has no row."""
    caption = page.say(f"{name}_caption")
    if not rows:
        return remark(page.say("nothing", caption=caption))
    head = page.heads(page.say("trend_item"), after=(page.say("trend_change"),))
    return Table(f"trend {name.replace('_', '-')}", caption, head, tuple(rows), (), notes)


def trend_projects_table(page: TrendView) -> Table | Piece:
    """Each project allocation in every year, all of them together first; renamed ones stand under the new name."""
    projects, notes = cut(page.newest, page.projects, _MOST_PROJECTS)
    rows = []
    for subject in (ALL_PROJECTS, *projects) if projects else ():
        facts = _fact_rows(page, _TOGETHER if subject == ALL_PROJECTS else _OF_PROJECTS, subject)
        if facts:
            rows += [TableRow((_under_names(page, subject),), "group"), *facts]
    return _table(page, "trend_projects", rows, notes)


def _under_names(page: TrendView, subject: str) -> Markup:
    """A line's name, and below it what it was called before."""
    former = [
        page.say("trend_was", year=year, name=old) for year, old, new in page.trend.renamed if new == subject
    ]
    return Markup("{}{}").format(page.newest.subject(subject), small(page.say("semicolon").join(former)))


def trend_reasons_table(page: TrendView) -> Table | Piece:
    """Changes of the projects' budgets by printed reason, and their rate with and without what is excluded."""
    names = [*(term.name for term in REASONS), ""]
    parts = [
        TableRow(
            (_reason_in_words(page, name), *(_moved_for(page, year, name) for year in page.years), ""), "part"
        )
        for name in names
        if any(name in own for own in page.trend.reasons.values())
    ]
    whole, rest = (_fact_rows(page, facts, ALL_PROJECTS) for facts in (_MOVED[:1], _MOVED[1:]))
    return _table(page, "trend_reasons", [*whole, *(parts if whole else ()), *rest])


def _reason_in_words(page: TrendView, reason: str) -> str:
    return word(REASONS, reason, page.language) if reason else page.say("trend_no_reason")


def _moved_for(page: TrendView, year: str, reason: str) -> str:
    """What was moved for a reason in a year, or a dash in a gap."""
    if year not in page.views:
        return GAP
    amount = page.trend.reasons[year].get(reason)
    return "" if amount is None else page.money(amount)


def trend_bands_table(page: TrendView) -> Table | Piece:
    """Each year's numbers of PEFA's indicators with the band that they lie in; no grade."""
    rows = [
        TableRow(
            (page.label(fact, subject), *(_banded(page, subject, fact, year) for year in page.years), "")
        )
        for subject, fact in BANDED
        if page.is_known(fact, subject)
    ]
    return _table(page, "trend_bands", rows)


def _banded(page: TrendView, subject: str, fact: str, year: str) -> Markup:
    number = page.number(fact, subject, year)
    band = "" if number is None else band_in_words(page.newest, fact, band_of(fact, Fraction(number)))
    return Markup("{}{}").format(page.cell(fact, subject, year), small(band))


def trend_people_table(page: TrendView) -> Table | Piece:
    """The department's people and posts in every year, and the shares of those in service."""
    found: dict[str, dict[str, Row]] = {}
    for year in reversed(page.trend.present):
        for figure in page.figures[year]:
            if _is_of_staff(figure, year):
                found.setdefault(measure_word(figure, page.newest), {}).setdefault(year, figure)
    rows = [TableRow((name, *_printed_cells(page, own), "")) for name, own in found.items()]
    return _table(page, "trend_people", [*rows, *_fact_rows(page, _STAFF)])


def _is_of_staff(figure: Row, year: str) -> bool:
    own = figure["line"] == DEPARTMENT and figure["kind"] == "people"
    return own and figure["stage"] != "target" and figure["period"] == year


def _printed_cells(page: TrendView, own: dict[str, Row]) -> list[str]:
    """A figure of each year as printed; empty where a year does not print it, a dash in a gap."""
    return [
        Markup("{}{}").format(page.views[year].quantity(own[year]), page.views[year].mark(own[year]))
        if year in own
        else ("" if year in page.views else GAP)
        for year in page.years
    ]


def trend_activities_table(page: TrendView) -> Table | Piece:
    """What was done in every year, as printed and with the bounds that its words give."""
    found: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for year in reversed(page.trend.present):
        for count in records(page.trend.counts[year]):
            if count["subject"] != DEPARTMENT:
                own = found.setdefault((count["subject"], count["measure"]), {})
                own.setdefault(year, []).append(count)
    shown, notes = cut(page.newest, list(found.items()), _MOST_COUNTS)
    rows = [TableRow((_count_named(page, own), *_count_cells(page, place, own), "")) for place, own in shown]
    return _table(page, "trend_activities", rows, notes)


def _count_named(page: TrendView, own: dict[str, list[Row]]) -> str:
    """What is counted; its measure is named where the subject alone does not say it."""
    count = next(iter(own.values()))[0]
    if count["measure"] in ("count", "sessions"):
        return count["subject"]
    return f"{count['subject']} · {measure_word(count, page.newest)}"


def _count_cells(page: TrendView, place: tuple[str, str], own: dict[str, list[Row]]) -> list[str]:
    subject, measure = place
    return [
        page.parted(
            Markup(page.say("semicolon")).join(_count_cell(page, year, count) for count in own[year]),
            [found.words for found in page.trend.breaks_in(measure, subject, year)],
        )
        if year in own
        else ("" if year in page.views else GAP)
        for year in page.years
    ]


def _count_cell(page: TrendView, year: str, count: Row) -> Markup:
    view = page.views[year]
    return Markup("{}{}{}").format(view.quantity(count), view.mark(count), small(hard_bounds_shown(count)))
