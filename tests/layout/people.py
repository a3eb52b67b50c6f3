"""Personas and heads of every shape, in seven scripts, and what must hold of their letters."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from itertools import combinations

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Box, Rect
from journeymap.model.records import Journey, Lane, Persona, Record, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import texts

SCRIPTS = (
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
    "Хоче вдома каву, як у кав’ярні, і щоб ніхто не вчив її варити",
    "客户在网站上比较价格并阅读其他买家的评论然后决定去商店看看",
    "يقارن العميل الأسعار على الموقع ثم يقرأ تقييمات المشترين",
    "הלקוחה קוראת כל ביקורת לפני שהיא הולכת לחנות",
    "ग्राहक दुकान जाने से पहले हर समीक्षा पढ़ता है",
    "ลูกค้าอ่านรีวิวทุกอันก่อนไปที่ร้าน",
)
"""German, Ukrainian, Chinese, Arabic, Hebrew, Hindi and Thai."""

TEXTS = (
    "",
    "Buys",
    *SCRIPTS,
    "👩‍👩‍👧‍👦🇺🇦👍🏽 " * 12,
    "word " * 100,
    "x" * 500,
    "- cheap\n- quick\n- near",
)


def persona(rng: random.Random, number: int) -> Persona:
    """Return a persona of whom now little and now much is known."""

    def words() -> str:
        return rng.choice(TEXTS)

    weights = {rng.choice(TEXTS) or "Web": rng.random() for _ in range(rng.randint(0, 6))}
    return Persona(
        id=f"p{number}",
        position=number,
        name=words(),
        kind=rng.choice(("", "buyer", "former")),
        quote=words(),
        goals=words(),
        channels=words(),
        needs=words(),
        share=rng.choice((None, 0.38)),
        share_n=rng.choice((None, 2831)),
        share_period=rng.choice(("", "2026-07", "Q3 2026")),
        weights=json.dumps(weights) if weights and rng.random() < 0.7 else "",
        thinks=words(),
        feels=words(),
        sees=words(),
        hears=words(),
        says=words(),
        does=words(),
        fears=words(),
        hopes=words(),
    )


def headed(seed: int, people: int) -> Snapshot:
    """Return a journey with so many personas whose head has texts of all lengths."""
    rng = random.Random(seed)
    personas = [persona(rng, i) for i in range(people)]
    journey = Journey(
        id="j",
        title=rng.choice(TEXTS),
        scenario=rng.choice(TEXTS),
        owner=rng.choice(TEXTS),
        version=rng.choice(("", "v3", rng.choice(TEXTS))),
        status=rng.choice(("", "agreed")),
        review=rng.choice(("", "1999-12-31", "2999-01-01", rng.choice(TEXTS))),
        personas=tuple(p.id for p in personas),
    )
    records: list[Record] = [*personas, journey, Lane(id="lane", journey="j", title="Web")]
    for i in range(rng.randint(1, 6)):
        records.append(
            Stage(
                id=f"s{i}",
                journey="j",
                position=i,
                title=rng.choice(TEXTS),
                goal=rng.choice(TEXTS),
                impression=rng.choice(TEXTS),
                phase=rng.choice(("", "before", "during", "during", "after")),
            )
        )
        for n in range(rng.randint(0, 3)):
            step = Step(id=f"s{i}-{n}", stage=f"s{i}", position=n)
            card = Touchpoint(id=f"t{i}-{n}", step=step.id, lane="lane", title="Pays")
            records += [step, card]
    return Snapshot(records)


def assert_letters_stand_well(
    scene: Scene, roles: Iterable[str], inside: Iterable[str] = ()
) -> None:
    """Hold that no text leaves its box or lies on another, and that no two boxes overlap.

    A box may lie whole in one of a role that may have some ``inside``.
    """
    wanted = frozenset(roles)
    found = [(f, t, rect) for f, t, rect in texts(scene) if f.role in wanted]
    for figure, text, rect in found:
        assert _within(rect, figure.rect), f"“{text.text}” leaves {figure}"
        assert _within(rect, scene.rect), f"“{text.text}” leaves the page"
    for (f, one, a), (g, two, b) in combinations(found, 2):
        assert not a.meets(b), f"“{one.text}” of {f} lies on “{two.text}” of {g}"
    boxes = [figure for figure in scene.figures() if figure.role in wanted - {"stage"}]
    holders = [figure for figure in scene.figures() if figure.role in frozenset(inside)]
    boxes = [f for f in boxes if not any(h is not f and _within(f.rect, h.rect) for h in holders)]
    for f, g in combinations(boxes, 2):
        assert not f.rect.grown(-1).meets(g.rect.grown(-1)), f"{f} lies on {g}"
    for figure in boxes:
        for shape in figure.shapes:
            if isinstance(shape, Box):
                assert _within(shape.rect, figure.rect), f"a box leaves {figure}"


def _within(inner: Rect, outer: Rect) -> bool:
    around = outer.grown(1.5)
    return around.holds(inner.x, inner.y) and around.holds(inner.right, inner.bottom)
