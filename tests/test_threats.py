"""The page of threats says what is tested: each promise names a test that is there, and the attacks are counted."""

import re
from pathlib import Path

import attacks

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/threats.md").read_text(encoding="utf-8")
TABLES = {
    "declared types and encodings": attacks.WITH_DECLARATIONS, "bombs and bounds": attacks.BOMBS,
    "hidden text": attacks.UNSEEN, "depth and width": attacks.DEEP, "PDF": attacks.FONTLESS,
    "wrong contents and endless text": attacks.WRONG, "typed tables": attacks.TYPED_TABLES, "settings": attacks.SETTLED,
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


def test_readme_and_security_lead_to_the_page():
    assert "docs/threats.md" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "docs/threats.md" in (ROOT / "README.md").read_text(encoding="utf-8")
