"""What a page that was made says, taken from the page itself: its numbers, identities and findings.

Its tests: test_diff.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import lxml.html
import pandas as pd
from lxml.etree import ParserError

from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.frames import Row
from helpers.measure import Measured
from helpers.messages import say

MOST_OF_A_PAGE = 64_000_000
_SAID_ELSEWHERE = ("jx-data", "jx-sources")
"""Tables whose numbers stand in others too: those behind a chart, and the printed figures."""

_FIGURE = "fig-"
_PARTED = " · "
"""Between what a figure belongs to and what it measures, in the table of sources."""

_DIVIDED = "÷"
_OWN_WORDS = ".//text()[not(ancestor::small or ancestor::*[@class='jx-star' or @class='jx-no'])]"


@dataclass(frozen=True)
class ComparedPage:
    """A page's numbers as facts: `fact` is the head of the column, `period` the table's name."""

    path: Path
    tree: lxml.html.HtmlElement

    @property
    def language(self) -> str:
        """The language that the page is in."""
        return self.tree.get("lang", "")

    @cached_property
    def printed(self) -> dict[str, Row]:
        """The figures of its sources by their ids, in their order."""
        rows = self.tree.xpath(f"//tr[starts-with(@id, '{_FIGURE}')]")
        return {row.get("id").removeprefix(_FIGURE): _source_row(row) for row in rows if len(row) > 2}

    @cached_property
    def measured(self) -> Measured:
        """What the page says, as far as two pages can be compared."""
        facts, checks = [], []
        for table in self.tree.xpath("//div[contains(@class, 'jx-table')]"):
            kinds = table.get("class").split()
            if "jx-identities" in kinds:
                checks += [_identity_shown(row) for row in table.xpath(".//tr[td]")]
            elif not set(kinds) & set(_SAID_ELSEWHERE):
                facts += [*self._numbers(table, kinds[-1])]
        findings = [_finding(item) for item in self.tree.xpath("//li[starts-with(@id, 'finding-')]")]
        columns = {
            "facts": ["fact", "subject", "period", "status", "value", "lower", "upper", "figures"],
            "checks": ["identity", "subject", "outcome", "difference", "reason"],
            "findings": ["rule", "subject", "grade", "sentence"],
        }
        rows = {"facts": facts, "checks": checks, "findings": findings}
        return Measured(
            **{name: pd.DataFrame(rows[name], columns=own, dtype="str") for name, own in columns.items()}
        )

    def named(self, row: Row, language: str) -> str:
        """What a number is, in words: its row and its column."""
        return say("show.of", language, subject=row["subject"], ratio=row["fact"])

    def shown(self, row: Row, language: str) -> str:
        """A number as the page shows it."""
        return row["value"]

    def _numbers(self, table: lxml.html.HtmlElement, name: str) -> Iterator[Row]:
        """The numbers of a table, each with the figures that it rests on as far as the page says."""
        heads = [_own_words(cell) for cell in table.xpath(".//thead//th")]
        for row in table.xpath(".//tbody/tr[td]"):
            subject, cited = _own_words(row[0]), self._cited(row)
            for head, cell in zip(heads[1:], row[1:], strict=False):
                value = _own_words(cell)
                if "w" not in cell.get("class", "").split() and value and _DIVIDED not in value:
                    ids = cited or self._figures_of(subject, head)
                    own = {"fact": head, "subject": subject, "period": name, "value": value}
                    yield own | {"status": "", "lower": "", "upper": "", "figures": " ".join(ids)}

    def _cited(self, row: lxml.html.HtmlElement) -> list[str]:
        """The figures that a row links to; a span of numbers is all that stand between."""
        order, found = list(self.printed), []
        for link in row.xpath(f".//a[starts-with(@href, '#{_FIGURE}')]"):
            first = link.get("href").removeprefix(f"#{_FIGURE}")
            numbers = [int(number) for number in re.findall(r"\d{1,9}", link.text_content())]
            count = numbers[-1] - numbers[0] + 1 if numbers else 1
            start = order.index(first) if first in order else len(order)
            found += order[start : start + count] or [first]
        return found

    def _figures_of(self, subject: str, measure: str) -> list[str]:
        """The figures that are read as this measure of this subject; where there is none, all of the subject's."""
        exact = [name for name, row in self.printed.items() if row["measure"] == subject + _PARTED + measure]
        of_subject = [
            name for name, row in self.printed.items() if row["measure"].startswith(subject + _PARTED)
        ]
        return exact or of_subject


def read_page(path: Path) -> ComparedPage:
    """A page of this program. Raises JixiaoError for what is none, FileNotFoundError where nothing is."""
    content = read_plain(path, limit=MOST_OF_A_PAGE)
    try:
        tree = lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError) as error:
        raise JixiaoError(f"{path}: no page of jixiao ({error})") from None
    if not tree.xpath("//div[contains(@class, 'jx-table')]"):
        raise JixiaoError(f"{path}: no page of jixiao; it has none of its tables")
    return ComparedPage(path, tree)


def _own_words(node: lxml.html.HtmlElement) -> str:
    """A cell's own words, without the small print and the marks in it."""
    return " ".join("".join(node.xpath(_OWN_WORDS)).split())


def _source_row(row: lxml.html.HtmlElement) -> Row:
    """A printed figure: what it is read as, its number, its phrase."""
    reading = row[0].findtext("small") or ""
    return {"measure": reading, "value": _own_words(row[1]), "unit": "", "phrase": _own_words(row[2])}


def _identity_shown(row: lxml.html.HtmlElement) -> Row:
    [outcome] = row.xpath("string(.//span[contains(@class, 'jx-badge')]/@class)").split()[1:] or [""]
    equation, difference = _own_words(row[0]), _own_words(row[-1])
    own = {"identity": equation, "subject": "", "outcome": outcome.removeprefix("jx-")}
    return own | {"difference": difference, "reason": equation}


def _finding(item: lxml.html.HtmlElement) -> Row:
    badge = item.xpath("string(.//span[contains(@class, 'jx-badge')])")
    sentence = "".join(item.xpath("./p//text()[not(ancestor::*[contains(@class, 'jx-badge')])]")).strip()
    rule = item.xpath("string(.//span[@class='jx-name'][last()]/code)")
    return {"rule": rule, "subject": "", "grade": badge, "sentence": sentence}
