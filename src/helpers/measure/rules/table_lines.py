"""Lines of a table that are not worked out as all others are: a rate, a difference or a sum of columns.

What a column is made of shows in its lines. Where it is found in several of them to the last digit and one line is
otherwise, that line is wrong, whatever the columns were read as.

Its tests: test_table_lines.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from helpers.frames import Row
from helpers.measure.figures import as_printed, as_text, labelled
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.table_grids import GridOfNumbers, cell_value, digits_of, printed_tables
from helpers.measure.rules.ways import is_named
from helpers.measure.rules.writers_slips import is_one_slip

_ENOUGH, _ENOUGH_IF_NAMED, _ENOUGH_IF_CHANGE = 8, 6, 3
"""Digits of lines that show how a column is worked out; fewer where its head says that it is."""

_FEWEST, _MOST_RUN, _SCREENED = 2, 5, 8
_ZERO, _HUNDRED = Fraction(0), Fraction(100)
_Line = dict[str, Row]


@dataclass(frozen=True)
class Relation:
    """How a column follows from others: their quotient, their growth, their difference or their sum."""

    target: str
    how: str
    parts: tuple[str, ...]

    def computed(self, line: _Line) -> Fraction | None:
        """What a line's column should be; None where a part is not printed."""
        if not all(name in line for name in (self.target, *self.parts)):
            return None
        first, *rest = (cell_value(line[name]) for name in self.parts)
        if self.how == "sum":
            return sum(rest, first)
        if self.how == "difference":
            return first - rest[0]
        if rest[0] <= 0:
            return None
        return _HUNDRED * (first if self.how == "rate" else first - rest[0]) / rest[0]

    def holds(self, line: _Line, table: GridOfNumbers) -> bool | None:
        """Whether a line is worked out so, to the printed digits; None where that cannot be told."""
        right = self.computed(line)
        if right is None:
            return None
        off = abs(cell_value(line[self.target]) - right)
        grains = [table.grain(name) for name in self.parts]
        if self.how in ("sum", "difference"):
            return off <= sum(grains, table.grain(self.target)) / 2
        below = abs(cell_value(line[self.parts[1]]))
        slack = _HUNDRED * sum(grains, _ZERO) / 2 * (1 + abs(right) / _HUNDRED) / below
        own = Fraction(1, 10 ** len(line[self.target]["value"].partition(".")[2]))
        return off < own + slack

    def is_telling(self, line: _Line) -> bool:
        """Whether a line shows a relation at all: nothing of it is 0, and no rate is 100 %."""
        cells = [cell_value(line[name]) for name in (self.target, *self.parts)]
        some = [cell for cell in cells[1:] if cell]
        return bool(cells[0]) and len(some) > 1 and digits_of(line[self.target]["value"]) > 0


@rule(
    "table_line",
    "差错",
    asks=("{subject}与同表其他各行算法不一", "a line of {subject} that is not worked out as the others"),
    ground=(
        "同一栏应按同一算法得出",
        "all lines of a column are worked out in one way",
    ),
    example=(
        "各行执行率均为支出÷预算，一行预算480、支出450，列97.35%",
        "a rate is spending over budget in all lines; one of them is 450 of 480, “97.35 %”",
    ),
)
def table_line(case: Case) -> Iterator[Found]:
    """A line's number is not what the other lines of its column show it to be."""
    for table in printed_tables(case):
        for relation in _relations_of(table):
            wrong = [line for line in table.lines if relation.holds(line, table) is False]
            for line in wrong:
                if not _is_excused(relation, line, table):
                    yield _line_found(case, relation, line)


def _line_found(case: Case, relation: Relation, line: _Line) -> Found:
    printed, right = line[relation.target], relation.computed(line) or _ZERO
    rows = [printed, *(line[name] for name in relation.parts)]
    of_rates = relation.how in ("rate", "growth")
    values = {
        "printed": labelled(printed, case.language),
        "parts": case.listed(labelled(row, case.language) for row in rows[1:]),
        "computed": share_in_words(right / _HUNDRED, sign=True)
        if of_rates
        else as_printed(printed | {"value": as_text(right)}, case.language),
    }
    return Found(printed["line"], tuple(row["id"] for row in rows), values)


def _relations_of(table: GridOfNumbers) -> Iterator[Relation]:
    """The relation of each column, as its lines show it: the first that nearly all of them keep."""
    amounts = [*table.amounts, *table.points]
    for target in table.rates:
        pairs = permutations(amounts, 2)
        found = (Relation(target, how, pair) for pair in pairs for how in ("rate", "growth"))
        yield from _first_kept(found, table)
    for target in amounts:
        yield from _first_kept(_sums_of_columns(target, amounts), table)


def _sums_of_columns(target: str, amounts: list[str]) -> Iterator[Relation]:
    """The differences that a column may be, and the sums of columns right beside it."""
    place, others = amounts.index(target), [name for name in amounts if name != target]
    for count in range(_FEWEST, _MOST_RUN + 1):
        for run in (amounts[place + 1 : place + 1 + count], amounts[max(place - count, 0) : place]):
            if len(run) == count:
                yield Relation(target, "sum", tuple(run))
    for pair in permutations(others, 2):
        yield Relation(target, "difference", pair)


def _first_kept(relations: Iterator[Relation], table: GridOfNumbers) -> Iterator[Relation]:
    kept = (relation for relation in relations if _is_kept(relation, table))
    yield from list(kept)[:1]


def _is_kept(relation: Relation, table: GridOfNumbers) -> bool:
    """Whether lines enough show a relation, and all others but one in four keep it."""
    sample = [line for line in table.lines if relation.computed(line) is not None][:_SCREENED]
    if sum(relation.holds(line, table) is False for line in sample) > 1 + len(sample) // 4:
        return False
    known = [(line, relation.holds(line, table)) for line in table.lines]
    held = [line for line, holds in known if holds and relation.is_telling(line)]
    failing = sum(holds is False for _, holds in known)
    shown = sum(digits_of(line[relation.target]["value"]) for line in held)
    return (
        len(held) >= _FEWEST
        and shown >= _least_shown(relation, held[0])
        and failing <= max(1, len(held) // 3)
    )


def _least_shown(relation: Relation, line: _Line) -> int:
    """How many digits show a relation: fewer where the column's head says that it is one."""
    label = line[relation.target]["label"]
    if relation.how == "difference" and is_named(label, "change"):
        return _ENOUGH_IF_CHANGE
    return _ENOUGH_IF_NAMED if is_named(label, "rate") else _ENOUGH


def _is_excused(relation: Relation, line: _Line, table: GridOfNumbers) -> bool:
    """Whether something else of a line gives its number, or a part may be missing in a sum."""
    if relation.how in ("rate", "growth"):
        pairs = permutations([name for name in table.amounts if name in line], 2)
        ways = (Relation(relation.target, how, pair) for pair in pairs for how in ("rate", "growth"))
        return any(way.holds(line, table) for way in ways)
    if relation.how == "difference" and is_named(line[relation.target]["label"], "change"):
        return False
    parts = [Decimal(line[name]["value"]) for name in relation.parts]
    if relation.how == "difference":
        return not is_one_slip(parts[0], [parts[1], Decimal(line[relation.target]["value"])])
    return not is_one_slip(Decimal(line[relation.target]["value"]), parts)


RULES = (table_line,)
