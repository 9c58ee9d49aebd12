"""A process takes no more memory than the machine, or its container, can spare; a lower limit of the system stays."""

import os
import subprocess
import sys

import pytest
from projects import command, make_project, pages, popen

from helpers.machine import LEAST, MOST, memory_for_a_process

GIGABYTE = 2**30


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"{2 * GIGABYTE}\n", 3 * GIGABYTE // 2),
        (f"{100 * 2**20}", LEAST),
        ("max\n", memory_for_a_process(())),
        ("9223372036854771712", memory_for_a_process(())),
        ("", memory_for_a_process(())),
        ("0", memory_for_a_process(())),
    ],
)
def test_container_of_little_memory_bounds_a_process(tmp_path, said, expected):
    (tmp_path / "memory.max").write_text(said, encoding="ascii")
    assert memory_for_a_process((tmp_path / "memory.max", tmp_path / "none")) == expected
    assert LEAST <= memory_for_a_process(()) <= MOST


@pytest.mark.skipif(os.name != "posix", reason="limits of a POSIX system")
def test_lower_limit_of_the_system_stays_and_reports_are_made(tmp_path):
    import resource

    project = make_project(tmp_path)
    lower = (3 * GIGABYTE // 2,) * 2
    done = subprocess.run(
        command("run", "--memory", "4G"),
        **popen(project),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, lower),
    )
    assert (done.returncode, len(pages(project))) == (0, 1), done.stderr


def test_system_without_limits_limits_nothing():
    script = "import sys; sys.modules['resource'] = None; from helpers.machine import limit_memory; limit_memory(2**30)"
    subprocess.run([sys.executable, "-c", script], check=True)
