"""The cards of the plan in the middle of the window."""

from __future__ import annotations

from journeymap.layout.numbers.pages import PLAN
from journeymap.ui.views.kinds import VIEWS, MadeView, ViewKind
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> MadeView:
    from journeymap.ui.views.numbers.view import NumbersView

    made = NumbersView(host, PLAN)
    return MadeView(made, made, made.page)


VIEWS.add(ViewKind(name=PLAN, make=_make))
