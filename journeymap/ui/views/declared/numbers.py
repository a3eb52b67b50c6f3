"""The charts in the middle of the window."""

from __future__ import annotations

from journeymap.ui.views.kinds import VIEWS, MadeView, ViewKind
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> MadeView:
    from journeymap.ui.views.numbers.view import NumbersView

    made = NumbersView(host)
    return MadeView(made, made, made.page)


VIEWS.add(ViewKind(name="numbers", make=_make))
