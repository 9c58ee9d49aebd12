"""Lines of print: letters that stand on one line, in pieces where a gap parts them."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.read.documents.letters import Letter

ON_ONE_LINE, COLUMN_GAP = 0.45, 1.0
WORD_GAP, LETTER_GAP, DOUBLED = 0.22, 0.8, 0.25
CHINESE = "\u2e80"


@dataclass(slots=True)
class Piece:
    """Words of a line without a wide gap in them."""

    text: str
    start: float
    end: float
    letters: list[Letter]

    @property
    def size(self) -> float:
        """The size of its largest letter."""
        return max(letter.size for letter in self.letters)


@dataclass(slots=True)
class Line:
    """A line of print: its pieces from left to right, and the line that they stand on."""

    pieces: list[Piece]
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


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """Letters in lines from top to bottom; letters printed twice for weight count once."""
    rows: list[list[Letter]] = []
    base = 0.0
    for letter in sorted(letters, key=lambda letter: letter.base):
        if rows and letter.base - base < ON_ONE_LINE * max(letter.size, 4):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            base = letter.base
    lines = (Line(pieces_of(row), row[0].base) for row in rows)
    return [line for line in lines if line.pieces]


def pieces_of(row: list[Letter]) -> list[Piece]:
    """The letters of a line in pieces."""
    pieces: list[Piece] = []
    spaced = False
    for letter in sorted(row, key=lambda letter: letter.left):
        if not letter.text.strip():
            spaced = True
            continue
        last = pieces[-1] if pieces else None
        if last is not None and _is_doubled(last.letters[-1], letter):
            continue
        gap = letter.left - last.end if last is not None else 0
        if last is None or gap > COLUMN_GAP * max(letter.size, last.letters[-1].size):
            pieces.append(Piece(letter.text, letter.left, letter.right, [letter]))
        else:
            last.text += (" " if _is_apart(last.letters[-1], letter, gap, spaced) else "") + letter.text
            last.end = max(last.end, letter.right)
            last.letters.append(letter)
        spaced = False
    return pieces


def _is_doubled(before: Letter, letter: Letter) -> bool:
    """Whether a letter is the one before printed again, a hair's breadth beside it."""
    near = letter.left - before.left < DOUBLED * (before.right - before.left)
    return near and before.text == letter.text and abs(letter.base - before.base) < DOUBLED * letter.size


def _is_apart(before: Letter, letter: Letter, gap: float, spaced: bool) -> bool:
    """Whether a space stands between two letters; between Chinese ones only a wide one is meant."""
    chinese = before.text[-1] > CHINESE and letter.text[0] > CHINESE
    size = max(before.size, letter.size)
    return gap > (LETTER_GAP if chinese and not spaced else WORD_GAP) * size
