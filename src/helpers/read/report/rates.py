"""Ratios: printed rates, shares, growth over another year, points."""

import re
from dataclasses import replace

from helpers.read.language import (
    PRIOR,
    Head,
    Quantity,
    any_of,
    change_in,
    cleaned,
    last_clause,
    word_table,
    words_of,
)
from helpers.read.report.figure import Figure, Thread
from helpers.read.report.money import account_id, subject_of
from helpers.schema import DEPARTMENT, RATIOS, UNASSIGNED

SHARE = re.compile(r"占.{0,30}?的?(?:比例|比重)?(?:为|达|达到)?$")
RATE_NAMES = re.compile(r"([^，。；：、和及与]*?(?:率|度|比例|比重))(?:[和及与、]|$)")
PARTICLES = re.compile(r"(?:的|为|达到?|是|：|=|数|均)+$")
LONGEST_SENTENCE = 400
EACH = re.compile(r"(两个|三个|各个|[二两三四]项)?([^，。；：、]*?(?:率|度))(?:分别|各)")


def ratio_figures(base: Figure, head: Head, quantity: Quantity, text: str, thread: Thread) -> list[Figure]:
    """The ratios that one number states: one, or one for each name (见面率和办复率均达到100%)."""
    if quantity.unit == "分":
        return [points_figure(base, head, text, quantity, thread)]
    if change_in(head.words):
        return [growth_figure(base, head, thread)]
    if in_turn := growth_in_turn(base, head, thread):
        return [in_turn]
    if of_amount(head, thread):
        return [rate_of_amount(base, thread)]
    words = cleaned(head.words) or words_after(text, quantity.end) or cleaned(last_clause(head.opened))
    if value_head(words)[1]:
        return [indicator_value(base, head, words, thread)]
    if rate_of(words).startswith("execution"):
        return [execution_figure(base, words, thread)]
    if SHARE.search(head.words):
        return [share_figure(base, head, thread)]
    names = [name for name in RATE_NAMES.findall(words) if name]
    if len(names) > 1 and "分别" not in head.words:
        return [rate_figure(base, name, names[0], thread) for name in names]
    if each := each_name(head, text, thread):
        return [rate_figure(base, each, "", thread)]
    return [rate_figure(base, words, (names or [""])[0], thread)]


def of_amount(head: Head, thread: Thread) -> bool:
    """Whether a rate is of the amount just printed: 完成预算12万元的95%."""
    return head.words in ("的", "的约") and thread.last is not None and thread.last.kind == "money"


def rate_of_amount(base: Figure, thread: Thread) -> Figure:
    """The rate of an amount by the words in front of that amount: execution, a share, or a rate of its own."""
    words, last = thread.last.label, thread.last
    if rate_of(words).startswith("execution"):
        return execution_figure(base, words, thread)
    measure = "share" if "占" in last.phrase else UNASSIGNED
    return replace(
        base, subject=last.subject, measure=measure, account=last.account, label=words, name=last.name
    )


def value_head(words: str) -> tuple[str, str]:
    """An indicator's name and the stage of its value, where words end with a head of values (…指标值, 实际完成值)."""
    heads = {
        row["word"]: row["meaning"] for row in word_table("columns") if row["meaning"] in ("target", "done")
    }
    head = next((head for head in sorted(heads, key=len, reverse=True) if words.endswith(head)), "")
    return (words.removesuffix(head), heads[head]) if head else ("", "")


def indicator_value(base: Figure, head: Head, words: str, thread: Thread) -> Figure:
    """A value of the indicator that its words or the clause before name, or that the value before is of."""
    (named, stage), last = value_head(words), thread.last
    named = named or cleaned(last_clause(head.opened))
    subject = named or (last.subject if last and last.kind == "ratio" else DEPARTMENT)
    label = words if words.startswith(subject) else subject + words
    measure = rate_of(subject) or "other_rate"
    return replace(base, subject=subject, measure=measure, stage=stage, label=label, name=subject)


def words_after(text: str, end: int) -> str:
    """The words right behind a rate with none in front of it: 99.2%已经办复."""
    run = re.match(r"的?([一-龥]{2,16})", text[end : end + 20])
    return run[1] if run else ""


def each_name(head: Head, text: str, thread: Thread) -> str:
    """The name of one of several rates given in turn: 两个满意率分别达到99.8%和98.5%, A率和B率分别为…"""
    end = head.start + len(head.words)
    sentence = re.split("[。；]", text[max(0, end - LONGEST_SENTENCE) : end])[-1]
    announced = EACH.search(sentence)
    if not announced:
        return ""
    turn = sum(
        figure.kind == "ratio" for figure in thread.of_paragraph() if figure.phrase and figure.name == "分别"
    )
    listed = [name for name in RATE_NAMES.findall(announced[2]) if name]
    if len(listed) > turn and not announced[1]:
        return listed[turn]
    ending = announced[2][-3:]
    counted = [
        figure
        for figure in reversed([*thread.of_paragraph()])
        if ending[:2] in figure.label and figure.kind == "count"
    ]
    return counted[turn - 2].label + ending if len(counted) >= 2 and turn < 2 else announced[2]


def growth_figure(base: Figure, head: Head, thread: Thread) -> Figure:
    """Growth over another year, negative for a fall."""
    words, sign = change_in(head.words)
    owner = cleaned(PRIOR.sub("", head.words[: -len(words)])) or owner_before(thread, "分别" in head.words)
    return replace(
        base,
        subject=subject_of(owner),
        measure="growth_from_prior",
        account=account_id(owner),
        label=owner + words,
        value=base.value * sign,
        name=owner,
    )


def growth_in_turn(base: Figure, head: Head, thread: Thread) -> Figure | None:
    """The second of two growths given in turn (23件、17件，同比分别增长15%和6.3%), or nothing."""
    last = thread.last
    if not last or last.measure != "growth_from_prior" or "分别" not in last.phrase or cleaned(head.words):
        return None
    owner = owner_before(thread)
    sign = -1 if last.value < 0 else 1
    label = owner + change_in(last.phrase.split("分别")[1].rstrip("0123456789.%"))[0]
    return replace(
        base,
        subject=subject_of(owner),
        measure=last.measure,
        value=base.value * sign,
        label=label,
        name=owner,
    )


def share_figure(base: Figure, head: Head, thread: Thread) -> Figure:
    """A share of the whole that its words name."""
    share = SHARE.search(head.words)
    own, last = cleaned(head.words[: share.start()]), thread.last_of("money", "count", "people")
    owner = own or owner_before(thread)
    label = own or (last.label if last and last.kind != "money" else owner)
    return replace(
        base,
        subject=subject_of(owner),
        measure="share",
        account=account_id(owner),
        label=label + share[0],
        name=owner,
    )


def execution_figure(base: Figure, words: str, thread: Thread) -> Figure:
    """A printed rate of execution: 完成年初预算的95.89%, 预算执行率98%."""
    owner = cleaned(re.split("完成|为|占|预算执行率|执行率", words)[0]) or owner_before(thread)
    label = words if words.startswith(owner) else owner + words
    return replace(
        base,
        subject=subject_of(owner),
        measure=base_of_execution(rate_of(words), owner, thread),
        account=account_id(owner),
        label=label,
        name=owner,
    )


def base_of_execution(measure: str, owner: str, thread: Thread) -> str:
    """What a bare 执行率 divides by: the adjusted budget, unless only another budget stands beside it."""
    named = {f.measure for f in thread.of_paragraph() if f.kind == "money" and f.name == owner}
    if measure != "execution_to_adjusted" or "adjusted" in named:
        return measure
    return next((f"execution_to_{other}" for other in ("initial", "budget") if other in named), measure)


def owner_before(thread: Thread, first_of_two: bool = False) -> str:
    """The full name of what the amount or count before is about, or the one before that."""
    named = [figure for figure in thread.of_paragraph() if figure.kind != "ratio"]
    last = named[1 if first_of_two and len(named) > 1 else 0] if named else None
    return (last.name or last.label) if last else ""


def rate_of(words: str) -> str:
    """The ratio that a name ends with, or nothing."""
    words = re.sub("（[^（）]*）$", "", PARTICLES.sub("", words))
    rows = sorted(word_table("rates"), key=lambda row: -len(row["word"]))
    return next((row["measure"] for row in rows if words.endswith(row["word"])), "")


def rate_figure(base: Figure, words: str, first: str, thread: Thread) -> Figure:
    """A rate by its name; in 提案见面率和办复率 the second is of 提案 too."""
    own, shared = without_rate(words), without_rate(first)
    last = part_of(rate_of(words), thread) or thread.last_of("money", "count", "people")
    label = words if own or not shared else shared + words
    return replace(
        base,
        subject=own or shared or (last.subject if last else DEPARTMENT),
        measure=rate_of(words) or ("other_rate" if words else UNASSIGNED),
        label=label or (thread.last.label if thread.last else ""),
    )


def part_of(ratio: str, thread: Thread) -> Figure | None:
    """The latest count of this paragraph that a ratio is made of, or that its things were received as."""
    parts = {part for row in RATIOS if row.name == ratio for part in (row.numerator, row.denominator)}
    counts = (figure for figure in thread.of_paragraph() if figure.kind == "count")
    return next(
        (figure for figure in counts if parts and figure.measure in {*parts, "received", "filed"}), None
    )


def without_rate(words: str) -> str:
    """What a rate is of: 提案见面率 → 提案."""
    return re.sub(any_of(words_of("rates", "of")) + "?(?:率|度)$", "", words)


def points_figure(base: Figure, head: Head, text: str, quantity: Quantity, thread: Thread) -> Figure:
    """Points: a score, or the weight in brackets behind an indicator's name."""
    if not head.words.strip("（"):
        name = cleaned(head.opened.rstrip("（"))
        phrase = name + text[quantity.start : quantity.end]
        return replace(base, subject=name or DEPARTMENT, measure="weight", label=name + "分值", phrase=phrase)
    words = cleaned(head.words)
    owner = cleaned(re.split("权重|分值|得分|得", head.words)[0])
    last = thread.last
    weight = re.search("权重|分值|满分", words)
    measure = "weight" if weight else "score" if re.search("得|评|扣", words) else UNASSIGNED
    return replace(
        base,
        subject=subject_of_points(owner, last),
        measure=measure,
        label=words if owner or not last else last.subject + words,
    )


def subject_of_points(owner: str, last: Figure | None) -> str:
    """What points are given for: an indicator, that of the points before, or the department as a whole."""
    if not owner:
        return last.subject if last else DEPARTMENT
    return DEPARTMENT if re.search("整体|自评|评价|综合|总", owner) else owner
