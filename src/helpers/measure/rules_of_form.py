"""What a self-evaluation report should have, by required.toml and the sections of its form."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpers import schema
from helpers.measure.case import Case, Finding


@dataclass(frozen=True)
class Item:
    """Something that a report of this kind should have, and the accounts, measures or words that show it."""

    zh: str
    en: str
    accounts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def is_in(self, row: dict[str, str]) -> bool:
        """Whether a figure shows it."""
        spoken = row["subject"] + row["label"] + row["phrase"]
        named = any(word in spoken for word in self.words)
        return named or row["account"] in self.accounts or row["measure"] in self.measures


@cache
def required_items() -> tuple[Item, ...]:
    """The items that reports should have, from required.toml."""
    return tuple(Item(**{key: _frozen(value) for key, value in one.items()}) for one in required()["item"])


@cache
def required() -> dict:
    """What required.toml holds."""
    return tomllib.loads(files("helpers.measure").joinpath("required.toml").read_text(encoding="utf-8"))


def section_in_words(name: str, language: str) -> str:
    """A section's name; in English where the list has it."""
    return name if language == "zh" else required()["sections"].get(name, name)


def _frozen(value: str | list[str]) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)


def not_found(case: Case) -> Iterator[Finding]:
    """Items of the form that no figure shows, and sections that were looked for in the document in vain."""
    missing = [item for item in required_items() if not any(item.is_in(row) for row in case.statements.rows)]
    sections = case.of_words("section")
    seen = {row["subject"] for row in sections if row["found"] == "yes"}
    named = [getattr(item, case.language) for item in missing if item.zh not in seen]
    told = {item.zh for item in required_items()}
    absent = [row["subject"] for row in sections if row["found"] == "no" and row["subject"] not in told]
    named += [section_in_words(name, case.language) for name in absent]
    if named:
        text = case.say("not_found", items=case.listed(named))
        yield Finding("not_found", "缺项", schema.DEPARTMENT, text)


RULES = (not_found,)
