"""The form of a brand: what it is called, its colours, letters, logo and title block."""

from __future__ import annotations

import json

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from journeymap.drawing.theme import DEFAULT, Theme, themes
from journeymap.drawing.title_block import CELLS, PLACE
from journeymap.language import mark, tr
from journeymap.layout.branded import LABELS
from journeymap.painting.fonts import family
from journeymap.ui.brand.colour_rows import OneColour, SeveralColours
from journeymap.view.brand import BASED, read_colours, read_title_block
from journeymap.view.brand_file import BrandDraft
from journeymap.workspace.appearance import Appearance

COLOUR_WORDS = {"accent": mark("Accent"), "page": mark("Page"), "lane": mark("Lanes")}
"""The colours a brand gives that are one each, as they are called in the form."""

_PLACES = {
    "right": mark("at the right"),
    "left": mark("at the left"),
    "across": mark("over the whole width"),
}


class BrandForm(QWidget):
    """Fields of a brand; ``changed`` says that another is chosen."""

    changed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._kept: dict[str, object] = {}
        self.name, self.fonts = QLineEdit(), QLineEdit()
        self.picture = b""
        self.bases, self.place = QComboBox(), QComboBox()
        for one in themes():
            self.bases.addItem(one.label, one.name)
        for key, words in _PLACES.items():
            self.place.addItem(tr(words), key)
        self.single = {k: OneColour(appearance, tr(words)) for k, words in COLOUR_WORDS.items()}
        self.several = {
            "stages": SeveralColours(appearance, tr("Stage")),
            "personas": SeveralColours(appearance, tr("Persona")),
        }
        self.cells = {key: QLineEdit() for key in CELLS if key != "company"}
        self.logo, self.shown = QPushButton(tr("Choose…")), QLabel()
        self.logo.setAutoDefault(False)
        self.fonts.setPlaceholderText(family())
        self._build()
        self._hear()

    @property
    def based(self) -> str:
        """The name of the theme it is based on."""
        return str(self.bases.currentData() or DEFAULT)

    @property
    def draft(self) -> BrandDraft:
        """What stands in the fields."""
        colours = {**self._kept, BASED: self.based}
        colours |= {key: field.value for key, field in self.single.items() if field.value}
        colours |= {key: field.values for key, field in self.several.items() if field.values}
        block = {key: words for key, field in self.cells.items() if (words := field.text().strip())}
        if self.place.currentData() != "right":
            block[PLACE] = str(self.place.currentData())
        values = {
            "name": self.name.text().strip(),
            "colours": json.dumps(colours, sort_keys=True),
            "fonts": self.fonts.text().strip(),
            "block": json.dumps(block, ensure_ascii=False, sort_keys=True) if block else "",
        }
        return BrandDraft(values, self.picture)

    def give(self, draft: BrandDraft) -> None:
        """Show a brand in the fields; colours that have none are kept as they are."""
        colours, block = read_colours(draft.values["colours"]), draft.values["block"]
        told = dict(read_title_block(block))
        self.bases.setCurrentIndex(max(0, self.bases.findData(colours.pop(BASED, DEFAULT))))
        for key, one in self.single.items():
            one.give(colours.pop(key, ""))
        for key, row in self.several.items():
            row.give(colours.pop(key, []))
        self._kept = colours
        self.name.setText(draft.values["name"])
        self.fonts.setText(draft.values["fonts"])
        self.place.setCurrentIndex(max(0, self.place.findData(told.get(PLACE, "right"))))
        for key, field in self.cells.items():
            field.setText(told.get(key, ""))
        self.give_logo(draft.logo)

    def give_logo(self, data: bytes) -> None:
        """Choose a logo, or with nothing none."""
        self.picture, picture = data, QPixmap()
        if data and picture.loadFromData(data):
            smooth = Qt.TransformationMode.SmoothTransformation
            fit = Qt.AspectRatioMode.KeepAspectRatio
            self.shown.setPixmap(picture.scaled(150, 30, fit, smooth))
        else:
            self.shown.clear()
        self.shown.setVisible(bool(data))
        self.logo.setText(tr("Remove") if data else tr("Choose…"))
        self.changed.emit()

    def show_as(self, theme: Theme) -> None:
        """Show what colours come to where none was chosen."""
        for key, one in self.single.items():
            one.show_as(getattr(theme, key))
        self.several["stages"].show_as([ink for _, ink in theme.stages])
        self.several["personas"].show_as(list(theme.personas))

    def _hear(self) -> None:
        for field in (self.name, self.fonts, *self.cells.values()):
            field.textChanged.connect(lambda _: self.changed.emit())
        for box in (self.bases, self.place):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        for one in self.single.values():
            one.changed.connect(self.changed)
        for several in self.several.values():
            several.changed.connect(self.changed)

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(18, 10, 18, 16)
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(14)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Based on"), self.bases)
        self._heading(form, tr("Colours"))
        for key, words in COLOUR_WORDS.items():
            form.addRow(tr(words), self.single[key])
        form.addRow(tr("Stages"), self.several["stages"])
        form.addRow(tr("Personas"), self.several["personas"])
        self._heading(form, tr("Letters and logo"))
        form.addRow(tr("Letters"), self.fonts)
        self.fonts.setToolTip(tr("Families of letters with commas between: the first there is"))
        form.addRow(tr("Logo"), self.logo)
        form.addRow("", self.shown)
        self._heading(form, tr("Title block"))
        for key, field in self.cells.items():
            form.addRow(tr(LABELS[key]), field)
        form.addRow(tr("Stands"), self.place)

    def _heading(self, form: QFormLayout, words: str) -> None:
        heading = QLabel(words.upper())
        heading.setProperty("look", "heading")
        form.addRow(heading)
