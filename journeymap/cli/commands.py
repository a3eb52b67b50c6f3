"""The short commands: a window, a new file, what is in files and whether they are sound."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.cli.documents import FINE, FOUND, PROBLEM, answer, complain
from journeymap.errors import JourneyError
from journeymap.language import plural, tr

if TYPE_CHECKING:
    from journeymap.api import JourneyHandle, ProjectHandle


def open_window(asked: argparse.Namespace) -> int:
    """Open the program on a file, or on its start page; the one command that needs a screen."""
    from journeymap.app import run

    return run(asked.file)


def new(asked: argparse.Namespace) -> int:
    """Make a file from a template."""
    from journeymap import api

    with api.new(asked.file, template=asked.template, language=asked.language, replace=asked.force):
        print(tr("{file} was made.", file=asked.file))
    return FINE


def info(asked: argparse.Namespace) -> int:
    """Say what is in each file; one that cannot be read does not stop the others."""
    code = FINE
    for path in asked.paths:
        try:
            with looked_at(path) as project:
                print_notices(project)
                if asked.json:
                    told = {"file": str(path), **project.info()}
                    answer(told, line=len(asked.paths) > 1)
                    continue
                if len(asked.paths) > 1:
                    print(f"{path}:")
                for journey in project.journeys:
                    _outline(journey)
        except JourneyError as error:
            code = complain(error)
    return code


def check(asked: argparse.Namespace) -> int:
    """Say of each file whether it is sound, and what is worth a look in it."""
    codes = [_check(path, asked) for path in asked.paths]
    return PROBLEM if PROBLEM in codes else max(codes)


def _check(path: Path, asked: argparse.Namespace) -> int:
    problem, sound = "", False
    found, gone = list[dict[str, Any]](), list[dict[str, Any]]()
    notices: tuple[str, ...] = ()
    try:
        with looked_at(path) as project:
            notices, sound = project.notices, project.is_sound
            for journey in project.journeys:
                for finding in journey.findings(dismissed=True):
                    (gone if finding["dismissed"] else found).append(finding)
    except JourneyError as error:
        problem = str(error)
        if not asked.json:
            return complain(error)
    if asked.json:
        told = {"schema": 1, "file": str(path), "sound": sound, "problem": problem}
        told |= {"notices": notices, "findings": found, "dismissed": gone}
        answer(told, line=len(asked.paths) > 1)
    for notice in notices:
        print(notice, file=sys.stderr)
    if sound and not asked.json:
        print(tr("{file} is sound.", file=path))
    for finding in () if asked.json else found:
        print(f"  {finding['sentence']}")
    if gone and not asked.json:
        _tell_dismissed(gone, asked.all)
    if not sound:
        return PROBLEM
    worst = max((finding["severity"] for finding in found), default=0)
    return FOUND if asked.fail_on and worst >= asked.fail_on else FINE


def _tell_dismissed(gone: list[dict[str, Any]], every: bool) -> None:
    """Say how many findings were dismissed, or each with its reason."""
    if not every:
        print("  " + plural("{n} finding is dismissed", "{n} findings are dismissed", len(gone)))
        return
    print("  " + tr("Dismissed:"))
    for finding in gone:
        reason = " ".join(finding["reason"].split())
        print(f"    {finding['sentence']}" + (f" ({reason})" if reason else ""))


def list_templates(asked: argparse.Namespace) -> int:
    """List what there is to start from."""
    from journeymap.storage.templates import templates

    known = templates()
    if asked.json:
        answer([template._asdict() for template in known])
    for template in () if asked.json else known:
        print(f"{template.name:12}{template.title}: {template.description}")
    return FINE


def looked_at(path: Path) -> ProjectHandle:
    """Return a project that may be open elsewhere; raises ``JourneyError`` when it is none."""
    from journeymap import api

    return api.open(path, read_only=True)


def print_notices(project: ProjectHandle) -> None:
    """Say what there is to say about its file."""
    for notice in project.notices:
        print(notice, file=sys.stderr)


def _outline(journey: JourneyHandle) -> None:
    print(journey.name if journey.title.strip() else tr("(no title)"))
    for stage in journey.stages:
        print(f"  {stage.title or tr('(no title)')}")
    n = len(journey.touchpoints)
    print("  " + plural("{n} touchpoint", "{n} touchpoints", n))
