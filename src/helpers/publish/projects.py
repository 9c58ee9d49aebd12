"""A project's folders.

Its tests: test_foreign_code.py, test_runs.py.
"""

from dataclasses import dataclass
from pathlib import Path

from helpers.errors import JixiaoError

PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Project:
    """Where a project's data, reports, notebooks and lock file are, and the scale that points are given by, if any.

    Without a scale each page keeps its own, unless `is_unscaled`.
    """

    data: Path
    reports: Path
    notebooks: Path
    lock: Path
    scale: Path | None = None
    is_unscaled: bool = False

    @property
    def raw(self) -> Path:
        """The folder that nothing is written to."""
        return self.data / "raw"

    @property
    def processed(self) -> Path:
        """The folder of the tables."""
        return self.data / "processed"


def project_at(
    root: Path, data: Path | None = None, reports: Path | None = None, scale: Path | None = None
) -> Project:
    """The project in a folder, with its data or reports elsewhere if they are said to be.

    Raises JixiaoError for reports that would stand among the data, or over them.
    """
    data, reports = (data or root / "data").resolve(), (reports or root / "reports").resolve()
    for own in (data / "raw", data / "processed"):
        real = own.resolve()
        if reports.is_relative_to(real) or real.is_relative_to(reports) or own.is_relative_to(reports):
            raise JixiaoError(f"{reports}: reports do not go where {own} is; name a folder of their own")
    return Project(
        data, reports, root / "notebooks", root / "requirements.lock", scale.resolve() if scale else None
    )


def project_root() -> Path:
    """The folder of the project that we are in, by its notebooks and lock file; else the one of the package.

    What lies in the data of a project is none, whatever was put there: its notebooks would be run.
    """
    here = Path.cwd()
    roots = [folder for folder in (here, *here.parents) if _is_root(folder)]
    own = (root for root in roots if not any(root.is_relative_to(other / "data") for other in roots))
    return next(own, PACKAGE.parents[1])


def _is_root(folder: Path) -> bool:
    return (folder / "notebooks").is_dir() and (folder / "requirements.lock").is_file()
