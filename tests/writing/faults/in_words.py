"""Faults in the words: a grade, a direction, another year or unit, what was left to be filled in, what is not said."""

from dataclasses import replace
from random import Random

from ..figures import Document, Mark, Paragraph, marks, plain, replaced
from ..lots import names
from .kinds import Fault, Spoilt, chosen, figure_of, tagged

CONTRARY = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
LARGER = {"大于": "小于", "小于": "大于"}


def grade(rng: Random, document: Document) -> Spoilt | None:
    """A grade that does not go with the score."""
    item = next(tagged(document, "grade"))
    wrong = rng.choice([word for word in "良中差" if word != item.mark.text])
    fault = Fault("部门", rf"{wrong}|等级|等次", (f"“{wrong}”",))
    return replaced(document, {item.index: replace(item.mark, text=wrong)}), fault


def direction(rng: Random, document: Document) -> Spoilt | None:
    """增加12万元，下降4 %: the change and its rate go two ways."""
    items = [item for item in tagged(document, "direction") if item.mark.text in ("增长", "下降")]
    if not items:
        return None
    item = rng.choice(items)
    number = marks(document)[item.index + 1]
    one = figure_of(number)
    turned = one.value.removeprefix("-") if one.value.startswith("-") else f"-{one.value}"
    changes = {
        item.index: replace(item.mark, text=CONTRARY[item.mark.text]),
        number.index: replace(number.mark, figures=(replace(one, value=turned),)),
    }
    words = rf"增加.*下降|下降.*增加|减少.*增长|增长.*减少|方向|{number.mark.text}"
    return replaced(document, changes), Fault(
        one.subject.split("|")[0], words, (CONTRARY[item.mark.text] + number.mark.text,)
    )


def comparison(rng: Random, document: Document) -> Spoilt | None:
    """决算数大于年初预算数 of what is smaller."""
    items = [item for item in tagged(document, "comparison") if item.mark.text in LARGER]
    if not items:
        return None
    item = rng.choice(items)
    word = LARGER[item.mark.text]
    subject = figure_of(
        next(one for one in reversed(marks(document)[: item.index]) if one.mark.figures)
    ).subject
    fault = Fault(subject.split("|")[0], "大于|小于|高于|低于", (f"决算数{word}",))
    return replaced(document, {item.index: replace(item.mark, text=word)}), fault


def placeholder(rng: Random, document: Document) -> Spoilt | None:
    """A number that was never filled in."""
    items = chosen(document, measure="sessions") or chosen(
        document, measure="distributed", subject="调查问卷"
    )
    if not items:
        return None
    left = Mark(rng.choice(("XX", "××", "（待填写）")), tag="leftover")
    fault = Fault(figure_of(items[0]).subject.split("|")[0], "XX|××|待填写|未填|占位|遗留", (left.text,))
    return replaced(document, {items[0].index: left}), fault


def other_year(rng: Random, document: Document) -> Spoilt | None:
    """Last year in the sentence of the conclusion; what it says is then said of that year."""
    score = chosen(document, measure="score")[0]
    before = [
        item
        for item in marks(document)[: score.index]
        if item.mark.why == "date" and item.place == score.place
    ]
    if not before:
        return None
    year = str(int(document.year) - 1)
    one = replace(figure_of(score), period=f"{year}|{document.year}")
    changes = {
        before[-1].index: replace(before[-1].mark, text=year),
        score.index: replace(score.mark, figures=(one,)),
    }
    return replaced(document, changes), Fault("部门", year, (f"{year}年",))


def other_unit(rng: Random, document: Document) -> Spoilt | None:
    """Another department's name in the text."""
    items = list(tagged(document, "name"))[1:]
    if not items:
        return None
    places = [place for place in names()["places"] if not document.department.startswith(place)]
    other = rng.choice(places) + rng.choice(names()["department"])["name"]
    item = rng.choice(items)
    fault = Fault("部门", other, (other,))
    return replaced(document, {item.index: replace(item.mark, text=other)}), fault


def handed_on(rng: Random, document: Document) -> Spoilt | None:
    """Money handed on to others and counted as spent."""
    items = list(tagged(document, "purpose"))
    item = rng.choice(items)
    words = rng.choice(("直接拨付至各乡镇使用", "已全额划拨至各基层单位", "下拨给各协会统筹安排"))
    before = [
        one for one in marks(document)[: item.index] if one.mark.figures and figure_of(one).account == "fund"
    ]
    subject = figure_of(before[-1]).subject
    fault = Fault(subject, rf"{subject}.*(拨|划)|(拨付|划拨|下拨|以拨代支)", (words,))
    return replaced(document, {item.index: replace(item.mark, text=words)}), fault


def no_survey(rng: Random, document: Document) -> Spoilt | None:
    """A rate of satisfaction that rests on no survey."""
    item = chosen(document, measure="distributed", subject="调查问卷")[0]
    rate = chosen(document, measure="satisfaction_rate")[0]
    text = ("全年未收到服务对象投诉，满意率达到", Mark(rate.mark.text, rate.mark.figures), "%。")
    blocks = [
        replace(block, text=text) if isinstance(block, Paragraph) and item.mark in block.text else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks)), Fault(
        "满意率", "满意|调查|投诉", (f"满意率达到{rate.mark.text}",)
    )


def empty_note(rng: Random, document: Document) -> Spoilt | None:
    """A note that says a table is empty, under one that is not."""
    notes = [
        block
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role == "note" and "三公" in plain(block.text)
    ]
    if not notes:
        return None
    words = "说明：本部门本年度没有财政拨款“三公”经费支出，故本表无数据。"
    blocks = [
        one
        for block in document.blocks
        for one in ((block, Paragraph((words,), "note")) if block is notes[-1] else (block,))
    ]
    return replace(document, blocks=tuple(blocks)), Fault("部门", "无数据|空表", (words,))
