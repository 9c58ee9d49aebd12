"""The indicators of 财预〔2013〕53号 for departments: 17 with a number, 11 for people to judge."""

from dataclasses import dataclass

import pandas as pd

from helpers import schema
from helpers.frames import records
from helpers.measure.amounts import Amount, absent, divided, ends, significant
from helpers.measure.statements import Statements, statements_of
from helpers.measure.wording import joined, sentence

COLUMNS = (
    "name",
    "indicator",
    "group",
    "quantitative",
    "value",
    "lower",
    "upper",
    "status",
    "reason",
    "figures",
)


@dataclass(frozen=True)
class Source:
    """Where an indicator's number comes from.

    `facts` are (fact, subject) in order of preference, an empty subject being
    the only one that has it; else `account` with the `measures` of its
    numerator, and its denominators in order; `change` compares with the year before.
    """

    facts: tuple[tuple[str, str], ...] = ()
    account: str = ""
    numerator: str = ""
    denominators: tuple[str, ...] = ()
    change: bool = False


@dataclass(frozen=True)
class Indicator:
    """One indicator: its group, and its source if it has a number."""

    name: str
    zh: str
    en: str
    group: str
    source: Source | None = None


GROUPS = {
    "targets": ("投入·目标设定", "Input: targets"),
    "allocation": ("投入·预算配置", "Input: budget allocation"),
    "execution": ("过程·预算执行", "Process: budget execution"),
    "management": ("过程·预算管理", "Process: budget management"),
    "assets": ("过程·资产管理", "Process: assets"),
    "duties": ("产出·职责履行", "Output: duties"),
    "effect": ("效果·履职效益", "Effect: benefits"),
}
PLANS = ("initial", "budget", "adjusted")
WHOLE, PROJECTS = schema.DEPARTMENT, schema.ALL_PROJECTS

INDICATORS = (
    Indicator("target_soundness", "绩效目标合理性", "Soundness of targets", "targets"),
    Indicator("indicator_clarity", "绩效指标明确性", "Clarity of indicators", "targets"),
    Indicator(
        "staffing", "在职人员控制率", "In service to authorised posts", "allocation",
        Source((("in_service_to_authorised", WHOLE),)),
    ),
    Indicator(
        "three_public_change", "“三公经费”变动率", "Change of three public expenses", "allocation",
        Source(account="three_public", numerator="initial", denominators=PLANS, change=True),
    ),
    Indicator("key_spending", "重点支出安排率", "Share of key project expenditure", "allocation", Source()),
    Indicator(
        "completion", "预算完成率", "Budget completion", "execution",
        Source((("execution_to_initial", WHOLE), ("execution_to_budget", WHOLE))),
    ),
    Indicator(
        "adjustment", "预算调整率", "Budget adjustment", "execution",
        Source(
            (
                ("gross_adjustment_less_excluded_to_initial", WHOLE),
                ("gross_adjustment_less_excluded_to_initial", PROJECTS),
            )
        ),
    ),
    Indicator("payment_progress", "支付进度率", "Payment progress", "execution", Source()),
    Indicator(
        "carryover", "结转结余率", "Carry-over rate", "execution",
        Source((("carryover_to_adjusted", WHOLE), ("carryover_to_adjusted", PROJECTS))),
    ),
    Indicator(
        "carryover_change", "结转结余变动率", "Change of carry-over", "execution",
        Source(account="total", numerator="carryover", denominators=("carryover",), change=True),
    ),
    Indicator(
        "public_control", "公用经费控制率", "Running costs to their budget", "execution",
        Source(account="public", numerator="actual", denominators=PLANS),
    ),
    Indicator(
        "three_public_control", "“三公经费”控制率", "Three public expenses to their budget", "execution",
        Source(account="three_public", numerator="actual", denominators=PLANS),
    ),
    Indicator(
        "procurement", "政府采购执行率", "Government procurement to plan", "execution",
        Source(account="procurement", numerator="actual", denominators=PLANS),
    ),
    Indicator("budget_rules", "管理制度健全性（预算）", "Soundness of budget rules", "management"),
    Indicator("compliance", "资金使用合规性", "Compliance in the use of funds", "management"),
    Indicator("openness", "预决算信息公开性", "Openness of budget and accounts", "management"),
    Indicator("information", "基础信息完善性", "Completeness of basic information", "management"),
    Indicator("asset_rules", "管理制度健全性（资产）", "Soundness of asset rules", "assets"),
    Indicator("asset_safety", "资产管理安全性", "Safety of assets", "assets"),
    Indicator(
        "asset_use", "固定资产利用率", "Fixed assets in use", "assets", Source((("asset_use_rate", ""),))
    ),
    Indicator("done", "实际完成率", "Work completed", "duties", Source((("completion_rate", ""),))),
    Indicator("on_time", "完成及时率", "Work completed in time", "duties", Source((("on_time_rate", ""),))),
    Indicator(
        "quality", "质量达标率", "Work of sufficient quality", "duties", Source((("quality_rate", ""),))
    ),
    Indicator("key_work", "重点工作办结率", "Key work handled", "duties", Source((("key_work_rate", ""),))),
    Indicator("economic", "经济效益", "Economic benefit", "effect"),
    Indicator("social", "社会效益", "Social benefit", "effect"),
    Indicator("ecological", "生态效益", "Ecological benefit", "effect"),
    Indicator(
        "satisfaction", "社会公众或服务对象满意度", "Satisfaction of those served", "effect",
        Source((("satisfaction_rate", ""),)),
    ),
)  # fmt: skip


def of_53(facts: pd.DataFrame, figures: pd.DataFrame, language: str = "zh") -> pd.DataFrame:
    """The 28 indicators with their value as a fraction, or which item is missing; columns in COLUMNS.

    `status` is that of a fact; it is empty for the qualitative ones, for which
    no number is invented: points come from an analyst, with a reason.
    `facts` are those of the same figures.
    """
    statements = statements_of(figures)
    own = records(facts[facts["period"] == statements.year])
    rows = [row_of(one, own, statements, language) for one in INDICATORS]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def row_of(
    one: Indicator, facts: list[dict[str, str]], statements: Statements, language: str
) -> dict[str, str]:
    """One indicator as a row of text."""
    row = dict.fromkeys(COLUMNS, "") | {
        "name": one.name,
        "indicator": getattr(one, language),
        "group": GROUPS[one.group][language == "en"],
        "quantitative": "yes" if one.source else "no",
    }
    if one.source is None:
        return row | {"reason": sentence("indicator_qualitative", language)}
    if one.source.account:
        return row | from_account(one, statements, language)
    return row | from_facts(one, facts, language)


def from_facts(one: Indicator, facts: list[dict[str, str]], language: str) -> dict[str, str]:
    """The first of an indicator's facts that can be computed, with what to know of it."""
    for name, subject in one.source.facts:
        found = [fact for fact in facts if fact["fact"] == name and subject in ("", fact["subject"])]
        known = [fact for fact in found if fact["status"] in ("ok", "bounded", "undefined")]
        if len(known) > 1:
            subjects = "、".join(fact["subject"] for fact in known)
            return unknown(sentence("indicator_several", language, subjects=subjects))
        if known:
            fact = known[0]
            note = caveat(one, subject, language)
            return {key: fact[key] for key in ("value", "lower", "upper", "status", "figures")} | {
                "reason": joined([note, fact["reason"]], language)
            }
    return unknown(sentence(f"indicator_needs_{one.name}", language))


def unknown(reason: str) -> dict[str, str]:
    """An indicator that cannot be computed, with the item that is missing."""
    return {"status": "unknown", "reason": reason}


def caveat(one: Indicator, subject: str, language: str) -> str:
    """What an analyst must know of an indicator's number."""
    notes = [sentence("indicator_projects_only", language)] if subject == PROJECTS else []
    if one.name == "adjustment":
        notes.append(sentence("indicator_adjustment", language))
    return joined(notes, language)


def from_account(one: Indicator, statements: Statements, language: str) -> dict[str, str]:
    """An indicator on an account: what was spent of its budget, or its change over a year."""
    source = one.source
    above = first(
        statements, source, source.denominators if source.change else (source.numerator,), statements.year
    )
    below = first(
        statements, source, source.denominators, prior_year(statements) if source.change else statements.year
    )
    result, status = divided(above, below)
    if status == "unknown":
        return unknown(sentence(f"indicator_needs_{one.name}", language))
    figures = " ".join(dict.fromkeys(above.figures + below.figures))
    if status == "undefined":
        return {"status": status, "reason": sentence("indicator_base_zero", language), "figures": figures}
    if source.change:
        result = Amount(*(None if end is None else end - 1 for end in (result.low, result.high)))
    value = significant(result.low) if status == "ok" else ""
    return {"value": value, "status": status, "figures": figures} | (
        ends(result, significant) if status == "bounded" else {}
    )


def first(statements: Statements, source: Source, measures: tuple[str, ...], period: str) -> Amount:
    """The first of an account's measures that is printed for a period."""
    amounts = [statements.amount(WHOLE, source.account, measure, period) for measure in measures]
    return next((amount for amount in amounts if amount.figures), absent(WHOLE, measures[0]))


def prior_year(statements: Statements) -> str:
    """The year before the report's own: 2023, or 2015-16 before 2016-17."""
    before = int(statements.year[:4]) - 1 if statements.year[:4].isdigit() else 0
    return f"{before}-{(before + 1) % 100:02d}" if "-" in statements.year else str(before)
