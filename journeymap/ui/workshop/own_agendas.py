"""Agendas of one's own: a file each, in the folder of the person's settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import new_id
from journeymap.paths import private, private_folder, settings_folder
from journeymap.ui.workshop.agenda import Agenda, agendas, read_agenda, written_agenda

_MOST = 200


class OfferedAgenda(NamedTuple):
    """An agenda that can be begun; without a ``path`` it comes with the program."""

    agenda: Agenda
    path: Path | None = None


def offered() -> list[OfferedAgenda]:
    """Return the agendas of one's own by title, then those that come with the program."""
    own = sorted(_own(), key=lambda one: one.agenda.title.casefold())
    return [*own, *(OfferedAgenda(agenda) for agenda in agendas())]


def keep_agenda(agenda: Agenda, path: Path | None = None) -> Path:
    """Write an agenda into the person's folder, whole or not at all, and return where.

    Raises ``JourneyError`` when it cannot be written.
    """
    there = path or _folder() / f"{new_id()}.json"
    write_agenda(agenda, there)
    return there


def write_agenda(agenda: Agenda, path: Path) -> None:
    """Write an agenda into a file. Raises ``JourneyError`` when that cannot be."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        if path.parent == _folder():
            private_folder(path.parent)
        with open(fresh, "wb", opener=private) as file:
            file.write(written_agenda(agenda))
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        why = error.strerror or str(error)
        raise JourneyError(tr("The agenda cannot be kept: {why}", why=why)) from error


def brought(path: Path) -> Path:
    """Take a file in as an agenda of one's own, and return where it is kept.

    Raises ``JourneyError`` when it cannot be read or is no agenda.
    """
    try:
        with open(path, "rb") as file:
            data = file.read((256 << 10) + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise JourneyError(tr("“{name}” cannot be read: {why}", name=path.name, why=why)) from error
    return keep_agenda(read_agenda(data))


def remove_agenda(path: Path) -> None:
    """Delete an agenda of one's own; one that is gone already is no matter."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise JourneyError(tr("The agenda cannot be deleted: {why}", why=why)) from error


def _folder() -> Path:
    return settings_folder() / "agendas"


def _own() -> Iterator[OfferedAgenda]:
    """Yield what can be read; a file somebody broke is left where it is."""
    with suppress(OSError):
        for path in sorted(_folder().glob("*.json"))[:_MOST]:
            with suppress(OSError, JourneyError):
                yield OfferedAgenda(read_agenda(path.read_bytes()), path)
