"""The frames that make themselves show where it hurts, and where one goes round."""

from __future__ import annotations

from journeymap.analysis.frames import frames, loop, presented, worst_moments
from journeymap.model.change import change
from journeymap.model.names import frame_title
from journeymap.model.records import (
    Connection,
    Feeling,
    Frame,
    Friction,
    Idea,
    Journey,
    Lane,
    Record,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch

MAP = sketch("Web: a . c | d e", "Shop: . b . | . f")


def with_(*records: Record) -> Snapshot:
    return Snapshot([*MAP.records(), *records])


def feels(card: str, valence: float, persona: str | None = OLENA) -> Feeling:
    return Feeling(touchpoint=card, persona=persona, valence=valence)


def arrow(source: str, target: str, kind: str = "next") -> Connection:
    return Connection(id=f"{source}{target}", source=source, target=target, kind=kind)


def test_the_lowest_feelings_are_worst_and_stand_in_the_journeys_order() -> None:
    low = [feels("a", -0.5), feels("c", -1.0), feels("d", -0.75, MAKSYM), feels("e", -0.4)]
    assert worst_moments(with_(*low), JOURNEY) == ("a", "c", "d")


def test_severity_and_then_the_known_share_decide_between_equal_feelings() -> None:
    frictions = [
        Friction(touchpoint="a", severity=3),
        Friction(touchpoint="b", severity=4),
        Friction(touchpoint="c", severity=3, share=0.1),
        Friction(touchpoint="d", severity=3, share=0.9),
    ]
    assert worst_moments(with_(*frictions), JOURNEY) == ("b", "c", "d")


def test_what_is_not_bad_is_no_worst_moment_however_little_there_is() -> None:
    mild = with_(feels("a", 0.5), Friction(touchpoint="b", severity=2))
    assert worst_moments(mild, JOURNEY) == ()
    assert worst_moments(with_(feels("a", -1.0, "a stranger")), JOURNEY) == ()


def test_a_loyalty_arrow_closes_the_loop_before_any_other_arrow_back() -> None:
    ways = [arrow("a", "b"), arrow("b", "c"), arrow("a", "c"), arrow("c", "d"), arrow("d", "c")]
    assert loop(with_(*ways), JOURNEY) == ("c", "d")
    assert loop(with_(*ways, arrow("d", "a", "loyalty")), JOURNEY) == ("a", "c", "d")
    assert loop(with_(arrow("d", "a", "loyalty")), JOURNEY) == ("a", "d")
    assert loop(with_(arrow("a", "b"), arrow("d", "a")), JOURNEY) == ()
    assert loop(with_(*ways, arrow("e", "a", "influence")), JOURNEY) == ("c", "d")


def test_there_is_a_frame_for_each_thing_there_is_and_none_for_what_there_is_not() -> None:
    assert [frame.kind for frame in frames(MAP, JOURNEY)] == ["journey", "map", "stage", "stage"]
    full = with_(
        feels("a", -1.0),
        arrow("a", "b"),
        arrow("b", "a", "loyalty"),
        Idea(journey=JOURNEY, touchpoints=("a",)),
    )
    found = frames(full, JOURNEY)
    kinds = [frame.kind for frame in found]
    assert kinds == ["journey", "map", "stage", "stage", "touchpoints", "loop", "ideas"]
    assert not any(full.find(frame.id) for frame in found)
    assert len({frame.id for frame in found}) == len(found)


def test_a_stage_whose_lanes_are_hidden_has_no_frame() -> None:
    shop = MAP.get(Lane, "Shop")
    assert shop
    only_shop = Snapshot(
        [r for r in MAP.records() if not (isinstance(r, Touchpoint) and r.id in "de")]
    )
    records = [r.but(visible=False) if r is shop else r for r in only_shop.records()]
    assert [f.stage for f in frames(Snapshot(records), JOURNEY)] == [None, None, "S0"]


def test_what_is_presented_is_what_is_kept_and_not_left_out() -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    journey = snapshot.ordered(Journey)[0].id
    made = frames(snapshot, journey)
    assert presented(snapshot, journey) == made
    kept = [frame.but(hidden=i == 1) for i, frame in enumerate(made[:3])]
    arranged = snapshot.apply(change("", add=kept))
    assert [frame.id for frame in presented(arranged, journey)] == [made[0].id, made[2].id]


def test_a_frame_is_called_as_what_it_shows() -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    titles = {
        frame_title(snapshot, frame): frame.kind
        for frame in frames(snapshot, snapshot.ordered(Journey)[0].id)
    }
    assert titles["Buying a coffee machine"] == "journey" and titles["The loop"] == "loop"
    assert titles["Where it hurts most"] == "touchpoints" and titles["Ideas"] == "ideas"
    blank = {"journey": "Untitled journey", "stage": "Untitled stage", "loop": "The loop"}
    for kind, title in blank.items():
        assert frame_title(Snapshot(), Frame(journey="gone", kind=kind, title=" ")) == title
