"""Which page of reports/outbox/ is whose: one under an older name goes, and one of an older report is known for it.

Its tests: test_sending.py.
"""

import json
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.files import read_plain
from helpers.messages import LANGUAGES
from helpers.publish.addresses import OUTBOX, Page, Place
from helpers.publish.locks import FOLDER
from helpers.publish.projects import Project
from helpers.publish.records import read_record, write_whole

STORE = "outbox.json"


class Outbox:
    """The pages in the outbox by their department-years: the file, the draft, and when the report beside it was made."""

    def __init__(self, project: Project):
        self._project, self.folder = project, project.reports / OUTBOX
        self._store = project.reports / FOLDER / STORE
        self._known = _pages_known(self._store)

    def note(self, own: Place, file: str, draft: str) -> None:
        """The page of a department-year is this file, or none where it is empty; this draft's older one goes."""
        before = self._known.pop(str(own), {})
        others = {known["file"] for known in self._known.values()}
        if before.get("draft") == draft and before["file"] not in (file, *others):
            (self.folder / Path(before["file"]).name).unlink(missing_ok=True)
        if file:
            self._known[str(own)] = {"file": file, "draft": draft, "report": self._report_of(own)}

    def save(self, aside: Path) -> None:
        """Keep what is known."""
        write_whole(self._store, json.dumps(self._known, ensure_ascii=False, indent=1).encode(), aside)

    def has(self, own: Place) -> bool:
        """Whether the page of a department-year is there, made with the report that is there."""
        known = self._known.get(str(own), {})
        is_there = bool(known) and (self.folder / Path(known["file"]).name).is_file()
        return is_there and known["report"] == self._report_of(own)

    def _report_of(self, own: Place) -> str:
        """When the report was made that the desk works with."""
        pages = read_record(self._project.reports, Page(own)).pages
        made = (pages[language].made for language in LANGUAGES if language in pages)
        return next((each.finished for each in made if each), "")


def _pages_known(path: Path) -> dict[str, dict[str, str]]:
    try:
        known = json.loads(read_plain(path))
    except (OSError, ValueError, JixiaoError):
        return {}
    named = known.items() if isinstance(known, dict) else ()
    return {name: own for name, own in named if isinstance(own, dict) and _is_whole(own)}


def _is_whole(own: dict) -> bool:
    return all(isinstance(own.get(key), str) for key in ("file", "draft", "report"))
