"""A page is made only of a complete run, and is complete in itself."""

import re

import lxml.html
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.errors import RunFailed
from helpers.publish.addresses import Way
from helpers.publish.render import render_report

PROVENANCE = {
    "inputs": {"raw/demo/2024/figures.csv": "ab" * 32},
    "versions": {"pandas": "3.1.1", "jixiao": "0.1.0"},
}


def shown(html: str, cell: str = "one") -> nbformat.NotebookNode:
    """A code cell that ran and shows this HTML."""
    output = new_output("execute_result", {"text/html": html, "text/plain": "x"}, execution_count=1)
    return new_code_cell("secret_code()", id=cell, execution_count=1, outputs=[output])


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """A notebook with a title and these cells."""
    return new_notebook(cells=[shown("<div><h1>标题</h1><p>导语</p></div>", "title"), *cells])


def rendered(*cells: nbformat.NotebookNode, language: str = "zh") -> lxml.html.HtmlElement:
    """The page of such a notebook, parsed."""
    return lxml.html.document_fromstring(render_report(notebook(*cells), language, PROVENANCE))


def test_the_page_has_a_language_landmarks_and_its_title():
    page = rendered(shown("<p>正文</p>"))
    assert page.get("lang") == "zh"
    assert page.findtext(".//title") == "标题"
    assert [element.tag for element in page.body if element.tag != "a"] == ["header", "nav", "main", "footer"]
    assert page.find("body/header//h1").text_content() == "标题"


def test_no_code_no_script_and_nothing_from_outside():
    html = render_report(notebook(shown("<p>正文</p>")), "zh", PROVENANCE)
    assert "secret_code" not in html
    assert "<script" not in html
    assert not re.search(r'(src|href)="(?!data:|#)', html)
    assert "default-src 'none'" in html


def links(*ways: Way) -> list[tuple]:
    page = lxml.html.document_fromstring(
        render_report(notebook(shown("<p>正文</p>")), "zh", PROVENANCE, ("../../", "aa"), ways)
    )
    return [(link.get("href"), link.get("lang"), link.text) for link in page.iterfind(".//header//a")]


def test_a_page_leads_to_its_other_language_its_other_years_and_the_index():
    assert links(Way("report.en.html", "en", "2024"), Way("../2023/report.html", "zh", "2023")) == [
        ("report.en.html", "en", "English"),
        ("../2023/report.html", None, "2023"),
        ("../../index.html#aa", None, "全部报告"),
    ]


def test_a_language_that_a_page_is_not_there_in_is_looked_for_in_the_index():
    assert links() == [
        ("../../index.en.html#aa", "en", "English"),
        ("../../index.html#aa", None, "全部报告"),
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "没有文字说明的图"), ("en", "A picture without a description")]
)
def test_image_without_words_says_so(language, words):
    png = new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"})
    cell = new_code_cell("plot()", execution_count=1, outputs=[png])
    page = rendered(cell, shown('<p><img src="data:," alt="柱状图"></p>'), language=language)
    assert [image.get("alt") for image in page.iterfind(".//img")] == [words, "柱状图"]


def test_the_contents_list_leads_to_each_second_level_heading():
    page = rendered(new_markdown_cell("## 甲\n\n### 细目\n\n## 乙"), shown("<h2>甲</h2>"))
    links = page.findall(".//nav//a")
    assert [link.text for link in links] == ["甲", "乙", "甲"]
    for link in links:
        assert page.get_element_by_id(link.get("href")[1:]).text_content() == link.text


def test_ids_are_unique_even_where_outputs_repeat_them():
    page = rendered(shown('<p id="a">1</p><p id="a">2</p>'), new_markdown_cell("## a\n\n## a"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_same_input_gives_the_same_bytes():
    cells = [new_markdown_cell("## 甲"), shown("<p>正文</p>")]
    assert render_report(notebook(*cells), "zh", PROVENANCE) == render_report(
        notebook(*cells), "zh", PROVENANCE
    )


def test_provenance_stands_in_the_footer_in_the_order_of_names():
    footer = rendered(shown("<p>正文</p>")).find("body/footer")
    assert footer.find(".//th[@scope='row']").text == "raw/demo/2024/figures.csv"
    assert footer.find(".//td").text == "ab" * 32
    assert "jixiao 0.1.0 · pandas 3.1.1" in footer.text_content()


def test_inputs_that_are_no_single_file_have_words():
    html = render_report(notebook(shown("<p>x</p>")), "zh", {"inputs": {"lock": "12" * 32}})
    assert "软件版本清单（requirements.lock）" in html


def test_what_stands_in_the_provenance_is_escaped():
    html = render_report(notebook(shown("<p>x</p>")), "zh", {"inputs": {"<b>.csv": "x"}, "versions": {}})
    assert "&lt;b&gt;.csv" in html


def test_a_cell_for_the_notebook_only_is_not_in_the_page():
    note = new_markdown_cell("只在笔记本中", metadata={"tags": ["notebook-only"]})
    assert "只在笔记本中" not in rendered(note, shown("<p>正文</p>")).text_content()


def test_english_words_of_a_text_cell_replace_the_chinese():
    cell = new_markdown_cell("## 人员", metadata={"en": "## People"})
    page = rendered(cell, shown("<p>x</p>"), language="en")
    assert page.get("lang") == "en"
    assert page.find(".//main/h2").text_content() == "People"


def test_a_report_read_from_a_file_is_the_same(tmp_path):
    made = notebook(shown("<p>正文</p>"))
    nbformat.write(made, tmp_path / "notebook.ipynb")
    assert render_report(tmp_path / "notebook.ipynb", "zh", {}) == render_report(made, "zh", {})


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (new_output("error", ename="KeyError", evalue="'x'", traceback=[]), "cell 'bad': KeyError: 'x'"),
        (
            new_output("stream", name="stderr", text="a\nUserWarning: b\n"),
            "cell 'bad' wrote to stderr: UserWarning: b",
        ),
    ],
)
def test_an_error_or_a_warning_among_the_outputs_fails_the_page(output, message):
    bad = new_code_cell("x", id="bad", execution_count=2, outputs=[output])
    with pytest.raises(RunFailed, match=re.escape(message)):
        render_report(notebook(bad, shown("<p>正文</p>")), "zh", {})


def test_a_cell_that_did_not_run_fails_the_page():
    with pytest.raises(RunFailed, match="cell 'late' did not run"):
        render_report(notebook(new_code_cell("x", id="late")), "zh", {})


def test_a_last_cell_that_shows_nothing_fails_the_page():
    silent = new_code_cell("x", id="end", execution_count=3)
    with pytest.raises(RunFailed, match="cell 'end', the last one, shows nothing"):
        render_report(notebook(silent), "zh", {})


def test_a_script_among_the_outputs_fails_the_page():
    with pytest.raises(RunFailed, match="script"):
        render_report(notebook(shown("<SCRIPT>alert(1)</SCRIPT>")), "zh", {})


def test_a_page_without_a_title_fails():
    with pytest.raises(RunFailed, match="no title"):
        render_report(new_notebook(cells=[shown("<p>x</p>")]), "zh", {})


def test_very_many_inputs_have_one_digest_of_all():
    many = {f"raw/d{place}/2024": "ab" * 32 for place in range(201)}
    pages = [
        render_report(
            notebook(shown("<p>正文</p>")),
            "zh",
            {"inputs": inputs | {"parameters": "cd" * 32}, "versions": {}},
        )
        for inputs in (many, many | {"raw/d7/2024": "ef" * 32}, dict(list(many.items())[:200]))
    ]
    rows = [lxml.html.document_fromstring(page).findall(".//footer//tbody/tr") for page in pages]
    assert [len(each) for each in rows] == [2, 2, 201]
    texts = ["".join(row.text_content() for row in each) for each in rows]
    assert "raw：201项原始数据" in texts[0]
    assert texts[0] != texts[1]
