"""Peak and end are the same wherever they are named: in a finding, on the map, on a slide."""

from __future__ import annotations

from math import dist

import pytest

from journeymap.analysis.findings.peak_end import memories
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.layout import layout
from journeymap.layout.slides import slides
from journeymap.model.change import change
from journeymap.model.records import Feeling, Frame, Journey, Lane
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import MEASURE

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0]


def hiding(title: str) -> Snapshot:
    """Return the sample without one of its lanes."""
    lane = next(lane for lane in COFFEE.all(Lane).values() if lane.title == title)
    return COFFEE.apply(change("", edit=[(lane, lane.but(visible=False))]))


MAPS = {"whole": COFFEE, "no store": hiding("Store"), "no contact centre": hiding("Contact centre")}


def named(scene: Scene) -> set[tuple[str, str]]:
    """Return the touchpoints that are named on a page, each with what it is: peak or end."""
    figures = list(scene.figures())
    faces = [f for f in figures if f.role == FigureRole.FEELING]

    def away(face: Figure, mark: Figure) -> float:
        """Return how far the middle of a face is from where the words begin or end."""
        (x, y), at = face.rect.centre, mark.rect
        return dist((x, y), (min(max(x, at.x), at.right), min(max(y, at.y), at.bottom)))

    def face_of(mark: Figure) -> str:
        return min(faces, key=lambda face: away(face, mark)).id

    marks = [f for f in figures if f.role == FigureRole.MARK]
    return {(face_of(mark), "end" if mark.name.startswith("end") else "peak") for mark in marks}


@pytest.mark.parametrize("name", MAPS)
def test_a_finding_the_map_and_a_slide_agree(name: str) -> None:
    snapshot = MAPS[name]
    found = set()
    for finding in memories(snapshot, JOURNEY.id):
        for what in ("peak", "end"):
            if what in finding.values:
                place, who = finding.values[what], finding.values["persona"]
                felt = snapshot.of(Feeling, "touchpoint", str(place))
                found |= {(one.id, what) for one in felt if one.persona == who}
    view = View.of(snapshot, JOURNEY.id)
    on_map = named(layout(view, MEASURE))
    (slide,) = slides(view, [Frame(id="f", journey=JOURNEY.id, kind="journey")], MEASURE)
    on_slide = named(slide.scene)
    assert {what for _, what in on_map} == {what for _, what in on_slide} == {"peak", "end"}
    assert on_map <= found and on_slide <= found
