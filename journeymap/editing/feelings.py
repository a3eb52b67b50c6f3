"""Commands on feelings: what the persona under the lens feels at the selected touchpoints."""

from __future__ import annotations

from journeymap.editing import EditView, command
from journeymap.editing.lanes import with_lane
from journeymap.editing.places import ChangeDraft
from journeymap.model.change import Change
from journeymap.model.grid import journey_of
from journeymap.model.records import Feeling, Touchpoint
from journeymap.model.snapshot import Snapshot


def set_feeling(
    snapshot: Snapshot, touchpoint: str, persona: str | None, valence: float | None
) -> Change | None:
    """Set what a persona feels at a touchpoint, from −1 to 1; ``None`` unsets it.

    Raises ``ValueError`` when the valence lies outside.
    """
    return _feel(snapshot, (touchpoint,), persona, valence)


@command("feeling.worst", "Very bad", keys=("1",), menu="Feeling")
def worst(view: EditView) -> Change | None:
    """Let the selected touchpoints feel as bad as can be."""
    return _chosen(view, -1.0)


@command("feeling.bad", "Bad", keys=("2",), menu="Feeling")
def bad(view: EditView) -> Change | None:
    """Let the selected touchpoints feel bad."""
    return _chosen(view, -0.5)


@command("feeling.neutral", "Neutral", keys=("3",), menu="Feeling")
def neutral(view: EditView) -> Change | None:
    """Let the selected touchpoints feel neither good nor bad."""
    return _chosen(view, 0.0)


@command("feeling.good", "Good", keys=("4",), menu="Feeling")
def good(view: EditView) -> Change | None:
    """Let the selected touchpoints feel good."""
    return _chosen(view, 0.5)


@command("feeling.best", "Very good", keys=("5",), menu="Feeling")
def best(view: EditView) -> Change | None:
    """Let the selected touchpoints feel as good as can be."""
    return _chosen(view, 1.0)


@command("feeling.unset", "Unset the feeling", keys=("0",), menu="Feeling")
def unset(view: EditView) -> Change | None:
    """Say nothing about the feeling at the selected touchpoints, which is not neutral."""
    return _chosen(view, None)


def _chosen(view: EditView, valence: float | None) -> Change | None:
    ids = tuple(card.id for card in view.chosen(Touchpoint))
    return _feel(view.snapshot, ids, view.lens, valence)


def _feel(
    snapshot: Snapshot, ids: tuple[str, ...], persona: str | None, valence: float | None
) -> Change | None:
    if valence is not None and not -1 <= valence <= 1:
        raise ValueError(f"a feeling of {valence!r} is not between -1 and 1")
    draft, grouped = ChangeDraft(), snapshot.by(Feeling, "touchpoint")
    for id in dict.fromkeys(ids):
        had = [feeling for feeling in grouped.get(id, ()) if feeling.persona == persona]
        if valence is None:
            draft.remove += had
        elif had:
            draft.edit += [(feeling, feeling.but(valence=valence)) for feeling in had]
        elif snapshot.get(Touchpoint, id):
            draft.add.append(Feeling(touchpoint=id, persona=persona, valence=valence))
    done = draft.done("Feeling")
    card = snapshot.get(Touchpoint, ids[0]) if draft.add else None
    journey = journey_of(snapshot, card) if card else None
    return with_lane(snapshot, journey, "emotion", done) if journey and done else done
