"""Each kind of fault that the generator knows is named once, and a consistent document is left in peace."""

import re
from collections import Counter
from random import Random

import pytest
from writing import FAULTS, MANNERS, draw, save, write_faulty

from helpers import schema
from helpers.frames import records
from helpers.measure import findings_of
from helpers.read import read_raw

GRAVE = ("差错", "需说明")
SEEDS, MANY_SEEDS = range(1), range(1, 13)
CONSISTENT, MANY = 16, 500
ENDINGS = ("txt", "md", "html", "docx", "xlsx")
FOLLOWS = {"indicator left out": {"weight_changed"}, "sum of three public": {"above_budget"}}
"""What a fault brings with it by its nature: the points of an indicator that is left out go to another, a larger sum may
pass its budget."""

ASKED_OF_ALL = {"adjustments_without_reason", "both_ways", "rate_without_parts"}
"""What is asked of consistent documents and true of them: no approval is cited, ups beside downs, bare rates."""


def found_in(folder, document, ending, beside=None):
    """The findings of a document that lies where a department's report lies."""
    home = folder / "raw" / "bureau" / document.year
    home.mkdir(parents=True)
    (home.parent / "department.toml").write_text('name_zh = "甲局"\nsynthetic = true\n', encoding="utf-8")
    save(document, home, "report", ending)
    if beside:
        save(beside, home, "targets", "docx")
    source = read_raw(folder, "bureau", document.year)
    return records(findings_of(source.figures, source.words, "zh", source=source))


def told_of(kind, seed, folder):
    """The findings that the fault brings: those that name it, and others that are new and grave."""
    faulty = write_faulty(kind, seed)
    endings = [ending for ending in ENDINGS if ending in MANNERS[faulty.document.manner].formats]
    ending = Random(f"{kind} {seed}").choice(endings)
    sound = found_in(folder / f"sound {kind} {seed}", faulty.sound, ending, faulty.beside)
    spoilt = found_in(folder / f"spoilt {kind} {seed}", faulty.document, ending, faulty.beside)
    fresh = fresh_in(spoilt, sound)
    named = [row for row in fresh if re.search(faulty.fault.words, row["sentence"].replace(" ", ""))]
    return named, fresh


def fresh_in(spoilt, sound):
    """The findings that may be sent and whose words a sound document does not have."""
    known = {row["sentence"] for row in sound}
    reading = schema.READING_GRADE.name
    return [row for row in spoilt if row["sentence"] not in known and row["grade"] != reading]


def more_than_before(kind, fresh, named):
    """Grave findings beside those that name a fault, by rule; one that the sound document has in other words is none."""
    rules = Counter(row["rule"] for row in fresh if row["grade"] in GRAVE and row not in named[:1])
    return set(rules) - FOLLOWS.get(kind, set()) - ASKED_OF_ALL


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_named_once(kind, tmp_path):
    for seed in SEEDS:
        named, fresh = told_of(kind, seed, tmp_path)
        assert named, [row["sentence"] for row in fresh]
        assert more_than_before(kind, fresh, named) == set(), [row["sentence"] for row in fresh]


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_named_once_in_many_documents(kind, tmp_path):
    told = [(seed, *told_of(kind, seed, tmp_path)) for seed in MANY_SEEDS]
    missed = [seed for seed, named, _ in told if not named]
    repeated = {seed: found for seed, named, fresh in told if (found := more_than_before(kind, fresh, named))}
    assert (missed, repeated) == ([], {})


def asked_of_consistent(count, folder):
    """What is asked of consistent documents, as grade, rule and sentence, and how many there are."""
    drawn = [one for one in draw("left in peace", count) if one.ending in ENDINGS]
    asked = [
        (row["grade"], row["rule"], row["sentence"])
        for one in drawn
        for row in found_in(folder / one.name, one.document, one.ending)
        if row["grade"] in GRAVE
    ]
    return asked, len(drawn)


def check_peace(count, folder):
    asked, documents = asked_of_consistent(count, folder)
    assert [one for one in asked if one[0] == "差错"] == []
    others = [one for one in asked if one[1] not in ASKED_OF_ALL]
    assert 10 * len(others) <= documents, others


def test_consistent_documents_are_left_in_peace(tmp_path):
    check_peace(CONSISTENT, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_many_consistent_documents_are_left_in_peace(tmp_path):
    check_peace(MANY, tmp_path)
