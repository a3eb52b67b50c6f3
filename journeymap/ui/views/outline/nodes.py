"""What the outline says: the journey as a tree of nodes, read off a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from journeymap.analysis.frictions import worst_severity
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.grid import lanes, stages
from journeymap.model.names import feeling_word, kind_name
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.editors import called

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


def tree(snapshot: Snapshot, journey: str, lens: str | None) -> Node:
    """Return the root of the outline of a journey, with the feelings of one persona."""
    root, record = Node("", ""), snapshot.get(Journey, journey)
    if record:
        top = _plain(record, called(record))
        rank = {lane.id: (i, called(lane)) for i, lane in enumerate(lanes(snapshot, journey))}
        top.children = [_stage(snapshot, one, rank, lens) for one in stages(snapshot, journey)]
        root.children = [top]
    return root


def _stage(
    snapshot: Snapshot, stage: Stage, rank: dict[str, tuple[int, str]], lens: str | None
) -> Node:
    node = _plain(stage)
    for number, step in enumerate(snapshot.of(Step, "stage", stage.id), 1):
        below = _plain(step, tr("Step {n}", n=number))
        row = sorted(
            snapshot.of(Touchpoint, "step", step.id),
            key=lambda card: rank.get(card.lane, (-1, ""))[0],
        )
        below.children = [_card(snapshot, card, rank, lens) for card in row]
        node.children.append(below)
    return node


def _card(
    snapshot: Snapshot, card: Touchpoint, rank: dict[str, tuple[int, str]], lens: str | None
) -> Node:
    facts = [rank.get(card.lane, (0, ""))[1]]
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


def _arrow(snapshot: Snapshot, arrow: Connection) -> Node:
    target = snapshot.get(Touchpoint, arrow.target)
    name = called(target) if target else ""
    kind = tr(dict(specs(Connection)["kind"].options)[arrow.kind])
    facts = [kind] if arrow.kind != "next" else []
    facts += [arrow.label] if arrow.label else []
    spoken = ", ".join([tr("Connection to {name}", name=name), *facts])
    return Node(arrow.id, f"→ {name}", " · ".join(facts), spoken, arrow.label)


def _plain(record: Record, fallback: str = "") -> Node:
    own = str(getattr(record, "title", ""))
    name = called(record) if own else fallback or called(record)
    kind = kind_name(type(record).__name__)
    return Node(record.id, name, "", f"{name}, {kind.lower()}", own)
