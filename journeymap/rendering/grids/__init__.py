"""What a journey holds as tables: headings and rows, for spreadsheets of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from journeymap.analysis.charts.ranked import ranked_idea
from journeymap.analysis.evidence import backing
from journeymap.analysis.evidence_words import backing_words
from journeymap.analysis.frictions import burden, worst_first
from journeymap.analysis.personas import weights_line
from journeymap.arrows import choices
from journeymap.dates import day
from journeymap.lanes import kind_of
from journeymap.lanes.parts.looks import group_of
from journeymap.lanes.parts.told import told_kinds, told_on
from journeymap.language import bare, tr
from journeymap.metrics.abridged import abridged
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import reported
from journeymap.model.fields import Spec, clean, offered
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Goal,
    Idea,
    Lane,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.tabular.cells import COLUMNS, FIELDS
from journeymap.view import View, shown

Cell = str | int | float | date | None

FELT = "felt "
"""What the key of a column begins with that holds what a persona feels, before its id."""

_BROAD, _WIDE, _NARROW, _FIGURE = 60, 34, 16, 11


class TableColumn(NamedTuple):
    """A column: its key, its heading, its width in letters, and whether it holds numbers.

    A hidden one is there for charts.
    """

    key: str
    heading: str
    width: int = _NARROW
    numeric: bool = False
    hidden: bool = False


class DataTable(NamedTuple):
    """A table; each row has a cell a column, ``None`` where nothing is known."""

    name: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, key: str) -> int:
        """Return the number of a column, counted from 0."""
        return [column.key for column in self.columns].index(key)


class Told(NamedTuple):
    """A column with how its cell is told of a record."""

    column: TableColumn
    cell: Callable[[Any], Cell]


def chosen(view: View, options: Options) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that are asked for, in the order of the journey.

    Those that stand in a hidden lane are among them: a table is to lose nothing.
    """
    every = shown(view.in_words).kept
    wanted = set(options.selection)
    steps = {step.id for id in wanted for step in view.snapshot.of(Step, "stage", id)}
    found = tuple(card for card in every if card.id in wanted or card.step in steps)
    return found or every


def made(name: str, told: Sequence[Told], records: Iterable[Any]) -> DataTable:
    """Return the table of some records."""
    rows = tuple(tuple(_clean(one.cell(record)) for one in told) for record in records)
    return DataTable(name, tuple(one.column for one in told), rows)


def fields(kind: type[Record], *left_out: str) -> list[Told]:
    """Return a column for each field of a kind that a cell can hold, under its label."""
    editors = ("text", "choice", "kind", "number", "whole", "flag", "tags", "weights")
    return [
        field(name, spec)
        for name, spec in offered(kind).items()
        if spec.editor in editors and name not in left_out
    ]


def field(name: str, spec: Spec, label: str = "") -> Told:
    """Return the column of one field."""
    words = {key: tr(told) for key, told in choices(spec)}
    numeric = spec.editor in ("number", "whole")
    width = _FIGURE if numeric else _WIDE if spec.lines > 1 or name == "title" else _NARROW
    heading = tr(label or spec.label)
    heading = tr("{heading} (min)", heading=heading) if spec.minutes else heading
    column = TableColumn(name, heading, width, numeric)
    if spec.editor == "flag":
        return Told(column, lambda record: tr("yes") if getattr(record, name) else None)
    if words:
        return Told(column, lambda record: words.get(said := getattr(record, name), said))
    if spec.editor == "tags":
        return Told(column, lambda record: ", ".join(getattr(record, name)) or None)
    if spec.editor == "addresses":
        return Told(column, lambda record: "\n".join(getattr(record, name)) or None)
    if spec.editor == "weights":
        return Told(column, lambda record: weights_line(getattr(record, name)))
    if spec.day:
        return Told(column, lambda record: day(getattr(record, name)) or getattr(record, name))
    return Told(column, lambda record: getattr(record, name))


def touchpoints(view: View, options: Options) -> DataTable:
    """Return one row a touchpoint: its place, what is felt there, its fields, its worst friction.

    The headings are those an import knows.
    """
    snapshot = view.snapshot

    def worst(card: Touchpoint) -> Friction | None:
        found = snapshot.of(Friction, "touchpoint", card.id)
        return next(iter(worst_first(found)), None)

    def said(card: Touchpoint) -> str:
        found = abridged(scores_at(snapshot, "touchpoint", card.id))
        told = [reported(snapshot, one, comma=not options.raw) for one in found.scores]
        return "\n".join(filter(None, (*told, found.rest)))

    def of_worst(name: str, width: int) -> Told:
        column = TableColumn(name, tr(COLUMNS[name]), width, name != "friction")
        key = "title" if name == "friction" else name
        return Told(column, lambda card: getattr(worst(card), key, None))

    rest = [field(name, spec, COLUMNS[name]) for name, spec in FIELDS.items()]
    title = next(told for told in rest if told.column.key == "title")
    found = chosen(view, options)
    told = [
        *place(snapshot, with_lane=True),
        title,
        *_feelings(view),
        *(one for one in rest if one is not title),
        of_worst("friction", _WIDE),
        of_worst("severity", _FIGURE),
        of_worst("share", _FIGURE),
        Told(TableColumn("scores", tr("Scores"), _BROAD), said),
        *_others(view),
        *_votes(snapshot, "touchpoint", found),
    ]
    return made(tr("Touchpoints"), told, found)


def _others(view: View) -> list[Told]:
    """Return a column for each of other people's kinds of lane that is shown."""

    def words(lane: Lane) -> Callable[[Touchpoint], str]:
        def said(card: Touchpoint) -> str:
            return "\n".join(box.words for box in told_on(view.snapshot, (lane,), card.id))

        return said

    return [
        Told(TableColumn(lane.kind, lane.title or tr(kind_of(lane).label), _WIDE), words(lane))
        for lane in told_kinds(shown(view.in_words).lanes)
    ]


def hung(
    snapshot: Snapshot, cards: Sequence[Touchpoint], kind: type[Record], name: str
) -> DataTable:
    """Return what hangs on touchpoints, frictions or quotes, with where it hangs."""
    at = {card.id: card for card in cards}

    def of_card(told: Told) -> Told:
        return Told(told.column, lambda record: told.cell(at[record.touchpoint]))

    title = Told(_named("Touchpoint"), lambda card: card.title)
    where = [of_card(told) for told in (*place(snapshot), title)]
    found = [record for card in cards for record in snapshot.of(kind, "touchpoint", card.id)]
    return made(name, [*where, *fields(kind)], found)


def frictions(snapshot: Snapshot, cards: Sequence[Touchpoint]) -> DataTable:
    """Return the frictions on some touchpoints as they rank, with what they are ranked by."""
    rows = hung(snapshot, cards, Friction, tr("Frictions"))
    found = [f for card in cards for f in snapshot.of(Friction, "touchpoint", card.id)]
    place = {friction.id: i for i, friction in enumerate(found)}
    column = TableColumn("burden", tr("Severity × share"), _FIGURE, True)
    ranked = [(*rows.rows[place[f.id]], burden(f)) for f in worst_first(found)]
    return DataTable(rows.name, (*rows.columns, column), tuple(ranked))


def ideas(view: View, cards: Sequence[Touchpoint]) -> DataTable:
    """Return the ideas on some touchpoints, numbered, with their votes."""
    titled = {card.id: card.title for card in cards}
    found = [
        idea
        for idea in view.snapshot.of(Idea, "journey", view.journey)
        if not idea.touchpoints or any(id in titled for id in idea.touchpoints)
    ]
    numbers = {idea.id: i for i, idea in enumerate(found, 1)}

    def titles(idea: Idea) -> str:
        return "\n".join(titled[id] for id in idea.touchpoints if id in titled)

    def goal(idea: Idea) -> str | None:
        found = view.snapshot.get(Goal, idea.goal)
        return found.title if found else None

    def metric(idea: Idea) -> str | None:
        found = view.snapshot.get(Metric, idea.metric)
        return found.title if found else None

    told = [
        Told(TableColumn("number", tr("No."), 6, True), lambda idea: numbers[idea.id]),
        *fields(Idea, "findings"),
        Told(TableColumn("for goal", tr("Goal"), _WIDE), goal),
        Told(TableColumn("by metric", tr("Metric"), _NARROW), metric),
        Told(
            TableColumn("behind", tr("What stands behind it"), _WIDE),
            lambda idea: backing_words(backing(view.snapshot, idea)) or None,
        ),
        Told(TableColumn("touchpoints", tr("Touchpoints"), _WIDE), titles),
        *_votes(view.snapshot, "idea", found),
        *_worth(found),
    ]
    return made(tr("Ideas"), told, found)


def goals(snapshot: Snapshot, found: Sequence[Goal]) -> DataTable:
    """Return goals with the stage they are of, by which metric they are seen, and the ideas."""

    def stage(goal: Goal) -> str | None:
        here = snapshot.get(Stage, goal.stage)
        return here.title if here else None

    def metric(goal: Goal) -> str | None:
        here = snapshot.get(Metric, goal.metric)
        return here.title if here else None

    def served(goal: Goal) -> str | None:
        return "\n".join(one.title for one in snapshot.of(Idea, "goal", goal.id)) or None

    told = [
        Told(TableColumn("of stage", tr("Stage"), _NARROW), stage),
        # In some languages a target is called as a goal is.
        field("title", offered(Goal)["title"], "Title"),
        *fields(Goal, "title"),
        Told(TableColumn("by metric", tr("Metric"), _NARROW), metric),
        Told(TableColumn("served by", tr("Ideas"), _WIDE), served),
    ]
    return made(tr("Goals"), told, found)


def personas(view: View) -> DataTable:
    """Return the personas of a journey."""
    return made(tr("Personas"), fields(Persona), shown(view.in_words).personas)


def connections(snapshot: Snapshot, cards: Sequence[Touchpoint]) -> DataTable:
    """Return the arrows between some touchpoints, in the order of where they begin."""
    titles = {card.id: card.title for card in cards}
    found = [
        arrow
        for card in cards
        for arrow in snapshot.of(Connection, "source", card.id)
        if arrow.target in titles
    ]
    told = [
        Told(TableColumn("source", tr("From"), _WIDE), lambda arrow: titles[arrow.source]),
        Told(TableColumn("target", tr("To"), _WIDE), lambda arrow: titles[arrow.target]),
        *fields(Connection),
    ]
    return made(tr("Connections"), told, found)


def place(snapshot: Snapshot, with_lane: bool = False) -> list[Told]:
    """Return the columns that say where a touchpoint stands."""

    def step(card: Touchpoint) -> Step:
        return snapshot.all(Step)[card.step]

    told = [
        Told(_named("Stage"), lambda card: snapshot.all(Stage)[step(card).stage].title),
        Told(_named("Step"), lambda card: step(card).title),
        Told(_named("Lane"), lambda card: snapshot.all(Lane)[card.lane].title),
    ]
    if any(lane.group for lane in snapshot.all(Lane).values()):
        column = TableColumn("group", tr("Lane group"), _NARROW)
        told.append(Told(column, lambda card: group_of(snapshot.all(Lane)[card.lane])))
    return told if with_lane else told[:1]


def _named(label: str) -> TableColumn:
    return TableColumn(label.lower(), tr(label), _WIDE if label == "Touchpoint" else _NARROW)


def _feelings(view: View) -> list[Told]:
    """Return a column for each persona, and one for feelings that are nobody's in particular."""
    snapshot, here = view.snapshot, shown(view.in_words)
    people: list[tuple[str | None, str]] = [
        (one.id, one.name) for one in here.personas if view.focus in (None, one.id)
    ]
    felt = (snapshot.of(Feeling, "touchpoint", card.id) for card in here.kept)
    if not people or any(one.persona is None for all_ in felt for one in all_):
        people.append((None, ""))

    def of(persona: str | None, name: str) -> Told:
        heading = bare(tr("Feeling: {persona}", persona=clean(name))) if name else tr("Feeling")

        def cell(card: Touchpoint) -> float | None:
            felt = snapshot.of(Feeling, "touchpoint", card.id)
            return next((one.valence for one in felt if one.persona == persona), None)

        return Told(TableColumn(f"{FELT}{persona or ''}", heading, _FIGURE, True), cell)

    return [of(*one) for one in people]


def _worth(found: Sequence[Idea]) -> list[Told]:
    """Return the column of what ideas come to by RICE, none where no idea can be ranked."""
    worth = {idea.id: ranked_idea(idea).worth for idea in found}
    column = TableColumn("rice", "RICE", _FIGURE, True)
    told = Told(column, lambda idea: worth[idea.id])
    return [told] if any(one is not None for one in worth.values()) else []


def _votes(snapshot: Snapshot, on: str, found: Sequence[Record]) -> list[Told]:
    """Return a column of dots put on touchpoints or ideas, where there is one on any of them."""
    column = TableColumn("votes", tr("Votes"), _FIGURE, True)
    told = Told(column, lambda record: len(snapshot.of(Vote, on, record.id)))
    return [told] if any(snapshot.of(Vote, on, record.id) for record in found) else []


def _clean(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return clean(cell) or None
    return cell
