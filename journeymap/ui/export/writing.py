"""The files an export makes, and making them; nothing here touches a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from journeymap.formats import Exporter, export_files
from journeymap.rendering.options import Options
from journeymap.rendering.preview_file import PreviewTable, preview_file
from journeymap.rendering.series import numbered
from journeymap.storage.placing import note_exported
from journeymap.ui.export.report import Report, read_report
from journeymap.view import View

Tell = Callable[[float], None]

_READ = {"markdown"}
"""The formats that hold pictures but are texts to be read."""


class ExportTask(NamedTuple):
    """What is to be written; ``series`` means a file for each frame."""

    kind: Exporter
    view: View
    options: Options
    series: bool

    def write(self, path: Path, tell: Tell) -> tuple[Path, ...]:
        """Write it, and return the files that were made."""
        files = self._files(path, tell)
        note_exported(files)
        return files

    def look(self, tell: Tell) -> tuple[PreviewTable | Report | str, ...]:
        """Write it where nobody looks, and return how it begins."""
        with TemporaryDirectory() as folder:
            path = Path(folder, f"look{self.kind.suffix}")
            made = self._files(path, tell)[0]
            return (read_report(made),) if self.kind.name in _READ else preview_file(made)

    def _files(self, path: Path, tell: Tell) -> tuple[Path, ...]:
        options = self.options._replace(tell=tell)
        return export_files(self.view, path, options, series=self.series)

    def targets(self, path: Path, count: int) -> tuple[Path, ...]:
        """Return the files it will be, by the name that was chosen."""
        return numbered(path, count) if self.series else (path,)

    def named(self, path: Path) -> Path:
        """Return a path with an ending of the format."""
        endings = (self.kind.suffix, *self.kind.also)
        if path.name.lower().endswith(endings):
            return path
        # Of an ending of two parts only the last may have been typed.
        last = f".{self.kind.suffix.rpartition('.')[2]}"
        return path.with_name(path.name.removesuffix(last) + self.kind.suffix)


def pictured(kind: Exporter) -> bool:
    """Tell whether a format shows the map, which then can be seen before it is written."""
    return kind.name not in _READ and ("legend" in kind.supports or "frame" in kind.supports)
