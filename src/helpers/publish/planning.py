"""Which reports have to be made, and why: current digests held against those in run.json."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.messages import LANGUAGES, say
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
    language: str
    due: str
    reason: str
    names: str = ""

    def why(self, language: str = "zh") -> str:
        """The reason in words."""
        return say(f"publish.why_{self.reason}", language, names=self.names)


def project_at(root: Path, data: Path | None = None, reports: Path | None = None) -> Project:
    """The project in a folder, with its data or reports elsewhere if they are said to be.

    Raises JixiaoError for reports that would stand among the data, or over them.
    """
    data, reports = (data or root / "data").resolve(), (reports or root / "reports").resolve()
    for own in (data / "raw", data / "processed"):
        if reports.is_relative_to(own) or own.is_relative_to(reports):
            raise JixiaoError(f"{reports}: reports do not go where {own} is; name a folder of their own")
    return Project(
        data=data,
        reports=reports,
        notebook=root / NOTEBOOK,
        lock=root / "requirements.lock",
    )


def project_root() -> Path:
    """The folder of the project that we are in, by its notebook; else the one that the package is from."""
    here = Path.cwd()
    inside = (folder for folder in (here, *here.parents) if (folder / NOTEBOOK).is_file())
    return next(inside, keys.PACKAGE.parents[1])


class Planner:
    """Plans the reports of a project by content: times of files do not count, and what all share is looked at once."""

    def __init__(self, project: Project, digests: keys.Digests):
        self._project, self._digests = project, digests
        self.shared = keys.shared_inputs(project.notebook, project.lock, digests)
        self.template = keys.template_digest(digests)

    def plan_all(
        self, wanted: Iterable[tuple[str, str]], language: str = "", force: bool = False
    ) -> list[Plan]:
        """Plans for department-years in one language, or in each that a report is there in."""
        plans = []
        for place in wanted:
            record = records.read(self._project.reports, *place)
            plans += [
                self.plan(record, one, force) for one in ([language] if language else languages(record))
            ]
        return plans

    def plan(self, record: records.Record, language: str, force: bool = False) -> Plan:
        """Whether one report is due. What cannot be read makes it due: its making says so, and fails alone."""
        try:
            due = self._due(record, language, force)
        except OSError as error:
            due = "make", "unreadable", str(error)
        return Plan(record.department, record.year, language, *due)

    def _due(self, record: records.Record, language: str, force: bool) -> tuple[str, ...]:
        department, year, page = record.department, record.year, record.page(language)
        inputs = keys.inputs(self.shared, self._project.data, department, year, language, self._digests)
        if not (self._project.data / "raw" / department / year).is_dir():
            return "make", "gone"
        if force:
            return "make", "forced"
        if page.made is None:
            return "make", "failed" if page.failure else "new"
        if changed := differing(page.made.inputs, inputs):
            return "make", "changed", ", ".join(changed)
        if page.failure:
            return "make", "failed"
        if altered := self._altered(department, year, page.made):
            only_page = altered == [records.page_name(language)]
            return "render" if only_page else "make", "altered", ", ".join(altered)
        if page.made.template != self.template:
            return "render", "template"
        return "", "current", page.made.finished

    def _altered(self, department: str, year: str, made: records.Made) -> list[str]:
        folder = self._project.reports / department / year
        outputs = [name for name, digest in made.outputs.items() if self._digests.of(folder / name) != digest]
        processed = keys.processed_digests(self._project.data, department, year, self._digests)
        return outputs + [f"processed/{name}" for name in differing(made.processed, processed)]


def languages(record: records.Record) -> list[str]:
    """The languages that a department-year has a page or a failure in; Chinese where it has none yet."""
    return [language for language in LANGUAGES if language in record.pages] or [LANGUAGES[0]]


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Names whose digests are not the same in both, in order."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
