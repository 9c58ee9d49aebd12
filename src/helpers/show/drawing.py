"""How charts are drawn: the house's font and settings, and the form in which a chart carries its words."""

import base64
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
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pylopdf_fonts_zh_cn import sans_path

INK = "#1d2733"
WIDTH = 5.6


@dataclass(frozen=True)
class Chart:
    """A figure that carries its words: `alt` says what it shows, `caption` stands below, `kind` is its style.

    The figure is drawn at once, so that a glyph that no font has fails the
    cell that makes the chart.
    """

    figure: Figure
    alt: str
    caption: str
    kind: str = ""

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
        return file.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        form = Markup(
            '<figure class="jx jx-chart{}"><div class="jx-scroll" role="region" tabindex="0" aria-label="{}">'
            '<img src="data:image/svg+xml;base64,{}" alt="{}"></div><figcaption>{}</figcaption></figure>'
        )
        kind = f" jx-{self.kind}" if self.kind else ""
        data = base64.b64encode(self.svg).decode("ascii")
        return {
            "text/html": str(form.format(kind, self.caption, data, self.alt, self.caption)),
            "text/plain": self.alt,
        }


@cache
def register_font() -> str:
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
        "font.family": [register_font(), "DejaVu Sans"],
        "font.size": 9.5,
        "text.color": INK,
        "text.parse_math": False,
        "svg.fonttype": "path",
        "svg.hashsalt": "jixiao",
    }
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("error", message=r"Glyph .* missing")
        yield


def bare_axes(height: float) -> tuple[Figure, Axes]:
    """A figure of the house's width with one set of axes that has no frame and no ticks."""
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    return figure, axes


def folded(name: str) -> str:
    """A long name in lines of nine Chinese characters or sixteen others, broken at a bracket if it helps."""
    if name.isascii():
        return "\n".join(wrap(name, 16))
    before, bracket, inside = name.partition("（")
    if bracket and max(len(before), len(inside) + 1) <= 9 < len(name):
        return f"{before}\n{bracket}{inside}"
    return "\n".join(name[start : start + 9] for start in range(0, len(name), 9))
