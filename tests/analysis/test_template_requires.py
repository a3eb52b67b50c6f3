"""What the template of a map asks for is told as long as it is missing."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.model.change import change
from journeymap.model.records import Friction, Idea, Journey, Source, Stage, Touchpoint
from journeymap.model.required import REQUIRABLE, Requirement, as_source, asked_by
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load


@pytest.fixture
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def told(snapshot: Snapshot, *keys: str) -> list[Finding]:
    asked = snapshot.apply(change("x", add=[as_source("Ours", keys)])) if keys else snapshot
    found = find(asked, snapshot.ordered(Journey)[0].id)
    return [one for one in found if one.kind == "template_requires"]


def test_each_touchpoint_without_an_owner_is_counted_and_named(coffee: Snapshot) -> None:
    cards = coffee.ordered(Touchpoint)
    free = coffee.apply(
        change(
            "x",
            edit=[(card, card.but(owner="" if n < 3 else "Ann")) for n, card in enumerate(cards)],
        )
    )
    (one,) = told(free, "Touchpoint.owner")
    assert one.ids == tuple(card.id for card in cards[:3])
    assert one.text.startswith(
        "Required by the template: “Owner” is missing at 3 touchpoints: Sees"
    )
    assert (one.values["records"], one.values["of"]) == (3, 12)


def test_nothing_is_told_where_it_is_filled_in_or_nobody_asked(coffee: Snapshot) -> None:
    assert told(coffee) == []
    assert told(coffee, "Stage.goal", "Stage.phase") == []
    stage = coffee.ordered(Stage)[0]
    blank = coffee.apply(change("x", edit=[(stage, stage.but(goal=" "))]))
    (one,) = told(blank, "Stage.goal", "Stage.phase")
    assert one.ids == (stage.id,) and "at 1 stage: Trigger" in one.text


def test_what_hinders_and_what_could_be_done_are_shown_at_their_touchpoints(
    coffee: Snapshot,
) -> None:
    friction, idea = coffee.ordered(Friction)[0], coffee.ordered(Idea)[0]
    blank = coffee.apply(
        change("x", edit=[(friction, friction.but(share=None)), (idea, idea.but(impact=None))])
    )
    found = {one.values["field"]: one for one in told(blank, "Friction.share", "Idea.impact")}
    assert found["Friction.share"].ids == (friction.touchpoint,)
    assert found["Idea.impact"].ids == idea.touchpoints


def test_one_customers_case_is_asked_for_nothing(coffee: Snapshot) -> None:
    journey = coffee.ordered(Journey)[0]
    case = coffee.apply(change("x", edit=[(journey, journey.but(state="case"))]))
    assert told(case, "Touchpoint.duration") == []


@pytest.mark.parametrize("one", REQUIRABLE, ids=lambda one: one.key)
def test_whatever_can_be_required_has_a_name_and_is_kept(one: Requirement) -> None:
    assert asked_by(as_source("T", [one.key])) == [one] and one.label


@pytest.mark.parametrize(
    "mapping",
    ["", "[]", "{", '{"requires": 4}', '{"requires": {}}', '"requires"', '{"requires": ' * 9000],
)
def test_a_source_that_is_no_template_asks_for_nothing(mapping: str) -> None:
    assert asked_by(Source(name="x").but(mapping="")) is None
    source = Source(name="x")
    object.__setattr__(source, "mapping", mapping)
    assert asked_by(source) is None
