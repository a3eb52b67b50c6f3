"""In and out of other programs: one file a format."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.registry import Registry
from journeymap.rendering.options import Options, Order

if TYPE_CHECKING:
    from journeymap.tabular.imported import Imported
    from journeymap.tabular.sheets.sheet import ReadTable
    from journeymap.view import View


UNLIKE, LIKELY, SURE = range(3)
"""How like a format a content is."""


def _not_known(content: bytes) -> int:
    """Tell that there is nothing by which to know a content of this format."""
    return UNLIKE


class Importer(NamedTuple):
    """A way in; ``read`` is given the content of a file and the name to call it by.

    ``tabulate``, given the same, returns the sheets of a format whose columns a person may
    say the meaning of. ``likeness`` tells from a content how like this format it is: ``SURE``
    where something in it stands in no other, ``LIKELY`` where it could be one, else ``UNLIKE``.
    ``stream`` reads a file where it lies, of a format whose files may be larger than memory; it
    tells which share is done.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str | bytes, str], Imported]
    tabulate: Callable[[str | bytes, str], tuple[ReadTable, ...]] | None = None
    likeness: Callable[[bytes], int] = _not_known
    stream: Callable[[Path, Callable[[float], None]], Imported] | None = None


def _nothing_left(order: Order) -> tuple[str, ...]:
    """Leave nothing behind."""
    return ()


class Exporter(NamedTuple):
    """A way out; ``write`` makes the file an order names, which is not there yet.

    ``supports`` names the options it knows, which the dialog offers; ``also`` are other endings.
    ``leaves`` says in sentences what of an order stays behind, as the format cannot hold it.
    ``warns`` says what will be hard to read, once it is laid out.
    ``wider`` is how many times as wide as ours letters may be in the program that opens it, and
    ``aspect`` the shape it shows a map in, width by height, where it has one.
    """

    name: str
    label: str
    suffix: str
    write: Callable[[Order], None]
    supports: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    leaves: Callable[[Order], tuple[str, ...]] = _nothing_left
    warns: Callable[[Order], tuple[str, ...]] = _nothing_left
    wider: float = 1.0
    aspect: float | None = None


IMPORTERS: Registry[Importer] = Registry(__name__, "journeymap.importers")
EXPORTERS: Registry[Exporter] = Registry(__name__, "journeymap.exporters", let_through=(OSError,))


def exporter_of(path: Path) -> Exporter:
    """Return the way out that makes files of such an ending; raises ``JourneyError`` for none.

    An ending may have two parts, as ``.jira.csv``; the longer one that is known wins.
    """
    suffix = path.suffix.lower()
    longer = "".join(path.suffixes[-2:]).lower()
    if longer != suffix and EXPORTERS.has_file(first := longer.split(".")[1]):
        kind = EXPORTERS.find(first, lambda kind: longer in (kind.suffix, *kind.also))
        if kind is not None:
            return kind
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


def export_file(view: View, path: Path, options: Options | None = None) -> None:
    """Write what is looked at to a file by its ending, as a whole or not at all.

    The file is made beside its place under another name and then put there, so what
    stood there before is kept when anything goes wrong. Raises ``JourneyError``, and
    ``Stopped`` when ``options.tell`` does.
    """
    from journeymap.storage.placing import beside, place_of, put

    exporter = exporter_of(path)
    target = place_of(path)
    made = beside(target, path.suffix)
    try:
        exporter.write(_order(exporter, view, made, options or Options()))
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


def export_files(
    view: View, path: Path, options: Options, *, series: bool = False
) -> tuple[Path, ...]:
    """Write what is looked at, in ``series`` a file for each frame; return what was made.

    Raises what ``export_file`` does. What is written nobody has to be asked about again: it is
    noted by whoever keeps it, with ``storage.placing.note_exported``.
    """
    if series:
        from journeymap.rendering.series import export_frames

        return export_frames(export_file, view, path, options._replace(frames=False))
    export_file(view, path, options)
    return (path,)


def left_behind(exporter: Exporter, view: View, options: Options) -> tuple[str, ...]:
    """Return in sentences what stays behind when what is looked at is written in a format."""
    with EXPORTERS.guard(exporter.name):
        order = _order(exporter, view, Path(), options)
        return (*_filtered(order.view), *exporter.leaves(order))
    return ()


def warned(exporter: Exporter, view: View, options: Options) -> tuple[str, ...]:
    """Return in sentences what will be hard to read in a file; it is laid out for that."""
    with EXPORTERS.guard(exporter.name):
        return exporter.warns(_order(exporter, view, Path(), options))
    return ()


def _filtered(view: View) -> tuple[str, ...]:
    """Say what a filter leaves out, which some formats cannot say themselves."""
    from journeymap.view import shown
    from journeymap.view.conditions import counted_words

    if not view.filter.active:
        return ()
    return (counted_words(shown(view)) + ".",)


def pictures_left(order: Order) -> tuple[str, ...]:
    """Say how many pictures of a journey stay behind in a format that holds none."""
    from journeymap.view.pictured import pictures_of

    count = len(pictures_of(order.view))
    said = plural("{n} picture stays behind.", "{n} pictures stay behind.", count)
    return (said,) if count else ()


def _order(exporter: Exporter, view: View, path: Path, options: Options) -> Order:
    """Return an order in which what a format does not support is as usual."""
    from journeymap.view import Look
    from journeymap.view.look import ROWS_AUTO
    from journeymap.view.ways import along_ways

    told = {name: getattr(options, name) for name in exporter.supports if name in Options._fields}
    if "view" not in exporter.supports:
        view = view.but(**Look().looks)
    if "stages" not in exporter.supports:
        view = view.but(stages=())
    if "focus" not in exporter.supports:
        view = view.but(focus=None)
    if exporter.aspect and view.rows == ROWS_AUTO and view.arrangement == "map":
        from journeymap.layout.map.row_shapes import rows_for
        from journeymap.painting.fonts import measure_of
        from journeymap.painting.picture import needs_application

        needs_application()
        view = view.but(rows=rows_for(view, measure_of(exporter.wider), exporter.aspect))
    return Order(along_ways(view), path, Options(**told, tell=options.tell))
