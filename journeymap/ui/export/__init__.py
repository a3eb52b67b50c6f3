"""Exporting: what is to be written, a live preview of all of it, and the writing itself."""

from journeymap.ui.export.dialog import ExportDialog

__all__ = ["ExportDialog"]
