"""``export``: journeys as files of any format, one by one or many into a folder."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from unicodedata import normalize

from journeymap.cli.commands import looked_at, print_notices
from journeymap.cli.documents import FINE, PIPE, PROBLEM, Progress, complain, sentence_of
from journeymap.cli.export_options import FLAGS
from journeymap.errors import JourneyError
from journeymap.language import tr

if TYPE_CHECKING:
    from journeymap.api import ProjectHandle
    from journeymap.api.exporting import ExportJob
    from journeymap.formats import Exporter


class PlannedExport(NamedTuple):
    """A file that is to be written: of which journey of which file, in which format.

    Without an id the journey is the one that is asked for.
    """

    source: Path
    journey: str
    name: str
    kind: Exporter
    path: Path

    def __str__(self) -> str:
        return f"{self.source} · {self.name}" if self.name else f"{self.source}"


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
    if single and not (asked.to and str(out) != PIPE):
        return _write_one(files[0], single, asked, wishes)
    planned, code = _plan(asked, files, out, kinds)
    _refuse_twins(asked, planned)
    _make_folder(out)
    progress = Progress(len(planned))
    for file in files:
        mine = [one for one in planned if one.source is file]
        code = max(code, _write_all(file, mine, asked, wishes, progress) if mine else FINE)
    return code


def _refuse_contradictions(asked: argparse.Namespace, files: Sequence[Path], out: Path) -> None:
    """End with 2 when what is asked for cannot go together."""
    if asked.dpi and (asked.scale or asked.width):
        asked.error(tr("--dpi goes with --paper, not with --scale or --width"))
    if asked.paper and (asked.width or (asked.scale and not asked.tiles)):
        asked.error(tr("--paper goes with --scale only over several sheets (--tiles)"))
    if PIPE in map(str, files):
        asked.error(tr("- can only be OUT; FILE has to be a file"))
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
    from journeymap.api.exporting import goes_in_series, unsupported
    from journeymap.drawing.theme import load_theme
    from journeymap.view.brand import BRAND

    for name in wishes:
        if all(unsupported(kind, [name]) for kind in kinds):
            asked.error(
                tr(
                    "{option} means nothing to a file that ends in {ending}; see: export --list",
                    option=FLAGS[name],
                    ending=kinds[0].suffix,
                )
            )
    if wishes.get("frames") and str(asked.paths[-1]) == PIPE and goes_in_series(kinds[0]):
        asked.error(tr("- as OUT is one file, and each frame would be one"))
    if "theme" in wishes and not wishes["theme"].casefold().endswith((".toml", BRAND)):
        _named(asked, lambda: load_theme(wishes["theme"]))
    if "arrangement" in wishes:
        from journeymap.layout import arrangement_of

        _named(asked, lambda: arrangement_of(wishes["arrangement"]))


def _named(asked: argparse.Namespace, find: Callable[[], object]) -> None:
    """End with 2 when there is nothing of a name."""
    try:
        find()
    except JourneyError as error:
        asked.error(str(error))


def _plan(
    asked: argparse.Namespace, files: Sequence[Path], folder: Path, kinds: Sequence[Exporter]
) -> tuple[list[PlannedExport], int]:
    """Return what is to be written; a file that cannot be read does not stop the others."""
    if not asked.all_journeys:
        return [
            PlannedExport(file, "", "", kind, folder / f"{file.stem}{kind.suffix}")
            for file in files
            for kind in kinds
        ], FINE
    from journeymap.storage.file_names import file_name

    planned: list[PlannedExport] = []
    code = FINE
    for file in files:
        try:
            with looked_at(file) as project:
                project.journey()  # which says so where there is none
                named = [(journey.id, journey.name) for journey in project.journeys]
        except JourneyError as error:
            code = complain(error)
            continue
        for id, name in named:
            names = (file_name(f"{file.stem} - {name}", k.suffix, tr("Journey")) for k in kinds)
            planned += [
                PlannedExport(file, id, name, kind, folder / path)
                for kind, path in zip(kinds, names, strict=True)
            ]
    return planned, code


def _job(
    project: ProjectHandle, one: PlannedExport, asked: argparse.Namespace, wishes: Any
) -> ExportJob:
    """Return what is to be written, with the wishes that mean something to its format.

    Ends with 2 for a page that is not there.
    """
    from journeymap.api.exporting import NoSuchPage, unsupported

    without = unsupported(one.kind, wishes)
    known: Any = {name: value for name, value in wishes.items() if name not in without}
    journey = project.journey(one.journey or asked.journey)
    try:
        return journey.export_job(one.path, one.kind, **known)
    except NoSuchPage as error:
        asked.error(str(error))
        raise AssertionError from error


def _refuse_twins(asked: argparse.Namespace, planned: Sequence[PlannedExport]) -> None:
    """End with 2 when two things would be written under one name, before anything is written.

    Names that differ in capitals alone are one on some systems; a series takes numbered names.
    """
    from journeymap.api.exporting import goes_in_series

    taken: dict[str, PlannedExport] = {}
    for one in planned:
        key = _same(one.path.name)
        if key in taken:
            _twins(asked, one, taken[key])
        taken[key] = one
    for series in planned if asked.frames else ():
        if not goes_in_series(series.kind):
            continue
        stem, suffix = _same(series.path.stem), re.escape(series.path.suffix)
        numbered = re.compile(rf"{re.escape(stem)} \d\d+{suffix}")
        for key, other in taken.items():
            if other is not series and numbered.fullmatch(key):
                _twins(asked, other, series)


def _twins(asked: argparse.Namespace, one: PlannedExport, other: PlannedExport) -> NoReturn:
    asked.error(
        tr(
            "{name} would be written twice, of {first} and of {second}; nothing was written",
            name=one.path.name,
            first=other,
            second=one,
        )
    )
    raise AssertionError  # argparse has ended the program


def _same(name: str) -> str:
    return normalize("NFC", name).casefold()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise JourneyError(
            tr("The folder {name} cannot be made: {why}.", name=folder, why=fault.strerror)
        ) from fault


def _write_all(
    file: Path,
    planned: Sequence[PlannedExport],
    asked: argparse.Namespace,
    wishes: dict[str, Any],
    progress: Progress,
) -> int:
    """Write all that is made of one file; what cannot be is told and does not stop the others.

    Not even a fault in it may: formats come from other people too.
    """
    code = FINE
    try:
        with looked_at(file) as project:
            print_notices(project)
            for one in planned:
                code = max(code, _write_or_complain(project, one, asked, wishes, progress))
    except JourneyError as error:
        progress.end()
        code = complain(error)
    return code


def _write_or_complain(
    project: ProjectHandle,
    one: PlannedExport,
    asked: argparse.Namespace,
    wishes: dict[str, Any],
    progress: Progress,
) -> int:
    progress.begin(one.path.name)
    said, made, left = "", tuple[Path, ...](), tuple[str, ...]()
    try:
        job = _job(project, one, asked, wishes).telling(progress.tell)
        made = job.write(replace=asked.force)
        left = (*job.left_behind, *job.warnings)
    except JourneyError as error:
        said = sentence_of(error)
    except Exception as fault:
        said = tr(
            "{name} could not be written by a fault of the program itself ({fault}). The "
            "journey is safe, and so are the other files.",
            name=one.path.name,
            fault=f"{type(fault).__name__}: {fault}",
        )
    finally:
        progress.end()
    for path in made:
        print(path)
    for sentence in (*((said,) if said else ()), *left):
        print(f"journeymap: {sentence}", file=sys.stderr)
    return PROBLEM if said else FINE


def _write_one(
    file: Path, kind: Exporter, asked: argparse.Namespace, wishes: dict[str, Any]
) -> int:
    """Write one file, or one for each frame, which are named; or to standard output."""
    out, progress = Path(asked.paths[-1]), Progress(1)
    with looked_at(file) as project:
        print_notices(project)
        job = _job(project, PlannedExport(file, "", "", kind, out), asked, wishes)
        progress.begin(out.name)
        try:
            if str(out) == PIPE:
                _pipe(job.telling(progress.tell))
                made = tuple[Path, ...]()
            else:
                made = job.telling(progress.tell).write(replace=asked.force)
            left = (*job.left_behind, *job.warnings)
        finally:
            progress.end()
    for path in made if job.in_series else ():
        print(path)
    for sentence in left:
        print(f"journeymap: {sentence}", file=sys.stderr)
    return FINE


def _pipe(job: ExportJob) -> None:
    import shutil
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (made,) = job.at(Path(folder, f"map{job.kind.suffix}")).make()
        with made.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
