"""The manners by name, and the one way in which a document of any of them is written."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from .department import department_year
from .facts import Facts
from .figures import Document
from .manners import (
    base_data,
    budget,
    export,
    final,
    final_tables,
    government,
    report,
    scorecards,
    summary,
    targets,
    three_public,
)
from .pen import Pen
from .style import style_of
from .treasury import Treasury, treasury_year

PROSE = ("txt", "spaces.txt", "md", "html", "docx", "pdf", "plain.pdf")
TABLES = ("txt", "tabs.txt", "spaces.txt", "md", "html", "docx", "xlsx", "pdf", "plain.pdf")
WORKBOOK = ("html", "docx", "xlsx", "pdf", "plain.pdf")


@dataclass(frozen=True)
class Manner:
    """A manner: how it writes, its kind of document, its units of money and the formats that it comes in."""

    write: Callable[[Pen], None]
    kind: str
    units: tuple[str, ...]
    formats: tuple[str, ...]
    large: bool = False
    """Whether it prints the reasons that large adjustments need."""


MANNERS = {
    "report": Manner(report.write, report.KIND, ("万元", "万元", "元"), PROSE, large=True),
    "final accounts": Manner(final.write, final.KIND, ("万元", "元"), PROSE),
    "accounts forms": Manner(final_tables.forms, final.KIND, ("元", "万元"), WORKBOOK),
    "budget": Manner(budget.write, budget.KIND, ("万元", "元"), PROSE),
    "project form": Manner(scorecards.state_form, scorecards.KIND, ("万元", "元"), WORKBOOK),
    "department form": Manner(scorecards.department_form, scorecards.KIND, ("万元",), WORKBOOK),
    "province form": Manner(scorecards.province_form, scorecards.KIND, ("万元", "元"), WORKBOOK),
    "base data": Manner(base_data.write, base_data.KIND, ("万元",), WORKBOOK),
    "targets": Manner(targets.write, targets.KIND, ("万元", "元"), TABLES),
    "three public": Manner(three_public.write, three_public.KIND, ("万元",), PROSE),
    "government": Manner(government.write, government.KIND, ("亿元", "万元"), PROSE),
    "export": Manner(export.write, export.KIND, ("元", "万元"), ("html", "xlsx", "pdf", "tabs.txt")),
    "summary": Manner(summary.write, summary.KIND, ("万元",), (*PROSE, "tabs.txt", "lines.txt")),
}
GRAINS = {"元": Decimal("0.01"), "万元": Decimal(100), "亿元": Decimal(10**6)}


def unit_of(manner: str, seed: int | str) -> str:
    return Random(f"{manner} {seed} unit").choice(MANNERS[manner].units)


def facts_of(manner: str, seed: int | str) -> Facts | Treasury:
    """The facts that a document of this manner and seed is written from."""
    rng, how, unit = Random(f"{manner} {seed} facts"), MANNERS[manner], unit_of(manner, seed)
    grain = GRAINS["万元" if how.kind.startswith("self-evaluation form") and unit == "元" else unit]
    return treasury_year(rng, grain) if manner == "government" else department_year(rng, grain, how.large)


def write_document(
    manner: str, seed: int | str, strange: bool = False, facts: Facts | Treasury | None = None
) -> Document:
    """A document of a manner; the same seed gives the same document. `facts` may be given, if others are to be told."""
    rng, how = Random(f"{manner} {seed}"), MANNERS[manner]
    style = style_of(rng, unit_of(manner, seed), strange, prose="txt" in how.formats)
    pen = Pen(rng, facts or facts_of(manner, seed), style)
    how.write(pen)
    return pen.document(manner, how.kind)
