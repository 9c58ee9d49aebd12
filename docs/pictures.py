"""Every page as a reader sees it: both languages, three widths, light, dark and printed, into reports/pictures.

`make pictures` runs it; with `--docs` it renews the few that README and docs show.
Needs Chromium, and the test environment's playwright and pypdf.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
REPORTS, FOLDER, DOCS = ROOT / "reports", ROOT / "reports" / "pictures", ROOT / "docs"
PAGES = {
    "report": "lusong-cppcc/2024/report",
    "sample": "sample-bureau/2024/report",
    "trend": "sample-bureau/trend",
    "comparison": "compare/2024",
    "index": "index",
}
SHOWN = {"report.png": ("report", "", 1280, "light", 860), "dark.png": ("report", "", 390, "dark", 1200)}
"""Pictures in docs/: the page, its language's ending, width, colours, and how much of its height."""

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"


def page_files() -> Iterator[tuple[str, Path]]:
    """Each page that is there, and what is to be sent, with the name of its picture."""
    for name, stem in PAGES.items():
        for language in ("", ".en"):
            path = REPORTS / f"{stem}{language}.html"
            if path.is_file():
                yield name + language, path
    for number, path in enumerate(sorted((REPORTS / "outbox").glob("*.html")), start=1):
        yield f"sent-{number}", path


def take(browser: Browser, page: Path, target: Path, width: int, scheme: str, height: int = 0) -> None:
    """A picture of a page from its top, all of it or so much of its height."""
    context = browser.new_context(
        viewport={"width": width, "height": height or 900}, color_scheme=scheme, offline=True
    )
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.screenshot(path=target, full_page=not height)
    context.close()


def print_sheets(browser: Browser, page: Path, stem: Path) -> None:
    """The page printed, a picture of each sheet where poppler is installed."""
    opened = browser.new_page()
    opened.goto(page.as_uri())
    opened.pdf(path=stem.with_suffix(".pdf"), prefer_css_page_size=True)
    opened.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "60", "-png", stem.with_suffix(".pdf"), stem], check=True)


def main(arguments: list[str]) -> None:
    """Take all pictures, or those of the docs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        if "--docs" in arguments:
            for name, (page, language, width, scheme, height) in SHOWN.items():
                take(browser, REPORTS / f"{PAGES[page]}{language}.html", DOCS / name, width, scheme, height)
                Image.open(DOCS / name).quantize(48).save(DOCS / name, optimize=True)
        else:
            for name, path in page_files():
                for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"), (320, "light")):
                    take(browser, path, FOLDER / f"{name}-{width}-{scheme}.png", width, scheme)
                print_sheets(browser, path, FOLDER / f"{name}-printed")
            print(FOLDER)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
