"""The workspace: the document that is open, and what one is doing with it just now.

Selection, current cell, journey in view, persona in focus and a change not yet committed live
here and never in the document. Panels and the canvas listen to the workspace and to nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from journeymap.analysis.flow.case_ways import first_journey
from journeymap.editing import COMMANDS, REMOVAL, EditView, newcomers
from journeymap.editing.standing import CardPlaces, nowhere
from journeymap.editing.styles import Style
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.layout.atlas import ATLAS
from journeymap.model.change import Change
from journeymap.model.document import Document
from journeymap.model.grid import Cell, journey_of
from journeymap.model.records import Frame, Journey, Persona, Touchpoint, Vote
from journeymap.model.snapshot import Snapshot
from journeymap.view import Look, View
from journeymap.view.brand import worn_theme
from journeymap.workspace.as_seen import SeenDocument, SeenDocuments
from journeymap.workspace.looking import Looking
from journeymap.workspace.looks import Looks
from journeymap.workspace.trail import Trail

MAP = "map"
"""The arrangement a journey is shown in until somebody chooses another."""

_NOWHERE = (Frame, Vote)
"""What is on no page, so that selecting it after undo would show nothing."""


class Workspace(Looking):
    """One open document and the state of working on it.

    ``changed`` carries the Change that moved the document, ``shown`` says that what is to
    be seen (document, preview, journey or focus) is another, ``opened`` that it is another
    document, ``failed`` carries a sentence for the person, ``travelled`` the ids of what a step
    taken back or done again was about, ``typed`` says that something typed waits to be kept, or
    waits no longer, ``hurried`` asks for that to be kept now, ``pointed`` carries a text of a
    field and the places in it that are to be seen, ``unplaced`` the id of a record to be named
    that stands nowhere in what is seen, ``in_vain`` that what
    was asked for has nothing to work on, ``removed`` carries a Change with which a person took
    something away.
    """

    changed = Signal(object)
    selected = Signal()
    opened = Signal()
    failed = Signal(str)
    in_vain = Signal()
    removed = Signal(object)
    travelled = Signal(object)
    typed = Signal()
    pointed = Signal(object, object)
    unplaced = Signal(str)
    hurried = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document(Snapshot())
        self._trail = Trail()
        self.selection: tuple[str, ...] = ()
        self.cell: Cell | None = None
        self.standing: Callable[[], CardPlaces] = nowhere
        self.style: Style = {}
        self.refused = False
        self._typing: WeakSet[QObject] = WeakSet()
        self._preview: Change | None = None
        self._seen: Snapshot | None = None
        self._past: Snapshot | None = None
        self._states = SeenDocuments()
        self._stop = self.document.listen(self._moved)

    @property
    def snapshot(self) -> Snapshot:
        """The document now, which every edit is made against; what is seen is in ``view``.

        While an earlier version is looked at, it is that one, and nothing can be edited.
        """
        return self.document.snapshot if self._past is None else self._past

    @property
    def looks_back(self) -> bool:
        """Whether the document is shown as it once was, which nothing can change."""
        return self._past is not None

    def look_back(self, past: Snapshot | None, trail: Trail | None = None) -> None:
        """Show the document as it once was, as far along a trail as it leads there.

        ``None`` comes back to now.
        """
        if past is not self._past:
            self._past, self._preview, self._seen = past, None, None
            self._trail = trail or self._trail
            self._stay()
            self.shown.emit()

    def refuses(self) -> bool:
        """Tell whether nothing can be edited, as an earlier version is looked at; and say so."""
        if self._past is not None:
            self.said.emit(
                tr("This is an earlier version, which is only looked at. Esc goes back to now.")
            )
        return self._past is not None

    @property
    def journey(self) -> str:
        """The id of the journey in view, blank for none; from the atlas, of that one came from."""
        return self._trail.journey

    @property
    def trail(self) -> Trail:
        """The journeys one went into, and by which touchpoints."""
        return self._trail

    @property
    def view(self) -> View:
        """What is seen: the journey looked at, with the change of a gesture still going on."""
        if self._seen is None:
            now = self.snapshot
            self._seen = now.apply(self._preview) if self._preview else now
        seen = self._as_seen(self._seen)
        return View(
            snapshot=seen.snapshot,
            whole=seen.whole,
            covered=self.covered,
            path=self._trail.journeys,
            focus=self.focus,
            theme=worn_theme(seen.snapshot, self.look.themed, self.theme, self.assets),
            assets=self.assets,
            behind=self.selection if self.shows_behind else None,
            **self.look.looks,
            **self.compared,
        )

    def as_seen(self, snapshot: Snapshot) -> Snapshot:
        """Return a state of the document as it may be seen, along the ways that are looked at.

        It is without what is covered just now.
        """
        return self._as_seen(snapshot).snapshot

    def as_walked(self, snapshot: Snapshot) -> Snapshot:
        """Return the same without touchpoints nobody comes to whose way is looked at."""
        return self._as_seen(snapshot).walked

    def _as_seen(self, snapshot: Snapshot) -> SeenDocument:
        return self._states.of(snapshot, self.journey, self.covered, self.look.filter.ways)

    @property
    def edit_view(self) -> EditView:
        """What commands act on: the document as it is kept, and the selection.

        Where the whole file is seen no journey is, and what is not selected is not meant.
        """
        kept = self.view.but(snapshot=self.snapshot, whole=None, covered=frozenset(), behind=None)
        chosen = self.selection
        if self._page:
            kept = kept.but(path=())
        return EditView(kept, chosen, None if chosen else self.cell, self.standing)

    @property
    def previewing(self) -> bool:
        """Whether what is seen is not yet the document."""
        return self._preview is not None

    @property
    def typing(self) -> bool:
        """Whether something typed into any field is not kept in the document yet."""
        return any(isValid(field) for field in self._typing)

    def set_typing(self, field: QObject, yes: bool) -> None:
        """Hear from a field that something typed into it waits to be kept, or waits no longer."""
        if yes != (field in self._typing):
            (self._typing.add if yes else self._typing.discard)(field)
            self.typed.emit()

    def open(self, document: Document) -> None:
        """Take another document, at its first journey."""
        self._stop()
        self.document = document
        self._stop = document.listen(self._moved)
        self._preview = self._seen = self._past = None
        self.selection, self.cell, self.focus = (), None, None
        self.covered = frozenset()
        self._trail, self._page, self._looks = Trail.at(self._first_journey()), "", Looks()
        self._take(self._looks.enter(self.snapshot, self.journey))
        self.shown.emit()
        self.selected.emit()
        self.opened.emit()

    def look_at(self, journey: str) -> None:
        """Show another journey of the document; the trail begins anew with it."""
        self._go(Trail.at(journey))

    def enter(self, touchpoint: str) -> None:
        """Go into the journey inside a touchpoint of the journey in view; without one stay."""
        door = self.snapshot.get(Touchpoint, touchpoint)
        if door and self.snapshot.get(Journey, door.opens):
            known = self.look
            begun = self._looks.begins(self.snapshot, str(door.opens))
            if not self._page and not begun:
                self._looks[str(door.opens)] = Look(
                    arrangement=known.arrangement,
                    detail=known.detail,
                    coloured=known.coloured,
                    density=known.density,
                )
            self._go(self._trail.into(door))

    def visit(self, id: str) -> None:
        """Go to a journey, or a touchpoint of another one; from one here to what is inside it."""
        card = self.snapshot.get(Touchpoint, id)
        there = journey_of(self.snapshot, card) if card else None
        if there == self.journey:
            self.enter(id)
        elif card and there:
            self.look_at(there)
            self.select((id,))
        elif self.snapshot.get(Journey, id):
            self.look_at(id)

    def leave(self, journey: str = "") -> None:
        """Go back out, to the touchpoint one came in by, or on to a journey further up the trail.

        From one that is inside no other it goes to the atlas, where it is selected.
        """
        trail, here = self._trail, self.journey
        if len(trail.journeys) < 2:
            self.arrange(ATLAS)
            self.select((here,) if here else ())
            return
        out = trail.up_to(journey or trail.journeys[-2])
        if out != trail:
            door = trail.doors[len(out.doors)]
            self._go(out)
            self.select((door,))

    def _go(self, trail: Trail) -> None:
        if trail == self._trail and not self._page:
            return
        if trail.journey != self.journey:
            walkers = self.snapshot.get(Journey, trail.journey)
            self.focus = self.focus if walkers and self.focus in walkers.personas else None
        self._trail, self._page = trail, ""
        self._take(self._looks.enter(self.snapshot, self.journey))
        self.select(())
        self.shown.emit()

    def focus_on(self, persona: str | None) -> None:
        """Let one persona's feelings stand out and be edited; ``None`` shows all alike."""
        if persona != self.focus:
            self.focus = persona
            self.shown.emit()

    def select(self, ids: Iterable[str]) -> None:
        """Select records by id; the last becomes the primary one."""
        self._choose(tuple(dict.fromkeys(ids)), None)

    def stand(self, cell: Cell | None, ids: Iterable[str] = ()) -> None:
        """Make a cell the current one, with what is selected in it, which may be nothing."""
        self._choose(tuple(ids), cell)

    def _choose(self, ids: tuple[str, ...], cell: Cell | None) -> None:
        if (ids, cell) != (self.selection, self.cell):
            self.selection, self.cell = ids, cell
            self.selected.emit()
            if self.shows_behind:
                self.shown.emit()

    def preview(self, change: Change | None) -> None:
        """Show a change without making it; ``None`` ends that."""
        if change != self._preview and self._past is None:
            self._preview, self._seen = change or None, None
            self.shown.emit()

    def commit(self, change: Change | None, *, join: bool = False) -> bool:
        """Make a change; return whether it was kept. A preview ends with it."""
        self._preview, self._seen = None, None
        if not change:
            self.shown.emit()
            return False
        kept = self._kept(lambda: self.document.commit(change, join=join))
        if kept and not join and change.label == REMOVAL:
            self.removed.emit(change)
        return kept

    def run(self, name: str) -> bool:
        """Run an editing command on the selection, and select what it brought."""
        change = COMMANDS[name].run(self.edit_view)
        if not change or not self.commit(change):
            return False
        self.bring(change)
        return True

    def bring(self, change: Change) -> None:
        """Select what a change brought; a journey it brought is looked at."""
        new = newcomers(change) or self.selection
        journey = next((id for id in new if self.snapshot.get(Journey, id)), None)
        if journey:
            self.look_at(journey)
        else:
            self.select(new)

    def applies(self, name: str) -> bool:
        """Tell whether a command has anything to do here; its menu entry is grey otherwise."""
        with COMMANDS.guard(name):
            return COMMANDS[name].applies(self.edit_view)
        return False

    def retract(self, change: Change) -> bool:
        """Take back what was just made, as if it had never been."""
        done: list[bool] = []
        return self._kept(lambda: done.append(self.document.retract(change))) and done[0]

    def undo(self) -> None:
        """Take back the last step, and say what it was about."""
        self._travel(self.document.undo)

    def redo(self) -> None:
        """Do again the step last taken back, and say what it was about."""
        self._travel(self.document.redo)

    def _travel(self, go: Callable[[], Change | None]) -> None:
        self._preview, self._seen = None, None
        done: list[Change | None] = []
        if self._kept(lambda: done.append(go())) and done[0]:
            touched = [
                e.after.id for e in done[0] if e.after is not None and type(e.after) not in _NOWHERE
            ]
            here = [id for id in self.selection if self.snapshot.find(id)]
            self.select(here or touched[:1])
            self.travelled.emit(tuple(touched))

    def _kept(self, act: Callable[[], object]) -> bool:
        if self.refuses():
            self.refused = True
            self.shown.emit()
            return False
        try:
            act()
        except JourneyError as error:
            self.refused = True
            self.shown.emit()
            self.failed.emit(str(error))
            return False
        self.refused = False
        return True

    def _moved(self, change: Change) -> None:
        self._seen = self._past = None
        if self._preview:
            # Aimed at what there was: what somebody removed meanwhile must not come back by it.
            self._preview = self.snapshot.rebase(self._preview) or None
        gone = {e.before.id for e in change if e.after is None and e.before}
        if gone:
            self._looks.prune(self.snapshot)
        if self.cell and gone & {self.cell.stage, self.cell.step, self.cell.lane}:
            self.cell = None
        self._find_place()
        self.changed.emit(change)
        self.shown.emit()
        if gone & set(self.selection):
            self.select(id for id in self.selection if id not in gone)

    def _find_place(self) -> None:
        """Look at a journey and in the eyes of a persona that are there."""
        self._trail = self._trail.mended(self.snapshot)
        if not self.journey:
            self._trail = Trail.at(self._first_journey())
        if self.focus and self.snapshot.get(Persona, self.focus) is None:
            self.focus = None

    def _stay(self) -> None:
        """Stay where one is, as far as all of it is there."""
        self._find_place()
        cell, chosen = self.cell, tuple(id for id in self.selection if self.snapshot.find(id))
        if cell and not all(self.snapshot.find(id) for id in (cell.stage, cell.lane)):
            cell = None
        if cell and cell.step and self.snapshot.find(cell.step) is None:
            cell = None
        self._choose(chosen, cell)

    def _first_journey(self) -> str:
        journey = first_journey(self.snapshot)
        return journey.id if journey else ""
