"""Touchpoints of which everything is said, in every script, for the tests of pages."""

from __future__ import annotations

import random
from functools import cache

from journeymap.layout.map.scene import MapScene
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import LONG, random_journey, scene_of

SCRIPTS = (
    *LONG,
    "ग्राहक वेबसाइट पर कीमतों की तुलना करता है और समीक्षाएँ पढ़ता है",
    "הלקוח משווה מחירים באתר וקורא ביקורות",
    "ลูกค้าเปรียบเทียบราคาบนเว็บไซต์",
)
_MOMENTS = ("", "moment", "stimulus", "zmot", "fmot", "smot", "umot")


@cache
def page_of(seed: int, detail: str) -> MapScene:
    """Return the page of a random journey; at full detail one of which everything is said."""
    snapshot = random_journey(seed)
    return scene_of(filled(snapshot, seed) if detail == "full" else snapshot, detail=detail)


def filled(snapshot: Snapshot, seed: int) -> Snapshot:
    """Return a journey with every field of its touchpoints and arrows filled in."""
    rng = random.Random(seed)
    inside = Journey(id="inside", title=rng.choice(SCRIPTS), position=9)
    pairs: list[tuple[Touchpoint | Connection, Touchpoint | Connection]] = []
    for card in snapshot.ordered(Touchpoint):
        said = {name: rng.choice(SCRIPTS) for name in ("happened", "reading", "owner")}
        told = card.but(
            **said,
            department=rng.choice((*SCRIPTS[:3], "Sales")),
            ownership=rng.choice(("owned", "paid", "earned", "third")),
            moment=rng.choice(_MOMENTS),
            duration=rng.choice((1.5, 125.0, 1e6)),
            waiting=rng.choice((30.0, 4320.0)),
            starts=rng.choice((1, 10**12)),
            ends=rng.choice(("goal", "leaves")),
            importance_customer=rng.randint(1, 5),
            importance_business=rng.randint(1, 5),
            feedback=rng.choice(("yes", "no")),
            opens="inside",
            colour=rng.choice(("", "2", "#ffd400", "#101010")),
            tags=tuple(rng.sample(SCRIPTS, 4)),
            links=("https://example.org/a", f"https://{'long-' * 11}name.example.com/{'x' * 400}"),
        )
        pairs.append((card, told))
    for arrow in snapshot.ordered(Connection):
        pairs.append((arrow, arrow.but(minutes=rng.choice((None, 90.0)), colour="#c2255c")))
    return snapshot.apply(change("Everything", add=[inside], edit=pairs))
