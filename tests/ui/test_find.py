"""Finding and replacing in the window, as an editor does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymap import language
from journeymap.model.change import change
from journeymap.model.records import Idea, Journey, Lane, Note, Persona, Project, Record, Touchpoint
from journeymap.ui.find.panel import FindPanel
from journeymap.ui.find.row_painter import HEIGHT
from journeymap.ui.find.rows import ROW, GroupRow, HitRow
from journeymap.ui.platform.keys import Keys
from journeymap.ui.shell.window import Window
from tests.ui.person import Person, card


def panel(window: Window) -> FindPanel:
    found = window.docks.panel("find")
    assert isinstance(found, FindPanel)
    return found


def rows(window: Window) -> list[HitRow | GroupRow]:
    model = panel(window).list.model()
    return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]


def hits(window: Window) -> list[HitRow]:
    return [row for row in rows(window) if isinstance(row, HitRow)]


@pytest.fixture
def looking(begun: Window, person: Person, qtbot: QtBot) -> Callable[[str], FindPanel]:
    """What a person does who looks for words: Ctrl+F, and types them."""

    def look(words: str) -> FindPanel:
        person.press("Ctrl+F")
        made = panel(begun)
        qtbot.waitUntil(lambda: made.fields.field.hasFocus())
        made.fields.field.clear()
        person.type(words)
        qtbot.waitUntil(lambda: begun.commands.search.complete)
        return made

    return look


@pytest.fixture
def typist(qapp: QApplication) -> Iterator[Person]:
    """A person whose keyboard has no Latin letters."""
    remedy = Keys(qapp)
    yield Person(russian=True)
    remedy.setParent(None)
    remedy.deleteLater()


def test_what_is_found_is_grouped_with_its_place_and_its_words_marked(
    begun: Window, looking: Callable[[str], FindPanel]
) -> None:
    found = looking("stock")
    headings = [row for row in rows(begun) if isinstance(row, GroupRow)]
    assert headings[:2] == [("Touchpoints", 2), ("Friction points", 1)]
    (friction,) = (row for row in hits(begun) if row.after == " shown is a day old")
    assert (friction.before, friction.words) == ("", "Stock")
    assert friction.where == "Trigger & research › Checks price and stock"
    assert found.told.text() == f"{len(hits(begun))} hits"


def test_enter_goes_from_hit_to_hit_and_the_keyboard_stays_in_the_field(
    begun: Window, person: Person, looking: Callable[[str], FindPanel]
) -> None:
    found = looking("courier delivers")
    person.press("Return")
    assert begun.workspace.selection == (card(begun, "Courier delivers").id,)
    assert found.fields.field.hasFocus()
    assert found.told.text().startswith("1 of ")


def test_steps_go_round_both_ways(
    begun: Window, person: Person, looking: Callable[[str], FindPanel]
) -> None:
    looking("coffee")
    search = begun.commands.search
    person.press("Shift+Return")
    assert search.place == len(search.hits) - 1
    person.press("F3")
    assert search.place == 0
    person.press("Down", "Down", "Up")
    assert search.place == 1
    person.press("Shift+F3")
    assert search.place == 0


def test_escape_gives_place_and_keyboard_back_and_f3_goes_on_without_the_panel(
    begun: Window, person: Person, looking: Callable[[str], FindPanel]
) -> None:
    assert begun.docks.shown() == ("navigator", "inspector")
    looking("courier")
    assert begun.docks.shown() == ("find", "inspector")
    person.press("Return", "Escape")
    assert begun.docks.shown() == ("navigator", "inspector")
    assert begun.canvas.hasFocus()
    first = begun.workspace.selection
    person.press("F3")
    assert begun.docks.shown() == ("navigator", "inspector")
    assert begun.commands.search.place == 1 and begun.workspace.selection != first


def test_the_field_is_shown_in_the_inspector_with_the_words_marked(
    begun: Window, person: Person, qtbot: QtBot, looking: Callable[[str], FindPanel]
) -> None:
    begun.docks.set_shown("inspector", False)
    looking("only wanted")
    person.press("Return")
    inspector = begun.docks.panel("inspector")
    fields = inspector.findChildren(QPlainTextEdit)
    (marks,) = (marks for field in fields if (marks := field.extraSelections()))
    assert [mark.cursor.selectedText() for mark in marks] == ["only wanted"]
    person.press("Escape")
    assert not any(f.extraSelections() for f in inspector.findChildren(QPlainTextEdit))


@pytest.mark.parametrize("kind", [Persona, Project, Journey, Lane, Note])
def test_what_stands_nowhere_on_the_page_is_gone_to_as_well(
    begun: Window, person: Person, kind: type[Record], looking: Callable[[str], FindPanel]
) -> None:
    snapshot = begun.workspace.snapshot
    record = next(iter(snapshot.all(kind).values()))
    name: dict[type[Record], str]
    name = {Persona: "goals", Project: "notes", Journey: "scenario", Lane: "title", Note: "body"}
    new = record.but(**{name[kind]: "Wunderwort"})
    begun.workspace.commit(change("x", edit=[(record, new)]))
    looking("wunderwort")
    person.press("Return")
    assert begun.workspace.selection == (record.id,)


def test_another_journey_is_looked_at_where_the_words_are_there(
    begun: Window, person: Person, looking: Callable[[str], FindPanel]
) -> None:
    first = begun.workspace.journey
    begun.run("journey.duplicate")
    (other,) = (j for j in begun.workspace.snapshot.all(Journey) if j != first)
    assert begun.workspace.journey == other
    begun.workspace.look_at(first)
    looking("courier delivers")
    person.press("Return")
    assert begun.workspace.journey == first
    person.press("Return")
    assert begun.workspace.journey == other
    assert {row.where.partition(" › ")[0] for row in hits(begun)} == {
        j.title for j in begun.workspace.snapshot.ordered(Journey)
    }


def test_a_cyrillic_keyboard_finds_too(begun: Window, typist: Person, qtbot: QtBot) -> None:
    one = card(begun, "Courier delivers")
    begun.workspace.commit(change("x", edit=[(one, one.but(title="Кур’єр везе п’ять пакунків"))]))
    typist.press("Ctrl+F")
    qtbot.waitUntil(lambda: panel(begun).fields.field.hasFocus())
    typist.type("п'ять")
    typist.press("Return")
    assert begun.workspace.selection == (one.id,)
    assert [row.words for row in hits(begun)] == ["п’ять"]


def test_case_and_whole_words_are_asked_for_by_buttons(
    begun: Window, looking: Callable[[str], FindPanel]
) -> None:
    found = looking("web")
    every = len(hits(begun))
    found.fields.case.click()
    assert 0 <= len(hits(begun)) < every
    found.fields.case.click()
    found.fields.field.setText("shel")
    assert hits(begun)
    found.fields.words.click()
    assert not hits(begun) and found.told.text() == "Nothing found"


def test_words_selected_in_a_field_are_looked_for(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    begun.select((card(begun, "Courier delivers").id,))
    begun.docks.panel("inspector").refresh()  # type: ignore[attr-defined]
    fields = begun.docks.panel("inspector").findChildren(QPlainTextEdit)
    title = next(field for field in fields if field.toPlainText() == "Courier delivers")
    title.setFocus()
    title.selectAll()
    person.press("Ctrl+F")
    assert panel(begun).fields.field.text() == "Courier delivers"
    person.press("Escape", "Ctrl+F")
    assert panel(begun).fields.field.text() == "Courier delivers"


def replace(window: Window, person: Person, words: str, by: str) -> FindPanel:
    person.press("Ctrl+H")
    found = panel(window)
    found.fields.field.setText(words)
    found.fields.by.setText(by)
    found.fields.by.setFocus()
    window.commands.search.finish()
    return found


def test_all_is_replaced_in_one_step_and_told(begun: Window, person: Person) -> None:
    said: list[str] = []
    begun.workspace.said.connect(said.append)
    before = begun.workspace.snapshot
    found = replace(begun, person, "coffee", "tea")
    count = len(hits(begun))
    assert found.every.text() == f"Replace all {count}"
    person.press("Ctrl+Return")
    assert hits(begun) == [] and said[-1].startswith(f"{count} places replaced in ")
    assert card(begun, "Touches the machine, smells the tea")
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_a_hit_that_is_not_ticked_stays(begun: Window, person: Person, qtbot: QtBot) -> None:
    found = replace(begun, person, "courier", "rider")
    first, *others = (row for row in range(found.list.model().rowCount()))
    place = found.list.rows.row_of(0)
    spot = found.list.visualRect(place).topLeft() + QPoint(16, HEIGHT // 3)
    qtbot.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [row.ticked for row in hits(begun)] == [False, *[True] * (len(hits(begun)) - 1)]
    person.press("Ctrl+Return")
    assert len(hits(begun)) == 1
    assert (first, len(others)) != (1, 0)


def test_enter_replaces_one_and_goes_to_the_next(begun: Window, person: Person) -> None:
    replace(begun, person, "coffee", "coffee bean")
    count, steps = len(hits(begun)), list[int]()
    before = sum(row.after.startswith(" bean") for row in hits(begun))
    search = begun.commands.search
    for _ in range(3):
        person.press("Return")
        steps.append(search.place)
    assert steps == [0, 1, 2]
    assert len(hits(begun)) == count
    assert sum(row.after.startswith(" bean") for row in hits(begun)) == before + 2


def test_what_would_not_fit_is_left_and_named(begun: Window, person: Person) -> None:
    found = replace(begun, person, "Courier delivers", "")
    person.press("Ctrl+Return")
    assert card(begun, "Courier delivers")
    assert found.problem.isVisible()
    assert "“Courier delivers” would have no name left." in found.problem.text()
    found.fields.by.setText("x")
    assert not found.problem.isVisible()


def test_nothing_is_replaced_in_what_may_only_be_read(begun: Window, person: Person) -> None:
    session = begun.session
    assert session is not None
    session.read_only = "Somebody else has it open."
    before = begun.workspace.snapshot
    found = replace(begun, person, "coffee", "tea")
    person.press("Ctrl+Return")
    person.press("Return")
    assert begun.workspace.snapshot is before
    assert "Somebody else has it open." in found.problem.text()
    session.read_only = ""


def test_what_is_found_follows_the_document(
    begun: Window, person: Person, qtbot: QtBot, looking: Callable[[str], FindPanel]
) -> None:
    looking("courier")
    count = len(hits(begun))
    one = card(begun, "Courier delivers")
    begun.workspace.commit(change("x", edit=[(one, one.but(happened="The courier again"))]))
    qtbot.waitUntil(lambda: len(hits(begun)) == count + 1)
    begun.workspace.undo()
    qtbot.waitUntil(lambda: len(hits(begun)) == count)


def test_tags_are_listed_while_nothing_is_wanted_and_found_by_a_click(
    begun: Window, person: Person
) -> None:
    one = card(begun, "Courier delivers")
    idea = next(iter(begun.workspace.snapshot.all(Idea).values()))
    pairs = [(one, one.but(tags=("late", "rain"))), (idea, idea.but(tags=("late",)))]
    begun.workspace.commit(change("x", edit=pairs))
    person.press("Ctrl+F")
    listed = panel(begun).tags.list
    QTest.qWait(20)
    assert [listed.item(i).text() for i in range(listed.count())] == ["late · 2", "rain · 1"]
    listed.itemClicked.emit(listed.item(1))
    assert panel(begun).fields.field.text() == "#rain"
    assert begun.workspace.selection == (one.id,)
    assert [row.words for row in hits(begun)] == ["rain"]


@pytest.mark.parametrize(
    "words",
    [
        "(",
        "a" * 5_000,
        "\u200b",
        "\ud83d",
        "🇺🇦👨‍👩‍👧",
        "שלום",
        "e\u0301\u0302\u0303",
        "[^",
        "%s {n}",
    ],
)
def test_odd_words_do_no_harm(begun: Window, person: Person, words: str) -> None:
    one = card(begun, "Courier delivers")
    begun.workspace.commit(change("x", edit=[(one, one.but(happened=f"{words} {{n}} %s"))]))
    found = replace(begun, person, words, words)
    assert not found.list.grab().isNull()
    person.press("Return", "Ctrl+Return")


def test_a_note_of_a_megabyte_is_found_and_painted(begun: Window, person: Person) -> None:
    one = next(iter(begun.workspace.snapshot.all(Touchpoint).values()))
    long = one.but(happened="needle in hay " * 70_000)
    begun.workspace.commit(change("x", edit=[(one, long)]))
    found = replace(begun, person, "needle", "pin")
    begun.commands.search.finish()
    assert len(begun.commands.search.hits) == 70_000
    assert "the first" in found.told.text()
    assert len(hits(begun)) == 5_000
    assert not found.list.grab().isNull()


def test_the_panel_speaks_the_language_of_the_person(begun: Window, person: Person) -> None:
    language.use("uk")
    person.press("Ctrl+F")
    assert panel(begun).fields.field.accessibleName()
