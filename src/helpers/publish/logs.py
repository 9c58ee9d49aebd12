"""A log file for each run: what was made, how long each stage of it took, and what failed."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.publish import records
from helpers.publish.jobs import Outcome

LOGS_KEPT = 100


@contextmanager
def log_of_run(reports: Path, summary) -> Iterator[Callable[[Outcome], None]]:
    """A log file for this run, if it does anything: one line a report, as it is done; the newest are kept."""
    if not any(plan.due for plan in summary.plans):
        yield lambda outcome: None
        return
    folder = reports / "logs"
    folder.mkdir(exist_ok=True)
    summary.log = folder / f"{records.now().replace(':', '').replace('+0000', 'Z')}-{os.getpid()}.log"
    with summary.log.open("w", encoding="utf-8") as file:
        yield lambda outcome: print(_log_line(outcome), file=file, flush=True)
        print(f"{records.now()} end {dict(summary.counts)}", file=file)
    for old in sorted(folder.glob("*.log"))[:-LOGS_KEPT]:
        old.unlink()


def _log_line(outcome: Outcome) -> str:
    stages = " ".join(f"{stage}={seconds:.2f}" for stage, seconds in outcome.stages.items())
    said = outcome.failure.reason.replace("\n", " ") if outcome.failure else ""
    place = f"{outcome.department}/{outcome.year}"
    times = f"{outcome.seconds:.2f}s {stages} attempts={outcome.attempts}"
    return f"{records.now()} {outcome.done} {place} {times} {said}".rstrip()
