"""The name that the words in front of an amount leave: a line, a project, or the department and one of its accounts.

Its tests: test_prose.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import (
    QUOTES,
    Wording,
    accounts,
    any_in,
    without_marks,
    wording_of,
    words_of,
)
from helpers.read.report.prose.accounts_told import account_told, words_of_part
from helpers.read.report.prose.clauses import cleaned, is_department
from helpers.read.report.prose.leads import as_approved, without_what_leads_up
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import BROUGHT, DEPARTMENT
from helpers.years import PRINTED as YEAR

FUNCTION = re.compile(r"（[0-9]*[类款项]）")
GIVEN = re.compile(
    f"^[^（）“”]{{0,10}}?(?<![及和与、])(?<!转移)(?:提前)?{any_in('gives_money')}(?:给|了|到|转移支付(?=[一-龥]{{3}}))?{any_in('given_to')}?(?=[一-龥]{{3}})"
)
GIVEN_US = re.compile(f"[^（）“”]{{0,8}}?{any_in('gives_money')}(?:给|到)?{any_in('given_to')}")
ARRANGED = re.compile(f"^(?:共|先后|拟)?{any_in('arranges')}了?(?![的于到在数人]|预算稳定)(?=[一-龥“]{{3}})")
COPULA = re.compile(f"^.{{2,24}}?{any_in('before_is')}(?:是|为)(?=[一-龥]{{2}})")
SPENT_ON = re.compile(f"^{any_in('spends_on_a_line')}了?(?=[一-龥]{{2,12}}费(?:用)?$)")
DOING = re.compile(
    f"^(全[国省市州盟县区旗镇乡])?{any_in('collects_income')}?(?:组织|累计|共|实际)?{any_in('achieves')}(?=[一-龥]{{2}})"
)
LEVELS_MONEY = re.compile(f"{any_in('money_of_levels')}$")
YEAR_AT_END = re.compile(f"(?<=[一-龥”）]){YEAR}$")
OF_DEPARTMENT = re.compile("^[一-龥]{1,12}(?:[局委办厅院会处站所镇乡]|中心|街道|政府)部门$")
SHARE_OF_TAX = re.compile("（[^（）0-9]{0,12}[0-9.]{1,6}%[^（）0-9]{0,6}）$")
WITHIN_BUDGET = re.compile("^[^，。；]{0,24}?([一-龥]{2,10}预算)(?:财政拨款)?(?:支出)?中(?=[“一-龥])")
FLOW_TWICE = re.compile("^(?:收入|支出)(?=[一-龥]{2,}(?:收入|支出)$)")
ONLY_SPENT = re.compile(f"(?<=[一-龥”）]{{2}}){any_in('only_spent')}了?$")
REASON = re.compile(f"(?<=[一-龥]{{3}})(?:{any_in('gives_a_reason')}|为了?(?=[完落推保]))(?=[一-龥]{{2}})")
LINE_AND_STAGE = re.compile(r"^(?P<line>.*（[0-9]*[类款项]）”?)(?P<stage>[^（）：，“”]{2,12})$")
OWN = re.compile(f"^(?:本|我){any_in('behind_this_or_our')}(?=[一-龥“]{{2}})")
EXPECTED = re.compile("^预计(?=[一-龥]{3})")
NO_FUNDS = ("机关运行经费",)
BARE_FLOWS = ("支出", "收入")
CODED = re.compile(
    "(?:^|(?<=^“))2[0-9]{2}(?:[0-9]{2}){1,2}(?=[一-龥])|（2[0-9]{2}(?:[0-9]{2}){0,2}）(?=(?:支出)?$)"
)
AWARDED = re.compile(
    "^授予[^，。；]{2,12}合同(?:总)?(?:金额|额)$|^(?:专门)?面向[^，。；]{2,12}(?:预留|采购)(?:金额|份额)$"
)
PROCURED = re.compile(
    f"(?:货物|工程|服务)(?:类)?采购|政府采购|{AWARDED.pattern}|采购{any_in('behind_procurement')}?$"
)
LONGEST_STAGE_WORD = 4
NUMERAL = re.compile("(?:以上)?[一二两三四五六七八九十]{1,3}[项个者]?")
PER_HEAD = re.compile(any_in("per_head"))
STAGE_LIKE = re.compile("(?:数|(?<!余)额|额度|指标|盘子)$")


def owner_in(words: str) -> tuple[Owner, Wording]:
    """Whose amounts words speak of, NOBODY where they name nobody, and the words as understood.

    A level or a budget makes an owner of its own: 全市政府性基金预算收入.
    """
    words = words.strip("，、：；。 ")
    bare = words_of_part(_without_doing(without_what_leads_up(words)))
    read = as_approved(_read_behind_line(bare) or wording_of(bare), words)
    if (within := WITHIN_BUDGET.match(words)) and not read.value("budget"):
        budget = wording_of(within[1]).mention("budget")
        read = replace(read, mentions=(*read.mentions, budget)) if budget else read
    if is_list(bare):
        listed = cleaned(bare)
        return Owner(listed, words=listed), Wording(bare, listed)
    name, read = _named_line(bare, read)
    if name in words_of("moved_from_a_budget", "word"):
        return _moved_money(name, bare, read)
    return _owner_of_line(name, read) if name else _owner_of_level(bare, read)


def _named_line(words: str, read: Wording) -> tuple[str, Wording]:
    """The name of a line that words leave, and the words as understood with it."""
    name = _line_name(read.name) if read.name and read.value("account") != "three_public" else ""
    if name != read.name and name in BARE_FLOWS:
        name, read = "", wording_of(name)
    name = "" if name == "年终结余" else next((own for own in NO_FUNDS if name.endswith(own)), name)
    said = read.mention("measure")
    if name and said is not None and said.words.startswith("项目预算") and not PROCURED.search(name):
        name += "项目"
    if name in words_of("whole_names", "word"):
        read = _without_budget_of(name, read)
    kind = name.endswith(("性", "类")) and f"{name}资金" in words
    return _with_money_of(f"{name}资金" if kind else name, words), read


def _said_of_owner(read: Wording) -> dict[str, str]:
    """What words say of an owner beside its name."""
    return {slot: read.value(slot) for slot in ("account", "budget", "coverage", "fund_scope", "flow")}


def _owner_of_line(name: str, read: Wording) -> tuple[Owner, Wording]:
    """The owner that is a line: a function by its code, an account by its name, or any other."""
    said = _said_of_owner(read)
    if CODED.search(name):
        bare_name = unquoted(CODED.sub("", name.removesuffix("支出") if name.endswith("”支出") else name))
        return Owner(**{**said, "account": "function"}, name=bare_name, words=bare_name), read
    if account := accounts().get(name.translate(QUOTES), "") or account_told(name):
        return Owner(**{**said, "account": account, "coverage": ""}, words=name), read
    return Owner(**{**said, "account": ""}, name=name, words=name), read


def _owner_of_level(words: str, read: Wording) -> tuple[Owner, Wording]:
    """The owner that is a level, a budget or the department as a whole; NOBODY where words name none of these."""
    said = _said_of_owner(read)
    if not (any(value for slot, value in said.items() if slot != "flow") or _names_whole(read)):
        return NOBODY, read
    level = _name_of_level(read) if said["coverage"] and not said["account"] else ""
    if (money := _with_money_of(level, words)) != level:
        return Owner(**said, name=money, words=money), read
    return Owner(**said, words=_without_stage(words, read), level=level), read


def _without_budget_of(name: str, read: Wording) -> Wording:
    """Words without the budget that a whole name holds, which is no stage: 调入一般公共预算."""
    own = (item for item in read.mentions if item.slot == "measure" and item.value == "budget")
    inside = [item for item in own if name.endswith(item.words)]
    return replace(read, mentions=tuple(item for item in read.mentions if item not in inside))


def _with_money_of(name: str, words: str) -> str:
    """The level that gave money with the money, which the level alone does not name: 中央财政资金."""
    behind = LEVELS_MONEY.search(words) if name in words_of("levels_of_money", "word") else None
    return name + behind[0] if behind else name


def _moved_money(name: str, words: str, read: Wording) -> tuple[Owner, Wording]:
    """Money that another budget gave up, whose name in front is not that of its own: 从政府性基金预算调入资金."""
    own = replace(read, mentions=tuple(item for item in read.mentions if item.slot != "budget"))
    said = {slot: own.value(slot) for slot in ("coverage", "fund_scope", "flow")}
    return Owner(**said, name=name, words=cleaned(words)), own


def _without_doing(words: str) -> str:
    """Words without the verb in front of a level or a budget: 完成地方一般公共预算收入."""
    found = DOING.match(words)
    rest = (found[1] or "") + words[found.end() :] if found else words
    read = wording_of(rest)
    return rest if found and not read.name and (read.value("budget") or read.value("coverage")) else words


def _read_behind_line(words: str) -> Wording | None:
    """A line of the classification with its stage right behind it: …行政运行（项）2024年预算数."""
    found = LINE_AND_STAGE.match(words)
    if found is None:
        return None
    stage = wording_of(found["stage"])
    said = stage.mention("measure")
    return (
        replace(stage, words=words, name=found["line"])
        if said and said.strength > 1 and not stage.name
        else None
    )


def _without_stage(words: str, read: Wording) -> str:
    """Words without the stage at their end: 一般公共预算财政拨款支出年初预算 → …财政拨款支出."""
    plain = cleaned(words)
    for said in reversed(read.mentions):
        if (
            said.slot == "measure"
            and said.strength > 1
            and plain.endswith(said.words)
            and plain != said.words
        ):
            plain = plain.removesuffix(said.words)
    return plain


def is_list(words: str) -> bool:
    """Whether words list several lines, one of them a stage by its name: 补助、上年结转、动用基金等."""
    plain = cleaned(words)
    parts = [part for part in plain.split("、") if part]
    if len(parts) < 2 or "“" in plain or "（" in plain:
        return False
    whole = wording_of(plain)
    if whole.value("measure") == "balance_total" and not whole.name:
        return False
    ends = (wording_of(parts[0]), wording_of(parts[-1]))
    if ends[0].name and not ends[1].name and ends[1].value("measure") in BROUGHT:
        return True
    return any(
        not part.name and part.value("measure") in ("opening", "carryover", "received", "actual")
        for part in (ends[0],)
    ) or (
        len(parts) > 2
        and any(
            wording_of(part).value("measure") in BROUGHT and not wording_of(part).name for part in parts[:-1]
        )
    )


def _names_whole(read: Wording) -> bool:
    """Whether words speak of the department as a whole: 本年支出合计, 上海市普陀区财政局收入, 收入."""
    return bool(read.value("owner") or read.value("total") or read.value("flow"))


def _name_of_level(read: Wording) -> str:
    """The name of a level's budget: 全市政府性基金预算收入."""
    words = [mention.words for mention in read.mentions if mention.slot in ("coverage", "budget")]
    flow = "收入" if read.value("flow") == "income" and read.value("budget") else ""
    total = next((total for total in words_of("totals_of_a_flow", "word") if read.words.endswith(total)), "")
    return "".join(dict.fromkeys(words)) + (total or flow)


def subject_of(owner: Owner) -> str:
    """The subject of a figure: the line's name, the level's, or 部门."""
    return owner.name or owner.level or DEPARTMENT


def _line_name(words: str) -> str:
    """A name without what leads up to it: verbs of giving, 是, the year; nothing for mere clutter."""
    if FUNCTION.search(words):
        return unquoted(without_marks(words))
    name = ONLY_SPENT.sub("", OWN.sub("", EXPECTED.sub("", cleaned(words))))
    name = FLOW_TWICE.sub("", name)
    name = OF_DEPARTMENT.sub("", YEAR_AT_END.sub("", SHARE_OF_TAX.sub("", name)))
    name = re.sub("(?<=[一-龥]{2})按照[^，。；]*$", "", name)
    front = REASON.split(name)[0]
    if front != name and front.endswith(words_of("line_endings", "ending")):
        return unquoted(front)
    for shape in (COPULA, GIVEN, GIVEN, ARRANGED):
        if match := shape.match(name):
            name = name[match.end() :]
    if match := DOING.match(name):
        name = (match[1] or "") + name[match.end() :]
    name = SPENT_ON.sub("", re.sub("^了(?!解)", "", name))
    name = unquoted(re.sub("(?:主要)?用于$|(?<=[费金目出款])[由从]$", "", name))
    if (
        name in words_of("names_nothing", "word")
        or NUMERAL.fullmatch(name)
        or GIVEN_US.fullmatch(name)
        or is_department(name)
        or not re.search("[一-龥A-Za-z]", name)
    ):
        return ""
    return re.sub(r"(?<=[费金])(?:专项|项目)$", "", name)


def unquoted(name: str) -> str:
    """A name without the quotation marks around all of it."""
    name = name.strip(" ：，、")
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        return name[1:-1]
    return (
        name[1:]
        if name.startswith("“") and "”" not in name
        else name.removesuffix("”")
        if "“" not in name
        else name
    )


def is_line_like(name: str) -> bool:
    """Whether a name may be that of a line of money."""
    named = name.endswith(words_of("line_endings", "ending")) or name.startswith(
        words_of("begins_a_line", "word")
    )
    return len(name) <= 40 and (named or AWARDED.search(name) is not None)


def says_nothing_alone(name: str) -> bool:
    """Whether a name is a stage that no table has, or too common to name anything: 本金."""
    return STAGE_LIKE.search(name) is not None or name in words_of("vague_names", "word")


def is_fund_name(name: str) -> bool:
    """Whether a name is plainly that of one project or special fund."""
    plain = re.sub("(?<=[一-龥])（[^（）]*）$", "", name)
    return plain.endswith(words_of("fund_endings", "ending")) and not plain.endswith(NO_FUNDS)


def without_trailing(words: str) -> str:
    """Words without what stands between a name and its amount: 收入总量为."""
    return re.sub(any_in("between_name_and_amount") + "+$", "", words)


def is_per_head(words: str) -> bool:
    """Whether an amount is for each of many, and none of the department's."""
    return PER_HEAD.search(words) is not None
