"""Sentences become figures: each quantity gets the subject, account, measure and label that its words give.

What the words do not settle stays `unassigned`; nothing is guessed.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from helpers.read.grammar import YEAR, Quantity, scan
from helpers.read.money import (
    account_of,
    budget_in,
    name_in,
    stage_of,
)
from helpers.read.phrases import (
    AS_OF,
    Head,
    cleaned,
    head_of,
    is_department,
    noun_after,
    signs,
    without_verb,
)
from helpers.read.tables_of_words import any_of, word_table
from helpers.schema import DEPARTMENT, UNASSIGNED

PRIOR = re.compile(
    rf"(?:同比|比|较|与|相比).{{0,6}}?(?:上年度?|去年|上一年|同期|{YEAR}年度?|年初预算|预算数?)(?:相比|同期|预算|决算)?"
)
PRIOR_BASE = re.compile(
    rf"(?:比|较|与)(?:上年度?|去年|{YEAR}年度?)(?:同期|决算数?|预算数?|支出)?的?(?:一致)?$"
)
SHARE = re.compile(r"占.{0,30}?的?(?:比例|比重)?(?:为|达|达到)?$")
RATE_NAMES = re.compile(r"([^，。；：、和及与]*?(?:率|度|比例|比重))(?:[和及与、]|$)")
ITS_PARTS = re.compile(r"其中|里面|含|分项|分别是|包括")
SESSIONS = ("次", "场", "批次", "场次", "批", "期")
SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")


@dataclass(frozen=True)
class Figure:
    """One figure as read; the columns of the figures table that the words can fill."""

    kind: str
    subject: str
    measure: str
    label: str
    value: Decimal
    unit: str
    qualifier: str = "exact"
    least: Decimal | None = None
    account: str = ""
    budget: str = ""
    fund_scope: str = ""
    parent: str = ""
    stage: str = ""
    period: str = ""
    as_of: str = ""
    reason: str = ""
    theme: str = ""
    section: str = ""
    phrase: str = ""
    locator: str = ""
    name: str = ""


@dataclass(frozen=True)
class Place:
    """Where a sentence stands: section, theme, locator, and what its headings say about money."""

    section: str = ""
    theme: str = ""
    locator: str = ""
    budget: str = ""
    measure: str = ""
    funds: bool = False
    target: bool = False


@dataclass
class Thread:
    """What goes on from one figure to the next: the owner last named, the parent of a 其中, the figures so far."""

    owner: str = ""
    parent: Figure | None = None
    figures: list[Figure] = field(default_factory=list)
    as_of: str = ""
    topic: str = ""

    @property
    def last(self) -> Figure | None:
        """The figure before, if any."""
        return self.figures[-1] if self.figures else None

    def last_of(self, *kinds: str) -> Figure | None:
        """The latest figure of these kinds."""
        return next((figure for figure in reversed(self.figures) if figure.kind in kinds), None)


def read_text(text: str, place: Place, thread: Thread) -> list[Figure]:
    """The figures of a folded paragraph or cell, added to the thread as they are read."""
    known = len(thread.figures)
    quantities = scan(text)
    for start, end in sentence_spans(text):
        own = [quantity for quantity in quantities if start <= quantity.start < end]
        if own:
            read_sentence(text[:end], start, own, place, thread)
        elif text[start:end].startswith("其中") is False and text[end - 1 : end] == "。":
            thread.parent = None
    return thread.figures[known:]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Starts and ends of the sentences; a ； ends one too."""
    return [match.span() for match in SENTENCE.finditer(text) if match[0]]


def read_sentence(text: str, start: int, quantities: list[Quantity], place: Place, thread: Thread) -> None:
    """Reads the quantities of one sentence, which begins at `start` and ends with `text`."""
    floor = start
    if text[start - 1 : start] != "；" and not text[start:].lstrip("，（").startswith("其中"):
        thread.parent = None
    for index, quantity in enumerate(quantities):
        limit = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        head = head_of(text, floor, quantity)
        if dated := list(AS_OF.finditer(text[floor : quantity.start])):
            thread.as_of = iso_date(dated[-1])
        if ITS_PARTS.search(text[floor : quantity.start]) and thread.last:
            thread.parent = parent_of_parts(thread)
        if thread.as_of and quantity.kind == "money":
            thread.as_of = ""
        figures = read_quantity(text, head, quantity, limit, place, thread)
        thread.figures += figures
        floor = quantity.end


def parent_of_parts(thread: Thread) -> Figure | None:
    """The figure whose parts follow: the last that is no change or share of another."""
    return next(
        (
            figure
            for figure in reversed(thread.figures)
            if figure.kind != "ratio" and figure.measure not in ("change_from_prior", "difference")
        ),
        None,
    )


def iso_date(match: re.Match) -> str:
    """A printed date; a month alone means its last day."""
    year, month, day = match.groups()
    last = (
        29
        if month == "2" and int(year) % 4 == 0
        else 28
        if int(month) == 2
        else 30
        if int(month) in (4, 6, 9, 11)
        else 31
    )
    return f"{year}-{int(month):02d}-{int(day or last):02d}"


def read_quantity(
    text: str, head: Head, quantity: Quantity, limit: int, place: Place, thread: Thread
) -> list[Figure]:
    """The figures that one quantity states: one, or one for each of several rates."""
    base = Figure(
        kind=quantity.kind,
        subject=DEPARTMENT,
        measure=UNASSIGNED,
        label="",
        value=quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        least=quantity.least,
        theme=place.theme,
        section=place.section,
        locator=place.locator,
        phrase=text[head.start : quantity.end].strip("，、：；（ "),
        stage="" if quantity.kind == "money" else "target" if place.target else "done",
        as_of=thread.as_of,
    )
    if quantity.kind == "money":
        return [money_figure(base, head, place, thread)]
    if quantity.kind == "ratio":
        return ratio_figures(base, head, quantity, text, thread)
    return [count_figure(base, head, text, quantity, limit, thread)]


def money_figure(base: Figure, head: Head, place: Place, thread: Thread) -> Figure:
    """An amount: a comparison with another year, or a stage of an account or of a named line."""
    if PRIOR_BASE.search(head.words):
        return prior_amount(base, head, thread)
    change = change_in(head.words)
    if change and not stage_is_adjustment(head.words):
        return changed_amount(base, head, change, thread)
    return staged_amount(base, head, place, thread)


def stage_is_adjustment(words: str) -> bool:
    """Whether the words speak of a change within the year (年中增加) and not over last year."""
    stage = stage_of(words)
    return bool(stage and stage.measure == "adjustment")


def change_in(words: str) -> re.Match | None:
    """The word of change that a head ends with."""
    return re.search(any_of(sorted(signs(), key=len, reverse=True)) + "(?:了|为|：)?$", words)


def owner_of(head: Head, name: str, thread: Thread) -> str:
    """Whose a figure is: the name in its head, else the clause before it, else the owner last named."""
    if not is_department(name):
        return name
    before = [clause for clause in re.split("[，。；：！？]", head.opened) if clause]
    clause = cleaned(before[-1]) if before else ""
    if clause and not stage_of(clause + "＿") and not PRIOR.search(clause):
        return name_in(clause) or thread.owner
    if clause and account_of(name_in(clause)):
        return name_in(clause)
    return thread.owner


def prior_amount(base: Figure, head: Head, thread: Thread) -> Figure:
    """Last year's amount, which the sentence compares with: it measures what the figure before measures."""
    of = thread.last_of("money")
    year = re.findall(YEAR, head.words)
    label = (of.label if of else "") + head.words.strip("，（")
    if not of:
        return replace(base, label=label, period=(year or [""])[-1])
    return replace(
        of,
        label=label,
        value=base.value,
        unit=base.unit,
        qualifier=base.qualifier,
        least=base.least,
        period=(year or ["上年"])[-1],
        phrase=base.phrase,
        locator=base.locator,
    )


def changed_amount(base: Figure, head: Head, change: re.Match, thread: Thread) -> Figure:
    """A change over another year, or a difference from a budget, of the owner's figure."""
    words = head.words[: change.start()]
    prior = PRIOR.search(words) or PRIOR.search(head.opened)
    name = name_in(PRIOR.sub("", words)) if words else ""
    full = cleaned(PRIOR.sub("", words))
    of = thread.last_of("money")
    owner = name if not is_department(name) else thread.owner
    account = account_of(owner)
    sign = signs()[re.match(any_of(sorted(signs(), key=len, reverse=True)), change[0])[0]]
    measure = UNASSIGNED
    if prior or of:
        measure = (
            "difference"
            if prior and "预算" in prior[0] and not re.search(rf"{YEAR}|上年|去年", prior[0])
            else "change_from_prior"
        )
    if not prior and not (
        of and thread.figures and thread.last.measure in ("change_from_prior", "growth_from_prior")
    ):
        measure = UNASSIGNED
    thread.owner = owner
    return replace(
        base,
        subject=DEPARTMENT if account and account.account != "function" or not owner else owner,
        account=account.account if account else (of.account if of and of.name == owner else ""),
        budget=(account.budget if account else "") or (of.budget if of and of.name == owner else ""),
        measure=measure,
        value=base.value * sign,
        label=(full or owner) + (prior[0] if prior and prior[0] not in (full or owner) else "") + change[0],
        fund_scope=fund_scope(owner + full, thread.parent),
        name=owner,
    )


def fund_scope(words: str, parent: Figure | None) -> str:
    """财政拨款 where the words or the whole that a part belongs to say so."""
    if "财政拨款" in words:
        return "财政拨款"
    return parent.fund_scope if parent and parent.fund_scope else "unknown"


def staged_amount(base: Figure, head: Head, place: Place, thread: Thread) -> Figure:
    """An amount with its stage (年初预算, 决算 …), of the account or line that its words name."""
    name, stage = name_in(head.words), stage_of(head.words)
    owner = owner_of(head, name, thread)
    clause = attributive_before(head)
    account = account_of(owner)
    parent = thread.parent if thread.parent and thread.parent.kind == "money" else None
    is_fund = (
        not account
        and not is_department(owner)
        and (place.funds or in_projects(thread) or is_project_name(owner))
    )
    measure, sign = (stage.measure, stage.sign) if stage and stage.measure else ("", 1)
    if not measure:
        same = thread.last_of("money")
        measure = parent.measure if parent else place.measure
        if is_department(name) and same and same.name == owner and not stage:
            measure = same.measure if measure == "" else measure
    words = cleaned(head.words)
    thread.owner = owner
    of_department = is_department(owner) or (account is not None and account.account != "function")
    return replace(
        base,
        subject=DEPARTMENT if of_department else subject_name(owner),
        account=account.account if account else "fund" if is_fund else "",
        budget=(account.budget if account else "")
        or (parent.budget if parent else "")
        or budget_in(head.words)
        or place.budget,
        measure=measure or UNASSIGNED,
        value=base.value * sign,
        label=clause + label_of(words, owner, of_department),
        fund_scope=fund_scope(owner + head.words, parent),
        parent=(
            parent.subject
            if parent and parent.subject != (DEPARTMENT if of_department else subject_name(owner))
            else ""
        ),
        name=owner,
    )


def is_project_name(name: str) -> bool:
    """Whether a name is plainly one of a project's or fund's own."""
    return name.endswith(("专项经费", "专项资金", "项目经费", "项目资金", "工作经费", "活动经费"))


def in_projects(thread: Thread) -> bool:
    """Whether the parts that are being named are projects."""
    parent = thread.parent
    return bool(
        parent
        and (parent.account in ("project", "fund") or "项目" in parent.subject or "专项" in parent.subject)
    )


def subject_name(owner: str) -> str:
    """The name of a line without quotation marks around it and 专项 behind 经费."""
    name = owner.strip('“”" ：，').rstrip("：")
    return re.sub(r"(?<=[费金])(?:专项|项目)$", "", name)


def attributive_before(head: Head) -> str:
    """The clauses before that end in 的 and so belong to the name: 由小微企业中标的，采购金额."""
    clauses = [clause for clause in re.split("[，。；]", head.opened) if clause]
    if clauses and clauses[-1].endswith("的"):
        return "".join(clauses[-2:])
    return ""


def label_of(words: str, owner: str, of_department: bool) -> str:
    """The printed words of what is measured, with the owner's name where the words leave it out."""
    if not owner or owner in words or words in owner and of_department and owner.startswith(words):
        return words or owner
    return subject_name(owner) + words


def ratio_figures(base: Figure, head: Head, quantity: Quantity, text: str, thread: Thread) -> list[Figure]:
    """Rates, shares, growth and points."""
    if quantity.unit == "分":
        return [points_figure(base, head, text, quantity, thread)]
    change = change_in(head.words)
    owner_figure = thread.last_of("money", "count", "people")
    if change:
        sign = signs()[re.match(any_of(sorted(signs(), key=len, reverse=True)), change[0])[0]]
        name = cleaned(PRIOR.sub("", head.words[: change.start()]))
        owner = name or (owner_figure.name or owner_figure.subject if owner_figure else "")
        return [
            replace(
                base,
                subject=subject_or_department(owner),
                label=owner + change[0],
                value=base.value * sign,
                measure="growth_from_prior",
                account=account_id(owner),
                name=owner,
            )
        ]
    execution = rate_of(without_particles(head.words))
    if SHARE.search(head.words) and not execution:
        owner = owner_figure.name or owner_figure.subject if owner_figure else ""
        name = cleaned(head.words[: SHARE.search(head.words).start()])
        owner = name or owner
        return [
            replace(
                base,
                subject=subject_or_department(owner),
                measure="share",
                account=account_id(owner),
                label=owner + SHARE.search(head.words)[0],
                name=owner,
            )
        ]
    names = [name for name in RATE_NAMES.findall(cleaned(head.words)) if name]
    if len(names) > 1 and "分别" not in head.words:
        return [rate_figure(base, name, names[0], thread) for name in names]
    return [rate_figure(base, cleaned(head.words), (names or [""])[0], thread)]


def without_particles(words: str) -> str:
    """Words without 的, 为, 达到 at their end."""
    return re.sub(r"(?:的|为|达到?|是|：|=|数|均)+$", "", words)


def rate_of(words: str) -> str:
    """The ratio that a name ends with, or nothing."""
    words = without_particles(words)
    for row in sorted(word_table("rates"), key=lambda row: -len(row["word"])):
        if words.endswith(row["word"]):
            return row["measure"]
    return ""


def subject_or_department(owner: str) -> str:
    """部门 for an account or nothing, else the name."""
    account = account_of(name_in(owner))
    return (
        DEPARTMENT
        if is_department(owner) or (account and account.account != "function")
        else subject_name(owner)
    )


def account_id(owner: str) -> str:
    """The account that a name stands for, or nothing."""
    account = account_of(name_in(owner))
    return account.account if account else ""


def rate_figure(base: Figure, words: str, first: str, thread: Thread) -> Figure:
    """A printed rate by its name; 提案见面率和办复率 are both of 提案."""
    measure = rate_of(words)
    owner_figure = thread.last_of("money", "count", "people")
    name = re.search(r"(立案|办复|答复|见面|满意|执行|合格|覆盖|完成|回收)?(?:率|度)$", words)
    subject = words[: name.start()] if name else ""
    shared = re.sub(r"(立案|办复|答复|见面|满意|执行|合格|覆盖|完成|回收)?(?:率|度)$", "", first)
    if measure.startswith("execution"):
        owner = cleaned(re.split("完成|为|占", words)[0]) or (
            owner_figure.name or owner_figure.subject if owner_figure else ""
        )
        return replace(
            base,
            subject=subject_or_department(owner),
            measure=measure,
            account=account_id(owner),
            label=owner + words,
            name=owner,
        )
    label = words if subject or not shared else shared + words
    subject = subject or shared or (owner_figure.subject if owner_figure else "")
    if not words:
        label = thread.last.label if thread.last else ""
    return replace(
        base,
        subject=subject or DEPARTMENT,
        measure=measure or ("other_rate" if words else UNASSIGNED),
        label=label,
    )


def points_figure(base: Figure, head: Head, text: str, quantity: Quantity, thread: Thread) -> Figure:
    """Points: a score, or the weight in brackets behind an indicator's name."""
    if not head.words.strip("（"):
        name = cleaned(head.opened.rstrip("（"))
        return replace(
            base,
            subject=name or DEPARTMENT,
            measure="weight",
            label=name + "分值",
            phrase=name + text[quantity.start : quantity.end],
        )
    words = cleaned(head.words)
    measure = (
        "score"
        if re.search("得分|评分|得|自评", words)
        else "weight"
        if re.search("权重|分值|满分", words)
        else UNASSIGNED
    )
    owner = cleaned(re.split("权重|分值|得分", head.words)[0])
    last = thread.last
    subject = owner or (last.subject if last else DEPARTMENT)
    label = words if owner else (last.label if last and measure == "weight" else "") + words
    return replace(base, subject=subject or DEPARTMENT, measure=measure, label=label)


def count_figure(
    base: Figure, head: Head, text: str, quantity: Quantity, limit: int, thread: Thread
) -> Figure:
    """A count of things, sessions or people, named by the words before it or the noun behind it."""
    noun = noun_after(text, quantity.end, limit)
    words = cleaned(head.words)
    role = role_of(words, noun, text[quantity.end : quantity.end + 24])
    subject, label = counted(words, noun, head, thread)
    last = thread.last
    if base.kind == "people" and not words and not noun and last and not is_department(last.subject):
        label = last.subject + ("参加人次" if "人次" in base.unit else "人数")
    measure = role or unit_measure(base, subject)
    if is_department(subject):
        label = (
            label if words and not is_department(words) else "本部门人数" if base.kind == "people" else label
        )
    thread.owner = subject if not is_department(subject) else thread.owner
    return replace(
        base,
        subject=DEPARTMENT if is_department(subject) else subject,
        measure=measure,
        label=label,
        phrase=base.phrase + noun,
        name=subject,
    )


def role_of(words: str, noun: str, after: str) -> str:
    """The role that a word beside a count gives it (收到 → received), or nothing."""
    named = re.match(rf"{re.escape(noun)}(?:列为|定为|作为|确定为)([^，。；]*)", after)
    around = words + noun + (named[1] if named else "")
    for row in word_table("roles"):
        if row["word"] in around:
            return row["measure"]
    return ""


def unit_measure(figure: Figure, subject: str) -> str:
    """The role that the unit itself gives."""
    if figure.kind == "people":
        if "人次" in figure.unit:
            return "attendances"
        return "total" if is_department(subject) else "persons"
    return "sessions" if figure.unit in SESSIONS else "count"


def counted(words: str, noun: str, head: Head, thread: Thread) -> tuple[str, str]:
    """Subject and label of a count."""
    if noun:
        named = without_verb(words)
        return noun.split("的")[-1] or noun, words + noun if words != named or not words else words + noun
    bare = without_verb(words)
    if is_department(bare) or is_role_alone(bare):
        last = thread.last_of("count", "people")
        before = cleaned(
            (re.split("[，。；：]", head.opened) or [""])[-1]
            or (re.split("[，。；：]", head.opened.rstrip("，。；：")) or [""])[-1]
        )
        if is_department(bare) and before and not last:
            return (DEPARTMENT if is_department(before) else before), before
        subject = last.subject if last else (before or DEPARTMENT)
        return subject, words or (last.label if last else before)
    return bare, words


def is_role_alone(words: str) -> bool:
    """Whether the words are only a role's verb: 立案, 在职."""
    return any(
        words in (row["word"], row["word"] + "人员")
        or words.endswith(row["word"])
        and len(words) <= len(row["word"]) + 2
        for row in word_table("roles")
    )
