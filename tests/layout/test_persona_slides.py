"""The personas as a frame of the presentation."""

from __future__ import annotations

import pytest

from journeymap.drawing.shapes import Text
from journeymap.editing import EditView
from journeymap.editing.frames import add_frame
from journeymap.layout.slides import Slide, slides
from journeymap.model.records import Frame, Persona, Record
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.layout.pages import MEASURE
from tests.layout.people import TEXTS, assert_letters_stand_well
from tests.layout.test_persona_sheet import OLENA, walked


def shown(*records: Record, focus: str | None = None) -> tuple[Slide, ...]:
    frame = Frame(id="f", journey="j", kind="persona")
    view = View.of(Snapshot([*records, frame]), "j", focus=focus)
    return slides(view, (frame,), MEASURE)


def said(slide: Slide) -> str:
    found = (s.text for f in slide.scene.figures() for s in f.shapes if isinstance(s, Text))
    return " ".join(found)


def test_each_persona_has_slides_in_letters_for_the_wall() -> None:
    made = shown(OLENA, *walked(0.5, -1.0))
    assert made[0].title == "Personas" and "“I read every review.”" in said(made[0])
    words = " ".join(map(said, made))
    assert "Thinks and feels" in words and "Worst moment Does 1" in words
    sizes = [
        s.style.size
        for m in made
        for f in m.scene.figures()
        for s in f.shapes
        if isinstance(s, Text)
    ]
    assert min(sizes) >= 18


def test_with_a_persona_in_focus_only_that_one_is_shown() -> None:
    other = Persona(id="x", name="Maksym")
    records = [r.but(personas=("olena", "x")) if r.id == "j" else r for r in walked(0.5)]
    both = " ".join(map(said, shown(OLENA, other, *records)))
    one = " ".join(
        said(s).replace(s.subtitle, "") for s in shown(OLENA, other, *records, focus="x")
    )
    assert "Maksym" in both and "certainty" in both and "certainty" not in one


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_on_the_slides_of_a_persona_leaves_its_box(text: str) -> None:
    who = OLENA.but(name=text, quote=text, goals=text, thinks=text, does=text, fears=text)
    for slide in shown(who, *walked(0.5, -1.0)):
        assert_letters_stand_well(slide.scene, ("persona", "touchpoint"))
        assert_letters_stand_well(slide.scene, ("panel",), inside=("persona", "panel"))


def test_a_frame_is_added_of_a_persona_that_is_selected() -> None:
    snapshot = Snapshot([OLENA, *walked(0.5)])
    change = add_frame(EditView.of(snapshot, "j", ("olena",)), ())
    assert change
    (frame,) = snapshot.apply(change).of(Frame, "journey", "j")
    assert frame.kind == "persona"
