"""What an office may settle for itself, as its files say it; each setting remembers its file.

Its tests: test_switches.py.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleSetting:
    """One rule switched off, or its sentence in other words; an empty wording leaves the sentence as it is.

    `notice` names the office's own text that a local rule stands in; without one it is off.
    """

    source: str
    off: bool = False
    notice: str = ""
    wording_zh: str = ""
    wording_en: str = ""
