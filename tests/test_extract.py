"""From a report to figures: whose each is, what it measures, and what the words say beside them.

The report is made up: an invented council of an invented town.
"""

from pathlib import Path

import pandas as pd
import pytest
from clock import seconds

from helpers.errors import UnreadableDocument
from helpers.read import extract
from helpers.read.documents import read_document
from helpers.schema import FIGURES, KINDS, QUALIFIERS, WORDS, measures_of, names

REPORT = """一、基本情况
（一）机构和人员
1、机构。
镇议事会设办公室2个，专门小组3个。
2、人员。
本部门截止至2023年12月31日共12人，其中在职8人，退休人员4人。
（二）绩效目标
1、整体支出绩效目标
保障会议和调研按时开展。
2、专项资金绩效目标
议事厅：办好议事厅，全年议事不少于20场。
读书会专项：组织大家读书。
二、一般公共预算支出情况
1、2023年度单位一般公共预算财政拨款收入95万元。
2、2023年度单位一般公共预算财政拨款支出95万元，其中：项目支出15万元，基本支出80万元，其中：人员经费60.5万元，公用经费19.5万元。
3、2023年项目支出合计15万元，其中：1.议事厅经费9万元；2.读书会6万元。
三、政府性基金预算支出情况
无。
四、绩效情况
（一）工作开展
1、抓学习，强本领
一是坚持集中学习。全年开展中心组学习10次、读书班3期，参加群众近600人次。
二是做好提案办理。收到委员提案40件，经审查立案30件，将其中5件提案列为重点提案，见面率和办复率均达到100%。
三是把走访做细。发放调查问卷200余份，收回有效问卷180份。
四是转变作风。持之以恒改进会风文风。
（二）专项资金支出情况
一是议事厅专项，年初预算资金12万元，年中执行调减3万元，实际支出9万元，结余结转0万元。主要用于场地维护。由于场地维修推迟，会议改为线上。
二是读书会，年初预算0万元，年中追加6.5万元，实际支出6万元，结余结转0.5万元，完成预算的92.31%。保障了读书会顺利开展。
五、存在的问题
部分预算调整不够及时。
六、其他
无
"""


def written(tmp_path: Path, text: str, name: str = "report.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def figures_of(tmp_path, text, *columns):
    figures = extract(written(tmp_path, text)).figures
    return [tuple(row) for row in figures[list(columns)].itertuples(index=False)]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return extract(written(tmp_path_factory.mktemp("report"), REPORT))


def one(report, **wanted):
    rows = report.figures
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, f"{wanted}: {len(rows)} figures"
    return rows.iloc[0]


def test_tables_have_the_columns_and_words_of_the_schema(report):
    figures = report.figures
    assert list(figures.columns) == names(FIGURES)
    assert list(report.words.columns) == names(WORDS)
    assert set(figures["kind"]) <= {kind.name for kind in KINDS}
    assert set(figures["qualifier"]) <= {qualifier.name for qualifier in QUALIFIERS}
    assert all(row.measure in measures_of(row.kind) for row in figures.itertuples())
    assert not figures.isna().any().any()
    assert set(figures["origin"]) == {"reported"}


def test_people_hold_at_the_printed_date(report):
    people = report.figures[report.figures["section"] == "一（一）2"]
    assert list(people["measure"]) == ["total", "in_service", "retired"]
    assert set(people["subject"]) == {"部门"}
    assert set(people["as_of"]) == {"2023-12-31"}


def test_amounts_of_accounts_are_the_departments(report):
    spent = report.figures.query("section == '二2'")
    assert list(spent["account"]) == ["total", "project", "basic", "personnel", "public"]
    assert set(spent["subject"]) == {"部门"}
    assert set(spent["measure"]) == {"actual"}
    assert set(spent["budget"]) == {"general"}
    assert set(spent["fund_scope"]) == {"财政拨款"}


def test_number_of_a_list_is_no_part_of_the_amount(report):
    listed = report.figures.query("section == '二3' and account == 'fund'")
    assert list(zip(listed["subject"], listed["value"], strict=True)) == [
        ("议事厅经费", "9"),
        ("读书会", "6"),
    ]
    assert set(listed["measure"]) == {"actual"}
    assert set(listed["parent"]) == {"部门"}


def test_fund_named_at_the_opening_owns_the_amounts_that_follow(report):
    fund = report.figures.query("section == '四（二）一是'")
    assert set(fund["subject"]) == {"议事厅专项"}
    assert set(fund["account"]) == {"fund"}
    assert list(zip(fund["measure"], fund["value"], strict=True)) == [
        ("initial", "12"),
        ("adjustment", "-3"),
        ("actual", "9"),
        ("carryover", "0"),
    ]


def test_adjustment_carries_the_reason_that_the_words_give(report):
    assert one(report, section="四（二）一是", measure="adjustment").reason == "other: 由于场地维修推迟"
    assert one(report, section="四（二）二是", measure="adjustment").reason == ""


def test_printed_rate_names_its_base(report):
    rate = one(report, measure="execution_to_budget")
    assert (rate.subject, rate.value, rate.unit) == ("读书会", "92.31", "%")


def test_nil_is_said_only_of_money(report):
    nil = one(report, kind="nil")
    assert (nil.subject, nil.budget, nil.measure, nil.value) == ("部门", "government_fund", "actual", "0")
    assert nil.section == "三"


def test_role_alone_is_of_the_thing_counted_before(report):
    proposals = report.figures.query("section == '四（一）1二是' and kind == 'count'")
    assert set(proposals["subject"]) == {"委员提案"}
    assert list(zip(proposals["measure"], proposals["value"], strict=True)) == [
        ("received", "40"),
        ("filed", "30"),
        ("key", "5"),
    ]


def test_one_number_for_two_labels_is_two_rates(report):
    rates = report.figures.query("section == '四（一）1二是' and kind == 'ratio'")
    assert list(zip(rates["measure"], rates["value"], strict=True)) == [
        ("meeting_rate", "100"),
        ("reply_rate", "100"),
    ]


def test_attendances_belong_to_the_sessions_before_them(report):
    attended = one(report, measure="attendances")
    assert (attended.subject, attended.value, attended.upper) == ("读书班", "600", "599")


def test_general_noun_takes_the_topic_of_its_item(report):
    sent = one(report, measure="distributed")
    returned = one(report, measure="returned_valid")
    assert sent.subject == returned.subject == "走访调查问卷"
    assert (sent.qualifier, sent.lower) == ("over", "201")


def test_theme_is_the_heading_above_the_item(report):
    assert one(report, measure="received", kind="count").theme == "抓学习，强本领"
    assert one(report, section="四（二）一是", measure="initial").theme == "专项资金支出情况"


def said(report, item, subject):
    rows = report.words.query("item == @item and subject == @subject")
    return list(zip(rows["found"], rows["words"], strict=True))


def test_words_say_which_lines_have_targets_and_numbers_in_them(report):
    assert said(report, "target", "议事厅专项") == [("yes", "议事厅")]
    assert said(report, "target_quantified", "议事厅专项") == [("yes", "不少于20场")]
    assert said(report, "target", "读书会") == [("yes", "读书会专项")]
    assert said(report, "target_quantified", "读书会") == [("no", "")]
    assert said(report, "target_quantified", "部门") == [("no", "")]


def test_words_say_why_money_moved_and_what_it_was_for(report):
    assert said(report, "adjustment_reason", "议事厅专项") == [("yes", "由于场地维修推迟")]
    assert said(report, "adjustment_reason", "读书会") == [("no", "")]
    assert said(report, "purpose", "议事厅专项") == [("yes", "主要用于场地维护")]
    assert said(report, "deferred", "议事厅专项") == [("yes", "由于场地维修推迟")]
    assert said(report, "assurance", "读书会") == [("yes", "保障了读书会顺利开展")]
    assert said(report, "approval", "读书会") == [("no", "")]


def test_words_list_work_items_and_required_sections(report):
    items = report.words.query("item == 'work_section'")
    assert list(items["found"]) == ["yes", "yes", "yes", "no"]
    assert said(report, "section", "“三公”经费") == [("no", "")]
    assert said(report, "section", "存在的问题") == [("yes", "存在的问题")]
    assert said(report, "problems_mention_adjustment", "部门") == [("yes", "调整不够及时")]


def test_words_cite_their_paragraph(report):
    lines = REPORT.splitlines()
    row = report.words.query("item == 'adjustment_reason' and subject == '议事厅专项'").iloc[0]
    assert "由于场地维修推迟" in lines[int(row.locator.removeprefix("line ")) - 1]


COMPARED = "公务接待费支出2.05万元，较上年2.08减少0.03万元，下降1.44%，占“三公”经费的40%。"


def test_comparisons_with_another_year_are_no_amounts_of_this_one(tmp_path):
    assert figures_of(tmp_path, COMPARED, "account", "measure", "value", "unit", "period") == [
        ("reception", "actual", "2.05", "万元", ""),
        ("reception", "actual", "2.08", "", "上年"),
        ("reception", "change_from_prior", "-0.03", "万元", ""),
        ("reception", "growth_from_prior", "-1.44", "%", ""),
        ("reception", "share", "40", "%", ""),
    ]


def test_item_of_the_functional_classification_owns_the_sentences_below_it(tmp_path):
    item = "1、教育支出（类）进修（款）培训支出（项）。"
    text = f"二、支出决算情况\n{item}\n用于培训。全年预算为3万元，支出决算为2.5万元。"
    assert figures_of(tmp_path, text, "subject", "account", "measure", "value") == [
        ("教育支出（类）进修（款）培训支出（项）", "function", "adjusted", "3"),
        ("教育支出（类）进修（款）培训支出（项）", "function", "actual", "2.5"),
    ]


def test_amount_of_unclear_meaning_keeps_its_words_and_stays_unassigned(tmp_path):
    text = "补助标准提高到每人每月650元。送去慰问金6万元。"
    assert figures_of(tmp_path, text, "measure", "value", "phrase") == [
        ("unassigned", "650", "补助标准提高到每人每月650元"),
        ("unassigned", "6", "送去慰问金6万元"),
    ]


@pytest.mark.parametrize(
    ("words", "measure", "value"),
    [
        ("年初预算为5万元", "initial", "5"),
        ("年初批复预算5万元", "initial", "5"),
        ("全年预算数（A）5万元", "adjusted", "5"),
        ("调整后预算5万元", "adjusted", "5"),
        ("追减5万元", "adjustment", "-5"),
        ("年中追加预算5万元", "adjustment", "5"),
        ("支出决算为5万元", "actual", "5"),
        ("全年执行数（B）5万元", "actual", "5"),
        ("实际到位资金5万元", "received", "5"),
        ("上年结转5万元", "opening", "5"),
        ("结余5万元", "carryover", "5"),
        ("预算资金5万元", "budget", "5"),
    ],
)
def test_each_wording_of_a_stage_has_one_measure(tmp_path, words, measure, value):
    assert figures_of(tmp_path, words + "。", "measure", "value") == [(measure, value)]


def test_parts_have_the_stage_of_their_whole_and_the_next_sentence_speaks_of_the_whole_again(tmp_path):
    text = "年初预算总额9万元，其中基本支出6万元，项目支出3万元。年中追加预算1万元，全年预算数为10万元。"
    assert figures_of(tmp_path, text, "account", "measure", "value") == [
        ("total", "initial", "9"),
        ("basic", "initial", "6"),
        ("project", "initial", "3"),
        ("total", "adjustment", "1"),
        ("total", "adjusted", "10"),
    ]


def test_whole_goes_on_into_the_items_below_it(tmp_path):
    items = "（一）公务接待费1万元。\n（二）公务用车运行维护费4万元。"
    text = f"一、开支\n“三公”经费预算数5万元。其中：\n{items}\n二、其他\n会议费2万元。"
    assert figures_of(tmp_path, text, "account", "measure", "value") == [
        ("three_public", "budget", "5"),
        ("reception", "budget", "1"),
        ("vehicle_running", "budget", "4"),
        ("", "unassigned", "2"),
    ]


def test_planned_income_is_not_received(tmp_path):
    text = "部门预算公开说明\n一、收入预算\n收入预算9万元，其中：财政拨款收入8万元，上年结转1万元。"
    assert {flow for (flow,) in figures_of(tmp_path, text, "flow")} == {"income"}
    assert figures_of(tmp_path, text, "measure", "value") == [
        ("budget", "9"),
        ("budget", "8"),
        ("opening", "1"),
    ]


def test_amount_for_each_of_many_is_none_of_the_departments(tmp_path):
    assert figures_of(tmp_path, "居民人均可支配收入4.2万元。", "measure") == [("unassigned",)]


def test_growth_given_in_turn_goes_to_each(tmp_path):
    text = "办理复议案件23件，应诉案件17件，同比分别增长15%和6.3%。"
    assert figures_of(tmp_path, text, "subject", "measure", "value")[2:] == [
        ("复议案件", "growth_from_prior", "15"),
        ("应诉案件", "growth_from_prior", "6.3"),
    ]


def test_bare_rate_of_execution_divides_by_the_budget_printed_beside_it(tmp_path):
    text = "议事厅项目年初预算5万元，实际支出4万元，执行率80%。"
    assert figures_of(tmp_path, text, "measure")[-1] == ("execution_to_initial",)


def test_same_report_gives_the_same_figures_twice(tmp_path, report):
    again = extract(written(tmp_path, REPORT))
    pd.testing.assert_frame_equal(again.figures, report.figures)
    pd.testing.assert_frame_equal(again.words, report.words)


def test_more_figures_than_a_report_has_are_refused(tmp_path):
    path = written(tmp_path, "支出1万元。" * 20_001)
    with pytest.raises(UnreadableDocument, match="report.txt: more than 20000 figures"):
        extract(path, "en")


def test_more_numbers_in_tables_than_a_report_has_are_refused_before_they_are_read(tmp_path):
    path = written(tmp_path, "项目\t预算数\t决算数\n" + "培训\t5\t4\n" * 15_001)

    def refuse():
        with pytest.raises(UnreadableDocument, match="report.txt: more than 30000 figures"):
            extract(path, "en")

    assert seconds(refuse) < 3 * seconds(lambda: read_document(path)) + 0.5


@pytest.mark.long
def test_cost_grows_with_length_alone(tmp_path):
    body = REPORT * 3
    extract(written(tmp_path, body))
    taken = {times: min(timed(tmp_path, body * times) for _ in range(3)) for times in (1, 10, 100)}
    assert taken[10] < 25 * taken[1]
    assert taken[100] < 25 * taken[10]


def timed(tmp_path, text):
    path = written(tmp_path, text)
    return seconds(lambda: extract(path))


def test_owner_stays_on_through_the_clauses_of_its_sentence(tmp_path):
    text = "接待费支出决算为2万元，完成预算4万元的50%，比2019年（搬迁前）决算数减少1万元，下降33.3%。\n"
    assert figures_of(tmp_path, text.replace("接待费", "公务接待费"), "account", "measure", "value") == [
        ("reception", "actual", "2"),
        ("reception", "budget", "4"),
        ("reception", "execution_to_budget", "50"),
        ("reception", "change_from_prior", "-1"),
        ("reception", "growth_from_prior", "-33.3"),
    ]


def test_budget_that_is_turned_into_another_keeps_its_name(tmp_path):
    text = "会议费由年初预算8万元调减至5万元。设备项目由年初预算30万元调整为42万元，调增12万元。\n"
    assert figures_of(tmp_path, text, "subject", "measure", "value") == [
        ("会议费", "initial", "8"),
        ("会议费", "adjusted", "5"),
        ("设备项目", "initial", "30"),
        ("设备项目", "adjusted", "42"),
        ("设备项目", "adjustment", "12"),
    ]


def test_plan_of_income_is_no_budget_of_spending(tmp_path):
    text = "一般公共预算收入由年初预算90万元调整为95万元，调增5万元。\n"
    assert {flow for (flow,) in figures_of(tmp_path, text, "flow")} == {"income"}


def test_items_fund_keeps_what_it_brought_over_from_the_year_before(tmp_path):
    text = (
        "本单位专项资金共2个，其中：\n一是议事厅，年初预算资金5万元，上年结转1万元，实际支出6万元。\n"
        "二是读书会，年初预算资金2万元，上年结转0万元，实际支出2万元。\n"
    )
    rows = figures_of(tmp_path, "三、专项资金\n" + text, "subject", "measure")
    assert [subject for subject, _ in rows[1:]] == ["议事厅"] * 3 + ["读书会"] * 3


def test_values_of_an_indicator_bear_its_name(tmp_path):
    text = "补助金逐月发放，指标为100%，实际完成值为98%；培训合格率指标值为90%，实际完成值为97%。\n"
    assert figures_of(tmp_path, text, "subject", "measure", "stage", "value") == [
        ("补助金逐月发放", "other_rate", "target", "100"),
        ("补助金逐月发放", "other_rate", "done", "98"),
        ("培训合格率", "pass_rate", "target", "90"),
        ("培训合格率", "pass_rate", "done", "97"),
    ]


def test_numbers_under_a_heading_of_targets_are_targets(tmp_path):
    text = "一、年度绩效目标\n举办讲座不少于15期。\n二、绩效目标完成情况\n举办讲座15期。\n"
    assert figures_of(tmp_path, text, "stage", "qualifier") == [("target", "at_least"), ("done", "exact")]


def test_adjustment_has_the_reason_of_its_own_sentence(tmp_path):
    text = "甲专项经费年中追加3万元，因政策调标。乙专项经费年中调减2万元，由于台风灾害停办。\n"
    assert figures_of(tmp_path, text, "reason") == [
        ("policy: 因政策调标",),
        ("force_majeure: 由于台风灾害停办",),
    ]


def test_list_in_quotes_behind_a_verb_is_counted_and_a_hotlines_number_is_not(tmp_path):
    text = "中心下设“3个科室、2个窗口”，坚持“1个中心、2个基地”理念。12345热线受理工单1200件。\n"
    assert figures_of(tmp_path, text, "value", "subject") == [
        ("3", "科室"),
        ("2", "窗口"),
        ("1200", "工单"),
    ]


def test_amounts_listed_with_what_they_are_for_are_named_by_it(tmp_path):
    text = "拨付资金12万元，其中：8万元用于人工费；4万元用于材料费。\n"
    assert [label for (label,) in figures_of(tmp_path, text, "label")][1:] == ["人工费", "材料费"]


def test_extent_is_of_the_thing_counted_just_before(tmp_path):
    assert figures_of(tmp_path, "拆除棚屋36处、面积1.2万平方米。\n", "subject")[1][0].endswith("棚屋面积")


def test_people_at_sessions_are_named_by_them(tmp_path):
    text = "公务接待共12批次，累计接待86人次。开办读书班4个，惠及居民近300人次。\n"
    assert figures_of(tmp_path, text, "subject", "measure", "label") == [
        ("公务接待", "sessions", "公务接待"),
        ("公务接待", "attendances", "公务接待参加人次"),
        ("读书班", "count", "读书班"),
        ("居民", "attendances", "居民"),
    ]
