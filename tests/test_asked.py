"""What may be asked depends on the kind of document."""

from types import SimpleNamespace

import pandas as pd
from printed import figures, fund, own, rate

from helpers import schema
from helpers.measure import RULE_NAMED, findings_of
from helpers.measure.rules.asked import _kinds_by_rule

KINDS = [term.name for term in schema.DOCUMENT_KINDS]


def rules(kind: str, *rows) -> list[str]:
    document = pd.DataFrame(
        [("kind", kind, "report.docx")], columns=schema.names(schema.DOCUMENT), dtype="str"
    )
    alternatives = pd.DataFrame(columns=schema.names(schema.ALTERNATIVES), dtype="str")
    source = SimpleNamespace(document=document, alternatives=alternatives)
    return findings_of(figures(*rows), source=source)["rule"].tolist()


def test_rules_and_kinds_of_the_table_are_there():
    assert set(_kinds_by_rule()) - set(RULE_NAMED) == {"projects_partial"}
    assert {kind for kinds in _kinds_by_rule().values() for kind in kinds} <= set(KINDS)


def test_a_budget_is_not_asked_whether_it_is_initial_nor_for_sections_of_an_evaluation():
    rows = [own("budget", 8), own("actual", 7)]
    assert rules("budget", *rows) == []
    assert rules("self_evaluation_report", *rows) == ["budget_stage", "not_found"]


def test_other_documents_are_asked_for_nothing_and_contradict_themselves():
    rows = [own("actual", "9.00"), own("actual", "4.00", "basic"), own("actual", "4.50", "project")]
    assert rules("other", *rows, rate("提案", "reply_rate", 99)) == ["basic_and_project"]


def test_projects_that_a_budget_describes_are_some_of_all():
    rows = [own("actual", "5.00", "project"), fund("甲", actual="2.00"), fund("乙", actual="1.00")]
    assert rules("budget", *rows) == []
    assert rules("self_evaluation_report", *rows) == ["projects", "not_found"]


def test_a_government_may_spend_what_came_from_above():
    rows = [own("adjusted", 8), own("actual", 9)]
    assert rules("government_budget_report", *rows) == []
    assert rules("self_evaluation_form", *rows) == ["spent_beyond_budget", "not_found"][:1]
