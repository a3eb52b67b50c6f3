"""What is typed without a rest is kept all the same, and nothing is called saved before it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymap.editing.annotations import add_note
from journeymap.errors import JourneyError
from journeymap.model.records import Note, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.recovery import recoverable
from journeymap.storage.templates import load
from journeymap.ui.panels.navigator import LANES, Navigator
from journeymap.ui.present.arrange import Arrange
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.outline.panel import OutlinePanel
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.workshop.panel import WorkshopPanel
from journeymap.workspace.pause import LONGEST, PAUSE, Pause
from tests.storage.samples import contents, written
from tests.ui.inspecting import text_called
from tests.ui.person import Person, card, opened, read, sentences
from tests.ui.presenting import presentation, presented

CARD = "Compares models and reviews"
WORDS = "The shop said it would come on Monday but it came on Thursday"


def nothing(window: Window, person: Person, qtbot: QtBot) -> None:
    """Be on the map, with a card selected."""
    window.workspace.select((card(window, CARD).id,))
    window.canvas.setFocus()


def title(window: Window, person: Person, qtbot: QtBot) -> None:
    nothing(window, person, qtbot)
    person.press("F2")


def question(window: Window, person: Person, qtbot: QtBot) -> None:
    nothing(window, person, qtbot)
    person.press("F")


def inspector(window: Window, person: Person, qtbot: QtBot) -> None:
    nothing(window, person, qtbot)
    panel = window.docks.panel("inspector")
    qtbot.waitUntil(
        lambda: "What happened" in [text.accessibleName() for text in panel.findChildren(TextField)]
    )
    text_called(panel, "What happened").setFocus()


def notes(window: Window, person: Person, qtbot: QtBot) -> None:
    presented(window, qtbot)
    person.press("C")
    console = presentation(window).console
    assert console is not None
    qtbot.waitUntil(lambda: console.windowHandle().isActive())
    console.notes.setFocus()


def sticky(window: Window, person: Person, qtbot: QtBot) -> None:
    person.press("Ctrl+Shift+K")


def old_sticky(window: Window, person: Person, qtbot: QtBot) -> None:
    """Write over the one sticky there is."""
    sticky(window, person, qtbot)
    person.type("Queue")
    person.press("Return")
    panel = window.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    panel.refresh()
    panel.inbox.slips.setFocus()
    panel.inbox.slips.setCurrentRow(0)
    person.press("F2")


def navigator(window: Window, person: Person, qtbot: QtBot) -> None:
    nothing(window, person, qtbot)
    panel = window.docks.panel("navigator")
    assert isinstance(panel, Navigator)
    panel.refresh()
    panel.tree.setFocus()
    panel.tree.setCurrentItem(panel.section(LANES)[1])
    person.press("F2")
    assert panel.tree.editing


def outline(window: Window, person: Person, qtbot: QtBot) -> None:
    nothing(window, person, qtbot)
    window.docks.set_shown("outline", True)
    panel = window.docks.panel("outline")
    assert isinstance(panel, OutlinePanel)
    qtbot.waitUntil(panel.isVisible)
    panel.refresh()
    panel.tree.setFocus()
    person.press("F2")
    assert panel.tree.typing


def frame_title(window: Window, person: Person, qtbot: QtBot) -> None:
    window.actions_["present.arrange"].trigger()
    dialog = window.findChild(Arrange)
    assert isinstance(dialog, Arrange)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.list.setCurrentRow(1)
    dialog.title.setFocus()


def slate(window: Window, person: Person, qtbot: QtBot) -> None:
    presented(window, qtbot)
    person.press("N")


ROWS = [old_sticky, navigator, outline]
FIELDS = pytest.mark.parametrize(
    "goto",
    [title, question, inspector, notes, sticky, slate, frame_title, *ROWS],
    ids=lambda f: f.__name__,
)
Goto = Callable[[Window, Person, QtBot], None]


def restless(window: Window, longest: int = 40) -> Pause:
    """Let the field one is in take nothing for a pause; return what it waits with."""
    pauses = [one for top in QApplication.topLevelWidgets() for one in top.findChildren(Pause)]
    for one in pauses:
        one.setInterval(600_000)
        one._longest.setInterval(longest)
    return next(iter(pauses))


def everything(window: Window) -> str:
    return repr(list(window.workspace.snapshot.records()))


def test_the_longest_wait_is_under_two_seconds() -> None:
    assert PAUSE == 400 and LONGEST <= 1_750


@FIELDS
def test_typing_that_never_rests_is_kept_while_it_goes_on(
    begun: Window, person: Person, qtbot: QtBot, goto: Goto
) -> None:
    goto(begun, person, qtbot)
    restless(begun)
    before = begun.workspace.snapshot
    typed = ""
    for letter in (WORDS + " ") * 8:
        person.type(letter)
        typed += letter
        QTest.qWait(5)
        if begun.workspace.snapshot is not before:
            break
    assert begun.workspace.snapshot is not before, "nothing was kept"
    person.type(" and so on!")
    begun.keep_typing()
    assert f"{typed} and so on!" in everything(begun), "the rest was lost, or letters were"
    begun.workspace.undo()
    assert begun.workspace.snapshot == before, "it was more than one step"


def composed(field: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@FIELDS
def test_a_word_an_input_method_composes_is_not_torn(
    begun: Window, person: Person, qtbot: QtBot, goto: Goto
) -> None:
    goto(begun, person, qtbot)
    restless(begun, 20)
    field = QApplication.focusWidget()
    assert field is not None
    person.type("Then ")
    for so_far in ("に", "にほ", "にほん", "にほんご"):
        composed(field, so_far)
        qtbot.wait(30)
        assert QApplication.focusWidget() is field
    composed(field, "", "日本語")
    person.type("!")
    begun.keep_typing()
    assert "Then 日本語!" in everything(begun)
    assert "にほ" not in everything(begun)


@pytest.fixture
def window(windows: Windows, tmp_path: Path, qtbot: QtBot) -> Window:
    made = opened(windows, written(tmp_path / "Coffee.journey", coffee()), qtbot)
    made.workspace.select((card(made, CARD).id,))
    made.canvas.setFocus()
    return made


def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee"))


def test_saved_is_said_only_of_what_is_in_the_file(
    window: Window, tmp_path: Path, person: Person, qtbot: QtBot
) -> None:
    person.press("F2")
    said, (id,) = [], window.workspace.selection
    for letter in "Looks around":
        person.type(letter)
        QTest.qWait(40)
        state = window.bars.toolbar.state.text()
        said.append(state)
        if state == "Saved":
            slip = QApplication.focusWidget()
            assert isinstance(slip, QPlainTextEdit)
            assert contents(tmp_path / "Coffee.journey").all(Touchpoint)[id].title == (
                slip.toPlainText().strip()
            )
    assert "Saving…" in said
    qtbot.waitUntil(lambda: window.bars.toolbar.state.text() == "Saved")
    assert contents(tmp_path / "Coffee.journey") == window.workspace.snapshot


def test_letters_the_disk_refuses_are_not_called_kept(
    window: Window, person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.press("F2")

    def refuse(*_: object) -> None:
        raise JourneyError("There is no room.")

    with monkeypatch.context() as full:
        full.setattr(window.workspace.document, "_write", refuse)
        person.type("Looks")
        qtbot.waitUntil(lambda: window.bars.toolbar.state.text() == "Not kept")
        assert "no room" in read(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.type(" around")
    qtbot.waitUntil(lambda: window.bars.toolbar.state.text() == "Saved")


def test_a_field_that_is_gone_waits_for_nothing(begun: Window, qtbot: QtBot) -> None:
    field = QWidget()
    Pause(begun.workspace, lambda: None, field).typed()
    assert begun.workspace.typing
    field.deleteLater()
    QApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    assert not begun.workspace.typing


def test_a_sticky_that_is_wiped_out_again_is_none(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    sticky(begun, person, qtbot)
    person.type("Qu")
    qtbot.waitUntil(lambda: len(begun.workspace.snapshot.all(Note)) == 1 + notes_before(begun))
    person.press("Backspace", "Backspace")
    qtbot.waitUntil(lambda: not inbox(begun))


def notes_before(window: Window) -> int:
    return sum(1 for note in window.workspace.snapshot.all(Note).values() if note.lane)


def inbox(window: Window) -> list[str]:
    return [n.body for n in window.workspace.snapshot.all(Note).values() if not n.lane]


def test_a_question_that_was_kept_meanwhile_is_dropped_by_escape(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    question(begun, person, qtbot)
    person.type("Too many words")
    qtbot.waitUntil(lambda: "Too many words" in everything(begun))
    person.press("Escape")
    assert begun.workspace.snapshot == before


def test_a_crash_in_the_middle_of_a_question_loses_no_words(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    question(begun, person, qtbot)
    person.type("Too many words")
    qtbot.waitUntil(lambda: "Too many words" in everything(begun))
    assert begun.session is not None
    begun.session.leave()
    assert [found.changes for found in recoverable()] == [1]


ROW = pytest.mark.parametrize("goto", ROWS, ids=lambda f: f.__name__)


@ROW
def test_a_row_that_is_kept_meanwhile_keeps_its_field_and_its_caret(
    begun: Window, person: Person, qtbot: QtBot, goto: Goto
) -> None:
    goto(begun, person, qtbot)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    person.type("Loks")
    person.press("Left", "Left")
    before = begun.workspace.snapshot
    qtbot.waitUntil(lambda: begun.workspace.snapshot is not before)
    assert "'Loks'" in everything(begun)
    begun.workspace.commit(
        add_note(begun.workspace.edit_view, "A colleague’s")
    )  # and the lists are told
    qtbot.wait(50)
    person.type("o")
    assert QApplication.focusWidget() is field
    person.press("Return")
    assert "'Looks'" in everything(begun)


@ROW
def test_escape_gives_back_what_a_row_said_though_it_was_kept_meanwhile(
    begun: Window, person: Person, qtbot: QtBot, goto: Goto
) -> None:
    goto(begun, person, qtbot)
    before, step = begun.workspace.snapshot, begun.workspace.document.undoable
    person.type("Too many words")
    qtbot.waitUntil(lambda: "Too many words" in everything(begun))
    person.press("Escape")
    assert begun.workspace.snapshot == before
    assert begun.workspace.document.undoable == step, "there is a step that does nothing"
    assert not begun.workspace.typing


@ROW
def test_what_the_disk_refuses_stays_in_the_field_of_the_row(
    begun: Window, person: Person, qtbot: QtBot, goto: Goto, monkeypatch: pytest.MonkeyPatch
) -> None:
    goto(begun, person, qtbot)
    field = QApplication.focusWidget()

    def refuse(*_: object) -> None:
        raise JourneyError("There is no room.")

    with monkeypatch.context() as full:
        full.setattr(begun.workspace.document, "_write", refuse)
        person.type("Looks around")
        qtbot.waitUntil(lambda: bool(sentences(begun)))
        assert "no room" in read(begun)
    begun.activateWindow()
    qtbot.waitUntil(begun.isActiveWindow)
    assert QApplication.focusWidget() is field
    assert begun.workspace.typing
    person.press("Return")
    assert "'Looks around'" in everything(begun)
    assert not begun.workspace.typing


def test_a_sticky_written_over_with_nothing_comes_back_in_one_step(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    old_sticky(begun, person, qtbot)
    person.type("Qu")
    qtbot.waitUntil(lambda: inbox(begun) == ["Qu"])
    person.press("Backspace", "Backspace")
    qtbot.wait(PAUSE + 100)
    assert inbox(begun) == ["Qu"], "it is thrown away while one is still writing"
    person.press("Return")
    assert inbox(begun) == []
    begun.workspace.undo()
    assert inbox(begun) == ["Queue"]


@pytest.mark.parametrize("goto", [*ROWS, frame_title], ids=lambda f: f.__name__)
def test_what_was_typed_just_now_is_kept_when_the_window_goes(
    begun: Window, person: Person, qtbot: QtBot, goto: Goto
) -> None:
    goto(begun, person, qtbot)
    restless(begun, 600_000)
    person.type("Looks")
    begun.keep_typing()
    assert "'Looks'" in everything(begun)
