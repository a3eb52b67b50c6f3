"""The parts the dialog of a log is put together of: what is asked beside the preview, and told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import decimal, percent, plural, tr
from journeymap.tabular.logs.reading import ReadLog
from journeymap.tabular.surveys.mapping import DateOrder
from journeymap.ui.surveys.parts import SIDE, part_heading
from journeymap.ui.widgets.ways_sliders import WaysSliders
from journeymap.ui.widgets.words import Words

_WIDE = 360
_MOST_TOLD = 60


class LogHead(QFrame):
    """Which file this is, how much is in it, and which of its sheets is read.

    ``turned`` carries the name of another sheet.
    """

    turned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("head")
        title = QLabel(tr("A journey from what customers did"))
        title.setProperty("look", "page-title")
        self.told = Words("soft", name)
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(tr("Sheet"))
        self.sheet.setMinimumHeight(30)
        self.sheet.textActivated.connect(self.turned)
        self.sheet.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 12)
        column.setSpacing(4)
        for part in (title, self.told):
            column.addWidget(part)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)

    def offer_sheets(self, sheets: Sequence[str], now: str) -> None:
        """Offer the sheets of a workbook, where it has several."""
        self.sheet.clear()
        self.sheet.addItems([*sheets])
        self.sheet.setCurrentText(now)
        self.sheet.setVisible(len(sheets) > 1)


class LogChoosing(QScrollArea):
    """Beside the preview: title, goal, how dates are written, the two sliders, what is left out.

    ``ordered`` carries how dates are written, ``aimed`` the activity that is the goal, ``slid``
    the shares of touchpoints and arrows that are shown at first.
    """

    ordered = Signal(str)
    aimed = Signal(str)
    slid = Signal(float, float)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("body")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedWidth(_WIDE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = QLineEdit(title)
        self.title.setAccessibleName(tr("Title of the journey"))
        self.goal, self.dates = QComboBox(), QComboBox()
        self.goal.setAccessibleName(tr("Goal"))
        self.dates.setAccessibleName(tr("How dates are written"))
        for combo in (self.goal, self.dates):
            combo.setSizePolicy(self.title.sizePolicy())
            combo.setMinimumContentsLength(8)
            combo.setMinimumHeight(30)
        self._dates: tuple[tuple[str, DateOrder], ...] = (
            (tr("as they seem"), ""),
            (tr("day, month, year"), "dmy"),
            (tr("month, day, year"), "mdy"),
            (tr("year, month, day"), "ymd"),
        )
        for words, order in self._dates:
            self.dates.addItem(words, order)
        self.sliders = WaysSliders()
        self.assumed, self.shown = Words("soft"), Words("strong")
        self.counts = Words("outcome")
        self.report = QVBoxLayout()
        self.report.setSpacing(6)
        self.report.setContentsMargins(0, 0, 0, 0)
        self._build()
        self.dates.activated.connect(lambda _: self.ordered.emit(self.dates.currentData()))
        self.goal.activated.connect(lambda _: self.aimed.emit(self.goal.currentData()))
        self.sliders.slid.connect(self.slid)

    def offer_goals(self, read: ReadLog, chosen: str) -> None:
        """Offer the activities cases end with, the most frequent first."""
        from journeymap.analysis.flow.variants import ends

        variants = read.log.variants
        last = ends(variants)
        self.goal.clear()
        self.goal.addItem(tr("as it seems"), "")
        for one in sorted(last, key=lambda at: (-last[at], at)):
            name = variants.activities[one]
            share = percent(round(last[one] / variants.cases, 3)) if variants.cases else ""
            self.goal.addItem(tr("{title} · {share} end here", title=name, share=share), name)
        self.goal.setCurrentIndex(max(0, self.goal.findData(chosen)))

    def tell(self, read: ReadLog, came: Sequence[str], report: Sequence[str]) -> None:
        """Say how much there is, what was taken for granted, and what is left out."""
        variants = read.log.variants
        cases, events = variants.cases, variants.events
        names, ways = len(variants.activities), len(variants.ways)
        told = (
            plural("{count} case", "{count} cases", cases, count=_grouped(cases)),
            plural("{count} event", "{count} events", events, count=_grouped(events)),
            plural("{count} activity", "{count} activities", names, count=_grouped(names)),
            plural("{count} way", "{count} ways", ways, count=_grouped(ways)),
            tr("and rarer ones") if variants.rest.cases else "",
        )
        self.counts.say(" · ".join(filter(None, told)))
        self.assumed.say("\n".join(came))
        self.assumed.setVisible(bool(came))
        while item := self.report.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        lines = [*report[:_MOST_TOLD], *(["…"] if len(report) > _MOST_TOLD else [])]
        for sentence in lines or [tr("Nothing is left out.")]:
            self.report.addWidget(Words("soft", sentence))

    def without_dates(self) -> None:
        """Ask nothing of dates, as where there are none."""
        self.form.setRowVisible(self.dates, False)

    def _build(self) -> None:
        page = QFrame()
        page.setObjectName("page")
        self.form = QFormLayout()
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(12)
        self.form.addRow(tr("Title"), self.title)
        self.form.addRow(tr("Goal"), self.goal)
        self.form.addRow(tr("Dates"), self.dates)
        asked = QWidget()
        asked.setLayout(self.form)
        left = QWidget()
        left.setLayout(self.report)
        box = QVBoxLayout(page)
        box.setContentsMargins(SIDE, 4, 12, 12)
        box.setSpacing(9)
        for part in (
            asked,
            self.assumed,
            part_heading(3, tr("What is seen first")),
            self.sliders,
            self.shown,
            part_heading(4, tr("What comes in, and what does not")),
            self.counts,
            left,
        ):
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(page)


def _grouped(n: int) -> str:
    return decimal(n, 0, groups=True)
