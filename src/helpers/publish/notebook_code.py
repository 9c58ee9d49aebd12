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
    """The modules that a notebook's code cells import, in order; none for what cannot be read."""
    names: dict[str, None] = {}
    with contextlib.suppress(OSError, ValueError, JixiaoError):
        for cell in _code_cells(notebook):
            with contextlib.suppress(SyntaxError):
                names |= dict.fromkeys(_imports("".join(cell["source"])))
    return list(names)


def _imports(source: str) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def _code_cells(notebook: Path) -> list[dict]:
    """The code cells of a notebook. Raises ValueError where it has none because it is no notebook."""
    content = parsed_json(read_plain(notebook))
    try:
        return [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    except (KeyError, TypeError) as error:
        raise ValueError(f"no cells: {error}") from error
