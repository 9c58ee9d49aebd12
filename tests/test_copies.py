"""Texts equal to another department's: found in one pass, whatever the order, and never saying whose they are."""

import os
from pathlib import Path

import pandas as pd
import pytest
from clock import seconds
from projects import make_project, warm_server

from helpers import schema
from helpers.publish.copies import MOST_SHARING, mark_copies
from helpers.publish.process import process
from helpers.publish.processing import process_all
from helpers.publish.runs import run
from helpers.read import read_processed
from helpers.read.report.fingerprints import masked_text

pytestmark = pytest.mark.xdist_group("copies")

TABLES = ("figures", "numbers", "document", "alternatives", "replies", "decisions", "marks", "notes")

OWN = (
    "本年度围绕中心工作扎实推进各项任务，组织培训{n}期，走访企业{n}家，解决难题{n}个，"
    "群众反映的突出问题得到有效化解，取得较好成效。"
)
OTHER = (
    "全年重点抓好{n}项改革任务落地见效，修订内部控制制度{n}项，开展专项检查{n}次，"
    "发现并整改问题{n}个，资金使用更加规范高效有序。"
)


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def hand_in(data: Path, department: str, *lines: str) -> None:
    folder = data / "raw" / department / "2024"
    folder.mkdir(parents=True)
    title = f"青禾县{department}局2024年度部门整体支出绩效自评报告"
    (folder / "report.txt").write_text("\n".join((title, "支出合计480万元。", *lines)), encoding="utf-8")


def copied(data: Path, department: str) -> list[str]:
    table = pd.read_csv(data / "processed" / department / "2024" / "findings.csv", keep_default_na=False)
    return list(table.loc[table["rule"] == "copied_text", "sentence"])


def test_a_paragraph_of_another_department_is_found_whatever_its_numbers(tmp_path):
    hand_in(tmp_path, "water", OWN.format(n=3))
    hand_in(tmp_path, "roads", OWN.format(n=7))
    hand_in(tmp_path, "parks", OTHER.format(n=5))
    process_all(tmp_path)
    assert [len(copied(tmp_path, name)) for name in ("water", "roads", "parks")] == [1, 1, 0]
    assert copied(tmp_path, "water")[0].startswith(
        "有1段文字除单位名称和数字外，与其他单位的报告相同：“本年度围绕"
    )


def test_what_is_written_names_no_other_department(tmp_path):
    for name in ("water", "roads"):
        hand_in(tmp_path, name, OWN.format(n=3))
    process_all(tmp_path)
    assert "roads" not in (tmp_path / "processed" / "water" / "2024" / "words.csv").read_text(
        encoding="utf-8"
    )
    assert "roads" not in copied(tmp_path, "water")[0]


def test_what_very_many_share_is_a_set_phrase(tmp_path):
    names = [f"office-{number}" for number in range(MOST_SHARING + 1)]
    for name in names:
        hand_in(tmp_path, name, OWN.format(n=3))
    process_all(tmp_path)
    assert [copied(tmp_path, name) for name in names] == [[]] * len(names)


def test_the_order_of_a_pass_changes_nothing_and_a_second_one_writes_nothing(tmp_path):
    pairs = [("water", "2024"), ("roads", "2024")]
    for name, year in pairs:
        hand_in(tmp_path, name, OWN.format(n=3))
        process(tmp_path, name, year)
    assert mark_copies(tmp_path, pairs[::-1]) == pairs[::-1]
    assert mark_copies(tmp_path, pairs) == []


def test_a_copy_that_was_mended_is_no_longer_told(tmp_path):
    for name in ("water", "roads"):
        hand_in(tmp_path, name, OWN.format(n=3))
    process_all(tmp_path)
    report = tmp_path / "raw" / "roads" / "2024" / "report.txt"
    report.write_text(report.read_text(encoding="utf-8").replace("走访企业", "回访客商"), encoding="utf-8")
    process_all(tmp_path, ["roads"])
    assert copied(tmp_path, "water") == []


def test_names_and_numbers_are_masked():
    first = masked_text("2024年我局办理提案36件，青禾县水利局受到表扬。", "青禾县水利局")
    assert first == masked_text("2023年我局办理提案1,205件，青禾县水务局受到表扬。", "青禾县水务局")


def test_a_page_made_after_the_comparison_tells_of_it_too(tmp_path):
    for name in ("water", "roads"):
        hand_in(tmp_path, name, OWN.format(n=3))
    process_all(tmp_path)
    before = read_processed(tmp_path, "water", "2024").words
    process(tmp_path, "water", "2024")
    assert len(copied(tmp_path, "water")) == 1
    assert read_processed(tmp_path, "water", "2024").words.equals(before)


def test_a_first_run_tells_of_copies_and_renews_a_page_whose_text_came_to_be_shared(tmp_path):
    project = make_project(tmp_path)
    hand_in(project.data, "water", OWN.format(n=3))
    first = run(project)
    assert (copied(project.data, "water"), first.counts["made"]) == ([], 2)
    hand_in(project.data, "roads", OWN.format(n=7))
    second = run(project)
    assert [len(copied(project.data, name)) for name in ("water", "roads")] == [1, 1]
    assert dict(second.counts) == {"made": 2, "current": 1}
    assert dict(run(project).counts) == {"current": 3}


def test_tables_change_only_where_what_others_have_changed(tmp_path):
    for name, line in (("water", OWN), ("roads", OWN), ("parks", OTHER)):
        hand_in(tmp_path, name, line.format(n=3))
    process_all(tmp_path)
    before = {name: tables(tmp_path, name) for name in ("water", "parks")}
    hand_in(tmp_path, "woods", OTHER.format(n=9))
    process_all(tmp_path, ["woods"])
    assert tables(tmp_path, "water") == before["water"]
    changed = {
        name for name, content in tables(tmp_path, "parks").items() if content != before["parks"][name]
    }
    assert changed == {"copies.csv", "words.csv", "findings.csv"}
    assert "woods" not in (tmp_path / "processed/parks/2024/copies.csv").read_text(encoding="utf-8")


def tables(data: Path, department: str) -> dict[str, bytes]:
    folder = data / "processed" / department / "2024"
    return {path.name: path.read_bytes() for path in folder.iterdir()}


SPENT = "全年实际支出培训经费{spent}万元。"
TRAINED = "全年举办培训{sessions}场次，参加{people}人次。"


def kept(data: Path, now: str, before: str) -> list[str]:
    """What is told of a report with a line, the year after one with another."""
    for year, line in (("2024", now), ("2023", before)):
        folder = data / "raw" / "water" / year
        folder.mkdir(parents=True)
        lines = (f"青禾县水利局{year}年度部门整体支出绩效自评报告", "支出合计480万元。", line)
        (folder / "report.txt").write_text("\n".join(lines), encoding="utf-8")
    process_all(data)
    table = pd.read_csv(data / "processed/water/2024/findings.csv", keep_default_na=False)
    return list(table.loc[table["rule"] == "kept_from_last_year", "sentence"])


@pytest.mark.parametrize("line", [SPENT.format(spent="36.52"), TRAINED.format(sessions=12, people=860)])
def test_a_sentence_of_last_year_with_its_results_is_told(tmp_path, line):
    (told,) = kept(tmp_path, line, line)
    assert told.startswith(f"有1句所列金额或工作结果与上年报告逐字相同：“{line[:8]}")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (SPENT.format(spent="36.52"), SPENT.format(spent="36.51")),
        (SPENT.format(spent="50"), SPENT.format(spent="50")),
        ("局机关内设科室4个，下属单位3个，核定编制45名。", "局机关内设科室4个，下属单位3个，核定编制45名。"),
        ("培训经费年初预算36.52万元，按标准安排。", "培训经费年初预算36.52万元，按标准安排。"),
    ],
)
def test_other_numbers_round_ones_and_what_stays_the_same_by_nature_are_no_copies(tmp_path, now, before):
    assert kept(tmp_path, now, before) == []


@pytest.mark.parametrize("reports", [300, pytest.param(1000, marks=pytest.mark.long)])
def test_a_thousand_reports_are_compared_in_half_a_minute(tmp_path, reports):
    hand_in(tmp_path, "water", OWN.format(n=3))
    process(tmp_path, "water", "2024")
    source = tmp_path / "processed" / "water" / "2024"
    rows = [("fingerprint", f"{place:016x}", "yes", "words", f"line {place}") for place in range(60)]
    table = pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")
    pairs = []
    for number in range(reports):
        folder = tmp_path / "processed" / f"office-{number}" / "2024"
        folder.mkdir(parents=True)
        own = table.assign(subject=[f"{number // 2:08x}{place:08x}" for place in range(60)])
        own.to_csv(folder / "words.csv", index=False)
        for name in TABLES:
            (folder / f"{name}.csv").write_bytes((source / f"{name}.csv").read_bytes())
        pairs.append((f"office-{number}", "2024"))
        (tmp_path / "raw" / f"office-{number}").mkdir()
    changed = []
    assert seconds(lambda: changed.extend(mark_copies(tmp_path, pairs))) < 30 * reports / 1000
    assert len(changed) == reports
    assert (read_processed(tmp_path, "office-7", "2024").words["item"] == "copied").sum() == 60


SPOILT = {
    "no text": b"\xff\xfe\xfa" * 99,
    "another table": b"a,b\n1,2\n",
    "empty": b"",
    "open quote": b'item,subject,value,words,locator\n"fingerprint',
}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT)
def test_words_that_were_spoilt_stop_the_comparison_of_no_other(tmp_path, content):
    for department in ("water", "roads", "parks"):
        hand_in(tmp_path, department, OWN.format(n=3))
    process_all(tmp_path)
    (tmp_path / "processed/roads/2024/words.csv").write_bytes(content)
    assert [outcome.error for outcome in process_all(tmp_path, ["water"])] == [""]
    assert (tmp_path / "processed/roads/2024/words.csv").read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_pipe_in_the_place_of_words_keeps_nobody_waiting(tmp_path):
    for department in ("water", "roads"):
        hand_in(tmp_path, department, OWN.format(n=3))
    process_all(tmp_path)
    (tmp_path / "processed/roads/2024/words.csv").unlink()
    os.mkfifo(tmp_path / "processed/roads/2024/words.csv")
    assert [outcome.error for outcome in process_all(tmp_path, ["water"])] == [""]


@pytest.mark.long
@pytest.mark.timeout(900)
def test_ten_thousand_reports_are_compared_in_one_pass(tmp_path):
    pairs = []
    rows = [("fingerprint", "", "yes", "words", f"line {place}") for place in range(60)]
    table = pd.DataFrame(rows, columns=schema.names(schema.WORDS), dtype="str")
    for number in range(10_000):
        folder = tmp_path / "processed" / f"office-{number}" / "2024"
        folder.mkdir(parents=True)
        own = table.assign(subject=[f"{number:08x}{place:08x}" for place in range(60)])
        own.to_csv(folder / "words.csv", index=False)
        pairs.append((f"office-{number}", "2024"))
    changed = []
    assert seconds(lambda: changed.extend(mark_copies(tmp_path, pairs))) < 120
    assert changed == []
