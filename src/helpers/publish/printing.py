"""Pages as PDF, printed by an installed Chromium; a page that has not changed is not printed again.

Its tests: test_printing.py.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import JixiaoError, error_in_words
from helpers.files import read_plain
from helpers.publish.digests import content_digest
from helpers.publish.locks import locked
from helpers.publish.projects import Project
from helpers.publish.records import write_whole

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER = "JIXIAO_BROWSER"
"""Variable of the environment that names another one."""

ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--no-pdf-header-footer",
)
SECONDS, TRIES = 120, 2
STORE = "printed.json"


@dataclass(frozen=True)
class Printed:
    """A page and what became of it: its PDF, new or as it was, or why there is none."""

    page: Path
    pdf: Path
    is_new: bool = False
    reason: str = ""


def find_browser() -> str:
    """The path of a Chromium or Chrome. Raises JixiaoError, in a line on how to get one, where there is none."""
    named = os.environ.get(BROWSER, "")
    found = next(filter(None, map(shutil.which, (named,) if named else BROWSERS)), None)
    if found is None:
        raise JixiaoError("no Chromium or Chrome is installed; on Debian and Ubuntu: apt install chromium")
    return found


def print_pages(project: Project, pages: Iterable[Path]) -> Iterator[Printed]:
    """The PDF of each page beside it, under its name; yields each as it is done."""
    browser = find_browser()
    with locked(project.reports) as own, _printing_folder(own) as aside:
        known = _stored(own / STORE)
        try:
            for page in pages:
                yield _pdf_of(browser, page, known, project.reports, Path(aside))
        finally:
            write_whole(own / STORE, json.dumps(known, indent=1).encode(), own)


def _printing_folder(own: Path) -> tempfile.TemporaryDirectory:
    """A folder for pages in the making; what is left of a killed one is cleared away by the next run."""
    (own / "aside").mkdir(exist_ok=True)
    return tempfile.TemporaryDirectory(dir=own / "aside")


def _pdf_of(browser: str, page: Path, known: dict, reports: Path, aside: Path) -> Printed:
    pdf, name = page.with_suffix(".pdf"), str(page.relative_to(reports))
    try:
        digest = content_digest(page, reports)
        if pdf.is_file() and known.get(name) == [digest, content_digest(pdf, reports)]:
            return Printed(page, pdf)
        content = _print_page(browser, page, aside)
    except (OSError, JixiaoError) as error:
        return Printed(page, pdf, reason=error_in_words(error))
    write_whole(pdf, content, aside)
    known[name] = [digest, content_digest(pdf, reports)]
    return Printed(page, pdf, is_new=True)


def _print_page(browser: str, page: Path, aside: Path) -> bytes:
    target = aside / "page.pdf"
    target.unlink(missing_ok=True)
    own = [f"--user-data-dir={aside / 'browser'}", f"--print-to-pdf={target}"]
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [browser, *ARGUMENTS, *sandbox, *own, page.as_uri()]
    for _ in range(TRIES - 1):
        with suppress(subprocess.SubprocessError):
            return _run_browser(command, target)
    try:
        return _run_browser(command, target)
    except subprocess.TimeoutExpired as error:
        raise JixiaoError(
            f"the browser took more than {SECONDS} seconds, {TRIES} times; the page is not printed"
        ) from error
    except subprocess.CalledProcessError as error:
        raise JixiaoError(
            f"the browser ended with {error.returncode}, {TRIES} times; the page is not printed"
        ) from error


def _run_browser(command: list[str], target: Path) -> bytes:
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
    return target.read_bytes()


def _stored(path: Path) -> dict[str, list[str]]:
    try:
        known = json.loads(read_plain(path))
    except (OSError, ValueError, JixiaoError):
        return {}
    return known if isinstance(known, dict) else {}
