"""In and out of other programs: one file a format."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.registry import Registry

if TYPE_CHECKING:
    from journeymap.formats.tables.sheet import Table
    from journeymap.model.change import Change
    from journeymap.model.snapshot import Snapshot

_LARGEST = 64 * 2**20


class Stopped(Exception):
    """Whoever waits for long work does not want it any more; raised out of ``Options.tell``."""


def _go_on(share: float) -> None:
    """Pass over how much is done: nobody waits."""


class Options(NamedTuple):
    """How a file is to be made; a format passes over what it does not list as heeded.

    ``scale`` is pixels per unit of the page, ``dpi`` dots per inch of the paper, ``width``
    pixels of the whole picture. What is shown is the whole page, or a page of some ``stages``,
    or the records of ``selection``, or a ``place`` of the page, or the ``frame`` of the
    presentation with this number, counted from 1; ``frames`` asks for all of them, one a page
    or slide, with their notes. ``focus`` is the persona who stands out. ``tiles`` spreads a
    map over sheets of the paper with crop marks; ``outlines`` draws letters as shapes; ``raw``
    leaves out what keeps a spreadsheet from reading a text as a formula. Long work calls
    ``tell`` with the share that is done, from 0 to 1, and is ended by the ``Stopped`` that may
    raise.
    """

    scale: float | None = None
    dpi: float | None = None
    width: int | None = None
    paper: str | None = None
    tiles: bool = False
    transparent: bool = False
    stages: tuple[str, ...] = ()
    selection: tuple[str, ...] = ()
    place: Rect | None = None
    frame: int | None = None
    frames: bool = False
    focus: str | None = None
    title: bool = True
    legend: bool = True
    border: bool = False
    logo: Path | None = None
    outlines: bool = False
    raw: bool = False
    tell: Callable[[float], None] = _go_on


PLATE = (
    "stages",
    "selection",
    "place",
    "frame",
    "focus",
    "title",
    "legend",
    "border",
    "logo",
    "transparent",
)
"""The options every format heeds that shows the map by ``formats.plate``."""


class Imported(NamedTuple):
    """What came in as one change, and what could not be taken: numbers and sentences.

    The number is that of a line or a row, from 1; 0 where a sentence is about the whole.
    ``assumed`` are sentences about what the file did not say and was taken for granted.
    """

    change: Change
    report: tuple[tuple[int, str], ...] = ()
    assumed: tuple[str, ...] = ()


class Importer(NamedTuple):
    """A way in; ``read`` is given the content of a file and the name to call it by.

    ``tabulate``, given the same, returns the sheets of a format whose columns a person may
    say the meaning of.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str | bytes, str], Imported]
    tabulate: Callable[[str | bytes, str], tuple[Table, ...]] | None = None


class Exporter(NamedTuple):
    """A way out; ``write`` makes the file at the path, which is not there yet.

    ``heeds`` names the options it knows, which the dialog offers; ``also`` are other endings.
    """

    name: str
    label: str
    suffix: str
    write: Callable[[Snapshot, str, Path, Options], None]
    heeds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


IMPORTERS: Registry[Importer] = Registry(__name__, "journeymap.importers")
EXPORTERS: Registry[Exporter] = Registry(__name__, "journeymap.exporters")


def import_file(path: Path) -> Imported:
    """Read a file by its ending; a ``JourneyError`` says why it cannot be, and nothing is lost."""
    return importer_of(path).read(content_of(path), path.name)


def importer_of(path: Path) -> Importer:
    """Return the way in for a file by its ending; raises ``JourneyError`` when there is none."""
    suffix = path.suffix.lower()
    importer = next((kind for kind in IMPORTERS if suffix in kind.suffixes), None)
    if importer is None:
        known = ", ".join(suffix for kind in IMPORTERS for suffix in kind.suffixes)
        raise JourneyError(
            tr(
                "{name} cannot be imported by its ending. Files that can end in: {known}.",
                name=path.name,
                known=known,
            )
        )
    return importer


def exporter_of(path: Path) -> Exporter:
    """Return the way out that makes files of such an ending; raises ``JourneyError`` for none."""
    suffix = path.suffix.lower()
    exporter = EXPORTERS.find(suffix[1:], lambda kind: suffix in (kind.suffix, *kind.also))
    if exporter is None:
        known = ", ".join(kind.suffix for kind in EXPORTERS)
        raise JourneyError(
            tr(
                "{name} cannot be written by its ending. Files that can end in: {known}.",
                name=path.name,
                known=known,
            )
        )
    return exporter


def export_file(
    snapshot: Snapshot, journey: str, path: Path, options: Options | None = None
) -> None:
    """Write a journey to a file by its ending, as a whole or not at all.

    The file is made beside its place under another name and then put there, so what
    stood there before is kept when anything goes wrong. Raises ``JourneyError``, and
    ``Stopped`` when ``options.tell`` does.
    """
    from journeymap.formats.placing import beside, place_of, put

    exporter = exporter_of(path)
    target = place_of(path)
    made = beside(target, path.suffix)
    try:
        exporter.write(snapshot, journey, made, _heeded(exporter, options or Options()))
        put(made, target)
    except OSError as fault:
        raise JourneyError(
            tr(
                "{name} could not be written: {why}. The journey is safe, and what stood "
                "there before is untouched; choose another place.",
                name=path.name,
                why=fault.strerror or fault,
            )
        ) from fault
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _heeded(exporter: Exporter, options: Options) -> Options:
    """Return options of which those a format does not heed are as usual."""
    heeded = {name: getattr(options, name) for name in exporter.heeds}
    return Options(**heeded, tell=options.tell)


def content_of(path: Path) -> bytes:
    """Return what is in a file; raises ``JourneyError`` when it cannot be read or is too large."""
    try:
        content = beginning(path, _LARGEST + 1)
    except OSError as fault:
        raise JourneyError(
            tr("{name} cannot be read: {why}.", name=path, why=fault.strerror or fault)
        ) from fault
    if len(content) > _LARGEST:
        raise JourneyError(tr("{name} is too large to import; the limit is 64 MB.", name=path.name))
    return content


def beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of a file somebody named; a pipe or a device is not waited for.

    Raises ``OSError`` when it is no file or cannot be read.
    """
    with open(path, "rb", opener=_regular) as file:
        return file.read(most)


def _regular(path: str, flags: int) -> int:
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        folder = stat.S_ISDIR(mode)
        raise OSError(
            errno.EINVAL, tr("it is a folder") if folder else tr("it is a device or a pipe")
        )
    return handle


def decoded(content: str | bytes, name: str, encoding: str) -> str:
    """Return the text a file holds; raises ``JourneyError`` when it is none in this encoding."""
    if isinstance(content, str):
        return content
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise JourneyError(
            tr(
                "{name} is not a text in UTF-8 (byte {place}). Nothing was imported; save it "
                "as UTF-8 and try again.",
                name=name,
                place=fault.start + 1,
            )
        ) from fault
