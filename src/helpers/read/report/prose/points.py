"""Points in running text: scores, and the most that there is to get for an indicator.

Its tests: test_self_evaluations.py.
"""

import re
from dataclasses import replace

from helpers.read.language import any_in, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose import names
from helpers.read.report.prose.clauses import cleaned, is_department
from helpers.read.report.prose.ratio_base import base
from helpers.read.report.prose.spot import Spot
from helpers.read.report.prose.thread import NOBODY, Owner
from helpers.schema import DEPARTMENT, UNASSIGNED

DEDUCTED = re.compile("扣[^得评]*$")
QUOTED = re.compile("“([^“”]{3,30})”(?:项目|专项)")
GOT_BEHIND = re.compile(f"[，、（：]?{any_in('in_front_of_what_was_got')}*得(?:分为?|了)?[0-9]")
PARTS_OF_SCORE = re.compile("(?:[得评总]分|自评|评价)[^，。；]{0,4}[0-9.]+分?(?:[，（：]*其中|（|：)")
INDICATOR = re.compile("指标$")
SCORE_ABOVE = re.compile("(?:得分|评分|总分)(?:情况|结果)?[：:]?$")
SCORES_FOLLOW = re.compile(f"得分(?:情况)?(?:{any_in('says_in_turn')}|如下)?为?：[^：；。]*$")
OF_ONE_PROJECT = re.compile(
    "(?!部门|单位|整体|我|本)([^，。；]{2,30}?(?:专项项目|项目|专项资金))(?:支出)?(?:的)?(?:绩效)?[自评]"
)


def is_points(spot: Spot) -> bool:
    """Whether a number is one of points."""
    return spot.quantity.unit == "分"


def read_points(spot: Spot, found: object) -> list[tuple[Figure, Owner]]:
    """Points: a score, or the weight in brackets behind an indicator's name."""
    head, last = spot.head, spot.thread.last
    if not head.words.strip("（") and not head.opened.endswith("："):
        return [(_weight_behind(cleaned(head.opened.rstrip("（")), spot), NOBODY)]
    said = head.words.lstrip("）") if head.words.strip("（）") else head.last
    words = cleaned(said)
    owner = cleaned(re.split(any_in("words_of_points"), said)[0])
    if not owner and head.opened.endswith("（"):
        owner = cleaned(head.last)
    measure = _measure_of_points(words) or _measure_by_place(owner, words, spot)
    if owner in words_of("ways_of_scoring", "word"):
        owner = "" if owner == "平均" and last is not None else "整体"
    subject = _subject_of_points(owner, last)
    told = spot.thread.topic if subject == DEPARTMENT and INDICATOR.search(spot.thread.topic) else ""
    subject = told or subject
    label = words if owner or last is None else last.subject + words
    made = replace(base(spot), subject=subject, measure=measure, label=label)
    if subject == DEPARTMENT and owner.startswith("项目"):
        made = _of_the_project(made, spot)
    if owner in words_of("stands_for_the_indicator", "word"):
        made = replace(made, subject=_subject_of_points("", last), certainty="likely", doubt="owner")
    if subject == DEPARTMENT and (of := OF_ONE_PROJECT.match(owner)):
        made = replace(made, subject=of[1], certainty="likely", doubt="owner")
    if QUOTED.search(owner):
        spot.thread.owner = Owner(subject, "fund", words=subject)
    return [(_no_surer_than_told(made, words), NOBODY)]


def _weight_behind(name: str, spot: Spot) -> Figure:
    """The weight of an indicator alone behind its name: 投入指标（20分）; or the score that a heading announces."""
    if not name and not spot.head.opened and SCORE_ABOVE.search("".join(spot.frame.headings[:1])):
        made = replace(base(spot), subject=DEPARTMENT, measure="score", label=spot.frame.headings[0])
        return _of_the_project(made, spot)
    phrase = name + spot.text[spot.quantity.start : spot.quantity.end]
    return replace(
        base(spot), subject=names.unquoted(name) or DEPARTMENT, measure="weight", label=name + "分值",
        phrase=phrase, stage="done",
    )  # fmt: skip


def _no_surer_than_told(made: Figure, words: str) -> Figure:
    """Points, likely where only their place tells that they are a score, open where nothing tells what they are."""
    if made.measure == UNASSIGNED:
        return replace(made, certainty="open", doubt="measure")
    untold = made.measure == "score" and not _measure_of_points(words)
    return replace(made, certainty="likely", doubt="measure") if untold else made


def _of_the_project(score: Figure, spot: Spot) -> Figure:
    """A score of the project that an item tells of; of the one that a whole document is on it is only likely."""
    item = spot.thread.item
    if item.account == "fund" and item.name:
        return replace(score, subject=item.name)
    return replace(score, certainty="likely", doubt="owner") if spot.frame.of_project else score


def _measure_of_points(words: str) -> str:
    """The most there is to get, or what was got; what was taken off is neither."""
    if re.search("权重|分值|满分", words):
        return "weight"
    if DEDUCTED.search(words):
        return UNASSIGNED
    return "score" if re.search("得|评", words) else ""


def _measure_by_place(owner: str, words: str, spot: Spot) -> str:
    """What points are that no word tells of: the most to get where what was got stands behind, or a part of a score.

    运营管理25分，得22.4分; 自评得分91分，其中投入13分、过程27分….
    """
    if GOT_BEHIND.match(spot.behind_all):
        return "weight"
    if SCORES_FOLLOW.search(spot.so_far) and owner == words:
        return "score"
    scores = [figure for figure in spot.latest_in_sentence if figure.measure == "score"]
    parts = PARTS_OF_SCORE.search(spot.so_far) is not None and owner == words
    if spot.so_far.startswith("其中") and owner == words:
        known = (figure for figure, _ in spot.thread.of_paragraph() if figure.at < spot.quantity.start)
        scores = [figure for figure in known if figure.measure == "score"][-1:]
        parts = True
    return "score" if parts and scores and spot.quantity.value < scores[0].value else UNASSIGNED


def _subject_of_points(owner: str, last: Figure | None) -> str:
    """What points are given for: an indicator, that of the points before, or the department as a whole."""
    if not owner:
        return last.subject if last else DEPARTMENT
    if quoted := QUOTED.search(owner):
        return quoted[1]
    whole = is_department(owner) or re.search(any_in("scored_as_a_whole"), owner)
    return DEPARTMENT if whole else owner
