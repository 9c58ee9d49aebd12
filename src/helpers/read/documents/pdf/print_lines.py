"""Lines of print: letters that stand on one line, in pieces where a gap parts them.

Its tests: test_documents_pdf.py.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from helpers.read.documents.pdf.letters import Letter

ON_ONE_LINE, COLUMN_GAP, NARROW_GAP = 0.45, 1.0, 0.5
WORD_GAP, LETTER_GAP, DOUBLED, OVERLAP = 0.22, 0.8, 0.25, 0.3
NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[0-9]+\.[0-9]{2})")
TOUCHING = re.compile(rf"(?:{NUMBER.pattern}){{2,}}")
HALF_EMPTY, CLOSING, OPENING = 0.65, "，。；：、！？）】》」』〉”’％", "（【《「『〈“‘"
CHINESE = "\u2e80"


@dataclass(slots=True)
class PrintPiece:
    """Words of a line without a wide gap in them.

    `seams` are narrow gaps, which may stand between columns: how many of its
    letters and of its text stand before each.
    """

    text: str
    start: float
    end: float
    letters: list[Letter]
    seams: list[tuple[int, int]] = field(default_factory=list)

    @property
    def base(self) -> float:
        """The line that its first letter stands on."""
        return self.letters[0].base

    def parts(self) -> Iterator["PrintPiece"]:
        """The piece in pieces without a narrow gap in them."""
        if not self.seams:
            yield self
            return
        for (first, begin), (stop, end) in pairwise(
            [(0, 0), *self.seams, (len(self.letters), len(self.text))]
        ):
            letters = self.letters[first:stop]
            right = max(letter.right for letter in letters)
            yield PrintPiece(self.text[begin:end].strip(), letters[0].left, right, letters)

    @property
    def size(self) -> float:
        """The size of its largest letter."""
        return max(letter.size for letter in self.letters)

    def lies_over(self, before: "PrintPiece") -> bool:
        """Whether it begins before the piece in front of it ends."""
        return self.start < before.end - _bearable(before.letters[-1], self.letters[0]) * self.size


@dataclass(slots=True)
class PrintLine:
    """A line of print: its pieces from left to right, and the line that they stand on."""

    pieces: list[PrintPiece]
    base: float

    @property
    def text(self) -> str:
        """Its words; pieces are parted by a space."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        return self.pieces[0].start

    @property
    def right(self) -> float:
        return self.pieces[-1].end

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


def lines_of(letters: Iterable[Letter]) -> list[PrintLine]:
    """Letters in lines from top to bottom; letters printed twice for weight count once."""
    rows: list[list[Letter]] = []
    base = 0.0
    for letter in sorted(letters, key=lambda letter: letter.base):
        if rows and letter.base - base < ON_ONE_LINE * max(letter.size, 4):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            base = letter.base
    lines = (PrintLine(print_pieces(row), row[0].base) for row in rows)
    return [line for line in lines if line.pieces]


def print_pieces(row: list[Letter]) -> list[PrintPiece]:
    """The letters of a line in pieces; words that were drawn over others are a piece of their own."""
    pieces: list[PrintPiece] = []
    for run, spaced in sorted(_runs_of(row), key=lambda run: run[0][0].left):
        last, first = pieces[-1] if pieces else None, run[0]
        size = max(letter.size for letter in run)
        gap = first.left - last.end if last is not None else 0
        text = "".join(letter.text for letter in run)
        if last is None or not _is_beside(last.letters[-1], first, gap, size):
            pieces.append(PrintPiece(text, first.left, run[-1].right, run))
        else:
            last.text += " " if _stands_apart(last.letters[-1], first, gap, spaced) else ""
            if gap > NARROW_GAP * size:
                last.seams.append((len(last.letters), len(last.text)))
            last.text += text
            last.end = max(last.end, run[-1].right)
            last.letters += run
    return [part for piece in pieces for part in _numbers_apart(piece)]


def _numbers_apart(piece: PrintPiece) -> list[PrintPiece]:
    """A piece, or each of the numbers in it where several with two decimals or with groups touch."""
    if not TOUCHING.fullmatch(piece.text) or len(piece.text) != len(piece.letters):
        return [piece]
    parts = [piece.letters[match.start() : match.end()] for match in NUMBER.finditer(piece.text)]
    return [
        PrintPiece("".join(letter.text for letter in part), part[0].left, part[-1].right, part)
        for part in parts
    ]


def piece_of(letters: list[Letter]) -> PrintPiece:
    """Letters that stand one behind the other as a piece; words of Latin letters are parted by a space."""
    text = letters[0].text
    for before, letter in pairwise(letters):
        gap = letter.left - before.right
        text += (" " if _stands_apart(before, letter, gap, spaced=False) else "") + letter.text
    return PrintPiece(text, letters[0].left, max(letter.right for letter in letters), letters)


def _runs_of(row: list[Letter]) -> list[tuple[list[Letter], bool]]:
    """Letters that were drawn one behind the other, each run with whether a space was drawn before it."""
    runs: list[tuple[list[Letter], bool]] = []
    seen: set[tuple[str, int]] = set()
    spaced, last = False, None
    for letter in sorted(row, key=lambda letter: letter.drawn):
        if not letter.text.strip():
            spaced, last = True, None
            continue
        step = max(DOUBLED * (letter.right - letter.left), 0.1)
        place = int(letter.left / step)
        if any((letter.text, near) in seen for near in (place - 1, place, place + 1)):
            continue
        seen.add((letter.text, place))
        gap = (letter.left - last.right) / max(letter.size, 1) if last is not None else WORD_GAP
        if gap < WORD_GAP and gap > -_bearable(last, letter):
            runs[-1][0].append(letter)
        else:
            runs.append(([letter], spaced))
        spaced, last = False, letter
    return runs


def _is_beside(before: Letter, letter: Letter, gap: float, size: float) -> bool:
    """Whether words stand right beside others, no column's gap apart and not over them."""
    return -_bearable(before, letter) * size <= gap <= COLUMN_GAP * max(size, before.size)


def _bearable(before: Letter, letter: Letter) -> float:
    """How far two letters that stand beside each other may overlap: the box of a mark is half empty."""
    return HALF_EMPTY if before.text[-1] in CLOSING or letter.text[0] in OPENING else OVERLAP


def _stands_apart(before: Letter, letter: Letter, gap: float, spaced: bool) -> bool:
    """Whether a space stands between two letters; between Chinese ones only a wide one is meant."""
    chinese = before.text[-1] > CHINESE and letter.text[0] > CHINESE
    size = max(before.size, letter.size)
    return gap > (LETTER_GAP if chinese and not spaced else WORD_GAP) * size
