"""What an analyst chose to look at: one line's facts, one fact over all lines, the words it was printed in, what moved.

Its tests: test_exploring.py.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from helpers.frames import Row
from helpers.measure import Moved
from helpers.schema import AMOUNTS, DEPARTMENT, GRADES, OUTCOMES, RATIOS, READING_GRADE
from helpers.show.drawing import Canvas, Chart, folded_name, house_style
from helpers.show.pieces import Piece, Table, TableRow, badge, remark
from helpers.show.tabling import is_stated, make_table, part_in_words
from helpers.show.texts import GRADE_KINDS
from helpers.show.views import View, word

_BAR = "#1f4e79"
_MOST_DRAWN = 20
_FACTS = (*AMOUNTS, *RATIOS)
_OUTCOME_KINDS = {"fails": "error", "rounding": "note", "holds": "note", "unknown": "missing"}


def fact_label(fact: str, language: str) -> str:
    """What a fact is called."""
    return word(_FACTS, fact, language)


def subjects_of(view: View) -> list[str]:
    """Whose facts there are, the department first."""
    stated = dict.fromkeys(subject for fact, subject in view.facts if is_stated(view, fact, subject))
    return sorted(stated, key=lambda subject: subject != DEPARTMENT)


def facts_stated(view: View, subject: str) -> list[str]:
    """The names of a subject's facts that something is to be said of."""
    return [fact for fact, own in view.facts if own == subject and is_stated(view, fact, subject)]


def chosen_table(view: View, subject: str) -> Table | Piece:
    """A subject's facts, ratios with what they divide."""
    rows = [
        TableRow(
            (fact_label(fact, view.language), _division(view, fact, subject), view.marked(fact, subject))
        )
        for fact in facts_stated(view, subject)
    ]
    return make_table(view, "chosen", rows)


def _division(view: View, fact: str, subject: str) -> str:
    row = view.row(fact, subject)
    if not (row["numerator"] and row["denominator"]):
        return ""
    group = next(ratio.group for ratio in RATIOS if ratio.name == fact)
    return " ÷ ".join(part_in_words(view, row[side], group) for side in ("numerator", "denominator"))


def chosen_chart(view: View, fact: str) -> Chart | Piece:
    """One fact over all lines that have a number for it, in the order of the report."""
    found = [
        (subject, number)
        for subject in subjects_of(view)
        if (number := _number_of(view, fact, subject)) is not None
    ]
    if not found:
        return remark(view.say("nothing", caption=fact_label(fact, view.language)))
    drawn = found[:_MOST_DRAWN]
    most = max(abs(number) for _, number in drawn) or 1
    with house_style():
        canvas = Canvas(0.3 + 0.3 * len(drawn), left=-0.4, right=1.3, bottom=len(drawn) - 0.3, top=-0.7)
        for place, (subject, number) in enumerate(drawn):
            canvas.text(-0.02, place, folded_name(view.subject(subject)), ha="right")
            canvas.bar(0, place, float(abs(number) / most), 0.5, _BAR)
            canvas.text(float(abs(number) / most) + 0.02, place, view.cell(fact, subject))
    told = [f"{view.subject(subject)} {view.cell(fact, subject)}" for subject, _ in drawn]
    label = fact_label(fact, view.language)
    return Chart(canvas.figure, f"{label}{view.say('colon')}{view.say('semicolon').join(told)}", label)


def _number_of(view: View, fact: str, subject: str) -> Fraction | None:
    row = view.row(fact, subject)
    return Fraction(Decimal(row["value"])) if row["status"] == "ok" else None


def chosen_phrases(view: View, fact: str, subject: str) -> Table | Piece:
    """The printed words that a fact follows from, each with its place."""
    cited = [
        view.figures[name] for name in view.row(fact, subject)["figures"].split() if name in view.figures
    ]
    rows = [TableRow((figure["phrase"], view.place(figure["locator"]), figure["id"])) for figure in cited]
    return make_table(view, "phrases", rows, words=(1, 2))


def beside_table(views: tuple[View, View], heads: tuple[str, str], subject: str) -> Table | Piece:
    """A subject's facts in two department-years, and how far they are apart."""
    left, right = views
    facts = dict.fromkeys([*facts_stated(left, subject), *facts_stated(right, subject)])
    rows = [
        TableRow(
            (
                fact_label(fact, left.language),
                *(own.marked(fact, subject) for own in views),
                _how_far(left, right, fact, subject),
            )
        )
        for fact in facts
    ]
    if not rows:
        return make_table(left, "chosen", [])
    caption = left.say("beside_caption", subject=left.subject(subject))
    return Table("beside", caption, (left.say("trend_item"), *heads, left.say("beside_apart")), tuple(rows))


def _how_far(left: View, right: View, fact: str, subject: str) -> str:
    """The second number less the first; points where it is a share."""
    numbers = [_number_of(own, fact, subject) for own in (left, right)]
    if None in numbers:
        return ""
    difference = numbers[1] - numbers[0]
    if any(amount.name == fact for amount in AMOUNTS):
        return left.shown(fact, Decimal(difference.numerator) / difference.denominator)
    return left.say("beside_points", number=left.shown(fact, difference).removesuffix("%"))


def moved_piece(found: Moved, views: tuple[View, View]) -> Piece:
    """What moved between two readings: facts, identities, findings that came and went, and how much stayed."""
    view = views[0]
    said = view.say("moved_count", count=len(found.facts) + len(found.checks), same=found.same)
    rows = {
        "moved_facts": [_moved_fact(pair, views) for pair in found.facts],
        "moved_checks": [_moved_check(pair, view) for pair in found.checks],
        "moved_findings": _findings_moved("appeared", found.appeared, view)
        + _findings_moved("gone", found.gone, view),
    }
    words = {"moved_facts": (), "moved_checks": (1, 2), "moved_findings": (1, 2)}
    tables = [make_table(view, name, own, words[name]) for name, own in rows.items() if own]
    parts = Markup("").join(Markup(table.html) for table in tables)
    return Piece(Markup('<div class="jx"><p>{}</p>{}</div>').format(said, parts))


def _moved_fact(pair: tuple[Row | None, Row | None], views: tuple[View, View]) -> TableRow:
    row = next(own for own in pair if own)
    name = views[0].say(
        "of", ratio=fact_label(row["fact"], views[0].language), subject=views[0].subject(row["subject"])
    )
    shown = [own.marked(row["fact"], row["subject"]) for own in views]
    return TableRow((name, *shown))


def _moved_check(pair: tuple[Row | None, Row | None], view: View) -> TableRow:
    row = next(own for own in reversed(pair) if own)
    outcomes = [_outcome(own, view) for own in pair]
    return TableRow((row["reason"], *outcomes))


def _outcome(row: Row | None, view: View) -> str:
    if row is None:
        return ""
    return badge(_OUTCOME_KINDS[row["outcome"]], word(OUTCOMES, row["outcome"], view.language))


def _findings_moved(way: str, findings: Iterable[Row], view: View) -> list[TableRow]:
    grades = (*GRADES, READING_GRADE)
    return [
        TableRow(
            (
                view.say(f"moved_{way}"),
                badge(GRADE_KINDS[row["grade"]], word(grades, row["grade"], view.language)),
                row["sentence"],
            )
        )
        for row in findings
    ]
