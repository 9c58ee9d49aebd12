"""Known faults, one to a document: what was spoilt, and what a finding on it must say."""

from dataclasses import dataclass, replace
from random import Random

from ..figures import Document
from ..library import facts_of, write_document
from . import in_facts, in_forms, in_numbers, in_words
from .kinds import Fault, InDocument, InFacts, chosen

FORM, ATTEMPTS = ("project form",), 300


@dataclass(frozen=True)
class Kind:
    """A kind of fault: the manners that show it, and how it is put into the facts or into the document."""

    manners: tuple[str, ...]
    facts: InFacts | None = None
    document: InDocument | None = None
    beside: bool = False
    """Whether it is seen only beside the approved targets."""
    needs: str = ""
    """The measure that the approved targets must print for it to be seen."""


@dataclass(frozen=True)
class Faulty:
    """A document with one fault, the same document without it, and the targets beside it where it takes both."""

    document: Document
    fault: Fault
    sound: Document
    beside: Document | None = None


FAULTS = {
    "execution score": Kind(FORM, facts=in_forms.execution_score),
    "sum of scores": Kind((*FORM, "department form", "province form"), document=in_forms.total_score),
    "sum of weights": Kind(FORM, facts=in_forms.weights),
    "parts of A": Kind(FORM, document=in_forms.part_of_adjusted),
    "rate of execution": Kind((*FORM, "department form", "province form"), document=in_forms.execution_rate),
    "full marks unmet": Kind(FORM, facts=in_forms.full_marks),
    "far exceeded": Kind(FORM, facts=in_forms.far_exceeded),
    "unmet without reason": Kind(FORM, facts=in_forms.no_reason),
    "cost at least": Kind(FORM, facts=in_forms.cost_sign),
    "satisfied above all": Kind(FORM, facts=in_forms.satisfaction),
    "completed after the year": Kind(FORM, document=in_forms.completion),
    "indicator left out": Kind(FORM, facts=in_forms.without_indicator, beside=True),
    "target changed": Kind(FORM, facts=in_forms.other_target, beside=True),
    "weight changed": Kind(FORM, facts=in_forms.other_weight, beside=True, needs="weight"),
    "grade and score": Kind(("report",), document=in_words.grade),
    "growth": Kind(("final accounts", "three public"), document=in_numbers.growth),
    "share": Kind(("final accounts",), document=in_numbers.share),
    "direction": Kind(("final accounts", "three public", "report"), document=in_words.direction),
    "larger or smaller": Kind(("final accounts",), document=in_words.comparison),
    "last year's amount": Kind(("three public",), document=in_numbers.last_year),
    "no survey": Kind(("report",), document=in_words.no_survey),
    "left to fill in": Kind(("report", "summary"), document=in_words.placeholder),
    "another year": Kind(("report",), document=in_words.other_year),
    "another unit": Kind(("report",), document=in_words.other_unit),
    "new without reason": Kind(("report",), facts=in_facts.new_project),
    "large without reason": Kind(("report",), facts=in_facts.large_adjustment),
    "sum of projects": Kind(("summary", "export"), document=in_numbers.projects),
    "personnel and public": Kind(("report",), document=in_numbers.basic),
    "sum of three public": Kind(("report", "three public"), document=in_numbers.three_public),
    "more than posts": Kind(("report", "summary"), facts=in_facts.more_than_posts),
    "sum of people": Kind(("report", "summary"), document=in_numbers.in_service),
    "more answers than forms": Kind(("report", "summary"), facts=in_facts.more_answers),
    "stated twice": Kind(("report",), document=in_numbers.stated_twice),
    "power of ten": Kind(("report",), document=in_numbers.power_of_ten),
    "digits changed about": Kind(("report",), document=in_numbers.changed_about),
    "digit dropped": Kind(("report",), document=in_numbers.dropped),
    "yuan under myriads": Kind(("export", "summary"), document=in_numbers.yuan_under_myriads),
    "handed on": Kind(("report",), document=in_words.handed_on),
    "unspent two years": Kind(("report", "export"), facts=in_facts.two_years),
    "purchases above budget": Kind(("base data",), facts=in_facts.purchases),
    "text and table": Kind(("three public",), document=in_numbers.text_and_table),
    "table not empty": Kind(("accounts forms",), document=in_words.empty_note),
}


def write_faulty(name: str, seed: int | str) -> Faulty:
    """A document with this fault; the first seed behind the given one at which the fault can be made."""
    kind = FAULTS[name]
    rng = Random(f"{name} {seed}")
    for attempt in range(ATTEMPTS):
        made = attempted(name, kind, rng.choice(kind.manners), f"{seed} {attempt}", rng)
        if made:
            return made
    raise ValueError(f"{name!r} could not be made in {ATTEMPTS} attempts")


def attempted(name: str, kind: Kind, manner: str, seed: str, rng: Random) -> Faulty | None:
    facts = facts_of(manner, seed)
    sound = write_document(manner, seed, facts=facts)
    beside = write_document("targets", seed, facts=facts) if kind.beside else None
    if kind.needs and not chosen(beside, measure=kind.needs):
        return None
    if kind.facts:
        changed = kind.facts(rng, facts)
        made = changed and (write_document(manner, seed, facts=changed[0]), changed[1])
    else:
        made = kind.document(rng, sound)
    if not made:
        return None
    document, fault = made
    return Faulty(document, replace(fault, kind=name), sound, beside)
