"""Indicators that say nothing: without a number, with the wrong sign, without a survey, out of their year.

Its tests: test_questions.py.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from helpers import schema
from helpers.frames import Row
from helpers.measure.rules.case import Case
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import FormEntry, entries_of, table_of_place
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.targets import indicator_number
from helpers.measure.rules.ways import is_named

_DATE = re.compile(r"((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月)?")
_LEVELS = ("quantity", "quality", "time", "cost", "satisfaction")
_NAMED = 5
"""So many indicators are named in a sentence, the others counted."""


@rule(
    "cost_at_least",
    "需说明",
    asks=("{subject}的方向", "the direction of {subject}"),
    ground=(
        "成本指标是上限，指标值不应为“≥”",
        "a cost indicator is an upper limit: its target is never ≥",
    ),
    example=("成本指标“培训成本”指标值≥100万元", "a cost indicator with a target of ≥100万元"),
)
def cost_at_least(case: Case) -> Iterator[Found]:
    """A cost indicator has a target from below."""
    for entry in entries_of(case):
        is_cost = is_named(entry.group or entry.name, "cost") and not is_named(
            entry.name, "more_is_better_of_costs"
        )
        if is_cost and entry.target is not None and entry.target["qualifier"] == "at_least":
            values = {"name": entry.name, "target": indicator_number(entry.target, case.language)}
            yield found_in_rows(entry.name, entry.rows, values)


@rule(
    "target_beyond_all",
    "需说明",
    asks=("{subject}目标值超过100%", "the target of {subject} beyond 100 %"),
    ground=("满意度、合格率等不会超过100%", "satisfaction and rates of passing do not go beyond 100 %"),
    example=("服务对象满意度指标值≥120%", "a target of ≥120 % for satisfaction"),
)
def target_beyond_all(case: Case) -> Iterator[Found]:
    """A target for a share of something is above all of it."""
    bounded = {ratio.name for ratio in schema.RATIOS if ratio.within_one} | {"pass_rate"}
    for entry in entries_of(case):
        target = entry.target
        is_share = target is not None and target["measure"] in bounded and target["unit"] == "%"
        if target is not None and is_share and Decimal(target["value"]) > 100:
            yield found_in_rows(
                entry.name, [target], {"name": entry.name, "target": indicator_number(target, case.language)}
            )


@rule(
    "satisfaction_without_survey",
    "提示",
    asks=("满意度的调查依据", "the survey behind satisfaction"),
    ground=(
        "满意度应来自问卷等调查，“未收到投诉”不是依据",
        "satisfaction rests on a survey; “no complaints” is none",
    ),
    example=("服务对象满意度95%，未检出问卷或调查", "satisfaction of 95 %, no survey found"),
)
def satisfaction_without_survey(case: Case) -> Iterator[Found]:
    """Satisfaction is printed, and nowhere what it rests on."""
    rates = [
        row
        for row in case.statements.rows
        if row["measure"] == "satisfaction_rate"
        and row["stage"] == "done"
        and row["period"] == case.books.year
    ]
    counted = any(_is_of_survey(row) for row in case.statements.rows)
    if rates and not counted and case.spoken("survey", "no"):
        names = dict.fromkeys(
            f"{row['label'] or row['line']}{indicator_number(row, case.language)}" for row in rates
        )
        yield found_in_rows(schema.DEPARTMENT, rates, {"rates": case.listed(list(names)[:_NAMED])})


def _is_of_survey(row: Row) -> bool:
    """Whether a count is one of a survey; other things are distributed too."""
    if row["measure"] == "distributed":
        return is_named(row["line"] + row["label"], "survey")
    return row["measure"] in ("returned_valid", "satisfied")


@rule(
    "indicators_without_numbers",
    "提示",
    asks=("未量化的指标", "indicators without a number"),
    ground=(
        "绩效指标应当细化、量化；不能量化的，应有可衡量的标准",
        "indicators are to have numbers, or where that cannot be, something to measure by",
    ),
    example=("“履职能力”指标值“有效提升”", "a target of “有效提升”"),
)
def indicators_without_numbers(case: Case) -> Iterator[Found]:
    """Targets of indicators in words alone, in one finding."""
    bare = [entry for entry in entries_of(case) if _is_without_number(entry)]
    if bare:
        quoted = [
            case.say("name_and_words", name=entry.name, words=entry.words["indicator_target"])
            for entry in bare
        ]
        more = case.say("and_more", count=len(bare)) if len(bare) > _NAMED else ""
        values = {"count": len(bare), "names": case.listed(quoted[:_NAMED]) + more}
        place = bare[0].places["indicator_target"]
        yield Found(schema.DEPARTMENT, (), values, locator=place)


def _is_without_number(entry: FormEntry) -> bool:
    """Whether the target is words alone."""
    words = entry.words.get("indicator_target", "")
    return (
        bool(words)
        and entry.target is None
        and re.search("[0-9０-９零一二三四五六七八九十百千万]", words) is None
    )


@rule(
    "indicator_twice",
    "提示",
    asks=("{subject}重复设置", "{subject} under two heads"),
    ground=("同一指标列在两类指标下，分值重复计算", "one indicator under two heads has its points twice"),
    example=("“培训人次”同时列为数量指标和社会效益指标", "one indicator among outputs and among benefits"),
)
def indicator_twice(case: Case) -> Iterator[Found]:
    """One indicator stands under two heads of one form, with one target."""
    places: dict[tuple[str, str, str], list[FormEntry]] = defaultdict(list)
    for entry in entries_of(case):
        target = entry.words.get("indicator_target", "")
        if entry.group and target and entry.target is not None:
            places[entry.table, entry.name, target].append(entry)
    for (_, name, target), entries in places.items():
        groups = list(dict.fromkeys(entry.group for entry in entries))
        if len(groups) > 1:
            values = {"name": name, "target": target, "groups": case.listed(groups)}
            yield found_in_rows(name, [entry.target for entry in entries], values)


@rule(
    "date_outside_year",
    "提示",
    asks=("{subject}的完成时间", "the date of {subject}"),
    ground=(
        "年度绩效目标的完成时间应在本年度内；跨年度项目除外",
        "the targets of a year are reached in it, but for projects of several years",
    ),
    example=("2024年度指标，完成时间为2025年6月底前", "a target of 2024 to be reached by June 2025"),
)
def date_outside_year(case: Case) -> Iterator[Found]:
    """The target or result of an indicator is a date outside the report's year."""
    for entry in entries_of(case):
        for item in ("indicator_target", "indicator_result"):
            words = entry.words.get(item, "") if "indicator_result" in entry.places else ""
            years = {found[1] for found in _DATE.finditer(words)}
            if years and case.books.year not in years:
                values = {"name": entry.name, "words": words, "year": case.books.year}
                yield Found(entry.name, (), values, locator=entry.places[item])
                break


@rule(
    "completed_late",
    "需说明",
    asks=("{subject}晚于期限", "the day of completion, later than the time set"),
    ground=(
        "一年期项目应在实施期限内完成；跨年度项目应注明",
        "a project of one year is done within its time; one of several years says so",
    ),
    example=(
        "实施期限至2025年12月31日，实际完成时间为2026年6月20日",
        "time until 31 December 2025, done in June 2026",
    ),
)
def completed_late(case: Case) -> Iterator[Found]:
    """A form's day of completion lies in a year after the time that it sets, or after its own year."""
    for row in case.spoken("completed", "yes"):
        table = table_of_place(row["locator"])
        limits = [
            words["words"]
            for words in case.spoken("lasts", "yes")
            if table_of_place(words["locator"]) == table
        ]
        last = max([case.books.year, *(found[1] for limit in limits for found in _DATE.finditer(limit))])
        days = [found[1] for found in _DATE.finditer(row["words"])]
        if days and min(days) > last:
            values = {"label": row["subject"], "words": row["words"], "limit": limits[0] if limits else last}
            yield Found(row["subject"], (), values, locator=row["locator"])


@rule(
    "misplaced_indicator",
    "提示",
    asks=("三级指标的归类", "the heads of indicators"),
    ground=("三级指标应与所在二级指标相符", "an indicator fits the head that it stands under"),
    example=("“发放及时率”列在质量指标下", "“paid in time” among the indicators of quality"),
)
def misplaced_indicator(case: Case) -> Iterator[Found]:
    """Indicators whose names tell another level 2 than that which they stand under."""
    misplaced = [entry for entry in entries_of(case) if _is_misplaced(entry)]
    if misplaced:
        names = [
            case.say("name_and_words", name=entry.name, words=_level_2(entry)) for entry in misplaced[:_NAMED]
        ]
        values = {"count": len(misplaced), "names": case.listed(names)}
        place = misplaced[0].places.get("indicator_target", "")
        yield Found(schema.DEPARTMENT, (), values, locator=place)


def _level_2(entry: FormEntry) -> str:
    return entry.group.rpartition("›")[2]


def _is_misplaced(entry: FormEntry) -> bool:
    """Whether a name tells one level 2, and the entry stands under another that is known."""
    told = [level for level in _LEVELS if is_named(entry.name, f"of_{level}")]
    heads = [level for level in _LEVELS if is_named(_level_2(entry), f"level_of_{level}")]
    is_told = len(told) == 1 and not is_named(entry.name, "not_told_by_name")
    return is_told and len(heads) == 1 and told != heads


RULES = (
    completed_late,
    cost_at_least,
    target_beyond_all,
    satisfaction_without_survey,
    indicators_without_numbers,
    indicator_twice,
    misplaced_indicator,
    date_outside_year,
)
