"""Warm kernels: a forked kernel shows what a stock kernel shows, and nothing passes from one to the next."""

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import psutil
import pytest
from projects import write_notebook

from helpers.publish.apart import WARM_FOR_KERNELS, WARM_MODULES
from helpers.publish.notebook_code import imports_of
from helpers.publish.processes import forks
from helpers.publish.processes.endings import Crashed, Raised, ServerGone, TimedOut
from helpers.publish.processes.sharing import Shared

pytestmark = pytest.mark.xdist_group("kernels")

CELLS = {
    "imports": "import random, sys\nimport numpy as np, pandas as pd\nfrom matplotlib.figure import Figure",
    "stream": 'print("到处", department)',
    "frame": 'pd.DataFrame({"项目": ["甲", "乙"], "金额": [1.5, None]})',
    "figure": 'Figure(figsize=(2, 1)).add_subplot().barh(["a", "b"], [1, 2]).patches[0].get_bbox()',
    "pyplot": "import matplotlib.pyplot as plt\nplt.plot([1, 2, 1]);",
    "backend": "import matplotlib\nmatplotlib.get_backend()",
    "names": "sorted(name for name in dir() if not name.startswith('_'))",
    "arguments": "[argument for argument in sys.argv if not argument.endswith('.json')][1:2]",
    "shell": "!echo 出",
    "magic": "%precision 3\n0.123456",
    "display": "from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'))\nHTML('<i>y</i>')",
    "mixed": "from IPython.display import HTML, display\nimport os, sys\nprint('前')\ndisplay(HTML('<b>x</b>'))\n"
    "print('中', file=sys.stderr)\nos.system('echo 后')\nprint('末', flush=True)",
    "main": "__name__, sys.modules['__main__'].department",
    "folder": "import os\nos.getcwd()",
    "warned": "import warnings\nwarnings.warn('看')",
    "awaited": "import asyncio\nawait asyncio.sleep(0, result='好')",
    "addresses": "import jsonschema\ncheck = jsonschema.FormatChecker()\n"
    "[check.conforms(text, 'iri') for text in ('http://例.中国/政', 'http://[')]",
    "failed": "1 / 0",
}
LEAVING = {"leave": "import sys, pandas as pd\nsys.left = pd.left = True\npd.options.display.max_rows = 3"}
ASKING = {
    "ask": "import sys, pandas as pd\nhasattr(sys, 'left'), hasattr(pd, 'left'), pd.options.display.max_rows"
}


def executed(notebook: Path, server: str, name: str = "out.ipynb") -> str:
    """Run in a child of the fork server that listens there; without one, kernels are stock ones."""
    import papermill

    import helpers.publish.processes.kernels as kernels

    output = notebook.with_name(name)
    try:
        papermill.execute_notebook(
            str(notebook), str(output), {"department": "bb"}, engine_name=kernels.ENGINE, server=server,
            progress_bar=False, resources={"metadata": {"path": str(notebook.parent)}},
        )  # fmt: skip
    except papermill.PapermillExecutionError as error:
        if error.ename != "ZeroDivisionError":
            raise
    return str(output)


def imported(*names: str) -> list[str]:
    """Which of these modules a child of the fork server has from the start."""
    return [name for name in names if name in sys.modules]


@pytest.fixture(scope="module")
def server():
    modules = [*WARM_MODULES, __name__]
    folder = Path(__file__).parent
    os.environ["PYTHONPATH"], before = str(folder), os.environ.get("PYTHONPATH")
    running = forks.ForkServer(modules, WARM_FOR_KERNELS)
    yield running
    running.close()
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def cells(path: str) -> dict[str, list]:
    """Outputs and counts by cell; the process id in the name of a cell's own file is taken out."""
    notebook = nbformat.read(path, as_version=4)
    return {
        cell.id: [
            cell.execution_count,
            json.loads(re.sub(r"ipykernel_\d+", "ipykernel", json.dumps(cell.outputs))),
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def test_no_kernel_has_the_debugger_which_takes_a_tenth_of_a_second_to_load(server, tmp_path):
    names = ["debugpy", "_pydevd_bundle", "ipykernel.debugger"]
    write_notebook(
        tmp_path / "asks.ipynb", {"asks": f"import sys\n[name in sys.modules for name in {names}]"}
    )
    told = cells(server.call(executed, tmp_path / "asks.ipynb", server.address))
    assert told["asks"][1][0]["data"]["text/plain"] == "[False, False, True]"


def test_kernels_and_workers_each_have_what_they_need_and_not_what_the_others_do(server, tmp_path):
    names = ["papermill", "matplotlib"]
    write_notebook(
        tmp_path / "asks.ipynb", {"asks": f"import sys\n[name in sys.modules for name in {names}]"}
    )
    told = cells(server.call(executed, tmp_path / "asks.ipynb", server.address))
    assert told["asks"][1][0]["data"]["text/plain"] == "[False, True]"
    assert server.call(imported, *names) == ["papermill"]


def test_doors_that_a_notebook_uses_are_open_before_it_runs(tmp_path):
    cells = {
        "setup": "from helpers import show as s\nfrom helpers.read import read_last_year",
        "use": "s.compare_title",
    }
    write_notebook(tmp_path / "own.ipynb", cells)
    doors = forks.ForkServer([*imports_of(tmp_path / "own.ipynb"), "no.such", "helpers.show.no_such"])
    try:
        for module in ("helpers.show.compare_words", "helpers.read.histories"):
            assert doors.call(eval, f"{module!r} in __import__('sys').modules")
    finally:
        doors.close()


def test_forked_kernel_shows_what_a_stock_kernel_shows_cell_by_cell(server, tmp_path):
    notebook = tmp_path / "all.ipynb"
    write_notebook(notebook, CELLS)
    forked = cells(server.call(executed, notebook, server.address, "forked.ipynb"))
    stock = cells(server.call(executed, notebook, "", "stock.ipynb"))
    assert forked["stream"][1][0]["text"] == "到处 bb\n"
    assert forked["failed"][1][0]["ename"] == "ZeroDivisionError"
    assert "看" in forked["warned"][1][0]["text"]
    for name in CELLS:
        assert forked[name] == stock[name], name


def test_nothing_passes_from_one_kernel_to_the_next(server, tmp_path):
    write_notebook(tmp_path / "leaving.ipynb", LEAVING)
    write_notebook(tmp_path / "asking.ipynb", ASKING)
    server.call(executed, tmp_path / "leaving.ipynb", server.address, "left.ipynb")
    asked = cells(server.call(executed, tmp_path / "asking.ipynb", server.address, "asked.ipynb"))
    assert asked["ask"][1][0]["data"]["text/plain"] == "(False, False, 60)"


def test_kernels_draw_different_random_numbers(server, tmp_path):
    notebook = tmp_path / "random.ipynb"
    write_notebook(notebook, {"draw": "import random, numpy\nrandom.random(), numpy.random.random()"})
    drawn = [
        cells(server.call(executed, notebook, server.address, f"{number}.ipynb"))["draw"][1][0]["data"][
            "text/plain"
        ]
        for number in (1, 2)
    ]
    first, second = (set(text.strip("()").split(", ")) for text in drawn)
    assert first.isdisjoint(second)


def test_forty_kernels_at_a_time_all_start(server, tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    notebook = tmp_path / "small.ipynb"
    write_notebook(notebook, {"one": "1 + 1"})
    with ThreadPoolExecutor(10) as pool:
        paths = list(
            pool.map(lambda n: server.call(executed, notebook, server.address, f"{n}.ipynb"), range(40))
        )
    assert [cells(path)["one"][1][0]["data"]["text/plain"] for path in paths] == ["2"] * 40
    assert list(server.folder.glob("k*")) == []


def test_call_that_dies_is_told_from_one_that_raises_and_one_that_takes_too_long(server):
    with pytest.raises(Crashed, match="exit status 3"):
        server.call(os._exit, 3)
    with pytest.raises(Crashed, match="killed by SIGKILL"):
        server.call(os.kill, 0, 9)
    with pytest.raises(Raised, match="invalid literal"):
        server.call(int, "x")
    with pytest.raises(TimedOut):
        server.call(time.sleep, 30, timeout=0.2)
    assert server.call(len, "abc") == 3
    assert server.call(print) is None


def test_memory_limit_is_that_of_one_child(server):
    with pytest.raises(Raised, match="MemoryError"):
        server.call(bytearray, 600 * 2**20, memory=500 * 2**20)
    assert len(server.call(bytes, 10, memory=500 * 2**20)) == 10


def test_kernel_that_cannot_start_leaves_its_reason_in_the_log(server, tmp_path):
    from helpers.publish.processes.kernels import ForkedKernel

    arguments = ["-f", "connection.json", "--IPKernelApp.shell_port=seven"]
    request = {"folder": str(tmp_path), "environment": dict(os.environ), "log": str(tmp_path / "log")}
    kernel = ForkedKernel(server.address, request | {"arguments": arguments}, 0)
    assert kernel.wait() != 0
    assert "'seven'" in (tmp_path / "log").read_text(encoding="utf-8")


def test_server_outlives_its_workers_and_no_answer_goes_to_another(server, monkeypatch):
    monkeypatch.setattr(forks, "CALLS_OF_A_WORKER", 1)

    def hundred(first: int) -> list[int]:
        return [server.call(int, str(number)) for number in range(first, first + 100)]

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(hundred, range(0, 400, 100)))
    assert [number for part in answers for number in part] == list(range(400))
    assert server.is_alive()


def test_kernel_is_forked_when_warm_and_launched_when_stock(server, tmp_path):
    write_notebook(tmp_path / "asks.ipynb", {"asks": "open('/proc/self/cmdline').read()"})
    for address, program in ((server.address, "helpers.publish"), ("", "ipykernel_launcher")):
        told = cells(server.call(executed, tmp_path / "asks.ipynb", address, f"{bool(address)}.ipynb"))
        assert program in told["asks"][1][0]["data"]["text/plain"]


@pytest.mark.parametrize(
    "source",
    [
        "print('ready')",
        "raise SystemExit(3)",
        "import subprocess\nsubprocess.Popen(['sleep', '0.5'])",
        "import os\nos.write(1, b'ready')",
    ],
)
def test_server_starts_whatever_a_module_does_when_imported(tmp_path, monkeypatch, source):
    (tmp_path / "odd_module.py").write_text(source, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    odd = forks.ForkServer(["odd_module"])
    try:
        assert odd.call(len, "abc") == 3
        time.sleep(0.8)
        assert odd.call(len, "abcd") == 4
    finally:
        odd.close()
    assert not odd.folder.exists()


def leave_a_process() -> int:
    return subprocess.Popen(["sleep", "300"], start_new_session=True).pid


def test_what_a_worker_started_in_a_session_of_its_own_ends_with_it(server):
    left = psutil.Process(server.call(leave_a_process))
    with pytest.raises(Crashed, match="killed by SIGKILL"):
        server.call(os.kill, 0, 9)
    assert psutil.wait_procs([left], timeout=5)[1] == []


def test_server_whose_run_is_gone_ends_before_it_has_started_and_leaves_nothing(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", forks.SERVE, str(folder / "forks"), *WARM_MODULES, "--", *WARM_FOR_KERNELS],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not folder.exists()


def test_server_from_before_an_upgrade_is_replaced_once(monkeypatch):
    shared = Shared()
    try:
        old = shared.server([])
        assert shared.server([], old.program) is old
        new = shared.server([], "0" * 64)
        assert new is not old
        assert not old.is_alive()
        assert shared.server([], "0" * 64) is new
    finally:
        shared.close()


def test_killed_server_is_replaced_at_once():
    shared = Shared()
    try:
        first = shared.server([])
        os.kill(first.pid, 9)
        with pytest.raises(ServerGone):
            first.call(len, "abc")
        assert shared.server([]).call(len, "abc") == 3
    finally:
        shared.close()


def test_server_whose_nursery_of_kernels_was_killed_is_replaced(tmp_path):
    shared = Shared()
    try:
        first = shared.server([], kernel_modules=["json"])
        [nursery] = psutil.Process(first.pid).children()
        nursery.kill()
        psutil.Process(first.pid).wait(5)
        with pytest.raises(ServerGone):
            first.call(len, "abc")
        assert shared.server([], kernel_modules=["json"]).call(len, "abc") == 3
    finally:
        shared.close()


def test_nursery_ends_with_a_server_that_was_killed():
    running = forks.ForkServer([], ["json"])
    [nursery] = psutil.Process(running.pid).children()
    os.kill(running.pid, 9)
    assert psutil.wait_procs([nursery], timeout=5)[1] == []
    running.close()


def test_warming_up_raises_nothing():
    from helpers.publish.rehearsal import rehearse
    from helpers.publish.warming import warm_up

    warm_up()
    rehearse()


def test_fork_server_does_not_wait_for_the_parser_of_addresses(server):
    assert server.call(imported, "jsonschema", "rfc3987_syntax") == ["jsonschema"]


def test_where_nothing_can_be_forked_a_call_runs_in_a_new_python():
    from helpers.publish.processes.spawns import Spawner

    spawner = Spawner()
    assert spawner.call(len, "abc") == 3
    assert spawner.call(print, "said") is None
    with pytest.raises(Crashed, match="exit status 3"):
        spawner.call(os._exit, 3)
    with pytest.raises(Raised, match="invalid literal"):
        spawner.call(int, "x")
    with pytest.raises(TimedOut):
        spawner.call(time.sleep, 30, timeout=1)
