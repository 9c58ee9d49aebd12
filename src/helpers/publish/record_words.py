"""What a word, a number or a name in a record may be; a record with anything else in it is as if it were not there.

Its tests: test_records.py.
"""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from helpers import schema
from helpers.messages import LANGUAGES

MOST_FILES, MOST_LINES, MOST_FINDINGS = 100_000, 100, 10**6
LONGEST_LINE, LONGEST_NAME = 20_000, 1_000
FIRST_YEAR, LAST_YEAR = 1970, 9999


def _one_of(*words: str):
    def checked(text: str) -> str:
        if text not in words:
            raise ValueError(f"{text[:80]!r} is none of {' '.join(words)}")
        return text

    return AfterValidator(checked)


def _moment(text: str) -> str:
    """A moment as records have it, in years that every clock can show."""
    if not FIRST_YEAR < datetime.fromisoformat(text).astimezone(UTC).year < LAST_YEAR:
        raise ValueError(f"{text!r} is no moment of a run")
    return text


Text = Annotated[str, Field(max_length=LONGEST_LINE)]
Name = Annotated[str, Field(max_length=LONGEST_NAME)]
Digest = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
Moment = Annotated[str, Field(max_length=40), AfterValidator(_moment)]
Number = Annotated[str, StringConstraints(pattern=r"^(-?[0-9]{1,40}(\.[0-9]{1,40})?)?$")]
Count = Annotated[int, Field(ge=0, le=MOST_FINDINGS, strict=True)]
Seconds = Annotated[float, Field(ge=0, le=10**7, allow_inf_nan=False)]
Status = Annotated[str, _one_of(*(term.name for term in schema.STATUSES))]
Grade = Annotated[str, _one_of(*(term.name for term in schema.GRADES))]
File = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9一-龥][A-Za-z0-9一-龥._-]{0,200}$")]
"""A file's name in the folder of its page, never one that leads elsewhere."""

Language = Literal[LANGUAGES]
Digests = Annotated[dict[Name, Digest], Field(max_length=MOST_FILES)]
Ways = Annotated[list[Name], Field(max_length=MOST_FILES)]
Lines = Annotated[list[Text], Field(max_length=MOST_LINES)]
