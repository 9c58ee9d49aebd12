"""A walk through a document: what was read so far, and what governs the part that it stands at.

Its tests: test_extract.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from helpers.read.language import (
    AIMS,
    Outline,
    any_in,
)
from helpers.read.report.evidence import Evidence, Rank
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame, evidence_above
from helpers.read.report.kinds import LONGEST_TITLE, PROJECT_LABEL, Title
from helpers.read.report.numbers import Number
from helpers.read.report.passages import Passage
from helpers.read.report.prose.between import is_span
from helpers.read.report.prose.thread import Thread
from helpers.read.report.tables import NOTE, currency_unit, is_head, is_value_head
from helpers.years import PRINTED as YEAR

PROJECT_LABEL_ALONE = re.compile(rf"{any_in('project_labels')}[：:]?\s*\|?")
FUNDS = re.compile(any_in("of_projects"))
AIM_HEADING = re.compile(any_in("aims"))
OF_PROJECT = re.compile("项目(?:支出)?(?:资金)?(?:绩效)?(?:目标(?:批复|申报|设定)?|自评)表")
REPORT_ON_PROJECT = re.compile("(?:项目|专项)(?:支出|资金|经费)*(?:预算)?绩效")
OF_WHOLE = re.compile("整体|部门和单位|部门及单位")
TABLE = re.compile(r"表(?:（[^（）]*）)?$")
OF_DEPARTMENT = re.compile(any_in("titles_of_departments"))
MET = re.compile(any_in("of_results"))
PLANNED = re.compile(f"{any_in('headings_of_plans')}$")
SENTENCE = re.compile("[。，；]")
MOST_TITLES, LONGEST_ABOVE, LONGEST_LINE, FEWEST_HEADS = 4, 60, 20, 3
MOST_HEADS, LONGEST_HEAD = 12, 12
YEAR_IN_FRONT = re.compile("^20[0-9]{2}[-—年]")


@dataclass
class Reading:
    """What was read of a document: figures in order, numerals, passages for the words table, and its title.

    `numbers` name figures by their place among `figures`; `lost` are the titles
    of tables and the heads of columns that were not understood.
    """

    title: Title
    figures: list[Figure] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@dataclass
class Walk:
    """The state of a walk through a document; `line` is the last short line by itself, a heading it may be."""

    title: Title
    reading: Reading
    outline: Outline = field(default_factory=Outline)
    thread: Thread = field(default_factory=Thread)
    above: list[str] = field(default_factory=list)
    unit: str = ""
    project: str = ""
    in_lost_form: bool = False
    values_alone: int = 0
    headless: bool = False
    documented: tuple[Evidence, ...] = ()
    line: str = ""


def frame_at(walk: Walk, locator: str, above: Sequence[str] = ()) -> Frame:
    """What governs the part that the walk stands at."""
    headings = tuple(reversed(walk.outline.headings))
    nearest = next((words for words in headings if AIM_HEADING.search(words)), "")
    departments = _is_on_the_department((*above, *headings))
    rank = Rank.KIND if walk.title.counted else Rank.DOCUMENT
    return Frame(
        titles=tuple(above),
        headings=(*headings, walk.line) if is_span(walk.line) else headings,
        document=walk.title.words,
        kind=walk.title.kind,
        planned=walk.title.planned,
        year=walk.title.year,
        unit=walk.unit,
        section=walk.outline.section,
        theme=walk.outline.theme,
        funds=any(FUNDS.search(words) for words in headings),
        target=bool(AIMS.search(walk.title.words))
        or (bool(nearest) and not MET.search(nearest))
        or any(_plans(words, walk.title.year) for words in (*headings, walk.line)),
        project="" if departments else walk.project,
        of_project=not departments and (bool(walk.project) or _is_on_project(walk.title.words)),
        year_rank=rank,
        evidence=evidence_above(tuple(above), headings, walk.title.words, walk.title.year, rank),
    )


def _plans(heading: str, year: str) -> bool:
    """Whether a heading says that what follows is planned: 下一步工作打算; 2024年工作 too, in a document on 2023."""
    if not PLANNED.search(heading):
        return False
    named = re.search(YEAR, heading)
    return not MET.search(heading) and (named is None or named[0] > year or not heading.endswith("工作"))


def _is_on_project(title: str) -> bool:
    """Whether a title is that of a form or report on projects, and not on all that a department spends."""
    report = REPORT_ON_PROJECT.search(title) is not None and OF_WHOLE.search(title) is None
    return report or OF_PROJECT.search(title) is not None


def _is_on_the_department(words: Sequence[str]) -> bool:
    """Whether the nearest title of a table is one of the department's, also behind the form of a project."""
    nearest = next((text for text in words if TABLE.search(text)), "")
    return bool(OF_DEPARTMENT.search(nearest)) and "项目" not in nearest


def are_heads(text: str) -> bool:
    """Whether a line is heads of a table whose lines do not stand below them: 项目 2016年执行数 2017年预算数."""
    words = text.split()
    if not FEWEST_HEADS <= len(words) <= MOST_HEADS or any(len(word) > LONGEST_HEAD for word in words):
        return False
    heads = [YEAR_IN_FRONT.sub("", word) for word in words]
    return is_head(heads[0]) and not is_value_head(heads[0]) and any(map(is_value_head, heads[1:]))


def note_above(text: str, walk: Walk, headless: bool = False) -> None:
    """Keeps the lines above a table: its title and unit line; a sentence is none of them, nor are heads."""
    walk.headless = headless
    if walk.above and PROJECT_LABEL_ALONE.fullmatch(walk.above[0]) and not PROJECT_LABEL_ALONE.match(text):
        walk.project = text[:LONGEST_TITLE]
    if (
        walk.headless
        or NOTE.match(text)
        or (len(text) > LONGEST_ABOVE or text.endswith("。"))
        and not text.endswith("：")
        and "单位：" not in text[-20:]
    ):
        walk.above = []
    else:
        walk.above = [text[-LONGEST_TITLE:], *walk.above][:MOST_TITLES]
    if len(text) <= LONGEST_LINE and not SENTENCE.search(text):
        walk.line = text
    walk.unit = currency_unit(text[-LONGEST_TITLE:]) or walk.unit
    if found := PROJECT_LABEL.search(text[-LONGEST_TITLE:]):
        walk.project = found[1]
