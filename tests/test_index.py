"""The index: every state and figure, complete without its script, sortable and searchable with it."""

import json
import os
import re
import shutil
import time

import pytest
from fonts import with_our_fonts
from playwright.sync_api import expect, sync_playwright
from projects import make_project, warm_server

from helpers.publish import Options, records, run
from helpers.publish.addresses import Page, Place
from helpers.publish.index import render_index
from helpers.publish.states import State

CHROMIUM = shutil.which("chromium")

pytestmark = pytest.mark.xdist_group("index")


def in_a_browser(test):
    """A test in Debian's chromium; elsewhere it says how to get it and is skipped."""
    missing = CHROMIUM is None and not os.environ.get("CI")
    skip = pytest.mark.skipif(missing, reason="no chromium: on Debian, apt install chromium")
    return pytest.mark.browser(skip(test))


def fact(value: str, unit: str = "1", status: str = "ok") -> records.Fact:
    return records.Fact(value, "", "", unit, status, "")


def at(department: str, year: str) -> Page:
    """The report of a department's year."""
    return Page(Place(department, year))


HEADLINE = {
    "部门/actual": fact("7075300", "元"),
    "部门/execution_to_budget": fact("0.968224426958604"),
    "项目合计/execution_to_initial": fact("0.956129807692308"),
    "项目合计/execution_to_adjusted": fact("", status="undefined"),
    "项目合计/gross_adjustment_to_initial": fact("", status="unknown"),
}
FAILED = records.Failure(
    "error", "KeyError: '<b>'", "2024-05-01T00:00:00+00:00", "2024-05-02T00:00:00+00:00", "budget",
    ["----> 1 x['<b>']", "KeyError: '<b>'"], "jupyter lab --notebook-dir=reports/bb/2024",
)  # fmt: skip
STATES = [
    State(
        at("aa", "2024"), "fresh", finished="2024-06-01T00:00:00+00:00", name_zh="甲局", name_en="Bureau A",
        pages={"zh": "aa/2024/report.html", "en": "aa/2024/report.en.html"}, headline=HEADLINE, waiting=6,
        findings={"差错": 0, "需说明": 4, "缺项": 2, "提示": 2},
    ),
    State(
        at("bb", "2024"), "failed", why="KeyError: '<b>'", since=FAILED.since, name_zh="<乙>局", synthetic=True,
        failure=FAILED,
    ),
    State(at("cc", "2023"), "missing", why="尚无报告"),
    State(
        at("dd", "2023"), "stale", why="a reason of more letters than a row has room for, so that it is cut short",
        since=FAILED.since, finished="2024-04-30T20:00:00+00:00", name_zh="丁局",
        pages={"zh": "dd/2023/report.html"}, failure=FAILED,
        findings={"差错": 2, "需说明": 0, "缺项": 0, "提示": 1},
    ),
    State(
        at("dd", "2022"), "stale", why="原始数据已不在", finished="2024-04-30T20:00:00+00:00", name_zh="丁局",
        findings={"差错": 0, "需说明": 9, "缺项": 0, "提示": 0},
    ),
]  # fmt: skip


OTHERS = [
    State(
        Page(Place("", "2024"), "2024"), "stale", why="已变更：raw/aa/2024", finished="2024-06-01T00:00:00+00:00",
        title={"zh": "部门比较", "en": "Comparison"}, pages={"zh": "compare/2024.html"},
    ),
    State(
        Page(Place("aa"), "trend"), "fresh", finished="2024-06-01T00:00:00+00:00", name_zh="甲局",
        title={"zh": "历年", "en": "Trend"}, pages={"zh": "aa/trend.html", "en": "aa/trend.en.html"},
    ),
    State(
        at("a-department-of-a-long-name", "2016-17"), "fresh", finished="2024-06-01T00:00:00+00:00",
        name_zh="某省某市某某区人民政府办公室机关事务服务中心",
        headline=HEADLINE | {"部门/actual": fact("9876543210123", "元")},
        findings={"差错": 120, "需说明": 340, "缺项": 220, "提示": 320},
    ),
]  # fmt: skip
TOO_WIDE = """[...document.querySelectorAll("tr > *")].filter(cell => cell.scrollWidth > cell.clientWidth + 1)
    .map(cell => cell.textContent)"""
"""The cells whose content is wider than they are."""


@pytest.fixture(autouse=True)
def in_china(monkeypatch):
    """Clocks eight hours before UTC's."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def cells_of(page: str, name: str, year: str = "") -> list[str]:
    """The texts of a department's row in the page, without its markup."""
    rows = re.findall(r"<tr class=.*?</tr>", page, re.DOTALL)
    (row,) = [row for row in rows if f'<th scope="row">{name}' in row and year in row]
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cell)).strip() for cell in cells]


def test_row_has_state_headline_figures_findings_and_day():
    assert cells_of(render_index(STATES), "甲局") == [
        "甲局 aa",
        "2024 EN",
        "最新",
        "707.53",
        "96.82% 占预算资金的%",
        "95.61%",
        "不适用",
        "无法计算",
        "8 需说明 4 · 缺项 2 · 提示 2",
        "6",
        "2024-06-01",
    ]


def test_english_page_has_english_words_and_a_link_to_the_chinese_one():
    page = render_index(STATES, "en")
    row = cells_of(page, "Bureau A")
    assert (row[0], row[1], row[2]) == ("Bureau A aa", "2024 ZH", "fresh")
    assert row[8] == "8 To be explained 4 · Missing 2 · Note 2"
    assert '<a href="index.html" lang="zh" hreflang="zh">中文</a>' in page
    assert '<a href="index.en.html" lang="en" hreflang="en">English</a>' in render_index(STATES)
    own = re.sub(
        r"<(style|script)>.*?</\1>|<a [^>]*>中文</a>|(?:&lt;乙&gt;局|丁局|部门比较|历年)",
        "",
        page,
        flags=re.DOTALL,
    )
    assert re.findall("[一-龥]+", own.partition("<body>")[2].replace("原始数据已不在", "")) == []


def test_failure_stands_there_with_its_cell_its_last_lines_and_the_command():
    _, _, state, *_ = cells_of(render_index(STATES), "&lt;乙&gt;局")
    assert state.startswith("未成功 KeyError: ")
    for said in ("自 2024-05-01 08:00 起未能生成。", "停在单元格 budget。", "jupyter lab --notebook-dir="):
        assert said in state


def test_stale_report_says_since_when_and_what_of_its_renewal():
    page = render_index(STATES)
    *_, not_renewed, day = cells_of(page, "丁局", "2023")[2:3] + cells_of(page, "丁局", "2023")[-1:]
    assert not_renewed.startswith("陈旧·更新未成功 a reason of more letters than a row has room for…")
    assert "so that it is cut short 自 2024-05-01 08:00 起未能更新，旧报告仍在。" in not_renewed
    assert day == "2024-05-01"
    gone = cells_of(page, "丁局", "2022")[2]
    assert gone.startswith("陈旧 原始数据已不在 现有报告做于 2024-05-01 04:00。")
    assert cells_of(page, "cc")[2] == "尚无"


def test_counts_name_contradictions_and_failed_renewals_first():
    counted = re.findall(r'class="badge (\w+)">(\S+) <b>(\d+)</b>', render_index(STATES).split("<table")[0])
    assert counted == [
        ("contradicted", "有差错须核实", "1"),
        ("failed", "未成功", "1"),
        ("unrenewed", "陈旧·更新未成功", "1"),
        ("stale", "陈旧", "2"),
        ("missing", "尚无", "1"),
        ("fresh", "最新", "1"),
    ]


def test_year_leads_to_the_chinese_page_where_there_are_two(tmp_path):
    project = make_project(tmp_path)
    with warm_server():
        run(project, options=Options(language="en"))
        run(project, options=Options(language="zh"))
    page = (project.reports / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"]+)"[^>]*>(\w+)</a>', page.partition("<main>")[2]) == [
        ("aa/2024/report.html", "2024"),
        ("aa/2024/report.en.html", "EN"),
    ]


def test_words_from_outside_are_escaped():
    page = render_index(STATES)
    assert "<乙>" not in page
    assert "&lt;乙&gt;局" in page
    assert "x['<b>']" not in page


def test_page_asks_for_nothing_and_allows_its_own_script_alone():
    page = render_index(STATES)
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//", page) == []
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src &#39;none&#39;") or policy.startswith("default-src 'none'")
    assert "unsafe-inline" not in policy


def test_same_states_give_the_same_bytes_in_any_order():
    assert render_index(STATES) == render_index(STATES[::-1])


def test_index_is_written_by_a_run_and_agrees_with_its_json(tmp_path):
    project = make_project(tmp_path, {"aa": ["2023", "2024"]})
    with warm_server():
        run(project)
    content = json.loads((project.reports / "index.json").read_text(encoding="utf-8"))
    assert content["counts"] == {"failed": 0, "stale": 0, "missing": 0, "fresh": 2}
    assert [(entry["department"], entry["year"], entry["state"]) for entry in content["reports"]] == [
        ("aa", "2023", "fresh"),
        ("aa", "2024", "fresh"),
    ]
    page = (project.reports / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]+)"', page.partition("<main>")[2])
    assert sorted(links) == ["aa/2023/report.html", "aa/2024/report.html"]
    assert all((project.reports / link).is_file() for link in links)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Debian's chromium with the charts' font as its only Chinese one: every machine sees the same."""
    fonts = with_our_fonts(tmp_path_factory.mktemp("fonts"))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], env=fonts)
        yield opened
        opened.close()


def opened(browser, folder, states, script: bool = True, width: int = 1280):
    """The index opened from disk with the network off; what the browser complained of is in `said`."""
    place = folder / "index.html"
    place.write_text(render_index(states), encoding="utf-8")
    context = browser.new_context(
        java_script_enabled=script, offline=True, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(place.as_uri())
    return page


def shown(page) -> list[str]:
    """Department and year of the rows, as they stand."""
    rows = page.locator("tbody tr:visible")
    return [
        row.locator("th").inner_text().split()[0] + row.locator("td").first.inner_text()[:4]
        for row in rows.all()
    ]


@in_a_browser
def test_index_is_complete_without_its_script(browser, tmp_path):
    page = opened(browser, tmp_path, STATES, script=False)
    assert page.locator("tbody tr:visible").count() == 5
    assert not page.locator("form").is_visible()
    page.locator("summary").first.click()
    assert page.get_by_text("停在单元格 budget").first.is_visible()
    page.context.close()


@in_a_browser
def test_index_search_and_state_leave_the_rows_that_fit(browser, tmp_path):
    page = opened(browser, tmp_path, STATES)
    page.get_by_role("searchbox").fill("2024 局")
    expect(page.locator("output")).to_have_text("2 / 5")
    page.get_by_role("combobox").select_option("failed")
    expect(page.locator("output")).to_have_text("1 / 5")
    assert page.locator("tbody tr:visible").count() == 1
    page.get_by_role("searchbox").fill("")
    page.get_by_role("combobox").select_option("contradicted")
    expect(page.locator("output")).to_have_text("1 / 5")
    assert shown(page) == ["丁局2023"]
    page.get_by_role("searchbox").fill("no such")
    expect(page.get_by_text("没有符合条件的报告。")).to_be_visible()
    assert page.said == []
    page.context.close()


@in_a_browser
def test_index_opened_from_a_page_has_the_rows_of_its_department(browser, tmp_path):
    page = opened(browser, tmp_path, STATES)
    page.goto((tmp_path / "index.html").as_uri() + "#aa")
    expect(page.locator("output")).to_have_text("1 / 5")
    assert shown(page) == ["甲局2024"]
    page.context.close()


def test_the_first_row_of_each_department_has_its_name_for_an_anchor():
    anchors = re.findall(r'<tr class="[^"]*" id="([^"]*)"', render_index(STATES))
    assert sorted(anchors) == sorted({state.place.department for state in STATES})


@in_a_browser
def test_index_columns_sort_by_number_with_empty_ones_last(browser, tmp_path):
    amounts = {"a": "90000", "b": "1000000", "c": ""}
    states = [
        State(
            at(name, "2024"),
            "fresh",
            headline={"部门/actual": fact(amount, "元", "ok" if amount else "unknown")},
        )
        for name, amount in amounts.items()
    ]
    page = opened(browser, tmp_path, states)
    head = page.get_by_role("button", name="支出（万元）")
    head.click()
    assert shown(page) == ["a2024", "b2024", "c2024"]
    head.click()
    assert shown(page) == ["b2024", "a2024", "c2024"]
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    assert page.said == []
    page.context.close()


@in_a_browser
def test_index_sorts_states_by_urgency_and_findings_by_the_gravest(browser, tmp_path):
    page = opened(browser, tmp_path, STATES)
    page.get_by_role("button", name="状态").click()
    assert shown(page) == ["<乙>局2024", "丁局2023", "丁局2022", "cc2023", "甲局2024"]
    page.get_by_role("button", name="核对事项").click()
    page.get_by_role("button", name="核对事项").click()
    assert shown(page) == ["丁局2023", "丁局2022", "甲局2024", "<乙>局2024", "cc2023"]
    page.context.close()


@in_a_browser
def test_index_is_printed_with_its_reasons_open(browser, tmp_path):
    page = opened(browser, tmp_path, STATES)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details[open]").count() == 3
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    page.context.close()


@pytest.mark.parametrize("spacing", ["normal", "0.15em"], ids=["our font", "a wider one"])
@in_a_browser
def test_index_fits_wide_and_narrow_screens(browser, tmp_path, spacing):
    page = opened(browser, tmp_path, [*STATES, *OTHERS])
    page.evaluate("spacing => { document.documentElement.style.letterSpacing = spacing }", spacing)
    for width in (390, 833, 1024, 1119, 1121, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = false)")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(TOO_WIDE) == [], width
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.get_by_text("jupyter lab").first.bounding_box()["height"] < 60, width
    page.context.close()


@in_a_browser
def test_index_has_no_accessibility_violations(browser, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(browser, tmp_path, STATES)
    page.context.close()
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    found = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == []
    context.close()


@in_a_browser
def test_index_ten_thousand_rows_are_searched_and_sorted_in_a_moment(browser, tmp_path):
    states = [
        State(
            at(f"d{number // 4}", str(2021 + number % 4)), "fresh", finished="2024-06-01T00:00:00+00:00",
            name_zh=f"第{number // 4}局", pages={"zh": f"d{number // 4}/2024/report.html"},
            headline=HEADLINE | {"部门/actual": fact(str(number * 7919 % 10007), "元")},
            findings={"差错": 0, "需说明": number % 5, "缺项": 0, "提示": 0},
        )
        for number in range(10_000)
    ]  # fmt: skip
    start = time.monotonic()
    page = opened(browser, tmp_path, states)
    page.get_by_role("button", name="支出（万元）").click()
    page.get_by_role("searchbox").fill("d1234 ")
    expect(page.locator("output")).to_have_text("4 / 10000", timeout=20_000)
    assert page.locator("tbody tr").count() == 4
    page.get_by_role("searchbox").fill("")
    expect(page.locator("output")).to_have_text("10000 / 10000", timeout=20_000)
    assert page.locator("tbody tr").count() == 400
    page.locator("button.more").click()
    assert page.locator("tbody tr").count() == 800
    assert time.monotonic() - start < 20
    page.context.close()
