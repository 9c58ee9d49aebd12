"""What document it is: its title, its kind, the year, department and project that the title names.

The first title that the ordered table knows tells the kind; headings are asked
only where there is no title. A title that fits two of the table's last, plain
kinds, or none, makes it `other`, which is asked for nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpers.read.documents import Grid, Paragraph
from helpers.read.language import any_in, first_mark, folded, numbers_in, word_table, wording_of, words_of
from helpers.years import PRINTED as YEAR

TITLE_PARTS, LONGEST_TITLE, LONGEST_LINE, MOST_MENUS = 6, 160, 80, 120
FIRST_ROWS, SHORTEST_TITLE = 12, 12
MOST_GRIDS, LONGEST_HEAD = 40, 16
OTHER = "other"
ATTACHMENT = re.compile(r"附[件表][-—0-9一二三四五六七八九十]{0,8}：?")
TITLED = re.compile("表$|报告$|总结$")
YEARS = re.compile(
    rf"(?<![0-9])({YEAR})(?:年|[-—–](?:{YEAR}|[0-9]{{2}})年?|(?={any_in('titled_by_a_year')}))"
)
SPAN_OF_YEARS = re.compile(rf"(?<![0-9])({YEAR})年?[-—–~～至]{{1,2}}({YEAR})年")
SPOKEN = re.compile(
    rf"[—–\-（(]{{0,4}}({YEAR})年0?[1-3]月[0-9]{{1,2}}日(?:上午|下午)?(?:在[^。；]{{4,60}}[会议]上)?[）)]?"
)
OVER = re.compile(rf"(?:比|较|与|同)[^，。；0-9]{{0,6}}{YEAR}年")
INCLUDED = re.compile("（含[^（）]*）")
STAMPED = re.compile(f"^{any_in('stamps')}\\s?[：:][^，。；|]*")
PROJECT_OF_TITLE = re.compile(
    r"(?:年度?|[）：:])(?P<name>[一-龥A-Za-z0-9（）“”]{4,30}?)(?:项目)?(?:资金|支出)?(?:绩效)?(?:自评|评价(?=报告))(?:报告|表)?"
)
BODY = re.compile(any_in("bodies_named_by_a_budget") + "(?!：)")
NO_PROJECT = re.compile(
    rf"{any_in('no_projects', place='any')}|^{any_in('no_projects', place='start')}|{any_in('no_projects', place='end')}$"
)
PROJECT_LABEL = re.compile(rf"(?:项目(?:名称)?|{any_in('project_labels')})：\s?([^，。：|；]{{2,40}})$")
ORGANISATION = re.compile(
    rf"(?P<before>[一-龥（）]{{3,30}}?{any_in('organisation_endings', 'ending')}(?:（[本机][级关]）)?)"
    rf"(?=(?:关于)?{YEAR}年?|{any_in('behind_an_organisation')})"
)


@dataclass(frozen=True)
class Title:
    """A document's title, and what it says: kind, year, the department's name, the project that it is on.

    `counted` says that its year is only the one named most often, beside later
    ones; `planned` says of a document of no known kind that the heads of its
    tables name budgets and no spending.
    """

    words: str
    kind: str
    year: str
    organisation: str = ""
    project: str = ""
    planned: bool = False
    counted: bool = False


def title_of(parts: Sequence[Paragraph | Grid], year: str = "", kind: str = "") -> Title:
    """What the first lines of a document say; `year` and `kind` are what is known of it from outside."""
    lines = _title_lines(parts)
    words = "".join(lines)[:LONGEST_TITLE]
    own = kind or _kind_of(lines) or _kind_by_headings(parts, lines) or OTHER
    found = year or _year_of(words) or _year_told_of(parts, own)
    found, counted = (found, False) if found else _year_by_count(parts)
    named = ORGANISATION.search(re.sub(rf"^{YEAR}年?度?", "", words))
    planned = own == OTHER and _heads_name_budgets_alone(parts)
    return Title(
        words, own, found, named["before"] if named else "", _project_of(words, own), planned, counted
    )


def _kind_by_headings(parts: Sequence[Paragraph | Grid], lines: list[str]) -> str:
    """The kind that headings tell of a document without a title; one that begins with figures need be no government's."""
    told = _kind_of(headings(parts)) if not any(lines) else ""
    return "" if lines and told == "government_budget_report" else told


def _heads_name_budgets_alone(parts: Sequence[Paragraph | Grid]) -> bool:
    """Whether the first rows of a document's tables name stages of a budget and nothing that was spent or received."""
    grids = [part for part in parts if isinstance(part, Grid)][:MOST_GRIDS]
    texts = {folded(cell.text) for grid in grids for cell in grid.cells if cell.row < FIRST_ROWS}
    said = (wording_of(text).mention("measure") for text in texts if 1 < len(text) <= LONGEST_HEAD)
    stages = {mention.value for mention in said if mention is not None and mention.strength > 1}
    return bool(stages) and stages <= {"budget", "initial"}


def _title_lines(parts: Sequence[Paragraph | Grid]) -> list[str]:
    """The lines of a document's title: its first ones as far as they are no items and hold no figures.

    A document that begins with a long sentence of figures has a title without words.
    """
    if titled := _styled_title(parts, 1):
        return [titled] if _year_of(titled) else [titled, *_year_below(parts, titled)]
    lines: list[str] = []
    for line in _first_lines(parts):
        if _kind_of(lines[-1:]) and not _is_title_broken(lines):
            lines += [line] if _is_titles_year(line) else []
            break
        if _is_beside_title(line, lines):
            continue
        lines = _with_line(lines, line)
        if _kind_of(lines[-1:]) and _year_of("".join(lines)) and not _is_title_broken(lines):
            break
    if not any(_kind_of([line]) for line in lines):
        deeper = _styled_title(parts, 2) or _styled_title(parts, 3)
        return [deeper] if deeper else lines
    return lines


def _with_line(lines: list[str], line: str) -> list[str]:
    """The lines of a title with the next one, of a long one its first sentence; of figures only what is before."""
    opening = re.split("[。；]", line)[0] if len(line) > LONGEST_LINE else line
    if opening != line and _is_no_title(opening):
        front = opening.split("，")[0]
        return lines or [front if _kind_of([front]) and not _is_no_title(front) else ""]
    if opening.endswith(("：", "。", "；")):
        return lines
    return [*lines[:-1], lines[-1] + opening] if _is_title_broken(lines) else [*lines, opening]


def _is_beside_title(line: str, lines: list[str]) -> bool:
    """Whether a line is passed over: an item, a stamp, the mark of an attachment, or figures below a title."""
    item = first_mark(line) and not line.startswith("第")
    figures = lines and not _is_title_broken(lines) and _is_no_title(line)
    return bool(item or figures or _is_stamp(line) or ATTACHMENT.fullmatch(line))


def _year_below(parts: Sequence[Paragraph | Grid], titled: str) -> list[str]:
    """The line that gives the year, right below a title without one: （2024年度）."""
    texts = [folded(part.text) for part in parts[:MOST_MENUS] if isinstance(part, Paragraph)]
    below = texts[texts.index(titled) + 1 :][:2] if titled in texts else []
    return [line for line in below if _is_titles_year(line)][:1]


def _is_title_broken(lines: list[str]) -> bool:
    """Whether the last line of a title goes on in the next one."""
    return bool(lines) and lines[-1].endswith(words_of("ends_a_broken_line", "word"))


def _is_titles_year(line: str) -> bool:
    """Whether the line behind a title without a year gives it: （2024年度）, or the title below the name of a sheet."""
    return YEARS.search(line) is not None and (
        bool(_kind_of([line])) or re.fullmatch(f"（?{YEAR}年度?）?", line) is not None
    )


def _is_stamp(line: str) -> bool:
    """Whether a line is the stamp of a page, whose date is none of the document's: 发布时间：2022-04-15."""
    return STAMPED.match(line) is not None


def _first_lines(parts: Sequence[Paragraph | Grid]) -> Iterator[str]:
    """The lines with which a document begins, those of a first table the last of them."""
    for part in parts[:TITLE_PARTS]:
        texts = [part.text] if isinstance(part, Paragraph) else _first_row(part)
        yield from (line for text in texts if (line := folded(text.split("\n")[0][:LONGEST_TITLE])))
        if isinstance(part, Grid):
            break


def _styled_title(parts: Sequence[Paragraph | Grid], level: int) -> str:
    """The first heading of a level that names a kind of document: a web page has its menus above it."""
    texts = (part.text for part in parts[:MOST_MENUS] if isinstance(part, Paragraph) and part.level == level)
    return next((folded(text) for text in texts if _kind_of([folded(text)])), "")


def _is_no_title(line: str) -> bool:
    """Whether a line below the first is none of a title: it holds figures or is a sentence."""
    if len(line) > LONGEST_LINE or line.endswith(("。", "；")):
        return True
    found = numbers_in(line[:LONGEST_LINE]).quantities
    numbered = len(found) == 1 and found[0].unitless and found[0].start == 0 and bool(_kind_of([line]))
    return bool(found) and not numbered


def _first_row(grid: Grid) -> list[str]:
    """The texts that stand alone in the first rows of a grid."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.row < FIRST_ROWS and cell.text.strip():
            rows.setdefault(cell.row, []).append(cell.text)
    rows = {row: _without_page(texts) for row, texts in rows.items()}
    wide = min((row for row, texts in rows.items() if len(texts) > 1), default=FIRST_ROWS)
    alone = [texts[0] for row, texts in sorted(rows.items()) if len(texts) == 1 and row < max(4, wide)]
    opening = next(
        (text.split("。")[0] for text in rows.get(0, [])[:1] if "。" in text or TITLED.search(text)), ""
    )
    return alone or ([opening] if opening else [])


def _without_page(texts: list[str]) -> list[str]:
    """The texts of a row; a long one without the number of a page beside it."""
    words = [text for text in texts if not text.strip().isdecimal()]
    return words if len(words) == 1 and len(words[0]) > SHORTEST_TITLE else texts


def headings(parts: Sequence[Paragraph | Grid]) -> list[str]:
    """The headings of a document without a title."""
    texts = (folded(part.text[:LONGEST_LINE]) for part in parts[:40] if isinstance(part, Paragraph))
    return [text for text in texts if first_mark(text) and len(text) < 40]


def _kind_of(lines: Iterable[str]) -> str:
    """The kind of the first line that the table knows; nothing where none does, or one fits two plain kinds.

    >>> _kind_of(["青禾县某局2024年度部门整体支出绩效自评报告"]), _kind_of(["2024年部门决算和2025年部门预算公开"])
    ('self_evaluation_report', 'other')
    """
    for line in lines:
        plain = BODY.sub("", line.replace("“", "").replace("”", ""))
        for row in word_table("kinds"):
            if any(word in plain for word in row["words"].split()) and not any(
                word in plain for word in row["not"].split()
            ):
                return row["kind"]
        if "预算" in plain and "决算" in plain:
            return OTHER
    return ""


def _year_of(words: str) -> str:
    """The year of a title; the first of several, which the document reports on, or the last of a span of years."""
    span = SPAN_OF_YEARS.search(words)
    if span and int(span[2]) - int(span[1]) > 1:
        return span[2]
    found = YEARS.search(words)
    return found[1] if found else ""


def years_of(words: str) -> set[str]:
    """Every year that a title names."""
    return set(YEARS.findall(words))


def _year_told_of(parts: Sequence[Paragraph | Grid], kind: str) -> str:
    """The year before that of a speech in its first months, which tells of it: ——2025年2月20日在…会议上."""
    if kind != "work_report":
        return ""
    lines = [folded(part.text[:LONGEST_TITLE]) for part in parts[:TITLE_PARTS] if isinstance(part, Paragraph)]
    spoken = next((found for line in lines if (found := SPOKEN.fullmatch(line))), None)
    return str(int(spoken[1]) - 1) if spoken else ""


def _year_by_count(parts: Sequence[Paragraph | Grid]) -> tuple[str, bool]:
    """The year that a document without one in its title names most often, and whether a later one is named too."""
    counted: Counter[str] = Counter()
    for part in parts[:400]:
        texts = [part.text] if isinstance(part, Paragraph) else [cell.text for cell in part.cells[:40]]
        for text in texts:
            counted.update(YEARS.findall(INCLUDED.sub("", STAMPED.sub("", OVER.sub("", folded(text))))))
    found = max(counted, key=lambda year: (counted[year], year), default="")
    return found, any(year > found for year in counted)


def _project_of(words: str, kind: str) -> str:
    """The project that a title names: 2021年中央食品监管转移支付自评 is on one."""
    if labelled := PROJECT_LABEL.search(words):
        return labelled[1]
    if not kind.startswith("self_evaluation"):
        return ""
    found = PROJECT_OF_TITLE.search(words)
    return found["name"] if found and not NO_PROJECT.search(found["name"]) else ""
