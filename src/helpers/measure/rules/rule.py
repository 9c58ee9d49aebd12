"""What a rule is: a declaration, and a function that looks at a case; and what it hands back.

To add a rule, write both in the module that looks at the same things, name it in
that module's RULES, and give its sentence in messages/measure.toml. The page, the
summary, the docs, replies and the office's switches follow from the declaration.

Its tests: test_rules.py.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from helpers.measure.figures import said_in
from helpers.measure.identities import Check
from helpers.measure.rules.case import Case

_LAST = 10**9


class Both(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Found:
    """One thing that a rule found: whose it is, the figures cited, the values of its sentence.

    `sentence` and `grade` are needed where a rule has several; `locator` is the
    place in the document where it is not that of the figures; `order` puts what
    was found in one grade in order, else the rules' own holds. `assumed` are
    figures whose reading is only likely, and without which nothing contradicts;
    `check` is the identity that fails, for which an explanation is looked for.
    """

    subject: str
    figures: tuple[str, ...]
    values: Mapping[str, object]
    sentence: str = ""
    grade: str = ""
    locator: str | None = None
    order: int = _LAST
    assumed: tuple[str, ...] = ()
    check: Check | None = None


_Find = Callable[[Case], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """One rule of findings.

    `grades`: those that it can find, the usual one first. `asks`: what is asked
    of the unit in a few words, `{subject}` being whose it is. `ground`: why
    reviewers ask. `example`: what it finds. `sentences`: its messages
    (`finding_…`), the usual one first. `local`: it holds where an office names
    the notice that it stands in.
    """

    id: str
    grades: tuple[str, ...]
    asks: Both
    ground: Both
    example: Both
    sentences: tuple[str, ...]
    find: _Find
    local: bool = False

    def asked(self, subject: str, language: str) -> str:
        """What is asked of the unit, in a few words."""
        return said_in(self.asks, language).format(subject=subject)


def rule(
    name: str,
    *grades: str,
    asks: tuple[str, str],
    ground: tuple[str, str],
    example: tuple[str, str],
    sentences: tuple[str, ...] = (),
    local: bool = False,
) -> Callable[[_Find], Rule]:
    """Declares the rule that a function finds; each text is given in Chinese and in English."""

    def declared(find: _Find) -> Rule:
        texts = Both(*asks), Both(*ground), Both(*example)
        return Rule(name, grades, *texts, sentences or (name,), find, local)

    return declared
