"""Money that is handed on to others and counted as spent (以拨代支), and what a document left in by mistake.

Its tests: test_questions.py.
"""

from collections.abc import Iterator

from helpers import schema
from helpers.frames import Row
from helpers.measure.figures import figures_of
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.form_entries import table_of_place
from helpers.measure.rules.rule import Found, rule


@rule(
    "handed_on",
    "需说明",
    asks=("{subject}拨付资金的依据、对象、使用和结余", "grounds, receivers, use and balance of {subject}"),
    ground=(
        "资金拨出即列支出的，实际使用和结余不在报告中反映（以拨代支）",
        "money that counts as spent when it is handed on leaves its use and its balance out of the report",
    ),
    example=("委员履职经费75.90万元“直接拨付到各界别”", "75.90万元 handed on as “直接拨付到各界别”"),
)
def handed_on(case: Case) -> Iterator[Found]:
    """Money was handed on to others, without a document as its ground."""
    seen: set[str] = set()
    for row in case.spoken("handed_on", "yes"):
        if row["subject"] in seen:
            continue
        seen.add(row["subject"])
        line = case.subjects.get(row["subject"]) if row["subject"] != schema.DEPARTMENT else None
        spent = line.amounts["actual"] if line is not None else None
        amount = case.money(spent) if spent is not None and spent.number else ""
        named = "" if row["subject"] == schema.DEPARTMENT else row["subject"]
        values = {"line": f"{named}{amount}", "share": _share_of_projects(case, spent), "words": row["words"]}
        ids = figures_of(spent) if spent is not None and amount else ()
        likely = tuple(name for name in ids if case.row(name)["certainty"] != "sure")
        yield Found(row["subject"], ids, values, locator=row["locator"], assumed=likely)


def _share_of_projects(case: Case, spent: object) -> str:
    """How much of project expenditure a line's spending is, in brackets."""
    whole = case.own.amounts["project_expenditure"].number
    number = getattr(spent, "number", None)
    if not whole or number is None or not 0 < number <= whole:
        return ""
    return case.say("share_of_projects", share=share_in_words(number / whole))


@rule(
    "placeholder",
    "提示",
    asks=("未填写的内容", "blanks that were left in"),
    ground=("模板中的占位内容未替换", "a blank of the form was not filled in"),
    example=("“XX项目建设XX个，待填写”", "left as it was: “XX项目建设XX个，待填写”"),
)
def placeholder(case: Case) -> Iterator[Found]:
    """Blanks of a form that nobody filled in, in one finding."""
    rows = case.spoken("placeholder", "yes")
    if rows:
        quoted = dict.fromkeys(case.say("quoted", name=row["words"]) for row in rows)
        more = case.say("and_more", count=len(rows)) if len(quoted) > 3 else ""
        values = {"count": len(rows), "words": case.listed(list(quoted)[:3]) + more}
        yield Found(schema.DEPARTMENT, (), values, locator=rows[0]["locator"])


@rule(
    "other_year",
    "提示",
    asks=("所述年度", "the year that is spoken of"),
    ground=("沿用上年文字未改的，年度与报告不一", "a sentence kept from last year names last year"),
    example=(
        "2024年度报告的结论为“2023年度绩效目标全部完成”",
        "the conclusion of 2024: “2023年度绩效目标全部完成”",
    ),
)
def other_year(case: Case) -> Iterator[Found]:
    """A result is said of an earlier year than the report's."""
    for row in case.spoken("other_year", "yes"):
        values = {"words": row["words"], "year": case.books.year}
        yield Found(row["subject"], (), values, locator=row["locator"])


@rule(
    "other_unit",
    "提示",
    asks=("所述单位", "the unit that is spoken of"),
    ground=(
        "套用其他单位文字未改的，单位名称与报告不一",
        "a sentence taken from another unit's report names that unit",
    ),
    example=("农业农村局的报告称“水利局承担……”", "the duties of another bureau in a bureau's report"),
)
def other_unit(case: Case) -> Iterator[Found]:
    """Duties or people of another unit are told."""
    for name, rows in _by_subject(case.spoken("other_unit", "yes")).items():
        yield Found(name, (), {"unit": name}, locator=rows[0]["locator"])


def _by_subject(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows of words by whose they are."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["subject"], []).append(row)
    return found


@rule(
    "table_not_empty",
    "需说明",
    asks=("称为空表而列有金额的表", "a table that is said to be empty and is not"),
    ground=("注明为空表的，表中不应有金额", "a table that is said to be empty holds no amounts"),
    example=("注“本表无数据”，表列金额3万元", "“本表无数据” below a table with 3万元 in it"),
)
def table_not_empty(case: Case) -> Iterator[Found]:
    """A note says that a table is empty, and it holds amounts that are not 0."""
    for words in case.spoken("table_empty", "yes"):
        table = table_of_place(f"{words['locator']} row 1")
        rows = [
            row
            for row in case.statements.rows
            if row["kind"] == "money"
            and table_of_place(row["locator"]) == table
            and row["value"] not in ("", "0")
        ]
        if rows:
            values = {"words": words["words"], "count": len(rows), "phrase": rows[0]["phrase"]}
            likely = tuple(row["id"] for row in rows[:1] if row["certainty"] != "sure")
            yield Found(schema.DEPARTMENT, (rows[0]["id"],), values, locator=words["locator"], assumed=likely)


RULES = (handed_on, placeholder, other_year, other_unit, table_not_empty)
