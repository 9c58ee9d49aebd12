"""Printed rates are checked against what stands beside them, and asked for only where nothing does."""

from printed import count, figures, money, own, rate

from helpers.measure import checks_of, findings_of

HERE = {"source": "report.docx", "locator": "line 5"}
THERE = {"source": "report.docx", "locator": "line 9"}


def rate_check(*rows):
    checks = checks_of(figures(*rows))
    return checks[checks["identity"] == "rate"]["outcome"].tolist()


def rules(*rows) -> list[str]:
    return findings_of(figures(*rows))["rule"].tolist()


def test_amounts_of_the_same_paragraph_go_before_others():
    near = [own("initial", "80.00", **HERE), own("actual", "60.00", **HERE)]
    far = [own("initial", 90, **THERE), own("actual", 70, **THERE)]
    printed = rate("部门", "execution_to_initial", 75, account="total", **HERE)
    assert rate_check(near, far, printed) == ["holds"]
    assert rate_check(near, far, printed | {"value": "74.00", "phrase": "74.00%"}) == ["fails"]


def test_a_rate_of_income_is_of_what_came_in_and_may_pass_its_budget():
    row = {"source": "report.docx", "locator": "table 1 row 2 column 3"}
    lines = [
        money("增值税", "adjusted", 80, flow="income", account="", **row),
        money("增值税", "received", 84, flow="income", account="", **row),
        rate("增值税", "execution_to_adjusted", 105, label="占调整预算", **row),
    ]
    assert rate_check(*lines) == ["holds"]
    assert "rate_at_most_one" not in rules(*lines)


def test_a_rate_with_counts_beside_it_is_not_asked_for():
    beside = [count("建议", "received", 62, "件", **HERE), count("建议", "replied", 62, "件", **HERE)]
    printed = rate("建议", "reply_rate", 100, label="办复率", **HERE)
    assert "rate_without_parts" not in rules(*beside, printed)
    assert "rate_without_parts" in rules(printed)


def test_a_rate_in_a_form_is_not_asked_for():
    form = {"source": "report.docx", "locator": "table 1 row 9 column 3"}
    printed = rate("群众", "satisfaction_rate", 95, label="群众满意度", **form)
    assert "rate_without_parts" not in rules(own("actual", 3), printed)


def test_a_rate_in_the_row_of_what_was_brought_over_is_not_the_departments():
    row = {"source": "report.docx", "locator": "table 1 row 4 column 5"}
    brought = [own("opening", 5, **row), own("opening", 5, **row)]
    total = [own("adjusted", 85, **THERE), own("actual", "83.30", **THERE)]
    printed = rate("部门", "execution_to_adjusted", 100, label="上年结转资金执行率", **row)
    assert "fails" not in rate_check(*total, *brought, printed)
    assert "fails" in rate_check(*total, printed)
