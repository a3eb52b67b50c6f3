"""Into a journey inside a touchpoint and back out, by keys and mouse; and over the atlas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.editing.nesting import begin_inside
from journeymap.editing.records import retitle
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Touchpoint
from journeymap.ui.panels.entries import entries
from journeymap.ui.shell.breadcrumb import Breadcrumb
from journeymap.ui.shell.window import Window
from journeymap.workspace.workspace import Workspace
from tests.ui.person import Mouse, Person, card, shown

TITLE = "Sets up with the app"


def crumbs(window: Window) -> Breadcrumb:
    (found,) = window.findChildren(Breadcrumb)
    return found


def go_in(window: Window, person: Person, title: str = TITLE) -> Touchpoint:
    door = card(window, title)
    window.canvas.setFocus()
    window.workspace.select((door.id,))
    person.press("Ctrl+Return")
    return door


def test_ctrl_enter_begins_a_journey_inside_and_ctrl_backspace_comes_back_to_the_touchpoint(
    begun: Window, person: Person
) -> None:
    workspace = begun.workspace
    outer = workspace.journey
    camera = begun.canvas.camera
    before = workspace.snapshot
    door = go_in(begun, person)
    inner = workspace.snapshot.all(Journey)[workspace.journey]
    assert (inner.title, workspace.view.path) == (TITLE, (outer, inner.id))
    assert inner.personas == before.all(Journey)[outer].personas
    place = camera.x, camera.y, camera.zoom
    camera.zoom = 0.4
    person.press("Ctrl+Backspace")
    assert (workspace.journey, workspace.selection) == (outer, (door.id,))
    assert path(workspace) == [outer]
    assert camera.zoom != 0.4 or place[2] == 0.4
    person.press("Ctrl+Return")
    assert workspace.journey == inner.id, "the second time the same is opened"
    workspace.undo()
    assert workspace.snapshot == before, "it was one step"
    assert path(workspace) == [outer], "and one is where there is something"


def test_the_way_in_stands_over_the_page_and_leads_back_by_mouse_and_keyboard(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    bar = crumbs(begun)
    assert not bar.isVisible()
    outer = begun.workspace.journey
    go_in(begun, person)
    assert bar.isVisible()
    assert bar.accessibleName().endswith(f"Buying a coffee machine › {TITLE}")
    assert "Buying a coffee machine" in bar.text() and f"<b>{TITLE}</b>" in bar.text()
    begun.workspace.arrange("graph")
    assert bar.isVisible(), "in every arrangement"
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    person.press("Return")
    assert begun.workspace.journey == outer
    assert not bar.isVisible()


def test_a_click_on_its_mark_opens_the_journey_inside(
    begun: Window, mouse: Mouse, person: Person
) -> None:
    id = go_in(begun, person).id
    person.press("Ctrl+Backspace")
    figure = shown(begun, id, "card")
    (door,) = figure.doors
    mouse.click(door.place.centre)
    assert len(begun.workspace.view.path) == 2
    person.press("Ctrl+Backspace")
    figure = shown(begun, id, "card")
    mouse.click((figure.rect.x + 20, figure.rect.y + 12))
    assert len(begun.workspace.view.path) == 1, "a click beside it selects"


def test_from_a_journey_inside_none_one_comes_to_the_atlas_and_by_enter_back(
    begun: Window, person: Person, mouse: Mouse
) -> None:
    workspace = begun.workspace
    outer = workspace.journey
    door = go_in(begun, person)
    person.press("Ctrl+Backspace")
    begun.workspace.arrange("graph")
    person.press("Ctrl+Backspace")
    assert (workspace.arrangement, workspace.selection) == ("atlas", (outer,))
    inner = door.opens or next(id for id in workspace.snapshot.all(Journey) if id != outer)
    person.press("Right")
    assert workspace.selection == (inner,)
    person.press("Right")
    assert workspace.selection == (inner,), "there is no further one"
    person.press("Left")
    person.press("Return")
    assert (workspace.journey, workspace.arrangement) == (outer, "graph"), "as it was left"
    person.press("Ctrl+Backspace")
    mouse.double_click(shown(begun, inner).rect.centre)
    assert (workspace.journey, workspace.view.path) == (inner, (inner,))


def test_on_the_atlas_keys_of_a_journey_do_nothing_to_one_that_is_not_seen(
    begun: Window, person: Person
) -> None:
    begun.workspace.arrange("atlas")
    begun.canvas.setFocus()
    before = begun.workspace.snapshot
    for key in ("t", "f", "5", "Tab", "Delete"):
        person.press(key)
    assert begun.workspace.snapshot == before
    person.press("Escape")
    assert begun.workspace.arrangement == "map"


def test_the_place_for_a_new_journey_makes_one_and_goes_there(begun: Window, mouse: Mouse) -> None:
    begun.workspace.arrange("atlas")
    outer = begun.workspace.journey
    place = next(f for f in begun.canvas.lay_out().figures() if f.role == "hint")
    mouse.click(place.rect.centre)
    assert len(begun.workspace.snapshot.all(Journey)) == 2
    assert begun.workspace.journey != outer and begun.workspace.arrangement == "map"


def test_sorting_the_atlas_leaves_the_looks_of_journeys_alone(workspace: Workspace) -> None:
    workspace.change_look(arrangement="graph", sort=("title",))
    workspace.arrange("atlas")
    workspace.change_look(sort=("worst",))
    assert workspace.view.sort == ("worst",)
    workspace.look_at(workspace.journey)
    assert (workspace.arrangement, workspace.look.sort) == ("graph", ("title",))
    workspace.arrange("atlas")
    assert workspace.look.sort == ("worst",)


def path(workspace: Workspace) -> list[str]:
    return list(workspace.view.path)


def inside(workspace: Workspace, title: str) -> str:
    """Begin a journey inside a touchpoint of the one in view, go there, and return its id."""
    found = workspace.snapshot.all(Touchpoint).values()
    workspace.select((next(one.id for one in found if one.title == title),))
    workspace.commit(begin_inside(workspace.edit_view))
    workspace.enter(workspace.selection[-1])
    return workspace.journey


def test_a_trail_whose_parent_goes_is_mended(workspace: Workspace) -> None:
    outer = workspace.journey
    first = inside(workspace, TITLE)
    workspace.run("touchpoint.add")
    workspace.commit(begin_inside(workspace.edit_view))
    workspace.enter(workspace.selection[-1])
    second = workspace.journey
    assert path(workspace) == [outer, first, second]
    door = workspace.trail.doors[0]
    workspace.select((door,))
    workspace.run("remove")
    assert path(workspace) == [first, second], "what no longer leads here is no way back"
    workspace.undo()
    assert workspace.journey == second
    workspace.select((second,))
    workspace.run("remove")
    assert path(workspace) == [first]


def test_the_navigator_begins_a_new_trail_and_shows_what_is_inside_indented(
    workspace: Workspace,
) -> None:
    outer = workspace.journey
    inner = inside(workspace, TITLE)
    rows = [(row.ids[0], row.deep) for row in entries(workspace, ())[0]]
    assert rows == [(outer, 0), (inner, 1)]
    workspace.look_at(inner)
    assert path(workspace) == [inner]


def test_in_a_file_where_journeys_lead_in_a_circle_the_trail_ends_where_it_was(
    workspace: Workspace,
) -> None:
    outer = workspace.journey
    inner = inside(workspace, TITLE)
    workspace.run("touchpoint.add")
    back = workspace.edit_view.card
    assert back
    hostile = back.but(opens=outer)
    snapshot = workspace.snapshot
    workspace.commit(
        change("As in a foreign file", edit=[(snapshot.all(Touchpoint)[back.id], hostile)])
    )
    for _ in range(5):
        workspace.enter(back.id)
        assert path(workspace) == [outer]
        workspace.enter(next(c.id for c in snapshot.of(Touchpoint, "opens", inner)))
        assert path(workspace) == [outer, inner]
    workspace.leave()
    assert workspace.journey == outer


def test_influence_on_another_journey_is_chosen_by_typing_and_followed_by_a_click(
    begun: Window, person: Person, mouse: Mouse
) -> None:
    workspace = begun.workspace
    outer = workspace.journey
    go_in(begun, person)
    workspace.run("touchpoint.add")
    (new,) = workspace.selection
    workspace.commit(retitle(workspace.snapshot, new, "Pairs it"))
    person.press("Ctrl+Backspace")
    source = card(begun, "Writes a review")
    workspace.select((source.id,))
    begun.canvas.setFocus()
    begun.commands.ask_influenced(source.id)
    person.type("pairs")
    person.press("Return")
    (arrow,) = [a for a in workspace.snapshot.all(Connection).values() if a.target == new]
    assert (arrow.source, arrow.kind) == (source.id, "influence")
    (door,) = shown(begun, source.id, "card").doors
    begun.canvas.reveal((source.id,))
    mouse.click(door.place.centre)
    assert workspace.journey != outer and workspace.selection == (new,)
    assert [one.to for one in shown(begun, new, "card").doors] == [source.id]
