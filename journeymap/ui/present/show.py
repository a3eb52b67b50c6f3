"""The show: which frame of the journey is shown, and how much of it is revealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import Theme
from journeymap.editing.frames import draw_on, keep_frames, missing, set_frame
from journeymap.language import plural, tr
from journeymap.layout.slides.ink import drawn, redrawn
from journeymap.layout.slides.slide import Slide
from journeymap.model.fields import specs
from journeymap.model.grid import cards
from journeymap.model.ink import InkStroke
from journeymap.model.records import Frame, Journey, Persona
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck, made
from journeymap.ui.present.calls import backward, count_of, home_of, onward, waiting_at
from journeymap.ui.present.clock import Stopwatch
from journeymap.ui.present.room import SIZE
from journeymap.workspace.workspace import Workspace

REVEALS = ("", "lanes", "personas")
"""In which order R goes through the ways to reveal a frame."""

Place = tuple[int, int]
"""The number of a slide, from nought, and how many of its steps are shown."""


class SlideShow(QObject):
    """Goes from slide to slide and follows the document.

    ``turned`` carries the place one was at before, ``changed`` says that the slides are others,
    ``said`` carries a sentence for the foot line: nothing ever opens a box over the slides.
    """

    turned = Signal(object)
    changed = Signal()
    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.clock = Stopwatch()
        self.slides: tuple[Slide, ...] = ()
        self.at, self.shown = 0, 0
        self._held = ""
        self._memo, self._missing = Memo(), 0
        self._laid: tuple[Snapshot, str, str | None, Theme | None] = (Snapshot(), "", None, None)
        # A gesture on the map moves it many times a second; the slides follow when it rests.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._lay_out)
        workspace.shown.connect(self._stale)
        workspace.opened.connect(self._stale)
        workspace.failed.connect(self.said)
        workspace.said.connect(self.said)
        self._lay_out()

    @property
    def slide(self) -> Slide | None:
        """What is shown; ``None`` when there is nothing to present."""
        return self.slides[self.at] if self.slides else None

    @property
    def place(self) -> Place:
        """Which slide is shown, and how many of its steps."""
        return self.at, self.shown

    @property
    def scene(self) -> Scene:
        """What is to be seen just now."""
        slide = self.slide
        return scene_of(slide, self.shown) if slide else Scene(*SIZE, ())

    @property
    def upcoming(self) -> Place | None:
        """Where ``next`` leads; ``None`` at the end."""
        slide = self.slide
        if slide and self.shown < slide.reveals:
            return self.at, self.shown + 1
        there = onward(self.slides, self.at) if slide else None
        return None if there is None else (there, least(self.slides[there]))

    def next(self) -> None:
        """Reveal what is still hidden, then go on."""
        if self.upcoming:
            self._turn(self.upcoming)

    def back(self) -> None:
        """Hide what was revealed last, or go to the slide before, which is shown whole."""
        slide = self.slide
        if slide and self.shown > least(slide):
            self._turn((self.at, self.shown - 1))
        elif slide and (there := backward(self.slides, self.at)) is not None:
            self._turn((there, self.slides[there].reveals))

    def go(self, number: int) -> None:
        """Go to a slide by its number from nought; where there is none, stay."""
        if 0 <= number < len(self.slides):
            self._turn((number, least(self.slides[number])))

    def stay(self, place: Place) -> None:
        """Be at a place again as if one had not gone on; where there is none, stay."""
        if place[0] < len(self.slides):
            self._turn(place)

    def last(self) -> None:
        """Go to the last slide that is shown by itself."""
        self.go(count_of(self.slides) - 1)

    def call(self) -> bool:
        """Open what is on call here, or go back from it; return whether there was anything."""
        if self.slide is None:
            return False
        if self.slide.on_call:
            home = home_of(self.slides, self.at)
            self._turn((home, self.slides[home].reveals))
            return True
        there = waiting_at(self.slides, self.at)
        if there is not None:
            self.go(there)
        return there is not None

    def find(self, ids: Iterable[str]) -> int:
        """Return the slide that shows what is selected nearest: a step rather than the whole."""
        wanted = set(ids)
        holding = [
            (len(slide.touchpoints), number)
            for number, slide in enumerate(self.slides)
            if wanted & {*slide.touchpoints, slide.stage, slide.frame.id}
        ]
        return min(holding)[1] if holding else 0

    @property
    def strokes(self) -> tuple[InkStroke, ...]:
        """What is drawn on the slide, in its own units."""
        slide = self.slide
        return drawn(slide.frame, slide.part) if slide else ()

    def draw(self, lines: Sequence[InkStroke]) -> None:
        """Set what is drawn on the slide; what is drawn on other parts of its frame stays."""
        slide = self.slide
        if slide is not None:
            ink = redrawn(slide.frame, slide.part, lines)
            self.workspace.commit(draw_on(self.workspace.edit_view, self.made, slide.frame.id, ink))
            self.settle()

    def turn_reveal(self) -> None:
        """Let this frame be revealed otherwise: at once, lane by lane, persona by persona."""
        slide = self.slide
        if slide is None:
            return
        reveal = REVEALS[(REVEALS.index(slide.frame.reveal) + 1) % len(REVEALS)]
        if self.set(slide.frame.id, reveal=reveal):
            self.settle()
            self.shown = least(self.slides[self.at])
            self.changed.emit()
            told = dict(specs(Frame)["reveal"].options)[reveal]
            self.said.emit(tr("This frame is shown {how}.", how=tr(told)))

    def keep(self) -> None:
        """Take the frames that made themselves into the document."""
        if self.workspace.commit(keep_frames(self.workspace.edit_view, self.made)):
            self.settle()

    def set(self, frame: str, *, join: bool = False, **values: Any) -> bool:
        """Set fields of a frame, kept from now on; return whether that was done."""
        workspace = self.workspace
        change = set_frame(workspace.edit_view, self.made, frame, **values)
        return bool(change) and workspace.commit(change, join=join)

    @property
    def made(self) -> tuple[Frame, ...]:
        """The frames as they make themselves."""
        return made(self.workspace.edit_view.view, self._memo)

    def tell_missing(self) -> None:
        """Say when parts of the journey that came later have no frame, though frames are kept."""
        kept = self.workspace.snapshot.of(Frame, "journey", self.workspace.journey)
        before, self._missing = self._missing, len(missing(kept, self.made)) if kept else 0
        if self._missing > before:
            self.said.emit(
                plural(
                    "{n} part of the journey has no frame: Arrange frames… adds it.",
                    "{n} parts of the journey have no frame: Arrange frames… adds them.",
                    self._missing,
                )
            )

    def turn_focus(self) -> None:
        """Let the next persona's feelings stand out; after the last, all alike."""
        journey = self.workspace.view.snapshot.get(Journey, self.workspace.journey)
        people = [None, *(journey.personas if journey else ())]
        at = people.index(self.workspace.focus) if self.workspace.focus in people else 0
        self.workspace.focus_on(people[(at + 1) % len(people)])
        persona = self.workspace.view.snapshot.get(Persona, self.workspace.focus)
        self.said.emit(
            tr("How {name} feels.", name=persona.name) if persona else tr("How everybody feels.")
        )

    def hold(self, id: str) -> None:
        """Lay nothing out while the name of a record is being written on the slide."""
        self._held = id

    def release(self, *, follow: bool = True) -> None:
        """Lay out what was written, and go where the record now is: it may need another slide."""
        held, self._held = self._held, ""
        if not held:
            return
        self._lay_out()
        if follow:
            self.follow(held)

    def follow(self, id: str) -> None:
        """Go to the part of the frame on which a record stands now, if it has left the slide."""
        slide = self.slide
        if slide is not None and self.scene.figure(id) is None:
            for number, other in enumerate(self.slides):
                if other.frame.id == slide.frame.id and id in other.touchpoints:
                    self._turn((number, other.reveals))
                    break

    def settle(self) -> None:
        """Lay out now what was to be laid out soon."""
        if self._soon.isActive():
            self._soon.stop()
            self._lay_out()

    def rest(self) -> None:
        """Hear no more of the document: the show is over and its slides go."""
        self._soon.stop()
        self.workspace.shown.disconnect(self._stale)
        self.workspace.opened.disconnect(self._stale)

    def _turn(self, place: Place) -> None:
        before, (self.at, self.shown) = self.place, place
        if before != place:
            self.turned.emit(before)

    def _stale(self) -> None:
        if not self.workspace.previewing:
            self._soon.start()

    def _lay_out(self) -> None:
        """Lay the frames out anew and stay at the one that was shown."""
        if self._held:
            return
        workspace, before, view = self.workspace, self.slide, self.workspace.view
        laid, self._laid = self._laid, (view.snapshot, view.journey, view.focus, view.theme)
        if laid[0] is view.snapshot and laid[1:] == self._laid[1:]:
            return
        self.slides = slides(workspace, self._memo)
        if laid[1] != workspace.journey:
            self.at, self.shown = 0, 0
        elif before is not None:
            self.at = self._again(before)
        self.at = max(0, min(self.at, len(self.slides) - 1))
        slide = self.slide
        self.shown = max(least(slide), min(self.shown, slide.reveals)) if slide else 0
        self.changed.emit()
        if before is not None:
            self.tell_missing()

    def _again(self, before: Slide) -> int:
        """Return where a slide now is; if it is gone, where it was."""
        for same in (_itself, _alike):
            for number, slide in enumerate(self.slides):
                if same(slide, before):
                    return number
        return self.at


def slides(workspace: Workspace, memo: Memo | None = None) -> tuple[Slide, ...]:
    """Return the slides of the journey that is open; none while it has no touchpoints."""
    if not cards(workspace.view.snapshot, workspace.journey):
        return ()
    return deck(workspace.view, size=SIZE, memo=memo)


def nothing() -> str:
    """Return what is said where there is nothing to show."""
    return tr("There is nothing to present yet: the journey has no touchpoints.")


def least(slide: Slide) -> int:
    """Return how many steps are shown from the start: of lanes the first, never a bare panel."""
    return min(1, slide.reveals) if slide.frame.reveal == "lanes" else 0


def part_of(slide: Slide) -> str:
    """Return which part of its frame a slide is, blank when it is all of it."""
    return f"{slide.part}/{slide.parts}" if slide.parts > 1 else ""


def scene_of(slide: Slide, shown: int) -> Scene:
    """Return a slide with so many of its steps shown."""
    return slide.revealed(shown) if shown < slide.reveals else slide.scene


def _itself(slide: Slide, other: Slide) -> bool:
    return (slide.frame.id, slide.part) == (other.frame.id, other.part)


def _alike(slide: Slide, other: Slide) -> bool:
    """Tell whether two slides show the same, as when a frame that made itself is now kept."""
    bare = {"id": "", "position": 0.0, "notes": "", "ink": "", "reveal": "", "title": ""}
    return slide.part == other.part and slide.frame.but(**bare) == other.frame.but(**bare)
