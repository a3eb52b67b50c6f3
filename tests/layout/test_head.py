"""The head of the map: title, facts, personas, phases and stages, whatever stands in them."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.dates import passed
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Text
from journeymap.model.records import Journey, Lane, Persona, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.layout.pages import scene_of, texts
from tests.layout.people import assert_letters_stand_well, headed

HEAD = ("title", "scenario", "lens", "persona", "phase", "stage", "step")


def figures(scene: Scene, role: str) -> list[Figure]:
    return [figure for figure in scene.figures() if figure.role == role]


def said(figure: Figure) -> str:
    return " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def mapped(journey: Journey, *stages: Stage, filled: tuple[str, ...] = ()) -> Snapshot:
    """Return a journey whose named stages hold a touchpoint each."""
    steps = [Step(id=f"step {id}", stage=id) for id in filled]
    cards = [Touchpoint(step=step.id, lane="web", title="Pays") for step in steps]
    lane = Lane(id="web", journey=journey.id, title="Web")
    return Snapshot([journey, *stages, *steps, lane, *cards])


def found(snapshot: Snapshot, kind: str) -> list[Finding]:
    return [one for one in find(snapshot, "j") if one.kind == kind]


@pytest.mark.parametrize("people", range(10))
@pytest.mark.parametrize("seed", range(8))
def test_no_text_of_the_head_leaves_its_box_or_lies_on_another(seed: int, people: int) -> None:
    assert_letters_stand_well(scene_of(headed(100 * people + seed, people)), HEAD)


def test_a_persona_is_told_with_kind_share_quote_goal_channels_and_needs() -> None:
    persona = Persona(
        id="p",
        name="Olena, 34",
        kind="buyer",
        share=0.38,
        quote="I read every review.",
        goals="café coffee\nno course",
        channels="web, then the shop",
        needs="certainty",
    )
    journey = Journey(id="j", title="Buying", personas=("p",))
    (card,) = figures(scene_of(Snapshot([persona, journey])), "persona")
    for words in (
        "Olena, 34",
        "buyer · 38 % of customers",
        "“I read every review.”",
        "Goal café coffee · no course",
        "Prefers web, then the shop",
        "Needs certainty",
    ):
        assert words in said(card)


def test_an_employee_is_told_with_their_share_but_is_no_share_of_customers() -> None:
    template = Snapshot().apply(load("employee", "en"))
    said = [text.text for _, text, _ in texts(scene_of(template))]
    assert "employee · 55 %" in said
    assert not any("of customers" in one for one in said)


def test_a_name_that_reads_from_the_right_stands_at_its_own_circle() -> None:
    people = [Persona(id=f"p{i}", name=name) for i, name in enumerate(("Olena", "علياء"))]
    journey = Journey(id="j", personas=("p0", "p1"))
    for card in figures(scene_of(Snapshot([*people, journey])), "persona"):
        (name,) = [
            rect for f, t, rect in texts(Scene(0, 0, (Layer("", (card,)),))) if len(t.text) > 1
        ]
        assert name.x - card.rect.x == pytest.approx(88)


def test_without_own_words_the_most_used_channels_are_preferred() -> None:
    persona = Persona(id="p", weights='{"Phone": 0.2, "Web": 0.9, "Post": 0}')
    journey = Journey(id="j", personas=("p",))
    (card,) = figures(scene_of(Snapshot([persona, journey])), "persona")
    assert "Prefers Web, Phone" in said(card) and "Post" not in said(card)


def test_personas_stand_side_by_side_and_wrap_into_rows_of_one_height() -> None:
    people = [Persona(id=f"p{i}", name=f"P {i}", position=i) for i in range(9)]
    journey = Journey(id="j", personas=tuple(p.id for p in people))
    cards = figures(scene_of(Snapshot([*people, journey])), "persona")
    rows = {card.rect.y for card in cards}
    assert len(cards) == 9 and len(rows) > 1
    assert all(card.rect.w >= 300 for card in cards)
    for y in rows:
        assert len({card.rect.h for card in cards if card.rect.y == y}) == 1


def test_the_head_says_state_version_status_owner_and_when_to_look_again() -> None:
    journey = Journey(
        id="j", version="v3", status="agreed", owner="Iryna", review="2999-02-03", title="Buying"
    )
    (lens,) = figures(scene_of(Snapshot([journey])), "lens")
    assert "As-is · v3 · agreed" in said(lens)
    assert "Owner: Iryna · review 3 Feb 2999" in said(lens)


def test_a_day_to_look_again_that_has_passed_is_marked_and_found() -> None:
    journey = Journey(id="j", title="Buying", review="1999-12-31")
    scene = scene_of(Snapshot([journey]))
    (lens,) = figures(scene, "lens")
    (late,) = [s for s in lens.shapes if isinstance(s, Text) and "review was due" in s.text]
    others = {s.colour for s in lens.shapes if isinstance(s, Text) and s is not late}
    assert late.text == "review was due 31 Dec 1999" and late.colour not in others
    (finding,) = found(Snapshot([journey]), "review_overdue")
    assert finding.text == "Buying should have been looked at again on 31 Dec 1999"
    assert finding.ids == ("j",) and finding.values == {"review": "1999-12-31"}


@pytest.mark.parametrize(
    "change", [{"review": "2999-01-01"}, {"status": "retired"}, {"review": ""}]
)
def test_what_is_not_due_or_retired_is_not_found(change: dict[str, str]) -> None:
    journey = Journey(id="j", title="Buying", review="1999-12-31").but(**change)
    assert not found(Snapshot([journey]), "review_overdue")


def test_a_day_has_passed_on_the_next_and_a_month_in_the_next() -> None:
    today = date(2026, 7, 31)
    assert passed("2026-07-30", today) and not passed("2026-07-31", today)
    assert passed("2026-06", today) and not passed("2026-07", today)
    assert not passed("spring", today) and not passed("", today)


def test_a_wide_page_has_larger_letters_in_its_title() -> None:
    def size(stages: int) -> float:
        row = [Stage(id=f"s{i}", journey="j", position=i) for i in range(stages)]
        scene = scene_of(Snapshot([Journey(id="j", title="Buying"), *row]))
        (title,) = figures(scene, "title")
        return next(s.style.size for s in title.shapes if isinstance(s, Text))

    assert size(1) == 26 < size(12) < size(24) <= 64


def test_stages_of_one_phase_stand_under_one_band() -> None:
    phases = ("before", "before", "", "during", "after", "after")
    row = [
        Stage(id=f"s{i}", journey="j", position=i, title=f"S {i}", phase=phase)
        for i, phase in enumerate(phases)
    ]
    scene = scene_of(Snapshot([Journey(id="j"), *row]))
    bands = figures(scene, "phase")
    assert [band.name for band in bands] == [
        "BEFORE THE PURCHASE",
        "THE PURCHASE",
        "AFTER THE PURCHASE",
    ]
    stages = figures(scene, "stage")
    for band, (first, last) in zip(bands, ((0, 1), (3, 3), (4, 5)), strict=True):
        assert band.rect.bottom <= stages[first].rect.y
        assert stages[first].rect.x <= band.rect.x
        assert band.rect.right <= stages[last].rect.right


def test_without_phases_there_is_no_band() -> None:
    scene = scene_of(Snapshot([Journey(id="j"), Stage(id="s", journey="j")]))
    assert not figures(scene, "phase")


def test_a_stage_says_its_goal_and_the_impression_it_is_to_make() -> None:
    stage = Stage(id="s", journey="j", title="Order", goal="get it", impression="they keep it")
    (drawn,) = figures(scene_of(Snapshot([Journey(id="j"), stage])), "stage")
    words = [shape for shape in drawn.shapes if isinstance(shape, Text)]
    assert [w.text for w in words] == ["Order", "get it", "“they keep it”"]
    assert [w.style.italic for w in words] == [False, False, True]


def test_a_stage_without_touchpoints_is_found() -> None:
    row = [Stage(id=id, journey="j", position=i, title=id) for i, id in enumerate("ab")]
    snapshot = mapped(Journey(id="j"), *row, filled=("a",))
    (finding,) = found(snapshot, "empty_stage")
    assert finding.text == "The stage b has no touchpoint" and finding.ids == ("b",)
    assert not found(mapped(Journey(id="j"), *row), "empty_stage")


def test_several_stages_without_a_touchpoint_are_one_finding() -> None:
    row = [Stage(id=id, journey="j", position=i, title=id) for i, id in enumerate("acd")]
    (finding,) = found(mapped(Journey(id="j"), *row, filled=("a",)), "empty_stage")
    assert finding.text == "2 stages have no touchpoint: c, d" and finding.ids == ("c", "d")


def test_a_phase_without_touchpoints_is_found_where_phases_are_used() -> None:
    row = [
        Stage(id=id, journey="j", position=i, title=id, phase=phase)
        for i, (id, phase) in enumerate((("a", "before"), ("b", "after"), ("c", "during")))
    ]
    (one, two) = found(mapped(Journey(id="j"), *row, filled=("a",)), "empty_phase")
    assert (one.text, one.ids) == ("No touchpoint during purchase", ("c",))
    assert (two.text, two.ids) == ("No touchpoint after purchase", ("b",))
    bare = [stage.but(phase="") for stage in row]
    assert not found(mapped(Journey(id="j"), *bare, filled=("a",)), "empty_phase")
    some = [row[0], row[1], row[2].but(phase="")]
    assert not found(mapped(Journey(id="j"), *some, filled=("a", "c")), "empty_phase")


def test_the_sample_shows_its_phases_and_goals() -> None:
    scene = scene_of(Snapshot().apply(load("coffee", "en")))
    assert len(figures(scene, "phase")) == 3
    assert "Get it on the promised day" in said(figures(scene, "stage")[2])
