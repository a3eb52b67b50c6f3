"""The sheet of a persona: all that is known, on a page of its own, whatever stands in it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Box, Text
from journeymap.layout import layout
from journeymap.model.records import (
    Feeling,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Quote,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.pages import MEASURE
from tests.layout.people import TEXTS, assert_letters_stand_well, persona

OLENA = Persona(
    id="olena",
    name="Olena",
    kind="buyer",
    quote="I read every review.",
    goals="café coffee",
    needs="certainty",
    share=0.38,
    share_n=2831,
    share_period="2026-07",
    weights='{"Web": 0.92, "Phone": 0.2}',
    thinks="Is it in stock?",
    feels="Unsure",
    sees="Reels",
    says="I wait",
    hopes="a kitchen that smells",
)


def sheet(*records: Record, focus: str | None = "olena", **how: Any) -> Scene:
    snapshot = Snapshot(records)
    journey = next(iter(snapshot.all(Journey)), "")
    view = View.of(snapshot, journey, arrangement="persona", focus=focus, **how)
    return layout(view, MEASURE, Memo())


def said(scene: Scene) -> str:
    found = (s.text for f in scene.figures() for s in f.shapes if isinstance(s, Text))
    return " ".join(found)


def walked(*valences: float | None, who: str = "olena") -> list[Record]:
    """Return a journey of a persona with a touchpoint for each feeling, none where it is unset."""
    records: list[Record] = [
        Journey(id="j", title="Buying", personas=(who,), version="v3"),
        Stage(id="s", journey="j"),
        Lane(id="web", journey="j", title="Web"),
    ]
    for i, valence in enumerate(valences):
        records += [
            Step(id=f"s{i}", stage="s", position=i),
            Touchpoint(id=f"t{i}", step=f"s{i}", lane="web", title=f"Does {i}"),
        ]
        if valence is not None:
            records.append(Feeling(id=f"f{i}", touchpoint=f"t{i}", persona=who, valence=valence))
    return records


@pytest.mark.parametrize("seed", range(40))
def test_no_text_of_a_sheet_leaves_its_box_or_lies_on_another(seed: int) -> None:
    rng = random.Random(seed)
    who = persona(rng, 0)
    felt = [rng.choice((None, -1.0, -0.5, 0.0, 0.5, 1.0)) for _ in range(rng.randint(0, 60))]
    records = walked(*felt, who=who.id)
    records = [
        one.but(title=rng.choice(TEXTS)) if isinstance(one, Touchpoint) else one for one in records
    ]
    for i in range(min(3, len(felt))):
        said, title = rng.choice(TEXTS), rng.choice(TEXTS)
        records.append(Quote(id=f"q{i}", touchpoint=f"t{i}", said=said, persona=who.id))
        records.append(Idea(id=f"i{i}", journey="j", touchpoints=(f"t{i}",), title=title))
    scene = sheet(who, *records, focus=who.id)
    assert_letters_stand_well(scene, ("persona", "touchpoint"))
    assert_letters_stand_well(scene, ("panel",), inside=("persona",))


def test_everything_said_of_a_persona_stands_on_the_sheet() -> None:
    words = said(sheet(OLENA))
    for part in (
        "Olena",
        "buyer",
        "“I read every review.”",
        "Goal café coffee",
        "Needs certainty",
        "38 %",
        "n = 2\u202f831 · Jul 2026",
        "Preferred channels",
        "Web 92 %",
        "Phone 20 %",
        "Thinks and feels Is it in stock? Unsure",
        "Sees and hears Reels",
        "Says and does I wait",
        "Fears and hopes a kitchen that smells",
    ):
        assert part in words, part


@pytest.mark.parametrize(
    "field",
    ["thinks", "feels", "sees", "hears", "says", "does", "fears", "hopes", "needs", "goals"],
)
def test_each_field_alone_is_on_the_sheet(field: str) -> None:
    scene = sheet(Persona(id="olena", name="Olena").but(**{field: "so it is"}))
    assert "so it is" in said(scene)


def test_a_persona_with_only_a_name_has_a_page_with_nothing_empty() -> None:
    scene = sheet(Persona(id="olena", name="Olena"))
    (card,) = list(scene.figures())
    assert [s.text for s in card.shapes if isinstance(s, Text)] == ["O", "Olena"]
    assert scene.height < 300


def test_the_bars_are_as_long_as_channels_are_used() -> None:
    scene = sheet(Persona(id="olena", weights='{"Web": 1, "Phone": 0.5, "Post": 0}'))
    (panel,) = [f for f in scene.figures() if f.name == "Preferred channels"]
    bars = [s for s in panel.shapes if isinstance(s, Box) and s.radius < 8]
    track, web, _, phone, _ = bars
    assert web.rect.w == track.rect.w and phone.rect.w == pytest.approx(track.rect.w / 2)


def test_worst_peak_and_names_stand_under_the_curve_of_the_persona() -> None:
    quote = Quote(id="q", touchpoint="t1", said="nobody told me")
    scene = sheet(OLENA, *walked(0.5, -1.0, None, 1.0), quote)
    words = said(scene)
    assert "The journey: Buying As-is · v3" in words
    assert "Worst moment Does 1 very bad · “nobody told me”" in words
    assert "Peak Does 3 very good" in words
    names = [f for f in scene.figures() if f.role == "touchpoint"]
    assert [f.name for f in names] == ["Does 0", "Does 1", "Does 2", "Does 3"]
    assert len([f for f in scene.figures() if f.role == "mark"]) == 3
    inks = [next(s.colour for s in f.shapes if isinstance(s, Text)) for f in names]
    assert inks[0] == inks[2] and len({inks[0], inks[1], inks[3]}) == 3


def test_the_score_of_the_persona_and_what_they_ask_for_are_told() -> None:
    metric = Metric(id="m", kind="nps", title="NPS", low=0, high=10, method="nps")
    answers = (0, 0, 0, 0, 0, 0, 5, 0, 0, 5, 10)
    score = Score(id="sc", metric="m", journey="j", persona="olena", answers=answers)
    ideas = [Idea(id=f"i{i}", journey="j", touchpoints=("t1",), title=f"Tell {i}") for i in "ab"]
    quote = Quote(id="q", touchpoint="t0", said="Tell me", persona="olena")
    words = said(sheet(OLENA, *walked(0.5, -1.0), metric, score, *ideas, quote))
    assert "Score NPS +50" in words and "n = 20" in words
    assert "Asks for Tell a 1 quote, 2 ideas" in words


def test_a_long_journey_goes_over_several_rows_of_names() -> None:
    scene = sheet(OLENA, *walked(*[0.5] * 30))
    names = [f for f in scene.figures() if f.role == "touchpoint"]
    assert len(names) == 30 and len({f.rect.y for f in names}) == 3


def test_without_a_focus_it_is_the_first_persona_and_without_any_it_says_so() -> None:
    other = Persona(id="x", name="Maksym", position=-1.0)
    assert "Olena" in said(sheet(OLENA, *walked(0.5), other, focus=None))
    assert said(sheet(focus=None)) == "There is no persona yet."


def test_the_sheet_shows_the_journey_the_persona_walks() -> None:
    other = Journey(id="a", title="Selling", position=-1.0)
    scene = sheet(other, OLENA, *walked(0.5))
    assert "The journey: Buying" in said(scene)
