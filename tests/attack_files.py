"""Hostile files by what they attack: how each is built, and what it has to come to.

`said` is a part of the sentence that refuses it, or that tells what of it was not
read; `read` are the words that must be among what was read, and `unread` those that must not.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SOUND = "支出5万元"


@dataclass(frozen=True)
class Attack:
    """A file in the place of a report or a table, and what becomes of it."""

    name: str
    file: str
    build: Callable[[], bytes]
    said: str = ""
    read: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def zipped(parts: dict[str, bytes | str], stored: bool = False) -> bytes:
    """An archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """A part that leads to others, by kind and target."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def package(main: str, content: bytes | str, leads: str = "", parts: dict | None = None) -> bytes:
    """An office file whose main part is this."""
    folder, _, name = main.rpartition("/")
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zipped(
        {
            "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{types}"/>',
            "_rels/.rels": relations(("officeDocument", main)),
            main: content,
            **({f"{folder}/_rels/{name}.rels": leads} if leads else {}),
            **(parts or {}),
        }
    )


def word(body: str, prolog: str = '<?xml version="1.0"?>', encoding: str = "utf-8", **parts: str) -> bytes:
    """A Word file with this body."""
    text = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    leads = relations(*((name, f"{name}.xml") for name in parts))
    others = {f"word/{name}.xml": part for name, part in parts.items()}
    return package("word/document.xml", text.encode(encoding), leads, others)


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def book(rows: str, after: str = "", strings: str = "", styles: str = "", prolog: str = "") -> bytes:
    """A workbook of one sheet."""
    sheet = f'<?xml version="1.0"?>{prolog}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    others = {"xl/sheet.xml": sheet}
    others |= {"xl/strings.bin": strings} if strings else {}
    others |= {"xl/styles.xml": styles} if styles else {}
    leads = relations(("worksheet", "sheet.xml"), ("sharedStrings", "strings.bin"), ("styles", "styles.xml"))
    listed = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    return package("xl/workbook.xml", f'<?xml version="1.0"?>{listed}', leads, others)


def office_book(sheet_rows: str) -> bytes:
    """A workbook of one sheet with all that LibreOffice asks of one."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    named = {"workbook": "sheet.main", "sheet": "worksheet"}
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in named.items()
    )
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    listed = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rels}{types}</Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{listed}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "sheet.xml")),
        "xl/sheet.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{sheet_rows}</sheetData></worksheet>',
    }
    return zipped(parts)


def cell(place: str, text: str) -> str:
    """A cell with words in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row of a sheet."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, without the table of where they are."""
    numbered = (b"%d 0 obj" % number + each + b"endobj\n" for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root %d 0 R/Size 99>>\n%%%%EOF" % root


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream of a PDF."""
    return b"<</Length %d%s>>stream\n%s\nendstream " % (len(content), entries, content)


def letters(number: int) -> str:
    """The letters of a column."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
