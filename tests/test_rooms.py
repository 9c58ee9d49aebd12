"""The house: imports go to earlier rooms, in no circle and through doors alone; its modules are small."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "helpers"
ROOMS = ["ground", "read", "measure", "show", "publish", "cli"]
MODULES = sorted(SOURCE.rglob("*.py"))
BEHIND_DOORS = [
    "helpers.measure",
    "helpers.measure.figures",
    "helpers.measure.identities",
    "helpers.measure.rules",
    "helpers.measure.across",
    "helpers.measure.trend",
    "helpers.show",
    "helpers.read",
    "helpers.read.documents",
    "helpers.read.documents.docx",
    "helpers.read.documents.html",
    "helpers.read.documents.pdf",
    "helpers.read.documents.plain",
    "helpers.read.documents.xlsx",
    "helpers.read.language",
    "helpers.read.report",
    "helpers.read.report.tables",
    "helpers.read.typed",
    "helpers.publish",
    "helpers.publish.processes",
]
"""Rooms and sub-rooms whose modules are their own: all others take what the package names."""

MOST_LINES, MOST_LINES_OF_A_FUNCTION, MOST_BRANCHES = 300, 40, 8
TABLES_OF_DECLARATIONS = ["helpers.schema"]


@dataclass(frozen=True)
class Import:
    """An import as it stands in a module: the module that is asked, and the name that it is asked for."""

    importer: str
    asked: str
    name: str = ""

    @property
    def target(self) -> str:
        """The module that is imported: the name's own where the name is a module."""
        inner = f"{self.asked}.{self.name}"
        return inner if inner in paths() else self.asked


@cache
def paths() -> dict[str, Path]:
    """Every module of the package by its name."""
    return {own_name(path): path for path in MODULES}


def own_name(path: Path) -> str:
    parts = ("helpers", *path.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    part = module.split(".")[1] if "." in module else "ground"
    return part if part in ROOMS else "ground"


def is_inside(module: str, house: str) -> bool:
    return module == house or module.startswith(f"{house}.")


def imports_in(importer: str, code: str, type_checking: bool) -> Iterator[Import]:
    """Every import of the package in a module's code, those inside functions too."""
    tree = ast.parse(code)
    nodes = list(ast.walk(tree) if type_checking else skipping_type_checking(tree))
    whole = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "helpers"]
    rooms = {alias.asname or alias.name: f"helpers.{alias.name}" for node in whole for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms:
            yield Import(importer, rooms[node.value.id], node.attr)
        if isinstance(node, ast.Import):
            yield from (Import(importer, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{importer}: relative import"
            yield from (Import(importer, node.module, alias.name) for alias in node.names)


def skipping_type_checking(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield from skipping_type_checking(child)


@cache
def imports() -> list[Import]:
    """All imports inside the package; what a package's doors open counts as imported by it."""
    found = []
    for name, path in paths().items():
        code = path.read_text(encoding="utf-8")
        found += [each for each in imports_in(name, code, type_checking=path.name == "__init__.py")]
        found += [Import(name, f"{name}.{home}", door) for door, home in doors_of(name).items()]
    return [each for each in found if each.asked.split(".")[0] == "helpers"]


@cache
def doors_of(package: str) -> dict[str, str]:
    """The doors of a package and the modules behind them, none where it is no package."""
    path = paths()[package]
    return getattr(import_module(package), "DOORS", {}) if path.name == "__init__.py" else {}


def imports_from_outside() -> Iterator[Import]:
    """Imports of the package by notebooks and by the scripts of the bench."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        yield from imports_in(path.name, code, type_checking=True)
    for path in sorted((ROOT / "bench").glob("*.py")):
        yield from imports_in(path.name, path.read_text(encoding="utf-8"), type_checking=True)


def imports_of_tests() -> Iterator[Import]:
    """Imports of the package by the tests, which may look behind doors."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        yield from imports_in(path.stem, path.read_text(encoding="utf-8"), type_checking=True)


def test_imports_point_only_to_earlier_rooms():
    upward = [
        f"{each.importer} imports {each.target}"
        for each in imports()
        if ROOMS.index(room(each.target)) > ROOMS.index(room(each.importer))
    ]
    assert upward == []


def test_measures_read_no_file_and_show_reads_no_raw_data():
    pairs = [(room(each.importer), each.target) for each in imports()]
    assert [name for place, name in pairs if place == "measure" and room(name) == "read"] == []
    assert [name for place, name in pairs if place == "show" and room(name) == "read"] == []


def test_no_module_leads_back_to_itself():
    graph = {name: {each.target for each in imports() if each.importer == name} for name in paths()}
    assert [sorted(circle) for circle in circles_of(graph)] == []


def circles_of(graph: dict[str, set[str]]) -> Iterator[set[str]]:
    """Every set of more than one module in which each leads to each other."""
    reached = {name: reachable(graph, name) for name in graph}
    seen: set[str] = set()
    for name in graph:
        circle = {other for other in reached[name] if name in reached[other]}
        if circle and name not in seen:
            seen |= circle
            yield circle


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    found, rest = set(), [start]
    while rest:
        following = graph.get(rest.pop(), set()) - found
        found |= following
        rest += following
    return found


def test_circle_would_be_found():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set(), "e": {"e"}}
    assert list(circles_of(graph)) == [{"b", "c"}, {"e"}]


def past_its_door(each: Import, house: str) -> bool:
    """Whether an import from outside a house takes a module of it, or a name that is no door."""
    if is_inside(each.importer, house) or not is_inside(each.target, house):
        return False
    named = each.asked == house and each.name != ""
    return each.target != house or (named and each.name not in doors_of(house))


def test_nothing_reaches_past_a_door():
    past = [
        f"{each.importer} imports {each.name or each.asked} from {each.asked}"
        for each in (*imports(), *imports_from_outside())
        for house in BEHIND_DOORS
        if past_its_door(each, house) and is_bound(each.importer)
    ]
    assert past == []


@pytest.mark.parametrize(
    ("importer", "asked", "name"),
    [
        ("helpers.publish.process", "helpers.read.sources", "read_raw"),
        ("helpers.publish.process", "helpers.read", "sources"),
        ("helpers.publish.process", "helpers.read", "_private"),
        ("helpers.read.sources", "helpers.read.language.grammar", "scan"),
    ],
)
def test_import_past_a_door_would_be_found(importer, asked, name):
    assert any(past_its_door(Import(importer, asked, name), house) for house in BEHIND_DOORS)


@pytest.mark.parametrize("house", BEHIND_DOORS)
def test_every_door_opens_and_is_used_from_outside(house):
    doors = doors_of(house)
    assert sorted(import_module(house).__all__) == sorted(doors)
    assert [name for name in doors if f"{house}.{name}" in paths()] == [], "a module hides the door"
    for name in doors:
        getattr(import_module(house), name)
    users = (*imports(), *imports_from_outside(), *imports_of_tests())
    outside = [each for each in users if not is_inside(each.importer, house)]
    used = {each.name for each in outside if each.asked == house or not is_bound(each.importer)}
    assert [name for name in doors if name not in used] == []


def test_names_with_an_underscore_stay_in_their_module():
    assert [each for each in imports() if each.name.startswith("_")] == []


def test_every_module_has_a_docstring():
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []


def is_bound(module: str) -> bool:
    return not any(is_inside(module, house) for house in TABLES_OF_DECLARATIONS)


def test_modules_and_functions_are_short():
    long = []
    for name, path in paths().items():
        code = path.read_text(encoding="utf-8")
        if is_bound(name) and code.count("\n") > MOST_LINES:
            long.append(name)
        for node in ast.walk(ast.parse(code)):
            function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if function and is_bound(name) and node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION:
                long.append(f"{name}.{node.name}")
    assert long == []


def test_functions_have_few_branches():
    rule = ["--select", "C901", "--config", f"lint.mccabe.max-complexity={MOST_BRANCHES}"]
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--output-format", "json", *rule, SOURCE]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    branching = [
        f"{found['filename']}: {found['message']}"
        for found in json.loads(done.stdout)
        if is_bound(own_name(Path(found["filename"])))
    ]
    assert branching == []


def test_import_has_no_effect_on_the_drawing_settings_or_the_log():
    code = (
        "import logging, matplotlib; before = dict(matplotlib.rcParams);"
        "import helpers.cli, helpers.show.charts, helpers.publish.render;"
        "assert dict(matplotlib.rcParams) == before; assert logging.getLogger().handlers == []"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
