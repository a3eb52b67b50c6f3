"""Reading a file of another program: which kind it is, and how it is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.formats import IMPORTERS, LIKELY, SURE, UNLIKE, Importer
from journeymap.language import tr
from journeymap.model.change import Change, Edit
from journeymap.model.records import Journey
from journeymap.storage.reading import TooLargeFile, beginning, content_of
from journeymap.tabular.choosing import NOTHING_CHOSEN, TableChoices, import_chosen
from journeymap.tabular.imported import Imported
from journeymap.tabular.logs.columns import NO_LOG_CHOICES, LogChoices
from journeymap.tabular.logs.reading import import_log, placed
from journeymap.tabular.logs.sheet import Tell, untold
from journeymap.tabular.recognised import LOG, PATHS, NotAMap


class UnknownKind(JourneyError):
    """Neither its ending nor its content tells what kind of file it is."""


_BEGINNING = 2**20


class ImportOptions(NamedTuple):
    """How a file is to be read: as which kind, with which columns, under which title.

    ``kind`` is an ending or the name of an importer, blank for what the file says itself.
    ``log`` is what somebody said of a log of events, or of a table of paths.
    """

    kind: str = ""
    table: TableChoices = NOTHING_CHOSEN
    title: str = ""
    log: LogChoices = NO_LOG_CHOICES


AS_IT_SAYS = ImportOptions()
"""A file is read as it seems to be meant."""


def import_file(path: Path, options: ImportOptions = AS_IT_SAYS, tell: Tell = untold) -> Imported:
    """Read a file; a ``JourneyError`` says why it cannot be, and nothing is lost.

    ``tell`` is told which share of a log is done, and may raise to stop.
    """
    stream = _stream(path, options.kind)
    if stream is not None and options.log == NO_LOG_CHOICES:
        came = stream(path, tell)
    elif options.log != NO_LOG_CHOICES and options.table == NOTHING_CHOSEN:
        came = import_log(path, options.log, tell)
    else:
        try:
            return import_content(_content(path), path.name, options)
        except NotAMap as found:
            if found.kind not in (LOG, PATHS) or options.table != NOTHING_CHOSEN:
                raise
        came = import_log(path, options.log, tell)
    return _titled(came, options.title, path.name) if options.title else came


def import_content(content: bytes, name: str, options: ImportOptions = AS_IT_SAYS) -> Imported:
    """Read what is in a file of that name; raises ``JourneyError`` as ``import_file`` does."""
    importer = importer_for(name, content, options.kind)
    if options.log != NO_LOG_CHOICES and options.table == NOTHING_CHOSEN:
        came = _logged(content, name, options.log)
    elif importer.tabulate and options.table != NOTHING_CHOSEN:
        came = import_chosen(importer.tabulate(content, name), name, options.table)
    elif options.table != NOTHING_CHOSEN:
        raise JourneyError(
            tr("{name} is no table, so sheet, columns and scale say nothing of it.", name=name)
        )
    else:
        came = _as_it_says(importer, content, name)
    return _titled(came, options.title, name) if options.title else came


def _as_it_says(importer: Importer, content: bytes, name: str) -> Imported:
    """Read a content as touchpoints, or as what customers did where it is that."""
    try:
        return importer.read(content, name)
    except NotAMap as found:
        if found.kind not in (LOG, PATHS):
            raise
    return _logged(content, name, NO_LOG_CHOICES)


def _logged(content: bytes, name: str, chosen: LogChoices) -> Imported:
    with placed(content, name) as path:
        return import_log(path, chosen, name=name)


def _stream(path: Path, kind: str) -> Callable[[Path, Tell], Imported] | None:
    """Return what reads a file where it lies, of a format that has such."""
    if kind:
        return importer_named(kind).stream
    named = (one for one in IMPORTERS if one.stream and path.name.lower().endswith(one.suffixes))
    found = next(named, None)
    return found.stream if found else None


def _content(path: Path) -> bytes:
    """Return what is in a file that is to be imported; raises ``JourneyError``.

    A file that is too large is told by its beginning where that holds answers, events or paths.
    """
    try:
        return content_of(path)
    except TooLargeFile:
        from journeymap.formats.csv.reading import refuse_by_beginning

        refuse_by_beginning(beginning(path, _BEGINNING), path.name)
        raise


def _likeness(importer: Importer, content: bytes) -> int:
    """Return how like a format a content is; not at all where a plug-in cannot say."""
    with IMPORTERS.guard(importer.name):
        return importer.likeness(content)
    return UNLIKE


def importer_for(name: str, content: bytes, kind: str = "") -> Importer:
    """Return the way in for a content by the kind that is asked for, its ending, or its look.

    An ending counts unless the content is surely of another kind. Raises ``JourneyError``
    where that is not enough to go on.
    """
    if kind:
        return importer_named(kind)
    by_ending = next((one for one in IMPORTERS if name.lower().endswith(one.suffixes)), None)
    likeness = {one.name: _likeness(one, content) for one in IMPORTERS}
    best = max(likeness.values(), default=0)
    alike = [one for one in IMPORTERS if best >= LIKELY and likeness[one.name] == best]
    if by_ending and (by_ending in alike or best < SURE):
        return by_ending
    if len(alike) == 1:
        return alike[0]
    if by_ending:
        return by_ending
    raise UnknownKind(
        tr(
            "{name} cannot be imported: neither its ending nor what is in it tells its kind. "
            "Files that can end in: {known}.",
            name=name,
            known=", ".join(endings()),
        )
    )


def importer_named(kind: str) -> Importer:
    """Return the way in by an ending, with or without its dot, or by its name.

    Raises ``JourneyError`` when there is none.
    """
    said = kind.lower().removeprefix(".")
    found = next((x for x in IMPORTERS if said == x.name or f".{said}" in x.suffixes), None)
    if found is None:
        raise JourneyError(
            tr(
                "Nothing can be imported from “{kind}”. There are: {known}.",
                kind=kind,
                known=", ".join(ending[1:] for ending in endings()),
            )
        )
    return found


def endings() -> tuple[str, ...]:
    """Return the endings of all files that can be imported."""
    return tuple(suffix for kind in IMPORTERS for suffix in kind.suffixes)


def _titled(came: Imported, title: str, name: str) -> Imported:
    """Return an import whose one journey is called as somebody wants it."""
    journeys = [edit for edit in came.change if isinstance(edit.after, Journey)]
    if len(journeys) != 1:
        raise JourneyError(
            tr(
                "{name} holds {n} journeys, so they cannot all be called “{title}”.",
                name=name,
                n=len(journeys),
                title=title,
            )
        )
    (only,) = journeys
    edits = tuple(
        Edit(e.before, e.after.but(title=title)) if e is only and e.after else e
        for e in came.change
    )
    return came._replace(change=Change(came.change.label, edits).normal())
