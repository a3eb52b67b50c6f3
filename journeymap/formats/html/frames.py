"""The frames of the presentation as a list in the page: what its script shows, and how titled."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.frames import presented
from journeymap.formats.html.details import DetailsWriter
from journeymap.formats.html.markup import Markup, tag
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Idea, SavedView, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.facts import title_of
from journeymap.view import EVERYTHING
from journeymap.view.matching import matching
from journeymap.view.saved import read_look

WHOLE = ("journey", "map")
"""The kinds of frame that show the whole map."""


def listed(snapshot: Snapshot, details: DetailsWriter) -> Markup:
    """Return the frames, as they were arranged or as they make themselves, in their order.

    ``data-around`` names what is brought into view and ``data-lit`` what does not step back,
    both by their places in the page and blank for the whole map. What a frame shows that is not
    on the map is passed over, and so is a frame of which nothing is left; notes stay at home.
    """
    journey = details.journey
    frames = presented(snapshot, journey.id)
    told = any(frame.kind == "journey" for frame in frames)
    rows = [
        _row(frame_title(snapshot, frame), details, around, lit)
        for frame in frames
        if not (told and frame.kind == "map")  # which the page shows for the journey, too
        for around, lit in [_shown(snapshot, frame, details)]
        if lit or frame.kind in WHOLE
    ]
    whole = _row(title_of(journey), details, (), ())
    return tag("ol", *(rows or [whole]), id="frames", hidden=True)


def _row(title: str, details: DetailsWriter, around: Iterable[str], lit: Iterable[str]) -> Markup:
    return tag(
        "li",
        title,
        data_around=" ".join(map(details.anchor, around)),
        data_lit=" ".join(map(details.anchor, lit)),
    )


def _shown(
    snapshot: Snapshot, frame: Frame, details: DetailsWriter
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of what a frame is about, and of all that belongs to it."""
    if frame.kind in WHOLE:
        return (), ()
    if frame.kind == "stage":
        steps = {step.id for step in snapshot.of(Step, "stage", frame.stage or "")}
        inside = [one.id for one in details.order if getattr(one, "step", "") in steps]
        stage = [one.id for one in details.order if one.id == frame.stage]
        return tuple(stage), (*stage, *(inside if stage else ()))
    if frame.kind == "view":
        saved = snapshot.get(SavedView, frame.view)
        wanted = read_look(snapshot, saved).look.filter if saved else EVERYTHING
        cards = [one for one in details.order if isinstance(one, Touchpoint)]
        matched = matching(snapshot, cards, wanted)
        ids = tuple(card.id for card in cards if card.id in matched)
        return (ids if wanted.active else ()), ids
    kind = Idea if frame.kind == "ideas" else Touchpoint
    found = tuple(
        one.id
        for one in details.order
        if isinstance(one, kind) and (kind is Idea or one.id in frame.touchpoints)
    )
    return found, found
