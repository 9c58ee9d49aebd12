"""What the cells of the notebook and its page cost in one warm process without Jupyter; prints JSON.

python bench/floor.py PROJECT REPORTS
"""

import ast
import json
import sys
import time
from pathlib import Path

import nbformat

from helpers.publish import process_all, render_report


def run_cells(sources: list[str], parameters: dict[str, str]) -> int:
    """Execute the cells as one program; the last expression of each is shown as Jupyter would show it."""
    names: dict[str, object] = {}
    shown = 0
    for place, source in enumerate(sources):
        tree = ast.parse(source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "cell", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            shown += len(str(forms(value)))
        if place == 0:
            names |= parameters
    return shown


def forms(value: object) -> object:
    if hasattr(value, "_repr_mimebundle_"):
        return value._repr_mimebundle_()
    parts = [getattr(value, name)() for name in ("_repr_html_", "_repr_markdown_") if hasattr(value, name)]
    return [*parts, repr(value)]


def each(number: int, work) -> float:
    """CPU seconds of one, after the first."""
    work()
    start = time.process_time()
    for _ in range(number):
        work()
    return (time.process_time() - start) / number


def main() -> None:
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    executed = sorted(folder.glob("reports/*/*/notebook.ipynb"))[0]
    department, year = executed.parts[-3:-1]
    notebook = nbformat.read(folder / "notebooks/01-department-year.ipynb", as_version=4)
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    data = str(folder / "data")
    parameters = {"department": department, "year": year, "data_dir": data, "language": "zh"}
    provenance = {"inputs": {"a": "b"}, "versions": {"a": "b"}}
    found = {
        "cells": each(number, lambda: run_cells(sources, parameters)),
        "render": each(number, lambda: render_report(executed, "zh", provenance)),
        "process": each(number, lambda: process_all(data, [department], year)),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
