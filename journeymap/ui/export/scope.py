"""What of a journey is exported: all of it, stages, the selection, the view, or the frames."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.errors import JourneyError
from journeymap.formats import Exporter
from journeymap.language import tr
from journeymap.ui.export.fields import ListChoice
from journeymap.ui.export.many import Entries, Many
from journeymap.ui.export.rows import FormRows


class ExportChoices(NamedTuple):
    """What there is to choose from just now."""

    stages: Entries
    frames: Entries
    selection: tuple[str, ...]
    view: Rect | None
    views: Entries = ()
    """The views that are kept of the journey: their ids, and what they are called."""
    rows: int = 1
    """How many rows the map has in the window."""


class Scope(QObject):
    """The rows on what is exported."""

    changed = Signal()

    def __init__(
        self, rows: FormRows, choices: ExportChoices, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ground = choices
        self.what = ListChoice(theme)
        self.what.setAccessibleName(tr("What is exported"))
        self.stages = Many(theme, tr("Chosen stages"), choices.stages)
        self.frames = Many(theme, tr("Chosen frames"), choices.frames)
        self.through = ListChoice(theme)
        for id, words in (("", tr("As in the window")), *choices.views):
            self.through.addItem(words, id)
        rows.heading(tr("What"))
        rows.add(self.what)
        rows.add(self.stages)
        rows.add(self.frames)
        rows.add(self.through, tr("View"))
        self.through.currentIndexChanged.connect(self.changed)
        self.what.currentIndexChanged.connect(self.changed)
        self.stages.changed.connect(self.changed)
        self.frames.changed.connect(self.changed)

    @property
    def key(self) -> str:
        """What is chosen."""
        return str(self.what.currentData())

    @property
    def seen_through(self) -> str:
        """The id of the saved view that is chosen, blank for how the window looks."""
        return str(self.through.currentData())

    def offer(self, kind: Exporter) -> None:
        """Offer what a format can show."""
        found = self._offers(kind)
        keys = [key for key, _ in found]
        there = range(self.what.count())
        if found != [(self.what.itemData(i), self.what.itemText(i)) for i in there]:
            chosen = self.what.currentData()
            self.what.clear()
            for key, words in found:
                self.what.addItem(words, key)
            self.what.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)

    def shown(self, kind: Exporter) -> set[QWidget]:
        """Return the fields that say something to a format."""
        found: set[QWidget] = {self.what} if self.what.count() > 1 else set()
        if self._ground.views and "view" in kind.supports:
            found.add(self.through)
        lists: dict[str, set[QWidget]] = {"stages": {self.stages}}
        if len(self._ground.frames) > 1:
            lists["frames"] = {self.frames}
        return found | lists.get(self.key, set())

    def options(self, kind: Exporter) -> dict[str, Any]:
        """Return what is chosen; raises ``JourneyError`` when nothing is left to show."""
        key, choices = self.key, self._ground
        return {
            "selection": choices.selection if key == "selection" else (),
            "place": choices.view if key == "view" else None,
            "frames": key == "frames" and "frames" in kind.supports,
        }

    def chosen_stages(self) -> tuple[str, ...]:
        """Return the ids of the stages that are wanted, none for all.

        Raises ``JourneyError`` when none is left to show.
        """
        if self.key != "stages":
            return ()
        if not self.stages.chosen:
            raise JourneyError(tr("Choose at least one stage."))
        return self.stages.chosen

    def chosen_frames(self) -> tuple[str, ...]:
        """Return the ids of the frames that are wanted, none for all.

        Raises ``JourneyError`` when none is left to show.
        """
        if self.key != "frames" or self.frames.all:
            return ()
        if not self.frames.chosen:
            raise JourneyError(tr("Choose at least one frame."))
        return self.frames.chosen

    def _offers(self, kind: Exporter) -> list[tuple[str, str]]:
        supports, found = kind.supports, [("whole", tr("Whole page"))]
        if "frames" in supports and "tiles" not in supports:
            found = [("whole", tr("Whole page, and every frame"))]
        if "stages" in supports and len(self._ground.stages) > 1:
            found.append(("stages", tr("Chosen stages")))
        if "selection" in supports and self._ground.selection:
            found.append(("selection", tr("What is selected")))
        # Another view has another page, of which nothing is in sight.
        if "place" in supports and self._ground.view and not self.seen_through:
            found.append(("view", tr("What is in view")))
        if "frames" in supports:
            words = tr("Frames, with notes") if "tiles" in supports else tr("Frames, one a slide")
            found.append(("frames", words))
        elif "frame" in supports:
            found.append(("frames", tr("Frames, one a file")))
        return found
