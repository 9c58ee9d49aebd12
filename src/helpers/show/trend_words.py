"""What is said of a department's years: heading, summary, how they were joined, restatements, findings and answers.

Its tests: test_trend_page.py.
"""

from fractions import Fraction

from markupsafe import Markup

from helpers.frames import Row, records
from helpers.measure import Restated, Revision, YearChange
from helpers.quantities import plain
from helpers.schema import ALL_PROJECTS, DEPARTMENT, GRADES, STATUSES
from helpers.show.headings import heading
from helpers.show.pieces import Piece, Table, TableRow, badge, item_list, remark, small
from helpers.show.printed import in_percent
from helpers.show.tabling import cut, measure_word
from helpers.show.texts import GRADE_KINDS, by_grade, paragraphs
from helpers.show.trend_views import GAP, TrendView
from helpers.show.views import word

_SUMMED_UP = (
    ("actual", DEPARTMENT),
    ("execution_to_initial", DEPARTMENT),
    ("execution_to_adjusted", DEPARTMENT),
    ("gross_adjustment_to_initial", ALL_PROJECTS),
)
_MOST_ANSWERS = 100


def trend_title(page: TrendView) -> Piece:
    """The page's heading, the years that it covers, and the banner of a made-up sample."""
    first, last = page.trend.present[0], page.trend.present[-1]
    name = page.profile.name_zh if page.language == "zh" else page.profile.name_en or page.profile.name_zh
    words = page.say("trend_title", name=name, first=first, last=last)
    return heading(words, page.profile, page.say("trend_basis", count=len(page.trend.present)), page.newest)


def trend_summary(page: TrendView) -> Piece:
    """What the years come to: first and last number of a few facts, and what a reader must know of the rest."""
    told = [_from_to(page, fact, subject) for fact, subject in _SUMMED_UP]
    return paragraphs("jx-summary", *told, *_known_of_years(page))


def _from_to(page: TrendView, fact: str, subject: str) -> str:
    """A fact's first and last known number, with the last change where the two years may be compared."""
    known = [year for year in page.trend.present if page.number(fact, subject, year) is not None]
    if not known:
        return ""
    steps = [
        page.say("trend_in_year", year=year, number=page.with_unit(fact, subject, year)) for year in known
    ]
    said = page.say("trend_series", fact=page.label(fact, subject), steps=page.say("comma").join(steps))
    change = page.change(fact, subject)
    return said + (page.say("trend_last_change", change=change) if change else "") + page.say("stop")


def _known_of_years(page: TrendView) -> list[str]:
    """Gaps, renamed lines, breaks and restatements, each in a sentence."""
    trend = page.trend
    return [
        _gaps(page),
        *_renamings(page),
        *_breaks(page),
        *(_restated_sentence(page, own) for own in trend.revisions),
    ]


def _gaps(page: TrendView) -> str:
    gaps = page.trend.gaps
    return page.say("trend_gaps", years=page.say("enumeration").join(gaps)) if gaps else ""


def _renamings(page: TrendView) -> list[str]:
    return [
        page.say("trend_renamed", year=year, before=old, after=new) for year, old, new in page.trend.renamed
    ]


def _breaks(page: TrendView) -> list[str]:
    """Each break, said of all the lines that it is one of."""
    lines: dict[tuple[str, str], list[str]] = {}
    for own in page.trend.breaks:
        name = page.label(own.fact, own.subject) if own.fact else page.newest.subject(own.subject)
        lines.setdefault((own.year, own.words), []).append(name)
    return [
        page.say(
            "trend_break", year=year, lines=page.newest.names(list(dict.fromkeys(names)), 8), words=words
        )
        for (year, words), names in lines.items()
    ]


def _restated_sentence(page: TrendView, revision: Revision) -> str:
    if not revision.restated:
        return page.say("trend_agreeing", year=revision.year, by=revision.by, count=revision.agreeing)
    ratios = len(revision.effects)
    counts = {"count": len(revision.restated), "ratios": ratios}
    return page.say("trend_restated", year=revision.year, by=revision.by, **counts)


def trend_joining(page: TrendView) -> Piece:
    """How the years were joined, as a list: years, gaps, names, breaks; what the mark before a number means."""
    own = page.say("trend_years", years=page.say("enumeration").join(page.trend.present))
    items = [own, _gaps(page), *_renamings(page), *_breaks(page), page.say("trend_no_link")]
    return Piece(
        Markup('<div class="jx">{}</div>').format(item_list(tuple(filter(None, items)), "jx-caveats"))
    )


def trend_restatements_table(page: TrendView) -> Table | Piece:
    """Figures of a year that the next one prints otherwise, and below them each ratio that they change."""
    rows = [
        row
        for revision in page.trend.revisions
        if revision.restated
        for row in _restated_rows(page, revision)
    ]
    if not rows:
        return remark(page.say("trend_none_restated"))
    head = tuple(part.strip() for part in page.say("trend_restatements_head").split("|"))
    return Table("restatements", page.say("trend_restatements_caption"), head, tuple(rows), (4,))


def _restated_rows(page: TrendView, revision: Revision) -> list[TableRow]:
    over = TableRow((page.say("trend_restated_by", year=revision.year, by=revision.by),), "group")
    return [
        over,
        *(_restated_row(page, own, revision) for own in revision.restated),
        *(_effect_row(page, own.before, own.after) for own in revision.effects),
    ]


def _restated_row(page: TrendView, restated: Restated, revision: Revision) -> TableRow:
    """One figure: as its own year printed it, as the later one did, the difference, and both phrases."""
    own, later = restated.own, restated.later
    view = page.views[revision.year]
    numbers = (restated.before, restated.after, restated.after - restated.before)
    is_money = own["kind"] in ("money", "nil")
    shown = [page.money(number) if is_money else plain(number.numerator) for number in numbers]
    name = Markup("{}{}{}").format(
        own["label"] or measure_word(own, view),
        view.mark({"certainty": restated.certainty, "figures": ""}),
        small(view.subject(own["line"])),
    )
    phrases = Markup("{}{}").format(
        later["phrase"], small(page.say("trend_own_phrase", phrase=own["phrase"]))
    )
    return TableRow((name, *shown, phrases))


def _effect_row(page: TrendView, before: Row, after: Row) -> TableRow:
    """A ratio by the year's own figures, and by the restated ones."""
    view = page.views[before["period"]]
    shown = [view.percent_cell(row) for row in (before, after)]
    known = before["value"] and after["value"]
    points = page.points(Fraction(after["value"]) - Fraction(before["value"])) if known else ""
    return TableRow((page.label(before["fact"], before["subject"]), *shown, points, ""), "part")


def trend_findings_table(page: TrendView) -> Table | Piece:
    """How many findings of each grade every year has, and how many of them were answered."""
    rows = [
        TableRow(
            (word(GRADES, grade, page.language), *(_findings_in(page, year, grade) for year in page.years))
        )
        for grade in dict.fromkeys(
            row["grade"] for rows in map(records, page.trend.findings.values()) for row in rows
        )
    ]
    if not rows:
        return remark(page.say("trend_no_findings"))
    order = [word(GRADES, grade.name, page.language) for grade in GRADES]
    rows.sort(key=lambda row: order.index(row.cells[0]) if row.cells[0] in order else len(order))
    answered = TableRow(
        (page.say("trend_answered"), *(_answers_in(page, year) for year in page.years)), "total"
    )
    head = page.heads(page.say("trend_grade"))
    return Table("trend trend-findings", page.say("trend_findings_caption"), head, (*rows, answered))


def _findings_in(page: TrendView, year: str, grade: str) -> str:
    if year not in page.views:
        return GAP
    return str(int((page.trend.findings[year]["grade"] == grade).sum()))


def _answers_in(page: TrendView, year: str) -> str:
    if year not in page.views:
        return GAP
    return str(int((page.trend.findings[year]["reply"] != "").sum()))


def trend_answers(page: TrendView) -> Piece:
    """The findings of all years, the newest first, graver ones first, with the unit's answers."""
    found = [
        (year, row) for year in reversed(page.trend.present) for row in by_grade(page.trend.findings[year])
    ]
    if not found:
        return remark(page.say("trend_no_findings"))
    shown, notes = cut(page.newest, found, _MOST_ANSWERS)
    items = Markup("\n").join(_answer(page, year, row) for year, row in shown)
    form = Markup('<div class="jx"><ol class="jx-findings">{}</ol>{}</div>')
    return Piece(form.format(items, item_list(notes, "jx-notes")))


def _answer(page: TrendView, year: str, row: Row) -> Markup:
    grade = badge(GRADE_KINDS.get(row["grade"], "note"), word(GRADES, row["grade"], page.language))
    reply = page.say("reply", reply=row["reply"]) if row["reply"] else page.say("trend_unanswered")
    return Markup("<li><p>{}{} {}</p>{}</li>").format(
        grade, page.report_link(year), row["sentence"], small(reply)
    )


def trend_changes_table(page: TrendView) -> Table | Piece:
    """Indicators that need two years, with where last year's figure was taken from."""
    rows = []
    for place, change in enumerate(page.trend.changes):
        if place == 0 or change.indicator != page.trend.changes[place - 1].indicator:
            rows.append(TableRow((page.say(f"trend_{change.indicator}"),), "group"))
        rows.append(_change_row(page, change))
    if not rows:
        return remark(page.say("nothing", caption=page.say("trend_changes_caption")))
    head = tuple(part.strip() for part in page.say("trend_changes_head").split("|"))
    return Table("changes", page.say("trend_changes_caption"), head, tuple(rows), (4,))


def _change_row(page: TrendView, change: YearChange) -> TableRow:
    """One year's change: both amounts, the rate or why there is none, and the source of the earlier amount."""
    amounts = ["" if number is None else page.money(number) for number in (change.before, change.after)]
    share = (
        in_percent(change.share) if change.share is not None else word(STATUSES, change.status, page.language)
    )
    source = page.say(f"trend_source_{change.source}") if change.source else page.say("trend_source_none")
    return TableRow((page.report_link(change.year), *amounts, share, source))
