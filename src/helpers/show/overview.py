"""The first screen: what a department-year comes to, in sentences made of its facts alone."""

import pandas as pd
from markupsafe import Markup, escape

from helpers.frames import records
from helpers.messages import catalogue
from helpers.schema import ALL_PROJECTS, GRADES, OUTCOMES
from helpers.show.pieces import Block, first_clause
from helpers.show.sentences import by_grade, paragraphs
from helpers.show.view import View, word

NAMED = 4
"""Subjects that a sentence names before it says how many there are."""

EXECUTION = ("execution_to_initial", "execution_to_adjusted")


def first_screen(
    checks: pd.DataFrame, findings: pd.DataFrame, indicators: pd.DataFrame, counts: pd.DataFrame, view: View
) -> Block:
    """The first screen: the whole, the projects, what to ask, the identities, what is missing."""
    parts = {
        "whole": whole(view),
        "projects": projects(view),
        "questions": questions(findings, view),
        "identities": identities(checks, view),
        "material": material(indicators, counts, view),
    }
    told = [(key, text) for key, text in parts.items() if text]
    lead = Markup("<b>{}</b>{}")
    return paragraphs("jx-summary", *(lead.format(view.say(f"lead_{key}"), text) for key, text in told))


def sentence(view: View, *clauses: str) -> str:
    """Clauses as one sentence; empty ones are left out, and nothing is made of nothing."""
    told = [clause for clause in clauses if clause]
    return view.say("comma").join(told) + view.say("stop") if told else ""


def whole(view: View) -> str:
    """The department's budget and expenditure, and what the expenditure consists of."""
    received, actual = view.yuan("received"), view.yuan("actual")
    same = received is not None and received == actual
    money = sentence(
        view,
        view.say("whole_initial", amount=view.money("initial")),
        view.say("whole_adjusted", amount=view.money("adjusted")),
        view.say("whole_budget", amount=view.money("budget")),
        view.say("whole_both", income=income(view), amount=view.money("actual")) if same else "",
        "" if same else view.say("whole_received", income=income(view), amount=view.money("received")),
        "" if same else view.say("whole_actual", amount=view.money("actual")),
        view.say("whole_difference", amount=view.money("deviation", size=True))
        if view.yuan("deviation")
        else "",
        view.say("whole_to_initial", percent=view.percent("execution_to_initial")),
        view.say("whole_to_adjusted", percent=view.percent("execution_to_adjusted")),
    )
    return money + structure(view) or view.say("whole_none")


def income(view: View) -> str:
    """What came in as the report calls it: the appropriation, or revenue of whatever source."""
    ids = view.row("received")["figures"].split()
    words = "".join(view.figures[name]["label"] + view.figures[name]["phrase"] for name in ids)
    return view.say("revenue" if "收入" in words and "拨款" not in words else "appropriation")


def structure(view: View) -> str:
    """What the expenditure consists of, with the parts' shares."""
    basic = part_of_whole(view, "basic")
    inside = view.say(
        "whole_inside", personnel=view.money("personnel_expenditure"), public=view.money("public_expenditure")
    )
    told = [part for part in (basic + inside if basic else "", part_of_whole(view, "project")) if part]
    if not told:
        return ""
    parts = view.say("semicolon").join(told)
    return view.say("whole_structure", parts=parts) if view.yuan("actual") else parts + view.say("stop")


def part_of_whole(view: View, account: str) -> str:
    """Basic or project expenditure, with its share where the whole is known."""
    amount, share = view.money(f"{account}_expenditure"), view.percent(f"{account}_share_of_expenditure")
    return view.say(f"whole_{account}", amount=amount, percent=share) or view.say(
        f"whole_{account}_alone", amount=amount
    )


def projects(view: View) -> str:
    """The project allocations together, the largest of them, and those that were cut."""
    if not view.projects:
        return view.say("projects_none")
    return "".join((projects_total(view), projects_changed(view), largest_project(view), cut_projects(view)))


def projects_total(view: View) -> str:
    """All projects from their budget to their expenditure, against both bases."""
    facts = ("opening", "initial", "upward_adjustment", "downward_adjustment", "adjusted", "actual")
    amounts = {
        fact: view.money(fact, ALL_PROJECTS)
        for fact in facts
        if fact != "opening" or view.yuan(fact, ALL_PROJECTS)
    }
    told = [view.say(f"projects_{fact}", amount=amount) for fact, amount in amounts.items()]
    ratios = [view.say(f"projects_{fact}", percent=view.percent(fact, ALL_PROJECTS)) for fact in EXECUTION]
    of = view.say("enumeration").join(filter(None, ratios))
    start = view.say("projects_count", count=len(view.projects), called=view.projects_called) + view.say(
        "comma"
    ).join(filter(None, told))
    reasons = view.say("semicolon").join(dict.fromkeys(unknown_reasons(view)))
    missing = view.say("projects_unknown", reasons=reasons) if reasons else ""
    return start + (view.say("projects_of", ratios=of) if of else view.say("stop")) + missing


def unknown_reasons(view: View) -> list[str]:
    """Why sums of all projects are not known."""
    rows = [view.row(fact, ALL_PROJECTS) for fact in ("initial", "adjusted", "actual")]
    return [row["reason"].rstrip("。.") for row in rows if row["status"] == "unknown" and row["reason"]]


def projects_changed(view: View) -> str:
    """Net and gross change of the budgets side by side; counted once too, where there are ups and downs."""
    if not view.yuan("gross_adjustment", ALL_PROJECTS):
        return ""
    both = view.yuan("upward_adjustment", ALL_PROJECTS) and view.yuan("downward_adjustment", ALL_PROJECTS)
    changed = view.say(
        "projects_changed",
        net=view.money("net_adjustment", ALL_PROJECTS),
        net_share=view.percent("net_adjustment_to_initial", ALL_PROJECTS),
        gross=view.money("gross_adjustment", ALL_PROJECTS),
        gross_share=view.percent("gross_adjustment_to_initial", ALL_PROJECTS),
    )
    once = view.percent("once_only_adjustment_to_initial", ALL_PROJECTS)
    clauses = [changed, view.say("projects_once", once=once) if both else ""]
    return sentence(view, *clauses) if changed else ""


def largest_project(view: View) -> str:
    """The project that most was spent on, how its budget changed, and its share of project expenditure."""
    spent = {project: view.yuan("actual", project) for project in view.projects}
    if len(spent) < 2 or None in spent.values() or not any(spent.values()):
        return ""
    project = max(spent, key=spent.get)
    initial, adjusted = view.yuan("initial", project), view.yuan("adjusted", project)
    if initial is None or adjusted is None:
        return ""
    way = "raised" if adjusted > initial else "cut" if adjusted < initial else "kept"
    if view.yuan("opening", project):
        way = "with_opening"
    share = view.percent("share_of_project_expenditure", project)
    texts = {"initial": view.amount(initial), "adjusted": view.amount(adjusted), "share": share}
    return view.say(f"largest_{way}", project=project, **texts)


def cut_projects(view: View) -> str:
    """Each project that was cut, with the share of its initial budget that was spent."""
    cut = [project for project in view.projects if view.yuan("downward_adjustment", project)]
    told = [view.say("cut_project", project=p, percent=view.percent("execution_to_initial", p)) for p in cut]
    if not told or not all(told):
        return ""
    return view.say("cut_projects", count=len(told), projects=view.say("enumeration").join(told))


def tally(vocabulary: tuple, found: pd.Series, view: View) -> str:
    """How many of each term, as 相符11项、无法核对1项; terms that do not occur are left out."""
    counts = [(term.name, int((found == term.name).sum())) for term in vocabulary]
    told = [
        view.say("tally", word=word(vocabulary, name, view.language), count=count)
        for name, count in counts
        if count
    ]
    return view.say("enumeration").join(told)


def questions(findings: pd.DataFrame, view: View) -> Markup:
    """How many findings of each grade, and what those ask for that are more than a note, linked to them."""
    if findings.empty:
        return escape(view.say("questions_none"))
    grades = tally(GRADES, findings["grade"], view)
    none = "" if (findings["grade"] == "差错").any() else view.say("no_errors")
    places: dict[str, list[int]] = {}
    for place, finding in enumerate(by_grade(findings), start=1):
        if finding["grade"] != "提示":
            places.setdefault(asks(finding, view), []).append(place)
    asked = [
        Markup('<a href="#finding-{}">{}</a>').format(own[0], times(text, len(own), view))
        for text, own in places.items()
    ]
    start = Markup("{}{}").format(none, grades)
    if not asked:
        return start + view.say("stop")
    return start + view.say("colon") + Markup(view.say("semicolon")).join(asked) + view.say("stop")


def times(asked: str, count: int, view: View) -> str:
    """What is asked, with how often where it is more than once."""
    return view.say("asks_times", asked=asked, count=count) if count > 1 else asked


def asks(finding: dict[str, str], view: View) -> str:
    """What a finding is about, in a few words; whose it is, where its rule has none."""
    rule = f"asks_{finding['rule']}"
    key = rule if rule in catalogue("show") else "asks_other"
    grade = word(GRADES, finding["grade"], view.language)
    return view.say(key, subject=view.subject(finding["subject"]), grade=grade)


def identities(checks: pd.DataFrame, view: View) -> str:
    """How many identities hold, and which do not or cannot be checked."""
    if checks.empty:
        return ""
    told = [view.say("identities_told", count=len(checks), tally=tally(OUTCOMES, checks["outcome"], view))]
    for outcome in ("fails", "unknown"):
        subjects: dict[str, list[str]] = {}
        for row in records(checks[checks["outcome"] == outcome]):
            subjects.setdefault(first_clause(row["reason"])[0], []).append(view.subject(row["subject"]))
        names = [
            view.say("identity_named", subject=some_of(list(dict.fromkeys(whose)), view), equation=equation)
            for equation, whose in subjects.items()
        ]
        if names:
            told.append(view.say(f"identities_{outcome}", names=view.say("semicolon").join(names)))
    return "".join(told)


def some_of(subjects: list[str], view: View) -> str:
    """Subjects in a row; the first of them and their number where there are many."""
    listed = view.say("enumeration").join(subjects[:NAMED])
    return (
        view.say("subjects_among", subjects=listed, count=len(subjects)) if len(subjects) > NAMED else listed
    )


def material(indicators: pd.DataFrame, counts: pd.DataFrame, view: View) -> str:
    """How many of the ministry's indicators can be computed, and how many counts are approximate."""
    quantitative = indicators[indicators["quantitative"] == "yes"]
    approximate = int((counts["qualifier"] != "exact").sum())
    computed = quantitative[quantitative["status"].isin(["ok", "bounded"])]
    limited = int((computed["reason"] != "").sum())
    counted = {
        "total": len(quantitative),
        "computed": len(computed),
        "missing": len(quantitative) - len(computed),
    }
    told = (
        view.say("indicators_told", **counted)
        if not limited
        else view.say("indicators_limited", limited=limited, **counted)
    )
    return told + (view.say("approximate", count=approximate) if approximate else "")
