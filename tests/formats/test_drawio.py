"""draw.io: what we write it opens and gives back; what others drew becomes a journey."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.editing.copies import take
from journeymap.errors import JourneyError
from journeymap.formats import Imported, Options
from journeymap.formats.drawio import read, text
from journeymap.formats.templates import load
from journeymap.model.change import change
from journeymap.model.records import (
    KINDS,
    Asset,
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Project,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import random_journey

DATA = Path(__file__).parents[1] / "data" / "drawio"
COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = next(iter(COFFEE.all(Journey)))


def snapshot(came: Imported) -> Snapshot:
    return Snapshot().apply(came.change)


@pytest.fixture(scope="module", autouse=True)
def application(qapp: object) -> object:
    """Texts are measured by Qt."""
    return qapp


@pytest.fixture(scope="module")
def written(application: object) -> str:
    return text(COFFEE, JOURNEY, Options())


def edited(written: str, edit: Callable[[dict[str, Element], Element], object]) -> Imported:
    """Do something to a diagram as draw.io would, pack it, and read it back."""
    file = fromstring(written.encode())
    (root,) = file.iter("root")
    edit({cell.get("id", ""): cell for cell in root}, root)
    (page,) = file.iter("diagram")
    model = tostring(page[0], "unicode")
    page.remove(page[0])
    page.text = packed(model)
    return read(tostring(file, "unicode"), "back.drawio")


def packed(model: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = quote(model, safe="!~*'()").encode()
    return b64encode(packer.compress(data) + packer.flush()).decode()


def card(now: Snapshot, title: str) -> Touchpoint:
    return next(card for card in now.all(Touchpoint).values() if card.title == title)


def cell_of(record: Record) -> str:
    return f"record-{record.id}"


def place(cell: Element) -> Element:
    (geometry,) = cell.iter("mxGeometry")
    return geometry


def model(cells: str) -> str:
    return (
        '<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
        f"{cells}</root></mxGraphModel>"
    )


def box(id: str, label: str, x: float, y: float, style: str = "rounded=1;", w: float = 120) -> str:
    return (
        f'<mxCell id="{id}" value="{label}" style="{style}" vertex="1" parent="1">'
        f'<mxGeometry x="{x}" y="{y}" width="{w}" height="50" as="geometry"/></mxCell>'
    )


def test_the_same_journey_is_written_as_the_same_bytes(written: str) -> None:
    assert text(COFFEE, JOURNEY, Options()) == written


def test_each_card_stands_in_its_lane_and_arrows_are_glued_to_cards(written: str) -> None:
    cells = {cell.get("id", ""): cell for cell in next(fromstring(written.encode()).iter("root"))}
    assert len(cells) == written.count("<mxCell ")
    for touchpoint in COFFEE.all(Touchpoint).values():
        inner = cells[cell_of(touchpoint)][0]
        assert inner.get("parent") == f"record-{touchpoint.lane}"
        assert " ".join((cells[cell_of(touchpoint)].get("label") or "").split()) == touchpoint.title
    for arrow in COFFEE.all(Connection).values():
        inner = cells[cell_of(arrow)][0]
        ends = (inner.get("source"), inner.get("target"))
        assert ends == (f"record-{arrow.source}", f"record-{arrow.target}")
    stages = {cells[cell_of(stage)].get("label") for stage in COFFEE.all(Stage).values()}
    assert stages == {stage.title for stage in COFFEE.all(Stage).values()}


def test_feelings_are_told_with_their_sign() -> None:
    levels = {-1.0: "-2", -0.25: "-0.5", -0.01: "0", 0.0: "0", 0.25: "+0.5", 1.0: "+2"}
    felt = sorted(COFFEE.all(Feeling).values(), key=lambda one: one.id)[: len(levels)]
    other = COFFEE.apply(change("", edit=[
        (one, one.but(valence=valence)) for one, valence in zip(felt, levels, strict=True)
    ]))
    root = next(fromstring(text(other, JOURNEY, Options()).encode()).iter("root"))
    labels = {cell.get("id"): cell.get("label") for cell in root}
    assert [labels[cell_of(one)] for one in felt] == [*levels.values()]


def test_no_label_is_read_as_html() -> None:
    evil = '<script>alert(1)</script> "a" & \'b\' %name%; fillColor=red'
    hurt = COFFEE.apply(change("", edit=[
        (one, one.but(title=evil)) for one in COFFEE.all(Touchpoint).values()
    ]))
    file = fromstring(text(hurt, JOURNEY, Options()).encode())
    styles = [cell.get("style", "") for cell in file.iter("mxCell")]
    assert not any("html=1" in style or "red" in style for style in styles)
    assert evil.replace(" ", "") in "".join("".join(
        cell.get("label", "").split()) for cell in file.iter("object"))
    assert {t.title for t in snapshot(read(text(hurt, JOURNEY, Options()), "x.drawio")).all(
        Touchpoint).values()} == {evil}


def test_a_journey_comes_back_whole(written: str) -> None:
    came = read(written, "coffee.drawio")
    now = snapshot(came)
    copy = take(COFFEE, [JOURNEY])
    carried = Snapshot(r for r in (*copy.inside, *copy.around) if not isinstance(r, Asset))
    for kind in KINDS:
        if kind is not Project:
            assert dict(now.all(kind)) == dict(carried.all(kind)), kind.__name__
    assert came.report == ()
    assert now.apply(~came.change) == Snapshot()


@pytest.mark.parametrize("seed", range(6))
def test_any_journey_comes_back_whole(seed: int) -> None:
    before = random_journey(seed)
    id = next(iter(before.all(Journey)))
    came = read(text(before, id, Options()), "any.drawio")
    now = snapshot(came)
    for kind in KINDS:
        if kind not in (Project, Journey):
            assert dict(now.all(kind)) == dict(before.all(kind)), kind.__name__
    assert now.all(Journey)[id].title == before.all(Journey)[id].title and came.report == ()


def test_what_was_written_anew_in_drawio_is_taken(written: str) -> None:
    orders = card(COFFEE, "Orders on the site")
    lane = next(lane for lane in COFFEE.all(Lane).values() if lane.title == "Store")

    def edit(cells: dict[str, Element], root: Element) -> None:
        cells[cell_of(orders)].set("label", "Orders\nby phone")
        cells[cell_of(lane)].set("label", "Shop")

    now = snapshot(edited(written, edit))
    assert now.all(Touchpoint)[orders.id].title == "Orders by phone"
    assert now.all(Lane)[lane.id].title == "Shop"
    assert len(now.all(Feeling)) == len(COFFEE.all(Feeling))


def test_what_was_deleted_in_drawio_is_gone_with_all_that_hung_on_it(written: str) -> None:
    calls = card(COFFEE, "Calls about the delay")
    stage = next(iter(COFFEE.all(Stage).values()))

    def edit(cells: dict[str, Element], root: Element) -> None:
        for id, cell in cells.items():
            inner = cell if cell.tag == "mxCell" else cell[0]
            ends = (inner.get("source"), inner.get("target"), inner.get("parent"), id)
            if cell_of(calls) in ends:
                root.remove(cell)
        root.remove(cells[cell_of(stage)])

    came = edited(written, edit)
    now = snapshot(came)
    assert calls.id not in now.all(Touchpoint)
    assert not any(calls.id in (c.source, c.target) for c in now.all(Connection).values())
    assert now.of(Friction, "touchpoint", calls.id) == ()
    assert stage.id in now.all(Stage) and stage.title in came.report[0][1]


def test_a_card_that_was_moved_stands_in_the_lane_and_step_it_was_moved_to(written: str) -> None:
    writes, checks = card(COFFEE, "Writes a review"), card(COFFEE, "Checks price and stock")
    store = next(lane for lane in COFFEE.all(Lane).values() if lane.title == "Store")

    def edit(cells: dict[str, Element], root: Element) -> None:
        cells[cell_of(writes)][0].set("parent", cell_of(store))
        place(cells[cell_of(writes)]).set("x", place(cells[cell_of(checks)]).get("x", ""))

    now = snapshot(edited(written, edit))
    moved = now.all(Touchpoint)[writes.id]
    assert (moved.lane, moved.step) == (store.id, checks.step)


def test_boxes_and_arrows_drawn_in_drawio_are_new_touchpoints(written: str) -> None:
    orders = card(COFFEE, "Orders on the site")
    courier = next(lane for lane in COFFEE.all(Lane).values() if lane.title == "Courier")

    def edit(cells: dict[str, Element], root: Element) -> None:
        x = place(cells[cell_of(orders)]).get("x")
        root.append(fromstring(
            f'<mxCell id="new" value="Packs &lt;i&gt;it&lt;/i&gt;" style="html=1;" vertex="1" '
            f'parent="{cell_of(courier)}"><mxGeometry x="{x}" y="8" width="120" height="40" '
            'as="geometry"/></mxCell>'
        ))
        root.append(fromstring(
            f'<mxCell id="arrow" value="then" edge="1" parent="1" source="{cell_of(orders)}" '
            'target="new"><mxGeometry relative="1" as="geometry"/></mxCell>'
        ))

    now = snapshot(edited(written, edit))
    packs = card(now, "Packs it")
    assert (packs.lane, packs.step) == (courier.id, orders.step)
    (arrow,) = now.of(Connection, "target", packs.id)
    assert (arrow.source, arrow.label) == (orders.id, "then")
    assert len(now.all(Connection)) == len(COFFEE.all(Connection)) + 1


def test_a_part_that_is_exported_carries_no_more_than_it_shows() -> None:
    two = [card(COFFEE, "Orders on the site"), card(COFFEE, "Checks price and stock")]
    written = text(COFFEE, JOURNEY, Options(selection=tuple(one.id for one in two)))
    assert "journeymap=" not in written and "Calls about the delay" not in written
    now = snapshot(read(written, "part.drawio"))
    assert {one.title for one in two} <= {one.title for one in now.all(Touchpoint).values()}
    stage = next(iter(COFFEE.all(Stage).values()))
    written = text(COFFEE, JOURNEY, Options(stages=(stage.id,)))
    assert "Calls about the delay" not in written
    assert list(snapshot(read(written, "part.drawio")).all(Stage)) == [stage.id]


def test_swimlanes_that_somebody_drew_are_lanes_with_touchpoints() -> None:
    came = read((DATA / "lanes.drawio").read_bytes(), "lanes.drawio")
    now = snapshot(came)
    lanes = now.ordered(Lane)
    assert [(lane.kind, lane.title) for lane in lanes] == [
        ("channel", "Web & app"), ("channel", "Street")
    ]
    assert next(iter(now.all(Journey).values())).title == "Renting a bike"
    steps = [
        [(t.title, t.lane) for t in now.of(Touchpoint, "step", step.id)]
        for step in now.ordered(Step)
    ]
    web, street = (lane.id for lane in lanes)
    assert steps == [
        [("Finds the app", web)], [("Pays", web), ("Looks for a stand", street)],
        [("Takes the bike", street)],
    ]
    assert card(now, "Finds the app").happened == "A poster at the station says there are bikes"
    titles = {id: one.title for id, one in now.all(Touchpoint).items()}
    arrows = {(titles[c.source], titles[c.target], c.label) for c in now.all(Connection).values()}
    assert arrows == {
        ("Finds the app", "Pays", "tries"), ("Pays", "Takes the bike", "paid"),
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
        (stage.title, [
            t.title for step in now.of(Step, "stage", stage.id)
            for t in now.of(Touchpoint, "step", step.id)
        ]) for stage in now.of(Stage, "journey", hotel.id)
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
        box("s", "Before", 0, 0, "swimlane;") + box("t", "After", 300, 0, "swimlane;")
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
        ("<mxfile/>", "not a draw.io diagram"), ("<html/>", "not a draw.io diagram"),
        ("", "not sound XML"), (model(""), "no boxes with words"),
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
    IDS, IDS, st.sampled_from(["", "one", "a\nb", "&lt;b&gt;x", "&#10;"]),
    st.sampled_from(["", "swimlane", "container=1;html=1", "shape=step", "text;", "part=1", ";;="]),
    st.sampled_from(["0", "5", "-9", "nan", "inf", "1e999", "x", ""]),
    st.sampled_from(["vertex", "edge"]), st.tuples(IDS, IDS),
    st.sampled_from(["", 'record="a" kind="Touchpoint" said="one" at="1 2"',
                     'record="b" kind="Lane" at="x"', 'drawn="a b"',
                     'journeymap="{}"', 'drawn="a" journeymap=\'{"journeymap":1,"records":'
                     '{"Journey":[{"id":"j"}],"Stage":[{"id":"s","journey":"j"}],"Step":'
                     '[{"id":"t","stage":"s"}],"Lane":[{"id":"b","journey":"j"}],'
                     '"Touchpoint":[{"id":"a","step":"t","lane":"b"}]}}\'']),
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
