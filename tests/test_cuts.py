"""A page of thousands of projects opens: tables and lists are cut, and say so in words."""

import re

import pytest
from printed import count, figures, fund, own

from helpers import measure, show
from helpers.show.money_tables import _MOST_PROJECTS
from helpers.show.pieces import Table
from helpers.show.tabling import MOST_ROWS
from helpers.show.texts import MOST_FINDINGS

MANY = MOST_ROWS + 200


@pytest.fixture(scope="module")
def shown() -> dict[str, object]:
    """What is shown of a department with more projects than any table takes, each found to begin with nothing."""
    funds = [fund(f"项目{n}", initial=0, adjustment=n, actual=n) for n in range(1, MANY + 1)]
    held = [count(f"活动{n}", "sessions", n, "次") for n in range(1, MANY + 1)]
    frame = figures(funds, held, own("actual", 5))
    frame["period"] = "2024"
    books = measure.books_of(frame)
    facts, checks, counts = measure.facts_of(books), measure.checks_of(books), measure.activities_of(books)
    findings = measure.findings_of(books)
    page = show.view(facts, frame, "2024")
    first = show.first_screen(checks, findings, measure.indicators_of(facts, books), counts, page)
    return {
        "projects": show.projects_table(page),
        "activities": show.activities_table(counts, page),
        "identities": show.identities_table(checks, page),
        "sources": show.sources_table(frame, page),
        "findings": show.findings_list(findings, page).html,
        "first": first.html,
    }


def test_the_largest_projects_are_listed_and_the_sums_count_all(shown):
    table = shown["projects"]
    assert isinstance(table, Table)
    assert len(table.rows) == _MOST_PROJECTS + 1
    assert table.rows[0].cells[0] == f"项目{MANY - _MOST_PROJECTS + 1}"
    assert f"共{MANY}个项目，此处列金额最大的{_MOST_PROJECTS}个" in " ".join(table.notes)
    assert f"{MANY * (MANY + 1) // 2:,}.00" in table.rows[-1].cells


@pytest.mark.parametrize("name", ["activities", "identities"])
def test_a_long_table_is_cut_and_says_how_much_it_leaves_out(shown, name):
    table = shown[name].rest or shown[name]
    assert len([row for row in table.rows if row.kind != "group"]) == MOST_ROWS
    assert re.search(f"共[0-9]+行，此处列前{MOST_ROWS}行", table.notes[-1])


def test_every_figure_keeps_its_row_among_the_sources_for_links_lead_there(shown):
    assert len(shown["sources"].rows) == 4 * MANY + 1
    assert shown["sources"].notes == ()


def test_findings_are_cut_and_the_first_screen_names_what_is_asked_once(shown):
    assert shown["findings"].count("<li id=") == MOST_FINDINGS
    assert "行，此处列前1000行" in shown["findings"]
    assert f"项目1、项目2、项目3、项目4等{MANY}项的追加依据和绩效目标（{MANY}处）" in shown["first"]
    assert len(shown["first"]) < 5_000


def test_links_to_findings_lead_to_those_that_are_listed(shown):
    there = set(re.findall(r'<li id="(finding-[0-9]+)"', shown["findings"]))
    assert set(re.findall(r'href="#(finding-[0-9]+)"', shown["first"])) <= there


def test_words_list_no_more_than_a_reader_takes_in():
    rows = [own("actual", n, label="实际支出") for n in range(1, 200)]
    checks = measure.checks_of(figures(rows))
    reason = checks.set_index("identity").loc["stated_twice", "reason"]
    assert reason.endswith("、39万元、40万元等199项")
