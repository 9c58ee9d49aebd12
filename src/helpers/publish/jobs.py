"""A page to be made, and what became of it.

Its tests: test_runs.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers.machine import memory_for_a_process
from helpers.publish.addresses import Page, Place, Way
from helpers.publish.keys import program_digest
from helpers.publish.projects import Project
from helpers.publish.records import Failure

SECONDS, MEMORY = 120, memory_for_a_process()
"""What a notebook, or the processing of a department-year, may take where nothing else is said: time, and bytes of data."""

DONE = {"make": "made", "render": "rendered", "process": "processed", "compare": "compared"}
"""By the task of a job, what it has done."""


@dataclass(frozen=True)
class Job:
    """One page to make, in terms that any machine with the same folders understands.

    `task` is make, render (a new page from the run that is there), process (the
    tables of a department-year) or compare (the texts of all that was processed).
    """

    project: Project
    notebook: Path
    page: Page
    language: str
    aside: Path
    helpers: str
    template: str
    title: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    task: str = "make"
    warm: bool = True
    timeout: int = SECONDS
    memory: int = MEMORY

    @property
    def is_page(self) -> bool:
        """Whether it makes a page."""
        return self.task in ("make", "render")

    @property
    def run(self) -> str:
        """Which run this job belongs to."""
        return self.aside.name

    @property
    def program(self) -> str:
        """The digest of the program that it has to be made with."""
        return program_digest(self.helpers, self.template)


@dataclass(frozen=True)
class Outcome:
    """What became of a job: `done` is made, rendered, processed, compared or failed.

    `changed` are the department-years whose tables are other ones by a comparison.
    """

    page: Page
    language: str
    done: str
    seconds: float = 0.0
    failure: Failure | None = None
    stages: dict[str, float] = field(default_factory=dict)
    attempts: int = 1
    changed: tuple[Place, ...] = ()
