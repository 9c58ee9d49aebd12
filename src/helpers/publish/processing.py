"""Department-years processed in processes of their own, within the bounds that a page has; a bad one stops no other.

Its tests: test_process.py, test_processing.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import JixiaoError, error_in_words
from helpers.publish.apart import called_apart
from helpers.publish.copies import mark_copies, processed_years
from helpers.publish.jobs import MEMORY, SECONDS
from helpers.publish.process import process
from helpers.publish.processes import Crashed, Stopped, pool_for, servers
from helpers.read import department_years

WARM_MODULES = (
    "helpers.publish.processing",
    "helpers.read.report.extraction",
    "helpers.read.documents.reading",
)
"""What a server imports before the first document is read."""


@dataclass(frozen=True)
class Processed:
    """What became of one department-year; `error` is empty where it was processed."""

    department: str
    year: str
    notes: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Bounds:
    """How many at a time (0: as the machine has room for), and what each may take: seconds, and bytes of memory."""

    jobs: int = 0
    timeout: int = SECONDS
    memory: int = MEMORY


def process_all(
    data_dir: Path | str,
    departments: Iterable[str] | None = None,
    years: str | Iterable[str | int] | None = None,
    bounds: Bounds | None = None,
) -> list[Processed]:
    """Process every department-year that is chosen, then compare their texts with all; a bad one is recorded.

    Raises JixiaoError where nothing can be started.
    """
    pairs = department_years(data_dir, departments, years)
    bounds = bounds or Bounds()
    if not pairs:
        return []
    with pool_for("", bounds.jobs, len(pairs)) as pool:
        try:
            servers.server(WARM_MODULES)
        except Crashed as crash:
            raise JixiaoError(f"nothing can be processed: {crash}") from crash
        futures = [pool.executor.submit(_process_apart, Path(data_dir), *pair, bounds) for pair in pairs]
        made = [future.result() for future in futures]
    mark_copies(data_dir, processed_years(data_dir))
    return made


def _process_apart(data_dir: Path, department: str, year: str, bounds: Bounds) -> Processed:
    """Process a department-year in a process of its own; whatever that comes to is said in a sentence."""
    limits = {"timeout": bounds.timeout, "memory": bounds.memory}
    called = called_apart(WARM_MODULES, _processed, data_dir, department, year, **limits)
    if not called.kind:
        return called.result
    if called.kind == "stopped":
        raise Stopped
    return Processed(department, year, error=f"{data_dir / 'raw' / department / year}: {called.lines[-1]}")


def _processed(data_dir: Path, department: str, year: str) -> Processed:
    try:
        source = process(data_dir, department, year)
    except (JixiaoError, OSError) as error:
        return Processed(department, year, error=error_in_words(error))
    return Processed(department, year, notes=tuple(source.notes))
