"""What is shown is bounded and clean: few problems, short quotes and names, no commands, every sign drawn or named."""

import os
import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from projects import FIGURES, command, jixiao, make_project, pages, warm_server

from helpers.errors import InputError, JixiaoError, in_quotes, visible
from helpers.publish import make_blank, project_at, project_status, run
from helpers.publish.status import seconds_of
from helpers.read import extract, read_profile
from helpers.read.typed.transcribed import read_figures
from helpers.show.drawing import Canvas, Chart, drawable, house_style

pytestmark = [pytest.mark.xdist_group("shown"), pytest.mark.timeout(120)]
ESCAPE, TURN = "\x1b[2J\x1b]0;x\x07", "\u202e"
SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]")


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def test_twenty_problems_of_a_file_are_named_and_the_others_counted():
    said = str(InputError("figures.csv", [f"row {number}" for number in range(5_000)])).splitlines()
    assert said[0] == "figures.csv: 5000 problems"
    assert (said[1], said[20], said[21]) == ("  row 0", "  row 19", "  … and 4980 more")
    assert len(said) == 22


def test_quoted_value_has_eighty_characters():
    assert in_quotes("x" * 100_000) == f"'{'x' * 80}'…"
    assert in_quotes(10**5000) == "a very long int"


AT_LENGTH = [pytest.param(column, marks=pytest.mark.long) for column in ("kind", "unit", "account")]


@pytest.mark.parametrize("column", ["measure", "value", "subject", *AT_LENGTH])
def test_index_of_a_table_of_endless_cells_is_small(tmp_path, column):
    project = make_project(tmp_path)
    header, *rows = FIGURES.splitlines()
    cells = dict(zip(header.split(","), rows[0].split(","), strict=True)) | {column: "长" * 30_000}
    table = [header, *[",".join(cells.values())] * 500]
    (project.raw / "aa/2024/figures.csv").write_text("\n".join(table), encoding="utf-8")
    summary = run(project)
    assert len(summary.failed) == 1
    for name in ("index.html", "index.json", "aa/2024/run.json"):
        assert (project.reports / name).stat().st_size < 100_000, name


@pytest.mark.parametrize("key", ["name_zh", "name_en", "place", "level"])
def test_name_of_more_than_two_hundred_characters_is_refused(tmp_path, key):
    (tmp_path / "raw/aa").mkdir(parents=True)
    text = "".join(f'{each} = "{"长" * (3000 if each == key else 200)}"\n' for each in ("name_zh", key))
    text = text if key != "name_zh" else f'name_zh = "{"长" * 3000}"'
    (tmp_path / "raw/aa/department.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"{key}: the name has 3000 characters; at most 200"):
        read_profile(tmp_path, "aa")


LONG = "长" * 3_000
TABLES_OF_LONG_WORDS = f"""# 甲局部门整体支出绩效自评报告

完成{LONG}培训3次，“{LONG}”项目支出5万元。

| 项目 | 年初预算（万元） | 支出（万元） |
|---|---|---|
| {LONG}甲 | 7 | 5 |
| {LONG}乙 | 8 | 9 |

| 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 |
|---|---|---|---|---|---|---|
| {LONG}产出 | {LONG}数量 | {LONG}甲 | 5{LONG}次 | 6次 | 10 | 9 |
"""


def test_names_and_words_of_a_report_are_bounded_and_two_long_names_stay_two(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(TABLES_OF_LONG_WORDS, encoding="utf-8")
    read = extract(path)
    for table, most in ((read.figures, {"phrase": 1_000}), (read.words, {"words": 1_000})):
        longest = {name: table[name].str.len().max() for name in table}
        assert {name: size for name, size in longest.items() if size > most.get(name, 200)} == {}
    lines = read.figures.loc[read.figures["kind"] == "money"]
    assert list(lines["value"]) == ["5", "7", "5", "8", "9"]
    assert lines["subject"].str.startswith("长").sum() >= 4
    assert len(set(lines["subject"][-4:])) == 2
    assert all(str(value) in words for value, words in zip(lines["value"], lines["phrase"], strict=True))


@pytest.mark.parametrize(
    ("column", "most"), [("subject", 200), ("theme", 200), ("unit", 200), ("phrase", 1000)]
)
def test_typed_name_or_words_without_an_end_are_refused(tmp_path, column, most):
    cells = {"kind": "count", "subject": "问卷", "measure": "count", "value": "4", "unit": "份"}
    cells |= {"phrase": "4份", "theme": ""} | {column: "长" * 3_000}
    path = tmp_path / "figures.csv"
    path.write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"row 2, {column}: the .* 3000 characters; at most {most}$"):
        read_figures(path)


def test_commands_to_a_terminal_are_spelled_out_on_it_and_in_pages(tmp_path):
    project = make_project(tmp_path)
    table = FIGURES.replace("甲项目", f"甲{ESCAPE}{TURN}项目")
    (project.raw / "aa/2024/figures.csv").write_text(table, encoding="utf-8")
    done = jixiao(project, "run")
    assert done.returncode == 0, done.stderr
    (page,) = pages(project).values()
    assert r"甲\x1b[2J\x1b]0;x\x07\u202e项目" in page.decode()
    for shown in (done.stdout, done.stderr, page.decode(), (project.reports / "index.html").read_text()):
        assert not SIGNS.search(shown)
    assert ESCAPE in (project.processed / "aa/2024/figures.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="terminals of a POSIX system")
def test_figures_are_exact_in_a_file_and_spelled_out_on_a_terminal(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("| 项目 | 支出（万元） |\n|---|---|\n| 乙\x1b[H项目 | 5 |\n", encoding="utf-8")
    own, terminal = os.openpty()
    for target in (subprocess.PIPE, terminal):
        done = subprocess.run(command("extract", path), stdout=target, stderr=subprocess.DEVNULL, text=True)
        if target == subprocess.PIPE:
            assert "乙\x1b[H项目" in done.stdout
    os.close(terminal)
    shown = os.read(own, 4_000).decode()
    os.close(own)
    assert r"乙\x1b[H项目" in shown
    assert "\x1b" not in shown


def test_commands_to_a_terminal_in_an_error_are_spelled_out(tmp_path):
    project = make_project(tmp_path)
    (project.raw / "aa/department.toml").write_text('name_zh = "甲\\u0007局"\n', encoding="utf-8")
    document = project.raw / f"aa/2024/report.1{ESCAPE}{TURN}.docx"
    document.touch()
    spelled = r"report.1\x1b[2J\x1b]0;x\x07\u202e.docx"
    for arguments in (("run",), ("status",), ("process",), ("check", document)):
        done = jixiao(project, *arguments)
        assert spelled in done.stdout + done.stderr, arguments
        assert not SIGNS.search(done.stdout + done.stderr), arguments
    index = (project.reports / "index.html").read_text(encoding="utf-8")
    assert r"甲\x07局" in index
    assert not SIGNS.search(index)


def test_text_is_visible_but_for_its_lines():
    assert visible("a\tb\nc") == "a\tb\nc"
    assert visible("\x9b1m\r") == "\\x9b1m\\r"


RARE = ["𠮷", "\U0002a6d6", "བོད", "\ue000", "\U000f0000", "\u200e", "\x1b", "\U0001f600"]


@pytest.mark.parametrize("sign", RARE)
def test_rare_character_is_drawn_or_named_and_the_chart_is_made(sign):
    with house_style():
        canvas = Canvas(1, 0, 1, 0, 1)
        canvas.text(0.5, 0.5, f"{sign}项目")
    assert Chart(canvas.figure, "一图", "一图").svg.startswith(b"<?xml")


def test_character_that_no_font_has_is_named():
    assert drawable("\ue000项目 a") == "〔U+E000〕项目 a"


def test_blank_workbook_has_no_formula(tmp_path):
    (tmp_path / "raw").mkdir()
    path = next(path for path in make_blank(tmp_path, "aa", "2024") if path.suffix == ".xlsx")
    kinds = {cell.data_type for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


@pytest.mark.parametrize(("ahead", "is_overdue"), [(-60, False), (60, False), (3_600, True), (10**8, True)])
def test_last_run_in_the_future_says_nothing_of_today(tmp_path, ahead, is_overdue):
    project = make_project(tmp_path)
    run(project)
    moment = (datetime.now(UTC) + timedelta(seconds=ahead)).isoformat(timespec="seconds")
    index = project.reports / "index.json"
    index.write_text(
        re.sub('"checked": "[^"]*"', f'"checked": "{moment}"', index.read_text(encoding="utf-8"))
    )
    assert project_status(project, max_age=86_400).is_overdue is is_overdue


@pytest.mark.parametrize("age", ["9" * 5000 + "d", "1e9d", "-1h", "1w", " 1h", "١h"])
def test_age_that_is_none_is_a_sentence(age):
    with pytest.raises(JixiaoError, match="is no age; as 26h, 90m or 2d"):
        seconds_of(age)


@pytest.mark.skipif(os.name != "posix", reason="rights of a POSIX system")
def test_what_is_made_keeps_the_umask(tmp_path):
    project = make_project(tmp_path)
    done = jixiao(project, "run", umask=0o077)
    assert done.returncode == 0, done.stderr
    made = [path for root in (project.processed, project.reports) for path in (root, *root.rglob("*"))]
    assert made
    assert [path for path in made if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("where", ["data/raw/reports", "data/raw", "data/processed/x", "data"])
def test_reports_among_the_data_are_refused_through_a_link_too(tmp_path, where):
    project = make_project(tmp_path / "project")
    real = tmp_path / "elsewhere"
    (project.data / "raw").rename(real)
    (project.data / "raw").symlink_to(real, target_is_directory=True)
    own = tmp_path / "project" / where
    for path in (own, Path(str(own).replace(str(project.raw), str(real)))):
        with pytest.raises(JixiaoError, match="reports do not go where"):
            project_at(tmp_path / "project", reports=path)
    (tmp_path / "link").symlink_to(real / "sub", target_is_directory=True)
    with pytest.raises(JixiaoError, match="reports do not go where"):
        project_at(tmp_path / "project", reports=tmp_path / "link")


def test_docs_and_command_say_how_a_scheduler_is_kept_to_oneself():
    root = Path(__file__).parents[1]
    for name in ("operations.md", "operations.zh-CN.md"):
        text = (root / "docs" / name).read_text(encoding="utf-8")
        assert "--host 127.0.0.1" in text
        assert "--tls-cert" in text
    assert "--host 127.0.0.1" in " ".join(
        (root / "src/helpers/messages/command.toml").read_text(encoding="utf-8").split()
    )
