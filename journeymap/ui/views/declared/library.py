"""The library in the middle of the window."""

from __future__ import annotations

from journeymap.ui.views.kinds import VIEWS, MadeView, ViewKind
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> MadeView:
    from journeymap.ui.views.library.view import LibraryView

    made = LibraryView(host)
    return MadeView(made, made, made.tree)


VIEWS.add(ViewKind(name="library", make=_make))
