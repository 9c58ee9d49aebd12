"""The generator of documents: its facts agree, its truth is whole, and every number in a file is accounted for."""

import ast
import html
import re
import subprocess
import sys
import zipfile
from collections import Counter
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from unicodedata import normalize

import openpyxl
import pdfplumber
import pytest
from writing import MANNERS, WRITERS, compare, draw, not_figures, tally, truth, write_document
from writing.department import department_year
from writing.figures import marks, plain, texts
from writing.treasury import treasury_year

SEEDS = range(30)
FOLDER = Path(__file__).parent / "writing"
CHINESE = re.compile("(?<![第一二三四五六七八九十])[一二三四五六七八九十]+(?=[个名人次场期件份册篇辆起])")


def departments():
    return [
        department_year(Random(seed), Decimal(grain), seed % 2 == 0)
        for seed in SEEDS
        for grain in ("0.01", "100")
    ]


def test_every_line_balances():
    lines = [atom.amounts for facts in departments() for atom in facts.atoms]
    for line in lines:
        changes = sum(change.value for change in line.changes)
        assert line.opening + line.initial + changes == line.adjusted == line.actual + line.carryover
    assert min(line.carryover for line in lines) == 0


def test_parts_sum_to_the_department():
    for facts in departments():
        whole = facts.amounts()
        projects = sum(project.amounts.actual for project in facts.projects)
        basic = sum(atom.amounts.actual for atom in facts.atoms if not atom.project)
        assert projects + basic == whole.actual
        heads = [path[0][0] for path in facts.heads if len(path) == 1]
        assert sum(facts.amounts(head=head).initial for head in heads) == whole.initial


def test_economic_lines_sum_to_basic_spending():
    for facts in departments():
        for part in ("personnel", "public"):
            lines = [line.amounts for line in facts.economic if line.part == part]
            own = [atom.amounts for atom in facts.atoms if atom.part == part]
            assert sum(line.actual for line in lines) == sum(line.actual for line in own)
            assert sum(line.initial for line in lines) == sum(line.initial for line in own)
            assert min(line.actual for line in lines) >= 0


def test_scores_follow_the_form():
    for facts in departments():
        for project in facts.projects:
            amounts, card = project.amounts, project.card
            assert card.execution == (10 * amounts.actual / amounts.adjusted).quantize(Decimal("0.1"))
            assert sum(one.weight for one in card.indicators) == 90
            for one in card.indicators:
                met = one.result <= one.target if one.sign == "≤" else one.result >= one.target
                assert (one.score == one.weight) == met
                assert bool(one.reason) == (not met)
                assert one.result <= one.target * Decimal("1.3")


def test_people_and_money_keep_their_limits():
    for facts in departments():
        people, survey = facts.people, facts.survey
        assert all(own <= posts for own, posts in zip(people.in_service, people.posts, strict=True))
        assert survey["satisfied"] <= survey["returned_valid"] <= survey["returned"] <= survey["distributed"]
        for line in (*facts.three_public.values(), *facts.procurement.values()):
            assert line.actual <= line.initial


def test_own_level_is_part_of_the_wider_one():
    for seed in SEEDS:
        wide, own = treasury_year(Random(seed), Decimal(100)).levels
        for lines, others in (
            (wide.taxes, own.taxes),
            (wide.heads, own.heads),
            (wide.fund_heads, own.fund_heads),
        ):
            assert all(0 < others[name].actual < line.actual for name, line in lines.items())


def test_both_sides_of_a_government_balance():
    for seed in SEEDS:
        for level in treasury_year(Random(seed), Decimal(100)).levels:
            income = sum(line.actual for line in (*level.taxes.values(), *level.other.values()))
            spending = sum(line.actual for line in level.heads.values())
            below = level.below
            assert income + below["subsidy"] + below["opening"] == spending + below["sent"] + below["closing"]
            assert min(below.values()) >= 0


def values(rows, **fields):
    """The printed values of a truth's rows by subject, where these fields are as given."""
    kept = [row for row in rows if all(row[name].split("|")[0] == value for name, value in fields.items())]
    return {row["subject"].split("|")[0]: Decimal(row["value"]) for row in kept}


@pytest.mark.parametrize("seed", range(8))
def test_printed_lines_of_an_export_balance_and_sum(seed):
    rows = truth(write_document("export", seed))
    stages = {name: values(rows, kind="money", measure=name) for name in
              ("initial", "opening", "adjustment", "adjusted", "actual", "carryover")}  # fmt: skip
    for name in stages["actual"]:
        initial, opening, change = (
            stages[stage].get(name, 0) for stage in ("initial", "opening", "adjustment")
        )
        assert initial + opening + change == stages["adjusted"][name]
        assert stages["actual"][name] + stages["carryover"].get(name, 0) == stages["adjusted"][name]
    for amounts in stages.values():
        assert amounts.pop("部门", 0) == sum(amounts.values())
    for name, rate in values(rows, measure="execution_to_adjusted").items():
        if name != "部门":
            assert abs(rate - 100 * stages["actual"][name] / stages["adjusted"][name]) <= Decimal("0.005")


@pytest.mark.parametrize("seed", range(8))
def test_first_column_of_a_form_is_the_sum_of_the_others(seed):
    document = write_document("accounts forms", seed)
    for table in ("table 2 ", "table 3 ", "table 4 "):
        lines = {}
        for row in truth(document):
            if row["place"].startswith(table):
                lines.setdefault(row["place"].partition(" cell")[0], []).append(Decimal(row["value"]))
        assert len(lines) > 10
        assert all(first == sum(rest) for first, *rest in lines.values())


ONE_OWNER = (
    "report",
    "final accounts",
    "budget",
    "department form",
    "base data",
    "three public",
    "export",
    "summary",
)


@pytest.mark.parametrize("manner", ONE_OWNER)
def test_figure_stated_twice_has_one_value(manner):
    for seed in range(12):
        stated = {}
        for item in marks(write_document(manner, seed)):
            for figure in item.mark.figures:
                if figure.measure != "adjustment":
                    assert Decimal(stated.setdefault(figure.name, figure.value)) == Decimal(figure.value)


@pytest.mark.parametrize("manner", MANNERS)
def test_printed_digits_are_the_value(manner):
    for seed in range(5):
        for item in marks(write_document(manner, seed)):
            printed = re.sub(r"[,\s]", "", normalize("NFKC", item.mark.text))
            for figure in item.mark.figures:
                if re.fullmatch("[0-9.]+", printed):
                    assert Decimal(printed) == abs(Decimal(figure.value))
                else:
                    assert "一二三四五六七八九".index(printed) + 1 == int(figure.value)


def digits(text):
    return "".join(re.findall("[0-9]", normalize("NFKC", text)))


def raw_text(data, ending):
    """The text of a file by the plainest means, none of them the reader's."""
    if ending.endswith("pdf"):
        with pdfplumber.open(BytesIO(data)) as pdf:
            return "".join(char["text"] for page in pdf.pages for char in page.chars)
    if ending == "docx":
        xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
        return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
    text = data.decode()
    return html.unescape(re.sub("<[^>]*>", "", text.partition("<body>")[2])) if ending == "html" else text


def numbers(text):
    """The numerals of a text as numbers, digits grouped by any mark."""
    plain_text = normalize("NFKC", text).replace(",", "")
    return Counter(Decimal(one).normalize() for one in re.findall(r"\d+(?:\.\d+)?", plain_text))


CASES = [(manner, ending) for manner, how in MANNERS.items() for ending in how.formats]


@pytest.mark.parametrize(("manner", "ending"), CASES)
def test_every_digit_of_a_file_is_in_the_truth_or_no_figure(manner, ending):
    document = write_document(manner, ending, strange=True)
    data = WRITERS[ending](document)
    told = [row["printed"] for row in truth(document)] + [row["printed"] for row in not_figures(document)]
    every = [item.mark.text for item in marks(document) if item.mark.figures or item.mark.why]
    assert Counter(told) == Counter(every)
    if ending == "xlsx":
        book = openpyxl.load_workbook(BytesIO(data))
        found = [
            str(cell)
            for sheet in book
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell is not None
        ]
        assert numbers(" ".join(found)) == numbers(" ".join(every))
    elif ending == "pdf":
        assert not Counter(digits("".join(every))) - Counter(digits(raw_text(data, ending)))
    else:
        assert digits(raw_text(data, ending)) == digits("".join(every))


@pytest.mark.parametrize("manner", MANNERS)
def test_chinese_numerals_in_front_of_measure_words_are_in_the_truth(manner):
    for seed in range(12):
        document = write_document(manner, seed)
        found = [word for _, text in texts(document) for word in CHINESE.findall(plain(text))]
        printed = {item.mark.text for item in marks(document) if item.mark.figures}
        assert set(found) <= printed


@pytest.mark.parametrize("ending", [ending for ending in WRITERS if ending not in ("docx", "xlsx")])
def test_same_seed_gives_the_same_bytes(ending):
    once, again = (WRITERS[ending](write_document("report", 11, strange=True)) for _ in range(2))
    assert once == again
    assert once != WRITERS[ending](write_document("report", 12, strange=True))


def test_every_document_says_that_it_is_made_up():
    for manner in MANNERS:
        assert "（虚构）" in plain(next(texts(write_document(manner, 1)))[1])


def test_made_up_words_stand_in_the_document_and_mark_their_figures():
    for seed in range(10):
        document = write_document("report", seed, strange=True)
        words = "".join(plain(text) for _, text in texts(document))
        assert document.strange
        assert all(word in words for word in document.strange)
        assert any(row["unknown"] for row in truth(document))
    assert not any(row["unknown"] for row in truth(write_document("report", 1)))


def read_rightly(document):
    """The rows of a reader that makes no mistake and takes the first of alternatives."""
    return [
        {name: value.split("|")[0] for name, value in row.items()} | {"certainty": "sure"}
        for row in truth(document)
    ]


@pytest.mark.parametrize("manner", MANNERS)
def test_truth_read_rightly_makes_no_difference(manner):
    document = write_document(manner, 5)
    assert compare(truth(document), read_rightly(document), document.year) == []


def test_each_wrong_field_is_a_difference():
    document = write_document("report", 5)
    wrong = {"measure": "filed", "account": "reception", "period": "1999", "coverage": "全市", "subject": "无关的对象",
             "budget": "state_capital", "qualifier": "about", "part": "basic"}  # fmt: skip
    for name, value in wrong.items():
        rows = read_rightly(document)
        place = next(place for place, row in enumerate(rows) if row["measure"] == "adjusted")
        rows[place][name] = value
        (difference,) = compare(truth(document), rows, document.year)
        assert (difference.verdict, difference.fields) == ("wrong and sure", (name,))


def test_missing_open_and_extra_rows_are_told_apart():
    document = write_document("report", 5)
    rows = read_rightly(document)
    rows[0] |= {"certainty": "open"}
    rows[1] |= {"value": "987654321"}
    found = compare(truth(document), rows, document.year)
    assert tally(found) == {"missing": 1, "open": 1, "wrong": 0, "wrong and sure": 0, "extra": 1}


def test_figure_behind_a_made_up_word_may_be_left_open_but_not_guessed():
    document = write_document("report", 5, strange=True)
    place = next(
        place for place, row in enumerate(truth(document)) if row["unknown"] and row["kind"] == "money"
    )
    rows = read_rightly(document)
    rows[place]["measure"] = "unassigned"
    assert compare(truth(document), rows, document.year) == []
    rows[place]["measure"] = "received"
    assert tally(compare(truth(document), rows, document.year))["wrong and sure"] == 1


def test_generator_knows_nothing_of_the_program():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in FOLDER.rglob("*.py")]
    nodes = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    names = {getattr(node, "module", None) or "" for node in nodes} | {
        one.name for node in nodes for one in node.names
    }
    assert len(trees) > 20
    assert [name for name in names if name.startswith("helpers")] == []


def test_draw_takes_every_manner_in_its_turn():
    drawn = list(draw(3, 2 * len(MANNERS)))
    assert [one.document.manner for one in drawn] == [*MANNERS, *MANNERS]
    assert all(one.ending in MANNERS[one.document.manner].formats for one in drawn)
    assert len({one.name for one in drawn}) == len(drawn)
    assert drawn == list(draw(3, 2 * len(MANNERS)))


def test_command_writes_documents_with_their_truth(tmp_path):
    command = [sys.executable, "-m", "writing", tmp_path, "--count", "3", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=FOLDER.parent, check=True)
    assert done.stdout.startswith("seed 7\n")
    assert len(list(tmp_path.glob("*.truth.csv"))) == 3
    assert len(list(tmp_path.iterdir())) == 9


def test_command_writes_faults_with_what_a_finding_must_say(tmp_path):
    command = [sys.executable, "-m", "writing", tmp_path, "--count", "12", "--seed", "7", "--faults"]
    subprocess.run(command, capture_output=True, cwd=FOLDER.parent, check=True)
    lines = [path.read_text(encoding="utf-8").splitlines() for path in tmp_path.glob("*.fault.csv")]
    assert len(lines) == 12
    assert {line[0] for line in lines} == {"subject,words,figures,true_value,kind"}
    assert len(list(tmp_path.glob("*-targets.html"))) == 1
