"""What can be chosen for an export: of everything there is, what the format heeds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.formats import Exporter
from journeymap.language import tr
from journeymap.rendering.options import Options
from journeymap.ui.export.colours import Colours
from journeymap.ui.export.fields import YesNoChoice
from journeymap.ui.export.folding import RowsChoice
from journeymap.ui.export.logo import Logo
from journeymap.ui.export.rows import FormRows
from journeymap.ui.export.scope import ExportChoices, Scope
from journeymap.ui.export.size import Size
from journeymap.workspace.settings import Settings

_PASSED_OVER = {
    "frames": {"title", "legend", "border", "logo"},
    "selection": {"title", "legend"},
    "view": {"title", "legend"},
}
"""What means nothing to a part of a journey, by the part."""

_IN_ROWS = frozenset({"whole", "stages"})
"""What can wrap into rows of its own; a part in view is seen as in the window."""

_SIDE = 24
_TICKED = {"title": True, "legend": True, "border": False, "background": True}


class ExportForm(QScrollArea):
    """The choices for one format at a time; each format has its own memory."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        choices: ExportChoices,
        kind: Exporter,
        written: Theme | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._kind = settings, kind
        self._filling = False
        self.setObjectName("form")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("form")
        self._rows = FormRows()
        self.scope = Scope(self._rows, choices, theme, page)
        self.fold = RowsChoice(theme, choices.rows)
        self._rows.add(self.fold, tr("Rows"))
        self.size_ = Size(self._rows, theme, page)
        self.ticks = self._add_ticks(theme)
        self.logo = Logo(settings)
        self._rows.add(self.logo, tr("Logo"))
        self.colours = Colours(theme, written or theme)
        self._rows.add(self.colours, tr("Theme"))
        self._add_rest(theme)
        self.nothing = QLabel(tr("This format is always written whole; there is nothing to set."))
        self.nothing.setProperty("look", "soft")
        self.nothing.setWordWrap(True)
        self._box = box = QVBoxLayout(page)
        box.setContentsMargins(_SIDE, 18, _SIDE, 18)
        box.addWidget(self.nothing)
        box.addLayout(self._rows)
        box.addStretch(1)
        self.setWidget(page)
        for part in (self.scope, self.size_, self.logo):
            part.changed.connect(self._altered)
        self.colours.currentIndexChanged.connect(self._altered)
        self.fold.currentIndexChanged.connect(self._altered)
        self.take(kind)

    @property
    def series(self) -> bool:
        """Whether each frame comes into a file of its own."""
        return self.scope.key == "frames" and "frames" not in self._kind.supports

    @property
    def rows(self) -> int | None:
        """How many rows a map is to have, ``None`` for as many as in the window."""
        if "fold" not in self._kind.supports:
            return 1
        return self.fold.chosen if self.scope.key in _IN_ROWS else None

    def take(self, kind: Exporter) -> None:
        """Show the choices of a format as they were last made."""
        self._kind, self._filling = kind, True
        self._offer()
        name = f"export/{kind.name}"
        self.size_.recall(self._settings, name)
        for key, box in self.ticks.items():
            box.setChecked(self._settings.flag(f"{name}/{key}", _TICKED.get(key, False)))
        self._filling = False
        self._altered()

    def remember(self) -> None:
        """Keep the choices for this format."""
        name = f"export/{self._kind.name}"
        self.size_.remember(self._settings, name)
        for key, box in self.ticks.items():
            self._settings.remember(f"{name}/{key}", box.isChecked())

    def options(self) -> Options:
        """Return what is chosen, the rest as usual; raises ``JourneyError`` for what cannot be."""
        ticks = {key: box.isChecked() for key, box in self.ticks.items()}
        chosen = {
            **self.scope.options(self._kind),
            **self.size_.options(),
            **ticks,
            "transparent": not ticks["background"],
            "logo": self.logo.path,
        }
        heeded = self._supported()
        return Options(**{name: value for name, value in chosen.items() if name in heeded})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Fields are as wide with a scroll bar as without.
        taken = self.width() - self.viewport().width()
        self._box.setContentsMargins(_SIDE, 18, _SIDE - taken, 18)

    def _supported(self) -> set[str]:
        passed_over = _PASSED_OVER.get(self.scope.key, set())
        if self.scope.key == "frames" and "tiles" in self._kind.supports:
            passed_over = passed_over | {"transparent"}  # a handout is on the white of its paper
        return set(self._kind.supports) - passed_over

    def _altered(self) -> None:
        if not self._filling:
            self._offer()
            self.changed.emit()

    def _offer(self) -> None:
        """Offer what the format heeds of what is exported."""
        before, self._filling = self._filling, True
        self.scope.offer(self._kind)
        self.size_.offer(self._kind, self.scope.key == "frames")
        self._filling = before
        heeded = self._supported()
        fields = self.scope.shown(self._kind) | self.size_.shown(self._kind)
        fields |= {
            box
            for key, box in self.ticks.items()
            if ("transparent" if key == "background" else key) in heeded
        }
        fields |= {self.logo} if "logo" in heeded else set()
        fields |= {self.fold} if "fold" in heeded and self.scope.key in _IN_ROWS else set()
        fields |= {self.colours} if "theme" in heeded else set()
        self._rows.reveal(fields)
        self.nothing.setVisible(not fields)

    def _add_ticks(self, theme: Theme) -> dict[str, YesNoChoice]:
        self._rows.heading(tr("With it"))
        found = {
            "title": YesNoChoice(theme, tr("Title and personas")),
            "legend": YesNoChoice(theme, tr("Legend")),
            "border": YesNoChoice(theme, tr("Border")),
            "background": YesNoChoice(theme, tr("Background")),
        }
        for box in found.values():
            self._rows.add(box)
            box.toggled.connect(self._altered)
        return found

    def _add_rest(self, theme: Theme) -> None:
        self._rows.heading(tr("In the file"))
        self.ticks["outlines"] = YesNoChoice(theme, tr("Letters as outlines"))
        self.ticks["outlines"].setToolTip(
            tr("Looks the same without the font; the text can no longer be edited or searched.")
        )
        self.ticks["raw"] = YesNoChoice(theme, tr("Texts as they are, for programs"))
        self.ticks["raw"].setToolTip(
            tr("A spreadsheet may take a text that begins with = or + for a formula.")
        )
        self.ticks["pictures"] = YesNoChoice(theme, tr("Pictures"))
        self.ticks["pictures"].setToolTip(
            tr("Without them the file only names them, and is smaller.")
        )
        for key in ("outlines", "raw", "pictures"):
            self._rows.add(self.ticks[key])
            self.ticks[key].toggled.connect(self._altered)
