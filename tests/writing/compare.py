"""How what was read from a written document differs from its truth.

Rows are those of a figures table. A figure and a row belong together when
group of kind, size and unit agree; of all pairs those that agree in most are
taken first, then those that stand nearest in order. A column that the rows do
not have is not judged.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

MONEY = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8, "万": 4, "亿": 8}
SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
SIMPLE = str.maketrans("萬億", "万亿")
GROUPS = {"people": "count", "nil": "money"}
NOISE = re.compile(r"[\s“”\"《》（）()：:，,、·\-—]")
DEPARTMENT = "部门"
JUDGED = ("measure", "account", "period", "stage", "coverage", "budget", "fund_scope", "qualifier")
OF_MONEY = ("part", "flow")


@dataclass(frozen=True)
class Difference:
    """One difference; `verdict` is missing, open, wrong, wrong and sure, or extra."""

    verdict: str
    figure: dict[str, str] | None = None
    row: dict[str, str] | None = None
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        figure, row = self.figure or {}, self.row or {}
        told = "; ".join(f"{name} {row.get(name, '')!r} for {figure.get(name, '')!r}" for name in self.fields)
        words = figure.get("phrase") or row.get("phrase", "")
        where = figure.get("place") or row.get("locator", "")
        return f"{self.verdict}: {words} ({where}){': ' + told if told else ''}"


def compare(truth: list[dict[str, str]], rows: list[dict[str, str]], year: str) -> list[Difference]:
    """The differences in the order of the truth, then the rows that are no figure of it.

    A figure with `unknown` may be left open or be right. What is right, and
    such a figure left open, makes no difference.
    """
    taken = paired(truth, rows, year)
    found = []
    for place, figure in enumerate(truth):
        if place not in taken:
            found.append(Difference("missing", figure))
            continue
        row = rows[taken[place]]
        if verdict := verdict_on(figure, row, year):
            found.append(Difference(verdict, figure, row, tuple(wrong_fields(figure, row, year))))
    used = set(taken.values())
    left = (row for place, row in enumerate(rows) if place not in used and row["kind"] != "nil")
    return found + [Difference("extra", row=row) for row in left]


def verdict_on(figure: dict[str, str], row: dict[str, str], year: str) -> str:
    """What is to be said of a pair; nothing if it is right."""
    if is_open(row):
        return "" if figure["unknown"] or "unassigned" in figure["measure"].split("|") else "open"
    if not wrong_fields(figure, row, year):
        return ""
    return "wrong and sure" if row.get("certainty", "sure") == "sure" else "wrong"


def is_open(row: dict[str, str]) -> bool:
    return row["measure"] == "unassigned" or row.get("certainty") == "open"


def paired(truth: list[dict[str, str]], rows: list[dict[str, str]], year: str) -> dict[int, int]:
    """For each figure's place that of its row, one to one."""
    there = defaultdict(list)
    for place, row in enumerate(rows):
        there[size(row)].append(place)
    pairs = []
    for place, figure in enumerate(truth):
        for other in there[size(figure)]:
            fitting = len(wrong_fields(figure, rows[other], year))
            wrong = (0 if figure["unknown"] else 1) if is_open(rows[other]) else fitting
            far = abs(place * len(rows) - other * len(truth))
            pairs.append((wrong, far, place, other))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, place, other in sorted(pairs):
        if place not in taken and other not in used:
            taken[place] = other
            used.add(other)
    return taken


def size(row: dict[str, str]) -> tuple[str, Decimal, str] | None:
    """Group, size and bare unit: 12万份 and 120000份 are one."""
    unit = re.sub(r"\s", "", normalize("NFKC", row["unit"])).translate(SIMPLE)
    try:
        number = abs(Decimal(re.sub("[,，]", "", row["value"])))
    except InvalidOperation:
        return None
    group = GROUPS.get(row["kind"], row["kind"])
    if group == "money":
        number, unit = number.scaleb(MONEY.get(unit, 0)), "元"
    elif unit[:1] in SCALES and len(unit) > 1 and group == "count":
        number, unit = number.scaleb(SCALES[unit[0]]), unit[1:]
    return group, number.normalize() + 0, unit


def wrong_fields(figure: dict[str, str], row: dict[str, str], year: str) -> list[str]:
    """The fields in which a row is not what the figure is."""
    got = dict(row) | {"period": row.get("period") or year}
    if row["measure"] == "received" and not row.get("flow"):
        got["flow"] = "income"
    judged = JUDGED + OF_MONEY * (figure["kind"] == "money")
    wrong = [name for name in judged if name in row and not fits(name, figure[name], got[name])]
    wrong += ["subject"] * (not named(figure["subject"], row)) + ["parent"] * (not under(figure, row))
    signs = {text.lstrip().startswith("-") for text in (figure["value"], row["value"])}
    wrong += ["value"] * (len(signs) > 1 and Decimal(figure["value"]) != 0)
    return wrong + ["reason"] * bool("reason" in row and figure["reason"] and not row["reason"])


def fits(name: str, wanted: str, got: str) -> bool:
    """Whether a field is one of what is wanted; spending is the flow where none is named."""
    if (name == "stage" and not wanted) or (name == "fund_scope" and not (told(wanted) and told(got))):
        return True
    words = wanted.split("|")
    return got in words or (name == "flow" and "" in words and got == "expenditure")


def told(scope: str) -> bool:
    return scope not in ("", "unknown")


def named(wanted: str, row: dict[str, str]) -> bool:
    """Whether the row's subject is one of the names, leniently; for a name of the whole its label will do."""
    return any(
        agree(bare(name), bare(row["subject"]), bare(row.get("label", ""))) for name in wanted.split("|")
    )


def agree(want: str, got: str, label: str) -> bool:
    if want == got:
        return True
    if DEPARTMENT in (want, got):
        return want != DEPARTMENT and bool(label) and want in label
    return want in got or (bool(got) and got in want and 2 * len(got) >= len(want))


def under(figure: dict[str, str], row: dict[str, str]) -> bool:
    """Whether a line of the functional classification stands under its own line; other parents are not judged."""
    if figure["account"] != "function" or not figure["parent"] or not row.get("parent"):
        return True
    return bare(figure["parent"]) in bare(row["parent"] + row["subject"])


def bare(name: str) -> str:
    return NOISE.sub("", normalize("NFKC", name))


def tally(differences: list[Difference]) -> dict[str, int]:
    """How many differences of each verdict."""
    verdicts = ("missing", "open", "wrong", "wrong and sure", "extra")
    return {verdict: sum(one.verdict == verdict for one in differences) for verdict in verdicts}


def strangers(differences: list[Difference]) -> Iterator[Difference]:
    """Those on figures behind a made-up word, which only a reader that guesses has."""
    return (one for one in differences if one.figure and one.figure["unknown"])
