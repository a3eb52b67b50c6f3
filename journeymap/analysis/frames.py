"""Frames that make themselves: what one would show of a journey, in the order one tells it."""

from __future__ import annotations

from collections import deque

from journeymap.analysis.difference.counterparts import counterpart
from journeymap.analysis.flow.followers import followers
from journeymap.analysis.frictions import MAJOR, rank, share_text, worst_first, worst_severity
from journeymap.arrows import is_return, is_walked
from journeymap.language import tr
from journeymap.model.grid import columns, seen, stages
from journeymap.model.records import Connection, Feeling, Frame, Friction, Idea, Journey, Step
from journeymap.model.snapshot import Snapshot

MOST = 3
"""How many of the worst moments are shown."""

_LOW = -0.25
_NO_FRICTION = (3, 0.0, 0.0)


def frames(snapshot: Snapshot, journey: str) -> tuple[Frame, ...]:
    """Return the frames of a journey: as a whole, its map, what it is to become beside what it
    is, each stage, worst moments, loop, ideas.

    Their ids are made of those of what they show, so the same document gives the same
    frames; none of them is in it. Without a journey there are none.
    """
    if snapshot.get(Journey, journey) is None:
        return ()
    shown = seen(snapshot, journey)
    found = [Frame(id=f"auto-{journey}-journey", journey=journey, kind="journey")]
    if shown:
        found.append(Frame(id=f"auto-{journey}-map", journey=journey, kind="map"))
    if shown and counterpart(snapshot, journey):
        found.append(Frame(id=f"auto-{journey}-difference", journey=journey, kind="difference"))
    columned = {step.id: step.stage for step in columns(snapshot, journey)}
    filled = {columned[card.step] for card in shown}
    found += (
        Frame(id=f"auto-{stage.id}", journey=journey, kind="stage", stage=stage.id)
        for stage in stages(snapshot, journey)
        if stage.id in filled
    )
    worst = worst_moments(snapshot, journey)
    if worst:
        title = tr("Where it hurts most")
        found.append(
            Frame(id=f"auto-{journey}-worst", journey=journey, title=title, touchpoints=worst)
        )
    ring = loop(snapshot, journey)
    if ring:
        found.append(
            Frame(id=f"auto-{journey}-loop", journey=journey, kind="loop", touchpoints=ring)
        )
    if snapshot.of(Idea, "journey", journey):
        found.append(Frame(id=f"auto-{journey}-ideas", journey=journey, kind="ideas"))
    return tuple(
        frame.but(position=float(i), notes=_notes(snapshot, frame))
        for i, frame in enumerate(found, 1)
    )


def presented(snapshot: Snapshot, journey: str) -> tuple[Frame, ...]:
    """Return the frames that are shown, in their order: as kept, else as they make themselves."""
    kept = snapshot.of(Frame, "journey", journey) or frames(snapshot, journey)
    return tuple(frame for frame in kept if not frame.hidden)


def worst_moments(snapshot: Snapshot, journey: str) -> tuple[str, ...]:
    """Return the ids of up to three touchpoints where it hurts most, in the journey's order.

    Ranked by the lowest feeling of a persona of the journey, then by the worst friction as
    frictions rank. Those where nobody feels bad and no friction is major are left out.
    """
    record = snapshot.get(Journey, journey)
    walkers = {None, *(record.personas if record else ())}
    order = seen(snapshot, journey)
    ranked: list[tuple[float, tuple[float, ...], int]] = []
    for place, card in enumerate(order):
        felt = [
            f.valence for f in snapshot.of(Feeling, "touchpoint", card.id) if f.persona in walkers
        ]
        frictions = snapshot.of(Friction, "touchpoint", card.id)
        lowest = min(felt, default=0.0)
        if lowest <= _LOW or (worst_severity(frictions) or 0) >= MAJOR:
            worst = min(map(rank, frictions), default=_NO_FRICTION)
            ranked.append((min(lowest, 0.0), worst, place))
    chosen = sorted(place for *_, place in sorted(ranked)[:MOST])
    return tuple(order[place].id for place in chosen)


def loop(snapshot: Snapshot, journey: str) -> tuple[str, ...]:
    """Return the ids of the touchpoints one goes round in, from where one comes back to.

    It is the shortest way from the target of an arrow that leads back to its source:
    of one that is meant to lead back before any other. ``()`` where nothing leads back.
    """
    open_ = {card.id for card in seen(snapshot, journey)}
    nodes = {
        node: [end for end in ends if end in open_]
        for node, ends in followers(snapshot, journey).items()
        if node in open_
    }
    place = {id: i for i, id in enumerate(nodes)}
    back = [
        arrow
        for arrow in snapshot.all(Connection).values()
        if arrow.source in place
        and arrow.target in place
        and is_walked(arrow)
        and place[arrow.target] < place[arrow.source]
    ]
    back.sort(key=lambda a: (not is_return(a), place[a.target], -place[a.source], a.id))
    for arrow in back:
        way = _way(nodes, arrow.target, arrow.source)
        if way or is_return(arrow):
            return way or (arrow.target, arrow.source)
    return ()


def _way(nodes: dict[str, list[str]], start: str, end: str) -> tuple[str, ...]:
    """Return the shortest way between two touchpoints, both among it, or ``()``."""
    before = {start: ""}
    queue = deque([start])
    while queue and end not in before:
        node = queue.popleft()
        for other in nodes[node]:
            if other not in before:
                before[other] = node
                queue.append(other)
    if end not in before:
        return ()
    way = [end]
    while before[way[-1]]:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def _notes(snapshot: Snapshot, frame: Frame) -> str:
    """Return what to say of a frame: the worst friction of what it shows, and whom it hits."""
    shown = set(frame.touchpoints)
    if frame.stage:
        steps = {step.id for step in snapshot.of(Step, "stage", frame.stage)}
        shown = {card.id for card in seen(snapshot, frame.journey) if card.step in steps}
    found = [f for id in shown for f in snapshot.of(Friction, "touchpoint", id) if f.title]
    lines = []
    for friction in worst_first(sorted(found, key=lambda f: f.id)):
        severity, share = friction.severity, share_text(friction.share)
        said = [tr("severity {n} of 4", n=severity)] if severity is not None else []
        said += [tr("{share} affected", share=share)] if share else []
        title = friction.title
        lines.append(tr("{title}: {facts}", title=title, facts=", ".join(said)) if said else title)
    return "\n".join(lines)
