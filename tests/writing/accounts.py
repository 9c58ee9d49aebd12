"""The lines of a department's accounts at the pen, with the fields that the figures of each have."""

from .amounts import Amounts, whole
from .facts import FISCAL, Project
from .lines import Line
from .pen import Pen

PARTS = ("basic", "personnel", "public", "project")
CLASSES = ("类", "款", "项")
THREE = {
    "abroad": ("因公出国（境）费", "出国（境）费用"),
    "vehicles": ("公务用车购置及运行维护费", "公务用车购置及运行费"),
    "vehicle_purchase": ("公务用车购置费", "公车购置费"),
    "vehicle_running": ("公务用车运行维护费", "公车运行维护费"),
    "reception": ("公务接待费",),
}


def total(pen: Pen, *names: str, **fields: str) -> Line:
    """The department's whole; `names` are what the document calls it, accepted as subjects."""
    more = {"subject": "|".join(("部门", *names)), "account": "total|"}
    return Line(pen, pen.facts.amounts(), more | fields)


def fiscal(pen: Pen, *names: str, **fields: str) -> Line:
    """What is paid from the fiscal appropriation, general and fund budget together."""
    more = {"subject": "|".join(("部门", *names)), "account": "total|", "fund_scope": "财政拨款"}
    return Line(pen, pen.facts.amounts(budgets=FISCAL), more | fields)


def one_budget(pen: Pen, budget: str, *names: str, **fields: str) -> Line:
    """What is paid from one of the budgets."""
    more = {"subject": "|".join(("部门", *names)), "account": "total|", "budget": budget}
    scope = {"fund_scope": "财政拨款"} if budget in FISCAL else {}
    return Line(pen, pen.facts.amounts(budgets=(budget,)), more | scope | fields)


def part(pen: Pen, name: str, budgets: tuple[str, ...] = (), **fields: str) -> Line:
    """Basic, personnel, public or project spending of the department."""
    words = {"basic": "基本支出", "personnel": "人员经费", "public": "公用经费", "project": "项目支出"}
    more = {"subject": f"部门|{words[name]}", "account": name}
    return Line(pen, pen.facts.amounts(name, budgets), more | fields)


def project(pen: Pen, one: Project, **fields: str) -> Line:
    """A project's own line."""
    return Line(pen, one.amounts, {"subject": one.name, "account": "fund"} | fields, {"account": "fund|"})


def function(pen: Pen, path: tuple, kind: str = "", budgets: tuple[str, ...] = (), **fields: str) -> Line:
    """A 类, 款 or 项 by its path of (code, name); `kind` is the part of its amount."""
    names = [name for _, name in path]
    more = {
        "subject": function_names(names),
        "account": "function",
        "parent": names[-2] if len(names) > 1 else "",
        "part": kind,
    }
    return Line(pen, pen.facts.amounts(kind, budgets, path[-1][0]), more | fields)


def function_names(names: list[str]) -> str:
    """What a line may be called: its own name, with its class, and with its whole path."""
    own = f"{names[-1]}（{CLASSES[len(names) - 1]}）"
    path = "".join(f"{name}（{level}）" for name, level in zip(names, CLASSES, strict=False))
    return "|".join(dict.fromkeys((names[-1], own, path)))


def three_public(pen: Pen, account: str, **fields: str) -> Line:
    """三公 as a whole or one of its accounts."""
    own = pen.facts.three_public
    parts = {
        "three_public": list(own.values()),
        "vehicles": [own["vehicle_purchase"], own["vehicle_running"]],
    }
    amounts = whole(parts[account]) if account in parts else own[account]
    words = THREE.get(account, ("“三公”经费", "三公经费"))
    return Line(pen, amounts, {"subject": "|".join(("部门", *words)), "account": account} | fields)


def procurement(pen: Pen, name: str = "", **fields: str) -> Line:
    """Purchases of the government as a whole, or of goods, works or services."""
    own = pen.facts.procurement
    amounts = own[name] if name else whole(list(own.values()))
    words = (
        f"政府采购{name}|{name}采购|{name}|{name}类" if name else "部门|政府采购|政府采购支出|政府采购预算"
    )
    more = {"subject": words, "account": "procurement", "parent": "政府采购" if name else ""}
    return Line(pen, amounts, more | fields)


def operating(pen: Pen, **fields: str) -> Line:
    more = {"subject": "部门|机关运行经费", "account": "operating|public|"}
    return Line(pen, pen.facts.operating, more | {"fund_scope": "财政拨款"} | fields)


def economic(pen: Pen, line, **fields: str) -> Line:
    """A line of the economic classification, within basic spending."""
    more = {"subject": line.name, "account": "economic", "part": f"basic|{line.part}|"}
    return Line(pen, line.amounts, more | fields)


def other_income(pen: Pen, name: str, path: tuple = ()) -> Line:
    """An income that is not fiscal, of the department or of the one 项 that is paid from it."""
    own = not path or pen.facts.amounts("", ("own",), path[-1][0]).received
    amounts = Amounts(initial=pen.facts.other_income[name]) if own else Amounts()
    fields = function(pen, path).fields if path else {"subject": name, "account": ""}
    return Line(pen, amounts, fields | {"flow": "income"})
