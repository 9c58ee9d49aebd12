"""Chinese numerals that count something, apart from the many that are part of a word."""

import re
from functools import cache

from helpers.read.language.tables_of_words import word_table

CHINESE_PLACES = "十百千万亿"
VERBS_BEFORE_COUNTED_MEETINGS = re.compile(r"(?:召开|举行|举办|组织|开展|参加|承办)[了过]?$")
COUNTING = re.compile(r"(?:共|共有|共计|设|设立|新增|合计|总计|计|达|达到|累计|仅|有|另有|建成|评为|的)$")
NEW = re.compile("(?:新购|购置|购买|新增|报废|更新|新建|建成)[了]?$")
CHARACTER = "[\u4e00-\u9fff]"


@cache
def units() -> dict[str, dict[str, str]]:
    """Rows of the table of units by unit."""
    return {row["unit"]: row for row in word_table("units")}


def reason_of_chinese(match: re.Match, text: str) -> str:
    """Why a Chinese numeral counts nothing, or nothing: 四家 and 近百条 count, 一个, 三项机制 and 五次会议 do not.

    `word` is the reason of what is no numeral at all (千 of 千方百计).
    """
    numeral, unit = match["number"], match["unit"] or ""
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 4]
    approximate = bool(match["before"] or match["middle"] or match["after"] or match["middle2"])
    if numeral.startswith("百分之"):
        return ""
    if "分之" in numeral:
        return "fraction"
    if before[-1:] in ("数", "几", "第", "之", "十", "每") and not (before[-1:] == "每" and unit):
        return "ordinal"
    if len(numeral) > 1 and not set(numeral) & set(CHINESE_PLACES):
        return "name"
    if numeral[0] in "百千万亿":
        return "" if approximate else "word"
    if unit == "次" and after.startswith(("会议", "全会", "全体")):
        return "" if VERBS_BEFORE_COUNTED_MEETINGS.search(before) else "ordinal"
    if numeral in ("一", "零", "〇"):
        return "" if is_frequency(match, text) or is_new_thing(match, text) else "article"
    if units().get(unit, {}).get("kind") in ("money", "ratio"):
        return "" if unit in ("万元", "元", "亿元", "%", "个百分点", "百分点", "成") else "name"
    if units().get(unit, {}).get("chinese") == "marked":
        counts = (
            approximate
            or bool(COUNTING.search(before))
            or ends_a_clause(match, text)
            or bool(set(numeral) & set("百千万亿"))
        )
        return "" if counts else "name"
    return ""


def is_new_thing(match: re.Match, text: str) -> bool:
    """Whether 一 counts one thing that was newly bought or built: 新购一辆公车."""
    return bool(NEW.search(text[max(0, match.start() - 4) : match.start()])) and match["unit"] not in (
        "个",
        "批",
    )


def ends_a_clause(match: re.Match, text: str) -> bool:
    """Whether a count stands behind its noun at a clause's end (举办培训班两期), and divides nothing (分三块)."""
    before = text[max(0, match.start() - 2) : match.start()]
    behind_noun = re.match(CHARACTER, before[-1:]) and not re.search("[分为成括下]", before)
    return bool(
        behind_noun and match.end() < len(text) and text[match.end()] in "，。；" and match["number"] != "一"
    )


def is_frequency(match: re.Match, text: str) -> bool:
    """Whether 一次 says how often (每季度开展一次), since elsewhere 一 is an article."""
    clause = re.split("[，。；：]", text[max(0, match.start() - 16) : match.start()])[-1]
    return "每" in clause and match["unit"] in ("次", "场", "期", "轮", "批", "批次", "场次")
