"""What leads up to the name of a line of money and is no part of it: the whole it is in, dates, reasons, who approved it.

Its tests: test_departments_prose.py and test_government_prose.py.
"""

import re

from helpers.read.language import any_in
from helpers.read.report.prose.clauses import MONTHS
from helpers.read.report.prose.dates import AS_OF
from helpers.years import PRINTED as YEAR

APPROVED = re.compile(f"^[^，。；“”（）]{{0,12}}?(?<!年初){any_in('approves')}(?:的|(?=调整后的))(?=.{{2}})")
GIVEN_BY = re.compile(f"(?<=年初)[经由]?(?:[省市县区旗]级?)?(?:财政局?|人大)(?={any_in('approves')}|安排)")
DECIDED = re.compile(f"^(?:[^，。；]{{0,4}}执行中)?经[^，。；]{{2,30}}{any_in('decides')}[后，]?")
REASON_IN_FRONT = re.compile(
    f"^(?:(?:预算|年度)?执行(?:过程)?中)?(?:{any_in('reasons_in_front')}(?!公)|受(?=[^，。；]{{2,16}}影响))(?:(?![费金款目])[^，。；“]){{2,24}}?"
    f"(?=(?:{any_in('adds_to_a_budget')}|{any_in('adjusts_a_budget')}|{any_in('behind_a_reason')})(?:了|预算|资金|经费)?$)"
)
YEAR_BEHIND = re.compile(rf"(?:(?<=[类款项]）)|(?<=[类款项]）”)){YEAR}年度?(?=[一-龥])")
DATED = re.compile(f"^(?:{AS_OF.pattern})(?=[一-龥]|$)")
INSIDE = re.compile(
    rf"(?:^|(?<=[。；，]))(?P<whole>{any_in('wholes_of_parts')})(?:总额)?中(?!央|心|小学|小企|学|等|期|医[院药师]|[，：])(?=[一-龥]{{2}})"
)
HELD_IN = re.compile("^[^，。；]{2,20}[费用出算入金](?:中(?:包?含|包括)|主?要?包括了?|主要有)(?=[一-龥“]{2})")
PLANNED_FOR = re.compile(f"^(?:拟|计划|建议|初步)?安排(?={YEAR}年度?[一-龥]|全[省市州盟县区旗镇乡](?!域|部))")
FORMER = re.compile(f"(?<=[一-龥）”]{{2}})[由从](?:{any_in('state_before')}|上年|去年)?的?$")
IS_REASON = re.compile("^[^，。；]{0,24}?原因(?:主要)?(?:是|为|系|在于)：?(?:由于|因)?(?=[一-龥“]{2})")
ADDED_FROM_ABOVE = re.compile("^再?加(?=上[级解年划])")
THIS_TIME = re.compile(f"^(?:本次|此次)(?={any_in('adds_to_a_budget')})")
USED_FOR_IT = re.compile(f"^{any_in('how_it_is_used')}用于(?=[一-龥“]{{3}})")
LEADS = (
    GIVEN_BY, IS_REASON, INSIDE, HELD_IN, MONTHS, DATED, DECIDED, YEAR_BEHIND, APPROVED, REASON_IN_FRONT,
    PLANNED_FOR, FORMER, ADDED_FROM_ABOVE, THIS_TIME, USED_FOR_IT,
)  # fmt: skip


def without_what_leads_up(words: str) -> str:
    """Words in front of an amount without what leads up to its name."""
    for said in LEADS:
        words = said.sub("", words)
    return words
