"""What a filter looks for, and that hiding leaves just that."""

from __future__ import annotations

import json
import random

import pytest

from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Quote,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import EVERYTHING, Filter, View, shown
from journeymap.view.conditions import (
    conditions,
    counted_words,
    offers,
    with_condition,
    without_condition,
)
from journeymap.view.matching import matching
from journeymap.view.saved import read_filter, written_filter
from tests.layout.pages import random_journey

JOURNEY = Journey(id="j", title="Tea")
RECORDS = (
    JOURNEY,
    Stage(id="before", journey="j", title="Before"),
    Stage(id="after", journey="j", title="After", position=1.0),
    Step(id="s1", stage="before"),
    Step(id="s2", stage="after"),
    Lane(id="shop", journey="j", title="Shop"),
    Lane(id="web", journey="j", title="Web", position=1.0),
    Touchpoint(id="smells", step="s1", lane="shop", title="Smells", owner=" Olha ", tags=("calm",)),
    Touchpoint(
        id="pays",
        step="s1",
        lane="web",
        title="Pays",
        owner="olha",
        department="Sales",
        moment="fmot",
    ),
    Touchpoint(id="drinks", step="s2", lane="shop", title="Drinks", evidence="researched"),
    Feeling(id="f", touchpoint="smells", persona=None, valence=1.0, word="Soothed"),
    Friction(id="slow", touchpoint="pays", title="Too slow", severity=3),
    Friction(id="odd", touchpoint="drinks", title="Odd cup"),
    Quote(id="q", touchpoint="drinks", said="Better than at home"),
    Idea(id="i", journey="j", touchpoints=("pays", "smells"), title="Scales at the till"),
    Metric(id="m", kind="csat", title="CSAT", target=4.0),
    Score(id="low", metric="m", touchpoint="pays", answers=(4, 4, 2, 0, 0)),
    Score(id="high", metric="m", touchpoint="drinks", answers=(0, 0, 0, 2, 9)),
)


def found(**asked: object) -> set[str]:
    snapshot = Snapshot(RECORDS)
    wanted = EVERYTHING.but(**asked)
    return set(matching(snapshot, snapshot.all(Touchpoint).values(), wanted))


def of(*values: str) -> frozenset[str]:
    return frozenset(values)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, {"smells", "pays", "drinks"}),
        ({"lanes": of("shop")}, {"smells", "drinks"}),
        ({"stages": of("before")}, {"smells", "pays"}),
        ({"owners": of("OLHA")}, {"smells", "pays"}),
        ({"departments": of("sales")}, {"pays"}),
        ({"moments": of("fmot", "zmot")}, {"pays"}),
        ({"evidence": of("researched")}, {"drinks"}),
        ({"quotes": of("unverified")}, {"drinks"}),
        ({"quotes": of("verified", "suspicious")}, set()),
        ({"tags": of("Calm", "loud")}, {"smells"}),
        ({"friction": 0}, {"pays", "drinks"}),
        ({"friction": 3}, {"pays"}),
        ({"friction": 4}, set()),
        ({"below_target": True}, {"pays"}),
        ({"text": "soothed"}, {"smells"}),
        ({"text": "BETTER  than"}, {"drinks"}),
        ({"text": "till"}, {"pays", "smells"}),
        ({"lanes": of("shop"), "stages": of("before")}, {"smells"}),
        ({"stages": of("before", "after"), "text": "odd"}, {"drinks"}),
        ({"stages": of("gone")}, {"smells", "pays", "drinks"}),
    ],
)
def test_values_of_a_kind_are_alternatives_and_kinds_all_hold(
    asked: dict[str, object], left: set[str]
) -> None:
    assert found(**asked) == left


def any_filter(rng: random.Random, snapshot: Snapshot, journey: str) -> Filter:
    """Return a filter of one to three conditions that a journey offers, and perhaps some scores."""
    wanted = EVERYTHING
    for of_scores in (*[False] * rng.randint(1, 3), *[True] * rng.randint(0, 2)):
        there = [
            one
            for _, one in offers(snapshot, journey, wanted)
            if one.field.startswith("scores.") == of_scores
        ]
        wanted = with_condition(wanted, rng.choice(there)) if there else wanted
    if rng.random() < 0.2:
        wanted = wanted.but(text=rng.choice(("buys", "a", "ε")))
    return wanted.but(hides=rng.random() < 0.5)


@pytest.mark.parametrize("seed", range(30))
def test_hiding_leaves_just_what_matches_and_fading_fades_just_the_rest(seed: int) -> None:
    snapshot = random_journey(seed)
    journey = snapshot.ordered(Journey)[0].id
    wanted = any_filter(random.Random(seed), snapshot, journey).but(hides=True)
    whole, hides = (
        shown(View.of(snapshot, journey)),
        shown(View.of(snapshot, journey, filter=wanted)),
    )
    fades = shown(View.of(snapshot, journey, filter=wanted.but(hides=False)))
    matched = matching(snapshot, whole.touchpoints, wanted)
    assert hides.ids == matched and not hides.faded
    assert fades.ids == whole.ids and fades.faded == whole.ids - matched
    assert hides.counted == fades.counted == (len(matched), len(whole.ids))


@pytest.mark.parametrize("seed", range(20))
def test_a_filter_says_its_conditions_and_without_them_asks_for_nothing(seed: int) -> None:
    snapshot = random_journey(seed)
    journey = snapshot.ordered(Journey)[0].id
    wanted = any_filter(random.Random(seed), snapshot, journey)
    told = conditions(snapshot, wanted)
    assert told and len(set(told)) == len(told)
    for one in told:
        wanted = without_condition(wanted, one)
    assert wanted.but(hides=False) == EVERYTHING


@pytest.mark.parametrize("seed", range(20))
def test_a_filter_comes_back_from_its_json(seed: int) -> None:
    snapshot = random_journey(seed)
    wanted = any_filter(random.Random(seed), snapshot, snapshot.ordered(Journey)[0].id)
    assert read_filter(written_filter(wanted, 0.25)) == (wanted, 0.25, ())


@pytest.mark.parametrize("seed", range(10))
def test_a_filter_finds_the_same_again_after_undo(seed: int) -> None:
    rng, document = random.Random(seed), Document(random_journey(seed))
    journey = document.snapshot.ordered(Journey)[0].id
    wanted = any_filter(rng, document.snapshot, journey)
    before = shown(View.of(document.snapshot, journey, filter=wanted)).matching
    cards = list(document.snapshot.all(Touchpoint).values())
    pairs = [(card, card.but(owner="Olha", evidence="partly")) for card in cards[::2]]
    pains = list(document.snapshot.all(Friction).values())[::2]
    document.commit(change("Alter", edit=pairs, remove=pains))
    document.undo()
    assert shown(View.of(document.snapshot, journey, filter=wanted)).matching == before


def test_nothing_is_asked_of_what_is_no_touchpoint() -> None:
    assert not {Connection, Lane} & {type(one) for one in RECORDS if one.id in found(text="shop")}


def test_a_filter_larger_than_any_person_makes_is_left_out_in_one_sentence() -> None:
    many = json.dumps({"text": "x" * 10**6, "tags": [f"t{i}" for i in range(60_000)]})
    wanted, _, told = read_filter(many)
    assert not wanted.active
    assert told == ("The filter asks for “text”, “tags”, which was left out.",)
    _, _, told = read_filter(json.dumps({f"key {i}": i for i in range(5000)}))
    assert len(told) == 1 and len(told[0]) < 200


def test_letters_no_format_can_carry_come_out_of_no_filter() -> None:
    said = r'{"text": "a\ud800b", "owners": ["\udfff\u0001 Ann"], "\ud800": 1}'
    wanted, _, told = read_filter(said)
    assert wanted == Filter(text="ab", owners=frozenset({" Ann"}))
    assert "".join(told).encode()


def test_what_a_filter_asks_for_is_said_in_a_line_however_much_it_is() -> None:
    wanted = Filter(text="word " * 5000, owners=frozenset(f"{i} " + "x" * 500 for i in range(200)))
    assert all(len(one.words) < 80 for one in conditions(Snapshot(), wanted))
    assert len(counted_words(shown(View.of(Snapshot(), "", filter=wanted)))) < 1200
