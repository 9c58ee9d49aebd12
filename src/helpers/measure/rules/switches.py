"""An office's settings of rules: what may be set, and the sentence that follows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from string import Formatter

from helpers.errors import InputError, did_you_mean, in_quotes
from helpers.measure.rules.case import Case
from helpers.measure.rules.rule import Found, Rule
from helpers.messages import LANGUAGES, catalogue
from helpers.settings import RuleSetting


def sentence_of(rule: Rule, found: Found, case: Case, setting: RuleSetting | None) -> str:
    """What was found in words: the rule's sentence, or the office's wording of it."""
    wording = _wording(setting, case.language) if setting else ""
    if wording:
        return wording.format(yuan=case.yuan, **found.values)
    return case.say(found.sentence or rule.sentences[0], **found.values)


def _wording(setting: RuleSetting, language: str) -> str:
    return setting.wording_zh if language == "zh" else setting.wording_en


def _values_of(rule: Rule) -> list[str]:
    """The values that a wording may name: those of every sentence of the rule."""
    entries = catalogue("measure")
    found = [_values_named(entries[f"finding_{sentence}"]["zh"]) for sentence in rule.sentences]
    return [name for name in dict.fromkeys(found[0]) if all(name in names for names in found)]


def check_settings(settings: Mapping[str, RuleSetting], rules: Mapping[str, Rule]) -> None:
    """Raises InputError for a file whose settings name no rule, or whose wordings name no value of theirs."""
    problems: dict[str, list[str]] = defaultdict(list)
    for name, setting in settings.items():
        if name not in rules:
            problems[setting.source].append(
                f"rules.{name}: {in_quotes(name)} is not a rule; {did_you_mean(name, rules)}"
            )
        else:
            problems[setting.source] += _problems_of_rule(rules[name], setting)
    for source, found in problems.items():
        if found:
            raise InputError(source, found)


def _problems_of_rule(rule: Rule, setting: RuleSetting) -> Iterator[str]:
    """What is wrong with the wordings of one rule."""
    known = _values_of(rule)
    for language in LANGUAGES:
        key, wording = f"rules.{rule.id}.wording_{language}", _wording(setting, language)
        try:
            names = _values_named(wording)
        except ValueError as error:
            yield f"{key}: {in_quotes(wording)} has a bracket too many or too few: {error}"
            continue
        for name in names:
            if name not in known:
                said = did_you_mean(name, known) if known else "its sentence has no values"
                yield f"{key}: {{{name}}} is no value of this sentence; {said}"


def _values_named(wording: str) -> list[str]:
    """The values that a sentence names, with all that stands in their brackets."""
    found = Formatter().parse(wording)
    return [
        f"{name}{'!' if how else ''}{how or ''}{':' if form else ''}{form or ''}"
        for _, name, form, how in found
        if name is not None
    ]
