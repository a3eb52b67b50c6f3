"""Notes of all lanes in words: for slides, pages, reports, tables and the outline."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from journeymap.drawing.marked import unmarked
from journeymap.lanes import kind_of
from journeymap.lanes.parts.spans import Slots, span_of
from journeymap.language import tr
from journeymap.model.grid import slots
from journeymap.model.records import Asset, Lane, Note, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot


class ToldNote(NamedTuple):
    """A note with where it begins and, where it spans several columns, what it is ``until``.

    ``step`` is blank under a whole stage, ``at`` is what its place is called. ``label`` is what
    its lane is called; ``words`` are what it says, without signs of markup.
    """

    note: Note
    lane: str
    label: str
    stage: str
    step: str
    at: str
    words: str
    until: str
    picture: Asset | None

    @property
    def spanning(self) -> str:
        """Where it ends, in brackets; blank where it ends where it begins."""
        return tr("(to {place})", place=self.until) if self.until else ""

    @property
    def line(self) -> str:
        """All there is to say of it: words, what its picture shows, author, where it ends."""
        shown = self.picture and (self.picture.alt or self.picture.name)
        seen = tr("Picture: {shown}", shown=shown) if shown else ""
        said = " · ".join(filter(None, (self.words, seen, self.note.author.strip())))
        return " ".join(filter(None, (said, self.spanning)))


def noted(snapshot: Snapshot, journey: str, lanes: Iterable[Lane]) -> tuple[ToldNote, ...]:
    """Return the notes of some lanes that say or show something: lane by lane, from the left."""
    row, lanes = slots(snapshot, journey), tuple(lanes)
    told = frozenset(lane.id for lane in lanes)
    found = []
    for lane in lanes:
        if kind_of(lane).boxes.holds is Note:
            notes = snapshot.of(Note, "lane", lane.id)
            here = [(note, at) for note in notes if (at := span_of(snapshot, note, row))]
            here.sort(key=lambda pair: pair[1])
            found += [_told(snapshot, told, lane, row, note, *at) for note, at in here]
    return tuple(one for one in found if one.words or one.picture)


def _told(
    snapshot: Snapshot,
    told: Container[str],
    lane: Lane,
    row: Slots,
    note: Note,
    first: int,
    last: int,
) -> ToldNote:
    stage, step = row[first]
    card = snapshot.get(Touchpoint, note.touchpoint)
    whole = not card and note.stage is not None
    begins = _called(snapshot, told, stage, "" if whole else step)
    ends = _called(snapshot, told, row[last][0], "" if whole else row[last][1])
    title = lane.title.strip() or tr(kind_of(lane).label)
    cluster = note.cluster.strip()
    said = unmarked(note.body).strip()
    words = f"{cluster}: {said}" if cluster and said else said or cluster
    until = ends if (note.until_step or note.until_stage) and ends != begins else ""
    picture = snapshot.get(Asset, note.asset)
    at = card.title.strip() or begins if card else begins
    return ToldNote(note, lane.id, title, stage, "" if whole else step, at, words, until, picture)


def _called(snapshot: Snapshot, told: Container[str], stage: str, step: str) -> str:
    """Return what a column is called, or its stage as a whole; nothing of lanes that are not told."""
    over, here = snapshot.get(Stage, stage), snapshot.get(Step, step)
    if here is None:
        return (over.title.strip() if over else "") or tr("Untitled stage")
    if here.title.strip():
        return here.title.strip()
    # Most steps have no name of their own: people know them by what happens there.
    row = (card for card in snapshot.of(Touchpoint, "step", step) if card.lane in told)
    cards = (card.title.strip() for card in row)
    number = [one.id for one in snapshot.of(Step, "stage", stage)].index(here.id) + 1
    return next(filter(None, cards), tr("Step {n}", n=number))
