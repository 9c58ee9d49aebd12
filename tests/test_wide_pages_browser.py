"""The pages of several years and of several departments in a real browser: offline, narrow, dark, printed."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from fonts import with_our_fonts
from playwright.sync_api import Browser, sync_playwright
from test_report_browser import BOXES, CHROMIUM, QUIET, SCROLLS, pytestmark  # noqa: F401

from helpers.publish.render import render_report

PAGES = {
    "trend": ("02-department-trend", {"department": "sample-bureau"}, "sample-bureau/trend"),
    "compare": ("03-compare-departments", {"year": "2024"}, "compare/2024"),
}
every_page = pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in PAGES for language in ("zh", "en")]
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory) -> Iterator[Browser]:
    environment = with_our_fonts(tmp_path_factory.mktemp("fonts"))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, env=environment)
        yield chromium
        chromium.close()


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
def open_page(browser, paths):
    """Open a page from disk, offline; what it asks for and complains of is kept beside it."""
    contexts = []

    def opened(name: str, language: str, width: int = 1280, scheme: str = "light"):
        viewport = {"width": width, "height": 900}
        context = browser.new_context(offline=True, viewport=viewport, color_scheme=scheme)
        contexts.append(context)
        page, heard = context.new_page(), []
        page.on("request", lambda request: heard.append(request.url))
        page.on("console", lambda message: heard.append(message.text))
        page.goto(paths[name, language].as_uri())
        return page, heard

    yield opened
    for context in contexts:
        context.close()


@every_page
def test_a_page_asks_for_nothing_and_complains_of_nothing(open_page, paths, name, language):
    page, heard = open_page(name, language)
    assert [text for text in heard if not text.startswith("data:")] == [paths[name, language].as_uri()]
    assert page.locator("script, link, iframe, object, embed, form").count() == 0


@every_page
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_and_no_wider_than_the_screen(open_page, name, language, width, scheme):
    page, _ = open_page(name, language, width, scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_page
def test_a_dark_screen_has_a_dark_page(open_page, name, language):
    page, _ = open_page(name, language, scheme="dark")
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 40


@every_page
def test_no_character_is_a_box_and_every_image_says_its_finding(open_page, name, language):
    page, _ = open_page(name, language)
    assert page.evaluate(BOXES) == []
    images = page.locator("img").all()
    assert images
    assert all(len(image.get_attribute("alt")) > 20 for image in images)


@every_page
def test_links_lead_to_places_of_the_page_or_to_reports_beside_it(open_page, paths, name, language):
    page, _ = open_page(name, language)
    links = page.eval_on_selector_all("a", "found => found.map(each => each.getAttribute('href'))")
    outside = {link for link in links if not link.startswith("#")}
    report = "report.html" if language == "zh" else "report.en.html"
    assert outside
    assert all(link.endswith(f"/{report}") and ":" not in link for link in outside)


@every_page
def test_on_a_desk_no_table_has_to_be_scrolled(open_page, name, language):
    page, _ = open_page(name, language)
    regions = page.locator(".jx-scroll").all()
    assert [each.get_attribute("aria-label") for each in regions if each.evaluate(SCROLLS)] == []


@every_page
def test_a_page_prints_on_a4_with_nothing_cut(open_page, tmp_path, name, language):
    page, _ = open_page(name, language)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        words = [word for sheet in pdf.pages for word in sheet.extract_words()]
        assert max(word["x1"] for word in words) < pdf.pages[0].width - 20
        assert len(words) > 200
