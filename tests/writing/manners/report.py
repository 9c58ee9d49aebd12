"""The self-evaluation report in prose, as counties of the south write it: sections, items 一是, a score at the end."""

from .. import accounts
from ..facts import Project
from ..figures import Mark
from ..lines import Line
from ..pen import Pen
from .counts import write_activities, write_people, write_strange

KIND = "self-evaluation report"
PURPOSES = (
    "主要用于开展相关业务工作",
    "主要用于保障任务实施",
    "主要用于服务对象补助和工作开支",
    "用于购买服务和设备维护",
)


def write(pen: Pen) -> None:
    """The whole report; the order of its middle sections is by lot."""
    pen.write("{dept}{year}度部门整体支出绩效自评报告（虚构）", "title")
    basics(pen)
    middle = [budget, three_public]
    pen.rng.shuffle(middle)
    for section in middle:
        section(pen)
    projects(pen)
    work(pen)
    conclusion(pen)


def basics(pen: Pen) -> None:
    pen.heading(1, "[部门概况|基本情况|部门基本情况]")
    pen.heading(2, "[主要职责|职能情况]")
    pen.write(
        "{dept}[负责|承担]本辖区相关[行政管理|公共服务]工作，[落实|贯彻]上级各项部署。",
    )
    pen.heading(2, "机构[设置|情况]和人员[情况|构成]")
    inner, units = pen.facts.units
    pen.write(
        "[内设股室|内设机构]{a}，[下属|所属]事业单位{b}。",
        a=pen.count(inner, "个", "内设股室|内设机构|股室|机构"),
        b=pen.count(units, "个", "事业单位|下属事业单位|所属事业单位"),
    )
    write_people(pen)


def budget(pen: Pen) -> None:
    """Where the money came from and where it went, stage by stage."""
    lines = {name: accounts.part(pen, name) for name in accounts.PARTS}
    whole = accounts.total(pen, "部门整体支出", "整体支出", "部门预算", "支出")
    pen.heading(1, "[预算安排及执行|资金收支|预算执行和资金使用]情况")
    pen.heading(2, "[整体支出|部门整体支出]情况")
    pen.write(
        "{year}[部门整体支出|本部门]{w.initial}{t.initial}，{w.up}{t.up}，{w.down}{t.down}，{w.adjusted}{t.adjusted}"
        + opening_words(whole)
        + "。{w.actual}{t.actual}，{w.carryover}{t.carryover}，预算执行率{t.execution_to_adjusted}。",
        t=whole,
    )
    pen.write(
        "[按支出性质划分|从支出构成看]，基本支出{w.initial}{b.initial}，{w.actual}{b.actual}，其中：人员经费{w.actual}{p.actual}，"
        "公用经费{w.actual}{q.actual}；项目支出{w.initial}{x.initial}，{w.actual}{x.actual}，"
        "[完成|为]{w.initial}的{x.execution_to_initial}。",
        b=lines["basic"], p=lines["personnel"], q=lines["public"], x=lines["project"],
    )  # fmt: skip
    pen.write(
        "[与上年相比|同上年比较|较上年]，基本支出{b.change}，项目支出{x.change}。",
        b=lines["basic"],
        x=lines["project"],
    )
    for_fund(pen)


def opening_words(line: Line) -> str:
    return "（含{w.opening}{t.opening}）" if line.amounts.opening else ""


def for_fund(pen: Pen) -> None:
    """A section for the government fund: its amounts, or 无."""
    pen.heading(2, "政府性基金预算[支出|收支]情况")
    line = accounts.one_budget(
        pen, "government_fund", "政府性基金", "政府性基金预算支出", "政府性基金支出", "政府性基金预算"
    )
    if line.amounts.adjusted:
        pen.write(
            "政府性基金预算{w.initial}{g.initial}，{w.actual}{g.actual}，全部用于[社会公益|公益]项目。",
            g=line,
        )
    else:
        pen.write("无。")


def three_public(pen: Pen) -> None:
    lines = {name: accounts.three_public(pen, name) for name in ("three_public", *accounts.THREE)}
    pen.heading(1, "“三公”经费[使用和管理|支出|控制]情况")
    pen.write(
        "{year}“三公”经费{w.initial}{t.initial}，{w.actual}{t.actual}，比上年{t.change}。其中：因公出国（境）费{w.actual}{a.actual}；"
        "公务用车运行维护费{w.actual}{v.actual}，比上年{v.change}；公务接待费{w.actual}{r.actual}，比上年{r.change}，{r.grows}。",
        t=lines["three_public"], a=lines["abroad"], v=lines["vehicle_running"], r=lines["reception"],
    )  # fmt: skip


def projects(pen: Pen) -> None:
    """The projects in one of two ways: items 一是, or items with numbers."""
    whole = accounts.part(pen, "project")
    pen.heading(1, "项目支出[绩效|实施|使用]情况")
    pen.write(
        "{year}[共实施|安排]项目{n}，{w.initial}合计{x.initial}，{w.actual}合计{x.actual}。[具体情况如下|分项情况]：",
        n=pen.count(len(pen.facts.projects), "个", "项目"),
        x=whole,
    )
    numbered = pen.rng.random() < 0.4
    for number, one in enumerate(pen.facts.projects, 1):
        mark = (Mark(str(number), why="heading mark"), ".") if numbered else pen.ordinal(number)
        pen.write("{mark}{name}[，|：]{body}", mark=mark, name=one.name, body=project_body(pen, one))


def project_body(pen: Pen, one: Project) -> tuple:
    """A project's stages in a row, every change with its reason, and what the money went for."""
    line = accounts.project(pen, one)
    text = pen.say("{w.initial}{p.initial}", p=line)
    if one.amounts.opening:
        text += pen.say("，{w.opening}{p.opening}", p=line)
    for change in one.amounts.changes:
        word = "{w.up}" if change.value > 0 else "{w.down}"
        amount = pen.amount(change.value, **line.of("adjustment") | {"reason": change.reason})
        text += pen.say("，" + word + "{a}{why}", a=amount, why=reason(pen, change.words))
    text += pen.say("，{w.adjusted}{p.adjusted}，{w.actual}{p.actual}，{w.carryover}{p.carryover}", p=line)
    if one.amounts.initial:
        text += pen.say("，[预算执行率|执行率]{p.execution_to_adjusted}", p=line)
    purpose = pen.rng.choice(PURPOSES)
    return (*text, *pen.say("。[资金|该资金]"), Mark(purpose, tag="purpose"), "。")


def reason(pen: Pen, words: str) -> tuple:
    """A change's reason in brackets, the year in it as a mark of its own."""
    if not words:
        return ()
    before, year, after = f"（{words}）".partition(str(pen.facts.year))
    if not year:
        return (Mark(before, tag="reason"),)
    return Mark(before, tag="reason"), Mark(year, why="date", tag="reason"), Mark(after, tag="reason")


def work(pen: Pen) -> None:
    pen.heading(1, "[部门整体支出绩效|履职绩效|工作开展及绩效]情况")
    write_activities(pen)
    if pen.style.strange:
        write_strange(pen)


def conclusion(pen: Pen) -> None:
    """The score, its grade and the next steps."""
    pen.heading(1, "[自评结论|自评结果|综合评价]")
    card = pen.facts.card
    score = pen.figure(
        "ratio", "部门|自评得分|整体支出|部门整体支出绩效", "score", card.total, "分", stage=""
    )
    pen.write(
        "[经对照指标逐项评分|按照评分标准逐项打分]，[我单位|本部门]{year}整体支出绩效自评得分{s}分，[评价等级|等次]为“{g}”。",
        s=Mark(pen.style.digits(card.total, keep=False), (score,)),
        g=Mark(card.grade, tag="grade"),
    )
    pen.heading(1, "存在的[问题|不足]和[改进措施|下一步打算]")
    pen.write("[预算编制精细化程度|绩效指标设置质量]还需[提高|提升]，[下一步将加强培训|今后将强化预算约束]。")
