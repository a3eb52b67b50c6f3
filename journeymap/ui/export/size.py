"""How large an export is to be: by scale, width, resolution or paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journeymap.drawing.paper import PAPER_MM
from journeymap.drawing.theme import Theme
from journeymap.formats import Exporter
from journeymap.language import decimal, tr
from journeymap.ui.export.fields import ListChoice, NumberChoice
from journeymap.ui.export.rows import FormRows
from journeymap.workspace.settings import Settings

_SCALES = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_LARGER = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_WIDTHS, _DOTS = (100, 100_000), (30, 2400)


class Size(QObject):
    """The rows on size; which of them stand there depends on the format."""

    changed = Signal()

    def __init__(self, rows: FormRows, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.way = ListChoice(theme)
        self.scale = _factors(theme, _SCALES, "{factor}×", 2.0)
        self.larger = _factors(theme, _LARGER, "{percent} %", 1.0)
        self.width = NumberChoice(*_WIDTHS, 3840, tr(" px"))
        self.paper = ListChoice(theme)
        self.paper.addItems(list(PAPER_MM))
        self.dpi = NumberChoice(*_DOTS, 300, tr(" dpi"))
        rows.heading(tr("Size"))
        for field, words in (
            (self.way, tr("Size by")),
            (self.scale, tr("Scale")),
            (self.width, tr("Width")),
            (self.paper, tr("Paper")),
            (self.larger, tr("Enlarged to")),
            (self.dpi, tr("Resolution")),
        ):
            rows.add(field, words)
            field.setAccessibleName(words)
        for box in (self.way, self.scale, self.larger, self.paper):
            box.currentIndexChanged.connect(self.changed)
        for number in (self.width, self.dpi):
            number.valueChanged.connect(self.changed)

    def offer(self, kind: Exporter, frames: bool) -> None:
        """Offer the ways a format knows; frames on paper have no other."""
        ways = _ways(kind, frames)
        keys = [key for key, _ in ways]
        if keys != [self.way.itemData(i) for i in range(self.way.count())]:
            chosen = self.way.currentData()
            self.way.clear()
            for key, words in ways:
                self.way.addItem(words, key)
            self.way.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)

    def shown(self, kind: Exporter) -> set[QWidget]:
        """Return the fields that say something about the way that is chosen."""
        way = self.way.currentData()
        fields: dict[str, set[QWidget]] = {
            "scale": {self.scale},
            "width": {self.width},
            "dpi": {self.dpi},
            "paper": {self.paper, self.dpi},
            "tiles": {self.paper, self.larger},
        }
        found = fields.get(way, set())
        if "dpi" not in kind.supports:
            found = found - {self.dpi}
        return found | ({self.way} if self.way.count() > 1 else set())

    def options(self) -> dict[str, Any]:
        """Return what is chosen, by the names of the options."""
        way = self.way.currentData()
        return {
            "scale": self.scale.currentData()
            if way == "scale"
            else self.larger.currentData()
            if way == "tiles"
            else None,
            "width": self.width.value() if way == "width" else None,
            "dpi": float(self.dpi.value()) if way in ("dpi", "paper") else None,
            "paper": self.paper.currentText() if way in ("paper", "tiles") else None,
            "tiles": way == "tiles",
        }

    def recall(self, settings: Settings, name: str) -> None:
        """Take in what was last chosen for a format."""
        self.way.setCurrentIndex(max(0, self.way.findData(settings.word(f"{name}/way"))))
        for box, key, usual in (
            (self.scale, "scale", 2.0),
            (self.larger, "larger", 1.0),
        ):
            at = box.findData(settings.number(f"{name}/{key}", 0.0, 100.0, usual))
            box.setCurrentIndex(at if at >= 0 else box.findData(usual))
        self.paper.setCurrentIndex(max(0, self.paper.findText(settings.word(f"{name}/paper"))))
        self.width.setValue(round(settings.number(f"{name}/width", *_WIDTHS, 3840)))
        self.dpi.setValue(round(settings.number(f"{name}/dpi", *_DOTS, 300)))

    def remember(self, settings: Settings, name: str) -> None:
        """Keep what is chosen for a format."""
        for key, value in (
            ("way", self.way.currentData() or ""),
            ("scale", self.scale.currentData()),
            ("larger", self.larger.currentData()),
            ("paper", self.paper.currentText()),
            ("width", self.width.value()),
            ("dpi", self.dpi.value()),
        ):
            settings.remember(f"{name}/{key}", value)


def _ways(kind: Exporter, frames: bool) -> list[tuple[str, str]]:
    """Return the ways of sizing a format has, each with what it is called."""
    supports, found = kind.supports, []
    if "tiles" in supports:
        if not frames and kind.suffix:  # a printer has no page that fits
            found.append(("fit", tr("A page that fits")))
        found.append(("paper", tr("One sheet")))
        if not frames:
            found.append(("tiles", tr("Several sheets")))
        return found
    for key, words in (
        ("scale", tr("Scale")),
        ("width", tr("Width")),
        ("dpi", tr("Resolution")),
        ("paper", tr("Paper")),
    ):
        if key in supports:
            found.append((key, words))
    return found


def _factors(theme: Theme, factors: tuple[float, ...], words: str, usual: float) -> ListChoice:
    box = ListChoice(theme)
    for factor in factors:
        box.addItem(words.format(factor=decimal(factor), percent=decimal(factor * 100)), factor)
    box.setCurrentIndex(factors.index(usual))
    return box
