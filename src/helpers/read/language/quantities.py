"""The grammar of printed quantities: where a number with its unit and qualifier stands in a text.

Every numeral of a text is accounted for: it is a quantity, or it lies in a
stretch that says why it is none. Patterns match one number and its neighbours
of bounded length, so that the cost of a text grows with its length alone.

Its tests: test_grammar.py.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from helpers.quantities import NUMERALS, count_unit, number
from helpers.read.language.no_figures import NoFigure, Stretches, no_figures
from helpers.read.language.numerals import CHARACTER, reason_of_chinese, units
from helpers.read.language.qualifiers import qualifier_before, qualifier_of
from helpers.read.language.tables_of_words import any_in, word_table, words_of

ARABIC_RUN = r"[0-9]{1,3}(?:[,，][0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?"
NUMERAL = f"[{NUMERALS}]{{1,16}}"
DIGIT_RUN = re.compile(r"[0-9]+(?:[.,，][0-9]+)*")
PART_OF_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
LIST_MARK = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.、．）)]?\s?")
MARK_BEFORE = re.compile(r"(?:^|[。；：，、|\n]\s?)[（(]?$")
BARE = 10
TENTHS = "成"


@dataclass(frozen=True)
class Quantity:
    """A number as printed in a text: `start` to `end` with its qualifiers and unit, `digits` where the number is.

    `least` is the lower end of a printed range (3至5次), whose value is the
    upper end; `unitless` marks a number with no unit and no word that gives it one.
    """

    start: int
    digits: int
    end: int
    value: Decimal
    unit: str
    kind: str
    qualifier: str
    least: Decimal | None = None
    chinese: bool = False
    unitless: bool = False


@dataclass(frozen=True)
class Numbers:
    """All numerals of a text: those that are quantities, and the stretches whose numerals are none."""

    quantities: tuple[Quantity, ...]
    others: tuple[NoFigure, ...]


def scan(text: str) -> list[Quantity]:
    """The quantities of a folded text that have a unit, or words in front that give them one, in order."""
    return [quantity for quantity in numbers_in(text).quantities if not quantity.unitless]


def numbers_in(text: str) -> Numbers:
    """Every numeral of a folded text."""
    others = no_figures(text)
    stretches, found, more = Stretches(others), [], []
    for match in _quantity_pattern().finditer(text):
        if stretches.at(match.start("number")):
            continue
        if _begins_another_word(match, text):
            found.append(_standing_alone(DIGIT_RUN.search(text, match.start("number")))) if match["number"][
                0
            ] not in NUMERALS else None
            continue
        read = _bare_quantity(match, text, found) if _has_no_unit(match) else _quantity_of(match, text)
        if isinstance(read, Quantity):
            found.append(read)
        elif read:
            more.append(NoFigure(match.start("least" if match["least"] else "number"), match.end(), read))
    rest = unread(text, [*others, *more], found)
    return Numbers(
        tuple(sorted([*found, *rest[0]], key=lambda quantity: quantity.start)),
        tuple(sorted([*others, *more, *rest[1]], key=lambda stretch: stretch.start)),
    )


def unread(text: str, others: list[NoFigure], found: list[Quantity]) -> tuple[list[Quantity], list[NoFigure]]:
    """The runs of digits that nothing has read: marks of lists, and numbers that nothing says the unit of."""
    taken = [(stretch.start, stretch.end) for stretch in others]
    taken += [(quantity.start, quantity.end) for quantity in found]
    taken.sort()
    bare, marks, place = [], [], 0
    for run in DIGIT_RUN.finditer(text):
        while place < len(taken) and taken[place][1] <= run.start():
            place += 1
        read = taken[place : place + 3]
        if _overlaps(run, read):
            parts = PART_OF_RUN.finditer(text, *run.span()) if "，" in run[0] else ()
            bare += [_standing_alone(part) for part in parts if not _overlaps(part, read)]
        elif _is_mark(text, run):
            marks.append(NoFigure(*run.span(), "heading_mark"))
        else:
            bare.append(_standing_alone(run))
    return bare, marks


def _overlaps(run: re.Match, taken: list[tuple[int, int]]) -> bool:
    """Whether a run of digits shares a place with one of the stretches that are read."""
    return any(start < run.end() and run.start() < end for start, end in taken)


def _is_mark(text: str, run: re.Match) -> bool:
    """Whether a number is the mark of an item: it opens a line or clause and a point or bracket follows."""
    if not MARK_BEFORE.search(text[max(0, run.start() - 3) : run.start()]):
        return False
    mark = LIST_MARK.match(text, run.start())
    named = bool(mark) and re.match(CHARACTER, text[mark.end() : mark.end() + 1])
    return bool(named) and mark.end() > run.end() and len(run[0]) < 4


def _standing_alone(run: re.Match) -> Quantity:
    """A number that stands alone."""
    digits = run[0].replace(",", "").replace("，", "")
    value = number(digits) if digits.count(".") < 2 and len(digits) <= 24 else Decimal(0)
    return Quantity(run.start(), run.start(), run.end(), value, "", "count", "exact", unitless=True)


@cache
def _quantity_pattern() -> re.Pattern:
    """One quantity: qualifiers, number, unit, qualifiers; built once from the tables of words."""
    before = any_in("qualifiers", place="before")
    middle = any_in("qualifiers", place="middle")
    after = any_in("qualifiers", place="after")
    words = words_of("qualifiers", "word", place="before")
    openings = re.escape("".join(sorted({word[0] for word in words} | set("0123456789-百") | set(NUMERALS))))
    return re.compile(
        rf"(?=[{openings}])(?P<before>{before}{{0,2}})"
        rf"(?:(?P<least>(?<![0-9A-Za-z.,])[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)(?P<least_unit>%?)[-—–~～至到]{{1,2}})?"
        rf"(?:(?P<high>(?<![0-9A-Za-z.,])[0-9]{{1,6}})亿(?=[0-9]{{1,4}}(?:\.[0-9]+)?万))?"
        rf"(?P<number>(?<![0-9A-Za-z.,])-?(?:{ARABIC_RUN})|{NUMERAL}(?!分之)|百分之{NUMERAL}|{NUMERAL}分之{NUMERAL})(?![0-9])"
        rf"(?P<middle>{middle})?(?P<open>（(?=[十百千万亿]{{0,2}}{any_in('units', 'unit')}）))?"
        rf"(?P<scale>百万|千万|[十百千]?[万亿]|千(?!克|米|瓦|元))?(?P<middle2>{middle})? ?"
        rf"(?P<unit>{any_in('units', 'unit')})?(?P<tenth>(?<=成)[一二三四五六七八九](?!是))?(?(open)）)"
        rf"(?P<after>(?!{any_in('changes')}了?[约近]?[0-9])(?:（含）|（包括）)?{after})?"
    )


def is_whole(unit: str) -> bool:
    """Whether a unit counts whole things; 万份 counts as 份."""
    bare = count_unit(unit)[1] or unit
    return bare in units() and units()[bare]["whole"] == "yes"


def one_of(unit: str) -> Decimal:
    """A single thing in a unit that counts by scales: 0.0001 for 万份."""
    power, word = count_unit(unit)
    return Decimal(1).scaleb(-power) if word else Decimal(1)


def _begins_another_word(match: re.Match, text: str) -> bool:
    """Whether the unit behind a number is the start of the next word: 508.20本年支出."""
    row = units().get(match["unit"] or "")
    return bool(
        row
        and row["not_before"]
        and text[match.end("unit") : match.end("unit") + 1] in row["not_before"]
        and text[match.end("unit") : match.end("unit") + 1]
    )


def _has_no_unit(match: re.Match) -> bool:
    """Whether a number stands alone, neither a scale (万) nor a unit after it."""
    return not match["unit"] and not match["scale"] and "分之" not in match["number"]


def _quantity_of(match: re.Match, text: str) -> Quantity | str:
    """The quantity of a match with a unit, or the reason why it is none; empty where it is no numeral at all."""
    chinese = match["number"][0] in NUMERALS
    if chinese and (reason := reason_of_chinese(match, text)):
        return "" if reason == "word" else reason
    if "分之" in match["number"] and not match["number"].startswith("百分之"):
        return "fraction"
    value, unit, kind = _measured(match, text)
    if value is None:
        return _standing_alone(DIGIT_RUN.search(match["number"])) if not chinese else ""
    if kind == "none":
        return units()[match["unit"]]["reason"] or "duration"
    if _is_threshold(match, text, kind):
        return "threshold"
    before = qualifier_before(match, text)
    start = (
        match.start("least")
        if match["least"]
        else match.start("high")
        if match["high"]
        else match.start("number")
    )
    return Quantity(
        start=match.start() if before else start,
        digits=start,
        end=match.end(),
        value=value,
        unit=unit,
        kind=kind,
        qualifier=qualifier_of(match, before),
        least=Decimal(match["least"]) if match["least"] else None,
        chinese=chinese,
    )


def _measured(match: re.Match, text: str) -> tuple[Decimal | None, str, str]:
    """Value, unit and kind of a match."""
    if match["number"].startswith("百分之"):
        return _chinese_value(match["number"][3:]), "%", "ratio"
    scale, unit = match["scale"] or "", match["unit"] or ""
    try:
        value = number(_list_number_apart(match, text))
    except ValueError:
        return None, "", "none"
    if match["high"]:
        value += Decimal(match["high"]).scaleb(4)
    if scale + unit in units() and (unit or not _is_counted_by_scale(match, text)):
        unit, scale = scale + unit, ""
    if not unit:
        noun = re.match(CHARACTER, text[match.end() : match.end() + 1])
        return value, scale, "count" if noun or _is_counted_by_scale(match, text) else "money"
    if unit == TENTHS:
        return value * BARE + number(match["tenth"] or "0"), "%", "ratio"
    kind = units()[unit]["kind"]
    if scale and kind == "ratio":
        return None, "", "none"
    return (
        value,
        (scale + unit)
        .replace("％", "%")
        .replace("个百分点", "百分点")
        .replace("个千分点", "千分点")
        .replace("元整", "元"),
        kind,
    )


def _is_counted_by_scale(match: re.Match, text: str) -> bool:
    """Whether words in front of a number say that 万 alone counts things."""
    return _counted_by_scale().search(text[max(0, match.start() - BARE) : match.start()]) is not None


@cache
def _counted_by_scale() -> re.Pattern:
    """Words behind which 万 alone is a number of things: 服务人次78716万."""
    return re.compile(any_in("counted_by_scale") + "(?:为|达到?|约|近|超过?)?$")


def _chinese_value(text: str) -> Decimal | None:
    """The value of a Chinese numeral, or None for signs that make none."""
    try:
        return number(text)
    except ValueError:
        return None


def _list_number_apart(match: re.Match, text: str) -> str:
    """The number without the list number that print runs into it: 2.3家 at an item's start is 3家."""
    digits = match["number"]
    at_start = match.start() == 0 or text[match.start() - 1] in "。；：\n"
    if at_start and "." in digits and not match["scale"] and is_whole(match["unit"] or ""):
        return digits.split(".", 1)[1]
    return digits


def _is_threshold(match: re.Match, text: str, kind: str) -> bool:
    """Whether an amount describes a thing instead of measuring it: 单价100万元（含）以上设备."""
    if not match["after"] or not match["after"].endswith(words_of("limits_behind_a_number", "word")):
        return False
    described = re.match(CHARACTER, text[match.end() : match.end() + 1])
    return kind == "money" and bool(described)


@cache
def _bare_words() -> re.Pattern:
    """Words after which a number with no unit is a figure."""
    return re.compile(any_in("bare") + "[为是：=]?$")


def _bare_quantity(match: re.Match, text: str, found: list[Quantity]) -> Quantity | None:
    """A number with no unit, where the word before it says what it is (权重60, 较上年2.08)."""
    word = _bare_words().search(text[max(0, match.start() - BARE) : match.start()])
    if not word or match["number"][0] in NUMERALS:
        return None
    rows = [row for row in word_table("bare") if row["word"] == word[0].rstrip("为是：=")]
    row = rows[0] if rows else next(row for row in word_table("bare") if word[0].startswith(row["word"]))
    kind = (found[-1].kind if found else "money") if row["kind"] == "same" else row["kind"]
    try:
        value = number(match["number"])
    except ValueError:
        return None
    return Quantity(
        match.start(), match.start("number"), match.end("number"), value, row["unit"], kind, "exact"
    )
