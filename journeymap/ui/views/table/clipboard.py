"""Cells on the clipboard: as text and as a table, and whatever other programs put there."""

from __future__ import annotations

import csv

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.language import tr
from journeymap.tabular.typed.blocks import Block, as_html, as_tsv, from_html, from_tsv
from journeymap.ui.views.map.clipboard import MEDIA

MOST = 100_000
"""So many cells are taken at most."""


def copy(block: Block) -> None:
    """Put a block on the clipboard in both forms that spreadsheets take."""
    data = QMimeData()
    data.setText(as_tsv(block).removesuffix("\n"))
    data.setHtml(as_html(block))
    QGuiApplication.clipboard().setMimeData(data)


def holds_cells() -> bool:
    """Tell whether what is on the clipboard is to be written into cells: a text or a table."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or data.hasFormat(MEDIA) or data.hasUrls():
        return False
    return data.hasText() or data.hasHtml()


def cells() -> tuple[list[list[str]], str]:
    """Return the block on the clipboard, blank with a sentence where it cannot be read.

    A table of HTML goes first: it alone tells every program's line breaks within cells apart.
    """
    data = QGuiApplication.clipboard().mimeData()
    html = data.html() if data.hasHtml() else ""
    try:
        block = from_html(html) if "<table" in html.lower() else []
        block = block or from_tsv(data.text())
    except csv.Error as fault:
        return [], tr(
            "What was pasted is not rows of a sheet: {why}. Nothing has changed.", why=fault
        )
    if sum(map(len, block)) > MOST:
        return [], tr("More than {most} cells cannot be pasted at once.", most=MOST)
    return block, ""
