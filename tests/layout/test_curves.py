"""Curves can be told apart without colour, and nothing on them lies on anything else."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from journeymap.drawing.persona_signs import persona_sign
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Curve, Rect
from journeymap.drawing.theme import RAIL, default_theme
from journeymap.formats.reading import import_file
from journeymap.language import tr
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import change
from journeymap.model.records import (
    Feeling,
    Journey,
    Lane,
    Persona,
    Project,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import scene_of, texts
from tests.layout.people import SCRIPTS

DATA = Path(__file__).parents[1] / "data"
PATTERNS = {
    "all alike": lambda who, at: (at % 5) / 2 - 1,
    "each another": lambda who, at: ((who * 2 + at * 3) % 5) / 2 - 1,
    "a tenth apart": lambda who, at: ((who + at) % 11) / 5 - 1,
}


def journey_of(
    people: int, name: str, pattern: str = "all alike", levels: int = 5, words: str = ""
) -> Snapshot:
    """Return a journey of so many personas whose names are of a script, each felt everywhere."""
    personas = [Persona(id=f"p{i}", position=i, name=f"{name} {i}") for i in range(people)]
    records: list[Record] = [
        Project(id="project", levels=levels, words=words),
        *personas,
        Journey(id="j", title=name, personas=tuple(p.id for p in personas)),
        Stage(id="s", journey="j", title=name),
        Lane(id="channel", journey="j", kind="channel", title=name, position=1),
        Lane(id="emotion", journey="j", kind="emotion", title="Emotion", position=2),
    ]
    for at in range(6):
        records.append(Step(id=f"step{at}", stage="s", position=at, width=(None, 150)[at % 2]))
        records.append(
            Touchpoint(
                id=f"t{at}",
                step=f"step{at}",
                lane="channel",
                title=name,
                expectation=(0.5, None, 1.0)[at % 3],
            )
        )
        for who in range(people):
            valence = round(PATTERNS[pattern](who, at), 3)
            records.append(
                Feeling(
                    id=f"f{at}-{who}",
                    touchpoint=f"t{at}",
                    persona=f"p{who}",
                    valence=valence,
                    word=name[:12],
                )
            )
    return Snapshot(records)


def faces(scene: Scene) -> list[Figure]:
    return [figure for figure in scene.figures() if figure.role in ("feeling", "promise")]


def letters(scene: MapScene) -> list[Rect]:
    """Return where words stand in the lane of feelings, in its rail too."""
    band = next(band for band in scene.bands if band.kind == "emotion")
    place = Rect(0, band.y, scene.width, band.h)
    found = [(text, rect) for _, text, rect in texts(scene) if place.holds(*rect.centre)]
    return [rect for text, rect in found if text.text.strip()]


@pytest.mark.parametrize("detail", ["operational", "full"])
@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("people", range(1, 10))
def test_no_two_faces_and_no_two_texts_overlap(people: int, pattern: str, detail: str) -> None:
    for i, name in enumerate(SCRIPTS):
        levels = (3, 5, 9, 11)[i % 4]
        scene = scene_of(journey_of(people, name[:28], pattern, levels), detail=detail)
        band = next(band for band in scene.bands if band.kind == "emotion")
        for first, second in combinations(faces(scene), 2):
            assert not first.rect.grown(-0.01).meets(second.rect.grown(-0.01)), (first, second)
        words = letters(scene)
        for one, other in combinations(words, 2):
            assert not one.grown(-0.5).meets(other.grown(-0.5)), (name, one, other)
        for rect in words:
            assert band.y - 1 <= rect.y and rect.bottom <= band.y + band.h + 1, (name, rect)
            assert rect.right <= scene.width - 40 + 1
            if rect.x > 40 + RAIL:
                assert not any(rect.meets(face.rect.grown(-1)) for face in faces(scene))


@pytest.mark.parametrize("people", range(1, 10))
def test_faces_stay_on_the_column_of_their_touchpoint(people: int) -> None:
    snapshot = journey_of(people, "Ann")
    scene = scene_of(snapshot)
    columns = {column.step: column for column in scene.columns}
    for figure in faces(scene):
        feeling = snapshot.get(Feeling, figure.id)
        if feeling:
            card = snapshot.all(Touchpoint)[feeling.touchpoint]
            column = columns[card.step]
            assert column.x <= figure.rect.centre[0] <= column.x + column.w


def test_no_two_personas_have_dash_and_marker_in_common() -> None:
    signs = [persona_sign(default_theme(), i, "#3b5bdb") for i in range(64)]
    assert len({(sign.dash, sign.marker) for sign in signs}) == 64
    first_eight = signs[:8]
    assert len({sign.dash for sign in first_eight}) == 8
    assert len({sign.marker for sign in first_eight}) == 8


def test_eight_personas_have_eight_colours_and_ones_own_wins() -> None:
    theme = default_theme()
    assert len({persona_sign(theme, i).colour for i in range(8)}) == 8
    assert persona_sign(theme, 0, "#aa0000").colour == "#aa0000"


def test_the_seven_of_one_curve_are_told_apart() -> None:
    """Ann and Gus once had the same colour and nothing else to tell them by."""
    read = import_file(DATA / "seven-personas.mmd")
    scene = scene_of(Snapshot().apply(read.change))
    drawn = [
        (figure.name, shape.stroke, shape.dash)
        for figure in scene.figures()
        if figure.role == "curve"
        for shape in figure.shapes
        if isinstance(shape, Curve)
    ]
    assert {name for name, _, _ in drawn} == {"Ann", "Ben", "Cid", "Dan", "Eve", "Fay", "Gus"}
    looks = {(stroke, dash) for _, stroke, dash in drawn}
    assert len(looks) == 7 and len({dash for _, dash in looks}) == 7


def test_a_name_that_reads_from_the_right_stands_beside_its_own_sign() -> None:
    read = import_file(DATA / "arabic-persona.mmd")
    snapshot = Snapshot().apply(read.change)
    rail = next(
        f
        for f in scene_of(snapshot).figures()
        if f.role == "lane title"
        and f.id in {lane.id for lane in snapshot.all(Lane).values() if lane.kind == "emotion"}
    )
    names = {persona.name for persona in snapshot.all(Persona).values()}
    found = [(text, rect) for f, text, rect in texts(scene_of(snapshot)) if f.id == rail.id]
    starts = {rect.x for text, rect in found if text.text in names}
    assert len(starts) == 1


@pytest.mark.parametrize("levels", [3, 5, 7, 9, 11])
def test_best_to_worst_takes_three_quarters_of_the_band(levels: int) -> None:
    scene = scene_of(journey_of(2, "Ann", levels=levels))
    band = next(band for band in scene.bands if band.kind == "emotion")
    assert 0.75 <= 2 * band.unit / band.h <= 0.80


def test_axis_and_legend_say_the_words_of_the_scale() -> None:
    words = "thrilled\npleased\nindifferent\nannoyed\nfurious"
    said = [text.text for _, text, _ in texts(scene_of(journey_of(1, "Ann", words=words)))]
    assert said.count("indifferent") == said.count("thrilled") == said.count("furious") == 2
    assert not {"neutral", "worst", "best", tr("delighted")} & set(said)


def test_an_even_scale_of_ones_own_has_no_middle_word() -> None:
    said = [
        text.text
        for _, text, _ in texts(scene_of(journey_of(1, "Ann", levels=4, words="a1\nb1\nc1\nd1")))
    ]
    assert "neutral" not in said and "a1" in said and "d1" in said


def test_every_level_has_its_line() -> None:
    for levels in (3, 5, 9, 11):
        scene = scene_of(journey_of(1, "Ann", levels=levels))
        heights = {round(f.rect.y, 3) for f in scene.figures() if f.role in ("level", "neutral")}
        assert len(heights) == levels


def test_peak_and_end_say_whose() -> None:
    scene = scene_of(journey_of(3, "Ann", "each another"))
    marks = [figure.name for figure in scene.figures() if figure.role == "mark"]
    assert marks and all(" · Ann " in mark for mark in marks)
    alone = scene_of(journey_of(1, "Ann", "each another"))
    assert all("·" not in f.name for f in alone.figures() if f.role == "mark")


def test_what_is_felt_stands_in_words_at_full_detail() -> None:
    snapshot = journey_of(1, "Ann", "each another")
    one = snapshot.all(Feeling)["f2-0"]
    snapshot = snapshot.apply(change("", edit=[(one, one.but(word="helpless"))]))

    def said(detail: str) -> list[str]:
        return [text.text for _, text, _ in texts(scene_of(snapshot, detail=detail))]

    assert "helpless" in said("full") and "helpless" not in said("operational")


def test_the_promise_is_a_dotted_line_and_the_gap_to_it_is_tinted() -> None:
    snapshot = journey_of(1, "Ann", "each another")
    cards = snapshot.all(Touchpoint).values()
    promised = snapshot.apply(change("", edit=[(c, c.but(expectation=0.5)) for c in cards]))
    without = snapshot.apply(change("", edit=[(c, c.but(expectation=None)) for c in cards]))

    def roles(snapshot: Snapshot) -> set[tuple[str, str]]:
        return {(f.role, f.name) for f in scene_of(snapshot).figures() if f.name == "promised"}

    assert roles(promised) == {("curve", "promised"), ("tint", "promised")}
    assert not roles(without)
    said = [text.text for _, text, _ in texts(scene_of(promised))]
    assert said.count("promised") == 2, "once in the rail and once in the legend"
    fills = {
        shape.fill
        for f in scene_of(promised).figures()
        if f.role == "tint"
        for shape in f.shapes
        if isinstance(shape, Curve)
    }
    assert len(fills) == 4, "the gap is told from the tint of the feeling, better from worse"
