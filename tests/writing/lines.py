"""One line of the accounts at the pen: its amounts, rates and changes as slots of a template and as cells."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from .amounts import Amounts
from .figures import Cell, Mark, Text
from .pen import Pen
from .style import RATE_WORDS

MONEY = {
    "initial": "initial", "adjusted": "adjusted", "actual": "actual", "carryover": "carryover",
    "opening": "opening", "up": "adjustment", "down": "adjustment", "adjustment": "adjustment",
    "budget": "budget|initial", "prior": "actual", "prior_initial": "budget|initial", "plan": "budget|initial",
    "received": "received|actual", "balance_total": "balance_total|unassigned",
    "change_from_prior": "change_from_prior", "budget_change": "change_from_prior",
}  # fmt: skip
VALUES = {
    "budget": lambda line: line.initial,
    "budget_change": lambda line: line.initial - line.prior_initial,
}
PERIODS = {"prior": -1, "prior_initial": -1, "plan": 1}
RATIOS = {
    "execution_to_initial": ("actual", "initial"),
    "execution_to_adjusted": ("actual", "adjusted"),
    "growth": ("change_from_prior", "prior"),
}
OF_RATES = ("subject", "parent", "account", "period", "coverage", "budget", "unknown")
MEASURES = {"growth": "growth_from_prior"}
WAYS = {
    "change": ("change_from_prior", "增加", "减少"),
    "budget_change": ("budget_change", "增加", "减少"),
    "grows": ("growth", "增长", "下降"),
}


@dataclass
class Line:
    """A line's amounts with the fields that its figures share; `of_rates` are those that its rates have instead."""

    pen: Pen
    amounts: Amounts
    fields: dict[str, str] = field(default_factory=dict)
    of_rates: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, slot: str) -> Text:
        """The text of a slot: an amount with its unit, a rate, or a change with the word of its direction."""
        if slot in WAYS:
            return self.way(*WAYS[slot])
        return self.rate(slot) if slot in RATIOS else self.money(slot)

    def value(self, slot: str) -> Decimal:
        return VALUES[slot](self.amounts) if slot in VALUES else getattr(self.amounts, slot)

    def of(self, slot: str) -> dict:
        """The fields of an amount's figure."""
        more = {"subject": "部门", "measure": MONEY[slot]} | self.fields
        if slot in PERIODS:
            more["period"] = str(self.pen.facts.year + PERIODS[slot])
        if slot in self.pen.style.strange:
            more["unknown"] = True
        if slot == "received":
            more["flow"] = "income"
        if slot == "balance_total":
            more["measure"] += self.same_as_total()
        if slot in ("opening", "balance_total", "carryover"):
            more["flow"] = self.fields.get("flow") or "income|expenditure|"
        return more

    def same_as_total(self) -> str:
        """The stage that a grand total has besides where nothing was brought over, or nothing is left."""
        stage = "received" if self.fields.get("flow", "").startswith("income") else "actual"
        return f"|{stage}" if self.value(stage) == self.amounts.balance_total else ""

    def money(self, slot: str) -> Text:
        return self.pen.amount(self.value(slot), **self.of(slot))

    def share(self, slot: str) -> Decimal | None:
        """A rate in percent with two places, or none on a base of 0."""
        over, under = (self.value(part) for part in RATIOS[slot])
        if not under:
            return None
        return hundredths(Fraction(over) / Fraction(under) * 100)

    def rate(self, slot: str) -> Text:
        return self.pen.percent(self.share(slot), **self.of_rate(slot))

    def of_rate(self, slot: str) -> dict:
        kept = {name: value for name, value in self.fields.items() if name in OF_RATES}
        if kept.get("budget"):
            kept["budget"] += "|"
        strange = {"unknown": True} if RATE_WORDS.get(slot) in self.pen.style.strange else {}
        return {"subject": "部门", "measure": MEASURES.get(slot, slot)} | kept | strange | self.of_rates

    def way(self, slot: str, rises: str, falls: str) -> Text:
        """增加12万元, 下降3.5%: the word and the size; 持平 where nothing changed."""
        value = self.share(slot) if slot in RATIOS else self.value(slot)
        if not value:
            return ("持平",)
        text = self.rate(slot) if slot in RATIOS else self.money(slot)
        return Mark(rises if value > 0 else falls, tag="direction"), *text

    def cell(self, slot: str, worded: bool = False) -> Cell:
        """A cell of a table: the number without its unit, a zero as the style has it.

        `worded` where the column's head is the document's own word for the
        stage, which may be a made-up one.
        """
        style, value = self.pen.style, self.value(slot)
        if not value and style.zero in ("", "—"):
            return Cell((style.zero,) if style.zero else ())
        fields = self.of(slot)
        fields["unknown"] = fields.get("unknown", False) and worded
        sign, mark, *_ = self.pen.amount(value, signed=True, **fields)
        if not value:
            mark = Mark(style.widened(style.zero), mark.figures)
        return Cell((sign, mark) if sign else (mark,))

    def rate_cell(self, slot: str, sign: bool = True) -> Cell:
        value = self.share(slot)
        if value is None:
            return Cell(())
        mark, *_ = self.pen.percent(value, **self.of_rate(slot) | {"unknown": False})
        minus = (self.pen.style.minus,) if value < 0 else ()
        return Cell((*minus, mark, self.pen.style.percent) if sign else (*minus, mark))


def hundredths(value: Fraction) -> Decimal:
    """Two places, half away from zero."""
    size = (2 * abs(value) * 100 + 1) // 2
    return (Decimal(int(size)) / 100 * (1 if value >= 0 else -1)).quantize(Decimal("0.01"))
