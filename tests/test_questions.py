"""What reviewers ask, on small reports as they are handed in: one that gives each rule cause, and one that does not."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from helpers.measure import findings_of
from helpers.read import read_raw
from helpers.settings import RuleSetting

YEAR = "2024"
REPORT = "2024年度部门整体支出绩效自评报告"
FORM = "2024年度部门整体支出绩效自评表"
FUNDS = """
| 资金 | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
|---|---|---|---|---|---|---|
"""
RATES_OF_LINES = """\
| 项目 | 预算 | 支出 | 执行率 |
|---|---|---|---|
| 退耕 | 420 | 383 | 91.19% |
| 抚育 | 480 | 450 | {rate} |
| 修复 | 540 | 493.45 | 91.38% |
| 防治 | 180 | 170 | 94.44% |"""
TOTAL_OF_LINES = """\
| 支出经济分类 | 金额 |
|---|---|
| 工资 | 148.60 |
| 商品 | 104.30 |
| 补助 | 28.00 |
| 合计 | {total} |"""
SCORES_OF_PARTS = """\
| 一级指标 | 分值 | 自评得分 |
|---|---|---|
| 投入 | 10 | 9.5 |
| 过程 | 30 | 28.7 |
| 产出 | 60 | 57.6 |
| 合计 | 100 | 95.8 |"""
INDICATORS = """
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Question:
    """A report in which a rule finds something, how it says it, and a report in which it finds nothing."""

    report: str
    grade: str
    said: str
    quiet: str


def text(*lines: str) -> str:
    """A report of a few lines in 万元."""
    return "\n\n".join((REPORT, *lines))


def funds(*rows: str) -> str:
    """A form with the lines of its funds."""
    return FORM + "\n\n单位：万元\n" + FUNDS + "\n".join(f"| {row} |" for row in rows)


def indicators(*rows: str) -> str:
    """A form with lines of indicators."""
    return FORM + "\n" + INDICATORS + "\n".join(f"| {row} |" for row in rows)


def form(execution: str, *rows: str) -> str:
    """A form with its funds above its indicators, in one table."""
    heads = INDICATORS.strip().splitlines()[0]
    lines = (f"| {row} |" for row in rows)
    return "\n".join(
        (
            funds(f"{execution} | ").replace("| 得分 |", "| 得分 |  |").replace("|---|\n", "|---|---|\n"),
            heads,
            *lines,
        )
    )


def timed(lasts: str, completed: str) -> str:
    """A form with the time that it sets, and the day on which all was done."""
    times = f"| 实施期限 | {lasts} | 完成时间 | {completed} |"
    return indicators(MET).replace("\n\n", f"\n\n{times}\n|---|---|---|---|\n\n", 1)


MET = "产出指标 | 数量指标 | 培训人次 | ≥100人次 | 110人次 | 20 | 20 | "
SHORT = "产出指标 | 数量指标 | 培训人次 | ≥100人次 | 80人次 | 20 | {score} | {reason} "
RATED = "产出指标 | 质量指标 | 合格率 | ≥95% | 98% | 10 | 10 | "
PLEASED = "满意度指标 | 服务对象满意度 | 学员满意度 | {target} | 95% | 10 | {score} | "
COST = "产出指标 | 成本指标 | 培训成本 | {target} | 90万元 | 10 | 10 | "
TOTAL = "总分 | 总分 | 总分 |  |  | {weight} | {score} | "
EXECUTION = "年度资金总额 | 100 | 100 | {spent} | 10 | {rate}% | {score}"

QUESTIONS = {
    "handed_on": Question(
        text(
            "二、项目支出情况",
            "一是培训费专项，年初预算10万元，实际支出10万元，资金直接拨付到各乡镇，用于开展培训。",
        ),
        "需说明",
        "培训费10.00万元“直接拨付到各乡镇”，未检出拨付依据、对象、使用和结余情况的说明",
        text(
            "一是培训费专项，年初预算10万元，实际支出10万元，财政拨付到位后用于培训，工程款拨付给施工单位。"
        ),
    ),
    "placeholder": Question(
        text("支出合计480万元。", "XX项目建设XX个，待填写。"),
        "提示",
        "有1处未填写的内容：“XX项目建设XX",
        text("支出合计480万元。", "执行率为B/A×100%。"),
    ),
    "other_year": Question(
        text("支出合计480万元。", "2023年度绩效目标全部完成。"),
        "提示",
        "“2023年度绩效目标全部完成”，疑为沿用以前年度的文字",
        text(
            "支出合计480万元。", "与2023年度绩效目标完成情况相比，2024年有所提高。2024年度绩效目标全部完成。"
        ),
    ),
    "other_unit": Question(
        "青禾县农业农村局" + text("支出合计480万元。", "青禾县水利局承担辖区内防汛工作。"),
        "提示",
        "报告中有“青禾县水利局”的职责或人员表述",
        "青禾县农业农村局" + text("支出合计480万元。", "青禾县农业农村局承担辖区内农业工作。"),
    ),
    "table_not_empty": Question(
        text("| 项目 | 实际支出（万元） |\n|---|---|\n| 培训费 | 3 |", "注：本表无数据。"),
        "需说明",
        "表注为“本表无数据”，表中有1个非0金额",
        text("| 项目 | 实际支出（万元） |\n|---|---|\n| 培训费 | 0 |", "注：本表无数据。"),
    ),
    "growth_does_not_follow": Question(
        text("2024年度收入合计480万元，比上年460万元增加20万元，增长10.35%。"),
        "差错",
        "收入合计所列增减率10.35%，按所列金额（480万元、460万元、增加20万元）计算为4.35%",
        text("2024年度收入合计480万元，比上年460万元增加20万元，增长4.35%。"),
    ),
    "change_direction": Question(
        text("2024年度“三公”经费支出12.00万元，比上年增加3.00万元，下降20.00%。"),
        "差错",
        "比上年增加3万元，又称下降20.00%，方向不一致",
        text("2024年度“三公”经费支出12.00万元，比上年减少3.00万元，下降20.00%。"),
    ),
    "change_of_prior": Question(
        text("2024年度收入合计480万元，比上年450万元增加20万元。"),
        "差错",
        "收入合计本年480.00万元，上年450.00万元，相差应为30.00万元，所列增加20万元",
        text("2024年度收入合计480万元，比上年460万元增加20万元。"),
    ),
    "share_does_not_follow": Question(
        text("2024年度支出合计480万元，其中：基本支出400万元，占88.33%；项目支出80万元，占16.67%。"),
        "差错",
        "基本支出400.00万元占480.00万元的比例所列为88.33%，计算为83.33%",
        text("2024年度支出合计480万元，其中：基本支出400万元，占83.33%；项目支出80万元，占16.67%。"),
    ),
    "said_larger": Question(
        text("2024年年初预算数500万元，决算数480万元，决算数大于年初预算数的主要原因是追加了经费。"),
        "差错",
        "预算500.00万元，支出480.00万元，与“决算数大于年初预算数”的表述不一致",
        text("2024年年初预算数500万元，决算数480万元，决算数小于年初预算数的主要原因是厉行节约。"),
    ),
    "stated_rate": Question(
        text("全年受理投诉1240件，办结1178件，办结率98%。"),
        "差错",
        "办结率98%，按同句所列数字（1178件、1240件）计算为95.00%",
        text("全年受理投诉1240件，办结1178件，办结率95%。"),
    ),
    "stated_growth": Question(
        text("发生事故12起，比上年减少3起，下降25%。"),
        "差错",
        "计算为20.00%",
        text("发生事故12起，比上年减少3起，下降20%。"),
    ),
    "stated_change": Question(
        text("森林覆盖率由41.2%提高到41.5%，提高0.6个百分点。"),
        "差错",
        "与同句所列数字（41.2%、41.5%）之差不符",
        text("森林覆盖率由41.2%提高到41.5%，提高0.3个百分点。"),
    ),
    "stated_sum": Question(
        text("保障低保对象6850人，其中城市低保1230人、农村低保5260人。"),
        "差错",
        "之和为6490人",
        text("保障低保对象6850人，其中城市低保1230人、农村低保5620人。"),
    ),
    "stated_scores": Question(
        text("自评得分95分，其中投入15分、过程28分、产出28分、效果23分。"),
        "差错",
        "之和为94分",
        text("自评得分95分，其中投入15分、过程29分、产出28分、效果23分。"),
    ),
    "adjusted_in_words": Question(
        text("年初预算200万元，年中追加50万元，全年预算258万元。"),
        "需说明",
        "相差8.00万元",
        text("年初预算200万元，年中追加50万元，全年预算250万元。"),
    ),
    "stated_difference": Question(
        text("“三公”经费预算22万元，决算17.6万元，比预算减少5.4万元。"),
        "差错",
        "相差4.40万元",
        text("“三公”经费预算22万元，决算17.6万元，比预算减少4.4万元。"),
    ),
    "table_line": Question(
        text(RATES_OF_LINES.format(rate="97.35%")),
        "差错",
        "计算为93.75%",
        text(RATES_OF_LINES.format(rate="93.75%")),
    ),
    "table_sum": Question(
        text(TOTAL_OF_LINES.format(total="282.90")),
        "差错",
        "之和为280.9",
        text(TOTAL_OF_LINES.format(total="280.90")),
    ),
    "execution_points": Question(
        funds(EXECUTION.format(spent=50, rate=50, score=9)),
        "需说明",
        "预算执行率50.00%，分值10分，按分值乘以执行率得分应为5分，所列得分9分",
        funds(EXECUTION.format(spent=50, rate=50, score=5)),
    ),
    "points_do_not_add_up": Question(
        indicators(MET, RATED, TOTAL.format(weight=30, score=28)),
        "差错",
        "表中2项得分之和为30分，与所列合计28分不一致",
        indicators(MET, RATED, TOTAL.format(weight=30, score=30)),
    ),
    "score_above_weight": Question(
        indicators(SHORT.format(score=22, reason="天气原因"), RATED),
        "需说明",
        "分值20分，得分22分，高于分值",
        indicators(SHORT.format(score=16, reason="天气原因"), RATED),
    ),
    "score_told_twice": Question(
        text(SCORES_OF_PARTS, "综合得分98.5分。"),
        "差错",
        "正文综合得分98.5分，评分表合计95.8分",
        text(SCORES_OF_PARTS, "综合得分95.8分。"),
    ),
    "fund_parts": Question(
        funds(
            "年度资金总额 | 100 | 100 | 50 | 10 | 50% | 5",
            "其中：当年财政拨款 | 70 | 70 | 40 |  | 57.14% | ",
            "上年结转资金 | 30 | 30 | 20 |  | 66.67% | ",
            "其他资金 | 0 | 0 | 0 |  | 0 | ",
        ),
        "差错",
        "为50万元，各来源（当年财政拨款40万元、上年结转资金20万元、其他资金0万元）之和为60万元，相差10万元",
        funds(
            "年度资金总额 | 100 | 100 | 60 | 10 | 60% | 6",
            "其中：当年财政拨款 | 70 | 70 | 40 |  | 57.14% | ",
            "上年结转资金 | 30 | 30 | 20 |  | 66.67% | ",
            "其他资金 | 0 | 0 | 0 |  | 0 | ",
        ),
    ),
    "full_points_unmet": Question(
        indicators(SHORT.format(score=20, reason=""), RATED),
        "需说明",
        "培训人次目标值≥100人次，完成值80人次，未达到目标值，得满分20分",
        indicators(SHORT.format(score=16, reason=""), RATED),
    ),
    "unmet_without_reason": Question(
        indicators(SHORT.format(score=16, reason=""), RATED),
        "需说明",
        "培训人次目标值≥100人次，完成值80人次，未达到目标值，未检出原因",
        indicators(SHORT.format(score=16, reason="因汛期停办两期"), RATED),
    ),
    "far_exceeded": Question(
        text("培训目标100人次，实际完成320人次，完成率100%。"),
        "需说明",
        "培训目标值100人次，完成值320人次，为目标值的320.00%",
        text("培训目标100人次，实际完成120人次，完成率120%。"),
    ),
    "target_without_result": Question(
        indicators(
            MET, RATED, COST.format(target="≤95万元"), "产出指标 | 质量指标 | 优良率 | ≥95% |  | 10 | 10 | "
        ),
        "需说明",
        "优良率列有目标值，未填完成值",
        indicators(MET, RATED),
    ),
    "result_without_target": Question(
        indicators(
            MET, RATED, COST.format(target="≤95万元"), "产出指标 | 质量指标 | 优良率 |  | 98% | 10 | 10 | "
        ),
        "需说明",
        "优良率列有完成值，未填目标值",
        indicators(MET, RATED),
    ),
    "full_output_unspent": Question(
        form(EXECUTION.format(spent=70, rate=70, score=7), MET, RATED),
        "需说明",
        "预算执行率70.00%，30.00%的资金未支出，而2项产出指标均得满分",
        form(EXECUTION.format(spent=98, rate=98, score="9.8"), MET, RATED),
    ),
    "every_indicator_full": Question(
        indicators(MET, RATED, PLEASED.format(target="≥90%", score=10)),
        "提示",
        "3项指标均得满分。",
        indicators(MET, RATED, PLEASED.format(target="≥90%", score=9)),
    ),
    "grade_and_score": Question(
        text("2024年自评得分98分，评价等级为“良”。"),
        "需说明",
        "自评得分98分，所列等级为“良”，按90、80、60分划分应为“优”",
        text("2024年自评得分98分，评价等级为“优”。"),
    ),
    "score_against_execution": Question(
        text("2024年全年预算数600万元，全年执行数420万元，预算执行率70.00%。", "2024年自评得分100分。"),
        "需说明",
        "预算执行率70.00%，自评得分100分；预算执行率按10分计，得分最高为97分",
        text("2024年全年预算数600万元，全年执行数420万元，预算执行率70.00%。", "2024年自评得分96分。"),
    ),
    "points_apart": Question(
        form(EXECUTION.format(spent=50, rate=50, score=5), MET, RATED),
        "提示",
        "指标失分率0.00%，预算执行失分率50.00%，相差超过5个百分点",
        form(EXECUTION.format(spent=98, rate=98, score="9.8"), MET, RATED),
    ),
    "completed_late": Question(
        indicators(MET).replace(
            "| 一级", "| 实施期限 | 2024年1月至2024年12月 | 完成时间 | 2025年6月20日 |  |  |  |  |\n| 一级"
        ),
        "需说明",
        "完成时间为“2025年6月20日”，晚于2024年1月至2024年12月",
        indicators(MET).replace(
            "| 一级", "| 实施期限 | 2024年1月至2025年12月 | 完成时间 | 2025年6月20日 |  |  |  |  |\n| 一级"
        ),
    ),
    "cost_at_least": Question(
        indicators(MET, COST.format(target="≥80万元")),
        "需说明",
        "培训成本为成本指标，目标值为≥80万元",
        indicators(MET, COST.format(target="≤95万元")),
    ),
    "target_beyond_all": Question(
        indicators(MET, PLEASED.format(target="≥120%", score=8)),
        "需说明",
        "学员满意度目标值为≥120%，超过100%",
        indicators(MET, PLEASED.format(target="≥90%", score=10)),
    ),
    "satisfaction_without_survey": Question(
        text("服务对象满意度为95%。"),
        "提示",
        "服务对象满意度95%，未检出问卷或调查情况",
        text("经问卷调查，服务对象满意度为95%。"),
    ),
    "indicators_without_numbers": Question(
        indicators(MET, "效益指标 | 社会效益 | 履职能力 | 有效提升 | 有效提升 | 30 | 30 | "),
        "提示",
        "1项指标的目标值未列数量：履职能力（有效提升）",
        indicators(MET, RATED),
    ),
    "indicator_twice": Question(
        indicators(MET, MET.replace("产出指标 | 数量指标", "效益指标 | 社会效益")),
        "提示",
        "培训人次（≥100人次）同时列在产出指标›数量指标、效益指标›社会效益下",
        indicators(MET, RATED),
    ),
    "misplaced_indicator": Question(
        indicators(MET, "产出指标 | 质量指标 | 资金发放及时率 | ≥95% | 98% | 10 | 10 | "),
        "提示",
        "1项三级指标与所在二级指标不相符：资金发放及时率（质量指标）",
        indicators(MET, RATED, "产出指标 | 时效指标 | 资金发放及时率 | ≥95% | 98% | 10 | 10 | "),
    ),
    "date_outside_year": Question(
        indicators(MET, "产出指标 | 时效指标 | 完成时间 | 2025年6月底前 | 2025年6月 | 10 | 10 | "),
        "提示",
        "完成时间所列“2025年6月底前”不在2024年度内",
        indicators(MET, "产出指标 | 时效指标 | 完成时间 | 2024年12月底前 | 2024年12月 | 10 | 10 | "),
    ),
    "large_adjustment": Question(
        text("2024年年初预算100万元，调整后预算150万元，实际支出140万元。"),
        "需说明",
        "部门年初预算100.00万元，年中调整50.00万元（50.00%），超过年初预算的30%",
        text("2024年年初预算100万元，调整后预算120万元，实际支出110万元。"),
    ),
    "three_public_up": Question(
        text("2024年“三公”经费年初预算12万元，2023年“三公”经费年初预算10万元。"),
        "需说明",
        "“三公”经费年初预算12.00万元，上年为10.00万元，请说明增加原因",
        text("2024年“三公”经费年初预算10万元，2023年“三公”经费年初预算10万元。"),
    ),
    "above_budget": Question(
        text("2024年公务接待费年初预算2万元，实际支出3万元。"),
        "需说明",
        "公务接待费预算2.00万元，支出3.00万元，请说明超过预算的原因",
        text("2024年公务接待费年初预算2万元，实际支出1万元。"),
    ),
    "old_carryover": Question(
        text(
            "二、项目支出情况", "一是培训费专项，上年结转5万元，年初预算0万元，实际支出0万元，结转结余5万元。"
        ),
        "需说明",
        "培训费上年结转5.00万元，本年未支出，又结转5.00万元",
        text(
            "二、项目支出情况", "一是培训费专项，上年结转5万元，年初预算0万元，实际支出5万元，结转结余0万元。"
        ),
    ),
    "staff_by_kind": Question(
        text("编制45名，其中行政编制20名、事业编制27名。"),
        "差错",
        "编制45名，其中行政编制20名、事业编制27名，各类之和为47名，与总数不符",
        text("编制45名，其中行政编制20名、事业编制25名。"),
    ),
    "kind_above_posts": Question(
        text("编制45名，其中行政编制20名、事业编制25名；在职人员42人，其中行政人员22人、事业人员20人。"),
        "需说明",
        "行政人员22人，多于行政编制20名",
        text("编制45名，其中行政编制20名、事业编制25名；在职人员42人，其中行政人员20人、事业人员22人。"),
    ),
}
"""By rule, in the order in which the rules look."""


BY_YEAR = """
| 年度 | 公务接待费实际支出（万元） |
|---|---|
| 2023年 | 20.50 |
| 2024年 | 22.55 |
| 增减% | {rate} |
"""


@pytest.mark.parametrize(("rate", "grades"), [("10.00", []), ("16.00", ["差错"])])
def test_growth_in_a_table_of_years_follows_from_its_columns(rate, grades, tmp_path):
    table = asked(tmp_path, text(BY_YEAR.format(rate=rate)), "growth_does_not_follow")
    assert list(table["grade"]) == grades


def test_a_change_in_a_panel_without_amounts_is_no_change_of_the_panel_beside_it(tmp_path):
    rows = "| 项目 | 2023年决算数 | 2024年执行数 | 增减变化 | 项目 | 2023年决算数 | 2024年执行数 | 增减变化 |"
    lines = (rows, "|---|---|---|---|---|---|---|---|", "| 道路 | 30 | 20 | -10 | 道路 |  |  | 0 |")
    report = text("单位：万元", "\n".join(lines))
    assert asked(tmp_path, report, "change_of_prior").empty


NOTICE = {"points_apart": RuleSetting("office.toml", notice="青禾县自评办法")}
"""What an office settles for the rules that are local."""


def asked(tmp_path: Path, report: str, rule: str, settings: dict[str, RuleSetting] = NOTICE) -> pd.DataFrame:
    """What a rule finds in a report that was handed in."""
    folder = tmp_path / "raw" / "made-up" / YEAR
    folder.mkdir(parents=True)
    (folder / "report.md").write_text(report, encoding="utf-8")
    source = read_raw(tmp_path, "made-up", YEAR)
    table = findings_of(source.figures, source.words, settings=settings)
    return table[table["rule"] == rule]


@pytest.mark.parametrize("rule", QUESTIONS)
def test_a_question_is_asked_of_a_report_that_gives_cause(rule, tmp_path):
    question = QUESTIONS[rule]
    table = asked(tmp_path, question.report, rule)
    assert question.grade in table["grade"].tolist()
    assert question.said in "".join(table["sentence"])
    assert (table["locator"] != "").all()


@pytest.mark.parametrize("rule", QUESTIONS)
def test_no_question_is_asked_of_a_report_that_gives_none(rule, tmp_path):
    assert asked(tmp_path, QUESTIONS[rule].quiet, rule).empty


def test_a_local_rule_is_off_until_an_office_names_its_notice(tmp_path):
    assert asked(tmp_path, QUESTIONS["points_apart"].report, "points_apart", {}).empty


@pytest.mark.parametrize(
    ("name", "under"),
    [
        ("装备购置数量", "质量指标"),
        ("工程按期竣工率", "数量指标"),
        ("项目总成本", "时效指标"),
        ("业务培训人次", "成本指标"),
        ("数据差错率", "时效指标"),
    ],
)
def test_an_indicator_under_a_head_that_its_name_does_not_tell_is_named(name, under, tmp_path):
    row = f"产出指标 | {under} | {name} | 95 | 95 | 10 | 10 | "
    told = asked(tmp_path, indicators(MET, row), "misplaced_indicator")
    assert [f"{name}（{under}）" in sentence for sentence in told["sentence"]] == [True]


@pytest.mark.parametrize(
    ("name", "under"),
    [
        ("安全事故检查次数", "质量指标"),
        ("投诉处理及时率", "质量指标"),
        ("合格率公布及时率", "数量指标"),
        ("受益人数", "质量指标"),
        ("业务培训人次", "社会效益指标"),
    ],
)
def test_an_indicator_whose_name_tells_no_head_or_two_is_left_where_it_is(name, under, tmp_path):
    row = f"产出指标 | {under} | {name} | 95 | 95 | 10 | 10 | "
    assert asked(tmp_path, indicators(MET, row), "misplaced_indicator").empty


def test_sources_of_a_form_that_stand_beside_its_sum_are_no_shorter_list(tmp_path):
    rows = ("资金总额 | 90 | 财政拨款 | 80", "其他资金 | 10 | 上年结转 | 0")
    told = "\n".join(
        f"| {row} |" for row in ("项目名称 | 农村改厕 | 项目类别 | 专项", "--- | --- | --- | ---", *rows)
    )
    report = f"2024年度项目支出绩效自评表\n\n（单位：万元）\n\n{told}\n"
    assert asked(tmp_path, report, "fund_parts").empty
