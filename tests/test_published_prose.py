"""How published reports write of what was counted, of indicators and of projects; all names are made up."""

import pytest
from typed_documents import figures, seen

PROJECT = "丁县水务站2024年渠道整修项目支出绩效自评报告"


def test_noun_behind_the_name_of_a_number_is_not_what_is_counted():
    (people,) = figures("受益脱贫人口数≥30人改善灌溉条件。")
    assert people.subject == "脱贫人口数"


def test_what_was_held_behind_the_number_of_times_is_counted():
    found = figures("压实责任，6次开展支部理论学习，2次召开安全例会。")
    assert seen(found, "subject", "value", "certainty") == [
        ("支部理论学习", "6", "sure"),
        ("安全例会", "2", "sure"),
    ]


@pytest.mark.parametrize("words", ["在职人员应为20人。", "由于5名教师入职手续未办齐。", "实际纳入预算18人。"])
def test_people_there_ought_to_be_and_names_cut_short_are_only_likely(words):
    (people,) = figures(words)
    assert people.certainty == "likely"


def test_what_was_counted_by_an_accounts_name_cost_that_account():
    found = figures("其中：外事接待费支出0万元，国内公务接待20批次，100人，共计支出3万元。")
    assert seen(found[-1:], "subject", "account", "value") == [("部门", "reception", "3")]


@pytest.mark.parametrize(
    ("words", "subject", "measure"),
    [
        ("数量指标“整修渠道长度”指标，预期指标值为≥20公里", "整修渠道长度", "count"),
        ("质量指标“工程验收合格率”指标，预期指标值为100%", "工程验收合格率", "pass_rate"),
        ("满意度指标“受益户满意度”，预期指标值≥90%", "受益户满意度", "satisfaction_rate"),
    ],
)
def test_indicator_has_its_name_without_its_kind_and_marks(words, subject, measure):
    aim, done = figures(f"{words}，实际完成值为95{'公里' if measure == 'count' else '%'}。", title=PROJECT)
    assert seen([aim, done], "subject", "measure", "stage") == [
        (subject, measure, "target"),
        (subject, measure, "done"),
    ]


def test_what_stands_right_in_front_of_what_was_done_is_an_aim():
    found = figures("城镇登记失业率控制在4%以内，实际3%；困难人员就业80人，实际完成82人。")
    assert [figure.stage for figure in found] == ["target", "done", "target", "done"]


@pytest.mark.parametrize("rate", ["完成率", "控制率", "发放率"])
def test_rate_that_names_nothing_is_likely_of_what_stands_before(rate):
    found = figures(f"整修老渠道20条，{rate}100%。")
    assert seen(found[1:], "subject", "certainty") == [("整修老渠道", "likely")]


def test_total_behind_its_parts_is_the_wholes_again():
    found = figures(
        "本项目资金共安排90万元，其中：中央财政资金70万元、县级配套资金20万元，全年预算数90万元，实际执行88万元。",
        title=PROJECT,
    )
    assert seen(found, "subject", "parent", "measure", "certainty") == [
        ("渠道整修", "", "budget", "sure"),
        ("中央财政资金", "渠道整修", "budget", "sure"),
        ("县级配套资金", "渠道整修", "budget", "sure"),
        ("渠道整修", "", "adjusted", "sure"),
        ("渠道整修", "", "actual", "sure"),
    ]


def test_what_an_item_tells_of_one_project_is_that_projects():
    found = figures(
        "绿化养护项目绩效自评综述：根据年初目标，项目绩效自评得分为98分。项目全年预算数为80万元，执行数为76万元。",
        title="2024年度丁县园林所部门决算",
    )
    assert seen(found, "subject", "account", "value") == [
        ("绿化养护", "", "98"),
        ("绿化养护", "fund", "80"),
        ("绿化养护", "fund", "76"),
    ]


def test_points_in_brackets_are_of_the_words_in_front():
    found = figures("1.部门管理（分值20分，得分18分）", "2.履职效果（分值60分，得分59分）")
    assert seen(found, "subject", "measure", "value") == [
        ("部门管理", "weight", "20"),
        ("部门管理", "score", "18"),
        ("履职效果", "weight", "60"),
        ("履职效果", "score", "59"),
    ]


def test_source_of_money_keeps_its_name_where_it_arrived():
    found = figures("上级补助资金到位30万元，社会捐赠资金到位2万元。")
    assert seen(found, "subject", "measure") == [("上级补助资金", "received"), ("社会捐赠资金", "received")]
