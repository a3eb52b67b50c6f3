"""A map of one's own as a template: put beside the settings, offered on the start page, removed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.plain import pack
from journeymap.model.records import (
    KINDS,
    Asset,
    Comment,
    Dismissal,
    Journey,
    Project,
    Quote,
    Record,
    Scenario,
    Score,
    Source,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.paths import private_folder, settings_folder
from journeymap.storage.digest import sha256_of
from journeymap.storage.faults import CannotRead, CannotWrite
from journeymap.storage.file_names import file_name
from journeymap.storage.templates import ENDINGS, OWN, templates

_NEVER: tuple[type[Record], ...] = (Comment, Dismissal, Scenario, Source, Vote)
"""What is about this one map and no other."""

_DATA: tuple[type[Record], ...] = (Score, Quote)
"""What somebody answered or said."""


def save_template(
    snapshot: Snapshot,
    picture: Callable[[str], bytes],
    title: str,
    description: str = "",
    *,
    requires: Iterable[str] = (),
    data: bool = False,
) -> str:
    """Keep a document as a template; return the name it has from now on.

    One of the same title is replaced. ``picture`` gives bytes by their SHA-256; those that are
    lost are left out. Without ``data`` scores, quotes and the journeys of single customers are
    left out. Raises ``JourneyError`` when it cannot be written.
    """
    bare = _bare(snapshot, data)
    pictures, bare = _pictures(bare, picture)
    records = {
        kind.__name__: [_plain(record, title, pictures) for record in bare.all(kind).values()]
        for kind in KINDS
        if bare.all(kind)
    }
    plain: dict[str, Any] = {"title": title, "description": description}
    plain |= {"requires": list(requires), "records": records}
    name = _name(title)
    folder = settings_folder() / OWN
    try:
        private_folder(folder / name)
        for file in (folder / name).iterdir():
            file.unlink()
        for file_of_picture, data_of_picture in pictures.values():
            (folder / name / file_of_picture).write_bytes(data_of_picture)
        beside = folder / f"{name}.json.new"
        beside.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", "utf-8")
        os.replace(beside, folder / f"{name}.json")
    except OSError as fault:
        raise CannotWrite(
            tr(
                "The template “{title}” could not be saved: {why}. Nothing else was changed.",
                title=title,
                why=fault.strerror or fault,
            )
        ) from fault
    return name


def remove_template(name: str) -> None:
    """Take an own template away, with its pictures; raises ``JourneyError`` where that fails."""
    folder = settings_folder() / OWN
    if name not in {one.name for one in templates() if one.kind == "own"}:
        raise JourneyError(tr("There is no template of your own called “{name}”.", name=name))
    try:
        (folder / f"{name}.json").unlink()
    except OSError as fault:
        raise CannotWrite(
            tr(
                "The template “{title}” could not be removed: {why}.",
                title=name,
                why=fault.strerror,
            )
        ) from fault
    with suppress(OSError):
        for file in (folder / name).iterdir():
            file.unlink()
        (folder / name).rmdir()


def _bare(snapshot: Snapshot, data: bool) -> Snapshot:
    """Return a document without what belongs to this map alone."""
    kinds = _NEVER if data else (*_NEVER, *_DATA)
    gone = [id for kind in kinds for id in snapshot.all(kind)]
    if not data:
        gone += [one.id for one in snapshot.all(Journey).values() if one.state == "case"]
    return snapshot.apply(Change("", removal(snapshot, gone)))


def _pictures(
    snapshot: Snapshot, picture: Callable[[str], bytes]
) -> tuple[dict[str, tuple[str, bytes]], Snapshot]:
    """Return the files and bytes of pictures by their digest, and the document without lost ones."""
    found: dict[str, tuple[str, bytes]] = {}
    lost = []
    for asset in snapshot.all(Asset).values():
        ending = next((end for end, media in ENDINGS.items() if media == asset.media), "")
        try:
            data = picture(asset.digest) if ending else b""
        except CannotRead:
            data = b""
        if data:
            found[asset.digest] = f"{sha256_of(data)[:16]}{ending}", data
        else:
            lost.append(asset.id)
    return found, snapshot.apply(Change("", removal(snapshot, lost)))


def _plain(record: Record, title: str, pictures: dict[str, tuple[str, bytes]]) -> dict[str, Any]:
    plain = pack(record)
    if isinstance(record, Project):
        plain = {**plain, "name": title}
        plain.pop("author", None)
    elif isinstance(record, Asset):
        plain = {**plain, "file": pictures[record.digest][0]}
        for known in ("digest", "media"):
            plain.pop(known, None)
    plain.pop("origin", None)
    return plain


def _name(title: str) -> str:
    """Return the name of a template of this title: that of one there is, or one that is free."""
    every = templates()
    known = next((one.name for one in every if one.kind == "own" and one.title == title), None)
    if known:
        return known
    plain = file_name(title, "", "template").replace(" ", "-").casefold()
    taken, name, number = {one.name for one in every}, plain, 1
    while name in taken or Path(name).name != name:
        number += 1
        name = f"{plain}-{number}"
    return name
