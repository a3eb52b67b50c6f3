"""``diff``: what differs between two journeys, versions or files, in words or in JSON."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeymap.cli.documents import FINE, answer
from journeymap.language import tr

if TYPE_CHECKING:
    from journeymap.analysis.difference import JourneyDifference


def add_diff_options(command: argparse.ArgumentParser) -> None:
    """Add everything ``diff`` may be asked for."""
    which = tr(
        "FILE[#JOURNEY][@VERSION]; JOURNEY is a title, an id, as-is or to-be, VERSION a name, a "
        "day or the number of a step"
    )
    command.add_argument("before", metavar="BEFORE", help=which)
    command.add_argument(
        "after",
        nargs="?",
        default=None,
        metavar="AFTER",
        help=tr("the same; without it the as-is of BEFORE is compared with its to-be"),
    )


def diff(asked: argparse.Namespace) -> int:
    """Say what differs between two journeys; that they do is no fault."""
    from journeymap.api.compared import compared_files
    from journeymap.api.differing import difference_plain

    found = compared_files(asked.before, asked.after)
    for notice in found.notices:
        print(notice, file=sys.stderr)
    if asked.json:
        told = {"schema": 1, **difference_plain(found.found)}
        for side, file, version in zip(
            ("before", "after"), found.files, found.versions, strict=True
        ):
            told[side] |= {"file": str(file), "version": version or None}
        answer(told)
        return FINE
    for line in _lines(found.found):
        print(line)
    return FINE


def _lines(found: JourneyDifference) -> Iterator[str]:
    from journeymap.analysis.difference.count_words import assumed, count_lines
    from journeymap.analysis.difference.report import (
        compared_title,
        told_groups,
        unrelated_text,
    )
    from journeymap.analysis.difference.words import summary

    yield compared_title(found)
    unrelated = unrelated_text(found)
    if unrelated:
        yield "  " + unrelated
    rows = count_lines(found.counts)
    width = max(len(row.name) for row in rows)
    for row in rows:
        judged = f"  ({row.judged})" if row.judged else ""
        yield f"  {row.name:{width}}  {row.before} → {row.after}{judged}"
    for sentence in assumed(found):
        yield "  " + tr("Assumed: {sentence}", sentence=sentence)
    yield ""
    yield "  " + summary(found)
    for group in told_groups(found):
        yield ""
        yield "  " + group.title
        yield from (f"    {one.sign} {one.text}" for one in group.lines)
