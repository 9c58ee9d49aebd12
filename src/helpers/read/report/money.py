"""What the words in front of an amount say: its stage, its account or owner, its sign."""

import re
from dataclasses import dataclass
from functools import cache

from helpers.read.language import (
    any_of,
    cleaned,
    is_department,
    without_lead,
    without_trail,
    word_table,
    words_of,
)
from helpers.schema import DEPARTMENT

NOT_BUDGETS = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算", "部门预算")
ACCOUNT_ENDING = re.compile("(?:支出|经费|收入|预算|决算|财政拨款|情况|说明)$")
LEAD_VERB = re.compile("^(?:发放|拨付|安排|投入|使用|下达|送去|支付)(?=[一-龥]{3})")
NO_NAMES = ("比", "较", "与", "同", "年初", "年中", "年末", "全年", "当年", "完成", "分别完成", "占", "调整")
FUNCTION = re.compile(r"（[0-9]*[类款项]）")
LINE_ENDINGS = ("经费", "费", "资金", "专项", "项目", "支出", "补助")
FUND_ENDINGS = ("专项经费", "专项资金", "项目经费", "工作经费", "活动经费", "业务经费")


@dataclass(frozen=True)
class Stage:
    """The measure that words name and the sign it gives; `generic` for a bare 支出, which may be part of a name."""

    measure: str
    sign: int
    generic: bool


@dataclass(frozen=True)
class Account:
    """The account that a name stands for; all empty for a name of its own."""

    account: str = ""
    budget: str = ""


@cache
def stage_pattern(level: str) -> re.Pattern:
    """Any word of the table of measures of one level, longest first."""
    return re.compile(any_of(words_of("measures", "word", level=level)))


@cache
def stage_rows() -> dict[str, dict[str, str]]:
    """Rows of the table of measures by word."""
    return {row["word"]: row for row in word_table("measures")}


def stage_of(words: str) -> Stage | None:
    """The stage that the words name: the last special word, else the last plain one."""
    hidden = words
    for budget in NOT_BUDGETS:
        hidden = hidden.replace(budget, "＿" * len(budget))
    for level in ("special", "plain"):
        source = words if level == "special" else hidden
        matches = list(stage_pattern(level).finditer(source))
        if matches:
            last = matches[-1]
            row = stage_rows()[last[0]]
            return Stage(row["measure"], -1 if row["sign"] else 1, last[0] == "支出")
    return None


def name_in(words: str) -> str:
    """The owner that a head names, its stage words taken off: 一般公共预算财政拨款支出年初预算 → …拨款支出.

    An account that ends like a stage (项目支出) stays whole.
    """
    name = LEAD_VERB.sub("", cleaned(words))
    while name and not is_account(name) and name not in words_of("classes", "word"):
        plain = without_sum(name)
        shorter = plain if is_account(plain) else without_trail(without_sum(without_stage(name)))
        if shorter == name:
            break
        name = shorter
    return "" if name in NO_NAMES else without_lead(name)


def without_sum(name: str) -> str:
    """The name without a word for a sum at its end, or what leads on to the next amount (由12万元调整为9万元)."""
    return re.sub("(?:合计|总计|总额|总数|金额|数|(?<!结构)调整|(?<!理)[由从])$", "", name)


def without_stage(name: str) -> str:
    """The name without one stage word at its end, or at its start."""
    for level in ("special", "plain"):
        for match in stage_pattern(level).finditer(name):
            if match.end() == len(name) and not (match[0] in ("收入", "支出") and is_kind_of(name, match)):
                return name[: match.start()]
    opening = stage_pattern("special").match(name)
    return name[opening.end() :] if opening else name


def is_kind_of(name: str, match: re.Match) -> bool:
    """Whether 收入 or 支出 at the end belongs to the name: 税收收入, 其他支出; in 培训费支出 it does not."""
    return (
        match.start() > 0 and (match[0] == "收入" or match.start() <= 2) and name[: match.start()] != "本年"
    )


@cache
def account_words() -> dict[str, dict[str, str]]:
    """Rows of the table of accounts by word."""
    return {row["word"]: row for row in word_table("accounts")}


def account_row(name: str) -> dict[str, str] | None:
    """The row of the table of accounts that a name is, quotation marks and 支出情况 and the like set aside."""
    rows = account_words()
    for form in (name, name.strip("“”"), name.replace("“", "").replace("”", "")):
        while form:
            if form in rows:
                return rows[form]
            shorter = ACCOUNT_ENDING.sub("", form)
            if shorter == form:
                break
            form = shorter
    return None


def is_account(name: str) -> bool:
    """Whether a name is an account with no stage behind it: “三公”经费财政拨款, not 财政拨款支出预算."""
    staged = name.endswith(("预算", "决算", "情况", "说明"))
    return name in account_words() or (not staged and account_row(name) is not None)


def account_of(name: str) -> Account | None:
    """The account and budget of a name, or None where the name is a line's own.

    A budget's name in front of an account (一般公共预算财政拨款基本支出) tells the budget.
    """
    if FUNCTION.search(name):
        return Account("function")
    row = account_row(name)
    if row:
        return Account(row["account"], row["budget"])
    for prefix, budget in budget_prefixes().items():
        if name.startswith(prefix) and (row := account_row(name.removeprefix(prefix))):
            return Account(row["account"], budget)
    return None


@cache
def budget_prefixes() -> dict[str, str]:
    """What may stand in front of an account's name, and the budget it tells, longest first."""
    rows = [row for row in word_table("accounts") if row["budget"] or row["word"] in ("财政拨款", "本年")]
    return {row["word"]: row["budget"] for row in sorted(rows, key=lambda row: -len(row["word"]))}


def budget_in(words: str) -> str:
    """The budget that words name (二、一般公共预算支出情况 → general), or nothing."""
    return next(
        (
            budget
            for word, budget in budget_prefixes().items()
            if budget != "own" and word in words and budget
        ),
        "",
    )


def of_department(name: str) -> bool:
    """Whether a name stands for the department: nothing, 本部门, or one of its accounts; a 类, 款 or 项 does not."""
    account = account_of(name)
    return is_department(name) or bool(account and account.account != "function")


def subject_of(name: str) -> str:
    """部门 for the department's own accounts, else the line's name without quotation marks and a 专项 behind 经费."""
    if of_department(name_in(name)):
        return DEPARTMENT
    bare = name.strip(" ：，")
    bare = bare[1:-1] if bare.startswith("“") and bare.endswith("”") and bare.count("“") == 1 else bare
    return re.sub(r"(?<=[费金])(?:专项|项目)$", "", bare)


def account_id(name: str) -> str:
    """The account that a name stands for, or nothing."""
    account = account_of(name_in(name))
    return account.account if account else ""


def is_fund_name(name: str) -> bool:
    """Whether a name is plainly that of one project or special fund."""
    return name.endswith(FUND_ENDINGS)


def names_a_line(words: str) -> bool:
    """Whether an item's first words name what its amounts are of: an account, a 类款项, a fund."""
    return bool(account_of(words)) or (len(words) <= 40 and words.endswith(LINE_ENDINGS))
