"""draw.io: what we write it opens and gives back; what others drew becomes a journey."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from journeymap.editing.cuts import take
from journeymap.formats.drawio import read, text
from journeymap.model.change import change
from journeymap.model.records import (
    KINDS,
    Asset,
    Connection,
    Feeling,
    Friction,
    Journey,
    Lane,
    Note,
    Persona,
    Project,
    Record,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.tabular.imported import Imported
from journeymap.view import View
from tests.formats.diagrams import card, packed, snapshot
from tests.layout.pages import random_journey

DATA = Path(__file__).parents[1] / "data" / "drawio"
COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = next(iter(COFFEE.all(Journey)))


@pytest.fixture(scope="module", autouse=True)
def application(qapp: object) -> object:
    """Texts are measured by Qt."""
    return qapp


@pytest.fixture(scope="module")
def written(application: object) -> str:
    return text(View.of(COFFEE, JOURNEY), Options())


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


def cell_of(record: Record) -> str:
    return f"record-{record.id}"


def place(cell: Element) -> Element:
    (geometry,) = cell.iter("mxGeometry")
    return geometry


def test_the_same_journey_is_written_as_the_same_bytes(written: str) -> None:
    assert text(View.of(COFFEE, JOURNEY), Options()) == written


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
    other = COFFEE.apply(
        change(
            "",
            edit=[
                (one, one.but(valence=valence)) for one, valence in zip(felt, levels, strict=True)
            ],
        )
    )
    root = next(fromstring(text(View.of(other, JOURNEY), Options()).encode()).iter("root"))
    labels = {cell.get("id"): cell.get("label") for cell in root}
    assert [labels[cell_of(one)] for one in felt] == [*levels.values()]


def test_no_label_is_read_as_html() -> None:
    evil = "<script>alert(1)</script> \"a\" & 'b' %name%; fillColor=red"
    hurt = COFFEE.apply(
        change("", edit=[(one, one.but(title=evil)) for one in COFFEE.all(Touchpoint).values()])
    )
    file = fromstring(text(View.of(hurt, JOURNEY), Options()).encode())
    styles = [cell.get("style", "") for cell in file.iter("mxCell")]
    assert not any("html=1" in style or "red" in style for style in styles)
    assert evil.replace(" ", "") in "".join(
        "".join(cell.get("label", "").split()) for cell in file.iter("object")
    )
    assert {
        t.title
        for t in snapshot(read(text(View.of(hurt, JOURNEY), Options()), "x.drawio"))
        .all(Touchpoint)
        .values()
    } == {evil}


def unpictured(record: Record) -> Record:
    """Return a record as a diagram brings it back: without the picture it shows."""
    if isinstance(record, Persona):
        return record.but(picture=None)
    return record.but(asset=None) if isinstance(record, Note | Lane) else record


def test_a_journey_comes_back_whole_but_for_its_pictures_and_that_is_said(written: str) -> None:
    came = read(written, "coffee.drawio")
    now = snapshot(came)
    copy = take(COFFEE, [JOURNEY])
    carried = Snapshot(
        unpictured(r) for r in (*copy.inside, *copy.around) if not isinstance(r, Asset)
    )
    for kind in KINDS:
        if kind is not Project:
            assert dict(now.all(kind)) == dict(carried.all(kind)), kind.__name__
    assert [said for _, said in came.report] == [
        "14 links led to something that is not in the file, and were cleared."
    ]
    assert now.apply(~came.change) == Snapshot()


@pytest.mark.parametrize("seed", range(6))
def test_any_journey_comes_back_whole(seed: int) -> None:
    before = random_journey(seed)
    id = next(iter(before.all(Journey)))
    came = read(text(View.of(before, id), Options()), "any.drawio")
    now = snapshot(came)
    for kind in KINDS:
        if kind not in (Project, Journey):
            assert dict(now.all(kind)) == dict(before.all(kind)), kind.__name__
    assert now.all(Journey)[id].title == before.all(Journey)[id].title and came.report == ()


def test_what_was_written_anew_in_drawio_is_taken(written: str) -> None:
    orders = card(COFFEE, "Orders on the site")
    lane = next(lane for lane in COFFEE.all(Lane).values() if lane.title == "Store")
    pain = next(f for f in COFFEE.all(Friction).values() if f.title == "Waits 11 min on hold")

    def edit(cells: dict[str, Element], root: Element) -> None:
        cells[cell_of(orders)].set("label", "Orders\nby phone")
        cells[cell_of(lane)].set("label", "Shop")
        cells[cell_of(pain)].set("label", "Nobody answers")

    now = snapshot(edited(written, edit))
    assert now.all(Touchpoint)[orders.id].title == "Orders by phone"
    assert now.all(Lane)[lane.id].title == "Shop"
    assert now.all(Friction)[pain.id] == pain.but(title="Nobody answers")
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
    assert stage.id in now.all(Stage)
    assert any(stage.title in said for _, said in came.report)


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
        root.append(
            fromstring(
                f'<mxCell id="new" value="Packs &lt;i&gt;it&lt;/i&gt;" style="html=1;" vertex="1" '
                f'parent="{cell_of(courier)}"><mxGeometry x="{x}" y="8" width="120" height="40" '
                'as="geometry"/></mxCell>'
            )
        )
        root.append(
            fromstring(
                f'<mxCell id="arrow" value="then" edge="1" parent="1" source="{cell_of(orders)}" '
                'target="new"><mxGeometry relative="1" as="geometry"/></mxCell>'
            )
        )

    now = snapshot(edited(written, edit))
    packs = card(now, "Packs it")
    assert (packs.lane, packs.step) == (courier.id, orders.step)
    (arrow,) = now.of(Connection, "target", packs.id)
    assert (arrow.source, arrow.label) == (orders.id, "then")
    assert len(now.all(Connection)) == len(COFFEE.all(Connection)) + 1


def test_a_part_that_is_exported_carries_no_more_than_it_shows() -> None:
    two = [card(COFFEE, "Orders on the site"), card(COFFEE, "Checks price and stock")]
    written = text(View.of(COFFEE, JOURNEY), Options(selection=tuple(one.id for one in two)))
    assert "journeymap=" not in written and "Calls about the delay" not in written
    now = snapshot(read(written, "part.drawio"))
    assert {one.title for one in two} <= {one.title for one in now.all(Touchpoint).values()}
    stage = next(iter(COFFEE.all(Stage).values()))
    written = text(View.of(COFFEE, JOURNEY, stages=(stage.id,)), Options())
    assert "Calls about the delay" not in written
    assert list(snapshot(read(written, "part.drawio")).all(Stage)) == [stage.id]
