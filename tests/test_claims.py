"""Numbers that stand beside each other in a paragraph: what does not follow from its neighbours is found, all else left."""

import pandas as pd
import pytest
from test_questions import REPORT

from helpers.measure import findings_of
from helpers.read import read_raw

WRONG = [
    ("stated_rate", "全年受理投诉1,240件，办结1,178件，办结率98%。", "95.00%"),
    ("stated_rate", "新建公厕18座，完成年度任务15座的125%。", "120.00%"),
    ("stated_rate", "走访农户80户，满意76户，满意度98%。", "95.00%"),
    ("stated_rate", "回收问卷400份，非常满意250份、满意130份、不满意20份，满意度98.5%。", "不能由"),
    ("stated_growth", "发生事故12起，比上年减少3起，下降25%。", "20.00%"),
    ("stated_growth", "旅游收入15.6亿元，比上年12.0亿元增长36%。", "30.00%"),
    ("stated_change", "森林覆盖率由41.2%提高到41.5%，提高0.6个百分点。", "41.2%、41.5%"),
    ("stated_change", "达标率98%，比上年的96.5%提高2.5个百分点。", "98%、96.5%"),
    ("stated_sum", "保障低保对象6,850人，其中城市低保1,230人、农村低保5,260人。", "6490人"),
    ("stated_sum", "服务18,465人次，其中企业12,465人次、个人6,200人次。", "18665人次"),
    ("stated_sum", "追回资金1,286.40万元，罚款168.50万元，合计1,445.90万元。", "1454.9万元"),
    ("stated_sum", "机关编制42名，事业编制38名，共78名。", "80名"),
    ("stated_scores", "自评得分95分，其中投入15分、过程28分、产出28分、效果23分。", "94分"),
    ("stated_scores", "决策20分，得20分；过程20分，得18分；产出60分，得57分；自评总分96分。", "95分"),
    ("stated_difference", "“三公”经费预算22.00万元，决算17.60万元，比预算减少5.40万元。", "4.40万元"),
    ("adjusted_in_words", "年初预算2000万元，年中追加520万元，调减43万元，全年预算2486万元。", "9.00万元"),
    (
        "share_does_not_follow",
        "支出4,290万元，其中：农林水支出3,780万元，占88.11%；卫生健康支出510万元，占18.89%。",
        "11.89%",
    ),
    ("share_does_not_follow", "公务接待费支出4.20万元，占“三公”经费支出总额的27.19%。", "29.17%"),
]  # fmt: skip
RIGHT = [
    "全年受理投诉1,240件，办结1,178件，按期办结率98%。",
    "全年受理投诉1,240件，办结1,178件（含上年结转12件），办结率98%。",
    "受理1,862件，调解1,834件，其中婚姻家庭612件、邻里538件。",
    "新建公厕18座，改造公厕12座，完成率100%。",
    "年初设定指标14项，完成13项，未完成1项，完成率92.86%。",
    "发放问卷300份，回收291份，有效问卷285份，有效率97.94%。",
    "回收问卷400份，非常满意250份、满意130份、不满意20份，满意度95%。",
    "发生事故12起，比上年减少3起，下降20%；参训300人，同比增长8%。",
    "全年接收退役人员168人，安置符合安排条件的12人，安置率100%。",
    "收入5,000万元，其中服务收入4,600万元，占92%；其他收入400万元，占8%。支出4,900万元，结余100万元。劳务收入占比34.2%。",
    "支出33,363万元，占90%，比年初预算数增加3,363万元，增长11.21%。",
    "森林覆盖率41.5%，草原盖度45.8%，分别比上年提高0.2个和0.5个百分点。",
    "服务18,465人次，其中企业12,465人次、个人3,200人次。",
    "培训260人，其中女性115人、青年180人、党员90人。",
    "追回资金1,286.40万元，罚款168.50万元，合计1,454.90万元。",
    "营造林12.6万亩；草原改良26万亩，禁牧480万亩，草畜平衡315万亩，合计795万亩。",
    "自评得分95.5分。投入指标10分，得9.8分；过程指标25分，扣1.2分；产出指标65分，扣3.1分。",
    "自评得分95分，其中投入15分、过程29分、产出28分、效果23分。",
    "年初结转86万元，年初预算2000万元，年中追加500万元，全年预算2586万元。",
    "财政拨款3,702万元（其中一般公共预算3,402万元、基金300万元），占收入3,820.50万元的96.90%；其他118.50万元，占3.10%。",
]  # fmt: skip
RULES = sorted({rule for rule, _, _ in WRONG})


def found_in(folder, *lines) -> pd.DataFrame:
    """All findings of a report of a few lines."""
    raw = folder / "raw" / "made-up" / "2024"
    raw.mkdir(parents=True)
    (raw / "report.md").write_text("\n\n".join((REPORT, *lines)), encoding="utf-8")
    source = read_raw(folder, "made-up", "2024")
    return findings_of(source.figures, source.words)


def said_by(rule, found) -> str:
    """What a rule says, all of it."""
    return "".join(found["sentence"][found["rule"] == rule])


@pytest.mark.parametrize(("rule", "said", "told"), WRONG)
def test_what_its_neighbours_contradict_is_found_with_what_they_give(rule, said, told, tmp_path):
    lines = ("2024年“三公”经费支出14.40万元。",) if "总额" in said else ()
    found = found_in(tmp_path, *lines, said)
    assert told in said_by(rule, found)
    assert (found["grade"][found["rule"] == rule] != "识读待确认").all()


@pytest.mark.parametrize("said", RIGHT)
def test_what_may_be_so_is_left_in_peace(said, tmp_path):
    assert {*found_in(tmp_path, said)["rule"]} & {*RULES} == set()


def test_one_slip_is_told_once(tmp_path):
    said = "支出2,000万元，其中：基本支出1,220万元，项目支出840万元。"
    told = found_in(tmp_path, said)["rule"].tolist()
    assert [rule for rule in told if rule in ("basic_and_project", "stated_sum")] == ["basic_and_project"]


def test_a_change_that_may_be_a_carry_over_is_asked_about_and_a_slip_is_an_error(tmp_path):
    maybe = "年初预算2000万元，年中追加500万元，全年预算2586万元。"
    slip = "年初预算2000.35万元，年中追加512.46万元，全年预算2521.81万元。"
    found = [found_in(tmp_path / name, said) for name, said in (("maybe", maybe), ("slip", slip))]
    grades = [table["grade"][table["rule"] == "adjusted_in_words"].tolist() for table in found]
    assert grades == [["需说明"], ["差错"]]
