"""Ratios in running text, read by named rules: points, growth, execution, shares, rates with a name."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.read.language.changes import Change, change_at_end
from helpers.read.language.rates import Rate, rate, rate_names
from helpers.read.language.tables_of_words import any_of, word_table, words_of
from helpers.read.report.evidence import Evidence, Rank, settled
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned, last_clause
from helpers.read.report.prose.quoting import quoted
from helpers.read.report.prose.spot import Spot, base_figure, period_evidence
from helpers.read.report.prose.stages import is_target
from helpers.read.report.prose.thread import NOBODY, Owner, is_vague
from helpers.read.report.tables.meaning import absolute
from helpers.schema import DEPARTMENT, RATIOS, UNASSIGNED

LONGEST_SENTENCE = 400
EACH = re.compile(r"(?P<number>两个|三个|各个|[二两三四]项)?(?P<names>[^，。；：]*?(?:率|度))(?:分别|各)")
IN_TURN = re.compile(r"(?P<names>[^，。；：]*?)(?:同比|比上年|较上年)?分别(?P<verb>增长|下降|提高|减少|上升|占)")
LISTED = re.compile("[、和与及]")
SAME_PREFIX = re.compile("^([一二三四五六七八九十])$")
UNKNOWN_FRAME = re.compile("^(?:为|占|完成|达到?|相当于)[^，。；]{2,12}的(?:约)?$")
PARTICLE = re.compile("^(?:的|的约|约)?$")


@dataclass(frozen=True)
class Rule:
    """One reading: its name, when it fits a spot, and the figures that it makes."""

    name: str
    fits: Callable[[Spot], object]
    read: Callable[[Spot, object], list[tuple[Figure, Owner]]]


def ratio_figures(spot: Spot) -> list[tuple[Figure, Owner]]:
    """The ratios that one number states: one, or one for each name (见面率和办复率均达到100%)."""
    for rule in RULES:
        if found := rule.fits(spot):
            return [
                (replace(figure, traces=(Evidence("reading", rule.name, Rank.OWN, rule.name, spot.head.words), *figure.traces)), owner)
                for figure, owner in rule.read(spot, found)
            ]
    raise AssertionError("the last rule fits every ratio")


def base(spot: Spot) -> Figure:
    """A ratio with its place, its year and its stage."""
    slots = settled([*period_evidence(spot), *spot.frame.evidence])
    return replace(
        base_figure(spot, quoted(spot.head.words) + spot.text[spot.quantity.start : spot.quantity.end]),
        stage="target" if is_target(spot) else "done",
        period=absolute(slots.value("period"), spot.frame.year),
        coverage=slots.value("coverage"),
    )


def is_points(spot: Spot) -> bool:
    """Whether a number is one of points."""
    return spot.quantity.unit == "分"


def points(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """Points: a score, or the weight in brackets behind an indicator's name."""
    head, last = spot.head, spot.thread.last
    if not head.words.strip("（"):
        name = cleaned(head.opened.rstrip("（"))
        phrase = name + spot.text[spot.quantity.start : spot.quantity.end]
        subject = names.quoted(name) or DEPARTMENT
        return [(replace(base(spot), subject=subject, measure="weight", label=name + "分值", phrase=phrase, stage="done"), NOBODY)]
    words = cleaned(head.words)
    owner = cleaned(re.split("权重|分值|满分|平均得分|平均分|得分|得", head.words)[0])
    measure = "weight" if re.search("权重|分值|满分", words) else "score" if re.search("得|评|扣", words) else UNASSIGNED
    if owner in ("平均", "综合", "最终", "总", "自评", "总体"):
        owner = "" if owner == "平均" and last is not None else "整体"
    subject = subject_of_points(owner, last)
    label = words if owner or last is None else last.subject + words
    return [(replace(base(spot), subject=subject, measure=measure, label=label), NOBODY)]


def subject_of_points(owner: str, last: Figure | None) -> str:
    """What points are given for: an indicator, that of the points before, or the department as a whole."""
    if not owner:
        return last.subject if last else DEPARTMENT
    return DEPARTMENT if re.search("整体|自评|评价|综合|总", owner) else owner


def growth_at(spot: Spot) -> Change | None:
    """The change that the head ends with."""
    return change_at_end(spot.head.words)


def growth(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """Growth over another year, negative for a fall; over a budget it is a rate of a difference."""
    assert isinstance(found, Change)
    words = spot.head.words
    front = words[: found.start].rstrip("，、")
    last = spot.thread.last_in_sentence
    if not front and last is not None and is_vague(last) and not spot.thread.owner.is_named:
        vague = replace(base(spot), subject=DEPARTMENT, measure=UNASSIGNED, label=found.words, certainty="open", doubt="words")
        return [(vague, NOBODY)]
    owner, subject, account, budget, coverage, period = owner_of_growth(spot, front)
    against_budget = found.base == "budget" or (not found.base and follows_difference(spot))
    sign = -1 if found.sign < 0 < spot.quantity.value else 1
    figure = replace(
        base(spot), subject=subject, account=account, budget=budget, coverage=coverage,
        measure="other_rate" if against_budget else "growth_from_prior", value=spot.quantity.value * sign,
        label=(owner.words or subject) + found.words, name=owner.words or subject,
    )  # fmt: skip
    if period:
        figure = replace(figure, period=period)
    if spot.quantity.unit == "" or spot.quantity.unitless:
        figure = replace(figure, unit="%", certainty="likely", doubt="unit")
    return [(figure, owner)]


def follows_difference(spot: Spot) -> bool:
    """Whether the change just before was one from a budget."""
    last = spot.thread.last_in_sentence
    return last is not None and last.measure == "difference"


def owner_of_growth(spot: Spot, front: str) -> tuple[Owner, str, str, str, str, str]:
    """Whose a growth is: the name in front of it, else what the amount, count or rate before is about."""
    named, read = names.owner_in(front)
    if "分别" in spot.head.words and (turn := turn_of(spot)):
        return turn
    if rate(front) is not None and not named.is_named and front:
        rest = rate(front)
        assert rest is not None
        subject = cleaned(rest.owner) or cleaned(front)
        return Owner(subject, words=cleaned(front)), subject, "", "", "", ""
    if named.is_named and not is_clutter(front):
        from helpers.read.report.prose.money import account_of, joined

        own = joined(named, spot)
        return own, names.subject_of(own), account_of(own, spot), own.budget or heading_budget(spot), own.coverage, ""
    pairs = [pair for pair in spot.thread.of_paragraph() if not pair[0].compared and not is_vague(pair[0])]
    pairs = [pair for pair in pairs if pair[0].measure not in ("difference",) or spot.head.words]
    for figure, owner in pairs:
        if figure.kind == "ratio" and spot.quantity.unit not in ("百分点",) and not (figure.measure in ("other_rate",) and not has_amount(pairs)):
            continue
        if figure.kind == "ratio" and figure.measure in ("growth_from_prior", "share") and has_amount(pairs):
            continue
        period = figure.period if figure.kind == "money" else ""
        return owner, figure.subject, figure.account, figure.budget, figure.coverage, period
    if spot.thread.owner.is_named:
        own = spot.thread.owner
        from helpers.read.report.prose.money import account_of

        return own, names.subject_of(own), account_of(own, spot), own.budget, own.coverage, ""
    if named is not NOBODY:
        return named, DEPARTMENT, "total", named.budget, named.coverage, ""
    return NOBODY, DEPARTMENT, "", heading_budget(spot), "", ""


def has_amount(pairs: list[tuple[Figure, Owner]]) -> bool:
    """Whether an amount or count is among figures."""
    return any(figure.kind != "ratio" for figure, _ in pairs)


def heading_budget(spot: Spot) -> str:
    """The budget of the heading."""
    return settled(spot.frame.evidence).value("budget")


def is_clutter(words: str) -> bool:
    """Whether words in front of a growth name nothing of their own."""
    return bool(re.search("剔除|扣除|因素|口径|原因", words))


def turn_of(spot: Spot) -> tuple[Owner, str, str, str, str, str] | None:
    """The first of several growths given in turn: 一、二、三产业分别增长2.1%、-0.4%和5.2%."""
    listed = listed_in_turn(spot)
    if not listed:
        return None
    turn = sum(figure.kind == "ratio" and figure.name in listed for figure, _ in spot.thread.of_paragraph())
    name = listed[min(turn, len(listed) - 1)]
    named = next(((figure, owner) for figure, owner in spot.thread.of_paragraph() if figure.label.endswith(name) or figure.subject == name), None)
    if named:
        figure, owner = named
        return replace(owner, words=name), figure.subject, figure.account, figure.budget, figure.coverage, ""
    return Owner(name, words=name), name, "", "", "", ""


def listed_in_turn(spot: Spot) -> list[str]:
    """The names of what growths are given in turn for, in the sentence up to the number."""
    end = spot.head.start + len(spot.head.words)
    sentence = re.split("[。；]", spot.text[max(0, end - LONGEST_SENTENCE) : end])[-1]
    found = IN_TURN.search(sentence)
    if not found:
        return []
    listed = [cleaned(name) for name in LISTED.split(cleaned(found["names"])) if cleaned(name)]
    if len(listed) > 1 and SAME_PREFIX.match(listed[0]):
        ending = listed[-1][1:]
        listed = [f"第{name[0]}{ending}" for name in listed]
    if len(listed) < 2:
        pairs = [figure for figure, _ in spot.thread.of_paragraph() if figure.kind in ("money", "count")]
        listed = [figure.label or figure.subject for figure in reversed(pairs[:3])]
    return listed


def in_turn(spot: Spot) -> Figure | None:
    """The growth or share before, where this number goes on in its turn (分别增长15%和6.3%)."""
    last = spot.thread.last_in_sentence
    if last is None or last.measure not in ("growth_from_prior", "share") or cleaned(spot.head.words.strip("、和与及，")):
        return None
    return last if "分别" in last.phrase or last.name in listed_in_turn(spot) else None


def next_in_turn(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The next of several growths or shares given in turn."""
    assert isinstance(found, Figure)
    listed = listed_in_turn(spot)
    place = listed.index(found.name) + 1 if found.name in listed else len(listed) - 1
    name = listed[min(place, len(listed) - 1)] if listed else found.name
    sign = -1 if "下降" in found.phrase or "减少" in found.phrase else 1
    named = next(((figure, owner) for figure, owner in spot.thread.of_paragraph() if figure.label.endswith(name) or figure.subject == name), None)
    subject = named[0].subject if named else name
    figure = replace(
        base(spot), subject=subject, account=named[0].account if named else "", measure=found.measure,
        value=spot.quantity.value * sign, label=name, name=name, phrase=spot.text[spot.quantity.start : spot.quantity.end],
    )  # fmt: skip
    return [(figure, Owner(subject, words=name))]


def is_of_amount(spot: Spot) -> bool:
    """Whether a rate is of the amount just printed: 完成预算12万元的95%."""
    last = spot.thread.last_in_sentence
    return spot.head.words in ("的", "的约") and last is not None and last.kind == "money"


def rate_of_amount(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """The rate of an amount by its stage: execution; or a share."""
    last = spot.thread.figures[-1]
    owner = spot.thread.owners[-1]
    measure = f"execution_to_{last.measure}" if last.measure in ("initial", "adjusted", "budget", "received") else "share" if "占" in last.phrase else UNASSIGNED
    figure = replace(
        base(spot), subject=last.subject, account=last.account, budget=last.budget, coverage=last.coverage,
        measure=measure, label=last.label, name=last.name,
    )  # fmt: skip
    return [(figure, owner)]


def rate_at(spot: Spot) -> Rate | None:
    """The rate that the head names."""
    words = cleaned_of_rate(spot)
    found = rate(words)
    return found if found is not None and found.rule in ("execution", "share") else None


def cleaned_of_rate(spot: Spot) -> str:
    """The words of a rate: the head's, those right behind a number with none in front (99.2%已经办复), or the clause before."""
    words = spot.head.words.strip("，、（")
    if cleaned(words):
        return words
    return words_after(spot.text, spot.quantity.end) or last_clause(spot.head.opened)


def words_after(text: str, end: int) -> str:
    """The words right behind a rate with none in front of it: 99.2%已经办复."""
    run = re.match(r"的?([一-龥]{2,16})", text[end : end + 20])
    return run[1] if run else ""


def is_about(spot: Spot) -> bool:
    """Whether 约 stands in front of the verb of a share: 约占80%."""
    return re.search("(?:大)?约(?:占|为)", spot.head.words) is not None


def framed_rate(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """An execution rate or a share, of what was spoken of before or of a name in front."""
    assert isinstance(found, Rate)
    front = cleaned(re.sub("(?:大)?约$", "", found.owner))
    named, _ = names.owner_in(front) if front else (NOBODY, None)
    owner, figure = spot.thread.owner, None
    if named.is_named:
        from helpers.read.report.prose.money import account_of, joined

        owner = joined(named, spot)
        subject, account, budget, coverage = names.subject_of(owner), account_of(owner, spot), owner.budget, owner.coverage
    else:
        figure, owner = spoken_of(spot, found.rule)
        if figure is None:
            from helpers.read.report.prose.money import account_of

            subject, account, budget, coverage = names.subject_of(owner), account_of(owner, spot), owner.budget, owner.coverage
        else:
            subject, account, budget, coverage = figure.subject, figure.account, figure.budget, figure.coverage
    label = (owner.words or subject) + found.words if not front or front not in (owner.words or subject) else front + found.words
    measure = found.measure
    if found.rule == "execution" and (figure is not None and figure.kind == "count"):
        measure = "completion_rate" if "计划" in found.words else "other_rate"
    made = replace(
        base(spot), subject=subject, account=account, budget=budget or heading_budget(spot), coverage=coverage,
        measure=measure, label=label, name=owner.words or subject,
    )  # fmt: skip
    if figure is not None and figure.kind == "money" and figure.period and not figure.compared:
        made = replace(made, period=figure.period)
    if not made.unit:
        made = replace(made, unit="%", certainty="likely", doubt="unit")
    if is_about(spot) and made.qualifier == "exact":
        made = replace(made, qualifier="about")
    return [(made, owner)]


def spoken_of(spot: Spot, rule: str) -> tuple[Figure | None, Owner]:
    """The amount or count before that a rate speaks of: for execution what was spent, not the budget that it is of."""
    for figure, owner in spot.thread.of_paragraph():
        if figure.kind == "ratio" or figure.compared or is_vague(figure) or figure.measure in ("difference", "change_from_prior"):
            continue
        return figure, owner
    return None, spot.thread.owner


def names_at(spot: Spot) -> list[str]:
    """The names of rates that the head lists: 见面率和办复率均达到100%."""
    if "分别" in spot.head.words:
        return []
    listed = rate_names(cleaned(spot.head.words))
    return listed if len(listed) > 1 else []


def several(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """One rate for each of several names that share a number."""
    assert isinstance(found, list)
    return [named_rate(spot, name, found[0]) for name in found]


def each_at(spot: Spot) -> str:
    """The name of one of several rates given in turn: 两个满意率分别达到99.8%和98.5%, A率和B率分别为…"""
    end = spot.head.start + len(spot.head.words)
    sentence = re.split("[。；]", spot.text[max(0, end - LONGEST_SENTENCE) : end])[-1]
    announced = EACH.search(sentence)
    if not announced:
        return ""
    turn = sum(figure.kind == "ratio" and figure.name == "分别" for figure, _ in spot.thread.of_paragraph())
    listed = rate_names(cleaned(announced["names"]))
    if len(listed) > turn and not announced["number"]:
        first = listed[0]
        own = names_of_rate(listed[turn])
        return listed[turn] if own or not names_of_rate(first) else names_of_rate(first) + listed[turn]
    ending = announced["names"][-3:]
    counted = [figure for figure, _ in spot.thread.of_paragraph() if ending[:2] in figure.label and figure.kind == "count"][::-1]
    if len(counted) >= 2 and turn < len(counted):
        return counted[turn - len(counted)].subject + ending
    return announced["names"]


def one_of_each(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """One of several rates given in turn."""
    figure, owner = named_rate(spot, str(found), "")
    return [(replace(figure, name="分别"), owner)]


def names_of_rate(words: str) -> str:
    """What a rate is of: 提案见面率 → 提案."""
    for row in sorted(word_table("rates"), key=lambda row: -len(row["word"])):
        if words.endswith(row["word"]):
            return cleaned(words.removesuffix(row["word"]))
    return re.sub(any_of(words_of("rates", "of")) + "?(?:率|度)$", "", words)


def named_rate(spot: Spot, words: str, first: str) -> tuple[Figure, Owner]:
    """A rate by its name; in 提案见面率和办复率 the second is of 提案 too."""
    found = rate(words)
    measure = found.measure if found else ("other_rate" if words else UNASSIGNED)
    own = cleaned(found.owner) if found and found.rule == "named_rate" else words
    if measure == "other_rate":
        own = words
    shared = names_of_rate(first) if first and first != words else ""
    last = part_of(measure, spot) or spot.thread.last_of("money", "count", "people")
    named, _ = names.owner_in(own) if measure.startswith("execution") else (NOBODY, None)
    if measure.startswith("execution") and not named.is_named:
        return execution_rate(spot, words, measure)
    if last is not None and last.measure == "satisfied":
        last = next((figure for figure, _ in spot.thread.of_paragraph() if figure.measure in ("distributed", "returned", "returned_valid")), last)
    subject = own or shared or (last.subject if last else spot.thread.owner.name or DEPARTMENT)
    label = words if own or not shared else shared + words
    figure = replace(base(spot), subject=subject, measure=measure, label=label or (last.label if last else ""), name=subject)
    return figure, Owner(subject, words=subject) if subject != DEPARTMENT else spot.thread.owner


def execution_rate(spot: Spot, words: str, measure: str) -> tuple[Figure, Owner]:
    """预算执行率 of what was spoken of: against the adjusted budget, or that budget that stands beside it."""
    figure, owner = spoken_of(spot, "execution")
    stages = {other.measure for other, whose in spot.thread.of_paragraph() if other.kind == "money" and whose == owner}
    vague = any(is_vague(other) for other, _ in spot.thread.of_paragraph())
    if measure == "execution_to_adjusted" and "adjusted" not in stages and not vague:
        measure = next((f"execution_to_{base}" for base in ("initial", "budget", "received") if base in stages), measure)
        if measure == "execution_to_received":
            measure = "execution_to_adjusted"
    made = replace(
        base(spot), subject=figure.subject if figure else names.subject_of(owner), account=figure.account if figure else "",
        budget=figure.budget if figure else "", coverage=figure.coverage if figure else "", measure=measure,
        label=(owner.words or "") + words, name=owner.words,
    )  # fmt: skip
    return (replace(made, certainty="likely", doubt="measure") if vague else made), owner


def part_of(ratio: str, spot: Spot) -> Figure | None:
    """The latest count of this paragraph that a ratio is made of, or that its things were received as."""
    parts = {part for row in RATIOS if row.name == ratio for part in (row.numerator, row.denominator)}
    counts = (figure for figure, _ in spot.thread.of_paragraph() if figure.kind == "count")
    return next((figure for figure in counts if parts and figure.measure in {*parts, "received", "filed"}), None)


def value_head(words: str) -> tuple[str, str]:
    """An indicator's name and the stage of its value, where words end with a head of values (…指标值, 实际完成值)."""
    heads = {row["word"]: row["meaning"] for row in word_table("heads") if row["meaning"] in ("target", "done")}
    heads["指标"] = "target"
    head = next((head for head in sorted(heads, key=len, reverse=True) if words.endswith(head) and (len(head) > 2 or words == head)), "")
    return (words.removesuffix(head), heads[head]) if head else ("", "")


def indicator_at(spot: Spot) -> tuple[str, str] | None:
    """The name and stage of an indicator's value."""
    found = value_head(cleaned(spot.head.words))
    return found if found[1] else None


def indicator_value(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """A value of the indicator that its words or the clause before name, or that the value before is of."""
    assert isinstance(found, tuple)
    named, stage = found
    last = spot.thread.last
    named = named or cleaned(spot.head.last)
    subject = named or (last.subject if last is not None and last.kind == "ratio" else DEPARTMENT)
    words = cleaned(spot.head.words)
    own = rate(subject)
    figure = replace(
        base(spot), subject=subject, measure=own.measure if own else "other_rate", stage=stage,
        label=words if words.startswith(subject) else subject + words, name=subject,
    )  # fmt: skip
    return [(figure, Owner(subject, words=subject))]


def is_bare_share(spot: Spot) -> bool:
    """Whether a per cent right behind an amount is its share, as of its like before: …57万元占3.1%，…206万元11.1%."""
    last = spot.thread.last_in_sentence
    behind = spot.head.words.strip("，、（ ") == "" and not spot.head.opened.strip("，、（ ")
    return behind and last is not None and last.kind in ("money", "count", "people") and any(
        figure.measure in ("share", "basic_share_of_expenditure", "project_share_of_expenditure") for figure, _ in spot.thread.of_paragraph()
    )


def bare_share(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """A share whose verb was left out."""
    return [(replace(figure, certainty="likely", doubt="measure"), owner) for figure, owner in framed_rate(spot, Rate("share", "", "占", "share"))]


def always(spot: Spot) -> bool:
    """Every ratio."""
    return True


def by_name(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """A rate with a name of its own; one in a frame around words that are not known is left open."""
    if UNKNOWN_FRAME.search(spot.head.words.strip("，、（")):
        figure, owner = spoken_of(spot, "execution")
        subject = figure.subject if figure is not None else names.subject_of(owner)
        made = replace(base(spot), subject=subject, measure=UNASSIGNED, label=cleaned(spot.head.words), certainty="open", doubt="words")
        return [(made, NOBODY)]
    words = cleaned(cleaned_of_rate(spot))
    return [named_rate(spot, words, "")]


RULES = (
    Rule("points", is_points, points),
    Rule("in_turn", in_turn, next_in_turn),
    Rule("growth", growth_at, growth),
    Rule("rate_of_amount", is_of_amount, rate_of_amount),
    Rule("indicator_value", indicator_at, indicator_value),
    Rule("framed_rate", rate_at, framed_rate),
    Rule("bare_share", is_bare_share, bare_share),
    Rule("several_names", names_at, several),
    Rule("each_in_turn", each_at, one_of_each),
    Rule("named_rate", always, by_name),
)
