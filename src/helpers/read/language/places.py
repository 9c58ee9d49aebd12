"""The region or zone whose budgets words speak of: 高新区一般公共预算收入, （三）高新区."""

import re
from functools import cache

from helpers.read.language.tables_of_words import any_of, words_of
from helpers.years import PRINTED as YEAR

NO_PLACE = re.compile(
    "^(?:园区|开发区|新区|管理区|示范区|街道)$|^(?:本|全|我|各|该|其|两|[一二三四五六七八九十]+个?|辖|县|市|区|城|社|小|地|省|自治)+[区县市镇乡旗]?$|[的和与及、，等为按在对由]|完成|实现|以上|以下"
)
HEADED = f"(?:$|{YEAR}年|一般公共|政府性基金|国有资本|社会?保险?基金|预算(?:草案|执行|安排|收支))"
SPOKEN = "(?:地方)?(?:一般公共|政府性基金|国有资本经营|社会?保险?基金|财政总收入|总收入|总支出)"
BEGINS = "(?:其中[：，]?)?"
LONGEST = 14


@cache
def place_before_budget() -> re.Pattern:
    """A place at the start of words, right in front of a budget or what was done of it."""
    ending = any_of(words_of("places", "ending"))
    return re.compile(
        rf"(?P<place>[一-龥]{{1,{LONGEST}}}?{ending})(?:{YEAR}年)?(?:累计|全年|共|预计)?(?:完成|实现)?(?={SPOKEN})"
    )


@cache
def place_of_heading() -> re.Pattern:
    """A heading that is a place, or begins with one and speaks of its budget."""
    ending = any_of(words_of("places", "ending"))
    return re.compile(rf"(?P<place>[一-龥]{{1,{LONGEST}}}?{ending}(?:（[一-龥]{{2,16}}）)?)(?={HEADED})")


def place_at_start(words: str) -> tuple[str, int] | None:
    """The place whose budget words speak of, and where its name ends; None where they begin with none.

    >>> place_at_start("高新区一般公共预算收入完成")
    ('高新区', 3)
    >>> place_at_start("全市一般公共预算收入完成"), place_at_start("社区公共服务支出")
    (None, None)
    """
    found = place_before_budget().match(words)
    return (found["place"], found.end("place")) if found and not NO_PLACE.search(found["place"]) else None


def place_headed(words: str) -> str:
    """The place that a heading puts all below it under; empty where it names none.

    >>> place_headed("高新区"), place_headed("御道口牧场管理区2025年预算执行情况"), place_headed("重点工作")
    ('高新区', '御道口牧场管理区', '')
    """
    found = place_of_heading().match(words)
    return found["place"] if found and not NO_PLACE.search(found["place"]) else ""
