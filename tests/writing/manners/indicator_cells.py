"""Cells of indicators that several forms share: their levels, targets, results, weights, scores and reasons."""

from ..facts import Indicator, Scorecard
from ..figures import Cell, Mark
from ..pen import Pen, label

SIGNS = {"≥": "at_least", "≤": "at_most", "=": "exact"}


def points(pen: Pen, value, subject: str, measure: str, columns: int = 1) -> Cell:
    """A weight or a score."""
    budget = "|general|own|government_fund"
    one = pen.figure("ratio", subject, measure, value, "分", stage="", budget=budget)
    return Cell((Mark(pen.style.digits(value, keep=False), (one,)),), columns=columns)


def scores(pen: Pen, one: Indicator) -> list[Cell]:
    """An indicator's weight, its score, and why the target was not met."""
    names = names_of(one)
    return [points(pen, one.weight, names, "weight"), points(pen, one.score, names, "score"), reason(one)]


def reason(one: Indicator) -> Cell:
    return Cell((Mark(one.reason, tag="reason"),) if one.reason else ())


def total_row(pen: Pen, card: Scorecard, whole: str, columns: int, word: str = "总分") -> list[Cell]:
    """The points of the whole form."""
    names = f"总分|合计|部门|{whole}"
    weight, score = points(pen, 100, names, "weight"), points(pen, card.total, names, "score")
    return [label(word, columns=columns), weight, score, Cell()]


def level_cells(pen: Pen, card: Scorecard, place: int, pointed: bool = False) -> list[Cell]:
    """The cells of level 1 and 2 that begin in this row, each over the rows of its indicators; 产出指标（50分）."""
    cells = []
    for level in ("level1", "level2"):
        words = [(one.level1, getattr(one, level)) for one in card.indicators]
        if place and words[place] == words[place - 1]:
            continue
        same = [one for one, word in zip(card.indicators, words, strict=True) if word == words[place]]
        text = (words[place][1],)
        if pointed and level == "level1":
            (mark,) = points(pen, sum(one.weight for one in same), words[place][1], "weight").text
            text = (*text, "（", mark, "分）")
        cells.append(Cell(text, rows=len(same)))
    return cells


def names_of(one: Indicator) -> str:
    """An indicator with its 率 or 度 and without."""
    bare = one.name.removesuffix("率").removesuffix("度")
    return "|".join(dict.fromkeys((one.name, bare, bare.removesuffix("满意"))))


def number_mark(pen: Pen, one: Indicator, which: str) -> Mark:
    """The number of an indicator's target or result, as its own unit has it."""
    value, measure = (one.target if which == "target" else one.result), one.measure
    if one.kind == "money" and which == "result":
        measure = "unassigned|actual"
    more = (
        {"account": "|fund"}
        if one.kind == "money"
        else {"stage": {"target": "target", "result": "done"}[which]}
    )
    qualifier = SIGNS[one.sign] if which == "target" else "exact"
    value = value.quantize(1) if value == value.to_integral_value() else value.normalize()
    figure = pen.figure(one.kind, names_of(one), measure, value, one.unit, qualifier=qualifier, **more)
    return Mark(pen.style.widened(f"{value:f}"), (figure,))


def value_cell(pen: Pen, one: Indicator, which: str) -> Cell:
    """≥24场 as a target, 26场 as a result; a = may be left out."""
    mark, unit = number_mark(pen, one, which), pen.style.percent if one.unit == "%" else one.unit
    if which == "result" or (one.sign == "=" and pen.rng.random() < 0.5):
        return Cell((mark, unit))
    return Cell((Mark(one.sign, tag="sign"), mark, unit))
