"""The command line: every command reads or makes whole files and needs no display.

It has to start fast, so each command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap import __version__, language
from journeymap.errors import JourneyError
from journeymap.language import plural, tr

if TYPE_CHECKING:
    from journeymap.model.snapshot import Snapshot

Run = Callable[[argparse.Namespace], int]

FINE, PROBLEM = 0, 1
"""Exit codes; argparse ends with 2 when the command itself is not understood."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    language.use()
    asked = understand(sys.argv[1:] if arguments is None else arguments)
    try:
        code = int(asked.run(asked))
        sys.stdout.flush()
        return code
    except JourneyError as error:
        print(f"journeymap: {error}", file=sys.stderr)
        return PROBLEM
    except BrokenPipeError:
        # The reader had enough; Python must not complain again while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130


def understand(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for; raises ``SystemExit`` with 2 when that is not to be understood.

    Whatever does not name a command is a file to open; ``./new`` is a file called new.
    """
    given = list(arguments)
    parser, names = _parser()
    if not given or given[0] == "--" or (given[0] not in names and given[0][:1] != "-"):
        given.insert(0, "open")
    return parser.parse_args(given)


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """Return the parser, and the names of the commands."""
    parser = argparse.ArgumentParser(
        prog="journeymap",
        usage=tr("journeymap [FILE] | COMMAND …"),
        description=tr(
            "Customer journey maps. With a file, or with nothing, the window opens; a file that "
            "is called like a command is written as ./new."
        ),
    )
    parser.add_argument("--version", action="version", version=f"Journeymap {__version__}")
    commands = parser.add_subparsers(
        title=tr("commands"), metavar=tr("COMMAND"), prog="journeymap", required=True
    )

    def command(name: str, run: Run, about: str, *paths: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        made.set_defaults(run=run, error=made.error)
        for path in paths:
            made.add_argument(path.lower(), type=Path, metavar=path)
        return made

    opened = command("open", _open, tr("open the window, on a file or on the start page"))
    opened.add_argument("file", nargs="?", type=Path, metavar="FILE")
    made = command("new", _new, tr("make a journey file from a template"), "FILE")
    made.add_argument("--template", default="empty", metavar="NAME", help=tr("see: templates"))
    made.add_argument("--language", choices=list(language.LANGUAGES), help=tr("of its texts"))
    source = tr("make a journey file from a file of another kind")
    brought = command("import", _import, source, "SOURCE")
    brought.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    told = command("info", _info, tr("say what is in a journey file"), "FILE")
    checked = command("check", _check, tr("say whether a journey file is sound"), "FILE")
    listed = command("templates", _templates, tr("list templates and samples"))
    for each in (brought, told, checked, listed):
        each.add_argument("--json", action="store_true", help=tr("answer in JSON"))
    written = command(
        "export", _export, tr("write a journey as a picture or as text"), "FILE", "OUT"
    )
    _export_options(written)
    for each in (made, brought, written):
        each.add_argument("--force", action="store_true", help=tr("replace a file that is there"))
    return parser, frozenset(commands.choices)


def _export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument("--journey", metavar="TITLE", help=tr("the first one without this"))
    size = export.add_mutually_exclusive_group()
    size.add_argument("--scale", type=_number, metavar="N", help=tr("pixels per unit of the page"))
    size.add_argument("--width", type=_whole, metavar="PX", help=tr("pixels across"))
    size.add_argument("--paper", type=_paper, metavar="A4…A0", help=tr("made to fit this paper"))
    export.add_argument("--dpi", type=_number, metavar="N", help=tr("dots per inch"))
    export.add_argument("--transparent", action="store_true", help=tr("without a background"))
    export.add_argument(
        "--select", action="append", metavar="TITLE", help=tr("only this stage or touchpoint")
    )
    export.add_argument(
        "--language", choices=list(language.LANGUAGES), help=tr("of legend and lens")
    )


def _number(written: str) -> float:
    try:
        value = float(written)
    except ValueError:
        value = 0.0
    if not isfinite(value) or value <= 0:
        raise argparse.ArgumentTypeError(tr("{given} is not a number above 0", given=written))
    return value


def _whole(written: str) -> int:
    if not written.isdecimal() or not 0 < len(written) < 9 or not int(written):
        raise argparse.ArgumentTypeError(tr("{given} is not a number of pixels", given=written))
    return int(written)


def _paper(written: str) -> str:
    from journeymap.formats import PAPERS

    if written.upper() not in PAPERS:
        known = ", ".join(PAPERS)
        raise argparse.ArgumentTypeError(
            tr("{given} is not one of {known}", given=written, known=known)
        )
    return written.upper()


def _open(asked: argparse.Namespace) -> int:
    from journeymap.app import run

    return run(asked.file)


def _new(asked: argparse.Namespace) -> int:
    from journeymap.formats.templates import load
    from journeymap.model.snapshot import Snapshot

    _keep_file(asked.file, asked.force)
    _make(Snapshot().apply(load(asked.template, asked.language)), asked.file)
    print(tr("{file} was made.", file=asked.file))
    return FINE


def _import(asked: argparse.Namespace) -> int:
    from journeymap.formats import import_file
    from journeymap.formats.summary import summary
    from journeymap.model.records import Journey, Project
    from journeymap.model.snapshot import Snapshot

    _keep_file(asked.output, asked.force)
    came = import_file(asked.source)
    snapshot = Snapshot().apply(came.change)
    if not snapshot.all(Project):
        title = next((one.title for one in snapshot.ordered(Journey)), "")
        snapshot = Snapshot([Project(name=title or asked.source.stem), *snapshot.records()])
    _make(snapshot, asked.output)
    for line, sentence in came.report:
        print(f"{asked.source}:{line}: {sentence}", file=sys.stderr)
    counts = summary(snapshot)["counts"]
    if asked.json:
        report = [{"line": line, "sentence": sentence} for line, sentence in came.report]
        _answer({"file": str(asked.output), "report": report, "counts": counts})
    else:
        n = counts["touchpoint"]
        print(plural("{file}: {n} touchpoint", "{file}: {n} touchpoints", n, file=asked.output))
    return FINE


def _export(asked: argparse.Namespace) -> int:
    from journeymap.formats import IMPORTERS, Options, export_file

    if asked.dpi and (asked.scale or asked.width):
        asked.error(tr("--dpi goes with --paper, not with --scale or --width"))
    # A text that could be imported may be somebody's work; a picture can be made again.
    if any(asked.out.suffix.lower() in kind.suffixes for kind in IMPORTERS):
        _keep_file(asked.out, asked.force)
    snapshot, _ = _read(asked.file)
    journey = _journey(snapshot, asked.journey)
    options = Options(
        scale=asked.scale, dpi=asked.dpi, width=asked.width, paper=asked.paper,
        transparent=asked.transparent, selection=_selected(snapshot, journey, asked.select or ()),
    )
    if asked.language:
        language.use(asked.language)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    export_file(snapshot, journey, asked.out, options)
    return FINE


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


def _info(asked: argparse.Namespace) -> int:
    from journeymap.formats.summary import summary

    snapshot, _ = _read(asked.file)
    found = summary(snapshot)
    if asked.json:
        _answer({"file": str(asked.file), **found})
        return FINE
    for journey in found["journeys"]:
        print(journey["title"] or tr("(no title)"))
        for stage in journey["stages"]:
            print(f"  {stage or tr('(no title)')}")
        n = journey["counts"]["touchpoints"]
        print("  " + plural("{n} touchpoint", "{n} touchpoints", n))
    return FINE


def _check(asked: argparse.Namespace) -> int:
    problem, found = "", []
    notices: tuple[str, ...] = ()
    try:
        snapshot, notices = _read(asked.file)
        found = _findings(snapshot)
    except JourneyError as error:
        problem = str(error)
    sound = not problem and not notices
    if asked.json:
        _answer({
            "file": str(asked.file), "sound": sound, "problem": problem, "notices": notices,
            "findings": found,
        })
    elif problem:
        raise JourneyError(problem)
    for notice in notices:
        print(notice, file=sys.stderr)
    if sound and not asked.json:
        print(tr("{file} is sound.", file=asked.file))
    for finding in () if asked.json else found:
        print(f"  {finding['finding']}")
    return FINE if sound else PROBLEM


def _findings(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return what is worth a look in each journey, the worst first."""
    from journeymap.analysis.findings import find
    from journeymap.model.records import Journey

    return [
        {"journey": journey.title, "severity": finding.severity, "finding": finding.text}
        for journey in snapshot.ordered(Journey)
        for finding in find(snapshot, journey.id)
    ]


def _templates(asked: argparse.Namespace) -> int:
    from journeymap.formats.templates import templates

    known = templates()
    if asked.json:
        _answer([template._asdict() for template in known])
    for template in () if asked.json else known:
        print(f"{template.name:12}{template.title}: {template.description}")
    return FINE


def _read(path: Path) -> tuple[Snapshot, tuple[str, ...]]:
    """Return a document and what there is to say about its file, which may be open elsewhere."""
    from journeymap.storage.session import Session

    session = Session.open(path, for_reading=True)
    try:
        return session.snapshot, session.notices
    finally:
        session.close()


def _make(snapshot: Snapshot, path: Path) -> None:
    from journeymap.storage.session import Session

    session = Session.new(snapshot)
    try:
        session.save_as(path)
    finally:
        session.close()


def _keep_file(path: Path, force: bool) -> None:
    """Raise ``JourneyError`` when something stands where a file is to be made."""
    if not force and os.path.lexists(path):
        raise JourneyError(
            tr(
                "{file} is already there and was left as it is. Choose another name, or "
                "replace it with --force.",
                file=path,
            )
        )


def _journey(snapshot: Snapshot, title: str | None) -> str:
    from journeymap.model.records import Journey

    journeys = snapshot.ordered(Journey)
    known = ", ".join(f"“{journey.title}”" for journey in journeys)
    found = [journey for journey in journeys if title is None or journey.title == title]
    if not journeys:
        raise JourneyError(tr("There is no journey in this file."))
    if not found:
        raise JourneyError(
            tr("There is no journey “{title}”. There are: {known}.", title=title, known=known)
        )
    return found[0].id


def _answer(value: Any) -> None:
    """Print JSON; in ASCII where the terminal cannot be trusted with more."""
    wide = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not wide, indent=2))
