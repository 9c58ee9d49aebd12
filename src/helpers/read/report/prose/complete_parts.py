"""Parts that come to their whole: what names nobody behind them is told of the whole again.

Its tests: test_self_evaluations.py.
"""

from helpers.read.language import Quantity, rate_in
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.names import owner_in
from helpers.read.report.prose.ratio_base import place_of_whole
from helpers.read.report.prose.thread import Thread


def leave_complete_parts(between: str, quantity: Quantity, thread: Thread) -> None:
    """A stage or an execution rate behind all parts is the whole's; a rate is the part's where others have theirs.

    全年预算数320万元，其中基本支出240万元、项目支出80万元，全年执行数312万元，执行率97.5%.
    """
    whole = thread.whole
    if whole is None or whole is thread.announced or whole.kind != "money":
        return
    if not _names_nobody(between, quantity, thread):
        return
    place = place_of_whole(whole, thread)
    parts = _parts_behind(place, whole, thread) if place is not None else []
    if len(parts) < 2 or sum(part.value for part in parts) != whole.value:
        return
    if quantity.kind == "money" and not _may_be_of_whole(quantity, parts[-1], whole):
        return
    if quantity.kind == "ratio" and any(figure.kind == "ratio" for figure in thread.figures[place + 1 :]):
        return
    thread.asides.update(range(place + 1, len(thread.figures)))
    thread.owner = thread.whole_owner
    thread.close_parts()


def _names_nobody(between: str, quantity: Quantity, thread: Thread) -> bool:
    """Whether the words in front of a number begin a clause with a stage or an execution rate and name no owner."""
    goes_on = thread.last_in_sentence is None
    if not (goes_on or between.startswith(("，", "；"))) or "其中" in between:
        return False
    words = between.strip("，；：、 ")
    rate = rate_in(cleaned(words)) if quantity.kind == "ratio" else None
    if rate is not None:
        return rate.measure.startswith("execution") and not owner_in(rate.owner)[0].is_named
    owner, read = owner_in(words)
    said = read.mention("measure")
    staged = quantity.kind == "money" and said is not None and said.strength > 1 and not read.name
    return staged and not (owner.is_named or owner.budget or owner.coverage)


def _parts_behind(place: int, whole: Figure, thread: Thread) -> list[Figure]:
    """The amounts behind a whole, if all are its parts of its stage; none otherwise."""
    behind = (
        thread.figures[each] for each in range(place + 1, len(thread.figures)) if each not in thread.asides
    )
    parts = [figure for figure in behind if figure.kind != "ratio"]
    same = all(
        (part.kind, part.measure, part.unit, part.compared) == ("money", whole.measure, whole.unit, False)
        for part in parts
    )
    return parts if same else []


def _may_be_of_whole(quantity: Quantity, last: Figure, whole: Figure) -> bool:
    """Whether an amount is more than the last part, and not far from the whole."""
    near = whole.value / 2 < quantity.value < whole.value * 2
    return quantity.unit == whole.unit and quantity.value > last.value and near
