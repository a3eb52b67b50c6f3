"""The frames of the presentation as a list in the page: what its script shows, and how titled."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.frames import frames
from journeymap.formats.facts import title_of
from journeymap.formats.html.details import Details
from journeymap.formats.html.markup import Markup, tag
from journeymap.language import tr
from journeymap.model.records import Frame, Idea, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot


def listed(snapshot: Snapshot, details: Details) -> Markup:
    """Return the frames, as they were arranged or as they make themselves, in their order.

    ``data-around`` names what is brought into view and ``data-lit`` what does not step back,
    both by their places in the page and blank for the whole map. What a frame shows that is not
    on the map is passed over, and so is a frame of which nothing is left; notes stay at home.
    """
    journey = details.journey
    kept = snapshot.of(Frame, "journey", journey.id) or frames(snapshot, journey.id)
    rows = [
        _row(_title(snapshot, frame, details), details, around, lit)
        for frame in kept if not frame.hidden
        for around, lit in [_shown(snapshot, frame, details)]
        if lit or frame.kind == "journey"
    ]
    whole = _row(title_of(journey), details, (), ())
    return tag("ol", *(rows or [whole]), id="frames", hidden=True)


def _row(title: str, details: Details, around: Iterable[str], lit: Iterable[str]) -> Markup:
    return tag(
        "li", title, data_around=" ".join(map(details.anchor, around)),
        data_lit=" ".join(map(details.anchor, lit)),
    )


def _title(snapshot: Snapshot, frame: Frame, details: Details) -> str:
    """Return the title of a frame, by default the one its slide has."""
    by_kind = {"loop": tr("The loop"), "ideas": tr("Ideas"), "touchpoints": tr("Touchpoints")}
    named = snapshot.get(Stage, frame.stage) if frame.kind == "stage" else details.journey
    return frame.title.strip() or by_kind.get(frame.kind) or title_of(named)


def _shown(
    snapshot: Snapshot, frame: Frame, details: Details
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of what a frame is about, and of all that belongs to it."""
    if frame.kind == "journey":
        return (), ()
    if frame.kind == "stage":
        steps = {step.id for step in snapshot.of(Step, "stage", frame.stage or "")}
        inside = [one.id for one in details.order if getattr(one, "step", "") in steps]
        stage = [one.id for one in details.order if one.id == frame.stage]
        return tuple(stage), (*stage, *(inside if stage else ()))
    kind = Idea if frame.kind == "ideas" else Touchpoint
    found = tuple(
        one.id for one in details.order
        if isinstance(one, kind) and (kind is Idea or one.id in frame.touchpoints)
    )
    return found, found
