"""What the words of a document mention that reviewers ask about: money handed on, blanks left in, other years, claims.

Rows of the words table like those of `remarks`; each keeps the few words that settle it.

Its tests: test_questions.py.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from helpers import years
from helpers.read.documents import Document, Grid
from helpers.read.language import any_of, folded, organisation, stage_measure, stage_words, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.kinds import Title
from helpers.read.report.passages import CLAUSE_END, LONGEST_WORDS, SENTENCE, Remark
from helpers.schema import DEPARTMENT

EVALUATIONS = ("self_evaluation_report", "self_evaluation_form")
AROUND = 6
BUDGETS = ("initial", "adjusted", "budget")
BLANKS = r"(?<![A-Za-z0-9./])[XxＸ×]{2,}(?![A-Za-z0-9./])|[_＿]{3,}|[?？]{3,}"
UNFILLED = r"(?<![A-Za-z0-9×+＋.])[XＸ](?=[个件次人项家份万])"


def mentions(document: Document, title: Title, figures: Iterable[Figure]) -> Iterator[Remark]:
    """Each mention in the paragraphs and cells of a document, in their order.

    What is asked of a self-evaluation alone is looked for in one alone.
    """
    by_place: dict[str, list[Figure]] = {}
    for figure in figures:
        by_place.setdefault(figure.locator, []).append(figure)
    texts = list(texts_of(document))
    for text, place in texts:
        own = by_place.get(place, [])
        yield from comparisons(text, place, own)
        yield from blanks(text, place)
        if title.kind in EVALUATIONS:
            yield from earlier_results(text, place, title)
            yield from other_units(text, place, title)
            yield from money_passed_on(text, place, own)
            yield from printed_grades(text, place)
    yield from empty_tables(document)
    if title.kind in EVALUATIONS:
        yield survey([text for text, _ in texts])


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """The folded text of each paragraph and cell, with its place."""
    for part in document.parts:
        if isinstance(part, Grid):
            yield from ((folded(cell.text), cell.locator) for cell in part.cells)
        elif not part.running:
            yield folded(part.text), part.locator


@cache
def word_of(item: str) -> str:
    """A pattern of the words of an item."""
    return any_of(words_of("mentions", "word", item=item))


@cache
def stage_word(*measures: str) -> str:
    """A pattern of the words that name stages of money by themselves."""
    return any_of([word for word in stage_words(2) if stage_measure(word) in measures])


@cache
def mention_pattern(name: str) -> re.Pattern[str]:
    """The pattern of a mention."""
    grade = f'{word_of("grade")}[^。；，：“”优良中差]{{0,6}}[为是：]?[“”"]?(?P<grade>优秀?|良好?|中等?|差)(?![异距额别])'
    hands = f"(?:直接)?{word_of('hands_on')}(?:了|资金|经费)?{word_of('to')}(?!{word_of('no_receiver')})"
    return re.compile(
        {
            "placeholder": f"{BLANKS}|{UNFILLED}|{word_of('placeholder')}",
            "handed_on": f"(?<!{')(?<!'.join(words_of('mentions', 'word', item='giver'))}){hands}",
            "grade": grade,
            "said_larger": f"{stage_word('actual')}{word_of('larger')}了?{stage_word(*BUDGETS)}",
            "said_smaller": f"{stage_word('actual')}{word_of('smaller')}了?{stage_word(*BUDGETS)}",
            "other_unit": f"^(?P<unit>{organisation().pattern})(?={word_of('duty')})",
            "other_year": rf"(?<![0-9至到—–-])(?P<year>{years.PRINTED})年度?(?![至到—–-])[^，。；0-9]{{0,8}}?"
            f"(?:{word_of('of_year')}[^。；]{{0,20}}?{word_of('came_about')}"
            f"|{word_of('came_about')}了?[^，。；0-9]{{0,12}}?{word_of('of_year')})",
        }[name]
    )


def blanks(text: str, place: str) -> Iterator[Remark]:
    """Blanks that were not filled in."""
    if found := mention_pattern("placeholder").search(text):
        around = text[max(0, found.start() - AROUND) : found.end() + AROUND]
        yield Remark("placeholder", DEPARTMENT, True, around[:LONGEST_WORDS], place)


def other_units(text: str, place: str, title: Title) -> Iterator[Remark]:
    """Another unit than the document's own, of which duties or people are told."""
    for sentence in SENTENCE.findall(text) if title.organisation else ():
        found = mention_pattern("other_unit").search(sentence)
        own = title.organisation.rpartition("关于")[2]
        if found and own not in found["unit"] and not is_short_for(found["unit"].removesuffix("机关"), own):
            yield Remark("other_unit", found["unit"], True, found["unit"][:LONGEST_WORDS], place)


def is_short_for(name: str, whole: str) -> bool:
    """Whether a name is another one with characters left out: 县林草局, 县林业和草原局.

    >>> is_short_for("县林草局", "河东县林业和草原局"), is_short_for("县水务局", "河东县林业和草原局")
    (True, False)
    """
    rest = iter(whole)
    return all(character in rest for character in name)


def earlier_results(text: str, place: str, title: Title) -> Iterator[Remark]:
    """A result that is said of an earlier year."""
    for sentence in SENTENCE.findall(text):
        found = mention_pattern("other_year").search(sentence)
        if found and found["year"] < title.year and not says_own_year(sentence, title):
            yield Remark("other_year", found["year"], True, found[0][:LONGEST_WORDS], place)


def says_own_year(sentence: str, title: Title) -> bool:
    """Whether a sentence names the document's own year too, or sets years side by side."""
    return title.year in sentence or re.search(word_of("compares"), sentence) is not None


def money_passed_on(text: str, place: str, figures: list[Figure]) -> Iterator[Remark]:
    """Money that is passed on to others, as words of the line whose amounts stand in the same paragraph."""
    for found in mention_pattern("handed_on").finditer(text):
        money = [figure for figure in figures if figure.kind == "money" and figure.account in ("", "fund")]
        lines = dict.fromkeys(figure.subject for figure in money if figure.subject != DEPARTMENT)
        subject = next(iter(lines)) if len(lines) == 1 else DEPARTMENT
        words = CLAUSE_END.split(text[found.start() : found.start() + LONGEST_WORDS])[0]
        yield Remark("handed_on", subject, not is_grounded(text), words, place)


def is_grounded(text: str) -> bool:
    """Whether a paragraph names the ground of what it tells: the number of a document."""
    return re.search(rf"[〔\[【（]{years.PRINTED}[〕\]】）]第?[0-9]{{1,5}}号", text) is not None


def printed_grades(text: str, place: str) -> Iterator[Remark]:
    """The grade that a self-evaluation gives itself."""
    if found := mention_pattern("grade").search(text):
        yield Remark("grade", found["grade"][0], True, found[0][:LONGEST_WORDS], place)


def comparisons(text: str, place: str, figures: list[Figure]) -> Iterator[Remark]:
    """Spending that is said to be larger or smaller than its budget, of the line that the paragraph is on."""
    for item, words in (("said_larger", "larger"), ("said_smaller", "smaller")):
        if not re.search(word_of(words), text):
            continue
        spent = [figure for figure in figures if figure.measure == "actual"]
        places = ((text.find(figure.phrase), order) for order, figure in enumerate(spent))
        placed = sorted(pair for pair in places if pair[0] >= 0)
        latest = [*accumulate((order for _, order in placed), max)]
        for found in mention_pattern(item).finditer(text):
            before = bisect_left(placed, (found.start(), 0))
            subject = spent[latest[before - 1]].subject if before else DEPARTMENT
            yield Remark(item, subject, True, found[0], place)


def survey(texts: list[str]) -> Remark:
    """Whether the document says what its satisfaction rests on."""
    words = re.compile(f"满意[^。]{{0,40}}{word_of('survey')}|{word_of('survey')}[^。]{{0,60}}满意")
    found = next((match[0] for text in texts if (match := words.search(text))), "")
    return Remark("survey", DEPARTMENT, bool(found), found[:LONGEST_WORDS])


def sheet_or_page(place: str) -> str:
    """The sheet or page of a place; nothing where a document has none."""
    return " ".join(place.split()[:2]) if place.startswith(("sheet", "page")) else ""


def empty_tables(document: Document) -> Iterator[Remark]:
    """Tables of which a note in them, or right below them, says that they are empty."""
    words, above = re.compile(word_of("is_empty")), ""
    notes = re.compile(f"(?:{any_of(words_of('opens_a_note', 'word'))})[：:0-9一二三]")
    for part in document.parts:
        if isinstance(part, Grid):
            above = part.locator
            texts = [cell.text for cell in part.cells]
        else:
            texts = [part.text] if not part.running else []
        found = next((match[0] for text in texts if (match := words.search(folded(text)))), "")
        if found and above and sheet_or_page(part.locator) == sheet_or_page(above):
            yield Remark("table_empty", DEPARTMENT, True, found, above)
        if not isinstance(part, Grid) and not part.running and not notes.match(folded(part.text)):
            above = ""
