"""Random texts and documents, read: prints one digest of all answers, or fails with the first text that raises.

As in: python tests/random_texts.py quantities 7 100000
"""

# ruff: noqa: E501
import hashlib
import random
import sys
from collections.abc import Callable, Iterator

from typed_documents import reading

from helpers.errors import JixiaoError, Refused
from helpers.read.language import folded, numbers_in, units

PIECES = (
    *"0123456789零〇一二三四五六七八九十百千万亿两壹贰元角分％%‰.．，,。；：、（）()［］《》“”-—–~～/／+×＝=→ \t\u3000\u00a0\u2009",
    "2024年", "1,234.56", "12亿3000万元", "百分之", "百分之百", "分之", "百分点", "第", "约", "近", "超过", "不低于", "以上", "左右", "余",
    "个", "次", "人", "件", "万元", "元", "成", "倍", "年初预算", "调整预算", "支出", "收入", "决算", "其中：", "比上年增长", "下降", "同比",
    "分别", "占", "完成", "提案", "立案率", "部门", "全市", "市本级", "基本支出", "项目支出", "一是", "二十大", "两个确立", "三公", "电话", "无",
    "10年来", "2024年12月31日", "1至3", "3—5次", "0.1", "00", "1e9", "１２３", "𠮷", "\u202e", "\x1b", "\u2f00", "é", "½", "Ⅳ", "①",
)  # fmt: skip
UNITS = tuple(units())
SENTENCES = (
    "{n}年我局年初预算{n}万元，支出{n}万元，完成年初预算的{n}%。", "收到提案{n}件，立案{n}件，立案率{n}%。", "其中：基本支出{n}元，项目支出{n}元。",
    "（{c}）项目支出", "{c}、预算执行情况", "比上年增长{n}%，增加{n}万元。", "{c}是开展培训{n}次，参加{n}人次。", "三公经费{n}万元，其中公务接待{n}万元。",
    "出口、进口分别增长{n}%和{n}%。", "机关在职{n}人、退休{n}人，合计{n}人。",
)  # fmt: skip
HEADS = (
    "项目",
    "年初预算数",
    "决算数",
    "执行率",
    "金额（万元）",
    "科目编码",
    "其中：财政拨款",
    "备注",
    "合计",
    "上年数",
    "指标值",
    "得分",
)


def a_number(draw: random.Random) -> str:
    """A number as somebody may print it."""
    value = draw.choice((draw.randrange(10), draw.randrange(10**4), draw.randrange(10**12)))
    return draw.choice((str(value), f"{value:,}", f"{value / 100:.2f}", f"-{value}", "0", "", "一百二十"))


def a_text(draw: random.Random, most: int = 14) -> str:
    """Pieces of language in any order, a few of them signs of any script."""
    pieces = draw.choices((*PIECES, *UNITS), k=draw.randrange(1, most))
    if draw.random() < 0.2:
        pieces.insert(
            draw.randrange(len(pieces)),
            chr(draw.choice((draw.randrange(32, 0xD800), draw.randrange(0xE000, 0x2FFFF)))),
        )
    if draw.random() < 0.5:
        pieces.insert(draw.randrange(len(pieces) + 1), a_number(draw))
    return "".join(pieces)


def a_sentence(draw: random.Random) -> str:
    """A sentence of reports with numbers in it, or with a piece of anything."""
    text = draw.choice(SENTENCES)
    while "{n}" in text:
        text = text.replace("{n}", a_number(draw), 1)
    text = text.replace("{c}", draw.choice("一二三四五六七八九十"))
    return text if draw.random() < 0.7 else text + a_text(draw, 6)


def a_grid(draw: random.Random) -> list[str]:
    """A table with heads of reports, merged places and cells of anything."""
    width = draw.randrange(1, 6)

    def line(cell: Callable[[], str]) -> str:
        return " | ".join(cell().replace("|", "") for _ in range(width))

    rows = [line(lambda: draw.choice(HEADS))]
    for _ in range(draw.randrange(1, 6)):
        rows.append(line(lambda: draw.choice((a_number(draw), a_text(draw, 4), draw.choice(HEADS), "^", ""))))
    return rows


def a_document(draw: random.Random) -> list[str | list[str]]:
    """Paragraphs and tables in any order."""
    kinds = (a_sentence, a_sentence, a_text, a_grid)
    return [draw.choice(kinds)(draw) for _ in range(draw.randrange(1, 7))]


def answers_to_quantities(draw: random.Random, count: int) -> Iterator[str]:
    """What numbers were found in each of so many texts."""
    for _ in range(count):
        text = a_text(draw)
        yield answered(text, lambda text=text: numbers_in(folded(text)))


def answers_to_documents(draw: random.Random, count: int) -> Iterator[str]:
    """What was read of each of so many documents."""
    for _ in range(count):
        parts = a_document(draw)
        yield answered(parts, lambda parts=parts: reading(*parts))


def answered(asked: object, read: Callable[[], object]) -> str:
    """What is read, or how the project itself refuses it; any other error names what was asked."""
    try:
        return repr(read())
    except (JixiaoError, Refused) as refused:
        return repr(refused)
    except Exception as error:
        error.add_note(f"asked: {asked!r}")
        raise


KINDS = {"quantities": answers_to_quantities, "documents": answers_to_documents}


def main(kind: str, seed: str, count: str) -> None:
    """Print a digest of all answers."""
    digest = hashlib.sha256()
    for answer in KINDS[kind](random.Random(f"{kind} {seed}"), int(count)):
        digest.update(answer.encode("utf-8", "surrogatepass"))
    print(digest.hexdigest())


if __name__ == "__main__":
    main(*sys.argv[1:])
