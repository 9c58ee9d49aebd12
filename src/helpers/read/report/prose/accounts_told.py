"""The department's accounts where another name stands for them: by what they sum up, or by what they are for.

Its tests: test_departments_prose.py.
"""

import re

from helpers.read.language import QUOTES, SUM_OF_THREE, accounts, any_in, word_table

AND_LIKE = re.compile(
    rf"(?:、[^、，。]{{2,12}}|(?:{any_in('ends_a_kind_of_cost')}))等(?P<account>(?:人员|(?:日常)?公用)(?:经费|支出|费用))(?:支出)?$"
)
PART_OF = re.compile(
    rf"^[^，。；]{{4,40}}[算出费入金]中(?P<part>[一-龥“”]{{3,}}?){any_in('between_name_and_amount')}*$"
)
ABOUT = "方面"
THREE = ("出国|出境", "公务接待", "公务用车|公车")
"""What “三公” sums up, each by its own words."""


def account_told(name: str) -> str:
    """The account that is told by its things or by what it is for: the three of “三公”, 津贴补贴等人员经费, …的日常支出."""
    if all(re.search(words, name) for words in THREE):
        return SUM_OF_THREE
    ending = next((row for row in word_table("ends_an_account") if name.endswith(row["word"])), None)
    if ending is not None:
        return ending["account"]
    if name.endswith(ABOUT) and (account := accounts().get(name.removesuffix(ABOUT).translate(QUOTES))):
        return account
    listed = AND_LIKE.search(name)
    return accounts().get(listed["account"], "") if listed else ""


def words_of_part(words: str) -> str:
    """The words of an account that is told as part of another's: “三公”经费支出预算中公务用车运行维护费."""
    found = PART_OF.match(words)
    return (
        words[found.start("part") :] if found and accounts().get(found["part"].translate(QUOTES)) else words
    )
