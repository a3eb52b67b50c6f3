"""Logs of events made up at random, with what is in them counted apart from the program."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

EIGHTEEN = (
    "See an advert", "Search", "Read reviews", "Visit the site", "Compare", "Ask the chat",
    "Visit a shop", "Put into the basket", "Log in", "Choose delivery", "Pay", "Payment refused",
    "Confirmation", "Track the parcel", "Receive", "Call the hotline", "Return", "Recommend",
)  # fmt: skip
_WHERE = ("Web", "App", "Shop", "Hotline")
_BEGIN = datetime(2026, 3, 1)


class MadeLog(NamedTuple):
    """A file, and what was written into it: how often one thing followed another, and beginnings."""

    path: Path
    cases: int
    events: int
    follows: Counter[tuple[str, str]]
    starts: Counter[str]


def make_log(
    path: Path,
    cases: int = 40_000,
    events: int = 262_200,
    activities: Sequence[str] = EIGHTEEN,
    seed: int = 12,
    dates: str = "%d.%m.%Y %H:%M",
) -> MadeLog:
    """Write a log of so many cases and events, in no order; each way leads on, most of the time."""
    rng = random.Random(seed)
    lengths = [1] * cases
    for _ in range(events - cases):
        lengths[rng.randrange(cases)] += 1
    rows, follows, starts = [], Counter[tuple[str, str]](), Counter[str]()
    for case, length in enumerate(lengths):
        at = 0 if rng.random() < 0.8 else rng.randrange(min(4, len(activities)))
        when = _BEGIN + timedelta(minutes=rng.randrange(60 * 24 * 200))
        before = ""
        for _ in range(length):
            name = activities[at]
            rows.append((f"C{case:06}", name, when.strftime(dates), _WHERE[at % 4]))
            if before:
                follows[before, name] += 1
            else:
                starts[name] += 1
            before = name
            when += timedelta(minutes=rng.randrange(1, 400))
            at = _next(rng, at, len(activities))
    # Of one case events stand in their order, as of equal times the order of the file counts.
    rows.sort(key=lambda row: (row[0][-2:], row[0]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("Case ID", "Activity", "Timestamp", "Channel"))
        writer.writerows(rows)
    return MadeLog(path, cases, events, follows, starts)


def _next(rng: random.Random, at: int, count: int) -> int:
    chance = rng.random()
    if chance < 0.78:
        return (at + 1) % count
    if chance < 0.88:
        return (at + 2) % count
    return max(0, at - 1) if chance < 0.97 else count // 3
