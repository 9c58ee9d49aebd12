"""The numbering of a report: paths and themes, misprints too."""

import pytest

from helpers.read.language.outline import Outline


def places(*lines):
    outline, found = Outline(), []
    for line in lines:
        outline.enter(line, counts=any(character.isdigit() for character in line.lstrip("123456789（）、.")))
        found.append((outline.section, outline.theme))
    return found


def test_path_and_theme_follow_the_marks():
    assert places(
        "一、概况", "（一）机构", "1、办公室。", "有人员。", "2、小组。", "（二）目标", "二、绩效"
    ) == [
        ("一", "概况"),
        ("一（一）", "机构"),
        ("一（一）1", "办公室"),
        ("一（一）1", "办公室"),
        ("一（一）2", "小组"),
        ("一（二）", "目标"),
        ("二", "绩效"),
    ]


def test_item_with_figures_is_no_theme_and_an_item_of_words_keeps_the_heading_above():
    assert places("二、支出情况", "（一）基本支出", "1、支出5万元。", "一是抓落实。", "二是强基础。") == [
        ("二", "支出情况"),
        ("二（一）", "基本支出"),
        ("二（一）1", "基本支出"),
        ("二（一）1一是", "基本支出"),
        ("二（一）1二是", "基本支出"),
    ]


def test_misprinted_mark_goes_on_from_the_one_before():
    assert places("二、支出", "（一）基本", "1、一", "（2）项目")[-1] == ("二（2）", "项目")


def test_mark_of_its_own_level_stays_there():
    assert places("一、职责", "1、主要职责", "（1）会议", "（2）调研")[-1] == ("一1（2）", "调研")


def test_parts_are_above_the_path():
    assert places("第三部分决算说明", "一、收入", "第四部分名词解释") == [
        ("", "决算说明"),
        ("一", "收入"),
        ("", "名词解释"),
    ]


@pytest.mark.parametrize("line", ["3.5万元", "2024年", "一般公共预算", "二十大精神", "1.5倍"])
def test_number_at_the_start_is_not_a_mark(line):
    assert places("一、概况", line)[-1][0] == "一"


def test_rest_is_the_text_without_its_marks():
    outline = Outline()
    assert outline.enter("（一）一是抓学习。", False) == "抓学习。"
    assert outline.section == "（一）一是"


def test_mark_of_digits_in_no_order_is_a_mark_without_a_number():
    assert places("一、概况", "二一是抓落实。", "（九三）学社", "二、绩效")[0] == ("一", "概况")
    assert [section for section, _ in places("二一、概况", "二、绩效", "十十、其他")] == [
        "二一",
        "二",
        "十十",
    ]
