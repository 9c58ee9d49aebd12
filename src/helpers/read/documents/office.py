"""Formats that nothing here reads, as an installed LibreOffice converts them.

Its tests: test_guard.py.
"""

import hashlib
import os
from pathlib import Path

from helpers.errors import Refused
from helpers.files import read_plain
from helpers.read.documents.guard import ended_in_time, installed_program, tried_again
from helpers.scratch import scratch_folder

SECONDS = 90
PROFILE = "profile"
NOWHERE = "http://127.0.0.1:9"


def converted(content: bytes, ending: str, target: str) -> bytes:
    """A document as LibreOffice converts it, in a folder and with a profile of its own and no network to reach.

    Raises Refused where LibreOffice is not installed or makes nothing of it.
    """
    office = installed_program("soffice", "libreoffice")
    if not office:
        raise Refused("no_office")
    return tried_again(lambda: _converted_once(office, content, ending, target))


def _converted_once(office: str, content: bytes, ending: str, target: str) -> bytes:
    """A document as LibreOffice converts it with a profile that none has used: of a killed one it starts no more."""
    with scratch_folder() as folder:
        source, socket = folder / f"document{ending}", _socket_of(folder / PROFILE)
        source.write_bytes(content)
        command, environment = _command(office, source, target), _environment(folder)
        try:
            if not ended_in_time(command, environment, SECONDS, folder, (folder, socket)):
                raise Refused("too_slow", seconds=SECONDS)
            return read_plain(folder / f"document.{target}", folder)
        except FileNotFoundError:
            raise Refused("not_converted") from None
        finally:
            socket.unlink(missing_ok=True)


def _socket_of(profile: Path) -> Path:
    """Where LibreOffice listens that has a profile, outside of it; one that is killed leaves it there."""
    address = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if hasattr(os, "getuid") else ""
    return Path("/tmp", f"OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in address)}")


def _command(office: str, source: Path, target: str) -> list[str]:
    return [
        office, f"-env:UserInstallation={(source.parent / PROFILE).as_uri()}", "--headless", "--norestore",
        "--convert-to", target, source.name,
    ]  # fmt: skip


def _environment(folder: Path) -> dict[str, str]:
    nowhere = {"http_proxy": NOWHERE, "https_proxy": NOWHERE}
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"} | nowhere
