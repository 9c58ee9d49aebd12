"""Watching raw data: a page is made again when what it follows from is saved, and one line says so.

Its tests: test_watching.py.
"""

import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from helpers.errors import JixiaoError, visible
from helpers.messages import say
from helpers.messages.retelling import retold
from helpers.publish.addresses import Page, Place
from helpers.publish.apart import server_for
from helpers.publish.jobs import Outcome
from helpers.publish.keys import COMMENTED
from helpers.publish.notebooks import Notebooks
from helpers.publish.planning import Plan
from helpers.publish.processes import servers
from helpers.publish.projects import Project
from helpers.publish.runs import run
from helpers.publish.serving import PageServer
from helpers.publish.waves import Options
from helpers.read import department_years

NOTEBOOK = "01-department-year"
"""The notebook whose page is made: the report."""

PAUSE, SETTLED = 0.1, 0.05
"""Seconds between two looks at the folders, and for which a file that was saved must stay as it is."""

_Stamps = dict[Path, tuple[int, int, int]]


@dataclass
class Watcher:
    """Department-years that are watched, their files as they were last seen, and what is told of a page that is made."""

    project: Project
    departments: tuple[str, ...] = ()
    years: str = ""
    language: str = "zh"
    options: Options = field(default_factory=Options)
    tell: Callable[[str], None] = print
    shown: Callable[[Path], None] = lambda path: None

    def __post_init__(self) -> None:
        self._seen = self._stamps()

    def start(self) -> None:
        """Make what is not up to date, say where, and have the processes ready that make the next page."""
        self._make(dict.fromkeys(self._places()))
        self.tell(say("publish.watching", self.language, count=len(self._places())))

    def watch(self, until: Callable[[], bool] = lambda: False) -> None:
        """Look at the folders until told to stop."""
        while not until():
            if places := self.changed():
                self._make(places)
            time.sleep(PAUSE)

    def changed(self) -> dict[Place, float]:
        """The department-years with a file that was saved, came or went since the last look, and when it was seen."""
        now = self._stamps()
        if now == self._seen:
            return {}
        seen = time.monotonic()
        while (later := self._after_a_moment()) != now:
            now = later
        changed = {path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)}
        self._seen = now
        return {place: seen for place in self._places() if any(self._is_of(path, place) for path in changed)}

    def _after_a_moment(self) -> _Stamps:
        time.sleep(SETTLED)
        return self._stamps()

    def _is_of(self, path: Path, place: Place) -> bool:
        own = self.project.raw / place.department
        return path.parent == own / place.year or path.parent in (own, self.project.data)

    def _places(self) -> list[Place]:
        pairs = department_years(self.project.data, self.departments or None, self.years or None)
        return [Place(*pair) for pair in pairs]

    def _stamps(self) -> _Stamps:
        return dict(_stamps_in(self.project, self._places()))

    def _make(self, places: dict[Place, float | None]) -> None:
        for place, seen in places.items():
            told = _Told(self, time.monotonic() if seen is None else seen)
            options = replace(self.options, language=self.language)
            try:
                summary = run(self.project, [place.department], place.year, options, told, [NOTEBOOK])
            except JixiaoError as error:
                self.tell(visible(retold(str(error), self.language)))
                continue
            for own in summary.unpaged:
                if own.error:
                    told.failed(own.place, own.error)
            if summary.plans and not summary.outcomes and seen is not None:
                told.made(Page(place))


class _Told:
    """Follows the run that a saved file set going: a page is told of and shown as soon as it is in its place."""

    def __init__(self, watcher: Watcher, start: float):
        self._watcher, self._start = watcher, start

    def planned(self, plans: list[Plan], notebooks: Notebooks) -> None:
        """What is up to date already is shown as it is."""
        for plan in plans:
            if not plan.due:
                self._show(plan.page)

    def done(self, outcome: Outcome) -> None:
        """One line on a page: made in so many seconds, or why not; the index comes after."""
        if outcome.failure is None:
            self.made(outcome.page)
            return
        self.failed(outcome.page.place, outcome.failure.reason)
        self._show(outcome.page)

    def made(self, page: Page) -> None:
        """Say that a page is as its data are."""
        self._show(page)
        self._say("watch_made", place=page.place, seconds=f"{time.monotonic() - self._start:.1f}")

    def failed(self, place: Place, reason: str) -> None:
        """Say why a page is not, or tables are not."""
        reason = " ".join(retold(reason, self._watcher.language).splitlines())
        self._say("watch_failed", place=place, reason=reason)

    def _show(self, page: Page) -> None:
        path = self._watcher.project.reports / page.path(self._watcher.language)
        if path.is_file():
            self._watcher.shown(path)

    def _say(self, key: str, **values: object) -> None:
        self._watcher.tell(visible(say(f"publish.{key}", self._watcher.language, **values)))


def _stamps_in(project: Project, places: list[Place]) -> Iterator[tuple[Path, tuple[int, int, int]]]:
    """What tells a saved file: size, time and inode of each that a page follows from."""
    folders = {project.data, *(project.raw / place.department for place in places)}
    folders |= {project.raw.joinpath(*place) for place in places}
    for folder in folders:
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name[0] in ".~" or COMMENTED in path.name or not path.is_file():
                continue
            status = path.stat()
            yield path, (status.st_size, status.st_mtime_ns, status.st_ino)


def watch_data(watcher: Watcher, opens: bool = False, until: Callable[[], bool] = lambda: False) -> None:
    """Make pages as their data are saved, until told to stop; with `opens` they are shown in the browser."""
    page_server = PageServer(watcher.project.reports) if opens else nullcontext()
    with _kept_server(watcher.project.notebooks / f"{NOTEBOOK}.ipynb"), page_server as server:
        if server:
            watcher.shown = server.show
        watcher.start()
        if server:
            watcher.tell(say("publish.watch_open", watcher.language, address=server.address))
            webbrowser.open(server.address)
        watcher.watch(until)


@contextmanager
def _kept_server(notebook: Path) -> Iterator[None]:
    """The processes that make pages, kept from one page to the next; a run that finds them leaves them."""
    servers.open()
    server_for([notebook], "")
    try:
        yield
    finally:
        servers.close()
