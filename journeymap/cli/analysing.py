"""``analyse``: what follows from the numbers of a journey, in words or in JSON."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.commands import looked_at, print_notices
from journeymap.cli.documents import FINE, answer
from journeymap.language import decimal, plural, tr

if TYPE_CHECKING:
    from journeymap.analysis.flow.outcomes import Outcomes
    from journeymap.api import JourneyHandle
    from journeymap.api.plain import Plain

_WAYS, _NAMED = 3, 24
"""So many ways are told in words, with titles of at most so many letters."""


def add_analyse_options(command: argparse.ArgumentParser) -> None:
    """Add everything ``analyse`` may be asked for."""
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--journey", default=None, metavar="T", help=tr("only this one, by its title or id")
    )


def analyse(asked: argparse.Namespace) -> int:
    """Say what comes of each journey of a file for one who begins it."""
    with looked_at(asked.file) as project:
        print_notices(project)
        journeys = project.journeys if asked.journey is None else (project.journey(asked.journey),)
        if asked.json:
            answer(_plain(str(asked.file), [(one.name, one.analyse()) for one in journeys]))
            return FINE
        for number, journey in enumerate(journeys):
            if number:
                print()
            for line in _lines(journey, journey.outcomes(), journey.analyse()):
                print(line)
    return FINE


def _plain(file: str, journeys: Sequence[tuple[str, Plain]]) -> Plain:
    """Return the answer; where there are several journeys, each sentence says whose it is."""
    several = len(journeys) > 1
    return {
        "schema": 1,
        "file": file,
        "assumptions": [
            f"{name}: {sentence}" if several else sentence
            for name, plain in journeys
            for sentence in plain["assumptions"]
        ],
        "journeys": [plain for _, plain in journeys],
    }


def _lines(journey: JourneyHandle, outcomes: Outcomes, found: Plain) -> Iterator[str]:
    from journeymap.analysis.flow.outcome_words import said_minutes

    yield journey.name if journey.title.strip() else tr("(no title)")
    rows = [*_figures(outcomes)]
    width = max(len(name) for name, _ in rows)
    yield from (f"  {name:{width}}  {value}" if name else f"  {value}" for name, value in rows)
    titles = {one["id"]: _short(one["title"]) for one in found["touchpoints"]}
    if found["paths"]:
        yield ""
        yield "  " + tr("Most travelled")
        yield from (f"    {_way(way, titles)}" for way in found["paths"][:_WAYS])
    if found["worst_path"]:
        words = tr("Worst of those looked at") if found["worst_path_bounded"] else tr("Worst")
        much = decimal(found["worst_path"]["friction"], 1)
        yield "  " + words + " · " + tr("friction {much}", much=much)
        yield f"    {_way(found['worst_path'], titles)}"
    if found["fastest_path"]:
        minutes = found["fastest_path"]["minutes"]
        time = "" if minutes is None else said_minutes(minutes)
        yield "  " + " · ".join(filter(None, (tr("Fastest"), time)))
        yield f"    {_way(found['fastest_path'], titles)}"
    yield from _table(found)
    yield from _findings(found)
    for sentence in found["assumptions"]:
        yield "  " + tr("Assumed: {sentence}", sentence=sentence)


def _figures(found: Outcomes) -> Iterator[tuple[str, str]]:
    """Yield each figure by its name, or why there is none."""
    from journeymap.analysis.flow.outcome_words import outcome_lines

    done = found.completion
    if done is None:
        said = found.gaps.get("completion", "")
    else:
        said = _share(done.share)
        if done.n and done.low is not None and done.high is not None:
            between = tr("{low} to {high}", low=_share(done.low), high=_share(done.high))
            said += f" ({between}, n = {decimal(done.n, groups=True)})"
    yield tr("Reaches the goal"), said
    yield from outcome_lines(found)
    why = dict.fromkeys(found.gaps[name] for name in found.gaps if name != "completion")
    yield from (("", sentence) for sentence in why if sentence != said)


def _share(share: float) -> str:
    return f"{decimal(100 * share, 1)} %"


def _way(way: Plain, titles: dict[str, str]) -> str:
    names = " › ".join(titles[id] for id in way["ids"])
    left = "" if way["reached"] else " › " + tr("leaves")
    return f"{_share(way['share']):>7}  {names}{left}"


def _short(title: str) -> str:
    words = title.strip() or tr("untitled touchpoint")
    return words if len(words) <= _NAMED else words[: _NAMED - 1].rstrip() + "…"


def _table(found: Plain) -> Iterator[str]:
    """Yield the touchpoints, those without which fewest would reach the goal first."""
    done = found["completion"]
    every = [one for one in found["touchpoints"] if one["visits"] is not None]
    if not every:
        return
    heads = (tr("visits"), tr("reach"), tr("drop off"), tr("goal without it"))
    yield ""
    rows = [
        (
            _short(one["title"]),
            decimal(one["visits"], 2),
            _share(one["reach"]),
            _share(one["drop_off"]) if one["drop_off"] else "",
            ""
            if one["removal_effect"] is None or done is None
            else _share(done * (1.0 - one["removal_effect"])),
        )
        for one in sorted(every, key=lambda one: -(one["removal_effect"] or 0.0))
    ]
    widths = [max(len(row[i + 1]) for row in [("", *heads), *rows]) for i in range(len(heads))]
    for row in [(tr("Touchpoint"), *heads), *rows]:
        cells = "  ".join(f"{cell:>{widths[i]}}" for i, cell in enumerate(row[1:]))
        yield f"  {row[0]:{_NAMED}}  {cells}".rstrip()


def _findings(found: Plain) -> Iterator[str]:
    every = found["findings"]
    yield ""
    if not every:
        yield "  " + tr("No findings")
        return
    said = plural("{n} finding", "{n} findings", len(every))
    by_severity = Counter(one["severity"] for one in every)
    told = (
        tr("{n} of severity {severity}", n=n, severity=severity)
        for severity, n in sorted(by_severity.items(), reverse=True)
    )
    yield f"  {said}: {', '.join(told)}"
