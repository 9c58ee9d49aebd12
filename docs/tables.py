"""The tables in docs/ that follow from declarations, written between their marks.

    python docs/tables.py

A mark is a line `<!-- rules -->`; its table ends at `<!-- end -->`.
"""

import re
from pathlib import Path

from helpers.measure import RULE_NAMED

DOCS = Path(__file__).parent


def rules() -> list[str]:
    """Every rule of findings: its grades, why reviewers ask, and what it finds."""
    rows = [
        f"| `{rule.id}` | {', '.join(rule.grades)} | {rule.ground.en} | {rule.example.en} |"
        for rule in RULE_NAMED.values()
    ]
    return ["| rule | grade | why it is asked | as in |", "|---|---|---|---|", *rows]


def written(page: str, name: str, table: list[str]) -> str:
    """The page with a table between its marks."""
    text = "\n".join([f"<!-- {name} -->", *table, "<!-- end -->"])
    return re.sub(f"<!-- {name} -->.*?<!-- end -->", lambda _: text, page, count=1, flags=re.DOTALL)


def main() -> None:
    page = DOCS / "methodology.md"
    page.write_text(written(page.read_text(encoding="utf-8"), "rules", rules()), encoding="utf-8")


if __name__ == "__main__":
    main()
