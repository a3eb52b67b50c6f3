"""Changes that arrive from elsewhere while the mouse holds something."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journeymap.model.change import Change, change
from journeymap.model.grid import columns, stages
from journeymap.model.links import removal
from journeymap.model.records import Step, Touchpoint
from journeymap.ui.shell.window import Window
from tests.model.walks import dangling
from tests.ui.person import Mouse, card
from tests.ui.test_gestures import CHECKS, COMPARES, empty, middle, settled


def gone(window: Window, *ids: str) -> None:
    """A colleague removes things."""
    document = window.workspace.document
    document.merge(Change("Gone", removal(document.snapshot, ids)))
    QApplication.processEvents()  # paint what there is


def test_a_card_removed_elsewhere_does_not_come_back_while_it_is_dragged(
    begun: Window, mouse: Mouse
) -> None:
    old = card(begun, COMPARES)
    mouse.pull(middle(begun, COMPARES), empty(begun))
    assert begun.workspace.previewing
    gone(begun, old.id)
    assert begun.workspace.snapshot.get(Touchpoint, old.id) is None
    assert begun.canvas.lay_out().figure(old.id) is None
    now = begun.workspace.snapshot
    mouse.move(empty(begun, 3))
    mouse.release()
    settled(begun)
    assert begun.workspace.snapshot == now and dangling(now) == []


def test_what_is_renamed_elsewhere_while_it_is_dragged_keeps_both(
    begun: Window, mouse: Mouse
) -> None:
    old = card(begun, COMPARES)
    mouse.pull(middle(begun, COMPARES), empty(begun))
    begun.workspace.document.merge(change("Rename", edit=[(old, old.but(title="Looks around"))]))
    seen = begun.workspace.view.snapshot.get(Touchpoint, old.id)
    assert seen is not None and seen.title == "Looks around" and seen.lane != old.lane
    mouse.release()
    assert card(begun, "Looks around").lane == seen.lane


def test_a_removal_that_is_shown_and_happens_elsewhere_is_no_fault(begun: Window) -> None:
    workspace, old = begun.workspace, card(begun, COMPARES)
    workspace.preview(Change("Remove", removal(workspace.snapshot, (old.id,))))
    gone(begun, old.id)
    assert workspace.snapshot.get(Touchpoint, old.id) is None
    assert not workspace.previewing


def test_a_column_that_comes_elsewhere_does_not_move_the_place_one_points_at(
    begun: Window, mouse: Mouse
) -> None:
    first = stages(begun.workspace.snapshot, begun.workspace.journey)[0]
    aimed = columns(begun.workspace.snapshot, begun.workspace.journey)[0]
    old = card(begun, CHECKS)
    mouse.pull(middle(begun, CHECKS), empty(begun))
    # The new column is the first now, and what was there stands where one points.
    begun.workspace.document.merge(change("Step", add=[Step(stage=first.id, position=-1.0)]))
    mouse.move(empty(begun))
    mouse.release()
    new = begun.workspace.snapshot.get(Touchpoint, old.id)
    assert new is not None and new.step == aimed.id
