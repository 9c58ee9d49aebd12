"""The budget behind an adjustment: whose it is, of what was adjusted, or of what both come to.

Its tests: test_prose_counts.py and test_government_prose.py.
"""

from decimal import Decimal

from helpers.read.report.prose.thread import NOBODY, REACH, Thread


def close_parts_of_adjustment(thread: Thread, value: Decimal) -> None:
    """The adjusted budget is no part of the adjustment before it: 追加126万元，其中…，调整后预算…."""
    initial, owner = None, NOBODY
    for place in range(max(thread.begun, len(thread.figures) - REACH), len(thread.figures)):
        figure = thread.figures[place]
        if figure.measure == "initial":
            initial, owner = figure, thread.owners[place]
        if figure.measure == "adjustment" and place not in thread.asides:
            both = initial is not None and initial.value + figure.value == value
            thread.owner = owner if both else thread.owners[place]
            thread.close_parts()
