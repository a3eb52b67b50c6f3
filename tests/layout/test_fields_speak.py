"""A field that can be filled in does something a person can see.

Each field of a document in which every field says something is altered alone; then at least one
picture of it, a finding or the report in words must be another.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from journeymap.analysis.findings import find
from journeymap.arrows import kinds
from journeymap.drawing.scene import Scene
from journeymap.formats.md import report
from journeymap.lanes import in_order
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.fields import Spec, offered, specs
from journeymap.model.grid import CHANNEL
from journeymap.model.plain import types
from journeymap.model.records import (
    KINDS,
    NAMES,
    Frame,
    Journey,
    Lane,
    Metric,
    Record,
    SavedView,
    Score,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.drawing.test_pictures import PNG as PICTURE
from tests.layout.pages import MEASURE
from tests.model.filled import filled

JOURNEY = "Journey 1"

SAID_ELSEWHERE = {
    ("Project", "name"): "the title of the window and of files",
    ("Project", "author"): "who wrote a PDF or PowerPoint file",
    ("Project", "notes"): "the inspector, beside the journey's",
    ("Asset", "name"): "the inspector, and what a file is called in exports",
    ("Asset", "digest"): "nobody fills it in: it is what the bytes add up to",
    ("Asset", "media"): "nobody fills it in: it is what the bytes are",
    ("SavedView", "default"): "the window and exports, which begin with that view",
    ("SavedView", "arrangement"): "the window, which arranges the journey so",
    ("SavedView", "coloured"): "the graph, whose cards have those colours",
    ("SavedView", "theme"): "the window and exports, which wear that theme",
    ("SavedView", "columns"): "the table, which has those columns",
    ("SavedView", "sort"): "the table, whose rows stand so",
    ("Vote", "voter"): "how many dots are left to somebody, while votes are taken",
}
"""What is shown, but on no page and in no finding; where, for each."""

_REPAIRED: dict[str, dict[str, Any]] = {
    "Project 1": {"levels": 3, "words": "good\nso-so\nbad"},
    "Lane 1": {"kind": CHANNEL, "visible": True, "metric": None, "asset": "Asset 1"},
    "Touchpoint 2": {"department": "another", "title": "Second"},
    "Metric 1": {"kind": "own", "low": 1, "high": 5, "method": "top", "target": 90.0, "top": 2},
    "Score 1": {"persona": None, "stage": None, "journey": None, "period": ""},
    "Note 1": {"lane": "text", "touchpoint": None, "step": "Step 1", "asset": "Asset 1"},
    "Asset 1": {"digest": "1", "media": "image/png"},
    "SavedView 1": {
        "arrangement": "graph",
        "filter": '{"friction": 4}',
        "detail": "operational",
        "folded": ("Stage 2",),
        "coloured": "feeling",
    },
    "Brand 1": {"colours": '{"page": "#eef5f1"}', "block": '{"project": "Coffee"}'},
    "Dismissal 1": {"kind": "assumed", "about": '["Touchpoint 2", "assumed"]'},
    "Frame 1": {"kind": "touchpoints", "hidden": False, "touchpoints": ("Touchpoint 1",)},
}
"""What the filled document has to say so that it can be seen: a scale that fits its answers, …"""


class _Bytes:
    """A picture that is there under every name."""

    def asset(self, digest: str) -> bytes:
        return PICTURE


def begun() -> Snapshot:
    """Return the filled document with lanes of all kinds, and what stands in them."""
    snapshot = filled()
    edits = [
        (record, record.but(**values))
        for id, values in _REPAIRED.items()
        if (record := snapshot.find(id))
    ]
    added: list[Record] = [
        Frame(id="of a view", journey=JOURNEY, kind="view", view="SavedView 1", position=9.0),
        Frame(id="of a map", journey=JOURNEY, kind="view", view="a map", position=9.0),
        SavedView(id="a map", journey=JOURNEY, detail="executive"),
        Score(
            id="of others",
            metric="Metric 1",
            touchpoint="Touchpoint 2",
            reported=3.0,
            reported_n=20,
        ),
        Metric(id="net", kind="nps", low=0, high=10, method="nps"),
        Score(id="of classes", metric="net", touchpoint="Touchpoint 2", classes=(60, 30, 10)),
        Lane(id="own question", journey=JOURNEY, kind="scores", metric="Metric 1", position=4.5),
    ]
    for i, kind in enumerate(in_order()):
        if kind.name != CHANNEL:
            added.append(Lane(id=kind.name, journey=JOURNEY, kind=kind.name, position=5.0 + i))
    return snapshot.apply(change("Begin", add=added, edit=edits))


def others(kind: type[Record], name: str, spec: Spec, value: Any) -> Iterator[Any]:
    """Yield values that are not the one a field has, what says most first."""
    wanted, may_be_blank = types(kind)[name]
    if spec.options:
        yield from (key for key, _ in spec.options)
    elif spec.editor == "kind":
        yield from (arrow.name for arrow in kinds())
    elif name == "icon":
        yield "store"
    elif wanted is bool:
        yield not value
    elif spec.editor == "colour":
        yield "#00ff00"
    elif spec.editor == "exact day":
        yield from ("2025-01-01", "2027-12-31")
    elif spec.editor == "counts":
        yield (9, 9, 9, 0, 0)
    elif wanted is str and not spec.target and spec.is_free:
        yield from ("quite another text", "un\nautre\ntexte")
    elif wanted in (int, float):
        low, high = spec.low or 0.0, spec.high or 0.0
        yield from (wanted(high), wanted(low), wanted(low + min(high - low, 3)))
    yield from (
        (record.id for record in begun().all(NAMES[spec.target]).values())
        if (spec.target and wanted is str)
        else ()
    )
    yield None if may_be_blank else () if wanted is tuple else wanted()


def pictures(snapshot: Snapshot) -> Iterator[Any]:
    """Yield all that can be seen of a document, the cheapest first."""
    journey = next(iter(snapshot.all(Journey)), "")
    here = JOURNEY if snapshot.get(Journey, JOURNEY) else journey
    view = View.of(snapshot, here, detail="full", assets=_Bytes())
    yield _shapes(layout(view, MEASURE))
    yield [(finding.kind, finding.text, finding.ids) for finding in find(snapshot, view.journey)]
    yield [(_shapes(slide.scene), slide.notes, slide.reveals) for slide in deck(view)]
    yield report(view, Options())


def _shapes(scene: Scene) -> list[Any]:
    return [(figure.role, figure.name, figure.rect, figure.shapes) for figure in scene.figures()]


@cache
def usual() -> tuple[Any, ...]:
    return tuple(pictures(begun()))


def fields() -> Iterator[tuple[type[Record], str]]:
    for kind in KINDS:
        for name, spec in offered(kind).items():
            if spec.editor != "none" and spec.label and (kind.__name__, name) not in SAID_ELSEWHERE:
                yield kind, name


def is_seen(kind: type[Record], name: str) -> bool:
    """Tell whether a person can see that a field of any record of a kind is another."""
    snapshot = begun()
    for record in snapshot.all(kind).values():
        value = getattr(record, name)
        for other in others(kind, name, specs(kind)[name], value):
            if other == value:
                continue
            now = snapshot.apply(change("Alter", edit=[(record, record.but(**{name: other}))]))
            if any(one != two for one, two in zip(usual(), pictures(now), strict=True)):
                return True
    return False


@pytest.mark.parametrize(("kind", "name"), [*fields()], ids=lambda x: getattr(x, "__name__", x))
def test_a_field_that_is_filled_in_is_seen(kind: type[Record], name: str) -> None:
    assert is_seen(kind, name), f"{kind.__name__}.{name} can be filled in and does nothing"


def test_nothing_is_left_out_that_there_is_not() -> None:
    for kind, name in SAID_ELSEWHERE:
        (record,) = (one for one in KINDS if one.__name__ == kind)
        assert name in specs(record)
