"""What is sent to a unit: what was not found is said to be missing in what was submitted, a contradiction is called one."""

import docx
import pytest

from helpers.measure import as_sent
from helpers.messages import catalogue
from helpers.publish import review

REPORT = """某局2024年度部门整体支出绩效自评报告
一、支出情况
2024年年初预算100万元，支出90万元，完成年初预算的95%。
二、履职情况
XX项工作待填写。
"""


@pytest.mark.parametrize(
    ("office", "sent"),
    [
        ("报告正文中未检出：政府采购。", "报送材料中未见：政府采购。"),
        ("5项均未检出批复文号。", "5项在报送材料中均未见批复文号。"),
        (
            "3项调整中仅检出甲说明了原因；其余2项未检出原因。",
            "3项调整中仅见甲说明了原因；其余2项报送材料中未见原因。",
        ),
        ("支出90.00万元，与100.00万元不符，请核实。", "支出90.00万元，与100.00万元不符，请核实。"),
    ],
)
def test_what_was_not_found_was_not_seen_in_what_was_submitted(office, sent):
    assert as_sent(office) == sent


def test_no_sentence_of_a_finding_speaks_of_the_program_when_it_is_sent():
    sentences = [entry["zh"] for name, entry in catalogue("measure").items() if name.startswith("finding_")]
    assert [sentence for sentence in map(as_sent, sentences) if "检出" in sentence] == []


def test_comments_speak_as_what_is_sent_and_leave_out_what_stays_in_the_office(tmp_path):
    folder = tmp_path / "raw/aa/2024"
    folder.mkdir(parents=True)
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    document.save(folder / "report.docx")
    found = review(tmp_path, "aa", "2024").findings
    assert {"差错", "缺项", "提示"} <= set(found["grade"])
    told = [comment.text for comment in docx.Document(folder / "report_核对批注_未确认.docx").comments]
    grades = {text[1:].partition("】")[0] for text in told}
    assert grades == {"数据不一致", "报送材料中未见"}
    assert "检出" not in "".join(told)
