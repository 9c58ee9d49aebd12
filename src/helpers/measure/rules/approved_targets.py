"""The self-evaluation form against the targets that were approved.

Its tests: test_approved.py.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import as_printed
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import FormEntry, entries_of, exact
from helpers.measure.rules.rule import Found, rule

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SIGNS = {"≥": "≥", ">=": "≥", "≧": "≥", "≤": "≤", "<=": "≤", "≦": "≤", "=": "="}
_NO_NAME = re.compile(r"^指标[0-9一二三四五六七八九十]+[：:、]?|[\s“”\"（）()：:，,、]")
_SIGN_OF = {"at_least": "≥", "at_most": "≤"}
_NAMED = 5
"""So many indicators are named in a sentence, the others counted."""


def _plain_name(name: str) -> str:
    """An indicator's name without numbering and marks."""
    return _NO_NAME.sub("", name)


def _approved(case: Case, item: str) -> dict[str, list[Row]]:
    """The approved words of each indicator; several where a change was approved."""
    found: dict[str, list[Row]] = {}
    for row in case.spoken(item):
        found.setdefault(_plain_name(row["subject"]), []).append(row)
    return found


def _entries(case: Case) -> dict[str, FormEntry]:
    """The indicators of the forms by their plain names; one of a name alone."""
    found: dict[str, list[FormEntry]] = {}
    for entry in entries_of(case):
        if "indicator_target" in entry.words:
            found.setdefault(_plain_name(entry.name), []).append(entry)
    return {name: entries[0] for name, entries in found.items() if len(entries) == 1}


@rule(
    "approved_left_out",
    "需说明",
    asks=("自评表未列的批复指标", "approved indicators that the form leaves out"),
    ground=("自评应逐项对照批复的绩效目标", "the form answers each target that was approved"),
    example=("批复指标“帮教对象”在自评表中未见", "an approved indicator that is not in the form"),
)
def approved_left_out(case: Case) -> Iterator[Found]:
    """Indicators that were approved are not in the form; a project that it leaves out altogether has a form of its own."""
    approved, known = (
        _approved(case, "approved_target"),
        {_plain_name(entry.name) for entry in entries_of(case)},
    )
    answered = {_form_of(rows[0]) for name, rows in approved.items() if name in known}
    missing = [
        rows[0] for name, rows in approved.items() if name not in known and _form_of(rows[0]) in answered
    ]
    if missing:
        names = [row["subject"] for row in missing]
        values = {"count": len(names), "names": case.listed(names)}
        yield Found(names[0], (), values, locator=missing[0]["locator"])


def _form_of(row: Row) -> str:
    """The target form that a row stands in: the file, or one of its tables."""
    return row["locator"].rpartition(" row ")[0]


@rule(
    "not_approved",
    "需说明",
    asks=("批复以外增加的指标", "indicators that were not approved"),
    ground=("自评指标应与批复的绩效目标一致", "the indicators of the form are those that were approved"),
    example=("自评表增列“宣传次数”，批复中未见", "an indicator in the form that was not approved"),
)
def not_approved(case: Case) -> Iterator[Found]:
    """The form has indicators that were not approved."""
    approved, entries = _approved(case, "approved_target"), _entries(case)
    answered = {entry.table for name, entry in entries.items() if name in approved}
    added = [entry for name, entry in entries.items() if name not in approved and entry.table in answered]
    if added:
        values = {"count": len(added), "names": case.listed(entry.name for entry in added)}
        yield Found(added[0].name, (), values, locator=added[0].places["indicator_target"])


@rule(
    "target_changed",
    "需说明",
    asks=("{subject}目标值与批复不一致", "the target of {subject}, other than approved"),
    ground=(
        "绩效目标一经批复，未经批准不得调整",
        "a target that was approved is not changed without approval",
    ),
    example=("批复1350件，自评表1215件", "1350 approved, 1215 in the form"),
)
def target_changed(case: Case) -> Iterator[Found]:
    """An indicator's target is not the one that was approved."""
    entries = _entries(case)
    for name, rows in _approved(case, "approved_target").items():
        entry = entries.get(name)
        if entry is None or any(_is_same_target(row["words"], entry) for row in rows):
            continue
        values = {"name": entry.name, "approved": rows[-1]["words"], "printed": _target(entry)}
        found = found_in_rows(entry.name, [entry.target], values)
        place = entry.places["indicator_target"]
        yield found if found.figures else Found(entry.name, (), values, locator=place)


def _target(entry: FormEntry) -> str:
    """A form's target as it stands there: with the unit of its own column."""
    row = entry.target
    if row is None:
        return entry.words["indicator_target"]
    return f"{_SIGN_OF.get(row['qualifier'], '')}{row['value']}{row['unit']}"


def _is_same_target(words: str, entry: FormEntry) -> bool:
    """Whether approved words and a form's target are one: the same number, and no other sign; else the same words."""
    printed = entry.words["indicator_target"]
    numbers = [_NUMBER.search(text) for text in (words, printed)]
    if numbers[0] is None or numbers[1] is None:
        return _plain_name(words) == _plain_name(printed) or (numbers[0] is None) != (numbers[1] is None)
    signs = {sign for text in (words, _target(entry)) for sign in [_sign(text)] if sign}
    first, other = (Decimal(found[0].replace(",", "")) for found in numbers if found is not None)
    return first == other and len(signs) < 2


def _sign(text: str) -> str:
    return next((sign for mark, sign in _SIGNS.items() if mark in text), "")


@rule(
    "weight_changed",
    "需说明",
    asks=("{subject}分值与批复不一致", "the weight of {subject}, other than approved"),
    ground=("指标分值应与批复一致", "an indicator has the weight that was approved"),
    example=("批复分值15分，自评表9分", "15 points approved, 9 in the form"),
)
def weight_changed(case: Case) -> Iterator[Found]:
    """Indicators whose weights are not those that were approved, in one finding: what one lost another has."""
    changed = list(_changed_weights(case))
    if changed:
        told = [
            case.say(
                "other_weight",
                name=entry.name,
                approved=rows[-1]["words"].rstrip("分"),
                printed=as_printed(entry.weight or {}, case.language),
            )
            for entry, rows in changed
        ]
        more = case.say("and_more", count=len(told)) if len(told) > _NAMED else ""
        subject = changed[0][0].name if len(changed) == 1 else schema.DEPARTMENT
        values = {"lines": case.listed(told[:_NAMED]) + more}
        yield found_in_rows(subject, [entry.weight for entry, _ in changed], values)


def _changed_weights(case: Case) -> Iterator[tuple[FormEntry, list[Row]]]:
    """The indicators with another weight than was approved, each with the approved rows."""
    entries = _entries(case)
    for name, rows in _approved(case, "approved_weight").items():
        entry = entries.get(name)
        weight = exact(entry.weight) if entry is not None else None
        given = [_NUMBER.search(row["words"]) for row in rows]
        if entry is None or entry.weight is None or weight is None:
            continue
        if not any(found is not None and Decimal(found[0]) == weight for found in given):
            yield entry, rows


RULES = (approved_left_out, not_approved, target_changed, weight_changed)
