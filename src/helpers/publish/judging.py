"""Whether a notebook ran to its end: the one place where that is judged, by all that it says itself.

Its tests: test_render.py, test_runs.py.
"""

from nbformat import NotebookNode

from helpers.errors import RunFailed
from helpers.publish.processes import LAST_LINES

OWN_LINES = 6
"""Of a traceback that show the notebook's own cell."""


class Unfinished(RunFailed):
    """The run gave no page; says of what kind, and at which cell."""

    def __init__(self, kind: str, reason: str, cell: str = "", lines: list[str] | None = None):
        super().__init__(reason)
        self.kind, self.reason, self.cell, self.lines = kind, reason, cell, lines or []

    def __str__(self) -> str:
        glue = ": " if self.kind == "error" else " "
        return f"cell {self.cell!r}{glue}{self.reason}" if self.cell else self.reason


def judge(notebook: NotebookNode) -> None:
    """Raise Unfinished unless every code cell ran to its end, quietly, and the last one shows something.

    papermill's own status is not asked: a killed kernel leaves every cell
    `completed`, and one that leaves by SystemExit gives no error output.
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for cell in code:
        for output in cell.outputs:
            _check_quiet(cell, output)
    note = notebook.metadata.get("papermill", {}).get("jixiao", {})
    for cell in code:
        if not _has_ended(cell):
            kind, reason = note.get("kind", "crash"), note.get("reason", "did not run to its end")
            raise Unfinished(kind, reason, cell.id, note.get("lines"))
    if note or not code:
        raise Unfinished(note.get("kind", "notebook"), note.get("reason", "the notebook has no code cell"))
    if not any(output.output_type in ("execute_result", "display_data") for output in code[-1].outputs):
        end = "the last one, shows nothing; it must show the end of the report"
        raise Unfinished("page", f"cell {code[-1].id!r}, {end}")


def _has_ended(cell: NotebookNode) -> bool:
    """Whether the kernel counted the cell and, where the times of its messages were kept, answered it."""
    times = cell.metadata.get("execution")
    return cell.execution_count is not None and (times is None or "shell.execute_reply" in times)


def _check_quiet(cell: NotebookNode, output: NotebookNode) -> None:
    """Raise Unfinished for an error, or for anything on stderr: it would reach the reader."""
    if output.output_type == "error":
        lines = _without_colours("\n".join(output.traceback)).splitlines()
        raise Unfinished("error", f"{output.ename}: {output.evalue}", cell.id, _telling_lines(lines))
    if output.output_type == "stream" and output.name == "stderr":
        lines = output.text.strip().splitlines()[-LAST_LINES:]
        last = lines[-1] if lines else ""
        raise Unfinished("warning", f"wrote to stderr: {last}", cell.id, lines)


def _telling_lines(traceback: list[str]) -> list[str]:
    """Of a long traceback, where it is in the notebook's own cell, and its end."""
    if len(traceback) <= LAST_LINES:
        return traceback
    own = next((place for place, line in enumerate(traceback) if line.startswith("Cell In[")), 0)
    return [*traceback[own : own + OWN_LINES], "…", *traceback[OWN_LINES + 1 - LAST_LINES :]]


def _without_colours(text: str) -> str:
    from nbconvert.filters import strip_ansi

    return strip_ansi(text)
