"""What a run says while it goes: a bar on a terminal, nothing elsewhere, and a short summary at the end.

Its tests: test_cli.py.
"""

import shutil
import sys
from collections import defaultdict
from pathlib import Path

from tqdm import tqdm

from helpers.errors import visible
from helpers.messages import LANGUAGES, say
from helpers.messages.retelling import retold
from helpers.publish.addresses import OUTBOX
from helpers.publish.jobs import Outcome
from helpers.publish.notebooks import Notebooks
from helpers.publish.planning import Plan
from helpers.publish.printing import print_pages
from helpers.publish.projects import Project
from helpers.typed_commands import as_typed

MOST_NAMED, MOST_UNSENT = 5, 20


class Progress:
    """Follows a run; messages go to stderr, the summary to stdout."""

    def __init__(self, language: str, why: bool = False):
        self._language, self._why, self._bar = language, why, None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._bar is not None:
            self._bar.close()

    def planned(self, plans: list[Plan], notebooks: Notebooks) -> None:
        """The run knows what it will do, and which notebooks make no page."""
        for path in notebooks.unmarked:
            print(say("publish.unmarked", self._language, path=path), file=sys.stderr)
        if self._why:
            for plan in plans:
                print(visible(f"{_named(plan)}: {plan.why(self._language)}"), file=sys.stderr)
        due = sum(bool(plan.due) for plan in plans)
        quiet = not due or not sys.stderr.isatty()
        screen, unit = shutil.get_terminal_size(), say("publish.unit", self._language)
        self._bar = tqdm(
            total=due, disable=quiet, file=sys.stderr, unit=unit, ncols=screen.columns, nrows=screen.lines
        )

    def done(self, outcome: Outcome) -> None:
        """One report is made or has failed."""
        self._bar.set_postfix_str(_named(outcome), refresh=False)
        self._bar.update()

    def summarise(self, summary, project: Project) -> None:
        """What was made, where to look, and what needs attention."""
        for error in summary.refused:
            self._complain(retold(str(error), self._language))
        for own in summary.unpaged:
            if own.error:
                self._complain(retold(own.error, self._language))
            elif own.has_pages:
                place = project.reports / own.place.department
                self._complain(say("publish.restricted", self._language, place=own.place, folder=place))
        self._tell_failures(summary.failed)
        if summary.trouble:
            print(say("publish.trouble", self._language, reason=summary.trouble), file=sys.stderr)
        counts = summary.counts
        line = say(
            "publish.summary", self._language, made=counts["made"] + counts["rendered"],
            current=counts["current"], failed=counts["failed"], seconds=summary.seconds,
            index=project.reports / "index.html",
        )  # fmt: skip
        print(line + self._contradicted(summary.contradicted))

    def _tell_failures(self, failed: list[Outcome]) -> None:
        """Each failure once: pages that fail for one reason, and both languages of a page, are named together."""
        told: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in failed:
            failure = outcome.failure
            cell = say("publish.at_cell", self._language, cell=failure.cell) if failure.cell else ""
            told[f"{retold(failure.reason, self._language)}{cell}"].append(outcome)
        for reason, outcomes in told.items():
            self._complain(f"{self._all_named(outcomes)}: {reason}")
            commands = dict.fromkeys(outcome.failure.command for outcome in outcomes)
            for command in filter(None, list(commands)[:MOST_NAMED]):
                self._complain(f"  {command}")

    def _all_named(self, outcomes: list[Outcome]) -> str:
        """The first few pages by name, each once, whatever its languages."""
        ordered = sorted(outcomes, key=lambda each: (each.page, LANGUAGES.index(each.language)))
        first = {each.page: _named(each) for each in reversed(ordered)}
        return self._few([first[page] for page in sorted(first)])

    def _few(self, names: list[str]) -> str:
        more = len(names) - MOST_NAMED
        listed = ", ".join(names[:MOST_NAMED])
        return listed + (say("publish.and_more", self._language, count=more) if more > 0 else "")

    def send(self, summary, project: Project) -> list[Path]:
        """Write what is sent to units, say what is there, and why others have nothing; the pages."""
        from helpers.publish.sending import write_unit_editions

        sent = write_unit_editions(project, summary.narrow)
        self._tell_unsent([each for each in sent if each.path is None])
        pages = [each.path for each in sent if each.path]
        folder = project.reports / OUTBOX
        print(say("publish.sent", self._language, number=len(pages), folder=folder))
        for path in pages:
            print(f"  {path.name}")
        return pages

    def print_all(self, project: Project, pages: list[Path]) -> bool:
        """Print pages as PDF and say how many there are; whether all went well."""
        done = []
        for each in print_pages(project, pages):
            done.append(each)
            if each.reason:
                self._complain(f"{each.pdf}: {retold(each.reason, self._language)}")
        failed = sum(bool(each.reason) for each in done)
        new = sum(each.is_new for each in done)
        current = len(done) - new - failed
        print(say("publish.printed", self._language, new=new, current=current, failed=failed))
        return not failed

    def _tell_unsent(self, unsent: list) -> None:
        """Why there is nothing to be sent: what waits for a decision in one line, what else is wrong in one each."""
        others = [each for each in unsent if each.reason != "unconfirmed"]
        for each in others[:MOST_UNSENT]:
            self._complain(f"{each.place}: {retold(each.reason, self._language)}")
        if more := len(others[MOST_UNSENT:]):
            self._complain(say("publish.unsent_more", self._language, count=more))
        if waiting := [each.place for each in unsent if each.reason == "unconfirmed"]:
            places, command = self._few(list(map(str, waiting))), as_typed("review", *waiting[0])
            self._complain(say("publish.unsent_unconfirmed", self._language, places=places, command=command))

    def _complain(self, text: str) -> None:
        print(visible(text), file=sys.stderr)

    def _contradicted(self, places: list[str]) -> str:
        """Which reports have figures that contradict each other, the first few by name."""
        if not places:
            return ""
        first = " ".join(places[:MOST_NAMED]) + (" …" if len(places) > MOST_NAMED else "")
        return say("publish.contradicted", self._language, number=len(places), places=first)


def _named(task: Plan | Outcome) -> str:
    """Which page it is of; the Chinese one is the plain one."""
    return str(task.page) + ("" if task.language == "zh" else f" ({task.language})")
