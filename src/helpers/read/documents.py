"""Documents become blocks: paragraphs and table rows in reading order, each with its place.

Plain text is read here. Every other format is read by a library in a process
of its own with limits (`guard`), since these files come from outside.
"""

import re
import shutil
import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from helpers.errors import UnreadableDocument
from helpers.messages import say
from helpers.read.guard import check_archive, ended_in_time, read_in_child, text_of

TEXT = (".txt", ".md")
LIBRARIES = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html"}
CONVERTED = {
    ".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx",
    ".xls": "html", ".xlsx": "html", ".et": "html", ".ods": "html",
}  # fmt: skip
SIGNATURES = {
    b"%PDF": (".pdf",),
    b"PK\x03\x04": (".docx", ".xlsx", ".odt", ".ods", ".wps", ".et"),
    b"\xd0\xcf\x11\xe0": (".doc", ".wps", ".xls", ".et"),
}
SIGNED = {ending for endings in SIGNATURES.values() for ending in endings}
LARGEST = {".txt": 16_000_000, ".md": 16_000_000, ".html": 16_000_000, ".htm": 16_000_000}
LARGEST_OTHER = 64_000_000
MOST_CHARACTERS = 2_000_000
CONVERSION_SECONDS = 90


@dataclass(frozen=True)
class Block:
    """A paragraph or a table row in reading order.

    `cells` are a row's and `table` numbers its table; `certain` is false where
    a page's reading order could not be recovered.
    """

    text: str
    locator: str
    cells: tuple[str, ...] = ()
    table: int = 0
    certain: bool = True


@dataclass
class Document:
    """The blocks of a document in reading order, and what is to be known of its reading."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_document(path: Path, language: str = "zh") -> Document:
    """The blocks of a .txt, .md, .html, .docx or .pdf file, or of what an installed LibreOffice converts.

    Raises UnreadableDocument, in one sentence, for a file that is not what its
    ending says, is too large, passes its limits of time or memory, or is a scan.
    """
    document = read_by_ending(Path(path), language)
    if sum(len(block.text) for block in document.blocks) > MOST_CHARACTERS:
        raise UnreadableDocument(say("read.too_long", language, path=Path(path).name, limit=MOST_CHARACTERS))
    return document


def read_by_ending(path: Path, language: str) -> Document:
    """The blocks of a document, by the reader that its ending names."""
    ending = path.suffix.lower()
    check_file(path, ending, language)
    if ending in TEXT:
        text, notes = text_of(path, language)
        return Document(text_blocks(text.splitlines()), notes)
    if ending in CONVERTED and zipfile.is_zipfile(path):
        check_archive(path, path.name, language)
    if ending in CONVERTED:
        with tempfile.TemporaryDirectory(prefix="jixiao-") as folder:
            return in_library(converted(path, CONVERTED[ending], Path(folder), language), path, language)
    return in_library(path, path, language)


def check_file(path: Path, ending: str, language: str) -> None:
    """Refuses a file by its ending, size or first bytes before any library opens it."""
    known = {*TEXT, *LIBRARIES, *CONVERTED}
    if ending not in known:
        endings = " ".join(sorted(known))
        raise UnreadableDocument(
            say("read.unknown_ending", language, path=path.name, ending=ending, known=endings)
        )
    size, largest = path.stat().st_size, LARGEST.get(ending, LARGEST_OTHER)
    if size > largest:
        limit = largest // 1_000_000
        raise UnreadableDocument(say("read.too_large", language, path=path.name, size=size, limit=limit))
    with path.open("rb") as file:
        start = file.read(8)
    owners = next((endings for bytes_, endings in SIGNATURES.items() if start.startswith(bytes_)), ())
    if (owners and ending not in owners) or (
        not owners and ending in SIGNED and ending not in (".wps", ".et")
    ):
        raise UnreadableDocument(say("read.not_its_ending", language, path=path.name, ending=ending))


def in_library(path: Path, printed: Path, language: str) -> Document:
    """The blocks that a library reads in a process with limits."""
    kind = LIBRARIES[path.suffix.lower()]
    if kind == "docx":
        check_archive(path, printed.name, language)
    answer = read_in_child(kind, path, printed.name, language)
    blocks = [
        Block(text, locator, tuple(cells), table, certain)
        for text, locator, cells, table, certain in answer["blocks"]
    ]
    notes = [
        say(f"read.{note['key']}", language, path=printed.name, **note["values"]) for note in answer["notes"]
    ]
    return Document(blocks, notes)


def converted(path: Path, target: str, folder: Path, language: str) -> Path:
    """The file as LibreOffice converts it into `folder`, with a profile of its own and no network proxy to reach."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        raise UnreadableDocument(say("read.no_office", language, path=path.name))
    command = [
        office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
        "--convert-to", target, "--outdir", str(folder), str(path.resolve()),
    ]  # fmt: skip
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"} | nowhere
    if not ended_in_time(command, environment, CONVERSION_SECONDS):
        raise UnreadableDocument(say("read.too_slow", language, path=path.name, seconds=CONVERSION_SECONDS))
    made = folder / f"{path.stem}.{target}"
    if not made.exists():
        raise UnreadableDocument(say("read.not_converted", language, path=path.name))
    return made


def text_blocks(lines: list[str]) -> list[Block]:
    """Blocks of plain text, a line each; lines with | between cells are rows of a table."""
    blocks, table, in_table, framed = [], 0, False, False
    for place, line in enumerate(lines, 1):
        words = line.strip()
        if not words or re.fullmatch(r"[|\s:\-]+", words):
            continue
        table += "|" in words and not in_table
        framed = framed if in_table else words.startswith("|")
        in_table = "|" in words
        inner = words.removeprefix("|").removesuffix("|") if framed else words
        cells = tuple(cell.strip() for cell in inner.split("|"))
        if in_table:
            blocks.append(Block(words, f"line {place}", cells, table))
        else:
            blocks.append(
                Block(words.lstrip("#").strip() if words.startswith("#") else words, f"line {place}")
            )
    return blocks
