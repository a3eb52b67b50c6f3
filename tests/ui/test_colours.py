"""Colours in the inspector: those of the theme, one of one's own, and what is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.model.grid import stages
from journeymap.model.records import Note, Stage
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.pages import InspectorPage
from journeymap.ui.shell.window import Window
from journeymap.ui.widgets.colours import ColourField
from tests.ui.inspecting import select, the


@pytest.fixture
def inspector(begun: Window) -> Inspector:
    found = begun.findChild(Inspector)
    assert isinstance(found, Inspector)
    return found


def stage(window: Window, place: int = 0) -> Stage:
    return stages(window.workspace.snapshot, window.workspace.journey)[place]


def page(window: Window, inspector: Inspector, *places: int) -> InspectorPage:
    return select(window.workspace, inspector, *(stage(window, i) for i in places))


def type_in(field: ColourField, text: str) -> None:
    field.typed.setFocus()
    field.typed.selectAll()
    QTest.keyClicks(field.typed, text)
    QTest.keyClick(field.typed, Qt.Key.Key_Return)


def test_a_colour_that_is_typed_is_drawn_at_once(begun: Window, inspector: Inspector) -> None:
    field = the(page(begun, inspector, 0), ColourField)
    type_in(field, "C2255C")
    assert stage(begun).colour == "#c2255c" and field.problem.isHidden()
    figure = begun.canvas.lay_out().figure(stage(begun).id)
    assert figure and figure.tone == "#c2255c"
    begun.workspace.undo()
    assert stage(begun).colour == ""


def test_what_is_no_colour_is_said_and_not_kept(begun: Window, inspector: Inspector) -> None:
    field = the(page(begun, inspector, 0), ColourField)
    type_in(field, "blue")
    assert stage(begun).colour == ""
    assert field.problem.text().startswith("“blue” is no colour. Write it as #3b5bdb")
    assert not field.problem.isHidden()


def test_a_colour_in_use_is_offered_to_others(begun: Window, inspector: Inspector) -> None:
    type_in(the(page(begun, inspector, 0), ColourField), "#0b7285")
    field = the(page(begun, inspector, 1), ColourField)
    first = field.own_row.picks[0]
    assert first.isVisible() and first.accessibleName() == "#0b7285"
    first.click()
    assert stage(begun, 1).colour == "#0b7285"


def test_by_place_takes_the_colour_away_from_all(begun: Window, inspector: Inspector) -> None:
    type_in(the(page(begun, inspector, 0, 1), ColourField), "#0b7285")
    assert {stage(begun, i).colour for i in (0, 1)} == {"#0b7285"}
    field = the(page(begun, inspector, 0, 1), ColourField)
    field.palette_row.picks[0].click()
    assert {stage(begun, i).colour for i in (0, 1)} == {""}
    field.palette_row.picks[3].click()
    assert {stage(begun, i).colour for i in (0, 1)} == {"2"}


def test_what_is_typed_is_kept_where_one_goes_on_elsewhere(
    begun: Window, inspector: Inspector
) -> None:
    field = the(page(begun, inspector, 0), ColourField)
    field.typed.setFocus()
    QTest.keyClicks(field.typed, "rgb(11, 114, 133)")
    page(begun, inspector, 1)
    assert stage(begun).colour == "#0b7285" and stage(begun, 1).colour == ""


def test_notes_offer_colours_as_well(begun: Window, inspector: Inspector) -> None:
    begun.workspace.select(
        (next(iter(stages(begun.workspace.snapshot, begun.workspace.journey))).id,)
    )
    begun.canvas.ask("text")
    QTest.keyClicks(begun.canvas.writing._slip, "Said")  # type: ignore[arg-type]
    begun.canvas.finish_writing()
    note = next(iter(begun.workspace.snapshot.all(Note).values()))
    assert the(select(begun.workspace, inspector, note), ColourField).isVisible()
