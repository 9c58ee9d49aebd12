"""Names in running text that may be more than a name, or stand for two things: what they name is only likely.

Its tests: test_government_prose.py.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from helpers.read.language import accounts, any_in, any_of, words_of
from helpers.read.report.figure import Figure
from helpers.schema import DEPARTMENT

TITLE_IN_FRONT = "支出绩效(?:自评|评价)报告."
CLAUSE = re.compile(
    "|".join((
        f"^(?!因公){any_in('begins_a_clause')}",
        f"^[一-龥]{{1,8}}[院局委办府](?:{any_in('roles', noun='no')}|{any_in('acts_before_a_thing')})$",
        "^(?:单位|部门)[^内机和与、（独直]..",
        "^[和将把](?![谐平解睦军])",
        TITLE_IN_FRONT,
        "^向(?![阳导上前])",
        "^从(?![业事军教医])",
        "^任(?!务)",
        "^被(?![征帮救保监告害执申抚审检评])",
        "[一-龥]向[一-龥]{1,6}[委府局会院办][一-龥]{2}",
        f".{any_in('verbs_within_a_clause')}",
        f".计划{any_in('planned_acts')}",
        ".[仅只](?![限有次])[一-龥]",
        "^[本该]?项目计划",
        "[0-9]{4}年",
        "[^公](?<!国民党)共(?![同产青有享建管用餐赢商治聚富性鸣和])[一-龥]",
        f"{any_in('ends_a_clause')}$",
    ))
)  # fmt: skip
DONE_FOR = re.compile(f"^为[一-龥、]{{2,16}}{any_in('done_for_others')}")
ACT_OF_THINGS = re.compile(f"{any_in('acts_behind_things')}$")
OF_PLACE = re.compile("[我全本][省市县区州镇乡村]$")
GENERAL = frozenset((*words_of("names_of_levels_alone", "word"), *words_of("general_names", "word")))
MONEY_CLAUSE = re.compile(
    "|".join((
        f"^{any_in('begins_a_clause')}",
        "^受.{2,16}影响$",
        f"^{any_in('pays_out')}",
        TITLE_IN_FRONT,
        "^[一-龥]{2,6}基本支出$",
        "^比(?![赛武])",
        "^(?:基金|资金|经费)$",
        ".(?<![行作人成视])为(?![了民您]).",
        f"(?<!转移){any_in('ends_a_money_clause')}$",
    ))
)  # fmt: skip
ACCOUNT_OF_OTHERS = re.compile(f"[一-龥]的{any_in('account_names')}(?:支出|经费)?$")
LONG = 8
"""The fewest characters of a name that is long: few names of things counted have as many and a verb among them."""

ACTS = {*words_of("acts_before_a_thing", "word"), *words_of("verbs_before_a_noun", "word")}
NO_ACT = f"(?![或和及的]|{any_in('makes_a_name_with_an_act')}$)"
ACT_WITHIN = re.compile(
    f"[一-龥]{{2,}}?{any_of(sorted(word for word in ACTS if len(word) > 1))}{NO_ACT}[一-龥]{{2,}}$"
)
NAMED_WITH_ACTS = words_of("ends_a_name_with_an_act", "word")
VERB_OF_LONG = re.compile(any_in("verbs_of_a_long_name"))
HOUSEHOLDS_OF = re.compile("[0-9]户[一-龥、]*户[一-龥]+的")
ACT = re.compile(
    "|".join((
        any_in("names_of_numbers"),
        any_in("names_of_roles"),
        any_in("verbs_before_a_noun"),
        any_in("ends_a_counted_noun"),
        any_in("acts_behind_a_place"),
    ))
)  # fmt: skip
PAID_OUT = re.compile("(?:共|累计|共计)?发放资金")
MONEY_COUNTED = re.compile(any_in("ends_a_name_of_money") + "$")
RATE_OF_CHANGE = re.compile(f"[一-龥]{{2}}{any_in('rates_of_change')}")
RATE = re.compile(any_in("rate_endings") + "$")
LIKE_FOR_LIKE = re.compile("同口径|可比")
ALL_CONTENT = re.compile("(?<!基本)满意[率度]")
NUMBER_ALONE = re.compile("[0-9][0-9.,]*[余多]?[万千]?[人名位]")
HANDED_ON = re.compile(f"(?<!财政){any_in('hands_money_on')}$")
EXCEPTED = re.compile("剔除|扣除")
ZONE = re.compile(f"{any_in('coverages')}|[一-龥]{{0,6}}{any_in('kinds_of_zones')}")
ADDED_TO = re.compile("(?:^|[，；。])再?加上?[^，。；0-9]{2,20}[0-9]")
SPENT_OF_INCOME = re.compile("[一-龥]{2}收入支出(?![总合])")
SUM_OF_BUDGET = re.compile("(?:预算|财政)总(?:收入|支出)")
OTHERS = re.compile(f"{any_in('begins_others')}[一-龥]{{2,20}}?{any_in('organisation_endings', 'ending')}")
JOINED = re.compile("[和与及、]")
OF_ALL = re.compile("各级政府|各级财政|各地")
ITEM = re.compile("[一-龥“”、（）]{2,20}")
SECTION = re.compile(any_in("tells_a_section"))
OF_WHOLE = re.compile(any_in("speaks_of_the_whole"))
COLLECTOR = re.compile(any_in("collects_income"))
CUT_FROM_OTHERS = re.compile(any_in("sums_of_others") + "$")


def with_doubtful_names(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a paragraph, only likely where their name is a clause or belongs to another value too."""
    plain = {_line_and_measure(figure) for figure in figures if not LIKE_FOR_LIKE.search(figure.label)}
    return [
        _no_more_than_likely(figure, plain) if figure.certainty == "sure" else figure for figure in figures
    ]


def _no_more_than_likely(figure: Figure, plain: set[tuple[str, ...]]) -> Figure:
    """A sure figure, only likely where its name is doubtful; `plain` are the lines that have a value without 同口径."""
    doubt = next((slot for slot, is_doubted in DOUBTS if is_doubted(figure)), "")
    if not doubt and _is_second_caliber(figure, plain):
        doubt = "owner"
    return replace(figure, certainty="likely", doubt=doubt) if doubt else figure


def _is_of_zone_alone(figure: Figure) -> bool:
    """Whether an amount is one level's or zone's by its name alone: （县本级9亿元，高新区2亿元）."""
    return figure.kind in ("money", "ratio") and ZONE.fullmatch(figure.subject) is not None


def _joins_accounts(figure: Figure) -> bool:
    """Whether the name of an amount joins an account with another one: 基本支出和项目支出, whose sum it may be."""
    if figure.kind != "money" or figure.subject == DEPARTMENT:
        return False
    return any(part in accounts() for part in JOINED.split(figure.subject)[:-1])


def _is_excepted(figure: Figure) -> bool:
    """Whether a name says what was left out: 剔除不可比因素."""
    return EXCEPTED.match(figure.subject) is not None


def _is_handed_on(figure: Figure) -> bool:
    """Whether money that was received was rather handed on."""
    return figure.measure == "received" and HANDED_ON.search(figure.label) is not None


def _may_be_sum(figure: Figure) -> bool:
    """Whether an amount may be a sum with what is brought over, or one line of it: 预算总收入, 预算稳定调节基金."""
    of_source = figure.measure == "balance_total" and SPENT_OF_INCOME.search(figure.label)
    if of_source or (figure.measure == "balance_total" and SUM_OF_BUDGET.search(figure.label)):
        return True
    added = (
        figure.kind == "money" and SUM_OF_BUDGET.search(figure.subject) and ADDED_TO.search(figure.context)
    )
    return bool(added) or (figure.kind == "money" and figure.subject == "预算稳定调节基金")


def _is_clause(figure: Figure) -> bool:
    """Whether the name of a count or amount says more than a name does: 单位逾期回复, 按自评项目."""
    if figure.subject == DEPARTMENT:
        nobody = figure.measure == "persons" and NUMBER_ALONE.fullmatch(figure.phrase) is not None
        return (
            figure.kind == "count"
            or nobody
            or (figure.kind == "money" and PAID_OUT.match(figure.phrase) is not None)
        )
    planned = figure.stage == "target" and figure.subject.removeprefix("再") in ACTS
    if (
        planned
        or len(figure.subject) == 1
        or (figure.kind in ("count", "people") and ACT.fullmatch(figure.subject))
    ):
        return True
    if figure.kind == "money":
        of_others = figure.account == "fund" and ACCOUNT_OF_OTHERS.search(figure.subject) is not None
        return of_others or MONEY_CLAUSE.search(figure.subject) is not None
    if _is_act_on_next(figure) or _is_nobody(figure):
        return True
    if figure.kind not in ("count", "people"):
        return _is_rate_of_clause(figure)
    if figure.subject in GENERAL or OF_PLACE.search(figure.subject):
        return True
    if _is_no_thing(figure) or DONE_FOR.match(figure.subject) or _is_act_behind(figure):
        return True
    return CLAUSE.search(figure.subject) is not None or HOUSEHOLDS_OF.search(figure.phrase) is not None


def _is_act_on_next(figure: Figure) -> bool:
    """Whether a verb alone is the name of a number right in front of another one: 发现6类24个问题."""
    act = figure.subject in words_of("acts_before_a_thing", "word")
    alone = re.escape(figure.subject) + "[0-9][0-9.,]*" + re.escape(figure.unit) + "[0-9]"
    return act and re.search(alone, figure.context) is not None


def _is_nobody(figure: Figure) -> bool:
    """Whether people or households are counted under the name of what they got, or what was done for them."""
    households = figure.unit.endswith(words_of("units_of_households", "unit"))
    if figure.kind == "count" and households:
        return figure.subject.endswith(words_of("no_households", "ending"))
    return figure.kind == "people" and figure.subject.endswith(words_of("no_people", "ending"))


def _is_rate_of_clause(figure: Figure) -> bool:
    """Whether what a rate is of is no thing: 抽检60批次，合格59批次，合格率98.3%."""
    if figure.measure == "pass_rate":
        return figure.subject in GENERAL
    clause = re.match(f"(?!按[时期]){any_in('begins_a_clause')}", figure.subject) is not None
    act = figure.subject in words_of("roles", "word") and figure.subject + "满意" not in figure.phrase
    return clause or (figure.measure == "satisfaction_rate" and (act or "满意度" in figure.subject))


def _is_second_degree(figure: Figure) -> bool:
    """Whether 基本满意率 stands beside the rate of those who are quite satisfied, and is no rate of all who are."""
    second = figure.measure == "satisfaction_rate" and "基本满意率" in figure.label + figure.phrase
    return second and ALL_CONTENT.search(figure.context) is not None


def _is_of_other_rate(figure: Figure) -> bool:
    """Whether a rate of change is named by words that its owner is not among: 结转结余变动率-23%."""
    named = RATE_OF_CHANGE.search(figure.phrase) if figure.measure == "growth_from_prior" else None
    return named is not None and figure.subject != DEPARTMENT and figure.subject not in figure.phrase


def _is_no_thing(figure: Figure) -> bool:
    """Whether what is counted by pieces is money: 3个设备采购尾款."""
    bodies = figure.unit in words_of("units_of_organisations", "unit")
    return bodies and MONEY_COUNTED.search(figure.subject) is not None


def _is_act_behind(figure: Figure) -> bool:
    """Whether the words behind a number of things or people end with what was done with them."""
    of_things = figure.unit.removeprefix("万") in words_of("units_of_the_acted_on", "unit")
    behind = figure.phrase.endswith(figure.unit + figure.subject)
    return of_things and behind and ACT_OF_THINGS.search(figure.subject) is not None


def _is_long_with_verb(figure: Figure) -> bool:
    """Whether the long name of what was counted, or of a rate of it, has a verb as clauses have."""
    name = figure.subject
    plain = figure.kind in ("count", "people", "ratio") and not figure.account and figure.budget == ""
    if not plain or len(name) < LONG or (figure.kind == "ratio" and RATE.search(name)):
        return False
    act = (
        figure.measure == "count"
        and ACT_WITHIN.match(name) is not None
        and not name.endswith(NAMED_WITH_ACTS)
    )
    return act or VERB_OF_LONG.search(name) is not None


def _is_others(figure: Figure) -> bool:
    """Whether an amount is all governments', what a collector brought in, or was cut from a sum of others."""
    if figure.kind != "money":
        return False
    if figure.subject == DEPARTMENT and (OF_ALL.search(figure.phrase) or OTHERS.match(figure.phrase)):
        return True
    collected = figure.measure == "actual" and COLLECTOR.fullmatch(figure.subject) is not None
    return collected or (
        figure.measure == "adjustment" and CUT_FROM_OTHERS.search(figure.subject) is not None
    )


def _is_second_caliber(figure: Figure, plain: set[tuple[str, ...]]) -> bool:
    """Whether a value 同口径 stands beside the plain one of the same line."""
    return LIKE_FOR_LIKE.search(figure.label) is not None and _line_and_measure(figure) in plain


def _line_and_measure(figure: Figure) -> tuple[str, ...]:
    """Whose value a figure is, of what and of which year."""
    return figure.subject, figure.account, figure.budget, figure.measure, figure.period


def _is_under_an_item(figure: Figure) -> bool:
    """Whether bare words of a stage stand under the heading of an item, whose they may be: （一）国土调查 年初预算30万."""
    heading = ITEM.fullmatch(figure.theme) is not None and SECTION.search(figure.theme) is None
    whole = figure.subject == DEPARTMENT and figure.account == "total" and figure.kind in ("money", "ratio")
    return whole and heading and OF_WHOLE.search(figure.phrase) is None


DOUBTS: tuple[tuple[str, Callable[[Figure], bool]], ...] = (
    ("owner", _is_of_zone_alone),
    ("owner", _joins_accounts),
    ("owner", _is_excepted),
    ("owner", _is_under_an_item),
    ("words", _is_clause),
    ("words", _is_long_with_verb),
    ("words", _is_others),
    ("owner", _is_of_other_rate),
    ("measure", _is_second_degree),
    ("measure", _is_handed_on),
    ("measure", _may_be_sum),
)
"""What makes a figure no more than likely: the first that fits names the slot."""
