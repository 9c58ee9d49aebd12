"""However the command ends, it says so in a sentence with a documented exit code; there is no traceback at the top."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from projects import command, jixiao, make_project, pages, popen, start

from helpers.publish.processes.endings import ServerGone
from helpers.publish.processes.kernels import ForkedKernel

pytestmark = [
    pytest.mark.xdist_group("last resort"),
    pytest.mark.timeout(120),
    pytest.mark.skipif(os.name != "posix", reason="signals, pipes and limits of a POSIX system"),
]
DOCUMENTED = (0, 1, 2, 3, 130, 143)


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]})


def test_error_nobody_expected_is_a_sentence_that_names_its_log(tmp_path):
    script = (
        "import sys, click; from helpers import cli\n"
        "@cli.main.command('break')\ndef it(): raise ZeroDivisionError('a\\nb')\n"
        "sys.argv = ['jixiao', 'break']; cli.main()"
    )
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "requirements.lock").touch()
    (tmp_path / "reports/logs").mkdir(parents=True)
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    (log,) = (tmp_path / "reports/logs").iterdir()
    said = f"an error of the program itself, ZeroDivisionError: a b; how it came to that is in {log}"
    assert (done.returncode, done.stderr) == (1, f"jixiao: {said}\n")
    assert "Traceback" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "memory", ["1" + "0" * 30, "1e30", "inf", "nan", "-1", "1e5000", "9" * 5000, "x", "G"]
)
def test_memory_that_is_none_is_wrong_usage(project, memory):
    done = jixiao(project, "run", "--memory", memory)
    assert done.returncode == 2
    assert "is no size; as 800M or 2G" in done.stderr


ODD = ["a{}b", "{0}{name}", "a b 50%%s", os.fsdecode(b"\xff\xfe"), "甲\n乙", "-x", "x" * 250]


@pytest.mark.parametrize("name", ODD)
def test_folder_of_any_name_is_worked_in(tmp_path, name):
    project = make_project(tmp_path / name)
    done = subprocess.run(command("process"), **popen(project) | {"errors": "surrogateescape"})
    assert (done.returncode, done.stderr) == (0, "")


def test_document_of_any_name_is_read_or_refused_in_a_sentence(tmp_path):
    for name in ODD:
        (tmp_path / f"{name}.txt").write_text("支出5万元。", encoding="utf-8")
        (tmp_path / f"{name}.md").touch()
    documents = sorted(tmp_path.iterdir())
    strict = os.environ | {"PYTHONIOENCODING": "utf-8:strict"}
    done = subprocess.run(command("check", *documents), capture_output=True, text=True, env=strict)
    assert (done.returncode, done.stderr.count("jixiao: ")) == (4, len(ODD)), done.stderr
    assert "Traceback" not in done.stderr


def test_failure_of_a_name_that_no_encoding_has_is_kept_and_stops_no_other(project):
    (project.raw / "aa/2024" / os.fsdecode(b"report.\xff")).touch()
    done = jixiao(project, "run")
    assert (done.returncode, r"report.\udcff: no such report is read" in done.stderr) == (1, True), (
        done.stderr
    )
    assert list(pages(project)) == ["bb/2024/report.html"]
    told = jixiao(project, "status")
    assert (told.returncode, told.stderr, r"report.\udcff: no such" in told.stdout) == (1, "", True)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("option", ["--data", "--reports"])
def test_folder_that_is_not_there_is_a_sentence(project, name, option):
    done = subprocess.run(command("status", f"{option}=nowhere/{name}"), **popen(project))
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "number",
    [6, 10, 32, *(pytest.param(number, marks=pytest.mark.long) for number in (16, 24, 48))],
)
def test_few_open_files_are_a_sentence(project, number):
    def limit():
        resource.setrlimit(resource.RLIMIT_NOFILE, (number, number))

    done = jixiao(project, "run", preexec_fn=limit)
    assert done.returncode in DOCUMENTED
    assert "Traceback" not in done.stderr
    assert "an error of the program itself" not in done.stderr
    assert done.returncode == 0 or done.stderr.strip()


@pytest.mark.parametrize("arguments", [("extract", "{document}"), ("status",), ("status", "--json")])
def test_closed_pipe_is_a_sentence(project, tmp_path, arguments):
    document = tmp_path / "report.txt"
    document.write_text("支出5万元。" * 3000, encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    words = [word.format(document=document) for word in arguments]
    going = subprocess.Popen(command(*words), **popen(project) | {"stdout": writer})
    os.close(writer)
    said = going.communicate()[1]
    assert going.returncode == 1
    assert said.endswith("jixiao: whoever read the output has closed it; not all of it was written\n")
    assert "Traceback" not in said


AT_LENGTH = [pytest.param(moment, marks=pytest.mark.long) for moment in (0.2, 0.3, 0.6, 1.0)]


@pytest.mark.parametrize("moment", [0.15, 0.25, 0.4, 0.8, 1.5, *AT_LENGTH])
def test_ctrl_c_at_any_moment_is_130_without_a_word(tmp_path, moment):
    lasts = "import time\ntime.sleep(2)\n1"  # longer than the last moment
    project = make_project(tmp_path, {"aa": ["2024"], "bb": ["2024"]}, busy=lasts)
    code, said = interrupted_after(project, moment)
    while code == -signal.SIGINT and " in begin" not in said:  # Python itself had not come to the command
        moment += 0.2
        code, said = interrupted_after(project, moment)
    assert (code, said.strip()) == (130, "")


def interrupted_after(project, moment):
    """The exit code of a run that is interrupted three times in a row, and what it says."""
    own = shutil.which("jixiao", path=Path(sys.executable).parent)
    going = subprocess.Popen([own, "run"], **popen(project))
    time.sleep(moment)
    for _ in range(3):
        going.send_signal(signal.SIGINT)
        time.sleep(0.01)
    said = going.communicate(timeout=60)[1]
    return going.returncode, said


def test_ctrl_c_while_the_command_ends_is_too_late_and_says_nothing(project, tmp_path):
    (tmp_path / "late").mkdir()
    script = f"import atexit, time\natexit.register(lambda: (open({str(tmp_path / 'ending')!r}, 'w'), time.sleep(1)))"
    (tmp_path / "late/sitecustomize.py").write_text(script, encoding="utf-8")
    own = os.environ | {"PYTHONPATH": str(tmp_path / "late")}
    going = subprocess.Popen(command("--version"), **popen(project), env=own)
    while not (tmp_path / "ending").exists():
        time.sleep(0.02)
    going.send_signal(signal.SIGINT)
    said = going.communicate(timeout=30)
    assert (going.returncode, said[0].startswith("jixiao"), said[1]) == (0, True, "")


WITHOUT_RIGHTS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
"""Root is refused nothing; without these it is refused what anybody would be."""


@pytest.mark.parametrize("which", ["aa", "aa/2024"])
@pytest.mark.parametrize("arguments", [("process",), ("run",), ("status",)])
def test_folder_that_cannot_be_read_stops_no_other(project, which, arguments):
    if os.getuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root is refused nothing here")
    (project.raw / which).chmod(0)
    own = WITHOUT_RIGHTS if os.getuid() == 0 else []
    done = subprocess.run([*own, *command(*arguments)], **popen(project))
    (project.raw / which).chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    if arguments != ("status",):
        assert "Permission denied" in done.stderr
        assert (project.processed / "bb/2024/facts.csv").is_file()


def test_server_that_goes_while_a_kernel_is_asked_for_is_said_to_be_gone(tmp_path):
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()

        def hang_up():
            plug, _ = listener.accept()
            plug.recv(10)
            plug.close()

        threading.Thread(target=hang_up).start()
        with pytest.raises(ServerGone):
            ForkedKernel(str(tmp_path / "s"), {"arguments": []}, 0)


def kill_working_server(going: subprocess.Popen) -> None:
    """Kill the run's server once it has children at work."""
    while going.poll() is None:
        family = psutil.Process(going.pid).children(recursive=True)
        if len(family) > 3:
            family[0].kill()
            return
        time.sleep(0.02)


def test_run_whose_server_is_killed_again_and_again_loses_no_report_for_an_end_of_file(tmp_path):
    project = make_project(
        tmp_path, {"aa": ["2023", "2024"], "bb": ["2024"]}, busy="import time\ntime.sleep(.3)\n1"
    )
    going = start(project, "run", "--jobs", "3")
    for _ in range(2):
        kill_working_server(going)
    said = going.communicate(timeout=60)
    assert "EOFError" not in said[1]
    assert going.returncode == 0, said
