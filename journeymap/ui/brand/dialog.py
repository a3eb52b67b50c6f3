"""A brand of one's own: name, colours, letters, logo and title block, with the map beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.editing.brand import remove_brand, set_brand
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Asset, Brand, Project
from journeymap.painting.fonts import installed
from journeymap.painting.intake import taken_in
from journeymap.ui.brand.files import ask_file, ask_place
from journeymap.ui.brand.form import COLOUR_WORDS, BrandForm
from journeymap.ui.brand.preview import BrandPreview
from journeymap.ui.widgets.questions import tell
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.words import Words
from journeymap.view.brand import brand_of, branded
from journeymap.view.brand_file import BrandDraft, draft_of_file, write_brand

if TYPE_CHECKING:
    from journeymap.ui.window_host import WindowHost

_SOON = 120
_WIDE = 396


class BrandDialog(QDialog):
    """Shows what a brand comes to while it is made, and gives it to the document at the end."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.widget)
        self._host, self._workspace = host, host.workspace
        self.setWindowTitle(tr("Brand"))
        self.resize(1080, 720)
        self.form, self.preview = BrandForm(host.appearance), BrandPreview(host.workspace.view)
        self.told = Words("note")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self._build()
        dress(self, host.appearance, _sheet)
        self.form.give(self._present())
        self.form.changed.connect(self._soon.start)
        self.form.logo.clicked.connect(self._choose_logo)
        self.refresh()

    @property
    def theme(self) -> Theme:
        """The theme that what is chosen comes to."""
        draft = self.form.draft
        made = branded(Brand(id="draft", **draft.values))
        return made.theme._replace(logo=draft.logo)

    def refresh(self) -> None:
        """Show what is chosen, and say what could not be had."""
        theme = self.theme
        self.form.show_as(theme)
        self.preview.wear(theme)
        self.told.say(" ".join(self._said()))
        self.told.setVisible(bool(self.told.text()))

    def take(self) -> None:
        """Give the brand to the document, as one step to undo."""
        draft, logo = self.form.draft, None
        try:
            if draft.logo:
                logo = self._workspace.take_picture(draft.logo, tr("Logo"))
        except JourneyError as error:
            tell(self, str(error))
            return
        values = draft.values | {"logo": logo.id if logo else None}
        self._workspace.commit(set_brand(self._workspace.snapshot, values, logo))
        self.accept()

    def remove(self) -> None:
        """Take the brand out of the document."""
        self._workspace.commit(remove_brand(self._workspace.snapshot))
        self.accept()

    def load(self) -> None:
        """Ask for the file of a theme, and show what it has."""
        path = ask_file(self, self._host.settings)
        if path is None:
            return
        try:
            self.form.give(draft_of_file(path))
        except JourneyError as error:
            tell(self, str(error))

    def save(self) -> None:
        """Ask for a place, and write what is chosen there as the file of a theme."""
        path = ask_place(self, self._host.settings, self.form.name.text())
        if path is None:
            return
        try:
            write_brand(self.theme, self.form.based, path)
        except OSError as fault:
            why = fault.strerror
            tell(self, tr("{name} could not be written: {why}.", name=path.name, why=why))

    def _choose_logo(self) -> None:
        if self.form.picture:
            self.form.give_logo(b"")
            return
        path = ask_file(self, self._host.settings, pictures=True)
        if path is None:
            return
        try:
            self.form.give_logo(taken_in(path.read_bytes()).data)
        except (JourneyError, OSError) as why:
            tell(self, str(why))

    def _present(self) -> BrandDraft:
        """Return the brand there is, or the beginning of one."""
        snapshot, now = self._workspace.snapshot, brand_of(self._workspace.snapshot)
        if now is None:
            return BrandDraft({"name": "", "colours": "", "fonts": "", "block": self._first()})
        logo = snapshot.get(Asset, now.logo)
        values = {key: getattr(now, key) for key in ("name", "colours", "fonts", "block")}
        try:
            return BrandDraft(values, self._workspace.assets.asset(logo.digest) if logo else b"")
        except JourneyError:
            return BrandDraft(values)

    def _first(self) -> str:
        """Return what the title block of a new brand begins with: what the file says of itself."""
        project = next(iter(self._workspace.snapshot.all(Project).values()), None)
        told = {"project": project.name, "author": project.author} if project else {}
        return json.dumps({key: words for key, words in told.items() if words.strip()})

    def _said(self) -> list[str]:
        """Return what was mended so that all can be read, and which letters are not here."""
        made, said = branded(Brand(id="draft", **self.form.draft.values)), []
        if made.altered:
            names = ", ".join(tr(COLOUR_WORDS[key]) for key in made.altered if key in COLOUR_WORDS)
            if names:
                said.append(
                    tr("So that everything can be read, these were altered: {names}.", names=names)
                )
        fonts = made.theme.fonts
        if fonts and not installed(fonts):
            said.append(tr("None of these letters is on this machine, so Inter takes their place."))
        return said

    def _build(self) -> None:
        side, foot = QWidget(), QHBoxLayout()
        side.setObjectName("side")
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self.form)
        use = QPushButton(tr("Use this brand"), default=True)
        use.clicked.connect(self.take)
        away = QPushButton(tr("Remove"))
        away.setEnabled(brand_of(self._workspace.snapshot) is not None)
        cancel = QPushButton(tr("Cancel"))
        load, save = QPushButton(tr("Load…")), QPushButton(tr("Save as…"))
        for button, act in (
            (load, self.load),
            (save, self.save),
            (away, self.remove),
            (cancel, self.reject),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        for one in (load, save, away):
            foot.addWidget(one)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(use)
        foot.setContentsMargins(18, 12, 18, 14)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        side.setFixedWidth(_WIDE)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(side)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.preview, 1)
        right.addWidget(self.told)
        above.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above, 1)
        whole.addLayout(foot)


def show_brand(host: WindowHost) -> None:
    """Open the dialog of the brand over the window."""
    BrandDialog(host).open()


def _sheet(theme: Theme) -> str:
    return f"""
BrandDialog, #side, BrandForm, QScrollArea {{ background: {theme.lane}; border: none; }}
#side {{ border-right: 1px solid {theme.edge}; }}
[look="note"] {{ background: {theme.note}; color: {theme.note_ink}; padding: 8px 14px; }}
[look="heading"] {{ margin-top: 10px; }}
QToolButton[look="link"] {{ border: none; color: {theme.accent_ink}; }}
"""
