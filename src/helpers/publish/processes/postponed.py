"""What a library builds when it is imported and no report asks for: built when first asked for, or not at all.

Its tests: test_kernels.py.
"""

import importlib
import sys
from types import ModuleType

SYNTAX, DEBUGGER = "rfc3987_syntax", "debugpy"


def address_syntax() -> None:
    """Import jsonschema without the parser of international addresses, which takes it two seconds to build.

    jsonschema asks for it only to check the format `iri`, and then gets the parser itself.
    """
    if SYNTAX in sys.modules or "jsonschema" in sys.modules:
        return
    later = ModuleType(SYNTAX)
    later.is_valid_syntax = lambda *asked: importlib.import_module(SYNTAX).is_valid_syntax(*asked)
    sys.modules[SYNTAX] = later
    try:
        importlib.import_module("jsonschema")
    finally:
        del sys.modules[SYNTAX]


def debugger() -> None:
    """Import what a kernel has of its debugger as where none is installed: no report is gone through step by step."""
    if "ipykernel.debugger" in sys.modules or DEBUGGER in sys.modules:
        return
    sys.modules[DEBUGGER] = None
    try:
        importlib.import_module("ipykernel.debugger")
    finally:
        del sys.modules[DEBUGGER]
