"""Number formats of workbooks: a stored value as its cell shows it.

Two things differ from the screen, for nothing may be lost: a zero is a zero
where a format shows a dash or nothing, and what is below zero has its minus
where a format shows it by brackets or by red alone.

Its tests: test_documents_workbooks.py.
"""

import operator
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from helpers.read.documents.xlsx.date_formats import ELAPSED, date_shown, is_dated

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mm-yy",
    16: "d-mm", 17: "mm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00",
    44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
SECTIONS = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)', re.S)
TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|(General|G/通用格式)|(AM/PM|上午/下午|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|.)',
    re.S,
)
CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]{1,15})\]")
HOLDS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
DIGITS = ("0", "#", "?")
SIGNS = ("-", "(", ")", '"-', '"(', '")')
KEPT, WIDE, SHOWN_DIGITS = Context(prec=15), Context(prec=400), 10
LONGEST_CODE = 255


@dataclass(frozen=True)
class FormatSection:
    """One part of a format: its marks and its words (behind a quotation mark), and when it holds."""

    tokens: tuple[str, ...]
    holds: str = ""
    bound: Decimal = Decimal(0)

    @property
    def has_digits(self) -> bool:
        """Whether it shows the digits of a number."""
        return any(token in (*DIGITS, "General", "@") for token in self.tokens)

    def fits(self, number: Decimal) -> bool:
        """Whether the number fulfils its condition, if it has one."""
        return not self.holds or HOLDS[self.holds](number, self.bound)


@lru_cache(maxsize=2048)
def sections_of(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format for numbers; a code that is longer than any is taken for none."""
    found = [match[1] for match in SECTIONS.finditer(code)] if 0 < len(code) <= LONGEST_CODE else []
    texts = found[: 3 if len(found) > 3 else -1]
    return tuple(_section_of(text) for text in texts) or (FormatSection(("General",)),)


def _section_of(text: str) -> FormatSection:
    """A section; what only aligns or colours is left out, the sign of a currency is a word."""
    tokens = []
    for match in TOKEN.finditer(text):
        quoted, escaped, general_, mark = match.groups()
        if match[0].startswith("[$"):
            tokens.append('"' + match[0][2:-1].partition("-")[0])
        elif quoted is not None or escaped is not None:
            tokens.append('"' + (quoted or escaped or ""))
        elif general_ or mark:
            tokens.append("General" if general_ else mark)
    condition = CONDITION.search(text)
    if not condition or condition[2].count(".") > 1:
        return FormatSection(tuple(tokens))
    return FormatSection(tuple(tokens), condition[1], Decimal(condition[2]))


def shown(value: str, code: str, since_1904: bool = False) -> str:
    """A stored number as a cell with this format shows it; nothing where the format hides it.

    >>> shown("0.153073611743377", "0.0%"), shown("-1234.5", "#,##0.00_);[Red](#,##0.00)")
    ('15.3%', '-1,234.50')
    >>> shown("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '), shown("45292", 'yyyy"年"m"月"')
    ('0.00', '2024年1月')
    """
    try:
        number = KEPT.create_decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return value
    if ELAPSED.search(code):
        return general(number)
    sections = sections_of(code)
    if is_dated(sections[0].tokens) and (date := date_shown(number, sections[0].tokens, since_1904)):
        return date
    section, signed = _section_for(number, sections)
    if not section.has_digits:
        return _words_of(section.tokens).strip()
    tokens = tuple(token for token in section.tokens if token not in SIGNS) if signed else section.tokens
    text = number_shown(abs(number), tokens)
    return f"-{text}" if number < 0 and any(digit in "123456789" for digit in text) else text


def _section_for(number: Decimal, sections: tuple[FormatSection, ...]) -> tuple[FormatSection, bool]:
    """The section that shows a number, and whether it shows the sign itself."""
    if any(section.holds for section in sections):
        place = next((at for at, section in enumerate(sections) if section.fits(number)), len(sections) - 1)
    else:
        place = 1 if number < 0 and len(sections) > 1 else 0
    if number == 0 and not sections[place].has_digits:
        place = next((at for at, section in enumerate(sections) if section.has_digits), place)
    return sections[place], number < 0 and place > 0


def _words_of(tokens: tuple[str, ...]) -> str:
    """What stands in a format beside its digits; bare marks that are no words stand for themselves."""
    return "".join(token[1:] if token.startswith('"') else token for token in tokens if token != ",")


def general(number: Decimal) -> str:
    """A number as a cell without a format shows it: a whole one with all digits, any other with ten."""
    if number == number.to_integral_value():
        return format(number.to_integral_value(), "f")
    text = format(_rounded(number, SHOWN_DIGITS - max(number.adjusted() + 1, 1)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-max(places, 0)), ROUND_HALF_UP, WIDE)


def number_shown(number: Decimal, tokens: tuple[str, ...]) -> str:
    """A number from zero on in the digits, separators and words of a section."""
    for whole in ("General", "@"):
        if whole in tokens:
            place = tokens.index(whole)
            return _words_of(tokens[:place]) + general(number) + _words_of(tokens[place + 1 :])
    if "E" in tokens or "/" in tokens:
        return general(number)
    point = tokens.index(".") if "." in tokens else len(tokens)
    scaled = number.scaleb(2 * tokens.count("%") - 3 * _thousands(tokens[:point]), WIDE)
    places = sum(token in DIGITS for token in tokens[point:])
    whole, _, part = format(_rounded(scaled, places), "f").partition(".")
    before, behind = _whole_shown(whole.lstrip("0"), tokens[:point]), _part_shown(part, tokens[point:])
    return (before + "0" * (not before and behind.startswith(".")) + behind).strip()


def _thousands(tokens: tuple[str, ...]) -> int:
    """How many thousands a number is divided by: one for each comma right behind its last digit."""
    last = max((place for place, token in enumerate(tokens) if token in DIGITS), default=len(tokens))
    behind = tokens[last + 1 :]
    return next((place for place, token in enumerate(behind) if token != ","), len(behind))


def _whole_shown(digits: str, tokens: tuple[str, ...]) -> str:
    """The digits in front of the point, in groups where commas stand among them, or with words between."""
    asked = [place for place, token in enumerate(tokens) if token in DIGITS]
    if not asked:
        return _words_of(tokens) + digits
    inner = tokens[asked[0] : asked[-1] + 1]
    digits = digits.rjust(inner.count("0"), "0")
    if all(token in (*DIGITS, ",") for token in inner):
        middle = f"{int(digits):,}" if "," in inner and digits else digits
    else:
        middle = _interleaved(digits, inner)
    return _words_of(tokens[: asked[0]]) + middle + _words_of(tokens[asked[-1] + 1 :])


def _interleaved(digits: str, tokens: tuple[str, ...]) -> str:
    """Digits from the right with the words of a format between them; the first place takes what is left."""
    text = ""
    for place in reversed(range(len(tokens))):
        if tokens[place] in DIGITS:
            taken = digits if place == 0 else digits[-1:]
            text, digits = taken + text, digits[: len(digits) - len(taken)]
        else:
            text = _words_of(tokens[place : place + 1]) + text
    return text


def _part_shown(digits: str, tokens: tuple[str, ...]) -> str:
    """The point and the digits behind it, without those that need not be shown, and the words behind."""
    needed = max((place for place, token in enumerate(tokens) if token == "0"), default=-1)
    text, taken = "", 0
    for place, token in enumerate(tokens):
        if token in DIGITS:
            text += digits[taken : taken + 1] if place <= needed or digits[taken:].strip("0") else ""
            taken += 1
        else:
            text += _words_of((token,))
    return text if re.match(r"\.[0-9]", text) else text.removeprefix(".")
