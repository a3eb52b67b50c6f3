"""draw.io: what others drew becomes a journey, or is refused in a sentence."""

from __future__ import annotations

import re
import tracemalloc
import zlib
from base64 import b64decode, b64encode
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats.drawio import read
from journeymap.model.records import Connection, Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.formats.diagrams import box, card, model, packed, snapshot

DATA = Path(__file__).parents[1] / "data" / "drawio"


def test_swimlanes_that_somebody_drew_are_lanes_with_touchpoints() -> None:
    came = read((DATA / "lanes.drawio").read_bytes(), "lanes.drawio")
    now = snapshot(came)
    lanes = now.ordered(Lane)
    assert [(lane.kind, lane.title) for lane in lanes] == [
        ("channel", "Web & app"),
        ("channel", "Street"),
    ]
    assert next(iter(now.all(Journey).values())).title == "Renting a bike"
    steps = [
        [(t.title, t.lane) for t in now.of(Touchpoint, "step", step.id)]
        for step in now.ordered(Step)
    ]
    web, street = (lane.id for lane in lanes)
    assert steps == [
        [("Finds the app", web)],
        [("Pays", web), ("Looks for a stand", street)],
        [("Takes the bike", street)],
    ]
    assert card(now, "Finds the app").happened == "A poster at the station says there are bikes"
    titles = {id: one.title for id, one in now.all(Touchpoint).items()}
    arrows = {(titles[c.source], titles[c.target], c.label) for c in now.all(Connection).values()}
    assert arrows == {
        ("Finds the app", "Pays", "tries"),
        ("Pays", "Takes the bike", "paid"),
        ("Takes the bike", "Looks for a stand", ""),
    }
    said = " ".join(why for _, why in came.report)
    assert "“Draft of May” was left out" in said and "1 line was left out" in said


def test_a_packed_file_with_pages_is_a_journey_for_each_page() -> None:
    came = read((DATA / "packed.drawio").read_bytes(), "packed.drawio")
    now = snapshot(came)
    hotel, down = now.ordered(Journey)
    assert (hotel.title, down.title) == ("Hotel", "Downwards")
    assert [
        (
            stage.title,
            [
                t.title
                for step in now.of(Step, "stage", stage.id)
                for t in now.of(Touchpoint, "step", step.id)
            ],
        )
        for stage in now.of(Stage, "journey", hotel.id)
    ] == [("Before", ["Hört davon — 100 %", "Fragt"]), ("After", ["Erzählt"])]
    (stage,) = now.of(Stage, "journey", down.id)
    order = [now.of(Touchpoint, "step", s.id)[0].title for s in now.of(Step, "stage", stage.id)]
    assert order == ["First", "Second", "Third"]
    assert came.report == ((0, "The page “Blank” has no touchpoints."),)


def test_the_example_is_packed_as_drawio_packs() -> None:
    found = re.findall(r">([^<]{20,})<", (DATA / "packed.drawio").read_text("utf-8"))
    pages = [unquote(zlib.decompress(b64decode(x), -zlib.MAX_WBITS).decode()) for x in found]
    assert all(page.startswith("<mxGraphModel>") for page in pages) and len(pages) == 3


def test_containers_side_by_side_are_stages() -> None:
    file = model(
        box("s", "Before", 0, 0, "swimlane;")
        + box("t", "After", 300, 0, "swimlane;")
        + box("a", "one", 10, 30).replace('parent="1"', 'parent="s"')
        + box("b", "two", 10, 30).replace('parent="1"', 'parent="t"')
    )
    now = snapshot(read(file, "x.xml"))
    assert [stage.title for stage in now.ordered(Stage)] == ["Before", "After"]
    assert [lane.title for lane in now.ordered(Lane)] == ["Touchpoints"]


def test_arrows_without_words_keep_their_boxes() -> None:
    boxes = "".join(box(id, "", i * 200, 0) for i, id in enumerate("abc"))
    arrows = "".join(
        f'<mxCell id="{a}{b}" edge="1" parent="1" source="{a}" target="{b}"/>'
        for a, b in pairwise("abc")
    )
    now = snapshot(read(model(boxes + arrows), "x.xml"))
    assert (len(now.all(Touchpoint)), len(now.all(Connection))) == (3, 2)


BOMB = b64encode(zlib.compress(b"a" * 40_000_000, 9)[2:-4]).decode()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("<mxfile/>", "not a draw.io diagram"),
        ("<html/>", "not a draw.io diagram"),
        ("", "not sound XML"),
        (model(""), "no boxes with words"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><mxfile/>", "DTD"),
        (f"<mxfile><diagram>{BOMB}</diagram></mxfile>", "larger than 20 MB"),
        ("<mxfile><diagram>%%%</diagram></mxfile>", "unpacked"),
        (f"<mxfile><diagram>{packed('<a>' * 300)}</diagram></mxfile>", "too deep"),
        ("<mxfile>" + "<diagram/>" * 60 + "</mxfile>", "more than 50 pages"),
        (model('<mxCell id="x"/>' * 100_001), "too large"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(file: str, why: str) -> None:
    with pytest.raises(JourneyError, match=f"(?s){why}.*Nothing was"):
        read(file, "x.drawio")


def test_cells_that_hold_one_another_in_a_ring_are_no_trouble() -> None:
    ring = box("a", "one", 0, 0).replace('parent="1"', 'parent="b"')
    ring += box("b", "two", 0, 0).replace('parent="1"', 'parent="a"')
    edge = '<mxCell id="e" edge="1" parent="e" source="e" target="a"/>'
    assert len(snapshot(read(model(ring + edge + box("c", "x", 1, 1)), "x.xml")).all(Touchpoint))


IDS = st.sampled_from(["0", "1", "a", "b", "record-a", "part-1", ""])
CELL = st.builds(
    lambda id, parent, label, style, x, kind, ends, data: (
        f'<object id="{id}" label="{label}" {data}><mxCell {kind}="1" parent="{parent}" '
        f'style="{style}" source="{ends[0]}" target="{ends[1]}"><mxGeometry x="{x}" width="{x}" '
        f'height="9" as="geometry"><mxPoint x="{x}" as="sourcePoint"/></mxGeometry></mxCell>'
        "</object>"
    ),
    IDS,
    IDS,
    st.sampled_from(["", "one", "a\nb", "&lt;b&gt;x", "&#10;"]),
    st.sampled_from(["", "swimlane", "container=1;html=1", "shape=step", "text;", "part=1", ";;="]),
    st.sampled_from(["0", "5", "-9", "nan", "inf", "1e999", "x", ""]),
    st.sampled_from(["vertex", "edge"]),
    st.tuples(IDS, IDS),
    st.sampled_from(
        [
            "",
            'record="a" kind="Touchpoint" said="one" at="1 2"',
            'record="b" kind="Lane" at="x"',
            'drawn="a b"',
            'journeymap="{}"',
            'drawn="a" journeymap=\'{"journeymap":1,"records":'
            '{"Journey":[{"id":"j"}],"Stage":[{"id":"s","journey":"j"}],"Step":'
            '[{"id":"t","stage":"s"}],"Lane":[{"id":"b","journey":"j"}],'
            '"Touchpoint":[{"id":"a","step":"t","lane":"b"}]}}\'',
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CELL, max_size=7).map("".join), st.booleans())
def test_whatever_a_diagram_holds_it_comes_in_or_says_why_not(cells: str, pack: bool) -> None:
    file = f"<mxfile><diagram>{packed(model(cells))}</diagram></mxfile>" if pack else model(cells)
    try:
        came = read(file, "x.drawio")
    except JourneyError:
        return
    now = snapshot(came)
    assert now.all(Touchpoint) and now.apply(~came.change) == Snapshot()


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.binary(max_size=80)))
def test_whatever_is_no_diagram_is_told(content: str | bytes) -> None:
    with pytest.raises(JourneyError):
        read(content, "x.drawio")


def test_a_packed_page_full_of_encoded_signs_takes_little_memory() -> None:
    inside = quote("<mxGraphModel><root>" + "é%" * 300_000 + "</root></mxGraphModel>")
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(inside.encode()) + packer.flush()
    page = b"<mxfile><diagram>" + b64encode(packed) + b"</diagram></mxfile>"
    tracemalloc.start()
    with suppress(JourneyError):
        read(page, "x.drawio")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * len(inside)
