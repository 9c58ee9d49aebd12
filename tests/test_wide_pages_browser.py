"""The pages of several years and of several departments in a real browser: offline, narrow, dark, printed."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import IN_A_BROWSER, Opened, Tab, opened_tab
from test_report_browser import BOXES, SCROLLS

from helpers.publish.render import render_report

pytestmark = IN_A_BROWSER

PAGES = {
    "trend": ("02-department-trend", {"department": "sample-bureau"}, "sample-bureau/trend"),
    "compare": ("03-compare-departments", {"year": "2024"}, "compare/2024"),
}
every_page = pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in PAGES for language in ("zh", "en")]
)


@pytest.fixture(scope="module")
def tab(tmp_path_factory) -> Iterator[Tab]:
    with opened_tab(tmp_path_factory.mktemp("fonts")) as tab:
        yield tab


@pytest.fixture(scope="module")
def paths(execute_page, tmp_path_factory) -> dict[tuple[str, str], Path]:
    """The pages on disk, where they stand in reports/."""
    folder, found = tmp_path_factory.mktemp("reports"), {}
    for name, (notebook, place, stem) in PAGES.items():
        for language in ("zh", "en"):
            html = render_report(execute_page(notebook, language, **place), language, {})
            path = folder / f"{stem}{'.en' if language == 'en' else ''}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_text(html, encoding="utf-8")
            found[name, language] = path
    return found


@pytest.fixture
def open_page(tab, paths) -> Callable[..., Opened]:
    """Opens a page in a language, on a screen of a width, light or dark."""
    return lambda name, language, width=1280, scheme="light": tab.open(paths[name, language], width, scheme)


@every_page
def test_a_page_asks_for_nothing_and_complains_of_nothing(open_page, paths, name, language):
    shown = open_page(name, language)
    assert [url for url in shown.requests if not url.startswith("data:")] == [paths[name, language].as_uri()]
    assert shown.complaints == []
    assert shown.page.locator("script, link, iframe, object, embed, form").count() == 0


SCREENS = list(itertools.product((390, 1280), ("light", "dark")))
SOME = [
    (*page, *screen) for page, screen in zip(itertools.product(PAGES, ("zh", "en")), SCREENS, strict=True)
]
"""Each page once in each language, and each screen once; test_accessibility.py has more of them."""


@pytest.mark.parametrize(
    ("name", "language", "width", "scheme"),
    [
        pytest.param(*page, *screen, marks=() if (*page, *screen) in SOME else pytest.mark.long)
        for page, screen in itertools.product(itertools.product(PAGES, ("zh", "en")), SCREENS)
    ],
)
def test_a_page_is_accessible(open_page, name, language, width, scheme):
    found = Axe().run(open_page(name, language, width, scheme).page)
    assert found.violations_count == 0, found.generate_report()


@every_page
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(open_page, name, language, width):
    page = open_page(name, language, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_page
def test_a_dark_screen_has_a_dark_page(open_page, name, language):
    page = open_page(name, language, scheme="dark").page
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 40


@every_page
def test_no_character_is_a_box_and_every_image_says_its_finding(open_page, name, language):
    page = open_page(name, language).page
    assert page.evaluate(BOXES) == []
    images = page.locator("img").all()
    assert images
    assert all(len(image.get_attribute("alt")) > 20 for image in images)


@every_page
def test_links_lead_to_places_of_the_page_or_to_reports_beside_it(open_page, paths, name, language):
    page = open_page(name, language).page
    links = page.eval_on_selector_all("a", "found => found.map(each => each.getAttribute('href'))")
    outside = {link for link in links if not link.startswith("#")}
    report = "report.html" if language == "zh" else "report.en.html"
    assert outside
    assert all(link.endswith(f"/{report}") and ":" not in link for link in outside)


@every_page
def test_on_a_desk_no_table_has_to_be_scrolled(open_page, name, language):
    page = open_page(name, language).page
    regions = page.locator(".jx-scroll").all()
    assert [each.get_attribute("aria-label") for each in regions if each.evaluate(SCROLLS)] == []


@every_page
def test_a_page_prints_on_a4_with_nothing_cut(open_page, tmp_path, name, language):
    page = open_page(name, language).page
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        words = [word for sheet in pdf.pages for word in sheet.extract_words()]
        assert max(word["x1"] for word in words) < pdf.pages[0].width - 20
        assert len(words) > 200
