"""Nothing is left behind: children end with their parent, and what a killed process left goes with the next run.

The killed ones are real: the command while its guard or LibreOffice works, and their keepers.
"""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl
import psutil
import pytest
from projects import command, make_project, popen

from helpers.errors import Refused
from helpers.read.documents.child import MOST_MEMORY
from helpers.read.documents.guard import OFFICE_MEMORY, READ_SECONDS, ended_in_time
from helpers.read.documents.office import socket_of
from helpers.scratch import PREFIX, Scratch, clear_scratch, scratch_folder

pytestmark = [
    pytest.mark.xdist_group("lifelines"),
    pytest.mark.timeout(200),
    pytest.mark.skipif(sys.platform != "linux", reason="the death signal is Linux's"),
]
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
ENDS_WITHIN = 5


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """A workbook that takes seconds to read."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("a")
    for number in range(1_500):
        sheet.append([f"项目{number}", *(number * place + 0.5 for place in range(100))])
    path = tmp_path_factory.mktemp("large") / "report.xlsx"
    book.save(path)
    return path


def extracting(path: Path, scratch: Path) -> subprocess.Popen:
    """The command at work on a document, with a temporary folder of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.cli", "extract", str(path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(scratch)},
    )  # fmt: skip


def family_of(going: subprocess.Popen, name: str, but: Sequence[psutil.Process] = ()) -> list[psutil.Process]:
    """The processes that it started but for some, once one of them has this in its command line."""
    deadline = time.monotonic() + 60
    while going.poll() is None and time.monotonic() < deadline:
        with suppress(psutil.NoSuchProcess):
            family = [each for each in psutil.Process(going.pid).children(recursive=True) if each not in but]
            lines = [" ".join(each.cmdline()) for each in family]
            if any(name in line for line in lines):
                return family
        time.sleep(0.02)
    going.kill()
    raise TimeoutError(f"nothing with {name} in its command was started: {going.communicate()}")


def are_gone(family: list[psutil.Process]) -> bool:
    """Whether they end in time; what does not is killed."""
    alive = psutil.wait_procs(family, timeout=ENDS_WITHIN)[1]
    for each in alive:
        each.kill()
    return alive == []


def stopped_reader(going: subprocess.Popen) -> list[psutil.Process]:
    """The command's processes, the reader at a halt in its work: it does not end because that is done."""
    family = family_of(going, "documents.child")
    reader = next(each for each in family if "documents.child" in " ".join(each.cmdline()))
    while not any("lxml" in loaded.path for loaded in reader.memory_maps()):
        time.sleep(0.02)
    reader.suspend()
    return family


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(f"{PREFIX}*"))


def test_reader_ends_with_the_command_that_is_killed(tmp_path, large):
    going = extracting(large, tmp_path)
    family = stopped_reader(going)
    going.kill()
    going.communicate()
    assert are_gone(family)


@pytest.mark.parametrize(
    ("word", "is_server"),
    [
        ("process", False),
        ("run", True),
        pytest.param("run", False, marks=pytest.mark.long),
        pytest.param("process", True, marks=pytest.mark.long),
    ],
)
def test_reader_ends_with_the_run_or_the_server_that_is_killed(tmp_path, large, word, is_server):
    project = make_project(tmp_path)
    (project.raw / "aa/2024/figures.csv").unlink()
    shutil.copy(large, project.raw / "aa/2024/report.xlsx")
    (tmp_path / "scratch").mkdir()
    own = os.environ | {"TMPDIR": str(tmp_path / "scratch")}
    going = subprocess.Popen(command(word), **popen(project), env=own)
    family = stopped_reader(going)
    if is_server:
        next(each for each in family if each.ppid() == going.pid).kill()
        assert are_gone(family)
    going.kill()
    going.communicate()
    assert are_gone(family)


@needs_office
@pytest.mark.parametrize("signum", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_office_ends_with_the_command_and_leaves_no_folder(tmp_path, large, signum):
    source = shutil.copy(large, tmp_path / "report.et")
    going = extracting(source, tmp_path)
    family = family_of(going, "soffice.bin")
    socket = socket_made_by(family)
    going.send_signal(signum)
    going.communicate()
    assert are_gone(family)
    assert (left_in(tmp_path), socket.exists()) == ([], False)


def socket_made_by(family: list[psutil.Process]) -> Path:
    """Where LibreOffice listens, once it does."""
    (profile,) = {
        word.partition("file://")[2]
        for each in family
        for word in each.cmdline()
        if word.startswith("-env:User")
    }
    while not (found := socket_of(Path(profile))).exists():
        time.sleep(0.02)
    return found


def keeper_of(command: Sequence[str]) -> tuple[subprocess.Popen, psutil.Process]:
    """A keeper that this process started itself, and the program that it keeps."""
    limits = ["60", str(OFFICE_MEMORY), "[]"]
    going = subprocess.Popen(
        [sys.executable, "-P", "-m", "helpers.read.documents.keeper", *limits, *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    return going, family_of(going, command[0])[0]


def test_program_ends_with_a_keeper_that_is_killed_by_its_death_signal_alone():
    going, kept = keeper_of(["sleep", "60"])
    going.kill()
    going.communicate()
    assert are_gone([kept])


def test_what_a_program_started_ends_with_a_keeper_that_is_killed_by_the_group_of_both(tmp_path):
    """The death signal is that of the program itself; what it started has none."""
    script = f"sleep 60 & echo $! > {tmp_path}/started; wait"
    said = []

    def work():
        try:
            ended_in_time(["/bin/sh", "-c", script], {"PATH": "/usr/bin:/bin"}, 30, tmp_path)
        except Refused as refused:
            said.append(refused.values)

    working = threading.Thread(target=work)
    working.start()
    while not (tmp_path / "started").exists() or not (tmp_path / "started").read_text():
        time.sleep(0.02)
    started = psutil.Process(int((tmp_path / "started").read_text()))
    started.parent().parent().kill()
    working.join()
    assert are_gone([started])
    assert said == [{"how": "SIGKILL"}]


@needs_office
def test_office_ends_with_its_keeper_and_is_tried_once_more(tmp_path, large):
    source = shutil.copy(large, tmp_path / "report.et")
    going = extracting(source, tmp_path)
    killed = []
    for _ in range(2):
        family = family_of(going, "soffice.bin", killed)
        socket = socket_made_by(family)
        keeper = next(each for each in family if "documents.keeper" in " ".join(each.cmdline()))
        keeper.kill()
        killed += family
    assert are_gone(killed)
    assert "was ended twice (SIGKILL)" in going.communicate()[1]
    assert going.returncode == 2
    assert (left_in(tmp_path), socket.exists()) == ([], False)


def test_reader_that_is_killed_is_tried_once_more_and_the_document_is_read(tmp_path, large):
    going = extracting(large, tmp_path)
    family_of(going, "documents.child")[0].kill()
    said = going.communicate()[1]
    assert (going.returncode, "report.xlsx:" in said) == (0, True) or "more than 30000 figures" in said, said


def test_reader_that_is_killed_twice_is_said_to_be(tmp_path, large):
    going = extracting(large, tmp_path)
    first = family_of(going, "documents.child")[0]
    first.kill()
    first.wait()
    second = family_of(going, "documents.child")[0]
    second.kill()
    assert "was ended twice (SIGKILL)" in going.communicate()[1]
    assert going.returncode == 2


def test_reader_that_had_too_little_memory_is_said_to_have_been_ended_by_that(large):
    little = (80 * 2**20,) * 2
    reader = [sys.executable, "-P", "-m", "helpers.read.documents.child", "xlsx", str(os.getpid())]
    done = subprocess.run(
        reader,
        input=large.read_bytes(),
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, little),
    )
    answer = json.loads(done.stdout)
    assert (answer["refused"], answer["values"]) == ("killed", {"how": "MemoryError"})


def test_reader_has_its_limits_before_it_has_the_document():
    command = [sys.executable, "-P", "-m", "helpers.read.documents.child", "xlsx", str(os.getpid())]
    going = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    wanted = {resource.RLIMIT_CPU: (READ_SECONDS, READ_SECONDS + 1), resource.RLIMIT_AS: (MOST_MEMORY,) * 2}
    deadline = time.monotonic() + 20
    while wanted != {kind: resource.prlimit(going.pid, kind) for kind in wanted}:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert json.loads(going.communicate(b"none")[0])["refused"] == "broken"


def test_reader_that_is_ended_by_its_limit_of_time_is_said_to_be_too_slow(tmp_path, large):
    going = extracting(large, tmp_path)
    stopped_reader(going)[0].send_signal(signal.SIGXCPU)
    psutil.Process(going.pid).children()[0].resume()
    assert f"not read within {READ_SECONDS} seconds" in going.communicate()[1]


@pytest.mark.long
def test_reader_that_does_nothing_for_a_minute_is_ended(tmp_path, large):
    going = extracting(large, tmp_path)
    family = stopped_reader(going)
    assert f"not read within {READ_SECONDS} seconds" in going.communicate(timeout=2 * READ_SECONDS)[1]
    assert are_gone(family)


def test_program_that_is_kept_takes_no_more_memory_than_it_may(tmp_path):
    for size in (OFFICE_MEMORY // 2, OFFICE_MEMORY):
        script = f"bytearray({size}); open('{size}', 'w')"
        ended_in_time([sys.executable, "-c", script], {"PATH": "/usr/bin:/bin"}, 30, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [str(OFFICE_MEMORY // 2)]


def test_program_that_kills_itself_is_no_damaged_document():
    with pytest.raises(Exception, match="killed") as caught:
        ended_in_time(["/bin/sh", "-c", "kill -9 $$"], {"PATH": "/usr/bin:/bin"}, 10)
    assert caught.value.values == {"how": "SIGKILL"}


@needs_office
def test_office_that_is_killed_itself_is_tried_once_more_and_the_document_is_read(tmp_path):
    going = extracting(small_sheet(tmp_path), tmp_path)
    family_of(going, "soffice.bin")
    for each in psutil.Process(going.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if each.name() == "soffice.bin":
                each.kill()
    said = going.communicate()[1]
    assert going.returncode == 0, said


def small_sheet(folder: Path) -> Path:
    """A workbook for the office alone."""
    book = openpyxl.Workbook()
    book.active.append(["支出5万元"])
    book.save(folder / "report.xlsx")
    return shutil.move(folder / "report.xlsx", folder / "report.et")


@needs_office
@pytest.mark.parametrize("name", ["a b临时50%", "a#b?c%41"])
def test_temporary_folder_of_any_name_serves_the_office(tmp_path, name):
    (tmp_path / name).mkdir()
    start = time.monotonic()
    going = extracting(small_sheet(tmp_path), tmp_path / name)
    said = going.communicate()[1]
    assert going.returncode == 0, said
    assert time.monotonic() - start < 60
    assert left_in(tmp_path / name) == []


def test_folder_of_a_process_that_was_killed_goes_with_the_next_that_asks_for_one(tmp_path):
    script = (
        "import sys, time; from helpers.scratch import Scratch\n"
        "own = Scratch(sys.argv[1]); print(1, flush=True); time.sleep(60)"
    )
    going = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert going.stdout.readline()
    alive = left_in(tmp_path)
    clear_scratch(tmp_path)
    assert (left_in(tmp_path), len(alive)) == (alive, 1)
    going.kill()
    going.communicate()
    with scratch_folder(tmp_path) as own:
        assert left_in(tmp_path) == [own.name]
    assert left_in(tmp_path) == []


def test_what_is_no_folder_of_ours_stays(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/.lock").write_text("theirs", encoding="utf-8")
    (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / f"{PREFIX}new").mkdir()
    (tmp_path / f"{PREFIX}file").touch()
    clear_scratch(tmp_path)
    assert left_in(tmp_path) == [f"{PREFIX}file", f"{PREFIX}link", f"{PREFIX}new"]
    os.utime(tmp_path / f"{PREFIX}new", (1, 1))
    os.utime(tmp_path / f"{PREFIX}file", (1, 1))
    clear_scratch(tmp_path)
    assert left_in(tmp_path) == [f"{PREFIX}file", f"{PREFIX}link"]
    assert (tmp_path / "elsewhere/.lock").read_text(encoding="utf-8") == "theirs"


@pytest.mark.skipif(os.getuid() != 0, reason="the system itself keeps others from them")
def test_folder_of_another_user_stays_even_where_root_looks(tmp_path):
    folder = tmp_path / f"{PREFIX}theirs"
    folder.mkdir()
    os.utime(folder, (1, 1))
    os.chown(folder, 65534, 65534)
    clear_scratch(tmp_path)
    assert folder.is_dir()


def test_process_whose_parent_is_gone_already_ends_at_once():
    script = (
        "import os, sys; from helpers.lifelines import die_with; die_with(int(sys.argv[1])); print('alive')"
    )
    for parent, said in ((os.getpid(), "alive\n"), (1, "")):
        done = subprocess.run([sys.executable, "-c", script, str(parent)], capture_output=True, text=True)
        assert (done.stdout, done.returncode) == (said, 0 if said else 1)


def test_own_folder_is_nobodys_elses_to_read(tmp_path):
    scratch = Scratch(tmp_path)
    assert scratch.folder.stat().st_mode & 0o777 == 0o700
    scratch.remove()
    assert tempfile.gettempdir() != str(scratch.folder)


CLEARING = """
import os, sys
while True:
    for found in os.scandir(sys.argv[1]):
        try:
            os.rmdir(found)
        except OSError:
            pass
"""


def test_folder_that_is_cleared_away_before_it_is_locked_is_made_anew(tmp_path):
    clearing = subprocess.Popen([sys.executable, "-c", CLEARING, tmp_path])
    try:
        for _ in range(200):
            with scratch_folder(tmp_path) as own:
                assert own.stat().st_mode & 0o777 == 0o700
    finally:
        clearing.kill()
        clearing.wait()


def test_processes_that_make_folders_at_once_take_none_from_each_other(tmp_path):
    program = (
        "import sys; from helpers.scratch import scratch_folder\n"
        "for turn in range(150):\n"
        "    with scratch_folder(sys.argv[1]) as own:\n"
        "        (own / 'mine').write_text('mine'); (own / 'mine').read_text()\n"
    )
    going = [
        subprocess.Popen([sys.executable, "-c", program, tmp_path], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [one.communicate(timeout=60)[1] for one in going] == [""] * 4
    assert list(tmp_path.iterdir()) == []
