"""What a count counts: the noun behind it, the object of the verb in front of it, or what was spoken of."""

import re

from helpers.read.language.tables_of_words import any_of, word_table, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import Head, cleaned, is_department
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.topics import LONGEST_TOPIC
from helpers.read.report.prose.verbs import is_role_alone, role_of, split_at_verb, thing_of, without_role
from helpers.schema import DEPARTMENT

SPOKEN = "…"
MODIFIERS, LONGEST_VERB = 6, 4
SPOKEN_AGAIN = re.compile("(?:基础上)?(?:增加到|增至|增加至|提高到|达到|减少到|减至|扩大到)$")
PEOPLE_ONLY = ("人数", "接待人数", "参加人数", "参与人数", "人员", "来访人数")
ORGANISED = re.compile(
    rf"^[一-龥（）]{{2,24}}{any_of(words_of('organisation_endings', 'ending'))}(?:共|现|实)?有?(?=[一-龥])"
)


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
    if (
        last is not None
        and last.measure == "sessions"
        and "人次" in quantity.unit
        and not noun
        and attends(words)
    ):
        return last.subject, "attendances_of_sessions"
    if among := among_counted(words, spot):
        return (
            (among, "among")
            if among != SPOKEN
            else (unnamed("", head, quantity.unit, spot), "spoken_of_in_sentence")
        )
    if quantity.kind == "people" and words in words_of("people_reached", "word") and not noun:
        return thread.owner.name or (
            thread.topic if thread.topic and len(thread.topic) < LONGEST_TOPIC else words
        ), "people_reached"
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
    longer = (
        ""
        if noun and words and not split_at_verb(words)[0] and not is_verb(words)
        else earlier_name(named, spot)
    )
    return (
        (longer, "longer_name_before")
        if longer
        else (specified(named, spot), "noun_behind" if noun else "words_before")
    )


def turn_of(spot: Spot) -> str:
    """The next of several things counted in turn: 购置数及保有量分别为2辆和17辆."""
    if "分别" in spot.head.words and not split_at_verb(cleaned(spot.head.words))[0]:
        listed = [name for name in re.split("[、和与及](?!运行)", cleaned(spot.head.words)) if name]
        if len(listed) > 1:
            prefix = next(
                (name for name in words_of("vehicle_names", "word") if listed[0].startswith(name)), ""
            )
            spot.thread.turns = [name if name.startswith(prefix) else prefix + name for name in listed]
            return spot.thread.turns.pop(0)
    if spot.thread.turns and not cleaned(spot.head.words.strip("和与及、，")):
        return spot.thread.turns.pop(0)
    return ""


def part_by_modifier(words: str, noun: str, spot: Spot) -> str:
    """A part of what was counted before, named by its modifier alone: 会前收到120件 of 来件."""
    if noun or spot.thread.last is None:
        return ""
    role = next(
        (row["word"] for row in word_table("roles") if row["noun"] == "no" and words.endswith(row["word"])),
        "",
    )
    modifier = words.removesuffix(role) if role else ""
    whole = next(
        (
            figure
            for figure, _ in reversed([*spot.thread.of_paragraph()])
            if figure.kind == "count" and figure.unit == spot.quantity.unit
        ),
        None,
    )
    if (
        whole is None
        or not 1 < len(modifier) <= MODIFIERS
        or is_department(modifier)
        or is_role_alone(modifier)
        or whole.subject.startswith(modifier)
    ):
        return ""
    return (
        modifier + whole.subject
        if re.search("前|后|上半年|下半年|期间|现场|线上|线下|书面", modifier)
        else ""
    )


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
    if (
        raw.rstrip("有达为共").endswith("的")
        and spot.thread.last is not None
        and role in ("solved", "planned", "replied", "filed")
        and "或" not in raw
    ):
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
        same = [
            figure.subject
            for figure, _ in spot.thread.of_paragraph()
            if figure.unit == unit and not is_part(figure)
        ]
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
    size = next(
        (size for size in range(min(map(len, names)), 1, -1) if names[0][-size:] == names[1][-size:]), 0
    )
    return names[0][-size:] if 2 <= size < min(map(len, names)) else ""


def is_part(figure: Figure) -> bool:
    """Whether a figure is one of the parts of a count."""
    return bool(figure.parent)


def earlier_name(named: str, spot: Spot) -> str:
    """The longer name, counted before in this paragraph, that a shorter one speaks of again."""
    for figure, _ in spot.thread.of_paragraph():
        if (
            figure.kind == "count"
            and figure.subject.endswith(named)
            and not figure.subject.endswith("的" + named)
        ):
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
