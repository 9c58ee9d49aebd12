"""How this package's modules are loaded: from their sources as they are now, and never another than is vouched for.

Python takes a compiled module for that of its source by time and size, so one
edited within a second runs as it was. Here a compiled one counts by the hash of
its source alone. What was loaded is remembered; once a program is pinned, a
source that is another one is not loaded.

Its tests: test_loading.py.
"""

import hashlib
import os
import sys
from collections.abc import Mapping
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

PACKAGE = Path(__file__).parent
WITHIN = f"{PACKAGE}{os.sep}"
CHECKED_BY_HASH = (3).to_bytes(4, "little")
HEADER = 16
"""Bytes before the code of a compiled module: its format, how it is checked, and against what."""


class ProgramChanged(ImportError):
    """A module on disk is another than that of the program which this process is said to run."""


class _Loaded:
    """Digests of the sources that this process has loaded, and those that it may load; `pinned` is none for any."""

    def __init__(self):
        self.digests: dict[str, str] = {}
        self.pinned: Mapping[str, str] | None = None

    def note(self, path: str, content: bytes) -> None:
        name, digest = _name_of(path), hashlib.sha256(content).hexdigest()
        if self.pinned is not None and self.pinned.get(name) != digest:
            raise ProgramChanged(f"{name} changed while the program was running; run again")
        self.digests[name] = digest


_OWN = _Loaded()


class CheckedLoader(SourceFileLoader):
    """Loads a module from its source, or from what was compiled of that very source."""

    def get_data(self, path: str) -> bytes:
        """A file's bytes; a compiled module that is checked by time is as if it was not there."""
        content = super().get_data(path)
        if not path.endswith(".pyc"):
            _OWN.note(path, content)
        elif content[len(MAGIC_NUMBER) :][: len(CHECKED_BY_HASH)] != CHECKED_BY_HASH:
            raise OSError(f"{path}: compiled by time")
        return content

    def source_to_code(self, data, path, **settings):
        """The code of a source, which is kept for the hash of what is compiled."""
        self._source = data
        return super().source_to_code(data, path, **settings)

    def _cache_bytecode(self, source_path: str, cache_path: str, data: bytes) -> None:
        hashed = MAGIC_NUMBER + CHECKED_BY_HASH + source_hash(self._source) + bytes(data[HEADER:])
        super()._cache_bytecode(source_path, cache_path, hashed)


class _Finder:
    """Finds this package's modules as Python does, and has them loaded as above."""

    @staticmethod
    def find_spec(name: str, path=None, target=None) -> ModuleSpec | None:
        """The spec of a module in this package; nothing for any other."""
        if not name.startswith(f"{PACKAGE.name}."):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = CheckedLoader(name, spec.origin)
        return spec


def check_sources_when_loaded() -> None:
    """Have every module of this package loaded so from now on."""
    if not any(getattr(finder, "__name__", "") == _Finder.__name__ for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder)


def pin(digests: Mapping[str, str]) -> None:
    """Load nothing from now on but these sources, by their names. Raises ProgramChanged for what is loaded already."""
    check_loaded(_OWN.digests, digests)
    _OWN.pinned = digests


def loaded() -> dict[str, str]:
    """The digests of the sources that this process has loaded, by their names in the package."""
    return dict(_OWN.digests)


def check_loaded(found: Mapping[str, str], pinned: Mapping[str, str] | None = None) -> None:
    """Raises ProgramChanged unless these sources, which another process loaded, are those that are pinned."""
    pinned = _OWN.pinned if pinned is None else pinned
    if pinned is None:
        return
    if changed := [name for name, digest in found.items() if pinned.get(name) != digest]:
        raise ProgramChanged(f"{changed[0]} changed while the program was running; run again")


def _name_of(path: str) -> str:
    return path.removeprefix(WITHIN).replace(os.sep, "/") if path.startswith(WITHIN) else path
