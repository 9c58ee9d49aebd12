"""Another country by data alone: its currency, its units, its fiscal years, on an English page without a Chinese word."""

import ast
import json
import re
from pathlib import Path

import pytest

from helpers.measure import facts_of
from helpers.publish.process import process
from helpers.read import read_processed

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "01-department-year.ipynb"
HEADS = {
    "Health": (100, 105, 90),
    "Education": (200, 220, 230),
    "Justice": (50, 45, 40),
    "Transport": (150, 140, 115),
}
"""Initial, adjusted and actual: 475 of 500, and a composition variance of 80 / 475."""

MEASURES = ("initial", "adjusted", "actual")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A country's heads of expenditure in a fiscal year, in millions of its currency."""
    folder = tmp_path / "raw" / "treasury" / "2016-17"
    folder.mkdir(parents=True)
    profile = 'name_zh = "National Treasury"\nname_en = "National Treasury"\ncurrency = "ZAR"\n'
    (folder.parent / "department.toml").write_text(profile, encoding="utf-8")
    rows = [
        f"money,{head},fund,{measure},{value},million rand,{head}: R{value}m"
        for head, amounts in HEADS.items()
        for measure, value in zip(MEASURES, amounts, strict=True)
    ]
    head = "kind,subject,account,measure,value,unit,phrase"
    (folder / "figures.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    process(tmp_path, "treasury", "2016-17")
    return tmp_path


def page_of(data: Path, language: str) -> list[str]:
    """What the cells of the shipped notebook show, one after the other, as HTML or text of a picture."""
    known: dict = {}
    shown = []
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["metadata"].get("tags") == ["notebook-only"]:
            continue
        if cell["cell_type"] == "markdown":
            shown.append("".join(cell["metadata"].get("en", source)))
            continue
        body = ast.parse(source).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), cell["id"], "exec"), known)
        if "parameters" in cell["metadata"].get("tags", []):
            known |= {
                "department": "treasury",
                "year": "2016-17",
                "data_dir": str(data),
                "language": language,
            }
        if last:
            bundle = eval(compile(ast.Expression(last.value), cell["id"], "eval"), known)._repr_mimebundle_()
            shown.append((bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"])
    return shown


def test_units_in_the_currencys_own_words_are_read_exactly(data):
    facts = facts_of(read_processed(data, "treasury", "2016-17").figures)
    whole = facts[facts["subject"] == "项目合计"].set_index("fact")["value"]
    assert (whole["initial"], whole["actual"]) == ("500000000", "475000000")
    assert whole["execution_to_initial"] == "0.95"
    assert whole["composition_variance"] == "0.168421052631579"


def test_the_english_page_has_no_chinese_word(data):
    shown = "\n".join(page_of(data, "en"))
    assert re.findall("[\u4e00-\u9fff]+", re.sub("<style.*?</style>", "", shown, flags=re.DOTALL)) == []
    assert "ZAR 475,000,000" in shown
    assert "16.84%" in shown
    assert "million rand" in shown


def test_what_the_adjusted_budget_left_is_no_fault_where_no_carryover_is_printed(data):
    process(data, "treasury", "2016-17")
    findings = (data / "processed" / "treasury" / "2016-17" / "findings.csv").read_text(encoding="utf-8")
    assert re.findall("Health|Justice|Transport|not_found", findings) == []
    assert "Education" in findings
