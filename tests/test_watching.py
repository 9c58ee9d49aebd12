"""Watching: what is saved makes its page again, one line says so, and a browser on this machine alone sees it."""

import http.client
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from projects import FIGURES, make_project

from helpers.publish.addresses import Place
from helpers.publish.serving import PageServer
from helpers.publish.watching import Watcher

pytestmark = pytest.mark.xdist_group("notebook")


def raw(project, name: str = "figures.csv") -> Path:
    return project.raw / "aa" / "2024" / name


def test_a_file_that_is_saved_names_its_department_year(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"], "bb": ["2024"]})
    watcher = Watcher(project)
    assert watcher.changed() == {}
    raw(project).write_text(FIGURES.replace("90", "80"), encoding="utf-8")
    assert list(watcher.changed()) == [Place("aa", "2024")]
    assert watcher.changed() == {}
    (project.raw / "aa" / "department.toml").write_text('name_zh = "甲局"\n', encoding="utf-8")
    assert list(watcher.changed()) == [Place("aa", "2023"), Place("aa", "2024")]


@pytest.mark.parametrize("name", ["~$figures.xlsx", ".~lock.figures.xlsx#", "report_核对批注.docx"])
def test_what_an_office_program_leaves_beside_a_file_is_no_change(tmp_path, name):
    project = make_project(tmp_path)
    watcher = Watcher(project)
    raw(project, name).write_text("x", encoding="utf-8")
    assert watcher.changed() == {}


def test_only_what_was_chosen_is_watched(tmp_path):
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})
    watcher = Watcher(project, ("bb",))
    raw(project).write_text(FIGURES.replace("90", "80"), encoding="utf-8")
    assert watcher.changed() == {}


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=watcher.watch, args=(stop.is_set,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def wait_for(true) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_saving_makes_the_page_again_and_one_line_says_so(tmp_path):
    project = make_project(tmp_path)
    said, pages, seen = [], [], []
    watcher = Watcher(project, tell=said.append, shown=pages.append)
    watcher.start()
    assert said[-1].startswith("正在留意 1 个部门年度")
    del said[:], pages[:]
    page, index = project.reports / "aa" / "2024" / "report.html", project.reports / "index.json"
    before = index.read_bytes()
    watcher.tell = lambda line: said.append(line) or seen.append(index.read_bytes())
    with watching(watcher):
        raw(project).write_text(FIGURES.replace("100", "120"), encoding="utf-8")
        wait_for(lambda: said)
        assert "120" in page.read_text(encoding="utf-8")
        raw(project).write_text("kind\n", encoding="utf-8")
        wait_for(lambda: len(said) == 2)
    assert re.fullmatch(r"aa/2024：已重做，\d+\.\d 秒", said[0])
    assert said[1].startswith("aa/2024：未成功：")
    assert pages[0] == page
    assert seen[0] == before  # who waits is told before the index is written
    assert "<script" not in page.read_text(encoding="utf-8").lower()


def asked(server: PageServer, path: str, host: str = "") -> tuple[int, dict, bytes]:
    connection = http.client.HTTPConnection(*server.host.split(":"), timeout=10)
    connection.request("GET", path, headers={"Host": host or server.host})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


@pytest.fixture
def served(tmp_path) -> Iterator[PageServer]:
    page = tmp_path / "report.html"
    page.write_text("<!doctype html><p>甲</p>", encoding="utf-8")
    with PageServer(tmp_path) as server:
        server.show(page)
        yield server


def test_the_page_is_shown_at_an_address_with_a_token(served):
    assert served.host.startswith("127.0.0.1:")
    status, head, content = asked(served, f"/{served.token}/page")
    assert (status, content.decode()) == (200, "<!doctype html><p>甲</p>")
    assert "script-src" not in head["Content-Security-Policy"]
    status, _, frame = asked(served, f"/{served.token}/")
    assert status == 200
    assert b"<iframe" in frame


@pytest.mark.parametrize(
    "path", ["/", "/page", "/wrong/page", "/{token}", "/{token}/../page", "/{token}/report.html"]
)
def test_without_the_token_or_beside_the_page_there_is_nothing(served, path):
    assert asked(served, path.format(token=served.token))[0] == 404


def test_a_name_that_was_bound_to_this_machine_is_not_answered(served):
    assert asked(served, f"/{served.token}/page", host="example.org")[0] == 404


def test_the_browser_is_told_of_a_new_page(served, tmp_path):
    first = json.loads(asked(served, f"/{served.token}/version")[2])
    served.show(tmp_path / "report.html")
    assert json.loads(asked(served, f"/{served.token}/version")[2]) == first + 1


def test_a_page_that_leads_out_of_the_reports_is_not_shown(served, tmp_path):
    outside = tmp_path.parent / "outside.html"
    outside.write_text("x", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(outside)
    served.show(tmp_path / "link.html")
    assert asked(served, f"/{served.token}/page")[0] == 404
