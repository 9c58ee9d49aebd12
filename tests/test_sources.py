"""A department's folders: ids are checked before paths, and every message says what would be right."""

import os
from pathlib import Path

import pytest

from helpers.errors import InputError, JixiaoError
from helpers.read import merging, places, profiles, sources

HEADER = "kind,subject,measure,value,unit,phrase,account"
INITIAL = "money,培训费,initial,5,万元,年初预算5万元,fund"
ACTUAL = "money,培训费,actual,4,万元,支出4万元,fund"


def department(data: Path, name: str = "demo", profile: str = 'name_zh = "示范局"\n') -> Path:
    folder = data / "raw" / name
    folder.mkdir(parents=True)
    (folder / "department.toml").write_text(profile, encoding="utf-8")
    return folder


def year(folder: Path, name: str = "2024", *rows: str) -> Path:
    (folder / name).mkdir()
    if rows:
        (folder / name / "figures.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return folder / name


def message(call, *arguments) -> str:
    with pytest.raises(JixiaoError) as caught:
        call(*arguments)
    return str(caught.value)


@pytest.mark.parametrize("name", ["demo", "a", "0", "431-203", "a" * 64])
def test_department_ids_that_are_taken(name):
    assert places.department_id(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../demo",
        "demo/2024",
        "-demo",
        "Demo",
        "de_mo",
        "demo\n",
        "示例局",
        "a" * 65,
        "/etc",
        "demo ",
    ],
)
def test_any_other_department_id_is_refused_before_a_path_is_built(tmp_path, name):
    rule = "small letters, digits and hyphens, at most 64, a letter or digit first"
    said = f"{name!r} is no department id; {rule}"
    assert message(places.department_id, name) == said
    (tmp_path / "raw").mkdir()
    for call in (sources.read_raw, sources.read_processed, sources.processed_folder):
        assert message(call, tmp_path, name, "2024") == said
    assert message(profiles.read_profile, tmp_path, name) == said


@pytest.mark.parametrize("text", ["24", "2016-18", "../2024", "2024年"])
def test_text_that_is_no_year_is_refused_before_a_path_is_built(tmp_path, text):
    folder = department(tmp_path)
    said = f"{text!r} is no year; as 2024, or 2016-17 for a fiscal year"
    assert message(sources.read_raw, tmp_path, "demo", text) == f"{folder}: {said}"
    assert message(sources.read_processed, tmp_path, "demo", text) == said


def test_department_years_are_listed_in_order_and_chosen(tmp_path):
    for name in ("beta", "alpha"):
        folder = department(tmp_path, name)
        for each in ("2024", "2022", "2023"):
            year(folder, each)
    (tmp_path / "raw" / ".hidden").mkdir()
    (tmp_path / "raw" / "notes.txt").touch()
    every = [(name, each) for name in ("alpha", "beta") for each in ("2022", "2023", "2024")]
    assert places.department_years(tmp_path) == every
    assert places.department_years(tmp_path, ["beta"], "2023..2024") == [("beta", "2023"), ("beta", "2024")]
    assert places.department_years(tmp_path, ["beta", "beta"], [2022, "2024"]) == [every[3], every[5]]
    assert message(places.department_years, tmp_path, ["beta"], "1999") == (
        f"{tmp_path / 'raw'}: nothing of what was chosen; there is beta/2022, beta/2023, beta/2024"
    )


def test_department_without_a_year_is_named_when_it_is_chosen(tmp_path):
    department(tmp_path)
    assert places.department_years(tmp_path) == []
    assert message(places.department_years, tmp_path, ["demo"]) == (
        f"{tmp_path / 'raw'}: nothing of what was chosen; there is no folder of a year at all"
    )


def test_folder_that_is_no_year_is_listed_and_says_so_when_read(tmp_path):
    folder = department(tmp_path)
    year(folder, "2024", INITIAL)
    year(folder, "2024年")
    assert places.department_years(tmp_path) == [("demo", "2024"), ("demo", "2024年")]
    assert places.department_years(tmp_path, years="2024") == [("demo", "2024")]
    assert message(sources.read_raw, tmp_path, "demo", "2024年") == (
        f"{folder}: '2024年' is no year; as 2024, or 2016-17 for a fiscal year"
    )


def test_department_that_is_not_there_is_named_with_the_nearest(tmp_path):
    department(tmp_path, "sample-bureau")
    said = f"{tmp_path / 'raw' / 'sample-bureua'}: no such folder; did you mean 'sample-bureau'?"
    assert message(places.department_years, tmp_path, ["sample-bureua"]) == said
    assert message(sources.read_raw, tmp_path, "sample-bureua", "2024") == said


def test_missing_folders_are_named(tmp_path):
    raw = tmp_path / "raw"
    assert message(places.department_years, tmp_path) == (
        f"{raw}: no such folder; it holds a folder for each department"
    )
    folder = department(tmp_path)
    assert message(sources.read_raw, tmp_path, "demo", "2024") == (
        f"{folder / '2024'}: no such folder; {folder} has no folders"
    )
    year(folder)
    assert message(sources.read_raw, tmp_path, "demo", "2024") == (
        f"{folder / '2024'}: no figures; put in figures.csv or figures.xlsx, "
        "or the report as report.docx, .pdf, .html, .md or .txt"
    )


def test_report_without_a_figure_is_named(tmp_path):
    folder = year(department(tmp_path))
    (folder / "report.txt").write_text("一、基本情况\n一切正常。\n", encoding="utf-8")
    assert message(sources.read_raw, tmp_path, "demo", "2024") == (
        f"{folder / 'report.txt'}: no figure was found in it; "
        "type its figures into figures.csv or figures.xlsx"
    )


def test_department_without_a_profile_goes_by_its_id_and_a_note_says_so(tmp_path):
    folder = year(department(tmp_path))
    (folder.parent / "department.toml").unlink()
    (folder / "report.txt").write_text("项目支出79.55万元。\n", encoding="utf-8")
    read = sources.read_raw(tmp_path, "demo", "2024")
    assert read.profile.name_zh == "demo"
    assert read.notes[0] == "部门名称未填写，以编号“demo”代替；请在 department.toml 中写明 name_zh"


def test_profile_is_read_with_its_defaults(tmp_path):
    department(tmp_path)
    assert profiles.read_profile(tmp_path, "demo").model_dump() == {
        "id": "demo",
        "name_zh": "示范局",
        "name_en": "",
        "place": "",
        "place_en": "",
        "level": "",
        "level_en": "",
        "currency": "CNY",
        "synthetic": False,
        "restricted": False,
        "received": {},
        "aliases": {},
        "breaks": {},
        "continues": {},
        "kinds": {},
        "rules": {},
    }


def test_profile_names_every_bad_entry_at_once(tmp_path):
    folder = department(
        tmp_path,
        profile='name = "示范局"\nsyntetic = true\ncurrency = "yuan"\nlevel = 3\n'
        'synthetic = "yes"\naliases = ["全会经费"]\n',
    )
    with pytest.raises(InputError) as caught:
        profiles.read_profile(tmp_path, "demo")
    assert caught.value.path == str(folder / "department.toml")
    assert sorted(caught.value.problems) == [
        "'name' is not a key; did you mean 'name_zh'?",
        "'syntetic' is not a key; did you mean 'synthetic'?",
        'aliases: [\'全会经费\'] is no table of names, as "全会经费" = "业务性专项经费（全会经费）"',
        "currency: 'yuan' is not a currency code; three capital letters, as CNY",
        "key 'name_zh' is missing",
        "level: 3 is not text; put it in quotes",
        "synthetic: 'yes' is not true or false",
    ]


def test_profile_of_another_folder_and_chained_aliases_are_refused(tmp_path):
    department(tmp_path, profile='id = "other"\nname_zh = "示范局"\n[aliases]\n"甲" = "乙"\n"乙" = "丙"\n')
    with pytest.raises(InputError) as caught:
        profiles.read_profile(tmp_path, "demo")
    assert list(caught.value.problems) == [
        "id: 'other' in the folder of 'demo'; leave the key out",
        "aliases.甲: '乙' is an alias itself; name the line that it stands for",
    ]


def test_profile_that_is_no_toml_is_refused(tmp_path):
    folder = department(tmp_path, profile="name_zh = 示范局\n")
    said = message(profiles.read_profile, tmp_path, "demo")
    assert said.startswith(f"{folder / 'department.toml'}: 1 problem\n  this is no TOML in UTF-8: ")


def test_figures_of_a_table_are_read_with_year_line_and_id(tmp_path):
    folder = department(tmp_path, profile='name_zh = "示范局"\n[aliases]\n"培训费" = "业务培训费"\n')
    year(folder, "2024", INITIAL, f"{ACTUAL}")
    report = sources.read_raw(tmp_path, "demo", 2024)
    names = ["department", "year", "period", "subject", "line", "measure", "value", "locator", "origin"]
    assert list(report.figures[names].itertuples(index=False, name=None)) == [
        ("demo", "2024", "2024", "培训费", "业务培训费", "initial", "5", "row 2", "transcribed"),
        ("demo", "2024", "2024", "培训费", "业务培训费", "actual", "4", "row 3", "transcribed"),
    ]
    assert report.figures["id"].str.fullmatch("[0-9a-f]{10}").all()
    assert (report.department, report.year, report.notes) == ("demo", "2024", [])
    assert report.words.empty
    assert report.replies.empty


def test_figures_of_a_real_report_keep_their_number_and_are_one_line_where_named_twice():
    report = sources.read_raw(Path(__file__).parents[1] / "data", "lusong-cppcc", "2024")
    assert len(report.figures) == 66
    assert report.figures["id"].is_unique
    assert not report.figures.isna().any(axis=None)
    lines = report.figures["line"][report.figures["subject"] == "全会经费"]
    assert set(lines) == {"业务性专项经费（全会经费）"}


def test_two_tables_or_two_reports_are_one_too_many(tmp_path):
    folder = year(department(tmp_path), "2024", INITIAL)
    (folder / "figures.xlsx").touch()
    assert message(sources.read_raw, tmp_path, "demo", "2024") == (
        f"{folder}: both figures.csv and figures.xlsx; keep one"
    )
    (folder / "report.docx").touch()
    (folder / "report.pdf").touch()
    assert message(places.report_file, folder) == (
        f"{folder}: both report.docx and report.pdf; keep one, or number the drafts as report.1.docx"
    )


def test_newest_draft_counts_and_the_report_itself_before_it(tmp_path):
    assert places.report_file(tmp_path) is None
    for name in ("report.1.docx", "report.2.docx", "report.10.pdf"):
        (tmp_path / name).touch()
    assert places.report_file(tmp_path).name == "report.10.pdf"
    (tmp_path / "report.md").touch()
    assert places.report_file(tmp_path).name == "report.md"


def test_report_of_a_kind_that_is_not_read_is_named(tmp_path):
    (tmp_path / "report.pages").touch()
    assert message(places.report_file, tmp_path) == (
        f"{tmp_path / 'report.pages'}: no such report is read; .docx, .pdf, .html, .md and .txt are"
    )


def test_corrections_override_the_table(tmp_path):
    folder = year(department(tmp_path), "2024", INITIAL)
    name = sources.read_raw(tmp_path, "demo", "2024").figures.loc[0, "id"]
    (folder / "corrections.csv").write_text(
        f"id,column,was,value,reason\n{name},value,5,6,原件为6\n{name},subject,培训费,差旅费,原件为差旅费\n",
        encoding="utf-8",
    )
    figures = sources.read_raw(tmp_path, "demo", "2024").figures
    assert list(figures.loc[0, ["id", "value", "line", "origin"]]) == [name, "6", "差旅费", "corrected"]


def test_stale_correction_stops_the_year_and_names_the_file(tmp_path):
    folder = year(department(tmp_path), "2024", INITIAL)
    path = folder / "corrections.csv"
    path.write_text("id,column,was,value,reason\nnone,value,5,6,改\n", encoding="utf-8")
    assert message(sources.read_raw, tmp_path, "demo", "2024") == (
        f"{path}: 1 problem\n"
        "  row 2, id: no figure has the id 'none'; copy it from the report's table of sources"
    )


def test_correction_of_a_report_goes_on_under_the_id_of_before(tmp_path):
    folder = year(department(tmp_path))
    (folder / "report.txt").write_text(
        "二、收支情况\n项目支出79.55万元，其中会议费3万元。\n", encoding="utf-8"
    )
    read = sources.read_raw(tmp_path, "demo", "2024").figures
    old = merging.with_ids(read.assign(id=""))["id"][0]
    assert old not in set(read["id"])
    (folder / "corrections.csv").write_text(
        f"id,column,was,value,reason\n{old},value,79.55,79.65,原件为79.65\n", encoding="utf-8"
    )
    after = sources.read_raw(tmp_path, "demo", "2024")
    assert list(after.figures["value"]) == ["79.65", "3"]
    assert list(after.figures["id"]) == list(read["id"])
    assert after.notes[-1].startswith(
        f"corrections.csv：编号“{old}”已不存在，按原值对上数据“{read['id'][0]}”"
    )


def test_table_comes_before_the_report_and_what_differs_is_kept_twice(tmp_path):
    folder = year(department(tmp_path), "2024", INITIAL, ACTUAL)
    (folder / "report.txt").write_text(
        "六、资金使用情况\n（二）专项资金支出情况\n2024年专项资金共1个，其中：\n"
        "一是培训费，年初预算5万元，年中调减0.5万元，支出4.5万元，年末结转0万元。\n",
        encoding="utf-8",
    )
    figures = sources.read_raw(tmp_path, "demo", "2024").figures
    fund = figures[(figures["line"] == "培训费") & (figures["kind"] == "money")]
    assert sorted(zip(fund["measure"], fund["value"], fund["origin"], strict=True)) == [
        ("actual", "4", "transcribed"),
        ("actual", "4.5", "reported"),
        ("adjustment", "-0.5", "reported"),
        ("carryover", "0", "reported"),
        ("initial", "5", "transcribed"),
    ]
    assert figures["id"].is_unique


def test_replies_are_read_with_the_year(tmp_path):
    folder = year(department(tmp_path), "2024", INITIAL)
    (folder / "replies.csv").write_text("rule,subject,reply,date\nzero_base,培训费,已补,\n", encoding="utf-8")
    replies = sources.read_raw(tmp_path, "demo", "2024").replies
    assert list(replies.loc[0]) == ["zero_base", "培训费", "已补", ""]


def test_year_that_was_not_processed_says_what_to_run(tmp_path):
    department(tmp_path)
    assert message(sources.read_processed, tmp_path, "demo", 2024) == (
        f"{tmp_path / 'processed' / 'demo' / '2024'}: no processed figures; "
        "run jixiao process --department demo --years 2024"
    )


def test_amount_of_the_year_before_has_that_year_as_its_period(tmp_path):
    folder = tmp_path / "raw" / "dept" / "2024"
    folder.mkdir(parents=True)
    text = "基本支出12万元，比上年10万元增加2万元，增长20%。\n"
    (folder / "report.txt").write_text(text, encoding="utf-8")
    figures = sources.read_raw(tmp_path, "dept", "2024").figures
    assert dict(zip(figures["value"], figures["period"], strict=True)) == {
        "12": "2024",
        "10": "2023",
        "2": "2024",
        "20": "2024",
    }


posix = pytest.mark.skipif(os.name != "posix", reason="pipes and links of a POSIX system")


@posix
@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "name", ["report.docx", "report.txt", "figures.csv", "corrections.csv", "replies.csv"]
)
def test_pipe_under_a_name_that_is_read_is_refused_by_that_name(tmp_path, name):
    folder = year(department(tmp_path), "2024", INITIAL, ACTUAL)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    said = message(sources.read_raw, tmp_path, "demo", "2024", "en")
    assert said == f"{folder / name}: a pipe and no plain file, not opened"


@posix
@pytest.mark.parametrize(
    "name", ["figures.csv", "figures.xlsx", "corrections.csv", "replies.csv", "report.txt"]
)
def test_link_out_of_the_year_is_refused_and_nothing_behind_it_is_shown(tmp_path, name):
    folder = year(department(tmp_path), "2024", *([] if name.startswith("figures") else [INITIAL]))
    (tmp_path / "secret").write_text("口令,1234\n", encoding="utf-8")
    (folder / name).symlink_to(tmp_path / "secret")
    said = message(sources.read_raw, tmp_path, "demo", "2024", "en")
    assert said.startswith(f"{folder / name}: a link that leads out of {folder}, not opened")
    assert "口令" not in said
    assert "1234" not in said


@posix
def test_links_inside_a_year_and_a_department_are_followed(tmp_path):
    folder = year(department(tmp_path, profile=""))
    (folder.parent / "names.toml").write_text('name_zh = "示范局"\n', encoding="utf-8")
    (folder.parent / "department.toml").unlink()
    (folder.parent / "department.toml").symlink_to("names.toml")
    (folder / "自评报告.txt").write_text("项目支出79.55万元。\n", encoding="utf-8")
    (folder / "report.txt").symlink_to("自评报告.txt")
    read = sources.read_raw(tmp_path, "demo", "2024")
    assert read.profile.name_zh == "示范局"
    assert read.figures["value"].tolist() == ["79.55"]


@posix
def test_profile_that_is_a_link_to_a_device_is_refused(tmp_path):
    folder = department(tmp_path)
    (folder / "department.toml").unlink()
    (folder / "department.toml").symlink_to("/dev/zero")
    assert message(profiles.read_profile, tmp_path, "demo").startswith(
        f"{folder / 'department.toml'}：链接指向"
    )


@posix
def test_folder_that_is_a_link_out_of_raw_is_refused(tmp_path):
    folder = department(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (folder / "2024").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert message(sources.read_raw, tmp_path, "demo", "2024") == (
        f"{folder / '2024'}: a link that leads out of {folder}; put the folder itself there"
    )


def test_report_of_two_hundred_gigabytes_of_holes_is_refused_by_its_size(tmp_path):
    folder = year(department(tmp_path))
    with (folder / "report.docx").open("wb") as file:
        file.truncate(200_000_000_000)
    said = message(sources.read_raw, tmp_path, "demo", "2024", "en")
    assert said == f"{folder / 'report.docx'}: 200000000000 bytes is more than the limit of 64 MB"


@posix
@pytest.mark.timeout(20)
def test_processed_table_that_is_a_pipe_is_refused(tmp_path):
    department(tmp_path)
    folder = tmp_path / "processed" / "demo" / "2024"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "figures.csv")
    assert "管道" in message(sources.read_processed, tmp_path, "demo", "2024")
