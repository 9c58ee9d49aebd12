"""The grammar of printed quantities: where a number with its unit and qualifier stands in a text, and what is none.

Patterns match one number and its neighbours of bounded length, so that the
cost of a text grows with its length alone.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from helpers import years
from helpers.quantities import DIGITS, NUMERALS, count_unit, number
from helpers.read.language.numerals import CHARACTER, CHINESE_PLACES, chinese_counts, units
from helpers.read.language.tables_of_words import any_of, word_table, words_of

FOLDED = str.maketrans("０１２３４５６７８９．％－＋(),:;!?＂\u3000", '0123456789.%-+（），：；！？" ')
ARABIC_RUN = r"[0-9]{1,3}(?:[,，][0-9]{3}){1,6}(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,20}(?:\.[0-9]{1,12})?"
SEPARATORS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
SPACES = re.compile(r"(?<![0-9A-Za-z.%])\s+|\s+(?![0-9A-Za-z])")
NO_FIGURES = re.compile(
    "|".join(
        (
            r"《[^《》]{0,80}》",
            r"“(?!(?<=[辖设有括含]“)(?:[0-9]{1,5}[一-龥]{2,12}[、”]){2})[^“”，。；]{0,30}”",
            rf"[〔\[【（]{years.PRINTED}[〕\]】）]\s?[0-9]{{0,6}}\s?号?",
            r"（[0-9]{1,8}[类款项]）",
            r"[×*]100%",
            r"(?:第|前|届|[A-Za-z])[-0-9.]{1,24}",
            r"(?<![0-9.])[0-9.]{1,12}(?:\+[0-9.]{1,12}){1,9}",
            rf"{years.PRINTED}\s?[-—–~～至到]{{1,2}}\s?{years.PRINTED}年?",
            rf"{years.PRINTED}年度?(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?)?",
            r"[0-9]{1,2}月[0-9]{1,2}[日号]",
            rf"{years.PRINTED}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}",
            r"(?:电话|传真|热线|手机|邮编|账号|代码|编码)[^0-9]{0,4}[-0-9 ]{3,20}(?![0-9一-龥%])",
            rf"第[{''.join(DIGITS)}十百]{{1,6}}[^，。；]?",
        )
    )
)
NUMERAL = f"[{NUMERALS}]{{1,16}}"


@dataclass(frozen=True)
class Quantity:
    """A number as printed in a text: `start` to `end` with its qualifiers and unit, `digits` where the number is.

    `least` is the lower end of a printed range (3至5次), whose value is the upper end.
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


def folded(text: str) -> str:
    """Text in one form for reading: widths of digits and punctuation, no spaces that typesetting put between words."""
    text = text.translate(FOLDED) if not SEPARATORS.search(text) else fold_around_separators(text)
    return SPACES.sub("", text).strip()


def fold_around_separators(text: str) -> str:
    """As `folded`, keeping the comma of 1,867.48 apart from the one between clauses."""
    return SEPARATORS.sub("\0", text).translate(FOLDED).replace("\0", ",")


@cache
def pattern() -> re.Pattern:
    """One quantity: qualifiers, number, unit, qualifiers; built once from the tables of words."""
    before = any_of(words_of("qualifiers", "word", place="before"))
    middle = any_of(words_of("qualifiers", "word", place="middle"))
    after = any_of(words_of("qualifiers", "word", place="after"))
    words = words_of("qualifiers", "word", place="before")
    openings = re.escape("".join(sorted({word[0] for word in words} | set("0123456789-百") | set(NUMERALS))))
    return re.compile(
        rf"(?=[{openings}])(?P<before>{before}{{0,2}})"
        rf"(?:(?P<least>(?<![0-9A-Za-z.,])[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)(?P<least_unit>%?)[-—–~～至到]{{1,2}})?"
        rf"(?P<number>(?<![0-9A-Za-z.,])-?(?:{ARABIC_RUN})|{NUMERAL}(?!分之)|百分之{NUMERAL})(?![0-9])"
        rf"(?P<middle>{middle})?(?P<scale>百万|千万|[十百千]?[万亿]|千(?!克|米|瓦|元))?(?P<middle2>{middle})?"
        rf"(?P<unit>{any_of(words_of('units', 'unit'))})?"
        rf"(?P<after>(?:（含）|（包括）)?{after})?"
    )


def is_whole(unit: str) -> bool:
    """Whether a unit counts whole things; 万份 counts as 份."""
    bare = count_unit(unit)[1] or unit
    return bare in units() and units()[bare]["whole"] == "yes"


def one_of(unit: str) -> Decimal:
    """A single thing in a unit that counts by scales: 0.0001 for 万份."""
    power, word = count_unit(unit)
    return Decimal(1).scaleb(-power) if word else Decimal(1)


def scan(text: str) -> list[Quantity]:
    """Every quantity of a folded text, in order; years, dates, list and document numbers and set phrases are none."""
    vetoed = vetoed_spans(text)
    found = []
    for match in pattern().finditer(text):
        if inside(match.start("number"), vetoed):
            continue
        quantity = bare_quantity(match, text, found) if no_unit(match) else quantity_of(match, text)
        if quantity:
            found.append(quantity)
    return found


def no_unit(match: re.Match) -> bool:
    """Whether a number stands alone, neither a scale (万) nor a unit after it."""
    return not match["unit"] and not match["scale"] and not match["number"].startswith("百分之")


@cache
def fixed_phrases() -> re.Pattern:
    """The phrases whose numerals count nothing."""
    return re.compile(any_of(words_of("fixed_phrases", "phrase")))


def vetoed_spans(text: str) -> tuple[list[int], list[int]]:
    """Starts and ends of the stretches in which no number is a figure."""
    spans = [m.span() for m in NO_FIGURES.finditer(text)] + [m.span() for m in fixed_phrases().finditer(text)]
    spans.sort()
    return [start for start, _ in spans], [end for _, end in spans]


def inside(position: int, spans: tuple[list[int], list[int]]) -> bool:
    """Whether a position lies in one of the spans."""
    starts, ends = spans
    nearest = bisect_right(starts, position)
    return any(ends[index] > position for index in range(max(0, nearest - 3), nearest))


def quantity_of(match: re.Match, text: str) -> Quantity | None:
    """The quantity of a match with a unit, or nothing where the words make it no figure."""
    chinese = match["number"][0] in NUMERALS
    if chinese and not chinese_counts(match, text):
        return None
    value, unit, kind = measured(match, text)
    if value is None or kind == "none" or is_threshold(match, text, kind):
        return None
    before = qualifier_before(match, text)
    start = match.start("least") if match["least"] else match.start("number")
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


def measured(match: re.Match, text: str) -> tuple[Decimal | None, str, str]:
    """Value, unit and kind of a match."""
    if match["number"].startswith("百分之"):
        return number(match["number"][3:]), "%", "ratio"
    scale, unit = match["scale"] or "", match["unit"] or ""
    try:
        value = number(list_number_apart(match, text))
    except ValueError:
        return None, "", "none"
    if scale + unit in units():
        unit, scale = scale + unit, ""
    if not unit:
        noun = re.match(CHARACTER, text[match.end() : match.end() + 1])
        return value, scale, "count" if noun else "money"
    kind = units()[unit]["kind"]
    if scale and kind == "ratio":
        return None, "", "none"
    return value, (scale + unit).replace("％", "%").replace("个百分点", "百分点").replace("元整", "元"), kind


def list_number_apart(match: re.Match, text: str) -> str:
    """The number without the list number that print runs into it: 2.3家 at an item's start is 3家."""
    digits = match["number"]
    at_start = match.start() == 0 or text[match.start() - 1] in "。；：\n"
    if at_start and "." in digits and is_whole(match["unit"] or ""):
        return digits.split(".", 1)[1]
    return digits


def is_threshold(match: re.Match, text: str, kind: str) -> bool:
    """Whether an amount describes a thing instead of measuring it: 单价100万元（含）以上设备."""
    if not match["after"] or not match["after"].endswith(("以上", "以下", "以内")):
        return False
    described = re.match(CHARACTER, text[match.end() : match.end() + 1])
    return kind == "money" and bool(described)


def qualifier_before(match: re.Match, text: str) -> str:
    """The qualifier in front of a number; 节约 and 最近 hold the characters of one and are none."""
    words = match["before"]
    longest = next(
        (word for word in words_of("qualifiers", "word", place="before") if words.endswith(word)), ""
    )
    if not longest:
        return ""
    start = match.start("before") + len(words) - len(longest)
    previous = text[start - 1 : start] if start else ""
    row = next(row for row in word_table("qualifiers") if (row["place"], row["word"]) == ("before", longest))
    another_word = previous != "" and previous in row["not_after"]
    return "" if another_word or (longest == "上" and match["number"][0] not in CHINESE_PLACES) else words


def qualifier_of(match: re.Match, before: str) -> str:
    """The one qualifier that the words around a number amount to; 近 with 余 is about, having no bound of its own."""
    meanings = {(row["place"], row["word"]): row["qualifier"] for row in word_table("qualifiers")}
    table = words_of("qualifiers", "word", place="before")
    first = next((meanings["before", word] for word in table if before.endswith(word)), "exact")
    middle = match["middle"] or match["middle2"]
    second = meanings["middle", middle] if middle else "exact"
    after = re.sub("（.*?）", "", match["after"] or "")
    third = meanings["after", after] if after else "exact"
    if match["least"]:
        return "at_most"
    found = {first, second, third} - {"exact"}
    return found.pop() if len(found) == 1 else "about" if found else "exact"


@cache
def bare_words() -> re.Pattern:
    """Words after which a number with no unit is a figure."""
    return re.compile(any_of(words_of("bare", "word")) + "[为是：=]?$")


def bare_quantity(match: re.Match, text: str, found: list[Quantity]) -> Quantity | None:
    """A number with no unit, where the word before it says what it is (权重60, 较上年2.08)."""
    word = bare_words().search(text[max(0, match.start() - 8) : match.start()])
    if not word or match["number"][0] in DIGITS:
        return None
    row = next(row for row in word_table("bare") if word[0].startswith(row["word"]))
    rows = [row for row in word_table("bare") if word[0].rstrip("为是：=") == row["word"]]
    row = rows[0] if rows else row
    kind = (found[-1].kind if found else "money") if row["kind"] == "same" else row["kind"]
    try:
        value = number(match["number"])
    except ValueError:
        return None
    return Quantity(
        match.start(), match.start("number"), match.end("number"), value, row["unit"], kind, "exact"
    )
