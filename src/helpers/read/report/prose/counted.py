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
    among_counted,
    befallen,
    done_to_counted,
    earlier_name,
    part_by_modifier,
    specified,
    spoken_of_before,
)
from helpers.read.report.prose.indicators import indicator_name, value_head
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.staff import is_own_staff, kind_of_post
from helpers.read.report.prose.topics import LONGEST_TOPIC
from helpers.read.report.prose.verbs import is_role_alone, role_of, split_at_verb, thing_of
from helpers.schema import DEPARTMENT

SPOKEN_AGAIN = re.compile(f"(?:基础上)?{any_in('changes_to')}$")
FORESEEN = re.compile(
    "^(?:(?:[全我][国省市州县区]|[本当今]年度?)?(?:预计|拟|计划))?"
    "(?:(?:每年|年均|全年)?可多(?![次方])(?=[一-龥]{3}))?"
)
ITSELF = re.compile(f"^(?:{any_in('speaks_of_itself')})(?:目前|现|共|实)*有(?=[一-龥]{{2}})")
INCLUDED_UNITS = re.compile("^[一-龥]{2,30}(?:包括|包含)(?=[一-龥]{2,8}单位$)")
USED_FOR = re.compile("^(?:[一-龥]{2,12}(?:经费|资金))?(?:全部|主要|均|专项)*用于(?=[一-龥]{3})")
ANSWERED = re.compile("^(?:表示|评价为?)(?=[很较非常基本比]{0,2}(?:不)?满意)")
WHO_HAS = re.compile("^(?![^，。；]*的)[一-龥]{2,8}?(?:现共?|目前共?|至今)有(?=[一-龥]{2})")
PAID_FROM = re.compile("^(?:使用)?(?:一般)?公共预算财政拨款(?:(?:支出|开支)(?:运行维护费)?的|(?=购置))")
BY_A_WAY = re.compile("^(?:通过|采取|采用|以)[^，。；]{1,30}?(?:方式|形式)(?=[一-龥]{3})")
IN_ALL = re.compile(
    "^[一-龥]{1,12}?(?:(?<![公中])共(?![同享青建产和性识有计])(?:发生)?|全年(?:累计)?)(?=[一-龥]{2})"
)
OF_A_REASON = re.compile("^[^，。；]{0,8}原因(?:主要)?(?:是|为|系)(?:由于|因)?")
MAINLY = re.compile("^[一-龥]{2,16}(?:主要(?:是|为|包括|有)|目标(?:为|是))(?=[一-龥]{2})")
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
        if not named.endswith("的项目") and "的" in named.rstrip("的"):
            named = _after_de(named.rstrip("的"))
        return named.rstrip("的")


def counted(words: str, noun: str, head: Head, spot: Spot) -> tuple[str, str]:
    """The thing that a count counts, and the rule that named it: the first of the table that names one."""
    words = BY_A_WAY.sub("", OF_A_REASON.sub("", words))
    words = re.sub(f"^{any_in('limits_before_a_clause')}(?:全年|每年|年内)?", "", words)
    words = re.sub("^[全我][国省市州盟县区旗镇乡村](?:现|共|已|目前)?有(?=[一-龥]{2})", "", words)
    words = ANSWERED.sub("", USED_FOR.sub("", PAID_FROM.sub("", words)))
    words = words if _begins_with_counted(words, spot) else IN_ALL.sub("", words)
    words = ITSELF.sub("", re.sub("^[全我][国省市州盟县区旗镇乡村]共(?=[一-龥]{3})", "", words))
    words = FORESEEN.sub("", re.sub("(?:可|将|预计)(?:增加|新增|减少)$", "", words))
    words = _without_who_has(words, spot)
    words = MAINLY.sub("", INCLUDED_UNITS.sub("", words))
    counting = _Counting(words, noun, head, spot, spot.thread.last_of("count", "people"))
    for rule, named_by in RULES:
        if name := named_by(counting):
            return name, rule
    return spoken_of_before(words, head, spot.quantity.unit, spot), "spoken_of"


def _without_who_has(words: str, spot: Spot) -> str:
    """Words without who has what is counted, where no staff is counted: 县政协现有委员 are 委员."""
    rest = WHO_HAS.sub("", words)
    return words if rest == words or is_own_staff(rest, spot) else rest


def _begins_with_counted(words: str, spot: Spot) -> bool:
    """Whether words begin with what was counted just before, which did what is counted now: 18个工作室共开展活动30场."""
    last = spot.thread.last
    return last is not None and last.kind == "count" and words.startswith(last.subject)


def _in_turn(counting: _Counting) -> str:
    """The next of several things counted in turn."""
    return _name_in_turn(counting.spot)


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
    before = cleaned(counting.head.last)
    again = counting.last.subject if counting.last is not None else ""
    return indicator_name(named or (before if not value_head(before)[1] else "")) or again


def _own_staff(counting: _Counting) -> str:
    """The department, whose own people are counted: 年末实有在职人员."""
    own = counting.of_people and counting.words and not counting.noun
    if not own or not is_own_staff(counting.words, counting.spot):
        return ""
    return kind_of_post(counting.words, counting.spot) or DEPARTMENT


def _among_others(counting: _Counting) -> str:
    """Those among what was counted: 村医186人中，参加轮训的达171人."""
    words, noun = counting.head.words, counting.noun
    if noun and not noun.endswith("中") and words.endswith("的") and not role_of(words):
        return ""
    return among_counted(counting.words, counting.spot)


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
    return part_by_modifier(counting.words, counting.noun, counting.spot)


def _befallen(counting: _Counting) -> str:
    """What befell people at what was counted before: 死亡6人, 造成6人死亡."""
    return befallen(counting.noun or counting.words.removeprefix("造成"), counting.spot)


def _done_to_counted(counting: _Counting) -> str:
    """What was counted before, with a part of which something was done: 已整改1150处."""
    again = counting.last is not None and not counting.noun and done_to_counted(counting.words)
    return spoken_of_before("", counting.head, counting.spot.quantity.unit, counting.spot) if again else ""


def _in_a_state(counting: _Counting) -> str:
    """Those of the counted that are in a state: 已开工的小区129个."""
    found = IN_A_STATE.match(counting.words)
    return found[1] if found and not counting.noun and counting.last is not None else ""


def _longer_name_before(counting: _Counting) -> str:
    """The longer name of the same thing, counted before."""
    words = counting.words
    if not counting.named or (
        counting.noun and words and not split_at_verb(words)[0] and not _is_verb(words)
    ):
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
        last = counting.last
        again = not thing and last is not None and last.unit == counting.spot.quantity.unit
        return last.subject if again and last is not None else thing + counting.noun
    return specified(counting.named, counting.spot)


def _words_before(counting: _Counting) -> str:
    """The object of the words in front of the number."""
    if not counting.named:
        return ""
    name = specified(counting.named, counting.spot)
    general = counting.of_people and name == counting.named and name in words_of("needs_a_name", "word")
    return counting.words if general and len(counting.words) <= LONGEST_TOPIC * 2 else name


def _name_in_turn(spot: Spot) -> str:
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


def _is_verb(words: str) -> bool:
    """Whether words in front of a counted noun are only a verb."""
    return words in words_of("verbs_before_a_noun", "word") or is_role_alone(words)


def _after_de(named: str) -> str:
    """A name without what stands before its 的; words that set things of one kind apart stay (评级为“优”的项目)."""
    front, _, last = named.rpartition("的")
    if len(front) > 1 and last.endswith(words_of("done_with_the_counted", "word")) and "的" not in front:
        return front
    return named if len(last) <= 2 and ("“" in front or last == "项目") else last


def _attends(words: str) -> bool:
    """Whether people are those at the sessions just counted: no word of their own, or 参加."""
    return not words or bool(re.match(any_of(words_of("attends", "word")), words))


RULES: tuple[tuple[str, Callable[[_Counting], str]], ...] = (
    ("in_turn", _in_turn),
    ("beside", _right_beside),
    ("of_indicator", _of_indicator),
    ("people_of_sessions", _of_sessions),
    ("spoken_of_again", _spoken_of_again),
    ("own_staff", _own_staff),
    ("among", _among_others),
    ("people_reached", _people_reached),
    ("words_of_general", _words_of_general),
    ("part", _part_of_counted),
    ("befallen", _befallen),
    ("done_to_counted", _done_to_counted),
    ("in_a_state", _in_a_state),
    ("longer_name_before", _longer_name_before),
    ("noun_behind", _own_noun),
    ("words_before", _words_before),
)
"""What names a counted thing, by named rules; the first that names one counts."""
