"""What a self-evaluation report should have, by required.toml and the sections of its form.

Its tests: test_rules.py, test_findings.py.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import place_in_document, said_in
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, rule

_ATTACHMENT, _CURRENCY = "附件", "CNY"


@dataclass(frozen=True)
class Item:
    """Something that a report of this kind should have, and what shows it: accounts, measures, words, words of people."""

    zh: str
    en: str
    accounts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def is_in(self, row: Row) -> bool:
        """Whether a figure shows it."""
        spoken = row["subject"] + row["label"] + row["phrase"]
        words = self.words + (self.people if row["kind"] == "people" else ())
        named = any(word in spoken for word in words)
        return named or row["account"] in self.accounts or row["measure"] in self.measures


@cache
def _required() -> dict[str, Any]:
    return tomllib.loads(files("helpers.measure.rules").joinpath("required.toml").read_text(encoding="utf-8"))


@cache
def _items(kind: str = "item") -> tuple[Item, ...]:
    """The items that reports should have, or the sections that figures show (`shown`), from required.toml."""
    return tuple(Item(**{key: _frozen(value) for key, value in item.items()}) for item in _required()[kind])


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@rule(
    "not_found",
    "缺项",
    asks=("未检出的内容", "what was not found in the report"),
    ground=(
        "部门整体支出绩效自评报告的提纲和共性指标所需内容（财预〔2013〕53号）",
        "what the form of a self-evaluation and the ministry's indicators need (财预〔2013〕53号)",
    ),
    example=("未检出“三公”经费、编制数", "no three public expenses or authorised posts found"),
)
def not_found(case: Case) -> Iterator[Found]:
    """Items of the form that no figure shows, and sections that were looked for in the document in vain.

    A document of tables alone is a form, which has no room for them; and other countries have forms of their own.
    """
    if case.currency != _CURRENCY:
        return
    sections = case.spoken("section")
    seen = {row["subject"] for row in sections if row["found"] == "yes"}
    if all(place_in_document(row).table for row in case.statements.rows):
        return
    missing = [item for item in _items() if not any(item.is_in(row) for row in case.statements.rows)]
    needless = {*_required()["not_of_projects"]} if case.is_on_project else set()
    told = {item.zh for item in _items()} | {_ATTACHMENT, *_required()["not_asked"], *needless}
    if any(row["stage"] == "target" for row in case.statements.rows):
        told |= {*_required()["shown_by_targets"]}
    told |= {item.zh for item in _items("shown") if any(item.is_in(row) for row in case.statements.rows)}
    named = [said_in(item, case.language) for item in missing if item.zh not in seen | needless]
    absent = [row["subject"] for row in sections if row["found"] == "no"]
    named += [_section_in_words(name, case.language) for name in absent if name not in told]
    if named:
        attachment = case.say("attachment_not_handed_in") if _ATTACHMENT in absent else ""
        values = {"items": case.listed(named), "attachment": attachment}
        yield Found(schema.DEPARTMENT, (), values, locator="")


def _section_in_words(name: str, language: str) -> str:
    """A section's name; in English where the list has it."""
    return name if language == "zh" else str(_required()["sections"].get(name, name))


RULES = (not_found,)
