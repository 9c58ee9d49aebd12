"""One name for one thing: no function or class bears the name of another module's, no thing is called "one"."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "helpers"


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules() -> list[Path]:
    """Every module; a package's `__init__` has doors and no names of its own."""
    return sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py")


def homes(*kinds: type[ast.stmt]) -> dict[str, set[str]]:
    """The modules that have a function or a class, by its name; methods belong to their class."""
    found = defaultdict(set)
    for path in modules():
        for node in parsed(path).body:
            if isinstance(node, kinds):
                found[node.name].add(path.relative_to(SOURCE).as_posix())
    return found


def names_bound(path: Path) -> Iterator[str]:
    """Every variable and parameter of a module."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_a_function_or_class_has_its_name_alone():
    found = homes(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert "facts_of" in found
    assert {name: sorted(where) for name, where in found.items() if len(where) > 1} == {}


def test_a_thing_is_called_by_its_noun():
    assert [path.name for path in modules() if "one" in set(names_bound(path))] == []


def test_a_module_has_a_test_file_or_says_where_its_tests_are():
    tests = {path.name for path in Path(__file__).parent.glob("test_*.py")}
    named = {
        path: set(re.findall(r"test_\w+\.py", ast.get_docstring(parsed(path)) or "")) for path in modules()
    }
    assert [
        path.name for path, found in named.items() if not found and f"test_{path.stem}.py" not in tests
    ] == []
    assert {name for found in named.values() for name in found} <= tests
