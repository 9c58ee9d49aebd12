"""The tables of a year's departments: ranks with their bases, spreads, what lies far out, coverage.

Its tests: test_compare_page.py.
"""

from collections.abc import Sequence

from markupsafe import Markup

from helpers.measure import (
    BANDED,
    BASES,
    COMPARED,
    COVERED,
    FURTHER,
    Known,
    Pressing,
    band_of,
    bands_of,
    equation_told,
)
from helpers.schema import ALL_PROJECTS, DEPARTMENT, STATUSES
from helpers.show.compare_views import CompareView
from helpers.show.pieces import Piece, Table, TableRow, badge, small
from helpers.show.printed import with_separators
from helpers.show.tabling import band_in_words, make_table
from helpers.show.views import word

MOST_RANKED = 200
"""Departments in the ranked table at most: of more, the first and the last of each base."""

_MOST_LISTED = 50
_BESIDE = (
    (ALL_PROJECTS, "net_adjustment_to_initial"),
    (ALL_PROJECTS, "gross_adjustment_to_initial"),
)


def compare_ranking_table(page: CompareView) -> Table | Piece:
    """Departments by their own execution, base by base, with what was divided by what; then those without any."""
    rows, notes = [], []
    for base in BASES:
        ranked = page.comparison.ranked(base)
        if not ranked:
            continue
        shown = _both_ends(ranked)
        if len(shown) < len(ranked):
            notes.append(page.say("compare_ranked_cut", fact=page.label(DEPARTMENT, base), count=len(ranked)))
        head = page.say("compare_base", fact=page.label(DEPARTMENT, base), count=len(ranked))
        rows += [TableRow((head,), "group"), *(_ranked_row(page, place, item) for place, item in shown)]
    rows += _unranked_rows(page)
    return make_table(page.plain, "compare_ranking", rows, notes=tuple(notes))


def _both_ends(ranked: Sequence[Known]) -> list[tuple[int, Known]]:
    """Ranked departments with their places; of very many, those at both ends."""
    placed = list(enumerate(ranked, start=1))
    half = MOST_RANKED // 2
    return placed if len(placed) <= MOST_RANKED else [*placed[:half], *placed[-half:]]


def _ranked_row(page: CompareView, place: int, item: Known) -> TableRow:
    """One department: its place, what it spent of what, its adjustments and how many questions it has."""
    row = item.row
    ratio = Markup("{}{}").format(page.shown(row, row["fact"]), _ranked_by(page, item))
    beside = [page.cell(item.department, *fact) for fact in _BESIDE]
    cells = (page.part(row, "numerator"), page.part(row, "denominator"), ratio, *beside)
    return TableRow(
        (page.linked(item.department), str(place), *cells, _number_of_findings(page, item.department))
    )


def _ranked_by(page: CompareView, item: Known) -> Markup:
    """What an approximate number is ranked by."""
    return (
        small(page.say("compare_by_bound", bound=page.share(item.number)))
        if item.row["status"] != "ok"
        else small("")
    )


def _number_of_findings(page: CompareView, department: str) -> str:
    return str(page.findings_by_department.get(department, 0))


def _unranked_rows(page: CompareView) -> list[TableRow]:
    """Departments without an execution, undefined and unknown ones as such."""
    unranked = list(page.comparison.unranked.items())
    if not unranked:
        return []
    rows = [TableRow((page.say("compare_unranked", count=len(unranked)),), "group")]
    for department, status in unranked[:_MOST_LISTED]:
        told = word(STATUSES, status, page.language)
        beside = [page.cell(department, *fact) for fact in _BESIDE]
        cells = (page.linked(department), "", "", "", told, *beside)
        rows.append(TableRow((*cells, _number_of_findings(page, department))))
    if len(unranked) > _MOST_LISTED:
        rows.append(TableRow((page.say("compare_more", count=len(unranked) - _MOST_LISTED),)))
    return rows


def compare_spreads_table(page: CompareView) -> Table | Piece:
    """How each ratio is spread: ends and quartiles, how many have none, how many lie far out."""
    return make_table(
        page.plain, "compare_spreads", [_spread_row(page, *place) for place in _spread_places(page)]
    )


def _spread_places(page: CompareView) -> list[tuple[str, str]]:
    return [place for place in (*COMPARED, *FURTHER) if place in page.comparison.spreads]


def _spread_row(page: CompareView, subject: str, fact: str) -> TableRow:
    spread, tally = page.comparison.spreads[subject, fact], page.comparison.tally(subject, fact)
    ends = [page.share(number) for number in spread.quartiles]
    counts = [str(tally[status]) for status in ("ok", "bounded", "undefined", "unknown")]
    far = str(len(spread.outliers)) if spread.is_judged else page.say("compare_not_judged")
    return TableRow((page.label(subject, fact), *ends, *counts, far))


def compare_bands_table(page: CompareView) -> Table | Piece:
    """How many departments lie in each band of PEFA's indicators, and how many in none."""
    rows = []
    for place in BANDED:
        numbers, fact = page.comparison.known(*place), place[1]
        if numbers:
            within = [band_of(fact, number) for number in numbers.values()]
            shown = {
                band_in_words(page.plain, fact, band): within.count(band) for band in (*bands_of(fact), None)
            }
            head = page.say("compare_base", fact=page.label(*place), count=len(numbers))
            rows += [
                TableRow((head,), "group"),
                *(TableRow((words, str(count))) for words, count in shown.items()),
            ]
    return make_table(page.plain, "compare_bands", rows, notes=(page.say("bands_narrowest"),) if rows else ())


def compare_outliers_table(page: CompareView) -> Table | Piece:
    """Departments whose ratio lies far out, by how many robust deviations."""
    rows, notes = [], []
    for subject, fact in _spread_places(page):
        spread = page.comparison.spreads[subject, fact]
        if spread.outliers:
            rows.append(TableRow((page.label(subject, fact),), "group"))
        if len(spread.outliers) > _MOST_LISTED:
            cut = {"count": _MOST_LISTED, "total": len(spread.outliers)}
            notes.append(page.say("compare_outliers_cut", fact=page.label(subject, fact), **cut))
        for department, distance in spread.outliers[:_MOST_LISTED]:
            number = page.cell(department, subject, fact)
            cells = (page.linked(department), number, page.share(spread.median), with_separators(distance, 1))
            rows.append(TableRow(cells))
    return make_table(page.plain, "compare_outliers", rows, notes=tuple(notes))


def compare_pressing_table(page: CompareView) -> Table | Piece:
    """What must be looked at first: doubtful readings and identities that fail, the largest amounts first."""
    found = page.comparison.pressing
    rows = [_pressing_row(page, item) for item in found[:_MOST_LISTED]]
    return make_table(page.plain, "compare_pressing", rows, words=(1, 2), notes=_cut_note(page, len(found)))


def _pressing_row(page: CompareView, item: Pressing) -> TableRow:
    kind = badge("explain" if item.kind == "doubt" else "fails", page.say(f"compare_{item.kind}"))
    amount = "" if item.amount is None else page.money(item.amount)
    return TableRow((page.linked(item.department), kind, _pressing_words(page, item), amount))


def _pressing_words(page: CompareView, item: Pressing) -> str:
    """What presses: in Chinese as the tables have it, else what its rule asks, or the equation that fails."""
    subject = page.plain.subject(item.subject)
    if item.kind == "doubt":
        return item.words if page.language == "zh" else page.asked(item.found_by, subject)
    words = item.words if page.language == "zh" else equation_told(item.found_by, item.words, page.language)
    return f"{subject}{page.say('colon')}{words}"


def compare_unspent_table(page: CompareView) -> Table | Piece:
    """Projects by what they did not spend of their adjusted budget, the largest rest first."""
    found = page.comparison.unspent
    rows = [
        TableRow(
            (
                page.linked(item.department),
                item.project,
                *(page.money(amount) for amount in (item.adjusted, item.actual, item.amount)),
            )
        )
        for item in found[:_MOST_LISTED]
    ]
    return make_table(page.plain, "compare_unspent", rows, words=(1,), notes=_cut_note(page, len(found)))


def _cut_note(page: CompareView, total: int) -> tuple[str, ...]:
    return (page.say("compare_cut", count=_MOST_LISTED, total=total),) if total > _MOST_LISTED else ()


def compare_coverage_table(page: CompareView) -> Table | Piece:
    """How many departments have what a report should have, and who lacks it."""
    rows = [_coverage_row(page, page.label(*place), page.comparison.lacking(*place)) for place in COVERED]
    scored = page.comparison.scores
    lacking = [department for department in page.comparison.departments if department not in scored]
    rows.append(_coverage_row(page, page.say("compare_score"), lacking))
    return make_table(page.plain, "compare_coverage", rows, words=(3,))


def _coverage_row(page: CompareView, name: str, lacking: list[str]) -> TableRow:
    return TableRow((name, str(page.count - len(lacking)), str(len(lacking)), page.names(lacking)))
