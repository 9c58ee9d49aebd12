"""Counts and people: what is counted, and in which role (收到, 立案, 场, 人次)."""

import re
from dataclasses import replace
from functools import cache

from helpers.read.language import (
    Head,
    Quantity,
    any_of,
    cleaned,
    is_department,
    last_clause,
    noun_after,
    word_table,
    words_of,
)
from helpers.read.report.figure import Figure, Thread
from helpers.read.report.money import account_of
from helpers.read.report.quoting import quoted_count
from helpers.schema import DEPARTMENT

LONGEST_TOPIC = 12
SESSIONS = ("次", "场", "批次", "场次", "批", "期")
NAMED_AS = re.compile(r"[^，。；]{0,12}?(?:列为|定为|作为|确定为)([^，。；]*)")
ACT = r"(?<!建)(?<!开)(?<!增)设(?![备计施置想定])(?:有|立)?"


def count_figure(
    base: Figure, head: Head, text: str, quantity: Quantity, limit: int, thread: Thread
) -> Figure:
    """A count, named by the words before it (收到提案71件) or the noun behind it (18个委员工作室)."""
    noun = noun_after(text, quantity.end, limit)
    named = NAMED_AS.match(text[quantity.end : quantity.end + 40]) if noun else None
    words = cleaned(head.words)
    subject = counted(words, noun, head, base, thread)
    role = role_of(named[1] if named else words + noun)
    if role == "authorised" and base.kind != "people":
        role = ""
    label = named[1] if named else label_of(words, noun, subject, base)
    owner = label if base.kind == "count" and account_of(subject) else subject
    if not is_department(subject):
        thread.owner = owner
    of_department = is_department(subject) and not noun
    return replace(
        base,
        subject=DEPARTMENT if of_department else subject,
        measure=role or role_of_unit(base.kind, base.unit, subject),
        label=label,
        phrase=phrase_of(head, text, quantity, named[0] if named else noun),
        name=owner,
    )


def phrase_of(head: Head, text: str, quantity: Quantity, behind: str) -> str:
    """The printed words of a count."""
    return quoted_count(head.words, verbs().match) + text[quantity.start : quantity.end] + behind


def counted(words: str, noun: str, head: Head, base: Figure, thread: Thread) -> str:
    """The thing that a count counts.

    人次 after sessions are theirs; a shorter name (6件提案) is of the thing named
    before; a general noun (意见建议) takes the name that it belongs to from what
    was counted before it or from the item's topic.
    """
    last = thread.last_of("count", "people")
    if base.kind == "people" and is_staff(words) and not noun:
        return DEPARTMENT
    if last and last.measure == "sessions" and "人次" in base.unit and not noun and attends(words):
        return last.subject
    named = (noun or thing_of(words, thread)).rstrip("的").split("的")[-1]
    if not named:
        return unnamed(words, head, base.unit, thread)
    return earlier_name(named, thread) or specified(named, thread)


def is_staff(words: str) -> bool:
    """Whether words speak of the department's own people and no more: 年末实有在职人员."""
    return bool(words) and re.sub(any_of(words_of("general", "word", place="staff")), "", words) == ""


def attends(words: str) -> bool:
    """Whether people are those at the sessions just counted: no word of their own, or 参加."""
    return not words or bool(re.match(any_of(words_of("general", "word", place="attend")), words))


def unnamed(words: str, head: Head, unit: str, thread: Thread) -> str:
    """The thing of a count whose head names none: the one before with this unit, else the clause in front."""
    last = thread.last_of("count", "people")
    if is_department(words) and words:
        return words
    if last:
        return next((figure.subject for figure in thread.of_paragraph() if figure.unit == unit), last.subject)
    return "" if words else clause_before(head)


def thing_of(words: str, thread: Thread) -> str:
    """The noun of a head: the object of its verb, with the agent where that was counted just before."""
    agent, thing = split_at_verb(words)
    thing = without_role(thing)
    last = thread.last
    if agent and last and last.kind == "count" and agent.startswith(last.subject):
        return last.subject + thing
    return thing


@cache
def verbs() -> re.Pattern:
    """A verb of the table, after its agent and before its object."""
    long = [word for word in words_of("light", "word", place="verb") if len(word) > 1]
    return re.compile(rf"^(.*?)({any_of(long)}|{ACT}|共有)了?(?!的)(.+)$")


def split_at_verb(words: str) -> tuple[str, str]:
    """Agent and object of a clause; the whole is the object where there is no verb."""
    agent, rest = "", words
    while match := verbs().match(rest):
        agent, rest = agent or match[1], match[3]
    return agent, "" if rest in words_of("light", "word", place="verb") else rest


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


def clause_before(head: Head) -> str:
    """The clause in front of a head that has no words of its own."""
    return without_role(cleaned(last_clause(head.opened)))


def earlier_name(named: str, thread: Thread) -> str:
    """The longer name, counted before in this paragraph, that a shorter one speaks of again."""
    for figure in thread.of_paragraph():
        if figure.kind == "count" and figure.subject.endswith(named):
            return figure.subject
    return ""


def specified(named: str, thread: Thread) -> str:
    """A general noun with the name that it belongs to; any other name as it is."""
    general = words_of("general", "word", place="noun")
    last = thread.last_of("count")
    if last and last is thread.last and named in words_of("general", "word", place="extent"):
        return last.subject + named
    if named not in general:
        return named
    if last and (ending := next((word for word in general if last.subject.endswith(word)), "")):
        return last.subject.removesuffix(ending) + named
    return thread.about + named


def topic_of(words: str) -> str:
    """What an item is about: 提升民主评议质效 → 民主评议; nothing where only its frame is known."""
    opening = re.match(any_of(words_of("general", "word", place="opening")) + "+", words)
    ending = re.search(any_of(words_of("general", "word", place="ending")) + "$", words)
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
        return "attendances" if "人次" in unit else "total" if is_department(subject) else "persons"
    return "sessions" if unit in SESSIONS else "count"


def label_of(words: str, noun: str, subject: str, figure: Figure) -> str:
    """The printed words of what is counted; where there are none, the subject's and the unit's."""
    agent, thing = split_at_verb(words)
    if figure.kind == "people" and thing in words_of("general", "word", place="attend"):
        words = thing = ""
    if noun:
        return words + noun
    if thing in words_of("general", "word", place="noun"):
        return words[len(agent) :] if role_of(words) else subject
    if thing and not is_department(thing):
        return (
            (words if role_of(words) else thing)
            if without_role(thing) or is_department(subject)
            else (subject + thing if is_role_alone(thing) else words)
        )
    if figure.kind == "people":
        return ("本部门" if is_department(subject) else subject) + (
            "参加人次" if "人次" in figure.unit else "人数"
        )
    return words if words and (is_department(subject) or not is_role_alone(words)) else subject + words


def is_role_alone(words: str) -> bool:
    """Whether words are no more than a role (立案, 满意的): they need the thing's name before them."""
    return any(
        words in (row["word"], row["word"] + "人员", row["word"] + "的") for row in word_table("roles")
    )
