"""Verbs and roles around a counted noun: agent, verb and object of a clause, words of a role.

Its tests: test_extract.py.
"""

import re
from functools import cache

from helpers.read.language import any_in, any_of, word_table, words_of
from helpers.read.report.prose.clauses import no_organisation
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.topics import LONGEST_TOPIC

BRACKET = re.compile("（[^（）]*）$")
ACT = r"(?<!建)(?<!开)(?<!增)(?<!内)设(?![备计施置想定])(?:有|立)?|内设|下设"
NOT = "(?<!不予)(?<!无法)(?<!未予)(?<![^参]不)(?<!未)"
"""What a verb behind is no act of: 不予受理案件."""
OF_CASES = ("filed", "handled", "solved")
REACHED = re.compile(f"^[^，。；]{{2,20}}{any_in('reaches_people')}(?=[一-龥]{{2}})")
EXTREME = re.compile(any_in("best_or_worst") + "(?!人民|检察|法院)")
HAVING = re.compile(f"{any_in('departments')}(?:现|共)?(?={any_in('has_or_uses')})")
SUM = re.compile(f"^{any_in('stands_for_the_above')}$")
DONE_BY_OTHERS = re.compile(
    f"^[一-龥]{{0,8}}(?:{any_in('heads_of_people')}|{any_in('bodies_that_act')})(?:{any_in('acts_before_a_thing')}了?|(?={any_in('meets_or_trains')}))(?=[一-龥]{{2}})"
)
RULES_MADE = re.compile(f"^{any_in('makes_rules')}+(?=(?:规章)?制度$|机制$)")
GIVEN_TO = re.compile(f"^[一-龥]{{2,12}}{any_in('deals_with_it')}的(?=[一-龥]{{2}})")
ACTING_BODY = re.compile(
    f"{any_in('acts_that_bodies_do')}{{1,2}}(?:{any_in('bodies_that_act')}|机构|中心|组织)"
)
MERGED = re.compile(f"^{any_in('merges')}(?:后)?(?:为|成)?$")


def thing_of(words: str, spot: Spot) -> str:
    """The noun of a head: the object of its verb, with the agent where that was counted just before."""
    if SUM.match(words) or MERGED.match(words):
        return ""
    if words in words_of("acts_that_name", "word"):
        return words
    words = re.sub(f"(?<=中)共(?={any_in('finds')})", "", words)
    agent, thing = split_at_verb(words)
    thing = GIVEN_TO.sub("", thing)
    of_people = spot.quantity.kind == "people" and role_of(thing) in OF_CASES
    thing = thing if of_people else without_role(thing)
    if spot.quantity.kind == "people":
        thing = DONE_BY_OTHERS.sub("", thing)
    reached = re.match(any_of(words_of("people_reached", "word")) + "(?=[一-龥]{2})", thing)
    if spot.quantity.kind == "people" or spot.quantity.unit.endswith(words_of("units_of_households", "unit")):
        rest = thing[reached.end() :] if reached else REACHED.sub("", thing)
        thing = thing if rest in (*words_of("names_of_numbers", "word"), "对象") else rest
    thing = without_acts(without_itself(thing))
    last = spot.thread.last
    if agent and last is not None and last.kind == "count" and agent.startswith(last.subject):
        return last.subject + thing
    general = thing in words_of("needs_a_name", "word")
    if thing and not general and agent.endswith("方面") and len(agent) < LONGEST_TOPIC + 4:
        return re.sub("^(?:围绕|涉及|针对|在)", "", agent) + thing
    return thing


def without_itself(thing: str) -> str:
    """A name without the department that has or uses the thing: 我单位占用办公用房."""
    found = HAVING.match(thing)
    return thing[found.end() :] if found else thing


def without_acts(thing: str) -> str:
    """A name without the acts at its start, unless what is left makes one name with them.

    >>> without_acts("悬挂光荣牌"), without_acts("清理整治“四乱”问题"), without_acts("承办单位")
    ('光荣牌', '“四乱”问题', '承办单位')
    >>> without_acts("安排项目")
    '项目'
    """
    kept = frozenset(
        (*words_of("makes_a_name_with_an_act", "word"), *words_of("acts_before_a_thing", "word"))
    )
    thing = RULES_MADE.sub("", thing)
    never = words_of("acts_of_no_name", "word")
    while (found := _act().match(thing)) and (
        BRACKET.sub("", found[1]) not in kept or thing.startswith(never)
    ):
        if ACTING_BODY.fullmatch(thing):
            break
        thing = found[1]
    return thing


@cache
def _act() -> re.Pattern:
    """An act at the start of a name with what stands behind it."""
    act = any_in("acts_before_a_thing")
    return re.compile(
        f"^(?:全[国省市州盟县区旗镇乡村])?(?:{any_in('manners_of_acting')}(?={act}))?(?:{any_in('sets_going')}(?={act}))?"
        f"{act}了?(?:(?={act})|(?![和与及、或的到至出入业]|制(?!度)))([一-龥“《A-Z0-9].+)$"
    )


@cache
def verbs() -> re.Pattern:
    """A verb of the table, after its agent and before its object."""
    long = [word for word in words_of("verbs_before_a_noun", "word") if len(word) > 1]
    return re.compile(
        rf"^(.*?){NOT}((?:{any_of(long)}){no_organisation()}|{ACT}|共有)了?(?![的、]|后(?![勤备续进台期]))(.+)$"
    )


def split_at_verb(words: str) -> tuple[str, str]:
    """Agent and object of a clause; the whole is the object where there is no verb."""
    agent, rest = "", words
    while (match := verbs().match(rest)) and match[3].count("“") == match[3].count("”"):
        if rest[match.start(2) :] in words_of("names_with_their_verb", "word"):
            return agent or match[1], rest[match.start(2) :]
        noun = rest.startswith(words_of("nouns_of_a_verb", "word"), match.start(2))
        like_noun = rest != words and match[0] in words_of("nouns_like_verbs", "word")
        if noun or like_noun or _trains(match) or len(match[3]) == 1:
            break
        agent, rest = agent or match[1], match[3]
    return agent, "" if rest in words_of("verbs_before_a_noun", "word") else rest


def _trains(match: re.Match) -> bool:
    """Whether a verb says what people are trained in, and is part of its name: 提案撰写培训班."""
    act = match[2] not in words_of("holds_a_meeting", "word") and bool(match[1])
    return act and match[3].startswith(words_of("trains", "word"))


def without_role(words: str) -> str:
    """A name without the word of its role: 收到委员提案 → 委员提案, 立案 → nothing."""
    if is_role_alone(words):
        return ""
    for role in _plain_roles():
        if words.startswith(role):
            rest = words.removeprefix(role)
            if rest[0] in "度率制":
                continue
            return "" if rest[0] in "或和及、" else rest
        if words.endswith(role):
            return words if words.endswith("未" + role) else ""
    return words


@cache
def _plain_roles() -> tuple[str, ...]:
    """The words of roles that are no nouns, in the order of their table."""
    return tuple(row["word"] for row in word_table("roles") if row["noun"] == "no")


def role_of(words: str) -> str:
    """The role that a word beside a count gives it, or nothing; 未结案 is not 结案, and one man's share no count of all."""
    if EXTREME.search(words):
        return ""
    rows = (row for row in word_table("roles") if row["word"] in words)
    return next((row["measure"] for row in rows if "未" + row["word"] not in words), "")


def is_role_alone(words: str) -> bool:
    """Whether words are no more than a role (立案, 满意的): they need the thing's name before them."""
    return words in _roles_alone()


@cache
def _roles_alone() -> frozenset[str]:
    """The words of roles, alone and as they are used alone."""
    return frozenset(row["word"] + tail for row in word_table("roles") for tail in ("", "人员", "的"))
