"""How many ways of the graph are shown: a slider that leaves out the rare ones, and says what stays."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QWidget

from journeymap.drawing.memo import Memo
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.graph.rarity import Rarity, rarity
from journeymap.ui.widgets.style import dress
from journeymap.ui.widgets.ways_sliders import WaysSliders
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.ways import look_along, looked_at
from journeymap.workspace.workspace import Workspace


def _sheet(theme: Theme) -> str:
    return (
        f"QFrame#detail {{ background: {theme.lane}; border: 1px solid {theme.divider};"
        " border-radius: 8px; }"
    )


class DetailPanel(QFrame):
    """A slider over the ways of the graph; to the right all are shown, to the left the main ones.

    Where the journey comes from a log there are two, for its touchpoints and its arrows.
    """

    def __init__(self, workspace: Workspace, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._memo = workspace, Memo()
        self._known: Rarity | None = None
        self._logged = False
        self.setObjectName("detail")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        dress(self, appearance, _sheet)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setFixedWidth(130)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setAccessibleName(tr("How many ways are shown"))
        self.words = QLabel()
        self.words.setProperty("look", "soft")
        self._name = QLabel(tr("Ways"))
        self.sliders = WaysSliders(across=True)
        row.addWidget(self._name)
        row.addWidget(self.slider)
        row.addWidget(self.sliders)
        row.addWidget(self.words)
        self.slider.valueChanged.connect(self._slid)
        self.sliders.slid.connect(
            lambda some, ways: look_along(workspace, activities=some, paths=ways)
        )

    @property
    def useful(self) -> bool:
        """Whether there are ways at all."""
        return self._logged or (self._known is not None and self._known.all > 0)

    def fit(self, wide: int) -> None:
        """Be as wide as needed, without the words where there is no room for them."""
        self.words.show()
        self.words.setVisible(self.sizeHint().width() <= wide)
        self.adjustSize()

    def refresh(self) -> None:
        """Say how many ways are shown now, and what part of all visits goes along them."""
        seen = looked_at(self._workspace)
        self._logged = seen is not None
        self.sliders.setVisible(self._logged)
        for one in (self._name, self.slider):
            one.setVisible(not self._logged)
        if seen is not None:
            self.sliders.show_shares(seen.choice)
            self._say(seen.words, tr("To the left only the main ways of the log are shown"))
            return
        view = self._workspace.view
        with self._memo.round() as kept:
            self._known = known = rarity(view, kept)
        with QSignalBlocker(self.slider):
            spare = len(known.steps) > 1
            self.slider.setRange(0, max(1, len(known.steps) - 1))
            self.slider.setValue(known.step if spare else 1)
        self.slider.setEnabled(spare)
        why = (
            tr("To the left rare ways are left out; no touchpoint is cut off")
            if spare
            else tr("No way can be left out without cutting a touchpoint off")
        )
        said = tr(
            "{n} of {all} · shows {percent} of the visits",
            n=known.left,
            all=known.all,
            percent=known.percent,
        )
        self._say(said, why)
        self.slider.setAccessibleDescription(said)

    def _say(self, said: str, why: str) -> None:
        self.words.setText(said)
        self.setToolTip(f"{said}\n{why}")

    def _slid(self, value: int) -> None:
        if self._known is not None:
            self._workspace.change_look(rare=self._known.steps[value])
