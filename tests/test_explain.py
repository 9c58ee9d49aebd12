"""Why a figure means what it means: each slot has the rule and the words behind it, and rests on them."""

import csv
import re
from dataclasses import dataclass
from unicodedata import normalize

import pytest
from click.testing import CliRunner
from typed_documents import TITLE, reading
from writing import draw, save

from helpers.cli import main
from helpers.read import extract
from helpers.read.documents import Grid, read_document
from helpers.read.language import folded
from helpers.read.report.evidence import Evidence, Rank, certainty_of, settled

TABLE = [
    "支出决算表",
    "单位：万元",
    ["项目 | 年初预算数 | 决算数", "基本支出 | 80 | 72", "小学教育 | 30 | 27"],
]
FORM = [
    [
        "项目名称 | 河道保洁经费 | < | <",
        "三级指标 | 指标值 | 完成值 | 分值",
        "清理河道 | ≥20公里 | 22公里 | 10",
    ]
]
COLUMNS = {"owner": "subject"}


@dataclass(frozen=True)
class Case:
    """A document, one of its numerals, a slot of its figure, and the words that it rests on."""

    parts: list
    printed: str
    slot: str
    words: str
    title: str = TITLE


CASES = [
    Case(["项目支出年初预算120万元。"], "120", "measure", "年初预算"),
    Case(["项目支出年初预算120万元。"], "120", "account", "项目支出"),
    Case(["2023年项目支出决算数为120万元。"], "120", "period", "2023年"),
    Case(["项目支出120万元，完成年初预算的90%。"], "90", "measure", "完成年初预算的"),
    Case(["项目支出120万元，比2023年决算数增加5万元。"], "5", "measure", "比2023年决算数增加"),
    Case(["河道保洁经费年初预算20万元，实际支出18万元。"], "20", "owner", "河道保洁经费"),
    Case(["收到委员提案40件，立案30件，立案率75%。"], "75", "measure", "立案率"),
    Case(["全市一般公共预算收入完成5亿元。"], "5", "coverage", "全市", "2024年财政预算执行情况的报告"),
    Case(TABLE, "80", "measure", "年初预算数"),
    Case(TABLE, "72", "account", "基本支出"),
    Case(TABLE, "72", "unit", "单位：万元"),
    Case(TABLE, "27", "owner", "小学教育"),
    Case(["2023年度项目支出表", *TABLE[1:]], "72", "period", "2023年度项目支出表"),
    Case(FORM, "20公里", "stage", "指标值", "2024年度项目支出绩效自评表"),
    Case(FORM, "10", "measure", "分值", "2024年度项目支出绩效自评表"),
]


def figure_of(parts, title, printed):
    """The first figure of a numeral, or nothing where it has none."""
    read = reading(*parts, title=title)
    bare = re.match("[0-9.]+", printed)[0]
    places = [number.figures[0] for number in read.numbers if number.printed == bare and number.figures]
    return read.figures[places[0]] if places else None


def without(part, words):
    return [row.replace(words, "") for row in part] if isinstance(part, list) else part.replace(words, "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.printed} {case.slot}")
def test_without_the_words_behind_it_a_slot_or_its_certainty_is_another(case):
    figure = figure_of(case.parts, case.title, case.printed)
    traces = [trace for trace in figure.traces if trace.slot in (case.slot, "reading")]
    assert [trace for trace in traces if trace.rule and overlaps(trace.words, case.words)] != []
    other = figure_of([without(part, case.words) for part in case.parts], case.title, case.printed)
    column = COLUMNS.get(case.slot, case.slot)
    assert other is None or (getattr(other, column), other.certainty) != (
        getattr(figure, column),
        figure.certainty,
    )


def overlaps(words, others):
    return bool(words) and (words in others or others in words or set(words) & set(others) != set())


@pytest.mark.parametrize("drawn", [*draw("explained", 13)], ids=lambda drawn: drawn.name)
def test_words_behind_a_slot_stand_in_the_document(drawn, tmp_path):
    path = save(drawn.document, tmp_path, "report", "html" if drawn.ending == "plain.pdf" else drawn.ending)
    read = extract(path, year=drawn.document.year)
    known = plain(everything(path))
    rows = read.explained.query("words != '' and not rule.str.startswith('document_')")
    assert len(rows) > 0
    said = {part for words in rows["words"] for part in plain(words).split("›")}
    assert [part for part in said if part not in known] == []


def everything(path):
    parts = read_document(path).parts
    return "".join(cell.text for part in parts for cell in (part.cells if isinstance(part, Grid) else [part]))


def plain(text):
    return re.sub(r"\s", "", normalize("NFKC", folded(text))).replace("（", "(").replace("）", ")")


def test_command_explains_every_numeral_of_a_file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("2024年部门整体支出绩效自评报告\n项目支出年初预算120万元。\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", "--explain", str(path)])
    assert done.exit_code == 0
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert {row["printed"] for row in rows} == {"2024年", "120"}
    assert [row["reason"] for row in rows if row["printed"] == "2024年"] == ["date"]
    said = {row["slot"]: (row["value"], row["words"]) for row in rows if row["printed"] == "120"}
    assert said["measure"] == ("initial", "项目支出年初预算")
    assert said["account"][0] == "project"


def told(slot, value, rank, strength=3):
    return Evidence(slot, value, rank, "rule", value, "", strength)


def test_nearest_words_settle_a_slot_and_of_equal_ones_the_strongest():
    near, far = told("measure", "initial", Rank.COLUMN), told("measure", "actual", Rank.TITLE)
    assert settled([far, near]).value("measure") == "initial"
    weak, strong = told("measure", "actual", Rank.OWN, 1), told("measure", "initial", Rank.OWN, 3)
    assert settled([weak, strong]).value("measure") == "initial"


def test_two_rivals_leave_a_slot_empty_and_the_figure_likely():
    found = settled([told("period", "2023", Rank.COLUMN), told("period", "2024", Rank.COLUMN)])
    assert (found.value("period"), certainty_of(found, False, "actual")) == ("", ("likely", "period"))


@pytest.mark.parametrize(
    ("rank", "certainty"),
    [(Rank.OWN, "sure"), (Rank.DOCUMENT, "sure"), (Rank.BEFORE, "likely"), (Rank.KIND, "likely")],
)
def test_what_governs_a_figure_makes_it_sure_and_what_is_beside_it_likely(rank, certainty):
    found = settled([told("period", "2024", rank)])
    assert certainty_of(found, False, "actual")[0] == certainty


@pytest.mark.parametrize(("missing", "measure"), [(True, "actual"), (False, ""), (False, "unassigned")])
def test_without_an_owner_or_a_measure_a_figure_is_open(missing, measure):
    assert certainty_of(settled([]), missing, measure)[0] == "open"
