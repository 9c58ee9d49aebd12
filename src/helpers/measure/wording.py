"""Why a fact is not one number, or what to know of it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers import schema
from helpers.measure.amounts import Amount, Missing
from helpers.measure.lines import Line
from helpers.messages import say

LABELS = {
    **{account.name: account for account in schema.ACCOUNTS},
    **{measure.name: measure for measure in schema.MEASURES if measure.group == "money"},
    **{term.name: term for term in schema.AMOUNTS},
}
"""The words of money: accounts, measures and amounts."""


NAMED = 4
"""Subjects that a sentence names before it says how many there are."""


def label(name: str, language: str, group: str = "money") -> str:
    """The word of a measure, amount or ratio."""
    if group == "money" and name in LABELS:
        return getattr(LABELS[name], language)
    known = (one for one in (*schema.MEASURES, *schema.RATIOS) if one.name == name)
    return next(
        (getattr(one, language) for one in known if isinstance(one, schema.Ratio) or one.group == group), name
    )


def sentence(key: str, language: str, **values: object) -> str:
    """A message of this room."""
    return say(f"measure.{key}", language, **values)


def joined(parts: list[str], language: str) -> str:
    """Half-sentences in one line, each once."""
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(part for part in parts if part))


def what_is_missing(
    missing: tuple[Missing, ...], language: str, subject: str = "", group: str = "money"
) -> str:
    """Which parts are missing, with whose they are where that is not the fact's own subject."""
    whose: dict[tuple[str, str, str], list[str]] = {}
    for part in missing:
        subjects = whose.setdefault((part.why, part.measure, part.detail), [])
        subjects += [part.subject] if part.subject != subject else []
    parts = []
    for (why, measure, detail), subjects in whose.items():
        key = f"missing_{why}_of" if subjects else f"missing_{why}"
        values = {"measure": label(measure, language, group), "detail": listed(detail.split("、"), language)}
        parts.append(sentence(key, language, subject=some_of(subjects, language), **values))
    return joined(parts, language)


def listed(words: Iterable[str], language: str) -> str:
    """Words in a row, as 甲、乙, each once."""
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(words))


def some_of(subjects: list[str], language: str) -> str:
    """Subjects in a row; the first of them and their number where there are many."""
    named = [line_in_words(subject, language) for subject in subjects]
    if len(named) <= NAMED:
        return listed(named, language)
    return sentence("among", language, subjects=listed(named[:NAMED], language), count=len(named))


def line_in_words(line: str, language: str) -> str:
    """Whose a figure is, in a sentence."""
    return sentence("whole_department", language) if line == schema.DEPARTMENT else line


@dataclass(frozen=True)
class Words:
    """The words of a language on one line's facts."""

    language: str
    line: Line

    def of_amount(self, name: str, amount: Amount) -> str:
        """What to know of an amount."""
        if not amount.known:
            return what_is_missing(amount.missing, self.language, self.line.subject)
        notes = [self.caveat(name, amount)]
        if not amount.exact:
            notes.append(
                sentence(
                    "gross_at_least_net"
                    if name == "gross_adjustment" and amount.derived
                    else "bounded_money",
                    self.language,
                )
            )
        return joined(notes, self.language)

    def caveat(self, name: str, amount: Amount) -> str:
        """What a reader would otherwise get wrong about a known amount."""
        if name == "gross_adjustment_less_excluded" and self.line.unexplained:
            return sentence("reasons_not_printed", self.language, count=self.line.unexplained)
        if name == "adjusted" and amount.derived:
            return sentence("adjusted_derived", self.language)
        if name == "net_adjustment" and amount.derived:
            return sentence("net_derived", self.language)
        if name in ("budget", "deviation"):
            return sentence("budget_stage_unknown", self.language)
        if name == "once_only_adjustment":
            return sentence("once_only", self.language)
        if name == "composition_deviation":
            return sentence("composition", self.language)
        return ""

    def of_ratio(self, one: schema.Ratio, above: Amount, below: Amount, status: str) -> str:
        """Why a ratio is not one number, or what to know of it."""
        base = label(one.denominator, self.language)
        if status == "undefined":
            key = "base_negative" if below.low < 0 else "base_zero"
            if key == "base_zero" and one.name == "execution_to_adjusted" and above.known and above.low:
                key = "spent_without_budget"
            return sentence(key, self.language, base=base)
        if status == "unknown":
            return what_is_missing(above.missing + below.missing, self.language, self.line.subject)
        notes = [self.of_amount(one.numerator, above), self.of_amount(one.denominator, below)]
        return joined(notes, self.language)
