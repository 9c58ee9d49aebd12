"""Shapes of print: what looks like a number, an item's mark or the end of a sentence, and how wide text is.

Its tests: test_documents_text.py.
"""

import re
from unicodedata import east_asian_width, normalize

FOLDED_INTO = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u2009\u202f"
"""Marks without a width, soft hyphens and thin spaces: they stand inside numbers and part nothing."""

NUMBER_CELL = re.compile(
    rf"[=＝≥≤><＞＜≈±约]*\s?[-－−–+＋]?[¥￥]?[0-9０-９][0-9０-９,，.．%％‰{FOLDED_INTO}]*"
    r"(?:[一-龥㎡]{1,3}|/[一-龥]{1,2}|[(（][一-龥%％]{1,3}[)）])?"
)
GROUPED = re.compile(r"[-－−–]?[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?:\.[0-9]+)?[%％]?")
EMPTY_CELL = re.compile(r"[-－—–/]+|[无零〇]")
PLAIN_NUMBER = re.compile(r"[0-9]{1,4}")
MARK = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,4}(?:[、.．)）]|是(?=[^否]))|[（(][0-9]{1,3}[)）]|[0-9]{1,3}[、.．)）](?![0-9])"
    r"|第[一二三四五六七八九十0-9]{1,3}[部章节条款]|[①-⑳⑴-⒇]|附[件表注]|表[一二三四五六七八九十0-9]|单位：|[备说]?[注明]：|其中：|[-*·●■◆○□]\s"
)
CLAUSES = re.compile("[，。；：,;]")
SENTENCES = re.compile("[。；！？]")
ENDED = re.compile(r"[。；！？：;!?:][”’」』）)》】\"']*\s*$")
TITLE = re.compile(r".*表(?:[一二三四五六七八九十0-9]*|[（(].*[)）])")
AMOUNT_AT_START = re.compile(r"[0-9][0-9,.]*\s*(?:[万亿]?元|%|个?百分点)")
SUM_LINE = re.compile("(?:收入|支出)总计|本年(?:收入|支出)合计")
UNIT = re.compile(r"[（(]?[一-龥]{0,4}单位[：:]\s?[一-龥]{1,6}[)）]?")
WIDE = ("W", "F", "A")


def is_number(text: str) -> bool:
    """Whether a text is one number, with a sign, a unit or a bracket behind it or without.

    >>> [is_number(text) for text in ("≥24处", "3,215.60", "-4%", "20.5（%）", "1 843.07", "一、收入", "2个3项")]
    [True, True, True, True, True, False, False]
    """
    return NUMBER_CELL.fullmatch(text) is not None or GROUPED.fullmatch(text) is not None


def is_value(text: str) -> bool:
    """Whether a text is a number, or what is put where none is."""
    return is_number(text) or EMPTY_CELL.fullmatch(text) is not None


def is_marked(text: str) -> bool:
    """Whether a text begins with the mark of an item, a part or a note, so that it begins a paragraph."""
    return MARK.match(normalize("NFKC", text[:12]) if text[:1] > "\u2e7f" else text) is not None


def is_caption(text: str) -> bool:
    """Whether a text is the title of a table or its unit."""
    return TITLE.fullmatch(text) is not None or UNIT.fullmatch(text) is not None


def begins_with_amount(text: str) -> bool:
    """Whether a text begins with an amount or a rate: a line so begun goes on with the clause of the one before."""
    return AMOUNT_AT_START.match(normalize("NFKC", text[:24])) is not None


def is_sum_line(text: str) -> bool:
    """Whether a text is the name of the last line of income or expenditure, which goes on with no other name."""
    return SUM_LINE.fullmatch(text) is not None


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return ENDED.search(text) is not None


def width_of(text: str) -> int:
    """How wide a text is printed: a Chinese letter is as wide as two Latin ones."""
    return sum(2 if letter > "\u00ff" and east_asian_width(letter) in WIDE else 1 for letter in text)


def indent_of(text: str) -> int:
    """How wide the blanks are with which a text begins."""
    return width_of(text[: len(text) - len(text.lstrip())].replace("\t", "  "))


def joined_texts(before: str, after: str) -> str:
    """Two lines as one: a word of letters keeps its distance, Chinese and digits go on."""
    apart = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalnum()
    return f"{before} {after}" if apart else before + after
