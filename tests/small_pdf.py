"""Small PDFs written letter by letter: each text stands exactly where a test wants it.

A Chinese letter is as wide as high, any other half as wide. The font is named
and not embedded; which letters its codes are is said.
"""

from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT, SIZE = 595, 842, 10


@dataclass
class Text:
    """A text: its left end, the line that it stands on from the top, its size, quarter turns to the left."""

    x: float
    base: float
    words: str
    size: float = SIZE
    turn: int = 0


@dataclass
class Page:
    """A page: texts, rules as two points from the top left, its turn, where its box begins, what lies on it."""

    texts: list[Text] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    rotate: int = 0
    origin: tuple[float, float] = (0, 0)
    size: tuple[float, float] = (WIDTH, HEIGHT)
    notes: str = ""
    drawn: str = ""


TURNS = {0: "1 0 0 1", 1: "0 1 -1 0", 2: "-1 0 0 -1", 3: "0 -1 1 0"}


def write_pdf(path: Path, pages: list[Page], mapped: bool = True, trailer: str = "") -> Path:
    """A PDF of these pages; without `mapped` its font does not say which letters its codes are."""
    letters = sorted({letter for page in pages for text in page.texts for letter in text.words})
    widths = " ".join(f"{ord(letter)} [{1000 if letter > '⺀' else 500}]" for letter in letters)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * at} 0 R' for at in range(len(pages)))}]>>",
        f"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]"
        f"{'/ToUnicode 6 0 R' if mapped else ''}>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(X)/Ordering(Y)/Supplement 0>>"
        f"/FontDescriptor 5 0 R/DW 500/W[{widths}]>>",
        "<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200>>",
        stream(unicode_of(letters)),
    ]
    for page in pages:
        content = (
            "".join(map(drawn_text(page), page.texts))
            + "".join(map(drawn_rule(page), page.rules))
            + page.drawn
        )
        x, y = page.origin
        box = f"[{x} {y} {x + page.size[0]} {y + page.size[1]}]"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Rotate {page.rotate}/Contents {len(objects) + 2} 0 R"
            f"/Resources<</Font<</F 3 0 R>>>>{page.notes}>>",
            stream(content),
        ]
    path.write_bytes(file_of(objects, trailer))
    return path


def unicode_of(letters: list[str]) -> str:
    pairs = "\n".join(f"<{ord(letter):04X}> <{ord(letter):04X}>" for letter in letters)
    return f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{len(letters)} beginbfchar\n{pairs}\nendbfchar"


def stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def drawn_text(page: Page):
    def draw(text: Text) -> str:
        codes = "".join(f"{ord(letter):04X}" for letter in text.words)
        x, y = text.x + page.origin[0], page.size[1] - text.base + page.origin[1]
        return f"BT /F {text.size} Tf {TURNS[text.turn]} {x} {y} Tm <{codes}> Tj ET\n"

    return draw


def drawn_rule(page: Page):
    def draw(rule: tuple[float, float, float, float]) -> str:
        x0, y0, x1, y1 = rule
        left, top = page.origin[0], page.size[1] + page.origin[1]
        return f"{x0 + left} {top - y0} m {x1 + left} {top - y1} l S\n"

    return draw


def file_of(objects: list[str], trailer: str) -> bytes:
    """The objects as a file with its table of places."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode("latin-1")


def ruled(rows: list[list[str]], xs: list[float], top: float, height: float = 20) -> tuple[list[Text], list]:
    """The texts and rules of a table that is ruled all over, its columns between `xs`."""
    bottom = top + height * len(rows)
    texts = [
        Text(x + 3, top + height * row + 14, words)
        for row, cells in enumerate(rows)
        for x, words in zip(xs, cells, strict=False)
        if words
    ]
    across = [(xs[0], top + height * row, xs[-1], top + height * row) for row in range(len(rows) + 1)]
    return texts, across + [(x, top, x, bottom) for x in xs]
