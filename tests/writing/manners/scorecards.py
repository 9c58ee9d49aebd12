"""Self-evaluation forms: the state's form of 2020 for projects and departments, and what a province made of it."""

from ..facts import Indicator, Project, Scorecard
from ..figures import Cell, Mark
from ..lines import Line
from ..pen import Pen, label, labels
from .indicator_cells import level_cells, number_mark, points, scores, total_row, value_cell

KIND = "self-evaluation form"
SOURCES = {
    "general": ("财政拨款", {"fund_scope": "财政拨款"}),
    "government_fund": ("政府性基金", {"budget": "government_fund|"}),
    "own": ("单位资金", {"budget": "own|"}),
}
OF_FUND = {"account": "fund|"}
STAGES = ("initial", "adjusted", "actual")


def state_form(pen: Pen) -> None:
    """项目支出绩效自评表 with A and B, signs within the values; one or two projects."""
    for one in pen.facts.projects[: pen.rng.randrange(1, 3)]:
        pen.write("项目支出绩效自评表（虚构）", "title")
        pen.write("（{year}度）", "caption")
        unit_note(pen)
        rows = [*project_heads(pen, one), money_head(pen), *money_rows(pen, one)]
        pen.table([*rows, *indicator_rows(pen, one.card, one.name)], heads=0)


def department_form(pen: Pen) -> None:
    """部门整体支出绩效自评表: the whole budget on top, the department's indicators below."""
    pen.write("{year}度部门整体支出绩效自评表（虚构）", "title")
    unit_note(pen)
    names, whole = "部门|年度资金总额|整体支出", {"account": "total|"}
    line = Line(pen, pen.facts.amounts(), whole | {"subject": names}, whole)
    head = [label("部门（单位）名称", columns=2), label(pen.facts.department, columns=6)]
    rows = [head, money_head(pen), money_row(pen, "年度资金总额", line, pen.facts.card)]
    pen.table([*rows, *indicator_rows(pen, pen.facts.card, names)], heads=0)


def unit_note(pen: Pen) -> None:
    if pen.style.unit_place != "heads":
        pen.write("[单位|金额单位]：" + pen.style.money_unit, "unit")


def unit_in_head(pen: Pen) -> str:
    return f"（{pen.style.money_unit}）" if pen.style.unit_place == "heads" else ""


def project_heads(pen: Pen, one: Project) -> list[list[Cell]]:
    """Whose project it is; sometimes its code stands before its name."""
    coded = (Mark(one.code, why="code"), "-") if pen.rng.random() < 0.4 else ()
    owner = pen.facts.department
    period = (*pen.date(1, 1), "至", *pen.date(12, 31))
    done = Mark(f"{pen.facts.year}年{pen.rng.randrange(10, 13)}月20日", why="date", tag="completion")
    return [
        [label("项目名称", columns=2), label((*coded, one.name), columns=6)],
        [
            label("实施期限", columns=2),
            label(period, columns=3),
            label("实际完成时间"),
            label(done, columns=2),
        ],
        [
            label("主管部门", columns=2),
            label(owner, columns=3),
            label("实施单位"),
            label(f"{owner}本级", columns=2),
        ],
    ]


def money_head(pen: Pen) -> list[Cell]:
    """Heads of the block of money; some forms write A and B behind them."""
    a, b = pen.rng.choice((("", ""), ("（A）", "（B）")))
    pairs = (("initial", "年初预算数"), ("adjusted", "全年预算数"), ("actual", "全年执行数"))
    initial, adjusted, actual = (pen.stage(*pair) for pair in pairs)
    heads = labels(f"{initial} {adjusted}{a} {actual}{b} 分值 执行率 得分")
    return [label(f"项目资金{unit_in_head(pen)}", columns=2), *heads]


def money_rows(pen: Pen, one: Project) -> list[list[Cell]]:
    """年度资金总额 and where it comes from."""
    whole = Line(pen, one.amounts, {"subject": f"{one.name}|年度资金总额", "account": "fund"}, OF_FUND)
    source, fields = SOURCES[one.atom.budget]
    part = Line(pen, one.amounts, {"subject": f"{one.name}|{source}", "account": "fund|"} | fields, OF_FUND)
    return [money_row(pen, "年度资金总额", whole, one.card), money_row(pen, f"其中：{source}", part)]


def money_row(pen: Pen, words: str, line: Line, card: Scorecard | None = None) -> list[Cell]:
    """Budget, adjusted budget and accounts of a line; its points where it is scored."""
    cells = [label(words, columns=2), *(line.cell(slot, worded=True) for slot in STAGES)]
    execution = line.rate_cell("execution_to_adjusted")
    if card is None:
        return [*cells, label("—"), execution, label("—")]
    weight, score = execution_points(pen, line, card)
    return [*cells, weight, execution, score]


def execution_points(pen: Pen, line: Line, card: Scorecard) -> tuple[Cell, Cell]:
    subject = line.fields["subject"] + "|预算执行率"
    return points(pen, 10, subject, "weight"), points(pen, card.execution, subject, "score")


def indicator_rows(pen: Pen, card: Scorecard, whole: str) -> list[list[Cell]]:
    """The indicators under merged levels, and the total."""
    rows = [labels("一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施")]
    pointed = pen.rng.random() < 0.4
    for place, one in enumerate(card.indicators):
        numbers = [value_cell(pen, one, which) for which in ("target", "result")]
        rows.append([*level_cells(pen, card, place, pointed), label(one.name), *numbers, *scores(pen, one)])
    return [*rows, total_row(pen, card, whole, columns=5)]


def province_form(pen: Pen) -> None:
    """A province's form: the sign and the unit of an indicator in columns of their own."""
    one = pen.rng.choice(pen.facts.projects)
    pen.write("部门预算项目支出绩效自评表（{year}度）（虚构）", "title")
    unit_note(pen)
    line = Line(pen, one.amounts, {"subject": f"{one.name}|总额", "account": "fund"}, OF_FUND)
    weight, score = execution_points(pen, line, one.card)
    money = [*(line.cell(slot) for slot in STAGES), line.rate_cell("execution_to_adjusted"), weight, score]
    heads = labels("年初预算 调整后预算数 预算执行数 预算执行率 权重 得分")
    rows = [
        [label("项目名称"), label((Mark(one.code, why="code"), f"-{one.name}"), columns=9)],
        [label(f"预算执行情况{unit_in_head(pen)}", columns=2), *heads, label("原因", columns=2)],
        [label("总额", columns=2), *money, Cell(columns=2)],
        labels("一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 权重 得分 未完成原因分析"),
    ]
    rows += [apart(pen, indicator) for indicator in one.card.indicators]
    pen.table([*rows, total_row(pen, one.card, one.name, columns=7, word="合计")], heads=0)


def apart(pen: Pen, one: Indicator) -> list[Cell]:
    """An indicator's row with its sign and unit in cells of their own."""
    target, result = (Cell((number_mark(pen, one, which),)) for which in ("target", "result"))
    sign = Cell((Mark(one.sign, tag="sign"),))
    return [
        *labels(f"{one.level1} {one.level2} {one.name}"),
        sign,
        target,
        label(one.unit),
        result,
        *scores(pen, one),
    ]
