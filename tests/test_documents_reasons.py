"""A file that is not read is told its true reason, in both languages, and nothing of its content is quoted."""

import io
import zipfile

import pytest

from helpers.errors import UnreadableDocument
from helpers.read.documents import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


LOCKED_WORD = OLE + b"\xec\xa5\xc1\x00" + b"\0" * 6 + b"\x00\x01" + b"\0" * 600
OPEN_WORD = OLE + b"\xec\xa5\xc1\x00" + b"\0" * 8 + b"\0" * 600
LOCKED_BOOK = OLE + b"\x09\x08\x04\x00\0\x06\x05\0" + b"\x2f\x00\x02\x00\0\0" + b"\0" * 600
REASONS = [
    ("report.txt", b"", "report.txt：是空文件，没有内容", "report.txt: the file is empty"),
    ("report.docx", b"", "report.docx：是空文件，没有内容", "report.docx: the file is empty"),
    (
        "report.docx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "report.docx：文件已加密；请另存为不加密的文件",
        "report.docx: the file is encrypted; save it without a password",
    ),
    ("report.doc", LOCKED_WORD, "文件已加密", "the file is encrypted"),
    ("report.xls", LOCKED_BOOK, "文件已加密", "the file is encrypted"),
    (
        "report.docx",
        b"%PDF-1.7 x",
        "report.docx：内容不是.docx格式，而是.pdf；请按实际格式改扩展名或另存",
        "report.docx: the content is not that of a .docx file but of a .pdf file; rename it to that, or save it anew",
    ),
    ("report.docx", OPEN_WORD, "内容不是.docx格式，而是.doc", "not that of a .docx file but of a .doc file"),
    ("report.xls", b"<html><table></table>", "内容不是.xls格式，而是.html", "but of a .html file"),
    ("report.doc", b"{\\rtf1 x}", "内容不是.doc格式，而是.rtf", "but of a .rtf file"),
    ("report.pdf", b"\xff\xd8\xff\xe0", "内容不是.pdf格式，而是.jpg", "but of a .jpg file"),
    ("report.xls", zipped("xl/workbook.xml"), "内容不是.xls格式，而是.xlsx", "but of a .xlsx file"),
    ("report.doc", zipped("word/document.xml"), "内容不是.doc格式，而是.docx", "but of a .docx file"),
    ("report.doc", zipped("any.bin"), "内容不是.doc格式，而是.zip", "but of a .zip file"),
    (
        "report.docx",
        b"PK\x03\x04" + b"\xff" * 90,
        "report.docx：文件的压缩结构已损坏，无法读取；请重新下载或另存",
        "the archive that it is cannot be opened; fetch it or save it anew",
    ),
    ("report.docx", zipped("word/x.xml"), "文件损坏", "broken, or not what its ending says"),
    ("report.html", b" \n ", "report.html：是空文件，没有内容", "report.html: the file is empty"),
]


@pytest.mark.parametrize(("name", "content", "zh", "en"), REASONS, ids=[en for *_, en in REASONS])
def test_reason_is_the_true_one_in_both_languages(tmp_path, name, content, zh, en):
    path = tmp_path / name
    path.write_bytes(content)
    for language, words in (("zh", zh), ("en", en)):
        with pytest.raises(UnreadableDocument) as refused:
            read_document(path, language)
        assert words in str(refused.value)
        assert len(str(refused.value)) < 200


def test_text_of_blank_lines_is_read_and_said_to_hold_none(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("\ufeff\n \n", encoding="utf-8")
    document = read_document(path, "en")
    assert document.parts == []
    assert document.notes == ["report.txt: holds no text at all"]
