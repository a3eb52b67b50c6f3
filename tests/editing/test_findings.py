"""A finding is dismissed with a reason, seen again, or becomes an idea."""

import json

from journeymap.analysis.dismissals import SiftedFindings, dismissed
from journeymap.analysis.findings import Finding
from journeymap.editing import EditView
from journeymap.editing.findings import dismiss, idea_from, take_back
from journeymap.editing.journeys import derive
from journeymap.model.change import Change
from journeymap.model.records import (
    Connection,
    Dismissal,
    Friction,
    Idea,
    Journey,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch

MAP = Snapshot(
    [
        *sketch("Web: a . c | d", "Shop: . b . | e").records(),
        Connection(id="ab", source="a", target="b"),
        Friction(id="queue", touchpoint="b", title="Queue", severity=3),
    ]
)
QUEUE = Finding(3, "▲ 3 b: Queue", ("b", "queue"), {"severity": 3}, "friction")


def ends(*ids: str) -> Finding:
    return Finding(2, f"{len(ids)} dead ends", ids, {"touchpoints": len(ids)}, "dead_end")


def view(snapshot: Snapshot = MAP, journey: str = JOURNEY) -> EditView:
    return EditView.of(snapshot, journey)


def after(change: Change | None, snapshot: Snapshot = MAP) -> Snapshot:
    assert change
    return snapshot.apply(change.normal())


def sift(snapshot: Snapshot, *findings: Finding, journey: str = JOURNEY) -> SiftedFindings:
    return dismissed(snapshot, journey, findings)


def test_it_is_dismissed_as_one_step_and_seen_again() -> None:
    now = after(dismiss(view(), [QUEUE, ends("c")], " Known, and wanted. "))
    found = sift(now, QUEUE, ends("c", "d"))
    assert found.open == (ends("c", "d"),)
    assert [one.reason for one in found.dismissed] == ["Known, and wanted."]
    back = after(take_back(view(now), [found.dismissed[0].dismissal.id]), now)
    assert sift(back, QUEUE).open == (QUEUE,)
    assert take_back(view(now), ["gone"]) is None


def test_what_was_dismissed_before_and_is_among_it_now_gives_way() -> None:
    once = after(dismiss(view(), [ends("c"), ends("d"), QUEUE], "Wanted"))
    twice = after(dismiss(view(once), [ends("c", "d", "e")], "All wanted"), once)
    told = {(one.kind, one.about, one.reason) for one in twice.all(Dismissal).values()}
    assert told == {
        ("friction", '["b", "queue"]', "Wanted"),
        ("dead_end", '["c", "d", "e"]', "All wanted"),
    }


def test_one_that_is_dismissed_already_only_gets_the_reason() -> None:
    once = after(dismiss(view(), [ends("c", "d")], "Wanted"))
    again = after(dismiss(view(once), [ends("c")], "Still"), once)
    (record,) = again.all(Dismissal).values()
    assert (json.loads(record.about), record.reason) == (["c", "d"], "Still")
    assert dismiss(view(again), [ends("d")], "Still") is None


def test_records_with_garbage_are_left_alone() -> None:
    odd = [Dismissal(journey=JOURNEY, kind="dead_end", about=about) for about in ("{", "[7]", "")]
    snapshot = Snapshot([*MAP.records(), *odd])
    now = after(dismiss(view(snapshot), [ends("c")], "Wanted"), snapshot)
    assert len(now.all(Dismissal)) == 4 and sift(now, ends("c")).open == ()


def test_nothing_is_dismissed_where_no_journey_is() -> None:
    assert dismiss(view(journey="gone"), [QUEUE]) is None
    assert dismiss(view(), []) is None


def test_an_idea_says_which_finding_it_answers_and_stands_where_that_is() -> None:
    now = after(idea_from(view(), QUEUE))
    (idea,) = now.all(Idea).values()
    assert (idea.title, idea.touchpoints) == ("▲ 3 b: Queue", ("b",))
    assert (idea.frictions, idea.findings) == (("queue",), ("friction",))


def test_of_an_arrow_it_stands_at_its_ends_and_of_a_stage_at_all_in_it() -> None:
    stage = next(iter(MAP.ordered(Stage)))
    for ids, touchpoints in (
        (("ab",), ("a", "b")),
        ((stage.id,), ("a", "b", "c")),
        (("d", "gone", JOURNEY, "d"), ("d",)),
    ):
        now = after(idea_from(view(), Finding(1, "x", ids, kind="k")))
        (idea,) = now.all(Idea).values()
        assert idea.touchpoints == touchpoints
    assert idea_from(view(), Finding(1, "x", (JOURNEY,), kind="k")) is None


def test_of_a_finding_in_another_journey_nothing_is_made_here() -> None:
    other = Journey(id="other")
    snapshot = Snapshot([*MAP.records(), other])
    assert idea_from(view(snapshot, "other"), QUEUE) is None


def test_a_to_be_journey_keeps_what_was_dismissed_about_its_own() -> None:
    once = after(dismiss(view(), [QUEUE, ends("c")], "Wanted"))
    now = after(derive(view(once)), once)
    (copy,) = (one for one in now.all(Journey).values() if one.id != JOURNEY)
    origin = {
        one.origin: one.id
        for kind in (Touchpoint, Friction)
        for one in now.all(kind).values()
        if one.origin
    }
    same = Finding(3, "", (origin["b"], origin["queue"]), {"severity": 3}, "friction")
    found = sift(now, same, ends(origin["c"]), QUEUE, journey=copy.id)
    assert found.open == (QUEUE,)
    assert {one.reason for one in found.dismissed} == {"Wanted"}
    assert sift(now, QUEUE, ends("c")).open == ()
