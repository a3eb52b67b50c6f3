"""Nothing is left out of a slide in silence, and every language tells the same story."""

from __future__ import annotations

import random
from functools import cache

import pytest

from journeymap.analysis.frames import frames, worst_moments
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Text
from journeymap.language import LANGUAGES, tr, use
from journeymap.layout.slides import Slide, slides
from journeymap.model.grid import seen
from journeymap.model.records import (
    Feeling,
    Friction,
    Journey,
    Lane,
    Persona,
    Quote,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import LONG, random_journey, scene_of, texts
from tests.layout.test_slides import MEASURE, SIZES, THEME, sample, shown

PLAIN = ("The filter forgets what was chosen", "Никто не отвечает одиннадцать минут", "Slow")
ROLES = ("card", "friction", "quote", "score", "feeling", "idea", "arrow", "stage", "mark")


@cache
def crowded(seed: int, words: tuple[str, ...] = (*LONG, *PLAIN)) -> Snapshot:
    """Return a journey with up to five frictions and three quotes at a touchpoint."""
    rng, plain = random.Random(seed), random_journey(seed, 12, 12)
    more: list[Record] = []
    for card in plain.all(Touchpoint).values():
        more += (
            Friction(
                id=f"{card.id} friction {i}",
                touchpoint=card.id,
                position=i + 1,
                title=rng.choice(words),
                severity=rng.randint(0, 4),
                share=rng.choice((None, 0.7)),
            )
            for i in range(rng.choice((0, 1, 2, 5)))
        )
        more += (
            Quote(id=f"{card.id} quote {i}", touchpoint=card.id, position=i, said=rng.choice(words))
            for i in range(rng.choice((0, 0, 1, 3)))
        )
    return Snapshot([*plain.records(), *more])


@cache
def crowded_slides(seed: int, size: tuple[float, float]) -> list[Slide]:
    return shown(crowded(seed), size)


def letters(figure: Figure) -> str:
    """Return the words of a figure without spaces, which fall at the ends of lines."""
    return "".join("".join(s.text for s in figure.shapes if isinstance(s, Text)).split())


def of_frames(found: list[Slide]) -> dict[str, list[Figure]]:
    """Return the figures of each frame, those of all its slides together."""
    told: dict[str, list[Figure]] = {}
    for slide in found:
        told.setdefault(slide.frame.id, []).extend(slide.scene.figures())
    return told


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(8))
def test_all_friction_and_what_was_said_is_on_the_slides_of_its_stage(
    seed: int, size: tuple[float, float]
) -> None:
    snapshot = crowded(seed)
    journey = snapshot.ordered(Journey)[0].id
    found = [slide for slide in crowded_slides(seed, size) if slide.frame.kind == "stage"]
    told = {f.id: letters(f) for slide in found for f in slide.scene.figures()}
    for card in seen(snapshot, journey):
        for friction in snapshot.of(Friction, "touchpoint", card.id):
            assert "".join(friction.title.split()) in told[friction.id]
        said = [q for q in snapshot.of(Quote, "touchpoint", card.id) if q.said.strip()]
        for quote in said[:1]:
            assert "".join(quote.said.split()) in told[quote.id]
        if len(said) > 1:
            assert told[said[0].id].endswith(f"+{len(said) - 1}")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(8))
def test_every_feeling_has_its_face_on_the_slides_of_its_stage(
    seed: int, size: tuple[float, float]
) -> None:
    snapshot = crowded(seed)
    journey = snapshot.ordered(Journey)[0]
    found = [slide for slide in crowded_slides(seed, size) if slide.frame.kind == "stage"]
    told = {f.id for slide in found for f in slide.scene.figures() if f.role == "feeling"}
    for card in seen(snapshot, journey.id):
        for feeling in snapshot.of(Feeling, "touchpoint", card.id):
            assert feeling.id in told or feeling.persona not in (None, *journey.personas)


def same_in_each(snapshots: dict[str, Snapshot], size: tuple[float, float]) -> None:
    """Ask that all languages have the same frames, which tell the same records."""
    told = {}
    for language, snapshot in snapshots.items():
        use(language)
        number = {record.id: i for i, record in enumerate(snapshot.records())}
        told[language] = [
            # A stage named under the curve is an aid, where there is room for all names.
            sorted({(f.role, number.get(f.id, -1)) for f in figures if f.role in ROLES[:-2]})
            + sorted((f.role, 0) for f in figures if f.role == "mark")
            for figures in of_frames(shown(snapshot, size)).values()
        ]
    for language in told:
        assert told[language] == told["en"], language


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["coffee", "shop", "blueprint"])
def test_a_sample_tells_the_same_story_in_every_language(
    name: str, size: tuple[float, float]
) -> None:
    # Slides of notes come after all others, as many as their words take in each.
    same_in_each({x: sample(name, x) for x in LANGUAGES}, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(4))
def test_a_file_tells_the_same_story_in_every_language(
    seed: int, size: tuple[float, float]
) -> None:
    same_in_each(dict.fromkeys(LANGUAGES, crowded(seed)), size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", range(8))
def test_what_hurts_is_never_set_too_small_to_be_read(seed: int, size: tuple[float, float]) -> None:
    journey = crowded(seed, PLAIN)
    short = [
        record.but(title=record.title[:60]) if isinstance(record, Touchpoint | Lane) else record
        for record in journey.records()
    ]
    for slide in shown(Snapshot(short), size):
        for figure, text, _ in texts(slide.scene):
            if figure.role in ("friction", "quote") and len(figure.name) < 60:
                assert text.style.size >= 22, f"{text.text!r} on {slide.title!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_it_hurts_most_is_told_with_all_friction_quotes_and_the_curve(language: str) -> None:
    snapshot = Snapshot().apply(load("coffee", language))
    use(language)
    journey = snapshot.ordered(Journey)[0].id
    worst = worst_moments(snapshot, journey)
    (slide,) = [s for s in shown(snapshot, SIZES[1]) if s.frame.id.endswith("-worst")]
    there = {(figure.role, figure.id) for figure in slide.scene.figures()}
    for id in worst:
        wanted = [("friction", f.id) for f in snapshot.of(Friction, "touchpoint", id)]
        wanted += [("quote", q.id) for q in snapshot.of(Quote, "touchpoint", id)]
        assert wanted and there.issuperset(wanted)
    assert "curve" in {figure.role for figure in slide.scene.figures()}
    assert len([f for f in slide.scene.figures() if f.role == "feeling"]) >= len(worst)


def one_card(*more: Record) -> Snapshot:
    """Return a journey of one touchpoint."""
    return Snapshot(
        [
            Journey(id="j", personas=("p",)),
            Persona(id="p", name="Olena"),
            Stage(id="s", journey="j"),
            Step(id="step", stage="s"),
            Lane(id="l", journey="j", title="Shop"),
            Touchpoint(id="t", step="step", lane="l", title="Calls about the delay"),
            *more,
        ]
    )


def test_too_much_for_a_slide_goes_on_a_further_one_under_the_same_title() -> None:
    many = [
        Friction(id=f"f{i}", touchpoint="t", position=i, title=f"Waits and waits, time {i}")
        for i in range(40)
    ]
    snapshot = one_card(*many, Feeling(id="face", touchpoint="t", persona="p", valence=-1.0))
    (frame,) = [frame for frame in frames(snapshot, "j") if frame.kind == "stage"]
    found = slides(View.of(snapshot, "j", theme=THEME), [frame], MEASURE, size=SIZES[1])
    assert len(found) > 1
    told = [f.id for slide in found for f in slide.scene.figures() if f.role == "friction"]
    assert told == [f"f{i}" for i in range(40)]
    for slide in found:
        roles = [figure.role for figure in slide.scene.figures()]
        assert roles.count("card") == roles.count("feeling") == 1


def test_friction_without_a_name_is_called_by_its_kind_and_a_share_stands_behind() -> None:
    snapshot = one_card(
        Friction(id="kind", touchpoint="t", kind="waiting", severity=4, share=0.7),
        Friction(id="bare", touchpoint="t", severity=1),
    )
    slide = shown(snapshot)[1]
    told = {f.id: letters(f) for f in slide.scene.figures() if f.role == "friction"}
    assert told == {"kind": "4waiting·70%", "bare": "1Frictionpoint"}


@pytest.mark.parametrize("size", SIZES)
def test_a_share_stands_with_the_last_word_of_its_friction(size: tuple[float, float]) -> None:
    for few in range(14):
        title = f"Must make an account {'to ' * few}pay"
        slide = shown(one_card(Friction(id="f", touchpoint="t", title=title, share=0.5)), size)[1]
        (friction,) = [f for f in slide.scene.figures() if f.role == "friction"]
        said = [shape.text for shape in friction.shapes if isinstance(shape, Text)]
        assert said[-1].endswith("pay\xa0·\xa050\xa0%"), said


@pytest.mark.parametrize("seed", range(4))
def test_no_line_of_a_slide_or_of_the_map_begins_with_a_dot(seed: int) -> None:
    scenes = [slide.scene for size in SIZES for slide in crowded_slides(seed, size)]
    said = [t.text for scene in (*scenes, scene_of(crowded(seed))) for _, t, _ in texts(scene)]
    assert not [text for text in said if text.startswith("·")]
    assert [text for text in said if "·" in text]


def test_a_quote_where_nobody_feels_anything_stands_on_its_card() -> None:
    felt = Feeling(id="face", touchpoint="other", persona="p", valence=0.5)
    other = Touchpoint(id="other", step="step", lane="l", title="Pays", position=1.0)
    slide = shown(one_card(other, felt, Quote(id="q", touchpoint="t", said="Where is it?")))[1]
    card, quote = (slide.scene.figure(id) for id in ("t", "q"))
    assert card and quote
    assert card.rect.joined(quote.rect) == card.rect


@pytest.mark.parametrize(("language", "due"), [("en", "1 Feb 2027"), ("uk", "1 лют. 2027")])
def test_when_an_idea_is_due_is_written_as_the_language_writes_it(language: str, due: str) -> None:
    snapshot = Snapshot().apply(load("coffee", language))
    use(language)
    slides = shown(snapshot)  # the ideas may take more than the last of them
    said = " ".join(text.text for slide in slides for _, text, _ in texts(slide.scene))
    # In one piece: its parts are never on two lines.
    assert due.replace(" ", "\xa0") in said and "2027-02" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_the_first_slide_tells_what_the_signs_mean(
    language: str, size: tuple[float, float]
) -> None:
    use(language)
    first, *others = shown(Snapshot().apply(load("coffee", language)), size)
    (legend,) = [figure for figure in first.scene.figures() if figure.role == "legend"]
    assert tr("friction, severity 0 to 4") in [s.text for s in legend.shapes if isinstance(s, Text)]
    assert not [f for s in others for f in s.scene.figures() if f.role == "legend"]


def test_a_quote_at_a_face_is_revealed_with_the_persona_whose_face_it_is() -> None:
    coffee = sample()
    frame = [f for f in frames(coffee, coffee.ordered(Journey)[0].id) if f.kind == "stage"][2]
    revealed = frame.but(reveal="personas")
    (slide,) = slides(
        View.of(coffee, frame.journey, theme=THEME), [revealed], MEASURE, size=SIZES[1]
    )
    told = [{f.role for f in slide.revealed(steps).figures()} for steps in (0, 1)]
    assert not told[0] & {"feeling", "quote"} and told[1] >= {"feeling", "quote"}
