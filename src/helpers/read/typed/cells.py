"""One cell of a figures table → its canonical form, or what is wrong with it and what would be right.

Its tests: test_workbook.py.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from unicodedata import normalize

from helpers import quantities, schema
from helpers.errors import LONGEST_NAME, LONGEST_PHRASE, did_you_mean_one, in_quotes
from helpers.read.language import word_table, words_of
from helpers.read.typed.form_sheets import measures_in_words
from helpers.years import is_year

EXACT = ("", "整", "共")
"""What may be typed for an exact number, beside its own id."""

FINEST_MONEY = Decimal("0.0001")
LARGEST_MONEY = Decimal(10) ** 13
LARGEST_NUMBER = Decimal(10) ** 15

Row = dict[str, str]

LONGEST = dict.fromkeys(("subject", "parent", "label", "theme", "section", "unit", "locator"), LONGEST_NAME)
LONGEST |= {"phrase": LONGEST_PHRASE}


def checked(place: str, row: Row, problems: list[str]) -> Row:
    """A row with every cell in its canonical form; what is wrong is added to `problems`, one a cell.

    `place` begins each problem (`row 14`). An empty value stays empty and an
    empty unit too; bounds that are not given follow from the qualifier.
    """
    row = {column.name: row.get(column.name, "").strip() for column in schema.FIGURES}
    failed: set[str] = set()
    for name, rule in RULES.items():
        if "kind" in failed and name in OF_KIND:
            continue
        try:
            row[name] = rule(row)
        except ValueError as error:
            problems.append(f"{place}, {name}: {error}")
            failed.add(name)
    problems += [
        f"{place}, {name}: the text has {len(row[name])} characters; at most {most}"
        for name, most in LONGEST.items()
        if len(row[name]) > most
    ]
    if not failed & {"kind", "value", "qualifier"}:
        problems += [f"{place}, {problem}" for problem in _bounds(row)]
    return row


def _word_of(terms: Iterable[schema.Term], noun: str) -> Callable[[str], str]:
    """A rule: the term's name for its name or its Chinese label."""
    names = {term.name: term.name for term in terms}
    labels = {_plain_label(term.zh): term.name for term in terms if term.zh}

    def word(cell: str) -> str:
        key = _plain_label(cell)
        if key.lower() in names or key in labels:
            return names.get(key.lower()) or labels[key]
        raise ValueError(f"{in_quotes(cell)} is not {noun}; {did_you_mean_one(key, names, labels)}")

    return word


def _plain_label(text: str) -> str:
    return re.sub(r"[\s“”\"'‘’]", "", normalize("NFKC", text))


def _optional(name: str, word: Callable[[str], str], otherwise: str = "") -> Callable[[Row], str]:
    return lambda row: word(row[name]) if row[name] else otherwise


def _kind(row: Row) -> str:
    return _word_of(schema.KINDS, "a kind of figure")(row["kind"])


def _subject(row: Row) -> str:
    if not row["subject"]:
        raise ValueError("the cell is empty; name whose figure it is, 部门 for the department itself")
    return row["subject"]


def _measure(row: Row) -> str:
    measures = schema.measures_of(row["kind"])
    word, kind = row["measure"], row["kind"]
    if not word:
        raise ValueError("the cell is empty; 'unassigned' where the meaning is not clear")
    if found := measures_in_words(kind).get(_plain_label(word)):
        return found
    try:
        return _word_of(measures.values(), "a measure")(word)
    except ValueError:
        others = [other.name for other in schema.KINDS if other.name != kind and _knows(other.name, word)]
        if not others:
            raise
    raise ValueError(
        f"{in_quotes(word)} is a measure of kind {in_quotes(others[0])}, and this row is of kind {in_quotes(kind)}"
    )


def _knows(kind: str, word: str) -> bool:
    key = _plain_label(word)
    measures = schema.measures_of(kind).values()
    return any(key.lower() == measure.name or key == _plain_label(measure.zh) for measure in measures)


def _unit(row: Row) -> str:
    unit = quantities.spelled_unit(re.sub(r"\s", "", normalize("NFKC", row["unit"])))
    if row["kind"] == "ratio" and row["value"].endswith(("%", "％")) and unit in ("", "%"):
        return "%"
    money = schema.group_of(row["kind"]) == "money"
    if money and unit and unit not in schema.MONEY_UNITS:
        known = ", ".join(schema.CURRENCY_UNITS)
        raise ValueError(
            f"{in_quotes(row['unit'])} is not a unit of money; one of {known}, empty if none is printed"
        )
    return unit


def _value(row: Row) -> str:
    text = row["value"]
    if not text:
        return "0" if row["kind"] == "nil" else ""
    number = _number(text.rstrip("%％") if row["unit"] == "%" else text)
    if row["kind"] == "nil" and number:
        raise ValueError(
            f"{in_quotes(text)} where kind is 'nil'; a stated 无 is 0, a printed amount has kind 'money'"
        )
    if schema.group_of(row["kind"]) == "money":
        _sized_as_money(text, number, row["unit"])
    elif abs(number) >= LARGEST_NUMBER or number.as_tuple().exponent < -10:
        raise ValueError(
            f"{in_quotes(text)} is no size that a report prints; less than 10^15, ten decimals at most"
        )
    return quantities.plain(number)


def _number(text: str) -> Decimal:
    try:
        if not re.search("[万亿萬億]", text):
            return quantities.number(text)
        raise ValueError(text)
    except ValueError:
        hint = "leave the cell empty if no figure was published"
        if any(sign.isdigit() for sign in text):
            hint = "digits, a decimal point and a sign alone, the unit in its own column"
        raise ValueError(f"{in_quotes(text)} is not a number; {hint}") from None


def _sized_as_money(text: str, number: Decimal, unit: str) -> None:
    if unit and unit not in schema.MONEY_UNITS:
        return
    amount = quantities.in_yuan(number, unit or "元")
    if abs(amount) >= LARGEST_MONEY:
        raise ValueError(f"{in_quotes(text)} {unit} is 10^13 元 or more; check the unit")
    if amount % FINEST_MONEY:
        raise ValueError(f"{in_quotes(text)} {unit} is finer than 0.0001 元; write the figure as printed")


def _qualifier(row: Row) -> str:
    word = normalize("NFKC", row["qualifier"])
    if word in EXACT:
        return "exact"
    labels = {listed["word"]: listed["qualifier"] for listed in word_table("qualifiers")}
    known = {term.name: term.name for term in schema.QUALIFIERS}
    if found := labels.get(word) or known.get(word.lower()):
        return found
    plainest = {name: listed for listed, name in reversed(labels.items())}
    nearest = did_you_mean_one(word, known, {listed: name for name, listed in plainest.items()})
    raise ValueError(f"{in_quotes(row['qualifier'])} is not a qualifier; {nearest}")


def _stage(row: Row) -> str:
    otherwise = "" if schema.group_of(row["kind"]) == "money" else "done"
    return _optional("stage", _word_of(schema.STAGES, "a stage"), otherwise)(row)


def _fund_scope(row: Row) -> str:
    otherwise = "unknown" if schema.group_of(row["kind"]) == "money" else ""
    return _optional("fund_scope", _word_of(schema.FUND_SCOPES, "a scope of funds"), otherwise)(row)


def _period(row: Row) -> str:
    text = normalize("NFKC", row["period"]).removesuffix("年").removesuffix("年度")
    if text and not is_year(text):
        raise ValueError(
            f"{in_quotes(row['period'])} is not a year; as 2024 or 2016-17, empty for the report's own"
        )
    return text


def _as_of(row: Row) -> str:
    text = normalize("NFKC", row["as_of"])
    if not text:
        return ""
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    try:
        return date(*map(int, parts.groups())).isoformat() if parts else _no_date(row["as_of"])
    except ValueError:
        return _no_date(row["as_of"])


def _no_date(text: str) -> str:
    raise ValueError(f"{in_quotes(text)} is not a date; as 2024-12-31, empty for the year's end")


def _reason(row: Row) -> str:
    if not row["reason"]:
        return ""
    word, _, rest = row["reason"].replace("：", ":").partition(":")
    try:
        name = _word_of(schema.REASONS, "a reason")(word)
    except ValueError as error:
        raise ValueError(f"{error}; then a colon and the words, as 'other: 项目推迟'") from None
    return f"{name}: {rest.strip()}" if rest.strip() else name


@cache
def _coverage_word() -> Callable[[str], str]:
    return _word_of([schema.Term(word, word, word) for word in words_of("coverages", "word")], "a coverage")


def _certainty(row: Row) -> str:
    """A person's figure is sure, whatever a table says that was made of a reading."""
    _optional("certainty", _word_of(schema.CERTAINTIES, "a certainty"))(row)
    return "sure"


def _id(row: Row) -> str:
    if row["id"] and not re.fullmatch(r"[0-9A-Za-z._-]+", row["id"]):
        raise ValueError(f"{in_quotes(row['id'])} is not an id; leave the column empty and ids are made")
    return row["id"]


def _phrase(row: Row) -> str:
    if not row["phrase"]:
        raise ValueError("the cell is empty; copy the printed words of the figure, not the sentence")
    return row["phrase"]


def _bounds(row: Row) -> list[str]:
    """Fill in the bounds that are not given; problems where given ones are no interval."""
    if not row["value"]:
        return []
    value = Decimal(row["value"])
    whole = schema.group_of(row["kind"]) == "count" and value == value.to_integral_value()
    computed = quantities.hard_bounds(value, row["qualifier"], whole, _step(row["unit"]))
    problems = []
    for name, bound in zip(("lower", "upper"), computed, strict=True):
        try:
            given = quantities.plain(_number(row[name])) if row[name] else ""
        except ValueError as error:
            problems.append(f"{name}: {error}")
            continue
        row[name] = given or ("" if bound is None else quantities.plain(bound))
    if not problems and row["lower"] and row["upper"] and Decimal(row["lower"]) > Decimal(row["upper"]):
        problems.append(
            f"lower: {in_quotes(row['lower'])} is above upper {in_quotes(row['upper'])}; leave both empty"
        )
    return problems


def _step(unit: str) -> Decimal:
    """One of what is counted, in the printed unit: 0.0001 for 万份."""
    return Decimal(1).scaleb(-quantities.count_unit(unit)[0])


RULES: dict[str, Callable[[Row], str]] = {
    "kind": _kind,
    "unit": _unit,
    "value": _value,
    "measure": _measure,
    "subject": _subject,
    "phrase": _phrase,
    "qualifier": _qualifier,
    "stage": _stage,
    "fund_scope": _fund_scope,
    "budget": _optional("budget", _word_of(schema.BUDGETS, "a budget")),
    "account": _optional("account", _word_of(schema.ACCOUNTS, "an account")),
    "part": _optional("part", _word_of(schema.PARTS, "a part of an amount")),
    "flow": _optional("flow", _word_of(schema.FLOWS, "a flow")),
    "coverage": lambda row: _optional("coverage", _coverage_word())(row),
    "period": _period,
    "as_of": _as_of,
    "reason": _reason,
    "origin": _optional("origin", _word_of(schema.ORIGINS, "an origin")),
    "certainty": _certainty,
    "doubt": lambda row: "",
    "id": _id,
}
"""Rules by column; a row is read in this order, as later cells depend on the kind and the unit."""
OF_KIND = ("unit", "value", "measure", "stage", "fund_scope")
