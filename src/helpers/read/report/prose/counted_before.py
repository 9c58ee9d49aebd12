"""What was counted before, as a later count speaks of it: a part of it, those among it, its longer name, or it again.

Its tests: test_extract.py.
"""

import re
from functools import cache

from helpers.read.language import any_in, word_table, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.amounts_in_turn import sharing_an_end
from helpers.read.report.prose.clauses import Head, cleaned, is_department
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.verbs import is_role_alone, role_of, split_at_verb, without_role

MODIFIERS, LONGEST_VERB = 6, 4
LEVEL = re.compile(
    f"^(?:{any_in('levels_of_things')}(?:以上|及以上)?|各[级类]|[全我][省市州县区镇乡])|(?:总数|总量|数量)$"
)
LEADS_TO_NUMBER = re.compile("(?:的)?(?:有|达|为|共)?$")
AMONG = re.compile("(?<!过程)(?<!工作)(?<!执行)(?<!年)(?<!实施)中[，,]?$")
DONE = ("filed", "replied", "handled", "solved", "planned")


def part_by_modifier(words: str, noun: str, spot: Spot) -> str:
    """A part of what was counted before, named by its modifier alone: 会前收到120件 of 来件."""
    if noun or spot.thread.last is None:
        return ""
    levels = words_of("levels_of_things", "word")
    role = next(
        (row["word"] for row in word_table("roles") if row["noun"] == "no" and words.endswith(row["word"])),
        "",
    )
    modifier = words.removesuffix(role) if role else words if words in levels else ""
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
    if modifier in words_of("levels_of_things", "word"):
        latest = spot.thread.last_of("count")
        alone = latest is None or latest.subject in words_of("names_of_levels_alone", "word")
        return modifier if alone else modifier + LEVEL.sub("", latest.subject)
    return modifier + whole.subject if re.search(any_in("sets_a_part_apart"), modifier) else ""


def among_counted(words: str, spot: Spot) -> str:
    """Those among what was counted: 村医186人中，参加轮训的达171人."""
    raw = spot.head.words.strip("，；：、（")
    role = role_of(raw)
    if (
        raw.rstrip("有达为共").endswith("的")
        and spot.thread.last is not None
        and role in ("solved", "planned", "replied", "filed", "satisfied")
        and "或" not in raw
    ):
        before = spoken_of_before("", spot.head, spot.quantity.unit, spot)
        return LEADS_TO_NUMBER.sub("", cleaned(raw)) if role_of(before) in DONE else before
    words = re.sub("^(?:其中)?[：，]?", "", raw) if raw.rstrip("有达为共").endswith("的") else words
    bare = LEADS_TO_NUMBER.sub("", words)
    last = spot.thread.last
    if last is not None and last.kind in ("count", "people") and AMONG.search(spot.head.opened) and bare:
        return bare.rstrip("的")
    known = role or not split_at_verb(words)[0]
    if words.endswith(("的", "的有", "的达", "的为")) and known and spot.thread.last is not None:
        return bare.rstrip("的")
    return ""


def spoken_of_before(words: str, head: Head, unit: str, spot: Spot) -> str:
    """The thing of a count whose head names none: the one before with this unit, else the clause in front."""
    last = spot.thread.last_of("count", "people")
    if (is_department(words) and words) or (last is not None and _is_role_in_list(words, head, last, spot)):
        return words if is_department(words) else last.subject
    if words in words_of("people_reached", "word") and spot.quantity.kind == "people":
        return spot.thread.owner.name or words
    if last is not None:
        acted = bool(role_of(words) or done_to_counted(words or cleaned(head.words)))
        same = _latest_in_unit(unit, spot, acted) or _latest_in_unit(unit, spot)
        if role_of(words) in ("replied", "handled") and is_role_alone(
            re.sub(f"^{any_in('already')}+", "", words)
        ):
            same = _came_in(unit, same, spot)
        alone = not same and is_role_alone(words) and last.kind == spot.quantity.kind == "count"
        if alone or (_names_itself(words) and not last.subject.endswith(words[-2:])):
            return words
        plain = _plainly_counted(split_at_verb(words)[1], unit, spot)
        return plain or _common_ending(same[:2]) or (same or [last.subject])[0]
    if spot.thread.topic and not words and not head.last:
        return spot.thread.topic
    if len(words) >= LONGEST_VERB and not is_role_alone(words):
        return words
    return "" if words else without_role(cleaned(head.last))


def _is_role_in_list(words: str, head: Head, last: Figure, spot: Spot) -> bool:
    """Whether a role alone goes on behind 、 with what was counted right before: 建议满意25件、基本满意2件."""
    listed = spot.text[head.start - 1 : head.start] == "、" and last.unit == spot.quantity.unit
    return listed and is_role_alone(words)


def _plainly_counted(thing: str, unit: str, spot: Spot) -> str:
    """The plain name that things set apart were counted by before: 提案 of 重点提案, and not 集体提案."""
    named = thing[-2:] if _names_itself(thing) else ""
    counted = (figure.subject for figure, _ in spot.thread.of_paragraph() if figure.unit == unit)
    return named if named in counted else ""


def _names_itself(words: str) -> bool:
    """Whether words are a thing that is set apart by its own name: 重点提案."""
    return any(row["word"] == words for row in word_table("roles") if row["measure"] == "key")


def _came_in(unit: str, latest: list[str], spot: Spot) -> list[str]:
    """What was received or filed in a unit, of which the kinds counted behind are parts; else what was counted last."""
    came = [
        figure.subject
        for figure, _ in spot.thread.of_paragraph()
        if figure.unit == unit and figure.measure in ("received", "filed")
    ]
    parts = [name for name in latest if name.endswith(("类", "方面"))]
    return came if came and parts else latest


def _latest_in_unit(unit: str, spot: Spot, acted: bool = False) -> list[str]:
    """The names counted in a unit, the latest first, back to the last of which something was said to be done.

    What was `acted` on is no part of a whole that has fewer: 17个，其中产业类9个、其他2个，完工15个.
    """
    whole = spot.thread.whole if acted else None
    names: list[str] = []
    for figure, _ in spot.thread.of_paragraph():
        part = (
            whole is not None and figure.at > whole.at and figure.value < spot.quantity.value <= whole.value
        )
        if figure.unit != unit or _is_part(figure) or part:
            continue
        if names and figure.measure in DONE:
            break
        names.append(figure.subject)
    return names


def befallen(words: str, spot: Spot) -> str:
    """What befell people at what was counted before: 事故死亡, where 死亡6人 follows 事故35起."""
    if words not in words_of("suffered", "word"):
        return ""
    befell = words_of("suffered", "word")
    at = (figure.subject for figure, _ in spot.thread.of_paragraph() if figure.kind == "count")
    return next((name for name in at if not name.endswith(befell)), "") + words


def done_to_counted(words: str) -> str:
    """The measure of what words alone say was done with a part of what was counted before: 化解."""
    bare = re.sub(f"^{any_in('already')}+", "", words)
    rows = word_table("done_to_the_counted")
    return next((row["measure"] for row in rows if row["word"] == bare), "")


def act_told_alone(words: str, spot: Spot) -> str:
    """What was counted just before in this unit, where words are no more than an act: 受理案件20起，查处18起."""
    last, unit = spot.thread.last_in_sentence, spot.quantity.unit.removeprefix("万")
    if last is None or not last.kind == spot.quantity.kind == "count" or last.measure == "sessions":
        return ""
    bare = re.sub(f"^{any_in('already')}+", "", words)
    again = len(bare) > 1 and last.label.startswith(bare) and last.label != bare
    known = (
        (again or bare in _acts()) and spot.thread.bracketed is None and last.unit.removeprefix("万") == unit
    )
    more = spot.thread.whole is not None and spot.quantity.value > last.value
    of = next(iter(_latest_in_unit(last.unit, spot, True)), "") if more else last.subject
    return of if known and not is_department(last.subject) else ""


@cache
def _acts() -> frozenset[str]:
    """Every act that may be told alone of what was counted just before."""
    alone, roles = words_of("acts_told_alone", "word"), words_of("acts_that_tell_roles", "word")
    return _acts_on_things().union(alone).difference(roles)


@cache
def _acts_on_things() -> frozenset[str]:
    """Every verb that may stand right in front of a thing."""
    return frozenset((*words_of("acts_before_a_thing", "word"), *words_of("verbs_before_a_noun", "word")))


def _common_ending(names: list[str]) -> str:
    """The noun that two names of one kind end with: 大会提案, 平时提案 → 提案."""
    if len(names) < 2 or names[0] == names[1]:
        return ""
    size = next(
        (size for size in range(min(map(len, names)), 1, -1) if names[0][-size:] == names[1][-size:]), 0
    )
    ending = names[0][-size:] if 2 <= size < min(map(len, names)) else ""
    return ending.rpartition("的")[2] if len(ending.rpartition("的")[2]) > 1 else ending


def _is_part(figure: Figure) -> bool:
    """Whether a figure is one of the parts of a count."""
    return bool(figure.parent)


def earlier_name(named: str, spot: Spot) -> str:
    """The longer name, counted before in this paragraph, that a shorter one speaks of again."""
    for figure, _ in spot.thread.of_paragraph():
        if (
            figure.kind == "count"
            and figure.kind == spot.quantity.kind
            and figure.unit == spot.quantity.unit
            and figure.subject.endswith(named)
            and not figure.subject.endswith("、" + named)
            and not figure.subject.endswith("的" + named)
        ):
            return figure.subject
    return ""


def named_with_role(words: str, spot: Spot) -> str:
    """What was counted before, named again in front of its role: 收到代表建议48件、提案52件，代表建议满意45件."""
    roles = (row["word"] for row in word_table("roles") if row["noun"] == "no")
    role = next((role for role in roles if words.endswith(role)), "")
    front = words.removesuffix(role).removesuffix("未")
    return earlier_name(front, spot) if role and len(front) > 1 else ""


def sharing_a_thing(listed: list[str]) -> list[str]:
    """Acts or kinds in turn with the thing that the last of them names: 购置、更新车辆 are 购置车辆 and 更新车辆."""
    if (shared := sharing_an_end(listed)) != listed:
        return shared
    acts = _acts_on_things()
    begins = (act for act in acts if listed[-1].startswith(act) and len(listed[-1]) > len(act) + 1)
    last = max(begins, key=len, default="")
    if not last or not acts.issuperset(listed[:-1]):
        return listed
    return [act + listed[-1].removeprefix(last) for act in (*listed[:-1], last)]


def specified(named: str, spot: Spot) -> str:
    """A general noun with the name that it belongs to; any other name as it is."""
    general = words_of("needs_a_name", "word")
    last = spot.thread.last_of("count")
    if last is not None and last is spot.thread.last and named in words_of("extent", "word"):
        return last.subject + named
    if named not in general:
        return named
    near = any(figure is last for figure in spot.latest_in_sentence)
    if (
        near
        and last is not None
        and (ending := next((word for word in general if last.subject.endswith(word)), ""))
    ):
        return last.subject.removesuffix(ending) + named
    return spot.thread.about + named
