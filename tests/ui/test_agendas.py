"""Agendas of one's own: made in a dialog, kept, offered, brought in from files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.errors import JourneyError
from journeymap.ui.shell.window import Window
from journeymap.ui.workshop.agenda import Agenda, AgendaPart, agendas, read_agenda, written_agenda
from journeymap.ui.workshop.agenda_dialog import AgendaDialog
from journeymap.ui.workshop.clock import AgendaClock, minutes_of
from journeymap.ui.workshop.own_agendas import keep_agenda, offered
from journeymap.ui.workshop.panel import WorkshopPanel
from tests.ui.person import Person

TWO = Agenda("Two", (AgendaPart("First", 2.5, "Hello\nall", "covered"), AgendaPart("Then", 5, "")))


@pytest.fixture
def dialog(begun: Window, person: Person) -> AgendaDialog:
    person.press("Ctrl+Shift+K")
    panel = begun.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    return panel.timer.show_agendas()


def test_an_agenda_comes_back_from_its_file_as_it_was() -> None:
    assert read_agenda(written_agenda(TWO)) == TWO
    for bundled in agendas("uk"):
        assert read_agenda(written_agenda(bundled)) == bundled


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe nothing",
        b"[]",
        b"{}",
        b'{"parts": []}',
        b'{"parts": 5}',
        b'{"parts": [5]}',
        b'{"parts": [{"title": "A"}]}',
        b'{"parts": [{"minutes": "ten"}]}',
        b'{"parts": [{"minutes": true}]}',
        b'{"parts": [{"minutes": -1}]}',
        b'{"parts": [{"minutes": NaN}]}',
        b'{"parts": [{"minutes": Infinity}]}',
        b'{"parts": [{"minutes": 1e9}]}',
        b"[" * 100_000,
        b'{"parts": [' + b'{"minutes": 1},' * 80 + b'{"minutes": 1}]}',
        b" " * (300 << 10),
    ],
)
def test_what_is_no_agenda_gives_a_sentence(data: bytes) -> None:
    with pytest.raises(JourneyError, match=r"\.$"):
        read_agenda(data)


def test_odd_texts_in_an_agenda_are_made_fit() -> None:
    plain = {
        "title": ["no text"],
        "parts": [{"minutes": 3, "title": "A\n\tB" + "x" * 900, "say": {"uk": 5}, "opens": "door"}],
    }
    (part,) = read_agenda(json.dumps(plain).encode()).parts
    assert part.title.startswith("A B") and len(part.title) == 200
    assert part.say == "" and part.opens == ""


def test_an_agenda_is_made_in_the_dialog_and_offered_beside_the_bundled_one(
    begun: Window, dialog: AgendaDialog, qtbot: QtBot
) -> None:
    bundled = len(agendas())
    assert dialog.list.count() == bundled and not dialog.add.isEnabled()
    dialog.new.click()
    assert dialog.list.count() == bundled + 1 and dialog.add.isEnabled()
    qtbot.keyClicks(dialog.form.agenda, "Retro")
    dialog.add.click()
    qtbot.keyClicks(dialog.form.title, "Pains")
    dialog.form.minutes.setValue(7.5)
    dialog.form.opens.setCurrentIndex(dialog.form.opens.findData("covered"))
    dialog.form.say.setPlainText("One pain a sticky.")
    (own,) = [one for one in offered() if one.path]
    assert own.agenda.title == "Retro"
    assert own.agenda.parts[1] == AgendaPart("Pains", 7.5, "One pain a sticky.", "covered")
    panel = begun.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    assert next(button.text() for button in panel.timer._offers) == "Retro"
    dialog.begin.click()
    assert begun.clock.agenda == own.agenda


def test_parts_change_places_by_hand_and_by_keys(dialog: AgendaDialog) -> None:
    path = keep_agenda(
        Agenda("Three", tuple(AgendaPart(name, i + 1.0, "") for i, name in enumerate("ABA")))
    )
    dialog.refresh(path)
    assert dialog.parts.model().moveRow(QModelIndex(), 2, QModelIndex(), 0)
    QApplication.processEvents()

    def now() -> list[tuple[str, float]]:
        (own,) = [one for one in offered() if one.path == path]
        return [(part.title, part.minutes) for part in own.agenda.parts]

    assert now() == [("A", 3), ("A", 1), ("B", 2)]
    dialog.parts.setCurrentRow(2)
    dialog.move_part(-1)
    assert now() == [("A", 3), ("B", 2), ("A", 1)] and dialog.parts.currentRow() == 1
    dialog.drop.click()
    assert now() == [("A", 3), ("A", 1)]


def test_a_bundled_agenda_is_changed_as_a_copy(dialog: AgendaDialog) -> None:
    assert not dialog.form.title.isEnabled() and not dialog.remove.isEnabled()
    dialog.copy.click()
    assert dialog.form.title.isEnabled() and dialog.remove.isEnabled()
    assert dialog.offer and dialog.offer.agenda.parts == agendas()[0].parts


def test_a_file_comes_in_and_one_that_is_no_agenda_is_said(
    dialog: AgendaDialog, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_bytes(written_agenda(TWO))
    bad.write_text("not at all", "utf-8")
    before = dialog.list.count()
    dialog.take(bad)
    assert dialog.list.count() == before and "no agenda" in dialog.problem.text()
    dialog.take(tmp_path / "missing.json")
    assert dialog.list.count() == before and "missing.json" in dialog.problem.text()
    dialog.take(good)
    assert dialog.offer and dialog.offer.agenda == TWO and dialog.problem.isHidden()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("5", 5), (" 2:30 ", 2.5), ("0:05", 5 / 60), ("2,5", 2.5), ("600", 600)],
)
def test_minutes_are_read_as_people_type_them(text: str, minutes: float) -> None:
    assert minutes_of(text) == pytest.approx(minutes)


@pytest.mark.parametrize(
    "text", ["", "x", "0", "-3", "2:75", "2:3x", ":", "1:2:3", "nan", "1e9", "٣"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert minutes_of(text) is None


def test_the_end_of_a_part_is_heard_once_and_not_where_it_is_silenced(qapp: QApplication) -> None:
    at: list[float] = [0.0]
    rung: list[str] = []

    def ring() -> None:
        rung.append("gong")

    clock = AgendaClock(now=lambda: at[0], ring=ring)
    clock.count(1.5)
    at[0] = 89
    clock._tick()
    assert not rung and clock.last_minute and not clock.over
    at[0] = 91
    clock._tick()
    clock._tick()
    assert len(rung) == 1 and clock.over and not clock.last_minute
    clock.grant(1)
    at[0] = 160
    clock._tick()
    assert len(rung) == 2
    clock.sounds = False
    clock.count(1)
    at[0] = 300
    clock._tick()
    assert len(rung) == 2


def test_minutes_typed_in_the_panel_are_counted_down(begun: Window, person: Person) -> None:
    person.press("Ctrl+Shift+K")
    panel = begun.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    panel.timer.typed.setText("2:30")
    panel.timer.typed.returnPressed.emit()
    assert begun.clock.running and begun.clock.shown == "2:30"
    panel.timer.typed.setText("soon")
    panel.timer.typed.returnPressed.emit()
    assert begun.clock.shown == "2:30" and panel.timer.typed.text() == "soon"
    panel.timer.sound.setChecked(False)
    assert not begun.clock.sounds and not begun.settings.flag("workshop/sound", True)
