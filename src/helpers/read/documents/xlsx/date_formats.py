"""Dates and times of workbooks: days since a first one, as their cells show them.

Its tests: test_documents_workbooks.py.
"""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

FIRST_DAY = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}
FIRST_SOUND_DAY, MOST_DAYS, SECONDS = 60, 2_958_465, 86_400
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
"""Hours, minutes or seconds that have passed: no date."""
HALVES = ("AM/PM", "上午/下午")
FIELDS = "ymdhs"


def is_dated(tokens: tuple[str, ...]) -> bool:
    """Whether a format is one of a date or a time."""
    marks = {token[0].lower() for token in tokens if not token.startswith('"') and token != "General"}
    return bool(marks & set(FIELDS)) and not marks & set("0#?")


def date_shown(number: Decimal, tokens: tuple[str, ...], since_1904: bool) -> str:
    """A day and a time by the fields of a format; nothing where the number is no day.

    Before March 1900 the days of workbooks are one off, for they have a 29
    February 1900.
    """
    if not 0 <= number < MOST_DAYS:
        return ""
    days = number + (not since_1904 and number < FIRST_SOUND_DAY)
    seconds = int((days * SECONDS).to_integral_value(ROUND_HALF_UP))
    moment = FIRST_DAY[since_1904] + datetime.timedelta(seconds=seconds)
    half = any(token in HALVES for token in tokens)
    text, timed = "", False
    for place, token in enumerate(tokens):
        letter = token[0].lower() if token not in HALVES else ""
        minutes = letter == "m" and len(token) < 3 and (timed or _next_field(tokens[place + 1 :]) == "s")
        timed = letter == "h" if letter and letter in FIELDS else timed
        text += token[1:] if letter == '"' else _field(token, letter, moment, minutes, half)
    return text.strip()


def _next_field(tokens: tuple[str, ...]) -> str:
    """The letter of the next field."""
    letters = (token[0].lower() for token in tokens if token not in HALVES)
    return next((letter for letter in letters if letter in FIELDS), "")


def _field(token: str, letter: str, moment: datetime.datetime, minutes: bool, half: bool) -> str:
    """One field of a date or a time, names of days and months as numbers; any other mark as it is."""
    if token in HALVES:
        return "上午" if moment.hour < 12 else "下午"
    if letter not in FIELDS:
        return "" if token in ("@", ";") else token
    number = {
        "y": moment.year if len(token) > 2 else moment.year % 100,
        "m": moment.minute if minutes else moment.month,
        "d": moment.day,
        "h": (moment.hour - 1) % 12 + 1 if half else moment.hour,
        "s": moment.second,
    }[letter]
    return f"{number:0{2 if len(token) == 2 else 1}d}"
