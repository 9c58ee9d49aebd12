"""The findings of a department-year as comments in a copy of its document.

While a person has not decided on each, all of them stand in a copy that is
called so (未确认); then those that are sent, in the words in which they are.

Its tests: test_desk.py.
"""

from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.errors import UnreadableDocument
from helpers.files import read_plain
from helpers.frames import Row, records
from helpers.measure import as_sent
from helpers.messages import say
from helpers.publish.checking import GRADE_KEYS
from helpers.publish.keys import COMMENTED as NAMED
from helpers.publish.records import write_whole
from helpers.read import COMMENTED, Comment, DepartmentYear, commented, office_name, report_of

UNCONFIRMED = "_未确认"
NOTE = schema.GRADES[-1].name
"""The grade that stays in the office unless a person decides to send it: it waits for nobody."""


def write_comments(
    data_dir: Path, source: DepartmentYear, findings: pd.DataFrame, aside: Path, language: str
) -> tuple[list[Path], list[str]]:
    """Write the commented copy beside the document; the files written, and notes where there is none.

    `findings` carry what was decided on them.
    """
    path = report_of(data_dir, source.department, source.year)
    if path is None:
        return [], []
    ending = path.suffix.lower()
    if ending not in COMMENTED:
        return [], [say("publish.uncommentable", language, path=path.name)]
    told = [row for row in records(findings) if row["grade"] != schema.READING_GRADE.name]
    waiting = any(_is_waiting(row) for row in told)
    shown = [row for row in told if row["confirmed"] == "yes" or (waiting and _is_waiting(row))]
    figures = {row["id"]: row for row in records(source.figures)}
    comments = [_comment_on(row, figures, path.name) for row in shown]
    author = office_name(data_dir) or say("publish.comment_author")
    content = read_plain(path, path.parent, language=language)
    try:
        made = commented(content, path.name, ending, comments, author, language)
    except UnreadableDocument as refused:
        return [], [str(refused)]
    copy = path.with_name(f"{path.stem}{NAMED}{UNCONFIRMED * waiting}{ending}")
    write_whole(copy, made, aside)
    return [copy], []


def _is_waiting(finding: Row) -> bool:
    """Whether a person has to decide on a finding before it is sent."""
    return not finding["confirmed"] and finding["grade"] != NOTE


def _comment_on(finding: Row, figures: dict[str, Row], source: str) -> Comment:
    """A finding as a comment at the first of its figures that the document prints, else at its own place."""
    cited = (figures[name] for name in finding["figures"].split() if name in figures)
    figure = next((row for row in cited if row["source"] == source), None)
    place, phrase = (figure["locator"], figure["phrase"]) if figure else (finding["locator"], "")
    grade = say(f"publish.grade_sent_{GRADE_KEYS[finding['grade']]}")
    sent = finding["sentence"] if finding["confirmed"] == "yes" else as_sent(finding["sentence"])
    text = say("publish.comment", grade=grade, sentence=sent, id=finding["id"])
    return Comment(place, phrase, text)
