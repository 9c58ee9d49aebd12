"""What is asked for: notebooks × places, as far as both are chosen.

Its tests: test_notebooks.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.errors import JixiaoError
from helpers.publish.addresses import Coverage, Page, Place, coverage_of
from helpers.publish.notebooks import Notebook, Notebooks, chosen_notebooks
from helpers.publish.projects import Project
from helpers.read import department_years, years_on_pages


@dataclass(frozen=True)
class Choice:
    """The pages that are chosen, what every place of the project covers, and whether the choice is all there is.

    `restricted` are the chosen department-years that are processed and make no page.
    """

    pages: list[tuple[Notebook, Page]]
    covered: Coverage
    notebooks: Notebooks
    is_whole: bool
    restricted: list[Place]


def choice_of(
    project: Project,
    departments: Iterable[str] | None = None,
    years: str | None = None,
    names: Iterable[str] = (),
) -> Choice:
    """The choice of departments, years and notebooks by their names; what is not said chooses all.

    A page is chosen where all that it covers is: one department of two leaves
    out the page that compares them. Raises JixiaoError for a name that is not
    there, and for a choice that leaves nothing.
    """
    departments, names = tuple(departments or ()), tuple(names)
    chosen = {Place(*pair) for pair in department_years(project.data, departments, years)}
    covered = coverage_of(years_on_pages(project.data))
    hidden = sorted(chosen - covered.keys())
    notebooks = chosen_notebooks(project.notebooks, names)
    pages = notebooks.pages_of(covered, chosen.difference(hidden))
    if not pages and not hidden and (departments or years or names):
        per = ", ".join(f"{notebook.path.stem} per {notebook.per}" for notebook in notebooks.pages)
        raise JixiaoError(f"no page covers only what was chosen; pages are made by {per or 'no notebook'}")
    return Choice(pages, covered, notebooks, not (departments or years or names), hidden)
