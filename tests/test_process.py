"""Raw to processed: whole folders, the same bytes, and a bad department-year that stops nobody."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers import schema
from helpers.errors import InputError, JixiaoError
from helpers.publish import process as processing
from helpers.publish import process_all
from helpers.publish.process import process
from helpers.read import read_processed, read_raw

DATA = Path(__file__).parents[1] / "data"
HEADER = "kind,subject,measure,value,unit,phrase,account"
ROWS = (
    "money,培训费,initial,5,万元,年初预算5万元,fund",
    "money,培训费,adjustment,-1,万元,调减1万元,fund",
    "money,培训费,actual,3,万元,支出3万元,fund",
    "money,培训费,carryover,1,万元,结余1万元,fund",
    "money,差旅费,initial,0,万元,年初预算0万元,fund",
    "money,差旅费,actual,2,万元,支出2万元,fund",
)


def raw(data: Path, name: str = "demo", year: str = "2024", rows: tuple[str, ...] = ROWS) -> Path:
    folder = data / "raw" / name
    (folder / year).mkdir(parents=True)
    (folder / "department.toml").write_text('name_zh = "示范局"\n', encoding="utf-8")
    path = folder / year / "figures.csv"
    path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stored(data: Path, table: str) -> pd.DataFrame:
    path = data / "processed" / "demo" / "2024" / f"{table}.csv"
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def test_every_table_is_written_with_its_columns(tmp_path):
    raw(tmp_path)
    process(tmp_path, "demo", "2024")
    tables = {name: schema.names(columns) for name, columns in schema.TABLES.items()}
    tables |= {"replies": ["rule", "subject", "reply", "date"], "notes": ["note"]}
    files = {path.stem for path in (tmp_path / "processed/demo/2024").iterdir()}
    assert {name: list(stored(tmp_path, name).columns) for name in sorted(files)} == dict(
        sorted(tables.items())
    )


def test_facts_carry_numerator_denominator_status_and_figures(tmp_path):
    raw(tmp_path)
    figures = process(tmp_path, "demo", "2024").figures
    ids = dict(zip(figures["phrase"], figures["id"], strict=True))
    facts = stored(tmp_path, "facts")
    facts = facts[(facts["fact"] == "execution_to_initial") & facts["subject"].isin(["培训费", "差旅费"])]
    columns = ["subject", "value", "base", "numerator", "denominator", "status"]
    assert list(facts[columns].itertuples(index=False, name=None)) == [
        ("培训费", "0.6", "initial", "30000", "50000", "ok"),
        ("差旅费", "", "initial", "20000", "0", "undefined"),
    ]
    assert set(facts["figures"].iloc[0].split()) == {ids["年初预算5万元"], ids["支出3万元"]}


def test_processed_figures_are_the_raw_ones(tmp_path):
    raw(tmp_path)
    process(tmp_path, "demo", 2024)
    before, after = read_raw(tmp_path, "demo", "2024"), read_processed(tmp_path, "demo", "2024")
    assert after.figures.equals(before.figures)
    assert after.profile == before.profile
    assert (after.words.empty, after.replies.empty, after.notes) == (True, True, [])


def test_notes_on_the_reading_reach_the_notebook(tmp_path):
    path = raw(tmp_path)
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    process(tmp_path, "demo", "2024")
    assert read_processed(tmp_path, "demo", "2024").notes == ["figures.csv：不是UTF-8编码，已按GB18030读取"]


def test_replies_reach_the_notebook(tmp_path):
    folder = raw(tmp_path).parent
    (folder / "replies.csv").write_text("rule,subject,reply\nx,培训费,已补\n", encoding="utf-8")
    process(tmp_path, "demo", "2024")
    assert list(read_processed(tmp_path, "demo", "2024").replies["reply"]) == ["已补"]


def test_same_input_gives_the_same_bytes(tmp_path):
    for copy in ("one", "two"):
        shutil.copytree(DATA / "raw", tmp_path / copy / "raw")
        assert {outcome.error for outcome in process_all(tmp_path / copy)} == {""}
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    process_all(tmp_path / "one")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_old_folder_stays_whole_when_the_new_one_fails(tmp_path):
    path = raw(tmp_path)
    process(tmp_path, "demo", "2024")
    before = contents(tmp_path / "processed")
    path.write_text("kind,subject\n", encoding="utf-8")
    with pytest.raises(InputError):
        process(tmp_path, "demo", "2024")
    assert contents(tmp_path / "processed") == before


def test_new_folder_replaces_the_old_one_whole(tmp_path):
    path = raw(tmp_path)
    process(tmp_path, "demo", "2024")
    folder = tmp_path / "processed/demo/2024"
    (folder / "left.csv").touch()
    path.write_text("\n".join([HEADER, ROWS[0], ""]), encoding="utf-8")
    process(tmp_path, "demo", "2024")
    assert not (folder / "left.csv").exists()
    assert len(stored(tmp_path, "figures")) == 1
    assert [each.name for each in folder.parent.iterdir()] == ["2024"]


def test_what_a_killed_process_left_is_cleared_and_the_old_folder_comes_back(tmp_path):
    path = raw(tmp_path)
    process(tmp_path, "demo", "2024")
    folder = tmp_path / "processed/demo/2024"
    before = contents(folder)
    folder.rename(folder.with_name(".2024.abc.old"))
    (folder.with_name(".2024.xyz")).mkdir()
    processing._clear_up(folder)
    assert contents(folder) == before
    path.touch()
    folder.with_name(".2024.later").mkdir()
    process(tmp_path, "demo", "2024")
    assert [each.name for each in folder.parent.iterdir()] == ["2024"]


def test_one_bad_department_year_does_not_stop_the_others(tmp_path):
    raw(tmp_path, "alpha", "2023")
    bad = raw(tmp_path, "beta", "2024", ("money,培训费,inital,5,万元,年初预算,fund",))
    raw(tmp_path, "gamma", "2024")
    (tmp_path / "raw/gamma/20x5").mkdir()
    outcomes = process_all(tmp_path)
    assert [(outcome.department, outcome.year, outcome.error) for outcome in outcomes] == [
        ("alpha", "2023", ""),
        (
            "beta",
            "2024",
            f"{bad}: 1 problem\n  row 2, measure: 'inital' is not a measure; did you mean 'initial'?",
        ),
        ("gamma", "2024", ""),
        (
            "gamma",
            "20x5",
            f"{tmp_path / 'raw/gamma'}: '20x5' is no year; as 2024, or 2016-17 for a fiscal year",
        ),
    ]
    made = sorted(
        str(path.relative_to(tmp_path / "processed")) for path in (tmp_path / "processed").glob("*/*")
    )
    assert made == ["alpha/2023", "gamma/2024"]


def test_chosen_department_years_alone_are_processed(tmp_path):
    for each in ("2022", "2023", "2024"):
        (raw(tmp_path, f"d{each}", each))
    chosen = process_all(tmp_path, ["d2022", "d2023"], "2023..2024")
    assert [(outcome.department, outcome.year) for outcome in chosen] == [("d2023", "2023")]


def test_id_that_leads_out_of_the_folder_writes_nothing(tmp_path):
    raw(tmp_path)
    with pytest.raises(JixiaoError):
        process(tmp_path / "raw", "../demo", "2024")
    with pytest.raises(JixiaoError):
        process(tmp_path, "demo", "../2024")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw"]


def test_findings_name_the_currency_of_the_department(tmp_path):
    path = raw(tmp_path, rows=(*ROWS, "money,差旅费,adjustment,2,万元,调增2万元,fund"))
    profile = path.parents[1] / "department.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + 'currency = "ZAR"\n', encoding="utf-8")
    process(tmp_path, "demo", "2024")
    sentences = " ".join(stored(tmp_path, "findings")["sentence"])
    assert "万ZAR" in sentences
    assert "万元" not in sentences
