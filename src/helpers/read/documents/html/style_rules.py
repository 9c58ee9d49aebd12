"""Style sheets of a web page, as far as they hide: the simple selectors whose rule says so.

Its tests: test_documents_web.py.
"""

import re
from collections.abc import Iterable

from lxml import etree

HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:px|pt|em|rem|%)?(?:;|!|$)|mso-hide:all"
)
COMMENT, OTHER_MEDIA = (
    re.compile(r"/\*.*?(?:\*/|\Z)", re.S),
    re.compile(r"@media[^{}@]*\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}"),
)
RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
"""Each begins where it can, and is not looked for again at every sign behind: a sheet costs as much as it is long."""

SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
MOST_CHARACTERS = 200_000


def hides(declarations: str | None) -> bool:
    """Whether the declarations of a style hide what they are for."""
    return bool(declarations) and HIDING.search("".join(declarations.lower().split())) is not None


class HidingRules:
    """What the style sheets of a page hide: elements by their tag, class and id."""

    def __init__(self, sheets: Iterable[str]):
        self._selectors = {
            selector for sheet in sheets for selector in _selectors_in(sheet[:MOST_CHARACTERS])
        }

    def hide(self, element: etree._Element) -> bool:
        """Whether one of the rules is for this element."""
        if not self._selectors:
            return False
        marks = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        return any(tag in ("", element.tag) and needed <= marks for tag, needed in self._selectors)


def _selectors_in(sheet: str) -> Iterable[tuple[str, frozenset[str]]]:
    """Tag, and classes and ids, of the simple selectors that hide; rules for print or small screens are none."""
    for selectors, declarations in RULE.findall(OTHER_MEDIA.sub("", COMMENT.sub("", sheet))):
        if not hides(declarations):
            continue
        for selector in selectors.split(","):
            if (match := SIMPLE.fullmatch(selector.strip())) and match[0]:
                yield (match[1] or "").lower(), frozenset(re.findall(r"[.#][\w-]+", match[2]))
