"""What is given in turn: 收入、支出分别增长15%和6.3%, 事故107起、死亡86人，同比分别下降27.7%、31.7%.

Its tests: test_prose.py and test_extract.py.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from helpers.read.language import any_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.ratio_base import base
from helpers.read.report.prose.spot import LONGEST_SENTENCE, Spot
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import DEPARTMENT, UNASSIGNED
from helpers.years import PRINTED as YEAR

LONGEST_LISTED = 80
VERB = any_in("given_in_turn")
VALUES = "[0-9.]++(?:%|个百分点|百分点)"
IN_TURN = re.compile(
    rf"(?P<names>[^，。；：]*?)(?:{any_in('compares')})?{any_in('says_in_turn')}(?:{any_in('compares')}|比{YEAR}年)?(?P<verb>{any_in('given_in_turn')})"
)
LISTED = re.compile("[、和与及]")
ORDINALS = re.compile("第?[一二三四五六七八九十](?:、第?[一二三四五六七八九十])+")
LISTING = re.compile(
    rf"(?P<names>[^，。；：、0-9]{{2,16}}(?:[、和与及][^，。；：、0-9]{{2,16}}){{1,4}}?)(?:同比|比上年|较上年)?(?P<verb>{any_in('given_in_turn')})"
    r"[0-9.]+(?:%|个百分点|百分点)(?=[、和与及][0-9.]+(?:%|个百分点|百分点))"
)
UNNAMED = re.compile(
    rf"(?<=[元次人件个])，(?:同比|比上年|较上年)?(?P<verb>{any_in('given_in_turn')})(?P<values>{VALUES}(?:[、和与及]{VERB}?{VALUES})+)"
)
"""Growths in turn of the amounts right before: 12亿元、18亿元，同比增长5%、6%."""
COMPARING_END = re.compile(f"(?:{any_in('compares')})$")
SHARED = re.compile(any_in("shared_by_a_list") + "$")
FLOWS = ("收入", "支出")
ONE_FLOW = re.compile("(?P<budget>.{2,}?)(?:收入|支出)$")
SAID = re.compile(any_in("says_in_turn"))
RUN = re.compile("[0-9.]+(?:%|个百分点|百分点)(?:[、和与及]+[0-9.]+(?:%|个百分点|百分点))+")
VALUE = re.compile(f"(?<![0-9.]){VALUES}")


def turn_of(spot: Spot) -> tuple[Owner, str, str, str, str, str] | None:
    """Whose the first of several growths given in turn is: 一、二、三产业分别增长2.1%、-0.4%和5.2%."""
    turn = _whose_turn(spot)
    if turn is None:
        return None
    figure, name = turn
    if figure is None:
        return Owner(name, words=name), name, "", "", "", ""
    owner = Owner(figure.subject if figure.subject != DEPARTMENT else "", figure.account, words=name)
    return owner, figure.subject, figure.account, figure.budget, figure.coverage, ""


def _whose_turn(spot: Spot) -> tuple[Figure | None, str] | None:
    """The figure, or else the name, that the number is given for; None where the numbers are not those of the names."""
    found = _in_turn_at(spot)
    if found is None:
        return None
    start, names, values = found
    place = sum(figure.kind == "ratio" and figure.at >= start for figure, _ in spot.thread.of_paragraph())
    if len(names) > 1:
        name = names[min(place, len(names) - 1)]
        return _figure_named(name, spot), name
    before = _told_apart(
        figure
        for figure, _ in spot.thread.of_paragraph()
        if figure.at < start and figure.kind != "ratio" and not figure.compared
    )[:values]
    if len(before) < values or place >= values:
        return None
    figure = before[::-1][place]
    return figure, figure.label or figure.subject


def _told_apart(figures: Iterable[Figure]) -> list[Figure]:
    """Figures, of those printed with nothing between them the first alone: 来访462批1135人次 are one of several in turn."""
    kept: list[Figure] = []
    for figure in figures:
        if kept and kept[-1].phrase == figure.phrase and kept[-1].subject == figure.subject:
            kept.pop()
        kept.append(figure)
    return kept


def _figure_named(name: str, spot: Spot) -> Figure | None:
    """The figure before that a name speaks of."""
    of = (figure for figure, _ in spot.thread.of_paragraph())
    return next((figure for figure in of if figure.label.endswith(name) or figure.subject == name), None)


def _in_turn_at(spot: Spot) -> tuple[int, list[str], int] | None:
    """Where the 分别 of this sentence stands, the names in front of it, and how many values it has."""
    end = spot.quantity.start
    sentence = spot.so_far
    founds = _given_in_turn(sentence)
    if not founds:
        return _listed_at(spot, end - len(sentence), end)
    start = end - len(sentence) + founds[-1].end()
    values = VALUE.findall(
        re.split(f"[。；]|{any_in('says_in_turn')}", spot.text[start : start + LONGEST_SENTENCE])[0]
    )
    names = _names_in_turn(founds[-1]["names"])
    run = RUN.match(spot.text, start, min(spot.end, start + LONGEST_SENTENCE))
    in_run = len(VALUE.findall(run[0])) if run else len(names)
    if len(names) != in_run:
        apart = _names_in_turn(founds[-1]["names"], "、")
        names = apart if len(apart) == in_run else names
    return start, names, len(values)


def _given_in_turn(sentence: str) -> list[re.Match[str]]:
    """What a sentence gives in turn; one that does not say so is not searched, which takes the square of its length."""
    return [*IN_TURN.finditer(sentence)] if "分别" in sentence else []


def _listed_at(spot: Spot, begin: int, end: int) -> tuple[int, list[str], int] | None:
    """The same where 分别 was left out, and as many numbers as names follow: 警情、损失数下降24.8%、39.1%."""
    for match in LISTING.finditer(spot.text[begin : end + LONGEST_LISTED]):
        start = begin + match.end("verb")
        names = _names_in_turn(match["names"])
        values = VALUE.findall(re.split("[，。；]", spot.text[start : start + LONGEST_SENTENCE])[0])
        if start <= end and len(names) == len(values) > 1:
            return start, names, len(values)
    return _unnamed_at(spot, begin, end)


def _unnamed_at(spot: Spot, begin: int, end: int) -> tuple[int, list[str], int] | None:
    """The same where neither names nor 分别 stand beside several growths, but as many amounts before them."""
    for match in UNNAMED.finditer(spot.text[begin : end + LONGEST_LISTED]):
        start = begin + match.start("values")
        if start <= end <= begin + match.end():
            return start, [], len(VALUE.findall(match["values"]))
    return None


def goes_on_in_turn(spot: Spot) -> bool:
    """Whether a growth with its own verb goes on with those given in turn: 同比分别下降3.1%和增长21.6%."""
    last = spot.thread.last_in_sentence
    joined = spot.text[: spot.head.start + 1][-2:]
    if last is None or last.kind != "ratio" or not LISTED.search(joined):
        return False
    found = _in_turn_at(spot)
    return found is not None and last.at >= found[0] - 1


def lists_names(spot: Spot) -> bool:
    """Whether the words in front of a number list as many names as numbers follow, or there are as many amounts."""
    begin = spot.quantity.start - len(spot.so_far)
    named = LISTED.search(spot.head.words) is not None and _in_turn_at(spot) is not None
    return named or _unnamed_at(spot, begin, spot.quantity.start) is not None


def _names_in_turn(words: str, apart: str = LISTED.pattern) -> list[str]:
    """The names that several numbers are given to, `apart` by these: 第一、二产业 are 第一产业 and 第二产业."""
    if ordinals := ORDINALS.search(words):
        thing = words[ordinals.end() :]
        return [f"第{number.removeprefix('第')}{thing}" for number in ordinals[0].split("、")]
    words = COMPARING_END.sub("", cleaned(words))
    names = [cleaned(name) for name in _split_outside_quotes(words, apart) if cleaned(name)]
    if len(names) > 1 and names[-1] in FLOWS and (first := ONE_FLOW.match(names[0])):
        return [names[0], *(first["budget"] + name for name in names[1:])]
    shared = SHARED.search(names[-1]) if len(names) > 1 else None
    return [
        name if not shared or SHARED.search(name) or name.endswith("”") else name + shared[0]
        for name in names
    ]


def _split_outside_quotes(words: str, apart: str) -> list[str]:
    """The parts of a list, of which none is cut within its quotation marks: “甲业”、“乙、丙及丁业”."""
    cuts = [
        found.start()
        for found in re.finditer(apart, words)
        if words.count("“", 0, found.start()) == words.count("”", 0, found.start())
    ]
    starts = [0, *(cut + 1 for cut in cuts)]
    return [words[start:stop] for start, stop in zip(starts, [*cuts, len(words)], strict=True)]


def _is_falling(spot: Spot) -> bool:
    """Whether the verb of what is given in turn is one of a fall: 分别下降."""
    end = spot.quantity.start
    begin = max(0, end - LONGEST_SENTENCE)
    founds = _given_in_turn(spot.text[begin:end])
    listed = spot.text[begin : end + LONGEST_LISTED]
    founds = founds or [*LISTING.finditer(listed)] or [*UNNAMED.finditer(listed)]
    return bool(founds) and founds[-1]["verb"] in words_of("given_in_turn", "word", sign="-")


def in_turn(spot: Spot) -> Figure | None:
    """The growth or share before, where this number goes on in its turn (分别增长15%和6.3%)."""
    last = spot.thread.last_in_sentence
    if last is None or last.measure not in ("growth_from_prior", "share", UNASSIGNED) or last.kind != "ratio":
        return None
    if cleaned(spot.head.words.strip("、和与及，")):
        return None
    found = _in_turn_at(spot)
    return last if found is not None and last.at >= found[0] - 1 else None


def next_in_turn(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The next of several growths or shares given in turn; open where it is not plain whose turn it is."""
    assert isinstance(found, Figure)
    turn = _whose_turn(spot)
    value = spot.quantity.value * (-1 if _is_falling(spot) and spot.quantity.value > 0 else 1)
    phrase = spot.text[spot.quantity.start : spot.quantity.end]
    if turn is None:
        unknown = replace(base(spot), subject=DEPARTMENT, measure=UNASSIGNED, value=value, phrase=phrase)
        return [(replace(unknown, certainty="open", doubt="owner", label=found.label), NOBODY)]
    figure, name = turn
    subject, account = (figure.subject, figure.account) if figure is not None else (name, "")
    made = replace(
        base(spot), subject=subject, account=account, measure=found.measure, value=value, label=name, name=name,
        phrase=phrase,
    )  # fmt: skip
    return [(made, Owner(subject if subject != DEPARTMENT else "", account, words=name))]
