"""What tests of the findings do again and again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.analysis.findings import Finding
from journeymap.ui.panels.findings.panel import FindingsPanel
from journeymap.ui.panels.findings.rows import (
    ROW,
    FindingRow,
    ListedRow,
)
from journeymap.ui.shell.window import Window

WAIT = 60_000


def panel(window: Window) -> FindingsPanel:
    found = window.docks.panel("findings")
    assert isinstance(found, FindingsPanel)
    return found


def rows(panel: FindingsPanel) -> list[ListedRow]:
    return [panel.rows.index(i).data(ROW) for i in range(panel.rows.rowCount())]


def listed(panel: FindingsPanel) -> list[Finding]:
    return [row.finding for row in rows(panel) if isinstance(row, FindingRow)]


def place(panel: FindingsPanel, fits: Callable[[ListedRow], bool]) -> QModelIndex:
    return panel.rows.index(next(i for i, row in enumerate(rows(panel)) if fits(row)))


def click(panel: FindingsPanel, index: QModelIndex) -> None:
    panel.list.scrollTo(index)
    at = panel.list.visualRect(index).center()
    QTest.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )


def click_on(panel: FindingsPanel, finding: Finding) -> None:
    click(panel, panel.rows.row_of(finding))


def about(panel: FindingsPanel, *kinds: type) -> Finding:
    """Return a finding about records of some kinds, and about no others; all are listed."""
    panel.review.show_whole(True)
    panel.refresh()
    snapshot = panel.workspace.snapshot
    return next(f for f in listed(panel) if {type(snapshot.find(id)) for id in f.ids} == set(kinds))


def sees(window: Window, id: str) -> bool:
    """Tell whether a record is seen on the page, as a card or in any lane."""
    seen = window.canvas.seen()
    figures = window.canvas.lay_out().figures()
    return any(figure.id == id and seen.meets(figure.rect) for figure in figures)


def settle(panel: FindingsPanel, qtbot: QtBot) -> None:
    """Wait until the journey as it is now was looked at."""
    worker = panel._host.findings
    qtbot.waitUntil(lambda: worker.up_to_date, timeout=WAIT)
    panel.refresh()
