"""A paragraph becomes figures: it moves the outline, then its numbers are read under what governs it.

Its tests: test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.documents import Paragraph
from helpers.read.language import (
    Letters,
    Numbers,
    Quantity,
    any_in,
    letters,
    numbers_in,
    wording_of,
)
from helpers.read.report.figure import Figure
from helpers.read.report.frame import Frame, evidence_above
from helpers.read.report.kinds import LONGEST_TITLE
from helpers.read.report.nils import nil_figures
from helpers.read.report.numbers import Number, figure_number, marks_of, other_numbers
from helpers.read.report.passages import Passage
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned, last_clause
from helpers.read.report.prose.faults import tells_a_fault
from helpers.read.report.prose.reading import read_paragraph
from helpers.read.report.prose.thread import NOBODY, Owner, Thread
from helpers.read.report.prose.topics import spelled_out, topic_of
from helpers.read.report.remarks import with_reason
from helpers.read.report.tables import TITLE, is_head, is_value_cell
from helpers.read.report.walk import AIM_HEADING, MET, Walk, are_heads, frame_at, note_above
from helpers.schema import UNASSIGNED
from helpers.years import PRINTED as YEAR

RUN_IN = re.compile(rf"((?:{YEAR}年度?)?[^，。；：（）0-9“”]{{2,20}})：(?![0-9])")
RUN_IN_AGAIN = re.compile("[。；][^，。；：]{2,24}：")
CLAUSE_END = re.compile("[。，；：]")
BULLET = re.compile(r"^\s*(?:【[一-龥]{2,12}】\s*|[•●★◆➢▪■□○◇▲△※]\s*|[-*+]\s+(?=\S)|[-*+](?=[一-龥“]))")
EMPHASIS = re.compile(r"\*\*|`")
OPENING = re.compile("[^，。；：0-9]{2,16}。")
"""The heading that an item of the numbering begins with, on one line with what follows."""

LONGEST_NAME, LONGEST_LINE, LONGEST_STAGE = 30, 90, 8
HEADS_OF_A_FORM, VALUES_OF_A_FORM, SHORTEST_WORDS, MOST_ITEMS = 3, 3, 6, 5
ITEM = re.compile("[一二三四五六七八九十]{1,3}、")
LABEL = re.compile(any_in("form_labels"))
RUN_TOGETHER = re.compile(rf"{LABEL.pattern}\s?(?={LABEL.pattern})")
LABEL_ALONG = re.compile(rf"{LABEL.pattern}(?=[一-龥《“])(?!{any_in('behind_a_form_label')})")
LINE_RUN_TOGETHER = re.compile(rf"^{any_in('groups_of_indicators')}[^，。；：]+[0-9%]$")


def read_text(part: Paragraph, walk: Walk) -> None:
    """A paragraph: it moves the outline, then its numbers are read under it."""
    both = letters(unmarked(part.text))
    numbers = numbers_in(both.read)
    rest = walk.outline.enter(
        both.read,
        any(not quantity.unitless for quantity in numbers.quantities),
        _style_of(part, both.read, walk),
    )
    start = len(both.read) - len(rest)
    own = numbers if not start else numbers_in(rest)
    frame = _under_run_in(rest, start > 0, frame_at(walk, part.locator))
    if start and (opening := OPENING.match(rest)) and AIM_HEADING.search(opening[0]):
        frame = replace(frame, target=frame.target or not MET.search(opening[0]))
    begin_paragraph(rest, start > 0, own, frame, walk)
    figures = read_paragraph(rest, frame, walk.thread, own)
    figures = [replace(figure, locator=part.locator) for figure in figures]
    figures = nil_figures(rest, frame, part.locator) + with_reason(figures, rest)
    heads = are_heads(part.text)
    lost = is_of_a_lost_table(part.text) or heads or (walk.in_lost_form and "。" not in both.read)
    figures = _doubted_by_place(figures, both, part.certain and not lost, walk.in_lost_form)
    _note_lost_form(part.text, lost, walk)
    walk.reading.numbers += _numbers_of_text(
        both.read, rest, numbers, own, part.locator, len(walk.reading.figures), figures
    )
    walk.reading.figures += figures
    walk.thread.end_paragraph(rest)
    rank = walk.outline.levels[-1].rank if start and walk.outline.levels else None
    walk.reading.passages.append(
        Passage(rest, frame, part.locator, tuple(walk.outline.headings), rank, tuple(figures))
    )
    note_above(both.read, walk, heads)


def _note_lost_form(text: str, lost: bool, walk: Walk) -> None:
    """Notes whether the text stands in a form of which only the order of its cells is left, as values in a row do."""
    alone = is_value_cell(text.strip())
    walk.values_alone = walk.values_alone + 1 if alone else 0
    walk.in_lost_form = lost and (walk.in_lost_form or not alone or walk.values_alone >= VALUES_OF_A_FORM)


def _under_run_in(text: str, marked: bool, frame: Frame) -> Frame:
    """A paragraph's frame with the stage that its one run-in heading names: 2024年支出预算：…, 1.年初预算。…."""
    found = RUN_IN.match(text) or (OPENING.match(text) if marked else None)
    if found is None or RUN_IN_AGAIN.search(text, found.end()) or wording_of(found[0].rstrip("：。")).name:
        return frame
    said = evidence_above((), (found[0].rstrip("：。"),), "", "")
    stages = tuple(item for item in said if item.slot in ("measure", "period"))
    return replace(frame, evidence=(*stages, *frame.evidence)) if stages else frame


def is_of_a_lost_table(text: str) -> bool:
    """Whether a text is a value alone, or a form of which nothing but the order of its cells is left.

    >>> is_of_a_lost_table("≥80%"), is_of_a_lost_table("一级指标 二级指标 三级指标 指标值 产出指标 检查次数 8次")
    (True, True)
    """
    if is_value_cell(text.strip()):
        return True
    if len(text) > HEADS_OF_A_FORM and is_run_together(text):
        return True
    if "。" not in text and len({*ITEM.findall(text)}) > MOST_ITEMS:
        return True
    heads, words = 0, text.split()
    for word in words if len(words) >= HEADS_OF_A_FORM else ():
        heads = heads + 1 if is_head(word) else 0
        if heads == HEADS_OF_A_FORM:
            return True
    return False


def is_run_together(text: str) -> bool:
    """Whether a text is cells of a form without anything between them.

    >>> is_run_together("指标值全年完成值产出指标数量指标检查次数8次8次"), is_run_together("数量指标检查次数8次2020")
    (True, True)
    """
    folded = letters(text).read
    if LINE_RUN_TOGETHER.search(folded):
        return True
    if len({*RUN_TOGETHER.findall(folded)}) > 1:
        return True
    if len(LABEL.findall(folded)) > 1 and len(LABEL.sub("", folded)) < SHORTEST_WORDS:
        return True
    return len({*LABEL_ALONG.findall(folded)}) > HEADS_OF_A_FORM


def unmarked(text: str) -> str:
    """A text without the bullet in front of it and the signs of emphasis in it."""
    return EMPHASIS.sub("", BULLET.sub("", text))


def _style_of(part: Paragraph, text: str, walk: Walk) -> int:
    """The level of a heading by its style; the document's own title and the title of a table are none."""
    return 0 if text in walk.title.words or TITLE.search(text) else part.level


def begin_paragraph(rest: str, marked: bool, numbers: Numbers, frame: Frame, walk: Walk) -> None:
    """Begins a paragraph in the thread; an item of the numbering has its own topic and perhaps its own owner."""
    topic = _topic_of_item(rest, numbers) if marked else None
    owner = _owner_of_item(rest, numbers, frame, walk.thread) if marked else NOBODY
    walk.thread.parts_below = walk.thread.parts_below and not marked and _opens_with_line(rest, numbers)
    walk.thread.begin_paragraph(topic, len(walk.outline.levels) if marked else 0, owner)
    if marked:
        walk.thread.about = spelled_out(topic_of(walk.thread.topic), rest[len(walk.thread.topic) :])


def _topic_of_item(rest: str, numbers: Numbers) -> str:
    """The first clause of an item, which its numbers speak of; none where a number stands in it."""
    topic = CLAUSE_END.split(rest[:LONGEST_TITLE])[0]
    return "" if numbers.quantities and numbers.quantities[0].start < len(topic) else topic


def _opens_with_line(rest: str, numbers: Numbers) -> bool:
    """Whether a paragraph opens with the name of a line and its amount: 办公费12万元."""
    first = numbers.quantities[0] if numbers.quantities else None
    if first is None or first.kind != "money" or CLAUSE_END.search(rest[: first.start]):
        return False
    owner, read = names.owner_in(rest[: first.start])
    return owner.is_named and not owner.budget and not read.value("total")


def _owner_of_item(rest: str, numbers: Numbers, frame: Frame, thread: Thread) -> Owner:
    """The line that an item's first words name, whose amounts follow: 一是委员培训费，年初预算 …"""
    opening = rest[:LONGEST_TITLE].split("。")[0].strip("：；")
    if not numbers.quantities or numbers.quantities[0].start >= len(opening):
        owner, _ = names.owner_in(opening)
        line = names.is_line_like(owner.name) and not names.says_nothing_alone(owner.name)
        named = line or bool(names.FUNCTION.search(owner.name)) or bool(owner.account)
        return owner if owner.is_named and named else NOBODY
    return _owner_before_stage(rest, numbers.quantities[0], frame.funds or thread.is_listing_projects)


def _owner_before_stage(rest: str, first: Quantity, of_projects: bool) -> Owner:
    """The name in an item's first clause, where a stage and its amount follow: 湿地修复，年初预算20万元."""
    before = rest[: first.start]
    label, colon, told = before.partition("：")
    labelled = _owner_by_label(label, told) if colon and first.kind == "money" else NOBODY
    if labelled is not NOBODY:
        return labelled
    clause, comma, words = before.partition("，") if "，" in before else (label, colon, told)
    longest = LONGEST_LINE if names.FUNCTION.search(clause) else LONGEST_NAME
    if not comma or first.kind != "money" or len(clause) > longest:
        return NOBODY
    stage = wording_of(cleaned(words))
    known = not stage.name and stage.mention("measure") is not None and stage.mention("measure").strength > 1
    if not known and not (of_projects and len(words) <= LONGEST_STAGE and not topic_of(clause)):
        return NOBODY
    if tells_a_fault(clause):
        return NOBODY
    owner, read = names.owner_in(clause)
    if not owner.name or read.mention("measure"):
        return NOBODY
    return replace(owner, account="fund") if of_projects and not names.FUNCTION.search(owner.name) else owner


def _owner_by_label(label: str, told: str) -> Owner:
    """The account that an item is labelled with, where clauses stand before its amount: 公务接待费：按计划，安排3万元."""
    stage = wording_of(cleaned(last_clause(told + "，")))
    if "，" not in told or "，" in label or stage.name or not stage.mention("measure"):
        return NOBODY
    owner, read = names.owner_in(label)
    return owner if owner.account and not read.mention("measure") else NOBODY


def _numbers_of_text(
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


def _doubted_by_place(
    figures: list[Figure], both: Letters, certain: bool, behind_a_form: bool
) -> list[Figure]:
    """Figures of a place whose order or letters are not certain, as open or likely."""
    if not certain:
        return [replace(figure, measure=UNASSIGNED, certainty="open", doubt="order") for figure in figures]
    if both.doubtful or behind_a_form:
        doubt = "letter" if both.doubtful else "order"
        return [
            replace(figure, certainty="likely", doubt=doubt) if figure.certainty == "sure" else figure
            for figure in figures
        ]
    return figures
