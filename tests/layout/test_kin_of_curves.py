"""The kin of the emotion lane: the dramatic arc, and employees' experience."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.analysis.findings import find
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve
from journeymap.drawing.theme import default_theme
from journeymap.lanes import LANES, points_of
from journeymap.model.change import change
from journeymap.model.grid import Cell
from journeymap.model.names import levels_of
from journeymap.model.records import (
    Feeling,
    Journey,
    Lane,
    Metric,
    Persona,
    Project,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.pages import scene_of, texts
from tests.layout.people import SCRIPTS
from tests.layout.test_curves import journey_of


def with_lanes(snapshot: Snapshot, *kinds: str) -> Snapshot:
    """Return a journey with more lanes at its foot."""
    lanes = [
        Lane(id=kind, journey="j", kind=kind, title=kind, position=10 + i)
        for i, kind in enumerate(kinds)
    ]
    return snapshot.apply(change("", add=lanes))


def moved(snapshot: Snapshot, *levels: float | None) -> Snapshot:
    """Return a journey in which everybody is moved so strongly, touchpoint by touchpoint."""
    felt = snapshot.all(Feeling).values()
    return snapshot.apply(
        change("", edit=[(f, f.but(arousal=levels[int(f.touchpoint[1:])])) for f in felt])
    )


def employed(snapshot: Snapshot, *ids: str) -> Snapshot:
    """Return a journey in which some personas are employees."""
    people = [snapshot.all(Persona)[id] for id in ids]
    return snapshot.apply(change("", edit=[(p, p.but(kind="employee")) for p in people]))


def lane_of(snapshot: Snapshot, lane: str) -> tuple[Figure, ...]:
    return next(layer.figures for layer in scene_of(snapshot).layers if layer.lane == lane)


ARC = (0.1, 0.3, None, 0.9, 0.5, 0.2)


def test_the_arc_is_filled_for_the_first_and_a_line_for_the_others() -> None:
    figures = lane_of(moved(with_lanes(journey_of(3, "Ann"), "engagement"), *ARC), "engagement")
    lines = {f.name for f in figures if f.role == "curve"}
    assert lines == {"Ann 0", "Ann 1", "Ann 2"}
    tint = default_theme().accent_tint
    filled = [s for f in figures if f.role == "tint" for s in f.shapes if isinstance(s, Curve)]
    assert filled and {shape.fill for shape in filled} == {tint}
    points = [f.id for f in figures if f.role == "arousal"]
    assert sorted(points) == sorted(f"f{at}-{who}" for at in (0, 1, 3, 4, 5) for who in range(3))


@pytest.mark.parametrize("people", range(1, 10))
def test_no_two_points_of_the_arc_and_no_two_words_overlap(people: int) -> None:
    for name in SCRIPTS:
        snapshot = moved(with_lanes(journey_of(people, name[:24]), "engagement"), *ARC)
        scene = scene_of(snapshot)
        band = next(band for band in scene.bands if band.kind == "engagement")
        points = [f.rect for f in scene.figures() if f.role == "arousal"]
        for one, other in combinations(points, 2):
            assert not one.grown(-0.01).meets(other.grown(-0.01))
        words = [rect for _, _, rect in texts(scene) if band.y <= rect.centre[1] <= band.y + band.h]
        for one, other in combinations(words, 2):
            assert not one.grown(-0.5).meets(other.grown(-0.5)), name
        assert all(band.y - 1 <= r.y and r.bottom <= band.y + band.h + 1 for r in words)


def test_a_point_of_the_arc_is_dragged_by_tenths_and_freely() -> None:
    snapshot = moved(journey_of(1, "Ann"), *ARC)
    points = points_of("arousal")
    assert points
    for free, level in ((False, 0.7), (True, 0.68)):
        done = points.pull(snapshot, "arousal", "f0-0", 0.36, free)
        assert done and snapshot.apply(done).all(Feeling)["f0-0"].arousal == level


def test_a_promise_is_dragged_by_the_levels_of_the_scale() -> None:
    snapshot = journey_of(1, "Ann", levels=9)
    points = points_of("promise")
    assert points and levels_of(snapshot) == 9
    done = points.pull(snapshot, "promise", "t0", 0.3, False)
    assert done
    assert snapshot.apply(done).all(Touchpoint)["t0"].expectation == 0.25


def test_a_double_click_puts_a_feeling_then_a_promise() -> None:
    snapshot = journey_of(1, "Ann")
    felt = snapshot.all(Feeling)["f1-0"]
    snapshot = snapshot.apply(change("", remove=[felt]))
    points, cell = LANES["emotion"].boxes.points, Cell("s", "step1", "emotion")
    first = points.put(View.of(snapshot, "j"), cell, 0.4)
    assert first
    now = snapshot.apply(first)
    (new,) = now.of(Feeling, "touchpoint", "t1")
    assert (new.valence, new.persona) == (0.5, "p0")
    second = points.put(View.of(now, "j"), cell, 1.0)
    assert second
    assert now.apply(second).all(Touchpoint)["t1"].expectation == 1.0
    assert points.put(View.of(now.apply(second), "j"), cell, 1.0) is None


def test_employees_leave_the_lane_of_customers_where_they_have_their_own() -> None:
    snapshot = employed(journey_of(3, "Ann"), "p1")
    names = {f.name for f in lane_of(snapshot, "emotion") if f.role == "curve" and "Ann" in f.name}
    assert names == {"Ann 0", "Ann 1", "Ann 2"}
    both = with_lanes(snapshot, "employees")
    theirs = {f.name for f in lane_of(both, "employees") if f.role == "curve"}
    others = {f.name for f in lane_of(both, "emotion") if f.role == "curve"} - {"promised"}
    assert (theirs, others) == ({"Ann 1"}, {"Ann 0", "Ann 2"})


def test_without_an_employee_the_lane_says_how_to_add_one_and_a_double_click_does() -> None:
    snapshot = with_lanes(journey_of(1, "Ann"), "employees")
    said = " ".join(text.text for _, text, _ in texts(scene_of(snapshot)))
    assert "No persona is an employee yet" in said
    make, cell = LANES["employees"].boxes.make, Cell("s", "step0", "employees")
    done = make(View.of(snapshot, "j"), cell, "")
    assert done
    now = snapshot.apply(done)
    new = now.all(Journey)["j"].personas[-1]
    assert now.all(Persona)[new].kind == "employee"
    assert make(View.of(now, "j"), cell, "") is None


def test_scores_of_employees_stand_in_their_lane() -> None:
    snapshot = with_lanes(employed(journey_of(2, "Ann"), "p1"), "employees")
    metric = Metric(id="m", kind="csat")
    score = Score(
        id="score", metric="m", touchpoint="t1", answers=(1, 2, 3, 4, 5), respondents="employees"
    )
    snapshot = snapshot.apply(change("", add=[metric, score]))
    assert [f.id for f in lane_of(snapshot, "employees") if f.role == "score"] == ["score"]


def sentences(snapshot: Snapshot, kind: str) -> list[str]:
    return [one.text for one in find(snapshot, "j") if one.kind == kind]


def test_a_promise_that_is_not_kept_is_found_on_the_scale_of_the_project() -> None:
    snapshot = journey_of(1, "Ann", levels=9)
    felt, card = snapshot.all(Feeling)["f0-0"], snapshot.all(Touchpoint)["t0"]
    assert (felt.valence, card.expectation) == (-1.0, 0.5)
    said = sentences(snapshot, "promise_gap")
    assert any("was promised 7 of 9 and feels 1" in one for one in said)
    kept = snapshot.apply(
        change("", edit=[(f, f.but(valence=1.0)) for f in snapshot.all(Feeling).values()])
    )
    (more,) = sentences(kept, "promise_exceeded")
    assert "feels more, 9" in more and not sentences(kept, "promise_gap")


def test_a_silent_stretch_and_a_flat_arc_are_found() -> None:
    snapshot = journey_of(1, "Ann")
    calm = sentences(moved(snapshot, 0.1, 0.2, 0.1, 0.9, 0.5, 0.6), "silent_stretch")
    assert len(calm) == 1 and calm[0].startswith("Silent stretch for Ann 0, 3 touchpoints long")
    level = moved(snapshot, 0.5, 0.5, 0.55, 0.5, 0.5, 0.6)
    (flat,) = sentences(level, "flat_arc")
    assert flat.startswith("The dramatic arc of Ann 0 is flat: engagement between 50 % and 60 %")
    assert not sentences(level, "silent_stretch")
    unknown = sentences(moved(snapshot, 0.1, None, 0.1, None, 0.1, 0.9), "silent_stretch")
    assert not unknown, "what nobody said is not calm"


def test_a_name_that_reads_from_the_right_is_set_apart_in_sentences() -> None:
    """Without it the words after the name stand on its other side."""
    snapshot = journey_of(1, "العميل")
    said = [one.text for one in find(snapshot, "j") if "العميل" in one.text]
    assert said
    for sentence in said:
        before, _, after = sentence.partition("العميل")
        assert before.endswith("\u2068") or ("\u2068" in before and "\u2069" in after)
    latin = [one.text for one in find(journey_of(1, "Ann"), "j")]
    assert latin and not any("\u2068" in one for one in latin)


def test_project_levels_are_within_their_bounds() -> None:
    assert levels_of(Snapshot([Project(id="p", levels=11)])) == 11 and levels_of(Snapshot()) == 5
