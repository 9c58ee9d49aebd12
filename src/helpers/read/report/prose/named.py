"""Rates with a name of their own: 立案率, 满意率, 预算执行率; one number for several, several in turn.

Its tests: test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import any_in, any_of, rate_in, rate_names, word_table, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.executed import execution_of
from helpers.read.report.prose.framed import TO_BE_DONE, cleaned_of_rate
from helpers.read.report.prose.indicators import indicator_name
from helpers.read.report.prose.ratio_base import base, spoken_of
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.read.report.prose.turns import SAID
from helpers.schema import DEPARTMENT, RATIOS, UNASSIGNED

EACH = re.compile(
    r"(?<![^，。；：])(?P<number>两个|三个|各个|[二两三四]项)?(?P<names>[^，。；：]*?(?:率|度))"
    f"(?:{any_in('says_in_turn')}|各)"
)
RATES_IN_TURN = re.compile("[0-9.]+[%‰](?:[、和与及][0-9.]+[%‰])+")
DEGREE = re.compile(f"(?:[一-龥]{{0,4}}表示)?(?:{any_in('degrees_of_satisfaction')}|不?满意|一般)的?")
OF_THINGS = ("reply_rate", "meeting_rate", "filing_rate", "satisfaction_rate")
CAME_IN = ("received", "filed")
UNKNOWN_FRAME = re.compile(
    f"^(?:(?:为|占|完成|达到?|相当于)[^，。；]{{2,12}}|{any_in('says_what_was_to_be_done')}(?:任务|数)?)的(?:约)?$"
)
OF_MONEY = re.compile("执行|进度")
LISTED = re.compile("[0-9]万?[件条份个项][、和及与][^，。；0-9、]{2,12}[0-9]")
NAMES_NOTHING = re.compile(f"{any_in('before_a_bare_rate')}*{any_in('bare_rates')}")
BRINGS = re.compile(f"{any_in('brings_about_a_rate', aim='yes')}(?!{any_in('behind_what_brings_about')})")
BROUGHT_ABOUT = re.compile(
    f"^{any_in('brings_about_a_rate')}(?!{any_in('behind_what_brings_about')})(?=[一-龥“]{{3}})"
)
HOW_FAR = re.compile(any_in("before_a_named_rate"))
OF_WHAT_HAS_IT = re.compile("的[\u4e00-\u9fff]")
"""Behind a bound that only says which ones are meant: 结余率大于10%的项目."""


def names_at(spot: Spot) -> list[str]:
    """The names of rates that the head lists: 见面率和办复率均达到100%."""
    if SAID.search(spot.head.words):
        return []
    listed = rate_names(cleaned(spot.head.words))
    return listed if len(listed) > 1 else []


def several(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """One rate for each of several names that share a number."""
    assert isinstance(found, list)
    return [_named_rate(spot, name, found[0]) for name in found]


def each_at(spot: Spot) -> str:
    """The name of one of several rates given in turn: 两个满意率分别达到99.8%和98.5%, A率和B率分别为…"""
    announced = EACH.search(spot.so_far)
    if not announced:
        return ""
    begin = spot.quantity.start - len(spot.so_far) + announced.end()
    before = ((each.kind, each.name) for each, _ in spot.thread.of_paragraph() if each.at >= begin)
    turn = sum(told == ("ratio", "分别") for told in before)
    listed = rate_names(cleaned(announced["names"]))
    if len(listed) > max(turn, 1) and not announced["number"]:
        first = listed[0]
        own = _names_of_rate(listed[turn])
        return listed[turn] if own or not _names_of_rate(first) else _names_of_rate(first) + listed[turn]
    if each := _each_place(announced["names"], turn, spot):
        return each
    ending = announced["names"][-3:]
    counted = [
        figure
        for figure, _ in spot.thread.of_paragraph()
        if ending[:2] in figure.label and figure.kind == "count"
    ][::-1]
    if len(counted) >= 2 and turn < len(counted):
        return counted[turn - len(counted)].subject + ending
    return announced["names"]


def _is_of_listed(spot: Spot) -> bool:
    """Whether rates in turn are those of several that a list names, whose shared word is only assumed."""
    announced = EACH.search(spot.so_far)
    return (
        announced is not None
        and "、" in announced["names"]
        and len(rate_names(cleaned(announced["names"]))) < 2
    )


def _each_place(names_of_rate: str, turn: int, spot: Spot) -> str:
    """The name of one of several places' or groups' rates: 甲县、乙县、丙县开工率分别为…."""
    listed = [name for name in re.split("[、和与及]", cleaned(names_of_rate)) if name]
    values = RATES_IN_TURN.match(spot.text, spot.quantity.start) if not turn else None
    several = turn < len(listed) > 1 and (len(listed) > 2 or not listed[0].endswith(("率", "度")))
    if not several or (values is not None and values[0].count("%") + values[0].count("‰") != len(listed)):
        return ""
    shared = listed[-1].find(listed[0][-1]) + 1
    name, rate = listed[turn], listed[-1][shared:] if 1 < shared < len(listed[-1]) - 1 else listed[-1][-3:]
    return name if name.endswith(rate[-1]) else name + rate


def one_of_each(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """One of several rates given in turn."""
    figure, owner = _named_rate(spot, str(found), "")
    if _is_of_listed(spot):
        figure = replace(figure, certainty="likely", doubt="owner")
    return [(replace(figure, name="分别"), owner)]


def _names_of_rate(words: str) -> str:
    """What a rate is of: 提案见面率 → 提案."""
    for row in sorted(word_table("rates"), key=lambda row: -len(row["word"])):
        if words.endswith(row["word"]):
            return cleaned(words.removesuffix(row["word"]))
    found = re.search(any_of(words_of("rates", "of")) + "(?:率|度)$", words)
    return words[: found.start()] if found else ""


def _named_rate(spot: Spot, words: str, first: str) -> tuple[Figure, Owner]:
    """A rate by its name; in 提案见面率和办复率 the second is of 提案 too."""
    words = BROUGHT_ABOUT.sub("", indicator_name(words))
    found = rate_in(words)
    measure = found.measure if found else ("other_rate" if words else UNASSIGNED)
    own = cleaned(found.owner) if found and found.rule == "named_rate" else words
    own = "" if HOW_FAR.fullmatch(own) and not measure.startswith("execution") else own
    if measure == "other_rate":
        own = words
        if NAMES_NOTHING.fullmatch(words):
            return _bare_rate(spot, words)
    shared = _names_of_rate(first) if first and first != words else ""
    last = _count_of_rate(measure, spot) or _thing_of_rate(measure, spot)
    if measure.startswith("execution") and (executed := execution_of(spot, words, own, measure)):
        return executed
    if last is not None:
        last = _whom_asked(last, measure, spot)
    if aim := _aim_of_rate(measure, spot):
        last = aim
    subject = own or shared or (last.subject if last else spot.thread.owner.name or DEPARTMENT)
    label = words if own or not shared else shared + words
    figure = replace(
        base(spot),
        subject=subject,
        measure=measure,
        label=label or (last.label if last else ""),
        name=subject,
    )
    figure = _doubted_aim(figure, spot)
    if not (own or shared) and last is not None and (not _is_sure(last, spot) or _is_one_of_list(last, spot)):
        figure = replace(figure, certainty="likely", doubt="owner")
    if not own and last is not None and last.period != figure.period and not spot.thread.period:
        figure = replace(figure, period=last.period, certainty="likely", doubt="period")
    return figure, Owner(subject, words=subject) if subject != DEPARTMENT else spot.thread.owner


def _doubted_aim(rate: Figure, spot: Spot) -> Figure:
    """A rate, likely done where a verb that brings it about may tell an aim: 确保参保率达到100%."""
    aim = rate.stage == "done" and BRINGS.match(spot.head.words.strip("，；："))
    return replace(rate, certainty="likely", doubt="measure") if aim else rate


def _bare_rate(spot: Spot, words: str) -> tuple[Figure, Owner]:
    """A rate that names nothing it is of: it is likely of the count or amount before, 完成率 of a count its completion."""
    figure, owner = spoken_of(spot, "named_rate")
    before = figure if figure is not None and figure in spot.thread.figures[spot.thread.begun :] else None
    last = spot.thread.last_in_sentence
    if words.startswith("得分") and last is not None and last.measure == "score":
        before, owner = last, NOBODY
    made = replace(base(spot), measure="other_rate", label=words, certainty="likely", doubt="owner")
    if before is None:
        return replace(made, subject=words, name=words), NOBODY
    counted = before.kind in ("count", "people") and words.endswith("完成率")
    made = replace(
        made, subject=before.subject, account=before.account, budget=before.budget, coverage=before.coverage,
        name=before.subject, measure="completion_rate" if counted else "other_rate",
        label=before.label + words,
    )  # fmt: skip
    return made, owner


def _thing_of_rate(measure: str, spot: Spot) -> Figure | None:
    """What was counted or paid last; no organisations for a rate of answers, only likely then: 92件…31家，办复率."""
    last = spot.thread.last_of("money", "count", "people")
    if (
        last is None
        or last.unit not in words_of("units_of_organisations", "unit")
        or measure not in OF_THINGS
    ):
        return last
    things = (figure for figure, _ in spot.thread.of_paragraph() if figure.kind == "count")
    found = next((figure for figure in things if figure.unit in words_of("units_of_things", "unit")), None)
    return replace(found, certainty="likely") if found is not None else last


def _whom_asked(last: Figure, measure: str, spot: Spot) -> Figure:
    """Who was asked, or what about, where answers were counted last: only likely behind 基本满意的5件."""
    before = (figure for figure, _ in spot.thread.of_paragraph())
    if last.measure == "satisfied":
        forms = ("distributed", "returned", "returned_valid")
        last = next((figure for figure in before if figure.measure in forms), last)
    if measure != "satisfaction_rate" or not DEGREE.fullmatch(last.subject):
        return last
    counted = (figure for figure, _ in spot.thread.of_paragraph() if figure.kind == last.kind)
    asked = next((figure for figure in counted if not DEGREE.fullmatch(figure.subject)), last)
    return replace(asked, certainty="likely")


def _aim_of_rate(measure: str, spot: Spot) -> Figure | None:
    """The target of this sentence that a rate is the result of: 群众满意度目标值≥90%，经调查120户，满意度为94.2%."""
    aims = (figure for figure in spot.thread.figures[spot.thread.begun :] if figure.stage == "target")
    return next((figure for figure in aims if figure.kind == "ratio" and figure.measure == measure), None)


def _is_sure(counted: Figure, spot: Spot) -> bool:
    """Whether what was counted is sure, or that things of its name came in is."""
    came_in = (figure for figure, _ in spot.thread.of_paragraph() if figure.measure in CAME_IN)
    return counted.certainty == "sure" or any(
        figure.certainty == "sure" and figure.subject.endswith(counted.subject) for figure in came_in
    )


def _is_one_of_list(counted: Figure, spot: Spot) -> bool:
    """Whether a count is one of several in one breath, whose rate may be of all: 建议8件、提案11件，办复率100%."""
    like = [figure for figure in spot.latest_in_sentence if figure.kind == counted.kind == "count"][-2:]
    if len(like) < 2 or not any(figure is counted for figure in like):
        return False
    came = like[0].subject != like[1].subject and all(each.measure in ("count", *CAME_IN) for each in like)
    same = like[0].unit == like[1].unit and (came or like[0].measure == like[1].measure)
    return same and LISTED.search(spot.so_far) is not None


def _count_of_rate(ratio: str, spot: Spot) -> Figure | None:
    """The latest count of this paragraph that a ratio is made of, or that its things were received as.

    Where the rate's own sentence counts others in that unit it is rather of
    them, the whole before its parts, but only likely.
    """
    parts = {part for row in RATIOS if row.name == ratio for part in (row.numerator, row.denominator)}
    counts = [figure for figure, _ in spot.thread.of_paragraph() if figure.kind == "count"]
    fits = [figure for figure in counts if parts and figure.measure in {*parts, *CAME_IN}]
    own = [figure for figure in counts if figure in spot.thread.figures[spot.thread.begun :]]
    if not fits or any(figure in fits for figure in own):
        return fits[0] if fits else None
    nearer = [figure for figure in own if figure.unit == fits[0].unit and figure.measure == "count"]
    whole = [figure for figure in nearer if figure is spot.thread.whole]
    found = (whole or nearer or fits)[0]
    return replace(found, certainty="likely") if nearer else found


def by_name(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """A rate with a name of its own; one in a frame around words that are not known is left open."""
    if UNKNOWN_FRAME.search(spot.head.words.strip("，、（")):
        figure, owner = spoken_of(spot, "execution")
        subject = figure.subject if figure is not None else names.subject_of(owner)
        made = replace(base(spot), subject=subject, label=cleaned(spot.head.words))
        counted = figure is not None and figure is spot.thread.last_in_sentence and figure.kind != "money"
        if counted and TO_BE_DONE.search(spot.head.words):
            return [(replace(made, measure="completion_rate"), NOBODY)]
        return [(replace(made, measure=UNASSIGNED, certainty="open", doubt="words"), NOBODY)]
    words = cleaned(cleaned_of_rate(spot))
    figure, owner = _named_rate(spot, words, "")
    named = rate_in(words)
    nameless = figure.measure == "other_rate" and named is None
    if nameless or (named is not None and named.rule == "growth"):
        return [(replace(figure, measure=UNASSIGNED, certainty="open", doubt="words"), NOBODY)]
    if figure.measure == UNASSIGNED:
        return [(replace(figure, certainty="open", doubt="measure"), NOBODY)]
    if words.endswith(("按", "以", "按照")):
        return [(replace(figure, measure=UNASSIGNED, certainty="open", doubt="words"), NOBODY)]
    if figure.measure == "other_rate" and OF_MONEY.search(words):
        return [(replace(figure, certainty="likely", doubt="measure"), owner)]
    if figure.qualifier != "exact" and OF_WHAT_HAS_IT.match(spot.behind_all):
        return [(replace(figure, certainty="likely", doubt="measure"), owner)]
    return [(figure, owner)]
