"""Formats that nothing here reads, as an installed LibreOffice converts them.

Its tests: test_guard.py.
"""

from pathlib import Path

from helpers.errors import Refused
from helpers.files import read_plain
from helpers.read.documents.guard import ended_in_time, installed_program
from helpers.scratch import scratch_folder

SECONDS = 90
NOWHERE = "http://127.0.0.1:9"


def converted(content: bytes, ending: str, target: str) -> bytes:
    """A document as LibreOffice converts it, in a folder and with a profile of its own and no network to reach.

    Raises Refused where LibreOffice is not installed or makes nothing of it.
    """
    office = installed_program("soffice", "libreoffice")
    if not office:
        raise Refused("no_office")
    with scratch_folder() as folder:
        source = folder / f"document{ending}"
        source.write_bytes(content)
        if not ended_in_time(_command(office, source, target), _environment(folder), SECONDS, folder):
            raise Refused("too_slow", seconds=SECONDS)
        try:
            return read_plain(folder / f"document.{target}", folder)
        except FileNotFoundError:
            raise Refused("not_converted") from None


def _command(office: str, source: Path, target: str) -> list[str]:
    return [
        office, f"-env:UserInstallation={(source.parent / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", target, source.name,
    ]  # fmt: skip


def _environment(folder: Path) -> dict[str, str]:
    nowhere = {"http_proxy": NOWHERE, "https_proxy": NOWHERE}
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"} | nowhere
