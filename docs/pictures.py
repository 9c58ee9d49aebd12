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
SHOWN = {"report.png": (1280, "light", 860), "dark.png": (390, "dark", 1200)}
"""Pictures in docs/, of the shipped report: width, colours, and how much of its height."""

SHIPPED = REPORTS / "lusong-cppcc" / "2024" / "report.html"
SCREENS = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"), (320, "light"))

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"


def page_files() -> Iterator[tuple[str, Path]]:
    """Each page that is there, what is to be sent among them, with the name of its pictures."""
    for path in sorted(REPORTS.rglob("*.html")):
        if not path.parts[len(REPORTS.parts)].startswith("."):
            yield "-".join(path.relative_to(REPORTS).with_suffix("").parts), path


def take(browser: Browser, page: Path, target: Path, width: int, scheme: str, height: int = 0) -> None:
    """A picture of a page from its top, all of it or so much of its height."""
    context = browser.new_context(
        viewport={"width": width, "height": height or 900}, color_scheme=scheme, offline=True
    )
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.screenshot(path=target, full_page=not height)
    context.close()


def print_sheets(browser: Browser, page: Path, stem: str) -> None:
    """The page printed, a picture of each sheet where poppler is installed."""
    opened = browser.new_page()
    opened.goto(page.as_uri())
    opened.pdf(path=f"{stem}.pdf", prefer_css_page_size=True)
    opened.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "100", "-png", f"{stem}.pdf", stem], check=True)


def main(arguments: list[str]) -> None:
    """Take all pictures, or those of the docs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        if "--docs" in arguments:
            for name, (width, scheme, height) in SHOWN.items():
                take(browser, SHIPPED, DOCS / name, width, scheme, height)
                Image.open(DOCS / name).quantize(48).save(DOCS / name, optimize=True)
        else:
            for name, path in page_files():
                for width, scheme in SCREENS:
                    take(browser, path, FOLDER / f"{name}-{width}-{scheme}.png", width, scheme)
                print_sheets(browser, path, str(FOLDER / f"{name}-printed"))
            print(FOLDER)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
