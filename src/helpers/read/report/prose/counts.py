"""Counts and people in running text: what is counted, and in which role (收到, 立案, 场, 人次)."""

import re
from dataclasses import replace
from functools import cache

from helpers.read.language.tables_of_words import any_of, word_table, words_of
from helpers.read.language.wording import accounts
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import AS_OF, Head, cleaned, is_department, noun_after
from helpers.read.report.prose.names import OWN
from helpers.read.report.prose.names import quoted as unquoted
from helpers.read.report.prose.quoting import quoted_count
from helpers.read.report.prose.spot import Spot, base_figure, period_evidence
from helpers.read.report.prose.stages import is_target
from helpers.read.report.prose.thread import Owner
from helpers.read.report.tables.meaning import absolute
from helpers.schema import DEPARTMENT

LONGEST_TOPIC = 12
SESSIONS = ("次", "场", "批次", "场次", "批", "期")
NAMED_AS = re.compile(r"[^，。；]{0,12}?(?:列为|定为|作为|确定为)([^，。；]*)")
ACT = r"(?<!建)(?<!开)(?<!增)(?<!内)设(?![备计施置想定])(?:有|立)?|内设|下设"
OF_STAFF = ("authorised", "in_service", "retired", "retired_veteran", "total")
PARTS_OF_COUNT = re.compile("^(?:其中|里面|含)")
AMONG = re.compile("^(?P<of>.{2,30}?)[中里](?P<rest>.*)$")
CLAUSES = re.compile("[，。；：、]")
SUM = re.compile("^(?:以上|上述|合计|共计|总计)$")
MERGED = re.compile("^(?:合并|并案|整合|归并)(?:后)?(?:为|成)?$")
RECEIVED_IN = re.compile("(?:收到|收集|提出|提交|征集|收回|受理)$")
SPOKEN = "…"
PROPOSED = re.compile("提交|递交")
MODIFIERS, LONGEST_VERB = 6, 4
SPOKEN_AGAIN = re.compile("(?:基础上)?(?:增加到|增至|增加至|提高到|达到|减少到|减至|扩大到)$")
PEOPLE_ONLY = ("人数", "接待人数", "参加人数", "参与人数", "人员", "来访人数")
ORGANISED = re.compile(rf"^[一-龥（）]{{2,24}}{any_of(words_of('organisation_endings', 'ending'))}(?:共|现|实)?有?(?=[一-龥])")
AT_LEAST = {"至少": "at_least", "不少于": "at_least", "不低于": "at_least", "最少": "at_least", "不超过": "at_most", "至多": "at_most", "最多": "at_most"}


def count_figure(spot: Spot) -> tuple[Figure, Owner]:
    """A count, named by the words before it (收到提案71件) or the noun behind it (18个委员工作室)."""
    quantity, head, thread = spot.quantity, spot.head, spot.thread
    noun = noun_after(spot.text, quantity.end, spot.limit)
    named = NAMED_AS.match(spot.text[quantity.end : quantity.end + 40]) if noun else None
    words = cleaned(head.words)
    subject, rule = counted(words, noun, head, spot)
    role = role_of(named[1] if named else words + noun)
    if not role and PROPOSED.search(words + head.words) and subject.endswith(("提案", "议案", "建议", "社情民意信息")):
        role = "received"
    if role == "authorised" and quantity.kind != "people":
        role = ""
    if role in OF_STAFF and quantity.kind == "people" and not is_department(subject) and not is_own_staff(words + noun):
        role = ""
    label = named[1] if named else label_of(words, noun, subject, spot)
    of_department = is_department(subject) and not noun
    subject = DEPARTMENT if of_department else unquoted(OWN.sub("", subject))
    measure = role or role_of_unit(quantity.kind, quantity.unit, subject)
    if measure == "sessions" and quantity.unit == "期" and "》" in head.words[-12:]:
        measure = "count"
    slots = settled([*period_evidence(spot), *spot.frame.evidence])
    qualifier = next((value for word, value in AT_LEAST.items() if head.words.strip("，、；").startswith(word)), "")
    figure = replace(
        base_figure(spot, phrase_of(head, spot, named[0] if named else noun)),
        qualifier=qualifier if qualifier and quantity.qualifier == "exact" else quantity.qualifier,
        subject=subject or DEPARTMENT,
        measure=measure,
        label=label,
        stage="target" if is_target(spot) else "done",
        period=absolute((thread.as_of[:4] if "budget" in spot.frame.kind else "") or slots.value("period"), spot.frame.year),
        coverage=slots.value("coverage"),
        traces=(
            Evidence("reading", rule, Rank.OWN, rule, head.words + noun),
            Evidence("owner", subject, Rank.BEFORE if rule == "spoken_of" else Rank.OWN, rule, words or noun),
        ),
    )
    if rule == "spoken_of" and thread.last_in_sentence is None:
        figure = replace(figure, certainty="likely", doubt="owner")
    account = accounts().get(subject, "")
    owner = Owner("", account, words=subject) if account else Owner(subject, words=label)
    return replace(figure, name=label if account else subject), owner if not is_department(subject) else thread.owner


def phrase_of(head: Head, spot: Spot, behind: str) -> str:
    """The printed words of a count."""
    printed = spot.text[spot.quantity.start : spot.quantity.end]
    return quoted_count(head.words, verbs().match) + printed + behind


def counted(words: str, noun: str, head: Head, spot: Spot) -> tuple[str, str]:
    """The thing that a count counts, and the rule that named it.

    人次 after sessions are theirs; a shorter name (6件提案) is of the thing named
    before; a general noun (意见建议) takes the name that it belongs to from what
    was counted before it or from the item's topic.
    """
    thread, quantity = spot.thread, spot.quantity
    last = thread.last_of("count", "people")
    if in_turn := turn_of(spot):
        return in_turn, "in_turn"
    words = re.sub("^(?:至少|不少于|不低于|最少|不超过)(?:全年|每年|年内)?", "", words)
    words = re.sub("^(?:预计|拟|计划)", "", re.sub("(?:可|将|预计)(?:增加|新增|减少)$", "", words))
    if quantity.kind == "people" and words in PEOPLE_ONLY and last is not None and last.measure == "sessions":
        return last.subject, "people_of_sessions"
    if last is not None and SPOKEN_AGAIN.search(words):
        return last.subject, "spoken_of"
    if quantity.kind == "people" and words and is_own_staff(words) and not noun:
        return DEPARTMENT, "own_staff"
    if last is not None and last.measure == "sessions" and "人次" in quantity.unit and not noun and attends(words):
        return last.subject, "attendances_of_sessions"
    if among := among_counted(words, spot):
        return (among, "among") if among != SPOKEN else (unnamed("", head, quantity.unit, spot), "spoken_of_in_sentence")
    if quantity.kind == "people" and words in words_of("people_reached", "word") and not noun:
        return thread.owner.name or (thread.topic if thread.topic and len(thread.topic) < LONGEST_TOPIC else words), "people_reached"
    named = noun or thing_of(words, spot)
    if named in ("单位", "部门", "机关") and not noun and words != named:
        return words, "words_before"
    if part := part_by_modifier(words, noun, spot):
        return part, "part"
    if not named.endswith("的项目") and "的" in named.rstrip("的"):
        named = after_de(named.rstrip("的"))
    named = named.rstrip("的")
    if not named:
        return unnamed(words, head, quantity.unit, spot), "spoken_of"
    longer = "" if noun and words and not split_at_verb(words)[0] and not is_verb(words) else earlier_name(named, spot)
    return (longer, "longer_name_before") if longer else (specified(named, spot), "noun_behind" if noun else "words_before")


def turn_of(spot: Spot) -> str:
    """The next of several things counted in turn: 购置数及保有量分别为2辆和17辆."""
    if "分别" in spot.head.words and not split_at_verb(cleaned(spot.head.words))[0]:
        listed = [name for name in re.split("[、和与及](?!运行)", cleaned(spot.head.words)) if name]
        if len(listed) > 1:
            prefix = next((name for name in words_of("vehicle_names", "word") if listed[0].startswith(name)), "")
            spot.thread.turns = [name if name.startswith(prefix) else prefix + name for name in listed]
            return spot.thread.turns.pop(0)
    if spot.thread.turns and not cleaned(spot.head.words.strip("和与及、，")):
        return spot.thread.turns.pop(0)
    return ""


def part_by_modifier(words: str, noun: str, spot: Spot) -> str:
    """A part of what was counted before, named by its modifier alone: 会前收到120件 of 来件."""
    if noun or spot.thread.last is None:
        return ""
    role = next((row["word"] for row in word_table("roles") if row["noun"] == "no" and words.endswith(row["word"])), "")
    modifier = words.removesuffix(role) if role else ""
    whole = next((figure for figure, _ in reversed([*spot.thread.of_paragraph()]) if figure.kind == "count" and figure.unit == spot.quantity.unit), None)
    if whole is None or not 1 < len(modifier) <= MODIFIERS or is_department(modifier) or is_role_alone(modifier) or whole.subject.startswith(modifier):
        return ""
    return modifier + whole.subject if re.search("前|后|上半年|下半年|期间|现场|线上|线下|书面", modifier) else ""


def is_verb(words: str) -> bool:
    """Whether words in front of a counted noun are only a verb."""
    return words in words_of("verbs_before_a_noun", "word") or is_role_alone(words)


def after_de(named: str) -> str:
    """A name without what stands before its 的; words that set things of one kind apart stay (评级为“优”的项目)."""
    front, _, last = named.rpartition("的")
    return named if len(last) <= 2 and ("“" in front or last == "项目") else last


def among_counted(words: str, spot: Spot) -> str:
    """Those among what was counted: 村医186人中，参加轮训的达171人."""
    raw = spot.head.words.strip("，；：、（")
    role = role_of(raw)
    if raw.rstrip("有达为共").endswith("的") and spot.thread.last is not None and role in ("solved", "planned", "replied", "filed") and "或" not in raw:
        return SPOKEN
    words = re.sub("^(?:其中)?[：，]?", "", raw) if raw.rstrip("有达为共").endswith("的") else words
    bare = re.sub("(?:的)?(?:有|达|为|共)?$", "", words)
    if spot.thread.last is not None and re.search("中[，,]?$", spot.head.opened) and bare:
        return bare.rstrip("的")
    known = role or not split_at_verb(words)[0]
    if words.endswith(("的", "的有", "的达", "的为")) and known and spot.thread.last is not None:
        return bare.rstrip("的")
    return ""


def is_own_staff(words: str) -> bool:
    """Whether words speak of the department's own people and no more: 年末实有在职人员."""
    return re.sub(any_of(words_of("own_people", "word")), "", ORGANISED.sub("", words)) == ""


def attends(words: str) -> bool:
    """Whether people are those at the sessions just counted: no word of their own, or 参加."""
    return not words or bool(re.match(any_of(words_of("attends", "word")), words))


def unnamed(words: str, head: Head, unit: str, spot: Spot) -> str:
    """The thing of a count whose head names none: the one before with this unit, else the clause in front."""
    last = spot.thread.last_of("count", "people")
    if is_department(words) and words:
        return words
    if words in words_of("people_reached", "word") and spot.quantity.kind == "people":
        return spot.thread.owner.name or words
    if last is not None:
        same = [figure.subject for figure, _ in spot.thread.of_paragraph() if figure.unit == unit and not is_part(figure)]
        return common_ending(same[:2]) or (same or [last.subject])[0]
    if spot.thread.topic and not words and not head.last:
        return spot.thread.topic
    if len(words) >= LONGEST_VERB and not is_role_alone(words):
        return words
    return "" if words else without_role(cleaned(head.last))


def common_ending(names: list[str]) -> str:
    """The noun that two names of one kind end with: 大会提案, 平时提案 → 提案."""
    if len(names) < 2 or names[0] == names[1]:
        return ""
    size = next((size for size in range(min(map(len, names)), 1, -1) if names[0][-size:] == names[1][-size:]), 0)
    return names[0][-size:] if 2 <= size < min(map(len, names)) else ""


def is_part(figure: Figure) -> bool:
    """Whether a figure is one of the parts of a count."""
    return bool(figure.parent)


def thing_of(words: str, spot: Spot) -> str:
    """The noun of a head: the object of its verb, with the agent where that was counted just before."""
    if SUM.match(words) or MERGED.match(words):
        return ""
    words = re.sub("(?<=中)共(?=发现|查出|查找|收集|征集)", "", words)
    agent, thing = split_at_verb(words)
    thing = without_role(thing)
    reached = re.match(any_of(words_of("people_reached", "word")) + "(?=[一-龥]{2})", thing)
    if spot.quantity.kind == "people" and reached:
        thing = thing[reached.end() :]
    last = spot.thread.last
    if agent and last is not None and last.kind == "count" and agent.startswith(last.subject):
        return last.subject + thing
    general = thing in words_of("needs_a_name", "word")
    if thing and not general and agent.endswith("方面") and len(agent) < LONGEST_TOPIC + 4:
        return re.sub("^(?:围绕|涉及|针对|在)", "", agent) + thing
    return thing


@cache
def verbs() -> re.Pattern:
    """A verb of the table, after its agent and before its object."""
    long = [word for word in words_of("verbs_before_a_noun", "word") if len(word) > 1]
    return re.compile(rf"^(.*?)({any_of(long)}|{ACT}|共有)了?(?!的)(.+)$")


def split_at_verb(words: str) -> tuple[str, str]:
    """Agent and object of a clause; the whole is the object where there is no verb."""
    agent, rest = "", words
    while match := verbs().match(rest):
        agent, rest = agent or match[1], match[3]
    return agent, "" if rest in words_of("verbs_before_a_noun", "word") else rest


def without_role(words: str) -> str:
    """A name without the word of its role: 收到委员提案 → 委员提案, 立案 → nothing."""
    if is_role_alone(words):
        return ""
    for row in word_table("roles"):
        if words.startswith(row["word"]) and row["noun"] == "no":
            rest = words.removeprefix(row["word"])
            return "" if rest[0] in "或和及、" else rest
        if words.endswith(row["word"]) and row["noun"] == "no":
            return ""
    return words


def earlier_name(named: str, spot: Spot) -> str:
    """The longer name, counted before in this paragraph, that a shorter one speaks of again."""
    for figure, _ in spot.thread.of_paragraph():
        if figure.kind == "count" and figure.subject.endswith(named) and not figure.subject.endswith("的" + named):
            return figure.subject
    return ""


def specified(named: str, spot: Spot) -> str:
    """A general noun with the name that it belongs to; any other name as it is."""
    general = words_of("needs_a_name", "word")
    last = spot.thread.last_of("count")
    if last is not None and last is spot.thread.last and named in words_of("extent", "word"):
        return last.subject + named
    if named not in general:
        return named
    if last is not None and (ending := next((word for word in general if last.subject.endswith(word)), "")):
        return last.subject.removesuffix(ending) + named
    return spot.thread.about + named


def topic_of(words: str) -> str:
    """What an item is about: 提升民主评议质效 → 民主评议; nothing where only its frame is known."""
    opening = re.match(any_of(words_of("opens_an_item", "word")) + "+", words)
    ending = re.search(any_of(words_of("ends_an_item", "word")) + "$", words)
    return words[opening.end() : ending.start()] if opening and ending else ""


def spelled_out(topic: str, text: str) -> str:
    """The longer name that a topic abbreviates, where the text has it: 专题民意监督 for 专题监督."""
    cuts = range(2, min(len(topic), LONGEST_TOPIC) - 1)
    longer = (
        re.search(re.escape(topic[:cut]) + "[^的和与及，。；：、（）]{1,4}" + re.escape(topic[cut:]), text)
        for cut in cuts
    )
    return next((found[0] for found in longer if found), topic)


def role_of(words: str) -> str:
    """The role that a word beside a count gives it, or nothing."""
    return next((row["measure"] for row in word_table("roles") if row["word"] in words), "")


def role_of_unit(kind: str, unit: str, subject: str) -> str:
    """The role that the unit itself gives."""
    if kind == "people":
        return "attendances" if "人次" in unit or "人/次" in unit else "total" if is_department(subject) or subject == DEPARTMENT else "persons"
    return "sessions" if unit in SESSIONS else "count"


def label_of(words: str, noun: str, subject: str, spot: Spot) -> str:
    """The printed words of what is counted; where there are none, the subject's and the unit's."""
    agent, thing = split_at_verb(words)
    people = spot.quantity.kind == "people"
    if people and subject and thing.endswith(subject) and re.fullmatch(any_of(words_of("people_reached", "word")), thing.removesuffix(subject)):
        return subject
    if people and thing in words_of("attends", "word"):
        words = thing = ""
    if noun:
        return words + noun
    if ("方面" in words and subject.endswith(thing)) or "安排购置" in words:
        return words
    if thing in words_of("needs_a_name", "word"):
        return words[len(agent) :] if role_of(words) else subject
    if thing and not is_department(thing):
        if without_role(thing) or is_department(subject) or subject == DEPARTMENT:
            return words if role_of(words) else thing
        return subject + thing if is_role_alone(thing) else words
    if people:
        named = "本部门" if is_department(subject) or subject == DEPARTMENT else subject
        return named + ("参加人次" if "人次" in spot.quantity.unit else "人数")
    return words if words and (is_department(subject) or not is_role_alone(words)) else subject + words


def is_role_alone(words: str) -> bool:
    """Whether words are no more than a role (立案, 满意的): they need the thing's name before them."""
    return any(words in (row["word"], row["word"] + "人员", row["word"] + "的") for row in word_table("roles"))


def as_of(between: str) -> str:
    """The last date that the words between two numbers say figures hold at."""
    import calendar

    found = list(AS_OF.finditer(between))
    if not found:
        return ""
    year, month, day = (int(part or 0) for part in found[-1].groups())
    if not month:
        return f"{year}-12-31"
    return f"{year}-{month:02d}-{day or calendar.monthrange(year, month)[1]:02d}" if 1 <= month <= 12 else ""
