"""Commands on feelings: what the persona under the lens feels at the selected touchpoints."""

from __future__ import annotations

from math import ceil, floor

from journeymap.editing import EditView, command
from journeymap.editing.lanes import with_lane
from journeymap.editing.places import ChangeDraft
from journeymap.lanes.parts.pulled import PROMISE
from journeymap.language import mark
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.names import feeling_words, levels_of
from journeymap.model.records import Feeling, Touchpoint
from journeymap.model.snapshot import Snapshot


def set_feeling(
    snapshot: Snapshot, touchpoint: str, persona: str | None, valence: float | None
) -> Change | None:
    """Set what a persona feels at a touchpoint, from −1 to 1; ``None`` unsets it.

    Raises ``ValueError`` when the valence lies outside.
    """
    return _feel(snapshot, (touchpoint,), persona, valence)


LEVELS = (
    mark("Level 1, the worst"),
    mark("Level 2"),
    mark("Level 3"),
    mark("Level 4"),
    mark("Level 5"),
    mark("Level 6"),
    mark("Level 7"),
    mark("Level 8"),
    mark("Level 9"),
)
"""What the levels a digit reaches are called where no scale is known."""


def _declare(number: int, label: str) -> None:
    """Declare the command that sets a level of the scale, counted from 1 for the worst."""

    def run(view: EditView) -> Change | None:
        levels = levels_of(view.snapshot)
        if number > levels:
            return None
        return _chosen(view, 2 * (number - 1) / (levels - 1) - 1)

    def says(view: EditView) -> str:
        words = feeling_words(view.snapshot)
        return words[number - 1][:1].upper() + words[number - 1][1:] if number <= len(words) else ""

    command(f"feeling.{number}", label, keys=(str(number),), menu="Feeling", says=says)(run)


for _number, _label in enumerate(LEVELS, 1):
    _declare(_number, _label)


@command("feeling.better", "One level better", keys=("+", "="), menu="Feeling")
def better(view: EditView) -> Change | None:
    """Let each selected touchpoint feel one level better; what is unset counts as the middle."""
    return _stepped(view, 1)


@command("feeling.worse", "One level worse", keys=("-",), menu="Feeling")
def worse(view: EditView) -> Change | None:
    """Let each selected touchpoint feel one level worse; what is unset counts as the middle."""
    return _stepped(view, -1)


@command("feeling.unset", "Unset the feeling", keys=("0",), menu="Feeling")
def unset(view: EditView) -> Change | None:
    """Say nothing about the feeling at the selected touchpoints, which is not neutral."""
    return _chosen(view, None)


@command("promise", "Promise what is felt, or nothing", menu="Feeling")
def promise(view: EditView) -> Change | None:
    """Promise at the selected touchpoints what is felt there, else the middle; or no longer."""
    cards = view.chosen(Touchpoint)
    unset = [card for card in cards if card.expectation is None]
    if not unset:
        return change(PROMISE, edit=[(c, c.but(expectation=None)) for c in cards]) or None
    now = [(card, _felt(view, card.id) or 0.0) for card in unset]
    return change(PROMISE, edit=[(card, card.but(expectation=felt)) for card, felt in now])


def _felt(view: EditView, touchpoint: str) -> float | None:
    """Return what the persona under the lens feels at a touchpoint, ``None`` where unset."""
    found = view.snapshot.of(Feeling, "touchpoint", touchpoint)
    return next((one.valence for one in found if one.persona == view.lens), None)


def _stepped(view: EditView, by: int) -> Change | None:
    """Move each selected touchpoint so many levels; none goes beyond the ends of the scale."""
    levels, now, whole = levels_of(view.snapshot), view.snapshot, Change("Feeling")
    for card in view.chosen(Touchpoint):
        place = (((_felt(view, card.id) or 0.0) + 1) / 2) * (levels - 1)
        # Between two levels, as after a free drag, the next one that way is meant.
        goal = floor(place + 1e-6) + 1 if by > 0 else ceil(place - 1e-6) - 1
        value = 2 * max(0, min(levels - 1, goal)) / (levels - 1) - 1
        done = _feel(now, (card.id,), view.lens, value)
        if done:
            now, whole = now.apply(done), whole + done
    return whole or None


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
