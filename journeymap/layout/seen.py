"""A document looked at through a view that was saved, as far as that can be shown here."""

from __future__ import annotations

from journeymap.language import tr
from journeymap.layout import ARRANGEMENTS
from journeymap.model.records import SavedView
from journeymap.view import Look, View
from journeymap.view.brand import worn_theme
from journeymap.view.saved import ReadLook, read_look
from journeymap.view.ways import along_ways


def look_of(view: View, saved: SavedView) -> ReadLook:
    """Return the look a view was saved with; what nobody can show here is told and left out."""
    read = read_look(view.snapshot, saved)
    if read.look.arrangement in {way.name for way in ARRANGEMENTS}:
        return read
    said = tr(
        "There is no arrangement “{name}” here, so the map is shown.", name=read.look.arrangement
    )
    usual = read.look.but(arrangement=Look().arrangement)
    return ReadLook(usual, read.focus, (*read.left_out, said))


def seen_through(view: View, saved: SavedView) -> View:
    """Return a view of a document that looks as was saved; whose stages are to be seen stays."""
    read = look_of(view, saved)
    theme = view.theme
    if read.look.themed:
        theme = worn_theme(view.snapshot, read.look.themed, theme, view.assets)
    return along_ways(view.but(focus=read.focus, theme=theme, **read.look.looks))
