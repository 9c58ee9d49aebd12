"""Which printed rows state one figure: sameness is earned, each slot by its own evidence.

Rows are one figure only if they agree in period, coverage, budget, scope, path,
account, part, flow, measure and stage. An empty slot agrees with the one value
there is; where the document varies it, it agrees with none. What stands in two
rows of one table, or twice in one section of the text under another number, are
items of a list; and tables that mostly differ in what they share are two frames.

Its tests: test_sameness.py, test_facts.py, test_identities.py.
"""

from collections import defaultdict
from collections.abc import Iterable

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures.document_frames import (
    Frames,
    frames_in,
    is_end_of,
    parted_in,
    path_of,
    varied_in,
)
from helpers.measure.figures.exact import Amount
from helpers.measure.figures.rows import (
    FLOW_WORDS,
    OWN_WORDS,
    WHOLES,
    WILD,
    counted_in,
    is_money,
    is_of_both_kinds,
    number_of,
)
from helpers.measure.figures.same_figure import FigurePlace, Pair, Statement, date_of, figure_place
from helpers.measure.figures.told_apart import told_apart


def statements_in(rows: Iterable[Row]) -> tuple[list[Statement], Frames]:
    """Rows put together by the figure that they state, and the document's frames; a unit that is no money's states none."""
    groups: dict[FigurePlace, list[Pair]] = defaultdict(list)
    for row in rows:
        amount = number_of(row)
        if amount is not None:
            groups[figure_place(row) + _apart(row, amount)].append((row, amount))
    _join_restated_changes(groups)
    varied = varied_in(row for group in groups.values() for row, _ in group)
    alike = [same for group in groups.values() for same in _of_same_words(group, varied)]
    frames = frames_in(alike, varied, parted_in(pair for group in groups.values() for pair in group))
    told = [same for group in alike for same in told_apart(group, frames)]
    return [
        Statement(tuple(row for row, _ in same), tuple(amount for _, amount in same)) for same in told
    ], frames


def _apart(row: Row, amount: Amount) -> FigurePlace:
    """What keeps rows of one place apart: sign and reason of changes, date, unit of counts, some labels."""
    if row["measure"] == "adjustment":
        sign = "-" if amount.high is not None and amount.high < 0 else "0" if amount.high == 0 else "+"
        return (sign, row["reason"])
    own_words = row["label"] if row["measure"] in OWN_WORDS else _both_kinds(row)
    return (date_of(row), own_words, _flow_in_words(row) if row["kind"] == "ratio" else _unit_of_count(row))


def _both_kinds(row: Row) -> str:
    return "both" if is_of_both_kinds(row) else ""


def _unit_of_count(row: Row) -> str:
    return "" if is_money(row) else counted_in(row)


def _flow_in_words(row: Row) -> str:
    """Income or expenditure, where the words of a rate name one of them."""
    named = [word for word in FLOW_WORDS if word in row["label"] + row["phrase"]]
    return named[0] if len(named) == 1 else ""


def _join_restated_changes(groups: dict[FigurePlace, list[Pair]]) -> None:
    """Puts a change without a reason to the equal one that has a reason: it is the same, said again."""
    changes = [key for key in groups if key[4] == "adjustment"]
    explained: dict[FigurePlace, list[FigurePlace]] = defaultdict(list)
    for key in changes:
        if key[-1]:
            explained[key[:-1]].append(key)
    for key in [key for key in changes if not key[-1] and key[:-1] in explained]:
        equal = {groups[other][0][1].ends: other for other in reversed(explained[key[:-1]])}
        for pair in groups[key]:
            if pair[1].ends in equal:
                groups[equal[pair[1].ends]].append(pair)
        groups[key] = [pair for pair in groups[key] if pair[1].ends not in equal]
        if not groups[key]:
            del groups[key]


def _of_same_words(group: list[Pair], varied: frozenset[str]) -> list[list[Pair]]:
    """Rows of one place by the path, coverage, budget and scope that they print."""
    if len(group) == 1:
        return [group]
    parts = _by_path(group)
    for column in WILD:
        parts = [same for part in parts for same in _split(part, column, column in varied)]
    return parts


def _by_path(group: list[Pair]) -> list[list[Pair]]:
    """Rows by their paths: a path that leaves out its beginning joins the one that it ends, if there is one."""
    by_path: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in group:
        by_path[path_of(pair[0])].append(pair)
    if len(by_path) == 1:
        return [group]
    whole = group[0][0]["line"] == schema.DEPARTMENT
    for path in sorted(by_path, key=len):
        longer = [other for other in by_path if len(other) > len(path) and is_end_of(path, other)]
        if len(longer) == 1 and (path or not whole):
            by_path[longer[0]] = by_path.pop(path) + by_path[longer[0]]
    order = {id(pair): place for place, pair in enumerate(group)}
    return [sorted(part, key=lambda pair: order[id(pair)]) for part in by_path.values()]


def _split(group: list[Pair], column: str, varied: bool) -> list[list[Pair]]:
    """Rows by what they print in a column; a row that prints nothing joins the one there is, or its equal."""
    named: dict[str, list[Pair]] = defaultdict(list)
    unnamed: list[Pair] = []
    for pair in group:
        (unnamed if pair[0][column] in WILD[column] else named[pair[0][column]]).append(pair)
    if not unnamed:
        return list(named.values())
    if not named:
        return _by_label(group) if varied else [group]
    if len(named) == 1 and not varied:
        return _without_wholes(group, unnamed, next(iter(named.values()))) if column in WHOLES else [group]
    return _equal_or_apart(named, unnamed, varied)


def _by_label(group: list[Pair]) -> list[list[Pair]]:
    """Rows of no name where the document has several: the same words alone make them one figure, of changes the number."""
    same: dict[object, list[Pair]] = defaultdict(list)
    for row, amount in group:
        same[amount.ends if row["measure"] == "adjustment" else row["label"]].append((row, amount))
    return list(same.values())


def _without_wholes(group: list[Pair], unnamed: list[Pair], parts: list[Pair]) -> list[list[Pair]]:
    wholes = _wholes(unnamed, parts)
    rest = [pair for pair in group if id(pair) not in wholes]
    return [part for part in (rest, [pair for pair in group if id(pair) in wholes]) if part]


def _equal_or_apart(named: dict[str, list[Pair]], unnamed: list[Pair], varied: bool) -> list[list[Pair]]:
    """Rows without a name beside the equal one that has a name, the others by themselves."""
    equal = {pair[1].ends: part for part in reversed(named.values()) for pair in part}
    rest: list[Pair] = []
    for pair in unnamed:
        equal.get(pair[1].ends, rest).append(pair)
    apart = (_by_label(rest) if varied else [rest]) if rest else []
    return [*named.values(), *apart]


def _wholes(unnamed: list[Pair], parts: list[Pair]) -> set[int]:
    """Which amounts that name no budget or scope are the whole of those that do: more than each."""
    known = [amount.number for _, amount in parts if amount.number is not None]
    if len(known) < len(parts) or min(known) < 0:
        return set()
    return {id(pair) for pair in unnamed if pair[1].number is not None and pair[1].number > max(known)}
