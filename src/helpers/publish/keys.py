"""What a report follows from: digests of every input, and the keys that say when it has to be made again."""

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
        except (FileNotFoundError, NotADirectoryError):
            return None
        stamp = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        entry = self._kept.get(str(path)) or self._known.get(str(path))
        if entry is None or entry[:-1] != stamp:
            entry = [*stamp, digest_of(path)]
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
    return known if isinstance(known, dict) else {}


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_of(parts: Mapping[str, str]) -> str:
    """One digest of named digests, whatever their order."""
    return hashlib.sha256(json.dumps(dict(parts), sort_keys=True).encode()).hexdigest()


def raw_inputs(data_dir: Path, department: str, year: str, digests: Digests) -> dict[str, str]:
    """Digests of the department's profile and of every file of its year, hidden and lock files left out."""
    folder = data_dir / "raw" / department
    paths = [folder / "department.toml", *_files(folder / year)]
    return {f"raw/{path.name}": digest for path in paths if (digest := digests.of(path))}


def processed_digests(data_dir: Path, department: str, year: str, digests: Digests) -> dict[str, str]:
    """Digests of the processed tables, in which the report's numbers stand."""
    return {path.name: digests.of(path) or "" for path in _files(data_dir / "processed" / department / year)}


def shared_inputs(notebook: Path, lock: Path, digests: Digests) -> dict[str, str]:
    """Digests of what all reports of a notebook follow from: the notebook, the helpers, the lock file."""
    sources = [path for path in _tree(PACKAGE) if TEMPLATE not in path.parents]
    return {
        "notebook": digests.of(notebook) or "",
        "helpers": _digest_of_tree(PACKAGE, sources, digests),
        "lock": digests.of(lock) or "",
    }


def template_digest(digests: Digests) -> str:
    """Digest of the page template: its change asks for a new page, not for a new run."""
    return _digest_of_tree(
        TEMPLATE, [path for path in _tree(TEMPLATE) if not path.name.startswith(OVERVIEW)], digests
    )


def _digest_of_tree(root: Path, paths: Iterable[Path], digests: Digests) -> str:
    return key_of({path.relative_to(root).as_posix(): digests.of(path) or "" for path in paths})


def _tree(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if "__pycache__" not in path.parts and path.is_file())


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name[0] not in ".~" and path.is_file())
