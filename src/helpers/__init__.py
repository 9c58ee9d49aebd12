"""From a department's published figures to checked measures, tables and a report."""

from importlib import import_module

from helpers.loading import check_sources_when_loaded

check_sources_when_loaded()

FOR_ANALYSTS = {"tables": "read"}
"""What an analyst begins with, and the room that has it; opened when it is first asked for."""


def __getattr__(name: str) -> object:
    if name not in FOR_ANALYSTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{FOR_ANALYSTS[name]}"), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *FOR_ANALYSTS))
