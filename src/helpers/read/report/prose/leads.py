"""What leads up to the name of a line of money and is no part of it: the whole it is in, dates, reasons, who approved it.

Its tests: test_departments_prose.py and test_government_prose.py.
"""

import re
from dataclasses import replace

from helpers.read.language import SHORT_BODY, Wording, any_in
from helpers.read.report.prose.clauses import MONTHS
from helpers.read.report.prose.dates import AS_OF
from helpers.years import PRINTED as YEAR

APPROVED = re.compile(f"^[^，。；“”（）]{{0,12}}?(?<!年初){any_in('approves')}(?:的|(?=调整后的))(?=.{{2}})")
MET_AND_APPROVED = re.compile(
    f"^[^，。；“”（）]{{0,12}}?{any_in('assemblies')}(?:[^，。；“”（）]{{0,12}}会议)?(?:审议|审查)?{any_in('approves')}的?(?!预算)(?=.{{2}})"
)
GIVEN_BY = re.compile(f"(?<=年初)[经由]?(?:[省市县区旗]级?)?(?:财政局?|人大)(?={any_in('approves')}|安排)")
DECIDED = re.compile(f"^(?:[^，。；]{{0,4}}执行中)?经[^，。；]{{2,30}}{any_in('decides')}[后，]?")
REASON_IN_FRONT = re.compile(
    f"^(?:(?:预算|年度)?执行(?:过程)?中|年中|年内)?(?:{any_in('reasons_in_front')}(?!公)|受(?=[^，。；]{{2,16}}影响))(?:(?![费金款目])[^，。；“]){{2,24}}?"
    f"(?=(?:{any_in('adds_to_a_budget')}|{any_in('adjusts_a_budget')}|{any_in('behind_a_reason')})(?:了|预算|资金|经费)?$)"
)
LEVEL = f"{any_in('levels_of_money')}(?:财政)?"
ADDED_BY = re.compile(
    f"^(?:(?:年中|执行中)(?={LEVEL})|(?={LEVEL}[和及与、]))(?:{LEVEL}[和及与、]?)+(?={any_in('adds_to_a_budget')}$)"
)
YEAR_BEHIND = re.compile(rf"(?:(?<=[类款项]）)|(?<=[类款项]）”)){YEAR}年度?(?=[一-龥])")
DATED = re.compile(f"^(?:{AS_OF.pattern})(?=[一-龥]|$)")
INSIDE = re.compile(
    rf"(?:^(?:再?加上)?|(?<=[。；，]))(?P<whole>{any_in('wholes_of_parts')})(?:总额)?中(?!央|心|小学|小企|学|等|期|医[院药师]|[，：])(?=[一-龥]{{2}})"
)
HELD_IN = re.compile("^[^，。；]{2,20}[费用出算入金](?:中(?:包?含|包括)|主?要?包括了?|主要有)(?=[一-龥“]{2})")
PLANNED_FOR = re.compile(f"^(?:拟|计划|建议|初步)?安排(?={YEAR}年度?[一-龥]|全[省市州盟县区旗镇乡](?!域|部))")
FORMER = re.compile(f"(?<=[一-龥）”]{{2}})[由从](?:{any_in('state_before')}|上年|去年)?的?$")
IS_REASON = re.compile("^[^，。；]{0,24}?原因(?:主要)?(?:是|为|系|在于)：?(?:由于|因)?(?=[一-龥“]{2})")
ADDED_FROM_ABOVE = re.compile("^再?加(?=上[级解年划])")
THIS_TIME = re.compile(f"^(?:本次|此次)(?={any_in('adds_to_a_budget')})")
USED_FOR_IT = re.compile(f"^{any_in('how_it_is_used')}用于(?=[一-龥“]{{3}})")
GIVEN_IN_ALL = re.compile(
    f"^(?!全[省市州盟县区旗镇乡])[^，。；“”（）]{{0,8}}?(?:共|累计){any_in('spends')}了?(?=[^，。；0-9]{{3,}}[费金])"
)
WITH_ITS_OWN = re.compile(
    f"^[一-龥]{{2,20}}{any_in('organisation_endings', 'ending')}{any_in('and_its_own')}(?=[一-龥“]{{2}})"
)
RUN_BY = re.compile(
    f"^(?:由[^，。；“”0-9]{{1,16}}?|{SHORT_BODY}|[一-龥]{{2,10}}{any_in('organisation_endings', 'ending')})"
    f"{any_in('acts_of_whoever_runs_it')}的(?=[一-龥“]{{3}})"
)
LEADS = (
    GIVEN_BY, IS_REASON, INSIDE, HELD_IN, MONTHS, DATED, DECIDED, YEAR_BEHIND, MET_AND_APPROVED, APPROVED, REASON_IN_FRONT,
    ADDED_BY, PLANNED_FOR, FORMER, ADDED_FROM_ABOVE, THIS_TIME, USED_FOR_IT, GIVEN_IN_ALL, WITH_ITS_OWN, RUN_BY,
)  # fmt: skip


def without_what_leads_up(words: str) -> str:
    """Words in front of an amount without what leads up to its name."""
    for said in LEADS:
        words = said.sub("", words)
    return words


def as_approved(read: Wording, words: str) -> Wording:
    """Words as understood; what was approved is a budget, though it is only called 支出: 人大批准的…支出18亿元."""
    said, approved = read.mention("measure"), MET_AND_APPROVED.match(words) or APPROVED.match(words)
    if said is None or approved is None or said.strength > 1 or said.value not in ("actual", "received"):
        return read
    if said.value == "received" and "下达" in approved[0]:
        return read
    return replace(
        read, mentions=(*read.mentions, replace(said, value="budget", words=approved[0], strength=2))
    )
