"""What one value of a table means: its evidence put together, slot by slot."""

import re
from dataclasses import replace
from functools import lru_cache

from helpers.read.language.changes import change_at_end
from helpers.read.language.numerals import units
from helpers.read.language.rates import Rate, rate
from helpers.read.language.tables_of_words import word_table, words_of
from helpers.read.language.titles import BOTH_FLOWS
from helpers.read.language.wording import MOST_KEPT, wording
from helpers.read.report.evidence import Evidence, Rank, Settled, certainty_of, settled
from helpers.read.report.figure import Figure
from helpers.read.report.tables.cells import SIGNS, Value, head_unit, value_of
from helpers.read.report.tables.heads import Head, points_in
from helpers.read.report.tables.lines import Line, functions, kind_and_name, plain_label
from helpers.read.report.tables.spot import Spot, Table, heads_evidence, label_evidence
from helpers.schema import CURRENCY_UNITS, DEPARTMENT, UNASSIGNED

PARTS = ("basic", "project", "personnel", "public")
OF_DEPARTMENT = ("three_public", "basic", "project", "procurement", "personnel", "public")
MONEY_NAME = re.compile("(?:收入|支出|费|经费|资金|补助|拨款|款|专项|基金|预算|决算|投资|小计|合计|其他)$")
OF_MONEY = re.compile("资金|经费|金额|拨款|支出|收入|预算|决算")
SESSIONS = ("次", "场", "批次", "场次", "批", "期")
SAYS_NOTHING = re.compile("^(?:金额|数额|资金|数)$")


def figure_of(spot: Spot, value: Value, kind: str) -> Figure:
    """The figure of a value under its heads and beside its label."""
    head = None if spot.spans_heads else spot.column.head
    unit = unit_of_value(spot, value)
    if head is not None and head.meaning in ("weight", "score"):
        return points(spot, value, head.meaning)
    if kind == "indicator" and head is not None and head.meaning in ("target", "done"):
        return indicator(spot, value, head.meaning)
    if found := rate_of_value(spot, value, unit):
        return rate_figure(spot, value, found, kind)
    if role := role_of_value(spot, value, unit):
        return counted(spot, value, unit, role)
    return money(spot, value, kind)


def own_labelled(spot: Spot, value: Value, kind: str) -> Figure:
    """The figure of a value behind a label in its own cell (其中：基本支出：772.39)."""
    plain = plain_label(value.label)
    words = wording(plain)
    how, name = kind_and_name(plain, words, [value.label], "")
    above = spot.line
    line = Line(how, value.label, name, words, (above.name,) if above.name else (), above.accounts, "", head_unit(value.label))
    if above.kind in ("year", "none"):
        line = replace(line, path=(), groups=(above.label,) if above.kind == "year" else ())
    own = replace(spot, line=line, spans_heads=True)
    found = figure_of(own, replace(value, label=""), kind)
    return replace(found, phrase=value.printed)


def paired(spot: Spot, value: Value, label: str, group: str) -> Figure:
    """The figure of a value behind its label in a row that has no heads: 项目资金总额 | 2,480,000.00."""
    plain = plain_label(label)
    words = wording(plain)
    how, name = kind_and_name(plain, words, [label], "")
    line = Line(how, label, name, words, (), (), "", head_unit(label), (group,) if group else ())
    return figure_of(replace(spot, line=line, spans_heads=True), value, "")


def unit_of_value(spot: Spot, value: Value) -> tuple[str, Rank, str]:
    """The unit of a value, how near it stands, and its words: the cell's, a unit column's, the head's, the label's, the table's."""
    if value.unit:
        return value.unit, Rank.OWN, value.printed
    if own := unit_column(spot):
        return own, Rank.ROW, own
    for head in reversed(spot.column.heads if not spot.spans_heads else ()):
        if head.unit:
            return head.unit, Rank.COLUMN, head.text
    if spot.line.unit and spot.line.unit not in CURRENCY_UNITS:
        return spot.line.unit, Rank.ROW, spot.line.label
    if group := next((head_unit(text) for text in spot.line.groups if head_unit(text)), ""):
        return group, Rank.ROW, group
    if spot.line.unit:
        return spot.line.unit, Rank.ROW, spot.line.label
    if head := head_beside(spot):
        return head.unit, Rank.COLUMN, head.text
    return spot.table.unit, Rank.TITLE, spot.table.unit


def head_beside(spot: Spot) -> Head | None:
    """The head with a unit of money over what stands at the left of a row's first value: 项目资金（万元）."""
    first = next(
        (column for column in range(spot.table.matrix.width) if value_of(spot.table.matrix.text(spot.row, column))), 0
    )
    columns = sorted((*spot.block.labels, *spot.block.values, *spot.block.others), key=lambda column: column.place)
    heads = (head for column in columns if column.place < first for head in reversed(column.heads))
    return next((head for head in heads if head.unit in CURRENCY_UNITS), None)


def unit_column(spot: Spot) -> str:
    """The unit in a column of its own (度量单位)."""
    texts = [spot.table.matrix.text(spot.row, column.place) for column in spot.block.others if column.role == "unit"]
    return next((text for text in texts if text), "")


def sign_column(spot: Spot) -> str:
    """The qualifier in a column of its own (指标性质 ≥)."""
    texts = [spot.table.matrix.text(spot.row, column.place) for column in spot.block.others if column.role == "sign"]
    return next((SIGNS[text] for text in texts if SIGNS.get(text)), "")


def rate_of_value(spot: Spot, value: Value, unit: tuple[str, Rank, str]) -> Rate | None:
    """The rate that a value is, by its head, its label or its sign; None for anything else."""
    head = None if spot.spans_heads else spot.column.head
    if head is not None and head.meaning == "rate":
        return Rate(execution_measure(spot), "", head.text, "execution_column")
    if head is not None and head.rate is not None:
        return head.rate
    own = rate(plain_label(spot.line.label)) if spot.line.label else None
    percent = value.kind == "ratio" or unit[0] in ("%", "‰") or "%" in spot.line.label
    if own is not None and (percent or own.rule in ("growth", "execution") and "%" in spot.line.label):
        return own
    if percent:
        named = rate(head.plain) if head is not None else None
        return named or own or Rate("other_rate", "", spot.text, "percent")
    return None


def has_unknown_stage(spot: Spot) -> bool:
    """Whether a column beside a rate has a head that is not understood, which may be the budget that it is of."""
    heads = (column.head for column in spot.block.values if column.head is not None)
    return any(head.words.name and not head.is_known for head in heads)


def execution_measure(spot: Spot) -> str:
    """What a column of execution rates divides by: the adjusted budget before others, by the columns beside it."""
    stages = {head.words.value("measure") for column in spot.block.values for head in column.heads}
    head = spot.column.head
    if head is not None and head.plain.startswith("完成") and "执行" not in head.plain and not stages & {"initial", "adjusted", "budget"}:
        return "completion_rate"
    wanted = ("adjusted",) if has_unknown_stage(spot) else ("adjusted", "budget", "initial")
    base = next((stage for stage in wanted if stage in stages), "")
    return f"execution_to_{base}" if base else "execution_to_adjusted"


@lru_cache(maxsize=MOST_KEPT)
def role_in(words: str) -> str:
    """The role of a count that words name, or nothing."""
    return next((row["measure"] for row in word_table("roles") if row["word"] in words), "")


def role_of_value(spot: Spot, value: Value, unit: tuple[str, Rank, str]) -> str:
    """The role of a count: by its unit, its head or its label; nothing for money."""
    known = units().get(unit[0], {}).get("kind", "")
    head = spot.column.head.plain if spot.column.head and not spot.spans_heads else ""
    label = plain_label(spot.line.label)
    if value.kind in ("count", "people") or known in ("count", "people"):
        return role_in(head) or role_in(label) or role_of_unit(known or value.kind, unit[0], label)
    if value.kind == "money" or unit[1] < Rank.TITLE and unit[0] in CURRENCY_UNITS:
        return ""
    named = head.endswith(words_of("counted_labels", "word")) or label.endswith(words_of("counted_labels", "word"))
    if named and not said_money(spot):
        return role_in(head) or role_in(label) or "count"
    return ""


def said_money(spot: Spot) -> bool:
    """Whether the heads or the label speak of money."""
    words = spot.line.words
    return (
        any(head.words.value("measure") for column in spot.block.values for head in column.heads)
        or bool(words.value("measure") or words.value("account") or words.value("fund_scope"))
        or OF_MONEY.search(spot.line.label + spot.column.path) is not None
    )


def role_of_unit(kind: str, unit: str, label: str) -> str:
    """The role that the unit itself gives."""
    if kind == "people":
        return "attendances" if "人次" in unit or "人/次" in unit else "persons"
    return "sessions" if unit in SESSIONS else "count"


def points_figure(table: Table, row: int, column: int, text: str) -> Figure:
    """The points in brackets behind a head or a label: its weight."""
    from decimal import Decimal

    printed, name = points_in(text), plain_label(text)
    cell = table.matrix.cell(row, column)
    place = cell.locator if cell else ""
    return base(table, place).__class__(
        **{
            **vars(base(table, place)),
            "kind": "ratio",
            "value": Decimal(printed),
            "unit": "分",
            "subject": name or DEPARTMENT,
            "measure": "weight",
            "label": f"{name}分值",
            "stage": "done",
            "phrase": text,
            "context": text,
            "traces": (Evidence("measure", "weight", Rank.OWN, "points_in_brackets", text, place),),
        }
    )


def base(table: Table, place: str) -> Figure:
    """What every figure of a table has from its frame."""
    from decimal import Decimal

    frame = table.frame
    return Figure("money", Decimal(0), "", section=frame.section, theme=frame.theme, locator=place)


def at_spot(spot: Spot, value: Value, kind: str, unit: str, **slots: object) -> Figure:
    """A figure of a spot with what all of them share."""
    cell = spot.table.matrix.cell(spot.row, spot.column.place)
    row = " | ".join(text for _, text in spot.table.matrix.own(spot.row) if text)
    head = spot.column.head.text if spot.column.head and not spot.spans_heads else ""
    label = plain_label(spot.line.label) or spot.line.label
    if not label and not spot.spans_heads:
        slots["label"] = "".join(head.plain for head in spot.column.heads)
    if slots.get("stage") == "done" and slots.get("measure") not in ("weight", "score") and spot.table.frame.target:
        slots["stage"] = "target"
    return replace(
        base(spot.table, cell.locator if cell else ""),
        kind=kind,
        value=value.value,
        unit=unit,
        qualifier=value.qualifier,
        least=value.least,
        phrase=" | ".join(part for part in (label, f"{head} {value.printed}".strip()) if part),
        context=row,
        at=spot.column.place,
        **slots,
    )


def points(spot: Spot, value: Value, measure: str) -> Figure:
    """Points of a line: its weight or its score."""
    name = plain_label(spot.line.label)
    total = spot.line.kind == "total" or spot.line.words.value("total")
    subject = spot.table.project or DEPARTMENT if total or not name else name
    place = spot.column.path
    return at_spot(
        spot, value, "ratio", "分",
        subject=subject, measure=measure, label=name + (spot.column.head.plain if spot.column.head else ""),
        stage="done", period=period_of(spot), name=name,
        traces=(Evidence("measure", measure, Rank.COLUMN, "column_of_points", place), owner_trace(spot, subject)),
    )  # fmt: skip


def owner_trace(spot: Spot, subject: str) -> Evidence:
    """The evidence for whose a value is: its label, or its head where there is no label."""
    words, rank = (spot.line.label, Rank.ROW) if spot.line.label else (spot.column.path, Rank.COLUMN)
    return Evidence("owner", subject, rank, "row_label" if spot.line.label else "column_head", words)


def period_of(spot: Spot) -> str:
    """The year that a value speaks of, by its head, label, title and the document."""
    return absolute(settled(evidence_of(spot)).value("period"), spot.table.frame.year)


def absolute(period: str, year: str) -> str:
    """A period as a year: 上年 is the year before the document's own, where that is known."""
    if period in ("own", "range", ""):
        return year
    if period in ("prior", "next"):
        step = -1 if period == "prior" else 1
        return str(int(year[:4]) + step) if year[:4].isdigit() else "上年" if step < 0 else "下年"
    return period


def evidence_of(spot: Spot) -> list[Evidence]:
    """What label, heads, titles and headings say of a value."""
    found = [] if spot.spans_heads else heads_evidence(spot.column.heads, "")
    found += row_evidence(spot)
    found += spot.table.frame.evidence
    return found


def row_evidence(spot: Spot) -> list[Evidence]:
    """What the label says, without what belongs to the name of a line."""
    line, kept = spot.line, []
    for item in label_evidence(line.label, Rank.ROW, "row_label", ""):
        if line.kind == "line" and item.slot in ("measure", "sign") and item.strength < 3:
            continue
        if line.kind == "line" and item.slot == "flow" and (item.value != "income" or line.name in functions()):
            continue
        if line.kind == "line" and item.slot in ("account", "budget", "fund_scope") and line.name:
            continue
        if line.kind in ("total", "account") and item.slot == "measure" and item.strength < 3:
            continue
        if item.slot in ("budget", "fund_scope") and is_item_like_a_budget(spot):
            continue
        if item.slot == "measure" and item.value == "balance_total":
            continue
        kept.append(item)
    for group in line.groups:
        kept += [
            item for item in label_evidence(group, Rank.ROW, "row_label", "") if item.slot in ("period", "budget", "fund_scope")
        ]
    return kept


def indicator(spot: Spot, value: Value, meaning: str) -> Figure:
    """A target or result of an indicator: what it measures follows from its name and unit."""
    name = plain_label(spot.line.label)
    unit, rank, words = unit_of_value(spot, value)
    if rank == Rank.TITLE:
        unit = ""
    unit = unit or unit_of_partner(spot, meaning)
    found = rate(name)
    kind = value.kind or kind_of_unit(unit, name, found)
    measure = measure_of_indicator(kind, unit, name, found)
    qualifier = value.qualifier
    if meaning == "target" and qualifier == "exact":
        qualifier = sign_column(spot) or qualifier
    unit = unit.replace("百分比", "%") if kind == "ratio" and unit else unit
    place = spot.column.path
    if kind == "money":
        measure = "actual" if meaning == "done" else UNASSIGNED
    figure = at_spot(
        spot, replace(value, qualifier=qualifier), kind, unit or ("%" if kind == "ratio" else ""),
        subject=name or DEPARTMENT, measure=measure, label=name,
        stage="" if kind == "money" else meaning, period=period_of(spot), name=name,
        flow="" if kind != "money" else "expenditure",
        traces=(
            Evidence("measure", measure, Rank.ROW, "indicator", name),
            Evidence("stage", meaning, Rank.COLUMN, "column_head", place),
            Evidence("unit", unit, rank, "unit", words),
            owner_trace(spot, name),
        ),
    )  # fmt: skip
    if measure == UNASSIGNED:
        return replace(figure, certainty="open", doubt="measure")
    return figure if unit or kind == "ratio" else replace(figure, certainty="likely", doubt="unit")


def unit_of_partner(spot: Spot, meaning: str) -> str:
    """The unit of the target for a result that prints none, and the other way round."""
    other = "target" if meaning == "done" else "done"
    for column in spot.block.values:
        if column.head is not None and column.head.meaning == other:
            found = value_of(spot.table.matrix.text(spot.row, column.place))
            if found and found.unit:
                return found.unit
    return ""


def kind_of_unit(unit: str, name: str, found: Rate | None) -> str:
    """The kind of a value by its unit; without one, a rate by its name, else a count."""
    kind = units().get(unit, {}).get("kind", "")
    if kind in ("money", "count", "people", "ratio"):
        return kind
    return "ratio" if found and not unit else "count"


def measure_of_indicator(kind: str, unit: str, name: str, found: Rate | None) -> str:
    """What the value of an indicator measures."""
    if kind == "ratio":
        return found.measure if found else "other_rate"
    return role_of_unit(kind, unit, name)


def rate_figure(spot: Spot, value: Value, found: Rate, kind: str) -> Figure:
    """A rate of a line: execution, growth, a share, or one with a name."""
    words = settled(evidence_of(spot))
    subject, account, _ = owner(spot, words, kind)
    measure = found.measure
    if measure == "other_rate" and staffing(spot):
        measure = "in_service_to_authorised"
    unit = value.unit or "%"
    head = spot.column.head.plain if spot.column.head and not spot.spans_heads else ""
    sign = found.sign if found.sign < 0 < value.value and "增减" not in found.words else 1
    own_period = absolute(period_of_rate(spot, found, words), spot.table.frame.year)
    unsure = found.rule == "execution_column" and has_unknown_stage(spot)
    keep = account != "fund" and not (account in ("total", "project") and is_form(spot))
    return at_spot(
        spot, replace(value, value=value.value * sign), "ratio", unit,
        subject=subject, account=account if keep else "", measure=measure,
        label=plain_label(spot.line.label) + head, stage="done", period=own_period, name=subject,
        coverage=words.value("coverage"), budget=words.value("budget"), certainty="likely" if unsure else "sure", doubt="measure" if unsure else "",
        traces=(
            Evidence("measure", measure, Rank.COLUMN if head else Rank.ROW, found.rule, found.words),
            owner_trace(spot, subject),
            *used(words, ("period", "coverage")),
        ),
    )  # fmt: skip


def is_form(spot: Spot) -> bool:
    """Whether a rate stands in a self-evaluation form, with weights and scores beside it or for one project."""
    meanings = {head.meaning for column in spot.block.values for head in column.heads}
    return bool(spot.table.project or meanings & {"weight", "score"})


def period_of_rate(spot: Spot, found: Rate, words: Settled) -> str:
    """The year of a rate: a year inside the words that it is over is none of its own."""
    if found.rule not in ("growth", "execution"):
        return words.value("period")
    rest = [item for item in evidence_of(spot) if item.rank != Rank.COLUMN and not (item.rank == Rank.ROW and found.words in spot.line.label)]
    return settled(rest).value("period")


def staffing(spot: Spot) -> bool:
    """Whether a rate stands beside posts and people in service."""
    heads = [head.plain for column in spot.block.values for head in column.heads]
    return any("编制" in head for head in heads) and any("在职" in head for head in heads)


def counted(spot: Spot, value: Value, unit: tuple[str, Rank, str], role: str) -> Figure:
    """A count or people in a table of money or of its own."""
    word = unit[0] if unit[0] not in CURRENCY_UNITS else ""
    kind = "people" if units().get(word, {}).get("kind") == "people" or role in ("authorised", "in_service", "retired") else "count"
    head = spot.column.head.plain if spot.column.head and not spot.spans_heads else ""
    label = plain_label(spot.line.label)
    of_staff = role in ("authorised", "in_service", "retired", "total")
    subject = DEPARTMENT if of_staff else (label or head or DEPARTMENT)
    return at_spot(
        spot, value, kind, word,
        subject=subject, measure=role, label=label + head, stage="done", period=period_of(spot), name=subject,
        traces=(
            Evidence("measure", role, Rank.COLUMN if head else Rank.ROW, "role", head or label),
            Evidence("unit", word, unit[1], "unit", unit[2]),
            owner_trace(spot, subject),
        ),
    )  # fmt: skip


def money(spot: Spot, value: Value, kind: str) -> Figure:
    """An amount: its line, its account, its stage, its part, its unit."""
    evidence = evidence_of(spot)
    unit, rank, printed = unit_of_value(spot, value)
    unit = unit if unit in CURRENCY_UNITS else spot.table.unit
    evidence.append(Evidence("unit", unit, rank, "unit", printed))
    found = settled(evidence)
    subject, account, part = owner(spot, found, kind)
    flow = found.value("flow") or flow_of_block(spot)
    measure, why = stage_of(spot, found, flow)
    if measure == "actual" and flow == "income":
        measure = "received"
    if measure == "received" and not flow:
        flow = "income"
    number = -value.value if found.value("sign") and value.value > 0 and "增减" not in spot.column.path and "调增" not in spot.column.path else value.value
    certainty, doubt = certainty_of(found, False, measure)
    if not unit and certainty == "sure":
        certainty, doubt = "likely", "unit"
    if why and certainty == "sure":
        certainty, doubt = "likely", why
    head = spot.column.head.plain if spot.column.head and not spot.spans_heads else ""
    return at_spot(
        spot, replace(value, value=number), "money", unit,
        subject=subject, account=account, part=part, flow=flow, measure=measure,
        label=plain_label(spot.line.label) + head, period=absolute(found.value("period"), spot.table.frame.year),
        coverage=found.value("coverage"), budget=found.value("budget"),
        fund_scope=found.value("fund_scope") or "unknown", parent="›".join(spot.line.path),
        certainty=certainty, doubt=doubt, name=subject,
        traces=(
            owner_trace(spot, subject),
            *used(found, ("account", "measure", "flow", "period", "coverage", "budget", "fund_scope", "unit")),
        ),
    )  # fmt: skip


def used(found: Settled, slots: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The evidence that settled these slots."""
    return tuple(found.by_slot[slot] for slot in slots if slot in found.by_slot)


def adjusts(spot: Spot) -> bool:
    """Whether a column of changes stands among the stages of one year's budget."""
    stages = {head.words.value("measure") for column in spot.block.values for head in column.heads}
    return "initial" in stages and bool(stages & {"adjusted", "actual"})


def flow_of_block(spot: Spot) -> str:
    """Income where the total of a block says so (各项收入合计) and nothing in it is spent."""
    said = set()
    for row in spot.block.rows:
        for column in spot.block.labels:
            words = wording(plain_label(spot.table.matrix.text(row, column.place)))
            if not words.name and not words.value("account"):
                said.add(words.value("flow"))
    return "income" if "income" in said and "expenditure" not in said else ""


def stage_of(spot: Spot, found: Settled, flow: str) -> tuple[str, str]:
    """The stage of an amount and, where it is only assumed, why.

    A head whose words are not all known has no stage from further away: a
    column of debt limits under a title that says 决算 is no spending.
    """
    measure, rank = found.value("measure"), found.rank("measure")
    head = None if spot.spans_heads else spot.column.head
    if head is not None and (change := change_at_end(head.plain)) and not head.words.value("measure"):
        if not change.base and adjusts(spot):
            return "adjustment", ""
        return ("difference" if change.base == "budget" else "change_from_prior"), ""
    if measure in ("opening", "carryover") and rank == Rank.ROW and head is not None:
        stage = head.words.mention("measure")
        if stage and stage.strength == 3 and stage.value in ("initial", "adjusted", "actual"):
            return stage.value, ""
    unknown = head is not None and not spot.spans_heads and head.words.name and not head.is_known and not SAYS_NOTHING.match(head.plain)
    if unknown and not MONEY_NAME.search(head.words.name):
        return UNASSIGNED, ""
    if not measure:
        return UNASSIGNED, ""
    if measure == "actual" and found.by_slot["measure"].strength == 1 and rank in (Rank.HEADING, Rank.DOCUMENT):
        return UNASSIGNED, ""
    if measure in ("actual", "received") and is_balance(spot):
        return "balance_total", ""
    return measure, "column" if unknown else ""


def is_balance(spot: Spot) -> bool:
    """Whether a line is the grand total of a table that counts what was brought over or is left: 总计 below 本年收入合计."""
    if spot.line.kind != "total" or not plain_label(spot.line.label).endswith("总计"):
        return False
    labels = (spot.table.matrix.text(row, column.place) for row in spot.block.rows for column in spot.block.labels)
    return any(wording(plain_label(label)).value("measure") in ("opening", "carryover") for label in labels)


def owner(spot: Spot, found: Settled, kind: str) -> tuple[str, str, str]:
    """Subject, account and part of an amount.

    The total's line has the account of its column, or that of the table; any
    other line has its column's account as its part.
    """
    line, table = spot.line, spot.table
    column = column_account(spot)
    context = table_account(spot, kind)
    if line.kind == "account":
        own = line.words.value("account")
        if table.project and own in ("project",):
            own = "fund"
        return DEPARTMENT, own, column if column in PARTS and column != own and own not in PARTS else ""
    if is_item_like_a_budget(spot) and not line.words.value("total"):
        return plain_label(line.label), account_of_line(spot, kind), column if column in PARTS else ""
    if line.kind in ("total", "year", "none"):
        if not column and (named := column_name(spot)) and MONEY_NAME.search(named) and not table.project:
            return (DEPARTMENT if line.kind == "total" else named), "", ""
        if (table.project or table.frame.of_project) and line.kind != "year" and column in ("", "fund"):
            return total_of_form(spot)
        if not column and line.kind in ("none", "year") and (named := column_name(spot)):
            return named, "", ""
        return DEPARTMENT, column or context or "total", ""
    account, name = account_of_line(spot, kind), line.name
    if account in ("three_public", "abroad"):
        return DEPARTMENT, account, ""
    return name, account, column if column in PARTS else ""


def is_item_like_a_budget(spot: Spot) -> bool:
    """Whether a line that bears a budget's name is an item of another budget: 国有资本经营收入 among general income."""
    line = spot.line
    if line.kind != "total" or not line.words.value("budget") or spot.table.project:
        return False
    above = settled([item for item in spot.table.frame.evidence if item.rank == Rank.TITLE]).value("budget")
    return line.under == "line" or (above == "general" and line.words.value("budget") != above)


def total_of_form(spot: Spot) -> tuple[str, str, str]:
    """The total, or a source of funds, in the form of one project."""
    words = spot.line.words
    sourced = words.value("fund_scope") or words.value("budget") or (words.value("measure") == "opening")
    name = plain_label(spot.line.label)
    return (name, "fund", "") if sourced and not words.value("total") else (spot.table.project or DEPARTMENT, "fund", "")


def column_account(spot: Spot) -> str:
    """The account that the heads over a value name, the deepest first."""
    if spot.spans_heads:
        return ""
    for head in reversed(spot.column.heads):
        if head.words.value("account") and not head.words.name:
            return vehicle_part(spot, head)
        if head.words.value("total") and not head.words.name and head.words.value("measure") == "":
            continue
    return by_context(spot)


def by_context(spot: Spot) -> str:
    """The account of a short head below a longer one: 购置费 below 公务用车购置及运行费."""
    heads = spot.column.heads
    if len(heads) < 2 or heads[-1].words.value("total"):
        return ""
    above = next((head.words.value("account") for head in reversed(heads[:-1]) if head.words.value("account")), "")
    if above == "vehicles":
        return "vehicle_purchase" if "购置" in heads[-1].plain else "vehicle_running" if "运行" in heads[-1].plain else ""
    return ""


def vehicle_part(spot: Spot, head: Head) -> str:
    """The account of a head, of vehicles the part that a deeper head names."""
    found = head.words.value("account")
    return (by_context(spot) or found) if found == "vehicles" else found


def column_name(spot: Spot) -> str:
    """The name of its own that a head bears, where there is no label."""
    head = spot.column.head
    return head.words.name if head is not None and head.words.name and not spot.spans_heads else ""


def table_account(spot: Spot, kind: str) -> str:
    """The account that the total of a table is of: by the lines' kind, the label column's total, the nearest title."""
    line = spot.line.words.value("account")
    if line:
        return line
    if kind == "project":
        return "project"
    titles = spot.table.frame.titles
    for title in titles:
        found = [item.value for item in spot.table.frame.evidence if item.words == title and item.slot == "account"]
        if found and found[0] in OF_DEPARTMENT and not BOTH_FLOWS.search(title):
            return found[0]
    return "three_public" if only_three_public(spot) else ""


def only_three_public(spot: Spot) -> bool:
    """Whether all other accounts among the heads or lines are parts of the three public expenses."""
    heads = {head.words.value("account") for column in spot.block.values for head in column.heads} - {""}
    lines = set()
    for row in spot.block.rows[:40]:
        for column in spot.block.labels:
            lines.add(wording(plain_label(spot.table.matrix.text(row, column.place))).value("account"))
    named = (heads | lines) - {""}
    parts = {"abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception", "three_public"}
    return bool(named) and named <= parts


def account_of_line(spot: Spot, kind: str) -> str:
    """The account of a line that bears a name of its own."""
    line = spot.line
    if kind == "project" or (kind == "" and "project" in line.accounts):
        return "fund"
    if kind in ("function", "economic"):
        if kind == "function" and line.name not in functions() and not line.code and is_income(spot):
            return ""
        return kind
    if line.name in functions():
        return "function"
    return ""


def is_income(spot: Spot) -> bool:
    """Whether a line is one of income."""
    return settled(evidence_of(spot)).value("flow") == "income"
