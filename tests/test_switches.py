"""An office's settings of rules: switched off, worded otherwise, and what is refused with its place."""

import os
from pathlib import Path

import pytest
from printed import figures, fund

from helpers.errors import InputError, UnreadableFile
from helpers.measure import findings_of, notes_on_findings
from helpers.publish.process import process
from helpers.read import read_processed
from helpers.read.profiles import read_profile, rule_settings
from helpers.settings import RuleSetting

CHANGED = [fund("甲", initial=10, adjustment=5, actual=15), fund("乙", initial=10, adjustment=-4, actual=6)]
OFF = "[rules.both_ways]\noff = true\n"


def project(data: Path, own: str = "", office: str = "") -> Path:
    """A data folder with one department-year, whose funds went up and down."""
    folder = data / "raw" / "demo"
    (folder / "2024").mkdir(parents=True)
    (folder / "department.toml").write_text(f'name_zh = "示范局"\n{own}', encoding="utf-8")
    rows = ["kind,subject,account,measure,value,unit,phrase"]
    for name, change in (("甲", 5), ("乙", -4)):
        rows += [
            f"money,{name},fund,initial,10,万元,年初10",
            f"money,{name},fund,adjustment,{change},万元,调整",
        ]
    (folder / "2024" / "figures.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    if office:
        (data / "office.toml").write_text(office, encoding="utf-8")
    return data


def link_out(path: Path) -> None:
    path.symlink_to(path.parents[1] / "elsewhere.toml")
    (path.parents[1] / "elsewhere.toml").write_text(OFF, encoding="utf-8")


def settings(**entries: RuleSetting) -> dict[str, RuleSetting]:
    return dict(entries)


def wording(text: str) -> dict[str, RuleSetting]:
    return {"both_ways": RuleSetting("office.toml", wording_zh=text)}


def sentences(language: str = "zh", **more) -> dict[str, str]:
    table = findings_of(figures(*CHANGED), language=language, **more)
    return dict(zip(table["rule"], table["sentence"], strict=True))


def problems(settings: dict[str, RuleSetting]) -> str:
    with pytest.raises(InputError) as caught:
        findings_of(figures(*CHANGED), settings=settings)
    return str(caught.value)


def test_a_rule_that_is_off_finds_nothing_and_the_others_find_what_they_did():
    all_of_them = sentences()
    rest = sentences(settings=settings(both_ways=RuleSetting("office.toml", off=True)))
    assert set(all_of_them) - set(rest) == {"both_ways"}
    assert rest.items() <= all_of_them.items()


def test_a_wording_stands_in_its_language_with_the_sentences_own_values():
    own = wording("增{up}、减{down}，请说明。")
    assert sentences(settings=own)["both_ways"] == "增5.00万元、减4.00万元，请说明。"
    assert sentences("en", settings=own)["both_ways"].startswith("Increases of CNY 50,000")


def test_a_rule_that_is_not_there_is_refused_with_the_nearest():
    assert problems(settings(both_way=RuleSetting("office.toml", off=True))) == (
        "office.toml: 1 problem\n  rules.both_way: 'both_way' is not a rule; did you mean 'both_ways'?"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("增{upp}", "{upp} is no value of this sentence; did you mean 'up'?"),
        ("增{up.__class__}", "{up.__class__} is no value of this sentence; one of up, down, net"),
        ("增{up:>9999}", "{up:>9999} is no value of this sentence; one of up, down, net"),
        ("增{up", "'增{up' has a bracket too many or too few: expected '}' before end of string"),
    ],
)
def test_a_wording_that_does_not_fit_is_refused(text, said):
    assert problems(wording(text)) == f"office.toml: 1 problem\n  rules.both_ways.wording_zh: {said}"


def test_a_wording_of_a_rule_with_several_sentences_has_the_values_that_all_have():
    several = {"stated_twice": RuleSetting("office.toml", wording_zh="{subject}{measure}：{numbers}")}
    assert findings_of(figures(*CHANGED), settings=several) is not None
    one_of_them = {"spent_equals_adjusted": RuleSetting("office.toml", wording_zh="{line}")}
    assert "{line} is no value of this sentence" in problems(one_of_them)


def test_the_departments_own_setting_comes_before_the_offices(tmp_path):
    data = project(tmp_path, "[rules.both_ways]\noff = false\n", OFF + "[rules.two_names]\noff = true\n")
    found = rule_settings(data, read_profile(data, "demo"))
    assert {name: (Path(setting.source).name, setting.off) for name, setting in found.items()} == {
        "both_ways": ("department.toml", False),
        "two_names": ("office.toml", True),
    }


def test_what_an_office_switches_off_is_not_asked_and_its_pages_say_so(tmp_path):
    data = project(tmp_path, office=OFF)
    process(data, "demo", "2024")
    made = read_processed(data, "demo", "2024")
    assert "both_ways" not in (data / "processed/demo/2024/findings.csv").read_text(encoding="utf-8")
    assert made.notes == ["按设置停用、未作核对的规则：both_ways"]
    assert made.rules["both_ways"].off


def test_a_wrong_setting_is_named_with_its_file(tmp_path):
    data = project(tmp_path, office="[rules.both_wais]\noff = true\n")
    with pytest.raises(InputError) as caught:
        process(data, "demo", "2024")
    assert str(caught.value) == (
        f"{data / 'office.toml'}: 1 problem\n  rules.both_wais: 'both_wais' is not a rule; did you mean 'both_ways'?"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules.two_names]\nof = true\n", "'rules.two_names.of' is not a key; did you mean 'off'?"),
        (
            "[rules]\ntwo_names = 1\n",
            "rules.two_names: 1 is no table; as [rules.two_names] and below it off = true",
        ),
        ("rule = 1\n", "'rule' is not a key; did you mean 'rules'?"),
        ("[rules.two_names]\noff = 1\n", "rules.two_names.off: 1 is not true or false"),
    ],
)
def test_an_office_file_of_another_form_is_refused(tmp_path, text, said):
    data = project(tmp_path, office=text)
    with pytest.raises(InputError) as caught:
        rule_settings(data, read_profile(data, "demo"))
    assert str(caught.value) == f"{data / 'office.toml'}: 1 problem\n  {said}"


def test_no_note_where_nothing_is_off():
    table = findings_of(figures(*CHANGED))
    assert notes_on_findings(table, table[["rule", "subject", "reply"]].head(0), {}) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of a POSIX system")
@pytest.mark.parametrize(
    ("make", "said"), [(os.mkfifo, "这是管道"), (link_out, "链接指向")], ids=["pipe", "link"]
)
def test_an_office_file_that_is_no_plain_one_is_refused_unopened(tmp_path, make, said):
    data = project(tmp_path / "data")
    make(data / "office.toml")
    with pytest.raises(UnreadableFile, match=f"office.toml：{said}"):
        process(data, "demo", "2024")
