"""docs/api.md: its examples run on the shipped data, and every door stands there with its words."""

import doctest
import re
from importlib import import_module
from pathlib import Path
from rlcompleter import Completer

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def test_examples_come_out_as_printed(processed_data, monkeypatch):
    monkeypatch.chdir(processed_data.parent)
    (processed_data.parent / "data").is_dir() or (processed_data.parent / "data").symlink_to(processed_data)
    prose = PAGE.split("## What to begin with")[0]
    test = doctest.DocTestParser().get_doctest(prose, {}, "api.md", "docs/api.md", 0)
    assert len(test.examples) > 10
    outcome = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert outcome.failed == 0


@pytest.mark.parametrize("room", ["read", "measure", "show"])
def test_every_door_stands_there(room):
    doors = import_module(f"helpers.{room}").__all__
    assert [name for name in doors if f"### `{room}.{name}`" not in PAGE] == []


def test_every_entry_says_something():
    entries = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    words = [re.sub(r"```.*?```", "", entry, flags=re.DOTALL).split("\n", 1)[1].strip() for entry in entries]
    assert [entry.split()[0] for entry, said in zip(entries, words, strict=True) if len(said) < 12] == []


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("helpers.ta", "helpers.tables"),
        ("measure.facts", "measure.facts_of"),
        ("read.read_last", "read.read_last_year"),
        ("show.trend_m", "show.trend_money_table"),
        ("publish.look", "publish.look_panel"),
        ("report.with", "report.with_value"),
    ],
)
def test_tab_completes_what_can_be_called(begun, offered, processed_data):
    import helpers
    from helpers import measure, publish, read, show

    report = read.read_processed(processed_data, "lusong-cppcc", "2024")
    known = {"helpers": helpers, "measure": measure, "publish": publish, "read": read, "show": show}
    found = Completer(known | {"report": report}).attr_matches(begun)
    assert offered in [name.rstrip("(") for name in found]


def test_what_is_shown_of_a_thing_is_one_short_line(processed_data):
    from helpers import measure, show
    from helpers.read import read_across, read_processed, read_years

    report = read_processed(processed_data, "sample-bureau", "2023")
    assert repr(report) == f"<示例局（虚构） 2023: {len(report.figures)} figures, 0 open>"
    books, history = measure.books_of(report.figures), read_years(processed_data, "sample-bureau")
    trend = measure.trend_of(history)
    across = read_across(processed_data, "2024", measure.FACTS_COMPARED)
    comparison = measure.comparison_of(across)
    views = [
        show.view(measure.facts_of(books), report.figures, "2023"),
        show.trend_view(trend, history),
        show.compare_view(comparison),
    ]
    shown = [repr(thing) for thing in (report, books, trend, across, comparison, *views)]
    assert [line for line in shown if len(line) > 90 or "\n" in line or " at 0x" in line] == []
