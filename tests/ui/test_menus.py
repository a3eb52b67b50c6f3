"""The menus of the right button: for every kind of thing, in every language, and what they do."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QMenu

from journeymap import language
from journeymap.editing.colours import set_colour
from journeymap.editing.styles import looks
from journeymap.model.grid import Cell, stages
from journeymap.model.records import (
    NAMES,
    Connection,
    Friction,
    Idea,
    Lane,
    Note,
    Persona,
    Quote,
    Record,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.ui.shell.window import Window
from tests.ui.person import Person

KINDS = (Touchpoint, Stage, Step, Lane, Connection, Persona, Friction, Quote, Idea)


def one(window: Window, kind: type[Record]) -> str:
    return next(iter(window.workspace.snapshot.all(kind)))


def opened(window: Window, *ids: str, cell: Cell | None = None) -> QMenu:
    """Return the open menu for what is selected, or for a cell."""
    if cell:
        window.workspace.stand(cell)
    else:
        window.workspace.select(ids)
    menu = window.actions_.context(window)
    menu.aboutToShow.emit()
    return menu


def inside(menu: QMenu, name: str) -> QMenu:
    """Return a menu inside another one, open."""
    found = next(a.menu() for a in menu.actions() if a.menu() and plain(a.text()) == name)
    assert isinstance(found, QMenu)
    found.aboutToShow.emit()
    return found


def plain(text: str) -> str:
    return re.sub("&(.)", r"\1", text)


def names(menu: QMenu) -> set[str]:
    """Return what stands in a menu: names of actions, words of menus."""
    return {a.objectName() or plain(a.text()) for a in menu.actions() if a.text()}


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (Touchpoint, {"touchpoint.before", "touchpoint.after", "touchpoint.parallel", "Evidence"}),
        (Touchpoint, {"Kind of moment", "Feeling", "ask.friction", "duplicate", "inspect"}),
        (Stage, {"stage.before", "stage.after", "Colour", "Phase", "stage.left", "select.inside"}),
        (Step, {"step.before", "step.after", "style.copy", "move.left", "select.inside"}),
        (Lane, {"New lane", "lane.up", "lane.down", "select.inside", "style.paste"}),
        (Connection, {"Kind of connection", "connection.turn", "title", "remove"}),
        (Persona, {"persona.focus", "Colour", "inspect"}),
        (Friction, {"severity.up", "severity.down", "cut", "remove", "title"}),
        (Idea, {"Status of the idea", "duplicate", "remove"}),
        (Quote, {"Authenticity", "duplicate", "remove"}),
    ],
)
def test_each_kind_has_its_menu(begun: Window, kind: type[Record], held: set[str]) -> None:
    assert held <= names(opened(begun, one(begun, kind)))


def test_what_does_not_apply_is_grey_while_the_menu_is_open(begun: Window) -> None:
    first, last = (stages(begun.workspace.snapshot, begun.workspace.journey)[i] for i in (0, -1))
    menu = opened(begun, first.id)
    assert not begun.actions_["stage.left"].isEnabled()
    assert begun.actions_["stage.right"].isEnabled()
    menu.aboutToHide.emit()
    assert begun.actions_["stage.left"].isEnabled(), "its key says itself that it does not apply"
    opened(begun, last.id)
    assert begun.actions_["stage.left"].isEnabled()


def test_an_empty_cell_and_an_empty_page_have_menus(begun: Window) -> None:
    now, journey = begun.workspace.snapshot, begun.workspace.journey
    stage = stages(now, journey)[0]
    step = now.of(Step, "stage", stage.id)[0]
    cell = Cell(stage.id, step.id, one(begun, Lane))
    assert {"touchpoint.add", "ask.note", "paste", "step.before", "step.after"} <= names(
        opened(begun, cell=cell)
    )
    assert {"stage.add", "New lane", "persona.add", "zoom.fit"} <= names(opened(begun))


def test_several_kinds_together_can_be_copied_and_deleted(begun: Window) -> None:
    menu = opened(begun, one(begun, Touchpoint), one(begun, Friction))
    assert {"cut", "copy", "duplicate", "remove"} <= names(menu)
    before = begun.workspace.snapshot
    begun.actions_["remove"].trigger()
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


@pytest.mark.parametrize("code", ["en", "uk", "ru"])
def test_no_two_entries_of_a_menu_have_one_letter(begun: Window, code: str) -> None:
    language.use(code)
    for kind in KINDS:
        menu = opened(begun, one(begun, kind))
        texts = [a.text() for a in menu.actions() if a.isVisible() and a.text()]
        letters = [m[1].casefold() for text in texts if (m := re.search("&([^&])", text))]
        assert len(letters) == len(set(letters)), texts
        assert len(letters) >= min(len(texts), 18), "as many as the alphabet allows have one"


def test_the_present_colour_is_ticked_and_another_is_given(begun: Window) -> None:
    stage = one(begun, Stage)
    before = begun.workspace.snapshot
    colours = inside(opened(begun, stage), "Colour")
    ticked = {a.objectName() for a in colours.actions() if a.isChecked()}
    assert ticked == {"colour.none"}
    assert not any(a.isVisible() for a in colours.actions() if "used" in a.objectName())
    assert all(not a.icon().isNull() for a in colours.actions() if a.objectName()[7:].isdigit())
    begun.actions_["colour.4"].trigger()
    assert begun.workspace.snapshot.all(Stage)[stage].colour == "3"
    colours = inside(opened(begun, stage), "Colour")
    assert {a.objectName() for a in colours.actions() if a.isChecked()} == {"colour.4"}
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_a_colour_in_use_stands_in_the_menu(begun: Window) -> None:
    first, second = list(begun.workspace.snapshot.all(Stage))[:2]
    begun.workspace.select((first,))
    begun.workspace.commit(set_colour(begun.workspace.edit_view, "#0b7285"))
    colours = inside(opened(begun, second), "Colour")
    used = [a for a in colours.actions() if a.isVisible() and "used" in a.objectName()]
    assert [plain(a.text()) for a in used] == ["#0b7285"]
    used[0].trigger()
    assert begun.workspace.snapshot.all(Stage)[second].colour == "#0b7285"


def test_choices_are_ticked_and_set_for_all_that_are_selected(begun: Window) -> None:
    before = begun.workspace.snapshot
    ids = list(before.all(Stage))[:2]
    phases = inside(opened(begun, *ids), "Phase")
    begun.actions_["stage.phase.after"].trigger()
    assert {begun.workspace.snapshot.all(Stage)[id].phase for id in ids} == {"after"}
    phases.aboutToShow.emit()
    ticked = {a.objectName() for a in phases.actions() if a.isChecked()}
    assert ticked == {"stage.phase.after"}
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_style_is_copied_and_pasted_by_keys(begun: Window, person: Person) -> None:
    first, second = list(begun.workspace.snapshot.all(Stage))[:2]
    begun.workspace.select((first,))
    begun.actions_["colour.6"].trigger()
    begun.canvas.setFocus()
    person.press("Ctrl+Alt+C")
    begun.workspace.select((second,))
    person.press("Ctrl+Alt+V")
    assert begun.workspace.snapshot.all(Stage)[second].colour == "5"


def test_all_in_a_stage_and_in_a_lane_are_selected(begun: Window) -> None:
    now = begun.workspace.snapshot
    stage = stages(now, begun.workspace.journey)[0]
    steps = {step.id for step in now.of(Step, "stage", stage.id)}
    cards = {c.id for c in now.all(Touchpoint).values() if c.step in steps}
    begun.workspace.select((stage.id,))
    begun.actions_["select.inside"].trigger()
    chosen = set(begun.workspace.selection)
    assert cards <= chosen
    on = {f.id for f in now.all(Friction).values() if f.touchpoint in cards}
    assert on and on <= chosen
    held = (Friction, Quote, Idea, Note, Sense)
    assert chosen - cards <= {id for kind in held for id in now.all(kind)}
    lane = next(x.id for x in now.all(Lane).values() if x.kind == "friction")
    begun.workspace.select((lane,))
    begun.actions_["select.inside"].trigger()
    assert set(begun.workspace.selection) == set(now.all(Friction))


def test_a_persona_comes_into_focus_and_out_of_it(begun: Window) -> None:
    persona = one(begun, Persona)
    opened(begun, persona)
    begun.actions_["persona.focus"].trigger()
    assert begun.workspace.focus == persona
    opened(begun, persona)
    assert begun.actions_["persona.focus"].isChecked()
    begun.actions_["persona.focus"].trigger()
    assert begun.workspace.focus is None


def test_details_show_the_inspector(begun: Window) -> None:
    begun.panels.set_shown("inspector", False)
    opened(begun, one(begun, Idea))
    begun.actions_["inspect"].trigger()
    assert begun.panels.shows("inspector")


def test_whatever_has_a_style_offers_to_copy_it() -> None:
    assert {name for name, kind in NAMES.items() if looks(kind)} >= {
        "Stage",
        "Step",
        "Lane",
        "Note",
        "Persona",
    }
