"""An action dragged from one group of the plan to another, or moved there by keys."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QPointF

from journeymap.analysis.action_plan import By, GroupedPlan
from journeymap.editing.actions import further, regroup
from journeymap.layout.numbers.action_rows import CARD, GROUP
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.records import Idea
from journeymap.ui.views.numbers.holding import MarkHold
from journeymap.ui.views.numbers.marks import Mark


class _Zone(NamedTuple):
    """A group of a card: its key, and from where to where it goes on the page."""

    key: str
    top: float
    bottom: float


class ActionRegrouping(MarkHold[tuple[str, By, list[_Zone]]]):
    """Shows an action in the group over which it is held, and puts it there when it is let go."""

    @staticmethod
    def takes(mark: Mark) -> bool:
        """Tell whether a mark is an action in a plan."""
        return mark.chart.startswith(CARD)

    def begin(self, mark: Mark) -> None:
        """Take hold of an action; the groups stay where they are while it is held."""
        idea = self._workspace.snapshot.get(Idea, mark.figure.id)
        looks_back = self._workspace.looks_back
        self._take((idea.id, _by(mark), self._zones(mark)) if idea and not looks_back else None)

    def to(self, at: QPointF) -> None:
        """Show the action in the group at a place of the view."""
        if self._held is None:
            return
        id, by, zones = self._held
        _, y = self._page.camera.to_page(at.x(), at.y())
        zone = next((one for one in zones if one.top <= y < one.bottom), None)
        self._show(regroup(self._workspace.snapshot, id, by, zone.key) if zone else None)

    def nudge(self, mark: Mark, way: str) -> bool:
        """Move an action into the group above or below, or take it further, or back."""
        id, snapshot = mark.figure.id, self._workspace.snapshot
        if way in ("left", "right"):
            self._workspace.commit(further(snapshot, id, 1 if way == "right" else -1))
            return True
        keys = [one.key for one in self._zones(mark)]
        now = next((z.key for z in self._zones(mark) if z.top <= _middle(mark) < z.bottom), "")
        at = keys.index(now) + (1 if way == "down" else -1) if now in keys else -1
        if 0 <= at < len(keys):
            self._workspace.commit(regroup(snapshot, id, _by(mark), keys[at]))
        return True

    def _zones(self, mark: Mark) -> list[_Zone]:
        """Return the groups of the card a mark is on, the heading of each above its actions."""
        scene = self._page.scene
        card = scene.card(mark.chart) if isinstance(scene, NumbersScene) else None
        placed = self._page.placed(mark.chart)
        if card is None or placed is None or not isinstance(card.chart.data, GroupedPlan):
            return []
        marks, found = iter(placed.marks), list[_Zone]()
        for group in card.chart.data.groups:
            rects = [next(marks).figure.rect for _ in group.actions]
            found.append(_Zone(group.key, rects[0].y - GROUP, rects[-1].bottom))
        return found


def _by(mark: Mark) -> By:
    return cast(By, mark.chart.removeprefix(CARD))


def _middle(mark: Mark) -> float:
    return mark.figure.rect.centre[1]
