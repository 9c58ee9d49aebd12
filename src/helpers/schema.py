"""The columns of every table and the vocabularies, each declared once, in Chinese and English.

Nothing here computes; what a row means by an empty cell is told here too.
Readers check rows against it, measures take their formulas' names from it,
tables and docs take their words from it.

Its tests: test_data_dictionary.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column: `type` is text, decimal, date or ids (space-separated figure ids)."""

    name: str
    zh: str
    en: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary."""

    name: str
    zh: str
    en: str
    meaning: str = ""


@dataclass(frozen=True)
class Measure:
    """What a figure measures. `group` is money, count (people too) or ratio; a name is unique in its group."""

    name: str
    group: str
    zh: str
    en: str
    meaning: str = ""


@dataclass(frozen=True)
class Ratio:
    """A ratio: its parts are measures of `group`; `within_one` where a value over 100 % is an error."""

    name: str
    group: str
    zh: str
    en: str
    numerator: str
    denominator: str
    within_one: bool = False
    source: str = ""


# Declarations stand as rows of a table, one a line, which the formatter would take apart.
# fmt: off
FIGURES = (
    Column("id", "编号", "Id", "text", "10 hex digits over sentence and place in it; typed: over section and phrase"),
    Column("department", "部门", "Department", "text", "department id, the folder's name"),
    Column("year", "年度", "Year", "text", "the report's year: 2024, or a fiscal year 2016-17"),
    Column("period", "所属期间", "Period", "text", "the year that the figure speaks of"),
    Column("coverage", "口径", "Coverage", "text", "全市, 市本级 … where a report speaks of several; else empty"),
    Column("as_of", "截止日期", "As of", "date", "the date the figure holds at; empty: the year's end"),
    Column("fund_scope", "资金口径", "Scope of funds", "text", "财政拨款, 全部资金 or unknown"),
    Column("kind", "类别", "Kind", "text", "money, count, people, ratio, or nil for a stated 无"),
    Column("subject", "对象", "Subject", "text", "whose it is: 部门, or the fund, line or activity as printed"),
    Column("parent", "上级项", "Part of", "text", "the path of subjects that this line is part of, as 类›款"),
    Column("budget", "预算类别", "Budget", "text", "which of the budgets; empty when not printed"),
    Column("account", "科目", "Account", "text", "total, basic, project, fund …; empty when not printed"),
    Column("part", "部分", "Part", "text", "of a line other than the department: basic, project, personnel or public"),
    Column("flow", "收支", "Flow", "text", "income or expenditure; empty counts as expenditure"),
    Column("measure", "指标", "Measure", "text", "what is measured, or unassigned"),
    Column("label", "报告用语", "Label", "text", "what is measured, in the report's own words"),
    Column("stage", "阶段", "Stage", "text", "done or target, for counts, people and ratios"),
    Column("value", "数值", "Value", "decimal", "the number as exact decimal text, 调减 negative"),
    Column("unit", "单位", "Unit", "text", "the unit as printed"),
    Column("qualifier", "约数词", "Qualifier", "text", "exact, over, nearly, about, at_least or at_most"),
    Column("lower", "下界", "Lower bound", "decimal", "hard lower bound that the words give"),
    Column("upper", "上界", "Upper bound", "decimal", "hard upper bound that the words give"),
    Column("reason", "调整原因", "Reason", "text", "policy, force_majeure, superior_order or other, then the words"),
    Column("theme", "主题", "Theme", "text", "the nearest numbered heading above the 一是 level"),
    Column("section", "章节", "Section", "text", "the numbering path, as 六（一）2二是"),
    Column("phrase", "原文", "Printed phrase", "text", "the printed words of the figure, not the sentence"),
    Column("source", "来源文件", "Source", "text", "the file that the figure was read from"),
    Column("locator", "位置", "Place", "text", "line, page or cell in that file"),
    Column("origin", "来历", "Origin", "text", "reported, transcribed or corrected"),
    Column("certainty", "把握", "Certainty", "text", "sure, likely or open; a person's figure is sure"),
    Column("doubt", "存疑之处", "Doubt", "text", "what is assumed, in words"),
)
REQUIRED = ("kind", "subject", "measure", "value", "unit", "phrase")

FACTS = (
    Column("fact", "事项", "Fact", "text", "the amount's or the ratio's name"),
    Column("subject", "对象", "Subject", "text", "部门, 项目合计, or a line after aliases"),
    Column("period", "所属期间", "Period", "text", "the year that the fact speaks of"),
    Column("value", "数值", "Value", "decimal", "amounts in 元, exact; ratios a fraction of 15 significant digits"),
    Column("lower", "下界", "Lower bound", "decimal", "lower bound of a bounded fact, included"),
    Column("upper", "上界", "Upper bound", "decimal", "upper bound of a bounded fact, included"),
    Column("unit", "单位", "Unit", "text", "元, 1 for a ratio, or the counts' unit"),
    Column("base", "分母口径", "Base", "text", "the measure that a ratio divides by"),
    Column("numerator", "分子", "Numerator", "decimal", "exact, money in 元; a..b where only bounds are known"),
    Column("denominator", "分母", "Denominator", "decimal", "exact, money in 元; a..b where only bounds are known"),
    Column("status", "状态", "Status", "text", "ok, bounded, undefined or unknown"),
    Column("certainty", "把握", "Certainty", "text", "the least of its figures: sure, likely or open"),
    Column("reason", "说明", "Reason", "text", "why it is not ok, or what to know of it, in words"),
    Column("figures", "依据", "Figures", "ids", "the figures it follows from"),
)

ACTIVITIES = (
    Column("theme", "主题", "Theme", "text", "the heading that the count stands under"),
    Column("subject", "对象", "Subject", "text", "what was done or held"),
    Column("measure", "指标", "Measure", "text", "the role of the count"),
    Column("unit", "单位", "Unit", "text", "the measure word as printed"),
    Column("value", "数值", "Value", "decimal", "the printed number"),
    Column("qualifier", "约数词", "Qualifier", "text", "exact, over, nearly, about, at_least or at_most"),
    Column("lower", "下界", "Lower bound", "decimal", "hard lower bound"),
    Column("upper", "上界", "Upper bound", "decimal", "hard upper bound"),
    Column("certainty", "把握", "Certainty", "text", "the least of its figures: sure, likely or open"),
    Column("figures", "依据", "Figures", "ids", "the figures it follows from"),
)

CHECKS = (
    Column("identity", "勾稽关系", "Identity", "text", "which identity"),
    Column("subject", "对象", "Subject", "text", "whose figures it holds together"),
    Column("outcome", "结果", "Outcome", "text", "holds, rounding, fails or unknown"),
    Column("left", "左边", "Left side", "decimal", "money in 元"),
    Column("right", "右边", "Right side", "decimal", "money in 元"),
    Column("difference", "差额", "Difference", "decimal", "left less right"),
    Column("tolerance", "容差", "Tolerance", "decimal", "(n + 1) half-units of the finest place printed"),
    Column("certainty", "把握", "Certainty", "text", "the least of its figures: sure, likely or open"),
    Column("reason", "说明", "Reason", "text", "the equation in words, or which item is missing"),
    Column("figures", "依据", "Figures", "ids", "the figures on both sides"),
)

FINDINGS = (
    Column("id", "编号", "Id", "text", "10 hex digits over rule and figures, -n for the n-th equal one"),
    Column("rule", "规则", "Rule", "text", "the rule that found it"),
    Column("grade", "等级", "Grade", "text", "差错, 需说明, 缺项 or 提示; 识读待确认 speaks to the analyst alone"),
    Column("subject", "对象", "Subject", "text", "what it is about"),
    Column("sentence", "核对事项", "Finding", "text", "what a reviewer should ask"),
    Column("figures", "依据", "Figures", "ids", "the figures it cites"),
    Column("locator", "位置", "Place", "text", "the paragraph or place it cites"),
    Column("certainty", "把握", "Certainty", "text", "the least of its figures: sure, likely or open"),
    Column("explanation", "可能的解释", "Explanation", "text", "the one reading or slip that makes the figures agree"),
    Column("confirmed", "人工确认", "Confirmed", "text", "yes, no, or empty where nobody looked yet"),
    Column("reply", "单位答复", "Reply", "text", "the unit's answer, from replies.csv or the analyst's workbook"),
    Column("state", "处理状态", "State", "text", "open, confirmed, withheld or answered"),
)

DECISIONS = (
    Column("id", "编号", "Id", "text", "the finding's id"),
    Column("decision", "处理", "Decision", "text", "send, reword or withhold"),
    Column("reason", "不发原因", "Reason", "text", "why it is not sent"),
    Column("wording", "发出文字", "Wording", "text", "the words that were sent; empty: the finding's own sentence"),
    Column("by", "确认人", "Confirmed by", "text", "who decided"),
)
"""What an office decided on its findings, from the analyst's workbook."""

MARKS = (
    Column("item", "指标", "Indicator", "text", "the line of a scale that only a person can score"),
    Column("points", "得分", "Points", "number", "the points that were given"),
    Column("reason", "理由", "Reason", "text", "why so many"),
    Column("by", "评分人", "Scored by", "text", "who gave them"),
)
"""Sheet 人工评分 of the analyst's workbook: points for what only a person can score."""

DESK_READING = (
    "kind", "subject", "parent", "coverage", "budget", "account", "part", "flow", "measure", "stage", "period", "value",
    "unit", "qualifier",
)
"""The columns of a figure that the analyst's workbook shows in words, to be put right there."""

DESK_FIGURES = (
    Column("id", "编号", "Id", "text", "the figure's id"),
    Column("certainty", "把握", "Certainty", "text", "sure, likely or open"),
    Column("phrase", "原文", "Printed phrase", "text", "the printed words of the figure"),
    Column("place", "位置", "Place", "text", "where it is printed"),
    Column("doubt", "存疑之处", "Doubt", "text", "what is assumed, in words"),
    Column("advice", "怎样更正", "What to do", "text", "what to type to put it right"),
    Column("seen", "核对", "Looked at", "text", "无误 where the reading is right as it stands"),
    *(column for name in DESK_READING for column in FIGURES if column.name == name),
    Column("reason", "更正理由", "Reason", "text", "why it is put right"),
)
"""Sheet 数值确认 of the analyst's workbook."""

DESK_FINDINGS = (
    Column("id", "编号", "Id", "text", "the finding's id"),
    Column("grade", "等级", "Grade", "text", "差错, 需说明, 缺项 or 提示"),
    Column("subject", "对象", "Subject", "text", "what it is about"),
    Column("place", "位置", "Place", "text", "where it is printed"),
    Column("sentence", "核对事项", "Finding", "text", "what a reviewer should ask"),
    *DECISIONS[1:],
    Column("reply", "单位答复", "Reply", "text", "the unit's answer"),
    Column("date", "答复日期", "Date of the reply", "date", "when it was given"),
)
"""Sheet 问题确认 of the analyst's workbook."""

WORDS = (
    Column("item", "事项", "Item", "text", "what the words were looked for: one of the items below"),
    Column("subject", "对象", "Subject", "text", "部门 or the line that the words speak of"),
    Column("found", "检出", "Found", "text", "yes or no: no means not detected, never not there"),
    Column("words", "原文", "Words", "text", "the few words that settle it, never the sentence"),
    Column("locator", "位置", "Place", "text", "paragraph or cell in the source"),
)

NUMBERS = (
    Column("place", "位置", "Place", "text", "line, paragraph, page or cell in the document"),
    Column("printed", "数字", "Printed", "text", "the numeral as printed, without its unit"),
    Column("figures", "数据编号", "Figures", "ids", "the figures that it states; empty where it states none"),
    Column("reason", "未列为数据的原因", "Reason", "text", "why it is no figure: one word of NO_FIGURE"),
    Column("source", "来源文件", "Source", "text", "the file that it stands in"),
)

DOCUMENT = (
    Column("item", "事项", "Item", "text", "what is told of the document: one of the items below"),
    Column("value", "内容", "Value", "text", "as printed; a kind by its name"),
    Column("source", "来源文件", "Source", "text", "the file"),
)

ALTERNATIVES = (
    Column("figure", "数据编号", "Figure", "text", "the figure that may be read otherwise"),
    Column("slot", "读法所涉", "Slot", "text", "which of its columns"),
    Column("value", "另一读法", "Value", "text", "what would stand there"),
    Column("words", "原文", "Words", "text", "the words that say so, farther off than those that were followed"),
)

COPIES = (
    Column("sort", "类别", "Sort", "word", "paragraph: of other departments; sentence: of last year's report"),
    Column("fingerprint", "指纹", "Fingerprint", "text", "of the text that is there too"),
    Column("others", "其他单位数", "Others", "number", "how many other departments have it"),
)
PUBLISHED = "published"
"""What department.toml says of a year whose report was taken from where the department publishes it."""

FINDING_ID = "[0-9a-f]{10}(-[0-9]+)?"
"""How the id of a finding looks; a reply may name it in the place of a rule."""

TABLES = {
    "figures": FIGURES,
    "facts": FACTS,
    "activities": ACTIVITIES,
    "checks": CHECKS,
    "findings": FINDINGS,
    "decisions": DECISIONS,
    "marks": MARKS,
    "words": WORDS,
    "numbers": NUMBERS,
    "document": DOCUMENT,
    "alternatives": ALTERNATIVES,
    "copies": COPIES,
}

CURRENCY_UNITS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8, "万": 4, "亿": 8}
"""Printed unit of money → power of ten of the currency's main unit."""

CURRENCY_WORDS = (
    "rand", "dollar", "dollars", "euro", "euros", "pound", "pounds", "yen", "rupee", "rupees", "real", "reais",
    "peso", "pesos", "shilling", "shillings", "naira", "cedi", "kwacha", "dirham",
    "ZAR", "USD", "EUR", "GBP", "JPY", "INR", "BRL", "KES", "NGN",
)
"""What other currencies call their main unit, beside their code."""

MONEY_UNITS = CURRENCY_UNITS | {
    f"{scale} {word}".strip(): power
    for scale, power in {"": 0, "thousand": 3, "million": 6, "billion": 9}.items()
    for word in CURRENCY_WORDS
}
"""The same with the units of other currencies in their own words: million rand. Only typed tables have these."""

KINDS = (
    Term("money", "金额", "Money"),
    Term("count", "数量", "Count"),
    Term("people", "人员", "People"),
    Term("ratio", "比率", "Ratio"),
    Term("nil", "无", "Nil", "a stated 无: the value is 0, and was said to be"),
)
FUND_SCOPES = (
    Term("财政拨款", "财政拨款", "Fiscal appropriation"),
    Term("全部资金", "全部资金", "All funds"),
    Term("unknown", "未注明", "Not stated"),
)
BUDGETS = (
    Term("general", "一般公共预算", "General public budget"),
    Term("government_fund", "政府性基金预算", "Government fund budget"),
    Term("state_capital", "国有资本经营预算", "State capital operations budget"),
    Term("social_insurance", "社会保险基金预算", "Social insurance fund budget"),
    Term("fiscal_account", "财政专户管理资金", "Fiscal special account"),
    Term("own", "单位资金", "The unit's own funds"),
    Term("all", "全部预算", "All budgets"),
)
ACCOUNTS = (
    Term("total", "合计", "Total"),
    Term("basic", "基本支出", "Basic expenditure"),
    Term("personnel", "人员经费", "Personnel expenditure"),
    Term("public", "公用经费", "Running costs"),
    Term("project", "项目支出", "Project expenditure", "the department's, altogether"),
    Term("fund", "项目（专项资金）", "Project allocation", "one named project or special fund"),
    Term("three_public", "“三公”经费", "Three public expenses"),
    Term("abroad", "因公出国（境）费", "Official travel abroad"),
    Term("vehicles", "公务用车购置及运行维护费", "Official vehicles"),
    Term("vehicle_purchase", "公务用车购置费", "Vehicle purchase"),
    Term("vehicle_running", "公务用车运行维护费", "Vehicle running costs"),
    Term("reception", "公务接待费", "Official reception"),
    Term("procurement", "政府采购", "Government procurement"),
    Term("function", "功能分类", "Functional classification", "a 类, 款 or 项 of the functional classification"),
    Term("economic", "经济分类", "Economic classification", "a line of the economic classification"),
    Term("operating", "机关运行经费", "Operating costs of the office"),
)
PARTS = (
    Term("basic", "基本支出", "Basic expenditure"),
    Term("project", "项目支出", "Project expenditure"),
    Term("personnel", "人员经费", "Personnel expenditure"),
    Term("public", "公用经费", "Running costs"),
)
FLOWS = (Term("income", "收入", "Income"), Term("expenditure", "支出", "Expenditure"))
CERTAINTIES = (
    Term("sure", "确定", "Sure", "each slot that matters comes from the words that govern the figure"),
    Term("likely", "可能", "Likely", "one of them is assumed, from a neighbour, the sentence before or the kind"),
    Term("open", "待定", "Open", "what is measured, or whose it is, is not known"),
)
NO_FIGURE = (
    Term("date", "日期", "Date"),
    Term("duration", "期限", "Duration"),
    Term("age", "年龄或周年", "Age or anniversary"),
    Term("clock", "时刻", "Time of day"),
    Term("ordinal", "序次", "Ordinal"),
    Term("heading_mark", "标题或列表序号", "Mark of a heading or list"),
    Term("code", "代码", "Code"),
    Term("document_number", "文号", "Document number"),
    Term("name", "名称", "Part of a name"),
    Term("set_phrase", "固定用语", "Set phrase"),
    Term("article", "冠词性数词", "Article", "一个 as “a”"),
    Term("model", "型号", "Model"),
    Term("phone", "电话", "Telephone"),
    Term("address", "地址", "Address"),
    Term("web", "网址或邮箱", "Web or mail address"),
    Term("page", "页码", "Page"),
    Term("size", "规格", "Size", "of a thing that is described"),
    Term("threshold", "界限", "Threshold", "单价100万元以上设备"),
    Term("formula", "算式", "Formula"),
    Term("fraction", "分数", "Fraction"),
)
"""Why a numeral is no figure: a closed list."""

STAGES = (Term("done", "完成", "Done"), Term("target", "目标", "Target"))
QUALIFIERS = (
    Term("exact", "", "exactly"),
    Term("over", "余、多、超", "over", "余, 多, 超: more than the number"),
    Term("nearly", "近、不足", "nearly", "近, 不足, 不到: less than the number"),
    Term("about", "约", "about", "约, 左右, 上下: no hard bound"),
    Term("at_least", "不少于", "at least", "以上, 不少于, 不低于, 至少, ≥: the number or more"),
    Term("at_most", "不超过", "at most", "以下, 不超过, 低于, ≤: the number or less"),
)
REASONS = (
    Term("policy", "落实国家政策", "State policy"),
    Term("force_majeure", "不可抗力", "Force majeure"),
    Term("superior_order", "上级临时交办", "Ordered by a superior"),
    Term("other", "其他原因", "Other"),
)
ORIGINS = (
    Term("reported", "自动提取", "Read from the report"),
    Term("transcribed", "人工录入", "Transcribed"),
    Term("corrected", "人工更正", "Corrected"),
)
STATUSES = (
    Term("ok", "可计算", "Computed"),
    Term("bounded", "仅知范围", "Bounded", "a part is approximate: only bounds are known"),
    Term("undefined", "不适用", "Not applicable", "the base is 0"),
    Term("unknown", "无法计算", "Cannot be computed", "a part is missing"),
)
OUTCOMES = (
    Term("holds", "相符", "Holds"),
    Term("rounding", "尾差", "Rounding", "within the rounding of the printed parts"),
    Term("fails", "不符", "Fails"),
    Term("unknown", "无法核对", "Cannot be checked"),
)
GRADES = (
    Term("差错", "差错", "Error", "figures contradict each other"),
    Term("需说明", "需说明", "To be explained", "needs a word from the unit"),
    Term("缺项", "缺项", "Missing", "something required is not there"),
    Term("提示", "提示", "Note", "worth a look"),
)
READING_GRADE = Term(
    "识读待确认", "识读待确认", "Reading to be confirmed", "the program doubts its own reading; never sent"
)
"""The grade of what speaks to the analyst alone, counted with none of the others."""

FINDING_STATES = (
    Term("open", "待确认", "To be confirmed", "no person has decided on it yet"),
    Term("confirmed", "已确认", "Confirmed", "it is sent, as it stands or in other words"),
    Term("withheld", "不发", "Not sent", "a person decided so, with a reason"),
    Term("answered", "已答复", "Answered", "the unit has replied"),
)
DECISION_WORDS = (
    Term("send", "发出", "Send"),
    Term("reword", "修改后发出", "Send reworded", "in the words of the column 发出文字"),
    Term("withhold", "不发", "Do not send", "with a reason"),
)
WORD_ITEMS = (
    Term("target", "绩效目标", "Target", "a performance target, of a line or of the whole"),
    Term("target_quantified", "目标量化", "Quantified target", "a number in such a target"),
    Term("adjustment_reason", "调整原因", "Reason of an adjustment", "why a line's budget was changed"),
    Term("approval", "批复文号", "Approval", "a document's number in what is said of a line"),
    Term("purpose", "支出用途", "Purpose", "what a line's money was spent on"),
    Term("deferred", "推迟", "Put off", "a line's work put off to the next year"),
    Term("assurance", "保障表述", "Assurance", "that a line's work was secured or completed"),
    Term("conclusion", "总体结论", "Conclusion", "the report's own conclusion on the whole"),
    Term("problems_mention_adjustment", "问题提及调整", "Problems mention adjustments", "of the section on problems"),
    Term("section", "规定内容", "Required section", "a section or item that the form asks for; subject is its name"),
    Term("work_section", "工作小节", "Section on work", "found where it has a number; subject is its heading"),
    Term("handed_on", "资金转拨", "Money handed on", "no where the paragraph names a document as its ground"),
    Term("placeholder", "未填内容", "Blank left in", "XX, 待填写 and the like"),
    Term("other_year", "其他年度", "Other year", "a result that is said of an earlier year; subject is that year"),
    Term("other_unit", "其他单位", "Other unit", "whose duties or people are told; subject is its name"),
    Term("completed", "完成时间", "Day of completion", "of a form, beside its label"),
    Term("lasts", "实施期限", "Running time", "of a form, beside its label"),
    Term("fingerprint", "段落指纹", "Fingerprint", "of a long paragraph, its numbers and the department's names masked"),
    Term("copied", "与其他单位相同", "Copied", "subject is how many other departments have the paragraph"),
    Term("result", "结果句指纹", "Result", "fingerprint of a sentence that states spending or work done, its years masked"),
    Term("kept", "与上年相同", "Kept", "a sentence with results of last year's report, its numbers too"),
    Term("unanswered", "上年未答复", "Unanswered", "an item that was sent on last year's report; subject is its id"),
    Term("said_larger", "称支出大于预算", "Said to be larger", "spending said to be larger than its budget"),
    Term("said_smaller", "称支出小于预算", "Said to be smaller", "spending said to be smaller than its budget"),
    Term("claim", "文内数字关系", "Claim", "numbers that hang together, the claimed one first; subject is how"),
    Term("grade", "自评等级", "Printed grade", "subject is the grade"),
    Term("survey", "满意度依据", "Survey", "what satisfaction is said to rest on"),
    Term("table_empty", "称空表", "Table said to be empty", "by a note in it or right below it"),
    Term("approved_target", "批复指标值", "Approved target", "from targets.xlsx or the target form"),
    Term("approved_weight", "批复分值", "Approved weight", "from targets.xlsx or the target form"),
    Term("indicator_target", "指标值", "Indicator's target", "of a form; no where its cell is empty"),
    Term("indicator_result", "指标完成值", "Indicator's result", "of a form; no where its cell is empty"),
    Term("indicator_reason", "偏差原因", "Indicator's reason", "of a form; no where its cell is empty"),
    Term("indicator_group", "指标类别", "Indicator's groups", "the heads that it stands under, as 产出›数量"),
)
DOCUMENT_KINDS = (
    Term("self_evaluation_report", "绩效自评报告", "Self-evaluation report"),
    Term("self_evaluation_form", "绩效自评表", "Self-evaluation form", "targets and basic data in a form too"),
    Term("final_accounts", "部门决算", "Final accounts"),
    Term("budget", "部门预算", "Budget"),
    Term("government_budget_report", "政府预算报告", "Government budget report"),
    Term("work_report", "工作报告", "Work report"),
    Term("other", "其他文件", "Other document", "its title names no kind, or two"),
)
DOCUMENT_ITEMS = (
    Term("title", "标题", "Title"),
    Term("kind", "文件类型", "Kind", "what it was read as"),
    Term("organisation", "单位名称", "Organisation", "whose it is, by its title"),
    Term("project", "项目名称", "Project", "of a document on one project"),
    Term("draft", "第几稿", "Draft", "which draft of the document it is, from the first on"),
    Term("not_understood", "未能理解", "Not understood", "a table or column whose numbers wait for a person"),
)

VOCABULARIES = {
    "kind": KINDS,
    "fund_scope": FUND_SCOPES,
    "budget": BUDGETS,
    "account": ACCOUNTS,
    "part": PARTS,
    "flow": FLOWS,
    "stage": STAGES,
    "qualifier": QUALIFIERS,
    "reason": REASONS,
    "origin": ORIGINS,
    "certainty": CERTAINTIES,
    "status": STATUSES,
    "outcome": OUTCOMES,
    "grade": (*GRADES, READING_GRADE),
    "state of a finding": FINDING_STATES,
    "decision": DECISION_WORDS,
    "item": WORD_ITEMS,
    "why a numeral is no figure": NO_FIGURE,
    "item of a document": DOCUMENT_ITEMS,
    "kind of document": DOCUMENT_KINDS,
}
"""The words that may stand in a column, by its name."""

UNASSIGNED = "unassigned"

MEASURES = (
    Measure("initial", "money", "年初预算", "Initial budget", "approved for the start of the year"),
    Measure("adjustment", "money", "年中调整", "Adjustment", "signed change in the year: 调减, 追减 negative"),
    Measure("adjusted", "money", "调整后预算", "Adjusted budget", "调整预算数, 全年预算数 (A)"),
    Measure("actual", "money", "实际支出", "Actual spending", "实际支出, 决算数, 全年执行数 (B)"),
    Measure("carryover", "money", "结转结余", "Carry-over", "结转 goes on next year, 结余 is left over"),
    Measure("opening", "money", "上年结转", "Opening carry-over", "年初结转和结余"),
    Measure("received", "money", "到位资金", "Appropriation received", "财政拨款收入, 到位资金; not spending"),
    Measure("budget", "money", "预算资金", "Budget as printed", "initial or adjusted is not stated"),
    Measure("change_from_prior", "money", "比上年增减", "Change from prior year", "signed"),
    Measure("balance_total", "money", "收支总计", "Balance total", "收入总计, 支出总计 with carry-over in them"),
    Measure("difference", "money", "差额", "Difference", "a difference that the report itself states"),
    Measure("count", "count", "数量", "Count"),
    Measure("sessions", "count", "次数", "Sessions", "times held: 次, 场, 批次"),
    Measure("attendances", "count", "人次", "Attendances", "never added to persons"),
    Measure("persons", "count", "人数", "Persons"),
    Measure("distributed", "count", "发放数", "Distributed"),
    Measure("returned", "count", "收回数", "Returned"),
    Measure("returned_valid", "count", "收回有效数", "Returned, valid"),
    Measure("received", "count", "收到数", "Received"),
    Measure("filed", "count", "立案数", "Filed"),
    Measure("key", "count", "重点数", "Key"),
    Measure("replied", "count", "办复数", "Replied"),
    Measure("met", "count", "见面数", "Met"),
    Measure("solved", "count", "解决数", "Solved"),
    Measure("satisfied", "count", "满意数", "Satisfied"),
    Measure("planned", "count", "计划数", "Planned"),
    Measure("completed", "count", "完成数", "Completed"),
    Measure("on_time", "count", "及时完成数", "Completed in time"),
    Measure("qualified", "count", "达标数", "Of sufficient quality"),
    Measure("assigned", "count", "交办数", "Assigned"),
    Measure("handled", "count", "办结数", "Handled"),
    Measure("in_use", "count", "在用数", "In use"),
    Measure("in_service", "count", "在职人数", "In service"),
    Measure("retired", "count", "退休人数", "Retired"),
    Measure("retired_veteran", "count", "离休人数", "Retired veteran cadres"),
    Measure("total", "count", "总数", "Total"),
    Measure("authorised", "count", "编制数", "Authorised posts"),
    Measure("growth_from_prior", "ratio", "比上年增减率", "Growth from prior year"),
    Measure("share", "ratio", "占比", "Share", "of the whole that the label names"),
    Measure("score", "ratio", "得分", "Score", "in points"),
    Measure("weight", "ratio", "分值", "Weight", "in points"),
    Measure("pass_rate", "ratio", "合格率", "Pass rate"),
    Measure("other_rate", "ratio", "其他比率", "Other rate", "named by its label"),
    Measure(UNASSIGNED, "money", "待确认", "Unassigned", "the meaning is not clear"),
    Measure(UNASSIGNED, "count", "待确认", "Unassigned", "the meaning is not clear"),
    Measure(UNASSIGNED, "ratio", "待确认", "Unassigned", "the meaning is not clear"),
)

BROUGHT = ("opening", "carryover")
"""The measures of what was brought over from the year before and of what is left for the next."""

RATIOS = (
    Ratio(
        "execution_to_initial", "money", "完成年初预算的%", "Share of the initial budget spent",
        "actual", "initial",
    ),
    Ratio(
        "execution_to_adjusted", "money", "调整后预算执行率", "Share of the adjusted budget spent",
        "actual", "adjusted", within_one=True, source="财预〔2020〕10号",
    ),
    Ratio("execution_to_received", "money", "占到位资金的%", "Share of the appropriation spent", "actual", "received"),
    Ratio("execution_to_budget", "money", "占预算资金的%", "Share of the budget as printed", "actual", "budget"),
    Ratio(
        "net_adjustment_to_initial", "money", "净调整占年初预算", "Net adjustment to initial",
        "net_adjustment", "initial",
    ),
    Ratio(
        "upward_adjustment_to_initial", "money", "调增占年初预算", "Upward adjustment to initial",
        "upward_adjustment", "initial",
    ),
    Ratio(
        "downward_adjustment_to_initial", "money", "调减占年初预算", "Downward adjustment to initial",
        "downward_adjustment", "initial",
    ),
    Ratio(
        "gross_adjustment_to_initial", "money", "增减合计占年初预算", "Gross adjustment to initial",
        "gross_adjustment", "initial", source="财预〔2013〕53号",
    ),
    Ratio(
        "once_only_adjustment_to_initial", "money", "增减只计一次占年初预算", "Adjustment counted once to initial",
        "once_only_adjustment", "initial",
    ),
    Ratio(
        "gross_adjustment_less_excluded_to_initial", "money", "剔除政策等因素后增减合计占年初预算",
        "Gross adjustment less the excluded to initial", "gross_adjustment_less_excluded", "initial",
        source="财预〔2013〕53号",
    ),
    Ratio("carryover_to_adjusted", "money", "结转结余占调整后预算", "Carry-over to adjusted", "carryover", "adjusted"),
    Ratio(
        "composition_variance", "money", "构成偏离度", "Composition variance",
        "composition_deviation", "actual", source="PEFA PI-2.1",
    ),
    Ratio(
        "deviation_to_budget", "money", "支出与预算资金之差", "Deviation from the budget as printed",
        "deviation", "budget",
    ),
    Ratio(
        "basic_share_of_expenditure", "money", "基本支出占支出", "Basic share of expenditure",
        "basic_expenditure", "actual",
    ),
    Ratio(
        "project_share_of_expenditure", "money", "项目支出占支出", "Project share of expenditure",
        "project_expenditure", "actual",
    ),
    Ratio(
        "personnel_share_of_expenditure", "money", "人员经费占支出", "Personnel share of expenditure",
        "personnel_expenditure", "actual",
    ),
    Ratio(
        "public_share_of_expenditure", "money", "公用经费占支出", "Running costs' share of expenditure",
        "public_expenditure", "actual",
    ),
    Ratio(
        "personnel_share_of_basic", "money", "人员经费占基本支出", "Personnel share of basic expenditure",
        "personnel_expenditure", "basic_expenditure",
    ),
    Ratio(
        "public_share_of_basic", "money", "公用经费占基本支出", "Running costs' share of basic expenditure",
        "public_expenditure", "basic_expenditure",
    ),
    Ratio(
        "share_of_project_expenditure", "money", "占项目支出", "Share of project expenditure",
        "actual", "project_expenditure",
    ),
    Ratio("filing_rate", "count", "立案率", "Filing rate", "filed", "received", within_one=True),
    Ratio("key_to_filed", "count", "重点占立案", "Key to filed", "key", "filed", within_one=True),
    Ratio("reply_rate", "count", "办复率", "Reply rate", "replied", "filed", within_one=True),
    Ratio("meeting_rate", "count", "见面率", "Meeting rate", "met", "filed", within_one=True),
    Ratio(
        "valid_return_rate", "count", "有效回收率", "Valid return rate", "returned_valid", "distributed",
        within_one=True,
    ),
    Ratio("satisfaction_rate", "count", "满意率", "Satisfaction", "satisfied", "returned_valid", within_one=True),
    Ratio("attendances_per_session", "count", "场均人次", "Attendances per session", "attendances", "sessions"),
    Ratio("in_service_to_total", "count", "在职占比", "In service to total", "in_service", "total", within_one=True),
    Ratio(
        "in_service_to_authorised", "count", "在职人员控制率", "In service to authorised posts",
        "in_service", "authorised", source="财预〔2013〕53号",
    ),
    Ratio("completion_rate", "count", "实际完成率", "Completion rate", "completed", "planned", source="财预〔2013〕53号"),
    Ratio("on_time_rate", "count", "完成及时率", "On-time rate", "on_time", "planned", source="财预〔2013〕53号"),
    Ratio("quality_rate", "count", "质量达标率", "Quality rate", "qualified", "planned", source="财预〔2013〕53号"),
    Ratio("key_work_rate", "count", "重点工作办结率", "Key work handled", "handled", "assigned", source="财预〔2013〕53号"),
    Ratio("asset_use_rate", "count", "固定资产利用率", "Fixed assets in use", "in_use", "total", source="财预〔2013〕53号"),
)
RATIO_NAMED = {ratio.name: ratio for ratio in RATIOS}

AMOUNTS = (
    Term("opening", "上年结转", "Opening carry-over"),
    Term("initial", "年初预算", "Initial budget"),
    Term("upward_adjustment", "调增", "Upward adjustment"),
    Term("downward_adjustment", "调减", "Downward adjustment", "as a positive amount"),
    Term("net_adjustment", "净调整", "Net adjustment", "signed"),
    Term("gross_adjustment", "增减合计", "Gross adjustment"),
    Term("once_only_adjustment", "如属项目间调剂，只计一次", "Counted once if moved between projects"),
    Term("gross_adjustment_less_excluded", "增减合计（剔除政策等因素）", "Gross adjustment less the excluded"),
    Term("adjusted", "调整后预算", "Adjusted budget"),
    Term("actual", "实际支出", "Actual spending"),
    Term("carryover", "结转结余", "Carry-over"),
    Term("received", "到位资金", "Appropriation received"),
    Term("budget", "预算资金（报告未注明口径）", "Budget as printed"),
    Term("deviation", "支出减预算资金", "Expenditure less budget as printed"),
    Term("composition_deviation", "构成偏离额", "Composition deviation"),
    Term("basic_expenditure", "基本支出", "Basic expenditure"),
    Term("project_expenditure", "项目支出", "Project expenditure"),
    Term("personnel_expenditure", "人员经费", "Personnel expenditure"),
    Term("public_expenditure", "公用经费", "Running costs"),
)
"""The amounts among the facts, in 元; a department's or a line's, as the fact's subject says."""

# fmt: on

DEPARTMENT = "部门"
ALL_PROJECTS = "项目合计"
"""The subject of the facts on the sum of all project allocations (account fund)."""


def names(table: tuple[Column, ...]) -> list[str]:
    """Column names of a table in their order."""
    return [column.name for column in table]


def group_of(kind: str) -> str:
    """The group of measures that a kind of figure takes: people are counts, a nil is money of 0."""
    return {"people": "count", "nil": "money"}.get(kind, kind)


def flow_of(row: Mapping[str, str]) -> str:
    """Whether a figure is one of income or of expenditure; what is brought over, or on, stands on both sides.

    >>> flow_of({"kind": "money", "measure": "actual", "flow": ""})
    'expenditure'
    """
    if group_of(row["kind"]) != "money" or row["measure"] in BROUGHT:
        return ""
    return row["flow"] or ("income" if row["measure"] == "received" else "expenditure")


def is_open(row: Mapping[str, str]) -> bool:
    """Whether a figure waits for a person: what it measures, or whose it is, is not known."""
    return row["measure"] == UNASSIGNED or row["certainty"] == "open"


def least_certainty(certainties: Iterable[str]) -> str:
    """The least certain of several, an empty one counting as sure; empty where there are none.

    >>> least_certainty(["sure", "likely", ""]), least_certainty([])
    ('likely', '')
    """
    order = [term.name for term in CERTAINTIES]
    return max((word or "sure" for word in certainties), key=order.index, default="")


def measures_of(kind: str) -> dict[str, Measure]:
    """The measures that a figure of this kind may have, by name; a ratio's own name is one for printed rates."""
    group = group_of(kind)
    own = {measure.name: measure for measure in MEASURES if measure.group == group}
    if group == "ratio":
        own |= {ratio.name: Measure(ratio.name, "ratio", ratio.zh, ratio.en) for ratio in RATIOS}
    return own
