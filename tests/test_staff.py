"""Posts and staff by kind: what is a breakdown and what is none."""

import pytest
from test_questions import asked, text


@pytest.mark.parametrize(
    ("said", "grades"),
    [
        ("在职人员41人，其中行政人员19人、事业人员21人。", ["需说明"]),
        ("在职人员41人，其中行政人员19人、事业人员24人。", ["差错"]),
        ("在职人员41人，其中行政人员19人、事业人员21人、工勤人员1人。", []),
        ("在职人员41人，其中行政人员19人。", []),
        ("核定行政编制12名、事业编制8名，在职人员18人。", []),
    ],
)
def test_kinds_come_to_their_whole_where_both_are_named(said, grades, tmp_path):
    assert list(asked(tmp_path, text(said), "staff_by_kind")["grade"]) == grades


def test_where_all_are_more_than_the_posts_no_kind_is_asked_about(tmp_path):
    said = "编制40名，其中行政编制20名、事业编制20名；在职人员42人，其中行政人员22人、事业人员20人。"
    assert asked(tmp_path, text(said), "kind_above_posts").empty
