"""What a count counts: the noun behind it, the object of the verb in front of it, or what was spoken of."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.read.language import any_of, word_table, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import Head, cleaned, is_department
from helpers.read.report.prose.indicators import value_head
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.topics import LONGEST_TOPIC
from helpers.read.report.prose.verbs import is_role_alone, role_of, split_at_verb, thing_of, without_role
from helpers.schema import DEPARTMENT

SPOKEN = "…"
MODIFIERS, LONGEST_VERB = 6, 4
SPOKEN_AGAIN = re.compile("(?:基础上)?(?:增加到|增至|增加至|提高到|达到|减少到|减至|扩大到)$")
ORGANISED = re.compile(
    rf"^[一-龥（）]{{2,24}}{any_of(words_of('organisation_endings', 'ending'))}(?:共|现|实)?有?(?=[一-龥])"
)


@dataclass(frozen=True)
class _Counting:
    """A count with the words in front of its noun, cleaned; `last` is the count before it in the paragraph."""

    words: str
    noun: str
    head: Head
    spot: Spot
    last: Figure | None

    @property
    def of_people(self) -> bool:
        """Whether people are counted."""
        return self.spot.quantity.kind == "people"

    @property
    def named(self) -> str:
        """The noun behind the number, or the object of the verb in front of it."""
        named = self.noun or thing_of(self.words, self.spot)
        if not named.endswith("的项目") and "的" in named.rstrip("的"):
            named = _after_de(named.rstrip("的"))
        return named.rstrip("的")


def counted(words: str, noun: str, head: Head, spot: Spot) -> tuple[str, str]:
    """The thing that a count counts, and the rule that named it: the first of the table that names one."""
    words = re.sub("^(?:至少|不少于|不低于|最少|不超过)(?:全年|每年|年内)?", "", words)
    words = re.sub("^(?:预计|拟|计划)", "", re.sub("(?:可|将|预计)(?:增加|新增|减少)$", "", words))
    counting = _Counting(words, noun, head, spot, spot.thread.last_of("count", "people"))
    for rule, named_by in RULES:
        if name := named_by(counting):
            return name, rule
    return _unnamed(words, head, spot.quantity.unit, spot), "spoken_of"


def _in_turn(counting: _Counting) -> str:
    """The next of several things counted in turn."""
    return _turn_of(counting.spot)


def _of_sessions(counting: _Counting) -> str:
    """Those at the sessions counted just before: 召开座谈会4场，参加人数130人, 130人次."""
    if counting.last is None or counting.last.measure != "sessions":
        return ""
    people = counting.of_people and counting.words in words_of("people_at_sessions", "word")
    attending = "人次" in counting.spot.quantity.unit and not counting.noun and _attends(counting.words)
    return counting.last.subject if people or attending else ""


def _spoken_of_again(counting: _Counting) -> str:
    """What was counted before, whose number changes: 增加到12个."""
    again = counting.last is not None and SPOKEN_AGAIN.search(counting.words)
    return counting.last.subject if again else ""


def beside(counting: _Counting) -> str:
    """What the number right in front of this one counts: 受理403件579人."""
    spot, last = counting.spot, counting.spot.thread.last_in_sentence
    joined_on = not counting.head.words and spot.text[spot.quantity.start - 1 : spot.quantity.start].isalpha()
    return last.subject if joined_on and last is not None and not counting.noun else ""


def _of_indicator(counting: _Counting) -> str:
    """The indicator whose value is given: 召开会议次数，预期指标值≥1次，实际完成2次."""
    named, stage = value_head(counting.words)
    if not stage or counting.noun:
        return ""
    before = cleaned(counting.head.last)
    again = counting.last.subject if counting.last is not None else ""
    return named or (before if not value_head(before)[1] else "") or again


def _own_staff(counting: _Counting) -> str:
    """The department, whose own people are counted: 年末实有在职人员."""
    own = counting.of_people and counting.words and not counting.noun and is_own_staff(counting.words)
    return DEPARTMENT if own else ""


def _among_others(counting: _Counting) -> str:
    """Those among what was counted: 村医186人中，参加轮训的达171人."""
    found = _among_counted(counting.words, counting.spot)
    return (
        _unnamed("", counting.head, counting.spot.quantity.unit, counting.spot) if found == SPOKEN else found
    )


def _people_reached(counting: _Counting) -> str:
    """What reaches people, or they themselves: 惠及3215人."""
    if not counting.of_people or counting.noun or counting.words not in words_of("people_reached", "word"):
        return ""
    thread = counting.spot.thread
    topic = thread.topic if len(thread.topic) < LONGEST_TOPIC else ""
    return thread.owner.name or topic or counting.words


def _words_of_general(counting: _Counting) -> str:
    """All the words, where what is left of them is no more than 单位."""
    named = counting.noun or thing_of(counting.words, counting.spot)
    alone = named in words_of("too_general_alone", "word") and not counting.noun and counting.words != named
    return counting.words if alone else ""


def _part_of_counted(counting: _Counting) -> str:
    """A part of what was counted before, named by its modifier alone."""
    return _part_by_modifier(counting.words, counting.noun, counting.spot)


def _longer_name_before(counting: _Counting) -> str:
    """The longer name of the same thing, counted before."""
    words = counting.words
    if not counting.named or (
        counting.noun and words and not split_at_verb(words)[0] and not _is_verb(words)
    ):
        return ""
    return _earlier_name(counting.named, counting.spot)


def _own_noun(counting: _Counting) -> str:
    """The noun behind the number; a general one with the name that it belongs to."""
    return _specified(counting.named, counting.spot) if counting.noun and counting.named else ""


def _words_before(counting: _Counting) -> str:
    """The object of the words in front of the number."""
    return _specified(counting.named, counting.spot) if counting.named else ""


def _turn_of(spot: Spot) -> str:
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


def _part_by_modifier(words: str, noun: str, spot: Spot) -> str:
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


def _is_verb(words: str) -> bool:
    """Whether words in front of a counted noun are only a verb."""
    return words in words_of("verbs_before_a_noun", "word") or is_role_alone(words)


def _after_de(named: str) -> str:
    """A name without what stands before its 的; words that set things of one kind apart stay (评级为“优”的项目)."""
    front, _, last = named.rpartition("的")
    return named if len(last) <= 2 and ("“" in front or last == "项目") else last


def _among_counted(words: str, spot: Spot) -> str:
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


def _attends(words: str) -> bool:
    """Whether people are those at the sessions just counted: no word of their own, or 参加."""
    return not words or bool(re.match(any_of(words_of("attends", "word")), words))


def _unnamed(words: str, head: Head, unit: str, spot: Spot) -> str:
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
            if figure.unit == unit and not _is_part(figure)
        ]
        return _common_ending(same[:2]) or (same or [last.subject])[0]
    if spot.thread.topic and not words and not head.last:
        return spot.thread.topic
    if len(words) >= LONGEST_VERB and not is_role_alone(words):
        return words
    return "" if words else without_role(cleaned(head.last))


def _common_ending(names: list[str]) -> str:
    """The noun that two names of one kind end with: 大会提案, 平时提案 → 提案."""
    if len(names) < 2 or names[0] == names[1]:
        return ""
    size = next(
        (size for size in range(min(map(len, names)), 1, -1) if names[0][-size:] == names[1][-size:]), 0
    )
    return names[0][-size:] if 2 <= size < min(map(len, names)) else ""


def _is_part(figure: Figure) -> bool:
    """Whether a figure is one of the parts of a count."""
    return bool(figure.parent)


def _earlier_name(named: str, spot: Spot) -> str:
    """The longer name, counted before in this paragraph, that a shorter one speaks of again."""
    for figure, _ in spot.thread.of_paragraph():
        if (
            figure.kind == "count"
            and figure.subject.endswith(named)
            and not figure.subject.endswith("的" + named)
        ):
            return figure.subject
    return ""


def _specified(named: str, spot: Spot) -> str:
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


RULES: tuple[tuple[str, Callable[[_Counting], str]], ...] = (
    ("in_turn", _in_turn),
    ("beside", beside),
    ("of_indicator", _of_indicator),
    ("people_of_sessions", _of_sessions),
    ("spoken_of_again", _spoken_of_again),
    ("own_staff", _own_staff),
    ("among", _among_others),
    ("people_reached", _people_reached),
    ("words_of_general", _words_of_general),
    ("part", _part_of_counted),
    ("longer_name_before", _longer_name_before),
    ("noun_behind", _own_noun),
    ("words_before", _words_before),
)
"""What names a counted thing, by named rules; the first that names one counts."""
