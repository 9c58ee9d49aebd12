"""What people add to a reading: corrections of figures, and the unit's replies to findings."""

import re
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import InputError, did_you_mean, in_quotes
from helpers.frames import Row, records
from helpers.messages import say
from helpers.read.typed.cells import checked
from helpers.read.typed.older_ids import ids_today, number_or_text
from helpers.read.typed.table_files import read_table_file
from helpers.years import is_day, no_day

SURE = ("sure", "确定")
CORRECTIONS = (
    schema.Column("id", "编号", "Id", "text", "the figure's id"),
    schema.Column("column", "列", "Column", "text", "the column that is corrected"),
    schema.Column("was", "原值", "Was", "text", "what was read there"),
    schema.Column("value", "更正为", "Value", "text", "what is right"),
    schema.Column("reason", "更正理由", "Reason", "text", "why, for the reader of the report"),
    schema.Column(
        "phrase", "原文", "Printed phrase", "text", "the figure's printed words; only to tell it from others"
    ),
    schema.Column("label", "报告用语", "Label", "text", "its label; only to tell it from others"),
)
REPLIES = (
    schema.Column("rule", "规则", "Rule", "text", "the rule of the finding, or the finding's id"),
    schema.Column("subject", "对象", "Subject", "text", "the finding's subject; may be empty beside an id"),
    schema.Column("reply", "答复", "Reply", "text", "the unit's words"),
    schema.Column("date", "日期", "Date", "date", "when it was given"),
)
NEEDED = ("id", "column", "was", "value", "reason")
FIXED = ("id", "department", "year", "source", "locator", "origin", "doubt")
CERTAINTY = "certainty"


def corrected(figures: pd.DataFrame, path: Path, language: str = "zh") -> tuple[pd.DataFrame, list[str]]:
    """The figures with the corrections of a file applied, origin `corrected`, and what there is to know of them.

    All are applied or none: a row whose id is absent, or whose `was` is not what
    was read, raises InputError. An id of before is matched by what was read
    where that fits one figure alone. Bounds follow a corrected number or word; a
    corrected figure is sure.
    """
    table = read_table_file(path, CORRECTIONS, NEEDED, language)
    rows = {row["id"]: row for row in records(figures)}
    today = ids_today([correction for _, correction in table.rows], rows)
    changes: dict[str, Row] = {}
    problems: list[str] = []
    for number, correction in table.rows:
        correction = correction | {"id": today.get(correction["id"], correction["id"])}
        problem = _problem(correction, rows, changes)
        if problem:
            problems.append(f"row {number}, {problem}")
        else:
            changes.setdefault(correction["id"], {})[correction["column"]] = correction["value"]
    notes = [_note(path, old, rows[new], language) for old, new in today.items()]
    for name, change in changes.items():
        rows[name] = changed(f"the corrected {name}", rows[name], change, problems)
    if problems:
        raise InputError(path, problems)
    return pd.DataFrame(list(rows.values()), columns=figures.columns, dtype="str"), [*table.notes, *notes]


def _note(path: Path, old: str, row: Row, language: str) -> str:
    return say("read.older_id", language, path=path.name, old=old, id=row["id"], phrase=row["phrase"])


def _problem(correction: Row, rows: dict[str, Row], changes: dict[str, Row]) -> str:
    name, column, was = correction["id"], correction["column"], correction["was"]
    columns = [known for known in schema.names(schema.FIGURES) if known not in FIXED]
    if name not in rows:
        return f"id: no figure has the id {in_quotes(name)}; copy it from the report's table of sources"
    if column not in columns:
        return (
            f"column: {in_quotes(column)} is no column that can be corrected; {did_you_mean(column, columns)}"
        )
    if column in changes.get(name, {}):
        return f"column: {in_quotes(column)} of {name} is corrected twice; keep one"
    if number_or_text(was) != number_or_text(rows[name][column]):
        return f"was: {in_quotes(was)} is not what was read there, which is {in_quotes(rows[name][column])}"
    if column == CERTAINTY and correction["value"] not in SURE:
        return f"value: {in_quotes(correction['value'])} is no certainty of a person's; 'sure', or correct what is wrong"
    if not correction["reason"]:
        return "reason: the cell is empty; say why the figure is corrected"
    return ""


def changed(place: str, row: Row, change: Row, problems: list[str]) -> Row:
    """A figure with what a person put right, each cell checked; `place` begins what is said of a wrong one."""
    merged = row | change
    if set(change) != {CERTAINTY}:
        merged |= {"origin": "corrected"}
    if {"value", "qualifier", "unit", "kind"} & set(change):
        merged |= {bound: change.get(bound, "") for bound in ("lower", "upper")}
    if CERTAINTY in change and merged["measure"] == schema.UNASSIGNED:
        problems.append(f"{place}, certainty: its measure is unassigned; correct that too")
    return row | checked(place, merged, problems)


def read_replies(path: Path, language: str = "zh") -> pd.DataFrame:
    """The unit's replies: rule or id, subject, reply, date. Raises InputError with all problems of the file."""
    table = read_table_file(path, REPLIES, ("rule", "subject", "reply"), language)
    problems = []
    for number, row in table.rows:
        by_id = re.fullmatch(schema.FINDING_ID, row["rule"])
        for name in ("rule", "subject", "reply"):
            if not row[name] and not (by_id and name == "subject"):
                problems.append(f"row {number}, {name}: the cell is empty")
        if row.get("date") and not is_day(row["date"]):
            problems.append(f"row {number}, date: {no_day(row['date'])}")
    if problems:
        raise InputError(path, problems)
    rows = [row for _, row in table.rows]
    return pd.DataFrame(rows, columns=schema.names(REPLIES), dtype="str").fillna("")
