"""Choosing in the table of a survey: what opens in which cell, and what becomes of what is picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.records import Metric
from journeymap.model.snapshot import Snapshot
from journeymap.ui.surveys.columns_view import SurveyTable
from journeymap.ui.surveys.lines import IS, SCALE
from journeymap.ui.surveys.meanings import (
    METRIC,
    PERIOD,
    WEIGHT,
    AskedPlace,
    Meaning,
    SurveyDraft,
    columns_set,
    known_metric,
    meaning_of,
    meant,
    metric_label,
    metric_set,
    place_of,
    placed_at,
)
from journeymap.ui.surveys.metric_form import AskedWay, MetricForm
from journeymap.ui.surveys.picking import EACH, ORDERS, meanings, periods, places, weights
from journeymap.ui.widgets.pick_list import Pick, PickList


class ColumnChooser(QObject):
    """Opens what may be chosen for the rows selected; ``chosen`` carries the draft it makes.

    ``title_of`` tells what a touchpoint of its own would be called for a column.
    """

    chosen = Signal(object)

    def __init__(
        self,
        table: SurveyTable,
        theme: Theme,
        snapshot: Callable[[], Snapshot],
        journey: str,
        draft: Callable[[], SurveyDraft],
        title_of: Callable[[str], str],
    ) -> None:
        super().__init__(table)
        self._table, self._theme, self._journey = table, theme, journey
        self._snapshot, self._draft, self._title_of = snapshot, draft, title_of
        self.open: QWidget | None = None

    def ask(self, column: int) -> None:
        """Open what may be chosen in a column of the table for all rows selected."""
        keys, draft = self._table.chosen, self._draft()
        if not keys:
            return
        if column == IS:
            self._pick(
                column, meanings(self._snapshot(), draft), meaning_of(draft, keys[0]), self._mean
            )
        elif column == SCALE:
            self._ask_way(keys)
        else:
            self._ask_place(column, keys, draft)

    def _ask_place(self, column: int, keys: Sequence[str], draft: SurveyDraft) -> None:
        role = meaning_of(draft, keys[0]).role
        if role == PERIOD:
            self._pick(column, periods(draft), draft.mapping.period, self._set_period)
        elif role == WEIGHT:
            self._pick(column, weights(), draft.weighted, self._set_weighted)
        else:
            asked = [key for key in keys if draft.mapping.column(key)]
            if asked:
                first = draft.mapping.column(asked[0])
                own = [AskedPlace("touchpoint", self._title_of(key)) for key in asked[:3]]
                picks = places(self._snapshot(), self._journey, draft, own)
                assert first is not None
                self._pick(column, picks, place_of(first), self._place, new=tr("new touchpoint"))

    def _pick(
        self,
        column: int,
        picks: Sequence[Pick],
        now: Any,
        take: Callable[[Any], None],
        new: str = "",
    ) -> None:
        opened = PickList(self._table, self._theme, picks, now, new=new)
        opened.picked.connect(take)
        opened.made.connect(lambda title: self._place(AskedPlace("touchpoint", title)))
        self._show(opened, column)

    def _show(self, opened: PickList | MetricForm, column: int) -> None:
        self.open = opened
        index = self._table.currentIndex()
        row = index.row() if index.isValid() else 0
        rect = self._table.cell_rect(row, column).toRect()
        below = self._table.viewport().mapToGlobal(rect.bottomLeft() - QPoint(-4, 7))
        opened.open_at(below, rect.height() - 12)

    def _mean(self, meaning: Meaning) -> None:
        draft = self._draft()
        if meaning.role == METRIC and (kept := self._snapshot().get(Metric, meaning.metric)):
            draft = known_metric(draft, kept)
        self.chosen.emit(meant(draft, self._table.chosen, meaning))

    def leave_out(self) -> None:
        """Leave the columns selected out."""
        self.chosen.emit(meant(self._draft(), self._table.chosen, Meaning("")))

    def _place(self, place: AskedPlace) -> None:
        draft, keys = self._draft(), self._table.chosen
        if place == EACH:
            for key in keys:
                own = AskedPlace("touchpoint", self._title_of(key))
                draft = placed_at(draft, (key,), own)
        else:
            draft = placed_at(draft, keys, place)
        self.chosen.emit(draft)

    def _set_period(self, length: str) -> None:
        draft = self._draft()
        if length in ORDERS:
            self.chosen.emit(draft.but(dates=length))
        else:
            self.chosen.emit(draft.but(period=length))

    def _set_weighted(self, yes: bool) -> None:
        from dataclasses import replace

        self.chosen.emit(replace(self._draft(), weighted=yes))

    def _ask_way(self, keys: Sequence[str]) -> None:
        draft, snapshot = self._draft(), self._snapshot()
        asked = [column for key in keys if (column := draft.mapping.column(key))]
        if not asked:
            return
        metric = draft.mapping.metric_of(asked[0])
        form = MetricForm(
            self._table,
            self._theme,
            metric,
            asked[0],
            metric_label(snapshot, metric),
            kept=snapshot.get(Metric, metric.id) is not None,
            several=len(asked),
        )
        names = [column.name for column in asked]
        form.taken.connect(lambda way: self._take_way(names, way))
        self._show(form, SCALE)

    def _take_way(self, names: Sequence[str], way: AskedWay) -> None:
        draft = self._draft()
        values: Mapping[str, object] = {
            name: getattr(way.metric, name)
            for name in ("title", "low", "high", "direction", "method", "top")
        }
        draft = metric_set(draft, way.metric.id, **values)
        self.chosen.emit(columns_set(draft, names, missing=way.missing, words=way.words))
