"""Every page for every reader: all of axe's rules, light and dark, three widths; the keyboard; one language a page."""

import csv
import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_A_BROWSER, opened_tab

ROOT = Path(__file__).parents[1]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
PAGES = {
    "report": "lusong-cppcc/2024/report",
    "sample": "sample-bureau/2024/report",
    "trend": "sample-bureau/trend",
    "comparison": "compare/2024",
    "index": "index",
}
MORE = {
    **{f"sample-{year}": f"sample-bureau/{year}/report" for year in ("2021", "2022", "2023")},
    **{f"comparison-{year}": f"compare/{year}" for year in ("2021", "2022", "2023")},
    "trend-of-one-year": "lusong-cppcc/trend",
}
"""Pages of the same kinds, looked at in the long tests."""


def in_both(pages: Iterable[str]) -> list[str]:
    """The names of pages in both languages."""
    return [f"{page}{ending}" for page in pages for ending in ("", ".en")]


WHO = "张三"
"""Who decides on the findings."""

NAMES = [*in_both(PAGES), "sent"]

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, Path]:
    """Every kind of page of the shipped departments, in both languages, and one that is sent."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")

    def jixiao(*words: str) -> None:
        command = [sys.executable, "-m", "helpers.cli", *words, "--data", folder / "data"]
        subprocess.run(command, check=True, cwd=ROOT, timeout=280, capture_output=True)

    jixiao("review", "lusong-cppcc", "2024")
    decide(folder / "data/raw/lusong-cppcc/2024/复核工作表.xlsx")
    for language in ("zh", "en"):
        jixiao("run", "--language", language, "--edition", "unit", "--reports", folder / "reports")
    reports = folder / "reports"
    stems = PAGES | MORE
    found = {name: reports / f"{stems[name.removesuffix('.en')]}.html" for name in in_both(stems)}
    found = {
        name: path.with_suffix(".en.html") if name.endswith(".en") else path for name, path in found.items()
    }
    return found | {"sent": next((reports / "outbox").glob("*.html"))}


def decide(book: Path) -> None:
    """Send every finding."""
    opened = openpyxl.load_workbook(book)
    sheet = opened["问题确认"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value:
            row[heads.index("处理")].value, row[heads.index("确认人")].value = "发出", WHO
    opened.save(book)


@pytest.fixture(scope="module")
def tab(tmp_path_factory):
    with opened_tab(tmp_path_factory.mktemp("fonts")) as tab:
        yield tab


@pytest.fixture
def opened(tab, pages):
    """Opens a page by its name, on a screen of a width, light or dark."""
    return lambda name, width=1280, scheme="light": tab.open(pages[name], width, scheme).page


MATRIX = list(itertools.product([*NAMES, *in_both(MORE)], (1280, 390, 320), ("light", "dark")))
SCREENS = itertools.cycle(itertools.product((1280, 390, 320), ("light", "dark")))
SOME = [
    (name, *screen) for name, screen in zip(NAMES, SCREENS, strict=False) if not name.startswith("sample")
]
"""Each kind of page once in each language, and each width in both colours; the sample is one report more."""


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [pytest.param(*each, marks=() if each in SOME else pytest.mark.long) for each in MATRIX],
)
def test_axe_finds_nothing_and_every_contrast_is_measured(opened, name, width, scheme):
    page = opened(name, width, scheme)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert [rule["id"] for rule in found.response["incomplete"] if rule["id"] == "color-contrast"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", NAMES)
def test_no_column_is_hidden_at_390_pixels(opened, name):
    page = opened(name, 390)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    beyond = page.evaluate(
        "[...document.querySelectorAll('td')].filter(cell => cell.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert beyond == 0


@pytest.mark.parametrize("name", ["report", "trend", "comparison", "index"])
def test_the_keyboard_alone_reaches_every_link_and_fold_and_shows_where_it_is(opened, name):
    page = opened(name)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, button, input, select')]"
        ".filter(each => each.checkVisibility()).length"
    )
    seen, marked = set(), True
    for _ in range(wanted + 80):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "() => { const own = document.activeElement;"
            " own.dataset.at ??= String(document.querySelectorAll('[data-at]').length);"
            " return [own.tagName, own.dataset.at, getComputedStyle(own).outlineStyle]; }"
        )
        if at[0] == "BODY":
            break
        if at[0] in ("A", "SUMMARY", "BUTTON", "INPUT", "SELECT"):
            seen.add(at[1])
            marked = marked and at[2] != "none"
    assert len(seen) >= wanted
    assert marked


ATTRIBUTES = (
    "alt",
    "title",
    "placeholder",
    "data-label",
    "aria-label",
    "aria-description",
    "aria-roledescription",
)


def own_words(path: Path) -> str:
    """All that a page says, read aloud or pointed at too, but for its style, its script and names of files."""
    root = lxml.html.parse(str(path)).getroot()
    for element in root.xpath(".//style | .//script"):
        element.drop_tree()
    said = [*root.itertext(), *(element.get(name, "") for element in root.iter() for name in ATTRIBUTES)]
    return without_names_of_files("\n".join(said))


def without_names_of_files(text: str) -> str:
    return re.sub(r"\S+\.(?:csv|toml|lock|ipynb|xlsx)", "", text)


def workbook_words(path: Path) -> str:
    """All that the workbook beside a page says."""
    book = openpyxl.load_workbook(path)
    cells = (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    return without_names_of_files("\n".join([*book.sheetnames, *cells]))


PROGRAM_ENGLISH = re.compile(
    r"\b[A-Za-z]{2,}(?: [A-Za-z]{2,})+\b|\b(?:of|is|not|figures?|budget|findings?|total)\b"
)
"""Two English words that follow each other, or one that the English pages have everywhere."""

QUOTED_ENGLISH = {"jixiao status", "Cell In"}


@pytest.mark.parametrize("name", [*PAGES, *MORE, "sent"])
def test_a_chinese_page_has_no_english_sentence(pages, name):
    assert set(PROGRAM_ENGLISH.findall(own_words(pages[name]))) - QUOTED_ENGLISH == set()


def chinese_of_the_data(pages: dict[str, Path]) -> str:
    """All that the shipped documents, tables and profiles say, and what was typed, a line a cell."""
    data = pages["index"].parents[1] / "data"
    said = [line for path in data.rglob("*.toml") for line in path.read_text(encoding="utf-8").splitlines()]
    for path in itertools.chain.from_iterable(map(data.rglob, ("figures.csv", "words.csv", "document.csv"))):
        with path.open(encoding="utf-8", newline="") as file:
            said += [cell for row in csv.reader(file) for cell in row]
    return "\n".join([*said, "中文", "财预〔2013〕53号", "财预〔2020〕10号", WHO])


@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_an_english_page_has_no_chinese_of_the_programs_own(pages, name):
    printed, said = chinese_of_the_data(pages), own_words(pages[f"{name}.en"])
    runs = set(re.findall("[一-龥]{2,}", said))
    assert sorted(run for run in runs if run not in printed) == []


@pytest.mark.parametrize("name", ["report", "sample", "trend", "comparison"])
def test_a_workbook_beside_a_page_is_in_its_language(pages, name):
    chinese, english = (sorted(beside(pages[each])) for each in (name, f"{name}.en"))
    assert len(chinese) == len(english) > 0
    printed = chinese_of_the_data(pages)
    for book in chinese:
        assert set(PROGRAM_ENGLISH.findall(workbook_words(book))) - QUOTED_ENGLISH == set()
    for book in english:
        runs = set(re.findall("[一-龥]{2,}", workbook_words(book)))
        assert sorted(run for run in runs if run not in printed) == []


def beside(page: Path) -> list[Path]:
    """The workbooks of a page in its language."""
    stem = "" if page.name.startswith("report") else page.name.partition(".")[0] + "."
    ending = ".en.xlsx" if page.name.endswith(".en.html") else ".xlsx"
    books = page.parent.glob(f"{stem}*.xlsx")
    return [book for book in books if book.name.endswith(".en.xlsx") == (ending == ".en.xlsx")]


def test_a_report_is_smaller_than_300_kilobytes(pages):
    assert {name: path.stat().st_size for name, path in pages.items() if path.stat().st_size > 300_000} == {}


def test_the_printed_report_has_at_most_eight_pages_with_their_numbers(opened, pages, tmp_path):
    from pypdf import PdfReader

    for name in ("report", "report.en"):
        opened(name).pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
        sheets = PdfReader(tmp_path / "report.pdf").pages
        assert len(sheets) <= 8
        assert f"1 / {len(sheets)}" in sheets[0].extract_text()
