"""What is said of a year's departments: heading, summary, the rules of comparison.

Its tests: test_compare_page.py.
"""

from collections.abc import Iterable

from markupsafe import Markup

from helpers.measure import COMPARED
from helpers.schema import GRADES
from helpers.show.compare_views import CompareView
from helpers.show.pieces import Piece, item_list
from helpers.show.texts import paragraphs
from helpers.show.views import word


def compare_title(page: CompareView) -> Piece:
    """The page's heading, how many departments it compares, and the banner of made-up ones."""
    made_up = sum(row["synthetic"] == "yes" for row in page.comparison.departments.values())
    key = "synthetic" if made_up == page.count else "compare_synthetic"
    banner = (
        Markup('<p class="jx-banner" role="note">{}</p>').format(page.say(key, count=made_up))
        if made_up
        else ""
    )
    form = Markup('<div class="jx jx-lead"><h1>{}</h1><p>{}</p>{}</div>')
    basis = page.say("compare_basis", count=page.count)
    return Piece(form.format(page.say("compare_title", year=page.year), basis, banner))


def compare_summary(page: CompareView) -> Piece:
    """What the year comes to: the middle of each ratio, what lies far out, the findings, money not spent."""
    return paragraphs("jx-summary", *_middles(page), _findings_told(page), _unspent(page), _unranked(page))


def _middles(page: CompareView) -> list[str]:
    """The middle of each ratio that several departments have."""
    told = []
    for place in COMPARED:
        spread = page.comparison.spreads.get(place)
        if spread is None or spread.known == 1:
            continue
        ends = {"least": page.share(spread.quartiles[0]), "most": page.share(spread.quartiles[-1])}
        out = (
            page.say("compare_far_out", names=page.names(name for name, _ in spread.outliers))
            if spread.outliers
            else ""
        )
        middle = {"fact": page.label(*place), "count": spread.known, "median": page.share(spread.median)}
        told.append(page.say("compare_middle", **middle, **ends) + out + page.say("stop"))
    return told


def _findings_told(page: CompareView) -> str:
    """How many findings of each grade there are, and in how many departments."""
    findings = page.comparison.findings
    counts = [
        f"{word(GRADES, grade, page.language)} {int((findings['grade'] == grade).sum())}"
        for grade in _in_order(findings["grade"])
    ]
    if not counts:
        return page.say("compare_no_findings")
    concerned = findings["department"].nunique()
    return page.say("compare_found", count=concerned, grades=page.say("enumeration").join(counts))


def _in_order(grades: Iterable[str]) -> list[str]:
    """The grades that there are, graver ones first; those of no vocabulary last."""
    known = [grade.name for grade in GRADES]
    return sorted(set(grades), key=lambda name: (known.index(name) if name in known else len(known), name))


def _unspent(page: CompareView) -> str:
    found = page.comparison.unspent
    if not found:
        return ""
    total = page.plain.amount(sum(item.amount for item in found))
    return page.say("compare_unspent_sum", count=len(found), total=total)


def _unranked(page: CompareView) -> str:
    unranked = page.comparison.unranked
    return page.say("compare_without", count=len(unranked), names=page.names(unranked)) if unranked else ""


def compare_rules(page: CompareView) -> Piece:
    """How the departments are compared, as a list."""
    items = tuple(
        page.say(f"compare_rule_{name}") for name in ("ratios", "bounds", "far", "missing", "scope")
    )
    return Piece(Markup('<div class="jx">{}</div>').format(item_list(items, "jx-caveats")))
