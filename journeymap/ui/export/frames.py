"""The frames there are to choose from, and a document with only those that were chosen."""

from __future__ import annotations

from collections.abc import Collection

from journeymap.analysis.frames import frames
from journeymap.language import tr
from journeymap.model.change import change
from journeymap.model.records import Frame, Journey, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.ui.export.many import Entries


def frames_shown(snapshot: Snapshot, journey: str) -> tuple[Frame, ...]:
    """Return the frames of a presentation as kept, or as they make themselves."""
    kept = snapshot.of(Frame, "journey", journey) or frames(snapshot, journey)
    return tuple(frame for frame in kept if not frame.hidden)


def entries(snapshot: Snapshot, journey: str) -> Entries:
    """Return the ids of the frames and what they are called."""
    return [(frame.id, _title(snapshot, frame)) for frame in frames_shown(snapshot, journey)]


def only_frames(snapshot: Snapshot, journey: str, chosen: Collection[str]) -> Snapshot:
    """Return the document with these frames to present and no others; with all for none."""
    if not chosen:
        return snapshot
    shown = [one for one in frames_shown(snapshot, journey) if one.id in chosen]
    kept = snapshot.of(Frame, "journey", journey)
    return snapshot.apply(change("", add=[one for one in shown if one not in kept],
                                 remove=[one for one in kept if one not in shown]))


def _title(snapshot: Snapshot, frame: Frame) -> str:
    """Return what a frame is called on its slide."""
    stage, journey = snapshot.get(Stage, frame.stage), snapshot.get(Journey, frame.journey)
    words = {
        "journey": journey.title if journey else "",
        "stage": (stage.title if stage else "") or tr("Untitled stage"),
        "loop": tr("The loop"), "ideas": tr("Ideas"),
    }
    return frame.title or words.get(frame.kind, tr("Touchpoints")) or tr("Untitled journey")
