"""What a screen reader is told of the touchpoint the selection comes to."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from journeymap.analysis.frictions import worst_severity
from journeymap.editing import EditView
from journeymap.editing.walk_graph import onward_from
from journeymap.language import tr, whole_percent
from journeymap.model.grid import cards
from journeymap.model.names import feeling_word
from journeymap.model.records import Feeling, Friction, Lane, Stage, Step, Touchpoint
from journeymap.workspace.workspace import Workspace


class Announcing(QObject):
    """Tells on the widget of the page what is selected, as far as that is one touchpoint."""

    def __init__(self, widget: QWidget, workspace: Workspace) -> None:
        super().__init__(widget)
        self._widget, self._workspace = widget, workspace
        workspace.selected.connect(self._tell)

    def _tell(self) -> None:
        if not QAccessible.isActive():
            return
        words = spoken(self._workspace.edit_view)
        self._widget.setAccessibleDescription(words)
        if words:
            event = QAccessibleAnnouncementEvent(self._widget, words)
            QAccessible.updateAccessibility(event)


def spoken(view: EditView) -> str:
    """Return what there is to say of the one touchpoint that is selected, blank for none.

    Its title, which of all it is, where it stands, how it felt and what went wrong; in the graph
    where the arrows lead.
    """
    card, snapshot = view.card, view.snapshot
    if card is None or len(view.selection) != 1:
        return ""
    row = [one.id for one in cards(snapshot, view.journey)]
    place = row.index(card.id) + 1 if card.id in row else 0
    parts = [_called(card), tr("{n} of {all}", n=place, all=len(row)) if place else ""]
    step, lane = snapshot.get(Step, card.step), snapshot.get(Lane, card.lane)
    stage = snapshot.get(Stage, step.stage) if step else None
    parts += [stage.title if stage else "", lane.title if lane else ""]
    felt = {f.persona: f.valence for f in snapshot.of(Feeling, "touchpoint", card.id)}
    valence = felt.get(view.lens or "")
    parts.append("" if valence is None else feeling_word(snapshot, valence))
    frictions = snapshot.of(Friction, "touchpoint", card.id)
    worst = worst_severity(frictions) if frictions else None
    parts.append("" if worst is None else tr("friction {n}", n=worst))
    if view.standing().regions:
        parts.append(_ways(view, card))
    return ", ".join(part.strip() for part in parts if part.strip())


def _ways(view: EditView, card: Touchpoint) -> str:
    """Return where one goes on from a touchpoint, the likeliest first."""
    said = []
    for id, share in onward_from(view.snapshot, view.journey, card.id):
        title = _called(view.snapshot.all(Touchpoint)[id])
        said.append(title if share is None else f"{title} {whole_percent(share)}")
    if not said:
        return tr("no way on")
    return tr("on to {touchpoints}", touchpoints=", ".join(said))


def _called(card: Touchpoint) -> str:
    return " ".join(card.title.split()) or tr("Untitled touchpoint")
