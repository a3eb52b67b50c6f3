"""A metric in the inspector: the question, its scale, how it is scored and what is aimed at."""

from __future__ import annotations

from dataclasses import replace

from journeymap.editing.scores import metric_lane
from journeymap.language import decimal, tr
from journeymap.metrics import scale_of
from journeymap.metrics.wording import method_options
from journeymap.model.fields import specs
from journeymap.model.records import Lane, Metric
from journeymap.ui.panels.editors import declared
from journeymap.ui.panels.metric_scale import MetricScale
from journeymap.ui.panels.sections import FieldsSection, Records, link
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.words import Words


class MetricFields(FieldsSection):
    """The fields of a metric, with its kind and its scale before them."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, Metric, declared(Metric, without=("low", "high")))
        self._fields = {field.name: field for field in self._form.fields}
        self._shown: tuple[Metric, ...] = ()
        self.scale = MetricScale(field_editor)
        self.column.insertWidget(0, self.scale)
        self._beyond = Words("problem")
        self.column.addWidget(self._beyond)
        self.lane = link(tr("Show in a lane of its own"), self._show)
        self.column.addWidget(self.lane)

    def present(self, records: Records) -> None:
        self._shown = tuple(record for record in records if isinstance(record, Metric))
        one = len(self._shown) == 1
        self.scale.setVisible(one)
        self.lane.setVisible(one)
        self._bound()
        tops = self._fields["top"].editor
        tops.setEnabled(any(metric.method == "top" for metric in self._shown))
        super().present(records)
        if one:
            self.scale.present(self._shown[0])
        self._beyond.say(_beyond(self._shown[0]) if one else "")
        self._beyond.setVisible(bool(self._beyond.text()))

    def flush(self) -> None:
        self.scale.flush()
        super().flush()

    def _bound(self) -> None:
        """Let the target be what a score of this metric can be, and methods go by their words."""
        if len(self._shown) != 1:
            return
        (metric,), known = self._shown, specs(Metric)
        methods = self._fields["method"].editor
        if isinstance(methods, Choice):
            methods.offer((key, _upper(words)) for key, words in method_options(metric))
        limits = {"target": scale_of(metric), "top": (1, max(1, metric.high - metric.low))}
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


def _beyond(metric: Metric) -> str:
    """Return that the target cannot be reached, where it lies outside what a score can be."""
    (low, high), target = scale_of(metric), metric.target
    if target is None or low <= target <= high:
        return ""
    return tr(
        "The target of {target} lies outside what a score can be here, {low} to {high}.",
        target=decimal(target),
        low=decimal(low),
        high=decimal(high),
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
