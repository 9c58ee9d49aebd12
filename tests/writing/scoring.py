"""Scorecards: targets, results, weights of 10 + 50 + 30 + 10 points, and the scores that follow."""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal
from random import Random

from .amounts import Amounts, whole
from .facts import Indicator, Scorecard

TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")
SHORTFALLS = (
    "受汛期影响推迟实施",
    "部分对象外出未能参加",
    "招标流标后重新组织",
    "年底集中验收未完成",
    "上级任务下达较晚",
)
DISSATISFIED = ("部分环节服务响应不够及时", "政策宣传还不到位", "个别窗口办事等候较久")
WEIGHTS = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
LEVELS = {
    "数量指标": "产出指标", "质量指标": "产出指标", "时效指标": "产出指标", "成本指标": "产出指标",
    "社会效益指标": "效益指标", "可持续影响指标": "效益指标", "服务对象满意度指标": "满意度指标",
}  # fmt: skip
RATES = {"合格率": "pass_rate|quality_rate|other_rate", "达标率": "quality_rate|pass_rate|other_rate",
         "及时率": "on_time_rate|other_rate", "完成率": "completion_rate|other_rate",
         "满意度": "satisfaction_rate", "办结率": "key_work_rate|other_rate|completion_rate"}  # fmt: skip
ROLES = {"次": "sessions|count", "场": "sessions|count", "期": "sessions|count", "家次": "sessions|count|attendances",
         "人次": "attendances|count", "人": "persons|count"}  # fmt: skip


def role(name: str, unit: str) -> tuple[str, str]:
    """Kind and measures of an indicator by its name and unit."""
    if unit == "%":
        return "ratio", next((measure for end, measure in RATES.items() if name.endswith(end)), "other_rate")
    if unit == "万元":
        return "money", "unassigned|budget"
    return "people" if unit in ("人", "人次") else "count", ROLES.get(unit, "count")


def indicator(rng: Random, words: str) -> Indicator:
    """An indicator from `name, level 2, target, unit`: three in four met, by at most a fifth; a reason where not."""
    name, level2, printed, unit = (part.strip() for part in words.split(","))
    target, (kind, measure) = Decimal(printed), role(name, unit)
    one = Indicator(name, LEVELS[level2], level2, "≥", target, target, unit, kind, measure)
    if unit == "%":
        room = int((100 - target) * 10)
        result = (
            target + Decimal(rng.randrange(0, room + 1) if rng.random() < 0.8 else -rng.randrange(5, 60)) / 10
        )
    else:
        most = max(1, int(target) // 6)
        steps = rng.randrange(0, most) if rng.random() < 0.8 or target < 10 else -rng.randrange(1, most + 1)
        result = target + steps
    one = replace(one, result=result, sign=rng.choice("≥≥=") if result >= target else "≥")
    return one if one.met and (one.sign == "≥" or result == target) else short(rng, one)


def short(rng: Random, one: Indicator) -> Indicator:
    """The indicator with ≥, and with a reason where it is not met."""
    why = DISSATISFIED if "满意度" in one.name else SHORTFALLS
    return replace(one, sign="≥", reason="" if one.met else rng.choice(why))


def cost(rng: Random, amounts: Amounts) -> Indicator:
    """A project's purchases: no more than a part of the smaller of its two budgets."""
    kind, measure = role("设备采购成本", "万元")
    whole = min(amount for amount in (amounts.initial, amounts.adjusted) if amount) / 10_000
    target = (whole * rng.randrange(20, 60) / 100).quantize(HUNDREDTH)
    result = rng.choice((target, (target * rng.randrange(88, 100) / 100).quantize(HUNDREDTH)))
    return Indicator("设备采购成本", "产出指标", "成本指标", "≤", target, result, "万元", kind, measure)


def weighted(indicators: list[Indicator]) -> tuple[Indicator, ...]:
    """Weights by level in whole points, and the scores: full where met, else the share that was reached."""
    made = []
    for level, points in WEIGHTS.items():
        ones = [one for one in indicators if one.level1 == level]
        each = points // len(ones)
        for place, one in enumerate(ones):
            weight = Decimal(points - each * (len(ones) - 1) if place == len(ones) - 1 else each)
            reached = (weight * one.result / one.target).quantize(TENTH, ROUND_DOWN)
            made.append(replace(one, weight=weight, score=weight if one.met else reached))
    return tuple(made)


def execution_score(amounts: Amounts) -> Decimal:
    """10 · min(1, B/A) to one place."""
    share = min(Decimal(1), amounts.actual / amounts.adjusted)
    return (10 * share).quantize(TENTH)


def project_card(rng: Random, amounts: Amounts, lines: str) -> Scorecard:
    ones = [indicator(rng, words) for words in lines.split(";")]
    ones.append(indicator(rng, "资金拨付及时率, 时效指标, 96, %"))
    ones.append(cost(rng, amounts))
    ones.append(indicator(rng, f"受益群众, 社会效益指标, {rng.randrange(20, 300) * 10}, 人"))
    ones.append(indicator(rng, "群众满意度, 服务对象满意度指标, 90, %"))
    return Scorecard(execution_score(amounts), weighted(ones))


def department_card(rng: Random, atoms: tuple, projects: tuple) -> Scorecard:
    """The department's own card: some of its projects' outputs, and what every department has."""
    outputs = [one for project in projects for one in project.card.indicators if one.level2 == "数量指标"]
    ones = list(rng.sample(outputs, min(len(outputs), 4)))
    ones.append(indicator(rng, "重点工作完成率, 质量指标, 95, %"))
    ones.append(indicator(rng, "信息公开及时率, 时效指标, 98, %"))
    ones.append(indicator(rng, f"惠及群众, 社会效益指标, {rng.randrange(30, 400) * 10}, 人"))
    ones.append(indicator(rng, "管理制度执行达标率, 可持续影响指标, 90, %"))
    ones.append(indicator(rng, "服务对象满意度, 服务对象满意度指标, 90, %"))
    return Scorecard(execution_score(whole([atom.amounts for atom in atoms])), weighted(ones))
