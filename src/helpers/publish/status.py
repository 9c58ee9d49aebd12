"""What is missing, stale, failed or overdue, for people and for health checks."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from helpers.errors import InputError, JixiaoError, in_quotes
from helpers.files import parsed_json, read_plain
from helpers.messages import say
from helpers.messages.retelling import retold
from helpers.publish.choosing import choice_of
from helpers.publish.digests import Digests
from helpers.publish.index import MOST_BYTES, counts
from helpers.publish.locks import FOLDER
from helpers.publish.projects import Project
from helpers.publish.states import State, orphans_of, states_of

MOST_SKEW = 300
"""Seconds that a clock may be behind the one of the last run; a run beyond is in no past, and says nothing."""

UNITS = {"m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True)
class Status:
    """The states that were found, the notebooks that are refused, when a run last ended, and whether long ago."""

    found: list[State]
    refused: tuple[InputError, ...]
    checked: str
    is_overdue: bool

    @property
    def is_fine(self) -> bool:
        """Whether all is fresh and nothing overdue: what the exit code says."""
        fresh = all(state.state == "fresh" for state in self.found)
        return fresh and not self.is_overdue and not self.refused

    def as_json(self) -> str:
        """All of it for machines."""
        content = {
            "fine": self.is_fine, "checked": self.checked, "overdue": self.is_overdue,
            "refused": [str(error) for error in self.refused],
            "counts": counts(self.found), "reports": [state.entry() for state in self.found],
        }  # fmt: skip
        return json.dumps(content, ensure_ascii=False, indent=1)

    def as_text(self, language: str = "zh") -> str:
        """One line for each page that is not fresh, and one of counts."""
        lines = [
            f"{state.page}: {say(f'publish.state_{state.state}', language)}{_why(state, language)}"
            for state in self.found
            if state.state != "fresh"
        ]
        if self.is_overdue:
            when = self.checked or say("publish.never", language)
            lines.append(say("publish.overdue", language, checked=when))
        lines += [retold(str(error), language) for error in self.refused]
        return "\n".join([*lines, say("publish.status", language, **counts(self.found))])


def project_status(
    project: Project,
    departments: Iterable[str] | None = None,
    years: str | None = None,
    language: str = "zh",
    max_age: int | None = None,
) -> Status:
    """The status of the pages that are asked for; no run for more than `max_age` seconds is overdue."""
    choice = choice_of(project, departments, years)
    digests = Digests(project.reports / FOLDER / "digests.json")
    found = states_of(project, choice.covered, choice.pages, language, digests)
    if choice.is_whole:
        found += orphans_of(project, choice.covered, [page for _, page in choice.pages], language)
    checked = last_run(project)
    age = (datetime.now(UTC) - datetime.fromisoformat(checked)).total_seconds() if checked else None
    overdue = max_age is not None and (age is None or not -MOST_SKEW < age <= max_age)
    return Status(found, choice.notebooks.refused, checked, overdue)


def last_run(project: Project) -> str:
    """When a run over all pages last came to its end, or an empty text."""
    try:
        checked = parsed_json(read_plain(project.reports / "index.json", project.reports, MOST_BYTES))[
            "checked"
        ]
        return datetime.fromisoformat(checked).astimezone(UTC).isoformat()
    except (OSError, ValueError, KeyError, TypeError, JixiaoError):
        return ""


def seconds_of(age: str) -> int | None:
    """An age in seconds; None for no age.

    >>> seconds_of("26h"), seconds_of("90m"), seconds_of("")
    (93600, 5400, None)
    """
    if not age:
        return None
    if not (match := re.fullmatch(r"([0-9]{1,9})([mhd])", age)):
        raise JixiaoError(f"{in_quotes(age)} is no age; as 26h, 90m or 2d")
    return int(match[1]) * UNITS[match[2]]


def _why(state: State, language: str) -> str:
    since = f" ({state.since})" if state.since else ""
    return f": {retold(state.why, language)}{since}" if state.why else ""
