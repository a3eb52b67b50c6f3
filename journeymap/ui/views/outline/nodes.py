"""What the outline says: the journey as a tree of nodes, read off a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from journeymap.analysis.frictions import worst_severity
from journeymap.arrows import PLAIN, chosen
from journeymap.lanes.parts.told_notes import ToldNote, noted
from journeymap.language import tr
from journeymap.model import grid
from journeymap.model.fields import specs
from journeymap.model.names import feeling_word, kind_name
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Lane,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import called
from journeymap.view import View, shown

_NUMBERS = count(1)


@dataclass(eq=False, slots=True)
class Node:
    """A row of the outline; it stays the same node while its record stays in its place."""

    id: str
    text: str
    soft: str = ""
    spoken: str = ""
    name: str = ""
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    number: int = field(default_factory=lambda: next(_NUMBERS))

    @property
    def says(self) -> tuple[str, str, str, str]:
        """All that is shown or spoken of it."""
        return self.text, self.soft, self.spoken, self.name


def tree(view: View, lens: str | None) -> Node:
    """Return the root of the outline of a journey, with the feelings of one persona.

    What stands in a hidden lane is among it: one edits here what is not seen on the map.
    """
    root, here = Node("", ""), shown(view)
    if here.journey:
        top = _plain(here.journey, called(here.journey))
        at: dict[str, list[Touchpoint]] = {}
        for card in here.kept:
            at.setdefault(card.step, []).append(card)
        found = noted(view.snapshot, view.journey, grid.lanes(view.snapshot, view.journey))
        top.children = [_stage(view.snapshot, one, at, lens, found) for one in here.stages]
        root.children = [top]
    return root


def _stage(
    snapshot: Snapshot,
    stage: Stage,
    at: dict[str, list[Touchpoint]],
    lens: str | None,
    found: Sequence[ToldNote],
) -> Node:
    node = _plain(stage)
    here = [told for told in found if told.stage == stage.id]
    node.children = [_note(told) for told in here if not told.step]
    for number, step in enumerate(snapshot.of(Step, "stage", stage.id), 1):
        below = _plain(step, tr("Step {n}", n=number))
        below.children = [_card(snapshot, card, lens) for card in at.get(step.id, ())]
        below.children += [_note(told) for told in here if told.step == step.id]
        node.children.append(below)
    return node


def _card(snapshot: Snapshot, card: Touchpoint, lens: str | None) -> Node:
    lane = snapshot.get(Lane, card.lane)
    facts = [called(lane) if lane else ""]
    felt = snapshot.of(Feeling, "touchpoint", card.id)
    mine = [feeling for feeling in felt if feeling.persona == lens]
    if mine:
        facts.append(feeling_word(snapshot, mine[0].valence))
    worst = worst_severity(snapshot.of(Friction, "touchpoint", card.id))
    if worst is not None:
        facts.append(tr("friction {n}", n=worst))
    if card.moment:
        facts.append(tr(dict(specs(Touchpoint)["moment"].options)[card.moment]))
    kind = kind_name("Touchpoint")
    spoken = ", ".join(filter(None, [called(card), kind.lower(), *facts]))
    node = Node(card.id, called(card), " · ".join(filter(None, facts)), spoken, card.title)
    node.children = [
        _arrow(snapshot, arrow) for arrow in snapshot.of(Connection, "source", card.id)
    ]
    return node


def _note(told: ToldNote) -> Node:
    text = " ".join(told.line.split())
    kind = kind_name("Note")
    own = told.note.body
    return Node(told.note.id, text, told.label, f"{text}, {kind.lower()}, {told.label}", own)


def _arrow(snapshot: Snapshot, arrow: Connection) -> Node:
    target = snapshot.get(Touchpoint, arrow.target)
    name = called(target) if target else ""
    kind = chosen(specs(Connection)["kind"], arrow.kind)
    facts = [kind] if arrow.kind != PLAIN else []
    facts += [arrow.label] if arrow.label else []
    spoken = ", ".join([tr("Connection to {name}", name=name), *facts])
    return Node(arrow.id, f"→ {name}", " · ".join(facts), spoken, arrow.label)


def _plain(record: Record, fallback: str = "") -> Node:
    own = str(getattr(record, "title", ""))
    name = called(record) if own else fallback or called(record)
    kind = kind_name(type(record).__name__)
    return Node(record.id, name, "", f"{name}, {kind.lower()}", own)
