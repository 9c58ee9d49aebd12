"""Measurements of a run, on the shipped notebook and on data made for it; prints tables in Markdown.

    python bench/bench.py [pair] [floor] [growth] [nothing] [compare] [measures] [size] [documents] [guards] [many]
                          [--most 1000]

Without a name all are measured. Another load on the machine shows in the wall
times; ratios come from the same minutes.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click
import psutil
from generate import make_large, make_project

ROOT = Path(__file__).parents[1]
WORK = ROOT / "bench" / "work"
BIN = Path(sys.executable).parent
CORES = os.cpu_count() or 1
PAIR_REPORTS = (1, 8, 40)
FLOOR_REPORTS = 20
FLOOR_ROUNDS = 3
MEASURED = 250_000
MANY, FIRST = 10_000, "unit-00000"
SIZES = (50, 500, 5000)
REPORT = ("--notebook", "01-department-year")
COMPARISON = ("--notebook", "03-compare-departments")


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and of CPU, and the most memory held at a time, for some reports."""

    reports: int
    wall: float
    cpu: float
    memory: int = 0

    @property
    def wall_each(self) -> float:
        return self.wall / self.reports

    @property
    def cpu_each(self) -> float:
        return self.cpu / self.reports


def cost(reports: int, command: list[str], **settings) -> Cost:
    """What a command and all its descendants cost."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    going = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **settings
    )
    watch = Memory(going.pid)
    said = going.communicate()[1]
    wall, memory = time.monotonic() - start, watch.stop()
    if going.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: {going.returncode}\n{said[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(reports, wall, cpu, memory)


class Memory(threading.Thread):
    """Watches how much memory a process and its descendants hold, shared pages counted once."""

    def __init__(self, pid: int):
        super().__init__(daemon=True)
        self._root, self._most, self._ended = pid, 0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(1):
            self._most = max(self._most, self._held())

    def _held(self) -> int:
        held = 0
        try:
            root = psutil.Process(self._root)
            for process in [root, *root.children(recursive=True)]:
                held += process.memory_full_info().pss
        except psutil.Error:
            pass
        return held

    def stop(self) -> int:
        self._ended.set()
        self.join()
        return self._most


def project(name: str, reports: int) -> Path:
    """A new project of so many department-years, four of them to a department."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    make_project(folder, -(-reports // 4), min(4, reports))
    for department, year in places(folder)[reports:]:
        shutil.rmtree(folder / "data/raw" / department / year)
    return folder


def places(folder: Path) -> list[tuple[str, str]]:
    return sorted(
        (path.parent.parent.name, path.parent.name) for path in folder.glob("data/raw/*/*/figures.csv")
    )


def jixiao(folder: Path, *arguments: str) -> Cost:
    return cost(len(places(folder)), [str(BIN / "jixiao"), *arguments], cwd=folder)


def stock_pair(folder: Path) -> Cost:
    """`papermill` and `jupyter nbconvert` for each report, as many at a time as there are cores."""
    pair = (
        '"$0/papermill" --no-progress-bar -p department $1 -p year $2 -p data_dir "$PWD/data" '
        "notebooks/01-department-year.ipynb out/$1-$2.ipynb && "
        '"$0/jupyter" nbconvert --log-level=ERROR --to html --no-input out/$1-$2.ipynb'
    )
    (folder / "out").mkdir()
    asked = "\n".join(f"{BIN} {department} {year}" for department, year in places(folder))
    command = ["xargs", "-P", str(CORES), "-L", "1", "sh", "-c", pair]
    (folder / "asked").write_text(asked + "\n", encoding="utf-8")
    with (folder / "asked").open() as asked_for:
        return cost(len(places(folder)), command, cwd=folder, stdin=asked_for)


def bench_pair() -> str:
    """Ours against the two commands, over the same reports: one, a handful, and as many as repay the start."""
    lines = [
        "| | reports | wall s a report | CPU s a report | wall: times less | CPU: times less |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for number in PAIR_REPORTS:
        folder = project("pair", number)
        process = jixiao(folder, "process")
        stock = stock_pair(folder)
        ours = jixiao(folder, "run", *REPORT)
        for name, one in (
            ("`papermill` and `jupyter nbconvert`, `xargs -P` cores", stock),
            ("`jixiao process`, which they need first", process),
            ("`jixiao run`, processing and its start included", ours),
        ):
            times = stock.wall_each / one.wall_each, stock.cpu_each / one.cpu_each
            shown = " | ".join("–" if one is process else f"{ratio:.1f}" for ratio in times)
            lines.append(f"| {name} | {one.reports} | {one.wall_each:.2f} | {one.cpu_each:.2f} | {shown} |")
    return "\n".join(lines)


def bench_floor() -> str:
    """Ours against the same cells in one warm process without Jupyter, and the rendering; medians of rounds."""
    folder = project("floor", 4)
    jixiao(folder, "run", *REPORT)
    rounds = [floor_round(folder) for _ in range(FLOOR_ROUNDS)]
    cost_of = {name: median(one[name] for one in rounds) for name in rounds[0]}
    added = median(one["each"] - one["cells"] - one["render"] for one in rounds)
    return "\n".join(
        [
            "| CPU seconds a report | |",
            "|---|---:|",
            f"| the cells, in one warm process without Jupyter | {cost_of['cells']:.3f} |",
            f"| the page from the executed notebook | {cost_of['render']:.3f} |",
            f"| `jixiao run`, each further report | {cost_of['each']:.3f} |",
            f"| added to cells and page | {added:.3f} |",
            f"| of which raw data to processed tables | {cost_of['process']:.3f} |",
        ]
    )


def floor_round(folder: Path) -> dict[str, float]:
    """Both ways in the same minute, for a machine whose speed changes."""
    few = jixiao(project("few", 4), "run", *REPORT, "--jobs", "1")
    script = str(Path(__file__).with_name("floor.py"))
    said = subprocess.run(
        [sys.executable, script, str(folder), str(FLOOR_REPORTS)], check=True, capture_output=True, text=True
    )
    many = jixiao(project("many", 4 + FLOOR_REPORTS), "run", *REPORT, "--jobs", "1")
    each = (many.cpu - few.cpu) / (many.reports - few.reports)
    return json.loads(said.stdout) | {"each": each}


def bench_growth(most: int) -> str:
    """Wall time and memory as the number of reports grows."""
    numbers = [number for number in (10, 100, 1000) if number <= most]
    lines = []
    for number in numbers:
        ours = jixiao(project("growth", number), "run", *REPORT)
        lines.append(
            f"| {ours.reports} | {ours.wall:.1f} | {ours.wall_each:.2f} | {ours.cpu_each:.2f} | {ours.memory / 2**20:.0f} |"
        )
    head = [
        "| reports | wall s | wall s a report | CPU s a report | most memory, MB |",
        "|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *lines])


def bench_compare(most: int) -> str:
    """The page of a year's departments, on tables that are processed already; with it its workbook."""
    lines = []
    for number in dict.fromkeys((10, most)):
        folder = WORK / "compare"
        shutil.rmtree(folder, ignore_errors=True)
        make_project(folder, number, 1)
        jixiao(folder, "run", *COMPARISON)
        page, book = (folder / "reports/compare" / name for name in ("2024.html", "2024.tables.xlsx"))
        page.unlink()
        again = jixiao(folder, "run", *COMPARISON)
        sizes = " | ".join(f"{path.stat().st_size / 1000:,.0f}" for path in (page, book))
        lines.append(
            f"| {number:,} | {again.wall:.1f} | {again.cpu:.1f} | {again.memory / 2**20:.0f} | {sizes} |"
        )
    head = [
        "| departments compared | wall s | CPU s | most memory, MB | page, kB | workbook, kB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *lines])


def bench_many(number: int = MANY) -> str:
    """What is made over very many department-years: frames, the comparison, and the index that names them all."""
    folder = WORK / "many"
    if len(places(folder)) != number:
        shutil.rmtree(folder, ignore_errors=True)
        make_project(folder, number, 1)
    comparison = (*COMPARISON, "--timeout", "900")  # for a machine that others use too
    jixiao(folder, "run", *comparison)
    jixiao(folder, "run", *REPORT, "--department", FIRST)
    script = str(Path(__file__).with_name("many.py"))
    for kept in folder.glob("data/processed/.jixiao/*.npz"):
        kept.unlink()
    rows = []
    for when in ("first", "again"):
        for table in ("facts", "findings"):
            command = [sys.executable, script, str(folder), table]
            got = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            rows.append((f"frame of {table}, {when}", got["wall"], got["cpu"], got["memory"]))
    for kept in (folder / "reports/.jixiao/digests.json", folder / "reports/compare/2024.html"):
        kept.unlink(missing_ok=True)
    for name, asked in (
        ("comparison and its workbook, with the index", comparison),
        ("index, nothing else to do", (*REPORT, "--department", FIRST)),
    ):
        got = jixiao(folder, "run", *asked)
        rows.append((name, got.wall, got.cpu, got.memory))
    head = [f"| {number:,} department-years | wall s | CPU s | most memory, MB |", "|---|---:|---:|---:|"]
    lines = [f"| {name} | {wall:.1f} | {cpu:.1f} | {held / 2**20:.0f} |" for name, wall, cpu, held in rows]
    return "\n".join([*head, *lines])


def bench_nothing(most: int) -> str:
    """A run over reports that are all up to date; the last growth's, if they are there."""
    folder = WORK / "growth"
    if not (folder / "reports/index.json").is_file() or len(places(folder)) < most:
        folder = project("growth", most)
    jixiao(folder, "run", *REPORT)
    again = jixiao(folder, "run", *REPORT)
    (folder / "reports/.jixiao/digests.json").unlink()
    cold = jixiao(folder, "run", *REPORT)
    return "\n".join(
        [
            "| nothing to do | reports | wall s |",
            "|---|---:|---:|",
            f"| again | {again.reports} | {again.wall:.2f} |",
            f"| again, every file read anew | {cold.reports} | {cold.wall:.2f} |",
        ]
    )


def bench_measures() -> str:
    """The measures alone, over a ledger of many department-years at once."""
    head = [
        "| department-years | lines | seconds | µs a line | bytes a line, most |",
        "|---:|---:|---:|---:|---:|",
    ]
    lines = []
    for number in (MEASURED // 10, MEASURED):
        said = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("ledger.py")), str(number)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        got = json.loads(said.stdout)
        lines.append(
            f"| {number:,} | {got['lines']:,} | {got['seconds']:.2f} "
            f"| {got['seconds'] / got['lines'] * 1e6:.2f} | {got['bytes'] / got['lines']:.0f} |"
        )
    return "\n".join([*head, *lines])


def bench_size() -> str:
    """One department-year as it grows: so many projects processed, and its report made."""
    start = jixiao(project("start", 1), "process").cpu
    lines = []
    for number in SIZES:
        folder = WORK / "size"
        shutil.rmtree(folder, ignore_errors=True)
        make_large(folder, number)
        processed, ran = jixiao(folder, "process"), jixiao(folder, "run", *REPORT)
        page = folder / "reports/unit-large/2024/report.html"
        lines.append(
            f"| {number:,} | {processed.wall:.1f} | {processed.cpu - start:.2f} "
            f"| {ran.wall:.1f} | {ran.memory / 2**20:.0f} | {page.stat().st_size / 10**6:.1f} |"
        )
    head = [
        "| projects | process, wall s | process less its start, CPU s | run, wall s | most memory, MB | page, MB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    return "\n".join([*head, *lines])


def printed_by(script: str) -> str:
    """The tables that another script of the bench prints."""
    command = [sys.executable, str(Path(__file__).with_name(script))]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


NAMES = ["pair", "floor", "growth", "nothing", "compare", "measures", "size", "documents", "guards", "many"]


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(NAMES))
@click.option("--most", default=1000, show_default=True, help="the greatest number of reports")
def main(names, most) -> None:
    """Print the tables."""
    tables = {
        "pair": bench_pair, "floor": bench_floor, "growth": lambda: bench_growth(most),
        "nothing": lambda: bench_nothing(most), "compare": lambda: bench_compare(most),
        "measures": bench_measures, "size": bench_size, "documents": lambda: printed_by("documents.py"),
        "guards": lambda: printed_by("guards.py"), "many": bench_many,
    }  # fmt: skip
    WORK.mkdir(parents=True, exist_ok=True)
    click.echo(
        f"{CORES} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f} at the start\n"
    )
    for name in names or tables:
        click.echo(f"{tables[name]()}\n")


if __name__ == "__main__":
    main()
