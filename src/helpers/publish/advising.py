"""What a person does next, from the state of the folders.

Its tests: test_advising.py.
"""

from collections.abc import Iterator

from helpers.messages import say
from helpers.publish.outbox import Outbox
from helpers.publish.projects import Project
from helpers.publish.states import State
from helpers.publish.status import project_status
from helpers.typed_commands import as_typed

MOST_NAMED = 3


def next_steps(project: Project, language: str) -> str:
    """What is to be done next, a line for each thing."""
    steps = [*_steps(project, language), _told("more", language, command=as_typed("-h"))]
    lines = [f"  {number}. {step}" for number, step in enumerate(steps, start=1)]
    return "\n".join([say("command.next_steps", language), *lines])


def _told(step: str, language: str, **values: object) -> str:
    return say(f"command.next_{step}", language, **values)


def _steps(project: Project, language: str) -> Iterator[str]:
    found = project_status(project, language=language).found if any(_years(project)) else []
    if failed := sum(state.failure is not None for state in found):
        yield _told("failed", language, number=failed, command=as_typed("status"))
    if due := sum(state.state in ("missing", "stale") and not state.failure for state in found):
        yield _told("run", language, number=due, command=as_typed("run"))
    yield from _desk_steps([state for state in found if not state.synthetic], project, language)
    yield _told("put", language, folder=project.raw, command=as_typed("run"))
    if any(state.pages for state in found):
        yield _told("look", language, index=project.reports / "index.html")


def _years(project: Project) -> Iterator[object]:
    return project.raw.glob("[!._]*/[!._]*/")


def _desk_steps(found: list[State], project: Project, language: str) -> Iterator[str]:
    """What waits for a person, and what can be sent."""
    waiting = [state for state in found if state.waiting]
    for state in waiting[:MOST_NAMED]:
        command = as_typed("review", *state.place)
        yield _told("review", language, place=state.place, number=state.waiting, command=command)
    if len(waiting) > MOST_NAMED:
        yield _told(
            "review_more", language, number=len(waiting) - MOST_NAMED, index=project.reports / "index.html"
        )
    outbox, confirmed = Outbox(project), [state.place for state in found if state.confirmed]
    ready = [own for own in confirmed if outbox.has(own)]
    if to_make := len(confirmed) - len(ready):
        command = as_typed("run", "--edition", "unit")
        yield _told("send", language, number=to_make, command=command, folder=outbox.folder)
    if ready:
        yield _told("outbox", language, number=len(ready), folder=outbox.folder)
