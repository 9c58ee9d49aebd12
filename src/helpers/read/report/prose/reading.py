"""A paragraph becomes figures: sentence by sentence, number by number.

Its tests: test_extract.py.
"""

import re
from dataclasses import replace

from helpers.errors import Refused
from helpers.read.language import (
    Numbers,
    Quantity,
    numbers_in,
    words_of,
)
from helpers.read.report.evidence import Rank
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame
from helpers.read.report.periods import absolute
from helpers.read.report.prose.amounts import money_figure
from helpers.read.report.prose.between import enter_clause, enter_date, is_span
from helpers.read.report.prose.body_itself import of_body_itself
from helpers.read.report.prose.clauses import head_of
from helpers.read.report.prose.complete_parts import leave_complete_parts
from helpers.read.report.prose.counts import count_figure
from helpers.read.report.prose.counts_doubted import NEXT_STEPS
from helpers.read.report.prose.faults import owner_with_fault
from helpers.read.report.prose.names import is_line_like, owner_in
from helpers.read.report.prose.names_in_turn import in_names
from helpers.read.report.prose.ratios import ratio_figures
from helpers.read.report.prose.rivals import doubted
from helpers.read.report.prose.spot import LATEST, Spot
from helpers.read.report.prose.stages import ends_as_expected
from helpers.read.report.prose.states import former, is_former, is_latter, latter
from helpers.read.report.prose.thread import NOBODY, Owner, Thread
from helpers.read.report.prose.without_unit import bare_number, figures_without_unit, shares_unit
from helpers.read.report.prose.years_in_turn import in_years
from helpers.schema import DEPARTMENT

OF_WHICH = re.compile("[，（]*其中")
SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")
MARK_OF_THOSE = re.compile("(?:以[上下])?(?:的?有?)?[0-9][0-9,]*[人名]")
REASON = re.compile("主要(?:原因)?[是为系]|原因|由于|因为")
MOST_FIGURES, LONGEST_RUN_IN = 20_000, 24


def read_paragraph(text: str, frame: Frame, thread: Thread, numbers: Numbers | None = None) -> list[Figure]:
    """The figures of a folded paragraph or cell; the thread holds them too."""
    known = len(thread.figures)
    quantities = list((numbers or numbers_in(text)).quantities)
    if known + len(quantities) > MOST_FIGURES:
        raise Refused("too_many_figures", limit=MOST_FIGURES)
    place = 0
    for match in SENTENCE.finditer(text):
        own = []
        while place < len(quantities) and quantities[place].digits < match.end():
            own.append(quantities[place])
            place += 1
        if own:
            _read_sentence(text, match.start(), match.end(), own, frame, thread)
        elif match[0].strip():
            _note_owner(match[0], thread, match.start() == 0, frame)
    return doubted(thread.figures[known:])


def _note_owner(words: str, thread: Thread, first: bool, frame: Frame) -> None:
    """A sentence without numbers owns nothing, unless it is a title at the start of a paragraph: 偿债支出。安排4.3亿元."""
    thread.begin_sentence(False)
    if is_span(words):
        thread.period = "span"
    if words.endswith("："):
        enter_date(words, thread, frame.year)
    if (faulty := owner_with_fault(words)).is_named:
        thread.owner = faulty
        return
    title = words.strip("。；—-– ")
    if first and len(title) <= LONGEST_RUN_IN and not thread.owner.is_named:
        owner, read = owner_in(title)
        if owner.budget and not owner.is_named or owner.level:
            thread.context = owner
        elif owner.name and _is_under_projects(frame):
            thread.item = thread.owner = replace(owner, account="fund")
            thread.funds.add(owner.name)
        elif owner.account or (
            is_line_like(owner.name)
            and not (read.mention("measure") and read.mention("measure").strength > 1)
        ):
            thread.item = thread.owner = owner


def _is_under_projects(frame: Frame) -> bool:
    """Whether the nearest heading is one of projects: what stands under it by a title is one of them."""
    above = next(
        (said for said in frame.evidence if (said.slot, said.rank) == ("account", Rank.HEADING)), None
    )
    return frame.funds or (
        above is not None and above.value == "project" and above.words == frame.headings[0]
    )


def _read_sentence(
    text: str, start: int, end: int, quantities: list[Quantity], frame: Frame, thread: Thread
) -> None:
    """Adds the figures of one sentence to the thread."""
    goes_on = text[start - 1 : start] == "；" or OF_WHICH.match(text, start) is not None
    thread.begin_sentence(goes_on)
    floor, sentence = start, text[start:end]
    for quantity, following in zip(quantities, [*quantities[1:], None], strict=True):
        _enter_between(text[floor : quantity.start], thread, frame)
        leave_complete_parts(text[floor : quantity.start], quantity, thread)
        limit = following.start if following else end
        plain = head_of(text, floor, quantity, first=floor == start)
        head = of_body_itself(plain, frame.document) if quantity.kind == "money" else plain
        spot = Spot(text, quantity, head, limit, end, frame, thread, sentence)
        found = in_years(spot, lambda of: in_names(of, _read_quantity))
        if quantity.start == floor > start and thread.last:
            found = _share_phrase(found, thread)
        for figure, owner in found:
            own = replace(figure, locator="", phrase=figure.phrase.replace(head.words, plain.words, 1))
            own = _as_expected(own, text[start : quantity.start])
            own = _beside_budget(_of_one_month(own, thread, frame), thread)
            thread.add(_of_same_part(own, thread), owner)
            if (
                owner is not NOBODY
                and figure.kind != "ratio"
                and not figure.compared
                and (owner.account or not _is_people(figure))
                and not _is_of_reason(figure, text[floor : quantity.start], thread)
            ):
                thread.owner = _all_projects(figure, owner)
                alone = thread.whole is None and thread.before_bracket is None
                if owner.coverage and alone and not _is_local(owner):
                    thread.level = owner.coverage
        floor = quantity.end
        if text[floor : floor + 1] == "）":
            thread.close_bracket()


def _enter_between(between: str, thread: Thread, frame: Frame) -> None:
    """Takes in what the words between two numbers change, and the brackets that close or open there."""
    if "）" in between.partition("（")[0]:
        thread.close_bracket()
    if "（" in between and "）" not in between:
        thread.open_bracket()
    enter_clause(between, thread, frame.year)


def _is_of_reason(figure: Figure, between: str, thread: Thread) -> bool:
    """Whether a change is told as the reason of another, of which nothing behind speaks: …，主要是防治资金减少760万元."""
    latest = thread.figures[max(thread.begun, len(thread.figures) - LATEST) :]
    changed = any(
        each.measure in ("change_from_prior", "difference") for each in latest if each is not figure
    )
    return changed and REASON.search(between) is not None


def _of_same_part(figure: Figure, thread: Thread) -> Figure:
    """A rate or change of a line's amount, of the part of the line that the amount before is of."""
    before = thread.last_money()
    follows = figure.kind == "ratio" or figure.measure in ("change_from_prior", "difference")
    same = before is not None and figure.subject == before[0].subject != DEPARTMENT
    return replace(figure, part=before[0].part) if follows and same and not figure.part else figure


def _of_one_month(figure: Figure, thread: Thread, frame: Frame) -> Figure:
    """A figure, only likely where it is one month's, one of several years, or of a year carried on."""
    of_years = thread.period == "span" and figure.kind != "money" and not figure.period
    of_years = of_years or (not thread.period and any(map(is_span, frame.headings)))
    spoken_of = absolute(thread.period, frame.year)
    carried = thread.carries_year and figure.period == spoken_of != frame.year and figure.stage != "target"
    unsure = thread.in_one_month or of_years or carried or _is_of_that_year(figure, thread)
    unsure = unsure or _is_at_other_date(figure, thread, frame)
    return _likely(figure, "period") if unsure else figure


def _is_at_other_date(figure: Figure, thread: Thread, frame: Frame) -> bool:
    """Whether what was spent is told as of another year's date: 截至2019年8月底，支出… in a report on 2018."""
    year = thread.as_of[:4]
    dated = year not in ("", frame.year) and not thread.period and figure.kind in ("money", "ratio")
    told = dated and re.search(f"截[止至]至?{year}年", figure.context) is not None
    return told and "budget" not in frame.kind


def _is_of_that_year(figure: Figure, thread: Thread) -> bool:
    """Whether 当年 stands in front of a number behind those of another year than the one that it was read to be of."""
    last = thread.last
    return "当年" in figure.phrase and last is not None and last.period not in ("", figure.period)


def _beside_budget(figure: Figure, thread: Thread) -> Figure:
    """A figure, only likely where it is said to be spent behind the budget that a bracket opened with."""
    place = thread.bracketed
    first = thread.figures[place] if place is not None and place < len(thread.figures) else None
    beside = first is not None and first.measure in ("initial", "budget")
    return _likely(figure, "measure") if beside and figure.measure in ("actual", "received") else figure


def _as_expected(figure: Figure, before: str) -> Figure:
    """A figure, only likely where the words before it say how the year is expected to end, or speak of times to come."""
    if figure.kind == "ratio" and figure.stage == "target" and NEXT_STEPS.search(before):
        return _likely(figure, "period")
    return _likely(figure, "measure") if ends_as_expected(before) else figure


def _likely(figure: Figure, doubt: str) -> Figure:
    """A figure, no more than likely."""
    return replace(figure, certainty="likely", doubt=doubt) if figure.certainty == "sure" else figure


def _all_projects(figure: Figure, owner: Owner) -> Owner:
    """Who goes on behind a figure: where projects were counted, all of them: 安排项目4个，年初预算230万元."""
    act, found, rest = figure.label.partition("项目")
    counted = figure.kind == "count" and found and not rest and act in words_of("acts_on_projects", "word")
    return replace(owner, name="", account="project") if counted else owner


def _is_local(owner: Owner) -> bool:
    """Whether a level is 地方 or 中央, one of several beside each other: what follows is not of it."""
    light, state = words_of("light_behind_a_level", "word"), words_of("levels_before_a_budget", "word")
    return owner.coverage in light or owner.coverage.startswith(state)


def _is_people(figure: Figure) -> bool:
    """Whether a figure counts people or things that own no money."""
    return figure.kind == "people" or (
        figure.kind == "count" and not figure.subject.endswith(words_of("owns_money", "word"))
    )


def _read_quantity(spot: Spot) -> list[tuple[Figure, Owner]]:
    """The figures that one quantity states: one, or one for each of the rates that share it."""
    quantity = spot.quantity
    if shares_unit(spot):
        return [(replace(bare_number(spot), doubt="words"), NOBODY)]
    if quantity.unit == "分" and MARK_OF_THOSE.match(spot.behind_all):
        return [(replace(bare_number(spot), doubt="words"), NOBODY)]
    if quantity.unitless:
        return figures_without_unit(spot)
    if quantity.kind == "money":
        return [money_figure(spot)]
    if is_former(spot):
        return [former(spot)]
    if is_latter(spot):
        return [latter(spot)]
    if quantity.kind == "ratio":
        return ratio_figures(spot)
    return [count_figure(spot)]


def _share_phrase(found: list[tuple[Figure, Owner]], thread: Thread) -> list[tuple[Figure, Owner]]:
    """Counts printed with nothing between them share one phrase: 座谈会4场130人次; it goes to the one before too."""
    last = thread.last
    assert last is not None
    if not all(figure.kind in ("count", "people") for figure in [last, *(figure for figure, _ in found)]):
        return found
    phrase = last.phrase + found[0][0].phrase
    thread.figures[-1] = replace(last, phrase=phrase)
    return [(replace(figure, phrase=phrase), owner) for figure, owner in found]
