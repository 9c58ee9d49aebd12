"""Hostile files are refused or read within bounds of time and memory; nothing is fetched or run."""

import os
import socket
import subprocess
import time
import zipfile
from contextlib import suppress

import docx
import pytest

from helpers.errors import UnreadableDocument
from helpers.read import extract
from helpers.read.documents import read_document
from helpers.read.documents.guard import ended_in_time


def rewritten(path, target, part, content):
    """A copy of a zipped document with one part replaced or added."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.infolist():
            if member.filename != part:
                copy.writestr(member, source.read(member))
        copy.writestr(part, content)
    return target


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "sound.docx"
    document = docx.Document()
    document.add_paragraph("支出5万元。")
    document.save(path)
    return path


def test_archive_that_unpacks_beyond_bounds_is_refused_unopened(tmp_path, sound):
    bomb = rewritten(sound, tmp_path / "report.docx", "word/media/zeros.bin", b"\0" * 70_000_000)
    with pytest.raises(UnreadableDocument, match="report.docx: unpacks to more than the limits allow"):
        read_document(bomb, "en")


def test_archive_of_too_many_members_is_refused(tmp_path):
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}.xml", "x" * 200)
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        read_document(path, "en")


def test_damaged_archive_is_a_broken_file(tmp_path, sound):
    content = bytearray(sound.read_bytes())
    content[60:90] = b"\xff" * 30
    path = tmp_path / "report.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match="report.docx: broken, or not what its ending says"):
        read_document(path, "en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_and_no_file_of_this_machine_is_read(tmp_path, sound, encoding):
    secret = tmp_path / "secret.txt"
    secret.write_text("口令")
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    path = rewritten(sound, tmp_path / "report.docx", "word/document.xml", text.encode(encoding))
    with pytest.raises(UnreadableDocument, match="document type declaration"):
        read_document(path, "en")


def test_nothing_that_a_page_names_is_fetched(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        path = tmp_path / "report.html"
        path.write_text(
            f'<!DOCTYPE html SYSTEM "{address}/a.dtd"><html><link rel=stylesheet href="{address}/b.css">'
            f'<img src="{address}/c.png"><iframe src="{address}/d"></iframe><p>支出5万元</p></html>',
            encoding="utf-8",
        )
        assert [block.text for block in read_document(path).blocks] == ["支出5万元"]
        with pytest.raises(TimeoutError):
            server.accept()


def test_deeply_nested_page_is_read_or_refused(tmp_path):
    path = tmp_path / "report.html"
    path.write_text("<div>" * 200_000 + "支出5万元", encoding="utf-8")
    bounded(path)


def test_pdf_whose_pages_name_each_other_is_refused_in_time(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Pages/Count 9/Parent 2 0 R/Kids[2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )
    bounded(path)


def test_pdf_of_ten_thousand_pages_is_refused(tmp_path):
    path = tmp_path / "report.pdf"
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 10_003))
    page = b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    pages = b"".join(page % number for number in range(3, 10_003))
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 10000/Kids["
        + kids + b"]>>endobj\n" + pages + b"trailer<</Root 1 0 R/Size 10003>>\n%%EOF"
    )  # fmt: skip
    with pytest.raises(UnreadableDocument, match="more than 600 pages"):
        read_document(path, "en")


def test_pdf_without_text_is_called_a_scan(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )
    with pytest.raises(UnreadableDocument, match="the PDF holds no text, it is a scan"):
        read_document(path, "en")


def test_fifty_megabytes_of_digits_are_refused_by_size(tmp_path):
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UnreadableDocument, match="more than the limit of 16 MB"):
        read_document(path, "en")


@pytest.mark.timeout(20)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are the system's")
@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report.doc"])
def test_pipe_is_refused_and_nobody_waits_for_it(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(UnreadableDocument, match="a pipe and no plain file"):
        read_document(tmp_path / name, "en")


def test_more_text_than_a_report_has_is_refused(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("1234567890" * 200_001, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="more than 2000000 characters of text"):
        extract(path, "en")


WORST = [
    "1",
    "1+",
    "A1",
    "（",
    "“",
    "1、",
    "一是",
    "一",
    "。",
    "，",
    "无",
    "近",
    "截至",
    "基金预算",
    "（01项）",
    "占",
    "率1%，",
    "|1",
]


@pytest.mark.parametrize("unit", WORST)
def test_repeated_marks_cost_no_more_than_their_length(tmp_path, unit):
    path = tmp_path / "report.txt"
    path.write_text(unit * 5_000 + "1个", encoding="utf-8")
    start = time.process_time()
    with suppress(UnreadableDocument):  # a number of 5,000 digits is refused
        extract(path)
    assert time.process_time() - start < 10


def bounded(path):
    """Reads or refuses within a minute and leaves no process behind."""
    start = time.perf_counter()
    with suppress(UnreadableDocument):
        read_document(path, "en")
    assert time.perf_counter() - start < 120
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(os.name != "posix", reason="process groups are the system's")
def test_program_that_runs_late_is_ended_with_all_that_it_started(tmp_path):
    mark = tmp_path / "child"
    script = f"sleep 30 & echo $! > {mark}; wait"
    assert not ended_in_time(["/bin/sh", "-c", script], {"PATH": "/usr/bin:/bin"}, 1)
    child = int(mark.read_text())
    assert has_ended(child)


def has_ended(process):
    """Whether a process is gone, or dead and not yet collected, within two seconds."""
    for _ in range(40):
        try:
            state = subprocess.run(
                ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
            ).stdout.strip()
        except FileNotFoundError:
            pytest.skip("no ps here")
        if not state or state.startswith("Z"):
            return True
        time.sleep(0.05)
    return False


def test_program_that_ends_in_time_is_said_to():
    assert ended_in_time(["/bin/sh", "-c", "exit 3"], {"PATH": "/usr/bin:/bin"}, 10)
