"""The rows of a touchpoint in the inspector: frictions, quotes, ideas, notes, connections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSizePolicy

from journeymap import durations
from journeymap.analysis.frictions import severity_text, share_text
from journeymap.arrows import PLAIN, chosen
from journeymap.dates import written
from journeymap.editing import EditView
from journeymap.editing.annotations import add_friction, add_idea, add_note, add_quote
from journeymap.editing.connections import connect
from journeymap.language import decimal, percent, tr
from journeymap.model.change import Change
from journeymap.model.fields import specs
from journeymap.model.grid import columns, stages
from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Note,
    Quote,
    Record,
    Stage,
    Touchpoint,
)
from journeymap.ui.panels.editors import Field, called, declared
from journeymap.ui.panels.listing import Listing, ListingRow, added
from journeymap.ui.panels.sections import INSET, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.picks import severities
from journeymap.ui.widgets.words import Words


class SaidRow(ListingRow):
    """A row whose text is edited where it stands, with a line of facts below."""

    kind: type
    name = "title"
    look = "plain"
    elsewhere: tuple[str, ...] = ()

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(
            field_editor, self.kind, declared(self.kind, without=self.elsewhere), self.look
        )
        self.field = Field(field_editor, self.kind, self.name, "said")
        self.head.addWidget(self.field.editor, 1)
        self.head.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        self.facts = Words("soft", indent=INSET)
        self.column.addWidget(self.facts)

    def tell(self) -> None:
        self.field.present((self.record,))
        self.facts.say(" · ".join(filter(None, self.told())))
        self.facts.setVisible(bool(self.facts.text()))

    def told(self) -> tuple[str, ...]:
        """Return the facts in a few words; blank ones are left out."""
        return ()

    def describe(self) -> str:
        return called(self.record)

    def start(self) -> None:
        self.field.editor.setFocus()

    def flush(self) -> None:
        self.field.flush()
        super().flush()

    def option(self, name: str) -> str:
        """Return what is shown for the choice made in a field; nothing where none is made."""
        value = getattr(self.record, name)
        options = dict(specs(self.kind)[name].options)
        return tr(options[value]) if value in options and value else ""


class FrictionRow(SaidRow):
    """What gets in the way, with its severity as four segments."""

    kind = Friction
    look = "friction"
    elsewhere = ("severity",)

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor)
        names = [tr("Severity {n}", n=n) for n in range(1, 5)]
        self.bar = severities(names, field_editor.appearance, self._picked)
        self.bar.setAccessibleName(tr("Severity (impact)"))
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.head.insertWidget(1, self.bar, 0, Qt.AlignmentFlag.AlignTop)

    def tell(self) -> None:
        super().tell()
        self.bar.mark(self.record.severity - 1 if self.record.severity else None)

    def told(self) -> tuple[str, ...]:
        share = self.record.share
        often = tr("{share} affected", share=share_text(share)) if share is not None else ""
        return severity_text(self.record), self.option("kind"), often

    def _picked(self, index: int) -> None:
        severity = index + 1 if index + 1 != self.record.severity else None
        self.field_editor.set((self.record.id,), "severity", severity)
        self.bar.mark(self.record.severity - 1 if self.record.severity else None)


class QuoteRow(SaidRow):
    """What a customer said, and where it comes from."""

    kind = Quote
    name = "said"
    look = "quote"

    def told(self) -> tuple[str, ...]:
        return self.record.source, written(self.record.date), self.option("authenticity")


class IdeaRow(SaidRow):
    """An opportunity with who does it, how far it is, and what it is worth."""

    kind = Idea
    look = "idea"
    elsewhere = ("touchpoints", "findings", "quotes", "frictions")

    def told(self) -> tuple[str, ...]:
        idea = self.record
        impact = tr("impact {n}", n=idea.impact) if idea.impact is not None else ""
        effort = tr("effort {n}", n=idea.effort) if idea.effort is not None else ""
        return idea.owner, self.option("status"), impact, effort


class NoteRow(SaidRow):
    """A note on the touchpoint."""

    kind = Note
    name = "body"
    look = "note"


class ArrowRow(ListingRow):
    """A connection: to or from whom, and what it says."""

    def __init__(self, field_editor: FieldEditor, about: Callable[[], str]) -> None:
        fields = ("kind", "label", "weight", "unit", "minutes", "colour", "assumed")
        super().__init__(field_editor, Connection, fields)
        self._about = about
        self.other = link("", self._go)
        self.words = Words("strong", indent=INSET)
        self.facts = Words("soft", indent=INSET)
        self.head.addWidget(self.words, 1)
        self.head.addWidget(self.other)
        self.head.addWidget(self.opener)
        self.column.addWidget(self.facts)
        self.other.setText(tr("go to"))

    def describe(self) -> str:
        sign = "→" if self._leaves else "←"
        return f"{sign} {self._title()}"

    def tell(self) -> None:
        self.words.say(self.describe())
        self.other.setAccessibleName(tr("Go to {name}", name=self._title()))
        arrow = self.record
        weight = "" if arrow.weight is None else decimal(arrow.weight)
        if arrow.weight is not None and arrow.unit == "probability":
            weight = percent(arrow.weight)
        kind = chosen(specs(Connection)["kind"], arrow.kind) if arrow.kind != PLAIN else ""
        assumed = tr("only assumed") if arrow.assumed else ""
        time = "" if arrow.minutes is None else durations.told(arrow.minutes)
        self.facts.say(" · ".join(filter(None, (kind, arrow.label, weight, time, assumed))))
        self.facts.setVisible(bool(self.facts.text()))

    @property
    def _leaves(self) -> bool:
        return bool(self.record.source == self._about())

    def _title(self) -> str:
        far = self.record.target if self._leaves else self.record.source
        card = self.field_editor.workspace.view.snapshot.get(Touchpoint, far)
        return called(card) if card else ""

    def _go(self) -> None:
        self.field_editor.workspace.select(
            (self.record.target if self._leaves else self.record.source,)
        )


class Arrows(Listing):
    """The connections of a touchpoint, out and in, and a way to draw another."""

    def __init__(self, field_editor: FieldEditor) -> None:
        def row(field_editor: FieldEditor) -> ArrowRow:
            return ArrowRow(field_editor, lambda: str(self._about.id))

        super().__init__(field_editor, tr("Connections"), row, self._both)
        self.adder = link(tr("+ add"), self._offer)
        self.adder.setAccessibleName(tr("Add: {name}", name=tr("Connections")))
        self.top.addWidget(self.adder)

    def _both(self, card: Touchpoint) -> tuple[Connection, ...]:
        snapshot = self.field_editor.workspace.view.document
        into = snapshot.of(Connection, "target", card.id)
        return (*snapshot.of(Connection, "source", card.id), *into)

    def _offer(self) -> None:
        self.menu().popup(self.adder.mapToGlobal(self.adder.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return where an arrow may go: a menu of the touchpoints of each stage."""
        menu = LetterMenu(self)
        for stage in stages(
            self.field_editor.workspace.snapshot, self.field_editor.workspace.journey
        ):
            branch = menu.addMenu(called(stage))
            branch.aboutToShow.connect(partial(self.fill, branch, stage))
        return menu

    def fill(self, branch: QMenu, stage: Stage) -> None:
        """Fill a stage's menu when it is opened."""
        branch.clear()
        snapshot = self.field_editor.workspace.snapshot
        for step in columns(snapshot, self.field_editor.workspace.journey):
            for card in snapshot.of(Touchpoint, "step", step.id) if step.stage == stage.id else ():
                if connect(snapshot, self._about.id, card.id):
                    branch.addAction(called(card), partial(self._draw, card.id))

    def _draw(self, target: str) -> None:
        self.field_editor.write(
            connect(self.field_editor.workspace.snapshot, self._about.id, target)
        )


class SaidList(Listing):
    """What is said about a touchpoint, one kind of it."""

    def __init__(
        self,
        field_editor: FieldEditor,
        heading: str,
        make: type[SaidRow],
        add: Callable[[EditView, str], Change | None],
        link_name: str = "touchpoint",
    ) -> None:
        def find(card: Record) -> tuple[Record, ...]:
            return field_editor.workspace.view.snapshot.of(make.kind, link_name, card.id)

        super().__init__(field_editor, heading, make, find, self._put)
        self._new_one, self._kind = add, make.kind

    def _put(self) -> str | None:
        new = self._new_one(self.field_editor.edit_view(self._about.id), "")
        return added(new, self._kind) if new and self.field_editor.write(new) else None


def lists(field_editor: FieldEditor) -> tuple[Listing, ...]:
    """Return the lists of what is said about a touchpoint, frictions first."""
    return (
        SaidList(field_editor, tr("Friction"), FrictionRow, add_friction),
        SaidList(field_editor, tr("Quotes"), QuoteRow, add_quote),
        SaidList(field_editor, tr("Ideas"), IdeaRow, add_idea, "touchpoints"),
        SaidList(field_editor, tr("Notes"), NoteRow, add_note),
    )
