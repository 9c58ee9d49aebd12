"""Tables of figures: read exactly as typed, or refused with every problem in one message."""

import csv
import datetime
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from helpers import schema
from helpers.errors import InputError
from helpers.read.typed.transcribed import read_figures

HEADER = "kind,subject,measure,value,unit,phrase"
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
GOOD = "money,培训费,initial,16.2,万元,年初预算16.2万元"


def csv_file(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = folder / "figures.csv"
    path.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
    return path


def xlsx_file(folder: Path, *rows: tuple, header: str = HEADER) -> Path:
    workbook = Workbook()
    workbook.active.append(header.split(","))
    for row in rows:
        workbook.active.append(row)
    workbook.save(folder / "figures.xlsx")
    return folder / "figures.xlsx"


def problems_of(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_figures(path)
    assert caught.value.path == str(path)
    return list(caught.value.problems)


def problem_of(folder: Path, row: str, header: str = HEADER) -> str:
    (problem,) = problems_of(csv_file(folder, row, header=header))
    return problem


def cells(path: Path, *names: str) -> list[tuple[str, ...]]:
    figures, _ = read_figures(path)
    return list(figures[list(names)].itertuples(index=False, name=None))


def test_row_is_completed_from_what_follows_from_it(tmp_path):
    figures, notes = read_figures(csv_file(tmp_path, "count,问卷,distributed,400,份,发放400余份"))
    filled = {name: value for name, value in figures.iloc[0].items() if value}
    assert filled == {
        "kind": "count",
        "subject": "问卷",
        "measure": "distributed",
        "stage": "done",
        "value": "400",
        "unit": "份",
        "qualifier": "exact",
        "lower": "400",
        "upper": "400",
        "phrase": "发放400余份",
        "source": "figures.csv",
        "locator": "row 2",
        "origin": "transcribed",
        "certainty": "sure",
    }
    assert list(figures.columns) == schema.names(schema.FIGURES)
    assert notes == []


def test_columns_kinds_and_measures_are_named_in_chinese_too(tmp_path):
    path = csv_file(
        tmp_path,
        "金额,培训费,年初预算,1,万元,年初预算1万元,一般公共预算,项目（专项资金）",
        "数量,提案,立案数,56,件,立案56件,,",
        "比率,提案,立案率,78.87,%,立案率78.87%,,",
        header="类别,对象,指标,数值,单位,原文,预算类别,科目",
    )
    assert cells(path, "kind", "measure", "budget", "account") == [
        ("money", "initial", "general", "fund"),
        ("count", "filed", "", ""),
        ("ratio", "filing_rate", "", ""),
    ]


def test_coverage_part_and_flow_are_words_of_their_lists(tmp_path):
    path = csv_file(
        tmp_path,
        "money,行政运行,actual,1,万元,支出1万元,全市,项目支出,支出",
        "money,税收收入,actual,2,万元,收入2万元,市本级,,income",
        header=f"{HEADER},口径,部分,收支",
    )
    assert cells(path, "coverage", "part", "flow") == [
        ("全市", "project", "expenditure"),
        ("市本级", "", "income"),
    ]


@pytest.mark.parametrize(
    ("column", "word", "problem"),
    [
        ("coverage", "自治区本极", "'自治区本极' is not a coverage; did you mean '自治区本级'?"),
        ("part", "projct", "'projct' is not a part of an amount; did you mean 'project'?"),
        ("flow", "收", "'收' is not a flow; one of 收入, 支出"),
        ("certainty", "likly", "'likly' is not a certainty; did you mean 'likely'?"),
    ],
)
def test_word_of_no_list_is_named_with_the_nearest(tmp_path, column, word, problem):
    row = f"money,部门,actual,1,万元,支出1万元,{word}"
    assert problem_of(tmp_path, row, header=f"{HEADER},{column}") == f"row 2, {column}: {problem}"


def test_figure_that_a_person_typed_is_sure_whatever_it_was_copied_from(tmp_path):
    path = csv_file(
        tmp_path,
        "money,部门,actual,1,万元,支出1万元,likely,原文未写单位",
        "money,部门,initial,1,万元,预算1万元,,",
        header=f"{HEADER},certainty,doubt",
    )
    assert cells(path, "certainty", "doubt") == [("sure", ""), ("sure", "")]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('"1,867.48"', "1867.48"),
        ("１６．２", "16.2"),
        ("16.20", "16.2"),
        ("-15.2", "-15.2"),
        ("−15.2", "-15.2"),
        ("四", "4"),
        ("0.00", "0"),
        ("", ""),
    ],
)
def test_numbers_are_read_as_printed_and_an_empty_one_stays_empty(tmp_path, typed, value):
    assert cells(csv_file(tmp_path, f"money,培训费,initial,{typed},万元,年初预算"), "value") == [(value,)]


@pytest.mark.parametrize(
    ("kind", "measure", "unit", "word", "qualifier", "lower", "upper"),
    [
        ("count", "count", "份", "余", "over", "401", ""),
        ("count", "count", "份", "多", "over", "401", ""),
        ("count", "count", "份", "近", "nearly", "", "399"),
        ("count", "count", "份", "不足", "nearly", "", "399"),
        ("count", "count", "份", "约", "about", "", ""),
        ("count", "count", "份", "以上", "at_least", "400", ""),
        ("count", "count", "份", "≤", "at_most", "", "400"),
        ("count", "count", "万份", "over", "over", "400.0001", ""),
        ("money", "actual", "万元", "超", "over", "400", ""),
        ("money", "actual", "万元", "", "exact", "400", "400"),
    ],
)
def test_bounds_follow_from_the_words(tmp_path, kind, measure, unit, word, qualifier, lower, upper):
    path = csv_file(tmp_path, f"{kind},问卷,{measure},400,{unit},400,{word}", header=f"{HEADER},qualifier")
    assert cells(path, "qualifier", "lower", "upper") == [(qualifier, lower, upper)]


def test_bounds_that_are_given_are_kept(tmp_path):
    path = csv_file(
        tmp_path, "count,问卷,count,400,份,数百份,over,100,", header=f"{HEADER},qualifier,lower,upper"
    )
    assert cells(path, "lower", "upper") == [("100", "")]


def test_nil_is_a_stated_zero_of_money(tmp_path):
    path = csv_file(tmp_path, "nil,部门,actual,,,无。")
    assert cells(path, "kind", "value", "unit", "stage") == [("nil", "0", "", "")]


def test_counts_take_any_measure_word_and_an_empty_unit_is_kept(tmp_path):
    path = csv_file(tmp_path, "count,活动,count,3,轮次,3轮次", "money,培训费,initial,5,,5")
    assert cells(path, "value", "unit") == [("3", "轮次"), ("5", "")]


def test_percent_may_stand_in_the_value_of_a_ratio(tmp_path):
    path = csv_file(tmp_path, "ratio,提案,filing_rate,78.87%,,立案率78.87%")
    assert cells(path, "value", "unit") == [("78.87", "%")]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            "money,培训费,initial,n/a,万元,年初预算",
            "row 2, value: 'n/a' is not a number; leave the cell empty if no figure was published",
        ),
        (
            "money,培训费,initial,16.2万元,万元,年初预算",
            "row 2, value: '16.2万元' is not a number; digits, a decimal point and a sign alone, "
            "the unit in its own column",
        ),
        (
            'money,培训费,initial,"1,86",万元,年初预算',
            "row 2, value: '1,86' is not a number; digits, a decimal point and a sign alone, "
            "the unit in its own column",
        ),
        (
            "money,培训费,inital,16.2,万元,年初预算",
            "row 2, measure: 'inital' is not a measure; did you mean 'initial'?",
        ),
        (
            "money,培训费,年初预祘,16.2,万元,年初预算",
            "row 2, measure: '年初预祘' is not a measure; did you mean '年初预算'?",
        ),
        (
            "money,提案,filed,56,万元,立案56件",
            "row 2, measure: 'filed' is a measure of kind 'count', and this row is of kind 'money'",
        ),
        (
            "money,培训费,,16.2,万元,年初预算",
            "row 2, measure: the cell is empty; 'unassigned' where the meaning is not clear",
        ),
        (
            "monye,培训费,initial,16.2,万元,年初预算",
            "row 2, kind: 'monye' is not a kind of figure; did you mean 'money'?",
        ),
        (
            "money,培训费,initial,16.2,万圆,年初预算",
            "row 2, unit: '万圆' is not a unit of money; one of 元, 千元, 万元, 百万元, 亿元, 万, 亿, "
            "empty if none is printed",
        ),
        (
            "money,,initial,16.2,万元,年初预算",
            "row 2, subject: the cell is empty; name whose figure it is, 部门 for the department itself",
        ),
        (
            "money,培训费,initial,16.2,万元,",
            "row 2, phrase: the cell is empty; copy the printed words of the figure, not the sentence",
        ),
        (
            "money,培训费,initial,1.00001,元,年初预算",
            "row 2, value: '1.00001' 元 is finer than 0.0001 元; write the figure as printed",
        ),
        (
            "money,培训费,initial,100000,亿元,年初预算",
            "row 2, value: '100000' 亿元 is 10^13 元 or more; check the unit",
        ),
        (
            "count,活动,count,1000000000000000,次,活动",
            "row 2, value: '1000000000000000' is no size that a report prints; less than 10^15, "
            "ten decimals at most",
        ),
        (
            "nil,部门,actual,5,万元,无",
            "row 2, value: '5' where kind is 'nil'; a stated 无 is 0, a printed amount has kind 'money'",
        ),
    ],
)
def test_bad_cell_is_named_with_what_would_be_right(tmp_path, row, problem):
    assert problem_of(tmp_path, row) == problem


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        ("qualifier", "差点", "'差点' is not a qualifier; one of "),
        ("qualifier", "ovr", "'ovr' is not a qualifier; did you mean 'over'?"),
        ("budget", "genral", "'genral' is not a budget; did you mean 'general'?"),
        ("account", "基本支岀", "'基本支岀' is not an account; did you mean '基本支出'?"),
        ("stage", "planed", "'planed' is not a stage; one of done, target"),
        ("fund_scope", "财政拔款", "'财政拔款' is not a scope of funds; did you mean '财政拨款'?"),
        ("period", "24", "'24' is not a year; as 2024 or 2016-17, empty for the report's own"),
        ("period", "2016-18", "'2016-18' is not a year; as 2024 or 2016-17, empty for the report's own"),
        ("as_of", "2024-02-30", "'2024-02-30' is not a date; as 2024-12-31, empty for the year's end"),
        ("as_of", "年底", "'年底' is not a date; as 2024-12-31, empty for the year's end"),
        (
            "reason",
            "项目推迟",
            "'项目推迟' is not a reason; one of 落实国家政策, 不可抗力, 上级临时交办, 其他原因; "
            "then a colon and the words, as 'other: 项目推迟'",
        ),
        ("lower", "x", "'x' is not a number; leave the cell empty if no figure was published"),
        ("id", "a b", "'a b' is not an id; leave the column empty and ids are made"),
    ],
)
def test_bad_cell_of_an_optional_column_is_named(tmp_path, column, cell, problem):
    found = problem_of(tmp_path, f"{GOOD},{cell}", header=f"{HEADER},{column}")
    assert found.startswith(f"row 2, {column}: {problem}")


def test_lower_above_upper_is_no_interval(tmp_path):
    found = problem_of(tmp_path, f"{GOOD},9,8", header=f"{HEADER},lower,upper")
    assert found == "row 2, lower: '9' is above upper '8'; leave both empty"


@pytest.mark.parametrize(
    ("typed", "date"),
    [("2024-12-31", "2024-12-31"), ("2024年6月1日", "2024-06-01"), ("2024/6/1", "2024-06-01")],
)
def test_dates_are_read_in_the_usual_forms(tmp_path, typed, date):
    assert cells(csv_file(tmp_path, f"{GOOD},{typed}", header=f"{HEADER},as_of"), "as_of") == [(date,)]


def test_reason_is_a_word_and_the_printed_words(tmp_path):
    path = csv_file(tmp_path, f"{GOOD},其他原因：工作冲突", header=f"{HEADER},reason")
    assert cells(path, "reason") == [("other: 工作冲突",)]


def test_all_problems_of_a_file_come_at_once(tmp_path):
    path = csv_file(
        tmp_path,
        "money,培训费,inital,n/a,万圆,年初预算",
        GOOD,
        "count,,count,3,次,3次",
    )
    with pytest.raises(InputError) as caught:
        read_figures(path)
    assert str(caught.value) == (
        f"{path}: 4 problems\n"
        "  row 2, unit: '万圆' is not a unit of money; one of 元, 千元, 万元, 百万元, 亿元, 万, 亿, "
        "empty if none is printed\n"
        "  row 2, value: 'n/a' is not a number; leave the cell empty if no figure was published\n"
        "  row 2, measure: 'inital' is not a measure; did you mean 'initial'?\n"
        "  row 4, subject: the cell is empty; name whose figure it is, 部门 for the department itself"
    )


def test_two_rows_with_one_id_are_refused(tmp_path):
    path = csv_file(tmp_path, f"{GOOD},a1", f"{GOOD},b2", f"{GOOD},a1", header=f"{HEADER},id")
    assert problems_of(path) == ["row 4, id: 'a1' is the id of row 2 too; leave the column empty"]


def test_row_of_another_department_or_year_is_refused(tmp_path):
    path = csv_file(tmp_path, f"{GOOD},demo,2023", header=f"{HEADER},department,year")
    with pytest.raises(InputError) as caught:
        read_figures(path, department="demo", year="2024")
    assert list(caught.value.problems) == [
        "row 2, year: '2023' in the folder of '2024'; leave the column empty"
    ]


def test_header_names_unknown_missing_and_repeated_columns(tmp_path):
    path = csv_file(tmp_path, GOOD, header="kind,subjekt,measure,measure,value,unit")
    assert problems_of(path) == [
        "row 1: 'subjekt' is not a column; did you mean 'subject'?",
        "row 1: column 'measure' stands there twice; keep one",
        "row 1: column 'subject' is missing; required are kind, subject, measure, value, unit, phrase",
        "row 1: column 'phrase' is missing; required are kind, subject, measure, value, unit, phrase",
    ]


def test_header_with_other_separators_says_so(tmp_path):
    path = csv_file(tmp_path, GOOD.replace(",", ";"), header=HEADER.replace(",", ";"))
    assert problems_of(path) == ["row 1: the columns are separated by ';'; separate them by commas"]


def test_cell_beyond_the_header_is_refused(tmp_path):
    found = problem_of(tmp_path, "money,培训费,initial,1,867.48,万元,年初预算")
    assert found == "row 2: '年初预算' stands under no column; quote a cell that contains a comma"


def test_blank_rows_and_empty_cells_at_the_end_do_no_harm(tmp_path):
    path = csv_file(tmp_path, "", GOOD, ",,,,,", f"{GOOD},", header=f"{HEADER},")
    assert cells(path, "locator") == [("row 3",), ("row 5",)]


def test_quote_that_is_not_closed_is_refused(tmp_path):
    assert problem_of(tmp_path, 'money,"培训费,initial').startswith("line 2: unexpected end of data")


@pytest.mark.parametrize("content", [b"", b"\n\n", "\ufeff".encode(), b",,,\n"])
def test_empty_file_says_what_belongs_in_it(tmp_path, content):
    path = tmp_path / "figures.csv"
    path.write_bytes(content)
    assert problems_of(path) == [
        "the file is empty; its first row names the columns, kind, subject, measure, value, unit, phrase"
    ]


def test_header_alone_is_no_table_of_figures(tmp_path):
    assert problems_of(csv_file(tmp_path)) == ["there is no figure below the header; enter one figure a row"]


def test_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    assert cells(csv_file(tmp_path, GOOD, encoding="utf-8-sig"), "kind") == [("money",)]


def test_gb18030_is_read_with_a_note(tmp_path):
    path = csv_file(tmp_path, GOOD, encoding="gb18030")
    figures, notes = read_figures(path)
    assert list(figures["subject"]) == ["培训费"]
    assert notes == ["figures.csv：不是UTF-8编码，已按GB18030读取"]
    assert read_figures(path, "en")[1] == ["figures.csv: not UTF-8, read as GB18030"]


def test_other_encodings_are_refused(tmp_path):
    path = csv_file(tmp_path, GOOD, encoding="utf-16")
    assert problems_of(path) == [
        "byte 0xff at offset 0 is neither UTF-8 nor GB18030; save the table as CSV UTF-8 or as .xlsx"
    ]


def test_text_with_zero_bytes_is_refused(tmp_path):
    path = csv_file(tmp_path, "money\0")
    assert problems_of(path) == ["the file holds zero bytes and is no text; save the table as CSV UTF-8"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (16.2, "16.2"),
        (0.1 + 0.2, "0.3"),
        (1867.48, "1867.48"),
        (7075300, "7075300"),
        (5.0, "5"),
        (1e-4, "0.0001"),
        ("1,867.48", "1867.48"),
    ],
)
def test_spreadsheet_numbers_are_exact_as_typed(tmp_path, typed, value):
    path = xlsx_file(tmp_path, ("money", "培训费", "initial", typed, "万元", "年初预算"))
    assert cells(path, "value", "locator", "source") == [(value, "row 2", "figures.xlsx")]


def test_spreadsheet_percentage_is_read_as_shown(tmp_path):
    workbook = Workbook()
    workbook.active.append(HEADER.split(","))
    workbook.active.append(("ratio", "提案", "filing_rate", 0.7887, None, "立案率78.87%"))
    workbook.active["D2"].number_format = "0.00%"
    workbook.save(tmp_path / "figures.xlsx")
    assert cells(tmp_path / "figures.xlsx", "value", "unit") == [("78.87", "%")]


def test_spreadsheet_date_is_read_as_a_date(tmp_path):
    row = ("people", "部门", "total", 41, "人", "共41人", datetime.date(2024, 12, 31))
    assert cells(xlsx_file(tmp_path, row, header=f"{HEADER},as_of"), "as_of") == [("2024-12-31",)]


def test_spreadsheet_formula_is_read_by_its_computed_value(tmp_path):
    path = xlsx_file(tmp_path, ("money", "培训费", "initial", "=8.1*2", "万元", "年初预算"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v/>", b"<v>16.2</v>").replace(b"<v></v>", b"<v>16.2</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert cells(path, "value") == [("16.2",)]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("=1+1", "the formula has no computed value; open the file, let it compute, and save it"),
        ("#N/A", "'#N/A' is a spreadsheet error; write the figure as printed"),
        (True, "'TRUE' is a truth value; write the figure as printed"),
        (datetime.time(1, 2), "'01:02:00' is a time of day; write the figure as text"),
    ],
)
def test_spreadsheet_cell_that_is_no_figure_is_refused(tmp_path, typed, problem):
    path = xlsx_file(tmp_path, ("money", "培训费", "initial", typed, "万元", "年初预算"))
    assert problems_of(path) == [f"row 2, cell D2: {problem}"]


@pytest.mark.timeout(20)
def test_stray_cell_at_the_far_corner_is_refused_at_once(tmp_path):
    workbook = Workbook()
    workbook.active.append(HEADER.split(","))
    workbook.active["XFD1048576"] = "x"
    workbook.save(tmp_path / "figures.xlsx")
    assert problems_of(tmp_path / "figures.xlsx") == [
        "the sheet reaches to cell XFD1048576; clear what lies beyond 20000 rows and 100 columns"
    ]


def test_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "figures.xlsx"
    path.write_text("kind,subject", encoding="utf-8")
    assert problems_of(path) == ["this is no .xlsx workbook that can be read; save it again as .xlsx"]


def test_workbook_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "figures.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 65_000_000)
    assert problems_of(path) == ["1 parts of 65000000 bytes unpacked; a figures table is smaller"]


def test_workbook_with_entities_is_refused(tmp_path):
    path = tmp_path / "figures.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert problems_of(path) == ["a part of the workbook declares a document type; save it again as .xlsx"]


def test_csv_with_far_too_many_rows_is_refused(tmp_path):
    path = csv_file(tmp_path, *["a"] * 20_001)
    assert problems_of(path) == ["more than 20000 rows; a figures table is that of one year"]


def read_or_refused(path: Path) -> None:
    try:
        figures, _ = read_figures(path)
    except InputError:
        return
    assert not figures.isna().any(axis=None)
    assert len(figures) > 0


@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("any")
    for name in ("figures.csv", "figures.xlsx"):
        (folder / name).write_bytes(content)
        read_or_refused(folder / name)


CELL = st.one_of(
    st.sampled_from(
        ["money", "nil", "比率", "initial", "万元", "%", "1,000.5", "-0", "１２", "余", "1e9", "=1", '"']
    ),
    st.text(max_size=8),
)


@given(rows=st.lists(st.lists(CELL, min_size=6, max_size=8), max_size=4))
def test_any_cells_are_read_or_refused(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("cells") / "figures.csv"
    with path.open("w", encoding="utf-8", errors="ignore", newline="") as file:
        csv.writer(file).writerows([[*HEADER.split(","), "qualifier", "as_of"], *rows])
    read_or_refused(path)


@given(number=st.decimals(-(10**8), 10**8, places=4))
def test_any_amount_reads_back_exactly_from_either_file(tmp_path_factory, number):
    folder = tmp_path_factory.mktemp("amount")
    spellings = [f"{number:f}", f'"{number:,f}"', f"{number:f}".translate(WIDE)]
    path = csv_file(folder, *[f"money,培训费,initial,{each},万元,年初预算" for each in spellings])
    assert {Decimal(value) for (value,) in cells(path, "value")} == {number}
    path = xlsx_file(folder, ("money", "培训费", "initial", float(number), "万元", "年初预算"))
    assert {Decimal(value) for (value,) in cells(path, "value")} == {number}
