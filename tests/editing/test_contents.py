"""What stands where, and the arrow keys through all of it."""

from __future__ import annotations

from journeymap.editing import EditView
from journeymap.editing.contents import inside, standing, standing_in
from journeymap.editing.walk import Direction, onward
from journeymap.model.change import change
from journeymap.model.grid import Cell
from journeymap.model.records import Friction, Lane, Note, Record
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch, view


def full() -> Snapshot:
    more: tuple[Record, ...] = (
        Lane(id="Notes", journey=JOURNEY, kind="text", title="Notes", position=9.0),
        Lane(id="Pain", journey=JOURNEY, kind="friction", title="Pain", position=10.0),
        Note(id="n1", journey=JOURNEY, lane="Notes", step="s0", body="One", position=1.0),
        Note(id="n2", journey=JOURNEY, lane="Notes", step="s0", body="Two", position=2.0),
        Friction(id="f", touchpoint="b", title="Slow"),
    )
    return sketch("Web: a b | c", "Shop: . . | d").apply(change("", add=more))


def walk(now: Snapshot, start: str, *ways: Direction) -> list[str]:
    """Return what is selected after each arrow key, a dot for an empty cell."""
    at: EditView = view(now, start)
    here: Cell | None = None
    seen = []
    for way in ways:
        cell, ids = onward(at, here, way)
        if cell or ids:
            here, at = cell, view(now, *ids)
        seen.append(ids[0] if ids else ".")
    return seen


def test_everything_in_a_stage_a_step_or_a_lane_is_found() -> None:
    now = full()
    assert set(inside(view(now, "S0"))) == {"a", "b", "n1", "n2", "f"}
    assert set(inside(view(now, "s0"))) == {"a", "n1", "n2"}
    assert inside(view(now, "Pain")) == ("f",)
    assert inside(view(now, "a")) == ()
    assert standing_in(view(now), Cell("S0", "s0", "Notes")) == ("n1", "n2")
    assert [id for id, _ in standing(view(now))][:4] == ["a", "b", "c", "d"]


def test_what_a_hidden_lane_holds_is_not_selected() -> None:
    now = full()
    lane = now.all(Lane)["Notes"]
    hidden = now.apply(change("", edit=[(lane, lane.but(visible=False))]))
    assert set(inside(view(hidden, "S0"))) == {"a", "b", "f"}


def test_the_arrow_keys_go_through_boxes() -> None:
    now = full()
    assert walk(now, "n1", "down", "down") == ["n2", "."]
    assert walk(now, "n2", "up", "up") == ["n1", "."]
    assert walk(now, "f", "up", "up", "up") == [".", ".", "b"]
    assert walk(now, "f", "left", "up", "up") == [".", "n2", "n1"]
    assert walk(now, "n1", "left") == ["n1"], "there is nothing more to the left"
