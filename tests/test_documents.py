"""Documents of every kind give the same figures; what cannot be read is refused in one sentence.

The documents and their figures are made up.
"""

import html
import shutil
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from fonts import with_our_fonts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.errors import UnreadableDocument
from helpers.read import extract
from helpers.read.documents import read_document

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    not OFFICE, reason="LibreOffice is not installed: apt-get install libreoffice"
)

PARAGRAPHS = [
    "一、基本情况",
    "本部门截至2023年12月31日共12人，其中在职8人，退休人员4人。",
    "二、一般公共预算支出情况",
    "1、2023年度单位一般公共预算财政拨款支出95.25万元，其中：项目支出15.25万元，基本支出80万元，其中：人员经费60.5万元，"
    "公用经费19.5万元。这一年会议厉行节约，走访以步行为主，开支比计划更省，没有安排任何与工作无关的支出项目。",
    "三、工作情况",
    "一是做好提案办理。收到委员提案40件，经审查立案30件，见面率和办复率均达到100%。",
    "二是办好议事厅。开展议事活动20余场，参加群众近600人次。",
]
ROWS = [
    ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", "12", "9", "9.00", "10", "100%", "10"],
    ["其中：财政拨款", "12", "9", "9.00", "", "100%", ""],
]


def make_docx(path: Path, with_table: bool = True) -> Path:
    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    if not with_table:
        document.save(path)
        return path
    table = document.add_table(len(ROWS), len(ROWS[0]), style="Table Grid")
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(path)
    return path


def make_text(path: Path) -> Path:
    rows = [" | ".join(row) for row in ROWS]
    path.write_text("\n\n".join([*PARAGRAPHS, "\n".join(rows)]), encoding="utf-8")
    return path


def make_html(path: Path) -> Path:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in ROWS
    )
    script = "<script>document.write('支出999万元')</script>"
    path.write_text(
        f"<html><head>{script}</head><body>{body}<table>{rows}</table></body></html>", encoding="utf-8"
    )
    return path


def converted(source: Path, ending: str) -> Path:
    """The document as LibreOffice saves it, with a Chinese font that need not be the machine's."""
    folder = source.parent
    command = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120, env=with_our_fonts(folder),
    )  # fmt: skip
    return source.with_suffix(f".{ending}")


def figures(path: Path):
    return extract(path).figures.drop(columns=["source", "locator"]).to_dict("records")


def test_report_in_text_word_and_html_gives_the_same_figures(tmp_path):
    expected = figures(make_text(tmp_path / "report.txt"))
    assert len(expected) == 24
    assert figures(make_text(tmp_path / "report.md")) == expected
    assert figures(make_docx(tmp_path / "report.docx")) == expected
    assert figures(make_html(tmp_path / "report.html")) == expected


@pytest.mark.xdist_group("office")
@needs_office
def test_report_printed_as_pdf_gives_the_same_figures(tmp_path):
    expected = figures(make_text(tmp_path / "report.txt"))
    assert figures(converted(make_docx(tmp_path / "report.docx"), "pdf")) == expected


@pytest.mark.xdist_group("office")
@needs_office
def test_old_word_file_is_converted_and_gives_the_same_figures(tmp_path):
    source = make_docx(tmp_path / "report.docx", with_table=False)
    assert figures(converted(source, "doc")) == figures(source)


def test_blocks_say_where_they_stand(tmp_path):
    lines = read_document(make_text(tmp_path / "report.txt")).blocks
    assert [block.locator for block in lines[:2]] == ["line 1", "line 3"]
    rows = [block for block in read_document(make_docx(tmp_path / "report.docx")).blocks if block.table]
    assert [block.locator for block in rows] == ["table 1 row 1", "table 1 row 2", "table 1 row 3"]
    assert list(rows[1].cells) == ROWS[1]


def test_gb18030_is_read_with_a_note(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes("支出5万元，深圳㙍村3户。".encode("gb18030"))
    document = read_document(path, "en")
    assert document.blocks[0].text == "支出5万元，深圳㙍村3户。"
    assert document.notes == ["report.txt: not UTF-8, read as GB18030"]


def test_html_declared_gb2312_is_read_to_its_end(tmp_path):
    path = tmp_path / "report.html"
    page = '<html><head><meta charset="gb2312"></head><p>㙍村支出5万元</p><p>结余1万元</p></html>'
    path.write_bytes(page.encode("gb18030"))
    assert [block.text for block in read_document(path).blocks] == ["㙍村支出5万元", "结余1万元"]


def test_html_leaves_out_scripts_and_hidden_parts_and_reads_layout_tables_as_text(tmp_path):
    path = tmp_path / "report.html"
    path.write_text(
        "<table><tr><td><p>支出<b>5</b>万元</p><script>alert('6万元')</script></td></tr></table>"
        "<div style='display: none'>7万元</div><!-- 8万元 --><ul><li>会议3次</li><li>培训4次</li></ul>",
        encoding="utf-8",
    )
    assert [block.text for block in read_document(path).blocks] == ["支出5万元", "会议3次", "培训4次"]


def test_html_spans_keep_the_columns_apart(tmp_path):
    path = tmp_path / "report.html"
    path.write_text(
        "<table><tr><td rowspan=2>资金</td><td>年初预算</td><td>决算数</td></tr>"
        "<tr><td>5</td><td>4</td></tr></table>",
        encoding="utf-8",
    )
    rows = [block.cells for block in read_document(path).blocks]
    assert rows == [("资金", "年初预算", "决算数"), ("", "5", "4")]


def test_word_file_is_read_with_insertions_and_without_deletions(tmp_path):
    path = make_docx(tmp_path / "report.docx")
    changed = tmp_path / "changed.docx"
    marked = (
        "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>支出5万元</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>支出9万元</w:delText></w:r></w:del></w:p>"
    )
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + marked.encode())
            target.writestr(member, content)
    assert read_document(changed).blocks[0].text == "支出5万元"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("report.zip", b"PK", r"report.zip: '.zip' files are not read"),
        ("report.docx", b"%PDF-1.7", r"report.docx: the content is not that of a .docx file"),
        ("report.pdf", b"PK\x03\x04", r"report.pdf: the content is not that of a .pdf file"),
        ("report.docx", b"hello", r"report.docx: the content is not that of a .docx file"),
        ("report.txt", b"%PDF-1.7", r"report.txt: the content is not that of a .txt file"),
        ("report.txt", b"abc\0def", r"report.txt: not text in UTF-8 or GB18030"),
        ("report.txt", b"\xff\xff\xff", r"report.txt: not text in UTF-8 or GB18030"),
        ("report.docx", b"PK\x03\x04 broken", r"report.docx: broken, or not what its ending says"),
        ("report.pdf", b"%PDF-1.7 broken", r"report.pdf: broken, or not what its ending says"),
    ],
)
def test_file_that_is_not_what_its_ending_says_is_refused(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=message):
        read_document(path, "en")


def test_empty_text_has_no_blocks(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbf")
    assert read_document(path).blocks == []


def refused_or_read(path: Path) -> None:
    """Either blocks or the project's own error; anything else fails the test."""
    with suppress(UnreadableDocument):
        read_document(path)


HARD = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@settings(max_examples=50, **HARD)
@given(content=st.binary(max_size=400))
def test_any_bytes_named_txt_are_read_or_refused(tmp_path, content):
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    refused_or_read(path)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td colspan='3'>",
        "<td rowspan=9>",
        "</table>",
        "<script>",
        "5万元",
        "<",
    ]
)


@settings(max_examples=6, **HARD)
@given(parts=st.lists(TAGS, max_size=40))
def test_any_mix_of_tags_is_read_or_refused(tmp_path, parts):
    path = tmp_path / "report.html"
    path.write_text("".join(parts), encoding="utf-8")
    refused_or_read(path)


@pytest.mark.long
@pytest.mark.parametrize("ending", [".docx", ".pdf", ".html"])
@settings(max_examples=60, **HARD)
@given(place=st.integers(0, 10**6), byte=st.integers(0, 255), cut=st.integers(0, 3))
def test_damaged_documents_are_read_or_refused(tmp_path, ending, place, byte, cut):
    sound = tmp_path / f"sound{ending}"
    if not sound.exists():
        source = make_docx(tmp_path / "sound.docx") if ending != ".html" else make_html(sound)
        if ending == ".pdf" and not OFFICE:
            pytest.skip("LibreOffice is not installed")
        sound = converted(source, "pdf") if ending == ".pdf" else source
    content = bytearray(sound.read_bytes())
    content[place % len(content)] = byte
    path = tmp_path / f"damaged{ending}"
    path.write_bytes(content[: len(content) // (cut or 1)])
    refused_or_read(path)
