"""Why a fact is not one number, or what to know of it, in words."""

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
    parts = []
    for part in missing:
        name = label(part.measure, language, group)
        whose = "" if part.subject == subject else part.subject
        key = f"missing_{part.why}" if not whose else f"missing_{part.why}_of"
        parts.append(sentence(key, language, subject=whose, measure=name, detail=part.detail))
    return joined(parts, language)


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
