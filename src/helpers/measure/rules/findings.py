"""Findings (核对事项): what a reviewer should ask, in plain official words, with the figures cited.

None of the rules knows a department.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

import pandas as pd

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import Books, books_of, listed, sentence
from helpers.measure.identities import Explanation
from helpers.measure.rules import (
    aliases,
    approved_targets,
    assumptions,
    balances,
    bare_rates,
    budgets,
    claimed_sums,
    claims,
    contradictions,
    copied,
    empty_indicators,
    explanations,
    form_funds,
    form_points,
    full_marks,
    handed_money,
    large_changes,
    last_year,
    oddities,
    required,
    restatements,
    said_changes,
    said_shares,
    staff,
    table_lines,
    table_sums,
    targets,
    told_budgets,
    uniformity,
    units,
    wrong_rates,
)
from helpers.measure.rules.asked import is_asked
from helpers.measure.rules.case import Case, Source
from helpers.measure.rules.one_value import Told, without_repeats
from helpers.measure.rules.replies import last_replies, unanswering_replies
from helpers.measure.rules.rule import Found, Rule
from helpers.measure.rules.switches import check_settings, sentence_of
from helpers.measure.rules.told_once import told_once
from helpers.settings import RuleSetting

RULES = (
    *restatements.RULES,
    *contradictions.RULES,
    *aliases.RULES,
    *units.RULES,
    *uniformity.RULES,
    *wrong_rates.RULES,
    *budgets.RULES,
    *bare_rates.RULES,
    *balances.RULES,
    *oddities.RULES,
    *required.RULES,
    *explanations.RULES,
    *handed_money.RULES,
    *said_changes.RULES,
    *said_shares.RULES,
    *claims.RULES,
    *claimed_sums.RULES,
    *told_budgets.RULES,
    *table_lines.RULES,
    *table_sums.RULES,
    *form_points.RULES,
    *form_funds.RULES,
    *targets.RULES,
    *full_marks.RULES,
    *empty_indicators.RULES,
    *large_changes.RULES,
    *staff.RULES,
    *last_year.RULES,
    *approved_targets.RULES,
    *copied.RULES,
)
RULE_NAMED = {rule.id: rule for rule in RULES}
_GRADES = tuple(grade.name for grade in (*schema.GRADES, schema.READING_GRADE))


def findings_of(
    figures: pd.DataFrame | Books,
    words: pd.DataFrame | None = None,
    language: str = "zh",
    replies: pd.DataFrame | None = None,
    currency: str = "CNY",
    settings: Mapping[str, RuleSetting] | None = None,
    source: Source | None = None,
) -> pd.DataFrame:
    """Every finding of a department-year, graver ones first, in the columns of schema.FINDINGS.

    `words` is what the document says beside its figures (schema.WORDS); without
    it only figures and structure speak. `replies` (rule or id, subject, reply,
    date) are the unit's answers: a finding with one is answered. `settings` of
    the office switch rules off or word them otherwise; InputError says what is
    wrong with them. `source` has what is told of the document (schema.DOCUMENT),
    whose kind decides what may be asked, and the other readings of its figures
    (schema.ALTERNATIVES). A wording is never a verdict: 未检出 means that the program
    did not find it.
    """
    settings = settings or {}
    check_settings(settings, RULE_NAMED)
    books = books_of(figures)
    if not books.statements.rows:
        return pd.DataFrame(columns=schema.names(schema.FINDINGS), dtype="str")
    words = pd.DataFrame(columns=schema.names(schema.WORDS), dtype="str") if words is None else words
    case = Case(books, words, language, currency, source)
    rows = _answered(_with_ids(_found(case, settings)), replies)
    return pd.DataFrame(rows, columns=schema.names(schema.FINDINGS), dtype="str")


def notes_on_findings(
    findings: pd.DataFrame,
    replies: pd.DataFrame,
    settings: Mapping[str, RuleSetting],
    language: str = "zh",
) -> list[str]:
    """What is to be known beside the findings: replies that answer none of them, rules that are switched off."""
    off = [rule for rule, setting in settings.items() if setting.off]
    notes = [sentence("rules_off", language, rules=listed(off, language))] if off else []
    return [*unanswering_replies(findings, replies, list(RULE_NAMED), language), *notes]


def _found(case: Case, settings: Mapping[str, RuleSetting]) -> Iterator[Row]:
    """What all rules find, by grade."""
    rules = [rule for rule in RULES if _is_on(rule, settings.get(rule.id))]
    asked = [rule for rule in rules if is_asked(rule.id, case.kind)]
    pairs = told_once((rule, _vouched(found, case)) for rule in asked for found in rule.find(case))
    explained = [Told(rule, found, _explained(found, case)) for rule, found in pairs]
    told = [(fault.rule, fault.found, fault.why) for fault in without_repeats(explained, case)]
    for rule, found, why in sorted(told, key=lambda fault: (_GRADES.index(_grade(*fault)), fault[1].order)):
        yield {
            "rule": rule.id,
            "grade": _grade(rule, found, why),
            "subject": found.subject,
            "sentence": _sentence(rule, found, why, case, settings.get(rule.id)),
            "figures": " ".join(found.figures),
            "locator": case.place(found.figures) if found.locator is None else found.locator,
            "certainty": case.statements.certainty(found.figures),
            "explanation": assumptions.words_of_explanation(why, case) if why else "",
            "confirmed": "",
        }


def _vouched(found: Found, case: Case) -> Found:
    """What was found without the likely figures whose number a sure one states as well, or whose owner alone is assumed."""
    if not found.assumed:
        return found
    if case.is_one_owner(found.figures):
        return replace(found, assumed=())
    return replace(found, assumed=tuple(name for name in found.assumed if not case.is_vouched(name)))


def _is_on(rule: Rule, setting: RuleSetting | None) -> bool:
    """Whether a rule is looked for: not switched off, and a local one only where its notice is named."""
    if setting is None:
        return not rule.local
    return not setting.off and (not rule.local or bool(setting.notice))


def _explained(found: Found, case: Case) -> Explanation | None:
    """What explains a contradiction of sure figures."""
    return case.explanation(found.check) if found.check and not found.assumed else None


def _sentence(
    rule: Rule, found: Found, why: Explanation | None, case: Case, setting: RuleSetting | None
) -> str:
    sentence = sentence_of(rule, found, case, setting)
    if case.language == "en":
        sentence = sentence[:1].upper() + sentence[1:]
    if why:
        return assumptions.with_explanation(sentence, why, case)
    return assumptions.as_question(sentence, found, case) if found.assumed else sentence


def _grade(rule: Rule, found: Found, why: Explanation | None) -> str:
    """The grade that was found, which is one of the rule's; the usual one where nothing is said."""
    if found.assumed or (why and why.sort != "slip"):
        return assumptions.GRADE
    grade = found.grade or rule.grades[0]
    if grade not in rule.grades:
        raise ValueError(f"{rule.id}: {grade!r} is none of its grades {' '.join(rule.grades)}")
    return grade


def _with_ids(rows: Iterable[Row]) -> Iterator[Row]:
    """The findings with an id each; the n-th one with the same rule and figures gets `-n`."""
    seen: Counter[str] = Counter()
    for row in rows:
        name = _digest(row)
        seen[name] += 1
        yield {"id": name if seen[name] == 1 else f"{name}-{seen[name]}"} | row


def _digest(row: Row) -> str:
    """10 hex digits over rule and figures, whatever their order; over the place where there are none."""
    cited = " ".join(sorted(row["figures"].split())) or row["locator"]
    return sha256(f"{row['rule']}\n{cited}".encode()).hexdigest()[:10]


def _answered(rows: Iterable[Row], replies: pd.DataFrame | None) -> Iterator[Row]:
    """The findings with the newest reply to each, by its id, or by its rule and subject."""
    answers = {} if replies is None else last_replies(replies)
    for row in rows:
        reply = answers.get((row["id"], "")) or answers.get((row["rule"], row["subject"]), "")
        yield row | {"reply": reply, "state": "answered" if reply else "open"}
