"""The indicator whose value running text gives: its name, and whether the value is its target or what was done.

Its tests: test_prose.py and test_extract.py.
"""

import re

from helpers.read.language import any_in, word_table, words_of

KIND = re.compile(f"^(?:其中[：，]?)?{any_in('kinds_of_indicators')}[：，]?(?=[“一-龥])")
PUT_ON = re.compile("(?:列入|纳入)[^，。；]{0,6}计划$")
"""What is put on a plan is no indicator with its aim: 列入下年度计划15条."""
AIM_OF_RATE = re.compile(f"[一-龥]{{2}}{any_in('rate_endings')}目标$")
QUOTED = re.compile("^“([^“”]{2,40})”(?:指标)?$")


def value_head(words: str) -> tuple[str, str]:
    """An indicator's name and the stage of its value, where words end with a head of values (…指标值, 实际完成值)."""
    heads = {
        row["word"]: row["meaning"] for row in word_table("heads") if row["meaning"] in ("target", "done")
    }
    heads["指标"] = "target"
    head = next(
        (
            head
            for head in sorted(heads, key=len, reverse=True)
            if words.endswith(head) and (len(head) > 2 or words == head)
        ),
        "",
    )
    if not head and AIM_OF_RATE.search(words):
        return words.removesuffix("目标"), "target"
    name = words.removesuffix(head)
    apart = words_of("sets_apart_from_an_aim", "word")
    no_aim = name in apart or name.endswith(tuple(word for word in apart if len(word) > 1))
    return (name, heads[head]) if head and not (no_aim or PUT_ON.search(words)) else ("", "")


def indicator_name(words: str) -> str:
    """The name of an indicator without its kind in front, its marks and 指标 behind.

    >>> indicator_name("数量指标“培训人数”指标"), indicator_name("“群众满意度”"), indicator_name("数量指标：培训人数")
    ('培训人数', '群众满意度', '培训人数')
    """
    plain = KIND.sub("", words)
    quoted = QUOTED.match(plain)
    return quoted[1] if quoted else plain
