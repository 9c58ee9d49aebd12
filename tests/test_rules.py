"""Every rule by itself: figures in which it finds something, what it says, and figures in which it finds nothing."""

import re
import runpy
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest
from printed import count, figure, figures, fund, money, own, rate
from test_approved import RULES as APPROVED
from test_questions import QUESTIONS

from helpers import schema
from helpers.measure import RULE_NAMED, findings_of
from helpers.messages import LANGUAGES, catalogue

DOCS = Path(__file__).parents[1] / "docs"
GRADES = [grade.name for grade in (*schema.GRADES, schema.READING_GRADE)]

Rows = Iterable[dict[str, str] | list[dict[str, str]]]


@dataclass(frozen=True)
class Example:
    """Rows (and words of the document) that a rule speaks of, how it does, and rows of which it is silent."""

    rows: Rows
    grade: str
    said: str
    quiet: Rows
    words: Rows = ()
    quiet_words: Rows = field(default=())


def people(**numbers: int) -> list[dict[str, str]]:
    return [figure("people", "部门", measure, number, "人") for measure, number in numbers.items()]


def proposals(subject: str = "提案", **numbers: int) -> list[dict[str, str]]:
    return [count(subject, measure, number, "件") for measure, number in numbers.items()]


def whole(**amounts: object) -> list[dict[str, str]]:
    return [own(measure, value) for measure, value in amounts.items()]


def accounts(locator: str = "", **amounts: object) -> list[dict[str, str]]:
    return [own("actual", value, account, locator=locator) for account, value in amounts.items()]


def twice(first: str, other: str, **more: str) -> list[dict[str, str]]:
    return [own("actual", first, **more), own("actual", other, section="六")]


def parts_of_income(last: int, **more: str) -> list[dict[str, str]]:
    """A whole of 100万元, and parts of 60, 30 and a last one in one sentence."""
    amounts = {"收入总计": 100, "甲": 60, "乙": 30}
    said = {"flow": "income", "locator": "line 1"}
    rows = [money(name, "received", value, label=name, **said) for name, value in amounts.items()]
    return [*rows, money("丙", "received", last, label="丙", **said, **more)]


CHANGED = [fund("甲", initial=10, adjustment=5, actual=15), fund("乙", initial=10, adjustment=-4, actual=6)]
UNSPENT = fund("甲", initial=5, adjustment=-5, actual=0, carryover=0)
CUT = fund("甲", initial=16, adjustment=-15, actual=1)
OPENING = whole(opening=2, initial=10, adjustment=5)

EXAMPLES = {
    "unit_slip": Example(
        twice("887.36", "887.36", unit="元"),
        "差错",
        "887.36万元（六），相差一万倍",
        twice("887.36", "887.37"),
    ),
    "table_and_report": Example(
        twice("30", "31", origin="transcribed"),
        "差错",
        "在录入表与报告中不一：30万元、31万元（六）",
        twice("30", "31"),
    ),
    "stated_twice": Example(
        twice("24.78", "24.86"),
        "差错",
        "部门实际支出前后不一：24.78万元、24.86万元（六）",
        twice("24.78", "24.78"),
    ),
    "basic_and_project": Example(
        accounts(total="9.00", basic="4.00", project="4.50"),
        "差错",
        "部门基本支出、项目支出之和为8.50万元，与支出合计9.00万元相差0.50万元",
        accounts(total="8.50", basic="4.00", project="4.50"),
    ),
    "personnel_and_public": Example(
        accounts(basic="6.00", personnel="3.00", public="2.00"),
        "差错",
        "人员经费、公用经费之和为5.00万元，与基本支出6.00万元相差1.00万元",
        accounts(basic="5.00", personnel="3.00", public="2.00"),
    ),
    "three_public": Example(
        accounts(three_public="4.00", abroad="0.00", vehicles="2.00", reception="1.00"),
        "差错",
        "公务接待费之和为3.00万元，与“三公”经费4.00万元相差1.00万元",
        accounts(three_public="3.00", abroad="0.00", vehicles="2.00", reception="1.00"),
    ),
    "vehicles": Example(
        accounts(vehicles="3.00", vehicle_purchase="0.00", vehicle_running="2.00"),
        "差错",
        "公务用车购置费、运行维护费之和为2.00万元，与公务用车费3.00万元相差1.00万元",
        accounts(vehicles="2.00", vehicle_purchase="0.00", vehicle_running="2.00"),
    ),
    "department_budget": Example(
        whole(opening=0, initial=100, adjustment=0, actual=90, carryover=5),
        "差错",
        "预算与年中调整合计100.00万元，与支出、结转结余合计95.00万元相差5.00万元",
        whole(opening=0, initial=100, adjustment=0, actual=90, carryover=10),
    ),
    "department_revenue": Example(
        whole(received=100, opening=0, actual=90, carryover=5),
        "差错",
        "收入与上年结转合计100.00万元，与支出、结转结余合计95.00万元相差5.00万元",
        whole(received=95, opening=0, actual=90, carryover=5),
    ),
    "line_budget": Example(
        fund("甲", opening=2, initial=75, adjustment=0, actual="78.00", carryover=0),
        "差错",
        "甲上年结转、年初预算与年中调整合计77.00万元，与实际支出、结转结余合计78.00万元相差1.00万元",
        fund("甲", opening=2, initial=75, adjustment=0, actual="77.00", carryover=0),
    ),
    "number_of_projects": Example(
        [fund("甲", actual=2), fund("乙", actual=3), count("专项资金", "count", 3, "个")],
        "差错",
        "称有专项资金3个，所列2个，请核实。",
        [fund("甲", actual=2), fund("乙", actual=3), count("专项资金", "count", 2, "个")],
    ),
    "people": Example(
        people(in_service=18, retired=9, total=28),
        "差错",
        "在职、退休等人数合计27人，与总人数28人相差1人",
        people(in_service=18, retired=9, total=27),
    ),
    "spent_without_budget": Example(
        fund("甲", initial=5, adjustment=-5, actual=3),
        "差错",
        "甲调整后预算为0，列支出3.00万元",
        fund("甲", initial=5, adjustment=-2, actual=3),
    ),
    "spent_beyond_budget": Example(
        fund("甲", adjusted=10, actual=12),
        "差错",
        "执行率120.00%，超过100%",
        fund("甲", adjusted=10, actual=10),
    ),
    "adjusted": Example(
        [*OPENING, own("adjusted", "18.00")],
        "差错",
        "合计17.00万元，与调整后预算18.00万元相差1.00万元",
        [*OPENING, own("adjusted", "17.00")],
    ),
    "adjusted_without_opening": Example(
        [*OPENING, own("adjusted", "15.00")],
        "需说明",
        "未含上年结转2.00万元",
        [*OPENING, own("adjusted", "17.00")],
    ),
    "projects": Example(
        [own("actual", "5.00", "project"), fund("甲", actual="2.00"), fund("乙", actual="3.10")],
        "差错",
        "各项目之和为5.10万元，与项目支出5.00万元相差0.10万元，请核实。",
        [own("actual", "5.00", "project"), fund("甲", actual="2.00"), fund("乙", actual="3.00")],
    ),
    "valid_at_most_distributed": Example(
        proposals("问卷", distributed=100, returned_valid=120),
        "差错",
        "问卷有效份数120，多于发放份数100",
        proposals("问卷", distributed=100, returned_valid=90),
    ),
    "filed_at_most_received": Example(
        proposals(received=56, filed=71),
        "差错",
        "提案立案数71，多于收到数56",
        proposals(received=71, filed=56),
    ),
    "key_at_most_filed": Example(
        proposals(filed=8, key=10), "差错", "提案重点数10，多于立案数8", proposals(filed=8, key=2)
    ),
    "replied_at_most_filed": Example(
        proposals(filed=8, replied=10), "差错", "提案办复数10，多于立案数8", proposals(filed=8, replied=8)
    ),
    "met_at_most_filed": Example(
        proposals(filed=8, met=10), "差错", "提案见面数10，多于立案数8", proposals(filed=8, met=8)
    ),
    "satisfied_at_most_valid": Example(
        proposals("问卷", returned_valid=90, satisfied=95),
        "差错",
        "问卷满意数95，多于有效份数90",
        proposals("问卷", returned_valid=90, satisfied=85),
    ),
    "alias": Example(
        [
            own("actual", "5.00", "project"),
            fund("会议经费", actual="2.00"),
            fund("业务经费（会议经费）", actual="2.00"),
            fund("乙", actual="3.00"),
        ],
        "识读待确认",
        "“会议经费”与“业务经费（会议经费）”疑为同一项目的两个名称",
        [own("actual", "5.00", "project"), fund("甲", actual="2.00"), fund("乙", actual="3.10")],
    ),
    "unit_of_part": Example(
        parts_of_income(10, unit="元"),
        "差错",
        "收入总计100万元，其中丙10元；按10万元计，各项之和恰为合计",
        parts_of_income(11, unit="元"),
    ),
    "impossible_ratio": Example(
        [fund("甲", initial="15.20", actual=141780), fund("乙", initial=10, actual=9)],
        "需说明",
        "将“元”列作“万元”：甲（预算15.20万元，实际支出141,780.00万元）。请核实。",
        fund("甲", initial="15.20", actual="14.18"),
    ),
    "in_service_at_most_authorised": Example(
        people(in_service=18, authorised=17),
        "需说明",
        "部门在职人数18人，多于编制数17人",
        people(in_service=17, authorised=17),
    ),
    "one_unit": Example(
        [own("actual", 3), own("received", 4, unit="亿元")],
        "提示",
        "全文金额单位不一致",
        whole(actual=3, received=4),
    ),
    "one_year": Example(
        [figure("people", "部门", "retired", 9, "人", as_of="2023-12-31")],
        "提示",
        "截止日期与所属年度不一致",
        [figure("people", "部门", "retired", 9, "人", as_of="2024-12-31")],
    ),
    "rate": Example(
        [
            fund("甲", initial=80, actual=60),
            rate("甲", "execution_to_initial", "70.00", label="完成年初预算"),
        ],
        "差错",
        "甲完成年初预算列为70.00%，按所列数字（实际支出60万元、年初预算80万元）计算为75.00%",
        [
            fund("甲", initial=80, actual=60),
            rate("甲", "execution_to_initial", "75.00", label="完成年初预算"),
        ],
    ),
    "rate_on_zero": Example(
        [fund("甲", initial=0, actual=0), rate("甲", "execution_to_initial", 50, label="完成年初预算")],
        "差错",
        "甲年初预算为0，却列有完成年初预算50%",
        [fund("甲", initial=0, actual=0), rate("甲", "execution_to_initial", 0, label="完成年初预算")],
    ),
    "rate_at_most_one": Example(
        rate("提案", "reply_rate", 105, label="办复率"),
        "差错",
        "办复率列为105%，超过100%",
        rate("提案", "reply_rate", 100, label="办复率"),
    ),
    "budget_stage": Example(
        [own("budget", 8, phrase="预算资金8万元"), own("actual", 7)],
        "需说明",
        "与支出7.00万元相差1.00万元",
        whole(initial=8, actual=7),
    ),
    "spent_equals_adjusted": Example(
        CHANGED,
        "需说明",
        "2个项目调整后预算与实际支出逐项相等（合计21.00万元）",
        [fund("甲", initial=10, adjustment=5, actual=14), CHANGED[1]],
    ),
    "both_ways": Example(CHANGED, "需说明", "调增5.00万元、调减4.00万元并存，净调增1.00万元", CHANGED[:1]),
    "rate_without_parts": Example(
        rate("提案", "meeting_rate", 100, label="见面率"),
        "需说明",
        "提案见面率为100%，未列分子、分母",
        [rate("提案", "meeting_rate", 100, label="见面率"), proposals(filed=8, met=8)],
    ),
    "gap": Example(
        fund("甲", initial=40, adjustment=-8, actual="31.00", carryover=3),
        "需说明",
        "分别为32.00万元和34.00万元，相差2.00万元，未列上年结转",
        fund("甲", opening=2, initial=40, adjustment=-8, actual="31.00", carryover=3),
    ),
    "three_public_gap": Example(
        accounts(
            three_public="14.00", abroad="3.00", vehicle_running="6.00", reception="4.00", locator="line 1"
        ),
        "需说明",
        "“三公”经费支出14.00万元，所列各项（",
        accounts(
            three_public="13.00", abroad="3.00", vehicle_running="6.00", reception="4.00", locator="line 1"
        ),
    ),
    "without_initial": Example(
        fund("甲", initial=0, adjustment=10, actual=10),
        "缺项",
        "甲年初预算为0，年中调增并支出10.00万元",
        fund("甲", initial=1, adjustment=10, actual=11),
    ),
    "small_cost": Example(
        [fund("工作室", actual="0.9"), count("工作室", "count", 18, "个")],
        "提示",
        "18个工作室，专项支出0.90万元，平均每个约500元",
        [fund("工作室", actual=90), count("工作室", "count", 18, "个")],
    ),
    "two_names": Example(
        [money("全会经费", "initial", 5, line="会议费"), money("会议费", "actual", 5)],
        "提示",
        "“全会经费”与“会议费”前后名称不一",
        [money("会议费", "initial", 5), money("会议费", "actual", 5)],
    ),
    "not_found": Example(
        own("actual", 3),
        "缺项",
        "未检出：编制数",
        own("actual", 3),
        [
            ("section", name, "yes")
            for name in ("“三公”经费", "政府采购", "固定资产", "服务对象满意度", "自评得分")
        ],
        [
            ("section", name, "yes")
            for name in ("“三公”经费", "编制数", "政府采购", "固定资产", "服务对象满意度", "自评得分")
        ],
    ),
    "adjustments_without_reason": Example(
        CHANGED,
        "需说明",
        "2项调整中仅检出甲说明了原因；其余1项（乙）4.00万元（占9.00万元的44.44%）未检出原因，1项未检出批复文号",
        CHANGED,
        [
            ("adjustment_reason", "甲", "yes"),
            ("adjustment_reason", "乙", "no"),
            ("approval", "甲", "yes"),
            ("approval", "乙", "no"),
        ],
        [(item, name, "yes") for item in ("adjustment_reason", "approval") for name in ("甲", "乙")],
    ),
    "purpose_without_spending": Example(
        UNSPENT,
        "需说明",
        "甲实际支出为0，仍有支出用途的表述，请更正。",
        UNSPENT,
        [("purpose", "甲", "yes", "用于培训")],
        [("purpose", "甲", "no")],
    ),
    "targets_not_quantified": Example(
        own("actual", 3),
        "缺项",
        "整体目标均未检出数量指标",
        own("actual", 3),
        [("target_quantified", "部门", "no")],
        [("target_quantified", "部门", "yes")],
    ),
    "little_spent_of_target": Example(
        CUT,
        "需说明",
        "列有目标的1个项目中，1个支出不足年初预算的20%（甲6.25%），报告结论为“基本达到目标”",
        fund("甲", initial=16, adjustment=-8, actual=8),
        [("target", "甲", "yes"), ("conclusion", "部门", "yes", "基本达到目标")],
        [("target", "甲", "yes"), ("conclusion", "部门", "yes", "基本达到目标")],
    ),
    "cut_and_secured": Example(
        CUT,
        "提示",
        "甲由16.00万元减至1.00万元（−93.75%），报告称“保障会议”",
        fund("甲", initial=16, adjustment=-4, actual=12),
        [("assurance", "甲", "yes", "保障会议")],
        [("assurance", "甲", "yes", "保障会议")],
    ),
    "few_quantities": Example(
        own("actual", 3),
        "提示",
        "2个工作小节中1个无数量表述。",
        own("actual", 3),
        [("work_section", "甲", "yes"), ("work_section", "乙", "no")],
        [("work_section", "甲", "yes"), ("work_section", "乙", "yes")],
    ),
}


def spoken(words: Rows) -> pd.DataFrame:
    """Rows of (item, subject, found, words) as a document would give them."""
    filled = [(*row, "")[:4] + ("line 1",) for row in words]
    return pd.DataFrame(filled, columns=schema.names(schema.WORDS), dtype="str")


def found(rule: str, rows: Rows, words: Rows, language: str = "zh") -> pd.DataFrame:
    frame = figures(*([rows] if isinstance(rows, dict) else rows))
    lines = [row.get("line") or row["subject"] for row in flat(rows)]
    table = findings_of(frame.assign(line=lines), spoken(words), language)
    return table[table["rule"] == rule]


def flat(rows: Rows) -> list[dict[str, str]]:
    if isinstance(rows, dict):
        return [rows]
    return [row for part in rows for row in ([part] if isinstance(part, dict) else part)]


each_rule = pytest.mark.parametrize("rule", RULE_NAMED)
each_example = pytest.mark.parametrize("rule", EXAMPLES)


def test_every_rule_has_an_example():
    assert [*EXAMPLES, *QUESTIONS, "unanswered", *APPROVED, "copied_text", "kept_from_last_year"] == [
        rule for rule in RULE_NAMED
    ]


@each_example
def test_a_rule_finds_what_its_example_has_and_says_it(rule):
    example = EXAMPLES[rule]
    table = found(rule, example.rows, example.words)
    assert table["grade"].tolist() == [example.grade]
    assert example.said in table["sentence"].item()


@each_example
def test_a_rule_is_silent_where_there_is_nothing(rule):
    example = EXAMPLES[rule]
    assert found(rule, example.quiet, example.quiet_words).empty


@each_rule
def test_a_rule_has_its_texts_in_both_languages(rule):
    declared = RULE_NAMED[rule]
    for text in (declared.asks, declared.ground, declared.example):
        assert all(text)
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert re.search("[a-z]{3}", text.en)
    assert {name for _, name, _, _ in Formatter().parse("".join(declared.asks)) if name} <= {"subject"}


@each_rule
def test_a_rule_has_sentences_and_only_grades_that_there_are(rule):
    declared = RULE_NAMED[rule]
    assert [name for name in declared.sentences if f"finding_{name}" not in catalogue("measure")] == []
    assert set(declared.grades) <= set(GRADES)


@each_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_has_words_of_its_own_for_the_summary(rule, language):
    asked = RULE_NAMED[rule].asked("甲", language)
    assert "{" not in asked
    assert asked not in [other.asked("甲", language) for other in RULE_NAMED.values() if other.id != rule]


def test_the_table_in_the_docs_is_that_of_the_declarations():
    page = (DOCS / "methodology.md").read_text(encoding="utf-8")
    tables = runpy.run_path(str(DOCS / "tables.py"))
    assert tables["written"](page, "rules", tables["rules"]()) == page
    assert [rule for rule in RULE_NAMED if f"\n| `{rule}` | " not in page] == []
