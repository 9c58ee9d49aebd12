"""How the command ends: with a documented exit code and, where there is something to say, a sentence.

Its tests: test_cli.py, test_last_resort.py.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import click

from helpers.errors import AlreadyRunning, JixiaoError, error_in_words, visible
from helpers.helping import HelpedCommand, HelpedContext, complaint, with_help
from helpers.last_resort import in_a_sentence, logged
from helpers.messages import language_of_system
from helpers.messages.retelling import retold

COMPLETING = "_JIXIAO_COMPLETE"
"""In the environment of a command that a shell asks for the words that may follow, with their short help."""

DONE, FAILED, USAGE, LOCKED, UNREAD, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 130, 143


class Terminated(BaseException):
    """SIGTERM arrived."""


class ExitingGroup(click.Group):
    """A click group whose exit codes are this project's, with help in the language of who reads it."""

    context_class = HelpedContext
    command_class = HelpedCommand

    def log_folders(self) -> tuple[Path, ...]:
        """Where an error that nobody expected is written to, the first that takes it."""
        return ()

    def main(self, *arguments, standalone_mode: bool = True, **settings):
        """Run the command and leave with its exit code."""
        if not standalone_mode:
            return super().main(*arguments, standalone_mode=False, **settings)
        signal.signal(signal.SIGTERM, _terminate)
        signal.signal(signal.SIGINT, _interrupt)
        _settle_streams()
        try:
            if COMPLETING in os.environ:
                with_help(self, sys.argv[1:])
            code = super().main(*arguments, standalone_mode=False, **settings)
            sys.stdout.flush()
        except BaseException as error:
            code = _ended_by(error, self.log_folders)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(code or DONE)


def _ended_by(error: BaseException, log_folders: Callable[[], tuple[Path, ...]]) -> int:
    """Say why the command ends, where there is something to say; its exit code."""
    match error:
        case click.ClickException():
            click.echo(visible(complaint(error)), err=True)
            return USAGE
        case AlreadyRunning():
            return _say(error, LOCKED)
        case SystemExit(code=1):  # so click leaves where a pipe is closed
            return _say("whoever read the output has closed it; not all of it was written", FAILED)
        case JixiaoError() | OSError():
            return _say(error, USAGE)
        case KeyboardInterrupt() | click.Abort():
            return INTERRUPTED
        case Terminated():
            return TERMINATED
        case SystemExit():
            return error.code
    return _say_unexpected(error, log_folders())


def _say_unexpected(error: BaseException, folders: tuple[Path, ...]) -> int:
    path = logged(error, folders)
    where = f"how it came to that is in {path}" if path else "no log could be written"
    return _say(f"an error of the program itself, {in_a_sentence(error)}; {where}", FAILED)


def _settle_streams() -> None:
    """Make a closed stream one to nowhere, lest a file take its number; spell out what cannot be encoded."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, number)
            os.set_inheritable(number, True)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")


def _terminate(*_) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Terminated


def _interrupt(*_) -> None:
    """Stop, once: what is cleared up is not interrupted again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def complain(error: BaseException | str) -> None:
    """Say on stderr what is wrong, in the language of the system."""
    said = error if isinstance(error, str) else error_in_words(error)
    click.echo(visible(f"jixiao: {retold(said, language_of_system())}"), err=True)


def _say(error: BaseException | str, code: int) -> int:
    complain(error)
    return code
