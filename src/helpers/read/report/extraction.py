"""The figures of a published report, read from its words and tables, and what its words say beside them."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pandas as pd

from helpers.errors import Refused, UnreadableDocument
from helpers.messages import say
from helpers.quantities import hard_bounds, plain
from helpers.read.documents import Block, Document, read_document
from helpers.read.language import Outline, first_mark, folded, is_whole, one_of, scan
from helpers.read.report.columns import unit_in
from helpers.read.report.counts import spelled_out, topic_of
from helpers.read.report.figure import Figure, Place, Thread
from helpers.read.report.forms import PROJECT, Form, read_table
from helpers.read.report.money import account_of, budget_in, name_in, names_a_line, stage_of
from helpers.read.report.remarks import Passage, remarks, with_reason
from helpers.read.report.sentences import read_text
from helpers.schema import DEPARTMENT, FIGURES, UNASSIGNED, WORDS, names

CLAUSE_END = re.compile("[。，；：]")
NIL = re.compile(r"无[。；]?")
NIL_CLAUSE = re.compile(r"无([^，。；]{0,30}?(?:支出|收入|预算|经费)(?:和支出|和收入)?)(?=[，。；]|$)")
FUNDS = re.compile("专项资金|项目支出|专项经费|项目资金")
AIMS = re.compile("绩效目标(?:批复|申报|设定)?表|目标批复表|目标申报表")
AIM_HEADING = re.compile("(?:绩效|年度|总体|工作|预期)目标")
MET = re.compile("完成|实现|自评|分析|评价|执行|分解|下达|情况|得分")
TITLE_BLOCKS, LONGEST_TITLE = 4, 120


@dataclass
class Extraction:
    """Figures and words of one document, in the columns of the schema, and notes on its reading."""

    figures: pd.DataFrame
    words: pd.DataFrame
    notes: list[str] = field(default_factory=list)


def extract(path: Path, language: str = "zh", within: Path | None = None) -> Extraction:
    """The figures and words of a document (in the folder `within`); the columns from `kind` to `locator` are filled."""
    document = read_document(Path(path), language, within)
    try:
        passages = read_passages(document)
    except Refused as refused:
        message = say(f"read.{refused.key}", language, path=Path(path).name, **refused.values)
        raise UnreadableDocument(message) from refused
    rows = [row_of(figure, Path(path).name) for passage in passages for figure in passage.figures]
    figures = pd.DataFrame(rows, columns=names(FIGURES), dtype=str).fillna("")
    said = [[r.item, r.subject, "yes" if r.found else "no", r.words, r.locator] for r in remarks(passages)]
    return Extraction(figures, pd.DataFrame(said, columns=names(WORDS), dtype=str), document.notes)


def read_passages(document: Document) -> list[Passage]:
    """All paragraphs and tables with their figures, in reading order."""
    outline, thread, form, passages = Outline(), Thread(), Form(), []
    title = title_of(document.blocks[:TITLE_BLOCKS])
    for table, grouped in groupby(document.blocks, key=lambda block: block.table):
        blocks = list(grouped)
        if table:
            form = Form(unit=form.unit, project=form.project)
            passages.append(read_rows(blocks, form, place_of(blocks[0], outline, title), outline, thread))
            continue
        for block in blocks:
            text = folded(block.text)
            passages.append(read_paragraph(text, block, outline, title, thread))
            form.unit = unit_in(text[-LONGEST_TITLE:]) or form.unit
            form.project = (PROJECT.search(text[-LONGEST_TITLE:]) or [None, form.project])[1]
    return passages


def title_of(blocks: list[Block]) -> str:
    """The words of a document's title: its first lines as far as they are no items and hold no figures."""
    texts = [folded(block.text[:LONGEST_TITLE]) for block in blocks]
    return "".join(
        text for place, text in enumerate(texts) if not first_mark(text) and not (place and scan(text))
    )


def read_rows(blocks: list[Block], form: Form, place: Place, outline: Outline, thread: Thread) -> Passage:
    """The passage of one table."""
    figures = read_table(blocks, form, place, thread)
    if not all(block.certain for block in blocks):
        figures = [replace(figure, measure=UNASSIGNED) for figure in figures]
    text = "。".join(folded(block.text) for block in blocks)
    return Passage(text, place, tuple(outline.headings), None, tuple(figures))


def read_paragraph(text: str, block: Block, outline: Outline, title: str, thread: Thread) -> Passage:
    """The passage of a paragraph, after it has moved the outline."""
    rest = outline.enter(text, bool(scan(text)))
    marked = rest != text
    rank = outline.levels[-1].rank if marked else 0
    thread.begin(CLAUSE_END.split(rest[:LONGEST_TITLE])[0] if marked else None, rank)
    if marked:
        thread.about = spelled_out(topic_of(thread.topic), rest[len(thread.topic) :])
    opening = rest[:LONGEST_TITLE].split("。")[0].strip("：；")
    if marked and not scan(opening) and names_a_line(opening):
        thread.owner = opening
    place = place_of(block, outline, title)
    figures = with_reason(nil_figures(rest, place, outline) + read_text(rest, place, thread), rest)
    if not block.certain:
        figures = [replace(figure, measure=UNASSIGNED) for figure in figures]
    thread.end(rest)
    return Passage(rest, place, tuple(outline.headings), rank if marked else None, tuple(figures))


def place_of(block: Block, outline: Outline, title: str) -> Place:
    """What the outline and the title say of a block's figures."""
    above = [*reversed(outline.headings), title]
    return Place(
        section=outline.section,
        theme=outline.theme,
        locator=block.locator,
        budget=next((budget_in(words) for words in above[:-1] if budget_in(words)), ""),
        measure=next((stage for words in above if (stage := stage_in_heading(words))), ""),
        funds=any(FUNDS.search(words) for words in above[:-1]),
        target=bool(AIMS.search(title)) or speaks_of_aims(above[:-1]),
    )


def speaks_of_aims(headings: list[str]) -> bool:
    """Whether the nearest heading on targets announces them, and not how far they were met."""
    nearest = next((words for words in headings if AIM_HEADING.search(words)), "")
    return bool(nearest) and not MET.search(nearest)


def stage_in_heading(words: str) -> str:
    """The stage of the amounts under a heading that speaks of 决算 or of 预算, not of both."""
    actual, budget = (
        "决算" in words or "执行情况" in words,
        "预算" in re.sub("一般公共预算|[一-龥]+基金预算|经营预算", "", words),
    )
    return "" if actual == budget else "actual" if actual else "budget"


def nil_figures(text: str, place: Place, outline: Outline) -> list[Figure]:
    """The stated 无 of a paragraph: alone under a heading of money, or before one (无“三公”经费支出)."""
    if NIL.fullmatch(text) and outline.theme:
        label = outline.theme.removesuffix("情况说明").removesuffix("情况")
        return [nil_figure(label, text, place)] if stage_of(label) or account_of(name_in(label)) else []
    return [nil_figure(match[1], match[0], place) for match in NIL_CLAUSE.finditer(text)]


def nil_figure(label: str, phrase: str, place: Place) -> Figure:
    """A nil: value 0, and said to be."""
    account, stage = account_of(name_in(label)), stage_of(label)
    return Figure(
        kind="nil",
        subject=DEPARTMENT,
        account=account.account if account else "",
        budget=(account.budget if account else "") or budget_in(label) or place.budget,
        measure=stage.measure if stage else UNASSIGNED,
        fund_scope="财政拨款" if "财政拨款" in label else "unknown",
        label=label,
        value=Decimal(0),
        unit="",
        theme=place.theme,
        section=place.section,
        phrase=phrase,
        locator=place.locator,
    )


def row_of(figure: Figure, source: str) -> dict[str, str]:
    """One row of the figures table."""
    whole = figure.kind in ("count", "people") and is_whole(figure.unit)
    lower, upper = hard_bounds(figure.value, figure.qualifier, whole, one_of(figure.unit))
    lower = figure.least if figure.least is not None else lower
    row = {column: getattr(figure, column) for column in names(FIGURES) if hasattr(figure, column)}
    return row | {
        "value": plain(figure.value),
        "lower": "" if lower is None else plain(lower),
        "upper": "" if upper is None else plain(upper),
        "source": source,
        "origin": "reported",
    }
