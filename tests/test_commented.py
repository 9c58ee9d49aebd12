"""Comments in a copy of a document: at their place, by their author, the document itself untouched."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from pypdf import PdfReader, PdfWriter
from small_pdf import Page, Text, write_pdf

from helpers.errors import UnreadableDocument
from helpers.read.documents import Comment, commented, read_document

OFFICE = shutil.which("soffice")
REPORT = Path(__file__).parents[1] / "data/raw/sample-bureau/2023/report.docx"
AUTHOR = "某市财政局绩效科"
W = nsdecls("w")


def small_word(folder: Path) -> Path:
    """A document of two paragraphs and a table of two rows, whose heads are merged."""
    document = docx.Document()
    document.add_paragraph("某局2024年度部门整体支出绩效自评报告")
    document.add_paragraph("年初预算100万元，支出90万元。")
    table = document.add_table(2, 3)
    for row, cells in enumerate([["项目", "预算", "支出"], ["培训费", "5", "4"]]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    path = folder / "report.docx"
    document.save(path)
    return path


def copied(path: Path, *comments: Comment, author: str = AUTHOR) -> Path:
    content = commented(path.read_bytes(), path.name, path.suffix, comments, author)
    copy = path.with_name(f"copy{path.suffix}")
    copy.write_bytes(content)
    return copy


def at(place: str, text: str = "请核实。", phrase: str = "") -> Comment:
    return Comment(place, phrase, text)


def commented_words(path: Path) -> list[tuple[str, str]]:
    """Each comment's text with the words of the paragraph that it lies over."""
    document = docx.Document(path)
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    starts = document.element.body.iter("{*}commentRangeStart")
    return [
        (
            texts[start.get(start.tag.replace("commentRangeStart", "id"))],
            "".join(words.text for words in start.getparent().iter("{*}t")),
        )
        for start in starts
    ]


def test_a_comment_stands_at_its_paragraph_or_cell(tmp_path):
    copy = copied(
        small_word(tmp_path),
        at("paragraph 2", "甲"),
        at("table 1 row 2 column 3", "乙"),
        at("table 1 row 1", "丙"),
        at("", "丁"),
    )
    assert commented_words(copy) == [
        ("丁", "某局2024年度部门整体支出绩效自评报告"),
        ("甲", "年初预算100万元，支出90万元。"),
        ("丙", "项目"),
        ("乙", "4"),
    ]


def test_author_lines_and_odd_signs_of_a_comment_are_kept_as_far_as_xml_can_hold_them(tmp_path):
    copy = copied(small_word(tmp_path), at("paragraph 1", "第一行<&>\x0b\n第二行"))
    (comment,) = docx.Document(copy).comments
    assert (comment.author, comment.text) == (AUTHOR, "第一行<&>\n第二行")


def test_a_comment_that_was_there_stays_and_keeps_its_id(tmp_path):
    path = small_word(tmp_path)
    document = docx.Document(path)
    document.add_comment(document.paragraphs[0].runs, "原有批注", "原作者")
    document.save(path)
    found = docx.Document(copied(path, at("paragraph 2"))).comments
    assert [(each.author, each.text) for each in found] == [("原作者", "原有批注"), (AUTHOR, "请核实。")]
    assert len({each.comment_id for each in found}) == 2


def test_a_comment_on_a_text_box_stands_at_the_paragraph_that_the_box_hangs_on(tmp_path):
    path = small_word(tmp_path)
    document = docx.Document(path)
    box = f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>框内支出3万元</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.paragraphs[1]._p.append(parse_xml(box))
    document.save(path)
    ((_, words),) = commented_words(copied(path, at("paragraph 3")))
    assert words.startswith("年初预算100万元")


def test_a_comment_on_a_footnote_stands_where_the_note_hangs(tmp_path):
    path = small_word(tmp_path)
    document = docx.Document(path)
    document.paragraphs[1]._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    document.save(path)
    ((_, words),) = commented_words(copied(path, at("footnote 2")))
    assert words.startswith("年初预算100万元")


def test_the_text_of_the_copy_is_that_of_the_document_and_other_parts_keep_their_bytes(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(REPORT.read_bytes())
    copy = copied(path, *(at(f"paragraph {number}") for number in range(1, 40)), at("table 1 row 2 column 2"))
    assert path.read_bytes() == REPORT.read_bytes()
    assert read_document(copy).parts == read_document(path).parts
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(copy) as after:
        added = {"word/comments.xml"}
        changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert set(after.namelist()) - set(before.namelist()) == added
        same = set(before.namelist()) - changed
        assert {name for name in same if before.read(name) != after.read(name)} == set()
        old, new = (etree.fromstring(each.read("word/document.xml")) for each in (before, after))
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in list(new.iter(f"{{*}}{tag}")):
            gone = element.getparent() if tag == "commentReference" else element
            gone.getparent().remove(gone)
    assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n")


def test_the_copy_has_the_same_bytes_each_time(tmp_path):
    path = small_word(tmp_path)
    assert copied(path, at("paragraph 1")).read_bytes() == copied(path, at("paragraph 1")).read_bytes()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_comments_back(tmp_path):
    copy = copied(small_word(tmp_path), at("paragraph 2", "甲"), at("table 1 row 2 column 3", "乙"))
    command = [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "fodt", "--outdir", tmp_path, copy], check=True, capture_output=True
    )
    tree = etree.parse(copy.with_suffix(".fodt"))
    found = [
        (note.findtext("{*}creator"), "".join(note.find("{*}p").itertext()))
        for note in tree.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation")
    ]
    assert found == [(AUTHOR, "甲"), (AUTHOR, "乙")]


def test_a_zipped_bomb_is_not_commented(tmp_path):
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 80_000_000)
    with pytest.raises(UnreadableDocument, match=r"report\.docx：无法在副本中写入批注"):
        copied(path, at("paragraph 1"))


LINE = "2024年年初预算100万元，支出90万元。"


def small_pdf(folder: Path, **settings) -> Path:
    texts = [
        Text(60, 100, LINE),
        Text(60, 130, "培训费"),
        Text(200, 130, "5"),
        Text(60, 150, "会议费"),
        Text(200, 150, "5"),
    ]
    return write_pdf(folder / "report.pdf", [Page(texts=texts, **settings)])


def marks(path: Path, page: int = 0) -> list[tuple[str, list[float]]]:
    """Each note of a page with the corners that it marks, to whole points."""
    notes = [note.get_object() for note in PdfReader(path).pages[page].get("/Annots", [])]
    return [
        (note["/Contents"], [round(float(corner)) for corner in note.get("/QuadPoints", note["/Rect"])])
        for note in notes
    ]


def test_a_note_marks_the_printed_words_of_its_figure(tmp_path):
    copy = copied(small_pdf(tmp_path), at("page 1 line 1", phrase="支出90万元"))
    ((text, corners),) = marks(copy)
    before = LINE[: LINE.index("支出")]
    left = 60 + sum(10 if sign > "⺀" else 5 for sign in before)
    assert text == "请核实。"
    assert [corners[0], corners[2]] == [left, left + 50]
    assert corners[5] < 842 - 100 < corners[1]


def test_a_cell_of_a_table_is_marked_in_the_row_of_its_label(tmp_path):
    copy = copied(small_pdf(tmp_path), at("page 1 table 1 row 2 column 2", phrase="会议费 | 5"))
    ((_, corners),) = marks(copy)
    assert corners[5] < 842 - 150 < corners[1]


def test_a_number_close_behind_that_of_another_cell_is_marked_and_a_part_of_a_number_is_not(tmp_path):
    texts = [
        Text(60, 100, "培训费"),
        Text(120, 100, "12.50"),
        Text(160, 100, "97.00%"),
        Text(220, 100, "197.00%"),
    ]
    copy = copied(
        write_pdf(tmp_path / "report.pdf", [Page(texts=texts)]), at("page 1", phrase="培训费 | 97.00%")
    )
    ((_, corners),) = marks(copy)
    assert [corners[0], corners[2]] == [160, 190]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_marked_where_its_words_are(tmp_path, turn):
    comment = at("page 1 line 1", phrase="支出90万元")
    upright = marks(copied(small_pdf(tmp_path), comment))[0][1]
    turned = marks(copied(turned_sheet(tmp_path, turn), comment))[0][1]
    assert extent(turned) == pytest.approx(extent(upright), abs=1.5)


def extent(corners: list[float]) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of what is marked."""
    return min(corners[::2]), max(corners[::2]), min(corners[1::2]), max(corners[1::2])


def turned_sheet(folder: Path, turn: int) -> Path:
    """The same page with the same words on it, which viewers show turned."""
    writer = PdfWriter(small_pdf(folder))
    writer.pages[0].rotate(turn)
    writer.write(folder / "report.pdf")
    return folder / "report.pdf"


def test_a_page_whose_box_begins_elsewhere_is_marked_where_its_words_are(tmp_path):
    comment = at("page 1 line 1", phrase="支出90万元")
    usual = marks(copied(small_pdf(tmp_path), comment))[0][1]
    moved = marks(copied(small_pdf(tmp_path, origin=(30, 50)), comment))[0][1]
    offset = {
        (x1 - x0, y1 - y0)
        for x0, y0, x1, y1 in zip(usual[::2], usual[1::2], moved[::2], moved[1::2], strict=True)
    }
    assert offset == {(30, 50)}


def test_what_is_not_found_is_noted_at_the_head_of_its_page(tmp_path):
    copy = copied(small_pdf(tmp_path), at("", "缺附件。"), at("page 1 line 1", phrase="没有的话", text="乙"))
    notes = marks(copy)
    assert [text for text, _ in notes] == ["缺附件。", "乙"]
    assert all(corners[1] > 780 for _, corners in notes)
    assert notes[0][1][0] != notes[1][1][0]


def test_the_pdf_stays_in_its_copy_byte_for_byte_and_reads_the_same(tmp_path):
    path = small_pdf(tmp_path)
    copy = copied(path, at("page 1 line 1", phrase="支出90万元"))
    assert copy.read_bytes().startswith(path.read_bytes())
    assert read_document(copy).parts == read_document(path).parts
    note = PdfReader(copy).pages[0]["/Annots"][0].get_object()
    assert note["/T"] == AUTHOR


def test_a_damaged_pdf_is_refused_in_one_sentence():
    with pytest.raises(UnreadableDocument, match=r"a\.pdf：无法在副本中写入批注"):
        commented(b"%PDF-1.7 broken", "a.pdf", ".pdf", [at("page 1 line 1")], AUTHOR)


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_poppler_shows_the_mark_in_colour(tmp_path):
    copy = copied(small_pdf(tmp_path), at("page 1 line 1", phrase="支出90万元"))
    done = subprocess.run(["pdftoppm", "-r", "36", copy], check=True, capture_output=True)
    header, pixels = done.stdout[:15], io.BytesIO(done.stdout[15:]).read()
    assert header.startswith(b"P6")
    assert any(pixels[at] - pixels[at + 2] > 60 for at in range(0, len(pixels) - 2, 3))
