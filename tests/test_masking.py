"""What does not leave the office: telephones, accounts, contacts and other units' names; figures stay as they are."""

import pytest

from helpers.publish.masking import MARK, masked


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("联系人：王小明", "联系人："),
        ("填报人（签字）：欧阳修文 ", "填报人（签字）："),
        ("联系电话：13812345678", "联系电话："),
        ("电话 0731-28681234转802", "电话 "),
        ("电话：8681234", "电话："),
        ("账号：6222 0212 3456 7890 123", "账号："),
        ("身份证430203198001011234", "身份证"),
        ("户名：某某商贸", "户名："),
    ],
)
def test_what_is_private_gives_way_to_a_mark(text, left):
    shown = masked(text)
    assert shown.startswith(left + MARK)
    assert not any(sign.isdigit() for sign in shown)


@pytest.mark.parametrize(
    "text",
    [
        "2024年年初预算1,234,567.89元，支出123456789.12元",
        "发放问卷400份，回收有效问卷355份，满意率98.5%",
        "财预〔2020〕10号，项目编码0731",
        "负责人事管理工作的干部12人",
    ],
)
def test_figures_and_words_of_a_report_stay(text):
    assert masked(text) == text


def test_names_of_other_units_give_way_too():
    assert masked("与某县教育局相同", ["某县教育局"]) == f"与{MARK}相同"
