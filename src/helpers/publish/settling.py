"""The review desk in JupyterLab: open and likely figures and findings one after the other, with what they are printed in.

What is settled goes into the analyst's workbook by the same door as
`jixiao review` writes it; nothing else is a store.

Its tests: test_exploring.py, test_explore_lab.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ipywidgets import HTML, Button, Text, VBox
from markupsafe import Markup, escape

from helpers import desk, schema
from helpers.errors import JixiaoError
from helpers.frames import Row, records
from helpers.publish.bench import Bench, check_place, offer_options, open_report, panel_of, row_of
from helpers.publish.reviewing import review
from helpers.read import (
    Review,
    ReviewedFinding,
    ReviewedReading,
    original_words,
    read_for_review,
    with_review,
)
from helpers.schema import READING_GRADE

_NOT_SURE = ("open", "likely")


@dataclass(frozen=True)
class Waiting:
    """A figure or a finding that waits: its row, what it is called in the list, and the place it is printed at."""

    row: Row
    label: str
    place: str

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, else a finding."""
        return "phrase" in self.row


class SettlePanel:
    """One thing at a time with its phrase, its reading and the original words, and buttons for what it is."""

    def __init__(self, data_dir: Path | str, department: str, year: str | int, language: str = "zh"):
        self.bench = Bench(data_dir, language)
        check_place(self.bench, department, str(year))
        self.place = department, str(year)
        self.original = original_words(self.bench.data_dir, *self.place)
        self.figures: dict[str, Row] = {}
        self.settled: set[str] = set()
        self.unsaved = Review(self.bench.data_dir)
        self.queue = self.bench.dropdown("queue", [], wide=True)
        self.measure = self.bench.dropdown("fact", [])
        self.value, self.subject, self.by, self.reason = (
            Text(description=self.bench.say(key), continuous_update=False)
            for key in ("value", "subject", "by", "reason")
        )
        self.shown, self.told = HTML(), HTML()
        self._make_buttons()
        self._load()
        self.queue.observe(lambda _: self._show(), "value")
        fields = row_of(self.measure, self.subject, self.value)
        self.box = panel_of(
            self.queue, self.shown, fields, row_of(self.by, self.reason), row_of(*self.buttons), self.told
        )

    def _make_buttons(self) -> None:
        acts = {
            "right": self.find_right,
            "wrong": self.put_right,
            "send": lambda: self.decide("send"),
            "withhold": lambda: self.decide("withhold"),
            "save": self.save,
        }
        self.buttons = []
        for key, act in acts.items():
            button = Button(description=self.bench.say(key), layout={"width": "auto"})
            button.on_click(lambda _, act=act: self._try(act))
            self.buttons.append(button)

    def _try(self, act) -> None:
        """Do what a button says; of an error its message is shown."""
        try:
            act()
        except JixiaoError as error:
            self.told.value = f'<p role="alert">{escape(str(error))}</p>'

    def _load(self) -> None:
        """What waits: open figures, likely ones, then findings that no person decided on."""
        source, typed = read_for_review(self.bench.data_dir, *self.place, self.bench.language)
        opened = open_report(with_review(source, typed), self.bench.language)
        self.figures = {row["id"]: row for row in records(source.figures)}
        self.settled |= {*typed.readings, *typed.findings}
        self.waiting = {item.row["id"]: item for item in self._waiting(records(opened.measured.findings))}
        offer_options(self.queue, [(item.label, name) for name, item in self.waiting.items()])
        self._show()

    def _waiting(self, findings: list[Row]):
        ranked = sorted(self.figures.values(), key=lambda row: not schema.is_open(row))
        for row in ranked:
            if schema.is_open(row) or row["certainty"] in _NOT_SURE:
                yield Waiting(row, f"{row['phrase']}  [{row['id']}]", row["locator"])
        for row in findings:
            if row["grade"] != READING_GRADE.name:
                yield Waiting(row, f"{row['grade']} {row['sentence'][:40]}  [{row['id']}]", row["locator"])

    def _show(self) -> None:
        """The chosen thing: its words, how it is read, what is doubted, and the paragraph it stands in."""
        if not self.waiting:
            self.shown.value = f"<p>{escape(self.bench.say('nothing_open'))}</p>"
            return
        item = self.waiting[self.queue.value]
        around = self.original.get(item.place) or self._words_around(item.row)
        words = (
            item.row.get("phrase") or item.row["sentence"],
            self._reading(item),
            item.row.get("doubt", ""),
        )
        lines = Markup("").join(Markup("<p>{}</p>").format(line) for line in words if line)
        form = Markup('<div class="jx">{}<blockquote>{}</blockquote></div>')
        self.shown.value = str(form.format(lines, _phrase_marked(around, item.row.get("phrase", ""))))
        self._fill_fields(item)
        self._count()

    def _words_around(self, row: Row) -> str:
        """The words that a finding's figures are printed in."""
        cited = [self.figures[name] for name in row.get("figures", "").split() if name in self.figures]
        return "；".join(dict.fromkeys(self.original.get(own["locator"], own["phrase"]) for own in cited))

    def _reading(self, item: Waiting) -> str:
        if not item.is_figure:
            return ""
        told = [desk.in_words(name, item.row) for name in schema.DESK_READING]
        return self.bench.say("reading", reading=" · ".join(filter(None, told)))

    def _fill_fields(self, item: Waiting) -> None:
        row = item.row if item.is_figure else {}
        self.measure.options = list(desk.choices_of("measure", row["kind"])) if row else []
        known = desk.in_words("measure", row) if row else None
        self.measure.value = known if known in self.measure.options else None
        self.subject.value, self.value.value = row.get("subject", ""), row.get("value", "")
        for field in (self.measure, self.value):
            field.disabled = not row
        self.subject.disabled = not row

    def _count(self) -> None:
        done = len(self.settled & set(self.waiting))
        unsaved = len(self.unsaved.readings) + len(self.unsaved.findings)
        self.told.value = (
            f"<p>{self.bench.say('waiting', count=len(self.waiting), done=done, unsaved=unsaved)}</p>"
        )

    def find_right(self) -> None:
        """The reading of the chosen figure is right as it stands."""
        self._note_figure({}, {"seen": desk.SEEN})

    def put_right(self) -> None:
        """The chosen figure is what the fields say."""
        typed = {"measure": self.measure.value, "subject": self.subject.value, "value": self.value.value}
        self._note_figure({name: text for name, text in typed.items() if text}, {"reason": self.reason.value})

    def _note_figure(self, typed: Mapping[str, str], beside: Mapping[str, str]) -> None:
        row = self.waiting[self.queue.value].row
        if "phrase" not in row:
            raise JixiaoError(self.bench.say("only_figures"))
        written = {name: desk.in_words(name, row) for name in schema.DESK_READING}
        empty = dict.fromkeys(schema.names(schema.DESK_FIGURES), "")
        cells = empty | {"id": row["id"], "phrase": row["phrase"]} | written | typed | beside
        self.unsaved.readings[row["id"]] = ReviewedReading(0, cells, written)
        self._go_on(row["id"])

    def decide(self, decision: str) -> None:
        """The chosen finding is sent, or held back with a reason."""
        row = self.waiting[self.queue.value].row
        if "phrase" in row:
            raise JixiaoError(self.bench.say("only_findings"))
        cells = dict.fromkeys(schema.names(schema.DESK_FINDINGS), "") | {
            "id": row["id"], "decision": decision, "by": self.by.value, "reason": self.reason.value,
        }  # fmt: skip
        found = ReviewedFinding(0, cells)
        if problems := list(found.problems()):
            raise JixiaoError("; ".join(problems))
        self.unsaved.findings[row["id"]] = found
        self._go_on(row["id"])

    def _go_on(self, name: str) -> None:
        """The next thing that is not settled."""
        self.settled.add(name)
        self.reason.value = ""
        order = list(self.waiting)
        at = order.index(name)
        rest = [other for other in order[at + 1 :] + order[:at] if other not in self.settled]
        if rest:
            self.queue.value = rest[0]
        self._count()

    def save(self) -> None:
        """Write what is settled into the workbook."""
        written = review(self.bench.data_dir, *self.place, self.bench.language, self.unsaved)
        self.unsaved = Review(self.bench.data_dir)
        self._load()
        said = self.bench.say("saved", path=written.written[0].name)
        self.told.value = f"<p>{escape(said)}</p>"


def _phrase_marked(text: str, phrase: str) -> Markup:
    """A paragraph with the phrase marked in it."""
    before, found, after = text.partition(phrase) if phrase else (text, "", "")
    return Markup("{}<mark>{}</mark>{}").format(before, found, after) if found else escape(text)


def settle_panel(data_dir: Path | str, department: str, year: str | int, language: str = "zh") -> VBox:
    """The review desk: what is open or likely, and findings, one after the other, settled into 复核工作表.xlsx."""
    return SettlePanel(data_dir, department, year, language).box
