"""What does not leave the office, hidden in texts that do: telephones, accounts, names of contacts and of other units.

Its tests: test_masking.py.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

MARK = "＊＊＊"


@cache
def _patterns() -> tuple[re.Pattern, ...]:
    text = files("helpers.publish").joinpath("masks.toml").read_text(encoding="utf-8")
    return tuple(re.compile(mask["pattern"]) for mask in tomllib.loads(text)["mask"])


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The text with a mark in the place of what is private, and of these names.

    >>> masked("联系人：王小明，电话0731-28681234，账号：6222 0212 3456 7890")
    '联系人：＊＊＊，电话＊＊＊，账号：＊＊＊'
    >>> masked("支出1,234,567.89元")
    '支出1,234,567.89元'
    """
    for pattern in _patterns():
        text = pattern.sub(rf"\g<1>{MARK}", text)
    for name in names:
        text = text.replace(name, MARK)
    return text
