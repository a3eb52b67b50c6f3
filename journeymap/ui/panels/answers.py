"""The answers of a score, typed or pasted in any way, and at once what they come to."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.metrics.scored import Scored, reading_of
from journeymap.metrics.typed_answers import TypedAnswers, example, typed_answers, written
from journeymap.metrics.wording import line
from journeymap.model.change import change
from journeymap.model.records import Metric, Score
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import Words

_ROWS = 1000


class Answers(QWidget):
    """How the answers to one question are typed; what cannot be read is said and not kept.

    Answers that a survey brought in are shown, and changed there.
    """

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__()
        self.field_editor = field_editor
        self._metric: Metric | None = None
        self._score: Score | None = None
        self.field = TextField(field_editor, self._typed, lines=2)
        self.scale, self.problem, self.read = Words("soft"), Words("problem"), Words("soft")
        self.field.setAccessibleName(tr("Answers, lowest first"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.scale, self.field, self.problem, self.read):
            column.addWidget(widget)
        self.field.textChanged.connect(self._check)

    def present(self, metric: Metric, score: Score) -> None:
        """Show the answers of a score, and how others are typed."""
        if self._score is not None and self._score.id != score.id:
            self.field.flush()
        self._metric, self._score = metric, score
        counted = bool(score.weighted or score.source)
        self.field.setReadOnly(counted)
        self.scale.say(_from_survey() if counted else _how(metric))
        self.field.present(written(metric, score))
        self._check()

    def flush(self) -> None:
        """Keep what was typed, now."""
        self.field.flush()

    def _check(self) -> None:
        """Say at once what is typed comes to, or why it cannot be read."""
        wrong = said = ""
        text = self.field.toPlainText()
        if self._metric and self._score and not self.field.isReadOnly():
            try:
                typed = typed_answers(self._metric, text)
                said = self._come_to(self._metric, self._score, typed) if self.field.typing else ""
            except JourneyError as error:
                wrong = str(error)
        self.problem.say(wrong)
        self.problem.setVisible(bool(wrong))
        self.read.say(said)
        self.read.setVisible(bool(said))

    def _come_to(self, metric: Metric, score: Score, typed: TypedAnswers) -> str:
        now = typed.put(score)
        reading = reading_of(metric, now)
        if reading is None:
            return ""
        snapshot = self.field_editor.workspace.snapshot
        said = line(snapshot, Scored(metric, reading, (now,)), asked=False)
        left = typed.left_out
        blank = plural("{n} blank left out", "{n} blank left out", left) if left else ""
        return " · ".join(filter(None, (said, blank)))

    def _typed(self, text: str) -> bool:
        if self._metric is None or self._score is None or self.field.isReadOnly():
            return False
        score = self.field_editor.workspace.snapshot.get(Score, self._score.id)
        try:
            typed = typed_answers(self._metric, text)
        except JourneyError:
            return False
        if score is None:
            return False
        done = change(tr("Answers"), edit=[(score, typed.put(score))])
        # What comes to the same, such as other blanks, is kept already.
        return self.field_editor.write(done, self.field) or not done


def _how(metric: Metric) -> str:
    """Return how answers to a metric are typed."""
    values = {"low": metric.low, "high": metric.high, "next": metric.low + 1}
    if metric.method == "nps":
        return tr(
            "How many gave each answer from {low} to {high}; promoters, passives, detractors;"
            " or {example}. Columns of a spreadsheet can be pasted.",
            **values,
            example=example(metric),
        )
    return tr(
        "How many gave each answer from {low} to {high}; {low}: 5, {next}: 7 …; or {example}."
        " Columns of a spreadsheet can be pasted.",
        **values,
        example=example(metric),
    )


def _from_survey() -> str:
    return tr("These answers were counted from a survey; read it again to change them.")
