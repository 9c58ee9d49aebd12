"""The indicators of 财预〔2013〕53号 for departments, and where the number of each comes from.

Its tests: test_indicators.py.
"""

from dataclasses import dataclass

from helpers import schema


@dataclass(frozen=True)
class IndicatorSource:
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
class Indicator:
    """One indicator: its group, and its source if it has a number."""

    name: str
    zh: str
    en: str
    group: str
    source: IndicatorSource | None = None


INDICATOR_GROUPS = {
    "targets": ("投入·目标设定", "Input: targets"),
    "allocation": ("投入·预算配置", "Input: budget allocation"),
    "execution": ("过程·预算执行", "Process: budget execution"),
    "management": ("过程·预算管理", "Process: budget management"),
    "assets": ("过程·资产管理", "Process: assets"),
    "duties": ("产出·职责履行", "Output: duties"),
    "effect": ("效果·履职效益", "Effect: benefits"),
}
_PLANS = ("initial", "budget", "adjusted")
_WHOLE, _PROJECTS = schema.DEPARTMENT, schema.ALL_PROJECTS

INDICATORS = (
    Indicator("target_soundness", "绩效目标合理性", "Soundness of targets", "targets"),
    Indicator("indicator_clarity", "绩效指标明确性", "Clarity of indicators", "targets"),
    Indicator(
        "staffing", "在职人员控制率", "In service to authorised posts", "allocation",
        IndicatorSource((("in_service_to_authorised", _WHOLE),)),
    ),
    Indicator(
        "three_public_change", "“三公经费”变动率", "Change of three public expenses", "allocation",
        IndicatorSource(account="three_public", numerator="initial", denominators=_PLANS, change=True),
    ),
    Indicator("key_spending", "重点支出安排率", "Share of key project expenditure", "allocation", IndicatorSource()),
    Indicator(
        "completion", "预算完成率", "Budget completion", "execution",
        IndicatorSource((("execution_to_initial", _WHOLE), ("execution_to_budget", _WHOLE))),
    ),
    Indicator(
        "adjustment", "预算调整率", "Budget adjustment", "execution",
        IndicatorSource(
            (
                ("gross_adjustment_less_excluded_to_initial", _WHOLE),
                ("gross_adjustment_less_excluded_to_initial", _PROJECTS),
            ),
            other=("net_adjustment", "initial"),
        ),
    ),
    Indicator("payment_progress", "支付进度率", "Payment progress", "execution", IndicatorSource()),
    Indicator(
        "carryover", "结转结余率", "Carry-over rate", "execution",
        IndicatorSource(
            (("carryover_to_adjusted", _WHOLE), ("carryover_to_adjusted", _PROJECTS)),
            other=("carryover", "initial"),
        ),
    ),
    Indicator(
        "carryover_change", "结转结余变动率", "Change of carry-over", "execution",
        IndicatorSource(account="total", numerator="carryover", denominators=("carryover",), change=True),
    ),
    Indicator(
        "public_control", "公用经费控制率", "Running costs to their budget", "execution",
        IndicatorSource(account="public", numerator="actual", denominators=_PLANS),
    ),
    Indicator(
        "three_public_control", "“三公经费”控制率", "Three public expenses to their budget", "execution",
        IndicatorSource(account="three_public", numerator="actual", denominators=_PLANS),
    ),
    Indicator(
        "procurement", "政府采购执行率", "Government procurement to plan", "execution",
        IndicatorSource(account="procurement", numerator="actual", denominators=_PLANS),
    ),
    Indicator("budget_rules", "管理制度健全性（预算）", "Soundness of budget rules", "management"),
    Indicator("compliance", "资金使用合规性", "Compliance in the use of funds", "management"),
    Indicator("openness", "预决算信息公开性", "Openness of budget and accounts", "management"),
    Indicator("information", "基础信息完善性", "Completeness of basic information", "management"),
    Indicator("asset_rules", "管理制度健全性（资产）", "Soundness of asset rules", "assets"),
    Indicator("asset_safety", "资产管理安全性", "Safety of assets", "assets"),
    Indicator(
        "asset_use", "固定资产利用率", "Fixed assets in use", "assets", IndicatorSource((("asset_use_rate", ""),))
    ),
    Indicator("done", "实际完成率", "Work completed", "duties", IndicatorSource((("completion_rate", ""),))),
    Indicator("on_time", "完成及时率", "Work completed in time", "duties", IndicatorSource((("on_time_rate", ""),))),
    Indicator(
        "quality", "质量达标率", "Work of sufficient quality", "duties", IndicatorSource((("quality_rate", ""),))
    ),
    Indicator("key_work", "重点工作办结率", "Key work handled", "duties", IndicatorSource((("key_work_rate", ""),))),
    Indicator("economic", "经济效益", "Economic benefit", "effect"),
    Indicator("social", "社会效益", "Social benefit", "effect"),
    Indicator("ecological", "生态效益", "Ecological benefit", "effect"),
    Indicator(
        "satisfaction", "社会公众或服务对象满意度", "Satisfaction of those served", "effect",
        IndicatorSource((("satisfaction_rate", ""),)),
    ),
)  # fmt: skip
