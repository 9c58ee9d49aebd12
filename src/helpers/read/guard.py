"""The guard at the door: decoding, archives checked before they are unpacked, libraries in a process with limits.

Run as a module it is that process: it reads one file and writes its blocks as
JSON, with no more memory and time than `LIMITS` allow.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

from helpers.errors import UnreadableDocument
from helpers.messages import say

MEMBERS, UNPACKED, RATIO, DECLARATION = 2_000, 64_000_000, 200, 4_096
SECONDS, MEMORY = 60, 1_500_000_000
LARGEST_ANSWER = 40_000_000
COLLECT_AFTER = 100_000
OFFICE_MEMORY = 4_000_000_000


def text_of(path: Path, language: str = "zh") -> tuple[str, list[str]]:
    """The text of a file in UTF-8, or in GB18030 with a note; UnreadableDocument for anything else."""
    content = path.read_bytes()
    if b"\0" in content[:65_536]:
        raise UnreadableDocument(say("read.not_text", language, path=path.name))
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("gb18030"), [say("read.gb18030", language, path=path.name)]
    except UnicodeDecodeError as broken:
        raise UnreadableDocument(say("read.not_text", language, path=path.name)) from broken


def check_archive(path: Path, name: str, language: str = "zh") -> None:
    """Refuses a zipped document that would unpack beyond bounds, is encrypted or declares entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            refusal = refusal_of(archive, path.stat().st_size)
    except Exception as broken:  # a damaged archive raises whatever its damage leads to
        raise UnreadableDocument(say("read.broken", language, path=name)) from broken
    if refusal:
        raise UnreadableDocument(say(f"read.{refusal}", language, path=name))


def refusal_of(archive: zipfile.ZipFile, size: int) -> str:
    """The message's key that says why an archive is not opened, or nothing."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MEMBERS or unpacked > min(UNPACKED, RATIO * max(size, 1)):
        return "bomb"
    if any(member.flag_bits & 1 for member in members):
        return "encrypted"
    parts = [member for member in members if member.filename.endswith((".xml", ".rels"))]
    return "entities" if any(b"<!DOCTYPE" in declaration(archive, part) for part in parts) else ""


def declaration(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The first bytes of a part without their zero bytes, so that a part in UTF-16 hides nothing."""
    with archive.open(part) as file:
        return file.read(DECLARATION).replace(b"\0", b"").upper()


def read_in_child(kind: str, path: Path, name: str, language: str = "zh") -> dict:
    """What the reader of a format gives, from a process with limits of time and memory."""
    command = [sys.executable, "-m", "helpers.read.guard", kind, str(path.resolve())]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        raise UnreadableDocument(say("read.too_slow", language, path=name, seconds=SECONDS)) from late
    if answer.returncode or len(answer.stdout) > LARGEST_ANSWER:
        raise UnreadableDocument(say("read.broken", language, path=name))
    result = json.loads(answer.stdout)
    if refusal := result.get("refused"):
        raise UnreadableDocument(say(f"read.{refusal}", language, path=name))
    return result


def ended_in_time(command: list[str], environment: dict[str, str], seconds: float) -> bool:
    """Runs a program that starts others, with limits; all of them are ended when time is up."""
    started = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=os.name == "posix",
    )
    limit_memory_of(started.pid)
    try:
        started.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        end_with_its_own(started)
    return True


def limit_memory_of(process: int) -> None:
    """Limits the memory of a process and of those that it starts, where the system can."""
    with suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (OFFICE_MEMORY, OFFICE_MEMORY))


def end_with_its_own(started: subprocess.Popen) -> None:
    """Ends a process and, where the system has groups, every process that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
    else:
        started.kill()
    started.wait()


def limit_this_process() -> None:
    """Sets the limits of memory and processor time where the system has them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main(kind: str, path: str) -> None:
    """Reads one file under limits and writes the answer; whatever a library raises is a broken file."""
    limit_this_process()
    gc.set_threshold(COLLECT_AFTER, 50, 100)
    from helpers.read import formats
    from helpers.read.refusal import Refused

    try:
        answer = formats.READERS[kind](Path(path))
    except Refused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "too_much_memory"}
    except RecursionError:
        answer = {"refused": "broken"}
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        answer = {"refused": "broken"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
