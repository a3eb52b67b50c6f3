"""``export``: journeys as files of any format, one by one or many into a folder."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from journeymap.cli.commands import looked_at
from journeymap.cli.documents import FINE, PIPE, PROBLEM, Progress, complain, sentence_of
from journeymap.cli.export_options import FLAGS
from journeymap.errors import JourneyError
from journeymap.language import tr

if TYPE_CHECKING:
    from journeymap.api import JourneyHandle
    from journeymap.api.exporting import ExportJob
    from journeymap.formats import Exporter


class PlannedExport(NamedTuple):
    """A file that is to be written, and of what it is."""

    job: ExportJob
    source: str


def export(asked: argparse.Namespace) -> int:
    """Write journeys; an option the format does not know is refused, not passed over."""
    from journeymap.formats import EXPORTERS, exporter_of

    if len(asked.paths) < 2:
        asked.error(tr("FILE and OUT are both needed"))
    *files, out = asked.paths
    _refuse_contradictions(asked, files, out)
    single = _kind(asked) if asked.to else None if asked.all else exporter_of(out)
    kinds = (single,) if single else tuple(EXPORTERS)
    wishes = _wishes(asked)
    _refuse_unknown(asked, wishes, kinds)
    into_folder = bool(asked.to or asked.all) and str(out) != PIPE
    planned, code = _plan(asked, files, out if into_folder else None, kinds, wishes)
    if into_folder:
        _refuse_twins(asked, planned)
        _make_folder(out)
        return max(code, _write_all(planned, asked))
    for one in planned:
        _write_one(one.job, asked, piped=str(out) == PIPE)
    return code


def _refuse_contradictions(asked: argparse.Namespace, files: Sequence[Path], out: Path) -> None:
    """End with 2 when what is asked for cannot go together."""
    if asked.dpi and (asked.scale or asked.width):
        asked.error(tr("--dpi goes with --paper, not with --scale or --width"))
    if asked.paper and (asked.width or (asked.scale and not asked.tiles)):
        asked.error(tr("--paper goes with --scale only over several sheets (--tiles)"))
    if PIPE in map(str, files):
        asked.error(tr("- can only be OUT; a journey file is read from a folder"))
    if str(out) == PIPE:
        if len(files) > 1 or asked.all or asked.all_journeys or not asked.to:
            asked.error(tr("- as OUT is one file, and needs --to ENDING"))
        return
    if (len(files) > 1 or asked.all_journeys) and not (asked.to or asked.all):
        asked.error(tr("several files go into a folder, and need --to ENDING or --all"))
    if asked.to and not out.is_dir() and out.suffix.lower() == f".{asked.to}".lower():
        asked.error(tr("with --to, OUT is a folder; {out} looks like a file", out=out))


def _kind(asked: argparse.Namespace) -> Exporter:
    """Return the format of an ending without a dot; ends with 2 when there is none."""
    from journeymap.formats import exporter_of

    try:
        return exporter_of(Path(f"map.{asked.to.removeprefix('.')}"))
    except JourneyError as error:
        asked.error(str(error).replace("map.", ""))
        raise AssertionError from error


def _wishes(asked: argparse.Namespace) -> dict[str, Any]:
    """Return the options that differ from the usual, as they were given."""
    usual: dict[str, Any] = {"title": True, "legend": True}
    given = {name: getattr(asked, name) for name in FLAGS}
    return {
        name: value
        for name, value in given.items()
        if value is not None and value != usual.get(name, False)
    }


def _refuse_unknown(
    asked: argparse.Namespace, wishes: dict[str, Any], kinds: Sequence[Exporter]
) -> None:
    """End with 2 when no format knows an option."""
    from journeymap.api.exporting import unsupported

    for name in wishes:
        if all(unsupported(kind, [name]) for kind in kinds):
            asked.error(
                tr(
                    "{option} means nothing to a file that ends in {ending}; see: export --list",
                    option=FLAGS[name],
                    ending=kinds[0].suffix,
                )
            )
    one_file = "frames" in kinds[0].supports
    if wishes.get("frames") and str(asked.paths[-1]) == PIPE and not one_file:
        asked.error(tr("- as OUT is one file, and each frame would be one"))


def _plan(
    asked: argparse.Namespace,
    files: Sequence[Path],
    folder: Path | None,
    kinds: Sequence[Exporter],
    wishes: dict[str, Any],
) -> tuple[list[PlannedExport], int]:
    """Return what is to be written; a file that cannot be read does not stop the others."""
    planned: list[PlannedExport] = []
    code = FINE
    for file in files:
        try:
            with looked_at(file) as project:
                for notice in project.notices:
                    print(notice, file=sys.stderr)
                journeys = project.journeys if asked.all_journeys else ()
                for journey in journeys or (project.journey(asked.journey),):
                    named = f"{file.stem} - {journey.name}" if asked.all_journeys else file.stem
                    for kind in kinds:
                        path = _path(asked, folder, named, kind)
                        job = _job(journey, path, kind, wishes)
                        planned.append(PlannedExport(job, f"{file} · {journey.name}"))
        except JourneyError as error:
            if len(files) == 1:
                raise
            code = complain(error)
    return planned, code


def _path(asked: argparse.Namespace, folder: Path | None, named: str, kind: Exporter) -> Path:
    if folder is None:
        return Path(asked.paths[-1])
    if not asked.all_journeys:
        return folder / f"{named}{kind.suffix}"
    from journeymap.storage.file_names import file_name

    return folder / file_name(named, kind.suffix, tr("Journey"))


def _job(journey: JourneyHandle, path: Path, kind: Exporter, wishes: dict[str, Any]) -> ExportJob:
    from journeymap.api.exporting import unsupported

    without = unsupported(kind, wishes)
    known: Any = {name: value for name, value in wishes.items() if name not in without}
    return journey.export_job(path, kind, **known)


def _refuse_twins(asked: argparse.Namespace, planned: Sequence[PlannedExport]) -> None:
    """End with 2 when two things would be written under one name, before anything is written.

    Names that differ in capitals alone are one on some systems; a series takes numbered names.
    """
    taken: dict[str, PlannedExport] = {}
    for one in planned:
        key = _same(one.job.path.name)
        if key in taken:
            _twins(asked, one.job.path, taken[key].source, one.source)
        taken[key] = one
    for series in (one for one in planned if one.job.in_series):
        path = series.job.path
        numbered = re.compile(rf"{re.escape(_same(path.stem))} \d\d+{re.escape(path.suffix)}")
        for key, other in taken.items():
            if other is not series and numbered.fullmatch(key):
                _twins(asked, other.job.path, series.source, other.source)


def _twins(asked: argparse.Namespace, path: Path, first: str, second: str) -> None:
    asked.error(
        tr(
            "{name} would be written twice, of {first} and of {second}; nothing was written",
            name=path.name,
            first=first,
            second=second,
        )
    )


def _same(name: str) -> str:
    return normalize("NFC", name).casefold()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise JourneyError(
            tr("The folder {name} cannot be made: {why}.", name=folder, why=fault.strerror)
        ) from fault


def _write_all(planned: Sequence[PlannedExport], asked: argparse.Namespace) -> int:
    """Write every file; one that cannot be is told and does not stop the others.

    Not even a fault in it may: formats come from other people too.
    """
    code, progress = FINE, Progress(len(planned))
    for one in planned:
        progress.begin(one.job.path.name)
        said = ""
        try:
            made = one.job.telling(progress.tell).write(replace=asked.force)
        except JourneyError as error:
            said = sentence_of(error)
        except Exception as fault:
            said = tr(
                "{name} could not be written by a fault of the program itself ({fault}). The "
                "journey is safe, and so are the other files.",
                name=one.job.path.name,
                fault=f"{type(fault).__name__}: {fault}",
            )
        finally:
            progress.end()
        if said:
            print(f"journeymap: {said}", file=sys.stderr)
            code = PROBLEM
        else:
            for path in made:
                print(path)
    return code


def _write_one(job: ExportJob, asked: argparse.Namespace, *, piped: bool) -> None:
    """Write one file, or one for each frame, which are named; or to standard output."""
    progress = Progress(1)
    progress.begin(job.path.name)
    try:
        if piped:
            _pipe(job)
            return
        made = job.telling(progress.tell).write(replace=asked.force)
    finally:
        progress.end()
    if job.in_series:
        for path in made:
            print(path)


def _pipe(job: ExportJob) -> None:
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (made,) = job.at(Path(folder, f"map{job.kind.suffix}")).make()
        with made.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()
