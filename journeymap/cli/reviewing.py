"""``reviews``: where reviews seem to belong, and, confirmed as a whole, their quotes in a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.cli.documents import FINE, Progress, answer
from journeymap.language import plural, tr

if TYPE_CHECKING:
    from journeymap.api.reviews import ReviewsOutcome


def add_reviews_options(command: argparse.ArgumentParser) -> None:
    """Add everything ``reviews`` may be asked for."""
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("reviews", type=Path, metavar="REVIEWS")
    command.add_argument(
        "--journey", default=None, metavar="T", help=tr("into which journey; without, the first")
    )
    command.add_argument("--sheet", default="", metavar="NAME", help=tr("the sheet to be read"))
    command.add_argument(
        "--confirm-all",
        action="store_true",
        help=tr("bring in all that are placed; without it nothing is changed"),
    )
    command.add_argument(
        "--dry-run", action="store_true", help=tr("only say what would come in; change nothing")
    )


def reviews(asked: argparse.Namespace) -> int:
    """Say where reviews seem to belong; bring them in only where they are confirmed."""
    from journeymap import api

    confirm = asked.confirm_all and not asked.dry_run
    progress = Progress(1)
    progress.begin(asked.reviews.name)
    with api.open(asked.file, read_only=not confirm) as project:
        for notice in project.notices:
            print(notice, file=sys.stderr)
        try:
            outcome = project.reviews(
                asked.reviews, journey=asked.journey, sheet=asked.sheet, confirm_all=confirm,
                tell=progress.tell,
            )  # fmt: skip
        finally:
            progress.end()
    _report(asked, outcome)
    return FINE


def _report(asked: argparse.Namespace, outcome: ReviewsOutcome) -> None:
    for remark in outcome.remarks:
        print(f"{asked.reviews}: {remark}", file=sys.stderr)
    plain = outcome.plain()
    if asked.json:
        changed = outcome.brought is not None
        answer({"schema": 1, "file": str(asked.file), **plain, "changed": changed})
        return
    for one in plain["proposals"]:
        title = one["touchpoint"] or tr("Not placed")
        print(f"  {one['row']}: {title}: {' '.join(one['said'].split())}")
    placed = sum(one["touchpoint_id"] is not None for one in plain["proposals"])
    if outcome.brought:
        many = len(outcome.brought.quotes)
        told = plural(
            "{file}: {n} quote came in", "{file}: {n} quotes came in", many, file=asked.file
        )
    else:
        told = plural(
            "{file}: {n} of {all} is placed; nothing was changed",
            "{file}: {n} of {all} are placed; nothing was changed",
            placed,
            all=len(plain["proposals"]),
            file=asked.file,
        )
    print(told)
