"""The program with plug-ins, worked by mouse: ``plugged_in.py FILE``; tells what came of it.

It does what a person does, in the real program, and writes one JSON object: for each step what
there was to see. A step that fails ends it with what stood in the way.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox

from journeymap import app
from journeymap.model.records import Comment, Lane, Record, Touchpoint
from journeymap.registry import Registry
from journeymap.ui.export import ExportDialog
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.shell.window import Window
from tests.ui.person import Mouse, Person

PATIENCE = 30_000
SAID: list[str] = []
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def wait(what: str, fits: Callable[[], Any]) -> None:
    for _ in range(PATIENCE // 20):
        if fits():
            return
        QTest.qWait(20)
    raise AssertionError(f"waited in vain: {what}")


class Walk:
    """A walk through the window."""

    def __init__(self, window: Window) -> None:
        self.window, self.seen = window, dict[str, Any]()
        self.said = SAID

    def menu(self, *way: str) -> list[str]:
        """Click through menus to an entry; return what stood beside it."""
        bar = self.window.menuBar()
        place: Any = bar
        labels: list[str] = []
        for name in way:
            entries = {action.text().replace("&", ""): action for action in place.actions()}
            labels = [label for label in entries if label]
            assert name in entries, f"{name} is not among {labels}"
            action = entries[name]
            QTest.mouseClick(place, LEFT, NONE, place.actionGeometry(action).center())
            below = action.menu()
            if isinstance(below, QMenu):
                wait(f"the menu {name}", below.isVisible)
                place = below
        self.front()
        return labels

    def front(self) -> None:
        """Have the keys go to the window again."""
        self.window.activateWindow()
        self.window.canvas.setFocus()
        wait("the focus", lambda: QApplication.focusWindow() is self.window.windowHandle())

    def of(self, kind: type[Record]) -> list[Any]:
        return [*self.window.workspace.snapshot.all(kind).values()]

    def figure(self, id: str, role: str = "") -> Any:
        figure = self.window.canvas.lay_out().figure(id, role)
        assert figure is not None, f"{id} is not on the page"
        return figure

    def settled(self) -> None:
        """Let dialogs that only tell be read and closed."""
        QTest.qWait(50)
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.said.append(box.text())
            box.close()
            QTest.qWait(20)

    def lane(self, kind: str, label: str) -> None:
        """Add a lane from the menu."""
        entries = self.menu("Insert", "New lane", label)
        wait("the lane", lambda: any(lane.kind == kind for lane in self.of(Lane)))
        self.seen[f"lane {kind}"] = entries

    def boxes(self) -> None:
        """Make a box by double click, select, rewrite and drag it."""
        canvas, mouse, person = self.window.canvas, Mouse(self.window.canvas), Person()
        canvas.zoom_fit()
        (lane,) = (lane for lane in self.of(Lane) if lane.kind == "remarks")
        page, cards = canvas.page, self.of(Touchpoint)
        first, second = [step for step in (c.step for c in page.columns)][:2]
        by_step = {card.step: card for card in cards}
        assert first in by_step and second in by_step
        (band,) = (band for band in page.bands if band.lane == lane.id)
        columns = {column.step: column for column in page.columns}
        mouse.double_click((columns[first].centre, band.y + band.h / 2))
        person.type("Too slow")
        person.press("Ctrl+Return")
        wait("the box", lambda: self.of(Comment))
        (comment,) = self.of(Comment)
        self.seen["made"] = comment.said
        canvas.clear()
        mouse.click((columns[second].centre, page.height - 5))
        mouse.click(self.figure(comment.id).rect.centre)
        self.seen["selected"] = self.window.workspace.selection == (comment.id,)
        mouse.double_click(self.figure(comment.id).rect.centre)
        person.press("Ctrl+A")
        person.type("Far too slow")
        person.press("Ctrl+Return")
        (comment,) = self.of(Comment)
        self.seen["rewritten"] = comment.said
        start = self.figure(comment.id).rect.centre
        (band,) = (band for band in canvas.page.bands if band.lane == lane.id)
        mouse.drag(start, (columns[second].centre, band.y + band.h / 2))
        (moved,) = self.of(Comment)
        steps = {card.id: card.step for card in self.of(Touchpoint)}
        self.seen["dragged"] = steps[comment.touchpoint], steps[moved.touchpoint]

    def finding(self) -> None:
        window = self.window
        wait("findings", lambda: any(f.kind == "unowned" for f in window.findings.findings))
        self.seen["kinds"] = sorted({f.kind for f in window.findings.findings})
        window.panels.set_shown("findings", True)
        panel = window.docks.panel("findings")
        assert isinstance(panel, FindingsPanel)
        wait("the panel of the findings", panel.isVisible)
        window.findings.review.show_whole(True)
        panel.refresh()
        rows = [panel.rows.index(i).data() for i in range(panel.rows.rowCount())]
        self.seen["findings"] = [
            row.rpartition(", ")[0] for row in rows if row.startswith("Nobody looks after")
        ]
        self.seen["failed checks"] = panel.problem.text()
        window.panels.toggle("findings")

    def commands(self) -> None:
        card = next(card for card in self.of(Touchpoint) if not card.owner)
        self.window.canvas.setFocus()
        self.window.workspace.select((card.id,))
        self.menu("Edit", "Look after it ourselves")
        self.seen["owner"] = self.window.workspace.snapshot.all(Touchpoint)[card.id].owner

    def broken(self) -> None:
        """Do everything the broken plug-in offers."""
        before = self.window.workspace.snapshot
        self.window.workspace.select((self.of(Touchpoint)[0].id,))
        self.menu("Edit", "Fail")
        self.settled()
        self.seen["unchanged"] = self.window.workspace.snapshot is before
        for kind, label in (("fails-to-lay", "Fails to lay"), ("fails-to-draw", "Fails to draw")):
            self.lane(kind, label)
        self.window.canvas.repaint()
        (lane,) = (lane for lane in self.of(Lane) if lane.kind == "fails-to-lay")
        title = self.window.canvas.lay_out().figure(lane.id, "lane title")
        self.seen["rail"] = title.name if title else ""
        self.window.workspace.arrange("zbroken")
        QTest.qWait(100)
        self.window.canvas.repaint()
        QTest.qWait(100)
        self.settled()
        self.seen["after the broken one"] = self.window.workspace.arrangement
        self.window.panels.set_shown("fails", True)
        panel = self.window.docks.panel("fails")
        self.seen["panel that fails"] = panel.text() if isinstance(panel, QLabel) else ""
        self.window.panels.set_shown("fails", False)

    def arrangement(self) -> None:
        window, mouse = self.window, Mouse(self.window.canvas)
        window.canvas.setFocus()
        window.workspace.arrange("list")
        wait("the list", lambda: window.canvas.lay_out().width == 440)
        card = self.of(Touchpoint)[2]
        window.canvas.reveal((card.id,))
        mouse.click(self.figure(card.id).rect.centre)
        self.seen["selected in the list"] = window.workspace.selection == (card.id,)
        Person().press("Alt+1")
        wait("the map", lambda: bool(window.canvas.page.columns))

    def panel(self) -> None:
        self.menu("View", "About remarks")
        wait("the panel", lambda: self.window.panels.shows("remarks"))
        label = self.window.docks.panel("remarks")
        assert isinstance(label, QLabel)
        self.seen["panel"] = label.text()

    def export(self) -> None:
        Person().press("Ctrl+E")
        wait("the dialog", lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        self.seen["formats"] = [dialog.formats.itemText(i) for i in range(dialog.formats.count())]
        dialog.reject()

    def save(self) -> None:
        self.window.workspace.select(())
        self.window.documents.save()
        wait("the file", lambda: not self.window.session or not self.window.session.pending)

    def whole(self, broken: bool) -> None:
        self.lane("remarks", "Remarks")
        for step in (self.boxes, self.finding, self.commands, self.arrangement, self.panel):
            step()
        if broken:
            self.broken()
        self.export()
        self.seen["menus"] = {
            a.text().replace("&", ""): len(m.actions())
            for a in self.window.menuBar().actions()
            if isinstance(m := a.menu(), QMenu)
        }
        self.seen["left out"] = dict(Registry.left_out)
        left = [*Registry.left_out.values()]
        wait("all are told", lambda: all(one in "\n".join(self.said) for one in left))
        self.seen["said"] = self.said


def hear() -> None:
    """Write down what is said in the window from its beginning."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window)]
    if not windows:
        QTimer.singleShot(1, hear)
        return
    windows[0].workspace.said.connect(SAID.append)
    windows[0].workspace.failed.connect(SAID.append)


def work() -> None:
    """Walk, tell, and leave."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    told: dict[str, Any] = {}
    try:
        wait("the window", lambda: window.session is not None and bool(window.actions_))
        window.resize(1440, 880)
        window.activateWindow()
        QTest.qWait(100)
        walk = Walk(window)
        told = walk.seen
        walk.whole("--broken" in sys.argv)
        walk.save()
    except BaseException:
        told["fault"] = traceback.format_exc()
        told["said"] = SAID
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    window.close()
    QTimer.singleShot(3000, QApplication.quit)


if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(0, hear)
    QTimer.singleShot(500, work)
    sys.exit(app.run(Path(sys.argv[1])))
