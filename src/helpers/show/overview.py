"""The first screen: what a department-year comes to, in sentences made of its facts alone."""

import re
from collections import Counter
from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup, escape

from helpers.frames import Row, records
from helpers.measure import RULE_NAMED, may_be_sent
from helpers.schema import ALL_PROJECTS, GRADES, OUTCOMES
from helpers.show.pieces import Piece, first_clause, small
from helpers.show.texts import GRADE_KINDS, MOST_FINDINGS, by_grade, paragraphs
from helpers.show.views import View, word

_NAMED = 4
"""Subjects that a sentence names before it says how many there are."""

_MOST_ASKED, _MOST_CUT, _LONGEST_ASKED = 40, 20, 40
"""Questions, projects that were cut, and letters of what no rule asks for, that the first screen names at most."""

_BASES_TOLD = ("execution_to_initial", "execution_to_adjusted")


def first_screen(
    checks: pd.DataFrame, findings: pd.DataFrame, indicators: pd.DataFrame, counts: pd.DataFrame, view: View
) -> Piece:
    """The first screen: the whole, the projects, what to ask, the identities, what is missing."""
    parts = {
        "whole": told_whole(view),
        "projects": told_projects(view),
        "questions": told_questions(findings, view),
        "identities": told_identities(checks, view),
        "material": told_material(indicators, counts, view),
    }
    told = [(key, text) for key, text in parts.items() if text]
    lead = Markup("<b>{}</b>{}")
    legend = small(view.say("starred")) if any(map(view.star, view.facts.values())) else ""
    return paragraphs(
        "jx-summary", *(lead.format(view.say(f"lead_{key}"), text) for key, text in told), legend
    )


def _one_sentence(view: View, *clauses: str) -> str:
    """Clauses as one sentence; empty ones are left out, and nothing is made of nothing."""
    told = [clause for clause in clauses if clause]
    return view.say("comma").join(told) + view.say("stop") if told else ""


def told_whole(view: View) -> str:
    """The department's budget and expenditure, and what the expenditure consists of."""
    received, actual = view.yuan("received"), view.yuan("actual")
    same = received is not None and received == actual
    gap = view.money("deviation", size=True) if view.yuan("deviation") else None
    money = _one_sentence(
        view,
        view.say("whole_initial", amount=view.money("initial")),
        view.say("whole_adjusted", amount=view.money("adjusted")),
        view.say("whole_budget", amount=view.money("budget")),
        view.say("whole_both", income=_income(view), amount=view.money("actual")) if same else "",
        "" if same else view.say("whole_received", income=_income(view), amount=view.money("received")),
        "" if same else view.say("whole_actual", amount=view.money("actual")),
        view.say("whole_difference", amount=gap),
        view.say("whole_to_initial", percent=view.percent("execution_to_initial")),
        view.say("whole_to_adjusted", percent=view.percent("execution_to_adjusted")),
    )
    return money + _structure(view) or view.say("whole_none")


def _income(view: View) -> str:
    """What came in as the report calls it: the appropriation, or revenue of whatever source."""
    ids = view.row("received")["figures"].split()
    words = "".join(view.figures[name]["label"] + view.figures[name]["phrase"] for name in ids)
    return view.say("revenue" if "收入" in words and "拨款" not in words else "appropriation")


def _structure(view: View) -> str:
    """What the expenditure consists of, with the parts' shares."""
    basic = _part_of_whole(view, "basic")
    inside = view.say(
        "whole_inside", personnel=view.money("personnel_expenditure"), public=view.money("public_expenditure")
    )
    told = [part for part in (basic + inside if basic else "", _part_of_whole(view, "project")) if part]
    if not told:
        return ""
    parts = view.say("semicolon").join(told)
    return view.say("whole_structure", parts=parts) if view.yuan("actual") else parts + view.say("stop")


def _part_of_whole(view: View, account: str) -> str:
    """Basic or project expenditure, with its share where the whole is known."""
    amount, share = view.money(f"{account}_expenditure"), view.percent(f"{account}_share_of_expenditure")
    return view.say(f"whole_{account}", amount=amount, percent=share) or view.say(
        f"whole_{account}_alone", amount=amount
    )


def told_projects(view: View) -> str:
    """The project allocations together, the largest of them, and those that were cut."""
    if not view.projects:
        return view.say("projects_none")
    return "".join((projects_total(view), projects_changed(view), _largest_project(view), cut_projects(view)))


def projects_total(view: View) -> str:
    """All projects from their budget to their expenditure, against both bases."""
    facts = ("opening", "initial", "upward_adjustment", "downward_adjustment", "adjusted", "actual")
    amounts = {
        fact: view.money(fact, ALL_PROJECTS)
        for fact in facts
        if fact != "opening" or view.yuan(fact, ALL_PROJECTS)
    }
    told = [view.say(f"projects_{fact}", amount=amount) for fact, amount in amounts.items()]
    ratios = [view.say(f"projects_{fact}", percent=view.percent(fact, ALL_PROJECTS)) for fact in _BASES_TOLD]
    of = view.say("enumeration").join(filter(None, ratios))
    start = view.say("projects_count", count=len(view.projects), called=view.projects_called) + view.say(
        "comma"
    ).join(filter(None, told))
    reasons = view.say("semicolon").join(dict.fromkeys(_unknown_reasons(view)))
    missing = view.say("projects_unknown", reasons=reasons) if reasons else ""
    return start + (view.say("projects_of", ratios=of) if of else view.say("stop")) + missing


def _unknown_reasons(view: View) -> list[str]:
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
    return _one_sentence(view, *clauses) if changed else ""


def _largest_project(view: View) -> str:
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
    return view.say("cut_projects", count=len(told), projects=view.names(told, _MOST_CUT))


def _tally(vocabulary: tuple, found: pd.Series, view: View) -> str:
    """How many of each term, as 相符11项、无法核对1项; terms that do not occur are left out."""
    counts = [(term.name, int((found == term.name).sum())) for term in vocabulary]
    told = [
        view.say("tally", word=word(vocabulary, name, view.language), count=count)
        for name, count in counts
        if count
    ]
    return view.say("enumeration").join(told)


def grades_counted(found: Mapping[str, int], view: View) -> str:
    """How many findings there are of each grade, in a sentence's words: 需说明4项、缺项2项; four points to explain."""
    small_numbers = view.say("small_numbers").split()
    told = []
    for grade in GRADES:
        if count := found.get(grade.name, 0):
            number = small_numbers[count] if count < len(small_numbers) else count
            key = "one" if count == 1 else "many"
            told.append(view.say(f"grade_{key}_{GRADE_KINDS[grade.name]}", count=number))
    words = view.say("enumeration").join(told)
    return words[:1].upper() + words[1:]


def told_questions(findings: pd.DataFrame, view: View) -> Markup:
    """How many findings of each grade may be sent, and what those ask for that are more than a note, linked to them."""
    sent = pd.Series([row["grade"] for row in records(findings) if may_be_sent(row)], dtype="str")
    if sent.empty:
        return escape(view.say("questions_none"))
    grades = grades_counted(Counter(sent), view)
    none = "" if (sent == "差错").any() else view.say("no_errors")
    asked = [_question(*group, view) for group in _asking_alike(findings, view)]
    start = Markup("{}{}").format(none, grades)
    if not asked:
        return start + view.say("stop")
    return start + view.say("colon") + Markup(view.say("semicolon")).join(asked) + view.say("stop")


def _asking_alike(findings: pd.DataFrame, view: View) -> list[tuple[int, list[Row]]]:
    """What may be sent above a note and asks for the same, with the place of the first; by rule where they are many."""
    told = [
        (place, finding)
        for place, finding in enumerate(by_grade(findings), start=1)
        if finding["grade"] != "提示" and may_be_sent(finding)
    ]
    texts = {_asks(finding, finding["subject"], view) for _, finding in told}
    groups: dict[str, tuple[int, list[Row]]] = {}
    for place, finding in told:
        text = _asks(finding, finding["subject"], view)
        key = text if len(texts) <= _MOST_ASKED else finding["rule"]
        groups.setdefault(key, (place, []))[1].append(finding)
    return list(groups.values())


def _question(place: int, findings: list[Row], view: View) -> Markup:
    """What findings ask for in a few words, with how often where it is more than once; a link to the first."""
    subjects = list(dict.fromkeys(view.subject(finding["subject"]) for finding in findings))
    text = _asks(findings[0], view.names(subjects, _NAMED), view)
    if len(findings) > 1:
        text = view.say("asks_times", asked=text, count=len(findings))
    if place > MOST_FINDINGS:
        return escape(text)
    return Markup('<a href="#finding-{}">{}</a>').format(place, text)


def _asks(finding: Row, subject: str, view: View) -> str:
    """What a finding asks for in its rule's words; whose it is, where no rule has its name."""
    rule, subject = RULE_NAMED.get(finding["rule"]), view.subject(subject)
    if rule:
        return rule.asked(subject, view.language)
    told = re.split("[，；。]|[,;.] ", finding["sentence"])[0].removeprefix(subject)[:_LONGEST_ASKED]
    grade = word(GRADES, finding["grade"], view.language)
    return view.say("asks_other", subject=subject, told=told or grade)


def told_identities(checks: pd.DataFrame, view: View) -> str:
    """How many identities hold, and which do not or cannot be checked."""
    if checks.empty:
        return ""
    told = [view.say("identities_told", count=len(checks), tally=_tally(OUTCOMES, checks["outcome"], view))]
    for outcome in ("fails", "unknown"):
        subjects: dict[str, list[str]] = {}
        for row in records(checks[checks["outcome"] == outcome]):
            named = view.subject(row["subject"]) + view.star(row)
            subjects.setdefault(first_clause(row["reason"])[0], []).append(named)
        names = [
            view.say(
                "identity_named", subject=view.names(list(dict.fromkeys(whose)), _NAMED), equation=equation
            )
            for equation, whose in subjects.items()
        ]
        if names:
            told.append(view.say(f"identities_{outcome}", names=view.say("semicolon").join(names)))
    return "".join(told)


def told_material(indicators: pd.DataFrame, counts: pd.DataFrame, view: View) -> str:
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
    key = "indicators_limited" if limited else "indicators_told"
    told = view.say(key, limited=limited, **counted)
    return told + (view.say("approximate", count=approximate) if approximate else "")
