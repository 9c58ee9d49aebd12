"""Amounts in running text, read by named rules: the first that fits says what an amount is.

A rule is a name, when it fits, and what it makes of the amount. The order
matters: an amount that a sentence only compares with is no stage of its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.read.language.changes import OTHER_YEAR, Change, change_at_end
from helpers.read.language.rates import execution
from helpers.read.language.tables_of_words import any_of, words_of
from helpers.read.language.wording import QUOTES, Wording, accounts, stage_words
from helpers.read.report.evidence import Evidence, Rank, Settled, certainty_of, settled
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned, is_department
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.spot import Spot, base_figure, own_evidence, period_evidence
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.read.report.tables.meaning import absolute
from helpers.schema import DEPARTMENT, UNASSIGNED

PURPOSE = re.compile("(?:主要)?(?:用于|用作)([^，。；]{2,30})")
COMPARED = re.compile(
    rf"^(?P<front>.*?)(?P<comparing>同比|比|较|与|同|相比)[^，。；：]{{0,6}}?(?P<year>{OTHER_YEAR})(?:当年)?(?P<rest>[^，。；：]*?)(?:的)?(?:一致|持平|相同)?$"
)
AGAINST_BUDGET = re.compile(rf"(?:占|完成|为)(?:[^，。；：]{{0,6}}?)(?P<stage>{any_of(stage_words(2))})(?:数)?$")
COMPARED_BUDGET = re.compile(rf"(?:比|较|与|同)(?:当年|本年|全年)?(?P<stage>{any_of(stage_words(3))})(?:的|数)?$")
FROM_TO = re.compile("(?:由|从)$|(?:由|从)[^，。；]{0,8}?(?:原来的?|年初的?|原)?$")
ADJUSTING = re.compile("^[^，。；0-9]{0,6}?(?:调整|调增|调减|追加|核减|压减)(?:为|至|到)")
STAGE_LIKE = re.compile("(?:数|额|额度|指标|盘子)$")
TOTALS = re.compile("(?:收入|支出)(?:总计|合计|总额)$")


@dataclass(frozen=True)
class Rule:
    """One reading: its name, when it fits a spot, and the figure that it makes, with its owner."""

    name: str
    fits: Callable[[Spot], object]
    read: Callable[[Spot, object], tuple[Figure, Owner]]


def money_figure(spot: Spot) -> tuple[Figure, Owner]:
    """The figure of an amount by the first rule that fits, and whose it is."""
    for rule in RULES:
        if found := rule.fits(spot):
            figure, owner = rule.read(spot, found)
            return replace(figure, traces=(Evidence("reading", rule.name, Rank.OWN, rule.name, spot.head.words), *figure.traces)), owner
    raise AssertionError("the last rule fits every amount")


def words_of_head(spot: Spot) -> str:
    """The head's words, or what stands for an empty one: the purpose behind, the count or the clause before."""
    words, last = spot.head.words, spot.thread.last
    if not cleaned(words) and not cleaned(spot.head.last).replace("其中", ""):
        purpose = PURPOSE.match(spot.behind)
        return purpose[1] if purpose else words
    if last is not None and last.kind == "count" and not spot.head.opened and cleaned(words) and last.label.endswith(cleaned(words)):
        return last.label
    if not cleaned(words).strip("（") and spot.head.last and not COMPARED.match(spot.head.last):
        return spot.head.last
    return words


def is_compared(spot: Spot) -> re.Match | None:
    """Whether a sentence only compares with an amount of another year: 比上年460万元增加20万元."""
    words = spot.head.words.strip("，（ ")
    found = COMPARED.match(words)
    if not found or change_at_end(words):
        return None
    rest = found["rest"].strip()
    return found if not rest or rest in stage_words(1) or is_staged(rest) else None


def is_staged(words: str) -> bool:
    """Whether words are an account or a stage and no more."""
    owner, read = names.owner_in(words)
    return bool(read.mentions) and not read.name or owner.account != ""


def compared_amount(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The amount of another year: it measures what the amount before measures, unless its words say what."""
    assert isinstance(found, re.Match)
    before = spot.thread.last_money()
    of, owner = before if before else (None, spot.thread.owner)
    _, read = names.owner_in(found["rest"] or found["front"])
    period = change_period(found["year"], spot)
    measure = read.value("measure") if read.mention("measure") and read.mention("measure").strength > 1 else ""
    evidence = [Evidence("period", period, Rank.OWN, "compared_year", found[0])]
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    if of is None:
        named, read = names.owner_in(found["front"] + found["rest"])
        return placed(spot, figure, named if named.is_named else owner, settled(evidence), measure or UNASSIGNED, label=found[0]), named
    made = replace(
        figure, subject=of.subject, account=of.account, budget=of.budget, coverage=of.coverage, flow=of.flow,
        fund_scope=of.fund_scope, measure=measure or of.measure, label=of.label + spot.head.words.strip("，（"), period=period,
        compared=True, name=owner.words, traces=tuple(evidence), certainty=of.certainty, doubt=of.doubt,
    )  # fmt: skip
    return made, owner


def change_period(words: str, spot: Spot) -> str:
    """The year that a comparison is with."""
    year = re.search("[0-9]{4}", words)
    return absolute(year[0] if year else "prior", spot.frame.year)


def is_compared_budget(spot: Spot) -> re.Match | None:
    """Whether a sentence compares with an amount of the budget: 比年初预算9.20万元减少2.05万元."""
    words = spot.head.words.strip("，（ ")
    return COMPARED_BUDGET.search(words) if not change_at_end(words) else None


def compared_budget(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The budget that spending is compared with: its own stage, of what was spoken of."""
    assert isinstance(found, re.Match)
    return base_of_rate(spot, found)


def is_change(spot: Spot) -> Change | None:
    """Whether an amount is a change: over another year, from a budget, or going on from one before."""
    words = spot.head.words
    _, read = names.owner_in(words)
    stage, found = read.mention("measure"), change_at_end(words)
    based = found is not None and found.base
    if not based and stage is not None and stage.value in ("adjustment", "adjusted") and stage.strength == 3:
        return None
    if found is not None and found.verb in ("提升", "改善") and not found.base and found.start > 1:
        return None
    return found


def changed_amount(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """A change over another year, or a difference from a budget; unassigned where nothing says from what."""
    assert isinstance(found, Change)
    front = spot.head.words[: found.start]
    named, _ = names.owner_in(front.rstrip("的数额为，"))
    before = spot.thread.last_money()
    if named.flow and not named.is_named and not spot.thread.last_in_sentence:
        before = spot.thread.last_money_of(spot.thread.owner) or before
    of, owner = before if before else (None, spot.thread.owner)
    if named.is_named or (named.words and named is not NOBODY and of is None):
        of, owner = (of if of is not None and owner == named else None), named
    measure = measure_of_change(found, spot)
    sign = -1 if found.sign < 0 else 1
    flow = found.flow or (of.flow if of is not None else owner.flow)
    if found.flow and of is not None and of.flow and of.flow != found.flow:
        of = None
    if not named.is_named and follows_vague(spot) and spot.thread.owner.is_named:
        of, owner = None, spot.thread.owner
    elif not named.is_named and follows_vague(spot):
        vague = replace(base_figure(spot, quoted(spot.head.words) + printed(spot)), subject=DEPARTMENT, measure=UNASSIGNED, label=found.words, period=spot.frame.year)
        return replace(vague, certainty="open", doubt="words"), NOBODY
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    evidence = [*period_evidence(spot), *spot.frame.evidence, Evidence("measure", measure, Rank.OWN, "change", found.words)]
    slots = settled(evidence)
    period = of.period if of is not None and not of.compared else absolute(slots.value("period"), spot.frame.year)
    made = replace(
        figure,
        value=figure.value * sign,
        subject=of.subject if of is not None else names.subject_of(owner),
        account=of.account if of is not None else account_of(owner, spot),
        budget=(of.budget if of is not None else owner.budget) or slots.value("budget"),
        coverage=of.coverage if of is not None else owner.coverage or slots.value("coverage"),
        fund_scope=(of.fund_scope if of is not None else owner.fund_scope) or "unknown",
        flow=flow, measure=measure, period=period, label=(owner.words or "") + compared_with(spot) + found.words, name=owner.words,
        traces=tuple(slots.by_slot.values()),
    )  # fmt: skip
    return with_certainty(made, slots, owner, spot), owner


def follows_vague(spot: Spot) -> bool:
    """Whether the amount before, in this sentence, stands under words that are not understood."""
    last = spot.thread.last_in_sentence
    return last is not None and is_vague(last)


def compared_with(spot: Spot) -> str:
    """The words of a comparison that stand in a clause before: 与上年相比，增加11.50万元."""
    found = re.search(r"(?:与|比|较|同)[^，。；]{2,16}(?:相比|比较)", spot.head.opened)
    return found[0] if found else ""


def measure_of_change(found: Change, spot: Spot) -> str:
    """Over another year it is a change, against a budget a difference; a change alone goes on from one before."""
    if found.base:
        return "change_from_prior" if found.base == "prior" else "difference"
    last = spot.thread.last
    if spot.thread.compared == "prior" or found.flow or found.verb in ("减收", "增收", "增支", "减支"):
        return "change_from_prior"
    if spot.thread.compared == "budget" or (last is not None and last.compared and last.measure in ("initial", "budget", "adjusted")):
        return "change_from_prior" if last is not None and last.period and last.period != spot.frame.year else "difference"
    goes_on = last is not None and (last.compared or last.measure in ("change_from_prior", "growth_from_prior"))
    return "change_from_prior" if goes_on else UNASSIGNED


def is_base_of_rate(spot: Spot) -> re.Match | None:
    """Whether an amount is what a rate divides by: 占年初预算500万元的64%."""
    if not spot.text[spot.quantity.end : spot.quantity.end + 3].startswith("的"):
        return None
    return AGAINST_BUDGET.search(spot.head.words)


def base_of_rate(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """The amount that a rate divides by: the stage that its words name, of what was spoken of."""
    assert isinstance(found, re.Match)
    before = spot.thread.last_money()
    of, owner = before if before else (None, spot.thread.owner)
    read = names.owner_in(found["stage"])[1]
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    slots = settled([*own_evidence(read, spot.head.words), *period_evidence(spot), *spot.frame.evidence])
    measure = read.value("measure") or UNASSIGNED
    if of is not None:
        return replace(
            figure, subject=of.subject, account=of.account, budget=of.budget, coverage=of.coverage, fund_scope=of.fund_scope,
            flow=of.flow, measure=measure, period=of.period, label=cleaned(spot.head.words), name=owner.words, compared=True,
            traces=tuple(slots.by_slot.values()),
        ), owner  # fmt: skip
    return placed(spot, figure, owner, slots, measure, label=cleaned(spot.head.words)), owner


def is_before_adjusting(spot: Spot) -> bool:
    """Whether an amount is the budget before it was adjusted: 由12万元调整为9万元."""
    return bool(FROM_TO.search(spot.head.words)) and bool(ADJUSTING.match(spot.text[spot.quantity.end : spot.quantity.end + 24]))


def always(spot: Spot) -> bool:
    """Every amount."""
    return True


def staged_amount(spot: Spot, found: object) -> tuple[Figure, Owner]:
    """An amount with its stage (年初预算, 决算 …), of the account or line that its words name.

    Where the words name no stage, a part has its whole's (其中), and any other
    amount that of the heading or the document (决算 or 预算).
    """
    words = words_of_head(spot)
    named, read = names.owner_in(words)
    owner = owner_of(spot, named, read, words)
    evidence = evidence_of(spot, read, words, owner)
    slots = settled(evidence)
    measure = stage_of(spot, slots, owner, read)
    figure = base_figure(spot, quoted(spot.head.words) + printed(spot))
    if is_before_adjusting(spot):
        measure = "initial"
    if is_not_understood(spot, owner, read) and (measure == UNASSIGNED or is_in_item(spot) or STAGE_LIKE.search(owner.name)):
        measure = UNASSIGNED
        made = placed(spot, figure, owner, slots, measure, label=label_of(words, owner))
        return replace(made, certainty="open", doubt="words"), account_at_start(owner.name)
    return placed(spot, figure, owner, slots, measure, label=label_of(words, owner)), owner


def owner_of(spot: Spot, named: Owner, read: Wording, words: str) -> Owner:
    """Whose an amount is: the name in its head, the clause before it, the item's, or the owner last named."""
    thread = spot.thread
    if named.name in ("采购金额", "金额", "合同金额", "采购预算") and spot.head.last.endswith("的"):
        return joined(Owner(spot.head.last, "procurement", words=spot.head.last), spot)
    if named.is_named or (named is not NOBODY and not carries_on(named, read)):
        return joined(named, spot)
    if read.value("total") and not named.is_named and is_sum_of_projects(spot):
        return joined(replace(named, account="project"), spot)
    if read.value("total") or read.value("measure") == "balance_total":
        return joined(replace(named, budget=named.budget or thread.owner.budget, coverage=named.coverage or thread.owner.coverage), spot)
    if named is not NOBODY:
        return joined(carried(named, spot), spot)
    clause, own = names.owner_in(spot.head.last)
    if clause.name and clause.name == thread.item.name:
        return joined(thread.item, spot)
    if clause.is_named and not change_at_end(spot.head.last) and not COMPARED.match(spot.head.last) and not cut_off(spot.head.last):
        return joined(clause, spot)
    if thread.owner is NOBODY and spot.frame.project and not clause.words:
        return Owner(spot.frame.project, "fund", words=spot.frame.project)
    if read.value("measure") in ("opening", "carryover") and thread.item is NOBODY and of_the_whole(spot):
        whole = thread.whole_owner if thread.whole is not None else thread.context
        return replace(whole, account="", name="", flow="", level="", words="")
    return thread.owner


def is_sum_of_projects(spot: Spot) -> bool:
    """Whether projects were counted just before: 安排项目6个，年初预算合计1,758.5万元."""
    counts = (figure for figure, _ in spot.thread.of_paragraph() if figure.kind == "count")
    return next((figure.subject.endswith("项目") for figure in counts), False)


def of_the_whole(spot: Spot) -> bool:
    """Whether what was brought over or is left belongs to the whole: it stands in a list of lines, not of one line's stages."""
    thread = spot.thread
    last = thread.last_in_sentence
    if thread.whole is not None and thread.whole.kind == "money" and thread.whole_owner.account in ("", "total"):
        return True
    if last is None or not thread.owner.name:
        return False
    stages = [figure.measure for figure, owner in thread.of_paragraph() if owner == thread.owner and figure.kind == "money"]
    return len(stages) < 2 and stages[:1] not in (["initial"], ["adjusted"], ["adjustment"])


def cut_off(words: str) -> bool:
    """Whether a clause is one of a reason or an aside that names no owner."""
    return bool(re.search("原因|由于|因为|用于|其中|包括|情况|如下|如|根据", words))


def carries_on(named: Owner, read: Wording) -> bool:
    """Whether an owner is no more than 收入 or 支出, which speaks of the budget or level named before."""
    return not (named.budget or named.coverage or named.fund_scope or read.value("owner") or named.account)


def carried(named: Owner, spot: Spot) -> Owner:
    """A bare 收入 or 支出 as the flow of what was spoken of before; of a line's own amounts it is the line's stage."""
    before = spot.thread.owner
    if before.name and (named.flow == "expenditure" or before.flow == "income") and not before.name.endswith("收入"):
        return before
    if before.level:
        level = before.level.removesuffix("收入")
        level = level.removesuffix("预算") if level.endswith("基金预算") else level
        level += "收入" if named.flow == "income" and before.budget else ""
        return replace(before, name="", account="", flow=named.flow or before.flow, level=level, words=before.words)
    if before.name and in_sentence(spot) and before.name.endswith("收入"):
        return replace(named, budget=before.budget, coverage=before.coverage)
    if before.account and in_sentence(spot) and named.flow == "expenditure" and before.account not in ("total",):
        return before
    keeps = before.budget if in_sentence(spot) or spot.text[: spot.head.start].rstrip("，。；").endswith("万元") else ""
    goes_on = in_sentence(spot) and before.words and before.flow in ("", named.flow)
    coverage = before.coverage if in_sentence(spot) else named.coverage
    return replace(named, budget=keeps or named.budget, coverage=coverage, words=before.words if goes_on else named.words)


def in_sentence(spot: Spot) -> bool:
    """Whether an amount was printed before in this sentence."""
    return spot.thread.last_in_sentence is not None


def joined(owner: Owner, spot: Spot) -> Owner:
    """An owner with the budget, level and scope of the whole that it is part of."""
    whole = spot.thread.whole_owner if spot.thread.whole is not None else spot.thread.context
    if whole is NOBODY:
        return with_level_before(owner, spot)
    return replace(
        owner,
        budget=owner.budget or whole.budget,
        coverage=owner.coverage or whole.coverage,
        fund_scope=owner.fund_scope or whole.fund_scope,
        flow=owner.flow or ("income" if whole.flow == "income" else ""),
    )


def with_level_before(owner: Owner, spot: Spot) -> Owner:
    """The budget of a level that the sentence named before: 区本级一般公共预算收入安排…，一般公共预算支出安排…."""
    before = spot.thread.owner
    if owner.name or owner.account or owner.coverage or not owner.budget or not before.coverage or not in_sentence(spot):
        return owner
    return replace(owner, coverage=before.coverage)


def evidence_of(spot: Spot, read: Wording, words: str, owner: Owner) -> list[Evidence]:
    """What the head, the sentence, the whole and the headings say of an amount."""
    found = own_evidence(read, words)
    found += period_evidence(spot)
    if spot.is_executed:
        found.append(Evidence("measure", "actual", Rank.OWN, "executed", spot.behind[:12], "", 2))
    whole = spot.thread.whole
    if whole is not None and whole.kind == "money" and whole.measure != UNASSIGNED:
        found.append(Evidence("measure", whole.measure if whole.measure != "balance_total" else stage_of_balance(whole), Rank.COLUMN, "whole", whole.phrase))
        found.append(Evidence("period", whole.period, Rank.COLUMN, "whole", whole.phrase)) if whole.period else None
        found += [Evidence(slot, getattr(whole, slot), Rank.COLUMN, "whole", whole.phrase) for slot in ("budget", "coverage") if getattr(whole, slot)]
        if whole.fund_scope not in ("", "unknown"):
            found.append(Evidence("fund_scope", whole.fund_scope, Rank.COLUMN, "whole", whole.phrase))
    for slot in ("budget", "coverage", "fund_scope"):
        if value := getattr(owner, slot):
            found.append(Evidence(slot, value, Rank.ROW, "owner", owner.words))
    if not read.mention("measure") and owner.flow != "expenditure" and is_income(owner, read):
        found.append(Evidence("measure", "received", Rank.DOCUMENT, "income_name", owner.words or words, "", 0))
        found.append(Evidence("flow", "income", Rank.OWN, "income_name", owner.words or words, "", 1))
    return [*found, *spot.frame.evidence, *kind_evidence(spot)]


def is_income(owner: Owner, read: Wording) -> bool:
    """Whether words name income without saying so: 增值税, 本年度财政拨款."""
    name = re.sub("（[^（）]*）$", "", owner.name)
    if name:
        return name in words_of("income_names", "word") and name not in words_of("whole_names", "word")
    return bool(read.value("fund_scope")) and not read.value("flow") and not read.value("account") and not read.value("measure")


def is_not_understood(spot: Spot, owner: Owner, read: Wording) -> bool:
    """Whether the words in front of an amount are no stage that is known and no name of a line."""
    if not read.name or not owner.name or read.mention("measure") is not None:
        return False
    if STAGE_LIKE.search(owner.name) and not names.PROCURED.search(owner.name):
        return owner.name not in words_of("whole_names", "word") and owner.name not in spot.thread.funds
    if is_in_item(spot):
        known = names.is_line_like(owner.name) or names.FUNCTION.search(owner.name) or owner.name in spot.thread.funds
        return not known and owner.name not in words_of("whole_names", "word")
    return not is_line(owner, spot) and owner.name not in words_of("whole_names", "word") and not names.is_list(owner.name)


def account_at_start(name: str) -> Owner:
    """The account that a name not understood begins with: “三公”经费 in front of a stage that no table has."""
    for size in range(len(name) - 1, 1, -1):
        if account := accounts().get(name[:size].translate(QUOTES)):
            return Owner("", account, words=name[:size])
    return NOBODY


def is_in_item(spot: Spot) -> bool:
    """Whether an amount stands among those of an item that has its own name, and not among its parts."""
    thread = spot.thread
    return bool(thread.item.name) and (thread.whole is None or thread.whole is thread.announced)


def stage_of_balance(whole: Figure) -> str:
    """The stage of the parts of 收入总计 or 支出总计."""
    return "received" if whole.flow == "income" else "actual"


def kind_evidence(spot: Spot) -> list[Evidence]:
    """What an amount without a word of its stage stands for in this kind of document."""
    stage = {"budget": "budget", "final_accounts": "actual"}.get(spot.frame.kind, "")
    return [Evidence("measure", stage, Rank.KIND, "kind_of_document", spot.frame.kind, "", 0)] if stage else []


def stage_of(spot: Spot, slots: Settled, owner: Owner, read: Wording) -> str:
    """The stage of an amount, from its evidence; only an account, a line or a total has one from further away."""
    measure, rank = slots.value("measure"), slots.rank("measure")
    own = read.mention("measure")
    flow = flow_of(slots, owner, spot)
    if names.is_per_head(spot.head.words):
        return UNASSIGNED
    if not measure or rank is None:
        return UNASSIGNED
    if own is None and rank > Rank.COLUMN and not is_line(owner, spot):
        return UNASSIGNED
    if flow == "income" and measure == "actual":
        measure = "received"
    if measure == "received" and flow == "expenditure":
        measure = "actual" if own is None else measure
    if measure == "received" and owner.name.endswith("收入") and not is_income_name(owner, spot):
        return UNASSIGNED
    if owner.name in words_of("whole_names", "word") and re.search("结余|结转|收支差额|财力", owner.name) and own is None:
        return UNASSIGNED
    if names.is_list(owner.name):
        return UNASSIGNED
    return measure


def is_income_name(owner: Owner, spot: Spot) -> bool:
    """Whether a name is one of the department's or a budget's income, or part of such an income."""
    plain = owner.name.removeprefix(owner.coverage) if owner.coverage else owner.name
    known = plain in words_of("income_names", "word") or plain.removesuffix("收入") in words_of("income_names", "word")
    whole = spot.thread.whole_owner
    return known or (spot.thread.whole is not None and whole.flow == "income") or owner.budget != ""


def flow_of(slots: Settled, owner: Owner, spot: Spot) -> str:
    """Income or expenditure: by the amount's own words, its owner's, or those of its whole."""
    own = slots.by_slot.get("flow")
    if own is not None and own.rank == Rank.OWN:
        return own.value
    if owner.flow:
        return owner.flow
    whole = spot.thread.whole
    if whole is not None and whole.flow:
        return whole.flow
    return own.value if own is not None and own.rank <= Rank.HEADING and own.value == "income" else ""


def is_line(owner: Owner, spot: Spot) -> bool:
    """Whether an owner is an account, a line of money, a project, or the department's whole."""
    if not owner.name:
        return True
    if re.sub("（[^（）]*）$", "", owner.name) in words_of("income_names", "word"):
        return True
    return names.is_line_like(owner.name) or bool(names.FUNCTION.search(owner.name)) or is_fund(owner, spot)


def is_fund(owner: Owner, spot: Spot) -> bool:
    """Whether a name that is no account is one project or special fund, by its place or its own ending."""
    name, thread = owner.name, spot.thread
    if not name or names.FUNCTION.search(name) or name.endswith("收入") or name.endswith(names.NO_FUNDS):
        return False
    if name in thread.funds or name == spot.frame.project:
        return True
    whole = thread.whole_owner
    if thread.whole is not None and (whole.account in ("project", "fund") or re.search("项目|专项", whole.words)):
        return True
    if names.PROCURED.search(name):
        return False
    return names.is_fund_name(name) or (spot.frame.funds and (names.is_line_like(name) or name in thread.topic))


def account_of(owner: Owner, spot: Spot) -> str:
    """The account of an amount: its name's, fund for a project's name, total for the department's whole."""
    if owner.account:
        return owner.account
    if not owner.name:
        return "" if owner.level else "fund" if spot.frame.of_project else "total"
    if names.FUNCTION.search(owner.name):
        return "function"
    if spot.thread.whole is not None and spot.thread.whole_owner.account in ("project", "fund") and is_fund(owner, spot):
        return "fund"
    if names.PROCURED.search(owner.name) or (spot.thread.whole is not None and spot.thread.whole_owner.account == "procurement"):
        return "procurement"
    if is_fund(owner, spot):
        return "fund"
    return "function" if owner.name.removesuffix("支出") in words_of("function_names", "word") else ""


def placed(spot: Spot, figure: Figure, owner: Owner, slots: Settled, measure: str, label: str) -> Figure:
    """A figure with its slots filled in."""
    flow = flow_of(slots, owner, spot)
    if measure in ("received",) and not flow:
        flow = "income"
    account = account_of(owner, spot)
    if account == "total" and measure in (UNASSIGNED, "opening") and not slots.value("flow") and not slots.value("budget"):
        account = "" if measure == UNASSIGNED else account
    whole = spot.thread.whole_owner if spot.thread.whole is not None else NOBODY
    subject = names.subject_of(owner)
    made = replace(
        figure,
        value=-figure.value if slots.value("sign") and figure.value > 0 and measure == "adjustment" else figure.value,
        subject=subject,
        account=account,
        flow=flow,
        measure=measure,
        budget=owner.budget or slots.value("budget"),
        coverage=owner.coverage or slots.value("coverage"),
        fund_scope=slots.value("fund_scope") or owner.fund_scope or "unknown",
        period=absolute(slots.value("period"), spot.frame.year),
        parent=parent_of(whole, subject) if whole is not NOBODY else "",
        label=label,
        name=owner.words or subject,
        traces=tuple(slots.by_slot.values()),
    )
    return with_certainty(made, slots, owner, spot)


def parent_of(whole: Owner, subject: str) -> str:
    """The line that a part belongs to."""
    named = names.subject_of(whole)
    return named if named != subject else ""


def with_certainty(figure: Figure, slots: Settled, owner: Owner, spot: Spot) -> Figure:
    """A figure with how sure it is: an owner from the sentence before is an assumption."""
    certainty, doubt = certainty_of(slots, False, figure.measure)
    if not figure.unit and certainty == "sure":
        certainty, doubt = "likely", "unit"
    taken_over = owner is spot.thread.owner and owner is not spot.thread.item and spot.thread.last_in_sentence is None
    if certainty == "sure" and taken_over and owner.is_named:
        certainty, doubt = "likely", "owner"
    return replace(figure, certainty=certainty, doubt=doubt)


def label_of(words: str, owner: Owner) -> str:
    """The printed words of what is measured, with the owner's name where they leave it out."""
    plain = cleaned(words)
    named = owner.name or ("" if owner.account and owner.words in plain else owner.words)
    if not named or named in plain or plain in named:
        return plain or named
    return named + plain


def printed(spot: Spot) -> str:
    """The number as printed, with its qualifiers and unit."""
    return spot.text[spot.quantity.start : spot.quantity.end]


RULES = (
    Rule("base_of_rate", is_base_of_rate, base_of_rate),
    Rule("compared_budget", is_compared_budget, compared_budget),
    Rule("compared_amount", is_compared, compared_amount),
    Rule("change", is_change, changed_amount),
    Rule("staged_amount", always, staged_amount),
)

__all__ = ["DEPARTMENT", "RULES", "execution", "is_department", "money_figure"]
