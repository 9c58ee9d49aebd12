"""Doors: the names that a room lets others use, each imported from its module when it is first asked for.

Its tests: test_rooms.py.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def opened(package: str, doors: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package whose doors are `{name: module of the package that has it}`.

    A name that is no door raises AttributeError, as it does for any module; the
    doors are among the names that the package has when it is asked for them.
    """
    room = sys.modules[package]

    def door(name: str) -> object:
        if name not in doors:
            raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name, obj=room)
        return getattr(import_module(f"{package}.{doors[name]}"), name)

    vars(room)["__dir__"] = lambda: sorted({*vars(room), *doors})

    return door
