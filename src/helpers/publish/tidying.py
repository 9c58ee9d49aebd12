"""Notebooks as they are kept in git: without outputs, counts, and what JupyterLab notes of its own.

Its tests: test_tidying.py.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from helpers.errors import JixiaoError, error_in_words
from helpers.files import parsed_json, read_plain
from helpers.publish.records import encoded, write_whole

FORMAT = 4
OF_A_NOTEBOOK = ("jixiao", "kernelspec")
OF_A_CELL = ("tags", "en")
"""Metadata that a person wrote; Jupyter notes the others by itself."""

MOST_BYTES_SAVED = 256_000_000
"""Of a notebook with all that it showed."""


def tidy_notebooks(folder: Path, chosen: Iterable[Path] = ()) -> list[Path]:
    """Make the chosen notebooks clean, or all of a folder, and name those that were not so.

    A clean one has its cells, their ids and tags, and the kernel's name. Raises
    JixiaoError for a file that is no notebook, or not there; the others are clean then.
    """
    paths, changed, faults = list(chosen) or sorted(folder.glob("*.ipynb")), [], []
    for path in paths:
        try:
            changed += [path] if _tidy(path) else []
        except OSError as error:
            faults.append(error_in_words(error))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            faults.append(f"{path}: no notebook of format {FORMAT} ({type(error).__name__}: {error})")
    if faults:
        raise JixiaoError("\n".join(faults))
    return changed


def _tidy(path: Path) -> bool:
    """Whether a notebook was not clean; it is afterwards."""
    before = read_plain(path, limit=MOST_BYTES_SAVED)
    tidy = _tidied(parsed_json(before))
    after = encoded(json.dumps(tidy, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    if after != before:
        write_whole(path, after, path.parent)
    return after != before


def _tidied(notebook: dict) -> dict:
    if notebook["nbformat"] != FORMAT:
        raise ValueError(f"nbformat is {notebook['nbformat']!r}")
    metadata = _kept_metadata(notebook["metadata"], OF_A_NOTEBOOK)
    return notebook | {"cells": [_tidied_cell(cell) for cell in notebook["cells"]], "metadata": metadata}


def _tidied_cell(cell: dict) -> dict:
    """A cell with its words or code, and what shows nothing."""
    nothing = {"execution_count": None, "outputs": []} if cell["cell_type"] == "code" else {}
    return cell | nothing | {"metadata": _kept_metadata(cell["metadata"], OF_A_CELL)}


def _kept_metadata(metadata: dict, names: Iterable[str]) -> dict:
    return {name: metadata[name] for name in names if name in metadata}
