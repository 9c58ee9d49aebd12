"""The department's own people and posts, and those of others: 乡镇司法所政法专项编制23名 are none of the bureau's.

Its tests: test_prose_counts.py and test_extract.py.
"""

import re
from dataclasses import replace

from helpers.read.language import SHORT_BODY, any_in, any_of, words_of
from helpers.read.report.figure import Figure
from helpers.read.report.prose.clauses import cleaned, noun_after
from helpers.read.report.prose.spot import Spot
from helpers.schema import DEPARTMENT

ORGANISED = re.compile(
    rf"^(?:[一-龥（）]{{2,24}}{any_in('organisation_endings', 'ending')}|{SHORT_BODY})"
    "(?<!干部)(?:共|现|实)?有?(?=[一-龥])"
)
OTHERS = re.compile(f"^(?:全[市县区]|我[局市县区])?{any_in('begins_others')}")
OF_REGION = re.compile("(?:^|[，。；：])全[省市县区州旗](?![直属级])")
OPENING = re.compile("[一-龥（）]*")
NEAR, SHORTEST_NAME, SHORTEST_END = 120, 5, 3
TEACHERS = re.compile("(?<=职|休|编)教师")
SCHOOL = re.compile("(?:截至[^，]{2,12}，)?(?:全校|[我本][校园])")
ITSELF = re.compile("^(?:学校|医院|卫生院)")
SELF = re.compile("[局委院会办厅]机关|[本我]|(?:纳入)?(?:本|我)?部门")
SCHOOLS = ("校", "学", "园", "院")
BUREAUS = ("局", "委", "办", "厅", "院", "会", "处")
SAID_ANEW = re.compile(any_in("says_which_people"))
PARTS_OF_POSTS = re.compile(
    "编制?[^，。；]{0,8}[0-9]+[名个人位]?(?:，|：|，?其中|包括|分别为)[：，]?[^。；]*$"
)
HELD = re.compile("^.*(?:实有|现有|在岗)")
IN_SERVICE = re.compile("(?:在职)?(?:人员|人数)$")
BARE_KIND = re.compile(f"{any_in('kinds_of_held_posts')}$")
UNITS_OF_POSTS = ("个", "名", "位")
WITH_ITS_OWN = re.compile(any_in("and_its_own"))
POSTS = re.compile(f"(?:{any_in('kinds_of_posts')}|{any_in('names_of_posts')})$")
KIND_OF_POST = re.compile(f"(?:{any_in('kinds_of_posts')})$")


def is_own_staff(words: str, spot: Spot) -> bool:
    """Whether words speak of the department's own people and no more: 年末实有在职人员; none has tens of thousands."""
    if spot.quantity.unit.startswith(("万", "亿")):
        return False
    of_school = OPENING.match(spot.frame.document)[0].endswith(SCHOOLS) or SCHOOL.match(spot.text) is not None
    named = TEACHERS.sub("教职工", ITSELF.sub("", words)) if of_school else words
    named, known = WITH_ITS_OWN.sub("", named), any_of(words_of("own_people", "word"))
    own = any(re.sub(known, "", said) == "" for said in (named, ORGANISED.sub("", named)))
    return own and not _names_others(words, spot)


def role_of_part(subject: str, spot: Spot) -> str:
    """The role of people by their posts behind those in service or behind all posts.

    在职30人（行政编制12人，事业编制18人） are in service, 编制45名，其中行政20名、事业25名 are posts.
    """
    if _is_part_of_posts(subject, spot):
        return "authorised"
    if _holds_posts(subject, spot):
        return "in_service"
    whole = spot.thread.before_bracket
    in_service = whole is not None and (whole.kind, whole.measure) == ("people", "in_service")
    told = in_service and KIND_OF_POST.fullmatch(subject) and not SAID_ANEW.search(spot.head.words)
    return "in_service" if told else ""


def _holds_posts(subject: str, spot: Spot) -> bool:
    """Whether people of one kind of posts are said to be there, or go on a list of such: 实有行政人员17人、事业人员23人."""
    last, kind = spot.thread.last_in_sentence, IN_SERVICE.sub("", subject)
    if spot.quantity.kind != "people" or not BARE_KIND.search(kind):
        return False
    before, first = spot.text[spot.head.start - 1 : spot.head.start], spot.head.words[:1]
    listed = not {"、", "和"}.isdisjoint((before, first))
    goes_on = last is not None and (last.kind, last.measure) == ("people", "in_service") and listed
    return (
        goes_on
        or (kind != subject and "在职" in subject)
        or HELD.search(spot.head.words) is not None
        and BARE_KIND.fullmatch(HELD.sub("", kind)) is not None
    )


def _is_part_of_posts(subject: str, spot: Spot) -> bool:
    """Whether a bare kind of people is a part of the posts told just before, and not said to be those who hold them."""
    last, thread = spot.thread.last_in_sentence, spot.thread
    posts = last is not None and (last.measure, last.unit) == ("authorised", spot.quantity.unit)
    parts = PARTS_OF_POSTS.search(spot.so_far) is not None or thread.bracketed is not None
    bare = cleaned(spot.head.words) in words_of("bare_kinds_of_staff", "word")
    return posts and parts and bare and not SAID_ANEW.search(spot.head.words)


def _names_others(words: str, spot: Spot) -> bool:
    """Whether people or posts are those of others: named in front of them, or spoken of just before."""
    if OTHERS.match(words):
        return True
    if SELF.match(words):
        return False
    named = ORGANISED.match(words)
    if named is not None and named[0][0] in "我本":
        return False
    latest = spot.latest_in_sentence
    if named is None and (any(map(_is_of_others, latest)) or OF_REGION.search(spot.so_far)):
        return True
    known = ORGANISED.match(OPENING.match(spot.frame.document)[0] + "的")
    return named is not None and known is not None and not _is_like_named(named[0], known[0])


def _is_of_others(figure: Figure) -> bool:
    """Whether a figure counts others, or their people and posts."""
    counted = figure.kind == "people" or figure.subject.endswith(words_of("organisation_endings", "ending"))
    return figure.subject != DEPARTMENT and counted and OTHERS.match(figure.subject) is not None


def _is_like_named(name: str, document: str) -> bool:
    """Whether two names of organisations may be one: they end alike, or one abbreviates the other."""
    short = name.rstrip("共现实有").removesuffix("机关")
    if len(short) >= SHORTEST_NAME and _abbreviates(short, document):
        return True
    return name.rstrip("共现实有")[-2:] == document.rstrip("共现实有")[-2:]


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of a short name stand in a longer one in this order: 县人大 for 县人民代表大会."""
    rest = iter(name)
    return all(character in rest for character in short)


def without_own_name(words: str, spot: Spot) -> str:
    """Words without the name of the department that the document's title begins with: 古迹保护中心接待 is 接待."""
    own = OPENING.match(spot.frame.document)[0]
    for name in (own, own[2:], own[3:]):
        if len(name) >= SHORTEST_NAME and words.startswith(name) and len(words) > len(name) + 1:
            return words.removeprefix(name)
    for size in range(min(len(own), len(words) - 2), SHORTEST_END - 1, -1):
        if own.endswith(words[:size]):
            return words[size:]
    named = ORGANISED.match(words)
    known = ORGANISED.match(own + "的")
    bureau = named is not None and named[0].rstrip("共现实有").endswith(BUREAUS)
    if named and known and bureau and named.end() < len(words) - 1 and _is_like_named(named[0], known[0]):
        return words[named.end() :]
    return words


def with_posts(spot: Spot) -> Spot:
    """The spot, whose number counts people where it counts posts by pieces: 行政编制24个."""
    posts = POSTS.search(cleaned(spot.head.words)) if spot.quantity.unit in UNITS_OF_POSTS else None
    drawn_up = posts is not None and noun_after(spot.text, spot.quantity.end, spot.limit)
    return replace(spot, quantity=replace(spot.quantity, kind="people")) if posts and not drawn_up else spot


def kind_of_post(words: str, spot: Spot) -> str:
    """The kind of posts that a sentence gives beside others or behind all: 行政编制20名 of 编制30名."""
    found = KIND_OF_POST.search(words.removesuffix("人员").removesuffix("人数"))
    if found is None or not is_own_staff(words, spot):
        return ""
    beside = KIND_OF_POST.pattern[:-1]
    near = spot.text[
        max(spot.end - len(spot.sentence), spot.quantity.start - NEAR) : spot.quantity.end + NEAR
    ]
    others = len({match[0] for match in re.finditer(beside, near)}) > 1
    before = any(figure.measure == "authorised" for figure, _ in spot.thread.of_paragraph())
    return found[0] if others or before else ""
