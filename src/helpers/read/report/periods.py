"""The year that words speak of, as a year.

Its tests: test_forms.py.
"""


def absolute(period: str, year: str) -> str:
    """A period as a year: 上年 is the year before the document's own, where that is known; a span of years is none."""
    if period == "span":
        return ""
    if period in ("own", "range", ""):
        return year
    if period in ("prior", "next"):
        step = -1 if period == "prior" else 1
        return str(int(year[:4]) + step) if year[:4].isdecimal() else "上年" if step < 0 else "下年"
    return period
