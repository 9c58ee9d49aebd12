"""What the words between two numbers change for those behind them: parts, level, year, what is compared with.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import OTHER_YEAR, any_in, place_headed
from helpers.read.report.figure import Figure
from helpers.read.report.periods import absolute
from helpers.read.report.prose.dates import date_in, is_one_month
from helpers.read.report.prose.leads import INSIDE
from helpers.read.report.prose.names import owner_in, unquoted
from helpers.read.report.prose.stages import PLANNED, ends_as_expected, is_done, plans
from helpers.read.report.prose.thread import Owner, Thread
from helpers.years import PRINTED as YEAR

ITS_PARTS = re.compile(
    rf"^：(?=[^0-9])|{any_in('opens_parts')}|(?<!包)含|以下(?:几个?)?(?:方面|项目|内容)|分[两三四五六]块|^（[^0-9）]*$|中[，：]$"
)
NEAR = 4
ADDED = re.compile("(?:^|[；。])再?加(?:上|(?=上))")
AIM = re.compile(
    f"(?:{any_in('aims')}|(?:^|[。；]){any_in('kinds_of_aims')}?目标(?:任务)?)[0-9一二三四五六七八九十]{{0,2}}："
)
THIS_YEAR = re.compile(f"(?!当年){any_in('says_this_year')}")
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
    r"|过去的?[两三四五六七八九十]年|[两三四五六七八九十]年工作回顾|任期[内间以]|届[^，。；0-9会]{0,8}(?:期间|以来)"
    r"|[一二三四五六七八九十]届[^，。；0-9]{0,8}[至到]第?[一二三四五六七八九十]{1,3}届|历届"
)
OVER = re.compile(rf"(?:比|较|与|同)[^，。；0-9]{{0,6}}{YEAR}年")
OTHER_PERIOD = re.compile("(?:上年|去年|上一年)(?!度?末?[^，。；0-9]{0,6}(?:结转|结余))")
COMPARES = re.compile("比|较|与")
MARK = re.compile("^[，、（；。：）]*(?:[一二三四五六七八九十]是|其中[，：]?|[而但])?")
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
PROJECT = re.compile(
    f"(?!{any_in('no_one_project')})(?P<name>[^，。；：0-9的]{{3,28}}(?:项目|专项资金|专项经费))："
)
AMONG = re.compile("(?:^|[。；，])([^，。；：0-9]{2,16}?)(?:之)?中[，：][^，。；0-9]{0,20}$")
RENAMED = re.compile(
    f"(?:^|[。；])([^，。；：0-9]{{2,16}}?)(?:主要)?{any_in('opens_named_parts')}[：]?[^，。；0-9]{{0,20}}$"
)
OF_CHANGE = re.compile(
    rf"^）?，(?:同比|环比|(?:比|较|与)?{OTHER_YEAR}(?:相比)?，?)?(?:实际|净|共|总共)?{any_in('changes')}"
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
    _leave_aim(thread)
    _leave_earlier(between, thread)
    enter_date(between, thread, year)
    _enter_parts(between, thread, year)
    _enter_label(between, thread)
    if AIM.search(between):
        thread.planned = True
    _enter_year(between, thread, year)
    for clause in CLAUSE.split(between):
        if clause:
            _enter_comparison(clause, thread, year)


def _leave_aim(thread: Thread) -> None:
    """An aim that is set beside what was done holds for its own number: 加固11座，年度目标为11座；治理面积48.6公顷."""
    said = thread.figures[max(thread.opened, len(thread.figures) - 2) :]
    if (
        len(said) > 1
        and [figure.stage for figure in said] == ["done", "target"]
        and said[0].unit == said[1].unit
    ):
        thread.planned = False


def _enter_label(between: str, thread: Thread) -> None:
    """What the words in front of a colon say is spoken of: a budget or level, or one project."""
    if labelled := LABEL.search(between):
        named, _ = owner_in(BY_KIND.sub("", labelled[1]))
        if place := place_headed(labelled[1].lstrip("1234567890.、（）一二三四五六七八九十")):
            named = replace(named, coverage=place)
        if named.budget or named.coverage or (named.flow and not named.is_named):
            thread.context = named
    if summed := SUMMED_UP.search(between):
        _enter_project(unquoted(summed[1]), thread)
    if thread.last is None and (project := PROJECT.match(between)):
        _enter_project(unquoted(project["name"]), thread)


def _leave_former(thread: Thread) -> None:
    """The year of what changed to another amount is that of the number right behind it alone."""
    if thread.before_former is not None:
        thread.period, thread.before_former = thread.before_former, None


def _leave_earlier(between: str, thread: Thread) -> None:
    """A change ends an earlier year set beside this one's amount: 3万元，上年4万元，下降25%，…; else it may go on."""
    if thread.before_earlier is None:
        return
    thread.carries_year = True
    if OF_CHANGE.match(between):
        thread.period, thread.before_earlier = thread.before_earlier, None
        thread.carries_year = False


def _enter_project(name: str, thread: Thread) -> None:
    """What follows is told of one project."""
    if not OF_ALL.search(name):
        thread.item = thread.owner = Owner(name, "fund", words=name)
        thread.funds.add(name)


def enter_date(between: str, thread: Thread, year: str) -> None:
    """The date that what follows holds at; a month alone is no date of a whole year's number."""
    dated = date_in(between, thread.period if thread.period.isdigit() else year)
    if dated is not None:
        thread.as_of, thread.in_one_month = dated, False
    elif is_one_month(between):
        thread.as_of, thread.in_one_month = "", True


def _enter_parts(between: str, thread: Thread, year: str) -> None:
    """Parts of the amount before, or of one named again; a circled mark goes on with the list of the first."""
    if ADDED.search(between):
        thread.close_parts()
    if ITS_PARTS.search(between) or between.startswith("："):
        thread.open_parts(spent=SPENT_ALL.search(between) is not None)
        _leave_year_before(thread, year)
    if LISTED.search(between):
        thread.go_on_listing(first="①" in between)
    if inside := INSIDE.search(between):
        thread.open_parts_of(owner_in(inside["whole"])[0])
    if divided := DIVIDED.search(between):
        thread.divide(owner_in(divided["what"])[0])
    if among := AMONG.search(between) or RENAMED.search(between):
        _enter_parts_of(owner_in(among[1])[0], thread)


def _enter_parts_of(owner: Owner, thread: Thread) -> None:
    """Parts of an amount that is named again; those of one whole side are no parts of a line of the other."""
    if owner.is_named or owner.budget or not owner.flow:
        thread.open_parts_of(owner)
    elif thread.whole is not None and thread.whole.flow != owner.flow:
        thread.close_parts()


def _leave_year_before(thread: Thread, year: str) -> None:
    """Parts are of their whole's year, also behind the same of another one: 预算11万元，上年12万元，其中…."""
    whole = thread.whole
    near = thread.figures[max(thread.begun, len(thread.figures) - NEAR) :]
    later = next((each for each in near if _is_same_later(each, whole)), None)
    thread.whole = later or whole
    told = absolute(thread.period, year) if thread.period != "span" else ""
    if thread.whole is not None and thread.whole.kind == "money" and thread.whole.period != told:
        thread.period = "" if told else thread.period


def _is_same_later(figure: Figure, whole: Figure | None) -> bool:
    """Whether a figure is the same as a whole in a later year."""
    if whole is None or not figure.period.isdigit() or figure.period <= whole.period:
        return False
    return all(
        getattr(figure, slot) == getattr(whole, slot) for slot in ("kind", "subject", "account", "measure")
    )


def is_span(words: str) -> bool:
    """Whether words speak of several years: 五年来."""
    return SPAN.search(INCLUDED.sub("", OVER.sub("", words))) is not None


def _without_founding(words: str, year: str) -> str:
    """Words without an earlier year in which the body they speak of was founded or moved."""
    return FOUNDED.sub(lambda found: "" if re.search(YEAR, found[0])[0] < year else found[0], words)


def _enter_year(between: str, thread: Thread, year: str) -> None:
    """The year that the sentence speaks of; of a span of years no single one."""
    plain = _without_founding(INCLUDED.sub("", OVER.sub("", between)), year)
    if SPAN.search(plain):
        thread.period = "span"
    elif thread.period == "span" and OF_THIS_YEAR.search(plain):
        thread.period = ""
    elif years := YEAR_OF_CLAUSE.findall(plain):
        thread.carries_year = False
        _note_earlier_year(years[-1], plain.rpartition(years[-1] + "年")[2], thread, year)
        if OF_A_REASON.search(plain) and thread.before_reason is None:
            thread.before_reason = thread.period
        if OF_THE_FORMER.search(plain):
            thread.before_former = thread.period
        thread.period = years[-1]
        thread.as_of = thread.as_of if thread.as_of.startswith(years[-1]) else ""
    else:
        _enter_year_in_words(plain, thread, year)


def _enter_year_in_words(plain: str, thread: Thread, year: str) -> None:
    """The year before, the next one, or the document's own again, by the word that a clause begins with."""
    if thread.period == "prior" and (said := _clause_on(THIS_YEAR, plain)):
        thread.period = "prior" if COMPARES.search(said) else ""
    elif (said := _clause_on(OTHER_PERIOD, plain)) and not COMPARES.search(said):
        behind = OTHER_PERIOD.sub("", said, count=1).lstrip("度末")
        _note_earlier_year("prior", behind, thread, year)
        thread.period = "prior"
    elif _clause_on(NEXT_PERIOD, plain):
        thread.period = "next"


def _clause_on(year: re.Pattern, words: str) -> str:
    """The last of the clauses that begins with a year's word, without the mark in front of it; empty where none does."""
    clauses = (MARK.sub("", clause) for clause in reversed(CLAUSE.split(words)))
    return next((clause for clause in clauses if year.match(clause)), "")


def _note_earlier_year(earlier: str, words: str, thread: Thread, year: str) -> None:
    """An earlier year behind a number of the year spoken of is set beside it, if it is told of the same line."""
    last = thread.last_in_sentence
    owner, _ = owner_in(words)
    if (
        last is not None
        and owner.is_named
        and (owner.account or owner.name) not in (last.account, last.subject)
    ):
        return
    before = earlier == "prior" or earlier < year
    if before and last is not None and last.period == year and thread.before_earlier is None:
        thread.before_earlier = thread.period


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
