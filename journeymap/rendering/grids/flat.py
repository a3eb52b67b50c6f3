"""A journey as one table, for formats that hold no more: a row a touchpoint, with what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymap.analysis.frictions import worst_first
from journeymap.arrows import chosen as called
from journeymap.language import decimal, percent, plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.scored import Scored, scores_at
from journeymap.model.fields import clean, specs
from journeymap.model.grid import lanes
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Metric,
    Note,
    Quote,
    Score,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids import Cell, DataTable, TableColumn, chosen, touchpoints
from journeymap.rendering.options import Options, Order
from journeymap.tabular.cells import COLUMNS, GOAL
from journeymap.view import View

_WIDE, _FIGURE = 34, 11
_KINDS = ("nps", "csat", "ces2", "ces1")
_UNIT = "probability"
Cells = Callable[[Touchpoint], Cell]


def flat(view: View, options: Options) -> DataTable:
    """Return touchpoints with all their frictions, quotes, ideas, arrows and scores in their rows."""
    snapshot, cards = view.snapshot, chosen(view, options)
    numbers = {card.id: i for i, card in enumerate(cards, 1)}
    table = touchpoints(view, options)
    columns, rows = [*table.columns], [[*row] for row in table.rows]
    instead: dict[str, Cells] = {
        "friction": lambda card: listed([one.title for one in _worst(snapshot, card)]),
        "severity": lambda card: _each([one.severity for one in _worst(snapshot, card)], str),
        "share": lambda card: _each([one.share for one in _worst(snapshot, card)], percent),
    }
    for at, column in enumerate(columns):
        if cell := instead.get(column.key):
            for row, card in zip(rows, cards, strict=True):
                row[at] = cell(card)
    more: list[tuple[TableColumn, Cells]] = [
        (_column("quote"), lambda card: _quotes(snapshot, card)),
        (_column("idea"), lambda card: _ideas(view, card)),
        (_column(GOAL), lambda card: _stage(snapshot, card).goal),
        (TableColumn("no", tr(COLUMNS["no"]), _FIGURE, True), lambda card: numbers[card.id]),
        (_column("next"), lambda card: _next(snapshot, card, numbers)),
        *_scores(snapshot, cards),
    ]
    for row, card in zip(rows, cards, strict=True):
        row += [_clean(cell(card)) for _, cell in more]
    return DataTable(table.name, (*columns, *(column for column, _ in more)), (*map(tuple, rows),))


def left_of_flat(order: Order) -> tuple[str, ...]:
    """Say what a table of touchpoints has no room for, where there is some of it."""
    snapshot, here = order.snapshot, order.view.journey
    cards = chosen(order.view, order.options)
    told = {id for card in cards for one in _told_scores(snapshot, card) for id in _ids(one)}
    steps = {card.step for card in cards}
    shared = sum(
        len({card.id for card in cards if card.step == step}) > 1
        for step in steps
        if not snapshot.all(Step)[step].title
    )
    felt = [f for card in cards for f in snapshot.of(Feeling, "touchpoint", card.id)]
    held = {card.id for card in cards}
    notes = [note for lane in lanes(snapshot, here) for note in snapshot.of(Note, "lane", lane.id)]
    senses = [one for id in held for one in snapshot.of(Sense, "touchpoint", id)]
    answers = [score for score in snapshot.all(Score).values() if score.answers]
    counts = (
        (len(answers), tr("the answers behind scores")),
        (len(snapshot.all(Score)) - len(told), tr("further scores and their periods")),
        (sum(bool(f.word or f.arousal) for f in felt), tr("words and intensity of feelings")),
        (len(snapshot.of(Idea, "journey", here)), tr("all of ideas but their titles")),
        (
            sum(bool(q.date or q.persona) for q in snapshot.all(Quote).values()),
            tr("dates of quotes"),
        ),
        (sum(bool(x.group) for x in lanes(snapshot, here)), tr("groups of lanes")),
        (len(notes), tr("notes")),
        (len(senses), tr("senses")),
        (shared, tr("which touchpoints share a column without a name")),
    )
    left = [said for count, said in counts if count > 0]
    sentence = tr(
        "The table holds a row a touchpoint. Not in it: {what}. A workbook holds them.",
        what=", ".join(left),
    )
    return (sentence,) if left else ()


def left_of_workbook(order: Order) -> tuple[str, ...]:
    """Say what a workbook does not hold of a journey."""
    from journeymap.model.records import Comment, Frame, SavedView, Vote

    snapshot = order.snapshot
    held = {"frames": Frame, "views": SavedView, "votes": Vote, "comments": Comment}
    words = {
        "frames": lambda n: plural("{n} frame", "{n} frames", n),
        "views": lambda n: plural("{n} saved view", "{n} saved views", n),
        "votes": lambda n: plural("who put {n} dot", "who put {n} dots", n),
        "comments": lambda n: plural("{n} comment", "{n} comments", n),
    }
    left = [words[key](n) for key, kind in held.items() if (n := len(snapshot.all(kind)))]
    if not left:
        return ()
    return (tr("Stays behind in the project: {what}.", what=", ".join(left)),)


def listed(titles: Sequence[str]) -> Cell:
    """Return several things as the lines of one cell, one thing as it is."""
    flat_titles = [" ".join(title.split()) for title in titles]
    if len(flat_titles) < 2:
        return next(iter(flat_titles), None)
    return "\n".join(f"• {title or '–'}" for title in flat_titles)


def _worst(snapshot: Snapshot, card: Touchpoint) -> list[Friction]:
    return [*worst_first(snapshot.of(Friction, "touchpoint", card.id))]


def _each(given: Sequence[float | int | None], said: Callable[..., str]) -> Cell:
    if len(given) < 2:
        return next(iter(given), None)
    if all(one is None for one in given):
        return None
    return "\n".join("–" if one is None else said(one) for one in given)


def _quotes(snapshot: Snapshot, card: Touchpoint) -> Cell:
    found = snapshot.of(Quote, "touchpoint", card.id)
    lines = (
        f"“{' '.join(q.said.split())}”" + (f" — {q.source.strip()}" if q.source.strip() else "")
        for q in found
        if q.said.strip()
    )
    return "\n".join(lines) or None


def _ideas(view: View, card: Touchpoint) -> Cell:
    every = view.snapshot.of(Idea, "journey", view.journey)
    return listed([idea.title for idea in every if card.id in idea.touchpoints])


def _stage(snapshot: Snapshot, card: Touchpoint) -> Stage:
    return snapshot.all(Stage)[snapshot.all(Step)[card.step].stage]


def _next(snapshot: Snapshot, card: Touchpoint, numbers: dict[str, int]) -> Cell:
    """Return where the arrows lead, each a line: number and title, then kind, weight and label."""
    lines = []
    for arrow in snapshot.of(Connection, "source", card.id):
        if arrow.target not in numbers:
            continue
        target = snapshot.all(Touchpoint)[arrow.target]
        more = "; ".join(_of_arrow(arrow))
        title = " ".join(target.title.split())
        lines.append(f"{numbers[arrow.target]} {title}".strip() + (f" [{more}]" if more else ""))
    return "\n".join(lines) or None


def _of_arrow(arrow: Connection) -> list[str]:
    said = [] if arrow.kind == "next" else [called(specs(Connection)["kind"], arrow.kind)]
    if arrow.weight is not None:
        per_cent = f"{decimal(100 * arrow.weight, comma=False)} %"
        number = decimal(arrow.weight, comma=False)
        known = {_UNIT: per_cent, "count": f"n = {number}"}
        said.append(known.get(arrow.unit, number))
    if arrow.label.strip():
        said.append(f"“{' '.join(arrow.label.split())}”")
    return [*said, tr("assumed")] if arrow.assumed else said


def _told_scores(snapshot: Snapshot, card: Touchpoint) -> list[Scored]:
    """Return what customers say at a touchpoint, one score of each well-known question."""
    found: dict[str, Scored] = {}
    for one in scores_at(snapshot, "touchpoint", card.id):
        plain = one.score.respondents == "customers" and not one.score.persona and not one.today
        if one.counts and plain and one.metric.kind in _KINDS and one.reading.n > 1:
            found.setdefault(one.metric.kind, one)
    return [*found.values()]


def _ids(scored: Scored) -> list[str]:
    return [record.id for record in scored.records]


def _scores(snapshot: Snapshot, cards: Sequence[Touchpoint]) -> list[tuple[TableColumn, Cells]]:
    """Return two columns for each well-known question: what it came to, and of how many."""
    told = {card.id: _told_scores(snapshot, card) for card in cards}
    metrics: dict[str, Metric] = {}
    for every in told.values():
        for one in every:
            metrics.setdefault(one.metric.id, one.metric)
    found: list[tuple[TableColumn, Cells]] = []
    for metric in metrics.values():
        of = {id: one for id, every in told.items() for one in every if one.metric == metric}
        heading = _heading(metric)

        def value(card: Touchpoint, of: dict[str, Scored] = of) -> Cell:
            one = of.get(card.id)
            per_cent = one is not None and one.metric.method == "top"
            figure = round(one.reading.value, 4) if one else None
            return f"{figure:g} %" if per_cent and figure is not None else figure

        def count(card: Touchpoint, of: dict[str, Scored] = of) -> Cell:
            return of[card.id].reading.n if card.id in of else None

        found.append((TableColumn(f"score {metric.id}", heading, _FIGURE, True), value))
        found.append((TableColumn(f"n {metric.id}", f"n ({heading})", _FIGURE, True), count))
    return found


def _heading(metric: Metric) -> str:
    short = {"ces1": "CES 1.0", "ces2": "CES 2.0"}.get(metric.kind) or short_name(metric)
    return f"{short} ({metric.low}–{metric.high})" if metric.method == "mean" else short


def _column(key: str) -> TableColumn:
    return TableColumn(key, tr(COLUMNS[key]), _WIDE)


def _clean(cell: Cell) -> Cell:
    return clean(cell).strip() or None if isinstance(cell, str) else cell
