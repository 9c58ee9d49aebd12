"""Counts and people in running text: what is counted, and in which role (收到, 立案, 场, 人次).

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import Change, accounts, any_in, any_of, change_at_end, word_table, words_of
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose.clauses import cleaned, is_department, noun_after
from helpers.read.report.prose.counted import counted
from helpers.read.report.prose.counted_before import done_to_counted
from helpers.read.report.prose.counts_compared import (
    COUNTED,
    doubt_around,
    other_years_count,
    phrase_of_count,
)
from helpers.read.report.prose.counts_doubted import doubted_count
from helpers.read.report.prose.indicators import indicator_name, value_head
from helpers.read.report.prose.names import OWN, unquoted
from helpers.read.report.prose.nouns import (
    counts_bodies,
    noun_of,
    printed_with,
    told_for,
    without_aim,
    without_noun_before,
)
from helpers.read.report.prose.spot import Spot, base_figure, period_evidence, read_as
from helpers.read.report.prose.staff import is_own_staff, role_of_part, with_posts, without_own_name
from helpers.read.report.prose.stages import is_done_behind_aim, is_target
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.read.report.prose.verbs import (
    OF_CASES,
    is_role_alone,
    role_of,
    split_at_verb,
    without_role,
)
from helpers.schema import DEPARTMENT, UNASSIGNED

SESSIONS = ("次", "场", "批次", "场次", "批", "期")
NAMED_AS = re.compile(f"[^，。；]{{0,12}}?{any_in('named_as')}([^，。；]*)")
OF_STAFF = ("authorised", "in_service", "retired", "retired_veteran", "total")
OF_PAPERS = ("distributed", "returned", "returned_valid")
BY_DEGREE = re.compile(f"(?<![和或、及]){any_in('degrees_of_satisfaction')}[^，。；0-9]{{0,4}}[0-9]")
THOSE_HELPED = re.compile(f"{any_in('those_helped', 'ending')}(?:（[^（）]*）)?$")
DEGREE = re.compile("满意[度率]")
OF_A_LIST = ("received", "distributed", "filed", "handled", "assigned")
HOW_OFTEN = re.compile(
    f"(?:^|每[^，。；]{{1,3}}?)(?:全年|年内|原则上|应|须|需|要)*(?P<limit>{any_in('limits_before_a_clause')})"
)
YEAR_MEANT = re.compile(f"^{any_in('years_meant', period='prior')}(?:同期)?(?=[一-龥]{{2}})")
PROPOSED = re.compile("提交|递交")


def count_figure(spot: Spot) -> tuple[Figure, Owner]:
    """A count, named by the words before it (收到提案71件) or the noun behind it (18个委员工作室)."""
    head, spot = spot.head, with_posts(spot)
    if change := _change_of_count(spot) or _more_than_aim(spot):
        return _changed_count(spot, change)
    if beside := _aim_beside(spot) or other_years_count(spot):
        return beside
    end = spot.quantity.end
    noun = noun_of(spot)
    named = NAMED_AS.match(spot.text[end : end + 40]) if noun else None
    named_by = YEAR_MEANT.sub("", cleaned(head.words))
    words = without_noun_before(without_own_name(indicator_name(named_by), spot), spot)
    subject, rule = counted(words, noun, head, spot)
    role = _role_by_rule(rule, named[1] if named else words + noun, subject, noun, spot)
    label = named[1] if named else told_for(noun, _label_of_count(words, noun, subject, spot), spot)
    of_department = is_department(subject) and not noun and not counts_bodies(subject, spot)
    subject = DEPARTMENT if of_department else without_aim(unquoted(OWN.sub("", subject)))
    slots = settled([*period_evidence(spot), *spot.frame.evidence])
    figure = replace(
        base_figure(spot, phrase_of_count(head, spot, named[0] if named else printed_with(noun, spot))),
        qualifier=_qualifier_at(spot),
        subject=subject or DEPARTMENT,
        measure=role
        or _role_of_list(words, noun, spot)
        or _role_of_name(words, noun)
        or _role_of_unit(spot, subject, rule),
        label=label,
        stage="target" if is_target(spot) or _is_task(words, noun, subject) else "done",
        parent=DEPARTMENT if rule == "own_staff" and subject != DEPARTMENT else "",
        period=_year_of_date(spot) or absolute(slots.value("period"), spot.frame.year),
        coverage=slots.value("coverage"),
        traces=(
            Evidence("reading", rule, Rank.OWN, rule, head.words + noun),
            Evidence("owner", subject, Rank.BEFORE if rule == "spoken_of" else Rank.OWN, rule, words or noun),
        ),
    )
    return _owned_count(doubted_count(figure, rule, spot), subject, spot)


def _is_task(words: str, noun: str, subject: str) -> bool:
    """Whether the words in front or the noun behind say that a number is one to be reached: 高标准农田6万亩建设任务."""
    task = noun in words_of("nouns_of_tasks", "word") and subject != noun
    return task or value_head(words)[1] == "target"


def _year_of_date(spot: Spot) -> str:
    """The year of the date that a count holds at, where it is one to come or a budget looks back."""
    year = spot.thread.as_of[:4]
    return year if "budget" in spot.frame.kind or year > spot.frame.year else ""


def _owned_count(figure: Figure, subject: str, spot: Spot) -> tuple[Figure, Owner]:
    """A count with its name, and whose amounts behind it are: its account's, its thing's, or the owner's before."""
    account = accounts().get(subject, "")
    if figure.certainty == "sure" and (doubt := doubt_around(figure, spot)):
        figure = replace(figure, certainty="likely", doubt=doubt)
    made = replace(figure, name=figure.label if account else subject)
    if is_department(subject):
        return made, spot.thread.owner
    return made, Owner("", account, words=subject) if account else Owner(subject, words=figure.label)


def _change_of_count(spot: Spot) -> Change | None:
    """The change that words in front of a count end with, where they say over what or of which count: 同比增加5件."""
    found = change_at_end(spot.head.words)
    last = spot.thread.last_in_sentence
    if not spot.head.words.strip("、和") and last is not None and last.compared and last.kind in COUNTED:
        return Change(-1 if last.value < 0 else 1, "", 0, last.label, last.label)
    if found is None:
        return None
    said = spot.latest_in_sentence
    counted_before = found.start == 0 and any(figure.kind in COUNTED for figure in said)
    named = spot.head.words[: found.start].endswith(words_of("names_of_numbers", "word"))
    alone = spot.head.words.strip("（，") == found.verb and not noun_after(
        spot.text, spot.quantity.end, spot.limit
    )
    return found if found.base or _compares(spot.head.words) or counted_before or named or alone else None


def _more_than_aim(spot: Spot) -> Change | None:
    """What a count is more or less by than an aim: 较目标36公里多2.6公里, 新建15个，超过目标3个."""
    last, words = spot.thread.last_in_sentence, spot.head.words
    if beyond := next((row for row in word_table("beyond_an_aim") if row["word"] == words), None):
        return Change(-1 if beyond["sign"] else 1, "", 0, words, words) if last is not None else None
    row = next((row for row in word_table("more_or_less") if row["word"] == words), None)
    if row is None or last is None or last.stage != "target" or last.unit != spot.quantity.unit:
        return None
    return Change(-1 if row["sign"] else 1, "", 0, words, last.label + words)


def _aim_beside(spot: Spot) -> tuple[Figure, Owner] | None:
    """The aim that a count is compared with right behind it, or what was done behind an aim; the one before says whose."""
    last = spot.thread.last_in_sentence
    if last is None or last.kind not in COUNTED or last.unit != spot.quantity.unit:
        return None
    stage = "done" if is_done_behind_aim(spot) else "target"
    if stage == "target" and spot.head.words.strip("，、（") not in words_of("compares_with_an_aim", "word"):
        return None
    printed = base_figure(spot, phrase_of_count(spot.head, spot, ""))
    return read_as(last, printed, stage=stage), spot.thread.owners[-1]


def _compares(words: str) -> bool:
    """Whether words compare with another time."""
    return re.match(f"(?:{any_in('compares')})", words.strip("，、（")) is not None


def _changed_count(spot: Spot, found: Change) -> tuple[Figure, Owner]:
    """A change of a count: no measure has it, so it waits for a person, with its owner and its sign."""
    counted_before = [figure for figure, _ in spot.thread.of_paragraph() if figure.kind in COUNTED]
    in_unit = (figure for figure in counted_before if figure.unit == spot.quantity.unit)
    own = "" if found.base else cleaned(spot.head.words[: found.start])
    others = not own.endswith(words_of("names_of_numbers", "word")) and counted_before
    of = next(in_unit, counted_before[0] if others else None)
    sign = -1 if found.sign < 0 else 1
    named = of.subject if of else own or DEPARTMENT
    figure = replace(
        base_figure(spot, phrase_of_count(spot.head, spot, "")), subject=named,
        measure=UNASSIGNED, value=spot.quantity.value * sign, label=found.words, stage="done",
        period=spot.frame.year, certainty="open", doubt="measure", compared=True,
    )  # fmt: skip
    return figure, NOBODY


def _role_by_rule(rule: str, words: str, subject: str, noun: str, spot: Spot) -> str:
    """The role of a count by the rule that named it, else by its words; the value of an indicator has none."""
    if rule == "of_indicator":
        return ""
    if rule == "done_to_counted":
        return done_to_counted(words)
    return role_of_part(subject, spot) or _role_by_words(words, subject, noun, spot)


def _role_by_words(words: str, subject: str, noun: str, spot: Spot) -> str:
    """The role of a count by the words around it; people and posts of others are not the department's."""
    role = role_of(words)
    if role == "satisfied" and DEGREE.search(words):
        return ""
    if (
        role == "satisfied"
        and BY_DEGREE.search(spot.sentence)
        and not re.search(any_in("degrees_of_satisfaction"), words)
    ):
        return "count"
    households = spot.quantity.unit.endswith(words_of("units_of_households", "unit"))
    extent = spot.quantity.unit in words_of("units_of_extent", "unit")
    if (role == "distributed" and households) or (role in OF_PAPERS and extent):
        return ""
    if role in (*OF_CASES, "received") and (spot.quantity.kind == "people" or THOSE_HELPED.search(noun)):
        return ""
    if not role and PROPOSED.search(words) and subject.endswith(words_of("proposed", "word")):
        return "received"
    if (role in OF_STAFF) != (spot.quantity.kind == "people") and role in (*OF_STAFF, *OF_PAPERS):
        return ""
    others = spot.quantity.kind == "people" and not is_department(subject) and not is_own_staff(words, spot)
    if role in OF_STAFF and others:
        return ""
    paper = "》" in spot.head.words[-12:] or subject.endswith(words_of("papers", "word"))
    issues = spot.quantity.unit == "期" and paper
    return role or ("count" if issues else "")


def _qualifier_at(spot: Spot) -> str:
    """The qualifier of a count: its own, else that of a word in front of its clause."""
    often = HOW_OFTEN.search(spot.head.words.strip("，、；"))
    limits = {row["word"]: row["qualifier"] for row in word_table("limits_before_a_clause")}
    opening = limits[often["limit"]] if often else ""
    return opening if opening and spot.quantity.qualifier == "exact" else spot.quantity.qualifier


def _role_of_list(words: str, noun: str, spot: Spot) -> str:
    """The role that a verb gives to a whole list: 收到建议48件、提案52件 were both received."""
    last = spot.thread.last_in_sentence
    listed = spot.text[spot.head.start - 1 : spot.head.start] in ("、", "和", "及", "与")
    listed = listed or spot.head.words[:1] in ("、", "和", "及", "与")
    if last is None or not listed or noun or last.kind != "count" or last.unit != spot.quantity.unit:
        return ""
    return last.measure if last.measure in OF_A_LIST and not split_at_verb(words)[0] else ""


def _role_of_name(words: str, noun: str) -> str:
    """The role that the name of what is counted gives: 接待人次4200人, 接待批次520个."""
    named = () if noun else (row for row in word_table("names_of_roles") if words.endswith(row["word"]))
    return next((row["measure"] for row in named), "")


def _role_of_unit(spot: Spot, subject: str, rule: str) -> str:
    """The role that the unit itself gives; people beside another number, or of an aim, are not the department's staff."""
    kind, unit = spot.quantity.kind, spot.quantity.unit
    if kind == "people":
        if "人次" in unit or "人/次" in unit:
            return "attendances"
        own = is_department(subject) or subject == DEPARTMENT
        return "total" if own and rule != "beside" and not spot.frame.target else "persons"
    return "sessions" if unit.removeprefix("万") in SESSIONS else "count"


def _label_of_count(words: str, noun: str, subject: str, spot: Spot) -> str:
    """The printed words of what is counted; where there are none, the subject's and the unit's."""
    agent, thing = split_at_verb(words)
    people = spot.quantity.kind == "people"
    if people and _is_reached(thing, subject):
        return subject
    if people and thing in words_of("attends", "word"):
        words = thing = ""
    if noun or ("方面" in words and subject.endswith(thing)) or "安排购置" in words:
        return words + noun
    if thing in words_of("needs_a_name", "word"):
        return words[len(agent) :] if role_of(words) else subject
    if thing and not is_department(thing):
        return _label_of_thing(words, thing, subject)
    own = is_department(subject) or subject == DEPARTMENT
    if people:
        return ("本部门" if own else subject) + ("参加人次" if "人次" in spot.quantity.unit else "人数")
    return words if words and (own or not is_role_alone(words)) else subject + words


def _is_reached(thing: str, subject: str) -> bool:
    """Whether words are people with the word that says what reaches them: 惠及群众 of 群众."""
    if not subject or not thing.endswith(subject):
        return False
    return re.fullmatch(any_of(words_of("people_reached", "word")), thing.removesuffix(subject)) is not None


def _label_of_thing(words: str, thing: str, subject: str) -> str:
    """The words of a thing with its role; a role alone with the subject."""
    if without_role(thing) or is_department(subject) or subject == DEPARTMENT:
        return words if role_of(words) else thing
    return subject + thing if is_role_alone(thing) else words
