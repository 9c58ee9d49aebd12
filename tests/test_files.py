"""What is read is a plain file of bounded size inside its folder; anything else is refused, unopened and at once."""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from helpers.errors import UnreadableFile
from helpers.files import open_plain, read_plain

pytestmark = [
    pytest.mark.timeout(20),
    pytest.mark.skipif(os.name != "posix", reason="pipes, devices and links of a POSIX system"),
]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "raw" / "demo" / "2024"
    folder.mkdir(parents=True)
    return folder


def refusal(path: Path, within: Path | None = None, limit: int = 1_000_000, language: str = "en") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_plain(path, within, limit, language)
    return str(caught.value)


def test_ordinary_file_is_read(folder):
    (folder / "report.txt").write_bytes("支出5万元".encode())
    assert read_plain(folder / "report.txt", folder) == "支出5万元".encode()
    with open_plain(folder / "report.txt") as file:
        assert file.read(6).decode() == "支出"


def test_name_of_nothing_is_not_found(folder):
    with pytest.raises(FileNotFoundError):
        read_plain(folder / "report.txt", folder)


def test_pipe_is_refused_and_nobody_waits_for_a_writer(folder):
    os.mkfifo(folder / "figures.csv")
    assert refusal(folder / "figures.csv", folder) == (
        f"{folder / 'figures.csv'}: a pipe and no plain file, not opened"
    )


def test_pipe_is_not_even_opened_so_that_its_writer_goes_on_waiting(folder):
    os.mkfifo(folder / "figures.csv")
    writer = subprocess.Popen(
        ["dd", f"of={folder / 'figures.csv'}"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(200):
        refusal(folder / "figures.csv", folder)
        assert writer.poll() is None
        time.sleep(0.001)
    os.close(os.open(folder / "figures.csv", os.O_RDONLY))
    assert writer.wait(5) == 0


SWAPPING = """
import os, sys
path = sys.argv[1]
os.mkfifo(f"{path}.pipe")
print(1, flush=True)
while True:
    for other in ("pipe", "text"):
        os.link(f"{path}.{other}", f"{path}.{other}.new")
        os.replace(f"{path}.{other}.new", path)
"""


def test_pipe_that_is_swapped_in_while_a_file_is_opened_is_never_taken_for_an_empty_one(folder):
    path = folder / "figures.csv"
    path.with_suffix(".csv.text").write_bytes(b"text")
    path.write_bytes(b"text")
    swapping = subprocess.Popen([sys.executable, "-c", SWAPPING, str(path)], stdout=subprocess.PIPE)
    assert swapping.stdout.readline()
    found = []
    for _ in range(20_000):
        with suppress(UnreadableFile):
            found.append(read_plain(path, folder))
    swapping.kill()
    swapping.communicate()
    assert set(found) == {b"text"}


def test_link_to_a_device_is_refused(folder):
    (folder / "report.txt").symlink_to("/dev/zero")
    assert (
        refusal(folder / "report.txt") == f"{folder / 'report.txt'}: a device and no plain file, not opened"
    )
    assert "leads out of" in refusal(folder / "report.txt", folder)


def test_socket_and_folder_are_refused(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("report.txt")
        assert "a socket and no plain file" in refusal(folder / "report.txt", folder)
    (folder / "report.docx").mkdir()
    assert "a folder and no plain file" in refusal(folder / "report.docx", folder)


def test_file_of_two_hundred_gigabytes_of_holes_is_refused_by_its_size(folder):
    with (folder / "report.pdf").open("wb") as file:
        file.truncate(200_000_000_000)
    assert refusal(folder / "report.pdf", folder, limit=64_000_000) == (
        f"{folder / 'report.pdf'}: 200000000000 bytes is more than the limit of 64 MB"
    )


def test_file_whose_size_is_unknown_is_refused_where_it_goes_beyond_the_limit():
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc here")
    assert "is more than the limit" in refusal(Path("/proc/self/status"), limit=10)


def test_limit_is_the_largest_size_that_is_read(folder):
    (folder / "report.txt").write_bytes(b"12345")
    assert read_plain(folder / "report.txt", folder, limit=5) == b"12345"
    assert "5 bytes is more than the limit" in refusal(folder / "report.txt", folder, limit=4)


def test_link_out_of_the_folder_is_refused_and_shows_nothing_of_what_it_leads_to(folder, tmp_path):
    (tmp_path / "secret").write_text("口令：1234", encoding="utf-8")
    (folder / "figures.csv").symlink_to(tmp_path / "secret")
    assert refusal(folder / "figures.csv", folder) == (
        f"{folder / 'figures.csv'}: a link that leads out of {folder}, not opened; put the file itself there"
    )
    assert "1234" not in refusal(folder / "figures.csv", folder, language="zh")


def test_link_through_a_folder_that_is_a_link_is_followed_to_its_end(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "report.txt").touch()
    (folder / "inside").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert "leads out of" in refusal(folder / "inside" / "report.txt", folder)


def test_neighbour_whose_name_begins_alike_is_outside(folder):
    (folder.parent / "2024-25").mkdir()
    (folder.parent / "2024-25" / "report.txt").touch()
    (folder / "report.txt").symlink_to(folder.parent / "2024-25" / "report.txt")
    assert "leads out of" in refusal(folder / "report.txt", folder)


def test_link_inside_the_folder_is_read(folder):
    (folder / "自评报告.txt").write_bytes(b"1")
    (folder / "report.txt").symlink_to("自评报告.txt")
    assert read_plain(folder / "report.txt", folder) == b"1"


def test_folder_that_is_reached_by_a_link_holds_its_files(folder, tmp_path):
    (folder / "report.txt").write_bytes(b"1")
    (tmp_path / "data").symlink_to(folder.parent, target_is_directory=True)
    assert read_plain(tmp_path / "data" / "2024" / "report.txt", tmp_path / "data" / "2024") == b"1"


def test_link_to_nothing_and_to_itself_lead_nowhere(folder):
    (folder / "report.txt").symlink_to("gone.txt")
    (folder / "report.md").symlink_to("report.md")
    for name in ("report.txt", "report.md"):
        assert refusal(folder / name, folder) == (
            f"{folder / name}: a link that leads nowhere; put the file itself there"
        )


def test_refusal_is_said_in_chinese_by_default(folder):
    os.mkfifo(folder / "report.txt")
    with pytest.raises(UnreadableFile, match="report.txt：这是管道，不是普通文件，未打开"):
        open_plain(folder / "report.txt")
