"""How charts are drawn: the house's font and settings, and the form in which a chart carries its words.

Its tests: test_charts.py.
"""

import base64
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from textwrap import wrap

import matplotlib
from markupsafe import Markup
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox, BboxTransformFrom
from pylopdf_fonts_zh_cn import sans_path

from helpers.errors import visible
from helpers.show.pieces import Table

INK = "#1d2733"
_WIDTH = 5.6


@dataclass(frozen=True)
class Chart:
    """A figure that carries its words: `alt` says what it shows, `caption` stands below, `kind` is its style.

    `finding` is what a reader sees in it, before the caption; `data` is a table
    of what is drawn, folded below. The figure is drawn at once, so that a glyph
    that no font has fails the cell that makes the chart.
    """

    figure: Figure
    alt: str
    caption: str
    kind: str = ""
    finding: str = ""
    data: Table | None = None

    def __post_init__(self) -> None:
        if not (self.alt and self.caption):
            raise ValueError("a chart needs an alternative text and a caption")
        self.svg  # noqa: B018

    @cached_property
    def svg(self) -> bytes:
        """The figure as SVG with its text as outlines; the same bytes for the same figure."""
        file = BytesIO()
        with house_style():
            self.figure.savefig(file, format="svg", metadata={"Date": None})
        return _NUMBERS.sub(_number_shortened, file.getvalue())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        form = Markup(
            '<figure class="jx jx-chart{}"><div class="jx-scroll" role="region" tabindex="0" aria-label="{}">'
            '<img src="data:image/svg+xml;base64,{}" alt="{}"></div><figcaption>{}{}</figcaption>{}</figure>'
        )
        finding = Markup("<b>{}</b> ").format(self.finding) if self.finding else ""
        below = self.data.html if self.data else ""
        kind = f" jx-{self.kind}" if self.kind else ""
        data = base64.b64encode(self.svg).decode("ascii")
        return {
            "text/html": str(form.format(kind, self.caption, data, self.alt, finding, self.caption, below)),
            "text/plain": self.alt,
        }


_NUMBERS = re.compile(rb"-?[0-9]+\.[0-9]{3,}(?=[ \"\n)])")
"""Numbers with more decimals than can be seen; what is less than 1 may be a scale."""


def _number_shortened(number: re.Match) -> bytes:
    exact = float(number[0])
    return f"{exact:.2f}".rstrip("0").rstrip(".").encode() if abs(exact) >= 1 else number[0]


@cache
def _register_font() -> str:
    """The name of the Chinese font of the charts, made known to matplotlib from its package."""
    font_manager.fontManager.addfont(sans_path())
    name = font_manager.FontProperties(fname=sans_path()).get_name()
    for family in (name, "DejaVu Sans"):
        font_manager.findfont(family, fallback_to_default=False)
    return name


@contextmanager
def house_style() -> Iterator[None]:
    """Settings of one chart, given back afterwards; inside, a missing glyph is an error."""
    settings = {
        "font.family": [_register_font(), "DejaVu Sans"],
        "font.size": 9.5,
        "text.color": INK,
        "text.parse_math": False,
        "svg.fonttype": "path",
        "svg.hashsalt": "jixiao",
    }
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("error", message=r"Glyph .* missing")
        yield


@cache
def _has_glyph(sign: str) -> bool:
    """Whether one of the charts' fonts draws a sign."""
    others = font_manager.findfont("DejaVu Sans")
    # The two together, as text is drawn with them: each process opens a font of many megabytes once.
    fonts = ([sans_path(), others], others)
    return any(font_manager.get_font(font).get_char_index(ord(sign)) for font in fonts)


def drawable(words: str) -> str:
    """The words with each sign that no font of the charts draws named by its number, as 〔U+20BB7〕."""
    return "".join(
        sign if sign.isascii() or _has_glyph(sign) else f"〔U+{ord(sign):04X}〕" for sign in visible(words)
    )


class Canvas:
    """A figure of the house's width, drawn on in units of its own: charts without axes need none made."""

    def __init__(self, height: float, left: float, right: float, bottom: float, top: float):
        self.figure = Figure(figsize=(_WIDTH, height))
        self._ends = left, right
        self._units = BboxTransformFrom(Bbox.from_extents(left, bottom, right, top)) + self.figure.transFigure

    def text(self, x: float, y: float, words: str, **settings: object) -> None:
        """Words at a place; settings are those of matplotlib's Text."""
        self.figure.text(x, y, drawable(words), **{"va": "center", "transform": self._units, **settings})

    def bar(
        self, left: float, middle: float, length: float, height: float, colour: str, gap: float = 0
    ) -> None:
        """A bar from its left end, or from its right one where the length is negative; `gap` is its white edge."""
        corner = left, middle - height / 2
        edge = {"edgecolor": "white", "linewidth": gap} if gap else {"linewidth": 0}
        self._add(Rectangle(corner, length, height, facecolor=colour, **edge))

    def rule(self, y: float, colour: str, width: float) -> None:
        """A line across the whole sheet."""
        self.line(self._ends, (y, y), colour, width)

    def line(
        self,
        xs: tuple[float, float],
        ys: tuple[float, float],
        colour: str,
        width: float,
        dashed: bool = False,
    ) -> None:
        """A line between two places."""
        self._add(Line2D(xs, ys, color=colour, linewidth=width, linestyle=(0, (3, 2)) if dashed else "-"))

    def dot(self, x: float, y: float, colour: str, size: float = 4.0) -> None:
        """A round dot at a place, its size in points."""
        self._add(Line2D([x], [y], color=colour, marker="o", markersize=size, linestyle="none"))

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._units)
        self.figure.add_artist(artist)


_ACROSS, _ACROSS_ASCII = 8, 14
"""Letters of a line of a name, Chinese and other ones."""


def folded_name(name: str) -> str:
    """A long name in lines of eight Chinese characters or fourteen others, broken at a bracket if it helps."""
    if name.isascii():
        return "\n".join(wrap(name, _ACROSS_ASCII))
    before, bracket, inside = name.partition("（")
    if bracket and max(len(before), len(inside) + 1) <= _ACROSS < len(name):
        return f"{before}\n{bracket}{inside}"
    return "\n".join(name[start : start + _ACROSS] for start in range(0, len(name), _ACROSS))


def room_for(names: list[str], least: float) -> float:
    """Inches of a row in which the longest of these names, as folded, has its place."""
    lines = max(folded_name(name).count("\n") + 1 for name in names)
    return max(least, 0.16 * lines + 0.08)
