"""A sticky becomes what belongs where it is dropped."""

from journeymap.drawing.measure import FixedMeasure
from journeymap.editing import EditView
from journeymap.editing.inbox import stickies, write_sticky
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.grid import cards
from journeymap.model.records import Friction, Idea, Journey, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tools.sort import sorted_at
from journeymap.tools.state import Pointer
from journeymap.view import View

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id


def begun() -> tuple[Snapshot, str, MapScene]:
    done = write_sticky(EditView.of(COFFEE, JOURNEY), "Asks the neighbour")
    assert done
    now = COFFEE.apply(done)
    scene = map_of(layout(View.of(now, JOURNEY), FixedMeasure()))
    return now, stickies(now, JOURNEY)[0].id, scene


def middle(scene: MapScene, column: int, kind: str) -> Pointer:
    band = next(band for band in scene.bands if band.kind == kind)
    return Pointer(scene.columns[column].centre, band.y + band.h / 2)


def test_over_a_cell_it_joins_the_step_and_between_columns_it_gets_its_own() -> None:
    now, sticky, scene = begun()
    over = middle(scene, 1, "channel")
    gap = Pointer(scene.columns[2].x - 14, over.y)
    for at, more in ((over, 0), (gap, 1)):
        done = sorted_at(now, scene, sticky, at)
        assert done
        after = now.apply(done)
        new = next(card for card in cards(after, JOURNEY) if card.title == "Asks the neighbour")
        assert len(after.all(Step)) == len(now.all(Step)) + more
        assert (new.step == scene.columns[1].step) is not bool(more)
        assert stickies(after, JOURNEY) == ()


def test_in_the_lane_of_ideas_it_becomes_an_idea_on_the_touchpoint_of_that_column() -> None:
    now, sticky, scene = begun()
    done = sorted_at(now, scene, sticky, middle(scene, 0, "ideas"))
    assert done
    idea = next(i for i in now.apply(done).all(Idea).values() if i.title == "Asks the neighbour")
    assert [now.all(Touchpoint)[id].step for id in idea.touchpoints] == [scene.columns[0].step]
    assert len(now.apply(done).all(Friction)) == len(now.all(Friction))


def test_off_the_lanes_and_on_the_curve_nothing_happens() -> None:
    now, sticky, scene = begun()
    assert sorted_at(now, scene, sticky, Pointer(600, -200)) is None
    assert sorted_at(now, scene, sticky, Pointer(600, scene.height + 300)) is None
    assert sorted_at(now, scene, sticky, middle(scene, 1, "emotion")) is None
