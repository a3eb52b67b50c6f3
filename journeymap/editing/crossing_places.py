"""Where what is taken from one journey belongs in the other: by what stands in place beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from journeymap.editing.crossing import JourneyCrossing
from journeymap.editing.places import Pair, emptied, index_of, put
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.records import Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

B = TypeVar("B", Stage, Lane)
Row = Callable[[Snapshot, str], tuple[B, ...]]


def stage_for(crossing: JourneyCrossing, id: str) -> Stage:
    """Return the stage of the document that one of the source is; it is made where it lacks."""
    return _band(crossing, crossing.source.snapshot.all(Stage)[id], stages)


def lane_for(crossing: JourneyCrossing, id: str) -> Lane:
    """Return the lane of the document that one of the source is; it is made where it lacks."""
    return _band(crossing, crossing.source.snapshot.all(Lane)[id], lanes)


def _band(crossing: JourneyCrossing, one: B, row: Row[B]) -> B:
    here = crossing.twin(one)
    if here is not None:
        return here
    new = crossing.copied(one, journey=crossing.target)
    assert new is not None
    _stand(crossing, one, new, row)
    return new


def move_band(crossing: JourneyCrossing, one: B, row: Row[B]) -> None:
    """Put a stage or lane where it stands in the source."""
    here = crossing.twin(one)
    if here is not None:
        _stand(crossing, one, here, row)
        crossing.moved.discard(one.id)


def _stand(crossing: JourneyCrossing, one: B, here: B, row: Row[B]) -> None:
    """Let a band stand behind what stands before it in the source, as far as that is in place."""
    source = row(crossing.source.snapshot, crossing.source.journey)
    now = [other for other in row(crossing.now, crossing.target) if other.id != here.id]
    before = [other for other in source[: index_of(source, one.id)] if _settled(crossing, other)]
    index = index_of(now, crossing.ids[before[-1].id]) + 1 if before else 0
    pairs: list[Pair]
    placed, pairs = put(now, index, [here])
    old = crossing.now.get(type(here), here.id)
    if old is None:
        crossing.write(add=placed, edit=pairs)
    else:
        crossing.write(edit=[(old, placed[0]), *pairs])


def _settled(crossing: JourneyCrossing, one: Stage | Lane | Touchpoint) -> bool:
    """Tell whether something of the source is in the document, and in its place there."""
    return one.id not in crossing.moved and crossing.twin(one) is not None


def column_for(crossing: JourneyCrossing, id: str, without: str = "") -> Step:
    """Return the column of the document in which what is at a step of the source belongs.

    It is where those stand who share it; else the one that is known as the same, if it lies
    between its neighbours; else a new one there. One touchpoint is ``without`` a say.
    """
    source = crossing.source.snapshot
    step = source.all(Step)[id]
    stage = stage_for(crossing, step.stage)
    row = crossing.now.of(Step, "stage", stage.id)
    all_here = source.of(Step, "stage", step.stage)
    at = index_of(all_here, id)
    shared = _columns(crossing, [step], row, without)
    if shared:
        return row[shared[0]]
    before = _columns(crossing, reversed(all_here[:at]), row, without)
    behind = _columns(crossing, all_here[at + 1 :], row, without)
    low, high = (before or [-1])[0], (behind or [len(row)])[0]
    same = index_of(row, crossing.ids.get(id))
    if low < same < high:
        return row[same]
    # Without neighbours it comes last, as a new touchpoint would.
    return _new_column(crossing, step, stage, row, low + 1 if before else high)


def _columns(
    crossing: JourneyCrossing, steps: Iterable[Step], row: Sequence[Step], without: str
) -> list[int]:
    """Return the column of the first step of the source in which a touchpoint is in place."""
    for step in steps:
        for card in crossing.source.snapshot.of(Touchpoint, "step", step.id):
            twin = crossing.twin(card) if card.id != without else None
            if twin and _settled(crossing, card):
                index = index_of(row, twin.step)
                if index < len(row):
                    return [index]
    return []


def _new_column(
    crossing: JourneyCrossing, step: Step, stage: Stage, row: Sequence[Step], index: int
) -> Step:
    if crossing.twin(step) is None:
        new = crossing.copied(step, stage=stage.id)
        assert new is not None
    else:
        new = Step(stage=stage.id, title=step.title)
    placed, shifted = put(row, index, [new])
    crossing.write(add=placed, edit=shifted)
    return placed[0]


def put_card(crossing: JourneyCrossing, card: Touchpoint, *, lane: bool, column: bool) -> None:
    """Let a touchpoint of the document stand where it does in the source."""
    twin = crossing.twin(card)
    if twin is None:
        return
    row = lane_for(crossing, card.lane).id if lane else twin.lane
    step = column_for(crossing, card.step, card.id).id if column else twin.step
    left = emptied(crossing.now, [twin.id], kept=[step]) if step != twin.step else []
    crossing.set(twin, lane=row, step=step, position=card.position)
    crossing.remove([one.id for one in left])
    if column:
        crossing.moved.discard(card.id)


def clear(crossing: JourneyCrossing, place: Stage | Step | Lane) -> None:
    """Move what is to stay out of a place that goes, to where it stands in the source."""
    names = {here: there for there, here in crossing.ids.items()}
    for twin in cards(crossing.now, crossing.target):
        step = crossing.now.get(Step, twin.step)
        inside = place.id in (twin.lane, twin.step, step.stage if step else "")
        card = crossing.source.snapshot.get(Touchpoint, names.get(twin.id)) if inside else None
        if card is not None:
            put_card(crossing, card, lane=True, column=True)
