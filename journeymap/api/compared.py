"""A journey named as ``FILE[#JOURNEY][@VERSION]``, read to be compared with another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from journeymap.analysis.difference import ComparedJourney, JourneyDifference, difference
from journeymap.analysis.difference.counterparts import (
    as_is_of,
    counterpart,
    newest_to_be,
    same_in,
    state_label,
)
from journeymap.analysis.flow.case_ways import first_journey
from journeymap.api.named import one_named
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.storage.timeline import Timeline

STATES = ("as-is", "to-be")
"""The states by which a journey may be named."""

_SIGNS = "#@"


class JourneyAddress(NamedTuple):
    """What was written: a file, and what stands behind it of a journey and a version."""

    file: Path
    rest: str = ""


def address(text: str, beside: Path | None = None) -> JourneyAddress:
    """Return which file is meant, and what of it.

    A file of the whole name wins, then the longest name that is one. What begins with ``#`` or
    ``@`` is in the file ``beside``.
    """
    if Path(text).is_file():
        return JourneyAddress(Path(text))
    for at in range(len(text) - 1, 0, -1):
        if text[at] in _SIGNS and Path(text[:at]).is_file():
            return JourneyAddress(Path(text[:at]), text[at:])
    if beside is not None and text[:1] in ("#", "@"):
        return JourneyAddress(beside, text)
    # Nothing is there: what stands before the first sign behind the folder is named as missing.
    folder = len(text) - len(text.replace("\\", "/").rpartition("/")[2])
    signs = [text.find(sign, folder + 1) for sign in _SIGNS]
    end = min((at for at in signs if at > 0), default=len(text))
    return JourneyAddress(Path(text[:end]), text[end:])


@dataclass
class _ReadFile:
    """A file that was read, with its versions; ``notices`` are what is to be said of it."""

    path: Path
    now: Snapshot
    timeline: Timeline
    notices: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, path: Path) -> _ReadFile:
        session = Session.open(path, for_reading=True)
        try:
            return cls(path, session.snapshot, session.versions.timeline(), session.notices)
        finally:
            session.close()

    def at(self, version: str) -> Snapshot:
        """Return the document in a version: by its name, a day, or the number of a step."""
        timeline = self.timeline
        named = [one for one in timeline.versions if one.name == version]
        named = named or [
            one for one in timeline.versions if one.name.casefold() == version.casefold()
        ]
        if named:
            return timeline.at(named[-1].revision)
        if version.isdecimal() and timeline.first <= int(version) <= timeline.last:
            return timeline.at(int(version))
        steps = [step.number for step in timeline.steps if step.at[:10] <= version]
        if len(version) == 10 and version[4] == version[7] == "-" and steps:
            return timeline.at(steps[-1])
        known = ", ".join(f"“{one.name}”" for one in timeline.versions if one.name)
        raise JourneyError(
            tr(
                "There is no version “{version}” in {file}. There are: {known}, the steps from "
                "{first} to {last}, and the days of them.",
                version=version,
                file=self.path.name,
                known=known or tr("none that has a name"),
                first=timeline.first,
                last=timeline.last,
            )
        )

    def wanted(self, rest: str) -> tuple[Snapshot, Journey | None, str]:
        """Return the document that is meant, the journey where one is named, and its version."""
        if rest.startswith("@"):
            return self.at(rest[1:]), None, rest[1:]
        name = rest.removeprefix("#")
        if not name:
            return self.now, None, ""
        found = journey_named(self.now, name)
        if found is None and "@" in name:
            name, _, version = name.rpartition("@")
            then = self.at(version)
            return then, _of_name(then, name) if name else None, version
        return self.now, found or _of_name(self.now, name), ""


def journey_named(snapshot: Snapshot, wanted: str) -> Journey | None:
    """Return a journey by its id, title or name, or as ``as-is`` or ``to-be``; ``None`` for none.

    The to-be is the newest, the as-is what it was derived from. Raises ``JourneyError`` for a
    title that fits several.
    """
    there = snapshot.ordered(Journey)
    titled = [(one, (journey_name(one), one.title)) for one in there]
    if any(wanted == one.id or wanted in titles for one, titles in titled):
        exact = [(one, (journey_name(one),)) for one in there if journey_name(one) == wanted]
        return one_named(exact or titled, wanted, kind_name("Journey").lower())
    if wanted.casefold() not in STATES:
        return None
    newest = newest_to_be(snapshot)
    if wanted.casefold() == "to-be":
        return newest
    found = as_is_of(snapshot, newest.id) if newest else None
    return found or next((one for one in there if one.state == "as-is"), None)


def _of_name(snapshot: Snapshot, wanted: str) -> Journey:
    found = journey_named(snapshot, wanted)
    if found is not None:
        return found
    titled = [(one, (journey_name(one), one.title)) for one in snapshot.ordered(Journey)]
    return one_named(titled, wanted, kind_name("Journey").lower())


class ComparedFiles(NamedTuple):
    """What differs, the files and versions of both sides, and what is to be said of the files."""

    found: JourneyDifference
    files: tuple[Path, Path]
    versions: tuple[str, str]
    notices: tuple[str, ...]


def compared_files(before: str, after: str | None = None) -> ComparedFiles:
    """Return what differs between two journeys, each named as ``FILE[#JOURNEY][@VERSION]``.

    With one it is its as-is against its to-be. Raises ``JourneyError`` for what cannot be read,
    is not there, or fits several.
    """
    first = address(before)
    one = _ReadFile.of(first.file)
    snapshot, journey, version = one.wanted(first.rest)
    if after is None:
        sides = _states(snapshot, journey)
        found = difference(*sides)
        return ComparedFiles(found, (one.path, one.path), (version, version), one.notices)
    second = address(after, first.file)
    same = second.file == first.file or second.file.resolve() == first.file.resolve()
    other = one if same else _ReadFile.of(second.file)
    then, counter, other_version = other.wanted(second.rest)
    left = ComparedJourney(snapshot, (journey or _first(snapshot, one.path)).id)
    counter = counter or same_in(then, left) or _first(then, other.path)
    right = ComparedJourney(then, counter.id)
    left, right = _labelled(left, right, (one.path, other.path), (version, other_version))
    notices = one.notices if same else (*one.notices, *other.notices)
    versions = (version, other_version)
    return ComparedFiles(difference(left, right), (one.path, other.path), versions, notices)


def side_named(text: str, here: ComparedJourney) -> ComparedJourney:
    """Return a journey named as ``[FILE][#JOURNEY][@VERSION]`` to be compared with one at hand.

    Without a file it is one of the same document. Raises ``JourneyError`` for what cannot be
    read, is not there, or fits several.
    """
    if text.startswith("#"):
        found = _of_name(here.snapshot, text[1:])
        own = here.snapshot.get(Journey, here.journey)
        alike = own is not None and own.state == found.state
        label = journey_name(found) if alike else state_label(found)
        return ComparedJourney(here.snapshot, found.id, label)
    first = address(text)
    read = _ReadFile.of(first.file)
    snapshot, journey, version = read.wanted(first.rest)
    journey = journey or same_in(snapshot, here) or _first(snapshot, read.path)
    return ComparedJourney(snapshot, journey.id, version or read.path.stem)


def _states(snapshot: Snapshot, journey: Journey | None) -> tuple[ComparedJourney, ComparedJourney]:
    """Return the as-is and the to-be of a document, of one journey where it is named."""
    meant = journey or journey_named(snapshot, "as-is") or newest_to_be(snapshot)
    pair = counterpart(snapshot, meant.id) if meant else None
    if pair is None:
        raise JourneyError(
            tr(
                "There is no to-be beside its as-is in this file. Derive one (Journey, Derive a "
                "to-be journey), or name two journeys or two files to be compared."
            )
        )
    before, after = (ComparedJourney(snapshot, one.id, state_label(one)) for one in pair)
    return before, after


def _first(snapshot: Snapshot, path: Path) -> Journey:
    found = first_journey(snapshot) or next(iter(snapshot.ordered(Journey)), None)
    if found is None:
        raise JourneyError(tr("There is no journey in {file}.", file=path.name))
    return found


def _labelled(
    left: ComparedJourney,
    right: ComparedJourney,
    files: tuple[Path, Path],
    versions: tuple[str, str],
) -> tuple[ComparedJourney, ComparedJourney]:
    """Return both sides, labelled by what tells them apart: version, file, state or title."""
    journeys = [side.snapshot.all(Journey)[side.journey] for side in (left, right)]
    if any(versions):
        labels = [_version_label(version) for version in versions]
    elif files[0] != files[1]:
        labels = [path.stem for path in files]
        if labels[0] == labels[1]:
            labels = [str(path) for path in files]
    else:
        labels = [state_label(one) for one in journeys]
        if labels[0] == labels[1]:
            labels = [journey_name(one) for one in journeys]
    return replace(left, label=labels[0]), replace(right, label=labels[1])


def _version_label(version: str) -> str:
    if not version:
        return tr("now")
    return tr("step {n}", n=version) if version.isdecimal() else version


def beside(snapshot: Snapshot, journey: Journey) -> JourneyDifference:
    """Return an as-is beside its to-be, of which a journey is one; raises ``JourneyError``."""
    return difference(*_states(snapshot, journey))


def difference_of(
    one: tuple[Snapshot, Journey], other: tuple[Snapshot, Journey]
) -> JourneyDifference:
    """Return what differs between two journeys of open documents, labelled by state or name."""
    labels = [state_label(journey) for _, journey in (one, other)]
    if labels[0] == labels[1]:
        labels = [journey_name(journey) for _, journey in (one, other)]
    sides = zip((one, other), labels, strict=True)
    before, after = (ComparedJourney(now, journey.id, label) for (now, journey), label in sides)
    return difference(before, after)
