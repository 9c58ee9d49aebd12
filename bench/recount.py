"""Recount a project's reports and compare each headline number on the pages with facts.csv.

    python bench/recount.py [--reports DIR] [--data DIR]

Knows nothing of how pages are made: it reads the folders, the pages' text and
the tables. Prints what does not agree; exit code 1 if anything does not.
"""

import csv
import html
import json
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
RATIOS = {
    ("部门", "execution_to_budget"),
    ("项目合计", "execution_to_initial"),
    ("项目合计", "execution_to_adjusted"),
    ("项目合计", "gross_adjustment_to_initial"),
}
AMOUNTS = {("部门", "actual"), ("项目合计", "initial"), ("项目合计", "actual")}


def text_of(page: Path) -> str:
    """The words of a page without its markup, down to the table of sources, which has the printed figures."""
    told = page.read_text(encoding="utf-8").partition('<div class="jx jx-table jx-sources">')[0]
    bare = re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", told, flags=re.DOTALL)
    return html.unescape(bare)


def printed(fact: dict[str, str]) -> str:
    """How a page prints a fact: a percentage, or 万元, of two places."""
    scaled = Decimal(fact["value"]) * 100 if fact["unit"] == "1" else Decimal(fact["value"]) / 10000
    two = scaled.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{two}%" if fact["unit"] == "1" else f"{two}"


def headline(table: Path, year: str) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = RATIOS | AMOUNTS
    return [
        row
        for row in rows
        if (row["subject"], row["fact"]) in wanted and row["status"] == "ok" and row["period"] == year
    ]


def is_on(text: str, number: str) -> bool:
    """Whether the page has the number, with a minus of either kind and no digit before or after it."""
    bare = text.replace("−", "-").replace(" ", " ").replace(",", "").replace(" %", "%")
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", bare) is not None


def check(data: Path, reports: Path) -> tuple[list[str], int, int]:
    """What does not agree, and how many reports and numbers were looked at."""
    wrong, numbers = [], 0
    raw = sorted((path.parent.name, path.name) for path in data.glob("raw/*/*") if path.is_dir())
    pages = sorted(path.parts[-3:-1] for path in reports.glob("*/*/report.html"))
    known = set(raw) & set(pages)
    wrong += [f"{'/'.join(place)}: raw data without a report" for place in raw if place not in known]
    wrong += [f"{'/'.join(place)}: a report without raw data" for place in pages if place not in known]
    index = {
        (one.get("department"), one.get("year")): one
        for one in json.loads((reports / "index.json").read_text())["reports"]
    }
    wrong += [f"{'/'.join(place)}: not in the index" for place in pages if place not in index]
    for department, year in pages:
        text = text_of(reports / department / year / "report.html")
        for fact in headline(data / "processed" / department / year / "facts.csv", year):
            numbers += 1
            if not is_on(text, printed(fact)):
                wrong.append(
                    f"{department}/{year}: {fact['subject']} {fact['fact']} {printed(fact)} is not on the page"
                )
            shown = index[department, year].get("headline", {}).get(f"{fact['subject']}/{fact['fact']}", {})
            if shown.get("value") != fact["value"]:
                wrong.append(
                    f"{department}/{year}: {fact['fact']} in the index is {shown.get('value')}, not {fact['value']}"
                )
    return wrong, len(pages), numbers


@click.command()
@click.option("--data", type=Path, default=ROOT / "data")
@click.option("--reports", type=Path, default=ROOT / "reports")
def main(data, reports) -> None:
    """Compare pages, index and tables."""
    wrong, pages, numbers = check(data, reports)
    click.echo("\n".join([*wrong, f"{pages} reports, {numbers} numbers, {len(wrong)} that do not agree"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
