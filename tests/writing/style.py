"""How one document prints: unit of money, digits, signs, and which of several words it uses."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

PLACES = 2
UNITS = {"元": 0, "万元": 4, "亿元": 8}
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
GROUPS = ("", "", ",", ",", "，", "\u2009", "\u00a0")
DIGITS = "零一二三四五六七八九"
TRADITIONAL = str.maketrans("万亿", "萬億")
WORDS = {
    "initial": ("年初预算", "年初预算数", "年初批复预算", "年初核定数", "年初安排数", "年初下达预算"),
    "adjusted": ("调整后预算", "全年预算数", "调整预算数", "年度调整后预算", "变更后预算数"),
    "actual": ("实际支出", "支出决算", "全年执行数", "全年支出数", "累计支出", "实际执行数"),
    "carryover": ("年末结转结余", "结转结余", "年末结转和结余", "结余结转", "结转下年"),
    "opening": ("上年结转", "年初结转和结余", "上年结转结余", "年初结转结余"),
    "up": ("年中追加", "年中调增", "年度追加", "调增"),
    "down": ("年中追减", "年中调减", "年度核减", "调减"),
    "received": ("到位资金", "实际到位资金", "资金到位数"),
}
STRANGE = {
    "initial": ("起编数", "锚定额", "首列数", "启航额度"),
    "adjusted": ("衡定数", "合编额", "复核盘子", "终衡额"),
    "actual": ("落账数", "兑付盘", "归口列支额", "出库数"),
    "carryover": ("余留盘", "沉底额", "待续数"),
}
STRANGE_ACCOUNTS = ("弹性履职费", "机动保障金", "巡护折算费", "联创共建金")
STRANGE_RATES = ("联动指数", "穿透度", "贯通系数", "共鸣比")
STRANGE_UNITS = ("格次", "棒次", "网元", "驿点")
RATE_WORDS = {"execution_to_initial": "initial", "execution_to_adjusted": "adjusted"}


@dataclass(frozen=True)
class Style:
    """The habits of one document; `words` has the word for each stage, `strange` the made-up ones among them."""

    unit: str = "万元"
    group: str = ""
    keep_zeros: bool = True
    wide: bool = False
    gap: str = ""
    percent: str = "%"
    zero: str = "0.00"
    minus: str = "-"
    unit_place: str = "above"
    headings: str = "一、"
    chinese: bool = False
    title_in_table: bool = False
    traditional: bool = False
    words: dict[str, str] = field(default_factory=dict)
    strange: frozenset[str] = frozenset()

    def amount(self, value: Decimal) -> Decimal:
        """Money in 元 as the document prints it, in its unit and rounded to its places."""
        scaled = value.scaleb(-UNITS[self.unit])
        return scaled.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP)

    @property
    def money_unit(self) -> str:
        """The unit of money as this document writes it."""
        return self.unit.translate(TRADITIONAL) if self.traditional else self.unit

    def digits(self, value: Decimal, keep: bool | None = None) -> str:
        """The number without its sign in this document's digits."""
        text = f"{abs(value):f}"
        if not (self.keep_zeros if keep is None else keep) and "." in text:
            text = text.rstrip("0").rstrip(".")
        whole, dot, places = text.partition(".")
        grouped = f"{int(whole):,}".replace(",", self.group)
        return self.widened(grouped + dot + places)

    def widened(self, text: str) -> str:
        return text.translate(WIDE) if self.wide else text


def style_of(rng: Random, unit: str, strange: bool = False, prose: bool = True) -> Style:
    """A document's habits by lot; grouped by a space only in prose, where no column ends."""
    words = {measure: rng.choice(choice) for measure, choice in WORDS.items()}
    made_up = frozenset(rng.sample(sorted(STRANGE), rng.randrange(1, 3))) if strange else frozenset()
    words |= {measure: rng.choice(STRANGE[measure]) for measure in sorted(made_up)}
    groups = GROUPS if prose else GROUPS[:5]
    return Style(
        unit=unit,
        group=rng.choice((",", ",", "")) if unit == "元" else rng.choice(groups),
        keep_zeros=rng.random() < 0.6,
        wide=rng.random() < 0.06,
        gap=rng.choice(("", "", "", " ")),
        percent=rng.choice(("%", "%", "%", "％")),
        zero=rng.choice(("0.00", "0", "", "0.00", "—")),
        minus=rng.choice(("-", "-", "－")),
        unit_place=rng.choice(("above", "above", "caption", "heads")),
        headings=rng.choice(("一、", "一、", "一、", "第一部分 ", "1.", "1、")),
        chinese=rng.random() < 0.3,
        title_in_table=rng.random() < 0.2,
        traditional=rng.random() < 0.04,
        words=words,
        strange=made_up,
    )


def chinese(value: int) -> str:
    """A whole number below 100 in Chinese characters, as a heading's mark has it."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones or not tens else "")
