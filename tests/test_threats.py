"""The page of threats says what is tested: each promise names a test that is there, and the attacks are counted."""

import ast
import re
import runpy
from collections import Counter
from pathlib import Path

import attacks
from random_texts import KINDS
from test_attacks import SHORT
from test_kills import KILLS, SORTS
from test_random_texts import WHOLE

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/threats.md").read_text(encoding="utf-8")
TABLES = {
    "cells for LibreOffice": attacks.FOR_OFFICE,
    "declared types and encodings": attacks.WITH_DECLARATIONS, "bombs and bounds": attacks.BOMBS,
    "hidden text": attacks.UNSEEN, "depth and width": attacks.DEEP, "PDF": attacks.FONTLESS,
    "wrong contents and endless text": attacks.WRONG, "typed tables": attacks.TYPED_TABLES,
    "workbook of the desk, goals, drafts": attacks.BESIDE, "settings": attacks.SETTLED,
}  # fmt: skip


def part(name: str) -> list[list[str]]:
    """The cells of the rows of one table of the page."""
    text = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", PAGE, re.S)[1]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()[2:]]


def test_every_promise_names_a_test_that_is_there():
    for where, _, test in part("promises"):
        file, _, function = test.strip("`").partition("::")
        text = (ROOT / "tests" / file).read_text(encoding="utf-8")
        assert not function or f"\ndef {function}(" in text, where


def test_attacks_are_counted():
    counted = [[name, str(len(table))] for name, table in TABLES.items()]
    assert part("attacks") == [*counted, ["all", str(len(attacks.ATTACKS))]]
    assert sum(map(len, TABLES.values())) == len(attacks.ATTACKS)
    said = " ".join(PAGE.split("## The table of attacks")[1].split("<!--")[0].split())
    assert f"`make test` reads {len(SHORT)} of them, every ninth" in said
    assert f"`make test-long` sends all {len(attacks.ATTACKS)} through" in said


def test_kills_are_counted_by_victim():
    tried = [SORTS[number % len(SORTS)] for number in range(KILLS)]
    counts = Counter(kill.victim for kill in tried)
    while_working = {
        victim: dict.fromkeys(k.arguments[0] for k in tried if k.victim == victim) for victim in counts
    }
    rows = [[victim, ", ".join(while_working[victim]), str(count)] for victim, count in counts.items()]
    assert part("kills") == rows


def test_other_attacks_are_as_many_as_it_says():
    section = PAGE.split("## The other attacks")[1]
    counts = [cells.split("|")[2].strip() for cells in section.splitlines() if "| `test_" in cells]
    assert WHOLE.keys() == KINDS.keys()
    assert counts == [
        str(KILLS),
        f"{WHOLE['quantities']:,}",
        f"{WHOLE['documents']:,}",
        "each",
    ]


def test_each_guard_whose_cost_is_measured_stands_once_and_its_module_goes_without_it():
    bench = runpy.run_path(str(ROOT / "bench/guards.py"))
    assert len(bench["OUT"]) > 15
    for name, guard, instead in bench["OUT"]:
        ast.parse(bench["without_guard"](bench["PACKAGE"] / name, guard, instead))


def test_readme_and_security_lead_to_the_page():
    assert "docs/threats.md" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "docs/threats.md" in (ROOT / "README.md").read_text(encoding="utf-8")
