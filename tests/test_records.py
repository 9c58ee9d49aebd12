"""What stands in reports/ as a record is read through a schema: what does not fit is as if it were not there, and said."""

import json
import shutil
import time
from dataclasses import replace

import pytest
from projects import jixiao, make_project, pages, warm_server

from helpers.publish import project_status, run
from helpers.publish.addresses import Page, Place
from helpers.publish.digests import Digests
from helpers.publish.records import read_record
from helpers.publish.vouching import is_processed, note_of

pytestmark = [pytest.mark.xdist_group("records"), pytest.mark.timeout(120)]
PAGE = Page(Place("aa", "2024"))
FACT = {"value": "1", "lower": "", "upper": "", "unit": "元", "status": "ok", "reason": ""}


@pytest.fixture(scope="module", autouse=True)
def one_server():
    with warm_server():
        yield


def made(folder):
    project = make_project(folder)
    assert run(project).failed == []
    return project


@pytest.fixture
def project(tmp_path):
    return made(tmp_path)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    return made(tmp_path_factory.mktemp("made"))


def edit(project, *path, to) -> None:
    """Change one value of run.json."""
    record = project.reports / PAGE.record
    entries = json.loads(record.read_text(encoding="utf-8"))
    *way, last = path
    place = entries
    for step in way:
        place = place[step]
    place[last] = to
    record.write_text(json.dumps(entries), encoding="utf-8")


MADE = ("pages", "zh", "made")
UNFIT = {
    "another type": (("pages",), []),
    "pages of an unknown language": (("pages", "xx"), {}),
    "number for a name": (("name_zh",), 7),
    "unknown status": ((*MADE, "headline", "部门/actual"), FACT | {"status": "fine"}),
    "value that is none": ((*MADE, "headline", "部门/actual"), FACT | {"value": ""}),
    "huge exponent": ((*MADE, "headline", "部门/actual"), FACT | {"value": "1e999999999"}),
    "no number": ((*MADE, "headline", "部门/actual"), FACT | {"value": "<b>1</b>"}),
    "number of a million digits": ((*MADE, "headline", "部门/actual"), FACT | {"value": "1" * 10**6}),
    "huge count": ((*MADE, "findings", "差错"), 10**30),
    "negative count": ((*MADE, "findings", "差错"), -1),
    "text for a count": ((*MADE, "findings", "差错"), "1"),
    "unknown grade": ((*MADE, "findings", "坏"), 1),
    "path outside": ((*MADE, "outputs", "../../../secret"), "0" * 64),
    "absolute path": ((*MADE, "outputs", "/etc/passwd"), "0" * 64),
    "digest that is none": ((*MADE, "outputs", "report.html"), "fresh"),
    "outputs of another type": ((*MADE, "outputs"), ["report.html"]),
    "inputs of another type": ((*MADE, "inputs"), None),
    "endless seconds": ((*MADE, "seconds"), {"render": 1e308}),
    "day that is none": ((*MADE, "finished"), "2024-19-39T00:00:00+00:00"),
    "year one": ((*MADE, "finished"), "0001-01-01T00:00:00+00:00"),
    "last year of all": ((*MADE, "finished"), "9999-12-31T23:59:59+00:00"),
    "failure of another type": (("pages", "zh", "failure"), {"kind": 1}),
    "failure since no day": (
        ("pages", "zh", "failure"),
        {"kind": "input", "reason": "x", "since": "gestern", "last": "2024-01-01T00:00:00+00:00"},
    ),
    "failure of a million lines": (
        ("pages", "zh", "failure"),
        dict.fromkeys(("since", "last"), "2024-01-01T00:00:00+00:00")
        | {"kind": "input", "reason": "x", "lines": ["x"] * 10**6},
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_record_with_what_does_not_fit_is_none(made_once, tmp_path, name):
    project = replace(made_once, reports=shutil.copytree(made_once.reports, tmp_path / "reports"))
    assert read_record(project.reports, PAGE).pages.keys() == {"zh"}
    path, value = UNFIT[name]
    edit(project, *path, to=value)
    assert read_record(project.reports, PAGE).pages == {}


WHOLE = {
    "list": b"[]", "number": b"9" * 5000, "deep": b"[" * 100_000, "text": b"\xff\xfe", "nothing": b"",
    "nan": b'{"department": NaN}',
}  # fmt: skip


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE)
def test_file_that_is_no_record_is_said_and_made_anew(project, content):
    before = pages(project)
    (project.reports / PAGE.record).write_bytes(content)
    (state,) = project_status(project).found
    assert (state.state, state.why) == ("missing", "原有记录（run.json）内容不合规定，按没有报告处理")
    assert [plan.reason for plan in run(project).plans] == ["unfit"]
    assert pages(project) == before


@pytest.mark.parametrize("outputs", [{}, {"report.html": ""}])
def test_record_that_names_no_file_vouches_for_none(project, outputs):
    before = pages(project)
    path = project.reports / "aa/2024/report.html"
    path.write_text("<p>changed</p>", encoding="utf-8")
    edit(project, *MADE, "outputs", to=outputs)
    assert [state.state for state in project_status(project).found] == ["stale"]
    assert run(project).failed == []
    assert pages(project) == before


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*MADE, "headline", "部门/actual"), FACT | {"value": "99999"}),
        ((*MADE, "headline"), {}),
        ((*MADE, "findings", "差错"), 7),
        ((*MADE, "findings"), {}),
    ],
)
def test_headline_that_is_not_that_of_the_tables_is_seen(project, path, value):
    edit(project, *path, to=value)
    (state,) = project_status(project).found
    assert (state.state, "run.json" in state.why) == ("stale", True)
    run(project)
    assert "9.999" not in (project.reports / "index.html").read_text(encoding="utf-8")
    assert project_status(project).is_fine


POISON = {
    "wrong digest": lambda entry: [*entry[:-1], "0" * 64],
    "number for a digest": lambda entry: [*entry[:-1], 7],
    "list for a digest": lambda entry: [*entry[:-1], [1]],
    "text for a size": lambda entry: ["x", *entry[1:]],
    "number for all": lambda entry: 7,
}


@pytest.mark.parametrize("kind", POISON)
def test_poisoned_memory_of_digests_costs_no_page_and_heals(project, kind):
    store = project.reports / ".jixiao/digests.json"

    time.sleep(2.1)
    run(project)
    known = json.loads(store.read_text(encoding="utf-8"))
    assert known
    store.write_text(json.dumps({path: POISON[kind](entry) for path, entry in known.items()}))
    assert run(project).failed == []
    summary = run(project)
    assert (summary.failed, [plan.reason for plan in summary.plans]) == ([], ["current"])
    assert project_status(project).is_fine


def test_holder_that_says_anything_is_another_run(tmp_path):
    from helpers.publish.locks import _holder

    note = tmp_path / "holder.json"
    for said in (
        {"pid": "\x1b[2J", "host": "x", "since": "y"},
        {"pid": "x" * 9000, "host": 1, "since": 1},
        [],
        1,
    ):
        note.write_text(json.dumps(said), encoding="utf-8")
        assert _holder(note) == "another run"


def test_status_over_a_spoilt_record_says_what_is_wrong_and_leaves_with_one(project):
    edit(project, *MADE, "headline", "部门/actual", to=FACT | {"status": "fine"})
    done = jixiao(project, "status")
    assert (done.returncode, "run.json" in done.stdout, done.stderr) == (1, True, "")


DEEP = b"[" * 200_000


@pytest.mark.parametrize("name", ["index.json", "aa/2024/run.json", ".jixiao/digests.json"])
def test_record_that_is_nested_too_deep_is_as_if_it_were_not_there(project, name):
    (project.reports / name).write_bytes(DEEP)
    done = jixiao(project, "status", "--max-age", "1h")
    assert (done.returncode, done.stderr) == (0 if name == ".jixiao/digests.json" else 1, "")
    assert run(project).failed == []
    assert project_status(project).is_fine


def test_note_of_tables_that_is_nested_too_deep_vouches_for_none(project):
    note_of(project, PAGE.place).write_bytes(DEEP)
    assert not is_processed(project, PAGE.place, {}, Digests())


def test_notebook_that_is_nested_too_deep_is_said(project):
    (project.notebooks / "04-deep.ipynb").write_bytes(DEEP)
    done = jixiao(project, "run")
    assert (done.returncode, "04-deep.ipynb" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
