"""The library of 5,000 entries: looked through, made anew after an edit, and typed into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from journeymap.analysis.library.choice import LibraryChoice, chosen
from journeymap.analysis.library.entries import library
from journeymap.drawing.memo import Memo
from journeymap.drawing.theme import load_theme
from journeymap.editing.records import set_field
from journeymap.model.document import Document
from journeymap.model.records import Friction, Idea, Quote, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.library.view import LibraryView
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from tests.bench import Row, best
from tests.bench.bench_canvas import HEIGHT, WIDTH
from tests.bench.bench_table import plain
from tests.bench.large import large

ENTRIES = 5000
_WORDS = ("waits", "queue", "price", "courier", "бар’єр", "delay", "refund", "stock", "звонит")


def full(count: int = ENTRIES) -> Snapshot:
    """Return a document whose library has so many quotes, frictions and ideas, all different."""
    before = large(400)
    cards = list(before.all(Touchpoint))
    journey = next(one.id for one in before.records() if type(one).__name__ == "Journey")
    made: list[Record] = []
    for n in range(count):
        said = " ".join(_WORDS[(n * k + k) % len(_WORDS)] for k in range(1, 8)) + f" {n}"
        card = cards[n % len(cards)]
        if n % 5 == 0:
            made.append(Idea(journey=journey, touchpoints=(card,), title=said))
        elif n % 2:
            made.append(Quote(touchpoint=card, said=said))
        else:
            made.append(Friction(touchpoint=card, title=said, severity=n % 5))
    kept = [one for one in before.records() if not isinstance(one, Quote | Friction | Idea)]
    return Snapshot([*kept, *made])


def rows() -> Iterator[Row]:
    """Measure what one does while looking for something; the floor is a search without an index."""
    before, memo = full(), Memo()
    with memo.round():
        entries = library(before, memo)
    texts = [entry.title for entry in entries]
    floor = best(lambda: [text for text in texts if "wai" in text.casefold()], 20)
    choice = LibraryChoice(text="wai pri", severity=2, kinds=frozenset({"Friction"}))
    took = best(lambda: chosen(entries, choice), 20)
    yield Row(f"library of {len(entries)}: looked through", took, floor, 12.0)
    pain = next(iter(before.all(Friction)))
    states = cycle([_edited(before, pain), before])

    def anew() -> None:
        with memo.round():
            library(next(states), memo)

    first = best(lambda: library(before, Memo()), 3)
    yield Row(f"library of {len(entries)}: after an edit, to all anew", best(anew, 6), first, 0.8)
    yield _typed(before)


def _edited(before: Snapshot, friction: str) -> Snapshot:
    done = set_field(before, (friction,), "severity", 1)
    done = done or set_field(before, (friction,), "severity", 2)
    assert done
    return before.apply(done)


def _typed(before: Snapshot) -> Row:
    """Measure a letter that is typed until the rows stand there; the floor is Qt's own table."""
    application = QApplication.instance() or QApplication([])
    floor = plain()
    windows = Windows(Appearance(load_theme(), Settings()), Settings())
    window = windows.bare()
    window.resize(WIDTH, HEIGHT)
    window.documents.open_sample()
    window.show()
    window.workspace.open(Document(before))
    window.workspace.arrange("library")
    application.processEvents()
    for name in window.docks.shown():
        window.docks.set_shown(name, False)
    view = window.main_view
    assert isinstance(view, LibraryView)
    words = cycle(["w", "wa", "wai", "wai p", "wai pr", ""])

    def letter() -> None:
        window.workspace.change_look(library=LibraryChoice(text=next(words)))
        view.tree.viewport().repaint()

    took = best(letter, 36)
    window.files.leave(window)
    window.close()
    return Row(f"library of {ENTRIES}: a letter typed and shown", took, floor, 8.0)
