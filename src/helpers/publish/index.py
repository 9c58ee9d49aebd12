"""index.html and index.json: every department and year, its state and headline figures."""

from .planning import Project


def write_index(project: Project, language: str = "zh") -> None:
    """Write both."""
