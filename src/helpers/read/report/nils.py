"""A stated 无: a figure of 0 that was said to be.

Its tests: test_prose_counts.py and test_extract.py.
"""

import re
from dataclasses import replace
from decimal import Decimal

from helpers.read.language import any_in, word_table, wording_of
from helpers.read.report.evidence import settled
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame
from helpers.read.report.periods import absolute
from helpers.read.report.prose.names import NO_FUNDS
from helpers.schema import DEPARTMENT, UNASSIGNED

NIL = re.compile(r"无[。；]?")
NIL_CLAUSE = re.compile(
    r"(?<!原因是)(?<!原因为)(?<!原因)(?<!年初)(?<!当年)(?<!并)无"
    rf"([^，。；]{{0,30}}?{any_in('stated_as_none')}(?:和支出|和收入)?)(?=[，。；]|$)"
)
NONE_OF_ACCOUNT = re.compile(
    rf"(?P<verb>{any_in('says_there_was_none')})过?(?P<words>[^，。；]{{2,30}})(?=[，。；]|$)"
)
WAS_ZERO = re.compile("(?:^|[，。；])(?P<words>[^，。；0-9]{2,40}?)(?:金额|数)?均?为零(?=[，。；]|$)")
REASON = re.compile(rf"(?:原因|{any_in('forbids')})[^，。；]{{0,12}}$")
OTHER_TIME = re.compile(f"{any_in('words_of_other_year')}[^，。；]{{0,6}}$")
OF_OTHERS = re.compile(f"^(?:其他)?{any_in('begins_others')}")
FORBIDDEN = re.compile("、|原因|^(?:预算$|预算[^收支]{0,6}支出|依据|效|故)")


def nil_figures(text: str, frame: Frame, locator: str) -> list[Figure]:
    """The stated 无 of a paragraph: alone under a heading of money, or before one (无“三公”经费支出).

    One that is given as a reason (主要原因是无此项支出) states nothing.
    """
    if NIL.fullmatch(text) and frame.theme:
        label = frame.theme.removesuffix("情况说明").removesuffix("情况")
        said = wording_of(label)
        known = said.mentions and not said.name
        return [_nil_figure(label, text, frame, locator)] if known else []
    found = [
        _nil_figure(match[1], match[0], frame, locator)
        for match in NIL_CLAUSE.finditer(text)
        if not _is_of_other(match) and _states_a_nil(match[1])
    ]
    return found + _nils_of_accounts(text, frame, locator)


def _is_of_other(match: re.Match) -> bool:
    """Whether what stands in front of a nil makes it a reason, or another year's."""
    return bool(REASON.search(before(match)) or OTHER_TIME.search(before(match)))


def _nils_of_accounts(text: str, frame: Frame, locator: str) -> list[Figure]:
    """The nils said by other words than 无: 未发生公务接待费支出, 因公出国（境）费支出为零."""
    found = []
    for match in (*NONE_OF_ACCOUNT.finditer(text), *WAS_ZERO.finditer(text)):
        if _is_of_other(match) or OTHER_TIME.search(match["words"]):
            continue
        stage = _stage_of(match.groupdict().get("verb") or "")
        listed = match["words"].split("、")
        names = listed if all(map(_is_account, listed)) else [match["words"]]
        phrase = match[0].lstrip("，。；")
        made = [_nil_figure(name, phrase, frame, locator) for name in names if _is_account(name)]
        found += [replace(figure, measure=stage) if stage else figure for figure in made]
    return found


def _stage_of(verb: str) -> str:
    """The stage that a verb of a nil speaks of."""
    return next((row["measure"] for row in word_table("says_there_was_none") if row["word"] == verb), "")


def _is_account(words: str) -> bool:
    """Whether words are the name of an account or a budget and no more."""
    said = wording_of(words)
    return not said.name and bool(said.value("account") or said.value("budget"))


def before(match: re.Match) -> str:
    """The words in front of a 无."""
    return match.string[max(0, match.start() - 16) : match.start()]


def _states_a_nil(words: str) -> bool:
    """Whether words behind 无 name an account or a budget that was none; 无预算、超预算支出 is what is forbidden."""
    return bool(wording_of(words).mentions) and not FORBIDDEN.search(words) and not OF_OTHERS.search(words)


def _nil_figure(label: str, phrase: str, frame: Frame, locator: str) -> Figure:
    """A nil: value 0, and said to be."""
    said, above = wording_of(label), settled(frame.evidence)
    account = said.value("account") or ("total" if not said.name else "")
    measure = said.value("measure") or (UNASSIGNED if not said.value("account") else "actual")
    measure = "budget" if (measure, frame.kind) == ("actual", "budget") else measure
    return Figure(
        kind="nil",
        value=Decimal(0),
        unit="",
        subject=said.name if said.name in NO_FUNDS else DEPARTMENT,
        account=account,
        flow=said.value("flow"),
        budget=said.value("budget") or above.value("budget"),
        coverage=above.value("coverage"),
        measure="actual" if measure == "balance_total" else measure,
        fund_scope=said.value("fund_scope") or "unknown",
        label=label,
        period=absolute(above.value("period"), frame.year),
        theme=frame.theme,
        section=frame.section,
        phrase=phrase,
        locator=locator,
        context=phrase,
    )
