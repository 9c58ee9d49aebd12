"""What people print and type is shown as text: no page runs any of it, or asks for anything, in a real browser."""

import csv
import os
import shutil
from pathlib import Path

import pytest
from attack_files import paragraph, word
from fonts import with_our_fonts
from playwright.sync_api import sync_playwright
from projects import FIGURES

from helpers.publish import Project, check_document, check_page, run

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")
SPELL = '"><script>ran=1</script><img src=x onerror="ran=2"><svg onload=ran=3>'
SHORT = "<img src=x onerror=ran=4>"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("index"),
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="no chromium: on Debian, apt install chromium"
    ),
]


def enchanted(folder: Path) -> Project:
    """A project of the shipped notebooks with two years of a department, every word of which is HTML that runs."""
    header, *rows = (line.split(",") for line in FIGURES.splitlines())
    for year in ("2023", "2024"):
        own = folder / "raw/aa" / year
        own.mkdir(parents=True)
        with (own / "figures.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *(enchanted_row(header, row) for row in rows)])
        (own / f"{SHORT}.csv").write_text("a", encoding="utf-8")
    spell = SPELL.replace('"', "'")
    said = "".join(f'{key} = """甲{spell}"""\n' for key in ("name_zh", "name_en", "place"))
    (folder / "raw/aa/department.toml").write_text(said, encoding="utf-8")
    return Project(folder, folder / "reports", ROOT / "notebooks", ROOT / "requirements.lock")


def enchanted_row(header: list[str], row: list[str]) -> list[str]:
    cells = dict(zip(header, row, strict=True))
    own = "" if cells["subject"] == "部门" else SPELL
    changed = {name: cells[name] + SPELL for name in ("phrase", "section")}
    return list((cells | changed | {"subject": cells["subject"] + own}).values())


def checked(folder: Path) -> Path:
    """The page of a document whose headings and figures are HTML that runs."""
    escaped = SPELL.replace("<", "&lt;")
    lines = (f"一、预算执行{escaped}", f"{escaped}专项年初预算5万元，支出9万元，执行率80%{escaped}。")
    path = folder / "自评报告.docx"
    path.write_bytes(word("".join(map(paragraph, lines))))
    page = folder / "check.html"
    page.write_text(check_page([check_document(path, "zh", folder)], "zh"), encoding="utf-8")
    return page


def test_nothing_that_was_printed_or_typed_runs_in_a_page(tmp_path):
    project = enchanted(tmp_path / "data")
    assert [outcome.failure for outcome in run(project).failed] == []
    made = [*project.reports.rglob("*.html"), checked(tmp_path)]
    assert {path.name for path in made} >= {"report.html", "trend.html", "index.html", "check.html"}
    asked = []
    with sync_playwright() as playwright:
        fonts = with_our_fonts(tmp_path / "fonts")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], env=fonts)
        for path in made:
            page = browser.new_context(offline=True).new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.goto(path.as_uri())
            assert page.evaluate("window.ran") is None, path
            assert page.get_by_text("onerror").count() or path.name == "trend.html", path
        browser.close()
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri() for path in made]
