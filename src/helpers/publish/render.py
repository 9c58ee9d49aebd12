"""An executed notebook made into one page: no script, nothing fetched, same bytes for same input."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import lxml.html
import nbformat
from jinja2.bccache import Bucket, BytecodeCache
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode

from helpers.errors import RunFailed, visible
from helpers.messages import LANGUAGES, catalogue, say
from helpers.publish.addresses import INDEX, Way
from helpers.publish.judging import judge
from helpers.publish.keys import TEMPLATE, key_of
from helpers.show import style_sheet

WORDS = (
    "skip", "contents", "provenance", "made", "inputs", "file", "versions",
    "other_language", "other_years", "index",
)  # fmt: skip

MOST_INPUTS = 200
"""Raw files, or department-years, that a page names; of more it has one digest, and its record has each."""


@dataclass(frozen=True)
class Heading:
    """An entry of the contents list."""

    id: str
    text: str


@dataclass(frozen=True)
class Parts:
    """A page in its parts: what stands above the contents list, the rest, and the list itself."""

    title: str
    header: str
    main: str
    contents: tuple[Heading, ...]


def render_report(
    notebook: NotebookNode | Path | str,
    language: str,
    provenance: Mapping,
    index: tuple[str, str] | None = None,
    ways: Iterable[Way] = (),
) -> str:
    """The page of an executed notebook.

    `ways` lead to the page in its other language and to its other years. `index` is the
    way to the index's folder, with the word that narrows the index to this page's place;
    a language that the page is not there in is looked for there.
    `provenance` has `inputs`, file names with their SHA-256, and `versions`,
    names with versions; both stand in the footer, in the order of their names.
    Raises RunFailed where the notebook did not run to its end, has an error or
    a warning among its outputs, has no title, or would carry a script.
    """
    if isinstance(notebook, str | Path):
        notebook = nbformat.read(notebook, as_version=4)
    judge(notebook)
    resources = {
        "language_code": language,
        "provenance": {
            "inputs": _in_words(provenance.get("inputs", {}), language),
            "versions": provenance.get("versions", {}),
        },
        "words": {word: say(f"show.page_{word}", language) for word in WORDS},
        "ways": _links_above(index, tuple(ways), language) if index else {},
        "style": (TEMPLATE / "page.css").read_text(encoding="utf-8") + style_sheet(),
    }
    html, _ = _exporter(language).from_notebook_node(_in_language(notebook, language), resources)
    if "<script" in html.lower():
        raise RunFailed("the page has a script; outputs of the notebook must be plain HTML")
    if not html.rstrip().endswith("</html>"):
        raise RunFailed("the page is not complete")
    return visible(html)


def _links_above(index: tuple[str, str], ways: Sequence[Way], language: str) -> dict[str, Any]:
    """Links to the other language, to other years and to the index, each with its words."""
    there = {way.language: way.href for way in ways if way.language != language}
    tongues = [tongue for tongue in LANGUAGES if tongue != language]
    return {
        "languages": [
            {"href": there.get(tongue) or _in_index(index, tongue), "language": tongue} for tongue in tongues
        ],
        "years": [{"href": way.href, "words": way.year} for way in ways if way.language == language],
        "index": _in_index(index, language),
    }


def _in_index(index: tuple[str, str], language: str) -> str:
    """The address of this page's place in the index."""
    folder, word = index
    return f"{folder}{INDEX[language]}{f'#{word}' if word else ''}"


def _in_words(inputs: Mapping[str, str], language: str) -> dict[str, str]:
    """The inputs, with words for those that are no raw data: the program, the lock, the notebook."""
    inputs = _raw_together(inputs, language)
    known = catalogue("show")
    words = {name: f"page_input_{name}" for name in inputs if f"page_input_{name}" in known}
    return {say(f"show.{words[name]}", language) if name in words else name: inputs[name] for name in inputs}


def _raw_together(inputs: Mapping[str, str], language: str) -> Mapping[str, str]:
    """The inputs, with one digest of all raw data where they are very many."""
    raw = {name: digest for name, digest in inputs.items() if name.startswith("raw/")}
    if len(raw) <= MOST_INPUTS:
        return inputs
    others = {name: digest for name, digest in inputs.items() if name not in raw}
    return others | {say("show.page_inputs_many", language, count=len(raw)): key_of(raw)}


class ReportExporter(HTMLExporter):
    """nbconvert's exporter without its own second reading of the whole page, for `_structured` has read it."""

    def from_notebook_node(self, nb, resources=None, **settings):
        """The page and its resources, as TemplateExporter makes them."""
        return TemplateExporter.from_notebook_node(self, nb, resources, **settings)


class _Compiled(BytecodeCache):
    """The templates' code, which is the same in each language."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], object] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that its source has been compiled to."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


@cache
def _exporter(language: str) -> ReportExporter:
    """An exporter with this folder's template and no other: no code, no prompts, no anchors."""
    made = ReportExporter(
        template_name="template",
        extra_template_basedirs=[str(TEMPLATE.parent)],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        optimistic_validation=True,
        language_code=language,
    )
    made.environment.bytecode_cache = _COMPILED
    made.register_filter("highlight_code", Highlight2HTML(parent=made))
    made.register_filter("structured", partial(_structured, language=language))
    made.register_filter("end_of_cell", _end_of_cell)
    return made


def _in_language(notebook: NotebookNode, language: str) -> NotebookNode:
    """The notebook with each Markdown cell in this language; its metadata `en` holds the English words."""
    if language == "zh":
        return notebook
    cells = [
        NotebookNode(cell, source=cell.metadata.get(language, cell.source))
        if cell.cell_type == "markdown"
        else cell
        for cell in notebook.cells
    ]
    return NotebookNode(notebook, cells=cells)


def _structured(body: str, language: str) -> Parts:
    """The parts of a page: the block with the title, the rest, the contents list of second-level headings.

    Headings get ids of their own and an id that occurs twice is made unique,
    so that a link leads to one place. An image without words says that it has
    none. Raises RunFailed where a cell's HTML is not closed, or there is no title.
    """
    root = lxml.html.fragment_fromstring(
        body, create_parent="div", parser=lxml.html.HTMLParser(huge_tree=True)
    )
    _check_closed(body, root)
    title = root.find(".//h1")
    if title is None:
        raise RunFailed("the page has no title")
    _name_places(root)
    for image in root.iterfind(".//img"):
        image.set("alt", image.get("alt") or say("show.page_no_alt", language))
    contents = tuple(
        Heading(heading.get("id"), heading.text_content().strip()) for heading in root.iter("h2")
    )
    header = _top_block(root, title)
    root.remove(header)
    return Parts(title.text_content().strip(), _inner(header), _inner(root, children=True), contents)


def _end_of_cell(name: str) -> str:
    """A mark after a cell's HTML, by which `_check_closed` sees that all of the cell was closed."""
    return f'<div data-end="{name}"></div>'


def _check_closed(body: str, root: lxml.html.HtmlElement) -> None:
    """Raise RunFailed for a cell that leaves an element or a comment open: the next ones would be lost in it.

    The marks after the cells are taken out.
    """
    ends = {mark.get("data-end"): mark for mark in root.iterfind(".//div[@data-end]")}
    for name in re.findall(r'<div data-end="([^"]*)"></div>', body):
        if name not in ends or ends[name].getparent() is not root:
            raise RunFailed(f"cell {name!r} leaves its HTML open; what follows it would be lost")
    for mark in ends.values():
        mark.drop_tree()


def _name_places(root: lxml.html.HtmlElement) -> None:
    """Give every heading an id by its place, and every id that occurs again a number."""
    taken: dict[str, int] = {}
    for place, heading in enumerate(root.iter("h1", "h2", "h3", "h4"), start=1):
        heading.set("id", f"section-{place}")
    for element in root.iterfind(".//*[@id]"):
        name = element.get("id")
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            element.set("id", f"{name}-{taken[name]}")


def _top_block(root: lxml.html.HtmlElement, element: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The child of the root that holds an element."""
    while element.getparent() is not root:
        element = element.getparent()
    return element


def _inner(element: lxml.html.HtmlElement, children: bool = False) -> str:
    """An element as HTML, or its children alone; blank lines are dropped."""
    parts = list(element) if children else [element]
    html = "\n".join(lxml.html.tostring(part, encoding="unicode") for part in parts)
    return re.sub(r"\n\s*\n+", "\n", html).strip()
