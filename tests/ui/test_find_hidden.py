"""What a filter leaves out is gone to as well, and said to be out of sight."""

from __future__ import annotations

from journeymap.ui.shell.window import Window
from journeymap.view.filter import EVERYTHING, Filter
from journeymap.workspace.going import go_to
from tests.ui.person import card


def test_what_is_filtered_out_is_told_and_shown_on_demand(begun: Window) -> None:
    begun.workspace.change_look(filter=Filter(text="espresso", hides=True))
    one = card(begun, "Courier delivers")
    go_to(begun, one)
    assert begun.workspace.selection == (one.id,)
    begun.bars.status.offered.click()
    assert begun.workspace.look.filter == EVERYTHING
