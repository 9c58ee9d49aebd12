"""What a fault is, and the small tools with which one is put into facts or into a written document."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from ..facts import Facts, Indicator, Project, Scorecard
from ..figures import Document, Figure, Mark, Printed, marks, replaced
from ..style import WIDE

NARROW = str.maketrans(
    {wide: chr(narrow) for narrow, wide in WIDE.items()} | {"\u2009": "", "\u00a0": "", ",": ""}
)


@dataclass(frozen=True)
class Fault:
    """A known fault: whose it is, what a finding on it must say, and the printed phrases that it rests on.

    `words` is a regular expression that the finding's sentence must match;
    `true_value` is what the first number was before it was changed.
    """

    subject: str
    words: str
    figures: tuple[str, ...] = ()
    true_value: str = ""
    kind: str = ""


Spoilt = tuple[Document, Fault]
InDocument = Callable[[Random, Document], Spoilt | None]
InFacts = Callable[[Random, Facts], tuple[Facts, Fault] | None]


def chosen(document: Document, **fields: str) -> list[Printed]:
    """The marks with one figure whose fields begin with these alternatives."""
    return [
        item
        for item in marks(document)
        if len(item.mark.figures) == 1
        and all(getattr(item.mark.figures[0], name).split("|")[0] == value for name, value in fields.items())
    ]


def figure_of(item: Printed) -> Figure:
    return item.mark.figures[0]


def value_of(item: Printed) -> Decimal:
    return Decimal(figure_of(item).value)


def revalued(mark: Mark, value: Decimal) -> Mark:
    """The mark with another number, in the digits and with the places and groups that it had."""
    old = mark.text.translate(NARROW)
    places = len(old.partition(".")[2])
    size = abs(value) if places < 1 else abs(value).quantize(Decimal(1).scaleb(-places))
    group = re.search("[,，\u2009\u00a0]", mark.text)
    whole, dot, rest = f"{size:f}".partition(".")
    text = (f"{int(whole):,}".replace(",", group[0]) if group else whole) + dot + rest
    wide = bool(re.search("[０-９]", mark.text))
    figures = tuple(replace(one, value=f"{value:f}") for one in mark.figures)
    return replace(mark, text=text.translate(WIDE) if wide else text, figures=figures)


def spoilt(document: Document, changes: dict[Printed, Decimal], words: str) -> Spoilt:
    """The document with other numbers at these marks, and the fault; the first is the one that is wrong."""
    new = {item.index: revalued(item.mark, value) for item, value in changes.items()}
    first = figure_of(next(iter(changes)))
    phrases = tuple(item.phrase.replace(item.mark.text, new[item.index].text) for item in changes)
    return replaced(document, new), Fault(first.subject.split("|")[0], words, phrases, first.value)


def either(*values: Decimal | str) -> str:
    """A pattern for one of some numbers, whether or not their digits are grouped and zeros kept."""
    return "|".join(number_words(value) for value in values)


def number_words(value: Decimal | str) -> str:
    """1,?234.50*: a pattern for one number."""
    whole, _, places = f"{abs(Decimal(value)):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ",?")
    kept = places.rstrip("0")
    return rf"(?<![\d.]){grouped}" + (rf"\.{kept}0*(?!\d)" if kept else r"(?:\.0+)?(?![\d.])")


def with_project(facts: Facts, place: int, project: Project) -> Facts:
    """The facts with another project in this place; the atom that it stands for is changed with it."""
    old = facts.projects[place]
    atoms = tuple(project.atom if atom is old.atom else atom for atom in facts.atoms)
    projects = (*facts.projects[:place], project, *facts.projects[place + 1 :])
    return replace(facts, projects=projects, atoms=atoms)


def with_indicator(card: Scorecard, old: Indicator, new: Indicator) -> Scorecard:
    return replace(card, indicators=tuple(new if one is old else one for one in card.indicators))


def some_indicator(rng: Random, card: Scorecard, fits: Callable[[Indicator], bool]) -> Indicator | None:
    """An indicator by lot among those that fit."""
    fitting = [one for one in card.indicators if fits(one)]
    return rng.choice(fitting) if fitting else None


def tagged(document: Document, tag: str) -> Iterator[Printed]:
    """The marks of words with this tag."""
    return (item for item in marks(document) if item.mark.tag == tag)
