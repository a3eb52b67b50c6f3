"""Arrows by hand: drawn from an edge or with L, taken elsewhere by an end."""

from __future__ import annotations

import pytest

from journeymap.model.grid import channels
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot
from journeymap.tools.connect import ends_of
from journeymap.tools.link import Linking
from journeymap.ui.shell.window import Window
from tests.ui.person import Mouse, Person, card, shown
from tests.ui.test_gestures import (
    ASKS,
    CHECKS,
    COMPARES,
    chosen,
    empty,
    middle,
    one_step,
    settled,
)


@pytest.fixture
def before(begun: Window) -> Snapshot:
    return begun.workspace.snapshot


def test_an_arrow_is_drawn_from_the_edge_of_a_card(
    begun: Window, mouse: Mouse, before: Snapshot
) -> None:
    rect = shown(begun, card(begun, COMPARES).id, "card").rect
    mouse.pull((rect.right - 1, rect.centre[1]), middle(begun, ASKS))
    assert len(begun.canvas.tool_context.shapes) == 2
    mouse.release()
    (new,) = set(begun.workspace.snapshot.all(Connection)) - set(before.all(Connection))
    arrow = begun.workspace.snapshot.get(Connection, new)
    assert arrow is not None
    assert (arrow.source, arrow.target) == (card(begun, COMPARES).id, card(begun, ASKS).id)
    one_step(begun, before)


@pytest.mark.parametrize("end", ["itself", "its own cell", "off the lanes"])
def test_an_arrow_to_nowhere_is_none(
    begun: Window, mouse: Mouse, before: Snapshot, end: str
) -> None:
    rect = shown(begun, card(begun, COMPARES).id, "card").rect
    x, y = rect.centre
    there = {"itself": (x, y), "its own cell": (x, rect.bottom + 9), "off the lanes": (x, 90.0)}
    mouse.drag((rect.right - 1, y), empty(begun), there[end])
    settled(begun)
    assert begun.workspace.snapshot is before


def test_an_arrow_into_an_empty_cell_brings_a_card_there(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    source = card(begun, COMPARES)
    rect = shown(begun, source.id, "card").rect
    mouse.pull((rect.right - 1, rect.centre[1]), empty(begun))
    assert len(begun.canvas.tool_context.shapes) == 2 and not begun.workspace.previewing
    mouse.release()
    one_step(begun, before)
    begun.workspace.undo()
    mouse.drag((rect.right - 1, rect.centre[1]), empty(begun))
    assert begun.canvas.writing.active
    person.type("Asks a friend")
    person.press("Return")
    new = card(begun, "Asks a friend")
    assert (new.step, new.lane) == (source.step, channels(before, begun.workspace.journey)[1].id)
    arrows = begun.workspace.snapshot.of(Connection, "target", new.id)
    assert [arrow.source for arrow in arrows] == [source.id]


def test_esc_takes_the_card_back_that_an_arrow_brought(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    rect = shown(begun, card(begun, COMPARES).id, "card").rect
    mouse.drag((rect.right - 1, rect.centre[1]), empty(begun))
    person.press("Escape")
    assert begun.workspace.snapshot == before and begun.workspace.document.undoable is None


def arrow_from(window: Window, title: str) -> Connection:
    """Return the arrow that goes on from a card."""
    return window.workspace.snapshot.of(Connection, "source", card(window, title).id)[0]


def test_an_end_of_an_arrow_is_taken_to_another_card(
    begun: Window, mouse: Mouse, before: Snapshot
) -> None:
    arrow = arrow_from(begun, COMPARES)
    begun.workspace.select((arrow.id,))
    ends = ends_of(begun.canvas.tool_context, arrow.id)
    mouse.pull(ends["target"], middle(begun, ASKS))
    assert len(begun.canvas.tool_context.shapes) == 2 and begun.workspace.snapshot is before
    mouse.release()
    now = arrow.but(target=card(begun, ASKS).id)
    assert begun.workspace.snapshot.get(Connection, arrow.id) == now
    assert begun.workspace.selection == (arrow.id,)
    one_step(begun, before)
    mouse.drag(ends_of(begun.canvas.tool_context, arrow.id)["source"], middle(begun, CHECKS))
    moved = begun.workspace.snapshot.get(Connection, arrow.id)
    assert moved == now.but(source=card(begun, CHECKS).id)


@pytest.mark.parametrize("end", ["an empty place", COMPARES, "Escape"])
def test_an_end_let_go_over_nothing_stays(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot, end: str
) -> None:
    arrow = arrow_from(begun, COMPARES)
    begun.workspace.select((arrow.id,))
    there = middle(begun, COMPARES) if end == COMPARES else empty(begun)
    mouse.pull(ends_of(begun.canvas.tool_context, arrow.id)["target"], there)
    if end == "Escape":
        person.press("Escape")
    mouse.release()
    settled(begun)
    assert begun.workspace.snapshot is before


def test_l_and_a_click_connect(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot
) -> None:
    mouse.click(middle(begun, COMPARES))
    person.press("L")
    mouse.move(empty(begun))
    assert len(begun.canvas.controller.shapes(1.0)) == 1
    mouse.move(middle(begun, ASKS))
    assert len(begun.canvas.controller.shapes(1.0)) == 2
    mouse.click(middle(begun, ASKS))
    assert not begun.canvas.controller.within(Linking)
    (new,) = set(begun.workspace.snapshot.all(Connection)) - set(before.all(Connection))
    arrow = begun.workspace.snapshot.all(Connection)[new]
    assert (arrow.source, arrow.target) == (card(begun, COMPARES).id, card(begun, ASKS).id)
    one_step(begun, before)


@pytest.mark.parametrize("end", ["click", "Escape"])
def test_l_and_nothing_is_left_with_a_click_or_esc(
    begun: Window, mouse: Mouse, person: Person, before: Snapshot, end: str
) -> None:
    mouse.click(middle(begun, COMPARES))
    person.press("L")
    mouse.move(empty(begun))
    if end == "click":
        mouse.click(empty(begun))
    else:
        person.press(end)
    assert not begun.canvas.controller.within(Linking) and begun.workspace.snapshot is before
    assert chosen(begun) == [COMPARES] and begun.canvas.controller.shapes(1.0) == ()


def test_an_arrow_with_a_label_has_its_ends_too(begun: Window, mouse: Mouse) -> None:
    arrow = next(a for a in begun.workspace.snapshot.all(Connection).values() if a.label)
    begun.canvas.zoom_fit()
    begun.workspace.select((arrow.id,))
    assert shown(begun, arrow.id).role == "arrow label"
    mouse.drag(ends_of(begun.canvas.tool_context, arrow.id)["target"], middle(begun, ASKS))
    assert begun.workspace.snapshot.get(Connection, arrow.id) == arrow.but(
        target=card(begun, ASKS).id
    )
