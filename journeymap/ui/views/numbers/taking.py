"""A chart taken along: as a picture, as the table it is drawn of, as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.language import tr
from journeymap.layout.numbers.charts import Chart
from journeymap.rendering.options import Options
from journeymap.rendering.region import region
from journeymap.storage.file_names import file_name
from journeymap.storage.placing import note_exported
from journeymap.ui.views.map.clipboard import DRAWING
from journeymap.ui.window_host import WindowHost
from journeymap.view import View

_SHARP = 2.0
_ENDINGS = (".png", ".svg", ".pdf")


_BARE = Options(title=False)


def alone(view: View, name: str) -> View:
    """Return the view in which a chart stands alone on the page."""
    return view.but(charts=(name,))


def copy_picture(view: View, words: str) -> None:
    """Put the page of charts on the clipboard, as a picture and as a drawing."""
    from journeymap.formats.svg.shapes import svg_of
    from journeymap.painting.picture import painted

    shown = region(view, _BARE)
    size = max(1, round(shown.place.w * _SHARP)), max(1, round(shown.place.h * _SHARP))
    data = QMimeData()
    data.setImageData(painted(shown.scene, shown.place, size, shown.background, 0, size[1]))
    data.setData(DRAWING, svg_of(shown, title=words).encode())
    QGuiApplication.clipboard().setMimeData(data)


def copy_table(chart: Chart) -> bool:
    """Put what a chart is drawn of on the clipboard, as cells; return whether there is any."""
    from journeymap.layout.numbers.tables import as_cells, as_markup

    data = QMimeData()
    cells = as_cells(chart)
    if not cells:
        return False
    data.setText(cells)
    data.setHtml(as_markup(chart))
    QGuiApplication.clipboard().setMimeData(data)
    return True


def save(host: WindowHost, view: View, title: str) -> None:
    """Ask for a file, and put the page of charts into it."""
    own = host.suggested_name("")
    start = host.settings.folder("export") / file_name(f"{own} - {title}", _ENDINGS[0], own)
    kinds = ";;".join((tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Paper (*.pdf)")))
    asked, kind = QFileDialog.getSaveFileName(host.widget, tr("Save the chart"), str(start), kinds)
    if not asked:
        return
    path = Path(asked)
    if path.suffix.lower() not in _ENDINGS:
        path = path.with_name(path.name + _ENDINGS[max(0, kinds.split(";;").index(kind))])
    try:
        export_file(view, path, _BARE._replace(scale=_SHARP))
        note_exported((path,))
        host.settings.set_folder("export", path.parent)
    except JourneyError as error:
        host.show_message(str(error))
        return
    host.notify(tr("The chart is in {name}.", name=path.name))
