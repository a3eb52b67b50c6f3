"""As-is and to-be on the wall."""

from __future__ import annotations

from functools import cache

from journeymap.analysis.frames import frames
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Text
from journeymap.layout.slides import slides
from journeymap.layout.slides.slide import WALL, Slide
from journeymap.model.records import Frame, Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from journeymap.view.differs import GONE
from tests.becoming import ALERT, CALL, Becoming, becoming
from tests.layout.pages import MEASURE


@cache
def both() -> Becoming:
    return becoming()


def slide_of(journey: str) -> Slide:
    found = both()
    frame = Frame(journey=journey, kind="difference")
    (made,) = slides(View.of(found.snapshot, journey), (frame,), MEASURE, size=WALL)
    return made


def words_of(slide: Slide) -> list[Text]:
    return [s for f in slide.scene.figures() for s in f.shapes if isinstance(s, Text)]


def test_a_journey_with_a_to_be_is_offered_a_frame_of_both() -> None:
    found = both()
    for journey in (found.as_is, found.to_be):
        assert "difference" in [frame.kind for frame in frames(found.snapshot, journey)]


def test_it_shows_what_differs_and_says_what_that_comes_to_in_large_letters() -> None:
    slide, ids = slide_of(both().to_be), both().ids
    assert slide.title == "Buying a coffee machine: as-is and to-be"
    assert "1 added · 1 removed · 3 changed" in slide.subtitle
    assert slide.scene.figure(f"{GONE}{ids[CALL]}") and slide.scene.figure(ids[ALERT])
    large = " ".join(one.text for one in words_of(slide) if one.style.size >= 24)
    assert "friction 4.7 → 1.5" in large and "better" in large


def test_nothing_of_it_leaves_the_wall() -> None:
    slide = slide_of(both().to_be)
    for figure in slide.scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= WALL[0] + 0.5
        assert figure.rect.y >= 0 and figure.rect.bottom <= WALL[1] + 0.5


def test_however_long_its_heading_is_the_page_lies_below_it() -> None:
    found = both()
    for n in range(20, 100, 8):
        frame = Frame(journey=found.to_be, kind="difference", title="x" * n)
        (made,) = slides(View.of(found.snapshot, found.to_be), (frame,), MEASURE, size=WALL)
        (panel,) = [f.rect for f in made.scene.figures() if f.role == FigureRole.PANEL]
        card = made.scene.figure(found.ids[ALERT])
        assert card and made.subtitle.endswith("only what changed is shown")
        stages = [f for f in made.scene.figures() if f.role == FigureRole.STAGE]
        assert stages and all(f.rect.y >= panel.y for f in stages)


def test_from_the_as_is_it_is_the_same_slide() -> None:
    assert slide_of(both().as_is).title == slide_of(both().to_be).title


def test_with_nothing_to_compare_it_says_so() -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    journey = snapshot.ordered(Journey)[0].id
    frame = Frame(journey=journey, kind="difference")
    (made,) = slides(View.of(snapshot, journey), (frame,), MEASURE, size=WALL)
    assert "nothing to compare" in made.subtitle
    assert "difference" not in [one.kind for one in frames(snapshot, journey)]
