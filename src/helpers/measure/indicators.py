"""The indicators of 财预〔2013〕53号 for departments: 17 with a number, 11 for people to judge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pandas as pd

from helpers import schema
from helpers.frames import Row, records
from helpers.measure.figures import (
    Amount,
    Books,
    Statements,
    absent,
    as_printed,
    books_of,
    bounds_as_text,
    divided,
    figures_of,
    joined,
    listed,
    said_in,
    sentence,
    significant,
)
from helpers.measure.payment import progress_of

_COLUMNS = (
    "name",
    "indicator",
    "group",
    "quantitative",
    "value",
    "lower",
    "upper",
    "status",
    "certainty",
    "reason",
    "figures",
    "reading",
    "other_reading",
    "other_value",
)


@dataclass(frozen=True)
class _Source:
    """Where an indicator's number comes from.

    `facts` are (fact, subject) in order of preference, an empty subject being
    the only one that has it; else `account` with the `measures` of its
    numerator, and its denominators in order; `change` compares with the year before.
    `other` are the amounts of a second reading, where the text allows two.
    """

    facts: tuple[tuple[str, str], ...] = ()
    account: str = ""
    numerator: str = ""
    denominators: tuple[str, ...] = ()
    change: bool = False
    other: tuple[str, str] | None = None


@dataclass(frozen=True)
class _Indicator:
    """One indicator: its group, and its source if it has a number."""

    name: str
    zh: str
    en: str
    group: str
    source: _Source | None = None


_GROUPS = {
    "targets": ("投入·目标设定", "Input: targets"),
    "allocation": ("投入·预算配置", "Input: budget allocation"),
    "execution": ("过程·预算执行", "Process: budget execution"),
    "management": ("过程·预算管理", "Process: budget management"),
    "assets": ("过程·资产管理", "Process: assets"),
    "duties": ("产出·职责履行", "Output: duties"),
    "effect": ("效果·履职效益", "Effect: benefits"),
}
_SCOPES = ("coverage", "budget", "fund_scope")
_PLANS = ("initial", "budget", "adjusted")
_WHOLE, _PROJECTS = schema.DEPARTMENT, schema.ALL_PROJECTS

INDICATORS = (
    _Indicator("target_soundness", "绩效目标合理性", "Soundness of targets", "targets"),
    _Indicator("indicator_clarity", "绩效指标明确性", "Clarity of indicators", "targets"),
    _Indicator(
        "staffing", "在职人员控制率", "In service to authorised posts", "allocation",
        _Source((("in_service_to_authorised", _WHOLE),)),
    ),
    _Indicator(
        "three_public_change", "“三公经费”变动率", "Change of three public expenses", "allocation",
        _Source(account="three_public", numerator="initial", denominators=_PLANS, change=True),
    ),
    _Indicator("key_spending", "重点支出安排率", "Share of key project expenditure", "allocation", _Source()),
    _Indicator(
        "completion", "预算完成率", "Budget completion", "execution",
        _Source((("execution_to_initial", _WHOLE), ("execution_to_budget", _WHOLE))),
    ),
    _Indicator(
        "adjustment", "预算调整率", "Budget adjustment", "execution",
        _Source(
            (
                ("gross_adjustment_less_excluded_to_initial", _WHOLE),
                ("gross_adjustment_less_excluded_to_initial", _PROJECTS),
            ),
            other=("net_adjustment", "initial"),
        ),
    ),
    _Indicator("payment_progress", "支付进度率", "Payment progress", "execution", _Source()),
    _Indicator(
        "carryover", "结转结余率", "Carry-over rate", "execution",
        _Source(
            (("carryover_to_adjusted", _WHOLE), ("carryover_to_adjusted", _PROJECTS)),
            other=("carryover", "initial"),
        ),
    ),
    _Indicator(
        "carryover_change", "结转结余变动率", "Change of carry-over", "execution",
        _Source(account="total", numerator="carryover", denominators=("carryover",), change=True),
    ),
    _Indicator(
        "public_control", "公用经费控制率", "Running costs to their budget", "execution",
        _Source(account="public", numerator="actual", denominators=_PLANS),
    ),
    _Indicator(
        "three_public_control", "“三公经费”控制率", "Three public expenses to their budget", "execution",
        _Source(account="three_public", numerator="actual", denominators=_PLANS),
    ),
    _Indicator(
        "procurement", "政府采购执行率", "Government procurement to plan", "execution",
        _Source(account="procurement", numerator="actual", denominators=_PLANS),
    ),
    _Indicator("budget_rules", "管理制度健全性（预算）", "Soundness of budget rules", "management"),
    _Indicator("compliance", "资金使用合规性", "Compliance in the use of funds", "management"),
    _Indicator("openness", "预决算信息公开性", "Openness of budget and accounts", "management"),
    _Indicator("information", "基础信息完善性", "Completeness of basic information", "management"),
    _Indicator("asset_rules", "管理制度健全性（资产）", "Soundness of asset rules", "assets"),
    _Indicator("asset_safety", "资产管理安全性", "Safety of assets", "assets"),
    _Indicator(
        "asset_use", "固定资产利用率", "Fixed assets in use", "assets", _Source((("asset_use_rate", ""),))
    ),
    _Indicator("done", "实际完成率", "Work completed", "duties", _Source((("completion_rate", ""),))),
    _Indicator("on_time", "完成及时率", "Work completed in time", "duties", _Source((("on_time_rate", ""),))),
    _Indicator(
        "quality", "质量达标率", "Work of sufficient quality", "duties", _Source((("quality_rate", ""),))
    ),
    _Indicator("key_work", "重点工作办结率", "Key work handled", "duties", _Source((("key_work_rate", ""),))),
    _Indicator("economic", "经济效益", "Economic benefit", "effect"),
    _Indicator("social", "社会效益", "Social benefit", "effect"),
    _Indicator("ecological", "生态效益", "Ecological benefit", "effect"),
    _Indicator(
        "satisfaction", "社会公众或服务对象满意度", "Satisfaction of those served", "effect",
        _Source((("satisfaction_rate", ""),)),
    ),
)  # fmt: skip


def indicators_of(
    facts: pd.DataFrame,
    figures: pd.DataFrame | Books,
    language: str = "zh",
    last_year: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The 28 indicators with their value as a fraction, or which item is missing, as text.

    Columns: name, indicator, group, quantitative (yes or no), value, lower,
    upper, status, certainty, reason, figures, and where the text allows two
    readings, both in words with the other one's value. `status` is that of a fact; it is empty for
    the qualitative ones, for which no number is invented: points come from an
    analyst, with a reason. `facts` are those of the same figures. What these do not print of
    the year before is taken from `last_year`, the figures of that year's own
    report, and the reason says so; only the year's own are named in `figures`.
    """
    statements = books_of(figures).statements
    last = None if last_year is None or last_year.empty else books_of(last_year).statements
    own: dict[str, list[Row]] = defaultdict(list)
    for row in records(facts[facts["period"] == statements.year]):
        own[row["fact"]].append(row)
    rows = [_indicator_row(indicator, own, statements, last, language) for indicator in INDICATORS]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="str")


def _indicator_row(
    indicator: _Indicator,
    facts: Mapping[str, list[Row]],
    statements: Statements,
    last: Statements | None,
    language: str,
) -> Row:
    """One indicator as a row of text."""
    row = dict.fromkeys(_COLUMNS, "") | {
        "name": indicator.name,
        "indicator": said_in(indicator, language),
        "group": _GROUPS[indicator.group][language == "en"],
        "quantitative": "yes" if indicator.source else "no",
    }
    if indicator.source is None:
        return row | {"reason": sentence("indicator_qualitative", language)}
    if indicator.name == "payment_progress":
        return row | _from_progress(statements, language)
    if indicator.source.account:
        return row | _from_account(indicator.name, indicator.source, statements, last, language)
    return row | _from_facts(indicator.name, indicator.source, facts, language)


def _from_facts(name: str, source: _Source, facts: Mapping[str, list[Row]], language: str) -> Row:
    """The first of an indicator's facts that can be computed, with what to know of it."""
    for fact, subject in source.facts:
        found = [row for row in facts.get(fact, []) if subject in ("", row["subject"])]
        known = [row for row in found if row["status"] in ("ok", "bounded", "undefined")]
        if len(known) > 1:
            subjects = listed((row["subject"] for row in known), "zh")
            return _not_computed(sentence("indicator_several", language, subjects=subjects))
        if known:
            notes = [*_caveats(name, subject, language), known[0]["reason"]]
            kept = {
                key: known[0][key] for key in ("value", "lower", "upper", "status", "certainty", "figures")
            }
            other = _other_reading(name, source, known[0]["subject"], facts, language)
            return kept | {"reason": joined(notes, language)} | other
    return _not_computed(sentence(f"indicator_needs_{name}", language))


def _other_reading(
    name: str, source: _Source, subject: str, facts: Mapping[str, list[Row]], language: str
) -> Row:
    """Both readings of an indicator in words, and the value of the second; nothing where it has one."""
    if source.other is None:
        return {}
    told = {"reading": sentence(f"reading_{name}", language)}
    parts = [
        next(
            (
                row["value"]
                for row in facts.get(fact, [])
                if (row["subject"], row["status"]) == (subject, "ok")
            ),
            "",
        )
        for fact in source.other
    ]
    if not all(parts) or not Fraction(parts[1]):
        return told
    value = significant(Fraction(parts[0]) / Fraction(parts[1]))
    return told | {"other_reading": sentence(f"other_reading_{name}", language), "other_value": value}


def _from_progress(statements: Statements, language: str) -> Row:
    """支付进度率, where spending at a day within the year is printed."""
    progress = progress_of(statements)
    if progress is None or progress.rate is None:
        return _not_computed(sentence("indicator_needs_payment_progress", language))
    ids = progress.paid.figures
    return {
        "value": significant(progress.rate),
        "status": "ok",
        "certainty": statements.certainty(ids),
        "figures": " ".join(ids),
        "reason": joined(progress.notes(language), language),
    }


def _not_computed(reason: str) -> Row:
    """An indicator that cannot be computed, with the item that is missing."""
    return {"status": "unknown", "reason": reason}


def _caveats(name: str, subject: str, language: str) -> Iterable[str]:
    """What an analyst must know of an indicator's number."""
    if subject == _PROJECTS:
        yield sentence("indicator_projects_only", language)
    if name == "adjustment":
        yield sentence("indicator_adjustment", language)


def _from_account(
    name: str, source: _Source, statements: Statements, last: Statements | None, language: str
) -> Row:
    """An indicator on an account: what was spent of its budget, or its change over a year."""
    measures = source.denominators if source.change else (source.numerator,)
    above = _first_printed(statements, source.account, measures, statements.year)
    below, note, certainty = _base(source, above, statements, last, language)
    result, status = divided(above, below)
    if status == "unknown":
        return _not_computed(note or sentence(f"indicator_needs_{name}", language))
    ids = figures_of(above, below)
    certainty = schema.least_certainty([certainty, statements.certainty(ids)])
    row = {"status": status, "certainty": certainty, "figures": " ".join(ids), "reason": note}
    if status == "undefined":
        return row | {"reason": joined([sentence("indicator_base_zero", language), note], language)}
    if source.change:
        low, high = (None if end is None else end - 1 for end in (result.low, result.high))
        result = replace(result, low=low, high=high)
    value = "" if result.number is None else significant(result.number)
    return row | {"value": value} | bounds_as_text(result, significant)


def _base(
    source: _Source, above: Amount, statements: Statements, last: Statements | None, language: str
) -> tuple[Amount, str, str]:
    """What is divided by, what to know of it, and how sure it is: a figure of last year may be its own report's."""
    period = _prior_year(statements.year) if source.change else statements.year
    below = _first_printed(statements, source.account, source.denominators, period)
    if below.figures or last is None or not source.change or not above.figures:
        return below, "", "sure"
    earlier = _first_printed(last, source.account, source.denominators, period)
    if not earlier.is_known or not earlier.figures:
        return below, "", "sure"
    rows = [last.by_id[own] for own in earlier.figures]
    if _are_of_other_scopes(rows, [statements.by_id[own] for own in above.figures]):
        return below, sentence("indicator_other_scope", language, year=period), "sure"
    note = sentence("indicator_last_year", language, year=period, number=as_printed(rows[0]))
    return replace(earlier, figures=()), note, last.certainty(earlier.figures)


def _are_of_other_scopes(before: Iterable[Row], after: Iterable[Row]) -> bool:
    """Whether both say which money they are about, and not the same."""
    pairs = [
        [{row[column] for row in rows} - {"", "unknown"} for rows in (before, after)] for column in _SCOPES
    ]
    return any(old and new and not old & new for old, new in pairs)


def _first_printed(statements: Statements, account: str, measures: tuple[str, ...], period: str) -> Amount:
    """The first of an account's measures that is printed for a period."""
    amounts = (statements.amount(_WHOLE, account, measure, period) for measure in measures)
    return next((amount for amount in amounts if amount.figures), absent(_WHOLE, measures[0]))


def _prior_year(year: str) -> str:
    """The year before a report's own: 2023, or 2015-16 before 2016-17."""
    before = int(year[:4]) - 1 if year[:4].isdigit() else 0
    return f"{before}-{(before + 1) % 100:02d}" if "-" in year else str(before)
