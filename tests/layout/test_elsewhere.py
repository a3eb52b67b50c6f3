"""Influence that reaches another journey: seen at both ends, and it breaks no page and no file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from journeymap.analysis.elsewhere import far_ends
from journeymap.analysis.findings import find
from journeymap.analysis.flow.paths import flow
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Text
from journeymap.formats import EXPORTERS, export_file
from journeymap.layout import ARRANGEMENTS, layout
from journeymap.model.records import Connection, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.layout.pages import LONG, MEASURE
from tests.layout.people import assert_letters_stand_well
from tests.layout.portfolio import journey, portfolio


def two(*more: Record) -> Snapshot:
    """Return two journeys, a touchpoint of the first influencing one of the second."""
    return Snapshot(
        [
            *journey("buying", 0.5, -0.5, 1.0),
            *journey("joining", 0.5, 0.5, position=2.0),
            Connection(id="1", source="buying 0", target="buying 1"),
            Connection(id="far", source="buying 2", target="joining 0", kind="influence"),
            *more,
        ]
    )


def words(snapshot: Snapshot, id: str, card: str) -> str:
    scene = layout(View.of(snapshot, id), MEASURE, Memo())
    figure = scene.figure(card, "card")
    assert figure
    assert all(figure.rect.holds(*door.place.centre) for door in figure.doors)
    return " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def test_each_end_says_where_the_arrow_leads_and_where_it_comes_from() -> None:
    snapshot = two()
    assert "Does 0 · Joining" in words(snapshot, "buying", "buying 2")
    assert "Does 2 · Buying" in words(snapshot, "joining", "joining 0")
    (out,) = far_ends(snapshot, snapshot.all(Touchpoint)["buying 2"])
    (into,) = far_ends(snapshot, snapshot.all(Touchpoint)["joining 0"])
    assert (out.touchpoint, out.comes) == ("joining 0", False)
    assert (into.touchpoint, into.comes) == ("buying 2", True)
    assert not far_ends(snapshot, snapshot.all(Touchpoint)["buying 0"])


def hostile() -> Snapshot:
    """Return the same as a foreign file might have it: what follows stands in another journey."""
    return two(
        Connection(id="next", source="buying 2", target="joining 1", weight=3.0, unit="count"),
        Connection(id="loop", source="joining 1", target="buying 0", kind="loyalty"),
        Connection(id="alt", source="joining 0", target="buying 1", kind="alternative"),
    )


@pytest.mark.parametrize("name", sorted(way.name for way in ARRANGEMENTS))
@pytest.mark.parametrize("id", ["buying", "joining"])
def test_no_arrangement_breaks_by_it(name: str, id: str) -> None:
    for snapshot in (two(), hostile()):
        for detail in ("executive", "operational", "full"):
            view = View.of(snapshot, id, arrangement=name, detail=detail)
            assert layout(view, MEASURE, Memo()).width > 0


@pytest.mark.parametrize("suffix", sorted(kind.suffix for kind in EXPORTERS))
def test_no_export_breaks_by_it(suffix: str, tmp_path: Path) -> None:
    for i, snapshot in enumerate((two(), hostile())):
        for id in ("buying", "joining"):
            path = tmp_path / f"{i} {id}{suffix}"
            export_file(View.of(snapshot, id), path, Options())
            assert path.stat().st_size


def test_no_arithmetic_and_no_finding_breaks_by_it() -> None:
    for id in ("buying", "joining"):
        find(hostile(), id)
        flow(hostile(), id)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_said_of_inside_and_elsewhere_stands_in_its_card(seed: int) -> None:
    rng = random.Random(seed)
    texts = (*LONG, "", "So")
    records = portfolio(seed, 4, texts)
    every = [one for one in records if isinstance(one, Touchpoint)]
    for i in range(min(12, len(every) // 2)):
        source, target = rng.sample(every, 2)
        kind = rng.choice(("influence", "loyalty", "alternative"))
        records.append(Connection(id=f"far {i}", source=source.id, target=target.id, kind=kind))
    snapshot = Snapshot(records)
    for id, detail in (("j0", "operational"), ("j1", "full")):
        scene = layout(View.of(snapshot, id, detail=detail), MEASURE, Memo())
        assert_letters_stand_well(scene, ("card",))
        for figure in scene.figures():
            for door in figure.doors:
                assert figure.rect.grown(0.5).joined(door.place) == figure.rect.grown(0.5)
