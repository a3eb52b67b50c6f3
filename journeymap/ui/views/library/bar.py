"""What stands over the rows of the library: what is looked for, kinds with counts, conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget

from journeymap.analysis.library import words
from journeymap.analysis.library.choice import EVERY_ENTRY, SORTS, LibraryChoice
from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.model.fields import specs
from journeymap.model.names import journey_name
from journeymap.model.records import Idea, Journey, Persona, Quote
from journeymap.ui.views.library.model import LibraryModel
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.menu_button import emphasise, menu_button
from journeymap.ui.widgets.style import dress
from journeymap.workspace.actions import first_upper
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_FIELD = 250
_WORST = 4
_LONGEST = 26
"""So many letters of what is chosen stand on a button."""

Offer = tuple[Any, str]
"""A value a condition may have, and what it is called."""


class _Condition:
    """One of the menus: a field of the choice, what it is called, and what may be chosen."""

    def __init__(
        self, field: str, label: str, every: str, offers: Callable[[], Iterable[Offer]]
    ) -> None:
        self.field, self.label, self.every, self.offers = field, label, every, offers


class LibraryBar(QWidget):
    """Changes what is looked for; ``down`` says that one goes into the rows, ``left`` Esc."""

    down = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, model: LibraryModel, appearance: Appearance) -> None:
        super().__init__()
        self._workspace, self._model = workspace, model
        self.setObjectName("library-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._flow = FlowLayout(self, 6)
        self._flow.setContentsMargins(16, 8, 16, 8)
        self.field = _SearchField(self)
        self._flow.addWidget(self.field)
        self.kinds: dict[str, QPushButton] = {}
        for kind in words.CALLED:
            self.kinds[kind] = self._toggle(partial(self._turn, kind))
        self.conditions = {one.field: (one, self._menu(one)) for one in self._made()}
        self.unlinked = self._toggle(lambda: self._ask(unlinked=not self._wanted.unlinked))
        self.unlinked.setText(tr("Not linked"))
        self.sort = menu_button("", self._fill_sorts)
        self._flow.addWidget(self.sort)
        self.clear = QPushButton(tr("Clear"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear.clicked.connect(self.reset)
        self._flow.addWidget(self.clear)
        self.count = QLabel()
        self.count.setProperty("look", "soft")
        self.count.setFixedHeight(self.clear.sizeHint().height())
        self._flow.addWidget(self.count)
        self.field.textEdited.connect(lambda text: self._ask(text=text))
        dress(self, appearance, _sheet)

    @property
    def _wanted(self) -> LibraryChoice:
        return self._workspace.look.library

    def _made(self) -> Iterable[_Condition]:
        """Yield the conditions there are menus for."""
        snapshot = self._workspace

        def journeys() -> Iterable[Offer]:
            every = snapshot.snapshot.ordered(Journey)
            return [(one.id, journey_name(one)) for one in every]

        def personas() -> Iterable[Offer]:
            every = snapshot.snapshot.ordered(Persona)
            return [(one.id, one.name.strip() or tr("Persona")) for one in every]

        def severities() -> Iterable[Offer]:
            return [(n, tr("{n} or worse", n=n)) for n in range(_WORST, 0, -1)]

        yield _Condition("journey", tr("Journey"), tr("every journey"), journeys)
        yield _Condition("persona", tr("Persona"), tr("every persona"), personas)
        yield _Condition("severity", tr("Severity"), tr("any severity"), severities)
        yield _Condition("status", tr("Status"), tr("any status"), lambda: _options(Idea, "status"))
        yield _Condition(
            "authenticity",
            tr("Authenticity"),
            tr("any authenticity"),
            lambda: _options(Quote, "authenticity"),
        )

    def _toggle(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("look", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        self._flow.addWidget(button)
        return button

    def _menu(self, one: _Condition) -> QPushButton:
        button = menu_button(one.label, lambda menu: self._fill(one, menu))
        self._flow.addWidget(button)
        return button

    def refresh(self) -> None:
        """Say what is looked for, how much there is of each kind, and how much is left."""
        wanted, found = self._wanted, self._model.found
        if self.field.text().strip() != wanted.text.strip():
            self.field.setText(wanted.text)
        for kind, button in self.kinds.items():
            button.setText(f"{tr(words.CALLED[kind])}  {found.counts.get(kind, 0)}")
            button.setChecked(kind in wanted.kinds)
        there = {entry.kind for entry in self._model.every}
        for field, (one, button) in self.conditions.items():
            offers, value = list(one.offers()), getattr(wanted, field)
            named = next((name for key, name in offers if key == value), "")
            button.setText(
                (f"{one.label}: {_short(named)}" if named else one.label).replace("&", "&&")
            )
            button.setToolTip(f"{one.label}: {named}" if named else "")
            emphasise(button, "chosen" if named else "menu")
            button.setVisible(bool(named) or _worth(field, offers, there))
        self.unlinked.setChecked(wanted.unlinked)
        self.sort.setText(tr("Sort: {by}", by=tr(SORTS[wanted.sort])))
        self.clear.setVisible(wanted.active)
        n, every = len(found.entries), len(self._model.every)
        self.count.setText(
            tr("{n} of {count}", n=n, count=every)
            if n != every
            else plural("{n} entry", "{n} entries", n)
        )
        self._flow.invalidate()

    def begin(self, letters: str) -> None:
        """Go on in the field with letters that were typed elsewhere."""
        self._write(self.field.text() + letters)

    def erase(self) -> None:
        """Take the last letter of what is looked for away."""
        self._write(self.field.text()[:-1])

    def _write(self, text: str) -> None:
        self.field.setFocus()
        self.field.setText(text)
        self._ask(text=text)

    def reset(self) -> None:
        """Look for everything again; how it is sorted stays."""
        self.field.clear()
        wanted = self._wanted
        self._ask_all(EVERY_ENTRY.but(sort=wanted.sort, turned=wanted.turned))

    def sort_by(self, name: str) -> None:
        """Sort by something; asked for again, the other way round."""
        wanted = self._wanted
        turned = not wanted.turned if wanted.sort == name else False
        self._ask(sort=name, turned=turned)

    def _turn(self, kind: str) -> None:
        """Look for a kind besides those that are looked for, or no longer."""
        self._ask(kinds=self._wanted.kinds ^ {kind})

    def _ask(self, **how: Any) -> None:
        self._ask_all(self._wanted.but(**how))

    def _ask_all(self, choice: LibraryChoice) -> None:
        self._workspace.change_look(library=choice)
        self.refresh()

    def _fill(self, one: _Condition, menu: QMenu) -> None:
        now, none = getattr(self._wanted, one.field), getattr(EVERY_ENTRY, one.field)
        self._entry(menu, one.every, now == none, partial(self._ask, **{one.field: none}))
        menu.addSeparator()
        for value, name in one.offers():
            self._entry(menu, name, value == now, partial(self._ask, **{one.field: value}))

    def _fill_sorts(self, menu: QMenu) -> None:
        for name, label in SORTS.items():
            chosen = self._wanted.sort == name
            self._entry(menu, tr(label), chosen, partial(self.sort_by, name))

    def _entry(self, menu: QMenu, words: str, chosen: bool, act: Callable[[], object]) -> None:
        entry = menu.addAction(first_upper(words).replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(chosen)
        entry.triggered.connect(lambda: act())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())


_OWN = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return)


class _SearchField(QLineEdit):
    """Where beginnings of words are typed."""

    def __init__(self, bar: LibraryBar) -> None:
        super().__init__()
        self._bar = bar
        self.setPlaceholderText(tr("Find in the library…"))
        self.setAccessibleName(tr("Find in the library"))
        self.setClearButtonEnabled(True)
        self.setFixedWidth(_FIELD)

    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._bar.down.emit()
            case Qt.Key.Key_Escape:
                self._bar.left.emit()
            case _:
                super().keyPressEvent(event)


def _options(kind: type[Idea] | type[Quote], field: str) -> list[Offer]:
    return [(value, tr(label)) for value, label in specs(kind)[field].options if value]


_OF_KIND = {"severity": "Friction", "status": "Idea", "authenticity": "Quote"}
"""The conditions that ask something only of a kind."""


def _worth(field: str, offers: list[Offer], there: set[str]) -> bool:
    """Tell whether a condition leaves anything to choose."""
    return _OF_KIND[field] in there if field in _OF_KIND else len(offers) > 1


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _sheet(theme: Theme) -> str:
    return (
        f"QWidget#library-bar {{ background: {theme.lane}; border-bottom: 1px solid {theme.edge}; }}"
        f"QPushButton {{ padding: 4px 10px; background: {theme.pill};"
        f" border: 1px solid transparent; border-radius: 6px; }}"
        f'QPushButton[look="menu"], QPushButton[look="chosen"] {{ padding-right: 24px; }}'
        f'QPushButton[look="chosen"], QPushButton[look="chip"]:checked {{'
        f" background: {theme.accent_tint}; color: {theme.accent_ink}; font-weight: 600; }}"
        f'QPushButton[look="chip"] {{ border-radius: 12px; }}'
        f"QPushButton:focus {{ border-color: {theme.accent}; }}"
    )
