"""Pictures by hand: pasted, dropped, chosen; put where they are meant, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from journeymap.drawing.roles import FigureRole
from journeymap.editing.lanes import add_lane
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell, columns, lanes
from journeymap.model.links import removal
from journeymap.model.records import Asset, Lane, Note, Persona, Touchpoint
from journeymap.tools.cells import rect_of
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from tests.painting.photos import gif
from tests.ui.person import Mouse, Person

Message = Callable[[], str]


@pytest.fixture
def begun(begun: Window) -> Window:
    """The sample without a picture in it."""
    workspace = begun.workspace
    boards = [x.id for x in lanes(workspace.snapshot, workspace.journey) if x.kind == "pictures"]
    there = [note.id for note in workspace.snapshot.all(Note).values()]
    pictures = list(workspace.snapshot.all(Asset))
    workspace.commit(Change("", removal(workspace.snapshot, [*boards, *there, *pictures])))
    workspace.select(())
    return begun


def png(colour: str = "red", wide: int = 40, high: int = 30) -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def files(folder: Path, *colours: str) -> list[Path]:
    made = [folder / f"{colour}.png" for colour in colours]
    for path, colour in zip(made, colours, strict=True):
        path.write_bytes(png(colour))
    return made


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def notes(window: Window) -> list[Note]:
    """Return the notes that have a picture, in their order."""
    found = window.workspace.snapshot.of(Note, "journey", window.workspace.journey)
    return [note for note in found if note.asset]


def picture_of(window: Window, note: Note) -> Asset:
    return window.workspace.snapshot.all(Asset)[note.asset or ""]


def drop(window: Window, data: QMimeData, at: tuple[float, float]) -> None:
    """Drop something at a point of the page."""
    spot = window.canvas.camera.to_view(*at)
    none = Qt.KeyboardModifier.NoModifier
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    window.canvas.dropEvent(QDropEvent(QPointF(*spot), action, data, button, none))


def paste(window: Window, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_["paste"].trigger()


def centre(window: Window, id: str, role: str = "") -> tuple[float, float]:
    figure = window.canvas.lay_out().figure(id, role)
    assert figure is not None
    return figure.rect.centre


@pytest.fixture
def told(begun: Window, qtbot: QtBot) -> Callable[[], str]:
    """Wait for the sentence that must be read, and return it."""

    def message() -> str:
        def there() -> bool:
            return begun.findChild(QMessageBox, "sentence") is not None

        qtbot.waitUntil(there)
        box = begun.findChild(QMessageBox, "sentence")
        assert isinstance(box, QMessageBox)
        words = box.text()
        box.close()
        return words

    return message


@pytest.fixture
def board(begun: Window) -> Lane:
    """A lane of pictures below the others."""
    workspace = begun.workspace
    workspace.commit(add_lane(workspace.edit_view, "pictures", "Board"))
    begun.canvas.zoom_fit()
    return next(x for x in lanes(workspace.snapshot, workspace.journey) if x.title == "Board")


def cell(window: Window, lane: Lane, column: int) -> Cell:
    step = columns(window.workspace.snapshot, window.workspace.journey)[column]
    return Cell(step.stage, step.id, lane.id)


def test_a_picture_on_the_clipboard_comes_at_the_step_of_what_is_selected(
    begun: Window, board: Lane, qtbot: QtBot
) -> None:
    card = next(iter(begun.workspace.snapshot.all(Touchpoint).values()))
    begun.workspace.select([card.id])
    data = QMimeData()
    data.setImageData(QImage.fromData(png()))
    before = begun.workspace.snapshot
    paste(begun, data)
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)
    (note,) = notes(begun)
    assert (note.step, note.lane) == (card.step, board.id)
    assert begun.workspace.selection == (note.id,)
    kept = begun.workspace.assets.asset(picture_of(begun, note).digest)
    assert QImage.fromData(kept).pixelColor(5, 5) == QColor("red")
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_bytes_on_the_clipboard_are_kept_as_they_were_packed(begun: Window, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData("image/png", png("green"))
    paste(begun, data)
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)
    assert begun.workspace.assets.asset(picture_of(begun, notes(begun)[0]).digest) == png("green")


def test_words_beside_a_picture_are_meant_but_an_address_is_not(
    begun: Window, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData("image/png", png())
    data.setText("Visits\tthe shop")  # two cells of a row: a touchpoint each
    before = len(begun.workspace.snapshot.all(Touchpoint))
    paste(begun, data)
    assert len(begun.workspace.snapshot.all(Touchpoint)) == before + 2 and not notes(begun)
    again = QMimeData()
    again.setData("image/png", png())
    again.setText("https://example.org/photo.png")
    paste(begun, again)
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)


def test_files_fall_one_a_step_from_where_they_are_dropped(
    begun: Window, board: Lane, tmp_path: Path, qtbot: QtBot
) -> None:
    place = rect_of(begun.canvas.page, cell(begun, board, 3))
    assert place is not None
    drop(begun, urls(*files(tmp_path, "red", "green", "blue")), place.centre)
    qtbot.waitUntil(lambda: len(notes(begun)) == 3)
    steps = [step.id for step in columns(begun.workspace.snapshot, begun.workspace.journey)]
    assert [note.step for note in notes(begun)] == steps[3:6]
    assert [picture_of(begun, n).name for n in notes(begun)] == ["red.png", "green.png", "blue.png"]


def test_a_file_on_a_face_is_the_portrait_and_on_a_note_the_picture_of_the_note(
    begun: Window, board: Lane, tmp_path: Path, qtbot: QtBot
) -> None:
    red, green = files(tmp_path, "red", "green")
    persona = next(iter(begun.workspace.snapshot.all(Persona)))
    drop(begun, urls(red), centre(begun, persona, FigureRole.PERSONA))
    qtbot.waitUntil(lambda: begun.workspace.snapshot.all(Persona)[persona].picture is not None)
    note = Note(journey=begun.workspace.journey, lane=board.id, step=cell(begun, board, 0).step)
    begun.workspace.commit(change("", add=[note.but(body="To be filmed")]))
    drop(begun, urls(green), centre(begun, note.id))
    qtbot.waitUntil(lambda: [n.id for n in notes(begun)] == [note.id])
    assert notes(begun)[0].body == "To be filmed"


def test_a_file_on_the_title_of_a_lane_is_its_icon(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    lane = lanes(begun.workspace.snapshot, begun.workspace.journey)[0]
    drop(begun, urls(*files(tmp_path, "red")), centre(begun, lane.id, FigureRole.LANE_TITLE))
    qtbot.waitUntil(lambda: begun.workspace.snapshot.all(Lane)[lane.id].asset is not None)
    assert not notes(begun)


def test_where_there_is_no_lane_for_pictures_one_is_made_and_that_is_said(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    begun.workspace.said.connect(said.append)
    card = next(iter(begun.workspace.snapshot.all(Touchpoint).values()))
    before = begun.workspace.snapshot
    drop(begun, urls(*files(tmp_path, "red")), centre(begun, card.id))
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)
    assert lanes(begun.workspace.snapshot, begun.workspace.journey)[0].kind == "pictures"
    assert said == ["“Storyboard” is new: a lane for the pictures."]
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_of_ten_files_those_that_are_no_pictures_are_named_and_the_others_come_in(
    begun: Window, board: Lane, tmp_path: Path, qtbot: QtBot, told: Message
) -> None:
    good = files(tmp_path, *["red", "green", "blue", "cyan", "gray", "white", "black"])
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "letter.jpg").write_bytes(b"Dear all")
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    bad = [tmp_path / name for name in ("empty.png", "letter.jpg", "logo.svg")]
    begun.workspace.stand(cell(begun, board, 0))
    paste(begun, urls(*good, *bad))
    words = told()
    assert len(notes(begun)) == 7 and words.startswith("7 pictures are in.")
    assert all(path.name in words for path in bad)


def test_a_folder_or_a_half_picture_is_a_sentence_and_nothing_is_lost(
    begun: Window, tmp_path: Path, told: Message
) -> None:
    folder = tmp_path / "shots.png"
    folder.mkdir()
    half = tmp_path / "half.png"
    half.write_bytes(png()[:60])
    before = begun.workspace.snapshot
    paste(begun, urls(folder, half))
    words = told()
    assert "shots.png" in words and "half.png" in words
    assert begun.workspace.snapshot is before


def test_of_a_moving_picture_the_first_frame_is_taken_and_a_link_leads_to_its_file(
    begun: Window, board: Lane, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "wave.gif").write_bytes(gif(3))
    link = tmp_path / "link.gif"
    link.symlink_to(tmp_path / "wave.gif")
    begun.workspace.stand(cell(begun, board, 0))
    paste(begun, urls(link))
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)
    assert picture_of(begun, notes(begun)[0]).media == "image/png"


def test_the_same_picture_is_kept_once(
    begun: Window, board: Lane, tmp_path: Path, qtbot: QtBot
) -> None:
    one, other = tmp_path / "one.png", tmp_path / "other.png"
    for path in (one, other):
        path.write_bytes(png("magenta"))
    begun.workspace.stand(cell(begun, board, 0))
    paste(begun, urls(one))
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)
    begun.workspace.stand(cell(begun, board, 4))
    paste(begun, urls(other))
    qtbot.waitUntil(lambda: len(notes(begun)) == 2)
    first, second = notes(begun)
    assert first.asset == second.asset


def test_a_copied_picture_is_whole_in_another_document(
    begun: Window, windows: Windows, qtbot: QtBot
) -> None:
    persona = next(iter(begun.workspace.snapshot.all(Persona)))
    begun.workspace.select([persona])
    data = QMimeData()
    data.setData("image/png", png("navy"))
    paste(begun, data)
    qtbot.waitUntil(lambda: begun.workspace.snapshot.all(Persona)[persona].picture is not None)
    begun.actions_["copy"].trigger()
    other = windows.bare()
    other.documents.new()
    with qtbot.waitSignal(other.furnished):
        other.show()
    other.actions_["paste"].trigger()
    found = other.workspace.snapshot.all(Asset).values()
    assert [other.workspace.assets.asset(one.digest) for one in found] == [png("navy")]


def test_an_address_from_a_browser_is_told_to_be_one(begun: Window) -> None:
    said: list[str] = []
    begun.workspace.said.connect(said.append)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/photo.jpg")])
    drop(begun, data, (5.0, 5.0))
    assert said == ["That is only the address of a picture. Copy the picture itself and paste it."]


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is chosen wherever files are asked for."""
    found = files(tmp_path, "orange")
    names = [str(path) for path in found]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    return found


@pytest.mark.parametrize("way", ["action", "key", "note", "double click", "enter"])
def test_a_picture_is_asked_for_where_one_begins_it(
    begun: Window, board: Lane, chosen: list[Path], person: Person, way: str, qtbot: QtBot
) -> None:
    here = cell(begun, board, 2)
    begun.workspace.stand(here)
    begun.canvas.setFocus()
    match way:
        case "action":
            begun.actions_["picture"].trigger()
        case "key":
            person.press("P")
        case "note":
            person.press("N")
        case "enter":
            person.press("Return")
        case _:
            place = rect_of(begun.canvas.page, here)
            assert place is not None
            Mouse(begun.canvas).double_click(place.centre)
    qtbot.waitUntil(lambda: len(notes(begun)) == 1)
    assert notes(begun)[0].step == here.step and notes(begun)[0].lane == board.id


def test_words_typed_into_a_lane_of_pictures_are_a_box_of_text(
    begun: Window, board: Lane, person: Person
) -> None:
    begun.workspace.stand(cell(begun, board, 2))
    begun.canvas.setFocus()
    begun.canvas.renames_by_typing = True
    person.type("Zoom in here")
    person.press("Return")
    found = begun.workspace.snapshot.of(Note, "lane", board.id)
    assert [note.body for note in found] == ["Zoom in here"]
