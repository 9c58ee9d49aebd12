"""What the words of a report say beside its figures, line by line and for the whole: the words table.

`no` means not detected, never not there. The words that settle an item are
kept up to the end of their clause; a person confirms them.

Its tests: test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import ITEM, any_in, any_of, scan, word_table
from helpers.read.report.figure import Figure
from helpers.read.report.passages import (
    APPROVAL,
    CLAUSE_END,
    LONGEST_WORDS,
    SENTENCE,
    Passage,
    Remark,
    approval_in,
    remark_at,
    words_of_item,
)
from helpers.read.report.told_together import Together, shortfalls
from helpers.schema import DEPARTMENT

MOST_LINES = 500
OPENING = re.compile(r"([^，。；：]{2,24})：")
TARGETS, OVERALL, PROBLEMS = (
    re.compile("绩效目标"),
    re.compile("整体"),
    re.compile("存在(?:的)?(?:主要)?问题|问题及"),
)
BRACKETED = re.compile(r"[-0-9.,， ]{1,30}[^，。；：（）]{0,8}?（([^（）]{4,60})）")
NO_REASON = re.compile("^(?:其中|含|包括|详见|见|附|注)|(?<![0-9])[0-9]{2,}(?:\\.[0-9]+)?[万千百亿]?元")


def remarks(passages: list[Passage]) -> list[Remark]:
    """All rows of the words table of a document, in a fixed order."""
    targets = [passage for passage in passages if any(TARGETS.search(words) for words in passage.headings)]
    own, told = _passages_of_lines(passages), Together.of(passages)
    rows = [
        row for line in _fund_lines(passages) for row in _line_remarks(line, own.get(line, []), targets, told)
    ]
    rows += shortfalls(passages)
    reason = told.reason_of(DEPARTMENT)
    rows += [reason] if reason else []
    return [*rows, *_department_remarks(passages), *_work_sections(passages), *_required_sections(passages)]


def _passages_of_lines(passages: list[Passage]) -> dict[str, list[Passage]]:
    """The passages that speak of one project or fund alone, by its name."""
    own: dict[str, list[Passage]] = {}
    for passage in passages:
        named = {figure.subject for figure in passage.figures if figure.account == "fund"}
        if len(named) == 1:
            own.setdefault(named.pop(), []).append(passage)
    return own


def _fund_lines(passages: list[Passage]) -> list[str]:
    """The projects and funds that figures name, each once: a name inside a longer one (全会经费) is the same."""
    named = [figure.subject for passage in passages for figure in passage.figures if figure.account == "fund"]
    named = list(dict.fromkeys(named))[:MOST_LINES]
    return [line for line in named if not any(line != other and line in other for other in named)]


def _line_remarks(line: str, own: list[Passage], targets: list[Passage], told: Together) -> list[Remark]:
    """What the report says of one line: target, reason, approval, purpose, deferral, assurance."""
    target = next((passage for passage in targets if _is_target_of(passage, line)), None)
    rows = [remark_at("target", line, target, OPENING.match(target.text)[1] if target else "")]
    if target:
        rows.append(_quantified(line, [target]))
    changed = [
        passage for passage in own if any(figure.measure == "adjustment" for figure in passage.figures)
    ]
    if reason := told.reason_of(line):
        rows.append(reason)
    elif changed:
        rows.append(_first_found("adjustment_reason", line, changed, _reason_in))
    approval = _first_found("approval", line, own, approval_in)
    rows.append((None if approval.found else told.approval_of(line)) or approval)
    for item in ("purpose", "assurance"):
        rows.append(_first_found(item, line, own, lambda text, item=item: _words_of_remark(text, item)))
    rows.append(_first_found("deferred", line, own, lambda text: _clause_with(text, "deferred")))
    return rows


def _is_target_of(passage: Passage, line: str) -> bool:
    """Whether a passage on targets opens with the name of a line."""
    opening = OPENING.match(passage.text)
    return bool(opening and (opening[1] in line or line in opening[1]))


def _quantified(subject: str, targets: list[Passage]) -> Remark:
    """Whether any of the targets has a number."""
    for passage in targets:
        if quantities := scan(passage.text):
            first = quantities[0]
            return remark_at("target_quantified", subject, passage, passage.text[first.start : first.end])
    return Remark("target_quantified", subject, False, "", targets[0].locator)


def _department_remarks(passages: list[Passage]) -> list[Remark]:
    """What the report says of the department: overall target, conclusion, problems."""
    overall = [passage for passage in passages if _is_overall_target(passage)]
    problems = [passage for passage in passages if any(PROBLEMS.search(words) for words in passage.headings)]
    rows = [
        remark_at(
            "target", DEPARTMENT, overall[0] if overall else None, overall[0].text[:12] if overall else ""
        )
    ]
    if overall:
        rows.append(_quantified(DEPARTMENT, overall))
    rows.append(
        _first_found("conclusion", DEPARTMENT, passages, lambda text: _words_of_remark(text, "conclusion"))
    )
    mention = _first_found(
        "problems_mention_adjustment", DEPARTMENT, problems, lambda text: _words_of_remark(text, "adjustment")
    )
    return [*rows, mention] if problems else rows


def _is_overall_target(passage: Passage) -> bool:
    """Whether a passage states the department's overall target: under its own heading, and no line's."""
    nearest = next((words for words in reversed(passage.headings) if TARGETS.search(words)), "")
    return (
        bool(OVERALL.search(nearest))
        and passage.text not in passage.headings
        and not OPENING.match(passage.text)
    )


def _work_sections(passages: list[Passage]) -> list[Remark]:
    """Each 一是 item on the work, and whether it has a number; items on money are none."""
    rows = []
    for passage in passages:
        if (
            passage.rank == ITEM
            and not passage.frame.funds
            and not any(f.kind == "money" for f in passage.figures)
        ):
            name = f"{passage.frame.section} {CLAUSE_END.split(passage.text)[0]}"[:LONGEST_WORDS]
            words = passage.figures[0].phrase if passage.figures else ""
            rows.append(remark_at("work_section", name, passage, words, found=bool(passage.figures)))
    return rows


def _required_sections(passages: list[Passage]) -> list[Remark]:
    """Each required section or item of the form, and whether any of its words is there."""
    rows = []
    for row in word_table("sections"):
        wanted = re.compile(any_of(sorted(row["words"].split(), key=len, reverse=True)))
        rows.append(
            _first_found(
                "section", row["subject"], passages, lambda text, w=wanted: (w.search(text) or [""])[0]
            )
        )
    return rows


def _first_found(item: str, subject: str, passages: list[Passage], find) -> Remark:
    """The first passage in which `find` gives words; not detected where none does."""
    for passage in passages:
        if words := find(passage.text):
            return remark_at(item, subject, passage, words)
    return Remark(item, subject, False, "", passages[0].locator if len(passages) == 1 else "")


def _words_of_remark(text: str, item: str) -> str:
    """The first words of an item in a text, to the end of their clause."""
    found = words_of_item(item).search(text)
    return CLAUSE_END.split(text[found.start() : found.start() + LONGEST_WORDS])[0] if found else ""


def _clause_with(text: str, item: str) -> str:
    """The whole clause in which a word of an item stands."""
    return next((clause for clause in CLAUSE_END.split(text) if words_of_item(item).search(clause)), "")


def _reason_in(text: str) -> str:
    """The clause that gives a reason: it begins with 因, 由于, 根据 … and is not 因公 or 按时."""
    needs = {row["word"]: row["needs"].split() for row in word_table("remarks") if row["item"] == "reason"}
    for clause in CLAUSE_END.split(text):
        opening = words_of_item("reason").match(clause)
        if not opening or re.match(any_in("not_reasons"), clause):
            continue
        if not needs[opening[0]] or any(word in clause for word in needs[opening[0]]):
            return clause[:LONGEST_WORDS]
    return ""


def with_reason(figures: list[Figure], text: str) -> list[Figure]:
    """The figures of a paragraph, an adjustment with its reason.

    It stands in brackets behind the amount, else in its sentence, else anywhere in the paragraph.
    """
    if not any(figure.measure == "adjustment" for figure in figures):
        return figures
    sentences = [(match.start(), _reason_in(match[0])) for match in SENTENCE.finditer(text)]
    common = "" if sum(bool(words) for _, words in sentences) > 1 else _reason_in(text)
    told = []
    for figure in figures:
        if figure.measure == "adjustment":
            own = next((words for start, words in reversed(sentences) if start <= figure.at), "")
            words = _bracketed_reason(text, figure.at) or own or common
            figure = replace(figure, reason=_kind_of_reason(words))
        told.append(figure)
    return told


def _bracketed_reason(text: str, at: int) -> str:
    """The words in brackets right behind an amount that say why; its parts or a document's number are no reason."""
    found = BRACKETED.match(text, at)
    return (
        found[1][:LONGEST_WORDS]
        if found and not NO_REASON.search(found[1]) and not APPROVAL.search(found[1])
        else ""
    )


def _kind_of_reason(words: str) -> str:
    """A reason with its kind in front, policy: 因政策调整; nothing for no words."""
    kind = next((row["kind"] for row in word_table("reason_kinds") if row["word"] in words), "other")
    return f"{kind}: {words}" if words else ""
