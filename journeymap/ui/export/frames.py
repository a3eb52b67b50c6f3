"""The frames there are to choose from, and a document with only those that were chosen."""

from __future__ import annotations

from collections.abc import Collection

from journeymap.analysis.frames import presented
from journeymap.model.names import frame_title
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import with_only
from journeymap.ui.export.many import Entries


def entries(snapshot: Snapshot, journey: str) -> Entries:
    """Return the ids of the frames and what they are called."""
    return [(frame.id, frame_title(snapshot, frame)) for frame in presented(snapshot, journey)]


def only_frames(snapshot: Snapshot, journey: str, chosen: Collection[str]) -> Snapshot:
    """Return the document with these frames to present and no others; with all for none."""
    if not chosen:
        return snapshot
    shown = [one for one in presented(snapshot, journey) if one.id in chosen]
    return with_only(snapshot, journey, shown)
