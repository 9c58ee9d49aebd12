"""A real browser for the tests of pages, whose one tab opens each page anew: a new window costs more than most pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fonts import with_our_fonts
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.xdist_group("notebook"),
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="NO BROWSER, so the reports are not tested as pages: on Debian, apt-get install chromium",
    ),
]


@dataclass
class Opened:
    """A page and what it asked for and said while it was open."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class Tab:
    """The one tab of a browser without a network; each page that it opens is loaded from disk, in place of the last."""

    def __init__(self, browser: Browser):
        self._page = browser.new_context(offline=True).new_page()
        self._page.on("request", lambda request: self._now.requests.append(request.url))
        self._page.on("console", lambda message: self._now.complaints.append(message.text))
        self._page.on("pageerror", lambda error: self._now.complaints.append(str(error)))
        self._now = Opened(self._page)

    def open(self, path: Path, width: int = 1280, scheme: str = "light") -> Opened:
        """A page on a screen of that width, light or dark; every request and every word on the console is noted."""
        self._page.goto("about:blank")
        self._page.set_viewport_size({"width": width, "height": 900})
        self._page.emulate_media(color_scheme=scheme)
        self._now = Opened(self._page)
        self._page.goto(path.as_uri())
        return self._now


@contextmanager
def opened_tab(folder: Path) -> Iterator[Tab]:
    """Debian's chromium with the charts' font as its only Chinese one: every machine sees the same."""
    assert CHROMIUM, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=QUIET, env=with_our_fonts(folder)
        )
        yield Tab(chromium)
        chromium.close()
