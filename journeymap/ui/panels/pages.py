"""The pages of the inspector, one for each kind of record: which parts, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.analysis.findings import kind_title
from journeymap.analysis.rolled_up import rolled_lines, rolled_up
from journeymap.language import mark, tr
from journeymap.model.records import (
    Connection,
    Dismissal,
    Feeling,
    Frame,
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.addresses import Addresses
from journeymap.ui.panels.asked import AskedAt
from journeymap.ui.panels.editors import called, declared
from journeymap.ui.panels.ends import Ends
from journeymap.ui.panels.feelings import Feelings
from journeymap.ui.panels.goals import GoalList
from journeymap.ui.panels.lanes import SHOWN, LaneFields
from journeymap.ui.panels.listing import Listing
from journeymap.ui.panels.metrics import LaneMetric, MetricFields
from journeymap.ui.panels.said import Arrows, lists
from journeymap.ui.panels.scores import ScoreRow, Scores
from journeymap.ui.panels.sections import FieldsSection, PageHeading, PageSection
from journeymap.ui.panels.standing_for import CaseOf, StandsFor
from journeymap.ui.panels.worth import BENEFIT, WORTH, WorthSection
from journeymap.ui.surveys.wording import came_of, read_when
from journeymap.ui.widgets.field_editor import FieldEditor

Told = Sequence[tuple[str, str]]
Found = Callable[[type[Record]], Sequence[PageSection]]
"""What makes the sections of what was found about a kind of record, and of what it stands for."""


class InspectorPage(QWidget):
    """All parts that show records of one kind."""

    def __init__(self, kind: type[Record], parts: Sequence[PageSection]) -> None:
        super().__init__()
        self.kind, self.parts = kind, parts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            column.addWidget(part)

    def present(self, records: tuple[Record, ...]) -> None:
        """Fill every section of the page from the records selected."""
        for part in self.parts:
            part.present(records)

    def flush(self) -> None:
        """Commit what is typed in any section and waits for a pause."""
        for part in self.parts:
            part.flush()


def page_for(
    field_editor: FieldEditor, kind: type[Record], several: bool, found: Found = lambda kind: ()
) -> InspectorPage:
    """Make the page for one or for several records of a kind; ``found`` makes what was found."""
    return InspectorPage(kind, _parts(field_editor, kind, several, found))


def _parts(
    field_editor: FieldEditor, kind: type[Record], several: bool, found: Found
) -> list[PageSection]:
    def facts(record: Record) -> Told:
        return facts_of(field_editor.workspace.view.snapshot, record)

    top = PageHeading(field_editor, kind, facts)
    if kind is Touchpoint:
        return _of_touchpoint(field_editor, top, several, found)
    if kind is Persona:
        return [top, *_of_persona(field_editor)]
    if kind is Metric:
        fields = MetricFields(field_editor)
        return [top, fields] if several else [top, fields, *found(kind), AskedAt(field_editor)]
    parts: list[PageSection] = [top]
    if kind is Idea:
        return [top, *found(kind), *_of_idea(field_editor)]
    if kind is Connection and not several:
        parts.append(Ends(field_editor))
    if kind is Journey:
        parts.append(CaseOf(field_editor))
    rows = declared(kind, without=["touchpoints", *_TOLD_ALONE.get(kind, ())])
    if kind is Lane:
        rows = [name for name in rows if name not in ("metric", *SHOWN)]
        parts += [LaneFields(field_editor), LaneMetric(field_editor)]
    if rows:
        parts.append(FieldsSection(field_editor, kind, rows))
    if several:
        return parts
    parts += found(kind)
    if kind is Score:
        return [top, Listing(field_editor, tr("Score"), ScoreRow, lambda score: (score,))]
    if kind in _SCORED:
        parts.append(GoalList(field_editor, _SCORED[kind]))
        parts.append(Scores(field_editor, _SCORED[kind]))
    return parts


def _of_touchpoint(
    field_editor: FieldEditor, top: PageHeading, several: bool, found: Found
) -> list[PageSection]:
    """Return what touchpoints say; of several what they may have in common."""
    status = ["evidence", "moment", "tags"]
    rest = _touchpoint_fields(field_editor, status)
    first: list[PageSection] = [
        top,
        FieldsSection(field_editor, Touchpoint, status),
        StandsFor(field_editor),
        Feelings(field_editor),
    ]
    if several:
        return [*first, *rest]
    friction, *others = lists(field_editor)
    return [
        *first,
        friction,
        *found(Touchpoint),
        Scores(field_editor, "touchpoint"),
        *others,
        Arrows(field_editor),
        *rest,
        Addresses(field_editor),
    ]


def _touchpoint_fields(field_editor: FieldEditor, shown: Sequence[str]) -> list[PageSection]:
    """Return the sections of what a touchpoint says besides what is shown on its own."""
    sections: list[PageSection] = []
    placed = [*shown, "links"]
    for heading, names in _TOUCHPOINT:
        sections.append(FieldsSection(field_editor, Touchpoint, names, tr(heading)))
        placed += names
    rest = declared(Touchpoint, without=placed)
    return [*sections, FieldsSection(field_editor, Touchpoint, rest, tr("More"))]


_TOUCHPOINT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (mark("What happens"), ("happened", "reading", "expectation")),
    (mark("Who"), ("owner", "department", "ownership")),
    (mark("How long"), ("duration", "waiting", "starts", "ends")),
    (mark("How important"), ("importance_customer", "importance_business", "feedback")),
)
"""What belongs together of a touchpoint, each under a heading."""


def _of_persona(field_editor: FieldEditor) -> list[PageSection]:
    """Return who a persona is, what they want, their empathy map, and how many are like them."""
    wants = ["goals", "needs", "channels", "weights"]
    senses = ["thinks", "feels", "sees", "hears", "says", "does", "fears", "hopes"]
    counted = ["share", "share_n", "share_period"]
    who = declared(Persona, without=[*wants, *senses, *counted])
    return [
        FieldsSection(field_editor, Persona, who),
        FieldsSection(field_editor, Persona, wants, tr("What they want")),
        FieldsSection(field_editor, Persona, senses, tr("Empathy map")),
        FieldsSection(field_editor, Persona, counted, tr("How many they are")),
    ]


def _of_idea(field_editor: FieldEditor) -> list[PageSection]:
    """Return what an idea says of itself; what is linked to it is told before."""
    linked = ["quotes", "frictions", "findings", "touchpoints"]
    rows = declared(Idea, without=[*linked, *WORTH, *BENEFIT])
    return [FieldsSection(field_editor, Idea, rows, tr("Plan")), WorthSection(field_editor)]


_SCORED: dict[type[Record], str] = {Stage: "stage", Journey: "journey"}


def facts_of(snapshot: Snapshot, record: Record) -> Told:
    """Return where a record stands, as names and facts that are only read."""
    tell = _FACTS.get(type(record))
    return [(name, fact) for name, fact in tell(snapshot, record) if fact] if tell else ()


def _touchpoint(snapshot: Snapshot, card: Touchpoint) -> Told:
    step = snapshot.get(Step, card.step)
    stage = snapshot.get(Stage, step.stage) if step else None
    lane = snapshot.get(Lane, card.lane)
    rolled = rolled_up(snapshot, card) if card.opens else None
    return [
        (tr("Stage"), called(stage) if stage else ""),
        (tr("Step"), step.title if step else ""),
        (tr("Channel"), called(lane) if lane else ""),
        (tr("Inside"), "\n".join(rolled_lines(snapshot, rolled)) if rolled else ""),
    ]


def _step(snapshot: Snapshot, step: Step) -> Told:
    stage = snapshot.get(Stage, step.stage)
    return [(tr("Stage"), called(stage) if stage else "")]


def _journey(snapshot: Snapshot, journey: Journey) -> Told:
    origin = snapshot.get(Journey, journey.derived)
    return [(tr("Derived from"), called(origin) if origin else "")]


def _on_card(snapshot: Snapshot, record: Friction | Quote | Feeling) -> Told:
    return [(tr("Touchpoint"), _card(snapshot, record.touchpoint))]


def _idea(snapshot: Snapshot, idea: Idea) -> Told:
    return [
        (tr("Touchpoints"), "\n".join(_card(snapshot, id) for id in idea.touchpoints)),
    ]


def _goal(snapshot: Snapshot, goal: Goal) -> Told:
    stage, journey = snapshot.get(Stage, goal.stage), snapshot.get(Journey, goal.journey)
    return [
        (tr("Stage"), called(stage) if stage else ""),
        (tr("Journey"), called(journey) if journey else ""),
    ]


def _dismissal(snapshot: Snapshot, dismissal: Dismissal) -> Told:
    return [(tr("Finding"), kind_title(dismissal.kind))]


def _note(snapshot: Snapshot, note: Note) -> Told:
    lane, stage = snapshot.get(Lane, note.lane), snapshot.get(Stage, note.stage)
    return [
        (tr("Touchpoint"), _card(snapshot, note.touchpoint)),
        (tr("Stage"), called(stage) if stage else ""),
        (tr("Lane"), called(lane) if lane else ""),
    ]


def _frame(snapshot: Snapshot, frame: Frame) -> Told:
    stage = snapshot.get(Stage, frame.stage)
    return [
        (tr("Stage"), called(stage) if stage else ""),
        (tr("Touchpoints"), "\n".join(_card(snapshot, id) for id in frame.touchpoints)),
    ]


def _score(snapshot: Snapshot, score: Score) -> Told:
    metric, stage = snapshot.get(Metric, score.metric), snapshot.get(Stage, score.stage)
    return [
        (tr("Metric"), called(metric) if metric else ""),
        (tr("Touchpoint"), _card(snapshot, score.touchpoint)),
        (tr("Stage"), called(stage) if stage else ""),
    ]


def _source(snapshot: Snapshot, source: Source) -> Told:
    return [
        (tr("Read at"), read_when(source)),
        (tr("What came of it"), came_of(snapshot, source)),
    ]


def _card(snapshot: Snapshot, id: str | None) -> str:
    card = snapshot.get(Touchpoint, id)
    return called(card) if card else ""


_TOLD_ALONE: dict[type[Record], tuple[str, ...]] = {Dismissal: ("kind",)}
"""Fields that are told among the facts and that nobody types."""

_FACTS: dict[type[Record], Callable[..., Told]] = {
    Touchpoint: _touchpoint,
    Step: _step,
    Source: _source,
    Journey: _journey,
    Friction: _on_card,
    Quote: _on_card,
    Feeling: _on_card,
    Idea: _idea,
    Goal: _goal,
    Dismissal: _dismissal,
    Note: _note,
    Frame: _frame,
    Score: _score,
}
