"""Letters in one form for reading: widths, radicals, traditional characters, and the spaces that typesetting left.

Folding keeps the length of what it is given once spaces are out, so that the
printed words stay beside the words that are read.

Its tests: test_language.py.
"""

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from helpers.read.language.tables_of_words import word_table

WIDTHS = str.maketrans(
    "０１２３４５６７８９．％－＋−–(),:;!?＂﹙﹚﹐﹔﹕~〜∶︰\u3000",
    '0123456789.%-+--（），：；！？"（），；：～～：： ',
)
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufe00-\ufe0f]")
SPACE = "[ \\t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
GROUPED = re.compile(
    rf"(?<![0-9.,，])[0-9]{{1,3}}(?:(?:{SPACE}|[,，]{SPACE}?)[0-9]{{3}})+(?![0-9])(?:{SPACE}?\.{SPACE}?[0-9]+)?"
)
AROUND_POINT = re.compile(
    rf"(?<=[0-9]){SPACE}*([.．]){SPACE}+(?=[0-9])|(?<=[0-9]){SPACE}+([.．]){SPACE}*(?=[0-9])"
)
LAST_DIGIT = re.compile(rf"(?<=[0-9]\.[0-9]){SPACE}(?=[0-9](?![0-9.]))")
WITHIN_GROUP = re.compile(
    rf"(?<=[0-9],[0-9]){SPACE}(?=[0-9]{{2}}(?![0-9]))|(?<=[0-9],[0-9]{{2}}){SPACE}(?=[0-9](?![0-9]))"
    rf"|(?<=[0-9]){SPACE}(?=0[0-9]{{1,2}}\.[0-9]{{1,2}}(?![0-9.]))"
)
"""A space inside a group of three digits, or before digits that no number begins with: 2,0 40.00, 1 05.60."""
THOUSANDS = re.compile(r"(?<=[0-9])[,，’'](?=[0-9]{3}(?![0-9]))")
SPACES = re.compile(rf"(?<![0-9A-Za-z.%])(?:{SPACE}|\s)+|(?:{SPACE}|\s)+(?![0-9A-Za-z])")
YEAR_IN_WORDS = re.compile(
    "(?:二[〇○零]|一九)[〇○零一二三四五六七八九]{2}(?=年(?![一二三四五六七八九十]{1,3}月))"
)
"""A year in characters, which titles and old-fashioned texts have; a whole date in characters stays as it is."""
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
LETTER_O = re.compile(
    r"(?:(?<![A-Za-z][0-9])(?<=[0-9])|(?<=[0-9OoＯ○]\.)|(?<=[0-9.][OoＯ○]))[OoＯ○](?=[0-9OoＯ○.,%％一-龥])"
    r"|(?<![0-9A-Za-z.])[OＯ](?=\.[0-9OＯ])"
)


@dataclass(frozen=True)
class Letters:
    """A text as it is read and, of the same length, as it was printed without its stray spaces."""

    read: str
    printed: str

    @property
    def doubtful(self) -> bool:
        """Whether a letter O was taken for a digit 0, as scans leave it."""
        return LETTER_O.search(self.printed) is not None


@cache
def _characters() -> dict[int, str]:
    """Radicals and traditional characters, each with the character that it is read as."""
    table = {code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    for row in word_table("characters"):
        table |= {ord(printed): read for printed, read in zip(row["printed"], row["read"], strict=True)}
    return table


def letters(text: str) -> Letters:
    """A text in one form for reading, beside its printed form.

    >>> letters("支 出1 234.56萬元，占 10. 47％").read
    '支出1234.56万元，占10.47%'
    """
    printed = _without_stray_spaces(text)
    read = printed.translate(_characters())
    read = YEAR_IN_WORDS.sub(lambda match: match[0].translate(DIGITS), read)
    read = THOUSANDS.sub("\0", read).translate(WIDTHS).replace("\0", ",")
    return Letters(LETTER_O.sub("0", read), printed)


def folded(text: str) -> str:
    """A text in one form for reading."""
    return letters(text).read


def _without_stray_spaces(text: str) -> str:
    """A text without unseen characters and without the spaces between its characters and inside its numbers."""
    text = UNSEEN.sub("", text)
    if not re.search(SPACE, text):
        return text.strip()
    text = AROUND_POINT.sub(lambda match: match[1] or match[2], text)
    text = GROUPED.sub(lambda match: re.sub(rf"{SPACE}", "", match[0]), text)
    text = LAST_DIGIT.sub("", WITHIN_GROUP.sub("", text))
    return SPACES.sub("", text).strip()
