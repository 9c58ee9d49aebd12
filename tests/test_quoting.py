"""The printed words that stand for a figure; the report is made up."""

from helpers.read import extract

REPORT = """一、基本情况
本部门截止至2023年11月30日共15人，其中在职9人，退休人员6人。
镇议事会机关设工作组2个；本单位2023年专项资金共3个。
二、工作
一是抓学习。一年来，共开展读书会8次、班子学习4次，全年共召开恳谈会、听证会5场90人次，形成发言材料共7篇。
二是加大专题监督力度。推进河道专题民意监督工作，在倡导垃圾分类、楼道整治等方面开展活动30余次，参加居民近500人次。
三是办好提案。累计发放问卷200余份，将《河道怎么管》《桥怎么修》等2件提案列为重点提案。
"""


def phrases(tmp_path, text=REPORT):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return extract(path).figures


def test_phrase_begins_at_its_own_clauses_content(tmp_path):
    assert list(phrases(tmp_path)["phrase"]) == [
        "共15人",
        "在职9人",
        "退休人员6人",
        "设工作组2个",
        "2023年专项资金共3个",
        "读书会8次",
        "班子学习4次",
        "恳谈会、听证会5场90人次",
        "恳谈会、听证会5场90人次",
        "发言材料共7篇",
        "开展活动30余次",
        "参加居民近500人次",
        "累计发放问卷200余份",
        "等2件提案列为重点提案",
    ]


def test_name_that_the_paragraph_spells_out_goes_before_its_titles_short_form(tmp_path):
    figures = phrases(tmp_path)
    assert list(figures.query("section == '二二是'")["subject"]) == ["专题民意监督活动"] * 2


def test_titles_form_stays_where_nothing_longer_is_spelled_out(tmp_path):
    figures = phrases(tmp_path, "一是加大专题监督力度。围绕河道，开展活动30余次。\n")
    assert list(figures["subject"]) == ["专题监督活动"]
