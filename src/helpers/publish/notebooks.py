"""Notebooks that make pages: what each is made per and which page it makes, as its own metadata say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from helpers.errors import InputError, JixiaoError, did_you_mean, in_quotes
from helpers.files import parsed_json, read_plain
from helpers.messages import LANGUAGES
from helpers.publish.addresses import Coverage, Page, Place

PER = ("department-year", "department", "year", "all", "none")
"""What a notebook can be made per; `none` is for JupyterLab alone and makes no page."""

KEYS = ("per", "page", "title")
PAGE_NAME = re.compile(r"[\w-]+\.html")
YEAR = "{year}"
EXAMPLE = '{"per": "department", "page": "trend.html", "title": {"zh": "历年", "en": "Trend"}}'


@dataclass(frozen=True)
class Notebook:
    """A notebook and the page that it makes for each place of one kind; the page's name may hold `{year}`."""

    path: Path
    per: str
    page: str = ""
    title: dict[str, str] = field(default_factory=dict, hash=False)

    def page_for(self, place: Place) -> Page:
        """Its page about a place."""
        return Page(place, self.page.removesuffix(".html").replace(YEAR, place.year))


@dataclass(frozen=True)
class Notebooks:
    """The notebooks of a folder: those that make pages, the others by name, and why some are refused."""

    pages: tuple[Notebook, ...] = ()
    unmarked: tuple[Path, ...] = ()
    refused: tuple[InputError, ...] = ()

    def pages_of(self, covered: Coverage, chosen: Iterable[Place]) -> list[tuple[Notebook, Page]]:
        """Each notebook with each of its pages of which all that it covers is chosen."""
        chosen = set(chosen)
        return [
            (notebook, notebook.page_for(place))
            for place in sorted(place for place, own in covered.items() if chosen.issuperset(own))
            for notebook in self.pages
            if notebook.per == place.kind
        ]


def notebooks_in(folder: Path) -> Notebooks:
    """The notebooks of a folder.

    One without the project's metadata makes no page; one whose metadata are
    wrong is refused, and so is the second that would make the same page.
    """
    pages: dict[tuple[str, str], Notebook] = {}
    unmarked, refused = [], []
    for path in _stored_in(folder):
        try:
            notebook = _read_notebook(path)
            _check_page_is_new(path, notebook, pages)
        except InputError as error:
            refused.append(error)
            continue
        if notebook is None:
            unmarked.append(path)
        elif notebook.per != "none":
            pages[notebook.per, notebook.page] = notebook
    return Notebooks(tuple(pages.values()), tuple(unmarked), tuple(refused))


def chosen_notebooks(folder: Path, names: Iterable[str]) -> Notebooks:
    """The notebooks of these names alone, `01-department-year` or with `.ipynb`; without names, all there are.

    Raises JixiaoError where one is not there or makes no page, and where no notebook at all makes one.
    """
    found = notebooks_in(folder)
    if names := tuple(names):
        return Notebooks(tuple(_notebook_named(folder, found, name) for name in dict.fromkeys(names)))
    if not found.pages and not found.refused:
        raise JixiaoError(f"{folder}: no notebook that makes a page; its metadata say 'jixiao': {EXAMPLE}")
    return found


def _notebook_named(folder: Path, found: Notebooks, name: str) -> Notebook:
    path = folder / f"{name.removesuffix('.ipynb')}.ipynb"
    stems = [other.stem for other in _stored_in(folder)]
    if path.stem not in stems:
        raise JixiaoError(f"{path}: no such notebook; {did_you_mean(path.stem, stems)}")
    for error in found.refused:
        if error.path == str(path):
            raise error
    for notebook in found.pages:
        if notebook.path == path:
            return notebook
    raise JixiaoError(f"{path}: makes no page; its metadata would say 'jixiao': {EXAMPLE}")


def _stored_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.ipynb") if path.name[0] not in "._")


def _read_notebook(path: Path) -> Notebook | None:
    """The notebook as its metadata have it; None where they say nothing. Raises InputError for what is wrong."""
    try:
        metadata = parsed_json(read_plain(path))["metadata"]
        said = metadata.get("jixiao")
    except (OSError, ValueError, LookupError, TypeError, AttributeError, JixiaoError) as error:
        raise InputError(path, [f"this is no notebook: {error}"]) from error
    if said is None:
        return None
    if problems := list(_problems(said)):
        raise InputError(path, [f"metadata.jixiao: {problem}" for problem in problems])
    return Notebook(path, said["per"], said.get("page", ""), said.get("title", {}))


def _problems(said: object) -> Iterable[str]:
    if not isinstance(said, dict):
        yield f"{in_quotes(said)} is no table; as {EXAMPLE}"
        return
    yield from (
        f"{in_quotes(key)} is not a key; {did_you_mean(key, KEYS)}" for key in said if key not in KEYS
    )
    per = said.get("per")
    if per is None:
        yield f"per: missing; one of {', '.join(PER)}"
    elif per not in PER:
        yield f"per: {in_quotes(per)} is nothing that pages are made per; {did_you_mean(str(per), PER)}"
    elif per != "none":
        yield from _problems_of_page(said.get("page"), per)
        yield from _problems_of_title(said.get("title"))


def _problems_of_page(page: object, per: str) -> Iterable[str]:
    if not isinstance(page, str) or not PAGE_NAME.fullmatch(page.replace(YEAR, "0", 1)):
        yield f"page: {in_quotes(page)} is no name of a page; letters, digits, hyphens and {YEAR}, then .html"
    elif YEAR in page and "year" not in per:
        yield f"page: {in_quotes(page)} has {YEAR}, which a page per {per} has not"
    elif YEAR in page and re.search(r"\d", page):
        yield f"page: {in_quotes(page)} has digits beside {YEAR}, which another year's page could have too"
    elif YEAR not in page and per == "year":
        yield f"page: {in_quotes(page)} is one name for all years; as {YEAR}.html"
    elif (per, page) == ("all", "index.html"):
        yield "page: 'index.html' is the list of all pages; name another"


def _problems_of_title(title: object) -> Iterable[str]:
    there = title if isinstance(title, dict) else {}
    if not all(isinstance(there.get(language), str) and there[language] for language in LANGUAGES):
        yield f'title: {in_quotes(title)} is no title in both languages; as {{"zh": "历年", "en": "Trend"}}'


def _check_page_is_new(path: Path, notebook: Notebook | None, pages: dict[tuple[str, str], Notebook]) -> None:
    if notebook and (other := pages.get((notebook.per, notebook.page))):
        problem = (
            f"page: {in_quotes(notebook.page)} per {notebook.per} is made by {other.path.name}; name another"
        )
        raise InputError(path, [f"metadata.jixiao: {problem}"])
