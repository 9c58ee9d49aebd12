"""Pages of a PDF: text in an embedded Chinese font that can be read back, and rules; no library draws it.

The font's glyphs are addressed by their own numbers (Identity-H); a table in
the file says which character each of them is.
"""

import zlib
from functools import cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path

PAGE = (595.0, 842.0)
MARGIN = 56.0
CHARACTERS_AT_ONCE = 100
SPACES = str.maketrans("\u2009\u00a0", "  ")
"""The font has one space."""


@cache
def font() -> tuple[dict[int, str], dict[str, int]]:
    """The font's glyph by character, and each glyph's width in thousandths."""
    with TTFont(sans_path(), lazy=True) as face:
        widths = {name: size[0] for name, size in face["hmtx"].metrics.items()}
        return face.getBestCmap(), widths


@cache
def width_of(character: str) -> int:
    glyphs, widths = font()
    return widths[glyphs[ord(character)]]


def cid(character: str) -> int:
    """The number of a character's glyph: it is in the glyph's name."""
    return int(font()[0][ord(character)].removeprefix("cid"))


class Paper:
    """Pages that fill from the top; `y` is where the next line begins."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.used: set[str] = set()
        self.y = PAGE[1] - MARGIN

    def new_page(self) -> None:
        self.pages.append([])
        self.y = PAGE[1] - MARGIN

    def need(self, height: float) -> None:
        """A new page if there is no room for this height."""
        if self.y - height < MARGIN:
            self.new_page()

    def length(self, text: str, size: float) -> float:
        return sum(width_of(one) for one in text.translate(SPACES)) * size / 1000

    def wrapped(self, text: str, size: float, room: float) -> list[str]:
        """The text in lines; a number is not broken unless it alone is too long."""
        lines, line, length = [], "", 0.0
        for word in words(text.translate(SPACES)):
            wide = self.length(word, size)
            if line and length + wide > room:
                lines.append(line)
                line, length = "", 0.0
            line, length = line + word, length + wide
        return [*lines, line]

    def write(self, text: str, size: float, x: float, y: float) -> None:
        if not text:
            return
        self.used |= set(text)
        codes = "".join(f"{cid(one):04X}" for one in text)
        self.pages[-1].append(f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td <{codes}> Tj ET")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.pages[-1].append(f"0.5 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def bytes(self) -> bytes:
        return assembled([self.stream(page) for page in self.pages], self.used)

    def stream(self, page: list[str]) -> bytes:
        return "\n".join(page).encode("ascii")


def words(text: str) -> list[str]:
    """The pieces between which a line may break: a number with its signs is one, every other character too."""
    made: list[str] = []
    for one in text:
        if made and one in NUMBER and made[-1][-1] in NUMBER:
            made[-1] += one
        else:
            made.append(one)
    return made


NUMBER = "0123456789.,-%％－０１２３４５６７８９，． "


def assembled(streams: list[bytes], used: set[str]) -> bytes:
    """The file: catalogue, pages with their streams, and the font with its widths and characters."""
    count = len(streams)
    kids = " ".join(f"{8 + 2 * place} 0 R" for place in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        descendant(used),
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [-200 -300 1200 1000] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 733 /StemV 80 /FontFile3 7 0 R >>",
        packed(characters(used)),
        packed(glyphs(used), b"/Subtype /CIDFontType0C "),
    ]
    box = f"{PAGE[0]:g} {PAGE[1]:g}"
    for place, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] /Contents {9 + 2 * place} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(packed(stream))
    return numbered(objects)


def descendant(used: set[str]) -> bytes:
    widths = " ".join(f"{cid(one)} [{width_of(one)}]" for one in sorted(used))
    return (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Made /FontDescriptor 5 0 R /DW 1000 "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{widths}] >>"
    ).encode()


def characters(used: set[str]) -> bytes:
    """The map from glyphs back to characters."""
    pairs = [f"<{cid(one):04X}> <{one.encode('utf-16-be').hex()}>" for one in sorted(used)]
    parts = [pairs[start : start + CHARACTERS_AT_ONCE] for start in range(0, len(pairs), CHARACTERS_AT_ONCE)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def glyphs(used: set[str]) -> bytes:
    """The font with the used characters alone, each under its own number."""
    with TTFont(sans_path(), lazy=True) as face:
        options = subset.Options(notdef_outline=True, layout_features=[], hinting=False)
        options.drop_tables += ["GSUB", "GPOS", "vmtx", "vhea", "VORG", "BASE", "DSIG"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(one) for one in used])
        cutter.subset(face)
        return face["CFF "].compile(face)


def packed(data: bytes, more: bytes = b"") -> bytes:
    """A compressed stream."""
    small = zlib.compress(data)
    return (
        b"<< "
        + more
        + f"/Filter /FlateDecode /Length {len(small)} >>\nstream\n".encode()
        + small
        + b"\nendstream"
    )


def numbered(objects: list[bytes]) -> bytes:
    """The objects one after another, the table of their places, and the end."""
    file, places = BytesIO(), []
    file.write(b"%PDF-1.7\n%\xe4\xb8\xad\n")
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    start = file.tell()
    file.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    file.writelines(f"{place:010d} 00000 n \n".encode() for place in places)
    file.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return file.getvalue()
