"""Results against their targets, and the points that were given for them.

Its tests: test_questions.py.
"""

from collections.abc import Iterator

from helpers.frames import Row
from helpers.measure.figures import as_printed
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import FormEntry, entries_of
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.ways import is_far_exceeded, is_less_better, is_unmet, share_reached

_SIGNS = {"at_least": "≥", "at_most": "≤", "over": ">", "nearly": "<"}


def indicator_number(row: Row | None, language: str) -> str:
    """A number of an indicator as forms print it: with its sign in front."""
    if row is None:
        return ""
    sign = _SIGNS.get(row["qualifier"])
    return sign + as_printed(row | {"qualifier": ""}, language) if sign else as_printed(row, language)


def numbers_of(case: Case, entry: FormEntry) -> dict[str, object]:
    """An indicator's name, target and result as sentences name them."""
    way = case.say("beyond_target" if is_less_better(entry) else "short_of_target")
    return {
        "name": entry.name,
        "target": indicator_number(entry.target, case.language),
        "result": indicator_number(entry.result, case.language),
        "way": way,
    }


@rule(
    "full_points_unmet",
    "需说明",
    asks=("{subject}未达目标而得满分", "full points of {subject} under an unmet target"),
    ground=(
        "未达到目标值的指标，不应得满分（多地自评办法）",
        "an indicator that fell short of its target has no full points (the notices of several places)",
    ),
    example=("培训人次目标100人次、完成80人次，得满分20分", "target 100, result 80, and all of 20 points"),
)
def full_points_unmet(case: Case) -> Iterator[Found]:
    """An indicator fell short of its target and has all of its points."""
    for entry in entries_of(case):
        if is_unmet(entry) and entry.is_full:
            values = numbers_of(case, entry) | {"points": _points_of_lines(entry.score)}
            yield found_in_rows(entry.name, entry.rows, values)


def _points_of_lines(row: Row | None) -> str:
    return f"{row['value']}分" if row is not None else ""


@rule(
    "unmet_without_reason",
    "需说明",
    asks=("{subject}未达目标的原因", "why {subject} fell short of its target"),
    ground=(
        "未完成的绩效目标应说明原因和改进措施（财预〔2020〕10号）",
        "a target that was not reached needs a reason and what is done about it (财预〔2020〕10号)",
    ),
    example=("采购完成及时率目标100%、完成75%，未填原因", "target 100 %, result 75 %, no reason"),
)
def unmet_without_reason(case: Case) -> Iterator[Found]:
    """An indicator fell short of its target, and neither the form nor a sentence beside it has a reason."""
    for entry in entries_of(case):
        is_told = any(entry.name in row["subject"] for row in case.spoken("shortfall"))
        if is_unmet(entry) and not (entry.is_full or entry.reason or is_told) and entry.is_understood:
            yield found_in_rows(entry.name, [entry.target, entry.result], numbers_of(case, entry))


@rule(
    "far_exceeded",
    "需说明",
    asks=("{subject}远超目标的原因", "why {subject} went far beyond its target"),
    ground=(
        "完成值超过目标值30%以上的，目标可能定得过低，应说明原因",
        "a result above 130 % of its target needs a reason: the target may have been too low",
    ),
    example=("培训目标100人次，实际完成320人次", "target 100 attendances, result 320"),
)
def far_exceeded(case: Case) -> Iterator[Found]:
    """An indicator went far beyond its target, and no reason is printed."""
    for entry in entries_of(case):
        reached = share_reached(entry)
        if reached is not None and is_far_exceeded(entry) and not entry.reason:
            values = numbers_of(case, entry) | {"share": share_in_words(reached)}
            yield found_in_rows(entry.name, [entry.target, entry.result], values)


@rule(
    "target_without_result",
    "需说明",
    asks=("{subject}的完成值", "the result of {subject}"),
    ground=(
        "每项绩效目标都应有完成情况",
        "each target has a result",
    ),
    example=("指标值≥30场，完成值未填", "a target of ≥30, and no result"),
    sentences=("target_without_result", "targets_without_result"),
)
def target_without_result(case: Case) -> Iterator[Found]:
    """Indicators of a form with results have a target and no result."""
    yield from _without(case, "indicator_target", "indicator_result", "target")


@rule(
    "result_without_target",
    "需说明",
    asks=("{subject}的目标值", "the target of {subject}"),
    ground=("没有目标值的完成情况无法评价", "a result without a target cannot be judged"),
    example=("完成值26场，指标值未填", "a result of 26, and no target"),
    sentences=("result_without_target", "results_without_target"),
)
def result_without_target(case: Case) -> Iterator[Found]:
    """Indicators of a form have a result and no target."""
    yield from _without(case, "indicator_result", "indicator_target", "result")


def _without(case: Case, there: str, lacking: str, what: str) -> Iterator[Found]:
    """What one side of a table's entries lacks; a table in which many lack it does not ask for it, or was misread."""
    tables: dict[str, list[FormEntry]] = {}
    for entry in entries_of(case):
        if {there, lacking} <= entry.places.keys():
            tables.setdefault(entry.table, []).append(entry)
    for entries in tables.values():
        bare = [entry for entry in entries if there in entry.words and lacking not in entry.words]
        if not bare or 3 * len(bare) > len(entries) or not all(entry.is_understood for entry in entries):
            continue
        values = {
            "name": bare[0].name,
            "names": case.listed(entry.name for entry in bare),
            "count": len(bare),
        }
        key = f"{what}_without_{'result' if what == 'target' else 'target'}"
        sentence = key if len(bare) == 1 else f"{what}s_without_{'result' if what == 'target' else 'target'}"
        rows = [entry.target if what == "target" else entry.result for entry in bare]
        found = found_in_rows(bare[0].name, rows, values, sentence)
        place = bare[0].places[there]
        yield found if found.figures else Found(found.subject, (), values, sentence, locator=place)


RULES = (full_points_unmet, unmet_without_reason, far_exceeded, target_without_result, result_without_target)
