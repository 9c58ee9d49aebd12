"""The classifications of the budget: their codes and the names of their lines.

Its tests: test_forms.py.
"""

import re
from functools import cache

from helpers.read.language import words_of

FUNCTION_CODE = re.compile(r"2[0-3][0-9](?:[0-9]{2}){0,2}")
CODE_IN_FRONT = re.compile(r"(?:2[0-3][0-9](?:[0-9]{2}){0,2}|[ABC][0-9]{2,8})\s?(?=[一-龥]{2})")
"""A code of the functional classification, or of the catalogue of purchases: A02010105台式计算机."""
PART_OF_CODE = 3
ECONOMIC_CODE = re.compile(r"(?:30[1-9]|31[0-3]|399|50[1-9]|51[0-4]|599)(?:[0-9]{2})?")


@cache
def functions() -> frozenset[str]:
    """类 of the functional classification, with 支出 behind and without."""
    names = words_of("function_names", "word")
    plain = {name for name in names if name not in words_of("budgets", "word")}
    return frozenset({*plain, *(name + "支出" for name in names)})


@cache
def economics() -> frozenset[str]:
    """Lines of the economic classification."""
    return frozenset(words_of("economic_names", "word"))


def code_in_front(label: str) -> str:
    """The code of a classification in front of its name, or nothing: 2130101行政运行."""
    found = CODE_IN_FRONT.match(label)
    bare = re.sub("[合小总]计$", "", label[PART_OF_CODE:])
    known = found and (len(found[0]) > PART_OF_CODE or bare in functions())
    return found[0] if found and known else ""


def is_classification_code(code: str) -> bool:
    """Whether a code is one of the functional or the economic classification."""
    return any(shape.fullmatch(code) is not None for shape in (FUNCTION_CODE, ECONOMIC_CODE))
