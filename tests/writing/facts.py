"""A department-year of exact figures, consistent by construction: every total is a sum of its atoms."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from .amounts import Amounts, whole

FISCAL = ("general", "government_fund")


@dataclass(frozen=True)
class Atom:
    """The smallest line of spending: one 项 by its path of (code, name), one part, one budget."""

    path: tuple[tuple[str, str], ...]
    part: str
    budget: str
    amounts: Amounts
    project: str = ""


@dataclass(frozen=True)
class Indicator:
    """An indicator with its target and result; `kind` and `measure` as the figures table has them."""

    name: str
    level1: str
    level2: str
    sign: str
    target: Decimal
    result: Decimal
    unit: str
    kind: str
    measure: str
    weight: Decimal = Decimal(0)
    score: Decimal = Decimal(0)
    reason: str = ""

    @property
    def met(self) -> bool:
        return self.result <= self.target if self.sign == "≤" else self.result >= self.target


@dataclass(frozen=True)
class Scorecard:
    """What a self-evaluation form scores: execution with its 10 points, and indicators."""

    execution: Decimal
    indicators: tuple[Indicator, ...]

    @property
    def total(self) -> Decimal:
        return self.execution + sum(one.score for one in self.indicators)

    @property
    def grade(self) -> str:
        steps = ((90, "优"), (80, "良"), (60, "中"))
        return next((word for least, word in steps if self.total >= least), "差")


@dataclass(frozen=True)
class Project:
    """A project: its line, code and scorecard."""

    name: str
    code: str
    atom: Atom
    card: Scorecard

    @property
    def amounts(self) -> Amounts:
        return self.atom.amounts


@dataclass(frozen=True)
class Economic:
    """A line of the economic classification; `part` is personnel or public."""

    code: str
    name: str
    part: str
    amounts: Amounts


@dataclass(frozen=True)
class Activity:
    """Work done: the number as printed, and whether it is exact, over, nearly or about."""

    name: str
    measure: str
    unit: str
    value: int
    qualifier: str


@dataclass(frozen=True)
class People:
    """Posts and people by 行政 and 事业, and those who left."""

    posts: tuple[int, int]
    in_service: tuple[int, int]
    retired: int

    @property
    def total(self) -> int:
        return sum(self.in_service) + self.retired


@dataclass(frozen=True)
class Facts:
    """Everything that the documents of one department-year say."""

    place: str
    office: str
    code: str
    year: int
    grain: Decimal
    atoms: tuple[Atom, ...]
    projects: tuple[Project, ...]
    economic: tuple[Economic, ...]
    three_public: dict[str, Amounts]
    procurement: dict[str, Amounts]
    operating: Amounts
    card: Scorecard
    people: People
    vehicles: dict[str, int]
    units: tuple[int, int]
    work: tuple[Activity, ...]
    survey: dict[str, int]
    proposals: dict[str, int]
    other_income: dict[str, Decimal]
    """How the income that is not fiscal divides by its source, received in the year; the budget has it likewise."""

    @property
    def department(self) -> str:
        return self.place + self.office

    def amounts(self, part: str = "", budgets: tuple[str, ...] = (), head: str = "") -> Amounts:
        """The sum of the atoms of a part (basic is personnel and public), some budgets, and a code's line."""
        parts = {"basic": ("personnel", "public"), "": ("personnel", "public", "project")}.get(part, (part,))
        return whole(
            [
                atom.amounts
                for atom in self.atoms
                if atom.part in parts
                and (not budgets or atom.budget in budgets)
                and (not head or any(code == head for code, _ in atom.path))
            ]
        )

    @cached_property
    def heads(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The paths of all 类, 款 and 项 in the order of their codes."""
        paths = {atom.path[:depth] for atom in self.atoms for depth in (1, 2, 3)}
        return tuple(sorted(paths, key=lambda path: [code for code, _ in path]))
