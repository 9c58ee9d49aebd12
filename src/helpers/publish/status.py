"""What is missing, stale, failed or overdue, for people and for health checks."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from helpers.errors import JixiaoError
from helpers.messages import say
from helpers.publish import keys, states
from helpers.publish.index import counts
from helpers.publish.locks import FOLDER
from helpers.publish.planning import Project
from helpers.read import department_years

UNITS = {"m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True)
class Status:
    """The states that were found, when a run last ended, and whether that is too long ago."""

    found: list[states.State]
    checked: str
    overdue: bool

    @property
    def fine(self) -> bool:
        return not self.overdue and all(state.state == "fresh" for state in self.found)

    def as_json(self) -> str:
        """All of it for machines; `fine` is what the exit code says."""
        content = {"fine": self.fine, "checked": self.checked, "overdue": self.overdue}
        reports = [asdict(state) for state in self.found]
        return json.dumps(
            content | {"counts": counts(self.found), "reports": reports}, ensure_ascii=False, indent=1
        )

    def as_text(self, language: str = "zh") -> str:
        """One line for each report that is not fresh, and one of counts."""
        lines = [
            f"{state.department}/{state.year}: {say(f'publish.state_{state.state}', language)}{_why(state)}"
            for state in self.found
            if state.state != "fresh"
        ]
        if self.overdue:
            when = self.checked or say("publish.never", language)
            lines.append(say("publish.overdue", language, checked=when))
        return "\n".join([*lines, say("publish.status", language, **counts(self.found))])


def look(
    project: Project,
    departments: Iterable[str] | None = None,
    years: str | None = None,
    language: str = "zh",
    max_age: int | None = None,
) -> Status:
    """The status of the reports that are asked for; no run for more than `max_age` seconds is overdue."""
    chosen = department_years(project.data, departments, years)
    if not departments and not years:
        chosen += states.orphans(project.reports, chosen)
    found = states.look(project, chosen, language, keys.Digests(project.reports / FOLDER / "digests.json"))
    checked = last_run(project)
    age = (datetime.now(UTC) - datetime.fromisoformat(checked)).total_seconds() if checked else None
    return Status(found, checked, max_age is not None and (age is None or age > max_age))


def last_run(project: Project) -> str:
    """When a run over all reports last came to its end, or an empty text."""
    try:
        checked = json.loads((project.reports / "index.json").read_text(encoding="utf-8"))["checked"]
        return datetime.fromisoformat(checked).astimezone(UTC).isoformat()
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def seconds(age: str) -> int | None:
    """An age in seconds; None for no age.

    >>> seconds("26h"), seconds("90m"), seconds("")
    (93600, 5400, None)
    """
    if not age:
        return None
    if not (match := re.fullmatch(r"(\d+)([mhd])", age)):
        raise JixiaoError(f"{age!r} is no age; as 26h, 90m or 2d")
    return int(match[1]) * UNITS[match[2]]


def _why(state: states.State) -> str:
    since = f" ({state.since})" if state.since else ""
    return f": {state.why}{since}" if state.why else ""
