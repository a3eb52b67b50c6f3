"""Of which kind a metric is and on which scale it is asked; answers that were given stay true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from journeymap.editing.metrics import USUAL_SCALES, set_kind, set_scale, with_scale
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.metrics import METRICS
from journeymap.model.change import Change
from journeymap.model.fields import specs
from journeymap.model.records import Metric
from journeymap.ui.panels.editors import beside
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.words import Words

Ends = tuple[int, int]


class MetricScale(QWidget):
    """Kind and scale of one metric; what would falsify an answer is refused with a sentence.

    Then the same question on the other scale is offered beside it.
    """

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__()
        self.field_editor = field_editor
        self._metric: Metric | None = None
        self._wanted: Ends | None = None
        kinds = [(kind.name, tr(kind.label)) for kind in METRICS]
        self.kind = Choice(field_editor, self._set_kind, kinds)
        self.scale = Choice(field_editor, self._set_scale)
        self.low = self._end("low", lambda value: (value, self._now[1]))
        self.high = self._end("high", lambda value: (self._now[0], value))
        self.problem = Words("problem")
        self.instead = link("", self._add_beside)
        self._place()

    def _end(self, name: str, both: Callable[[int], Ends]) -> NumberField:
        spec = specs(Metric)[name]

        def write(value: int | None) -> bool:
            return value is not None and self._set_scale(both(value))

        made = NumberField(self.field_editor, write, spec, optional=False)
        made.setAccessibleName(tr(spec.label))
        made.lineEdit().setAccessibleName(tr(spec.label))
        made.setMaximumWidth(64)
        return made

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, beside())
        grid.setColumnStretch(1, 1)
        ends = QHBoxLayout()
        ends.setSpacing(6)
        for widget in (self.low, Words("soft", "–"), self.high):
            ends.addWidget(widget, 0 if isinstance(widget, Words) else 1)
        ends.addStretch(1)
        for row, (words, editor) in enumerate(
            ((tr("Kind"), self.kind), (tr("Scale"), self.scale), (tr("from – to"), None))
        ):
            label = Words("name", words)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
            if editor:
                label.setBuddy(editor)
                editor.setAccessibleName(words)
                grid.addWidget(editor, row, 1)
            else:
                grid.addLayout(ends, row, 1)
        grid.addWidget(self.problem, 3, 0, 1, 2)
        grid.addWidget(self.instead, 4, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    @property
    def _now(self) -> Ends:
        return (self._metric.low, self._metric.high) if self._metric else (0, 0)

    def present(self, metric: Metric) -> None:
        """Show the kind and the scale of a metric."""
        if self._metric is None or (self._metric.id, self._now) != (
            metric.id, (metric.low, metric.high)
        ):  # fmt: skip
            self._refuse("")
        self._metric = metric
        kinds = [(kind.name, tr(kind.label)) for kind in METRICS]
        strange = metric.kind not in dict(kinds)
        self.kind.offer([*kinds, (metric.kind, metric.kind)] if strange else kinds)
        self.kind.present(metric.kind)
        ends = [*USUAL_SCALES, *(() if self._now in USUAL_SCALES else (self._now,))]
        self.scale.offer((one, tr("{low} to {high}", low=one[0], high=one[1])) for one in ends)
        self.scale.present(self._now)
        for field, name, least, most in (
            (self.low, "low", -100, max(-99, metric.high - 1)),
            (self.high, "high", min(99, metric.low + 1), 100),
        ):
            field.mean(replace(specs(Metric)[name], low=least, high=most))
            field.present(getattr(metric, name))

    def flush(self) -> None:
        """Keep what was typed, now."""
        self.low.flush()
        self.high.flush()

    def _set_kind(self, kind: str) -> bool:
        if self._metric is None:
            return False
        id, snapshot = self._metric.id, self.field_editor.workspace.snapshot
        return self._try(lambda: set_kind(snapshot, id, kind), None)

    def _set_scale(self, ends: Ends) -> bool:
        if self._metric is None or ends == self._now:
            return False
        id, snapshot = self._metric.id, self.field_editor.workspace.snapshot
        return self._try(lambda: set_scale(snapshot, id, *ends), ends)

    def _try(self, make: Callable[[], Change | None], ends: Ends | None) -> bool:
        """Make a change, or say why not, and show again what is so."""
        try:
            done = make()
        except JourneyError as error:
            self._refuse(str(error), ends)
            if self._metric:
                self.kind.present(self._metric.kind)
                self.scale.present(self._now)
                self.low.present(self._now[0])
                self.high.present(self._now[1])
            return False
        self._refuse("")
        return self.field_editor.write(done)

    def _refuse(self, why: str, ends: Ends | None = None) -> None:
        self._wanted = ends if ends and ends[0] < ends[1] else None
        self.problem.say(why)
        self.problem.setVisible(bool(why))
        if self._wanted:
            low, high = self._wanted
            self.instead.setText(tr("New metric from {low} to {high}", low=low, high=high))
        self.instead.setVisible(self._wanted is not None)

    def _add_beside(self) -> None:
        if self._metric is None or self._wanted is None:
            return
        workspace = self.field_editor.workspace
        done = with_scale(workspace.snapshot, self._metric.id, *self._wanted)
        if done and self.field_editor.write(done):
            workspace.select((done.edits[0].record.id,))
