"""Pictures: nothing cut, the same every time, in bands of any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeymap.drawing.shapes import Picture, Rect
from journeymap.drawing.theme import load_theme
from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.png import picture_size
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.records import Journey, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.painting import picture
from journeymap.painting.fonts import QtMeasure
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.region import region, with_export_options
from journeymap.storage.templates import load
from journeymap.view import View

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
PAGE = Rect(0, 0, 2000, 1000)


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize("options", [Options(), Options(transparent=True)])
def test_bands_leave_no_seam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: Options
) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "whole.png", options)
    monkeypatch.setattr(picture, "BAND", 400_000)
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "bands.png", options)
    whole, bands = (QImage(str(tmp_path / name)) for name in ("whole.png", "bands.png"))
    assert not whole.isNull() and whole == bands


def test_the_picture_is_the_page_at_twice_its_size_with_a_margin_all_round(tmp_path: Path) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    theme = load_theme()
    scene = layout(View.of(COFFEE, JOURNEY, theme=theme), QtMeasure())
    assert (image.width(), image.height()) == (round(scene.width * 2), round(scene.height * 2))
    edge = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in (1, 20, 40)}
    edge |= {image.pixelColor(x, image.height() - 2).name() for x in range(0, image.width(), 7)}
    edge |= {image.pixelColor(image.width() - 2, y).name() for y in range(0, image.height(), 7)}
    assert edge == {theme.page}, "something reaches the edge of the picture"


@pytest.mark.parametrize(
    ("options", "size", "dpi"),
    [
        (Options(), (4000, 2000), 192),
        (Options(scale=1), (2000, 1000), 96),
        (Options(dpi=300), (6250, 3125), 300),
        (Options(width=1000), (1000, 500), 48),
        (Options(paper="A4"), (3508, 2480), 300),
        (Options(paper="A0", dpi=300), (14043, 9933), 300),
    ],
)
def test_sizes_come_out_as_asked(options: Options, size: tuple[int, int], dpi: float) -> None:
    assert picture_size(PAGE, options) == (size, dpi)


def test_paper_stands_upright_for_a_tall_page() -> None:
    assert picture_size(Rect(0, 0, 500, 900), Options(paper="A4"))[0] == (2480, 3508)


def test_a_picture_no_program_opens_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match="larger than programs can open"):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.png", Options(scale=100))
    assert list(tmp_path.iterdir()) == []


def test_a_selection_is_cut_out_with_room_around_it(tmp_path: Path) -> None:
    card = next(t for t in COFFEE.all(Touchpoint).values() if t.title.startswith("Calls"))
    export_file(
        View.of(COFFEE, JOURNEY), tmp_path / "a.png", Options(scale=1, selection=(card.id,))
    )
    image = QImage(str(tmp_path / "a.png"))
    assert 172 < image.width() < 260 and 76 < image.height() < 160


def test_a_transparent_picture_has_no_ground(tmp_path: Path) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.png", Options(scale=1, transparent=True))
    image = QImage(str(tmp_path / "a.png"))
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 255


def test_a_picture_of_a_part_shows_nothing_by_halves() -> None:
    scene = layout(View.of(COFFEE, JOURNEY), QtMeasure())
    ids = tuple(t.id for t in COFFEE.all(Touchpoint).values() if t.title.startswith(("Ca", "Co")))
    shown, place, _ = with_export_options(scene, load_theme(), Options(selection=ids))
    for figure in shown.figures():
        if figure.role in ("card", "arrow", "arrow label", "idea", "stage", "feeling"):
            x, y, w, h = figure.rect
            assert place.grown(1).holds(x, y) and place.grown(1).holds(x + w, y + h)


def test_some_stages_are_a_page_of_their_own() -> None:
    first, second, *others = COFFEE.of(Stage, "journey", JOURNEY)
    scene, place, _ = region(View.of(COFFEE, JOURNEY, stages=(first.id, second.id)), Options())
    assert place == scene.rect
    assert scene.figure(first.id) and scene.figure(second.id)
    assert not any(scene.figure(stage.id) for stage in others)


def test_a_page_of_some_stages_names_only_the_peak_and_the_end_of_the_whole_journey() -> None:
    marked = {}
    for stage in COFFEE.of(Stage, "journey", JOURNEY):
        scene = region(View.of(COFFEE, JOURNEY, stages=(stage.id,)), Options()).scene
        marked[stage.title] = [figure.name for figure in scene.figures() if figure.role == "mark"]
    assert marked == {
        "Trigger & research": [],
        "At the shelf": ["peak joy · Olena, 34", "peak joy · Maksym, 51"],
        "Order & delivery": [],
        "First use": [],
        "Share & return": ["end · Olena, 34", "end · Maksym, 51"],
    }


def test_title_and_legend_can_be_left_out() -> None:
    whole = region(View.of(COFFEE, JOURNEY), Options())
    bare = region(View.of(COFFEE, JOURNEY), Options(title=False, legend=False))
    roles = {figure.role for figure in bare.scene.figures()}
    assert not roles & {"title", "legend"}
    assert whole.place.y < bare.place.y and bare.place.bottom < whole.place.bottom
    for figure in bare.scene.figures():
        assert bare.place.y <= figure.rect.y and figure.rect.bottom <= bare.place.bottom


def logo(folder: Path, width: int = 300, height: int = 100) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xCC2244)
    image.save(str(folder / "logo.png"))
    return folder / "logo.png"


def test_a_logo_stands_at_the_upper_right_and_covers_nothing(tmp_path: Path) -> None:
    export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.png", Options(scale=1, logo=logo(tmp_path)))
    image = QImage(str(tmp_path / "a.png"))
    assert image.pixelColor(image.width() - 60, 50).name() == "#cc2244"
    long = COFFEE.all(Journey)[JOURNEY].but(title="A title that takes up the whole line " * 9)
    titled = COFFEE.apply(change("Retitle", edit=[(COFFEE.all(Journey)[JOURNEY], long)]))
    view = View.of(titled, JOURNEY)
    plain, marked = (region(view, Options(logo=path)) for path in (None, logo(tmp_path)))
    assert marked.place.y < plain.place.y
    picture = next(f for f in marked.scene.figures() if f.role == "added").shapes[0]
    title = next(f for f in marked.scene.figures() if f.role == "title")
    assert isinstance(picture, Picture) and not picture.rect.meets(title.rect)


def test_a_logo_that_is_no_picture_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("not a picture")
    with pytest.raises(JourneyError, match=r"logo.png: This is no picture"):
        region(View.of(COFFEE, JOURNEY), Options(logo=tmp_path / "logo.png"))
    with pytest.raises(JourneyError, match="cannot be read"):
        region(View.of(COFFEE, JOURNEY), Options(logo=tmp_path / "no.png"))


def test_what_is_in_view_is_shown_with_whole_cards() -> None:
    scene, place, _ = region(View.of(COFFEE, JOURNEY), Options(place=Rect(600, 600, 500, 300)))
    cards = [figure for figure in scene.figures() if figure.role == "card"]
    assert cards
    for card in cards:
        assert place.x <= card.rect.x and card.rect.right <= place.right


def test_work_that_is_not_wanted_any_more_leaves_no_file(tmp_path: Path) -> None:
    def stop(share: float) -> None:
        raise Stopped

    (tmp_path / "a.png").write_bytes(b"before")
    with pytest.raises(Stopped):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.png", Options(tell=stop))
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"before"
