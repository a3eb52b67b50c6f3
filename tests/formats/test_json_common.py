"""Plain JSON of the common shapes comes in as a journey; ours stays as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats.json import read
from journeymap.formats.reading import import_file, importer_for
from journeymap.model.grid import cards, stages
from journeymap.model.records import (
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Quote,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.imported import Imported
from tests.formats.diagrams import snapshot

CASE = Path(__file__).parents[1] / "data" / "generic-journey.json"
ASSISTANT: dict[str, Any] = {
    "customer_journey_map": {
        "journeyName": "Buying a bike",
        "scenario": "A first bike",
        "persona": {"name": "Olena", "age": 34, "needs": ["rest", "air"], "occupation": "nurse"},
        "phases": [
            {
                "phase": "Awareness",
                "touchpoints": ["Ad", "Website"],
                "emotions": ["sad", "happy"],
                "pain_points": ["Too many ads"],
                "opportunities": ["Fewer ads", "Better ads"],
            },
            {
                "phase": "Purchase",
                "steps": [
                    {
                        "action": "Pays",
                        "channel": "Web",
                        "emotion": {"label": "frustrated", "score": 2},
                        "painPoints": [
                            {"title": "Must register", "severity": 3},
                            {"title": "Slow", "severity": 1},
                        ],
                        "quotes": [{"text": "Why?", "author": "Olena"}],
                        "weird": {"x": 1},
                    },
                    {"action": "Waits", "feeling": 4},
                ],
            },
        ],
    }
}

Told = list[tuple[str, list[tuple[str, list[str]]]]]


def brought(plain: Any) -> Imported:
    return read(json.dumps(plain, ensure_ascii=False), "x.json")


def told(now: Snapshot) -> Told:
    """Return each journey with its stages and their touchpoints."""
    found: Told = []
    for journey in now.ordered(Journey):
        row = {stage.id: (stage.title, list[str]()) for stage in stages(now, journey.id)}
        for card in cards(now, journey.id):
            row[now.all(Step)[card.step].stage][1].append(card.title)
        found.append((journey.title, [*row.values()]))
    return found


def felt(now: Snapshot) -> dict[tuple[str, str], float]:
    """Return what each persona feels at each touchpoint."""
    people = {id: person.name for id, person in now.all(Persona).items()}
    titles = {id: card.title for id, card in now.all(Touchpoint).items()}
    return {
        (titles[x.touchpoint], people.get(x.persona or "", "")): x.valence
        for x in now.all(Feeling).values()
    }


def test_stages_with_touchpoints_are_a_journey() -> None:
    came = import_file(CASE)
    now = snapshot(came)
    assert told(now) == [("Clinic", [("Find", ["Website"]), ("Visit", ["Reception"])])]
    assert felt(now) == {("Website", "Guest"): 0.5, ("Reception", "Guest"): -0.5}
    assert sorted(x.title for x in now.all(Friction).values()) == ["Long queue", "No list"]
    assert not came.report and now.apply(~came.change) == Snapshot()


def test_what_an_assistant_writes_comes_in_with_its_lists_and_objects() -> None:
    came = brought(ASSISTANT)
    now = snapshot(came)
    assert told(now) == [
        ("Buying a bike", [("Awareness", ["Ad", "Website"]), ("Purchase", ["Pays", "Waits"])])
    ]
    (journey,) = now.all(Journey).values()
    (olena,) = now.all(Persona).values()
    assert (journey.scenario, journey.personas) == ("A first bike", (olena.id,))
    assert (olena.name, olena.needs) == ("Olena, 34", "rest, air")
    values = felt(now)
    assert values[("Ad", olena.name)] < 0 < values[("Website", olena.name)]
    assert values[("Pays", olena.name)] < 0 < values[("Waits", olena.name)]
    pains = {x.title: x.severity for x in now.all(Friction).values()}
    assert pains == {"Too many ads": None, "Must register": 3, "Slow": 1}
    assert [x.title for x in now.all(Idea).values()] == ["Fewer ads", "Better ads"]
    assert [(x.said, x.source) for x in now.all(Quote).values()] == [("Why?", "Olena")]
    assert "Web" in {lane.title for lane in now.all(Lane).values()}
    said = [why for _, why in came.report]
    assert "“weird: x” was left out." in said and "“occupation” was left out." in said


def test_flat_rows_are_a_table() -> None:
    rows = [
        {"stage": "Find", "touchpoint": "Website", "emotion": 4, "painPoint": "No list"},
        {"stage": "Find", "touchpoint": "Phone", "emotion": 2},
        {"stage": "Visit", "touchpoint": "Reception", "emotion": 1, "quote": "So long"},
    ]
    now = snapshot(brought(rows))
    assert told(now) == [("x", [("Find", ["Website", "Phone"]), ("Visit", ["Reception"])])]
    assert [felt(now)[(x, "")] for x in ("Website", "Phone", "Reception")] == [0.5, -0.5, -1.0]


def test_objects_by_name_and_keys_in_ukrainian_are_read() -> None:
    now = snapshot(
        brought(
            {
                "назва": "Клініка",
                "етапи": {
                    "Пошук": {
                        "точкиКонтакту": [{"назва": "Сайт", "емоція": "радість", "болі": ["Тісно"]}]
                    },
                    "Візит": {"кроки": ["Реєстратура", "Лікар"]},
                },
            }
        )
    )
    assert told(now) == [("Клініка", [("Пошук", ["Сайт"]), ("Візит", ["Реєстратура", "Лікар"])])]
    assert felt(now)[("Сайт", "")] > 0
    assert [x.title for x in now.all(Friction).values()] == ["Тісно"]


def test_several_journeys_feelings_by_person_and_touchpoints_in_steps() -> None:
    came = brought(
        {
            "journeys": [
                {
                    "name": "A",
                    "personas": ["Ann", "Ben"],
                    "stages": [
                        {
                            "title": "S",
                            "touchpoints": [{"name": "x", "emotions": {"Ann": 5, "Ben": 1}}],
                        }
                    ],
                },
                {
                    "name": "B",
                    "extra": {"a": 1},
                    "stages": [
                        {
                            "title": "S",
                            "steps": [
                                {
                                    "name": "Looks",
                                    "touchpoints": [{"name": "Site"}, {"name": "App"}],
                                }
                            ],
                        }
                    ],
                },
            ]
        }
    )
    now = snapshot(came)
    assert told(now) == [("A", [("S", ["x"])]), ("B", [("S", ["Site", "App"])])]
    assert felt(now) == {("x", "Ann"): 1.0, ("x", "Ben"): -1.0}
    assert "Looks" in {step.title for step in now.all(Step).values()}
    assert came.report == ((0, "“extra” was left out."),)


def test_what_a_value_says_wrongly_is_told_under_its_touchpoint() -> None:
    card = {"name": "x", "pain": "slow", "severity": "vast"}
    came = brought({"stages": [{"name": "A", "touchpoints": [card]}]})
    assert len(came.report) == 1 and came.report[0][1].startswith("“x”: ")


@pytest.mark.parametrize(
    "plain",
    [
        {},
        [],
        3,
        "words",
        [1, 2],
        {"a": 1, "b": [1, 2]},
        {"stages": []},
        {"stages": {}},
        {"stages": [3, None]},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"c": [1]}}]},
        {"name": "pkg", "version": "1.0", "scripts": {"build": "x"}, "dependencies": {"a": "1"}},
        {"records": {"Journey": []}},
        {"journeymap": 5, "stages": [{"name": "A", "touchpoints": ["x"]}]},
        {"journeymap": 99, "records": {}},
    ],
)
def test_what_is_no_journey_is_told_in_a_sentence(plain: Any) -> None:
    with pytest.raises(JourneyError, match="Nothing was imported"):
        brought(plain)


def test_more_than_a_map_can_show_is_refused() -> None:
    many = {"stages": [{"name": "A", "touchpoints": [{"name": str(i)} for i in range(2_100)]}]}
    with pytest.raises(JourneyError, match="more than a map can show"):
        brought(many)


def test_plain_json_is_known_by_its_content() -> None:
    assert importer_for("x", CASE.read_bytes()).name == "json"


NAMED = (
    "stages phases touchpoints steps name title emotion score painPoints quotes persona journeys "
    "severity channel stage data opportunities"
)
KEYS = st.sampled_from(NAMED.split(" "))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 99), st.text("aб \n•;\ud800|", max_size=6)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=14,
)


@settings(max_examples=500, deadline=None)
@given(st.one_of(VALUES, st.dictionaries(KEYS, VALUES, max_size=5)))
def test_whatever_plain_json_holds_it_comes_in_or_says_why_not(plain: Any) -> None:
    try:
        came = brought(plain)
    except JourneyError:
        return
    now = snapshot(came)
    assert now.all(Touchpoint) and now.apply(~came.change) == Snapshot()
