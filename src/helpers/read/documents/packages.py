"""Office files (.docx, .xlsx) as packages: their parts, and which part leads to which.

Both families of namespaces, transitional and strict, give elements the same
local names; elements are known by these here.

Its tests: test_documents_reasons.py.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from helpers.errors import Refused

SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}

MOST_BYTES_OF_ELEMENT = 4_000_000
"""Of a row or a shared string; an element without content takes twenty times its bytes of memory."""


@lru_cache(maxsize=4096)
def local(tag: object) -> str:
    """The name of a tag without its namespace; a comment has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """An attribute of an element by its local name, whatever its namespace."""
    if element is None:
        return default
    return next((value for key, value in element.items() if local(key) == name), default)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of local names, or nothing."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner.tag) == name), None)
    return element


class Portions:
    """A file that is read element by element; raises Refused where one of them takes more bytes than it may."""

    def __init__(self, file: BinaryIO):
        self._file, self._since = file, 0

    def read(self, size: int) -> bytes:
        """The next bytes, as a parser asks for them."""
        found = self._file.read(size)
        self._since += len(found)
        if self._since > MOST_BYTES_OF_ELEMENT:
            raise Refused("row_too_large")
        return found

    def begin(self) -> None:
        """An element was read: the next one begins."""
        self._since = 0


class Package:
    """The parts of an office file; what a part leads to is known by the last word of its relation's type."""

    def __init__(self, file: BinaryIO):
        self._archive = zipfile.ZipFile(file)
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def main(self) -> str:
        """The name of the part that all others hang from."""
        return next((target for kind, _, target in self.relations("") if kind == "officeDocument"), "")

    def has(self, part: str) -> bool:
        """Whether the package holds a part; names differ in more than case."""
        return part.lower() in self._names

    def open(self, part: str) -> BinaryIO:
        """A part's bytes as a file."""
        return self._archive.open(self._names[part.lower()])

    def root(self, part: str) -> etree._Element | None:
        """The root of a part, or nothing where it is missing; none declares a type, or the archive was refused before."""
        if not part or not self.has(part):
            return None
        with self.open(part) as file:
            tree = etree.parse(file, etree.XMLParser(remove_comments=True, remove_pis=True, **SAFE))
        return tree.getroot()

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Kind, id and target of each relation that a part has inside the package."""
        folder, name = posixpath.split(part)
        listed = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in listed if listed is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target", ""))))
                kind = relation.get("Type", "").rpartition("/")[2]
                yield kind, relation.get("Id", ""), target.lstrip("/")

    def related(self, part: str, kind: str) -> etree._Element | None:
        """The root of the first part of a kind that a part leads to."""
        target = next((target for found, _, target in self.relations(part) if found == kind), "")
        return self.root(target)
