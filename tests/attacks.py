"""The table of attacks: hostile files, each with the sentence that it comes to or the words that are read."""

# ruff: noqa: E501
import base64
import zlib

from attack_files import (
    SOUND,
    WORD,
    Attack,
    book,
    cell,
    letters,
    office_book,
    package,
    paragraph,
    pdf,
    row,
    stream,
    word,
    zipped,
)

ENTITY = '<!DOCTYPE x [<!ENTITY e "9">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
HEAD, COMMENT = '<?xml version="1.0"?>', f"<!--{'x' * 6000}-->"
TYPED = "kind,subject,measure,value,unit,phrase\n"
LINE = "money,部门,actual,5,万元,支出5万元\n"
DTD, BOMB, BROKEN, ARCHIVE = "DTD声明", "解压后过大", "文件损坏", "压缩结构已损坏"
UNREAD = "未读取"
SEVEN = b'<?xml version="1.0" encoding="UTF-7"?>'


def _sound_rows() -> str:
    return row(1, cell("A1", "项目"), cell("B1", SOUND))


def _diagonal(step: int) -> str:
    return "".join(
        row(number, cell(f"A{number}", "甲"), cell(f"{letters(step * number)}{number}", "5"))
        for number in range(1, 2_501)
    )


def _million(form: str) -> str:
    """A thousand rows of a thousand cells, each with a number of its own."""
    rows = ("".join(form.format(1_000 * number + each) for each in range(1_000)) for number in range(1_000))
    return "".join(f"<row>{cells}</row>" for cells in rows)


def _laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>'


def _utf_7() -> bytes:
    text = f'{ENTITY}<w:document xmlns:w="{WORD}"><w:body>{paragraph("支出&e;万元")}</w:body></w:document>'
    return package("word/document.xml", SEVEN + text.encode("utf-7"))


def _page(*more: bytes, content: bytes = b"BT ET") -> bytes:
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, leaf, stream(content), *more)


DECLARATIONS = {
    "entity": HEAD + ENTITY, "entity after a comment": HEAD + COMMENT + ENTITY,
    "entity after two": HEAD + COMMENT * 2 + ENTITY, "entity after space": HEAD + "\n" * 9000 + ENTITY,
    "entity after an instruction": HEAD + f"<?x {'y' * 9000}?>" + ENTITY, "entity of a file": HEAD + OUTSIDE,
    "laughs": HEAD + _laughs(), "entity without a head": ENTITY, "type alone": HEAD + "<!DOCTYPE x>",
    "type of a server": HEAD + '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
}  # fmt: skip
WITH_DECLARATIONS = [
    *(Attack(f"word, {name}", "report.docx", lambda t=text: word(paragraph("支出&e;万元"), t), DTD)
      for name, text in DECLARATIONS.items()),
    *(Attack(f"word in UTF-16, {name}", "report.docx", lambda t=text: word(paragraph("支"), t, "utf-16"), DTD)
      for name, text in DECLARATIONS.items()),
    *(Attack(f"sheet, {name}", "report.xlsx",
             lambda t=text: book(_sound_rows(), prolog=t.removeprefix(HEAD)), DTD)
      for name, text in DECLARATIONS.items()),
    *(Attack(f"strings, {name}", "report.xlsx",
             lambda t=text: book(row(1, '<c r="A1" t="s"><v>0</v></c>'), strings=f"{t}<sst><si><t>&e;</t></si></sst>"),
             DTD)
      for name, text in DECLARATIONS.items()),
    *(Attack(f"typed table, {name}", "figures.xlsx",
             lambda t=text: book(_sound_rows(), prolog=t.removeprefix(HEAD)), "declares a document type")
      for name, text in DECLARATIONS.items()),
    Attack("word in UTF-7", "report.docx", _utf_7, "编码不是UTF-8"),
    Attack("word in an encoding of nobody", "report.docx",
           lambda: word(paragraph(SOUND), '<?xml version="1.0" encoding="x-none"?>'), "编码不是UTF-8"),
    Attack("sheet for LibreOffice, entity", "report.ods",
           lambda: zipped({"content.xml": f"{HEAD}{ENTITY}<a>支出&e;万元</a>"}), DTD),
    Attack("word in EBCDIC", "report.docx",
           lambda: package("word/document.xml", f"{HEAD}<a/>".encode("cp037")), BROKEN),
]  # fmt: skip
BOMBS = [
    Attack("zeros", "report.docx", lambda: zipped({"word/document.xml": b"\0" * 70_000_000}), BOMB),
    Attack("2,001 parts", "report.docx", lambda: zipped({f"{n}.xml": "x" * 99 for n in range(2_001)}), BOMB),
    Attack("many spaces", "report.xlsx", lambda: zipped({"xl/a.xml": b" " * 60_000_000}), BOMB),
    Attack("no archive", "report.docx", lambda: b"PK\x03\x04" + b"x" * 500, ARCHIVE),
    Attack("cut archive", "report.docx", lambda: word(paragraph(SOUND))[:-40], ARCHIVE),
    Attack("archive without a document", "report.docx", lambda: zipped({"a.txt": "x"}), BROKEN),
    Attack("archive that leads outside", "report.docx",
           lambda: zipped({"../../x": "x", "/etc/x": "x", "word/document.xml": "<a/>"}), BROKEN),
    Attack("part that leads to itself", "report.docx",
           lambda: package("_rels/.rels", "x"), BROKEN),
    Attack("row of a million empty cells", "report.xlsx",
           lambda: book(_sound_rows() + f"<row>{'<c/>' * 1_100_000}</row>" + base64.b64encode(bytes(range(256)) * 300).decode()), BOMB),
    Attack("typed row of five million empty cells", "figures.xlsx",
           lambda: book(f'<row r="1">{"<c/>" * 5_000_000}</row>'), "more than 4 MB"),
    Attack("string of 5 MB", "figures.xlsx",
           lambda: book(row(1, '<c r="A1" t="s"><v>0</v></c>'), strings=f"{HEAD}<sst><si><t>{'x' * 5_000_000}</t></si></sst>"),
           "more than 4 MB"),
    Attack("merged sheet", "report.xlsx",
           lambda: book(_diagonal(1), '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'), "合并单元格过大"),
    Attack("typed merged sheet", "figures.xlsx",
           lambda: book(_sound_rows(), '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'), "not a column"),
    Attack("sparse sheet", "report.xlsx", lambda: book(_diagonal(6)), "合并单元格过大"),
    Attack("typed last cell", "figures.xlsx", lambda: book(row(1048576, cell("XFD1048576", "x"))), "reaches to cell XFD"),
    Attack("row of 19,000 empty cells", "report.xlsx",
           lambda: book(_sound_rows() + f'<row r="2">{"<c/>" * 19_000}{cell("A2", "x")}</row>'), read=(SOUND,)),
    Attack("typed row of 19,000 cells", "figures.xlsx",
           lambda: book('<row r="1">' + "<c/>" * 19_000 + "<c><v>1</v></c></row>"), "the file is empty"),
    Attack("row number of nines", "report.xlsx",
           lambda: book(f'<row r="{"9" * 5000}">{cell("A1", "项目")}{cell("B1", SOUND)}</row>'), read=(SOUND,)),
    Attack("style number of nines", "figures.xlsx",
           lambda: book(f'<row r="1"><c r="A1" s="{"9" * 5000}"><v>1</v></c></row>'), "not a column"),
    Attack("string number of nines", "report.xlsx",
           lambda: book(row(1, f'<c r="A1" t="s"><v>{"9" * 5000}</v></c>', cell("B1", SOUND))), read=(SOUND,)),
    Attack("number of 100,000 digits", "report.xlsx",
           lambda: book(row(1, f'<c r="A1"><v>{"9" * 100_000}</v></c>', cell("B1", SOUND))), said="位的数字"),
    Attack("typed exponent", "figures.xlsx",
           lambda: book(row(1, '<c r="A1"><v>1e999999999</v></c>', cell("B1", "x"))), "no size that a report prints"),
    Attack("typed number of 300 digits", "figures.xlsx",
           lambda: book(row(1, '<c r="A1"><v>1e300</v></c>', cell("B1", "x"))), "no size that a report prints"),
    Attack("typed number that is none", "figures.xlsx",
           lambda: book(row(1, '<c r="A1"><v>NaN</v></c>', cell("B1", "x"))), "no size that a report prints"),
    Attack("format of 100,000 signs", "report.xlsx",
           lambda: book(row(1, '<c r="A1" s="0"><v>5</v></c>', cell("B1", SOUND)), styles=HEAD
                        + f'<s><numFmts><numFmt numFmtId="200" formatCode="{"0" * 100_000}"/></numFmts>'
                        + '<cellXfs><xf numFmtId="200"/></cellXfs></s>'), read=(SOUND,)),
    Attack("sheet that is not there", "report.xlsx",
           lambda: package("xl/workbook.xml", f"{HEAD}<workbook><sheets><sheet/></sheets></workbook>"), "no figure was found"),
]  # fmt: skip
HIDDEN = {
    "vanish": "<w:vanish/>", "size 0": '<w:sz w:val="0"/>', "size 1": '<w:sz w:val="2"/>',
    "vanish, said to be": '<w:vanish w:val="1"/>', "special vanish": "<w:vanish/><w:specVanish/>",
}  # fmt: skip
STYLES = [
    "display:none", "DISPLAY : NONE", "visibility:hidden", "visibility: collapse", "font-size:0", "font-size: 0px !important",
    "mso-hide:all", "color:red;display:none",
]  # fmt: skip
SHEETS = {"class": (".h", "class=h"), "id": ("#h", "id=h"), "tag and class": ("p.h, b", 'class="a h"')}
UNSEEN = [
    *(Attack(f"word, {name}", "report.docx",
             lambda s=style: word(paragraph(f"{SOUND}。") + paragraph("支出7万元。", s)), said=UNREAD, read=(SOUND,), unread=("7",))
      for name, style in HIDDEN.items()),
    Attack("word, vanish by a style", "report.docx",
           lambda: word(paragraph(SOUND) + paragraph("支出7万元", '<w:rStyle w:val="H"/>'), styles=
                        f'{HEAD}<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/>'
                        "</w:rPr></w:style></w:styles>"), said=UNREAD, read=(SOUND,), unread=("7",)),
    *(Attack(f"page, {style}", "report.html",
             lambda s=style: f'<p>{SOUND}</p><p style="{s}">支出7万元</p>'.encode(), said=UNREAD, read=(SOUND,), unread=("7",))
      for style in STYLES),
    *(Attack(f"page, hidden by {name}", "report.html",
             lambda s=selector, m=mark: f"<style>{s}{{display:none}}</style><p>{SOUND}</p><p {m}>支出7万元</p>".encode(),
             said=UNREAD, read=(SOUND,), unread=("7",))
      for name, (selector, mark) in SHEETS.items()),
    *(Attack(f"page, hidden {tag}", "report.html",
             lambda t=tag: f"<p>{SOUND}</p><{t} hidden>支出7万元</{t}><p>支出6万元".encode(), said=UNREAD, read=(SOUND, "6"), unread=("7",))
      for tag in ("pre", "div", "span", "p")),
    Attack("page, hidden table", "report.html",
           lambda: f"<p>{SOUND}</p><table hidden><tr><td>项目<td>7<tr><td>乙<td>7</table>".encode(), said=UNREAD, read=(SOUND,), unread=("7",)),
    Attack("page, shown on screen alone", "report.html",
           lambda: f"<style>@media print{{p{{display:none}}}}</style><p>{SOUND}</p>".encode(), read=(SOUND,)),
    Attack("workbook, hidden row", "report.xlsx",
           lambda: book(_sound_rows() + f'<row r="2" hidden="1">{cell("A2", "支出7万元")}</row>'), said=UNREAD, read=(SOUND,), unread=("7",)),
]  # fmt: skip
DEEP = [
    Attack("page, 500 deep", "report.html", lambda: ("<div>" * 500 + SOUND).encode(), read=(SOUND,)),
    *(Attack(f"page, 200,000 {tag}", "report.html", lambda t=tag: (f"<{t}>" * 200_000 + SOUND).encode(), "嵌套过深")
      for tag in ("div", "b", "span", "blockquote", "font")),
    Attack("page, wide table", "report.html",
           lambda: (f"<table><tr>{'<td>1' * 9_000}<tr>{'<td>2' * 9_000}</table>").encode(), "2000列"),
    Attack("page, great spans", "report.html",
           lambda: (f"<p>{SOUND}<table>" + "<tr><td rowspan=65000 colspan=1000>1<td>2" * 300 + "</table>").encode(), "2000列"),
    Attack("page of nothing", "report.html", lambda: b"\0" * 10, "不是"),
    Attack("word, 100,000 deep", "report.docx", lambda: word("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), BOMB),
    Attack("word, 20,000 deep among words", "report.docx",
           lambda: word("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000, lines="".join(map(str, range(90_000)))), BROKEN),
]  # fmt: skip
FONTLESS = [
    Attack("pages of each other", "report.pdf",
           lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>",
                       b"<</Type/Pages/Count 9/Parent 2 0 R/Kids[2 0 R]>>"), "report.pdf"),
    Attack("no page", "report.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"), "report.pdf"),
    Attack("blank page", "report.pdf", _page, "扫描件"),
    Attack("head alone", "report.pdf", lambda: b"%PDF-1.7\n", BROKEN),
    Attack("noise", "report.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 500, BROKEN),
    Attack("stream that unpacks to 200 MB", "report.pdf",
           lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                       b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
                       stream(zlib.compress(b"q " * 10**8), b"/Filter/FlateDecode")), "report.pdf"),
    Attack("script and launch", "report.pdf",
           lambda: pdf(b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>/AA<</O<</S/JavaScript/JS(1)>>>>>>",
                       b"<</Type/Pages/Count 1/Kids[3 0 R]>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"), "扫描件"),
    Attack("page of endless size", "report.pdf",
           lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                       b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e38 1e38]>>"), "report.pdf"),
    Attack("10,000 pages", "report.pdf",
           lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>",
                       b"<</Type/Pages/Count 10000/Kids[" + b" ".join(b"%d 0 R" % n for n in range(3, 10_003)) + b"]>>",
                       *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * 10_000), "600页"),
]  # fmt: skip
NAMES = {
    ".docx": b"%PDF-1.4", ".pdf": b"PK\x03\x04", ".xlsx": b"<html>", ".txt": b"a\0b" * 50, ".md": b"\xff\xfe\x00",
    ".doc": b"PK\x03\x04xx", ".xls": b"%PDF-", ".odt": b"\xd0\xcf\x11\xe0",
}  # fmt: skip
WRONG = [
    *(Attack(f"another format as {ending}", f"report{ending}", lambda c=content: c, f"report{ending}：")
      for ending, content in NAMES.items()),
    *(Attack(f"empty {ending}", f"report{ending}", lambda: b"", "空文件")
      for ending in (".docx", ".pdf", ".xlsx", ".txt", ".html", ".doc", ".et", ".ods")),
    Attack("text of 17 MB", "report.txt", lambda: b"1" * 17_000_000, "超过"),
    Attack("text of two million signs", "report.txt", lambda: "支出5万元。".encode() * 400_000, "超过"),
    Attack("digits", "report.txt", lambda: b"9" * 100_000 + f"\n{SOUND}。".encode(), "位的数字"),
    Attack("escapes", "report.txt", lambda: f"\x1b[2J\x1b]0;x\x07\u202e{SOUND}。".encode(), read=(SOUND,)),
    Attack("hundred per cent", "report.txt", lambda: f"做到百分之百百姓满意。{SOUND}。".encode(), read=(SOUND,)),
    *(Attack(f"{sign} 9,000 times", "report.txt", lambda s=sign: (s * 9_000 + f"\n{SOUND}。").encode(), read=(SOUND,))
      for sign in ("（", "“", "1、", "一是", "百分之", "亿", "其中：", "|", "万", "占", "0.", "二〇", "第", "#", "*")),
]  # fmt: skip
CELLS = {
    "value of 100,000 digits": "money,部门,actual," + "9" * 100_000 + ",万元,支出5万元\n",
    "exponent": "money,部门,actual,1e999999999,万元,支出5万元\n", "not a number": "money,部门,actual,nan,万元,支出5万元\n",
    "endless": "money,部门,actual,inf,万元,支出5万元\n", "long subject": f"money,{'长' * 3_000},actual,5,万元,支出5万元\n",
    "kind of 1 MB": f"{'x' * 100_000},部门,actual,5,万元,支出5万元\n", "open quote": '"money,部门\n' * 9,
    "year of anything": "money,部门,actual,5,万元\n" * 2, "zero bytes": "money\0,部门,actual,5,万元,支出\n",
    "columns": ",".join("x" * 9_000) + "\n", "formula": "=1+1,部门,actual,5,万元,支出5万元\n",
    "30,000 rows": LINE * 30_000, "30,000 wrong rows": "x,y,z,5,万元,支出\n" * 15_000,
}  # fmt: skip
TYPED_TABLES = [
    *(Attack(f"typed, {name}", "figures.csv", lambda t=text: (TYPED + t).encode(), "figures.csv") for name, text in CELLS.items()),
    Attack("typed in a third encoding", "figures.csv", lambda: TYPED.encode() + b"\xff\xfe\xfa", "neither UTF-8 nor GB18030"),
    Attack("typed in UTF-16", "figures.csv", lambda: (TYPED + LINE).encode("utf-16"), "figures.csv"),
    *(Attack(f"{name} of noise", name, lambda: bytes(range(256)) * 9, name) for name in ("corrections.csv", "replies.csv")),
]  # fmt: skip
GOALS = "项目,指标,指标值,单位,分值\n"
DESK = "复核工作表.xlsx"
BESIDE = [
    Attack("desk, entity", DESK, lambda: book(_sound_rows(), prolog=ENTITY), "declares a document type"),
    Attack("desk, noise", DESK, lambda: bytes(range(256)) * 9, "no .xlsx workbook"),
    Attack("desk, merged sheet", DESK,
           lambda: book(_sound_rows(), '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'), "has no sheet "),
    Attack("desk, last cell", DESK, lambda: book(row(1048576, cell("XFD1048576", "x"))), "has no sheet "),
    Attack("desk, zeros", DESK, lambda: zipped({"xl/workbook.xml": b"\0" * 70_000_000}), "a figures table is smaller"),
    Attack("goals, noise", "targets.csv", lambda: bytes(range(256)) * 9, "neither UTF-8 nor GB18030"),
    Attack("goals, entity", "targets.xlsx", lambda: book(_sound_rows(), prolog=ENTITY), "declares a document type"),
    Attack("goals, 9,000 columns", "targets.csv", lambda: ",".join("x" * 9_000).encode(), "is not a column"),
    Attack("goals, 30,000 rows", "targets.csv", lambda: (GOALS + "甲,乙,5,个,1\n" * 30_000).encode(), "more than 20000 rows"),
    Attack("goals, 100,000 digits", "targets.csv", lambda: f"{GOALS}甲,乙,{'9' * 100_000},个,1\n".encode(), "target: the text has 100000 characters"),
    Attack("goals, exponent", "targets.csv", lambda: f"{GOALS}甲,乙,1e999999999,个,1e999999999\n".encode(), "is no target"),
    Attack("goals, nonsense", "targets.csv", lambda: f"{GOALS}，,!!,？,5,很多\n123,***,—,7,-1\n".encode(), "is no name of an indicator"),
    Attack("earlier draft, entity", "report.1.docx", lambda: word(paragraph("支出&e;万元"), HEAD + ENTITY), DTD),
]  # fmt: skip
SETTINGS = {
    "dotted key": "a." * 90_000 + "b=1", "many dotted keys": ("a." * 60 + "b=1\n") * 900, "digits": "name_zh=" + "9" * 5_000,
    "hexadecimal": "name_zh=0x" + "f" * 3_900, "array over lines": "x=[\n" + "[\n" * 9_000, "array in a line": "x=" + "[" * 1_500,
    "inline tables": "x=" + "{a=" * 900, "quoted dots": '"a".' * 60 + "b=1", "heads": ("[" + "a." * 60 + "b]\n") * 500,
    "no TOML": "<html>", "open text": 'name_zh = """', "twice": "a=1\na=1", "bytes": "name_zh = '\x00'", "date": "name_zh = 2024-99-99",
    "megabyte": "# x\n" * 300_000, "long name": f'name_zh = "{"长" * 3_000}"', "table for a name": "[name_zh]\na=1",
    "alias of itself": 'name_zh="甲"\n[aliases]\na="b"\nb="c"', "rule of nobody": 'name_zh="甲"\n[rules.nobody]\noff=1',
}  # fmt: skip
SETTLED = [
    Attack(f"settings, {name}", "../department.toml", lambda t=text: t.encode(), "department.toml")
    for name, text in SETTINGS.items()
]
FOR_OFFICE = [
    Attack("million numbers for LibreOffice", "report.et",
           lambda: office_book(_million("<c><v>{}</v></c>")), "超过30000个"),
    Attack("million texts for LibreOffice", "report.et",
           lambda: office_book(_million('<c t="inlineStr"><is><t>a{}</t></is></c>')), BOMB),
]  # fmt: skip
ATTACKS = [
    *FOR_OFFICE,
    *WITH_DECLARATIONS,
    *BOMBS,
    *UNSEEN,
    *DEEP,
    *FONTLESS,
    *WRONG,
    *TYPED_TABLES,
    *BESIDE,
    *SETTLED,
]
