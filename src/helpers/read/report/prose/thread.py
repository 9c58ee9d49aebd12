"""What goes on from figure to figure in running text: whose they are, of what whole, in which year.

Its tests: test_prose.py and test_extract.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from helpers.read.language import any_in
from helpers.read.report.figure import Figure
from helpers.read.report.prose.dated_lists import DatedList

REACH, LONGEST_LINE = 60, 160
PARTS_BELOW = "其中："
ANNOUNCED = re.compile(
    f"(?:^|[。；])(?![^。；]*{any_in('coverages')})[^。；]*{any_in('announces_parts')}[^。；]*$"
)
CHANGES_FOLLOW = ("调整如下：", "变动如下：", "变化如下：")
NO_WHOLES = ("change_from_prior", "difference", "carryover", "opening", "adjustment")


@dataclass(frozen=True)
class Owner:
    """Whose amounts the words speak of: a name, or the department with an account, a budget, a flow.

    `words` are the printed words that name it; empty for nobody yet.
    """

    name: str = ""
    account: str = ""
    budget: str = ""
    coverage: str = ""
    fund_scope: str = ""
    flow: str = ""
    words: str = ""
    level: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it is more than the department as a whole."""
        return bool(self.name or self.account or self.level)


NOBODY = Owner()


def is_vague(figure: Figure) -> bool:
    """Whether an amount stands under words that are not understood: nothing that follows speaks of it."""
    return figure.doubt == "words"


def _is_stage(figure: Figure) -> bool:
    """Whether an amount that is understood is no change and no other year's."""
    changed = figure.compared or figure.measure in ("change_from_prior", "difference")
    return figure.kind == "money" and not changed and not is_vague(figure)


@dataclass
class Thread:
    """All figures so far, and what the next one may take over.

    `owner` is the one last named, `item` that of the numbered item, `whole` the figure whose parts follow,
    `announced` the one whose parts are the items below, all of outline rank `parts_rank`; `compared` is the year
    that the sentence compares with, `period` the year that it speaks of, `funds` the names of projects met so far;
    `level` the level that the paragraph speaks of (全市, 市本级), `as_of` the date that its figures hold at,
    `in_one_month` that they are one month's alone, `listing` the whole of its marked list, `outside` the whole
    around an open bracket; `opened` is how many figures there were when the paragraph began, `begun` when the sentence
    did; `before_reason`, `before_former`, `before_earlier` the year spoken of before that of a reason, of what changed
    to another, of an earlier year set beside it; `carries_year` whether the year is that of a sentence before,
    `parts_below` whether paragraphs go on with parts; `dated` is the list of paragraphs that hold at one date.
    """

    owner: Owner = NOBODY
    item: Owner = NOBODY
    whole: Figure | None = None
    whole_owner: Owner = NOBODY
    announced: Figure | None = None
    announced_owner: Owner = NOBODY
    parts_rank: int = 0
    figures: list[Figure] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    as_of: str = ""
    in_one_month: bool = False
    topic: str = ""
    about: str = ""
    period: str = ""
    compared: str = ""
    planned: bool = False
    opened: int = 0
    begun: int = 0
    funds: set[str] = field(default_factory=set)
    context: Owner = NOBODY
    turns: list[str] = field(default_factory=list)
    level: str = ""
    listing: tuple[Figure | None, Owner] | None = None
    outside: tuple[Figure | None, Owner, Owner, str] | None = None
    pending: Owner = NOBODY
    bracketed: int | None = None
    asides: set[int] = field(default_factory=set)
    before_reason: str | None = None
    before_former: str | None = None
    before_earlier: str | None = None
    carries_year: bool = False
    parts_below: bool = False
    dated: DatedList = field(default_factory=DatedList)

    def add(self, figure: Figure, owner: Owner) -> None:
        """Takes a figure in, with its owner."""
        self.figures.append(figure)
        self.owners.append(owner)
        named = figure.subject in figure.phrase or figure.subject == self.item.name
        if figure.account == "fund" and named and not is_vague(figure):
            self.funds.add(figure.subject)

    @property
    def is_listing_projects(self) -> bool:
        """Whether the items that follow are announced as projects: 安排项目6个，…具体情况如下：."""
        return self.announced is not None and (
            self.announced_owner.account == "project" or self.announced.subject.endswith(("项目", "专项资金"))
        )

    @property
    def last(self) -> Figure | None:
        """The figure before, in this paragraph."""
        return self.figures[-1] if len(self.figures) > self.opened else None

    @property
    def last_in_sentence(self) -> Figure | None:
        """The figure before, in this sentence."""
        return self.figures[-1] if len(self.figures) > self.begun else None

    @property
    def before_bracket(self) -> Figure | None:
        """The figure in front of the bracket that is open."""
        place = self.bracketed
        return self.figures[place - 1] if place is not None and place > self.opened else None

    def of_paragraph(self) -> Iterator[tuple[Figure, Owner]]:
        """The latest figures of this paragraph with their owners, the last first, no further back than `REACH`."""
        for place in range(len(self.figures) - 1, max(self.opened, len(self.figures) - REACH) - 1, -1):
            if place in self.asides:
                continue
            yield self.figures[place], self.owners[place]

    def last_of(self, *kinds: str) -> Figure | None:
        """The latest figure of these kinds in this paragraph."""
        return next((figure for figure, _ in self.of_paragraph() if figure.kind in kinds), None)

    def last_money(self) -> tuple[Figure, Owner] | None:
        """The latest amount of this paragraph that is no change and no other year's, with its owner."""
        return next((pair for pair in self.of_paragraph() if _is_stage(pair[0])), None)

    def last_money_of(self, owner: Owner) -> tuple[Figure, Owner] | None:
        """The latest amount of this paragraph that is this owner's, and no change and no other year's."""
        return next(
            (
                pair
                for pair in self.of_paragraph()
                if pair[0].kind == "money"
                and pair[1] == owner
                and not pair[0].compared
                and pair[0].measure not in NO_WHOLES
            ),
            None,
        )

    def begin_paragraph(self, topic: str | None, rank: int, owner: Owner) -> None:
        """Begins a paragraph; a `topic` begins an item of the outline's `rank` with its own owner.

        A whole goes on into the items below it where its paragraph ended in 其中：.
        """
        self.opened = self.begun = len(self.figures)
        self.as_of = self.dated.enter(rank)
        self.period = self.compared = self.level = ""
        self.planned = self.in_one_month = False
        self.listing = self.outside = self.bracketed = self.before_reason = None
        self.before_former = self.before_earlier = None
        self.asides, self.context = set(), NOBODY
        self.owner = self.item = self.pending if topic is None and self.pending.is_named else NOBODY
        if topic is not None:
            self.topic, self.item, self.owner = topic, owner, owner
            self.parts_rank = self.parts_rank or rank
        ended = (
            rank < self.parts_rank if topic is not None else not (self.pending.is_named or self.parts_below)
        )
        if ended:
            self.announced, self.parts_rank = None, 0
        self.pending = owner if topic is not None else self.pending
        self.whole, self.whole_owner = self.announced, self.announced_owner

    def begin_sentence(self, goes_on: bool) -> None:
        """Begins a sentence; it speaks of the whole again, no more of its parts, unless it goes on with them."""
        self.begun = len(self.figures)
        self.compared, self.turns = "", []
        for before in (self.before_reason, self.before_earlier):
            self.period = self.period if before is None else before
        self.before_reason = self.before_earlier = None
        self.carries_year = goes_on and bool(self.period)
        if goes_on:
            return
        if self.whole is not None and self.whole is not self.announced:
            self.owner = self.whole_owner
            self.whole, self.whole_owner = self.announced, self.announced_owner
        self.period, self.before_former = "span" if self.period == "span" else "", None
        self.planned = False

    def end_paragraph(self, text: str) -> None:
        """Ends a paragraph, keeping its whole where the parts are announced to follow, and not the problems found."""
        if self.last is not None:
            self.pending = NOBODY
        counted = self.last_of("count", "people")
        self.dated.leave(text, self.as_of, counted and counted.as_of)
        self.parts_below = self.parts_below and self.last is not None
        opens = self.last_in_sentence or ANNOUNCED.search(text[-LONGEST_LINE:])
        if self.last and opens and text.endswith("：") and not text.endswith(CHANGES_FOLLOW):
            self.announced, self.announced_owner = self.whole_before()
            self.parts_rank = 0
            self.parts_below = text.endswith(PARTS_BELOW)

    def open_parts(self, spent: bool) -> None:
        """Parts of the figure before follow (其中), or of what was `spent` of it; none of an adjustment."""
        last = self.last_in_sentence
        if last is not None and last.measure == "adjustment":
            return
        whole, owner = self.whole_before()
        if last is None and whole is not None and whole.parent:
            whole, owner = self.whole_before(alone=True)
        of = next((each for each, _ in self.of_paragraph() if each.kind != "ratio"), last)
        if last is not None and of is not None and of.kind == "money" and is_vague(of):
            self.whole, self.whole_owner = self.announced, self.announced_owner
        elif whole is not None:
            spent = spent and whole.kind == "money"
            self.whole = replace(whole, measure="actual", flow="") if spent else whole
            self.whole_owner = replace(owner, flow="") if spent else owner

    def close_parts(self) -> None:
        """What is added to a sum is no part of the amount before it: 其中…；加上上级补助收入…."""
        self.whole, self.whole_owner = self.announced, self.announced_owner

    def go_on_listing(self, first: bool) -> None:
        """A circled mark: the first begins the list of the whole's parts, any other ends the parts of the one before."""
        if first:
            self.listing = self.whole, self.whole_owner
        elif self.listing is not None:
            self.whole, self.whole_owner = self.listing
            self.owner = self.whole_owner

    def close_other_side(self, flow: str) -> None:
        """What is spent is no part of an income, nor the other way: it closes the parts."""
        if self.whole is not None and {flow, self.whole.flow} == {"income", "expenditure"}:
            self.whole, self.whole_owner = self.announced, self.announced_owner

    def open_bracket(self) -> None:
        """A bracket opens: what is said in it is of the amount before."""
        self.outside = self.whole, self.whole_owner, self.owner, self.period
        self.bracketed = len(self.figures)

    def close_bracket(self) -> None:
        """A bracket closes: what follows is again a part of the whole around it."""
        if self.bracketed is not None and self.bracketed > self.opened:
            self.asides.update(range(self.bracketed, len(self.figures)))
        self.bracketed = None
        if self.outside is not None:
            parts = self.whole is not None and self.whole is not self.outside[0]
            self.owner = self.whole_owner if parts else self.outside[2]
            self.whole, self.whole_owner, _, self.period = self.outside
            self.outside = None

    def open_parts_of(self, owner: Owner) -> None:
        """Parts of an amount printed before follow, which is named again: 基本支出中，人员经费…."""
        for figure, whose in self.of_paragraph():
            same = whose.name == owner.name and whose.account == owner.account
            if same and figure.kind == "money" and not figure.compared and figure.measure not in NO_WHOLES:
                self.whole, self.whole_owner = figure, whose
                return

    def divide(self, owner: Owner) -> None:
        """Parts of what was bought follow, whose amount an earlier paragraph printed: 按政府采购资金类型划分，…."""
        if owner.account != "procurement":
            return
        for place in range(len(self.figures) - 1, max(0, len(self.figures) - REACH) - 1, -1):
            figure, whose = self.figures[place], self.owners[place]
            plain = figure.kind == "money" and not figure.compared and figure.measure not in NO_WHOLES
            if plain and whose.account == owner.account and not whose.name:
                self.whole, self.whole_owner = figure, whose
                return

    def whole_before(self, alone: bool = False) -> tuple[Figure | None, Owner]:
        """The figure whose parts follow, with its owner: the last that is no ratio and no change of another.

        `alone` asks for the last amount that is part of no other.
        """
        for figure, owner in self.of_paragraph():
            fits = figure.kind == "money" and not figure.parent if alone else figure.kind != "ratio"
            plain = not figure.compared and not is_vague(figure) and figure.measure not in NO_WHOLES
            if fits and plain:
                return figure, owner
        return None, NOBODY
