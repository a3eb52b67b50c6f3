"""Pages at the edge of what there is: nothing in them, twice the same, very long words."""

from __future__ import annotations

from itertools import combinations

import pytest

from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Area, Text
from journeymap.drawing.theme import load_theme
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Project,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.pages import LONG, MEASURE, cards, scene_of, texts

JOURNEY = Journey(id="j", title="Buys", scenario="At home", personas=("ann", "bob"))
PEOPLE = (Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob", position=1))
STAGE = Stage(id="stage", journey="j")
STEPS = tuple(Step(id=f"step {n}", stage="stage", position=n) for n in (1, 2))
WEB = Lane(id="web", journey="j", position=1)
SHOP = Lane(id="shop", journey="j", position=9)
ASKS = Touchpoint(id="asks", step="step 1", lane="web", title="Asks")
BUYS = Touchpoint(id="buys", step="step 2", lane="shop", title="Buys")


def page(*more: Record) -> Snapshot:
    return Snapshot([JOURNEY, *PEOPLE, STAGE, *STEPS, WEB, SHOP, ASKS, BUYS, *more])


def lane(kind: str) -> Lane:
    return Lane(id=kind, journey="j", kind=kind, position=5)


def test_a_journey_without_stages_has_a_page() -> None:
    scene = scene_of(Snapshot([JOURNEY, WEB, lane("emotion")]))
    assert not scene.columns and len(scene.bands) == 2


def test_a_persona_that_feels_twice_at_a_touchpoint_has_one_face_there() -> None:
    twice = [Feeling(touchpoint="asks", persona="ann", valence=v) for v in (-1.0, 1.0)]
    more = Feeling(touchpoint="buys", persona="ann", valence=0.5)
    scene = scene_of(page(lane("emotion"), *twice, more))
    assert sum(figure.role == "feeling" for figure in scene.figures()) == 2


def test_of_a_journey_the_title_is_the_figure() -> None:
    scene = scene_of(page())
    figure = scene.figure("j")
    assert figure is not None and figure.role == "title"


def test_feelings_of_nobody_step_back_for_the_persona_in_focus() -> None:
    felt = [
        Feeling(touchpoint=touchpoint, persona=who, valence=0.5)
        for touchpoint in ("asks", "buys")
        for who in ("ann", None)
    ]
    scene = scene_of(page(lane("emotion"), *felt), focus="ann")
    widths = {f.name: f.shapes[0].width for f in scene.figures() if f.role == "curve"}  # type: ignore[union-attr]
    assert widths["Ann"] > widths[""]


@pytest.mark.parametrize("title", ["How well did we explain the machine to you today?", LONG[0]])
def test_a_long_name_of_a_metric_stays_in_its_card(title: str) -> None:
    score = Score(metric="m", touchpoint="asks", answers=(0, 1, 2, 3, 4))
    friction = Friction(touchpoint="asks", severity=3)
    scene = scene_of(page(Metric(id="m", kind="own", title=title), score, friction))
    card = next(card for card in cards(scene) if card.id == "asks")
    places = [rect for figure, _, rect in texts(scene) if figure is card]
    for place in places:
        assert card.rect.joined(place) == card.rect
    assert not any(a.meets(b) for a, b in combinations(places, 2))


def legend(*more: Record) -> str:
    figure = next((f for f in scene_of(page(*more)).figures() if f.role == "legend"), None)
    return " ".join(s.text for s in figure.shapes if isinstance(s, Text)) if figure else ""


def test_an_assumed_arrow_is_dotted_lighter_and_in_the_legend() -> None:
    theme = load_theme()
    looks = {}
    for assumed in (False, True):
        arrow = Connection(id="arrow", source="asks", target="buys", assumed=assumed)
        line = scene_of(page(arrow)).figure("arrow").shapes[0]  # type: ignore[union-attr]
        looks[assumed] = (line.stroke, bool(line.dash))  # type: ignore[union-attr]
        assert ("assumed from the order alone" in legend(arrow)) is assumed
    assert looks == {False: (theme.arrow, False), True: (theme.assumed_arrow, True)}


def test_what_is_partly_researched_looks_and_counts_as_itself() -> None:
    kinds = ("assumed", "partly", "researched")
    cards_ = [
        Touchpoint(id=kind, step="step 1", lane="web", position=i, evidence=kind)
        for i, kind in enumerate(kinds, 1)
    ]
    scene = scene_of(page(*cards_))
    edges = {}
    for kind in kinds:
        box = scene.figure(kind).shapes[1]  # type: ignore[union-attr]
        edges[kind] = (box.stroke, box.dash)  # type: ignore[union-attr]
    assert len(set(edges.values())) == 3 and edges["researched"][1] == ()
    lens = next(f for f in scene.figures() if f.role == "lens")
    said = " ".join(s.text for s in lens.shapes if isinstance(s, Text))
    assert "1 researched, 1 partly, 3 assumed" in said
    assert "partly researched" in legend(*cards_) and "partly" not in legend()


def test_a_friction_nobody_weighed_has_a_mark_without_a_number() -> None:
    def said(severity: int | None) -> list[str]:
        friction = Friction(id="f", touchpoint="asks", title="Queue", severity=severity, share=0.4)
        scene = scene_of(page(lane("friction"), friction))
        card, row = scene.figure("asks"), scene.figure("f")
        assert card and row
        assert any(isinstance(s, Area) for s in card.shapes)
        return [s.text for s in (*card.shapes, *row.shapes) if isinstance(s, Text)]

    assert said(None) == ["Asks", "Queue", "40 %"]
    assert said(0) == ["Asks", "0", "Queue", "40 %"]
    assert "friction of unknown severity" in legend(Friction(touchpoint="asks"))
    assert "friction, severity 0 to 4" not in legend(Friction(touchpoint="asks"))


def test_a_note_across_a_stage_is_not_hidden_by_the_label_of_an_arrow() -> None:
    note = Note(journey="j", lane="text", stage="stage", body="word " * 60)
    arrow = Connection(source="asks", target="buys", label="if it is late")
    found = texts(scene_of(page(lane("text"), note, arrow)))
    assert not any(a.meets(b) for (_, _, a), (_, _, b) in combinations(found, 2))


def test_a_note_across_a_stage_without_steps_is_shown() -> None:
    note = Note(id="note", journey="j", lane="text", stage="bare", body="To do")
    bare = Stage(id="bare", journey="j", position=1)
    assert scene_of(page(lane("text"), bare, note)).figure("note") is not None


def test_long_words_for_feelings_neither_overlap_nor_leave_their_lane() -> None:
    words = Project(words=f"{LONG[0]}\n{'as bad as it can be ' * 9}")
    scene = scene_of(page(lane("emotion"), words))
    (band,) = (band for band in scene.bands if band.unit)
    found = [rect for figure, _, rect in texts(scene) if figure.id == "emotion"]
    assert not any(a.meets(b) for a, b in combinations(found, 2))
    assert all(band.y <= rect.y and rect.bottom <= band.y + band.h for rect in found)


@pytest.mark.parametrize("word", ["у роздратуванні", "heartbroken and lost", "Verzweiflung"])
def test_a_word_for_a_feeling_is_not_broken_where_the_rail_has_room_for_it(word: str) -> None:
    people = (Persona(id=f"who {n}", name="Максим, 51", position=n) for n in (1, 2))
    scene = scene_of(page(lane("emotion"), *people, Project(words=f"fine\n{word}")))
    said = [shape.text for figure, shape, _ in texts(scene) if figure.id == "emotion"]
    assert all(part in " ".join(said).split() for part in word.split())


@pytest.mark.parametrize("colour", ["²", "blue", "-1", "999"])
def test_a_stage_colour_nobody_knows_is_one_of_the_palette(colour: str) -> None:
    theme = load_theme()
    assert theme.stage(colour, 0) in theme.stages


@pytest.mark.parametrize(
    ("record", "values"),
    [
        (Feeling(id="f", touchpoint="asks", persona="ann", valence=0.5), {"word": "curious"}),
        (Touchpoint(id="t", step="step 1", lane="dark"), {"step": "step 2"}),
        (Project(id="p"), {"words": "joy\nrage"}),
    ],
)
def test_what_has_changed_is_laid_out_anew(record: Record, values: dict[str, str]) -> None:
    dark = Lane(id="dark", journey="j", visible=False)
    note = Note(journey="j", lane="text", touchpoint="t", body="Why?")
    snapshot, memo = page(lane("emotion"), lane("text"), dark, note, record), Memo()
    before = _plain(memo, snapshot)
    after = snapshot.apply(change("Edit", edit=[(record, record.but(**values))]))
    assert _plain(memo, after) == _plain(Memo(), after) != before


def _plain(memo: Memo, snapshot: Snapshot) -> list[object]:
    scene = layout(View.of(snapshot, "j"), MEASURE, memo)
    return [(f.role, f.name, f.rect, f.shapes) for f in scene.figures()]
