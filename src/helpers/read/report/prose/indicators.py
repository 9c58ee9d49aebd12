"""The indicator whose value running text gives: its name, and whether the value is its target or what was done.

Its tests: test_prose.py and test_extract.py.
"""

from helpers.read.language import word_table


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
