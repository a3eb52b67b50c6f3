"""A metric in the inspector: the question, its scale, how it is scored and what is aimed at."""

from __future__ import annotations

from dataclasses import replace

from journeymap.editing.scores import answered, metric_lane
from journeymap.language import plural, tr
from journeymap.metrics import scale_of
from journeymap.model.fields import specs
from journeymap.model.records import Lane, Metric
from journeymap.ui.panels.editors import declared
from journeymap.ui.panels.sections import FieldsSection, Records, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.words import Words

_SCALE = ("low", "high")


class MetricFields(FieldsSection):
    """The fields of a metric; its scale stays as it is once somebody has answered on it."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, Metric, declared(Metric))
        self._fields = {field.name: field for field in self._form.fields}
        self._fixed = Words("soft")
        self._shown: tuple[Metric, ...] = ()
        self.column.addWidget(self._fixed)
        self.lane = link(tr("Show in a lane of its own"), self._show)
        self.column.addWidget(self.lane)

    def present(self, records: Records) -> None:
        self._shown = tuple(record for record in records if isinstance(record, Metric))
        snapshot = self.field_editor.workspace.snapshot
        count = sum(answered(snapshot, metric.id) for metric in self._shown)
        for name in _SCALE:
            self._fields[name].editor.setEnabled(not count)
        self._fixed.setVisible(bool(count))
        self._fixed.say(
            plural(
                "The scale stays as it is: {n} score was answered on it. For another scale add"
                " another metric.",
                "The scale stays as it is: {n} scores were answered on it. For another scale add"
                " another metric.",
                count,
            )
        )
        self._bound()
        tops = self._fields["top"].editor
        tops.setEnabled(any(metric.method == "top" for metric in self._shown))
        self.lane.setVisible(len(self._shown) == 1)
        super().present(records)

    def _bound(self) -> None:
        """Let the target be what a score of this metric can be, and the scale run upwards."""
        if len(self._shown) != 1:
            return
        (metric,), known = self._shown, specs(Metric)
        low, high = scale_of(metric)
        limits = {
            "target": (min(low, high), max(low, high)),
            "low": (-100, max(metric.high - 1, metric.low)),
            "high": (min(metric.low + 1, metric.high), 100),
            "top": (1, max(1, metric.high - metric.low)),
        }
        for name, (least, most) in limits.items():
            editor = self._fields[name].editor
            value = getattr(metric, name)
            if isinstance(editor, NumberField):
                # What is there already is shown, also where it fits no more.
                least, most = (
                    (min(least, value), max(most, value)) if value is not None else (least, most)
                )
                editor.mean(replace(known[name], low=least, high=most))

    def _show(self) -> None:
        workspace = self.field_editor.workspace
        self.field_editor.write(metric_lane(self.field_editor.edit_view(self._shown[0].id)))
        lanes = workspace.snapshot.of(Lane, "journey", workspace.journey)
        workspace.select(lane.id for lane in lanes if lane.metric == self._shown[0].id)


class LaneMetric(FieldsSection):
    """Which question a lane of scores is about; other lanes are about none."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, Lane, ["metric"])

    def present(self, records: Records) -> None:
        scores = all(isinstance(record, Lane) and record.kind == "scores" for record in records)
        self.setVisible(scores)
        super().present(records)
