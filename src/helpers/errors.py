"""The project's error types, and the one form of a message that lists problems of a file.

Its tests: test_docs.py, test_workbook.py.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

MOST_PROBLEMS, LONGEST_QUOTE, LONGEST_PROBLEM, LONGEST_NAME, LONGEST_PHRASE = 20, 80, 400, 200, 1_000
"""Problems of a file that are named; characters of a value that are quoted, of a problem, a name, printed words."""

UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that a terminal or a page would obey and not show; tabs and ends of lines are none."""


def visible(text: str) -> str:
    r"""A text with what would command a terminal, or turn a line about, spelled out.

    >>> print(visible("\x1b[2J"))
    \x1b[2J
    """
    return UNSEEN.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def shortened(text: str, length: int = LONGEST_NAME) -> str:
    """A text, or the beginning of a long one."""
    return text if len(text) <= length else f"{text[:length]}…"


def in_quotes(value: object) -> str:
    """A value in quotes as a message shows it, cut where it is long; what cannot be spelled out is said to be so.

    >>> in_quotes("n/a"), len(in_quotes("9" * 1000))
    ("'n/a'", 83)
    """
    try:
        text = value if isinstance(value, str) else str(value)
    except (ValueError, RecursionError):
        return f"a very long {type(value).__name__}"
    if len(text) > LONGEST_QUOTE:
        return repr(text[:LONGEST_QUOTE]) + "…"
    return repr(value)


def error_in_words(error: BaseException) -> str:
    """What an error says; one of the system's begins with its file, as all others do, and has no number.

    >>> error_in_words(FileNotFoundError(2, "No such file or directory", "report.docx"))
    'report.docx: No such file or directory'
    """
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return error.strerror if error.filename is None else f"{error.filename}: {error.strerror}"


class JixiaoError(Exception):
    """The world is not as it should be; the message says where, what was found and what would be right."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the message, without the way to it."""
        return [f"{type(self).__name__}: {self}"]


class InputError(JixiaoError):
    """A file of raw data cannot be used; carries every problem found in it.

    >>> print(InputError("raw/demo/2023/figures.csv", ["row 14, value: 'n/a' is not a number"]))
    raw/demo/2023/figures.csv: 1 problem
      row 14, value: 'n/a' is not a number
    """

    def __init__(self, path: Path | str, problems: Sequence[str]):
        self.path = str(path)
        self.problems = tuple(problems)
        super().__init__(self.path, self.problems)

    def __str__(self) -> str:
        count = f"{len(self.problems)} problem{'s' if len(self.problems) != 1 else ''}"
        shown = [shortened(problem, LONGEST_PROBLEM) for problem in self.problems[:MOST_PROBLEMS]]
        more = len(self.problems) - len(shown)
        rest = [f"… and {more} more"] if more else []
        return "\n".join([f"{self.path}: {count}", *(f"  {line}" for line in (*shown, *rest))])


class UnreadableFile(JixiaoError):
    """A name stands for no plain file inside its folder, or for a larger one than is read; it was not read."""


class UnreadableDocument(JixiaoError):
    """A document cannot be read within its bounds, or is not what its ending says."""


class Refused(Exception):
    """A document will not be read: the key of the message that says why and its values, but for the file's name."""

    def __init__(self, key: str, **values: object):
        super().__init__(key)
        self.key, self.values = key, values


class RunFailed(JixiaoError):
    """A notebook did not run to its end, or a page it promised is not there or not right."""


class AlreadyRunning(JixiaoError):
    """Another run holds the lock of a folder that this one would write."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """The end of a message about an unknown word: the nearest choice, or all of them.

    >>> did_you_mean("inital", ["initial", "actual"])
    "did you mean 'initial'?"
    >>> did_you_mean("total", ["initial", "adjusted"])
    'one of initial, adjusted'
    """
    choices = list(choices)
    near = get_close_matches(word[:LONGEST_QUOTE], choices, n=1, cutoff=0.7)
    return f"did you mean {near[0]!r}?" if near else f"one of {', '.join(choices)}"


def did_you_mean_one(word: str, names: Iterable[str], labels: Iterable[str]) -> str:
    """The same for words that have a Chinese label each: what is written in Chinese was meant as a label."""
    chinese = any(ord(sign) > 0x2E80 for sign in word)
    labels = list(labels)
    return did_you_mean(word, labels) if chinese and labels else did_you_mean(word.lower(), names)
