"""The deck shows the frames that are kept, and makes them itself where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.analysis.frames import frames
from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.language import LANGUAGES, use
from journeymap.layout.slides.ink import INK
from journeymap.layout.slides.slide import WALL
from journeymap.model.records import Frame, Friction, Journey, Quote, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id


def kept() -> Snapshot:
    """Return the sample with two frames arranged by hand and one left out."""
    stage = COFFEE.of(Stage, "journey", JOURNEY)[1].id
    own = [
        Frame(id="ideas", journey=JOURNEY, position=1.0, kind="ideas", title="What we will do"),
        Frame(id="left out", journey=JOURNEY, position=2.0, kind="journey", hidden=True),
        Frame(id="stage", journey=JOURNEY, position=3.0, kind="stage", stage=stage, notes="Ask!"),
    ]
    return Snapshot([*COFFEE.records(), *own])


def test_without_kept_frames_they_make_themselves() -> None:
    found = deck(View.of(COFFEE, JOURNEY))
    assert [s.frame for s in found if s.part == 1] == list(frames(COFFEE, JOURNEY))
    assert deck(View.of(COFFEE, "nowhere")) == ()


def test_kept_frames_come_in_their_order_and_those_left_out_do_not() -> None:
    found = deck(View.of(kept(), JOURNEY))
    assert [slide.title for slide in found if slide.part == 1] == [
        "What we will do",
        "At the shelf",
    ]
    assert found[1].notes == "Ask!"
    whole = deck(View.of(kept(), JOURNEY), hidden=True)
    assert len([slide for slide in whole if slide.part == 1]) == 3


def test_the_ground_is_dark_for_the_wall_and_light_for_paper() -> None:
    assert deck(View.of(COFFEE, JOURNEY))[0].background == "#15161c"
    assert deck(View.of(COFFEE, JOURNEY), dark=False)[0].background == "#ffffff"


def test_a_frame_is_exported_as_a_picture_and_one_that_is_not_there_is_a_sentence(
    tmp_path: Path,
) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "one.png", Options(frame=4, width=480))
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "two.png", Options(frame=4, width=480))
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    with pytest.raises(JourneyError, match="no frame 99"):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / "none.png", Options(frame=99))


def test_what_was_drawn_on_a_frame_is_in_its_picture_where_it_was_drawn(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    stroke = "[[[52.083,156.25],[260.417,156.25]]]"  # at 300 down, from 100 to 500 across
    frame = frames(COFFEE, JOURNEY)[3].but(id="drawn on", ink=stroke)
    drawn_on = Snapshot([*COFFEE.records(), frame])
    export_file(View.of(drawn_on, JOURNEY), tmp_path / "one.png", Options(frame=1, width=1920))
    picture = QImage(str(tmp_path / "one.png"))
    assert (picture.width(), picture.height()) == (1920, 1080)
    down = 300 + (1080 - 850) // 2
    seen = {picture.pixelColor(x, down).name() for x in (102, 300, 498)}
    assert seen == {INK}
    assert picture.pixelColor(300, 300).name() != INK


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_sample_tells_all_its_friction_and_quotes_on_a_few_slides(spoken: str) -> None:
    use(spoken)
    coffee = Snapshot().apply(load("coffee", spoken))
    found = deck(View.of(coffee, coffee.ordered(Journey)[0].id), size=WALL)
    assert 9 <= len([s for s in found if s.touchpoints or s.frame.kind != "stage"]) <= 11
    told = {f.id for s in found if s.frame.kind == "stage" for f in s.scene.figures()}
    assert told.issuperset(coffee.all(Friction))
    sound = (q for q in coffee.all(Quote).values() if q.authenticity != "suspicious")
    assert told.issuperset(quote.id for quote in sound)
