"""Documents that the generator writes, in every manner and format, are read: each figure comes back with its meaning."""

import csv
import random

import pytest
from writing import MANNERS, compare, draw, save, tally, truth

from helpers.publish.processing import process_all
from helpers.read import extract

SHORT, LONG = 40, 500
UNRULED = "plain.pdf"
MOST_OTHERWISE = 0.01
"""The share of figures that may come back otherwise in many documents, of a fresh seed."""


def read_back(drawn, folder, ending):
    """The truth of a document and how what was read differs from it."""
    document = drawn.document
    path = save(document, folder, drawn.name, ending)
    rows = extract(path, year=document.year).figures.to_dict("records")
    return truth(document), compare(truth(document), rows, document.year)


DRAWN = [*draw("read back", SHORT)]


@pytest.mark.parametrize("drawn", DRAWN, ids=[f"{drawn.name}.{drawn.ending}" for drawn in DRAWN])
def test_every_figure_comes_back_with_its_meaning(drawn, tmp_path):
    told, differences = read_back(drawn, tmp_path, drawn.ending)
    assert len(told) > 0
    assert [str(difference) for difference in differences] == []


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_many_documents_of_a_fresh_seed_come_back(tmp_path, capsys):
    seed = random.SystemRandom().randrange(10**6)
    count, found, wrong_and_sure = 0, [], 0
    for drawn in draw(seed, LONG):
        told, differences = read_back(drawn, tmp_path, drawn.ending)
        count += len(told)
        wrong_and_sure += tally(differences)["wrong and sure"]
        found += [f"{drawn.name}.{drawn.ending}: {difference}" for difference in differences]
    told = "\n  ".join([f"\nseed {seed}: {count} figures, {len(found)} otherwise", *found[:20]])
    with capsys.disabled():
        print(told)
    assert wrong_and_sure == 0, told
    assert len(found) <= MOST_OTHERWISE * count, told


@pytest.mark.long
def test_tables_without_rules_come_back(tmp_path):
    missed = [
        str(difference)
        for manner, how in MANNERS.items()
        if UNRULED in how.formats
        for drawn in draw("no rules", 3, manner)
        for difference in read_back(drawn, tmp_path, UNRULED)[1]
    ]
    assert missed == []


def test_a_made_up_word_is_left_open_and_never_guessed(tmp_path):
    strange = [drawn for drawn in draw("strange words", SHORT) if drawn.document.strange]
    assert len(strange) > 2
    for drawn in strange:
        _, differences = read_back(drawn, tmp_path, drawn.ending)
        unknown = [each for each in differences if each.figure and each.figure["unknown"]]
        assert tally(unknown)["wrong and sure"] == 0, [str(each) for each in unknown]


def test_consistent_documents_give_no_contradiction(tmp_path):
    chosen = [drawn for drawn in draw("consistent", 13) if drawn.ending in ("txt", "html", "docx", "xlsx")]
    homes = processed(chosen, tmp_path)
    assert [row["sentence"] for row in rows_of("findings", homes) if row["grade"] == "差错"] == []
    assert [row["identity"] for row in rows_of("checks", homes) if row["outcome"] == "fails"] == []


@pytest.mark.long
@pytest.mark.timeout(2400)
def test_no_identity_fails_in_many_documents_of_a_fresh_seed(tmp_path, capsys):
    seed = random.SystemRandom().randrange(10**6)
    homes = processed([*draw(seed, LONG)], tmp_path)
    failing = [
        f"{home.parent.name}: {row['identity']} {row['subject']} {row['left']} {row['right']}"
        for home in homes
        for row in rows_of("checks", [home])
        if row["outcome"] == "fails"
    ]
    with capsys.disabled():
        print(f"\nseed {seed}: {len(failing)} identities fail", *failing[:20], sep="\n  ")
    assert failing == []


def processed(chosen, folder):
    """The processed folders of documents, each that of a department of its own."""
    for drawn in chosen:
        put_raw(drawn, folder, drawn.name.lower())
    assert [outcome.error for outcome in process_all(folder) if outcome.error] == []
    return [folder / "processed" / drawn.name.lower() / drawn.document.year for drawn in chosen]


def put_raw(drawn, folder, department):
    """Puts a document where a department's report of its year stands."""
    home = folder / "raw" / department / drawn.document.year
    home.mkdir(parents=True)
    (home.parent / "department.toml").write_text('name_zh = "甲局"\nsynthetic = true\n', encoding="utf-8")
    path = save(drawn.document, home, "report", drawn.ending)
    path.rename(home / f"report{path.suffix}")


def rows_of(table, homes):
    """The rows of one table in processed folders."""
    for home in homes:
        with (home / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
