"""Hostile files among raw data: each comes to its sentence or is read without what is hidden, within bounds, and alone.

The short run reads a choice of them in this process; the whole one sends each through the command, beside a
department that is made all the same, with a listener on the loopback that nobody reaches.
"""

import csv
import os
import resource
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from attack_files import Attack
from attacks import ATTACKS, FOR_OFFICE
from projects import command, make_project, popen

from helpers.errors import JixiaoError
from helpers.read import read_raw

pytestmark = [pytest.mark.xdist_group("attacks"), pytest.mark.timeout(300)]
SECONDS, MEGABYTES = 60, 1_800
SHORT = ATTACKS[len(FOR_OFFICE) :: 9]
BY_NAME = {attack.name: attack for attack in ATTACKS}


def placed(folder: Path, attack: Attack) -> Path:
    """A department's year with the hostile file in its place, beside a sound table where it is none itself."""
    year = folder / "data/raw/aa/2024"
    if attack.file.partition(".")[0] in ("report", "figures") and attack.file.count(".") == 1:
        (year / "figures.csv").unlink()
    path = year / attack.file
    path.write_bytes(attack.build())
    return path


def test_there_are_enough_of_them_and_each_has_its_name_alone():
    assert len(ATTACKS) >= 150
    assert len(BY_NAME) == len(ATTACKS)
    assert all(attack.said or attack.read for attack in ATTACKS)


@pytest.mark.parametrize("attack", SHORT, ids=lambda attack: attack.name)
def test_hostile_file_comes_to_its_sentence_or_is_read_without_what_is_hidden(tmp_path, attack):
    make_project(tmp_path)
    placed(tmp_path, attack)
    start = spent()
    try:
        read = read_raw(tmp_path / "data", "aa", "2024")
    except JixiaoError as error:
        said, phrases = str(error), ""
    else:
        said, phrases = "\n".join(read.notes), "\n".join(read.figures["phrase"])
    check(attack, said, phrases)
    assert spent() - start < SECONDS


def spent() -> float:
    """Seconds of the processor that this process and those that it started have taken."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def check(attack: Attack, said: str, phrases: str) -> None:
    """What was said and read is what it has to come to."""
    assert attack.said in said
    assert all(words in phrases for words in attack.read)
    assert not any(words in phrases for words in attack.unread)
    assert "Traceback" not in said
    assert len(said) < 20_000


def below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.long
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_hostile_file_costs_its_own_department_year_alone(tmp_path, attack):
    if attack in FOR_OFFICE and not shutil.which("soffice"):
        pytest.skip("needs LibreOffice")
    project = make_project(tmp_path / "project", {"aa": ["2024"], "bb": ["2024"]})
    placed(tmp_path / "project", attack)
    (tmp_path / "scratch").mkdir()
    raw = below(project.raw)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        settings = {"LANGUAGE": "en" if attack.said.isascii() else "zh"}
        settings |= {"TMPDIR": str(tmp_path / "scratch"), "http_proxy": address, "https_proxy": address}
        start = spent()
        going = subprocess.Popen(command("process"), **popen(project), env=os.environ | settings)
        out, said = going.communicate(timeout=4 * SECONDS)
        assert spent() - start < SECONDS
        with pytest.raises(TimeoutError):
            listener.accept()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MEGABYTES
    table = project.processed / "aa/2024/figures.csv"
    check(attack, said + column_of(table.with_name("notes.csv"), "note"), column_of(table, "phrase"))
    assert going.returncode == (1 if attack.said and not table.exists() else 0), out
    assert (project.processed / "bb/2024/figures.csv").is_file()
    assert below(project.raw) == raw
    assert sorted(path.name for path in (tmp_path).iterdir()) == ["project", "scratch"]
    assert list((tmp_path / "scratch").iterdir()) == []


def column_of(table: Path, name: str) -> str:
    """The lines of one column of a table; nothing where there is no table."""
    if not table.is_file():
        return ""
    with table.open(encoding="utf-8", newline="") as file:
        return "\n".join(row[name] for row in csv.DictReader(file))
