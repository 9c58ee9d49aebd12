"""One table over all departments and years: its types, what is kept of it, and when that is read anew.

Tests of read.many_tables, read.word_codes and read.typed_frames.
"""

import csv
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

import helpers
from helpers import schema
from helpers.errors import JixiaoError
from helpers.read import tables

HEAD = schema.names(schema.FACTS)


def write_facts(data: Path, department: str, year: str, *rows: dict[str, str]) -> None:
    """A department-year with these processed facts."""
    (data / "raw" / department / year).mkdir(parents=True, exist_ok=True)
    folder = data / "processed" / department / year
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({"subject": "部门", "period": year, "status": "ok", **row} for row in rows)


@pytest.fixture
def data(tmp_path) -> Path:
    """Two departments: amounts, a ratio, one that has no base, one that is missing."""
    write_facts(tmp_path, "aa", "2023", {"fact": "actual", "value": "1200000", "unit": "元"})
    write_facts(
        tmp_path, "aa", "2024",
        {"fact": "actual", "value": "1325339.69", "unit": "元"},
        {"fact": "execution_to_initial", "value": "0.5", "unit": "1", "numerator": "1", "denominator": "2"},
        {"fact": "execution_to_adjusted", "value": "", "unit": "1", "status": "undefined", "denominator": "0"},
    )  # fmt: skip
    write_facts(tmp_path, "bb", "2024", {"fact": "actual", "value": "800000", "unit": "元"})
    return tmp_path


def test_numbers_add_up_and_stand_beside_their_exact_text(data):
    facts = helpers.tables("facts", data_dir=data)
    spent = facts[facts["fact"] == "actual"]
    assert spent["value"].sum() == 3325339.69
    assert list(spent["value_text"]) == ["1200000", "1325339.69", "800000"]
    assert spent.groupby("department")["value"].sum().to_dict() == {"aa": 2525339.69, "bb": 800000.0}


def test_a_restricted_department_is_had_by_its_name_alone(data):
    (data / "raw/bb/department.toml").write_text('name_zh = "乙局"\nrestricted = true\n', encoding="utf-8")
    assert set(helpers.tables("facts", data_dir=data)["department"]) == {"aa"}
    assert set(helpers.tables("facts", departments="bb", data_dir=data)["department"]) == {"bb"}


def test_money_is_in_the_unit_that_is_asked_for_and_ratios_stay(data):
    facts = helpers.tables("facts", data_dir=data, unit="万元")
    assert list(facts["value"].round(6).fillna(-1)) == [120, 132.533969, 0.5, -1, 80]
    assert list(facts["unit"]) == ["万元", "万元", "1", "1", "万元"]


def test_a_missing_number_is_none_and_never_0(data):
    facts = helpers.tables("facts", "aa", 2024, data_dir=data)
    [row] = facts[facts["fact"] == "execution_to_adjusted"].to_dict("records")
    assert pd.isna(row["value"])
    assert (row["denominator"], row["value_text"], row["status"]) == (0, "", "undefined")


def test_words_are_categories_years_ordered_and_labels_in_the_language_asked_for(data):
    facts = helpers.tables("facts", data_dir=data, language="en")
    assert facts["year"].cat.ordered
    assert list(facts[facts["year"] > "2023"]["department"]) == ["aa", "aa", "aa", "bb"]
    assert list(facts["fact_label"].cat.categories)[0] == "Actual spending"
    assert list(helpers.tables("facts", "bb", data_dir=data)["fact_label"]) == ["实际支出"]
    assert list(helpers.tables("facts", "bb", data_dir=data)["fact"].cat.categories) == ["actual"]


def test_a_choice_has_its_own_rows_whatever_was_read_before(data):
    assert list(helpers.tables("facts", ["bb"], data_dir=data)["value"]) == [800000]
    assert list(helpers.tables("facts", years="2022..2023", data_dir=data)["value"]) == [1200000]
    assert len(helpers.tables("facts", data_dir=data)) == 5
    assert list(helpers.tables("facts", "aa", "2023", data_dir=data)["department"]) == ["aa"]


def test_what_changed_is_read_anew_and_what_is_new_comes_in_its_place(data):
    helpers.tables("facts", data_dir=data)
    shutil.rmtree(data / "processed/aa/2024")
    write_facts(data, "aa", "2024", {"fact": "actual", "value": "7", "unit": "元"})
    write_facts(data, "ab", "2024", {"fact": "actual", "value": "9", "unit": "元"})
    facts = helpers.tables("facts", data_dir=data)
    assert list(zip(facts["department"], facts["value"], strict=True)) == [
        ("aa", 1200000), ("aa", 7), ("ab", 9), ("bb", 800000),
    ]  # fmt: skip
    shutil.rmtree(data / "raw/bb")
    assert list(helpers.tables("facts", data_dir=data)["value"]) == [1200000, 7, 9]


def test_a_file_of_the_same_size_written_at_the_same_time_is_told_apart(data):
    helpers.tables("facts", data_dir=data)
    path = data / "processed/bb/2024/facts.csv"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    new = path.with_suffix(".new")
    new.write_bytes(path.read_bytes().replace(b"800000", b"900000"))
    new.replace(path)
    os.utime(path, ns=times)
    assert list(helpers.tables("facts", "bb", data_dir=data)["value"]) == [900000]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x93NUMPY", b"{}"])
def test_what_is_kept_may_be_damaged_and_is_made_again(data, content):
    helpers.tables("facts", data_dir=data)
    [kept] = (data / "processed/.jixiao").glob("*.npz")
    kept.write_bytes(content)
    assert len(helpers.tables("facts", data_dir=data)) == 5
    assert kept.stat().st_size > 1000


def test_cells_with_commas_quotes_and_lines_come_as_they_are(data):
    words = 'a,"b"\n乙'
    write_facts(data, "cc", "2024", {"fact": "NA", "reason": words}, {"fact": "actual", "reason": "null"})
    facts = helpers.tables("facts", "cc", data_dir=data)
    assert (list(facts["reason"]), list(facts["fact"])) == ([words, "null"], ["NA", "actual"])


def test_a_table_without_a_row_has_its_columns(data):
    write_facts(data, "dd", "2024")
    facts = helpers.tables("facts", "dd", data_dir=data)
    assert (len(facts), facts["value"].dtype) == (0, "float64")
    assert "fact_label" in facts.columns


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"table": "fact"}, "'fact' is no table; did you mean 'facts'?"),
        ({"departments": "aab"}, "no such folder; did you mean 'aa'?"),
        ({"years": "2019"}, "nothing of what was chosen; there is aa/2023, aa/2024, bb/2024"),
        ({"unit": "万圆"}, "'万圆' is no unit of money; one of 元"),
        ({"table": "checks"}, "no processed figures; run jixiao process --department aa --years 2023"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(data, choice, message):
    with pytest.raises(JixiaoError) as error:
        helpers.tables(**{"table": "facts", "data_dir": data} | choice)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_every_table_of_the_shipped_data_has_its_columns_and_rows(processed_data):
    for name in ("facts", "figures", "activities", "checks", "findings"):
        table = helpers.tables(name, data_dir=processed_data)
        paths = sorted((processed_data / "processed").glob(f"*/*/{name}.csv"))
        rows = [pd.read_csv(path, dtype="str", keep_default_na=False) for path in paths]
        together = pd.concat(rows, ignore_index=True)
        for column in schema.TABLES[name]:
            told = column.name + "_text" * (f"{column.name}_text" in table.columns)
            assert list(table[told]) == list(together[column.name]), (name, told)


def test_amounts_of_figures_are_in_one_unit_and_counts_keep_theirs(processed_data):
    figures = helpers.tables("figures", "lusong-cppcc", data_dir=processed_data, unit="元")
    money = figures[figures["kind"] == "money"]
    assert set(money["unit"]) == {"元"}
    assert 7075300 in set(money["value"])
    assert "个" in set(figures["unit"])


def test_the_package_names_what_an_analyst_begins_with():
    assert "tables" in dir(helpers)
    assert helpers.tables is tables
    with pytest.raises(AttributeError, match="no attribute 'table'"):
        _ = helpers.table
