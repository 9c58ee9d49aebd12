"""The report as a reader opens it: in a real browser, from disk, with the network off."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_A_BROWSER, Opened, Tab, opened_tab

from helpers.publish.render import render_report

ROOT = Path(__file__).parents[1]
PROVENANCE = {"inputs": {"raw/lusong-cppcc/2024/figures.csv": "0f" * 32}, "versions": {"jixiao": "0.1.0"}}

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def tab(tmp_path_factory) -> Iterator[Tab]:
    with opened_tab(tmp_path_factory.mktemp("fonts")) as tab:
        yield tab


@pytest.fixture(scope="module")
def reports(execute, tmp_path_factory) -> dict[str, Path]:
    """The pages on disk by name: the real department in both languages, and a year of the made-up one."""
    folder = tmp_path_factory.mktemp("reports")
    runs = {
        "zh": ("lusong-cppcc", "2024", "zh"),
        "en": ("lusong-cppcc", "2024", "en"),
        "sample": ("sample-bureau", "2024", "zh"),
    }
    for name, (department, year, language) in runs.items():
        html = render_report(execute(department, year, language), language, PROVENANCE)
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in runs}


REPORT = """青禾县水务局2024年度部门整体支出绩效自评报告
一、部门基本情况
（一）人员情况
本部门编制20人，在职18人，退休6人，共24人。
二、部门整体支出情况
2024年部门支出年初预算120.5万元，调整后预算118万元，实际支出104.19万元。其中：基本支出80万元，项目支出24.19万元。
三、专项资金支出情况
2024年专项资金共1个，其中：
一是河道清淤，年初预算20万元，支出15万元，结余5万元。
补助标准提高到每人每月650元。
四、履职情况
会议期间，委员共提交提案70件。经审查，立案65件。
"""
"""A report that leaves one figure open and one likely."""


@pytest.fixture(scope="module")
def doubtful(reports, tmp_path_factory) -> None:
    """The page of that report among the others."""
    folder = tmp_path_factory.mktemp("doubtful")
    year = folder / "data/raw/bureau/2024"
    year.mkdir(parents=True)
    (year / "自评报告.txt").write_text(REPORT, encoding="utf-8")
    settings = ["--data", folder / "data", "--reports", folder / "reports"]
    subprocess.run([sys.executable, "-m", "helpers.cli", "run", *settings], cwd=ROOT, check=True, timeout=120)
    reports["doubtful"] = folder / "reports/bureau/2024/report.html"


@pytest.fixture
def open_page(tab, reports) -> Callable[..., Opened]:
    """Opens a page by its name, on a screen of a width."""
    return lambda name, width=1280: tab.open(reports[name], width)


every_page = pytest.mark.parametrize("name", ["zh", "en", "sample"])


@every_page
def test_a_page_asks_for_nothing_and_complains_of_nothing(open_page, reports, name):
    shown = open_page(name)
    outside = [url for url in shown.requests if not url.startswith("data:")]
    assert outside == [reports[name].as_uri()]
    assert shown.complaints == []
    assert shown.page.locator("script, link, iframe, object, embed, form").count() == 0


@every_page
def test_every_image_is_drawn_and_has_an_alternative_text(open_page, name):
    images = open_page(name).page.locator("img").all()
    assert len(images) == 3
    for image in images:
        assert len(image.get_attribute("alt")) > 20
        assert image.evaluate("image => image.complete && image.naturalWidth > 100")


@every_page
def test_ids_are_unique_and_every_link_leads_somewhere(open_page, name):
    page = open_page(name).page
    ids = page.eval_on_selector_all("[id]", "found => found.map(one => one.id)")
    links = page.eval_on_selector_all("a", "found => found.map(one => one.getAttribute('href'))")
    assert len(ids) == len(set(ids))
    assert links
    assert [link for link in links if link[0] != "#" or link[1:] not in ids] == []


@every_page
def test_every_header_cell_has_a_scope(open_page, name):
    assert open_page(name).page.locator("th:not([scope])").count() == 0


def test_the_contents_list_moves_to_its_heading(open_page):
    page = open_page("zh").page
    link = page.locator("nav a").nth(7)
    link.click()
    heading = page.locator("main h2").nth(7)
    assert heading.text_content() == link.text_content()
    assert 0 <= heading.bounding_box()["y"] < 900


def test_a_citation_moves_to_its_figure_with_the_printed_words(open_page):
    page = open_page("zh").page
    page.locator("#finding-1 a").first.click()
    row = page.locator("tr:target")
    assert "2024年预算资金730.75万元" in row.text_content()
    assert -1 < row.bounding_box()["y"] < 900


at_length = pytest.mark.long
"""The same page at another width costs as much again, and test_accessibility.py has every width."""


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("zh", 390),
        ("en", 1280),
        ("sample", 390),
        pytest.param("zh", 1280, marks=at_length),
        pytest.param("en", 390, marks=at_length),
        pytest.param("sample", 1280, marks=at_length),
    ],
)
def test_a_page_is_accessible(open_page, name, width):
    found = Axe().run(open_page(name, width).page)
    assert found.violations_count == 0, found.generate_report()


@every_page
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_page_is_wider_than_the_screen(open_page, name, width):
    page = open_page(name, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("unfolded", [False, True])
def test_a_page_with_doubts_is_accessible_and_fits_folded_or_not(doubtful, open_page, width, unfolded):
    page = open_page("doubtful", width).page
    page.evaluate(
        f"document.querySelectorAll('details').forEach(fold => fold.open = {str(unfolded).lower()})"
    )
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_waits_for_a_person_is_folded_and_opens_by_the_keyboard(doubtful, open_page):
    page = open_page("doubtful").page
    assert "青禾县水务局" in page.locator("h1").inner_text()
    waiting = page.get_by_role("region", name="含义待确认的数字")
    assert not waiting.is_visible()
    page.locator("summary", has_text="待人工确认（1）").focus()
    page.keyboard.press("Enter")
    assert "补助标准提高到每人每月650元" in waiting.inner_text()


def test_a_mark_tells_a_screen_reader_what_is_assumed(doubtful, open_page):
    marks = open_page("doubtful").page.get_by_role("img", name="依据的读数带有假定：归属未写明，按前文理解")
    assert marks.count() > 1
    assert set(marks.all_inner_texts()) == {"*"}


SCROLLS = "region => region.scrollWidth > region.clientWidth"
BOXES = """
() => {
  const ink = character => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    pen.font = getComputedStyle(document.body).fontSize + " " + getComputedStyle(document.body).fontFamily;
    pen.fillText(character, 10, 30);
    return canvas.toDataURL();
  };
  const box = ink(String.fromCodePoint(0x10FFFE));
  const characters = new Set(document.body.innerText.replace(/\\s/g, ""));
  return [...characters].filter(character => ink(character) === box);
}
"""


@every_page
def test_on_a_desk_no_table_has_to_be_scrolled(open_page, name):
    regions = open_page(name).page.locator(".jx-scroll").all()
    assert regions
    assert [one.get_attribute("aria-label") for one in regions if one.evaluate(SCROLLS)] == []


@every_page
def test_no_character_is_a_box(open_page, name):
    assert open_page(name).page.evaluate(BOXES) == []


def test_a_character_that_no_font_has_would_be_seen_as_a_box(open_page):
    page = open_page("zh").page
    page.evaluate("document.querySelector('h1').append('\\u{10FFFD}')")
    assert page.evaluate(BOXES) == ["\U0010fffd"]


@every_page
def test_a_page_prints_on_a4_with_nothing_cut(open_page, tmp_path, name):
    page = open_page(name).page
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "report.pdf") as pdf:
        first = pdf.pages[0]
        words = [word for sheet in pdf.pages for word in sheet.extract_words()]
        assert (round(first.width), round(first.height)) in {(595, 842), (596, 842)}
        assert max(word["x1"] for word in words) < first.width - 20
        assert len(words) > 300


def test_without_style_and_script_the_first_screen_can_be_read(open_page):
    page = open_page("zh", 390).page
    text = page.locator("main").inner_text()
    assert text.index("一、总体") < text.index("二、项目资金") < text.index("三、请单位说明")
    assert "不是绩效评价结论" in page.locator("header").inner_text()


def test_the_made_up_sample_says_so_on_top(open_page):
    banner = open_page("sample", 390).page.locator("header .jx-banner")
    assert "均为虚构" in banner.inner_text()
    assert banner.bounding_box()["y"] < 500
