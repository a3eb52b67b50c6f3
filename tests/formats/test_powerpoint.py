"""PowerPoint: real shapes, real text, arrows that hold on to their cards."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE

from journeymap.drawing.shapes import Line, Point, TextStyle
from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.pptx import WIDER
from journeymap.model.change import Change, Edit
from journeymap.model.grid import cards, stages
from journeymap.model.records import Connection, Frame, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import QtMeasure
from journeymap.rendering.deck import deck, slides_of_charts
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.region import region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.bench.large import large
from tests.formats.drawingml import bends, glue, numbers
from tests.layout.pages import random_journey

UNIT = 9_525
INCH = 96 * UNIT


@pytest.fixture(scope="module")
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


def journey_of(snapshot: Snapshot) -> str:
    return snapshot.ordered(Journey)[0].id


def only_map(snapshot: Snapshot) -> dict[str, Any]:
    """Ask for the map alone, by all of its stages."""
    return {"stages": tuple(stage.id for stage in stages(snapshot, journey_of(snapshot)))}


def exported(snapshot: Snapshot, folder: Path, options: Options | None = None, **how: Any) -> Any:
    path = folder / "map.pptx"
    export_file(View.of(snapshot, journey_of(snapshot), **how), path, options)
    return Presentation(str(path))


def shapes_of(shapes: Any) -> Iterator[Any]:
    """Yield the shapes of a slide, and those in its groups."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes_of(shape.shapes)


def presets(slide: Any, kind: Any) -> list[Any]:
    return [
        shape
        for shape in shapes_of(slide.shapes)
        if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and shape.auto_shape_type == kind
    ]


def connectors(slide: Any) -> list[Any]:
    return [shape for shape in shapes_of(slide.shapes) if shape.shape_type == MSO_SHAPE_TYPE.LINE]


def card_of(slide: Any, card: Touchpoint) -> Any:
    return next(s for s in presets(slide, MSO_SHAPE.ROUNDED_RECTANGLE) if s.name == card.title)


def chain(slide: Any, start: int, end: int) -> list[Any]:
    """Return the connectors by which one shape leads to another, joint after joint."""
    leaving: dict[int | None, list[Any]] = {}
    for connector in connectors(slide):
        leaving.setdefault(glue(connector)[0], []).append(connector)
    ways = [[connector] for connector in leaving.get(start, ())]
    while ways:
        way = ways.pop()
        at = glue(way[-1])[1]
        if at == end:
            return way
        same = [c for c in leaving.get(at, ()) if c.name == way[0].name]
        ways += [[*way, connector] for connector in same]
    return []


def test_each_touchpoint_is_one_rounded_rectangle_with_its_title(
    coffee: Snapshot, tmp_path: Path
) -> None:
    slide = exported(coffee, tmp_path, **only_map(coffee)).slides[0]
    for touchpoint in coffee.all(Touchpoint).values():
        card = card_of(slide, touchpoint)
        assert card.text_frame.text == touchpoint.title
        assert card.text_frame.word_wrap
        told = [s.element._nvXxPr.cNvPr.get("descr") for s in slide.shapes]
        assert f"Touchpoint: {touchpoint.title}" in told


@pytest.mark.parametrize("title", ["👩‍👩‍👧‍👦🇺🇦👍🏽 in the shop", "يقارن العميل الأسعار على الموقع"])
def test_titles_that_other_programs_set_wider_keep_to_their_lines(
    coffee: Snapshot, tmp_path: Path, title: str
) -> None:
    first, stage = cards(coffee, journey_of(coffee))[0], stages(coffee, journey_of(coffee))[0]
    edits = (Edit(first, first.but(title=title)), Edit(stage, stage.but(title=title)))
    found = exported(coffee.apply(Change("", edits)), tmp_path).slides
    assert not card_of(found[0], first.but(title=title)).text_frame.word_wrap
    heading = next(slide.shapes.title for slide in found if slide.shapes.title.text == title)
    size = heading.text_frame.paragraphs[0].runs[0].font.size
    drawn = QtMeasure().width(title, TextStyle(100, 700)) / 100 * size
    assert heading.left > 0 and heading.width > 1.2 * drawn


def test_stages_are_native_chevrons_and_the_title_is_the_slides(
    coffee: Snapshot, tmp_path: Path
) -> None:
    slide = exported(coffee, tmp_path, **only_map(coffee)).slides[0]
    chevrons = presets(slide, MSO_SHAPE.PENTAGON) + presets(slide, MSO_SHAPE.CHEVRON)
    titles = [stage.title for stage in stages(coffee, journey_of(coffee))]
    assert [shape.text_frame.paragraphs[0].text for shape in chevrons] == titles
    assert slide.shapes.title.text_frame.text == "Buying a coffee machine"


def test_the_emotion_curve_of_each_persona_is_one_freeform(
    coffee: Snapshot, tmp_path: Path
) -> None:
    slide = exported(coffee, tmp_path, **only_map(coffee)).slides[0]
    curves = [
        s
        for s in slide.shapes
        if s.shape_type == MSO_SHAPE_TYPE.FREEFORM and s.name in ("Olena, 34", "Maksym, 51")
    ]
    assert [curve.name for curve in curves] == ["Olena, 34", "Maksym, 51"]
    assert all(b"cubicBezTo" in ElementTree.tostring(curve.element) for curve in curves)


def test_every_arrow_holds_on_to_both_of_its_cards(coffee: Snapshot, tmp_path: Path) -> None:
    slide = exported(coffee, tmp_path, **only_map(coffee)).slides[0]
    at = {c.id: card_of(slide, c).shape_id for c in coffee.all(Touchpoint).values()}
    for arrow in coffee.all(Connection).values():
        assert chain(slide, at[arrow.source], at[arrow.target]), arrow


@pytest.mark.parametrize("seed", range(6))
def test_arrows_bend_where_those_of_the_page_do(seed: int, tmp_path: Path) -> None:
    snapshot = random_journey(seed)
    options = only_map(snapshot)
    slide = exported(snapshot, tmp_path, **options).slides[0]
    scene = region(View.of(snapshot, journey_of(snapshot), **options), Options(), WIDER).scene
    drawn = [[p for c in group for p in bends(c)] for group in by_name(slide)]
    scale = min(1280 * UNIT / scene.width, 720 * UNIT / scene.height)
    left, top = (1280 * UNIT - scene.width * scale) / 2, (720 * UNIT - scene.height * scale) / 2
    for figure in scene.figures():
        if figure.role != "arrow":
            continue
        (line,) = figure.shapes
        assert isinstance(line, Line)
        corners = [(left + x * scale, top + y * scale) for x, y in line.points]
        assert any(passes(way, corners) for way in drawn), figure


def by_name(slide: Any) -> Iterator[list[Any]]:
    """Yield runs of connectors in which each begins where the one before ends."""
    run: list[Any] = []
    for connector in connectors(slide):
        joined = run and glue(run[-1])[1] is not None and glue(run[-1])[1] == glue(connector)[0]
        if run and not (joined and connector.name == run[-1].name):
            yield run
            run = []
        run.append(connector)
    if run:
        yield run


def passes(way: list[Point], corners: list[Point]) -> bool:
    """Tell whether a way comes by every corner, in order, within two units of the page."""
    left = iter(way)
    return all(
        any(abs(x - u) < 2 * UNIT and abs(y - v) < 2 * UNIT for u, v in left) for x, y in corners
    )


@pytest.mark.parametrize("seed", range(6))
def test_shapes_have_numbers_of_their_own_and_glue_names_one_of_them(
    seed: int, tmp_path: Path
) -> None:
    for slide in exported(random_journey(seed), tmp_path).slides:
        found = numbers(slide)
        assert len(set(found)) == len(found)
        for connector in connectors(slide):
            assert {*glue(connector)} - {None} <= set(found)


def test_the_file_holds_the_map_and_a_slide_for_each_frame(
    coffee: Snapshot, tmp_path: Path
) -> None:
    every = deck(View.of(coffee, journey_of(coffee)), wider=WIDER)
    slides = [slide for slide in every if slide.frame.kind != "map"]  # which the first one is
    made = exported(coffee, tmp_path)
    numbers = slides_of_charts(View.of(coffee, journey_of(coffee)), WIDER)
    assert numbers and len(made.slides) == 1 + len(slides) + len(numbers)
    assert abs(made.slide_width / made.slide_height - 16 / 9) < 0.001
    framed = list(made.slides)[1 : 1 + len(slides)]
    for slide, frame in zip(framed, slides, strict=True):
        assert slide.has_notes_slide == bool(frame.notes)
        if frame.notes:
            assert slide.notes_slide.notes_text_frame.text == frame.notes
    assert len(exported(coffee, tmp_path, Options(frames=True)).slides) == len(every)


def test_one_frame_can_be_asked_for_and_one_that_is_not_there_is_refused(
    coffee: Snapshot, tmp_path: Path
) -> None:
    frame = Frame(journey=journey_of(coffee), title="Only this", kind="journey", notes="Speak up")
    framed = coffee.apply(Change("", (Edit(None, frame),)))
    made = exported(framed, tmp_path, Options(frame=1))
    assert [s.notes_slide.notes_text_frame.text for s in made.slides] == ["Speak up"]
    for number in (0, 2):
        with pytest.raises(JourneyError, match="no frame"):
            exported(framed, tmp_path, Options(frame=number))


def test_a_map_of_any_size_stands_whole_on_one_slide(coffee: Snapshot, tmp_path: Path) -> None:
    for snapshot in (coffee, large(400)):
        made = exported(snapshot, tmp_path, **only_map(snapshot))
        assert (made.slide_width, made.slide_height) == (1280 * UNIT, 720 * UNIT)
        for shape in made.slides[0].shapes:
            assert shape.left > -INCH and shape.left + shape.width <= 14.4 * INCH


def test_the_same_journey_gives_the_same_bytes(coffee: Snapshot, tmp_path: Path) -> None:
    exported(coffee, tmp_path)
    first = (tmp_path / "map.pptx").read_bytes()
    exported(coffee, tmp_path)
    assert (tmp_path / "map.pptx").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "map.pptx") as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name]


@pytest.mark.parametrize(
    "title",
    ['<script>alert("x")</script> & "so"', "\ud800 alone", "bell \x07 \x00", "عربي اولا", " ", ""],
)
def test_no_title_breaks_the_file(title: str, coffee: Snapshot, tmp_path: Path) -> None:
    every = cards(coffee, journey_of(coffee))
    worse = coffee.apply(Change("", tuple(Edit(c, c.but(title=title)) for c in every)))
    journey = coffee.all(Journey)[journey_of(coffee)]
    worse = worse.apply(Change("", (Edit(journey, journey.but(title=title, scenario=title)),)))
    exported(worse, tmp_path)
    with zipfile.ZipFile(tmp_path / "map.pptx") as file:
        for name in file.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(file.read(name))


@pytest.mark.parametrize("name", ["empty", "blueprint", "shop"])
def test_every_template_can_be_written(name: str, tmp_path: Path) -> None:
    assert exported(Snapshot().apply(load(name, "en")), tmp_path).slides


def test_what_is_stopped_leaves_no_file(coffee: Snapshot, tmp_path: Path) -> None:
    def enough(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        exported(coffee, tmp_path, Options(tell=enough))
    assert not list(tmp_path.iterdir())


def test_another_program_opens_it_and_finds_every_title(coffee: Snapshot, tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if not office or not reader:
        pytest.skip("LibreOffice and poppler are needed to look at the slides")
    exported(coffee, tmp_path, **only_map(coffee))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "map.pptx")], check=True, capture_output=True)
    told = subprocess.run(
        [reader, str(tmp_path / "map.pdf"), "-"], check=True, capture_output=True, text=True
    )
    said = "".join(told.stdout.split())
    for card in coffee.all(Touchpoint).values():
        assert "".join(card.title.split()) in said
