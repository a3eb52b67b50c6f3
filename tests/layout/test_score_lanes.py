"""A lane about one question shows it alone, across stages too; the others show the rest."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Journey, Lane, Metric, Record, Score, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import MEASURE


def begun() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def with_questions(snapshot: Snapshot, *titles: str, lanes: bool = True) -> Snapshot:
    """Return a document with questions that were asked of each stage."""
    journey = snapshot.ordered(Journey)[0].id
    added: list[Record] = []
    for at, title in enumerate(titles):
        metric = Metric(id=title, kind="own", title=title, position=50.0 + at)
        added.append(metric)
        if lanes:
            added.append(
                Lane(
                    id=f"lane {title}",
                    journey=journey,
                    kind="scores",
                    title=title,
                    metric=title,
                    position=900.0 + at,
                )
            )
        for stage in snapshot.of(Stage, "journey", journey):
            added.append(
                Score(
                    id=f"{title} {stage.id}", metric=title, stage=stage.id, answers=(1, 2, 3, 9, 9)
                )
            )
    return snapshot.apply(change("Ask", add=added))


def page(snapshot: Snapshot) -> Scene:
    return layout(View.of(snapshot, snapshot.ordered(Journey)[0].id), MEASURE)


def scores_in(scene: Scene, lane: str) -> list[Figure]:
    (layer,) = (layer for layer in scene.layers if layer.name == lane)
    return [figure for figure in layer.figures if figure.role == FigureRole.SCORE]


def test_what_was_asked_of_a_stage_stands_across_it_in_the_lane_of_the_question() -> None:
    snapshot = with_questions(begun(), "Relevance", "Enjoyability", "Helpfulness")
    scene = page(snapshot)
    stages = snapshot.of(Stage, "journey", snapshot.ordered(Journey)[0].id)
    heads = {f.id: f.rect for f in scene.figures() if f.role == FigureRole.STAGE}
    for title in ("Relevance", "Enjoyability", "Helpfulness"):
        shown = scores_in(scene, f"lane {title}")
        assert [figure.id for figure in shown] == [f"{title} {stage.id}" for stage in stages]
        for figure, stage in zip(shown, stages, strict=True):
            head = heads[stage.id]
            assert head.x < figure.rect.x and figure.rect.right <= head.right


def test_the_head_of_a_stage_does_not_tell_again_what_a_lane_shows() -> None:
    for lanes in (True, False):
        scene = page(with_questions(begun(), "Relevance", lanes=lanes))
        heads = [f for f in scene.figures() if f.role == FigureRole.STAGE]
        told = [s for f in heads for s in f.shapes if "Relevance" in str(getattr(s, "text", ""))]
        assert bool(told) is not lanes


def test_other_lanes_of_scores_show_what_has_no_lane_of_its_own() -> None:
    snapshot = begun()
    everything = next(x for x in snapshot.all(Lane).values() if x.kind == "scores")
    before = scores_in(page(snapshot), everything.id)
    asked = snapshot.all(Score)
    nps = next(m.id for m in snapshot.all(Metric).values() if m.kind == "nps")
    alone = everything.but(id="alone", metric=nps, position=everything.position + 0.5)
    scene = page(snapshot.apply(change("Lane", add=[alone])))
    here, rest = scores_in(scene, "alone"), scores_in(scene, everything.id)
    at_cards = [f for f in here if asked[f.id].touchpoint]
    assert at_cards and all(asked[f.id].metric == nps for f in here)
    assert rest and all(asked[f.id].metric != nps for f in rest)
    assert {f.id for f in before} == {f.id for f in at_cards} | {f.id for f in rest}
