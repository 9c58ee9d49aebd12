"""What a count counts: the noun behind it, the object of the verb in front of it, or what was spoken of.

Its tests: test_prose.py and test_extract.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from helpers.read.language import any_in, any_of, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import Head, cleaned
from helpers.read.report.prose.counted_before import (
    act_told_alone,
    among_counted,
    befallen,
    done_to_counted,
    earlier_name,
    named_with_role,
    part_by_modifier,
    specified,
    spoken_of_before,
)
from helpers.read.report.prose.counted_words import QUOTATION, after_de, words_of_thing
from helpers.read.report.prose.counts_compared import name_in_turn
from helpers.read.report.prose.indicators import indicator_name, value_head
from helpers.read.report.prose.right_before import event_before, paid_for
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.staff import SELF, is_own_staff, kind_of_post
from helpers.read.report.prose.topics import LONGEST_TOPIC
from helpers.read.report.prose.verbs import is_role_alone, role_of, split_at_verb, thing_of
from helpers.schema import DEPARTMENT

SPOKEN_AGAIN = re.compile(f"(?:基础上)?{any_in('changes_to')}$")
HANDED_OUT = re.compile(
    "(?:分别)?交(?:由|给|付)[^，。；]{2,24}(?:办理|承办|处理)$|[^，。；的]{2,24}(?:督办|领办|包案)$"
)
IN_A_STATE = re.compile("^(?:现|均)?已?((?:未)?[^的]{2,24}的[一-龥]{2,6})$")


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
        if not named.endswith("的项目") and "的" in QUOTATION.sub("", named.rstrip("的")):
            named = after_de(named.rstrip("的"))
        return named.rstrip("的")


def counted(words: str, noun: str, head: Head, spot: Spot) -> tuple[str, str]:
    """The thing that a count counts, and the rule that named it: the first of the table that names one."""
    words = words_of_thing(words, spot)
    counting = _Counting(words, noun, head, spot, spot.thread.last_of("count", "people"))
    for rule, named_by in RULES:
        if name := named_by(counting):
            return name, rule
    return spoken_of_before(words, head, spot.quantity.unit, spot), "spoken_of"


def _in_turn(counting: _Counting) -> str:
    """The next of several things counted in turn."""
    return name_in_turn(counting.spot)


def _of_sessions(counting: _Counting) -> str:
    """Those at the sessions counted just before: 召开座谈会4场，参加人数130人, 130人次."""
    if counting.last is None or counting.last.measure != "sessions":
        return ""
    people = counting.of_people and counting.words in words_of("people_at_sessions", "word")
    people = people or (
        counting.of_people and not counting.noun and _ends_like(counting.last, counting.words)
    )
    if counting.words in words_of("people_reached", "word") and counting.last is counting.spot.thread.last:
        return counting.last.subject if "人次" in counting.spot.quantity.unit else ""
    attending = "人次" in counting.spot.quantity.unit and not counting.noun and _attends(counting.words)
    return counting.last.subject if people or attending else ""


def _ends_like(last: Figure, words: str) -> bool:
    """Whether words name again what was held just before: 教师培训8期，培训960人次."""
    return len(words) > 1 and last.subject != words and last.subject.endswith(words)


def _spoken_of_again(counting: _Counting) -> str:
    """What was counted before, whose number changes: 增加到12个."""
    again = counting.last is not None and SPOKEN_AGAIN.search(counting.words)
    return counting.last.subject if again else ""


def _right_beside(counting: _Counting) -> str:
    """What the number right in front of this one counts: 受理403件579人."""
    spot, last = counting.spot, counting.spot.thread.last_in_sentence
    before = spot.text[spot.quantity.start - 1 : spot.quantity.start]
    of_people = before == "、" and counting.of_people and last is not None and last.kind == "count"
    joined_on = not counting.head.words.strip("、") and (before.isalpha() or of_people)
    return last.subject if joined_on and last is not None and not counting.noun else ""


def _of_indicator(counting: _Counting) -> str:
    """The indicator whose value is given: 召开会议次数，预期指标值≥1次，实际完成2次."""
    named, stage = value_head(counting.words)
    if not stage or counting.noun:
        return ""
    if named in words_of("said_of_an_aim", "word") and counting.last is not None:
        return counting.last.subject
    before = cleaned(counting.head.last)
    again = counting.last.subject if counting.last is not None else ""
    return indicator_name(named or (before if not value_head(before)[1] else "")) or again


def _own_staff(counting: _Counting) -> str:
    """The department, whose own people are counted: 年末实有在职人员."""
    posts = any(figure.measure == "authorised" for figure in counting.spot.latest_in_sentence)
    number = counting.words in words_of("names_of_numbers", "word") and counting.spot.latest_in_sentence
    number = number and not posts
    own = counting.of_people and counting.words and not counting.noun and not number
    return _of_staff(counting.words, counting.spot) if own else ""


def _of_staff(words: str, spot: Spot) -> str:
    """The department or the kind of its posts, where words speak of its own people."""
    return (kind_of_post(words, spot) or DEPARTMENT) if is_own_staff(words, spot) else ""


def _staff_of_department_named(counting: _Counting) -> str:
    """The department, where it is named with its people behind those of others: 下属林场职工163人，局机关退休64人."""
    named = SELF.match(cleaned(counting.head.words)) and counting.of_people and not counting.noun
    return _of_staff(cleaned(counting.head.words), counting.spot) if named else ""


def _among_others(counting: _Counting) -> str:
    """Those among what was counted: 村医186人中，参加轮训的达171人."""
    words, noun = counting.head.words, counting.noun
    if noun and not noun.endswith("中") and words.endswith("的") and not role_of(words):
        return ""
    return among_counted(counting.words, counting.spot)


def _within_counted(counting: _Counting) -> str:
    """What was counted just before, of which a part is counted now: 15个三级指标中4个."""
    within, last = counting.head.words.removesuffix("中"), counting.spot.thread.last_in_sentence
    again = within != counting.head.words and not counting.noun and last is not None
    return last.subject if again and last is not None and last.subject == within else ""


def _people_reached(counting: _Counting) -> str:
    """What reaches people, or they themselves: 惠及3215人; of money right before only that: 低保金28万元，涉及97人."""
    involved = counting.head.words.strip("，") == "涉及"
    unit, thread = counting.spot.quantity.unit, counting.spot.thread
    if counting.noun or not (counting.of_people or unit.endswith(words_of("units_of_households", "unit"))):
        return ""
    paid, reached = thread.last_in_sentence, counting.words in words_of("people_reached", "word")
    if (reached or involved) and paid is not None and paid.kind == "money" and paid.subject != DEPARTMENT:
        return paid.subject
    topic = thread.topic if len(thread.topic) < LONGEST_TOPIC else ""
    return thread.owner.name or topic or counting.words if reached and counting.of_people else ""


def _words_of_general(counting: _Counting) -> str:
    """All the words, where what is left of them is no more than 单位."""
    named = counting.noun or thing_of(counting.words, counting.spot)
    alone = named in words_of("too_general_alone", "word") and not counting.noun and counting.words != named
    return counting.words if alone else ""


def _part_of_counted(counting: _Counting) -> str:
    """A part of what was counted before, named by its modifier alone."""
    return part_by_modifier(counting.words, counting.noun, counting.spot)


def _befallen(counting: _Counting) -> str:
    """What befell people at what was counted before: 死亡6人, 造成6人死亡."""
    return befallen(counting.noun or counting.words.removeprefix("造成"), counting.spot)


def _done_to_counted(counting: _Counting) -> str:
    """What was counted before, with a part of which something was done: 已整改1150处."""
    again = counting.last is not None and not counting.noun and done_to_counted(counting.words)
    return spoken_of_before("", counting.head, counting.spot.quantity.unit, counting.spot) if again else ""


def _brought_together(counting: _Counting) -> str:
    """What the people were brought together for that 人数 alone counts: 召开春耕生产会议，人数120人."""
    if not counting.of_people or counting.words not in words_of("people_at_sessions", "word"):
        return ""
    return event_before(counting.spot)


def _paid_for(counting: _Counting) -> str:
    """What an amount was spent on whose bracket opens with a bare count."""
    return "" if counting.words or counting.noun else paid_for(counting.spot)


def _handed_out(counting: _Counting) -> str:
    """What was counted before, of which a part went to somebody: 建议142件，交由县政府办理136件."""
    unit, last = counting.spot.quantity.unit, counting.last
    if last is None or last.unit != unit or counting.noun or not HANDED_OUT.match(counting.words):
        return ""
    return spoken_of_before("", counting.head, unit, counting.spot)


def _act_alone(counting: _Counting) -> str:
    """What was counted just before in this unit, with a part of which no more than an act is told: 查处2208起."""
    return "" if counting.noun else act_told_alone(counting.words, counting.spot)


def _in_a_state(counting: _Counting) -> str:
    """Those of the counted that are in a state: 已开工的小区129个."""
    found = IN_A_STATE.match(counting.words) if counting.last is not None and not counting.noun else None
    return found[1] if found else ""


def _named_with_role(counting: _Counting) -> str:
    """What was counted before, named again in front of its role: 代表建议满意45件."""
    return "" if counting.noun else named_with_role(counting.words, counting.spot)


def _longer_name_before(counting: _Counting) -> str:
    """The longer name of the same thing, counted before."""
    words = counting.words
    said = counting.noun and words and not split_at_verb(words)[0] and not _is_verb(words)
    if said or not counting.named:
        return ""
    return earlier_name(counting.named, counting.spot)


def _own_noun(counting: _Counting) -> str:
    """The noun behind the number; a general one with the name that it belongs to."""
    if not counting.noun or not counting.named:
        return ""
    if counting.noun in words_of("nouns_named_in_front", "word"):
        return thing_of(counting.words, counting.spot) + counting.noun
    if counting.noun.endswith(words_of("nouns_of_tasks", "word")):
        thing = thing_of(counting.words, counting.spot)
        last = None if thing else counting.last
        again = last is not None and last.unit == counting.spot.quantity.unit
        return last.subject if again else thing + counting.noun
    return specified(counting.named, counting.spot)


def _words_before(counting: _Counting) -> str:
    """The object of the words in front of the number."""
    if not counting.named:
        return ""
    name = specified(counting.named, counting.spot)
    general = counting.of_people and name == counting.named and name in words_of("needs_a_name", "word")
    return counting.words if general and len(counting.words) <= LONGEST_TOPIC * 2 else name


def _is_verb(words: str) -> bool:
    """Whether words in front of a counted noun are only a verb."""
    return words in words_of("verbs_before_a_noun", "word") or is_role_alone(words)


def _attends(words: str) -> bool:
    """Whether people are those at the sessions just counted: no word of their own, or 参加."""
    return not words or bool(re.match(any_of(words_of("attends", "word")), words))


RULES: tuple[tuple[str, Callable[[_Counting], str]], ...] = (
    ("in_turn", _in_turn),
    ("beside", _right_beside),
    ("paid_for", _paid_for),
    ("of_indicator", _of_indicator),
    ("people_of_sessions", _of_sessions),
    ("brought_together", _brought_together),
    ("own_staff", _staff_of_department_named),
    ("spoken_of_again", _spoken_of_again),
    ("own_staff", _own_staff),
    ("within", _within_counted),
    ("among", _among_others),
    ("people_reached", _people_reached),
    ("words_of_general", _words_of_general),
    ("part", _part_of_counted),
    ("befallen", _befallen),
    ("done_to_counted", _done_to_counted),
    ("handed_out", _handed_out),
    ("act_alone", _act_alone),
    ("in_a_state", _in_a_state),
    ("named_with_role", _named_with_role),
    ("longer_name_before", _longer_name_before),
    ("noun_behind", _own_noun),
    ("words_before", _words_before),
)
"""What names a counted thing, by named rules; the first that names one counts."""
