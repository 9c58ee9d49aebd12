"""Replies to findings: by id or by rule and subject, and what is said of one that answers nothing."""

import re

import pandas as pd
import pytest
from printed import figures, fund, own

from helpers import schema
from helpers.errors import InputError
from helpers.measure import findings_of, notes_on_findings
from helpers.publish.process import process
from helpers.read.typed import read_replies

FUNDS = [fund("甲", initial=0, adjustment=5, actual=5), fund("乙", initial=0, adjustment=4, actual=4)]


def replies(*rows: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["rule", "subject", "reply", "date"], dtype="str")


def found(given: pd.DataFrame | None = None) -> pd.DataFrame:
    return findings_of(figures(*FUNDS), replies=given)


def id_of(rule: str, subject: str) -> str:
    table = found()
    return table.loc[(table["rule"] == rule) & (table["subject"] == subject), "id"].item()


def notes(*rows: tuple[str, ...], language: str = "zh") -> list[str]:
    return notes_on_findings(found(), replies(*rows), {}, language)


def test_every_finding_has_an_id_of_its_own():
    table = found()
    assert table["id"].is_unique
    assert all(re.fullmatch(schema.FINDING_ID, name) for name in table["id"])


def test_an_id_stays_when_other_findings_come_or_the_line_is_renamed():
    more = findings_of(figures(*FUNDS, own("actual", 3), own("actual", 4)))
    assert set(found()["id"]) < set(more["id"])
    renamed = findings_of(figures(*FUNDS, aliases={"甲": "丙"})).set_index("id")
    assert renamed.loc[id_of("without_initial", "甲"), "subject"] == "丙"


def test_ids_of_equal_findings_are_numbered():
    rows = [row | {"id": row["measure"]} for fund_rows in FUNDS for row in fund_rows]
    table = findings_of(figures(rows)).set_index("rule")
    first, other = table.loc["without_initial", "id"]
    assert other == f"{first}-2"


def test_a_reply_may_name_the_finding_by_its_id_alone():
    table = found(replies((id_of("without_initial", "乙"), "", "已补批复", "2025-03-01"))).set_index(
        "subject"
    )
    asked = table[table["rule"] == "without_initial"]
    assert asked.loc["乙", ["reply", "state"]].tolist() == ["已补批复", "answered"]
    assert asked.loc["甲", ["reply", "state"]].tolist() == ["", "open"]


def test_a_reply_that_answers_is_not_spoken_of():
    assert (
        notes(("without_initial", "甲", "已补", ""), (id_of("without_initial", "乙"), "", "已补", "")) == []
    )


def test_a_reply_to_no_rule_is_said_with_the_nearest():
    assert notes(("without_inital", "甲", "已补", "")) == [
        "replies.csv：“without_inital”不是规则或核对事项的编号，该答复未对上任何事项；是否指“without_initial”"
    ]
    assert notes(("without_inital", "甲", "已补", ""), language="en") == [
        "replies.csv: without_inital is neither a rule nor the id of a finding, so the reply answers nothing; "
        "did you mean without_initial"
    ]


def test_a_reply_to_an_id_that_is_gone_is_said():
    name = id_of("without_initial", "甲")
    other = name[:-1] + ("0" if name[-1] != "0" else "1")
    assert notes((other, "", "已补", "")) == [
        f"replies.csv：“{other}”不是规则或核对事项的编号，该答复未对上任何事项；是否指“{name}”"
    ]


def test_a_reply_on_another_subject_is_said_with_the_nearest_of_its_rule():
    assert notes(("without_initial", "甲项", "已补", "")) == [
        "replies.csv：规则“without_initial”未检出“甲项”的核对事项，该答复未对上任何事项；是否指“甲”"
    ]
    assert notes(("gap", "甲", "已补", "")) == [
        "replies.csv：规则“gap”未检出“甲”的核对事项，该答复未对上任何事项"
    ]


def test_such_a_reply_stops_nothing_and_stands_among_the_notes(tmp_path):
    folder = tmp_path / "raw/demo/2024"
    folder.mkdir(parents=True)
    (folder.parent / "department.toml").write_text('name_zh = "示范局"\n', encoding="utf-8")
    head = "kind,subject,account,measure,value,unit,phrase"
    (folder / "figures.csv").write_text(f"{head}\nmoney,甲,fund,initial,1,万元,1万元\n", encoding="utf-8")
    (folder / "replies.csv").write_text("rule,subject,reply\nnot_fund,部门,已补\n", encoding="utf-8")
    source = process(tmp_path, "demo", "2024")
    assert "是否指“not_found”" in source.notes[-1]
    assert "是否指“not_found”" in (tmp_path / "processed/demo/2024/notes.csv").read_text(encoding="utf-8")


def test_a_subject_may_be_left_out_beside_an_id_only(tmp_path):
    path = tmp_path / "replies.csv"
    path.write_text("rule,subject,reply\n0123456789,,已补\n0123456789-2,,已补\n", encoding="utf-8")
    assert read_replies(path)["rule"].tolist() == ["0123456789", "0123456789-2"]
    path.write_text("rule,subject,reply\ngap,,已补\n", encoding="utf-8")
    with pytest.raises(InputError, match="row 2, subject: the cell is empty"):
        read_replies(path)
