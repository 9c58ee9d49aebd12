"""What the guards cost: a document read and a run of the shipped data, with the guards and without; a table in Markdown.

    python bench/guards.py [--pairs 10]

Without them is a copy of the package from which they are taken out, text by
text (OUT). Both ways take turns, and count the seconds of the processor of all
that they start.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/helpers"
DOCUMENT = ROOT / "data/raw/sample-bureau/2023/report.docx"
PAIRS = 10
STORED = (
    "raw = json.loads(read_plain(reports / name, reports, MOST_BYTES))\n"
    "        for standing in raw['pages'].values():\n"
    "            made, failure = standing['made'], standing['failure']\n"
    "            if made:\n"
    "                made['headline'] = {key: Fact(**fact) for key, fact in made['headline'].items()}\n"
    "            standing |= {'made': made and Made(**made), 'failure': failure and Failure(**failure)}\n"
    "        raw['pages'] = {language: Standing(**own) for language, own in raw['pages'].items()}\n"
    "        return Record(**raw)"
)
"""A record taken as it stands."""

OUT = (
    ("files.py", "    _check_kind(path, real.stat(), language)\n", ""),
    ("files.py", "        _check_kind(path, status, language)\n", ""),
    ("loading.py", "if spec is not None and type(spec.loader) is SourceFileLoader:", "if False:"),
    ("publish/digests.py", " if _is_entry(entry)}", "}"),
    ("publish/index.py", "encoded(visible(render_index(states, language)))", "encoded(render_index(states, language))"),
    ("publish/keys.py", "    pin(program.files)\n", ""),
    ("publish/keys.py", "return _stamps() == self._stamps or Program().digest == self.digest", "return True"),
    ("publish/planning.py", "return outputs + (names or self._misquoted(page, made))", "return outputs + names"),
    ("publish/processes/server.py", "            die_with(parent)\n", ""),
    ("publish/processes/server.py", "        adopt_orphans()\n", ""),
    ("publish/records.py", "return _form().validate_json(read_plain(reports / name, reports, MOST_BYTES))", STORED),
    ("publish/render.py", "return visible(html)", "return html"),
    ("read/documents/archives.py", "any(is_declaring(archive, part) for part in members)", "False"),
    ("read/documents/child.py", "    die_with(int(sys.argv[2]))\n    limit_this_process()\n", ""),
    ("read/documents/packages.py", "        if self._since > MOST_BYTES_OF_ELEMENT:\n", "        if False:\n"),
    ("read/documents/reading.py", "    _check_parts(document.parts)\n", ""),
    ("read/typed/spreadsheets.py", "        _guard(path, content)\n", ""),
    ("read/typed/spreadsheets.py", "    _within_bounds(path, stored)\n", ""),
    ("scratch.py", "        clear_scratch(within)\n", ""),
    ("show/drawing.py", "sign if sign.isascii() or _has_glyph(sign) else", "sign if True else"),
    ("toml_files.py", "    if problem := _beyond_bounds(text):\n", "    if problem := '':\n"),
)  # fmt: skip
"""In which file of the package what stands, and what stands there without the guard."""


def copied_package(folder: Path, without: bool) -> Path:
    """A copy of the package in a folder, whole or without its guards."""
    copy = shutil.copytree(PACKAGE, folder / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    for name, guard, instead in OUT if without else ():
        path = copy / name
        path.write_text(without_guard(path, guard, instead), encoding="utf-8")
    return folder


def without_guard(path: Path, guard: str, instead: str) -> str:
    """The text of a module without a guard. Raises LookupError where that does not stand there, or twice."""
    text = path.read_text(encoding="utf-8")
    if text.count(guard) != 1:
        raise LookupError(f"{path}: the guard stands there {text.count(guard)} times: {guard.strip()!r}")
    return text.replace(guard, instead)


def seconds_of(package: Path, folder: Path, *arguments: str) -> float:
    """Seconds of the processor that a command of a copy takes, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"PYTHONPATH": str(package)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "helpers.cli", *arguments],
        cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.returncode}\n{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copied_project(folder: Path) -> Path:
    """The shipped data and notebooks, in a folder of their own."""
    for name in ("data/raw", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "requirements.lock", folder)
    return folder


def paired(one: Callable[[], float], other: Callable[[], float], pairs: int) -> tuple[float, float, float]:
    """The medians of both after a first turn of each, and the median of their ratios; they go first by turns."""
    one(), other()
    taken = []
    for number in range(pairs):
        if number % 2:
            second, first = other(), one()
        else:
            first, second = one(), other()
        taken.append((first, second))
    firsts, seconds = zip(*taken, strict=True)
    return median(firsts), median(seconds), median(first / second for first, second in taken)


@click.command()
@click.option("--pairs", default=PAIRS, show_default=True, type=click.IntRange(1))
def main(pairs: int) -> None:
    """Print the table."""
    asked = {
        "a Word report, `jixiao extract`": ("extract", str(DOCUMENT)),
        "the shipped data, `jixiao run --force`": ("run", "--force", "--jobs", "1"),
    }
    click.echo("| CPU seconds | with guards | without | ratio, median of pairs |\n|---|---:|---:|---:|")
    with TemporaryDirectory() as place:
        folder = Path(place)
        packages = [copied_package(folder / name, without=name == "without") for name in ("with", "without")]
        projects = [copied_project(folder / f"project-{path.name}") for path in packages]
        for name, arguments in asked.items():
            ways = [
                lambda own=own, project=project, arguments=arguments: seconds_of(own, project, *arguments)
                for own, project in zip(packages, projects, strict=True)
            ]
            guarded, bare, ratio = paired(*ways, pairs)
            click.echo(f"| {name}, {pairs} pairs | {guarded:.2f} | {bare:.2f} | {ratio:.3f} |")


if __name__ == "__main__":
    main()
