"""The library in the window: found by typing, narrowed, opened into places, linked and reused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.reusing import use_at
from journeymap.model.change import change
from journeymap.model.records import Friction, Goal, Idea, Journey, Quote, Touchpoint
from journeymap.ui.shell.palette import Palette
from journeymap.ui.shell.window import Window
from journeymap.ui.views.library.view import LibraryView
from journeymap.workspace.actions.context import context_names
from tests.ui.person import LEFT, PLAIN, Person


@pytest.fixture
def library(begun: Window, person: Person, qtbot: QtBot) -> LibraryView:
    """The library of the sample, whose rows have the keyboard."""
    begun.activateWindow()
    begun.focus()
    person.press("Alt+9")
    view = begun.main_view
    assert isinstance(view, LibraryView)
    qtbot.waitUntil(lambda: bool(view.model.entries))
    view.tree.setFocus()
    return view


def titles(library: LibraryView) -> list[str]:
    """Return what is listed."""
    return [entry.title for entry in library.model.entries]


def stand(library: LibraryView, title: str) -> None:
    """Select the row of an entry."""
    library.tree.stand(titles(library).index(title))


def answer(window: Window, qtbot: QtBot, person: Person, words: str) -> None:
    """Type an answer to what is asked, and take the first that fits."""
    qtbot.waitUntil(lambda: any(p.isVisible() for p in window.findChildren(Palette)))
    person.type(words)
    person.press("Return")
    qtbot.waitUntil(lambda: not any(p.isVisible() for p in window.findChildren(Palette)))


def test_it_lists_what_is_known_and_planned_and_counts_each_kind(library: LibraryView) -> None:
    snapshot = library.workspace.snapshot
    assert {entry.kind for entry in library.model.entries} >= {
        "Quote",
        "Friction",
        "Idea",
        "Metric",
    }
    assert library.bar.kinds["Friction"].text() == f"Friction points  {len(snapshot.all(Friction))}"
    library.bar.kinds["Quote"].click()
    assert {entry.kind for entry in library.model.entries} == {"Quote"}
    library.bar.kinds["Idea"].click()
    assert {entry.kind for entry in library.model.entries} == {"Quote", "Idea"}


def test_letters_are_looked_for_from_anywhere_and_esc_shows_all_again(
    library: LibraryView, person: Person
) -> None:
    every = titles(library)
    person.type("hold wai")
    assert titles(library) == ["Waits 11 min on hold"]
    assert library.bar.field.hasFocus()
    person.press("Down")
    assert library.tree.hasFocus() and library.workspace.selection
    person.press("Backspace", "Backspace", "Backspace", "Backspace")
    assert library.bar.field.text() == "hold"
    person.press("Escape")
    assert titles(library) == every
    library.tree.setFocus()
    person.type("Кур’єр")
    assert library.bar.field.text() == "Кур’єр"


def test_nothing_found_says_what_to_do(library: LibraryView, person: Person) -> None:
    person.type("zebra")
    assert library.nothing.isVisible() and "Take a condition away" in library.nothing.text()
    person.press("Escape")
    assert library.tree.isVisible()


def test_a_click_selects_and_enter_shows_it_on_the_map_and_alt_9_comes_back(
    begun: Window, library: LibraryView, person: Person
) -> None:
    stand(library, "Waits 11 min on hold")
    place = library.tree.visualRect(library.tree.currentIndex()).center()
    QTest.mouseClick(library.tree.viewport(), LEFT, PLAIN, place)
    (chosen,) = begun.workspace.selection
    assert isinstance(begun.workspace.snapshot.find(chosen), Friction)
    person.press("Return")
    assert begun.workspace.arrangement == "map"
    assert begun.workspace.selection == (chosen,)
    assert begun.bars.status.said == "Alt+9 goes back to the library."
    person.press("Alt+9")
    assert begun.main_view is library
    assert library.tree.chosen() == (chosen,)


def test_one_with_several_places_opens_into_them_and_each_leads_to_its_own(
    begun: Window, library: LibraryView, person: Person
) -> None:
    workspace = begun.workspace
    pain = next(f for f in workspace.snapshot.all(Friction).values() if "on hold" in f.title)
    there = next(c for c in workspace.snapshot.all(Touchpoint).values() if c.id != pain.touchpoint)
    assert workspace.commit(use_at(workspace.snapshot, (pain.id,), there.id))
    library.refresh()
    stand(library, pain.title)
    assert workspace.selection == (pain.id,)
    person.press("Right", "Down", "Down")
    (copy,) = library.tree.chosen()
    assert copy != pain.id
    person.press("Return")
    assert workspace.arrangement == "map" and set(workspace.selection) == {copy}
    assert len([t for t in titles(library) if t == pain.title]) == 1


def test_a_quote_is_linked_to_an_idea_that_is_there_or_to_a_new_one(
    begun: Window, library: LibraryView, person: Person, qtbot: QtBot
) -> None:
    workspace = begun.workspace
    quote = next(q for q in workspace.snapshot.all(Quote).values() if "three times" in q.said)
    used = sum(quote.id in idea.quotes for idea in workspace.snapshot.all(Idea).values())
    stand(library, quote.said)
    assert "evidence.link" in context_names(begun, begun.actions_.declared)
    begun.actions_["evidence.link"].trigger()
    answer(begun, qtbot, person, "QR video")
    idea = next(i for i in workspace.snapshot.all(Idea).values() if i.title.startswith("QR"))
    assert quote.id in idea.quotes
    begun.actions_["evidence.link"].trigger()
    answer(begun, qtbot, person, "One number for every order")
    (new,) = (i for i in workspace.snapshot.all(Idea).values() if i.title.startswith("One number"))
    assert new.quotes == (quote.id,) and new.touchpoints == (quote.touchpoint,)
    entry = library.model.entry(library.model.index_of(quote.id))
    assert entry and len(entry.used_by) == used + 2
    person.press("Ctrl+Z", "Ctrl+Z")
    assert quote.id not in workspace.snapshot.all(Idea)[idea.id].quotes


def test_a_new_idea_of_it_comes_into_the_rows_and_is_told_beside(
    begun: Window, library: LibraryView
) -> None:
    workspace = begun.workspace
    known = set(workspace.snapshot.all(Idea))
    stand(library, "Waits 11 min on hold")
    begun.actions_["idea.of"].trigger()
    (new,) = set(workspace.snapshot.all(Idea)) - known
    assert workspace.selection == (new,) == library.tree.chosen()
    assert workspace.arrangement == "library"
    assert workspace.snapshot.all(Idea)[new].title == "Waits 11 min on hold"


def test_it_is_used_at_another_touchpoint_and_counted_once(
    begun: Window, library: LibraryView, person: Person, qtbot: QtBot
) -> None:
    count = len(library.model.entries)
    stand(library, "Waits 11 min on hold")
    begun.actions_["evidence.place"].trigger()
    answer(begun, qtbot, person, "Courier delivers")
    frictions = begun.workspace.snapshot.all(Friction).values()
    assert len([one for one in frictions if one.title == "Waits 11 min on hold"]) == 2
    assert len(library.model.entries) == count


def test_it_is_of_the_whole_file_and_keeps_what_is_looked_for(
    begun: Window, library: LibraryView, person: Person
) -> None:
    workspace = begun.workspace
    other = Journey(title="Another", position=9.0)
    goal = Goal(journey=other.id, title="Calm waiting")
    assert workspace.commit(change("", add=[other, goal]))
    person.type("calm wait")
    assert titles(library) == ["Calm waiting"]
    person.press("Alt+1")
    workspace.look_at(other.id)
    assert workspace.arrangement == "map"
    person.press("Alt+9")
    assert titles(library) == ["Calm waiting"]
    library.tree.stand(0)
    person.press("Return")
    assert workspace.journey == other.id and workspace.selection == (goal.id,)


def test_rows_are_copied_as_a_table_and_headings_sort(library: LibraryView, person: Person) -> None:
    stand(library, "Waits 11 min on hold")
    person.press("Ctrl+C")
    text = QApplication.clipboard().text()
    assert text.startswith("Waits 11 min on hold\t") and text.count("\t") == 3
    library.tree.header().sectionClicked.emit(0)
    names = [title.casefold() for title in titles(library)]
    assert names == sorted(names)
    library.tree.header().sectionClicked.emit(0)
    assert [title.casefold() for title in titles(library)] == names[::-1]


def test_what_is_not_seen_is_not_removed(library: LibraryView, person: Person) -> None:
    workspace = library.workspace
    before = workspace.snapshot
    card = next(iter(before.all(Touchpoint)))
    workspace.select((card,))
    person.press("Delete")
    assert workspace.snapshot is before and workspace.selection == (card,)
    stand(library, "Waits 11 min on hold")
    person.type("repeats")
    assert not workspace.selection
    library.tree.setFocus()
    person.press("Delete")
    assert workspace.snapshot is before
    person.press("Down", "Delete")
    assert len(workspace.snapshot.all(Friction)) == len(before.all(Friction)) - 1


def test_keys_of_the_map_do_nothing_to_it_from_here(library: LibraryView, person: Person) -> None:
    before = library.workspace.snapshot
    stand(library, "Waits 11 min on hold")
    person.press("Tab")
    library.tree.setFocus()
    person.type("t1")
    assert library.workspace.snapshot is before
    assert library.bar.field.text() == "t1"
    assert library.bar.field.focusPolicy() & Qt.FocusPolicy.TabFocus
