"""The words in front of a count without what leads up to the name of the thing: who has it, the way, the reason.

Its tests: test_prose_counts.py.
"""

import re

from helpers.read.language import any_in, words_of
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.staff import is_own_staff

QUOTATION = re.compile("“[^“”]*”")
FORESEEN = re.compile(
    "^(?:(?:[全我][国省市州县区]|[本当今]年度?)?(?:预计|拟|原?计划(?![内外])))?"
    "(?:(?:每年|年均|全年)?可多(?![次方])(?=[一-龥]{3})|(?:每|全)?年(?:均|度)?可(?=[一-龥]{3})"
    "|每(?:[年月周日天]|季度?|半年)度?(?=[一-龥]{2}))?"
)
ITSELF = re.compile(f"^(?:{any_in('speaks_of_itself')})(?:目前|现|共|实)*有(?=[一-龥]{{2}})")
INCLUDED = re.compile("^[一-龥]{2,30}(?:包括|包含)(?=[一-龥]{2})")
USED_FOR = re.compile("^(?:[一-龥]{2,12}(?:经费|资金))?(?:全部|主要|均|专项)*用于(?=[一-龥]{3})")
ANSWERED = re.compile("^(?:表示|评价为?)(?=[很较非常基本比]{0,2}(?:不)?满意)")
WHO_HAS = re.compile("^(?![^，。；]*的)[一-龥]{2,8}?(?:现共?|目前共?|至今)有(?=[一-龥]{2})")
PAID_FROM = re.compile("^(?:使用)?(?:一般)?公共预算财政拨款(?:(?:支出|开支)(?:运行维护费)?的|(?=购置))")
BY_A_WAY = re.compile("^(?:通过|采取|采用|以)[^，。；]{1,30}?(?:方式|形式)(?=[一-龥]{3})")
IN_ALL = re.compile(
    "^[一-龥]{1,12}?(?:(?<![公中])共(?:计|(?![同享青建产和性识有计]))(?:发生)?|全年(?:累计)?)(?=[一-龥]{2})"
)
OF_A_REASON = re.compile("^[^，。；]{0,24}原因(?:主要)?(?:是|为|系)(?:由于|因)?")
MAINLY = re.compile(
    "^(?:的|[一-龥0-9]{2,16}?)(?:主要(?:是|为|包括|有)|目标(?:为|是)|内容(?:为|是|包括)|依次[是为]|分别[是为])(?=[一-龥]{2})"
)
TITLED_BY = re.compile("^[0-9]{4}年度?")
OWN_PLACE = re.compile("[一-龥]{1,5}?[省市州县区旗镇乡](?=[一-龥]{3})")
ARRANGED = re.compile(f"^(?:全[省市州盟县区旗镇乡])?{any_in('arranges')}了?(?=[一-龥]{{4}})")
ON_PROJECTS = re.compile(f"^{any_in('acts_on_projects')}(?=[一-龥]{{0,4}}(?:项目|专项资金)$)")
REALLY = re.compile(
    f"^(?:因[^，。；]{{2,10}}?)?实际(?=(?:{any_in('acts_before_a_thing')}|{any_in('verbs_before_a_noun')})$)"
)
SPAN = re.compile("^“?十[一二三四五]?五”?(?:时期|期间|以来)，?(?:累计|共计?)*(?=[一-龥]{2})")
OF_A_STATE = re.compile("^[^，。；]{2,16}(?:情况|说明|清单)中(?=[一-龥]{2})")


def words_of_thing(words: str, spot: Spot) -> str:
    """Words without what leads up to the name of what is counted."""
    words = REALLY.sub("", words)
    words = SPAN.sub("", BY_A_WAY.sub("", OF_A_REASON.sub("", words)))
    words = re.sub(f"^{any_in('limits_before_a_clause')}(?:全年|每年|年内)?", "", words)
    words = re.sub("^[全我][国省市州盟县区旗镇乡村](?:现|共|已|目前)?有(?=[一-龥]{2})", "", words)
    words = ANSWERED.sub("", USED_FOR.sub("", PAID_FROM.sub("", words)))
    words = words if _begins_with_counted(words, spot) else IN_ALL.sub("", words)
    words = _without_own_place(words, spot)
    words = ARRANGED.sub("", words) if spot.quantity.kind == "count" else words
    words = ITSELF.sub("", re.sub("^[全我][国省市州盟县区旗镇乡村]共(?=[一-龥]{3})", "", words))
    words = FORESEEN.sub("", re.sub("(?:可|将|预计)(?:增加|新增|减少)$", "", words))
    words = _without_whole(_without_who_has(words, spot), spot)
    return ON_PROJECTS.sub("", MAINLY.sub("", INCLUDED.sub("", OF_A_STATE.sub("", words))))


def _without_own_place(words: str, spot: Spot) -> str:
    """Words without the place that the whole document is on: 丁县公务用车保有量 in the accounts of 丁县."""
    found = OWN_PLACE.match(words)
    title = TITLED_BY.sub("", spot.frame.document)
    return words[found.end() :] if found and title.startswith(found[0]) else words


def _without_whole(words: str, spot: Spot) -> str:
    """Words without the counted ones among which others are counted: 全额供给单位中行政单位 behind 全额供给单位6个."""
    whole, among, part = words.partition("中")
    counted = among and any(figure.subject == whole for figure, _ in spot.thread.of_paragraph())
    return part if counted and len(part) > 1 else words


def _without_who_has(words: str, spot: Spot) -> str:
    """Words without who has what is counted, where no staff is counted: 县政协现有委员 are 委员."""
    rest = WHO_HAS.sub("", words)
    return words if rest == words or is_own_staff(rest, spot) else rest


def _begins_with_counted(words: str, spot: Spot) -> bool:
    """Whether words begin with what was counted just before, which did what is counted now: 18个工作室共开展活动30场."""
    last = spot.thread.last
    return last is not None and last.kind == "count" and words.startswith(last.subject)


def after_de(named: str) -> str:
    """A name without what stands before its 的; words that set things of one kind apart stay (评级为“优”的项目)."""
    place = QUOTATION.sub(lambda quoted: "“" * len(quoted[0]), named).rfind("的")
    front, last = named[:place], named[place + 1 :]
    had = last.startswith(words_of("had_by_the_counted", "word"))
    done = had or last.endswith(words_of("done_with_the_counted", "word"))
    if len(front) > 1 and "的" not in front and done:
        return front
    return named if len(last) <= 2 and ("“" in front or last == "项目") else last
