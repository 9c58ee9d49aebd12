"""One head of a table column: what it says that the column holds.

Its tests: test_forms.py.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from helpers.read.language import (
    MOST_KEPT,
    Rate,
    Wording,
    any_in,
    either_way,
    rate_in,
    word_table,
    wording_of,
    words_of,
)
from helpers.read.report.tables.cells import POINTS, head_unit, is_year_cell, value_of, without_unit

LABELS = {
    "label",
    "project",
    "function",
    "economic",
    "indicator",
    "group",
    "organisation",
    "region",
    "year",
    "attribute",
}
MAIN = ("indicator", "project", "function", "economic")
NO_VALUES = LABELS | {"code", "line", "unit", "sign", "remark", "task"}
LONGEST, LONGEST_IN_FORMS = 40, 12
OF_A_PART = re.compile(
    rf"(?<![0-9])[0-9]月|1[01]月|{any_in('parts_of_a_year')}|{any_in('single_parts_of_a_year')}|{any_in('expects')}"
)
BOTH_WAYS = re.compile(
    "(追加|调增)(?:（[+]）)?(?:[/、或和及](?:追减|调减)|（(?:-|追减|调减|减)）|(?:追减|调减))(?:（-）)?"
)
"""A column of changes whose sign is printed in its cells: 追加（减）数, 调增（+）/调减（-）."""


@dataclass(frozen=True)
class ColumnHead:
    """A head as it was understood: `meaning` from heads.csv, else its rate or what its words say."""

    text: str
    plain: str
    meaning: str
    rate: Rate | None
    words: Wording
    unit: str

    @property
    def is_known(self) -> bool:
        """Whether the words say what a column holds."""
        if self.meaning or self.rate or is_year_cell(self.plain):
            return True
        return bool(self.words.mentions) and not self.words.name

    @property
    def is_of_a_part(self) -> bool:
        """Whether it speaks of a part of the year, or of what is expected: 1—7月执行数, 全年预计支出."""
        return OF_A_PART.search(self.plain) is not None

    @property
    def strong_stage(self) -> str:
        """The stage of the budget that the words name in full, or nothing."""
        said = self.words.mention("measure")
        return said.value if said is not None and said.strength == 3 else ""


def _meanings() -> dict[str, str]:
    """Meaning by head."""
    return {row["word"]: row["meaning"] for row in word_table("heads")}


@lru_cache(maxsize=MOST_KEPT)
def column_head(text: str) -> ColumnHead:
    """A head of a column.

    >>> column_head("全年预算数（A）").words.value("measure"), column_head("执行率（%）").meaning
    ('adjusted', 'rate')
    """
    plain = either_way(without_unit(text))
    bare = re.sub(r"（[^（）]*）", "", plain)
    known = _meanings()
    meaning = next((known[form] for form in (text, plain, bare) if form in known), "")
    if not meaning and plain.endswith(words_of("heads_behind_a_name", "word")):
        meaning = next(
            (known[plain[start:]] for start in range(1, len(plain) - 3) if plain[start:] in known), ""
        )
    meaning = meaning or _meaning_by_ending(bare)
    found = None if meaning or len(text) > LONGEST else _rate_of_head(text, plain)
    said = wording_of(BOTH_WAYS.sub("调增调减", plain))
    return ColumnHead(text, plain, meaning, found, said, head_unit(text))


def _meaning_by_ending(bare: str) -> str:
    """The meaning of a head of a form by its last word: 执行率权重, 调整指标值."""
    if len(bare) > LONGEST_IN_FORMS:
        return ""
    return next(
        (
            row["meaning"]
            for row in word_table("head_endings")
            if bare.endswith(row["word"]) and not re.search(row["unless"], bare)
        ),
        "",
    )


def _rate_of_head(text: str, plain: str) -> Rate | None:
    """The rate that a head names; one of change must speak of a rate and not of an amount."""
    found = rate_in(plain)
    if found is None:
        return None
    percent = bool(re.search(r"%|率|幅|百分", text))
    if found.rule == "growth" and not percent:
        return None
    if (
        found.rule == "named_rate"
        and found.measure == "other_rate"
        and not re.search(r"率$|%|比例$|比重$|满意度$", plain)
    ):
        return None
    return found


@lru_cache(maxsize=MOST_KEPT)
def is_head(text: str) -> bool:
    """Whether a cell's words are those of a head."""
    return 0 < len(text) <= LONGEST and value_of(text) is None and column_head(text).is_known


@lru_cache(maxsize=MOST_KEPT)
def is_value_head(text: str) -> bool:
    """Whether a cell's words are those of a head over values."""
    return is_head(text) and column_head(text).meaning not in NO_VALUES


def points_in(text: str) -> str:
    """The points in brackets in a head or label (预算执行情况（10分）), or nothing."""
    found = POINTS.search(text)
    return found["number"] or found["bare"] if found else ""
