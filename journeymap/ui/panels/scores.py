"""Scores in the inspector: value, interval and sample size, and the answers behind them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.editing.scores import add_metric, add_score
from journeymap.lanes.parts.score_bar import bar
from journeymap.language import decimal, tr
from journeymap.metrics import METRICS, short_name
from journeymap.metrics.perception import gaps
from journeymap.metrics.scored import Scored, scored_by, scores_at
from journeymap.metrics.wording import (
    aim,
    carries,
    direction,
    interval,
    line,
    method,
    own_view,
    sample,
    value,
)
from journeymap.model.change import Change
from journeymap.model.records import Metric, Record, Score, Source
from journeymap.painting.paint import paint_figures
from journeymap.ui.panels.answers import Answers
from journeymap.ui.panels.asked import newest_period
from journeymap.ui.panels.listing import Listing, ListingRow, added
from journeymap.ui.panels.sections import Records, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words, tight

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
            field_editor,
            Score,
            ("respondents", "invitations", "period", "begins", "ends", "persona", "segment"),
            "bare",
        )
        self.column.setContentsMargins(0, 2, 0, 4)
        self._name, self._value = WordLink(field_editor, "strong"), tight("value")
        self._name.followed.connect(self._to_metric)
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
        self.typed = Answers(field_editor)
        self.column.addWidget(self.typed)
        self.typed.hide()
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
        self.typed.field.setFocus()

    def flush(self) -> None:
        self.typed.flush()
        super().flush()

    def tell(self) -> None:
        metric, score = self.question, self.record
        if metric is None:
            return
        scored = scored_by(self.field_editor.workspace.view.snapshot, score)
        name = short_name(metric)
        says = {"team": tr("our guess: {score}", score=name)}
        says["others"] = tr("others: {score}", score=name)
        self._name.say(says.get(score.respondents, name))
        self._name.setToolTip(metric.question)
        self._value.say(value(metric, scored.reading) if scored else "–")
        self._spread.say(interval(scored.reading) if scored else "")
        self._sample.say(f"n = {scored.reading.n if scored else 0}")
        self._bar.present(scored)
        self._about = [*(self._behind(scored) if scored else ()), direction(metric)]
        self._fit()
        said = (self._name, self._value, self._spread, self._who)
        self._bar.setAccessibleName(" ".join(words.text() for words in said if words.text()))
        self.typed.present(metric, score)

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
        told += [carries(scored.reading), *self._from_survey(scored.score)]
        return [method(scored.metric), *told, aim(scored), *map(own_view, gaps(scored))]

    def _from_survey(self, score: Score) -> list[str]:
        """Return what a survey brought in with the answers; it is only read here."""
        source = self.field_editor.workspace.view.snapshot.get(Source, score.source)
        r, n = score.r, score.r_n
        return [
            tr("from {file}", file=source.name) if source and source.name else "",
            tr("r = {r} with the overall question (n = {n})", r=decimal(r, 2), n=n)
            if r is not None and n
            else "",
        ]

    def _reveal(self, yes: bool) -> None:
        self.typed.setVisible(yes)

    def _to_metric(self) -> None:
        """Show the page of the question."""
        if self.question:
            self.field_editor.workspace.select((self.question.id,))


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
        self._pooled = Words("soft")
        self.column.addWidget(self._pooled)
        self.adder = link(tr("+ add"), self._offer)
        self.adder.setAccessibleName(tr("Add: {name}", name=tr("Scores")))
        self.top.addWidget(self.adder)

    def present(self, records: Records) -> None:
        super().present(records)
        snapshot = self.field_editor.workspace.view.snapshot
        found = scores_at(snapshot, self._place, records[0].id)
        pooled = (line(snapshot, x) for x in found if x.touchpoints or x.today)
        self._pooled.say("\n\n".join(pooled))
        self._pooled.setVisible(bool(self._pooled.text()))

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
        scored = add_score(view.on(snapshot), metric, period=newest_period(snapshot, metric))
        if not scored or not self.field_editor.write(first + scored):
            return None
        return added(scored, Score)
