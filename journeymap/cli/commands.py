"""The commands but for ``export``: each is given what was asked and returns the exit code."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from journeymap.cli.documents import FINE, PROBLEM, answer, make, new_file, read, read_and_tell
from journeymap.errors import JourneyError
from journeymap.language import plural, tr

if TYPE_CHECKING:
    from journeymap.model.snapshot import Snapshot


def open_window(asked: argparse.Namespace) -> int:
    """Open the window."""
    from journeymap.app import run

    return run(asked.file)


def new(asked: argparse.Namespace) -> int:
    """Make a file from a template."""
    from journeymap.model.snapshot import Snapshot
    from journeymap.storage.templates import load

    new_file(asked.file, asked.force)
    make(Snapshot().apply(load(asked.template, asked.language)), asked.file)
    print(tr("{file} was made.", file=asked.file))
    return FINE


def bring_in(asked: argparse.Namespace) -> int:
    """Make a file from one of another kind; say what could not be taken and what is assumed."""
    from journeymap.api.summary import summary
    from journeymap.formats.reading import import_file
    from journeymap.model.records import Journey, Project
    from journeymap.model.snapshot import Snapshot

    new_file(asked.output, asked.force)
    came = import_file(asked.source)
    snapshot = Snapshot().apply(came.change)
    if not snapshot.all(Project):
        title = next((one.title for one in snapshot.ordered(Journey)), "")
        snapshot = Snapshot([Project(name=title or asked.source.stem), *snapshot.records()])
    make(snapshot, asked.output)
    for line, sentence in (*came.report, *((0, sentence) for sentence in came.assumed)):
        place = f"{asked.source}:{line}" if line else f"{asked.source}"
        print(f"{place}: {sentence}", file=sys.stderr)
    counts = summary(snapshot)["counts"]
    if asked.json:
        report: list[dict[str, Any]] = [
            {"line": line, "sentence": sentence, "assumed": False} for line, sentence in came.report
        ]
        report += [{"line": 0, "sentence": one, "assumed": True} for one in came.assumed]
        answer({"file": str(asked.output), "report": report, "counts": counts})
    else:
        n = counts["touchpoint"]
        print(plural("{file}: {n} touchpoint", "{file}: {n} touchpoints", n, file=asked.output))
    return FINE


def info(asked: argparse.Namespace) -> int:
    """Say what is in a file."""
    from journeymap.api.summary import summary
    from journeymap.model.names import journey_name
    from journeymap.model.records import Journey

    snapshot = read_and_tell(asked.file)
    found = summary(snapshot)
    if asked.json:
        answer({"file": str(asked.file), **found})
        return FINE
    for record, journey in zip(snapshot.ordered(Journey), found["journeys"], strict=True):
        print(journey_name(record) if record.title.strip() else tr("(no title)"))
        for stage in journey["stages"]:
            print(f"  {stage['title'] or tr('(no title)')}")
        n = journey["counts"]["touchpoints"]
        print("  " + plural("{n} touchpoint", "{n} touchpoints", n))
    return FINE


def check(asked: argparse.Namespace) -> int:
    """Say whether a file is sound, and what is worth a look in it."""
    problem, found = "", []
    notices: tuple[str, ...] = ()
    try:
        snapshot, notices = read(asked.file)
        found = _findings(snapshot)
    except JourneyError as error:
        problem = str(error)
    sound = not problem and not notices
    if asked.json:
        answer(
            {
                "file": str(asked.file),
                "sound": sound,
                "problem": problem,
                "notices": notices,
                "findings": found,
            }
        )
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


def list_templates(asked: argparse.Namespace) -> int:
    """List what there is to start from."""
    from journeymap.storage.templates import templates

    known = templates()
    if asked.json:
        answer([template._asdict() for template in known])
    for template in () if asked.json else known:
        print(f"{template.name:12}{template.title}: {template.description}")
    return FINE
