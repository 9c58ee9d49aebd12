"""docs/api.md: its examples run on the shipped data, and every door stands there with its words."""

import doctest
import re
from importlib import import_module
from pathlib import Path

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
