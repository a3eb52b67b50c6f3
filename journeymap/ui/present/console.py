"""The console: what the speaker sees while the others see the slide."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.paint import colour, pen
from journeymap.ui.present.calls import count_of, home_of
from journeymap.ui.present.clock import told
from journeymap.ui.present.countdown_row import CountdownRow
from journeymap.ui.present.notes import Notes
from journeymap.ui.present.projection import Projection
from journeymap.ui.present.room import SIZE
from journeymap.ui.present.show import Place, SlideShow
from journeymap.ui.widgets.style import dress

_TICK = 500


class Small(QWidget):
    """One slide as large as there is room."""

    def __init__(self, show: SlideShow, projection: Projection) -> None:
        super().__init__()
        self._show, self._projection = show, projection
        self.place: Place | None = None
        self.setMinimumSize(QSize(200, 90))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        projection.pictures.made.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def heightForWidth(self, width: int) -> int:
        return round(width * SIZE[1] / SIZE[0]) + 4

    def put(self, place: Place | None) -> None:
        """Show another slide; ``None`` is the end."""
        self.place = place
        slide = self._show.slides[place[0]] if place else None
        self.setAccessibleName(slide.title if slide else tr("The end"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, ratio = self._projection.theme, self.devicePixelRatioF()
        wide = min(self.width(), round(self.height() * SIZE[0] / SIZE[1])) - 4
        high = round(wide * SIZE[1] / SIZE[0])
        left, top = 2, 2
        with QPainter(self) as painter:
            painter.fillRect(left, top, wide, high, colour(theme.surround))
            picture = (
                self._projection.pictures.soon(self.place, round(wide * ratio))
                if self.place and self.place[0] < len(self._show.slides)
                else None
            )
            if picture is not None:
                painter.drawPixmap(left, top, wide, high, picture)
            elif self.place is None:
                painter.setPen(pen(theme.surround_soft, 1.0))
                middle = int(Qt.AlignmentFlag.AlignCenter)
                painter.drawText(left, top, wide, high, middle, tr("The end"))
            painter.setPen(pen(theme.surround_edge, 1.0))
            painter.drawRect(left, top, wide - 1, high - 1)


class Console(QWidget):
    """Slide, next slide, notes, time. Keys that write nothing go to the slides."""

    def __init__(self, show: SlideShow, projection: Projection) -> None:
        super().__init__()
        self.setWindowTitle(tr("Speaker’s notes"))
        self._show, self.projection = show, projection
        self.current, self.upcoming = Small(show, projection), Small(show, projection)
        self.number, self.elapsed, self.time = QLabel(), QLabel(), QLabel()
        self.heading = QLabel()
        self.pause, self.reset = QPushButton(), QPushButton(tr("Reset"))
        self.back, self.forth = QPushButton(tr("Back")), QPushButton(tr("Next"))
        self.notes = Notes(show)
        self.countdown = CountdownRow(projection.clock)
        self._arrange()
        dress(self, projection.appearance, _sheet)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # or Space would pause the clock
        self.pause.clicked.connect(self._pause)
        self.reset.clicked.connect(self._reset)
        self.back.clicked.connect(show.back)
        self.forth.clicked.connect(show.next)
        for button in (self.pause, self.reset, self.back, self.forth):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.notes.left.connect(self.setFocus)
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._tell_time)
        self._tick.start()
        show.turned.connect(self._tell)
        show.changed.connect(self._tell)
        self._tell()
        self._tell_time()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        for label, look in ((self.number, "number"), (self.elapsed, "time"), (self.time, "number")):
            label.setProperty("look", look)
        head.addWidget(self.number)
        head.addStretch(1)
        for widget in (self.elapsed, self.pause, self.reset):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.time)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        self.heading.setProperty("look", "heading")
        self.heading.setWordWrap(True)
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(_caption(tr("Next")), 0, 1)
        grid.addWidget(self.current, 1, 0)
        grid.addWidget(self.upcoming, 1, 1)
        self.notes.setMinimumHeight(90)
        grid.setColumnStretch(0, 8)
        grid.setColumnStretch(1, 5)
        turns = QHBoxLayout()
        turns.addWidget(_caption(tr("Speaker’s notes")))
        turns.addStretch(1)
        for button in (self.back, self.forth):
            turns.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(14)
        box.addLayout(head)
        box.addWidget(self.countdown)
        box.addLayout(grid)
        box.addLayout(turns)
        box.addWidget(self.notes, 1)

    def _tell(self, *_: object) -> None:
        show = self._show
        slide = show.slide
        self.current.put(show.place if slide else None)
        self.upcoming.put(show.upcoming)
        self.heading.setText(slide.title if slide else "")
        self.number.setText(self._numbered() if slide else "")
        self.back.setEnabled(bool(show.at or show.shown))
        self.forth.setEnabled(show.upcoming is not None)

    def _numbered(self) -> str:
        """Return which frame is shown of how many, or from which one it is on call."""
        slides, at = self._show.slides, self._show.at
        number = home_of(slides, at) + 1
        if slides[at].on_call:
            return tr("On call at frame {n}", n=number)
        return tr("Frame {n} of {count}", n=number, count=count_of(slides))

    def _tell_time(self) -> None:
        clock = self._show.clock
        self.elapsed.setText(told(clock.seconds))
        self.time.setText(QLocale().toString(QTime.currentTime(), "HH:mm"))
        self.pause.setText(tr("Pause") if clock.going else tr("Go on"))

    def _pause(self) -> None:
        self._show.clock.turn()
        self._tell_time()

    def _reset(self) -> None:
        self._show.clock.reset()
        self._tell_time()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.projection.keyPressEvent(event)


def _caption(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("look", "caption")
    return label


def _sheet(theme: Theme) -> str:
    raised = mix(theme.surround_raised, theme.surround_ink, 0.08)
    return f"""
QWidget {{ background: {theme.surround}; color: {theme.surround_ink}; font-size: 15px; }}
QLabel[look="number"] {{ font-size: 22px; font-weight: 600; color: {theme.surround_soft}; }}
QLabel[look="time"] {{ font-size: 34px; font-weight: 700; color: {theme.surround_ink}; }}
QLabel[look="time last"] {{ font-size: 34px; font-weight: 700; color: {theme.severities[1]}; }}
QLabel[look="time over"] {{ font-size: 34px; font-weight: 700; color: {theme.feelings[1]}; }}
QLabel[look="heading"] {{ font-size: 20px; font-weight: 700; letter-spacing: 0;
  color: {theme.surround_ink}; }}
QLabel[look="caption"] {{ font-size: 14px; font-weight: 600; color: {theme.surround_soft}; }}
QPushButton {{ background: {theme.surround_raised}; border: 1px solid {theme.surround_edge};
  border-radius: 7px; padding: 8px 18px; font-size: 15px; }}
QPushButton:hover {{ background: {raised}; }}
QPushButton:focus {{ border-color: {theme.surround_ink}; }}
QPushButton:disabled {{ color: {theme.surround_edge}; }}
QPlainTextEdit {{ background: {theme.surround_raised}; border: 1px solid {theme.surround_edge};
  border-radius: 8px; padding: 10px; font-size: 20px;
  selection-background-color: {theme.accent}; }}
QPlainTextEdit:focus {{ border-color: {theme.surround_soft}; }}
"""
