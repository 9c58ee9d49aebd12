"""What whole reports showed: rates of a line named before, aims beside what was done, names, lists; all are made up."""

import pytest
from test_claims import found_in, said_by
from typed_documents import figures, seen

DEGREES = "发放问卷260份，有效问卷251份，其中满意203份、基本满意41份、不满意7份，满意度{}。"


@pytest.mark.parametrize(
    ("opening", "account", "certainty"),
    [
        ("公用经费支出进度较慢，", "public", "sure"),
        ("一是项目支出执行偏慢，", "project", "sure"),
        ("“三公”经费压减明显，", "three_public", "sure"),
        ("受天气影响，", "", "sure"),
    ],
)
def test_rate_of_execution_is_of_the_account_that_its_sentence_begins_with(opening, account, certainty):
    *_, rate = figures("全年预算200万元，实际支出180万元。", f"{opening}预算执行率71%。")
    assert seen([rate], "account", "value", "certainty") == [(account, "71", certainty)]


def test_rate_of_execution_of_a_line_named_before_it_is_only_likely_its():
    (rate,) = figures("闸门检修项目进展缓慢，执行率仅60%。")
    assert seen([rate], "subject", "value", "certainty") == [("闸门检修项目", "60", "likely")]


def test_rate_of_an_account_is_against_the_budget_beside_it():
    found = figures("政府采购预算50万元，实际采购金额48万元，政府采购执行率96%。")
    assert found[-1].measure == "execution_to_budget"


def test_aim_of_what_was_counted_before_is_its_aim_and_the_rate_behind_is_of_completion():
    found = figures("新建步道26公里，完成年度目标20公里的130%；整修河岸8公里。")
    assert seen(found, "subject", "measure", "stage", "value") == [
        ("步道", "count", "done", "26"),
        ("步道", "count", "target", "20"),
        ("步道", "completion_rate", "done", "130"),
        ("河岸", "count", "done", "8"),
    ]


def test_aim_set_beside_what_was_done_holds_for_its_own_number():
    found = figures("加固堤坝11座，年度目标为11座；整修河岸8公里。")
    assert [figure.stage for figure in found] == ["done", "target", "done"]


@pytest.mark.parametrize(
    ("aim", "done"),
    [
        ("慢病筛查目标人数200人", "实际筛查210人"),
        ("家长讲座计划开展60场", "实际开展68场"),
        ("技能竞赛计划举办6场", "实际举办7场"),
    ],
)
def test_what_was_really_done_has_the_name_of_what_was_to_be_done(aim, done):
    found = figures(f"{aim}，{done}。")
    assert len({figure.subject for figure in found}) == 1
    assert [figure.stage for figure in found] == ["target", "done"]
    assert not any(word in found[0].subject for word in ("目标", "计划"))


@pytest.mark.parametrize("name", ["内设机构", "派出机构", "派出机构（工作站）", "下设机构"])
def test_body_keeps_the_verb_of_its_name(name):
    (count,) = figures(f"本局{name}5个。", title="青禾县水务局2024年度部门整体支出绩效自评报告")
    assert seen([count], "subject", "value", "certainty") == [(name, "5", "sure")]


def test_number_of_an_item_in_front_of_an_age_is_no_decimal():
    found = figures("1.新生儿访视120人。", "2.65岁及以上老年人体检340人。")
    assert seen(found, "subject", "value") == [("新生儿访视", "120"), ("65岁及以上老年人体检", "340")]


def test_those_whom_an_amount_concerns_are_counted_under_its_name():
    found = figures("（一）优待服务。发放优待金52万元，涉及96人；发放慰问金8万元，涉及40户。")
    assert seen(found, "subject", "value") == [
        ("优待金", "52"),
        ("优待金", "96"),
        ("慰问金", "8"),
        ("慰问金", "40"),
    ]


@pytest.mark.parametrize(
    "words", ["年中根据工作需要调增", "年中因人员增加追加", "年中中央和省级追加", "执行中省级财政追加"]
)
def test_reason_and_giver_of_an_addition_own_nothing(words):
    found = figures(f"2024年年初预算300万元。{words}40万元，调减15万元，调整后预算325万元，实际支出310万元。")
    assert seen(found, "subject", "measure", "value", "certainty") == [
        ("部门", "initial", "300", "sure"),
        ("部门", "adjustment", "40", "sure"),
        ("部门", "adjustment", "-15", "sure"),
        ("部门", "adjusted", "325", "sure"),
        ("部门", "actual", "310", "sure"),
    ]


def test_shares_given_in_turn_are_of_the_amounts_in_front_of_them():
    found = figures("基本支出70万元，项目支出30万元，分别占总支出的70%和30%。")
    assert seen(found[-2:], "account", "measure", "value") == [
        ("basic", "share", "70"),
        ("project", "share", "30"),
    ]


def test_quotation_at_the_end_of_a_name_is_closed():
    (amount, _) = figures("项目支出包括调解“以奖代补”12万元、普法宣传经费9万元。")
    assert amount.subject == "调解“以奖代补”"


def test_budget_below_an_item_on_the_start_of_the_year_is_the_initial_one():
    found = figures("1.年初预算。本局预算总额为90万元，分别为：人员经费60万元，公用经费30万元。")
    assert {figure.measure for figure in found} == {"initial"}


def test_scores_told_in_a_sentence_are_no_form_that_was_lost():
    found = figures("自评总分98分，其中预算执行率得10分、产出指标得49分、效益指标得29分、满意度指标得10分。")
    assert {figure.certainty for figure in found} == {"sure"}


@pytest.mark.parametrize(
    ("title", "certainty"), [("项目支出情况表", "sure"), ("重点项目支出情况表", "likely")]
)
def test_total_of_some_projects_is_only_likely_project_expenditure(title, certainty):
    table = ["项目名称 | 年初预算（万元）", "河道巡查 | 6", "泵站维修 | 4", "合计 | 10"]
    *_, total = figures(title, table)
    assert seen([total], "account", "value", "certainty") == [("project", "10", certainty)]


@pytest.mark.parametrize(("rate", "wrong"), [("97.21%", False), ("95.21%", True)])
def test_those_satisfied_in_some_degree_are_satisfied_too(rate, wrong, tmp_path):
    found = found_in(tmp_path, DEGREES.format(rate))
    told = said_by("rate", found) + said_by("stated_rate", found)
    assert bool(told) == wrong
    assert "80.88%" not in told


@pytest.mark.parametrize(
    ("rule", "said", "told"),
    [
        ("stated_sum", "下属单位18个，其中行政单位1个、参公单位3个、其他单位16个。", "20个"),
        ("stated_sum", "抽检食品486批次，其中合格425批次，不合格34批次。", "459批次"),
        ("stated_rate", "慢病筛查目标人数200人，实际筛查210人，完成率115%。", "105.00%"),
        ("stated_change", "服务对象满意度92.6%，比目标值90%高3.6个百分点。", "92.6%、90%"),
    ],
)
def test_lists_that_leave_nothing_out_and_what_an_aim_gives_are_held_to_it(rule, said, told, tmp_path):
    assert told in said_by(rule, found_in(tmp_path, said))


@pytest.mark.parametrize(
    "said",
    [
        "公用经费181万元，包括：办公费26万元、差旅费38万元、其他商品和服务支出86万元。",
        "慢病筛查目标人数200人，实际筛查210人，完成率105%。",
        "服务对象满意度92.6%，比目标值90%高2.6个百分点。",
        "抽检食品486批次，其中合格425批次，不合格34批次，待检27批次。",
    ],
)
def test_lists_and_aims_that_agree_are_left_in_peace(said, tmp_path):
    found = found_in(tmp_path, said)
    assert {*found["rule"]} & {"stated_sum", "stated_rate", "stated_change"} == set()


def test_share_of_all_spending_is_held_to_the_whole_that_another_place_tells(tmp_path):
    said = ("本年支出合计500万元。", "一般公共预算财政拨款支出450万元，占本年支出合计的95%。")
    assert "90.00%" in said_by("share_does_not_follow", found_in(tmp_path, *said))


def test_basic_expenditure_told_by_its_parts_alone_is_held_to_the_whole(tmp_path):
    said = "支出900万元。其中：人员经费支出300万元，公用经费支出50万元，项目支出540万元。"
    assert "相差10.00万元" in said_by("basic_and_project", found_in(tmp_path, said))
