"""The heading of a page: whose it is, what it rests on, for whom it is, and whether it is made up."""

from types import SimpleNamespace

import pytest
from small_report import page, table

from helpers import schema
from helpers.show import title

PROFILE = {
    "name_zh": "演示局", "name_en": "Demo Bureau", "place": "某市", "place_en": "Some City",
    "level": "县级", "level_en": "county level", "synthetic": False, "received": {},
}  # fmt: skip
SECOND = table(schema.DOCUMENT, dict(item="title", value="自评报告"), dict(item="draft", value="2"))
TYPED = table(schema.DOCUMENT)


def heading(document=SECOND, language: str = "zh", edition: str = "office", **profile) -> str:
    shown = title(SimpleNamespace(**PROFILE | profile), "2024", page(language), document, edition)
    return shown._repr_mimebundle_()["text/plain"]


def test_title_names_department_year_and_what_the_page_is_not():
    assert heading().startswith("演示局2024年度部门整体支出绩效自评报告核对结果")
    assert "不是绩效评价结论" in heading()
    assert "虚构" not in heading()


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ({}, "依据该单位的自评报告（第2稿）整理，"),
        ({"2024": "published"}, "依据该单位公开的自评报告（第2稿）整理，"),
        ({"2024": "2025-03-02"}, "依据该单位2025年3月2日报送的自评报告（第2稿）整理，"),
        ({"2023": "2024-03-02"}, "依据该单位的自评报告（第2稿）整理，"),
    ],
)
def test_second_line_says_what_the_page_rests_on(received, said):
    assert said in heading(received=received)


def test_typed_figures_are_said_to_be_typed_and_have_no_draft():
    assert "依据该单位的自评报告（数字由人工录入）整理" in heading(TYPED)
    assert "稿" not in heading(TYPED)


def test_english_heading_has_english_words_alone():
    shown = heading(language="en", received={"2024": "2025-03-02"})
    assert "(draft 2) that the unit submitted on 2025-03-02." in shown
    assert "Some City · county level · Office edition" in shown
    assert shown.isascii() or not any("\u4e00" <= sign <= "\u9fff" for sign in shown)


def test_each_edition_names_itself():
    assert "内部版" in heading()
    assert "送单位版" in heading(edition="unit")


def test_a_made_up_sample_carries_its_banner_in_both_languages():
    assert "均为虚构" in heading(synthetic=True)
    assert "Made-up sample" in heading(language="en", synthetic=True)
