"""XES: logs of events, as process mining keeps them (IEEE 1849), packed with gzip or not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journeymap.formats import IMPORTERS, SURE, UNLIKE, Importer
from journeymap.language import mark
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs.columns import NO_LOG_CHOICES
from journeymap.tabular.logs.reading import import_log, placed
from journeymap.tabular.logs.xes import is_xes


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of a log; raises ``JourneyError`` for what is none."""
    with placed(content, name) as path:
        return import_log(path, NO_LOG_CHOICES._replace(xes=True), name=name)


def stream(path: Path, tell: Callable[[float], None]) -> Imported:
    """Return the journey of a log that is read where it lies."""
    return import_log(path, NO_LOG_CHOICES._replace(xes=True), tell)


def likeness(content: bytes) -> int:
    """Tell whether a content begins as a log in XES does, packed or not."""
    return SURE if is_xes(content[: 1 << 16]) else UNLIKE


IMPORTERS.add(
    Importer(
        name="xes",
        label=mark("Event log (XES)"),
        suffixes=(".xes", ".xes.gz"),
        read=read,
        likeness=likeness,
        stream=stream,
    )
)
