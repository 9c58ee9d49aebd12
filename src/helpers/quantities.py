"""Printed quantities and exact numbers: parsing, units of money, bounds of approximate words, rounding.

Everything is exact: decimals and fractions, never binary floats.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from helpers.errors import in_quotes
from helpers.schema import CURRENCY_UNITS, MONEY_UNITS

LONGEST, DIGITS_KEPT = 40, 24
"""Most characters and digits of a printed number: decimals of 28 digits then stay exact in every unit."""

WIDTHS = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")
DIGITS: dict[str, int] = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | dict(
    zip("两壹贰叁肆伍陆柒捌玖", (2, *range(1, 10)), strict=True)
)
TENS: dict[str, int] = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS: dict[str, int] = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
SIGNED = re.compile(r"([-−–+]?)(.+)", re.DOTALL)
ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
SCALED = re.compile(rf"({ARABIC.pattern})([千百]?[万亿]|[千百])")
NUMERALS = "".join(DIGITS | TENS | MYRIADS)
CHINESE = re.compile(f"[{NUMERALS}]+")
SCALED_UNIT = re.compile("([十百千]?[万亿]|百(?!分)|千(?![克米瓦元]))(.*)")


def number(text: str) -> Decimal:
    """The exact value of one printed number: separators, full width, Chinese numerals; no unit, no exponent.

    >>> [plain(number(text)) for text in ("1,867.48", "２３", "一百二十三", "两万", "百", "1.5万")]
    ['1867.48', '23', '123', '20000', '100', '15000']

    Raises ValueError for anything else: a thousands separator in a wrong
    place is no number, since 1,86 may be a slip for 1.86 as well as for 186.
    """
    printed = text.strip()
    parts = SIGNED.fullmatch(printed.translate(WIDTHS))
    sign, digits = parts.groups() if parts else ("", "")
    if len(printed) > LONGEST:
        raise ValueError(f"{in_quotes(printed[:12])}… is longer than any printed number")
    if ARABIC.fullmatch(digits):
        value = Decimal(digits.replace(",", ""))
    elif scaled := SCALED.fullmatch(digits):
        value = Decimal(scaled[1].replace(",", "")) * chinese_number("一" + scaled[2])
    elif CHINESE.fullmatch(digits):
        value = Decimal(chinese_number(digits))
    else:
        raise ValueError(f"{in_quotes(text)} is not a number")
    if len(value.as_tuple().digits) > DIGITS_KEPT:
        raise ValueError(f"{in_quotes(printed[:12])}… has more digits than any printed number")
    return -value if sign in ("-", "−", "–") else value


def chinese_number(text: str) -> int:
    """The value of a Chinese numeral, also digit by digit (二〇二四) and in short forms (百, 两万五 = 25000).

    Raises ValueError where the places do not fall (三十百): no reading is guessed.
    """
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total, rest = 0, text
    for place in ("亿億", "万萬"):
        cut = max(rest.rfind(character) for character in place)
        if cut >= 0:
            head, rest = rest[:cut], rest[cut + 1 :]
            total += (chinese_number(head) if head else 1) * MYRIADS[place[0]]
            if len(rest) == 1 and rest in DIGITS:
                return total + DIGITS[rest] * MYRIADS[place[0]] // 10
    return total + below_ten_thousand(rest)


def below_ten_thousand(text: str) -> int:
    """The value of a numeral made of 千, 百, 十 and single digits; a bare 百 is 100."""
    total, last, position = 0, 10**4, 0
    for match in re.finditer(r"[零〇]*([^零〇十百千拾佰仟]?)([十百千拾佰仟]?)", text):
        digit, place = match.groups()
        if match.start() != position or (not digit and not place and match.end() < len(text)):
            raise ValueError(f"{in_quotes(text)} is not a numeral")
        position = match.end()
        if not digit and not place:
            continue
        size = TENS.get(place) or (last // 10 if match[0] == digit and 10 < last < 10**4 else 1)
        if size >= last or (digit and digit not in DIGITS):
            raise ValueError(f"{in_quotes(text)} is not a numeral")
        total, last = total + DIGITS.get(digit, 1) * size, size
    return total


def in_yuan(value: Decimal, unit: str) -> Decimal:
    """An amount in the currency's main unit, exact; ValueError names a unit that is none of money."""
    if unit not in MONEY_UNITS:
        raise ValueError(f"{in_quotes(unit)} is not a unit of money; known are {' '.join(CURRENCY_UNITS)}")
    return value.scaleb(MONEY_UNITS[unit])


def spelled_unit(unit: str) -> str:
    """A unit as the project writes it, where it is one of another currency.

    >>> spelled_unit("MillionRand"), spelled_unit("zar"), spelled_unit("万元")
    ('million rand', 'ZAR', '万元')
    """
    return _foreign_units().get(unit.lower(), unit)


@cache
def _foreign_units() -> dict[str, str]:
    return {unit.replace(" ", "").lower(): unit for unit in MONEY_UNITS if unit.isascii()}


def count_unit(unit: str) -> tuple[int, str]:
    """The power of ten and the measure word of a count's unit; a 千克 is no thousand of anything.

    >>> count_unit("万份"), count_unit("千克"), count_unit("人次")
    ((4, '份'), (0, '千克'), (0, '人次'))
    """
    scaled = SCALED_UNIT.fullmatch(unit)
    return (len(str(chinese_number("一" + scaled[1]))) - 1, scaled[2]) if scaled else (0, unit)


def hard_bounds(
    value: Decimal, qualifier: str, whole: bool, step: Decimal = Decimal(1)
) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest value that the words allow, `None` where they set no end.

    Whole numbers have included bounds (400余 → from 401); `step` is one of them
    in the printed unit, 0.0001 for 万份. For money, ratios and sizes the bound
    is the printed number itself.

    >>> hard_bounds(Decimal(400), "over", whole=True)
    (Decimal('401'), None)
    """
    inside = step if whole else Decimal(0)
    return {
        "exact": (value, value),
        "over": (value + inside, None),
        "nearly": (None, value - inside),
        "at_least": (value, None),
        "at_most": (None, value),
        "about": (None, None),
    }[qualifier]


def soft_bounds(value: Decimal, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    """The range that a reader would expect, by convention: 400余 → 401–499, 近700 → 630–699, 约 ± 10 %.

    Only for use where it is labelled as a convention; the other words have no
    convention and keep their hard bounds.
    """
    step = Decimal(1) if value == value.to_integral_value() else Decimal(0)
    if qualifier == "over":
        return value + step, value + last_place(value) - step
    if qualifier == "nearly":
        return min(value * Decimal("0.9"), value - step), value - step
    if qualifier == "about":
        return value * Decimal("0.9"), value * Decimal("1.1")
    return hard_bounds(value, qualifier, whole=False)


def last_place(value: Decimal) -> Decimal:
    """The size of a number's last place that is not zero: 100 for 400, 10 for 60, 1 for 0."""
    if not value:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def rounded(value: Decimal | Fraction | int, places: int) -> str:
    """The number to `places` decimals, half away from zero, exact before the one rounding.

    >>> rounded(Decimal("2.675"), 2), rounded(Fraction(-1, 8), 2), rounded(Decimal("-0.001"), 2)
    ('2.68', '-0.13', '0.00')
    """
    scaled = abs(Fraction(value)) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(units).rjust(places + 1, "0")
    sign = "-" if value < 0 and units else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def plain(value: Decimal) -> str:
    """The exact number as text: no exponent, no zeros at the end, no minus on zero.

    >>> plain(Decimal("79.550")), plain(Decimal("1.70753E+6")), plain(Decimal("-0.00"))
    ('79.55', '1707530', '0')
    """
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
