"""A rate in a table: which one it is, and of what.

Its tests: test_forms.py.
"""

import re
from dataclasses import replace

from helpers.read.language import OTHER_YEAR, Rate, kind_of_unit, rate_in, words_of
from helpers.read.report.evidence import Evidence, Rank, Settled, settled
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.tables.bases import base_beside, change_said
from helpers.read.report.tables.cells import Value
from helpers.read.report.tables.lines import plain_label
from helpers.read.report.tables.owners import owner
from helpers.read.report.tables.slots import at_spot, evidence_at, owner_trace, used
from helpers.read.report.tables.spot import CellSpot, heads_evidence, is_left_or_brought
from helpers.schema import RATIO_NAMED, UNASSIGNED

ON_YEAR = re.compile(f"同比|(?:比|较|与){OTHER_YEAR}(?:相比)?")
UP_OR_DOWN = re.compile(
    f"(?:{ON_YEAR.pattern})|[^率占]{{0,8}}(?:{ON_YEAR.pattern})[（(]?(?:±|[+＋]/?[-－])[)）]?%?"
)
"""Heads of what a year has more or less than another, in per cent: 较上年, 决算较上年±%."""
OVER_A_YEAR = re.compile(f"(?:为|占|相当于){OTHER_YEAR}")
"""What a rate of another name is over, as 为上年决算数的%: a year that is none of its own."""
PERCENT_SIGN = re.compile("(?<![0-9.])%")
WORDS = re.compile("[一-龥]")


def rate_of_value(spot: CellSpot, value: Value, unit: tuple[str, Rank, str]) -> Rate | None:
    """The rate that a value is, by its head, its label or its sign; None for anything else."""
    head = None if spot.spans_heads else spot.column.head
    if value.unit in words_of("units_of_changes", "word"):
        return Rate("growth_from_prior", "", head.text if head is not None else spot.text, "growth")
    if head is not None and head.meaning == "rate":
        return Rate(_execution_measure(spot), "", head.text, "execution_column")
    if head is not None and kind_of_unit(head.unit) in ("count", "people"):
        return None
    if head is not None and head.rate is not None:
        return head.rate
    own = rate_in(plain_label(spot.line.label)) if spot.line.label else None
    said = PERCENT_SIGN.search(spot.line.label) is not None
    percent = value.kind == "ratio" or unit[0] in ("%", "‰") or said
    if own is not None and (percent or own.rule in ("growth", "execution") and said):
        return own
    if percent and head is not None and UP_OR_DOWN.fullmatch(head.plain):
        return Rate("growth_from_prior", "", head.text, "growth")
    if percent:
        named = rate_in(head.plain) if head is not None else None
        return named or own or Rate("other_rate", "", spot.text, "percent")
    return None


def _has_unknown_stage(spot: CellSpot) -> bool:
    """Whether a column beside a rate has a head that is not understood, which may be the budget that it is of."""
    heads = (column.head for column in spot.block.values if column.head is not None)
    return any(head.words.name and not head.is_known for head in heads)


def _is_unsure_of_its_base(spot: CellSpot, found: Rate) -> bool:
    """Whether it is not sure what an execution is of: a column beside it is not understood, or of a part of the year."""
    if found.rule == "execution":
        return spot.block.has_parts_of_the_year
    return found.rule == "execution_column" and (_has_unknown_stage(spot) or _lacks_the_sum(spot))


def _lacks_the_sum(spot: CellSpot) -> bool:
    """Whether the columns give a budget and what was added to it, and not the sum, which the rate may be of."""
    stages = spot.block.stages
    return "adjustment" in stages and "adjusted" not in stages


def _execution_measure(spot: CellSpot) -> str:
    """What a column of execution rates divides by: the adjusted budget before others, by the columns beside it."""
    stages = {head.words.value("measure") for column in spot.block.values for head in column.heads}
    head = spot.column.head
    if (
        head is not None
        and head.plain.startswith("完成")
        and "执行" not in head.plain
        and not stages & {"initial", "adjusted", "budget"}
    ):
        return "completion_rate"
    wanted = ("adjusted",) if _has_unknown_stage(spot) else ("adjusted", "budget", "initial")
    base = next((stage for stage in wanted if stage in stages), "")
    return f"execution_to_{base}" if base else "execution_to_adjusted"


def rate_figure(spot: CellSpot, value: Value, found: Rate, kind: str) -> Figure:
    """A rate of a line: execution, growth, a share, or one with a name."""
    words = settled(evidence_at(spot))
    subject, account, _ = owner(spot, words, kind)
    measure, base = _by_stage_beside(spot, found), _base_of_growth(spot, found)
    measure = {"budget": "other_rate", "adjustment": "other_rate", "stock": UNASSIGNED}.get(base, measure)
    if measure == "other_rate" and _staffing(spot):
        measure = "in_service_to_authorised"
    unit = value.unit or "%"
    head = spot.column.head.plain if spot.column.head and not spot.spans_heads else ""
    sign = found.sign if found.sign < 0 < value.value and "增减" not in found.words else 1
    own_period = absolute(_period_of_rate(spot, found, words), spot.table.frame.year)
    if (
        found.rule == "growth"
        and is_left_or_brought(spot)
        or _is_below_an_amount(spot, found)
        or _is_of_a_part(spot)
        or _is_below_no_words(spot, found)
    ):
        measure = UNASSIGNED
    unsure = _is_unsure_of_its_base(spot, found) or base == "unknown"
    named = spot.line.kind == "account" and not spot.table.project
    of_money = getattr(RATIO_NAMED.get(measure), "group", "money") == "money"
    keep = (
        of_money and account != "fund" and (named or not (account in ("total", "project") and _is_form(spot)))
    )
    return at_spot(
        spot, replace(value, value=value.value * sign), "ratio", unit,
        subject=subject, account=account if keep else "", measure=measure,
        label=plain_label(spot.line.label) + head, stage="done", period=own_period, name=subject,
        coverage=words.value("coverage"), budget=words.value("budget"),
        certainty="open" if measure == UNASSIGNED else "likely" if unsure else "sure",
        doubt="measure" if unsure or measure == UNASSIGNED else "",
        traces=(
            Evidence("measure", measure, Rank.COLUMN if head else Rank.ROW, found.rule, found.words),
            owner_trace(spot, subject),
            *used(words, ("period", "coverage")),
        ),
    )  # fmt: skip


def _by_stage_beside(spot: CellSpot, found: Rate) -> str:
    """The measure of a rate; one over the budget is over the only stage of it that stands beside: 为预算的% by 年初预算."""
    stages = spot.block.stages & {"initial", "adjusted", "budget"}
    stage = next(iter(stages)) if len(stages) == 1 and not spot.spans_heads else ""
    return f"execution_to_{stage}" if stage and found.measure == "execution_to_budget" else found.measure


def _base_of_growth(spot: CellSpot, found: Rate) -> str:
    """What a growth under a head that does not say it is over, by the columns beside it: 增减率 beside 预算数 | 决算数."""
    head = None if spot.spans_heads else spot.column.head
    if found.measure != "growth_from_prior" or head is None or head.rate is not found:
        return ""
    change = change_said(spot.column.heads)
    return "" if change is None or change.base else base_beside(spot) or "unknown"


def _is_below_no_words(spot: CellSpot, found: Rate) -> bool:
    """Whether all that stands over a bare percentage are letters of a formula, whose name was cut off: （B/A）."""
    head = None if spot.spans_heads else spot.column.head
    return found.rule == "percent" and head is not None and WORDS.search(head.text) is None


def _is_below_an_amount(spot: CellSpot, found: Rate) -> bool:
    """Whether a bare percentage stands below the head of a stage of money: its row does not stand below its heads."""
    head = None if spot.spans_heads else spot.column.head
    return found.rule == "percent" and head is not None and bool(head.strong_stage)


def _is_of_a_part(spot: CellSpot) -> bool:
    """Whether the head over a rate speaks of a part of the year, or of what is expected."""
    head = None if spot.spans_heads else spot.column.head
    return head is not None and head.is_of_a_part


def _is_form(spot: CellSpot) -> bool:
    """Whether a rate stands in a self-evaluation form, with weights and scores beside it or for one project."""
    meanings = {head.meaning for column in spot.block.values for head in column.heads}
    return bool(spot.table.project or meanings & {"weight", "score"})


def _period_of_rate(spot: CellSpot, found: Rate, words: Settled) -> str:
    """The year of a rate: a year inside the words that it is over is none of its own."""
    over = spot.column.head is not None and OVER_A_YEAR.search(spot.column.head.plain) is not None
    if found.rule not in ("growth", "execution") and not over:
        return words.value("period")
    rest = [
        item
        for item in evidence_at(spot)
        if item.rank != Rank.COLUMN and not (item.rank == Rank.ROW and found.words in spot.line.label)
    ]
    beside = "" if settled(heads_evidence(spot.column.heads, "")).value("period") else _year_to_the_left(spot)
    return beside or settled(rest).value("period")


def _year_to_the_left(spot: CellSpot) -> str:
    """The later year of the two nearest columns of amounts to the left, where columns are of several years."""
    if spot.spans_heads:
        return ""
    years = spot.block.years
    left = sorted((place for place in years if place < spot.column.place), reverse=True)[:2]
    return max(years[place] for place in left) if left and len(set(years.values())) > 1 else ""


def _staffing(spot: CellSpot) -> bool:
    """Whether a rate stands beside posts and people in service."""
    heads = [head.plain for column in spot.block.values for head in column.heads]
    return any("编制" in head for head in heads) and any("在职" in head for head in heads)
