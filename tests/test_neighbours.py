"""A page leads straight to its other language and to its other years where they are there, and is up to date with that."""

import json
import shutil

import lxml.html
import pytest
from projects import add_department, make_project, warm_server, write_notebook

from helpers.publish import runs
from helpers.publish.waves import Options

pytestmark = pytest.mark.xdist_group("runs")


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def run(project, **options) -> dict[str, str]:
    """What became of each page."""
    summary = runs.run(project, options=Options(jobs=2, **options))
    return {f"{each.page} {each.language}": each.done for each in summary.outcomes}


def ways(project, path: str) -> list[str]:
    """The links at the top of a page that lead to files that are there, but for the index; others raise."""
    page = project.reports / path
    header = lxml.html.parse(str(page)).getroot().find("body/header")
    links = [link.get("href").partition("#")[0] for link in header.iterfind(".//p[@class='ways']/a")]
    assert all((page.parent / link).is_file() for link in links)
    return links


INDEX, ENGLISH_INDEX = "../../index.html", "../../index.en.html"


def test_years_lead_to_each_other_from_the_first_run_on(tmp_path):
    project = make_project(tmp_path, {"aa": ["2022", "2023", "2024"], "bb": ["2024"]})
    run(project)
    assert ways(project, "aa/2023/report.html") == [
        ENGLISH_INDEX, "../2022/report.html", "../2024/report.html", INDEX,
    ]  # fmt: skip
    assert ways(project, "bb/2024/report.html") == [ENGLISH_INDEX, INDEX]
    assert run(project) == {}


def test_a_new_year_and_a_new_language_are_led_to_from_pages_that_stay_as_they_are(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023"]})
    run(project)
    add_department(tmp_path, "aa", ["2024"])
    assert run(project) == {"aa/2024 zh": "made", "aa/2023 zh": "rendered"}
    assert run(project, language="en") == {
        "aa/2023 en": "made", "aa/2024 en": "made", "aa/2023 zh": "rendered", "aa/2024 zh": "rendered",
    }  # fmt: skip
    assert ways(project, "aa/2024/report.html") == ["report.en.html", "../2023/report.html", INDEX]
    assert ways(project, "aa/2024/report.en.html") == ["report.html", "../2023/report.en.html", ENGLISH_INDEX]
    assert run(project) == {}


def test_a_year_that_never_stood_or_is_gone_is_not_led_to_and_nothing_is_stale_for_it(tmp_path):
    project = make_project(tmp_path, {"aa": ["2020", "2022", "2024"]})
    runs.run(project, years="2022..2024", options=Options(jobs=2))
    assert ways(project, "aa/2024/report.html") == [ENGLISH_INDEX, "../2022/report.html", INDEX]
    shutil.rmtree(project.raw / "aa/2022")
    assert run(project) == {"aa/2020 zh": "made", "aa/2024 zh": "rendered"}
    assert ways(project, "aa/2024/report.html") == [ENGLISH_INDEX, "../2020/report.html", INDEX]
    (project.raw / "aa/2020/figures.csv").write_text("kind\nmoney\n", encoding="utf-8")
    shutil.rmtree(project.reports / "aa/2020")
    assert run(project) == {"aa/2020 zh": "failed"}
    stale = json.loads((project.reports / "index.json").read_text(encoding="utf-8"))["counts"]["stale"]
    assert stale == 1, "the page of 2022 alone, whose data are gone"
    assert run(project) == {"aa/2020 zh": "failed", "aa/2024 zh": "rendered"}
    assert ways(project, "aa/2024/report.html") == [ENGLISH_INDEX, INDEX]
    assert run(project) == {"aa/2020 zh": "failed"}


def test_pages_of_a_year_over_all_lead_to_each_other(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"], "bb": ["2023", "2024"]})
    per_year = {"per": "year", "page": "{year}.html", "title": {"zh": "比较", "en": "Comparison"}}
    parameters = (
        'year: str = "2024"  # which\ndata_dir: str = "../data"  # where\nlanguage: str = "zh"  # zh or en'
    )
    write_notebook(project.notebooks / "02-compare.ipynb", {"shown": "year"}, per_year, parameters)
    run(project)
    assert ways(project, "compare/2024.html") == ["../index.en.html", "2023.html", "../index.html"]
