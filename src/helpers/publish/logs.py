"""A log file for each run: what was made, how long each stage of it took, and what failed.

Its tests: test_runs.py.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from helpers.errors import visible
from helpers.publish import records
from helpers.publish.jobs import Outcome

LOGS_KEPT = 100


@contextmanager
def log_of_run(reports: Path, summary) -> Iterator[Callable[[Outcome], None]]:
    """A log file for this run, if it does anything: one line a report, as it is done; the newest are kept.

    A line that cannot be written is left out: a full disk ends no run.
    """
    if not any(plan.due for plan in summary.plans):
        yield lambda outcome: None
        return
    folder = reports / "logs"
    summary.log = folder / f"{records.now().replace(':', '').replace('+0000', 'Z')}-{os.getpid()}.log"
    yield lambda outcome: _add(summary.log, _log_line(outcome))
    _add(summary.log, f"{records.now()} end {dict(summary.counts)}")
    with suppress(OSError):
        for old in sorted(folder.glob("*.log"))[:-LOGS_KEPT]:
            old.unlink()


def _add(log: Path, line: str) -> None:
    with suppress(OSError):
        log.parent.mkdir(exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            print(visible(line), file=file)


def _log_line(outcome: Outcome) -> str:
    stages = " ".join(f"{stage}={seconds:.2f}" for stage, seconds in outcome.stages.items())
    said = outcome.failure.reason.replace("\n", " ") if outcome.failure else ""
    times = f"{outcome.seconds:.2f}s {stages} attempts={outcome.attempts}"
    return f"{records.now()} {outcome.done} {outcome.page.path(outcome.language)} {times} {said}".rstrip()
