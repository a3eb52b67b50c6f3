"""What tables say beside what people read, in hidden columns, so that they come back whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from journeymap.analysis.evidence import goals_of
from journeymap.analysis.frictions import worst_first
from journeymap.lanes.parts.told_notes import noted
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.grid import columns, lanes
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Goal,
    Idea,
    Lane,
    Metric,
    Quote,
    Record,
    Score,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids import Cell, DataTable, TableColumn, Told, fields, goals, made
from journeymap.rendering.grids.scores import scored_lines
from journeymap.view import View, shown

Numbers = Mapping[str, int]
"""The number of each record among those of its kind, by its id."""

NUMBER = "no"
"""The key of the column that holds the number of a record."""

_READ = ("text", "choice", "kind", "number", "whole", "flag", "tags")
_RAW = ("colour", "addresses", "exact day", "counts", "sums", "weights")
_OUTSIDE = ("Asset", "Journey", "Source", "SavedView", "Brand")
_PLAIN = {Touchpoint: ("x", "y"), Metric: ("kind",), Lane: ("kind",)}


def told_records(view: View, cards: Sequence[Touchpoint]) -> dict[str, tuple[Record, ...]]:
    """Return the records that stand in the rows of each table, by its key, in their order."""
    snapshot, here = view.snapshot, shown(view.in_words)
    rows = tuple(lanes(snapshot, view.journey))
    stages = {stage.id for stage in here.stages}

    def hanging(kind: type[Record]) -> tuple[Any, ...]:
        return tuple(one for card in cards for one in snapshot.of(kind, "touchpoint", card.id))

    titled = {card.id for card in cards}
    lines = scored_lines(view, cards)
    scored = {score.metric for score in snapshot.all(Score).values()}
    asked = {line.metric.id for line in lines} | {*snapshot.all(Metric)} - scored
    return {
        "stages": tuple(here.stages),
        "columns": tuple(s for s in columns(snapshot, view.journey) if s.stage in stages),
        "lanes": rows,
        "goals": tuple(
            goal
            for goal in goals_of(snapshot, view.journey)
            if goal.stage is None or goal.stage in stages
        ),
        "personas": tuple(here.personas),
        "metrics": tuple(m for m in snapshot.ordered(Metric) if m.id in asked),
        "touchpoints": tuple(cards),
        "frictions": tuple(worst_first(hanging(Friction))),
        "quotes": hanging(Quote),
        "feelings": hanging(Feeling),
        "senses": hanging(Sense),
        "ideas": tuple(
            idea
            for idea in snapshot.of(Idea, "journey", view.journey)
            if not idea.touchpoints or any(id in titled for id in idea.touchpoints)
        ),
        "connections": tuple(
            arrow
            for card in cards
            for arrow in snapshot.of(Connection, "source", card.id)
            if arrow.target in titled
        ),
        "scores": tuple(line.score for line in lines),
        "notes": tuple(
            told.note for told in noted(snapshot, view.journey, rows) if told.stage in stages
        ),
    }


def whole(
    tables: Mapping[str, DataTable], told: Mapping[str, tuple[Record, ...]], journey: str
) -> dict[str, DataTable]:
    """Return tables with hidden columns for all that nothing in sight tells of their records."""
    numbers = {journey: 1}
    for records in told.values():
        numbers |= {record.id: i for i, record in enumerate(records, 1)}
    return {
        key: _beyond(table, told.get(key, ()), numbers) if key in told else table
        for key, table in tables.items()
    }


def places(snapshot: Snapshot, told: Mapping[str, tuple[Record, ...]]) -> dict[str, DataTable]:
    """Return the stages with what is wanted in them, columns, lanes, questions and goals."""
    return {
        "stages": made(tr("Stages"), fields(Stage), told["stages"]),
        "columns": made(tr("Columns"), fields(Step), told["columns"]),
        "lanes": made(tr("Lanes"), fields(Lane), told["lanes"]),
        "metrics": made(tr("Metrics"), fields(Metric), told["metrics"]),
        "goals": goals(snapshot, [one for one in told["goals"] if isinstance(one, Goal)]),
    }


def _beyond(table: DataTable, records: Sequence[Record], numbers: Numbers) -> DataTable:
    if not records or len(records) != len(table.rows):
        return table
    kind = type(records[0])
    there = {column.key for column in table.columns}
    told = [_hidden(NUMBER, lambda record: numbers[record.id])]
    for name, spec in specs(kind).items():
        if spec.target and spec.target not in _OUTSIDE and spec.shown:
            told.append(_hidden(f"#{name}", _linked(name, numbers)))
        elif spec.editor in _RAW or (spec.editor in _READ and name not in there):
            told.append(_hidden(f"#{name}", _raw(name)))
    told += [_hidden(f"#{name}", _raw(name)) for name in _PLAIN.get(kind, ())]
    rows = tuple(
        (*row, *(one.cell(record) for one in told))
        for row, record in zip(table.rows, records, strict=True)
    )
    return DataTable(table.name, (*table.columns, *(one.column for one in told)), rows)


def _hidden(key: str, cell: Callable[[Any], Cell]) -> Told:
    return Told(TableColumn(key, key, 9, False, True), cell)


def _linked(name: str, numbers: Numbers) -> Callable[[Any], Cell]:
    def cell(record: Any) -> Cell:
        value = getattr(record, name)
        ids = value if isinstance(value, tuple) else (value,)
        return " ".join(str(numbers[id]) for id in ids if id in numbers) or None

    return cell


def _raw(name: str) -> Callable[[Any], Cell]:
    def cell(record: Any) -> Cell:
        value = getattr(record, name)
        if isinstance(value, bool):
            return "yes" if value else None
        if isinstance(value, tuple):
            if specs(type(record))[name].editor == "tags":
                return ", ".join(value) or None
            return " ".join(f"{x:.17g}" if isinstance(x, float) else str(x) for x in value) or None
        return None if value is None or value == "" else value

    return cell
