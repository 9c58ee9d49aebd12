"""Every numeral of a document, found without the reader, has its row among the numbers: with figures, or with a reason."""

import re
import subprocess
import zipfile
from collections import Counter
from decimal import Decimal
from unicodedata import normalize

import openpyxl
import pytest
from lxml import html
from typed_documents import reading
from writing import MANNERS, WRITERS, save, write_document

from helpers.read import extract
from helpers.schema import NO_FIGURE

CHINESE = re.compile("(?<![第一二三四五六七八九十])[一二三四五六七八九十]+(?=[个名人次场期件份册篇辆起])")
CASES = [(manner, ending) for manner, how in MANNERS.items() for ending in how.formats]
FIRST = {ending: number for number, ending in enumerate(WRITERS)}
"""In which turn a format is tried by `make test`: each manner in some formats, each format in some manners."""


def in_turn(manner, ending):
    """A case, marked as long where it is not its turn."""
    turn = (list(MANNERS).index(manner) + FIRST[ending]) % 4 == 0
    return pytest.param(manner, ending, marks=() if turn else pytest.mark.long)


def digits(text):
    return Counter(re.findall("[0-9]", normalize("NFKC", text)))


def raw_text(path, ending):
    """The text of a file by other means than the reader's."""
    if ending.endswith("pdf"):
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    if ending == "docx":
        xml = zipfile.ZipFile(path).read("word/document.xml").decode()
        return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
    if ending == "html":
        return html.fromstring(path.read_bytes()).find("body").text_content()
    return path.read_text(encoding="utf-8")


def stored_numbers(path):
    """The numbers in the names of a workbook's sheets and in their cells, whatever formats show of them."""
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    return numbers(" ".join(str(cell) for cell in (*book.sheetnames, *cells) if cell is not None))


def numbers(text):
    plain = normalize("NFKC", text).replace(",", "")
    return Counter(Decimal(found).normalize() for found in re.findall(r"\d+(?:\.\d+)?", plain))


@pytest.mark.parametrize(("manner", "ending"), [in_turn(*case) for case in CASES])
def test_every_numeral_of_a_file_has_its_row(manner, ending, tmp_path):
    document = write_document(manner, f"accounting {ending}")
    path = save(document, tmp_path, "report", ending)
    rows = extract(path, year=document.year).numbers
    printed = list(rows["printed"])
    assert ((rows["figures"] == "") != (rows["reason"] == "")).all(), "figures, or a reason"
    if ending == "xlsx":
        assert numbers(" ".join(printed)) == stored_numbers(path)
    else:
        raw = raw_text(path, ending)
        assert digits("".join(printed)) == digits(raw)
        if ending in ("txt", "md", "html", "docx"):
            counted = Counter(CHINESE.findall(re.sub(r"\s", "", raw)))
            assert not counted - Counter(part for text in printed for part in CHINESE_RUN.findall(text))


CHINESE_RUN = re.compile("[一二三四五六七八九十]+")


def test_every_format_is_tried():
    assert {ending for _, ending in CASES} == set(WRITERS)


REASONS = {
    "支出5万元，其中2024年3月12日付3万元。": {"5": "", "2024年3月12日": "date", "3": ""},
    "根据青财〔2024〕12号文件，收到提案40件。": {"〔2024〕12号": "document_number", "40": ""},
    "一是召开3至5次会议。": {"一": "heading_mark", "3": "", "5": ""},
    "落实八项规定，开展四家走访。": {"八项规定": "", "四": ""},
    "联系电话：0731-22881234，支出2万元。": {"2": ""},
}


@pytest.mark.parametrize("text", REASONS)
def test_numeral_is_a_figure_or_has_a_reason_of_the_closed_vocabulary(text):
    read = reading(text, title="").numbers
    assert {number.reason for number in read} <= {term.name for term in NO_FIGURE} | {""}
    found = {number.printed: number.reason for number in read}
    known = {printed: reason for printed, reason in REASONS[text].items() if reason or printed.isdigit()}
    assert {printed: found.get(printed, "lost") for printed in known} == known
    assert digits("".join(found)) == digits(text)


def test_range_is_two_numerals_of_one_figure():
    low, high = [number for number in reading("召开3至5次会议。", title="").numbers if not number.reason]
    assert (low.printed, high.printed) == ("3", "5")
    assert low.figures == high.figures == (0,)


def test_one_numeral_for_two_labels_states_two_figures():
    (number,) = reading("提案见面率、办复率均达到100%。", title="").numbers
    assert (number.printed, len(number.figures)) == ("100", 2)
