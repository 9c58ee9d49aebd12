"""Changes as a report states them: growth, direction and shares against the amounts beside them.

Its tests: test_questions.py.
"""

from collections.abc import Iterator
from fractions import Fraction

from helpers.frames import Row
from helpers.measure.figures import Amount, as_printed, number_of
from helpers.measure.rules.case import Case, share_in_words
from helpers.measure.rules.certain import found_in_rows
from helpers.measure.rules.form_entries import amount_of, exact
from helpers.measure.rules.printed_places import last_place_of_rate
from helpers.measure.rules.rule import Found, rule
from helpers.measure.rules.stated_changes import StatedChange, stated_changes
from helpers.measure.rules.ways import is_named

_Growth = tuple[Fraction, Fraction]


@rule(
    "growth_does_not_follow",
    "差错",
    asks=("{subject}增减率与增减额不符", "the growth of {subject}, which its amounts do not give"),
    ground=("增减率＝增减额÷上年数", "growth is the change over last year's amount"),
    example=("480万元比上年460万元增加20万元，增长10.35%", "480 against 460, up by 20, “growth of 10.35 %”"),
    sentences=("growth_does_not_follow", "growth_of_this_year"),
)
def growth_does_not_follow(case: Case) -> Iterator[Found]:
    """A printed growth is not what the amounts in its own sentence give, whichever of them are taken."""
    for change in stated_changes(case):
        rate = exact(change.growth)
        if change.growth is None or rate is None or change.growth["unit"] != "%":
            continue
        given, excusing = _growths(change)
        if (
            not given
            or any(_is_rate(change.growth, *share) for share in given + excusing)
            or _points_two_ways(change)
        ):
            continue
        values = _stated_values(case, change) | {"printed": share_in_words(rate, sign=True)}
        values["computed"] = share_in_words(given[0][0], sign=True)
        sentence = "growth_of_this_year" if _is_over_now(change, rate) else ""
        yield found_in_rows(change.growth["line"], change.rows, values, sentence)


def _growths(change: StatedChange) -> tuple[list[_Growth], list[_Growth]]:
    """The growths that the printed amounts give, and those that others beside them give, which can only excuse.

    Each has how far rounding of the amounts may take it.
    """
    before, moved = (amount_of(row) for row in (change.before, change.change))
    given = list(_growths_of(amount_of(change.now), before, moved))
    others = (share for row in change.others for share in _growths_of(amount_of(row), before, moved))
    return given, list(others)


def _growths_of(
    now: Amount | None, before: Amount | None, moved: Amount | None
) -> Iterator[tuple[Fraction, Fraction]]:
    """The growths that one amount gives with last year's and with the change."""
    if now is not None and before is not None:
        yield from _quotient(now - before, before)
    if moved is not None and before is not None:
        yield from _quotient(moved, before)
    if moved is not None and now is not None:
        yield from _quotient(moved, now - moved)


def _quotient(above: Amount, below: Amount) -> Iterator[tuple[Fraction, Fraction]]:
    """A change over its base, with its tolerance; nothing where they are no numbers or the base is not above 0."""
    if above.number is None or below.number is None or below.number <= 0:
        return
    half = sum((amount.grain or Fraction(0) for amount in (above, below)), start=Fraction(0)) / 2
    share = above.number / below.number
    yield share, half * (1 + abs(share)) / below.number


def _is_rate(row: Row, share: Fraction, tolerance: Fraction = Fraction(0)) -> bool:
    """Whether a printed rate is a share to its printed digits, cut off or rounded; its sign may be in words."""
    number = exact(row)
    return number is not None and abs(abs(number) - abs(share)) < last_place_of_rate(row) + tolerance


def _is_over_now(change: StatedChange, rate: Fraction) -> bool:
    """Whether the rate is the change over this year's amount."""
    now, moved = exact(change.now), exact(change.change)
    return bool(now and moved and change.growth and _is_rate(change.growth, moved / now))


def _points_two_ways(change: StatedChange) -> bool:
    """Whether change and growth point in two directions."""
    moved, rate = exact(change.change), exact(change.growth)
    signed = all(_is_signed(row) for row in (change.change, change.growth) if row is not None)
    return moved is not None and rate is not None and moved * rate < 0 and signed


def _is_signed(row: Row) -> bool:
    """Whether the words say one direction alone: 增、减幅度 in front of a number without a sign says none."""
    words = row["label"] + row["phrase"]
    return "-" in row["phrase"] or not (is_named(words, "rise") and is_named(words, "fall"))


def _stated_values(case: Case, change: StatedChange) -> dict[str, object]:
    """What a passage states, in words."""
    growth = change.growth or change.change or {}
    told = [as_printed(row, case.language) for row in (change.now, change.before) if row]
    if moved := exact(change.change):
        told.append(
            case.say(
                "moved_up" if moved > 0 else "moved_down", amount=_unsigned(change.change, case.language)
            )
        )
    return {"subject": _stated_thing(case, growth), "told": case.listed(told)}


def _unsigned(row: Row | None, language: str) -> str:
    """A change as printed, without its sign."""
    return as_printed(row | {"value": row["value"].lstrip("-")}, language) if row is not None else ""


def _stated_thing(case: Case, row: Row) -> str:
    """What a figure is of, as the report says it."""
    label = row.get("label", "")
    for word in ("增长", "下降", "增加", "减少", "比上年", "较上年", "占", "上升"):
        label = label.partition(word)[0] or label
    return label or case.whose(row["line"])


@rule(
    "change_direction",
    "差错",
    asks=("{subject}增减方向", "whether {subject} rose or fell"),
    ground=("增加额与下降率方向不一", "an amount that rises has no rate that falls"),
    example=("比上年增加3.00万元，下降20.00%", "“up by 3.00万元, down by 20.00 %”"),
)
def change_direction(case: Case) -> Iterator[Found]:
    """An amount is said to rise and its rate to fall, or the other way round."""
    for change in stated_changes(case):
        if change.growth is not None and change.change is not None and _points_two_ways(change):
            moved, rate = exact(change.change) or Fraction(0), exact(change.growth) or Fraction(0)
            way = "moved_up" if moved > 0 else "moved_down"
            rated = "rate_up" if rate > 0 else "rate_down"
            values = {
                "subject": _stated_thing(case, change.growth),
                "change": case.say(way, amount=_unsigned(change.change, case.language)),
                "growth": case.say(rated, rate=share_in_words(abs(rate))),
            }
            yield found_in_rows(change.growth["line"], [change.change, change.growth], values)


@rule(
    "change_of_prior",
    "差错",
    asks=(
        "{subject}上年数、增减额与本年数不符",
        "last year's amount of {subject}, its change and this year's",
    ),
    ground=("上年数加增减额应等于本年数", "last year's amount and the change come to this year's"),
    example=("本年480万元，上年450万元，增加20万元", "480 this year, 450 last year, up by 20万元"),
)
def change_of_prior(case: Case) -> Iterator[Found]:
    """Last year's amount and the change do not come to this year's."""
    for change in stated_changes(case):
        now, before, moved = (exact(row) for row in (change.now, change.before, change.change))
        if change.change is None or now is None or before is None or moved is None:
            continue
        off = abs(now - before) - abs(moved)
        if not change.others and abs(off) > _tolerance([change.now, change.before, change.change]):
            values = {
                "subject": _stated_thing(case, change.change),
                "now": case.money(now),
                "before": case.money(before),
                "change": case.say(
                    "moved_up" if moved > 0 else "moved_down", amount=_unsigned(change.change, case.language)
                ),
                "computed": case.money(now - before),
            }
            yield found_in_rows(change.change["line"], [change.now, change.before, change.change], values)


def _tolerance(rows: list[Row | None]) -> Fraction:
    """Two of the last printed place among rows of money, in 元."""
    amounts = [number_of(row) for row in rows if row is not None]
    return 2 * max((amount.grain for amount in amounts if amount and amount.grain), default=Fraction(0))


RULES = (growth_does_not_follow, change_direction, change_of_prior)
