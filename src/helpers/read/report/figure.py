"""A figure as the reader holds it, the place it stands at, and the thread that leads to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

REACH = 60
NO_WHOLES = ("change_from_prior", "difference")


@dataclass(frozen=True)
class Figure:
    """One figure as read: the columns of the figures table that words can fill, and two of the reader's own.

    `least` is the lower end of a printed range; `name` is the owner in full
    words, where `subject` says 部门 for an account; `compared` marks an amount
    that a sentence only compares with.
    """

    kind: str
    subject: str
    measure: str
    label: str
    value: Decimal
    unit: str
    qualifier: str = "exact"
    least: Decimal | None = None
    account: str = ""
    budget: str = ""
    fund_scope: str = ""
    parent: str = ""
    stage: str = ""
    period: str = ""
    as_of: str = ""
    reason: str = ""
    theme: str = ""
    section: str = ""
    phrase: str = ""
    locator: str = ""
    name: str = ""
    compared: bool = False


@dataclass(frozen=True)
class Place:
    """Where a sentence or a row stands, and what the words above it say about its figures.

    `budget` and `measure` come from headings and the title, `funds` says that
    projects or special funds are being named, `target` that values are aims.
    """

    section: str = ""
    theme: str = ""
    locator: str = ""
    budget: str = ""
    measure: str = ""
    funds: bool = False
    target: bool = False


@dataclass
class Thread:
    """What goes on from figure to figure: the owner last named, the whole whose parts follow, all figures so far.

    `opened` is how many figures there were when the paragraph began, `topic`
    the first words of its 一是 item, `about` what these are about; `income` the
    name whose plan of income is spoken of; `whole` the one whose parts are the
    items below it, all of outline rank `parts_rank`.
    """

    owner: str = ""
    parent: Figure | None = None
    figures: list[Figure] = field(default_factory=list)
    as_of: str = ""
    topic: str = ""
    about: str = ""
    income: str = ""
    opened: int = 0
    whole: Figure | None = None
    parts_rank: int = 0

    @property
    def last(self) -> Figure | None:
        """The figure before, in this paragraph."""
        return self.figures[-1] if len(self.figures) > self.opened else None

    def last_of(self, *kinds: str) -> Figure | None:
        """The latest figure of these kinds in this paragraph."""
        return next((figure for figure in self.of_paragraph() if figure.kind in kinds), None)

    def of_paragraph(self) -> Iterator[Figure]:
        """The latest figures of this paragraph, the last first; none is looked for further back than `REACH`."""
        for place in range(len(self.figures) - 1, max(self.opened, len(self.figures) - REACH) - 1, -1):
            yield self.figures[place]

    def begin(self, topic: str | None = None, rank: int = 0) -> None:
        """Begins a paragraph; a `topic` begins an item of the outline's `rank`, which inherits no owner.

        A whole goes on into the items below it where its paragraph ended in 其中：.
        """
        self.opened, self.as_of, self.income = len(self.figures), "", ""
        if topic is not None:
            self.owner, self.topic = "", topic
            self.parts_rank = self.parts_rank or rank
        if topic is None or rank < self.parts_rank:
            self.whole, self.parts_rank = None, 0
        self.parent = self.whole

    def leave_parts(self, begun: bool) -> None:
        """A new sentence speaks of the whole again, no more of its parts."""
        if begun and self.parent:
            self.owner, self.parent = self.parent.name, None

    def end(self, text: str) -> None:
        """Ends a paragraph, keeping its whole where the parts are announced to follow."""
        if text.endswith("：") and self.last:
            self.whole, self.parts_rank = self.whole_before(), 0

    def whole_before(self) -> Figure | None:
        """The figure whose parts follow: the last one that is no ratio and no change of another."""
        wholes = (
            f
            for f in self.of_paragraph()
            if f.kind != "ratio" and not f.compared and f.measure not in NO_WHOLES
        )
        return next(wholes, None)
