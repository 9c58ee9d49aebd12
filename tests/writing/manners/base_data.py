"""基础数据表: posts, three accounts of two years, projects and purchases in one table, as some provinces attach it."""

from fractions import Fraction

from .. import accounts
from ..figures import Cell, Mark
from ..lines import Line, hundredths
from ..pen import Pen, label

KIND = "self-evaluation form"
SLOTS = ("prior", "budget", "actual")


def write(pen: Pen) -> None:
    """The table with its title; sometimes a table of three years behind it."""
    pen.write("{dept}{year}度部门整体支出绩效评价资料（虚构）", "title")
    pen.caption("{year}度部门整体支出绩效[评价基础数据表|基础数据表]")
    pen.table([*posts(pen), *money(pen)], heads=0)
    if pen.rng.random() < 0.5:
        years(pen)


def posts(pen: Pen) -> list[list[Cell]]:
    """Posts, people in service and the rate between them."""
    people = pen.facts.people
    rate = hundredths(Fraction(sum(people.in_service), sum(people.posts)) * 100)
    subject = "部门|财政供养人员|财政供养人员情况"
    heads = [
        label("财政供养人员情况（人）", rows=2),
        label("编制数", head=True),
        label((*pen.year(), "实际在职人数"), head=True),
        label("控制率", head=True),
    ]
    cells = [person_cell(pen, sum(people.posts), subject, "authorised"),
             person_cell(pen, sum(people.in_service), subject, "in_service")]  # fmt: skip
    one = pen.figure("ratio", subject, "in_service_to_authorised", rate, "%")
    return [heads, [*cells, Cell((Mark(pen.style.digits(rate), (one,)), pen.style.percent))]]


def person_cell(pen: Pen, value: int, subject: str, measure: str) -> Cell:
    one = pen.figure("people", subject, measure, value, "人")
    return Cell((Mark(pen.style.widened(str(value)), (one,)),))


def money(pen: Pen) -> list[list[Cell]]:
    """Last year's accounts, this year's budget and accounts of every line."""
    unit = f"（{pen.style.money_unit}）"
    rows = [[label("经费控制情况" + unit), *(label(text, head=True) for text in (
        (*pen.year(-1), "决算数"), (*pen.year(), "预算数"), (*pen.year(), "决算数")))]]  # fmt: skip
    named = [("三公经费", accounts.three_public(pen, "three_public", parent=""))]
    named += [(f"{number}、{words}", accounts.three_public(pen, name)) for number, words, name in THREE]
    named.append(("项目支出：", accounts.part(pen, "project")))
    for number, one in enumerate(pen.facts.projects, 1):
        named.append(((Mark(str(number), why="heading mark"), f"、{one.name}"), accounts.project(pen, one)))
    named.append(("公用经费", accounts.part(pen, "public")))
    chosen = [line for line in pen.facts.economic if line.name in ("办公费", "差旅费", "会议费")]
    for place, line in enumerate(chosen):
        named.append((f"{'　　　' if place else '其中：'}{line.name}", small(pen, line)))
    named.append(("政府采购金额", accounts.procurement(pen)))
    for words, line in named:
        rows.append([label(numbered(words)), *(line.cell(slot) for slot in SLOTS)])
    return rows


THREE = (
    ("1", "公务用车购置和维护经费", "vehicles"),
    ("2", "出国经费", "abroad"),
    ("3", "公务接待", "reception"),
)


def small(pen: Pen, line) -> Line:
    """An economic line under 公用经费."""
    return Line(pen, line.amounts, {"subject": line.name, "account": "economic||public", "part": "public|"})


def numbered(words) -> tuple:
    """A label whose leading digit is a heading's mark."""
    if isinstance(words, str) and words[0].isdigit():
        return Mark(words[0], why="heading mark"), words[1:]
    return words if isinstance(words, tuple) else (words,)


def years(pen: Pen) -> None:
    """Two years as rows; spending in all and in its parts as heads."""
    pen.caption("近两年支出情况表")
    names = [("合计", accounts.total(pen, account="total"))]
    names += [
        (word, accounts.part(pen, name)) for word, name in (("基本支出", "basic"), ("项目支出", "project"))
    ]
    top = [label("年度", rows=2, head=True), label("支出决算数", columns=3, head=True)]
    below = [pen.head(word) for word, _ in names]
    rows = [
        [label(pen.year(offset)), *(line.cell(slot) for _, line in names)]
        for offset, slot in ((-1, "prior"), (0, "actual"))
    ]
    pen.table([top, below, *rows], heads=2)
