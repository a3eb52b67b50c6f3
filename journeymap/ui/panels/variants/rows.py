"""The ways of a log as rows: how many went each, what they come to together, what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymap.analysis.flow.variants import Variants
from journeymap.durations import written
from journeymap.language import decimal, plural, tr, whole_percent
from journeymap.view.ways import way_key

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
"""The role of the way a row stands for."""
_NOWHERE = QModelIndex()
_TOLD = 100
"""So many steps of a way are named; one case may have gone hundreds of thousands."""
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
_CHECK, _SAID = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole
_TIP, _DISPLAY = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class WayStep:
    """A touchpoint on a way: its id, what it is called now, the place and colour of its stage."""

    id: str
    title: str
    stage: int
    colour: str = ""


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way: of all cases this share went it, and ``covered`` it and those more frequent."""

    key: str
    count: int
    share: float
    covered: float
    minutes: float | None
    steps: tuple[WayStep, ...]

    @property
    def titles(self) -> str:
        """What stands on the way, one after the other; of a long one its beginning."""
        names = " → ".join(step.title for step in self.steps[:_TOLD])
        more = len(self.steps) - _TOLD
        return tr("{names} and {n} more", names=names, n=more) if more > 0 else names

    @property
    def told(self) -> str:
        """What is said of the way: how many cases, steps, and how long they took."""
        many = decimal(self.count, 0, groups=True)
        cases = plural("{count} case", "{count} cases", self.count, count=many)
        steps = plural("{n} step", "{n} steps", len(self.steps))
        long = (
            tr("median {time}", time=written(_rounded(self.minutes)))
            if self.minutes is not None and len(self.steps) > 1
            else ""
        )
        return " · ".join(filter(None, (cases, steps, long)))

    @property
    def words(self) -> str:
        """All that is known of the way, for whoever cannot see it."""
        covered = tr("with those above {share}", share=whole_percent(self.covered))
        return f"{whole_percent(self.share)} · {self.told} · {covered}\n{self.titles}"


def _rounded(minutes: float) -> float:
    """Return a time as it is told: nobody needs the seconds of an hour, or the minutes of a day."""
    for least, unit in ((10 * 1440, 1440), (10 * 60, 60), (10, 1)):
        if minutes >= least:
            return float(round(minutes / unit) * unit)
    return round(minutes, 1)


class VariantRows(QAbstractListModel):
    """The ways of a log, most frequent first; those with a check mark are looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._variants: Variants | None = None
        self._steps: tuple[WayStep, ...] = ()
        self._covered: tuple[float, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._cases = 0
        self.chosen: frozenset[str] = frozenset()

    def show_ways(self, variants: Variants | None, steps: Sequence[WayStep], cases: int) -> None:
        """Show the ways of a log; ``steps`` are its activities as touchpoints, ``cases`` all."""
        if variants is self._variants and tuple(steps) == self._steps and cases == self._cases:
            return
        self.beginResetModel()
        self._variants, self._steps, self._cases = variants, tuple(steps), cases
        ways = variants.ways if variants else ()
        self._covered = tuple(accumulate(way.count / cases for way in ways)) if cases else ()
        self._keys = tuple(way_key(variants, way) for way in ways) if variants else ()
        self.endResetModel()

    def choose(self, keys: frozenset[str]) -> None:
        """Set the check marks of some ways and no others."""
        if keys != self.chosen:
            self.chosen = keys
            last = self.index(max(0, self.rowCount() - 1))
            self.dataChanged.emit(self.index(0), last, [_CHECK])

    def row(self, at: int) -> WayRow | None:
        """Return the way in a row."""
        if self._variants is None or not 0 <= at < len(self._keys):
            return None
        way = self._variants.ways[at]
        steps = tuple(self._steps[step] for step in way.steps)
        share = way.count / self._cases
        return WayRow(self._keys[at], way.count, share, self._covered[at], way.minutes, steps)

    def first(self, share: float) -> int:
        """Return how many of the most frequent ways cover a share of all cases, 0 for too few."""
        return next((n for n, had in enumerate(self._covered, 1) if had >= share - 1e-9), 0)

    @property
    def covered(self) -> float:
        """The share of all cases that went one of these ways."""
        return self._covered[-1] if self._covered else 0.0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == _CHECK:
            return _ON if row.key in self.chosen else _OFF
        if role == ROW:
            return row
        if role == _DISPLAY:
            return row.titles
        return row.words if role in (_SAID, _TIP) else None
