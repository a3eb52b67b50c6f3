"""An idea weighed by hand: its dot is dragged, or moved by keys, to another impact and effort."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from journeymap.layout.numbers.charts import ChartAxes
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.change import Change, change
from journeymap.model.records import Idea
from journeymap.ui.views.numbers.marks import WAYS, Mark
from journeymap.ui.views.numbers.page import NumbersPage

_LEAST, _MOST = 1, 5


class IdeaWeighing:
    """Shows what an idea would weigh where its dot is held, and makes it so when it is let go."""

    def __init__(self, page: NumbersPage) -> None:
        self._page, self._workspace = page, page.workspace
        self._held: tuple[str, ChartAxes] | None = None
        self._change: Change | None = None
        self.active = False

    def begin(self, mark: Mark) -> None:
        """Take hold of a dot, if it is that of an idea."""
        idea, axes = self._workspace.snapshot.get(Idea, mark.figure.id), self._axes(mark)
        self._held = (idea.id, axes) if idea and axes and not self._workspace.looks_back else None
        self._change, self.active = None, False

    def to(self, at: QPointF) -> None:
        """Show what the idea would weigh at a place of the view."""
        if self._held is None:
            return
        id, axes = self._held
        effort, impact = axes.values(*self._page.camera.to_page(at.x(), at.y()))
        self.active = True
        self._change = self._weighed(id, round(impact), round(effort))
        self._workspace.preview(self._change)

    def end(self) -> None:
        """Make the change that is shown, as one step."""
        made, self._change = self._change, None
        self._held, self.active = None, False
        self._workspace.commit(made)

    def cancel(self) -> None:
        """Let the idea weigh what it did."""
        self._held, self._change, self.active = None, None, False
        self._workspace.preview(None)

    def nudge(self, mark: Mark, way: str) -> bool:
        """Move a dot one step in a direction; return whether it is that of an idea."""
        idea = self._workspace.snapshot.get(Idea, mark.figure.id)
        if idea is None or self._axes(mark) is None:
            return False
        across, down = WAYS[way]
        impact, effort = idea.impact or 3, idea.effort or 3
        self._workspace.commit(self._weighed(idea.id, impact - down, effort + across))
        return True

    def _axes(self, mark: Mark) -> ChartAxes | None:
        scene = self._page.scene
        card = scene.card(mark.chart) if isinstance(scene, NumbersScene) else None
        return card.axes if card else None

    def _weighed(self, id: str, impact: int, effort: int) -> Change | None:
        idea = self._workspace.snapshot.get(Idea, id)
        if idea is None:
            return None
        impact, effort = (max(_LEAST, min(_MOST, one)) for one in (impact, effort))
        return change("Weigh idea", edit=[(idea, idea.but(impact=impact, effort=effort))]) or None
