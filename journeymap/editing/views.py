"""Commands on the views that are kept of a journey: ways to look at it, by name."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.editing import EditView
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Frame, SavedView, new_id
from journeymap.view import Look
from journeymap.view.saved import kept_look, views_of


def save_view(view: EditView, name: str) -> Change | None:
    """Keep how one looks just now under a name; one of that name is kept anew."""
    if view.blank:
        return None
    there = views_of(view.snapshot, view.journey)
    same = next((one for one in there if one.name.casefold() == name.casefold()), None)
    if same is not None:
        return keep_view(view, same)
    fields = kept_look(view.snapshot, view.journey, view.view, view.view.focus)
    new = SavedView(journey=view.journey, name=name, position=after_last(there), **fields)
    return change("Save view", add=[new])


def keep_view(view: EditView, saved: SavedView) -> Change | None:
    """Let a view that is kept look as one looks just now."""
    fields = kept_look(view.snapshot, saved.journey, view.view, view.view.focus)
    return change("Save view", edit=[(saved, saved.but(**fields))]) or None


def rename_view(saved: SavedView, name: str) -> Change | None:
    """Call a view something else."""
    return change("Rename view", edit=[(saved, saved.but(name=name))]) or None


def make_default(view: EditView, saved: SavedView, yes: bool = True) -> Change | None:
    """Let a journey be shown first through a view, and through no other; or through none."""
    pairs = [
        (one, one.but(default=yes and one.id == saved.id))
        for one in views_of(view.snapshot, saved.journey)
    ]
    return change("Default view", edit=pairs) or None


def frames_of_views(view: EditView, made: Sequence[Frame]) -> Change | None:
    """Present each view that is kept on a frame of its own, after the others.

    Frames that made themselves are kept first, so that these come after them.
    """
    there = view.snapshot.of(Frame, "journey", view.journey)
    framed = {frame.view for frame in there if frame.kind == "view"}
    missing = [one for one in views_of(view.snapshot, view.journey) if one.id not in framed]
    if not missing:
        return None
    own = () if there else tuple(_kept(frame) for frame in made)
    position = after_last(there or own)
    new = [
        Frame(journey=view.journey, kind="view", view=one.id, position=position + i)
        for i, one in enumerate(missing)
    ]
    return change("Frames of views", add=[*own, *new])


def frame_of_look(view: EditView, look: Look, title: str, made: Sequence[Frame]) -> Change | None:
    """Keep a look by a name, and put it on a frame after the others, in one step."""
    if view.blank:
        return None
    there = view.snapshot.of(Frame, "journey", view.journey)
    own = () if there else tuple(_kept(frame) for frame in made)
    fields = kept_look(view.snapshot, view.journey, look, view.view.focus)
    position = after_last(views_of(view.snapshot, view.journey))
    saved = SavedView(id=new_id(), journey=view.journey, name=title, position=position, **fields)
    last = after_last(there or own)
    frame = Frame(journey=view.journey, kind="view", view=saved.id, position=last)
    return change("New frame", add=[saved, *own, frame])


def _kept(frame: Frame) -> Frame:
    """Return a frame that made itself as it is kept: under an id of its own."""
    return frame.but(id=new_id())
