"""An empty workbook for a department's year: the one thing that is ever written to raw/."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from helpers import schema
from helpers.errors import JixiaoError
from helpers.read import department_id
from helpers.years import year_id

HEADER = (
    *("kind", "subject", "parent", "budget", "account", "part", "flow", "measure", "label", "stage"),
    *("value", "unit", "qualifier", "period", "coverage", "as_of", "fund_scope", "reason", "theme"),
    *("section", "phrase"),
)
WORDS = {
    "kind": schema.KINDS,
    "budget": schema.BUDGETS,
    "account": schema.ACCOUNTS,
    "part": schema.PARTS,
    "flow": schema.FLOWS,
    "stage": schema.STAGES,
    "qualifier": schema.QUALIFIERS,
    "fund_scope": schema.FUND_SCOPES,
    "reason": schema.REASONS,
}
PROFILE = """\
name_zh = "{department}"
name_en = ""
place = ""
level = ""

# Another name of a fund = the name that it is counted under.
[aliases]
"""


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
    workbook = Workbook()
    _figures_sheet(workbook.active)
    _words_sheet(workbook.create_sheet("说明"))
    workbook.save(folder / "figures.xlsx")
    return [*made, folder / "figures.xlsx"]


def _figures_sheet(sheet: Worksheet) -> None:
    sheet.title = "figures"
    sheet.append(HEADER)
    sheet.freeze_panes = "A2"
    for at, name in enumerate(HEADER, start=1):
        letter = get_column_letter(at)
        sheet[f"{letter}1"].font = Font(bold=name in schema.REQUIRED)
        # Text format: a spreadsheet then keeps 2016-17 and 1,867.48 as they are typed.
        sheet.column_dimensions[letter].number_format = "@"
        sheet.column_dimensions[letter].width = 40 if name == "phrase" else 16
        if name in WORDS and name != "reason":
            names = ",".join(term.name for term in WORDS[name])
            choice = DataValidation(type="list", formula1=f'"{names}"', showErrorMessage=False)
            choice.add(f"{letter}2:{letter}2000")
            sheet.add_data_validation(choice)


def _words_sheet(sheet: Worksheet) -> None:
    columns = {column.name: column for column in schema.FIGURES}
    rows = [("列 column", "名称", "必填", "含义 meaning", "可填 words")]
    for name in HEADER:
        terms = WORDS.get(name, ())
        words = "；".join(f"{term.name} {term.zh}".strip() for term in terms)
        required = "必填" if name in schema.REQUIRED else ""
        rows.append((name, columns[name].zh, required, columns[name].meaning, words))
    rows += [("", "", "", "", ""), ("measure", "指标", "", "kind", "meaning")]
    rows += [(measure.name, measure.zh, "", measure.group, measure.meaning) for measure in schema.MEASURES]
    rows += [(ratio.name, ratio.zh, "", "ratio", "a rate as printed") for ratio in schema.RATIOS]
    for row in rows:
        sheet.append(row)
    for letter, width in zip("ABCDE", (28, 24, 6, 50, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    for cell in sheet["E"]:
        cell.alignment = Alignment(wrap_text=True)
