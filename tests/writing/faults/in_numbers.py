"""Faults in printed numbers: a sum, a rate, a change, a second statement, a slip of the pen."""

from decimal import Decimal
from random import Random

from ..figures import Document, Printed
from .kinds import NARROW, Spoilt, chosen, either, figure_of, revalued, spoilt, value_of

HUNDREDTH = Decimal("0.01")


def some_amount(rng: Random, low: int = 150, high: int = 990) -> Decimal:
    return rng.randrange(low, high) * HUNDREDTH


def growth(rng: Random, document: Document) -> Spoilt | None:
    """A growth that does not follow from the amount and its change."""
    items = [item for item in chosen(document, measure="growth_from_prior") if abs(value_of(item)) > 1]
    if not items:
        return None
    item = rng.choice(items)
    wrong = value_of(item) + (6 if value_of(item) > 0 else -6)
    return spoilt(document, {item: wrong}, either(wrong, value_of(item)))


def share(rng: Random, document: Document) -> Spoilt | None:
    """A share that does not follow from the part and the whole."""
    items = [item for item in chosen(document, measure="basic_share_of_expenditure") if value_of(item) > 20]
    if not items:
        return None
    wrong = value_of(items[0]) - 5
    return spoilt(
        document,
        {items[0]: wrong},
        either(wrong, value_of(items[0])),
    )


def last_year(rng: Random, document: Document) -> Spoilt | None:
    """Last year's amount does not go with this year's and the change between them."""
    year = str(int(document.year) - 1)
    items = [
        item
        for item in chosen(document, measure="actual", account="reception", period=year)
        if value_of(item)
    ]
    if not items or not chosen(document, measure="change_from_prior", account="reception"):
        return None
    wrong = value_of(items[0]) + some_amount(rng, 30, 90)
    return spoilt(document, {items[0]: wrong}, either(wrong))


def projects(rng: Random, document: Document) -> Spoilt | None:
    """The projects do not sum to the total of the table."""
    funds = chosen(document, measure="actual", account="fund")
    items = [item for item in funds if value_of(item) > (10_000 if figure_of(item).unit == "元" else 20)]
    if not items:
        return None
    item = rng.choice(items)
    wrong = value_of(item) - some_amount(rng) * (1000 if figure_of(item).unit == "元" else 1)
    return spoilt(
        document, {item: wrong}, rf"(项目|合计|之和).*(相差|不符|不等|不一致|之和|合计)|{either(wrong)}"
    )


def basic(rng: Random, document: Document) -> Spoilt | None:
    """Personnel and running costs are not basic spending."""
    items = chosen(document, measure="actual", account="public")
    changes = {item: value_of(item) + 7 for item in items}
    return (
        spoilt(document, changes, rf"人员经费.*公用经费|基本支出|{either(value_of(items[0]) + 7)}")
        if items
        else None
    )


def three_public(rng: Random, document: Document) -> Spoilt | None:
    """The whole of 三公 is not the sum of its accounts, wherever it is stated."""
    items = chosen(document, measure="actual", account="three_public", period=document.year)
    more = some_amount(rng, 100, 190)
    changes = {item: value_of(item) + more for item in items}
    return spoilt(document, changes, rf"三公|{either(value_of(items[0]) + more)}") if items else None


def in_service(rng: Random, document: Document) -> Spoilt | None:
    """People in service are not those of the agency and those of its units."""
    items = chosen(document, measure="in_service", subject="部门")
    if not items:
        return None
    wrong = value_of(items[0]) - rng.randrange(2, 5)
    return spoilt(document, {items[0]: wrong}, rf"在职|{either(wrong)}")


def stated_twice(rng: Random, document: Document) -> Spoilt | None:
    """One figure with two values."""
    items = [
        item for item in chosen(document, measure="actual", account="project") if figure_of(item).value != "0"
    ]
    if len(items) < 2:
        return None
    wrong = value_of(items[1]) + some_amount(rng, 300, 900)
    phrases = rf"({either(wrong)}).*({either(value_of(items[0]))})|({either(value_of(items[0]))}).*({either(wrong)})"
    return spoilt(document, {items[1]: wrong}, phrases)


def text_and_table(rng: Random, document: Document) -> Spoilt | None:
    """The text has another amount than the table."""
    items = chosen(document, measure="actual", account="reception", period=document.year)
    prose = [item for item in items if item.place.startswith("paragraph")]
    if not prose or len(items) == len(prose) or not value_of(items[0]):
        return None
    wrong = value_of(prose[0]) + some_amount(rng, 20, 70)
    printed = revalued(prose[0].mark, wrong).text.translate(NARROW).replace(",", "").strip()
    return spoilt(document, {prose[0]: wrong}, either(wrong, printed))


def slip(change, document: Document, rng: Random) -> Spoilt | None:
    """One amount of a project in whose line all stages are printed, changed as a hand slips."""
    items = [item for item in chosen(document, measure="adjusted", account="fund") if value_of(item) >= 100]
    pairs = [
        (item, wrong)
        for item in items
        if (wrong := change(rng, value_of(item))) not in (None, value_of(item))
    ]
    if not pairs:
        return None
    item, wrong = rng.choice(pairs)
    printed = revalued(item.mark, wrong).text.translate(NARROW).replace(",", "").strip()
    return spoilt(document, {item: wrong}, either(wrong, printed, value_of(item)))


def power_of_ten(rng: Random, document: Document) -> Spoilt | None:
    """A decimal point in the wrong place."""
    return slip(
        lambda rng, value: value * 10 if rng.random() < 0.5 else (value / 10).quantize(HUNDREDTH),
        document,
        rng,
    )


def changed_about(rng: Random, document: Document) -> Spoilt | None:
    """Two neighbouring digits changed about."""
    return slip(swapped, document, rng)


def swapped(rng: Random, value: Decimal) -> Decimal:
    text = str(int(value))
    place = rng.randrange(len(text) - 1)
    whole = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return value - int(text) + int(whole) if not whole.startswith("0") else value


def dropped(rng: Random, document: Document) -> Spoilt | None:
    """A digit left out."""
    return slip(without_digit, document, rng)


def without_digit(rng: Random, value: Decimal) -> Decimal:
    text = str(int(value))
    place = rng.randrange(1, len(text))
    return value - int(text) + int(text[:place] + text[place + 1 :])


def yuan_under_myriads(rng: Random, document: Document) -> Spoilt | None:
    """One amount typed in 元 under a head of 万元."""
    items = [item for item in in_tables(document) if value_of(item) > 5]
    if not items:
        return None
    item = rng.choice(items)
    wrong = value_of(item) * 10_000
    return spoilt(document, {item: wrong}, rf"单位|万元.*元|{either(wrong)}|倍")


def in_tables(document: Document) -> list[Printed]:
    """This year's amounts of projects that stand in a table."""
    items = chosen(document, measure="actual", account="fund", period=document.year)
    return [item for item in items if item.place.startswith("table") and figure_of(item).unit == "万元"]
