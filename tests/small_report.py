"""A made-up department-year in a few literal rows, for the tests of what is shown; amounts in 万元."""

from decimal import Decimal

import pandas as pd

from helpers import schema
from helpers.quantities import plain
from helpers.show.views import View, view

YEAR = "2024"
SHARES = {
    "execution_to_initial": ("actual", "initial"),
    "execution_to_adjusted": ("actual", "adjusted"),
    "net_adjustment_to_initial": ("net_adjustment", "initial"),
    "upward_adjustment_to_initial": ("upward_adjustment", "initial"),
    "downward_adjustment_to_initial": ("downward_adjustment", "initial"),
    "gross_adjustment_to_initial": ("gross_adjustment", "initial"),
    "once_only_adjustment_to_initial": ("once_only_adjustment", "initial"),
    "execution_to_budget": ("actual", "budget"),
    "execution_to_received": ("actual", "received"),
    "basic_share_of_expenditure": ("basic_expenditure", "actual"),
    "personnel_share_of_expenditure": ("personnel_expenditure", "actual"),
    "public_share_of_expenditure": ("public_expenditure", "actual"),
    "project_share_of_expenditure": ("project_expenditure", "actual"),
}
LINES = {
    "甲": dict(initial=100, upward_adjustment=20, downward_adjustment=0, adjusted=120, actual=90),
    "乙": dict(initial=0, upward_adjustment=10, downward_adjustment=0, adjusted=10, actual=10),
    "丙": dict(initial=50, upward_adjustment=0, downward_adjustment=50, adjusted=0, actual=0),
    "项目合计": dict(
        initial=150,
        upward_adjustment=30,
        downward_adjustment=50,
        net_adjustment=-20,
        gross_adjustment=80,
        once_only_adjustment=50,
        adjusted=130,
        actual=100,
    ),
    "部门": dict(
        budget=500,
        received=400,
        actual=400,
        deviation=-100,
        basic_expenditure=300,
        personnel_expenditure=200,
        public_expenditure=100,
        project_expenditure=100,
    ),
}


def table(columns: tuple, *rows: dict) -> pd.DataFrame:
    """A frame of text with all columns of a table; what a row does not name is empty."""
    names = schema.names(columns)
    return pd.DataFrame(
        [{name: str(row.get(name, "")) for name in names} for row in rows], columns=names, dtype=str
    )


def in_yuan(wan: int | str) -> str:
    """An amount of 万元 as a fact's text in 元."""
    return plain(Decimal(wan) * 10_000)


def amount(fact: str, subject: str, wan: int | str) -> dict:
    """A known amount."""
    return dict(
        fact=fact, subject=subject, period=YEAR, value=in_yuan(wan), unit="元", status="ok", figures=""
    )


def share(fact: str, subject: str, above: str, below: str, **more: str) -> dict:
    """A ratio of two exact numbers; undefined where the second is 0."""
    row = dict(fact=fact, subject=subject, period=YEAR, unit="1", numerator=above, denominator=below)
    if Decimal(below) == 0:
        return row | dict(status="undefined", reason="年初预算为0") | more
    return row | dict(status="ok", value=f"{Decimal(above) / Decimal(below):.15g}") | more


def facts() -> pd.DataFrame:
    """The facts of the made-up year, each line's amounts and the ratios that they allow."""
    rows = [amount(fact, subject, wan) for subject, amounts in LINES.items() for fact, wan in amounts.items()]
    rows += [
        share(ratio, subject, in_yuan(amounts[above]), in_yuan(amounts[below]))
        for subject, amounts in LINES.items()
        for ratio, (above, below) in SHARES.items()
        if above in amounts and below in amounts
    ]
    rows += [share("filing_rate", "提案", "30", "40", figures="f5 f6")]
    rows += [
        dict(
            fact="valid_return_rate",
            subject="问卷",
            period=YEAR,
            status="bounded",
            upper="0.5",
            unit="1",
            numerator="30",
            denominator="60..",
            figures="f7 f8",
        )
    ]
    return table(schema.FACTS, *rows)


def figures() -> pd.DataFrame:
    """The figures that the made-up year would have printed, in short."""
    common = dict(department="demo", year=YEAR, period=YEAR, origin="transcribed", source="figures.csv")
    money = dict(kind="money", account="fund", measure="initial", unit="万元", qualifier="exact")
    count = dict(kind="count", stage="done", unit="份", qualifier="exact", theme="活动")
    rows = [
        common
        | money
        | dict(id="f1", subject="甲", value="100", label="甲年初预算", phrase="甲100万元", section="一"),
        common
        | money
        | dict(id="f2", subject="乙", value="0", label="乙年初预算", phrase="乙0万元", section="一"),
        common
        | money
        | dict(id="f3", subject="丙", value="50", label="丙年初预算", phrase="丙50万元", section="一"),
        common
        | dict(id="f4", kind="nil", subject="部门", account="total", budget="state_capital", measure="actual")
        | dict(value="0", qualifier="exact", label="国有资本经营预算支出", phrase="无。", section="四"),
        common | count | dict(id="f5", subject="提案", measure="filed", value="30", phrase="立案30份"),
        common | count | dict(id="f6", subject="提案", measure="received", value="40", phrase="收到40份"),
        common
        | count
        | dict(
            id="f7", subject="问卷", measure="distributed", value="59", qualifier="over", phrase="发放59多份"
        ),
        common
        | count
        | dict(id="f8", subject="问卷", measure="returned_valid", value="30", phrase="收回30份"),
    ]
    frame = table(schema.FIGURES, *rows)
    return frame.assign(line=frame["subject"])


def page(language: str = "zh") -> View:
    """The view of the made-up year."""
    return view(facts(), figures(), YEAR, language)
