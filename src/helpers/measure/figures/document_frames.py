"""What a document varies, and which of its parts are frames of their own: what is compared stands in one frame.

Its tests: test_sameness.py.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures.rows import PATH, POINTS, TOTALS, WILD
from helpers.measure.figures.same_figure import Pair
from helpers.measure.figures.whereabouts import Whereabouts, place_in_document

_MANY = 20
"""So many rows that name one coverage, beside so many that name none, are of two."""

_MAIN_BUDGETS = frozenset(("general", "all"))
"""Budgets that a figure may be of which names none."""

MOST = 12
"""Different numbers of one name that are compared with each other; more are a list."""

_Table = tuple[str, str]


@dataclass(frozen=True)
class Frames:
    """The slots of WILD that a document varies, and its pairs of tables: those of one frame, those of two.

    `parted` are the slots in which the department's whole spending is printed with a word, and as more without.
    """

    varied: frozenset[str] = frozenset()
    foreign: frozenset[frozenset[_Table]] = frozenset()
    agreeing: frozenset[frozenset[_Table]] = frozenset()
    parted: frozenset[str] = frozenset()

    def are_foreign(self, place: Whereabouts, other: Whereabouts) -> bool:
        """Whether two places stand in two tables that mostly differ in what they share."""
        pair = frozenset(((place.source, place.table), (other.source, other.table)))
        return bool(place.table and other.table) and pair in self.foreign

    def hold(self, rows: Sequence[Row]) -> bool:
        """Whether rows stand in one frame, each by its own evidence."""
        near = are_near(rows)
        if any(not self._is_one(column, {row[column] for row in rows}, near) for column in WILD):
            return False
        if any(frozenset(pair) not in self.agreeing for pair in combinations(_tables_of(rows), 2)):
            return False
        by_line: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for row in rows:
            by_line[row["line"]].add(path_of(row))
        return all(_is_one_path(paths) for paths in by_line.values())

    def _is_one(self, column: str, words: set[str], near: bool) -> bool:
        """Whether what rows print in a column is one value; an empty cell is one where nothing is varied, or near."""
        named = words - WILD[column]
        if len(named) > 1:
            return False
        if len(words) < 2 or not named or near:
            return True
        return column not in self.varied | self.parted and (column != "budget" or named <= _MAIN_BUDGETS)


def are_near(rows: Sequence[Row]) -> bool:
    """Whether rows stand in one row of a table, or in one paragraph."""
    places = {place_in_document(row)[:3] + place_in_document(row)[4:5] for row in rows}
    return len(places) == 1 and any(places.copy().pop()[1:])


def _tables_of(rows: Sequence[Row]) -> set[_Table]:
    """The tables that rows stand in."""
    places = map(place_in_document, rows)
    return {(place.source, place.table) for place in places if place.table}


def _is_one_path(paths: set[tuple[str, ...]]) -> bool:
    """Whether each path is the end of the longest one."""
    longest = max(paths, key=len)
    return all(is_end_of(path, longest) for path in paths)


def varied_in(rows: Iterable[Row]) -> frozenset[str]:
    """The slots of WILD that a document varies, so that an empty one is no value."""
    counts: dict[str, Counter[str]] = {column: Counter() for column in WILD}
    for row in (row for row in rows if row["kind"] != "nil" and row["value"] != "0"):
        for column, names in counts.items():
            names["" if row[column] in WILD[column] else row[column]] += 1
    return frozenset(column for column, names in counts.items() if _is_varied(column, names))


def _is_varied(column: str, names: Counter[str]) -> bool:
    named = len(names) - ("" in names)
    return named > 1 or (column == "coverage" and min(names[""], names.total() - names[""]) >= _MANY)


_STAGES = ("actual", "budget", "initial")
"""Stages at which the whole spending may be printed as two."""


def parted_in(pairs: Iterable[Pair]) -> frozenset[str]:
    """The slots in which the whole spending is two: 财政拨款支出3,120万元, a part of 总支出27,964万元."""
    whole = [
        (row, amount.number or 0)
        for row, amount in pairs
        if (row["line"], row["account"]) == (schema.DEPARTMENT, "total")
        and row["measure"] in _STAGES
        and schema.flow_of(row) == "expenditure"
    ]
    return frozenset(column for column in WILD if _is_parted(column, whole))


def _is_parted(column: str, whole: Sequence[tuple[Row, Fraction | int]]) -> bool:
    """Whether of one period and stage the largest amount that names nothing in a column is more than each that does."""
    largest: dict[tuple[str, str, bool], Fraction | int] = defaultdict(int)
    for row, number in whole:
        key = row["period"], row["measure"], row[column] not in WILD[column]
        largest[key] = max(largest[key], number)
    return any(
        0 < number < largest.get((period, measure, False), 0)
        for (period, measure, named), number in largest.items()
        if named
    )


def path_of(row: Row) -> tuple[str, ...]:
    """The lines that a row is part of, the outermost first, without totals, which name no part.

    >>> path_of({"parent": "合计›教育支出"})
    ('教育',)
    """
    names = (name.removesuffix("支出") for name in row["parent"].split(PATH) if name not in TOTALS)
    return tuple(name for name in names if name)


def is_end_of(end: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a path leaves out the beginning of another one, or is the same."""
    return not end or path[-len(end) :] == end


def frames_in(
    groups: Iterable[list[Pair]], varied: frozenset[str], parted: frozenset[str] = frozenset()
) -> Frames:
    """The frames of a document: two tables are of one if they agree in most of what they share, 0 and aims aside."""
    differ: Counter[frozenset[_Table]] = Counter()
    for group in groups:
        values: dict[_Table, set[object]] = defaultdict(set)
        for row, amount in group:
            place = place_in_document(row)
            counts = amount.low != 0 and row["measure"] not in POINTS and row["stage"] != "target"
            if place.table and counts:
                values[place.source, place.table].add(amount.ends)
        if len(values) <= MOST:
            for pair in combinations(values, 2):
                differ[frozenset(pair)] += -1 if values[pair[0]] & values[pair[1]] else 1
    foreign = frozenset(pair for pair, more in differ.items() if more > 0)
    return Frames(varied, foreign, frozenset(pair for pair, more in differ.items() if more < 0), parted)


def with_paths(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with the path of their line in each row of a table: a rate stands beside the amounts it is of."""
    rows = list(rows)
    known = {
        (place, row["line"]): row["parent"]
        for row in rows
        if row["parent"] and (place := place_in_document(row).grid_row)
    }
    for row in rows:
        place = place_in_document(row).grid_row
        path = known.get((place, row["line"]), "") if place and not row["parent"] else ""
        yield row | {"parent": path} if path else row
