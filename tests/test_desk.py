"""The desk: the workbook is written, filled in by hand, read back, and written again with nothing lost."""

import csv
import re
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest
from projects import jixiao, make_project

from helpers import schema
from helpers.desk import FILE, FINDINGS_SHEET, MOST_READINGS, choices_of, in_words
from helpers.errors import InputError, JixiaoError
from helpers.publish import review
from helpers.publish.addresses import Place
from helpers.publish.headline import headline_of
from helpers.publish.process import process
from helpers.read import Review, ReviewedFinding, ReviewedReading, read_processed, read_raw

OFFICE = shutil.which("soffice")
REPORT = """某局2024年度部门整体支出绩效自评报告
一、支出情况
2024年年初预算100万元，支出90万元，完成年初预算的95%。
基本支出60万元，项目支出25万元。
其中：培训费年初预算20万元，支出18。
二、履职情况
开展活动12，走访群众300余人次。
"""
WRONG_RATE, WRONG_SUM = "完成年初预算的95%", "基本支出"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A department-year with a report of two contradictions and two figures that are not understood."""
    folder = tmp_path / "raw/aa/2024"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def book_of(data: Path) -> Path:
    return data / "raw/aa/2024" / FILE


def sheet_rows(data: Path, sheet: str = "数值确认") -> list[dict[str, str]]:
    """The rows of a sheet by their heads; an empty cell is an empty text."""
    head, *rows = openpyxl.load_workbook(book_of(data))[sheet].iter_rows(values_only=True)
    return [{name: cell or "" for name, cell in zip(head, row, strict=True)} for row in rows]


def row_with(data: Path, words: str, sheet: str = "数值确认") -> dict[str, str]:
    name = "原文" if sheet == "数值确认" else "核对事项"
    return next(row for row in sheet_rows(data, sheet) if words in row[name])


def fill(data: Path, key: str, sheet: str = "数值确认", **cells: str) -> int:
    """Type cells, by their heads, into the row with an id; its number."""
    book = openpyxl.load_workbook(book_of(data))
    heads = [cell.value for cell in book[sheet][1]]
    row = next(row for row in book[sheet].iter_rows(min_row=2) if row[0].value == key)
    for name, text in cells.items():
        row[heads.index(name)].value = text
        row[heads.index(name)].data_type = "s"
    book.save(book_of(data))
    return row[0].row


def test_words_that_look_like_a_formula_stay_words(tmp_path):
    folder = tmp_path / "raw/aa/2024"
    folder.mkdir(parents=True)
    table = "kind,subject,measure,value,unit,phrase\nmoney,=1+1,unassigned,5,万元,@SUM(A1)支出5万元\n"
    (folder / "figures.csv").write_text(table, encoding="utf-8")
    review(tmp_path, "aa", "2024")
    book = openpyxl.load_workbook(book_of(tmp_path))
    kinds = {cell.value: cell.data_type for row in book["数值确认"].iter_rows() for cell in row}
    assert (kinds["=1+1"], kinds["@SUM(A1)支出5万元"]) == ("s", "s")
    assert "f" not in kinds.values()


def figure(data: Path, phrase: str) -> dict[str, str]:
    table = read_raw(data, "aa", "2024").figures
    return table[table["phrase"].str.contains(phrase)].iloc[0].to_dict()


def findings(data: Path) -> dict[str, dict[str, str]]:
    """The processed findings by id."""
    process(data, "aa", "2024")
    with (data / "processed/aa/2024/findings.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def problems(data: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_raw(data, "aa", "2024")
    return list(caught.value.problems)


def test_what_is_open_stands_first_with_its_words_and_what_to_do(data):
    desk = review(data, "aa", "2024")
    assert desk.written == (book_of(data),)
    first, second, *rest = sheet_rows(data)
    assert {first["把握"], second["把握"]} == {"待定"}
    assert {row["把握"] for row in rest} == {"确定"}
    assert (first["原文"], first["类别"], first["指标"], first["数值"]) == ("支出18", "数量", "待确认", "18")
    assert "指标" in first["怎样更正"]
    assert "第5行" in first["位置"]


def test_no_english_sentence_stands_in_the_sheets_whatever_the_language_of_messages(data):
    review(data, "aa", "2024", "en")
    told = [row["存疑之处"] for row in sheet_rows(data)] + [
        row["核对事项"] for row in sheet_rows(data, "问题确认")
    ]
    assert any(told)
    assert [words for words in told if re.search("[A-Za-z]{3}", words)] == []


def test_the_sheets_are_printed_with_all_columns_on_a_page_under_their_heads(data):
    review(data, "aa", "2024")
    for name in ("数值确认", "问题确认"):
        sheet = openpyxl.load_workbook(book_of(data))[name]
        printed = sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight
        assert printed == ("landscape", 1, 0)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.print_title_rows) == (True, "$1:$1")


def test_a_measure_has_the_drop_down_of_its_kind(data):
    review(data, "aa", "2024")
    book = openpyxl.load_workbook(book_of(data))
    sheet = book["数值确认"]
    heads = [cell.value for cell in sheet[1]]
    letter = sheet.cell(1, heads.index("指标") + 1).column_letter
    offered = {}
    for choice in sheet.data_validations.dataValidation:
        for area in choice.sqref.ranges:
            for row in range(area.min_row, area.max_row + 1):
                if sheet.cell(1, area.min_col).column_letter == letter:
                    name, cells = choice.formula1.split("!")
                    offered[row] = {cell.value for (cell,) in book[name][cells.replace("$", "")]}
    assert len(offered) == sheet.max_row - 1
    kinds = {term.zh: term.name for term in schema.KINDS}
    for row, words in offered.items():
        assert words == set(choices_of("measure", kinds[sheet.cell(row, heads.index("类别") + 1).value]))


def test_every_reading_that_is_shown_is_known_again(data):
    review(data, "aa", "2024")
    before = read_raw(data, "aa", "2024").figures
    assert before.equals(read_raw(data, "aa", "2024").figures)
    assert {row["阶段"] for row in sheet_rows(data)} == {"", "完成"}
    assert in_words("qualifier", {"qualifier": "exact", "kind": "count"}) == ""


def test_a_changed_cell_is_a_correction(data):
    review(data, "aa", "2024")
    key = row_with(data, "支出18")["编号"]
    fill(data, key, 类别="金额", 对象="培训费", 指标="实际支出", 阶段="", 单位="万元")
    row = figure(data, "支出18")
    assert (row["kind"], row["subject"], row["measure"], row["unit"]) == ("money", "培训费", "actual", "万元")
    assert (row["certainty"], row["origin"]) == ("sure", "corrected")


def test_a_reading_that_was_looked_at_is_sure(data):
    (data / "raw/aa/2024/report.txt").write_text(
        REPORT.replace("开展活动12", "开展活动12次"), encoding="utf-8"
    )
    source = read_raw(data, "aa", "2024").figures
    likely = source[(source["certainty"] != "sure") & (source["measure"] != "unassigned")]
    review(data, "aa", "2024")
    for key in likely["id"]:
        fill(data, key, 核对="无误")
    after = read_raw(data, "aa", "2024").figures.set_index("id")
    assert set(after.loc[likely["id"], "certainty"]) <= {"sure"}


def test_a_reading_without_a_meaning_cannot_be_called_right(data):
    review(data, "aa", "2024")
    row = fill(data, row_with(data, "支出18")["编号"], 核对="无误")
    assert problems(data) == [f"数值确认 row {row}, 把握: its measure is unassigned; correct that too"]


def test_decisions_and_replies_reach_their_findings(data):
    review(data, "aa", "2024")
    rate, total = (row_with(data, words, FINDINGS_SHEET)["编号"] for words in ("95%", "85.00万元"))
    missing = row_with(data, "未检出", FINDINGS_SHEET)["编号"]
    fill(data, rate, FINDINGS_SHEET, 处理="修改后发出", 发出文字="完成率计算有误，请核实。", 确认人="张三")
    fill(data, total, FINDINGS_SHEET, 处理="发出", 确认人="张三", 单位答复="已更正", 答复日期="2025-03-01")
    fill(data, missing, FINDINGS_SHEET, 处理="不发", 不发原因="另表报送", 确认人="李四")
    found = findings(data)
    assert [found[key]["confirmed"] for key in (rate, total, missing)] == ["yes", "yes", "no"]
    assert [found[key]["state"] for key in (rate, total, missing)] == ["confirmed", "answered", "withheld"]
    assert found[rate]["sentence"] == "完成率计算有误，请核实。"
    assert found[total]["reply"] == "已更正"
    decided = read_processed(data, "aa", "2024").decisions.set_index("id")
    assert decided.loc[missing, ["decision", "reason", "by"]].tolist() == ["withhold", "另表报送", "李四"]


def test_a_second_writing_keeps_what_was_typed(data):
    review(data, "aa", "2024")
    key = row_with(data, "支出18")["编号"]
    fill(data, key, 类别="金额", 对象="培训费", 指标="实际支出", 阶段="", 单位="万元", 更正理由="原件为表格")
    rate = row_with(data, "95%", FINDINGS_SHEET)["编号"]
    fill(data, rate, FINDINGS_SHEET, 处理="发出", 确认人="张三")
    before = read_raw(data, "aa", "2024")
    review(data, "aa", "2024")
    row = row_with(data, "支出18")
    assert [row[name] for name in ("类别", "对象", "指标", "单位", "更正理由")] == [
        "金额", "培训费", "实际支出", "万元", "原件为表格",
    ]  # fmt: skip
    assert row_with(data, "95%", FINDINGS_SHEET)["处理"] == "发出"
    after = read_raw(data, "aa", "2024")
    assert after.figures.equals(before.figures)
    assert list(after.decisions["decision"]) == ["send"]
    review(data, "aa", "2024")
    third = sheet_rows(data), sheet_rows(data, FINDINGS_SHEET)
    review(data, "aa", "2024")
    assert (sheet_rows(data), sheet_rows(data, FINDINGS_SHEET)) == third


def test_the_words_that_were_sent_stay_whatever_the_program_says_later(data):
    review(data, "aa", "2024")
    row = row_with(data, "95%", FINDINGS_SHEET)
    fill(data, row["编号"], FINDINGS_SHEET, 处理="发出", 确认人="张三")
    review(data, "aa", "2024")
    assert row_with(data, "95%", FINDINGS_SHEET)["发出文字"] == row["核对事项"]
    (data / "office.toml").write_text('[rules.rate]\nwording_zh = "请重算。"\n', encoding="utf-8")
    assert findings(data)[row["编号"]]["sentence"] == row["核对事项"]


def test_a_decision_on_a_finding_that_a_correction_settled_is_kept_and_told(data):
    review(data, "aa", "2024")
    rate = row_with(data, "95%", FINDINGS_SHEET)["编号"]
    fill(data, rate, FINDINGS_SHEET, 处理="发出", 确认人="张三")
    fill(data, row_with(data, "完成年初预算的95%")["编号"], 数值="90")
    assert rate not in findings(data)
    assert any(rate in note for note in read_processed(data, "aa", "2024").notes)
    review(data, "aa", "2024")
    assert sheet_rows(data, FINDINGS_SHEET)[-1]["编号"] == rate
    assert sheet_rows(data, FINDINGS_SHEET)[-1]["处理"] == "发出"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"处理": "发了", "确认人": "张三"}, "处理: '发了' is no decision; one of 发出, 修改后发出, 不发"),
        ({"处理": "发出"}, "确认人: the cell is empty; name who decided"),
        ({"处理": "不发", "确认人": "张三"}, "不发原因: the cell is empty; say why it is not sent"),
        (
            {"处理": "修改后发出", "确认人": "张三"},
            "发出文字: the cell is empty; write the words that are sent, or choose '发出'",
        ),
        ({"单位答复": "已改", "答复日期": "三月"}, "答复日期: '三月' is not a date; as 2024-12-31"),
    ],
)
def test_a_cell_of_a_finding_that_fits_nothing_is_named_with_its_row(data, cells, problem):
    review(data, "aa", "2024")
    row = fill(data, row_with(data, "95%", FINDINGS_SHEET)["编号"], FINDINGS_SHEET, **cells)
    found = problems(data)
    assert f"问题确认 row {row}, {problem}" in found
    with pytest.raises(InputError):
        review(data, "aa", "2024")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"指标": "年初算"}, ", 指标: '年初算' is not a measure; did you mean '年初预算'?"),
        ({"数值": "约九成"}, ", 数值: '约九成' is not a number"),
        ({"核对": "对"}, ", 核对: '对' is no word for it; '无误' or empty"),
    ],
)
def test_a_cell_of_a_reading_that_fits_nothing_is_named_with_its_row(data, cells, words):
    review(data, "aa", "2024")
    row = fill(data, row_with(data, "支出90万元")["编号"], **cells)
    assert problems(data)[0].startswith(f"数值确认 row {row}{words}")


def test_an_id_that_was_typed_over_is_named_with_its_row(data):
    review(data, "aa", "2024")
    row = fill(data, row_with(data, "支出90万元")["编号"], 编号="", 核对="无误")
    assert problems(data) == [
        f"数值确认 row {row}, 编号: the cell is empty; what stands beside it is of nothing"
    ]


def test_a_correction_of_a_figure_that_is_no_more_is_refused_by_its_row_and_kept_at_the_end(data):
    review(data, "aa", "2024")
    row = fill(data, row_with(data, "支出90万元")["编号"], 数值="91")
    (data / "raw/aa/2024/report.txt").write_text(
        REPORT.replace("支出90万元", "支出九十一万元"), encoding="utf-8"
    )
    assert problems(data)[0].startswith(f"数值确认 row {row}, 编号: no figure has the id")
    desk = review(data, "aa", "2024")
    assert any("已不存在" in note for note in desk.notes)
    assert sheet_rows(data)[-1]["数值"] == "91"


def test_what_corrections_and_workbook_have_otherwise_is_refused_by_its_row(data):
    review(data, "aa", "2024")
    key = row_with(data, "支出90万元")["编号"]
    row = fill(data, key, 数值="91")
    path = data / "raw/aa/2024/corrections.csv"
    path.write_text(f"id,column,was,value,reason\n{key},value,90,92,原件\n", encoding="utf-8")
    told = "数值: '91' was typed over '90', and what stands there now is '92'; keep one of them"
    assert problems(data) == [f"数值确认 row {row}, {told}"]
    with pytest.raises(InputError):
        review(data, "aa", "2024")
    path.write_text(f"id,column,was,value,reason\n{key},value,90,91,原件\n", encoding="utf-8")
    assert figure(data, "支出90万元")["value"] == "91"


def test_a_reply_that_replies_csv_has_otherwise_is_refused_by_its_row(data):
    review(data, "aa", "2024")
    rate = row_with(data, "95%", FINDINGS_SHEET)["编号"]
    row = fill(data, rate, FINDINGS_SHEET, 单位答复="已改")
    (data / "raw/aa/2024/replies.csv").write_text(
        f"rule,subject,reply,date\n{rate},,未改,\n", encoding="utf-8"
    )
    assert problems(data) == [
        f"问题确认 row {row}, 单位答复: replies.csv has '未改' for {rate}; keep one of them"
    ]


def test_a_workbook_of_very_many_figures_lists_the_least_certain_and_can_be_read_back(data):
    heads = "kind,subject,measure,value,unit,phrase,account,section\n"
    rows = "".join(
        f"money,项目{n},actual,{n},万元,项目{n}支出{n}万元,fund,二\n" for n in range(MOST_READINGS)
    )
    (data / "raw/aa/2024/figures.csv").write_text(heads + rows, encoding="utf-8")
    desk, listed = review(data, "aa", "2024"), sheet_rows(data)
    assert len(listed) == MOST_READINGS
    assert any("另有 9 个未列" in note for note in desk.notes)
    assert listed[0]["把握"] == "待定"
    assert len(read_raw(data, "aa", "2024").figures) == MOST_READINGS + 9


def test_an_open_workbook_is_not_written_over(data):
    review(data, "aa", "2024")
    before = book_of(data).read_bytes()
    (data / "raw/aa/2024" / f".~lock.{FILE}#").write_text("张三", encoding="utf-8")
    with pytest.raises(JixiaoError, match="open in another program"):
        review(data, "aa", "2024")
    assert book_of(data).read_bytes() == before


def test_what_is_typed_elsewhere_comes_into_the_same_workbook(data):
    review(data, "aa", "2024")
    rate, total = (row_with(data, words, FINDINGS_SHEET)["编号"] for words in ("95%", "85.00万元"))
    fill(data, total, FINDINGS_SHEET, 处理="发出", 确认人="张三")
    cells = {column.name: "" for column in schema.DESK_FINDINGS}
    typed = cells | {"id": rate, "decision": "withhold", "reason": "另行沟通", "by": "王五"}
    desk = review(data, "aa", "2024", more=Review(book_of(data), findings={rate: ReviewedFinding(0, typed)}))
    states = desk.findings.set_index("id")["state"]
    assert (states[rate], states[total]) == ("withheld", "confirmed")
    assert row_with(data, "95%", FINDINGS_SHEET)["不发原因"] == "另行沟通"
    assert findings(data)[rate]["state"] == "withheld"


def test_what_is_decided_elsewhere_needs_what_the_workbook_needs(data):
    review(data, "aa", "2024")
    before = book_of(data).read_bytes()
    key = row_with(data, "95%", FINDINGS_SHEET)["编号"]
    cells = {column.name: "" for column in schema.DESK_FINDINGS} | {"id": key, "decision": "withhold"}
    with pytest.raises(InputError, match="say why it is not sent"):
        review(data, "aa", "2024", more=Review(book_of(data), findings={key: ReviewedFinding(0, cells)}))
    assert book_of(data).read_bytes() == before


def test_a_reading_that_is_put_right_elsewhere_stands_in_the_workbook(data):
    review(data, "aa", "2024")
    row = figure(data, "支出90万元")
    written = {name: in_words(name, row) for name in schema.DESK_READING}
    cells = {column.name: "" for column in schema.DESK_FIGURES} | written | {"id": row["id"], "value": "91"}
    typed = ReviewedReading(0, cells, written)
    review(data, "aa", "2024", more=Review(book_of(data), readings={row["id"]: typed}))
    assert row_with(data, "支出90万元")["数值"] == "91"
    assert figure(data, "支出90万元")["value"] == "91"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved_is_read_the_same(data):
    review(data, "aa", "2024")
    fill(data, row_with(data, "支出90万元")["编号"], 数值="91")
    rate = row_with(data, "95%", FINDINGS_SHEET)["编号"]
    fill(data, rate, FINDINGS_SHEET, 处理="不发", 不发原因="=1+1 不是公式", 确认人="张三")
    before = read_raw(data, "aa", "2024")
    command = [OFFICE, f"-env:UserInstallation={(data / 'profile').as_uri()}", "--headless"]
    saved = data / "saved"
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", saved, book_of(data)], check=True, capture_output=True
    )
    shutil.copy(saved / FILE, book_of(data))
    after = read_raw(data, "aa", "2024")
    assert after.figures.equals(before.figures)
    assert after.decisions.equals(before.decisions)
    assert list(after.decisions["reason"]) == ["=1+1 不是公式"]


def word_report(data: Path) -> Path:
    """The same report as a Word document."""
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    (data / "raw/aa/2024/report.txt").unlink()
    path = data / "raw/aa/2024/自评报告.docx"
    document.save(path)
    return path


def comments(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(path).comments]


def test_the_copy_is_unconfirmed_until_a_person_decided_on_each(data):
    path = word_report(data)
    original = path.read_bytes()
    (data / "office.toml").write_text('name = "某市财政局"\n', encoding="utf-8")
    desk = review(data, "aa", "2024")
    draft = path.with_name("自评报告_核对批注_未确认.docx")
    assert desk.written == (book_of(data), draft)
    assert len(comments(draft)) == len(desk.findings)
    rate, total = (row_with(data, words, FINDINGS_SHEET)["编号"] for words in ("95%", "85.00万元"))
    fill(data, rate, FINDINGS_SHEET, 处理="修改后发出", 发出文字="完成率请重算。", 确认人="张三")
    fill(
        data,
        row_with(data, "未检出", FINDINGS_SHEET)["编号"],
        FINDINGS_SHEET,
        处理="不发",
        不发原因="无需",
        确认人="张三",
    )
    assert review(data, "aa", "2024").written[1] == draft
    assert len(comments(draft)) == 2
    fill(data, total, FINDINGS_SHEET, 处理="不发", 不发原因="无需", 确认人="张三")
    final = review(data, "aa", "2024").written[1]
    assert final.name == "自评报告_核对批注.docx"
    assert comments(final) == [f"【数据不一致】完成率请重算。\n编号 {rate}"]
    assert {comment.author for comment in docx.Document(final).comments} == {"某市财政局"}
    assert path.read_bytes() == original


def test_neither_workbook_nor_copy_is_taken_for_the_report(data):
    word_report(data)
    review(data, "aa", "2024")
    before = read_raw(data, "aa", "2024").figures
    review(data, "aa", "2024")
    assert read_raw(data, "aa", "2024").figures.equals(before)


def test_text_gets_no_copy_and_says_so_where_a_document_is_no_word_file_or_pdf(data):
    assert review(data, "aa", "2024").notes == (
        "report.txt：批注只写入 Word（.docx）和 PDF 文件，未生成批注副本",
    )


def test_the_command_names_what_it_wrote_and_refuses_a_wrong_cell(tmp_path):
    project = make_project(tmp_path)
    done = jixiao(project, "review", "aa", "2024")
    assert (done.returncode, done.stdout.strip()) == (0, str(book_of(project.data)))
    row = fill(project.data, sheet_rows(project.data)[0]["编号"], 核对="是")
    done = jixiao(project, "review", "aa", "2024")
    assert done.returncode == 2
    assert f"数值确认 row {row}, 核对" in done.stderr


def test_the_index_counts_what_may_be_sent(data):
    review(data, "aa", "2024")
    process(data, "aa", "2024")
    before = headline_of(data / "processed", Place("aa", "2024"))["findings"]
    rate = row_with(data, "95%", FINDINGS_SHEET)["编号"]
    fill(data, rate, FINDINGS_SHEET, 处理="不发", 不发原因="另行沟通", 确认人="张三")
    process(data, "aa", "2024")
    after = headline_of(data / "processed", Place("aa", "2024"))["findings"]
    assert after == before | {"差错": before["差错"] - 1}


def test_a_page_follows_from_the_workbook_and_not_from_the_commented_copy(tmp_path):
    project = make_project(tmp_path)
    jixiao(project, "run")
    (project.raw / "aa/2024/report_核对批注.docx").write_bytes(b"x")
    assert jixiao(project, "run").stdout.startswith("0 made, 1 up to date")
    jixiao(project, "review", "aa", "2024")
    assert jixiao(project, "run").stdout.startswith("1 made")
