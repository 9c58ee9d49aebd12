"""The budget behind an adjustment: whose it is, of what was adjusted, or of what both come to.

Its tests: test_prose_counts.py and test_government_prose.py.
"""

from dataclasses import replace
from decimal import Decimal

from helpers.read.report.prose.thread import NOBODY, REACH, Thread


def close_parts_of_adjustment(thread: Thread, value: Decimal) -> None:
    """The adjusted budget is no part of the adjustment before it: 追加126万元，其中…，调整后预算…."""
    initial, owner, changed, known = None, NOBODY, Decimal(0), False
    for place in range(max(thread.opened, len(thread.figures) - REACH), len(thread.figures)):
        figure = thread.figures[place]
        if figure.measure == "initial" and (initial is None or place >= thread.begun):
            initial, owner, changed = figure, thread.owners[place], Decimal(0)
        if figure.measure == "adjustment" and place not in thread.asides:
            changed += figure.value
            both = initial is not None and value in (initial.value + figure.value, initial.value + changed)
            if both or (place >= thread.begun and not known):
                thread.owner = replace(owner, flow="") if both else thread.owners[place]
            if both or place >= thread.begun:
                thread.close_parts()
            known = known or both
