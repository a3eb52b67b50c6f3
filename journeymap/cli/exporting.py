"""``export``: a journey as a file of any format, by its ending, or as one of each."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap import language
from journeymap.cli.documents import FINE, PROBLEM, journey_called, keep_file, read_and_tell
from journeymap.cli.export_options import FLAGS
from journeymap.errors import JourneyError
from journeymap.language import tr

if TYPE_CHECKING:
    from journeymap.formats import Exporter
    from journeymap.model.snapshot import Snapshot
    from journeymap.rendering.options import Options


def export(asked: argparse.Namespace) -> int:
    """Write a journey; an option the format does not know is refused, not passed over."""
    from journeymap.formats import EXPORTERS, exporter_of

    wishes = _wishes(asked)
    kinds = tuple(EXPORTERS) if asked.all else (exporter_of(asked.out),)
    _refuse(asked, wishes, kinds)
    snapshot = read_and_tell(asked.file)
    journey = journey_called(snapshot, asked.journey)
    wishes = _found(snapshot, journey, wishes)
    if asked.language:
        language.use(asked.language)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if asked.all:
        return _write_all(snapshot, journey, asked, wishes)
    _write(kinds[0], snapshot, journey, asked.out, asked.force, wishes)
    return FINE


def _wishes(asked: argparse.Namespace) -> dict[str, Any]:
    """Return the options that differ from the usual, as they were given."""
    from journeymap.rendering.options import Options

    given = {name: getattr(asked, name) for name in FLAGS}
    return {
        name: value
        for name, value in given.items()
        if value is not None and value != Options._field_defaults[name]
    }


def _refuse(asked: argparse.Namespace, wishes: dict[str, Any], kinds: Sequence[Exporter]) -> None:
    """End with 2 when options contradict one another, or no format knows one."""
    if asked.dpi and (asked.scale or asked.width):
        asked.error(tr("--dpi goes with --paper, not with --scale or --width"))
    if asked.paper and (asked.width or (asked.scale and not asked.tiles)):
        asked.error(tr("--paper goes with --scale only over several sheets (--tiles)"))
    for name in wishes:
        if not any(_heeds(kind, name) for kind in kinds):
            asked.error(
                tr(
                    "{option} means nothing to a file that ends in {ending}; see: export --list",
                    option=FLAGS[name],
                    ending=kinds[0].suffix,
                )
            )


def _heeds(kind: Exporter, name: str) -> bool:
    # Frames come one a file where a file holds one picture.
    return name in kind.supports or (name == "frames" and "frame" in kind.supports)


def _found(snapshot: Snapshot, journey: str, wishes: dict[str, Any]) -> dict[str, Any]:
    """Return the wishes with the ids of what they call by its title."""
    found = dict(wishes)
    if "stages" in found:
        found["stages"] = _stages(snapshot, journey, found["stages"])
    if "selection" in found:
        found["selection"] = _selected(snapshot, journey, found["selection"])
    if "focus" in found:
        found["focus"] = _persona(snapshot, journey, found["focus"])
    return found


def _write_all(
    snapshot: Snapshot, journey: str, asked: argparse.Namespace, wishes: dict[str, Any]
) -> int:
    """Write a file of every format; one that cannot be is told and does not stop the others.

    Not even a fault in it may: formats come from other people too.
    """
    from journeymap.formats import EXPORTERS
    from journeymap.model.records import Journey
    from journeymap.storage.file_names import file_name

    try:
        asked.out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise JourneyError(
            tr("The folder {name} cannot be made: {why}.", name=asked.out, why=fault.strerror)
        ) from fault
    title, code = snapshot.all(Journey)[journey].title, FINE
    for kind in EXPORTERS:
        path = asked.out / file_name(title, kind.suffix, tr("Journey"))
        heeded = {name: value for name, value in wishes.items() if name in kind.supports}
        try:
            _write(kind, snapshot, journey, path, asked.force, heeded)
        except JourneyError as error:
            code = _told(str(error))
        except Exception as fault:
            code = _told(
                tr(
                    "{name} could not be written by a fault of the program itself ({fault}). The "
                    "journey is safe, and so are the other files.",
                    name=path.name,
                    fault=f"{type(fault).__name__}: {fault}",
                )
            )
        else:
            print(path)
    return code


def _told(sentence: str) -> int:
    """Tell what could not be done, and return the code for that."""
    print(f"journeymap: {sentence}", file=sys.stderr)
    return PROBLEM


def _write(
    kind: Exporter,
    snapshot: Snapshot,
    journey: str,
    path: Path,
    force: bool,
    wishes: dict[str, Any],
) -> None:
    """Write one file, or one for each frame."""
    from journeymap.formats import export_file
    from journeymap.storage.placing import is_as_exported, note_exported

    options = _options(wishes)
    series = options.frames and "frames" not in kind.supports
    # What is as it was exported can be made again; anything else may be somebody's work.
    for there in _numbered_there(path) if series else [path]:
        if there.exists() and not (there.is_dir() or is_as_exported(there)):
            keep_file(there, force)
    if series:
        from journeymap.rendering.series import export_frames

        made = export_frames(export_file, snapshot, journey, path, options._replace(frames=False))
        for one in made:
            print(one)
    else:
        export_file(snapshot, journey, path, options)
        made = (path,)
    note_exported(made)


def _numbered_there(path: Path) -> list[Path]:
    """Return the files that frames of this name may take the place of."""
    name = f"{escape(path.stem)} [0-9][0-9]*{escape(path.suffix)}"
    return sorted(path.parent.glob(name))


def _options(wishes: dict[str, Any]) -> Options:
    from journeymap.rendering.options import Options

    return Options(**wishes)


def _stages(snapshot: Snapshot, journey: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the stages so called."""
    from journeymap.model.grid import stages

    found: list[str] = []
    for title in titles:
        here = [stage.id for stage in stages(snapshot, journey) if stage.title == title]
        if not here:
            known = ", ".join(f"“{stage.title}”" for stage in stages(snapshot, journey))
            raise JourneyError(
                tr("There is no stage “{title}”. There are: {known}.", title=title, known=known)
            )
        found += here
    return tuple(found)


def _selected(snapshot: Snapshot, journey: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the stages, with all their touchpoints, and the touchpoints so called."""
    from journeymap.model.grid import cards, stages
    from journeymap.model.records import Step

    found: list[str] = []
    for title in titles:
        here = [card.id for card in cards(snapshot, journey) if card.title == title]
        for stage in stages(snapshot, journey):
            if stage.title == title:
                steps = {step.id for step in snapshot.of(Step, "stage", stage.id)}
                inside = [card.id for card in cards(snapshot, journey) if card.step in steps]
                here += [stage.id, *inside]
        if not here:
            raise JourneyError(tr("There is no stage or touchpoint called “{title}”.", title=title))
        found += here
    return tuple(found)


def _persona(snapshot: Snapshot, journey: str, name: str) -> str:
    """Return the id of a persona of the journey."""
    from journeymap.model.records import Journey, Persona

    everyone = [snapshot.get(Persona, id) for id in snapshot.all(Journey)[journey].personas]
    found = next((one.id for one in everyone if one and one.name == name), None)
    if found is None:
        known = ", ".join(f"“{one.name}”" for one in everyone if one)
        raise JourneyError(
            tr(
                "There is no persona “{name}” in this journey. There are: {known}.",
                name=name,
                known=known,
            )
        )
    return found
