"""Passages on people, work done, proposals and surveys, which several manners share."""

from decimal import Decimal
from fractions import Fraction

from ..lines import hundredths
from ..lots import money
from ..pen import Pen, joined
from ..style import STRANGE_ACCOUNTS, STRANGE_RATES, STRANGE_UNITS


def write_people(pen: Pen) -> None:
    """Posts and people by 行政 and 事业, at the end of the year."""
    people, as_of = pen.facts.people, f"{pen.facts.year}-12-31"
    at = {"kind": "people", "as_of": f"{as_of}|"}

    def persons(value: int, measure: str, *names: str):
        return pen.count(value, pen.rng.choice("人名"), "|".join(names), measure, **at)

    posts, in_service = people.posts, people.in_service
    pen.write(
        "[截至|截止]{date}，[核定|共核定]编制{p}，其中行政编制{p1}、事业编制{p2}；实有在职人员{s}，其中行政人员{s1}、"
        "事业人员{s2}；退休人员{r}。",
        date=pen.date(12, 31),
        p=persons(sum(posts), "authorised", "部门", "编制"),
        p1=persons(posts[0], "authorised", "行政编制", "行政", "部门"),
        p2=persons(posts[1], "authorised", "事业编制", "事业", "部门"),
        s=persons(sum(in_service), "in_service", "部门", "在职人员", "在职"),
        s1=persons(in_service[0], "in_service|persons", "行政人员", "行政"),
        s2=persons(in_service[1], "in_service|persons", "事业人员", "事业"),
        r=persons(people.retired, "retired", "部门", "退休人员"),
    )


def write_activities(pen: Pen) -> None:
    """What was done, each a count of its own, some in round numbers; a survey; proposals where there are some."""
    for number, one in enumerate(pen.facts.work, 1):
        kind = "people" if one.measure == "attendances" else "count"
        names = {"sessions": "sessions|count", "handled": "handled|count|completed", "distributed": "distributed|count",
                 "solved": "solved|count|handled", "attendances": "attendances|count"}  # fmt: skip
        pen.write(
            "{mark}[扎实推进重点任务|持续抓好日常工作|突出主责主业|聚焦群众关切|强化源头管理]，[全年|一年来|年内]{name}{n}，"
            "[取得较好效果|完成既定任务|群众反响良好|各项工作有序开展]。",
            mark=pen.ordinal(number),
            name=one.name,
            n=pen.count(
                one.value,
                one.unit,
                subjects(one.name),
                names.get(one.measure, one.measure),
                kind,
                one.qualifier,
            ),
        )
    write_survey(pen)
    if pen.facts.office == "政协办公室":
        write_proposals(pen)


def subjects(name: str) -> str:
    """An activity may be named with or without its verb."""
    verbs = ("发放", "查处", "调处", "化解", "解决", "编发", "走访", "出动", "协调解决", "现场解答")
    bare = [name.removeprefix(verb) for verb in verbs if name.startswith(verb)]
    return "|".join([name, *bare])


def write_survey(pen: Pen) -> None:
    """A survey's forms, and the rate of those who are satisfied."""
    survey = pen.facts.survey
    rate = hundredths(Fraction(survey["satisfied"], survey["returned_valid"]) * 100)

    def forms(measure: str, *names: str):
        return pen.count(survey[measure], "份", "|".join(names), measure)

    names = ("调查问卷", "问卷", "满意度调查问卷")
    pen.write(
        "[开展服务对象满意度调查|组织满意度问卷调查]，[发放|共发放]调查问卷{d}，收回{r}，[其中有效问卷|有效问卷]{v}，表示满意的{s}，满意率{rate}。",
        d=forms("distributed", *names),
        r=forms("returned", *names),
        v=forms("returned_valid", *names, "有效问卷"),
        s=forms("satisfied", *names, "服务对象", "表示满意"),
        rate=pen.percent(rate, subject="服务对象|调查问卷|问卷|满意率", measure="satisfaction_rate"),
    )


def write_proposals(pen: Pen) -> None:
    own = pen.facts.proposals
    filing = hundredths(Fraction(own["filed"], own["received"]) * 100)
    names = "提案|委员提案"
    pen.write(
        "[全年|年度内]收到委员提案{a}，[审查立案|经审查立案]{b}，立案率{rate}；[确定|遴选]重点提案{c}；已办复{d}，办复率{all}。",
        a=pen.count(own["received"], "件", names, "received"),
        b=pen.count(own["filed"], "件", names, "filed"),
        c=pen.count(own["key"], "件", names + "|重点提案", "key"),
        d=pen.count(own["replied"], "件", names, "replied"),
        rate=pen.percent(filing, subject=names + "|立案率", measure="filing_rate"),
        all=pen.percent(hundredths(Fraction(100)), subject=names + "|办复率", measure="reply_rate"),
    )


def write_vehicles(pen: Pen) -> None:
    """Cars at the end of the year, by what they are for."""
    own, at = pen.facts.vehicles, {"as_of": f"{pen.facts.year}-12-31|"}
    parts = [pen.say("{name}{n}", name=name, n=pen.count(number, "辆", name, "count|total|in_use", **at))
             for name, number in own.items()]  # fmt: skip
    pen.write(
        "截至{date}，[本部门|我单位]共有车辆{n}，其中：{parts}。",
        date=pen.date(12, 31),
        n=pen.count(sum(own.values()), "辆", "车辆|公务用车", "count|total", **at),
        parts=joined(parts, "、"),
    )


def write_strange(pen: Pen) -> None:
    """An amount, a rate and a count whose words nobody can know: named, and their meaning open."""
    account, rate, unit = (
        pen.rng.choice(words) for words in (STRANGE_ACCOUNTS, STRANGE_RATES, STRANGE_UNITS)
    )
    value = money(pen.rng, 5, 60, pen.facts.grain)
    percent = Decimal(pen.rng.randrange(6000, 9900)) / 100
    pen.write(
        "[此外|同时]，{account}{a}，{rate}达到{b}，[布设|建成]{c}。",
        account=account,
        rate=rate,
        a=pen.amount(value, subject=account, measure="unassigned", account="|fund", unknown=True),
        b=pen.percent(percent, subject=rate, measure="other_rate|unassigned", unknown=True),
        c=pen.count(
            pen.rng.randrange(12, 400), unit, f"部门|{unit}|布设|建成", "count|unassigned", unknown=True
        ),
    )
