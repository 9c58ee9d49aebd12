"""A document becomes figures: its parts in reading order, each under what governs it, every numeral accounted for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from helpers.read.documents import Cell, Document, Grid, Paragraph
from helpers.read.language import (
    AIMS,
    Letters,
    Numbers,
    Outline,
    Quantity,
    any_in,
    letters,
    numbers_in,
    wording_of,
)
from helpers.read.report.evidence import Evidence
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame, evidence_above
from helpers.read.report.kinds import LONGEST_TITLE, PROJECT_LABEL, Title, title_of
from helpers.read.report.nils import nil_figures
from helpers.read.report.numbers import Number, figure_number, marks_of, other_numbers
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned
from helpers.read.report.prose.reading import read_paragraph
from helpers.read.report.prose.thread import NOBODY, Owner, Thread
from helpers.read.report.prose.topics import spelled_out, topic_of
from helpers.read.report.remarks import Passage, with_reason
from helpers.read.report.tables.anatomy import NOTE, TITLE
from helpers.read.report.tables.cells import currency_unit
from helpers.read.report.tables.reading import read_table
from helpers.read.report.tables.spot import TableReading
from helpers.schema import DEPARTMENT, UNASSIGNED

CLAUSE_END = re.compile("[。，；：]")
FUNDS = re.compile(any_in("of_projects"))
AIM_HEADING = re.compile(any_in("aims"))
OF_PROJECT = re.compile("项目(?:支出)?(?:资金)?(?:绩效)?(?:目标(?:批复|申报|设定)?|自评)表")
MET = re.compile(any_in("of_results"))
MOST_TITLES, LONGEST_ABOVE, LONGEST_NAME, LONGEST_STAGE = 4, 60, 30, 8


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
    """The state of a walk through a document."""

    title: Title
    reading: Reading
    outline: Outline = field(default_factory=Outline)
    thread: Thread = field(default_factory=Thread)
    above: list[str] = field(default_factory=list)
    unit: str = ""
    project: str = ""
    documented: tuple[Evidence, ...] = ()


def read_parts(document: Document, year: str = "", kind: str = "") -> Reading:
    """The figures of a document; `year` and `kind` are what is known of it from outside."""
    title = title_of(document.parts, year, kind)
    walk = Walk(title, Reading(title), project=title.project)
    for part in document.parts:
        if isinstance(part, Grid):
            read_grid(part, walk)
        else:
            read_text(part, walk)
    return walk.reading


def frame_at(walk: Walk, locator: str, above: Sequence[str] = ()) -> Frame:
    """What governs the part that the walk stands at."""
    headings = tuple(reversed(walk.outline.headings))
    nearest = next((words for words in headings if AIM_HEADING.search(words)), "")
    return Frame(
        titles=tuple(above),
        headings=headings,
        document=walk.title.words,
        kind=walk.title.kind,
        year=walk.title.year,
        unit=walk.unit,
        section=walk.outline.section,
        theme=walk.outline.theme,
        funds=any(FUNDS.search(words) for words in headings),
        target=bool(AIMS.search(walk.title.words)) or (bool(nearest) and not MET.search(nearest)),
        project=walk.project,
        of_project=bool(walk.project or OF_PROJECT.search(walk.title.words)),
        evidence=evidence_above(tuple(above), headings, walk.title.words, walk.title.year),
    )


def read_text(part: Paragraph, walk: Walk) -> None:
    """A paragraph: it moves the outline, then its numbers are read under it."""
    both = letters(part.text)
    numbers = numbers_in(both.read)
    rest = walk.outline.enter(
        both.read,
        any(not quantity.unitless for quantity in numbers.quantities),
        style_of(part, both.read, walk),
    )
    start = len(both.read) - len(rest)
    own = numbers if not start else numbers_in(rest)
    frame = frame_at(walk, part.locator)
    begin_paragraph(rest, start > 0, own, frame, walk)
    figures = read_paragraph(rest, frame, walk.thread, own)
    figures = [replace(figure, locator=part.locator) for figure in figures]
    figures = nil_figures(rest, frame, part.locator) + with_reason(figures, rest)
    figures = doubted(figures, both, part.certain)
    walk.reading.numbers += numbers_of_text(
        both.read, rest, numbers, own, part.locator, len(walk.reading.figures), figures
    )
    walk.reading.figures += figures
    walk.thread.end_paragraph(rest)
    rank = walk.outline.levels[-1].rank if start and walk.outline.levels else None
    walk.reading.passages.append(
        Passage(rest, frame, part.locator, tuple(walk.outline.headings), rank, tuple(figures))
    )
    note_above(both.read, walk)


def style_of(part: Paragraph, text: str, walk: Walk) -> int:
    """The level of a heading by its style; the document's own title and the title of a table are none."""
    return 0 if text in walk.title.words or TITLE.search(text) else part.level


def begin_paragraph(rest: str, marked: bool, numbers: Numbers, frame: Frame, walk: Walk) -> None:
    """Begins a paragraph in the thread; an item of the numbering has its own topic and perhaps its own owner."""
    topic = CLAUSE_END.split(rest[:LONGEST_TITLE])[0] if marked else None
    owner = owner_of_item(rest, numbers, frame, walk.thread) if marked else NOBODY
    walk.thread.begin_paragraph(topic, len(walk.outline.levels) if marked else 0, owner)
    if marked:
        walk.thread.about = spelled_out(topic_of(walk.thread.topic), rest[len(walk.thread.topic) :])


def owner_of_item(rest: str, numbers: Numbers, frame: Frame, thread: Thread) -> Owner:
    """The line that an item's first words name, whose amounts follow: 一是委员培训费，年初预算 …"""
    opening = rest[:LONGEST_TITLE].split("。")[0].strip("：；")
    if not numbers.quantities or numbers.quantities[0].start >= len(opening):
        owner, _ = names.owner_in(opening)
        named = (
            names.is_line_like(owner.name) or bool(names.FUNCTION.search(owner.name)) or bool(owner.account)
        )
        return owner if owner.is_named and named else NOBODY
    return owner_before_stage(rest, numbers.quantities[0], frame.funds or thread.is_listing_projects)


def owner_before_stage(rest: str, first: Quantity, of_projects: bool) -> Owner:
    """The name in an item's first clause, where the next clause is a stage of money and its amount: 湿地修复，年初预算20万元."""
    clause, comma, words = (
        rest[: first.start].partition("，")
        if "，" in rest[: first.start]
        else rest[: first.start].partition("：")
    )
    if not comma or first.kind != "money" or len(clause) > LONGEST_NAME:
        return NOBODY
    stage = wording_of(cleaned(words))
    known = not stage.name and stage.mention("measure") is not None and stage.mention("measure").strength > 1
    if not known and not (of_projects and len(words) <= LONGEST_STAGE and not topic_of(clause)):
        return NOBODY
    owner, read = names.owner_in(clause)
    if not owner.name or read.mention("measure"):
        return NOBODY
    return replace(owner, account="fund") if of_projects and not names.FUNCTION.search(owner.name) else owner


def numbers_of_text(
    text: str, rest: str, numbers: Numbers, own: Numbers, place: str, known: int, figures: list[Figure]
) -> list[Number]:
    """The numerals of a paragraph, each with its figures or its reason."""
    start = len(text) - len(rest)
    found = other_numbers(text, numbers.others, place) if not start else [
        *marks_of(text[:start], place),
        *other_numbers(rest, own.others, place),
    ]  # fmt: skip
    by_place: dict[int, list[int]] = {}
    for index, figure in enumerate(figures):
        if figure.kind != "nil":
            by_place.setdefault(figure.at, []).append(known + index)
    for quantity in own.quantities:
        found += figure_number(rest, quantity, place, tuple(by_place.get(quantity.digits, ())))
    return found


def doubted(figures: list[Figure], both: Letters, certain: bool) -> list[Figure]:
    """Figures of a place whose order or letters are not certain, as open or likely."""
    if not certain:
        return [replace(figure, measure=UNASSIGNED, certainty="open", doubt="order") for figure in figures]
    if both.doubtful:
        return [
            replace(figure, certainty="likely", doubt="letter") if figure.certainty == "sure" else figure
            for figure in figures
        ]
    return figures


def note_above(text: str, walk: Walk) -> None:
    """Keeps the lines above a table: its title and unit line; a sentence is none of them."""
    if (
        NOTE.match(text)
        or (len(text) > LONGEST_ABOVE or text.endswith("。"))
        and not text.endswith("：")
        and "单位：" not in text[-20:]
    ):
        walk.above = []
    else:
        walk.above = [text[-LONGEST_TITLE:], *walk.above][:MOST_TITLES]
    walk.unit = currency_unit(text[-LONGEST_TITLE:]) or walk.unit
    if found := PROJECT_LABEL.search(text[-LONGEST_TITLE:]):
        walk.project = found[1]


def read_grid(grid: Grid, walk: Walk) -> None:
    """A table: its values under its heads, then every other numeral in its cells."""
    walk.thread.begin_paragraph(None, 0, NOBODY)
    walk.outline.fresh = False
    frame = frame_at(walk, grid.locator, above_of(walk))
    table = read_table(grid, frame)
    by_cell: dict[str, list[Figure]] = {}
    for figure in table.figures:
        by_cell.setdefault(figure.locator, []).append(figure)
    found: list[Figure] = []
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        found += read_cell(cell, by_cell.get(cell.locator, []), table, frame, walk)
    text = "。".join(letters(cell.text).read for cell in grid.cells if cell.text.strip())
    walk.reading.passages.append(
        Passage(text, frame, grid.locator, tuple(walk.outline.headings), None, tuple(found))
    )
    walk.unit, walk.above = table.unit or walk.unit, []
    walk.reading.lost += table.lost
    if table.project and not walk.project and walk.title.kind == "self_evaluation_form":
        walk.project = ""


def above_of(walk: Walk) -> list[str]:
    """The lines right above a table that may be its title, the nearest first; a heading of the outline too."""
    return walk.above


def read_cell(cell: Cell, own: list[Figure], table: TableReading, frame: Frame, walk: Walk) -> list[Figure]:
    """The figures of one cell and its numerals; a text with numbers that is no value is read as running text."""
    known = len(walk.reading.figures)
    text = table.matrix.text(cell.row, cell.column)
    if not text:
        return own
    numbers = numbers_in(text)
    walk.reading.numbers += other_numbers(text, numbers.others, cell.locator)
    reason = table.reason_of(cell.row, cell.column)
    if reason and not own:
        walk.reading.numbers += [
            Number(cell.locator, text[quantity.digits : quantity.end], reason)
            for quantity in numbers.quantities
        ]
        return []
    figures = own
    if not own and numbers.quantities:
        figures = cell_as_text(text, numbers, cell, table, frame, walk)
    if not all_certain(table):
        figures = [replace(figure, measure=UNASSIGNED, certainty="open", doubt="order") for figure in figures]
    walk.reading.numbers += numbers_of_cell(text, numbers, cell.locator, known, figures)
    walk.reading.figures += figures
    return figures


def cell_as_text(
    text: str, numbers: Numbers, cell: Cell, table: TableReading, frame: Frame, walk: Walk
) -> list[Figure]:
    """The figures of a cell of words; numbers in a head or label have no clear meaning and wait for a person."""
    if table.is_label(cell.row, cell.column) or len(text) < 6:
        return [unclear(text, quantity, cell.locator, frame) for quantity in numbers.quantities]
    if NOTE.match(text) and not any(not quantity.unitless for quantity in numbers.quantities):
        return [unclear(text, quantity, cell.locator, frame) for quantity in numbers.quantities]
    walk.thread.begin_paragraph(None, 0, NOBODY)
    stage = table.stage_at(cell.row, cell.column)
    read = read_paragraph(
        text, replace(frame, target=stage == "target" or (frame.target and not stage)), walk.thread, numbers
    )
    return [replace(figure, locator=cell.locator, context=text) for figure in read]


def unclear(text: str, quantity: object, place: str, frame: Frame) -> Figure:
    """A number whose meaning is not clear."""
    from helpers.read.language import Quantity

    assert isinstance(quantity, Quantity)
    return Figure(
        kind=quantity.kind, value=quantity.value, unit=quantity.unit, qualifier=quantity.qualifier, least=quantity.least,
        subject=DEPARTMENT, measure=UNASSIGNED, label=text[:LONGEST_ABOVE], stage="" if quantity.kind == "money" else "done",
        period=frame.year, phrase=text[:LONGEST_ABOVE], locator=place, section=frame.section, theme=frame.theme,
        certainty="open", doubt="measure", context=text, at=quantity.digits,
    )  # fmt: skip


def all_certain(table: TableReading) -> bool:
    """Whether the order of a table's cells is certain."""
    return table.matrix.grid.certain


def numbers_of_cell(
    text: str, numbers: Numbers, place: str, known: int, figures: list[Figure]
) -> list[Number]:
    """The numerals of a cell: the n-th with its n-th figure, or each with those read at its place."""
    found: list[Number] = []
    by_place = (
        {figure.at: known + index for index, figure in enumerate(figures)}
        if figures and figures[0].context == text
        else {}
    )
    for index, quantity in enumerate(numbers.quantities):
        if by_place and quantity.digits in by_place:
            said: tuple[int, ...] = (by_place[quantity.digits],)
        else:
            said = (known + min(index, len(figures) - 1),) if figures else ()
        found += figure_number(text, quantity, place, said)
    return found


def tables_lost(reading: Reading) -> Iterator[str]:
    """The tables and columns that were not understood, each once."""
    yield from dict.fromkeys(reading.lost)
