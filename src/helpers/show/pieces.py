"""The forms in which results are shown: a table, a block of words, a badge; each escapes what it is given.

Its tests: test_tables.py.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from markupsafe import Markup, escape

STAR = "*"


@dataclass(frozen=True)
class TableRow:
    """One row of a table; its first cell is the row's header.

    `kind` is empty, or total, part, parts (part of a part), or group: one
    heading cell over the rows that follow.
    """

    cells: tuple[str, ...]
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under a head, with a caption and notes; columns placed in `words` hold words, others numbers.

    One that is `folded` opens under these words. `rest`, where there is one, is
    a table of the same columns that stands folded behind it.
    """

    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    words: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    folded: str = ""
    rest: "Table | None" = None

    @cached_property
    def html(self) -> Markup:
        """The table, its header cells with scopes, in a region that scrolls where the screen is narrow."""
        rest = self.rest.html if self.rest else Markup("")
        own = self._open if self.rows else Markup("")
        return (fold(self.folded, own) if self.folded and self.rows else own) + rest

    @property
    def _open(self) -> Markup:
        head = "".join(self._cell(place, cell, "col") for place, cell in enumerate(self.head))
        groups = ("\n".join(map(self._row, group)) for group in self._groups())
        bodies = "".join(f"<tbody>{rows}</tbody>\n" for rows in groups)
        caption = escape(self.caption)
        return Markup(
            f'<div class="jx jx-table jx-{escape(self.name)}">'
            f'<div class="jx-scroll" role="region" tabindex="0" aria-label="{caption}">'
            f"<table><caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n{bodies}</table></div>"
            f"{item_list(self.notes, 'jx-notes')}</div>"
        )

    def _groups(self) -> list[list[TableRow]]:
        groups: list[list[TableRow]] = [[]]
        for row in self.rows:
            if row.kind == "group" and groups[-1]:
                groups.append([])
            groups[-1].append(row)
        return groups

    def _row(self, row: TableRow) -> str:
        if row.kind == "group":
            over = f'<th scope="rowgroup" colspan="{len(self.head)}">{escape(row.cells[0])}</th>'
            return f'<tr class="group">{over}</tr>'
        cells = "".join(
            self._cell(place, cell, "" if place else "row") for place, cell in enumerate(row.cells)
        )
        return f"<tr{_attribute('id', row.anchor)}{_attribute('class', row.kind)}>{cells}</tr>"

    def _cell(self, place: int, cell: str, scope: str) -> str:
        tag = "th" if scope else "td"
        kind = "w" if place in self.words or (place == 0 and scope == "col") else ""
        label = "" if scope else _plain_text(self.head[place])
        own = f"{_attribute('scope', scope)}{_attribute('class', kind)}{_attribute('data-label', label)}"
        return f"<{tag}{own}>{escape(cell)}</{tag}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        rows = (*self.rows, *(self.rest.rows if self.rest else ()))
        lines = ["\t".join(map(_plain_text, cells)) for cells in (self.head, *(row.cells for row in rows))]
        notes = map(_plain_text, self.notes)
        return {"text/html": str(self.html), "text/plain": "\n".join([self.caption, *lines, *notes])}


@dataclass(frozen=True)
class Piece:
    """A piece of HTML whose strings are escaped already."""

    html: Markup

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": str(self.html), "text/plain": _plain_text(self.html)}


def _plain_text(cell: str) -> str:
    """A cell's words without its markup."""
    return cell.striptags() if isinstance(cell, Markup) else str(cell)


def _attribute(name: str, value: str) -> str:
    """An HTML attribute with a space before it, or nothing for an empty value."""
    return f' {name}="{escape(value)}"' if value else ""


def item_list(items: tuple[str, ...], kind: str) -> Markup:
    """A list of items, or nothing where there are none."""
    if not items:
        return Markup("")
    inside = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="{}">{}</ul>').format(kind, inside)


def fold(summary: str, inside: Markup) -> Markup:
    """What is folded away under a few words; it is printed where a reader has opened it."""
    return Markup('<details class="jx"><summary>{}</summary>{}</details>').format(summary, inside)


def starred(words: str) -> Markup:
    """The mark of a number that rests on an assumption, which it says where it is pointed at or read out."""
    return Markup('<span class="jx-star" role="img" aria-label="{0}" title="{0}">{1}</span>').format(
        words, STAR
    )


def badge(kind: str, text: str) -> Markup:
    """A short word in a frame; its colour repeats what the word says."""
    return Markup('<span class="jx-badge jx-{}">{}</span>').format(kind, text)


def small(text: str) -> Markup:
    """A second line in a cell, or nothing for an empty text."""
    return Markup("<small>{}</small>").format(text) if text else Markup("")


def remark(text: str) -> Piece:
    """A sentence that stands where there is nothing to show."""
    return Piece(Markup('<p class="jx">{}</p>').format(text))


def first_clause(reason: str) -> tuple[str, str]:
    """An identity's equation, and what else its reason says."""
    for mark in ("；", "; "):
        equation, found, rest = reason.partition(mark)
        if found:
            return equation, rest
    return reason, ""


def colour_sheet() -> str:
    """The colours of every page by their names, light or dark as the reader's system is."""
    return files(__package__).joinpath("colours.css").read_text(encoding="utf-8")


def style_sheet() -> str:
    """The style sheet of everything that this room shows."""
    return colour_sheet() + files(__package__).joinpath("look.css").read_text(encoding="utf-8")


def style_cell() -> Piece:
    """That style for a notebook opened in JupyterLab; reports carry their own copy."""
    return Piece(Markup("<style>{}</style>").format(Markup(style_sheet())))
