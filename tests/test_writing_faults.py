"""Known faults: each breaks what it claims, in a document that was sound before, and its truth tells of it."""

import re
from decimal import Decimal
from unicodedata import normalize

import pytest
from writing import FAULTS, compare, marks, not_figures, tally, truth, write_faulty
from writing.figures import plain, texts

SEEDS = range(3)
ROUNDING = Decimal("0.01")


def values(rows, measure, **fields):
    """The values of the rows with this measure and these fields, in their order."""
    wanted = {"measure": measure} | fields
    return [
        Decimal(row["value"])
        for row in rows
        if all(row[name].split("|")[0] == value for name, value in wanted.items())
    ]


def score_of_execution(rows):
    adjusted, actual = values(rows, "adjusted")[0], values(rows, "actual")[0]
    return values(rows, "score")[0] == (10 * actual / adjusted).quantize(Decimal("0.1"))


def scores_sum(rows):
    table = rows[-1]["place"].partition(" row")[0] + " "
    *scores, total = values([row for row in rows if row["place"].startswith(table)], "score")
    return sum(scores) == total


def weights_sum(rows):
    table = [
        row for row in rows if row["place"].startswith("table 1 ") and not row["subject"].endswith("指标")
    ]
    *weights, total = values(table, "weight")
    return sum(weights) == total == 100


def parts_are_a(rows):
    """In every project's form the row of its source, whose account may be empty, is the row of the whole."""
    adjusted = [row for row in rows if row["measure"] == "adjusted"]
    pairs = [[row["value"] for row in adjusted if row["account"] == account] for account in ("fund", "fund|")]
    return pairs[0] == pairs[1]


def rate_follows(rows):
    adjusted, actual = values(rows, "adjusted")[0], values(rows, "actual")[0]
    return abs(values(rows, "execution_to_adjusted")[0] - 100 * actual / adjusted) < ROUNDING


def nobody_is_above_all(rows):
    return all(value <= 100 for value in values(rows, "satisfaction_rate"))


def basic_is_its_parts(rows):
    parts = [values(rows, "actual", account=account)[0] for account in ("personnel", "public", "basic")]
    return parts[0] + parts[1] == parts[2]


def people_are_their_parts(rows):
    people = values(rows, "in_service")
    return people[0] == people[1] + people[2]


def posts_hold_people(rows):
    return values(rows, "in_service")[0] <= values(rows, "authorised")[0]


def forms_hold_answers(rows):
    return values(rows, "returned_valid")[0] <= values(rows, "distributed", subject="调查问卷")[0]


def purchases_within_budget(rows):
    year = rows[0]["period"]
    budget, actual = (
        values(rows, name, account="procurement", period=year)[0] for name in ("budget", "actual")
    )
    return actual <= budget


def projects_sum(rows):
    funds = values(rows, "actual", account="fund")
    return sum(funds) == values(rows, "actual", account="project")[0]


def three_public_is_its_accounts(rows):
    accounts = ("three_public", "abroad", "vehicle_running", "reception")
    year = rows[0]["period"]
    whole, *parts = (values(rows, "actual", account=account, period=year)[:1] for account in accounts)
    return sum(sum(parts, [])) == whole[0]


def growth_follows(rows):
    return all(
        abs(rate * (actual - change) / 100 - change) < Decimal("0.011") * max(1, abs(actual) / 100)
        for actual, change, rate in triples(rows)
    )


def triples(rows):
    """Amount, change and growth where they follow one another."""
    for first, second, third in zip(rows, rows[1:], rows[2:], strict=False):
        if (first["measure"], second["measure"], third["measure"]) == (
            "actual",
            "change_from_prior",
            "growth_from_prior",
        ):
            yield tuple(Decimal(row["value"]) for row in (first, second, third))


def lines_balance(rows):
    """A project's initial budget, opening and changes are its adjusted budget."""
    stages = ("initial", "opening", "adjustment")
    return all(
        values(own, "adjusted") == [sum(value for stage in stages for value in values(own, stage))]
        for own in by_project(rows)
    )


def by_project(rows):
    funds = [row for row in rows if row["account"] == "fund"]
    return [
        [row for row in funds if row["subject"] == name]
        for name in dict.fromkeys(row["subject"] for row in funds)
    ]


def one_value_each(rows):
    return len(set(values(rows, "actual", account="project"))) == 1


def spent_in_two_years(rows):
    return not any(sum(values(own, "opening")) and sum(values(own, "carryover")) for own in by_project(rows))


HOLDS = {
    "execution score": score_of_execution,
    "sum of scores": scores_sum,
    "sum of weights": weights_sum,
    "parts of A": parts_are_a,
    "rate of execution": rate_follows,
    "satisfied above all": nobody_is_above_all,
    "personnel and public": basic_is_its_parts,
    "sum of people": people_are_their_parts,
    "more than posts": posts_hold_people,
    "more answers than forms": forms_hold_answers,
    "purchases above budget": purchases_within_budget,
    "sum of projects": projects_sum,
    "sum of three public": three_public_is_its_accounts,
    "power of ten": lines_balance,
    "digits changed about": lines_balance,
    "digit dropped": lines_balance,
    "stated twice": one_value_each,
    "unspent two years": spent_in_two_years,
}


@pytest.mark.parametrize("kind", HOLDS)
def test_fault_breaks_what_held_before(kind):
    for seed in SEEDS:
        faulty = write_faulty(kind, seed)
        assert HOLDS[kind](truth(faulty.sound))
        assert not HOLDS[kind](truth(faulty.document))


@pytest.mark.parametrize("kind", FAULTS)
def test_fault_is_in_the_document_alone_and_named(kind):
    for seed in SEEDS:
        faulty = write_faulty(kind, seed)
        fault, (sound, spoilt) = faulty.fault, (words(faulty.sound), words(faulty.document))
        assert sound != spoilt
        assert fault.kind == kind
        assert all(squeezed(phrase) in spoilt for phrase in fault.figures if "≥" not in phrase)
        assert not re.search(fault.words, "本文件各项内容齐全。")
        told = {row["printed"] for row in truth(faulty.document) + not_figures(faulty.document)}
        assert told == {
            item.mark.text for item in marks(faulty.document) if item.mark.figures or item.mark.why
        }


def words(document):
    return squeezed("\n".join(plain(text) for _, text in texts(document)))


def squeezed(text):
    return re.sub(r"[, ]", "", normalize("NFKC", text))


@pytest.mark.parametrize(
    "kind", ["growth", "share", "last year's amount", "text and table", "yuan under myriads"]
)
def test_slip_knows_the_true_value(kind):
    for seed in SEEDS:
        faulty = write_faulty(kind, seed)
        true = [row["value"] for row in truth(faulty.sound)].count(faulty.fault.true_value)
        left = [row["value"] for row in truth(faulty.document)].count(faulty.fault.true_value)
        assert left == true - 1


def test_truth_tells_what_is_printed_and_not_what_was_meant():
    faulty = write_faulty("yuan under myriads", 1)
    sound = [{name: value.split("|")[0] for name, value in row.items()} for row in truth(faulty.sound)]
    differences = compare(truth(faulty.document), sound, faulty.document.year)
    assert tally(differences) == {"missing": 1, "open": 0, "wrong": 0, "wrong and sure": 0, "extra": 1}


@pytest.mark.parametrize("kind", ["indicator left out", "target changed", "weight changed"])
def test_change_of_targets_is_seen_beside_the_approved_ones(kind):
    for seed in SEEDS:
        faulty = write_faulty(kind, seed)
        assert faulty.beside.manner == "targets"
        assert faulty.fault.subject in words(faulty.beside)
        assert (faulty.fault.subject in words(faulty.document)) == (kind != "indicator left out")


def test_growth_contradicts_amount_and_change():
    faulty = [write_faulty("growth", seed) for seed in range(30)]
    broken = [
        one
        for one in faulty
        if len(list(triples(truth(one.sound)))) and not growth_follows(truth(one.document))
    ]
    assert all(growth_follows(truth(one.sound)) for one in faulty)
    assert broken
