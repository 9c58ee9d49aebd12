"""What the code of a notebook names: its parameters, and the modules that it imports.

Its tests: test_notebooks.py, test_kernels.py.
"""

import ast
import contextlib
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.files import parsed_json, read_plain


def parameters_of(notebook: Path) -> set[str]:
    """The names that a notebook's `parameters` cell gives values to.

    Raises ValueError where the file is no notebook, or that cell no Python.
    """
    names = set()
    for cell in _code_cells(notebook):
        if "parameters" in cell["metadata"].get("tags", []):
            for node in ast.parse("".join(cell["source"])).body:
                targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def imports_of(notebook: Path) -> list[str]:
    """The modules that a notebook's code cells import and what they use of them, in order; none for what cannot be read."""
    nodes: list[ast.AST] = []
    with contextlib.suppress(OSError, ValueError, JixiaoError):
        for cell in _code_cells(notebook):
            with contextlib.suppress(SyntaxError):
                nodes += ast.walk(ast.parse("".join(cell["source"])))
    imported: dict[str, str] = {}
    for node in nodes:
        imported |= _imports(node)
    return list(dict.fromkeys([*imported.values(), *_used(nodes, imported)]))


def _imports(node: ast.AST) -> dict[str, str]:
    """What a statement imports: the full name, by the one that the code has for it."""
    if isinstance(node, ast.Import):
        return {alias.asname or alias.name: alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        own = {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        return {node.module: node.module} | own
    return {}


def _used(nodes: list[ast.AST], imported: dict[str, str]) -> list[str]:
    """What the code asks of what it imported, as `measure.facts_of`."""
    return [
        f"{imported[node.value.id]}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported
    ]


def _code_cells(notebook: Path) -> list[dict]:
    """The code cells of a notebook. Raises ValueError where it has none because it is no notebook."""
    content = parsed_json(read_plain(notebook))
    try:
        return [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    except (KeyError, TypeError) as error:
        raise ValueError(f"no cells: {error}") from error
