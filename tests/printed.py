"""Figures frames from a few literal rows of a made-up report, for the tests of measures."""

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers import schema

YEAR = "2024"


def figure(
    kind: str, subject: str, measure: str, value: object, unit: str = "万元", **more: str
) -> dict[str, str]:
    """One figure's row; what is not given is empty."""
    row = dict.fromkeys(schema.names(schema.FIGURES), "") | {
        "department": "made-up-bureau",
        "year": YEAR,
        "kind": kind,
        "subject": subject,
        "measure": measure,
        "value": str(value),
        "unit": unit,
        "qualifier": "exact",
        "label": measure,
        "stage": "" if kind in ("money", "nil") else "done",
        "phrase": f"{value}{unit}",
    }
    return row | more


def money(subject: str, measure: str, value: object, account: str = "fund", **more: str) -> dict[str, str]:
    """An amount in 万元, of a project allocation if nothing else is said."""
    return figure("money", subject, measure, value, **({"account": account} | more))


def own(measure: str, value: object, account: str = "total", **more: str) -> dict[str, str]:
    """An amount of the department."""
    return money("部门", measure, value, account, **more)


def count(subject: str, measure: str, value: object, unit: str, **more: str) -> dict[str, str]:
    """A count that was done."""
    return figure("count", subject, measure, value, unit, **more)


def rate(subject: str, measure: str, value: object, **more: str) -> dict[str, str]:
    """A printed rate in percent."""
    return figure("ratio", subject, measure, value, "%", **more)


def fund(name: str, **amounts: object) -> list[dict[str, str]]:
    """A project allocation's amounts by measure."""
    return [money(name, measure, value) for measure, value in amounts.items()]


def flattened(rows: Iterable) -> Iterator[dict[str, str]]:
    """Rows out of lists of rows."""
    for row in rows:
        yield from [row] if isinstance(row, dict) else flattened(row)


def figures(
    *rows: dict[str, str] | list[dict[str, str]], aliases: dict[str, str] | None = None
) -> pd.DataFrame:
    """Rows (or lists of rows) as a frame, with ids a0, a1 … and lines."""
    flat = list(flattened(rows))
    names = aliases or {}
    frame = pd.DataFrame(flat, columns=schema.names(schema.FIGURES), dtype="str")
    ids = [row["id"] or f"a{place}" for place, row in enumerate(flat)]
    return frame.assign(id=ids, line=[names.get(row["subject"], row["subject"]) for row in flat])


def by_name(facts: pd.DataFrame, subject: str) -> dict[str, dict[str, str]]:
    """A subject's facts by name, for the report's own year."""
    own_rows = facts[(facts["subject"] == subject) & (facts["period"] == YEAR)]
    return {row["fact"]: row for row in own_rows.to_dict("records")}
