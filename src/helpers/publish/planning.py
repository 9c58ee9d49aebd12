"""Which reports have to be made, and why: current digests held against those in run.json."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.messages import say
from helpers.publish import keys, records

NOTEBOOK = "notebooks/01-department-year.ipynb"


@dataclass(frozen=True)
class Project:
    """Where a project's data, reports, notebook and lock file are."""

    data: Path
    reports: Path
    notebook: Path
    lock: Path


@dataclass(frozen=True)
class Plan:
    """Whether a report is due: `due` is make, render (a new page from the run that is there) or empty."""

    department: str
    year: str
    due: str
    reason: str
    names: str = ""

    def why(self, language: str = "zh") -> str:
        """The reason in words."""
        return say(f"publish.why_{self.reason}", language, names=self.names)


def project_at(root: Path, data: Path | None = None, reports: Path | None = None) -> Project:
    """The project in a folder, with its data or reports elsewhere if they are said to be."""
    return Project(
        data=(data or root / "data").resolve(),
        reports=(reports or root / "reports").resolve(),
        notebook=root / NOTEBOOK,
        lock=root / "requirements.lock",
    )


def project_root() -> Path:
    """The folder of the project that we are in, by its notebook; else the one that the package is from."""
    here = Path.cwd()
    inside = (folder for folder in (here, *here.parents) if (folder / NOTEBOOK).is_file())
    return next(inside, keys.PACKAGE.parents[1])


def plan_all(
    project: Project,
    wanted: Iterable[tuple[str, str]],
    language: str,
    digests: keys.Digests,
    force: bool = False,
) -> list[Plan]:
    """A plan for each department and year, by content: times and names of files do not count."""
    shared = keys.shared_inputs(project.notebook, project.lock, digests)
    template = keys.template_digest(digests)
    plans = []
    for department, year in wanted:
        page = records.read(project.reports, department, year).page(language)
        inputs = shared | keys.raw_inputs(project.data, department, year, digests)
        if not (project.data / "raw" / department / year).is_dir():
            due = "make", "gone"
        elif force:
            due = "make", "forced"
        elif page.made is None:
            due = "make", "failed" if page.failure else "new"
        elif changed := differing(page.made.inputs, inputs):
            due = "make", "changed", ", ".join(changed)
        elif page.failure:
            due = "make", "failed"
        elif altered := _altered(project, department, year, page.made, digests):
            only_page = altered == [records.page_name(language)]
            due = "render" if only_page else "make", "altered", ", ".join(altered)
        elif page.made.template != template:
            due = "render", "template"
        else:
            due = "", "current", page.made.finished
        plans.append(Plan(department, year, *due))
    return plans


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Names whose digests are not the same in both, in order."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _altered(
    project: Project, department: str, year: str, made: records.Made, digests: keys.Digests
) -> list[str]:
    folder = project.reports / department / year
    outputs = [name for name, digest in made.outputs.items() if digests.of(folder / name) != digest]
    processed = keys.processed_digests(project.data, department, year, digests)
    return outputs + [f"processed/{name}" for name in differing(made.processed, processed)]
