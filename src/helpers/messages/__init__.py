"""The sentences of the project, in message catalogues: one TOML file a room, and one for files, in zh and en."""

import tomllib
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
