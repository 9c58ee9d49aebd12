"""What a report follows from, by content: when any of these digests is another one, it is made again."""

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
TEMPLATE = PACKAGE / "publish" / "template"

OVERVIEW = "overview"
"""Stem of the index's own files among the template's; no report follows from them."""

SETTLED = 2 * 10**9
"""Nanoseconds after which a file's times can be trusted: sooner, a second write may leave them the same."""


class Digests:
    """SHA-256 of files, remembered by size, times and inode in a file that may be deleted at any time."""

    def __init__(self, store: Path | None = None):
        self._store = store
        self._known: dict[str, list] = _stored(store)
        self._kept: dict[str, list] = {}
        self._now = time.time_ns()

    def of(self, path: Path) -> str | None:
        """The digest of a file's bytes, or None where there is no file."""
        try:
            status = path.stat()
            stamp = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
            entry = self._kept.get(str(path)) or self._known.get(str(path))
            if entry is None or entry[:-1] != stamp:
                entry = [*stamp, digest_of(path)]
        except (FileNotFoundError, NotADirectoryError):
            return None
        if self._now - max(status.st_mtime_ns, status.st_ctime_ns) > SETTLED:
            self._kept[str(path)] = entry
        return entry[-1]

    def save(self) -> None:
        """Remember what was looked at this time; nothing else, so the file cannot grow for ever."""
        if self._store is not None and self._kept != self._known:
            aside = self._store.with_suffix(".new")
            aside.write_text(json.dumps(self._kept), encoding="utf-8")
            aside.replace(self._store)


def _stored(store: Path | None) -> dict[str, list]:
    try:
        known = json.loads(store.read_text(encoding="utf-8")) if store else {}
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {path: entry for path, entry in known.items() if isinstance(entry, list) and len(entry) == 5}


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_of(parts: Mapping[str, str]) -> str:
    """One digest of named digests, whatever their order."""
    return hashlib.sha256(json.dumps(dict(parts), sort_keys=True).encode()).hexdigest()


def inputs(
    shared: Mapping[str, str], data_dir: Path, department: str, year: str, language: str, digests: Digests
) -> dict[str, str]:
    """Everything that one report follows from: what all share, its parameters, and its raw files."""
    parameters = {"department": department, "year": year, "language": language}
    return {**shared, "parameters": key_of(parameters), **raw_inputs(data_dir, department, year, digests)}


def raw_inputs(data_dir: Path, department: str, year: str, digests: Digests) -> dict[str, str]:
    """Digests of the department's profile and of every file of its year, hidden and lock files left out.

    What the office settled for all departments comes first.
    """
    folder = data_dir / "raw" / department
    paths = [folder / "department.toml", *_files(folder / year)]
    named = {data_dir / "office.toml": "office.toml"}
    named |= {path: f"raw/{printable(path.relative_to(folder).as_posix())}" for path in paths}
    return {name: digest for path, name in named.items() if (digest := digests.of(path))}


def printable(name: str) -> str:
    """A file's name; bytes that are no UTF-8, as old Chinese archives leave them, are spelled out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def processed_digests(data_dir: Path, department: str, year: str, digests: Digests) -> dict[str, str]:
    """Digests of the processed tables, in which the report's numbers stand."""
    return {path.name: digests.of(path) or "" for path in _files(data_dir / "processed" / department / year)}


def shared_inputs(notebook: Path, lock: Path, digests: Digests) -> dict[str, str]:
    """Digests of what all reports of a notebook follow from: the helpers, the notebook, the lock file."""
    return {"helpers": helpers_digest(digests)} | project_inputs(notebook, lock, digests)


def helpers_digest(digests: Digests) -> str:
    """Digest of the helpers' sources, without the page template's."""
    sources = [path for path in _tree(PACKAGE) if TEMPLATE not in path.parents]
    return _digest_of_tree(PACKAGE, sources, digests)


def project_inputs(notebook: Path, lock: Path, digests: Digests) -> dict[str, str]:
    """Digests of the notebook and the lock file, which may change while a run is going."""
    return {"notebook": notebook_digest(notebook), "lock": digests.of(lock) or ""}


def notebook_digest(notebook: Path) -> str:
    """Digest of a notebook's cells and metadata; outputs that JupyterLab saves with it change no report."""
    try:
        content = json.loads(notebook.read_text(encoding="utf-8"))
        cells = [
            {name: part for name, part in cell.items() if name not in ("outputs", "execution_count")}
            for cell in content["cells"]
        ]
    except FileNotFoundError:
        return ""
    except (ValueError, KeyError, AttributeError, TypeError):
        return digest_of(notebook)
    kernel = content.get("metadata", {}).get("kernelspec", {})
    return hashlib.sha256(json.dumps([cells, kernel], sort_keys=True).encode()).hexdigest()


def template_digest(digests: Digests) -> str:
    """Digest of the page template: its change asks for a new page, not for a new run."""
    return _digest_of_tree(
        TEMPLATE, [path for path in _tree(TEMPLATE) if not path.name.startswith(OVERVIEW)], digests
    )


def program(helpers: str, template: str) -> str:
    """One digest of the program, by which a process that has it loaded tells whether it is this one."""
    return key_of({"helpers": helpers, "template": template})


def own_program() -> str:
    """The digest of the program as it is on disk now."""
    digests = Digests()
    return program(helpers_digest(digests), template_digest(digests))


def _digest_of_tree(root: Path, paths: Iterable[Path], digests: Digests) -> str:
    return key_of({path.relative_to(root).as_posix(): digests.of(path) or "" for path in paths})


def _tree(root: Path) -> list[Path]:
    """The files of a package; what Python, editors and systems leave among them is no source."""
    found = (path for path in root.rglob("*") if "__pycache__" not in path.parts and path.is_file())
    return sorted(path for path in found if path.name[0] not in ".#" and path.name[-1] != "~")


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name[0] not in ".~" and path.is_file())
