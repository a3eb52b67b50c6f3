"""Live handles: what they say is what the document holds, and what does not fit is refused."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import numpy
import pytest

import journeymap
from journeymap import JourneyError
from journeymap.api import ProjectHandle
from journeymap.model.change import change
from journeymap.model.records import Journey, Metric, Score, Touchpoint
from journeymap.storage.session import Session


def test_handles_are_live(coffee: ProjectHandle) -> None:
    journey = coffee.journey()
    first, second = journey.touchpoints[:2]
    again = journey.touchpoint(first.title)
    first.update(title="Now so")
    assert (again.title, again == first, again != second, len({again, first})) == (
        "Now so",
        True,
        True,
        1,
    )
    first.remove()
    assert first not in journey.touchpoints
    with pytest.raises(JourneyError, match="no longer in the document"):
        str(again.title)


def test_feelings_run_from_minus_two_to_two_everywhere(coffee: ProjectHandle) -> None:
    journey = coffee.journey("Buying a coffee machine")
    card = journey.touchpoint("Calls about the delay")
    assert [felt.value for felt in card.feelings] == [-2.0, -1.0] and card.feeling == -1.5
    row = next(row for row in journey.rows() if row["id"] == card.id)
    assert row["feeling"] == -1.5 and row["feeling Olena, 34"] == -2.0
    card.set_feeling(1.5, persona="Olena, 34", word="relieved")
    assert [(felt.value, felt.word) for felt in card.feelings[:1]] == [(1.5, "relieved")]
    assert card.feelings[0].persona == coffee.persona("Olena, 34")
    card.feelings[0].update(valence=2)
    assert card.feelings[0].record.valence == 1.0
    card.update(expectation=-2)
    assert card.record.expectation == -1.0 and card.values()["expectation"] == -2
    card.set_feeling(None, persona="Olena, 34")
    assert len(card.feelings) == 1
    with pytest.raises(JourneyError, match="between −2 and 2"):
        card.set_feeling(3)


def test_arrows_lead_on_and_become_edges_of_the_graph(coffee: ProjectHandle) -> None:
    journey = coffee.journey()
    graph = journey.to_networkx()
    assert set(graph) == {card.id for card in journey.touchpoints}
    for card in journey.touchpoints:
        leads = {end for _, end, kind in graph.out_edges(card.id, "kind") if kind != "influence"}
        assert leads == {one.id for one in card.next}
    source, target = journey.touchpoints[0], journey.touchpoints[-1]
    arrow = source.connect(target, kind="alternative", label="rarely", weight=0.1)
    assert target in source.next and arrow in source.connections
    assert journey.to_networkx()[source.id][target.id][arrow.id] == {
        "kind": "alternative",
        "label": "rarely",
        "weight": 0.1,
        "unit": "",
        "minutes": None,
        "colour": "",
        "assumed": False,
    }
    assert source.connect(target, kind="alternative") == arrow
    assert source.connect(target) != arrow
    arrow.remove()
    assert arrow not in source.connections


def test_a_touchpoint_comes_at_the_end_of_its_stage_in_a_step_of_its_own(
    coffee: ProjectHandle,
) -> None:
    journey = coffee.journey()
    stage, lane = journey.stage("First use"), journey.lane("Store")
    card = journey.add_touchpoint("Reads on", stage, lane, owner="Docs", evidence="researched")
    here = [one.title for one in journey.touchpoints if one.stage == stage]
    assert here[-1] == "Reads on" and card.lane == lane
    assert (card.record.owner, card.record.evidence) == ("Docs", "researched")
    assert coffee.undo() and card not in journey.touchpoints
    assert journey.stage(stage.id) == stage


def test_a_journey_is_built_from_nothing(tmp_path: Path) -> None:
    with journeymap.new(tmp_path / "new.journey", template=None) as project:
        journey = project.add_journey("Rent a bike", scenario="On Sunday")
        ann = (
            project.add_persona("Ann", journey, share=None)
            if False
            else project.add_persona("Ann", journey)
        )
        stage = journey.add_stage("Find", phase="before")
        card = journey.add_touchpoint("Opens the app", stage=stage)
        card.set_feeling(1, persona=ann)
        card.add_quote("Easy!", source="Interview 3")
        idea = card.add_idea("Show bikes nearby", impact=4)
        journey.add_lane("What hurts", kind="friction")
    with journeymap.open(tmp_path / "new.journey", read_only=True) as project:
        journey = project.journey("Rent a bike")
        (card,) = [one for one in journey.touchpoints]
        assert (card.stage.title, card.feeling, card.quotes[0].said) == ("Find", 1.0, "Easy!")
        assert [one.title for one in journey.ideas] == ["Show bikes nearby"]
        assert journey.ideas[0].id == idea.id
        assert [one.name for one in journey.personas] == ["Ann"]
        assert journey.lanes[-1].kind == "friction"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"titel": "x"}, "no field “titel”. There are: .*title"),
        ({"title": 5}, "“title” .* cannot be 5"),
        ({"title": None}, "cannot be blank"),
        ({"evidence": "surely"}, "'assumed', 'partly', 'researched'"),
        ({"expectation": 2.5}, "between -2 and 2"),
        ({"expectation": float("nan")}, "cannot be nan"),
        ({"lane": "nowhere"}, "no Lane with this id"),
        ({"position": 3.0}, "no field “position”"),
        ({"id": "mine"}, "no field “id”"),
    ],
)
def test_a_field_that_is_not_there_or_a_value_that_does_not_fit_is_told(
    coffee: ProjectHandle, values: dict[str, object], why: str
) -> None:
    card, before = coffee.journey().touchpoints[0], coffee.snapshot
    with pytest.raises(JourneyError, match=why):
        card.update(**values)
    assert coffee.snapshot == before


def test_a_title_that_fits_none_or_several_is_told_with_what_there_is(
    coffee: ProjectHandle,
) -> None:
    journey = coffee.journey()
    with pytest.raises(JourneyError, match=r"no touchpoint “Flies”\. There are: “"):
        journey.touchpoint("Flies")
    with pytest.raises(JourneyError, match="no stage “Nowhere”"):
        journey.add_touchpoint("x", stage="Nowhere")
    with pytest.raises(JourneyError, match="no lane of touchpoints"):
        journey.add_touchpoint("x", lane=journey.lanes[-1].id)
    twin = journey.add_touchpoint(journey.touchpoints[0].title)
    with pytest.raises(JourneyError, match=f"fits 2 times .*{twin.id}"):
        journey.touchpoint(twin.title)
    assert journey.touchpoint(twin.id) == twin
    with pytest.raises(JourneyError, match="no kind of lane “sky”"):
        journey.add_lane("x", kind="sky")


def test_scores_and_rows_have_the_same_keys_for_all_and_go_into_json(
    coffee: ProjectHandle,
) -> None:
    journey = coffee.journey()
    rows = journey.rows()
    assert len({tuple(row) for row in rows}) == 1 and len(rows) == len(journey.touchpoints)
    json.dumps([rows, journey.findings(), journey.info(), coffee.info(), journey.scores])
    scored = [(card, score) for card in journey.touchpoints for score in card.scores]
    card, score = next((card, score) for card, score in scored if score["counts"])
    row = next(row for row in rows if row["id"] == card.id)
    assert row[f"score {score['metric']}"] == score["value"]
    assert row[f"score {score['metric']} n"] == score["n"]


def test_a_score_says_what_it_rests_on(file: Path) -> None:
    session = Session.open(file)
    card = next(iter(session.snapshot.all(Touchpoint).values()))
    metric = Metric(kind="nps", title="NPS", low=0, high=10, method="nps", target=50.0)
    answers = (1, 0, 0, 0, 0, 0, 1, 2, 2, 3, 3)
    score = Score(
        metric=metric.id, touchpoint=card.id, answers=answers, period="Q3 2026", invitations=40
    )
    session.write(change("Score", add=[metric, score]))
    session.close()
    with journeymap.open(file, read_only=True) as project:
        (found,) = project.journeys[0].touchpoints[0].scores
    assert found["low"] < found["value"] < found["high"]
    assert {key: found[key] for key in ("kind", "n", "begins", "ends", "target", "scale")} == {
        "kind": "nps",
        "n": 12,
        "begins": "2026-07-01",
        "ends": "2026-09-30",
        "target": 50.0,
        "scale": [-100.0, 100.0],
    }
    assert (found["invitations"], found["respondents"], found["persona"]) == (40, "customers", None)


def test_the_only_journey_stays(coffee: ProjectHandle) -> None:
    with pytest.raises(JourneyError, match="only journey"):
        coffee.journeys[0].remove()
    coffee.add_journey("Another").remove()
    assert len(coffee.snapshot.all(Journey)) == 1


def test_an_arrow_that_was_edited_is_no_longer_assumed_as_in_the_window(
    coffee: ProjectHandle, tmp_path: Path
) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text("Touchpoint\nSearches\nPays\n", "utf-8")
    (journey,) = coffee.take_in(journeymap.read(sheet)).journeys
    (arrow,) = journey.touchpoints[0].connections
    assert arrow.record.assumed
    arrow.update(label="then")
    assert not arrow.record.assumed and arrow.kind == "next"
    assert coffee.undo() and arrow.record.assumed


def test_nothing_is_put_where_no_map_shows_it(coffee: ProjectHandle) -> None:
    journey, other = coffee.journeys[0], coffee.add_journey("Another")
    stranger = other.add_touchpoint("Elsewhere")
    card = journey.touchpoints[0]
    with journeymap.new(template="empty") as second:
        foreign = second.journeys[0].add_touchpoint("In another file")
        before = coffee.snapshot
        for end in (stranger, foreign):
            with pytest.raises(JourneyError, match="in another journey"):
                card.connect(end)
    curve = next(lane for lane in journey.lanes if lane.kind == "emotion")
    with pytest.raises(JourneyError, match="no lane of touchpoints"):
        card.update(lane=curve.id)
    idea = journey.ideas[0]
    astray = (
        (card, {"lane": stranger.lane.id}),
        (card, {"step": stranger.record.step}),
        (card, {"lane": stranger.lane.id, "step": stranger.record.step}),
        (journey.stages[0], {"journey": other.id}),
        (card.lane, {"journey": other.id}),
        (card.connections[0], {"target": stranger.id}),
        (idea, {"touchpoints": [card.id, stranger.id]}),
    )
    for handle, values in astray:
        with pytest.raises(JourneyError, match="stays in its journey"):
            handle.update(**values)
    with pytest.raises(JourneyError, match="connected to itself"):
        card.connections[0].update(target=card.id)
    assert coffee.snapshot == before
    moved = journey.touchpoints[1]
    moved.update(step=card.record.step, lane=card.lane.id)
    assert moved.stage == card.stage


def test_what_tables_and_numpy_hold_is_taken(coffee: ProjectHandle) -> None:
    journey = coffee.journeys[0]
    card = journey.touchpoints[0]
    card.update(starts=numpy.int64(3), duration=numpy.float32(90), title=numpy.str_("Asks"))
    card.update(importance_customer=4.0, waiting=5)
    found = card.record
    assert (found.starts, found.duration, found.title, found.waiting) == (3, 90.0, "Asks", 5.0)
    assert [type(x) for x in (found.starts, found.duration, found.title)] == [int, float, str]
    assert type(found.importance_customer) is int
    card.lane.update(visible=numpy.bool_(True))
    journey.update(review=datetime(2026, 7, 1, 12))
    assert journey.record.review == "2026-07-01"
    card.set_feeling(numpy.float64(1.5))
    for values in ({"starts": 1.5}, {"starts": True}, {"duration": 10**400}, {"title": 5.0}):
        with pytest.raises(JourneyError):
            card.update(**values)


def test_a_feeling_that_is_none_is_refused_in_a_sentence(coffee: ProjectHandle) -> None:
    card, before = coffee.journeys[0].touchpoints[0], coffee.snapshot
    with pytest.raises(JourneyError, match="A word goes with a feeling"):
        card.set_feeling(None, word="lost")
    with pytest.raises(JourneyError, match="between −2 and 2"):
        card.set_feeling("good")  # type: ignore[arg-type]
    assert coffee.snapshot == before
