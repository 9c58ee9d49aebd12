"""A report to be made, and what became of it."""

from dataclasses import dataclass, field
from pathlib import Path

from helpers.publish import keys, records


@dataclass(frozen=True)
class Job:
    """One report to make, in terms that any machine with the same folders understands."""

    department: str
    year: str
    language: str
    data: Path
    reports: Path
    aside: Path
    notebook: Path
    lock: Path
    shared_inputs: dict[str, str]
    template: str
    render_only: bool = False
    warm: bool = True
    timeout: int = 120
    memory: int = 0

    @property
    def run(self) -> str:
        """Which run this job belongs to."""
        return self.aside.name

    @property
    def program(self) -> str:
        """The digest of the program that it has to be made with."""
        return keys.program(self.shared_inputs["helpers"], self.template)


@dataclass(frozen=True)
class Outcome:
    """What became of a job: `done` is made, rendered or failed."""

    department: str
    year: str
    language: str
    done: str
    seconds: float = 0.0
    failure: records.Failure | None = None
    stages: dict[str, float] = field(default_factory=dict)
    attempts: int = 1
