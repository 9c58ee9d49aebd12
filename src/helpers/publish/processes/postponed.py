"""What a library builds when it is imported and no report asks for: built when first asked for instead.

Its tests: test_kernels.py.
"""

import importlib
import sys
from types import ModuleType

SYNTAX = "rfc3987_syntax"


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
