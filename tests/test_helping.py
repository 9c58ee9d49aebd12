"""Help, complaints and messages in the language of the system, whole, with examples that can be typed."""

import os
import re
import subprocess

import pytest
from projects import command, make_project, popen

from helpers.cli import main
from helpers.helping import asked_language

LOCALES = {"C": "en", "zh_CN.UTF-8": "zh", "en_US.UTF-8": "en"}
COMMANDS = sorted(main.commands)
ALLOWED = re.compile(
    r"\S*/\S*|python -m helpers\.cli|jixiao|[\w./-]*\.(?:docx|csv|html|xlsx)|--?[a-z-]+|\[[^\]]*\]|UTF-8|\.\.\."
    r"|OPTIONS|COMMAND|ARGS|TEXT|DIRECTORY|INTEGER|RANGE|FILES?|DEPARTMENT|YEAR|CSV|JSON|PDF|Dask|Chromium|Chrome"
    r"|Word|JupyterLab|lusong-cppcc|my-bureau"
)
NAMES = {*COMMANDS, "unit", "warm", "stock", "raw", "processed", "zh", "en", "department", "html", "office"}


def told(folder, *words: str, locale: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL")}
    settings = popen(folder) | {"env": environment | {"LANG": locale}}
    return subprocess.run(command(*words), **settings)


@pytest.mark.parametrize(("locale", "language"), LOCALES.items())
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_the_language_of_the_system_and_has_an_example(tmp_path, locale, language, name):
    done = told(make_project(tmp_path), *filter(None, [name]), "-h", locale=locale)
    assert done.returncode == 0
    assert bool(re.search("[一-龥]", re.sub(r"\S*[一-龥]+\.docx|问题确认", "", done.stdout))) == (
        language == "zh"
    )
    if language == "zh":
        rest = ALLOWED.sub("", done.stdout)
        assert [word for word in re.findall("[a-z]{3,}", rest) if word not in NAMES] == []
    if name:
        assert re.search(rf"^ +\S*jixiao {name}\b", done.stdout.partition("\n")[2], re.MULTILINE)


@pytest.mark.parametrize(("locale", "language"), LOCALES.items())
def test_a_run_and_its_complaints_are_in_the_language_of_the_system(tmp_path, locale, language):
    project = make_project(tmp_path)
    done = told(project, "run", locale=locale)
    assert done.stdout.startswith({"zh": "完成 1 份", "en": "1 made"}[language])
    wrong = told(project, "run", "--years", "24", locale=locale)
    assert wrong.returncode == 2
    assert {"zh": "'24' 不是年度", "en": "'24' is no year"}[language] in wrong.stderr
    unknown = told(project, "run", "--yers", "2024", locale=locale)
    assert unknown.returncode == 2
    assert {"zh": "没有这个选项", "en": "No such option"}[language] in unknown.stderr


def test_pages_are_the_same_bytes_in_every_locale(tmp_path):
    made = []
    for locale in LOCALES:
        project = make_project(tmp_path / locale)
        told(project, "run", locale=locale)
        made.append((project.reports / "aa/2024/report.html").read_bytes())
    assert len(set(made)) == 1


def test_a_language_that_is_asked_for_counts_before_the_locale():
    assert asked_language(["run", "--language", "zh"]) == "zh"
    assert asked_language(["run", "--language=zh"]) == "zh"
    assert asked_language(["run"]) == "en"


def test_a_failure_in_both_languages_is_told_once(tmp_path):
    project = make_project(tmp_path)
    for language in ("zh", "en"):
        told(project, "run", "--language", language, locale="C")
    (project.raw / "aa/2024/figures.csv").write_text("kind\n", encoding="utf-8")
    done = told(project, "run", locale="zh_CN.UTF-8")
    assert done.returncode == 1
    assert done.stderr.count("figures.csv") == 1
    assert "缺 'measure' 列" in done.stderr or "缺 'subject' 列" in done.stderr
