"""Numerals that are no figures, each with its reason: dates, marks, document numbers, codes, set phrases …

The reasons are a closed vocabulary (schema.NO_FIGURE). Every pattern is of
bounded length, so that the cost of a text grows with its length alone.

Its tests: test_grammar.py.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from helpers.quantities import DIGITS
from helpers.read.language.tables_of_words import any_in
from helpers.years import PRINTED as YEAR

CHINESE = "".join(DIGITS) + "十百"
TABLE_MARK = r"(?:附?[表图]|公开|附件)"
MORE = any_in("qualifiers", place="middle")
PATTERNS = (
    ("name", r"《[^《》]{0,80}》"),
    ("name", r"“(?!(?<=[辖设有括含]“)(?:[0-9]{1,5}[一-龥]{2,12}[、”]){2})[^“”，。；]{0,30}”"),
    ("name", r"（[0-9.]{1,6}%部分）"),
    (
        "name",
        r"(?<=[税入])（(?![^（）]*[占增降比率])[^（）。；0-9]{0,12}[0-9.]{1,6}%[^（）。；0-9]{0,6}）(?=[0-9为完])",
    ),
    ("name", r"(?<![0-9.])[1-5]A级"),
    ("name", rf"[0-9]{{1,3}}[条项]{any_in('rule_nouns')}"),
    (
        "name",
        rf"[0-9]{{1,3}}[条项](?=[、和及与][^，。；0-9]{{0,16}}[0-9]{{1,3}}[条项]{any_in('rule_nouns')})",
    ),
    ("document_number", rf"[〔\[【（]{YEAR}[〕\]】）]\s?[0-9]{{0,6}}\s?号?"),
    ("document_number", r"[0-9]{1,4}号(?:文|令|公告|通知)?"),
    ("heading_mark", r"[①-⑳]"),
    ("heading_mark", rf"(?<![一-龥]){any_in('numbered_items')}\s?[0-9]{{1,2}}[：:、.．](?![0-9])"),
    ("heading_mark", r"(?:目标|任务)\s?[0-9]{1,2}[：:](?![0-9])"),
    ("code", r"(?<![0-9.,A-Za-z])[0-9]{6,24}[A-Za-z]{1,3}[-/0-9A-Za-z]{0,40}"),
    ("code", r"(?:ICP备|安备)\s?[0-9]{6,16}号(?:-[0-9]{1,3})?"),
    ("code", rf"{any_in('code_labels', signs='any')}[：: ]{{0,3}}[-/0-9A-Za-z]{{4,40}}"),
    ("code", r"（[0-9]{1,8}[类款项]）"),
    ("code", r"(?<=[一-龥])（2[0-9]{2}(?:[0-9]{2}){0,2}）"),
    (
        "code",
        rf"(?<![0-9.,])2[0-3][0-9]{{5}}(?=[一-龥]{{2}})"
        rf"(?![万亿]|{any_in('units', 'unit')}(?![一-龥])|[份件册户吨亩株名只头次台套辆元])",
    ),
    ("code", r"(?<![0-9.,])[0-9]{6,24}(?=[-—–_]\s?[一-龥])"),
    (
        "code",
        rf"(?<![0-9.,一-龥])[0-9]{{3,5}}(?=[-—–_]\s?[一-龥]{{1,20}}{any_in('organisation_endings', 'ending')})",
    ),
    (
        "code",
        r"(?<![-0-9.,:：/])0[0-9]{0,6}[1-9](?![-0-9.,:：%/年月日]|[万亿]|"
        rf"{MORE}?{any_in('units', 'unit')})",
    ),
    ("formula", r"[×*÷/]\s?100(?:\.0+)?%|[(（]?[A-Za-z]/[A-Za-z][)）]?(?:[×*]100%)?"),
    ("code", rf"(?<![一-龥]){TABLE_MARK}[A-Za-z]?[-0-9.—]{{1,10}}表?"),
    ("code", r"(?:公开|附)表[0-9]{1,3}(?![-0-9.,年月份张个万亿%])"),
    ("code", r"^0[0-9](?=[一-龥]{2,24}表$)"),
    ("ordinal", rf"第[-0-9{CHINESE}]{{1,12}}[一-龥]?"),
    ("ordinal", rf"(?:前|列|居)(?:[0-9]{{1,3}}|[{CHINESE}]{{1,2}})[位名强](?![一-龥]{{0,6}}[员民工代])"),
    ("model", r"(?<![A-Za-z])[A-Za-z]{1,8}[-0-9][-0-9.A-Za-z]{0,47}"),
    (
        "threshold",
        r"[0-9.]{1,5}分?(?:（含[^（）]{0,3}）)?[-—–~～至到]{1,2}[0-9.]{1,5}分(?:（[不含]{1,2}[^（）]{0,3}）)?(?:之间)?(?=的)"
        r"|[0-9.]{1,5}分(?:（含[^（）]{0,3}）)?(?:及)?以[上下](?:（含[^（）]{0,3}）)?(?=的)",
    ),
    ("model", r"[ФΦφ∅](?:[0-9]{1,4}(?:[-×*][0-9]{1,4})?)(?:[A-Z]{2,5})?"),
    ("fraction", r"(?<=[的约近为到])[0-9]{1,2}/[0-9]{1,2}(?=左右|以上|以下|强|，|。|；|$)"),
    ("formula", r"(?<![0-9.])[0-9.]{1,12}(?:\+[0-9.]{1,12}){1,9}"),
    ("date", rf"{YEAR}年?\s?[-—–~～至到]{{1,2}}\s?{YEAR}年度?"),
    ("date", rf"{YEAR}年度?[0-9]{{1,2}}[-—–~～至到][0-9]{{1,2}}月(?:份|底|末)?"),
    (
        "date",
        rf"{YEAR}年(?:[0-9]{{1,2}}月(?:(?:[-—–~～至到]{{1,2}}|、)[0-9]{{1,2}}月)?(?:份|底|末|初|[0-9]{{1,2}}[日号])?|度|初|末|底)?",
    ),
    ("date", r"[0-9]{1,2}月[0-9]{1,2}[日号](?:[-—–~～至到]{1,2}(?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?"),
    (
        "date",
        r"[0-9]{1,2}月?[-—–~～至到]{1,2}[0-9]{1,2}月(?:份|底|末)?"
        r"|[0-9]{1,2}月(?:份|底|末|初|中旬|上旬|下旬|(?![一-龥]?[均度]?支出))",
    ),
    ("date", rf"{YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?:日)?"),
    ("date", rf"(?<![0-9.,]){YEAR}(?=/{YEAR})|(?<=[0-9]/){YEAR}(?![0-9])"),
    ("date", rf"(?<![0-9.,]){YEAR}(?={any_in('titled_by_a_year')})"),
    ("date", rf"[零〇一二三四五六七八九]{{4}}年(?:[{CHINESE}]{{1,3}}月(?:[{CHINESE}]{{1,3}}日)?)?"),
    ("clock", r"[0-9]{1,2}[:：][0-5][0-9](?![0-9])"),
    (
        "phone",
        rf"{any_in('phone_labels')}[^0-9]{{0,6}}[-0-9 （）()]{{7,20}}(?![0-9%.,]|{MORE}?[件次人个元万亿])",
    ),
    (
        "phone",
        rf"{any_in('phone_labels')}(?:号码)?[为是]?[：: （(]{{0,2}}[-0-9]{{3,6}}"
        rf"(?![0-9%.,]|{MORE}?{any_in('units', 'unit')})",
    ),
    ("phone", r"(?<![0-9.])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|(?<![0-9.])1[3-9][0-9]{9}(?![0-9.])"),
    ("phone", rf"(?<![0-9.])12[0-9]{{3}}(?={any_in('behind_a_hot_line')})"),
    (
        "code",
        rf"{any_in('code_labels', signs='digits')}[^0-9，。；]{{0,4}}[-0-9 ]{{3,24}}(?![0-9一-龥%.,])",
    ),
    ("threshold", r"[0-9.]{1,6}%(?:以上|以下)?的?，?(?:需|须|应|请)[^。；，]{0,6}说明"),
    ("size", rf"[0-9]{{2,4}}字{any_in('qualifiers', place='after')}"),
    ("page", r"第?[0-9]{1,4}页|共[0-9]{1,4}页|[-—–]\s?[0-9]{1,4}\s?[-—–](?![0-9])"),
    ("address", r"[0-9]{1,5}(?:号楼|弄|号院|幢[0-9]+室|楼层|室)(?![一-龥]?建)|[0-9]{1,4}路公交"),
    ("web", r"(?:https?://|www\.)[!-~]{3,120}|[\w.]{1,40}@[\w.]{1,40}"),
)


@dataclass(frozen=True)
class NoFigure:
    """A stretch of text whose numerals count nothing, and the reason."""

    start: int
    end: int
    reason: str


@cache
def _shapes() -> tuple[tuple[str, re.Pattern], ...]:
    """Reason and pattern of each kind, the set phrases last."""
    kinds = [(reason, re.compile(pattern)) for reason, pattern in PATTERNS]
    phrases = re.compile(
        rf"(?<![0-9.,]){any_in('fixed_phrases', 'phrase')}(?!(?<=[0-9])(?:[0-9.,]|[万亿]?元))"
    )
    return (*kinds, ("set_phrase", phrases))


def no_figures(text: str) -> list[NoFigure]:
    """The stretches of a folded text in which no numeral is a figure, in order; the longer of two that overlap."""
    if not any("0" <= sign <= "9" or sign in CHINESE or "①" <= sign <= "⑳" for sign in text):
        return []
    found = [NoFigure(*match.span(), reason) for reason, shape in _shapes() for match in shape.finditer(text)]
    return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))


class Stretches:
    """Stretches of a text, asked whether a position lies in one."""

    def __init__(self, stretches: list[NoFigure]):
        self._all = stretches
        self._starts = [stretch.start for stretch in stretches]

    def at(self, position: int) -> NoFigure | None:
        """The stretch that a position lies in, or None."""
        nearest = bisect_right(self._starts, position)
        for index in range(nearest - 1, max(-1, nearest - 5), -1):
            if self._all[index].end > position:
                return self._all[index]
        return None
