"""Counts that a sentence compares with, or gives in turn: another year's, the one of what is not known.

Its tests: test_government_prose.py and test_prose_counts.py.
"""

import re

from helpers.read.language import OTHER_YEAR, any_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose.clauses import COMPARED, Head, cleaned
from helpers.read.report.prose.counted_before import sharing_a_thing
from helpers.read.report.prose.nouns import goes_on, noun_of
from helpers.read.report.prose.quoting import quoted_count
from helpers.read.report.prose.spot import Spot, base_figure, read_as
from helpers.read.report.prose.stages import HELD_NOW
from helpers.read.report.prose.thread import Owner
from helpers.read.report.prose.verbs import split_at_verb, verbs
from helpers.schema import DEPARTMENT

EARLIER = re.compile(f"^(?P<front>)(?P<year>{OTHER_YEAR})(?P<rest>)(?:为|是|有|仅)?$")
IN_TURN = re.compile(any_in("says_in_turn"))
DATE = re.compile("[0-9][年月日]")
NEAR = 120
COUNTED = ("count", "people")
TASKS = re.compile("[一-龥]{4,}(?:、[一-龥]{2,10})*等(?:职责|职能|任务)")
POSTS = re.compile(f"(?:{any_in('kinds_of_posts')}|{any_in('names_of_posts')})(?:人数)?$")
CALLED_FOR = re.compile("应[为有达当配]?[共约]?$")
COMPARED_WITH = re.compile(r"(?:与|同|比|较)(?:去年|上年|上一年)(?:同期)?[^。；]*?相比")


def phrase_of_count(head: Head, spot: Spot, behind: str) -> str:
    """The printed words of a count."""
    printed = spot.text[spot.quantity.start : spot.quantity.end]
    return quoted_count(head.words, verbs().match) + printed + behind


def other_years_count(spot: Spot) -> tuple[Figure, Owner] | None:
    """The count of another year that the one before is compared with: 抽检16批次，比2023年的11批次增加5批次."""
    words = spot.head.words.strip("，、（")
    last, found = spot.thread.last_in_sentence, COMPARED.match(words) or EARLIER.match(words)
    if last is None or last.kind not in COUNTED or last.unit != spot.quantity.unit:
        return None
    if found is None or found["front"] or found["rest"]:
        return None
    year = re.search("[0-9]{4}", found["year"])
    period = absolute(year[0] if year else "prior", spot.frame.year)
    printed = base_figure(spot, phrase_of_count(spot.head, spot, ""))
    return read_as(last, printed, period=period, stage="done"), spot.thread.owners[-1]


def name_in_turn(spot: Spot) -> str:
    """The next of several things counted in turn: 购置数及保有量分别为2辆和17辆."""
    act, thing = split_at_verb(cleaned(spot.head.words))
    said = IN_TURN.search(spot.head.words) is not None and not act
    follow = _how_many_follow(spot)
    if said or follow:
        words = re.sub(f"{IN_TURN.pattern}$", "", cleaned(spot.head.words) if said else thing)
        listed = [name for name in re.split("(?:[、和及]|(?<!参)与)(?!运行)", words) if name]
        told = said or len(listed) == 1 + follow
        if len(listed) > 1 and told and not any(map(DATE.search, listed)):
            vehicles = words_of("vehicle_names", "word")
            prefix = next((name for name in vehicles if listed[0].startswith(name)), "")
            listed = sharing_a_thing(listed)
            spot.thread.turns = [name if name.startswith(prefix) else prefix + name for name in listed]
            return spot.thread.turns.pop(0)
    if spot.thread.turns and not cleaned(spot.head.words.strip("和与及、，")):
        return spot.thread.turns.pop(0)
    return ""


def _how_many_follow(spot: Spot) -> int:
    """How many numbers of the same unit are listed right behind a number: two behind 5次、3次和2次."""
    another = f"[、和及][0-9][0-9.,]*{re.escape(spot.quantity.unit)}"
    behind = re.match(
        f"(?:{another})+(?=[，。；）]|$)", spot.text[spot.quantity.end : spot.quantity.end + NEAR]
    )
    return len(re.findall("[、和及]", behind[0])) if behind else 0


def is_in_turn_unknown(spot: Spot, rule: str) -> bool:
    """Whether numbers are given in turn, and to what is not known: 甲类30个、乙类20个中，分别有12个、9个."""
    last = spot.thread.last_in_sentence
    begins = (
        rule == "spoken_of"
        and re.fullmatch(f"[，、]?{IN_TURN.pattern}(?:有|为|是)?", spot.head.words) is not None
    )
    goes_on = last is not None and (last.kind, last.doubt) == ("count", "owner") and last.certainty == "open"
    return begins or (goes_on and spot.head.words.strip("、和与及") == "")


def is_compared_count(spot: Spot) -> bool:
    """Whether a count is another year's that the sentence compares with: 与去年同期发生6起、死亡6人相比."""
    begin = max(spot.end - len(spot.sentence), spot.quantity.digits - NEAR)
    at = spot.quantity.digits - begin
    near = spot.text[begin : min(spot.end, spot.quantity.end + NEAR)]
    return any(match.start() < at < match.end() for match in COMPARED_WITH.finditer(near))


def doubt_around(figure: Figure, spot: Spot) -> str:
    """What is not sure of a count by the words around it: its noun, or its year."""
    if _is_of_tasks(spot) or goes_on(spot, noun_of(spot)) or _is_called_for(spot):
        return "words"
    if _is_no_word_of_staff(figure, spot) or _is_of_posts(figure, spot):
        return "owner"
    return "period" if _is_of_past_clause(figure, spot) else ""


def _is_called_for(spot: Spot) -> bool:
    """Whether a count is what there ought to be: 在职人员应为159人."""
    return CALLED_FOR.search(spot.head.words) is not None


def _is_of_posts(figure: Figure, spot: Spot) -> bool:
    """Whether a count may be of posts, as the one before in its sentence: 编制56个，其中局机关21个; （行政7名）."""
    last, thread = spot.thread.last_in_sentence, spot.thread
    posts = last is not None and last.measure == "authorised" and last.unit == figure.unit
    whole = thread.whole
    if whole is not None and (whole.kind, whole.measure, whole.unit) == ("people", "authorised", figure.unit):
        return figure.measure == "persons" or figure.kind == "count"
    if figure.measure != "persons" or thread.bracketed is None:
        return posts and figure.kind == "count"
    said = spot.latest_in_sentence
    return any((other.measure, other.unit) == ("authorised", figure.unit) for other in said)


def _is_no_word_of_staff(figure: Figure, spot: Spot) -> bool:
    """Whether the department's people are told by no word of people, or posts may be others': 实际纳入预算145人."""
    posts = POSTS.search(spot.head.words) or POSTS.search(figure.subject)
    if figure.kind == "people" and figure.measure == "persons" and posts:
        return True
    own = figure.kind == "people" and figure.subject == DEPARTMENT and figure.measure == "total"
    return own and re.search(any_in("tells_of_staff"), spot.head.words) is None


def _is_of_tasks(spot: Spot) -> bool:
    """Whether the noun behind a count may run on into a list of tasks: 承担9个街道防汛、抗旱等职责."""
    return TASKS.match(spot.text[spot.quantity.end : spot.quantity.end + 40]) is not None


def _is_of_past_clause(figure: Figure, spot: Spot) -> bool:
    """Whether what there is now is counted behind a clause on a year gone by: 于2016年实行改革，共有车辆3辆."""
    past = figure.period < spot.frame.year and not spot.thread.as_of and figure.period not in spot.head.words
    return past and HELD_NOW.search(spot.head.words) is not None
