"""Logs made by chance, and what is in them, counted in another way than the program does."""

from __future__ import annotations

import csv
import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from journeymap.analysis.flow.variants import Variants, directly_follows, ends, starts
from journeymap.model.change import Change
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot

ACTIVITIES = (
    "Sees an ad", "Searches", "Compares", "Reads reviews", "Asks the chat", "Fills the basket",
    "Signs in", "Pays", "Gets the parcel", "Unpacks", "Calls support", "Sends it back",
    "Writes a review", "Buys again",
)  # fmt: skip

Event = tuple[str, str, str]
"""A case, what was done, and when as ISO 8601."""


class Counts(NamedTuple):
    """What an independent count says of a log, by titles."""

    follows: dict[tuple[str, str], int]
    starts: dict[str, int]
    ends: dict[str, int]
    ways: dict[tuple[str, ...], int]


def made(events: int, seed: int, *, ties: bool = False) -> list[Event]:
    """Return so many events of cases that run beside each other; with ``ties`` often at once."""
    dice = random.Random(seed)
    found: list[Event] = []
    case = 0
    while len(found) < events:
        case += 1
        at = datetime(2026, 1, 1) + timedelta(minutes=dice.randrange(300_000))
        place = 0
        for _ in range(min(events - len(found), dice.randint(1, 30))):
            place = min(len(ACTIVITIES) - 1, max(0, place + dice.choice((-1, 0, 1, 1, 1, 2))))
            found.append((f"case {case}", ACTIVITIES[place], at.isoformat(" ")))
            at += timedelta(seconds=0 if ties and dice.random() < 0.3 else dice.randrange(1, 9000))
    dice.shuffle(found)
    return found


def written(path: Path, events: Sequence[Event], apart: str = ",") -> Path:
    """Write events as a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=apart)
        rows.writerow(("Case ID", "Activity", "Complete Timestamp"))
        rows.writerows(events)
    return path


def counted(path: Path) -> Counts:
    """Count a table of events with SQL: what follows what by window functions, nothing of ours."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    base = sqlite3.connect(":memory:")
    base.execute("create table log (row integer primary key, c text, a text, t text)")
    base.executemany("insert into log (c, a, t) values (?, ?, ?)", rows)
    pairs: Counter[tuple[str, str]] = Counter()
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    over = "over (partition by c order by t, row)"
    asked = f"select c, a, lead(a) {over}, lag(a) {over} from log order by c, t, row"
    ways: dict[str, list[str]] = {}
    for case, now, after, before in base.execute(asked):
        ways.setdefault(case, []).append(now)
        if before is None:
            first[now] += 1
        if after is None:
            last[now] += 1
        else:
            pairs[now, after] += 1
    return Counts(dict(pairs), dict(first), dict(last), dict(Counter(map(tuple, ways.values()))))


def of_variants(variants: Variants) -> Counts:
    """Return what the program counted, by titles."""
    name = variants.activities.__getitem__
    return Counts(
        {(name(a), name(b)): n for (a, b), n in directly_follows(variants).items()},
        {name(a): n for a, n in starts(variants).items()},
        {name(a): n for a, n in ends(variants).items()},
        {tuple(map(name, way.steps)): way.count for way in variants.ways},
    )


def of_journey(change: Change) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    """Return the counts on the arrows of a journey, and how many begin at each touchpoint."""
    snapshot = Snapshot().apply(change)
    cards = snapshot.all(Touchpoint)
    arrows = {
        (cards[one.source].title, cards[one.target].title): int(one.weight or 0)
        for one in snapshot.all(Connection).values()
    }
    return arrows, {card.title: card.starts for card in cards.values() if card.starts}
