"""The command's help and its complaints in the language of who reads them.

Its tests: test_helping.py.
"""

import sys

import click

from helpers.messages import LANGUAGES, catalogue, language_of_system, say
from helpers.messages.retelling import retold
from helpers.typed_commands import as_typed

HELP_NAMES = ["-h", "--help"]
CLICKS_OWN = {
    "Show this message and exit.": "option_help",
    "Show the version and exit.": "option_version",
}
SECTIONS = {"Options": "section_options", "Commands": "section_commands"}


class Formatter(click.HelpFormatter):
    """Help with its heads in the language that was asked for."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is typed."""
        super().write_usage(prog, args, prefix or told("usage"))

    def write_heading(self, heading: str) -> None:
        """The head of a part."""
        super().write_heading(told(SECTIONS[heading]) if heading in SECTIONS else heading)

    def write_dl(self, rows, *arguments, **settings) -> None:
        """Names with what they mean."""
        default = f"[{told('default')}: "
        rows = [
            (
                name,
                told(CLICKS_OWN[meaning])
                if meaning in CLICKS_OWN
                else meaning.replace("[default: ", default),
            )
            for name, meaning in rows
        ]
        super().write_dl(rows, *arguments, **settings)


class HelpedContext(click.Context):
    """A context whose help is in the language of who reads it; it is put together when it is asked for."""

    formatter_class = Formatter

    def get_help(self) -> str:
        """The help of a command."""
        with_help(self.find_root().command, sys.argv[1:])
        return super().get_help()


class HelpedCommand(click.Command):
    """A command with such a context."""

    context_class = HelpedContext


def told(key: str, language: str = "", **values: object) -> str:
    """A sentence on the command, in a language or the system's."""
    return say(f"command.{key}", language or language_of_system(), **values)


def with_help(group: click.Group, words: list[str]) -> None:
    """Give the command and its parts their help, in the language that these words of it name or the system's."""
    language = asked_language(words)
    group.help = told("about_jixiao", language)
    for name, command in group.commands.items():
        if f"about_{name}" in catalogue("command"):
            command.help = told(f"about_{name}", language, jixiao=as_typed())
            command.short_help = told(f"short_{name}", language)
            command.epilog = "\b\n" + told(f"example_{name}", language, jixiao=as_typed())
    for command in (group, *group.commands.values()):
        for option in command.params:
            if isinstance(option, click.Option) and f"option_{option.name}" in catalogue("command"):
                option.help = told(f"option_{option.name}", language)


def asked_language(words: list[str]) -> str:
    """The language that the words of a command ask for, or the system's."""
    pairs = zip(words, words[1:], strict=False)
    asked = [second for first, second in pairs if first == "--language"]
    asked += [word.partition("=")[2] for word in words if word.startswith("--language=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else language_of_system()


def complaint(error: click.ClickException) -> str:
    """What is wrong with how the command was typed, and where to look."""
    language = language_of_system()
    context = getattr(error, "ctx", None)
    words = context.command_path.split()[1:] if context else []
    said = f"jixiao: {retold(error.format_message(), language)}"
    return f"{said}\n{told('see_help', language, command=as_typed(*words, '-h'))}"
