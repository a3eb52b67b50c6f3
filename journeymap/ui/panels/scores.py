"""Scores in the inspector: value, interval and sample size, and the answers behind them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.editing.scores import add_metric, add_score
from journeymap.lanes.parts.score_bar import bar
from journeymap.language import decimal, plural, tr
from journeymap.metrics import METRICS, Respondents, short_name
from journeymap.metrics.scored import Scored, scored_by, scores_at
from journeymap.metrics.wording import aim, direction, interval, line, method, sample, value
from journeymap.model.change import Change
from journeymap.model.records import Metric, Record, Score
from journeymap.painting.paint import paint_figures
from journeymap.ui.panels.listing import Listing, ListingRow, added
from journeymap.ui.panels.sections import Records, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import Words, tight

_COMPANY: tuple[Respondents, ...] = ("employees", "team")
_BESIDE = 56  # the gaps on the first line of a row, and its opener


class Interval(QWidget):
    """A scale with the 95 % interval, the target and the value on it."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__()
        self._field_editor = field_editor
        self._scored: Scored | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def present(self, scored: Scored | None) -> None:
        """Show a score; without one there is just the scale."""
        if scored != self._scored:
            self._scored = scored
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = Rect(0.0, 0.0, float(self.width()), float(self.height()))
        shapes = self._shapes(rect)
        paint_figures(QPainter(self), (Figure("", FigureRole.INTERVAL, "", rect, shapes),))

    def _shapes(self, rect: Rect) -> tuple[Shape, ...]:
        theme = self._field_editor.theme
        place = Rect(5.0, rect.h / 2 - 2, rect.w - 10, 4.0)
        if self._scored is None:
            return (Box(place, theme.track, radius=2.0),)
        return tuple(bar(theme, place, self._scored))


class ScoreRow(ListingRow):
    """A metric's value with its interval and sample size; opened, the answers."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(
            field_editor, Score, ("respondents", "invitations", "period", "persona"), "bare"
        )
        self.column.setContentsMargins(0, 2, 0, 4)
        self._name, self._value = Words("strong"), tight("value")
        self._spread, self._sample = tight("soft"), tight("soft")
        self.head.addWidget(self._name, 1)
        for words in (self._value, self._spread):
            self.head.addWidget(words)
        self.head.addSpacing(6)
        self.head.addWidget(self._sample)
        self.head.addWidget(self.opener)
        self._bar = Interval(field_editor)
        self.column.addWidget(self._bar)
        self._who, self._about = Words("soft"), list[str]()
        self.column.addWidget(self._who)
        self.answers = TextField(field_editor, self._typed)
        self._scale, self.problem = Words("soft"), Words("problem")
        for widget in (self._scale, self.answers, self.problem):
            self.column.addWidget(widget)
            widget.hide()
        self.answers.textChanged.connect(self._check)
        self.opener.toggled.connect(self._reveal)

    @property
    def question(self) -> Metric | None:
        """The question that was asked."""
        return (
            self.field_editor.workspace.view.snapshot.get(Metric, self.record.metric)
            if self.record
            else None
        )

    def describe(self) -> str:
        return short_name(self.question) if self.question else tr("Score")

    def start(self) -> None:
        self.opener.setChecked(True)
        self.answers.setFocus()

    def flush(self) -> None:
        self.answers.flush()
        super().flush()

    def tell(self) -> None:
        metric, score = self.question, self.record
        if metric is None:
            return
        scored = scored_by(self.field_editor.workspace.view.snapshot, score)
        ours, name = score.respondents == "team", short_name(metric)
        self._name.say(tr("our guess: {score}", score=name) if ours else name)
        self._name.setToolTip(metric.question)
        self._value.say(value(metric, scored.reading) if scored else "–")
        self._spread.say(interval(scored.reading) if scored else "")
        self._sample.say(f"n = {scored.reading.n if scored else 0}")
        self._bar.present(scored)
        self._about = [*(self._behind(scored) if scored else ()), direction(metric)]
        self._fit()
        said = (self._name, self._value, self._spread, self._who)
        self._bar.setAccessibleName(" ".join(words.text() for words in said if words.text()))
        self._scale.say(
            tr("How many gave each answer, from {low} to {high}:", low=metric.low, high=metric.high)
        )
        self.answers.setAccessibleName(tr("Answers, lowest first"))
        self.answers.present(" ".join(str(count) for count in score.answers))
        self._check()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say interval and sample beside the value where they have room, else under the scale."""
        beside = (self._spread, self._sample)
        needed = sum(words.sizeHint().width() for words in (self._name, self._value, *beside))
        narrow = needed + _BESIDE > self.width()
        for words in beside:
            words.setVisible(not narrow)
        moved = [words.text() for words in beside if narrow]
        self._who.say(" · ".join(part for part in (*moved, *self._about) if part))
        self._who.setVisible(bool(self._who.text()))

    def _behind(self, scored: Scored) -> list[str]:
        told = sample(self.field_editor.workspace.view.snapshot, scored, counted=False)
        return [method(scored.metric), *told, aim(scored)]

    def _reveal(self, yes: bool) -> None:
        self._scale.setVisible(yes)
        self.answers.setVisible(yes)
        self._check()

    def _check(self) -> None:
        metric = self.question
        wrong = misfit(metric, self.answers.toPlainText()) if metric else None
        self.problem.say(wrong or "")
        self.problem.setVisible(bool(wrong) and self.opener.isChecked())

    def _typed(self, text: str) -> bool:
        if self.question is None or misfit(self.question, text):
            return False
        counts = tuple(int(word) for word in text.split())
        return self.field_editor.set((self.record.id,), "answers", counts, self)


class Scores(Listing):
    """All scores at one place, and a way to add one of a known or a new metric."""

    def __init__(self, field_editor: FieldEditor, place: str) -> None:
        def find(at: Record) -> list[Score]:
            snapshot = field_editor.workspace.view.snapshot
            told = [
                score
                for found in scores_at(snapshot, place, at.id)
                for score in found.records
                if not found.touchpoints and not found.today
            ]
            rank = {score.id: i for i, score in enumerate(told)}
            order = {metric.id: i for i, metric in enumerate(snapshot.ordered(Metric))}
            return sorted(
                snapshot.of(Score, place, at.id),
                key=lambda score: (order.get(score.metric, -1), rank.get(score.id, len(rank))),
            )

        super().__init__(field_editor, tr("Scores"), ScoreRow, find)
        self._place = place
        self._pooled, self._gap = Words("soft"), Words("gap")
        self.column.addWidget(self._pooled)
        self.column.addWidget(self._gap)
        self.adder = link(tr("+ add"), self._offer)
        self.adder.setAccessibleName(tr("Add: {name}", name=tr("Scores")))
        self.top.addWidget(self.adder)

    def present(self, records: Records) -> None:
        super().present(records)
        snapshot = self.field_editor.workspace.view.snapshot
        found = scores_at(snapshot, self._place, records[0].id)
        pooled = (line(snapshot, x) for x in found if x.touchpoints or x.today)
        self._pooled.say("\n\n".join(pooled))
        self._gap.say("\n".join(gaps([scored for scored in found if not scored.today])))
        for words in (self._pooled, self._gap):
            words.setVisible(bool(words.text()))

    def _offer(self) -> None:
        self.menu().popup(self.adder.mapToGlobal(self.adder.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return what may be added: the metrics there are, then new ones of each kind."""
        menu = LetterMenu(self)
        for metric in self.field_editor.workspace.snapshot.ordered(Metric):
            menu.addAction(metric.title or short_name(metric), partial(self._put, metric.id, ""))
        menu.addSeparator()
        for kind in METRICS:
            words = tr("New metric: {name}", name=tr(kind.label))
            menu.addAction(words, partial(self._put, "", kind.name))
        return menu

    def _put(self, metric: str, kind: str) -> None:
        self._add = lambda: self._added(metric, kind)
        self.added()

    def _added(self, metric: str, kind: str) -> str | None:
        snapshot, first = self.field_editor.workspace.snapshot, Change("New score")
        if kind:
            first = add_metric(snapshot, kind)
            snapshot = snapshot.apply(first)
            metric = first.edits[0].record.id
        view = self.field_editor.edit_view(self._about.id)
        scored = add_score(view.on(snapshot), metric)
        if not scored or not self.field_editor.write(first + scored):
            return None
        return added(scored, Score)


def misfit(metric: Metric, text: str) -> str | None:
    """Return what is wrong with counts as they are typed, or ``None``."""
    words, wanted = text.split(), metric.high - metric.low + 1
    if any(not word.isdecimal() or len(word) > 12 for word in words):
        return tr("Only whole numbers, with spaces between.")
    if words and len(words) != wanted:
        need = plural("{n} count is needed", "{n} counts are needed", wanted)
        return tr("{need}, here are {n}.", need=need, n=len(words))
    return None


def gaps(found: Sequence[Scored]) -> list[str]:
    """Return how far the company's own view lies from the customers', metric by metric."""
    told = []
    for theirs in found:
        if theirs.score.respondents != "customers" or not theirs.counts or theirs.reading.n == 1:
            continue
        for who in _COMPANY:
            same = (x for x in found if x.metric == theirs.metric and x.reading.n > 1)
            ours = next((x for x in same if x.score.respondents == who), None)
            if ours:
                apart = decimal(theirs.reading.value - ours.reading.value, 1, "+")
                told.append(
                    tr(
                        "Company’s own view: {name} {value}, gap {gap}",
                        name=short_name(ours.metric),
                        value=ours.reading.shown,
                        gap=apart,
                    )
                )
    return told
