"""The house: imports point only from later rooms to earlier ones, and importing does nothing."""

import ast
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "helpers"
ROOMS = ["ground", "read", "measure", "show", "publish", "cli"]
MODULES = sorted(SOURCE.rglob("*.py"))


def room(module: str) -> str:
    part = module.split(".")[1] if "." in module else "ground"
    return part if part in ROOMS else "ground"


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "helpers":
            names |= {f"helpers.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module)
    return {name for name in names if name.split(".")[0] == "helpers"}


def own_name(path: Path) -> str:
    return ".".join(("helpers", *path.relative_to(SOURCE).with_suffix("").parts))


def test_imports_point_only_to_earlier_rooms():
    upward = [
        f"{own_name(path)} imports {name}"
        for path in MODULES
        for name in imported(path)
        if ROOMS.index(room(name)) > ROOMS.index(room(own_name(path)))
    ]
    assert upward == []


def test_measures_read_no_file_and_show_reads_no_raw_data():
    pairs = [(room(own_name(path)), name) for path in MODULES for name in imported(path)]
    assert [name for place, name in pairs if place == "measure" and room(name) == "read"] == []
    assert [name for place, name in pairs if place == "show" and room(name) == "read"] == []


def test_every_module_has_a_docstring():
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_import_has_no_effect_on_the_drawing_settings_or_the_log():
    code = (
        "import logging, matplotlib; before = dict(matplotlib.rcParams);"
        "import helpers.cli, helpers.show.charts, helpers.publish.render;"
        "assert dict(matplotlib.rcParams) == before; assert logging.getLogger().handlers == []"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
