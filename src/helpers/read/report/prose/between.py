"""What the words between two numbers change for those behind them: parts, level, year, what is compared with.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import any_in, place_headed
from helpers.read.report.prose.dates import date_in, is_one_month
from helpers.read.report.prose.names import INSIDE, owner_in, unquoted
from helpers.read.report.prose.stages import PLANNED, ends_as_expected, is_done, plans
from helpers.read.report.prose.thread import Owner, Thread
from helpers.years import PRINTED as YEAR

ITS_PARTS = re.compile(
    rf"{any_in('opens_parts')}|(?<!包)含|以下(?:几个?)?(?:方面|项目|内容)|分[两三四五六]块|^（[^0-9）]*$|中[，：]$"
)
ADDED = re.compile("(?:^|[；。])再?加(?:上|(?=上))")
AIM = re.compile(f"{any_in('aims')}：")
OF_THIS_YEAR = re.compile(f"{any_in('says_this_year')}|{any_in('says_the_whole_year')}")
DIVIDED = re.compile(
    rf"按(?:照)?(?P<what>[^，。；：0-9]{{2,8}}?)(?:资金|项目)?{any_in('ways_of_dividing')}?(?:划分|分类|分)[，：]"
)
OF_A_REASON = re.compile(rf"(?:原因[是为：]*|由于|因为)[^，。；0-9]{{0,12}}{YEAR}年")
OF_THE_FORMER = re.compile(
    rf"(?:由|从)[^，。；0-9]{{0,8}}{YEAR}年(?:度|末|底)?(?!起|开始|以来)[^，。；0-9]{{0,12}}$"
)
SPENT_ALL = re.compile(f"{any_in('spent_all')}[，。；：]")
LISTED = re.compile("[①-⑳]")
CLAUSE = re.compile("[，。；：！？（]")
YEAR_OF_CLAUSE = re.compile(rf"(?<![0-9比较与同至到])({YEAR})年(?!初?预算数?相比|以来)")
SPAN = re.compile(
    rf"{YEAR}年以来|(?:今后|未来)[两二三四五六七八九十几0-9]{{1,2}}年|[自从]{YEAR}年(?:起|开始)|{YEAR}年?[-—–~～至到]{{1,2}}{YEAR}年|“?十[一二三四五]?五”?(?:时期|期间|以来)|[近过去前后三四五六七八九十两]{{1,4}}年来|近[两三四五六七八九十]年"
    r"|过去的?[两三四五六七八九十]年|[两三四五六七八九十]年工作回顾|任期[内间以]"
)
OVER = re.compile(rf"(?:比|较|与|同)[^，。；0-9]{{0,6}}{YEAR}年")
OTHER_PERIOD = re.compile("(?:上年|去年|上一年)(?!度?末?[^，。；0-9]{0,6}(?:结转|结余))")
NEXT_PERIOD = re.compile(f"{any_in('next_years')}(?!度?[^，。；0-9]{{0,6}}(?:使用|结转))")
COMPARING = re.compile(
    rf"(?:与|(?<!经)比|(?<!经比)较|同)[^，]*(?:上年|去年|{YEAR}年|同期)|^(?:上年度?|{YEAR}年度?)(?:同期)?相比"
)
COMPARING_BUDGET = re.compile("(?:与|比|较)[^，]*预算")
BY_KIND = re.compile("(?:如果)?[按从][^，。；：]{1,8}(?:分|来?看|划分)$")
LABEL = re.compile(rf"(?:^|[。；])([^，。；：0-9]{{2,24}}(?:{YEAR}年[^，。；：0-9]{{0,12}})?)：")
SUMMED_UP = re.compile(
    f"(?:^|[。；])(?:（?[0-9一二三四五六七八九十]+[、.）])?([^，。；：]{{3,40}}?){any_in('sums_up_a_project')}："
)
OF_ALL = re.compile(any_in("scored_as_a_whole") + "|部门|单位|[0-9]个")
AMONG = re.compile("(?:^|[。；，])([^，。；：0-9]{2,16}?)(?:之)?中[，：][^，。；0-9]{0,20}$")
RENAMED = re.compile(
    f"(?:^|[。；])([^，。；：0-9]{{2,16}}?)(?:主要)?{any_in('opens_named_parts')}[：]?[^，。；0-9]{{0,20}}$"
)
FOUNDED = re.compile(
    rf"(?:于)?{YEAR}年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?[^，。；0-9]{{0,8}}?{any_in('founds_a_body')}"
    rf"|{any_in('founds_a_body')}于{YEAR}年"
)
INCLUDED = re.compile(
    rf"含{YEAR}年[^，。；）]*|自?{YEAR}年(?!以来)[^，。；）]{{0,16}}?以来[^，。；）]*?(?:最|首次|第一)[^，。；）]*"
)


def enter_clause(between: str, thread: Thread, year: str) -> None:
    """Takes in what the words between two numbers change, in a document on `year`."""
    _leave_former(thread)
    _enter_date(between, thread, year)
    _enter_parts(between, thread)
    if labelled := LABEL.search(between):
        named, _ = owner_in(BY_KIND.sub("", labelled[1]))
        if place := place_headed(labelled[1].lstrip("1234567890.、（）一二三四五六七八九十")):
            named = replace(named, coverage=place)
        if named.budget or named.coverage or (named.flow and not named.is_named):
            thread.context = named
    if summed := SUMMED_UP.search(between):
        _enter_project(unquoted(summed[1]), thread)
    if AIM.search(between):
        thread.planned = True
    _enter_year(between, thread, year)
    for clause in CLAUSE.split(between):
        if clause:
            _enter_comparison(clause, thread, year)


def _leave_former(thread: Thread) -> None:
    """The year of what changed to another amount is that of the number right behind it alone."""
    if thread.before_former is not None:
        thread.period, thread.before_former = thread.before_former, None


def _enter_project(name: str, thread: Thread) -> None:
    """What follows is told of one project."""
    if not OF_ALL.search(name):
        thread.item = thread.owner = Owner(name, "fund", words=name)
        thread.funds.add(name)


def _enter_date(between: str, thread: Thread, year: str) -> None:
    """The date that what follows holds at; a month alone is no date of a whole year's number."""
    dated = date_in(between, thread.period if thread.period.isdigit() else year)
    if dated is not None:
        thread.as_of, thread.in_one_month = dated, False
    elif is_one_month(between):
        thread.as_of, thread.in_one_month = "", True


def _enter_parts(between: str, thread: Thread) -> None:
    """Parts of the amount before, or of one named again; a circled mark goes on with the list of the first."""
    if ADDED.search(between):
        thread.close_parts()
    if ITS_PARTS.search(between):
        thread.open_parts(spent=SPENT_ALL.search(between) is not None)
    if LISTED.search(between):
        thread.go_on_listing(first="①" in between)
    if inside := INSIDE.search(between):
        thread.open_parts_of(owner_in(inside["whole"])[0])
    if divided := DIVIDED.search(between):
        thread.divide(owner_in(divided["what"])[0])
    if among := AMONG.search(between) or RENAMED.search(between):
        thread.open_parts_of(owner_in(among[1])[0])


def is_span(words: str) -> bool:
    """Whether words speak of several years: 五年来."""
    return SPAN.search(INCLUDED.sub("", OVER.sub("", words))) is not None


def _without_founding(words: str, year: str) -> str:
    """Words without an earlier year in which the body they speak of was founded or moved."""
    return FOUNDED.sub(lambda found: found[0] if year in found[0] else "", words)


def _enter_year(between: str, thread: Thread, year: str) -> None:
    """The year that the sentence speaks of; of a span of years no single one."""
    plain = _without_founding(INCLUDED.sub("", OVER.sub("", between)), year)
    if SPAN.search(plain):
        thread.period = "span"
    elif thread.period == "span" and OF_THIS_YEAR.search(plain):
        thread.period = ""
    elif years := YEAR_OF_CLAUSE.findall(plain):
        thread.carries_year = False
        if OF_A_REASON.search(plain) and thread.before_reason is None:
            thread.before_reason = thread.period
        if OF_THE_FORMER.search(plain):
            thread.before_former = thread.period
        thread.period = years[-1]
        thread.as_of = thread.as_of if thread.as_of.startswith(years[-1]) else ""
    elif OTHER_PERIOD.match(plain.strip("，、（；。")) and not re.search("比|较|与", plain):
        thread.period = "prior"
    elif NEXT_PERIOD.match(plain.strip("，、（；。")):
        thread.period = "next"


def _enter_comparison(clause: str, thread: Thread, year: str) -> None:
    """What a clause compares with, and whether it speaks of a plan; the own year is no year before."""
    planned = plans(clause) or PLANNED.match(clause)
    if planned and not ends_as_expected(clause) and not re.search("的有?$", clause):
        thread.planned = True
    elif is_done(clause):
        thread.planned = False
    if (found := COMPARING.search(clause)) and year and year in found[0]:
        thread.compared = "budget" if COMPARING_BUDGET.search(found[0] + clause[found.end() :]) else ""
    elif found or clause.startswith(("同比", "环比")):
        thread.compared = "prior"
    elif COMPARING_BUDGET.search(clause):
        thread.compared = "budget"
