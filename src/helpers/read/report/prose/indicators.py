"""The indicator whose value running text gives: its name, and whether the value is its target or what was done.

Its tests: test_prose.py and test_extract.py.
"""

import re

from helpers.read.language import any_in, word_table

KIND = re.compile(f"^(?:其中[：，]?)?{any_in('kinds_of_indicators')}[：，]?(?=[“一-龥])")
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
    return (words.removesuffix(head), heads[head]) if head else ("", "")


def indicator_name(words: str) -> str:
    """The name of an indicator without its kind in front, its marks and 指标 behind.

    >>> indicator_name("数量指标“培训人数”指标"), indicator_name("“群众满意度”"), indicator_name("数量指标：培训人数")
    ('培训人数', '群众满意度', '培训人数')
    """
    plain = KIND.sub("", words)
    quoted = QUOTED.match(plain)
    return quoted[1] if quoted else plain
