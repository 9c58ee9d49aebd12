"""The approved targets of a year: targets.xlsx, targets.csv, or the target form itself, as rows of the words table."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import InputError, JixiaoError
from helpers.frames import records
from helpers.read.places import targets_files
from helpers.read.typed import read_targets

TYPED = (".csv", ".xlsx")


def approved_targets(folder: Path, language: str = "zh") -> pd.DataFrame:
    """What was approved for the indicators of a year, in the columns of schema.WORDS; no rows where nothing is there.

    Raises JixiaoError for two such files, and for one that cannot be read.
    """
    paths = targets_files(folder)
    if len(paths) > 1:
        raise JixiaoError(f"{folder}: both {paths[0].name} and {paths[1].name}; keep one")
    rows = list(_approved_rows(paths[0], language)) if paths else []
    return pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")


def _approved_rows(path: Path, language: str) -> Iterator[list[str]]:
    """Item, indicator, found, words and place of each approved number."""
    if path.suffix.lower() in TYPED:
        for number, row in read_targets(path, language):
            yield from _of_one(row, f"{path.name} row {number}")
        return
    found = list(_of_form(path, language))
    if not found:
        raise InputError(path, ["no indicator with a target was found in it; type them into targets.xlsx"])
    for row, place in found:
        yield from _of_one(row, f"{path.name} {place}")


def _of_one(row: dict[str, str], place: str) -> Iterator[list[str]]:
    """The target and the weight of one indicator."""
    told = {"approved_target": row["target"] + row["unit"], "approved_weight": row["weight"]}
    for item, words in told.items():
        if words:
            yield [item, row["indicator"], "yes", words, place]


def _of_form(path: Path, language: str) -> Iterator[tuple[dict[str, str], str]]:
    """The indicators of a target form, each with its target and its weight."""
    from helpers.read.report import extract

    read = extract(path, language, within=path.parent)
    points = [row for row in records(read.figures) if row["measure"] == "weight"]
    weights = {row["locator"].rpartition(" column")[0]: row["value"] for row in points}
    for row in records(read.words[read.words["item"] == "indicator_target"]):
        line = row["locator"].rpartition(" column")[0]
        told = {
            "indicator": row["subject"],
            "target": row["words"],
            "unit": "",
            "weight": weights.get(line, ""),
        }
        if row["words"]:
            yield told, row["locator"]
