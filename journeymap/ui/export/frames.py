"""The frames there are to choose from, and a document with only those that were chosen."""

from __future__ import annotations

from collections.abc import Collection

from journeymap.analysis.frames import presented
from journeymap.model.names import frame_title
from journeymap.rendering.deck import with_only
from journeymap.ui.export.many import Entries
from journeymap.view import View


def entries(view: View) -> Entries:
    """Return the ids of the frames and what they are called."""
    snapshot = view.snapshot
    return [(one.id, frame_title(snapshot, one)) for one in presented(snapshot, view.journey)]


def only_frames(view: View, chosen: Collection[str]) -> View:
    """Return the view with these frames to present and no others; with all for none."""
    if not chosen:
        return view
    shown = [one for one in presented(view.snapshot, view.journey) if one.id in chosen]
    return with_only(view, shown)
