"""Guessing while presenting: G covers what customers say and asks, U uncovers it again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymap.language import tr
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.view.covering import covered_words


@over_slide("guess", order=95)
class Guess(ShowLayer):
    """Opens the dialog in which the team guesses, over the slide."""

    @property
    def hint(self) -> str:
        workspace = self.show.workspace
        words = covered_words(workspace.snapshot, workspace.covered)
        return tr("{covered} · U uncovers", covered=words) if words else ""

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.held & COMMANDING or stroke.repeat:
            return False
        if stroke.key == Qt.Key.Key_U and self.show.workspace.covered:
            self.show.workspace.cover()
            self.update()
            return True
        if stroke.key != Qt.Key.Key_G:
            return False
        from journeymap.ui.workshop.guessing import guess_first

        surface = self.wall.surface
        guess_first(self.show.workspace, self.wall.appearance, surface.window(), self._here())
        self.update()
        return True

    def _here(self) -> tuple[str, ...]:
        """Return the touchpoints of the slide, which are guessed if customers were asked there."""
        slide = self.show.slide
        return tuple(figure.id for figure in slide.scene.figures() if figure.id) if slide else ()
