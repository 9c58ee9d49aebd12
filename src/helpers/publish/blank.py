"""An empty workbook for a department's year, one sheet a subject: the one thing that is ever written to raw/."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from helpers import schema
from helpers.errors import LONGEST_NAME, LONGEST_PHRASE, JixiaoError
from helpers.messages import say
from helpers.read import FORM_SHEETS, FormSheet, department_id, words_offered
from helpers.show import column_of_words
from helpers.years import year_before, year_id

PROFILE = """\
name_zh = "{department}"
name_en = ""
place = ""
level = ""

# Another name of a fund = the name that it is counted under.
[aliases]
"""

_ROWS, _YEARS = 2_000, 5
"""Rows of a sheet whose cells are looked at while they are typed; and years that a period may be chosen from."""

_LABELS = {column.name: column.zh for column in schema.FIGURES}
_WIDTHS = {"phrase": 44, "subject": 28, "theme": 24, "measure": 20}
_NUMBERS = {
    "money": ("decimal", -(10**13), 10**13),
    "people": ("whole", 0, 10**9),
    "count": ("decimal", 0, 10**15),
}
"""What may be typed as a number, by the kind of a sheet's figures: how, from, to."""

_HEAD, _NEEDED = (PatternFill("solid", start_color=colour) for colour in ("DDE6EE", "F6E3C5"))


def make_blank(data_dir: Path | str, department: str, year: str | int) -> list[Path]:
    """Make raw/<department>/<year>/figures.xlsx to fill in, and department.toml for a new department.

    Returns what was made. Raises JixiaoError where the year has a folder
    already: nothing is overwritten.
    """
    place = Path(data_dir) / "raw" / department_id(department)
    folder = place / year_id(year)
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise JixiaoError(f"{folder}: there already; nothing was changed") from None
    made = []
    profile = place / "department.toml"
    if not profile.exists():
        profile.write_text(PROFILE.format(department=department), encoding="utf-8")
        made.append(profile)
    _blank_workbook(str(year)).save(folder / "figures.xlsx")
    return [*made, folder / "figures.xlsx"]


def _blank_workbook(year: str) -> Workbook:
    book = Workbook()
    words = book.create_sheet(say("publish.blank_words"))
    words.sheet_state = "hidden"
    for sheet in FORM_SHEETS:
        _form_sheet(book.create_sheet(sheet.name), sheet, words, year)
    _about_sheet(book.create_sheet(say("publish.blank_about_sheet")))
    book.remove(book.worksheets[0])
    book.move_sheet(words, len(book.worksheets))
    return book


def _form_sheet(page: Worksheet, sheet: FormSheet, words: Worksheet, year: str) -> None:
    """Heads, those that must be filled in marked, and what may be typed below each."""
    page.append([_LABELS[name] for name in sheet.columns])
    page.freeze_panes = "A2"
    for at, name in enumerate(sheet.columns, start=1):
        letter = get_column_letter(at)
        head = page[f"{letter}1"]
        head.font, head.fill = Font(bold=True), _NEEDED if name in sheet.needed else _HEAD
        page.column_dimensions[letter].width = _WIDTHS.get(name, 14)
        page.column_dimensions[letter].number_format = "General" if name in ("value", "as_of") else "@"
        choice = _limited(sheet, name) or _offered(sheet, name, words, year)
        choice.add(f"{letter}2:{letter}{_ROWS}")
        page.add_data_validation(choice)


def _limited(sheet: FormSheet, name: str) -> DataValidation | None:
    """What stops a cell of a number, a day or a text that fits nothing; None for a column of words."""
    if name == "value":
        way, least, most = _NUMBERS[sheet.kind]
        return _stopping("number", type=way, operator="between", formula1=str(least), formula2=str(most))
    if name == "as_of":
        return _stopping("day", type="date", operator="greaterThan", formula1="36526")
    if name in ("subject", "theme", "phrase") or not _words_for(sheet, name):
        most = LONGEST_NAME if name != "phrase" else LONGEST_PHRASE
        return _stopping("text", type="textLength", operator="lessThanOrEqual", formula1=str(most))
    return None


def _words_for(sheet: FormSheet, name: str) -> Sequence[str]:
    return ("…",) if name == "period" else words_offered(name, sheet.kind)


def _offered(sheet: FormSheet, name: str, words: Worksheet, year: str) -> DataValidation:
    """A drop-down; what is none of its words is stopped at the cell."""
    choices = list(islice(_years_back(year), _YEARS)) if name == "period" else words_offered(name, sheet.kind)
    return _stopping("choice", type="list", formula1=f"'{words.title}'!{column_of_words(words, choices)}")


def _years_back(year: str) -> Iterator[str]:
    """A year and those before it."""
    while True:
        yield year
        year = year_before(year)


def _stopping(told: str, **rule: str) -> DataValidation:
    """A rule of cells that refuses what breaks it, in words."""
    error = say(f"publish.blank_{told}")
    return DataValidation(
        allow_blank=True, showErrorMessage=True, errorStyle="stop",
        errorTitle=say("publish.blank_refused"), error=error, **rule,
    )  # fmt: skip


def _about_sheet(page: Worksheet) -> None:
    """What stands in each column, and the words that it takes."""
    heads = say("publish.blank_about_head").split("|")
    page.append([head.strip() for head in heads])
    for line in say("publish.blank_about").split("|"):
        page.append([line.strip()])
    for sheet in FORM_SHEETS:
        for name in sheet.columns:
            needed = say("publish.blank_needed") if name in sheet.needed else ""
            page.append([sheet.name, _LABELS[name], needed, "、".join(words_offered(name, sheet.kind))])
    for cell in page[1]:
        cell.font = Font(bold=True)
    for letter, width in zip("ABCD", (16, 14, 8, 110), strict=True):
        page.column_dimensions[letter].width = width
    for cell in page["D"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
