"""What a page is like on paper: white, whatever is behind it on a screen."""

from __future__ import annotations

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.rendering.options import Options
from journeymap.view import View

_WHITE = "#ffffff"


def white(theme: Theme) -> Theme:
    """Return a theme whose page is bare paper; one that is dark was chosen to be, and stays so."""
    return theme if theme.dark else theme._replace(page=_WHITE)


def printed(view: View) -> View:
    """Return a view as it goes onto paper."""
    return view.but(theme=white(view.theme))


def takes_much_ink(view: View, options: Options) -> str:
    """Say that a dark page fills the sheet with ink; blank where it is light or left out."""
    if options.transparent or not view.theme.dark:
        return ""
    return tr("The page is dark, which takes much ink on paper; a light theme prints on white.")
