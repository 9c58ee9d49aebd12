"""One name for one thing: no function of the measures or of what is shown bears another module's name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "helpers"
ROOMS = ("measure", "show")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> dict[str, set[str]]:
    """The modules that have a function, by its name; methods belong to their class."""
    found = defaultdict(set)
    for path in SOURCE.rglob("*.py"):
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef):
                found[node.name].add(path.relative_to(SOURCE).as_posix())
    return found


def names_bound(path: Path) -> Iterator[str]:
    """Every variable and parameter of a module."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_a_function_of_these_rooms_has_its_name_alone():
    shared = {name: sorted(modules) for name, modules in functions().items() if len(modules) > 1}
    assert {name: found for name, found in shared.items() if any(at.startswith(ROOMS) for at in found)} == {}


def test_a_thing_is_called_by_its_noun():
    paths = [path for room in ROOMS for path in (SOURCE / room).rglob("*.py")]
    assert [path.name for path in paths if "one" in set(names_bound(path))] == []


def test_a_module_has_a_test_file_or_says_where_its_tests_are():
    paths = [path for room in ROOMS for path in (SOURCE / room).rglob("*.py") if path.name != "__init__.py"]
    tests = {path.name for path in Path(__file__).parent.glob("test_*.py")}
    named = {path: set(re.findall(r"test_\w+\.py", ast.get_docstring(parsed(path)) or "")) for path in paths}
    lost = [path.name for path, found in named.items() if not found and f"test_{path.stem}.py" not in tests]
    assert lost == []
    assert {name for found in named.values() for name in found} <= tests
