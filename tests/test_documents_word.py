"""Word documents: merged cells, tables in tables, numbering, what is hidden, and what stands beside the text."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from helpers.errors import UnreadableDocument
from helpers.read.documents import Cell, Document, Grid, Paragraph, read_document

W = nsdecls("w")


def saved(tmp_path: Path, document) -> Document:
    path = tmp_path / "report.docx"
    document.save(path)
    return read_document(path, "en")


def grids(document: Document) -> list[Grid]:
    return [part for part in document.parts if isinstance(part, Grid)]


def texts(document: Document) -> list[str]:
    return [part.text for part in document.parts if isinstance(part, Paragraph)]


def with_body(document, *elements: str):
    """The document with elements of XML in front of its text."""
    for place, element in enumerate(elements):
        document.element.body.insert(place, parse_xml(element.replace(">", f" {W}>", 1)))
    return document


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_merged_cells_stand_once_with_their_spans(tmp_path):
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, cells in enumerate(
        [["项目", "2023年", ""], ["", "预算数", "决算数"], ["合计", "5", "4\n（含结转）"]]
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    grid = grids(saved(tmp_path, document))[0]
    assert grid.cells == (
        Cell("项目", 0, 0, 2, 1, "table 1 row 1 column 1"),
        Cell("2023年", 0, 1, 1, 2, "table 1 row 1 column 2"),
        Cell("预算数", 1, 1, 1, 1, "table 1 row 2 column 2"),
        Cell("决算数", 1, 2, 1, 1, "table 1 row 2 column 3"),
        Cell("合计", 2, 0, 1, 1, "table 1 row 3 column 1"),
        Cell("5", 2, 1, 1, 1, "table 1 row 3 column 2"),
        Cell("4\n（含结转）", 2, 2, 1, 1, "table 1 row 3 column 3"),
    )
    assert (grid.height, grid.width, grid.number, grid.locator) == (3, 3, 1, "table 1")


def test_table_inside_a_cell_is_a_grid_behind_it_and_counted_last(tmp_path):
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "资金情况"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "合计", "7"
    document.add_table(1, 2).cell(0, 0).text = "第二张表"
    found = grids(saved(tmp_path, document))
    assert [(grid.number, [cell.text for cell in grid.cells]) for grid in found] == [
        (1, ["资金情况"]),
        (3, ["合计", "7"]),
        (2, ["第二张表"]),
    ]
    assert found[1].cells[1].locator == "table 3 row 1 column 2"


def test_table_of_one_column_is_paragraphs_in_a_frame(tmp_path):
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "支出5万元。"
    assert saved(tmp_path, document).parts == [Paragraph("支出5万元。", "table 1 row 1")]


def numbered(text: str, depth: int) -> str:
    list_ = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='77'/></w:numPr>"
    return f"<w:p><w:pPr>{list_}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def with_list(document):
    """A document that has list 77: 一、 at the first level, （一） at the second, bullets at the third."""
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("bullet", "·")]
    inside = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{look}'/><w:suff w:val='nothing'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for depth, (look, text) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.append(parse_xml(f"<w:abstractNum {W} w:abstractNumId='77'>{inside}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {W} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    return document


def test_automatic_numbers_are_read_as_they_print(tmp_path):
    marked = [("概况", 0), ("职责", 1), ("人员", 1), ("一点", 2), ("支出", 0), ("基本支出", 1)]
    document = with_body(with_list(docx.Document()), *(numbered(*each) for each in marked))
    read = saved(tmp_path, document)
    assert texts(read) == ["一、概况", "（一）职责", "（二）人员", "一点", "二、支出", "（一）基本支出"]
    assert read.notes == []


def test_number_of_a_list_that_is_missing_is_said(tmp_path):
    document = with_body(docx.Document(), numbered("概况", 0).replace("77", "99"))
    assert saved(tmp_path, document).notes == [
        "report.docx: 1 automatic numbers could not be made out; sections may be incomplete"
    ]


def test_headings_keep_the_level_of_their_style(tmp_path):
    document = docx.Document()
    document.add_heading("支出情况", 2)
    document.add_paragraph("支出5万元。")
    assert [part.level for part in saved(tmp_path, document).parts] == [2, 0]


@pytest.mark.parametrize("hiding", ["<w:vanish/>", "<w:sz w:val='2'/>"])
def test_hidden_text_is_left_out_and_said(tmp_path, hiding):
    shown = run("。", "<w:vanish w:val='0'/>")
    paragraph = f"<w:p>{run('支出5万元')}{run('，结余9万元', hiding)}{shown}</w:p>"
    read = saved(tmp_path, with_body(docx.Document(), paragraph))
    assert texts(read) == ["支出5万元。"]
    assert read.notes == ["report.docx: 1 passages are hidden and were not read"]


def test_changes_are_read_as_accepted_and_said(tmp_path):
    changes = f"<w:ins w:id='1'>{run('支出5万元')}</w:ins><w:del w:id='2'><w:r><w:delText>9</w:delText></w:r></w:del>"
    joined = "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr><w:r><w:t>结余</w:t></w:r></w:p>"
    body = [f"<w:p>{changes}</w:p>", joined, f"<w:p>{run('1万元')}</w:p>"]
    read = saved(tmp_path, with_body(docx.Document(), *body))
    assert texts(read) == ["支出5万元", "结余1万元"]
    assert read.notes == ["report.docx: has 2 tracked changes; it was read with all of them accepted"]


def test_text_box_stands_behind_its_paragraph_and_once(tmp_path):
    box = f"<w:txbxContent><w:p>{run('框内3人')}</w:p></w:txbxContent>"
    drawing = (
        f"<w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>{box}</v:textbox></w:pict></w:r>"
    )
    read = saved(tmp_path, with_body(docx.Document(), f"<w:p>{run('正文')}{drawing}{run('2人')}</w:p>"))
    assert texts(read) == ["正文2人", "框内3人"]


def test_line_breaks_part_paragraphs_but_not_sentences(tmp_path):
    document = docx.Document()
    document.add_paragraph("一、收入5万元。\n二、支出4万元，\n结余1万元。")
    assert texts(saved(tmp_path, document)) == ["一、收入5万元。", "二、支出4万元，结余1万元。"]


def test_content_controls_are_text_like_any_other(tmp_path):
    control = f"<w:sdt><w:sdtContent><w:p>{run('支出5万元。')}</w:p></w:sdtContent></w:sdt>"
    assert texts(saved(tmp_path, with_body(docx.Document(), control))) == ["支出5万元。"]


def test_heads_and_feet_of_pages_are_running_paragraphs(tmp_path):
    document = docx.Document()
    document.add_paragraph("支出5万元。")
    document.sections[0].header.paragraphs[0].text = "某镇绩效报告"
    assert saved(tmp_path, document).parts[1] == Paragraph("某镇绩效报告", "header 1", running=True)


def test_footnotes_stand_at_the_end(tmp_path):
    path, whole = tmp_path / "plain.docx", tmp_path / "report.docx"
    docx.Document().save(path)
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='2'><w:p>{run('含结转2万元。')}</w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId99" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
    )
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(whole, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            target.writestr(member, content)
        target.writestr("word/footnotes.xml", notes)
    assert read_document(whole).parts == [Paragraph("含结转2万元。", "footnote 2")]


def test_word_file_of_pictures_alone_is_called_a_scan(tmp_path):
    document = docx.Document()
    blip = "<a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'/>"
    with_body(document, f"<w:p><w:r><w:drawing>{blip}</w:drawing></w:r></w:p>")
    with pytest.raises(UnreadableDocument, match="holds pictures and no text, it is a scan"):
        saved(tmp_path, document)


def test_table_typed_with_tabs_or_one_cell_a_paragraph_is_a_grid_counted_last(tmp_path):
    rows = [["项目", "预算数", "决算数"], ["合计", "12.00", "9.40"], ["公务接待费", "4.00", "3.10"]]
    document = docx.Document()
    for row in rows:
        document.add_paragraph("\t".join(row))
    document.add_paragraph("以上为表一，以下为表二。")
    for row in rows:
        for text in row:
            document.add_paragraph(text)
    document.add_table(1, 2).cell(0, 0).text = "表格"
    read = saved(tmp_path, document)
    assert [grid.number for grid in grids(read)] == [2, 3, 1]
    assert [[cell.text for cell in grid.cells] for grid in grids(read)[:2]] == [sum(rows, [])] * 2
    assert grids(read)[1].cells[3].locator == "paragraph 8 table 3 row 2 column 1"
    assert texts(read) == ["以上为表一，以下为表二。"]
