"""A dot weighed by hand: it is dragged, or moved by keys, to what else its record is to be worth."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from journeymap.language import mark
from journeymap.layout.numbers.charts import ChartAxes
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.change import Change, change
from journeymap.model.records import Idea, Record, Touchpoint
from journeymap.ui.views.numbers.holding import MarkHold
from journeymap.ui.views.numbers.marks import WAYS, Mark

_LEAST, _MOST, _MIDDLE = 1, 5, 3


class DotWeighing(MarkHold[tuple[str, ChartAxes]]):
    """Shows what a record would be worth where its dot is held, and makes it so when it is let go."""

    def begin(self, dot: Mark) -> None:
        """Take hold of a dot, if it is one that may be dragged."""
        record, axes = self._record(dot), self._axes(dot)
        held = record is not None and axes is not None and not self._workspace.looks_back
        self._take((record.id, axes) if held and record and axes else None)

    def to(self, at: QPointF) -> None:
        """Show what it would be worth at a place of the view; on the tray nothing is said of it."""
        if self._held is None:
            return
        id, axes = self._held
        x, y = self._page.camera.to_page(at.x(), at.y())
        away = axes.tray is not None and axes.tray.holds(x, y)
        values = (None, None) if away else tuple(round(one) for one in axes.values(x, y))
        self._show(self._weighed(id, dict(zip(axes.fields, values, strict=True))))

    def nudge(self, dot: Mark, way: str) -> bool:
        """Move a dot one step in a direction; return whether it is one that may be moved."""
        record, axes = self._record(dot), self._axes(dot)
        if record is None or axes is None or self._workspace.looks_back:
            return False
        across, down = WAYS[way]
        steps = dict(zip(axes.fields, (across, -down), strict=True))
        values: dict[str, int | None] = {}
        for field, step in steps.items():
            now = getattr(record, field, None)
            values[field] = (_MIDDLE if now is None else now) + step
        self._workspace.commit(self._weighed(record.id, values))
        return True

    def _record(self, dot: Mark) -> Record | None:
        """Return what a dot stands for, if its value may be changed here."""
        record, axes = self._workspace.snapshot.find(dot.figure.id), self._axes(dot)
        if axes is None or not isinstance(record, Idea | Touchpoint):
            return None
        fields = [field for field in axes.fields if field]
        return record if fields and all(hasattr(record, field) for field in fields) else None

    def _axes(self, dot: Mark) -> ChartAxes | None:
        scene = self._page.scene
        card = scene.card(dot.chart) if isinstance(scene, NumbersScene) else None
        return card.axes if card else None

    def _weighed(self, id: str, values: dict[str, int | None]) -> Change | None:
        record = self._workspace.snapshot.find(id)
        if record is None:
            return None
        new = {
            field: None if value is None else max(_LEAST, min(_MOST, value))
            for field, value in values.items()
            if field
        }
        what = mark("Weigh idea") if isinstance(record, Idea) else mark("Weigh touchpoint")
        return change(what, edit=[(record, record.but(**new))]) or None
