"""The sentences of the project, in message catalogues: one TOML file a room, and one for files, in zh and en."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


@cache
def catalogue(room: str) -> dict[str, dict[str, str]]:
    """The entries of one room's catalogue, `{key: {"zh": …, "en": …}}`."""
    return tomllib.loads(files(__name__).joinpath(f"{room}.toml").read_text(encoding="utf-8"))


def say(message: str, language: str = "zh", **values: object) -> str:
    """The sentence `room.key` with its values filled in.

    Raises KeyError for a message or a value that is not there: a sentence is
    never printed with a hole in it.
    """
    room, key = message.split(".", 1)
    return catalogue(room)[key][language].format(**values)


def language_of_system(environment: Mapping[str, str] = os.environ) -> str:
    """The language of messages by the locale of the system; English where that says none, as C does.

    >>> language_of_system({"LANG": "zh_CN.UTF-8"}), language_of_system({"LANG": "en_US.UTF-8"})
    ('zh', 'en')
    >>> language_of_system({"LANG": "C"})
    'en'
    """
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        tongue = environment.get(name, "").partition(":")[0].partition(".")[0]
        if tongue not in ("", "C", "POSIX"):
            return "zh" if tongue.startswith("zh") else "en"
    return "en"
