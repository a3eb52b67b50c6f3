"""In and out of other programs: one file a format."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.registry import Registry
from journeymap.rendering.options import Options
from journeymap.storage.reading import content_of
from journeymap.tabular.imported import Imported

if TYPE_CHECKING:
    from journeymap.model.snapshot import Snapshot
    from journeymap.tabular.sheet import ReadTable


class Importer(NamedTuple):
    """A way in; ``read`` is given the content of a file and the name to call it by.

    ``tabulate``, given the same, returns the sheets of a format whose columns a person may
    say the meaning of.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str | bytes, str], Imported]
    tabulate: Callable[[str | bytes, str], tuple[ReadTable, ...]] | None = None


class Exporter(NamedTuple):
    """A way out; ``write`` makes the file at the path, which is not there yet.

    ``supports`` names the options it knows, which the dialog offers; ``also`` are other endings.
    """

    name: str
    label: str
    suffix: str
    write: Callable[[Snapshot, str, Path, Options], None]
    supports: tuple[str, ...] = ()
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
    from journeymap.storage.placing import beside, place_of, put

    exporter = exporter_of(path)
    target = place_of(path)
    made = beside(target, path.suffix)
    try:
        exporter.write(snapshot, journey, made, _supported(exporter, options or Options()))
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


def _supported(exporter: Exporter, options: Options) -> Options:
    """Return options of which those a format does not support are as usual."""
    supported = {name: getattr(options, name) for name in exporter.supports}
    return Options(**supported, tell=options.tell)
