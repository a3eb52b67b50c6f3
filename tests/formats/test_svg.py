"""SVG: real text, well-formed, harmless, nothing cut, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Picture, Rect, Shape, Text, TextStyle
from journeymap.formats import export_file
from journeymap.formats.svg.shapes import escape, svg_of
from journeymap.model.change import change
from journeymap.model.records import Journey, Note, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.painting.fonts import metrics
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.region import RenderRegion, region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import random_journey

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]><svg onload=alert(1)>",
    "' onclick='alert(1)",
    "javascript:alert(1)",
    "&#x3c;script&#x3e;",
    "<!ENTITY a 'b'>&a;",
    "</title></svg><script>alert(1)</script>",
)
HARMLESS = {
    "svg",
    "g",
    "title",
    "desc",
    "rect",
    "circle",
    "path",
    "polygon",
    "text",
    "tspan",
    "image",
}
BODY = TextStyle(12)


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def drawn(*shapes: Shape, size: tuple[int, int] | None = None, outlines: bool = False) -> Element:
    """Return a drawing of some shapes on a page of 200 by 100."""
    figure = Figure("1", "card", "", Rect(0, 0, 200, 100), shapes)
    scene = Scene(200, 100, (Layer("cards", (figure,)),))
    return fromstring(svg_of(RenderRegion(scene, scene.rect, ""), size=size, outlines=outlines))


def exported(path: Path, options: Options | None = None, snapshot: Snapshot = COFFEE) -> Element:
    export_file(View.of(snapshot, snapshot.ordered(Journey)[0].id), path, options)
    return fromstring(path.read_text("utf-8"))


def tags(root: Element, name: str) -> list[Element]:
    return list(root.iter(SVG + name))


def said(element: Element) -> str:
    return "".join(element.itertext())


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    for outlines in (False, True):
        for name in ("a.svg", "b.svg"):
            export_file(View.of(COFFEE, JOURNEY), tmp_path / name, Options(outlines=outlines))
        assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_every_text_of_the_page_is_there_as_text(tmp_path: Path) -> None:
    root = exported(tmp_path / "a.svg")
    page = region(View.of(COFFEE, JOURNEY), Options())
    wanted = [s.text for f in page.scene.figures() for s in f.shapes if isinstance(s, Text)]
    assert [said(text) for text in tags(root, "text")] == wanted


def test_it_says_what_it_shows(tmp_path: Path) -> None:
    root = exported(tmp_path / "a.svg")
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == COFFEE.all(Journey)[JOURNEY].title
    assert root[1].text == COFFEE.all(Journey)[JOURNEY].scenario


def test_each_touchpoint_can_be_found_by_its_record(tmp_path: Path) -> None:
    root = exported(tmp_path / "a.svg")
    ids = [e.get("id", "") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[A-Za-z_][\w.-]*", id) for id in ids)
    cards = {g.get("data-id"): g for g in tags(root, "g") if g.get("data-role") == "card"}
    assert set(cards) == set(COFFEE.all(Touchpoint))
    for id, touchpoint in COFFEE.all(Touchpoint).items():
        assert cards[id].findtext(f"{SVG}title") == touchpoint.title


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (Options(), (1.0, 1.0)),
        (Options(scale=2.5), (2.5, 2.5)),
        (Options(width=500), (500 / 2776.625, 500 / 2776.625)),
    ],
)
def test_it_asks_for_the_size_it_was_given(
    tmp_path: Path, options: Options, size: tuple[float, float]
) -> None:
    root = exported(tmp_path / "a.svg", options)
    place = region(View.of(COFFEE, JOURNEY), options).place
    assert int(root.get("width", "")) == round(place.w * size[0])
    assert int(root.get("height", "")) == round(place.h * size[1])
    for mine, whole in zip(view(root), place, strict=True):
        assert mine == pytest.approx(whole, abs=1 / size[0]), "more than a pixel of other ground"


def test_a_size_of_other_proportions_shows_more_ground_and_cuts_nothing() -> None:
    assert view(drawn(size=(400, 400))) == (0, -50, 200, 200)
    assert view(drawn(size=(600, 100))) == (-200, 0, 600, 100)


def test_a_transparent_drawing_has_no_ground(tmp_path: Path) -> None:
    for transparent in (False, True):
        root = exported(tmp_path / "a.svg", Options(transparent=transparent))
        assert (root.find(f"{SVG}rect") is None) == transparent


@pytest.mark.parametrize("text", EVIL)
def test_nothing_one_writes_is_more_than_text(tmp_path: Path, text: str) -> None:
    shown = COFFEE.all(Journey)[JOURNEY]
    evil = COFFEE.apply(
        change(
            "Evil",
            edit=[
                (shown, shown.but(title=text, scenario=text)),
                *((t, t.but(title=text)) for t in COFFEE.all(Touchpoint).values()),
                *((s, s.but(title=text)) for s in COFFEE.all(Stage).values()),
            ],
            add=[Note(journey=JOURNEY, touchpoint=next(iter(COFFEE.all(Touchpoint))), body=text)],
        )
    )
    root = exported(tmp_path / "a.svg", snapshot=evil)
    assert root.findtext(f"{SVG}title") == text
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in HARMLESS
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert not {"href", "style", "class"} & set(element.attrib)


def test_controls_and_lone_surrogates_cannot_come_in() -> None:
    assert escape("a\x00\x01\x1b\ud800b\ufffe\t<&>\"'") == "ab&#9;&lt;&amp;&gt;&quot;&#39;"
    (text,) = tags(drawn(Text(5, 20, "a\x08\x0b\udfffb", BODY, "#000000")), "text")
    assert said(text) == "ab"


@given(st.text(max_size=30))
@settings(max_examples=60)
def test_any_text_comes_out_as_it_went_in(words: str) -> None:
    root = drawn(Text(5, 20, words, BODY, "#000000"))
    kept = re.sub("\r\n?|[\u2028\u2029]", "\n", words)
    kept = re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", kept)
    assert said(tags(root, "text")[0]) == kept


def test_spaces_that_count_are_kept() -> None:
    spaced, plain = tags(
        drawn(*(Text(5, 20, t, BODY, "#000000") for t in ("a  b ", "a b"))), "text"
    )
    assert "preserve" in spaced.attrib.values() and "preserve" not in plain.attrib.values()


def test_a_line_from_the_right_ends_where_the_picture_has_it() -> None:
    words = "يقارن العميل 5 (yes)."
    (text,) = tags(drawn(Text(180, 20, words, BODY, "#000000", "end")), "text")
    assert text.get("direction") == "rtl" and text.get("text-anchor") == "middle"
    wide = metrics(BODY).horizontalAdvance(words)
    assert float(text.get("x", "")) == pytest.approx(180 - wide / 2, abs=0.01)


def test_emoji_are_smaller_so_that_no_program_spills_them() -> None:
    (text,) = tags(drawn(Text(5, 20, "Good 👍🏽👩‍👩‍👧‍👦 day ❤️", BODY, "#000000")), "text")
    assert [part.text for part in text] == ["👍🏽👩‍👩‍👧‍👦", "❤️"]
    assert all(float(part.get("font-size", "")) < BODY.size for part in text)
    assert said(text) == "Good 👍🏽👩‍👩‍👧‍👦 day ❤️"


def test_a_picture_comes_along_in_the_file() -> None:
    (image,) = tags(drawn(Picture(Rect(10, 10, 30, 20), "image/png", b"bytes")), "image")
    assert image.get(LINK) == "data:image/png;base64,Ynl0ZXM="
    assert image.get("preserveAspectRatio") == "none"


def test_dashes_and_heads_are_as_in_the_picture() -> None:
    line = Line(((10, 10), (60, 10), (60, 80)), "#112233", 2, 8, (6, 5), head=True)
    (path,), (head,) = (tags(drawn(line), name) for name in ("path", "polygon"))
    assert path.get("d") == "M10 10L52 10Q60 10 60 18L60 72.8"
    assert (path.get("stroke-dasharray"), path.get("fill")) == ("6 5", "none")
    assert head.get("points", "").startswith("60 80 ") and head.get("fill") == "#112233"


def test_letters_as_shapes_need_no_font(tmp_path: Path) -> None:
    root = exported(tmp_path / "a.svg", Options(outlines=True))
    assert not tags(root, "text") and not tags(root, "image")
    written = tags(exported(tmp_path / "b.svg"), "text")
    assert len(tags(root, "path")) > len(written) > 100


def test_emoji_as_shapes_keep_their_colours_and_spoil_no_picture_after(tmp_path: Path) -> None:
    emoji = COFFEE.all(Touchpoint)[min(COFFEE.all(Touchpoint))]
    snapshot = COFFEE.apply(change("Smile", edit=[(emoji, emoji.but(title="Yes 👍🏽👍🏽"))]))
    export_file(View.of(snapshot, JOURNEY), tmp_path / "before.png", Options(scale=1))
    root = drawn(Text(5, 20, "Yes 👍🏽", BODY, "#000000"), outlines=True)
    export_file(View.of(snapshot, JOURNEY), tmp_path / "after.png", Options(scale=1))
    assert (tmp_path / "before.png").read_bytes() == (tmp_path / "after.png").read_bytes()
    if not tags(root, "image"):
        pytest.skip("no font with coloured emoji is installed")
    assert len(tags(root, "path")) == 1


@given(seed=st.integers(0, 10**6), size=st.tuples(st.integers(1, 4000), st.integers(1, 4000)))
@settings(max_examples=25)
def test_everything_drawn_lies_within_the_drawing(seed: int, size: tuple[int, int]) -> None:
    snapshot = random_journey(seed)
    page = region(View.of(snapshot, snapshot.ordered(Journey)[0].id), Options())
    root = fromstring(svg_of(page, size=size))
    x, y, w, h = view(root)
    assert w / h == pytest.approx(size[0] / size[1], rel=0.01)
    seen = Rect(x, y, w, h).grown(0.02)
    for element in root.iter():
        for at in corners(element):
            assert seen.holds(*at), f"{element.tag} {element.attrib} {said(element)!r}"


def test_work_that_is_not_wanted_any_more_leaves_no_file(tmp_path: Path) -> None:
    def stop(share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export_file(View.of(COFFEE, JOURNEY), tmp_path / "a.svg", Options(tell=stop))
    assert list(tmp_path.iterdir()) == []


def test_how_much_is_done_is_told_up_to_the_whole() -> None:
    shares: list[float] = []
    svg_of(region(View.of(COFFEE, JOURNEY), Options()), tell=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0


def test_an_outline_of_dashes_begins_where_qt_begins_it() -> None:
    box = Box(Rect(10, 10, 40, 20), "", "#000000", 1, 4, (3, 2))
    (path,) = tags(drawn(box), "path")
    assert path.get("d", "").startswith("M10 14A4 4 0 0 1 14 10L46 10")


def test_a_logo_comes_along_in_the_file(tmp_path: Path) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0xCC2244)
    image.save(str(tmp_path / "logo.png"))
    root = exported(tmp_path / "a.svg", Options(logo=tmp_path / "logo.png"))
    assert (tags(root, "image")[0].get(LINK) or "").startswith("data:image/png;base64,iVBOR")


def view(root: Element) -> tuple[float, ...]:
    return tuple(map(float, root.get("viewBox", "").split()))


def corners(element: Element) -> Iterator[tuple[float, float]]:
    """Yield points that enclose what an element draws, half the width of its pen around it."""
    number = {k: float(v) for k, v in element.attrib.items() if re.fullmatch(r"-?[\d.]+", v)}
    pen = number.get("stroke-width", 1.0) / 2 if element.get("stroke") else 0.0
    for x, y in _points(element, number):
        yield from ((x - pen, y - pen), (x + pen, y + pen))


def _points(element: Element, number: dict[str, float]) -> Iterator[tuple[float, float]]:
    match element.tag.removeprefix(SVG):
        case "rect" | "image":
            x, y = number["x"], number["y"]
            yield from ((x, y), (x + number["width"], y + number["height"]))
        case "circle":
            x, y, r = number["cx"], number["cy"], number["r"]
            yield from ((x - r, y - r), (x + r, y + r))
        case "polygon":
            yield from _pairs(element.get("points", ""))
        case "path":
            # Of an arc only its end is a place; the rest is radii and flags.
            yield from _pairs(re.sub(r"A\S+ \S+ 0 0 1 ", " ", element.get("d", "")))
        case "text":
            size = number["font-size"]
            style = TextStyle(size, int(number.get("font-weight", 400)))
            wide = metrics(style).horizontalAdvance(said(element))
            back = {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0.0)
            x, y = number["x"] - back, number["y"]
            yield from ((x, y - size * 0.75), (x + wide, y + size * 0.25))


def _pairs(written: str) -> Iterator[tuple[float, float]]:
    found = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", written)]
    yield from zip(found[::2], found[1::2], strict=True)
