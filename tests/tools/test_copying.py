"""Copies that are dragged: the key for it may come down and up on the way."""

from __future__ import annotations

import pytest

from journeymap.editing.copying import copy_boxes
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.records import Connection, Feeling, Friction, Lane, Note, Record, Touchpoint
from journeymap.tools.keypress import KeyPress
from journeymap.tools.state import Pointer
from tests.editing.maps import JOURNEY, OLENA, shown, sketch
from tests.model.walks import dangling
from tests.tools.bench_desk import BenchDesk

ROWS = ("Web: a b . | c d", "Shop: . x . | . y")
COPY = KeyPress("copy", commands=True)


@pytest.fixture
def context() -> BenchDesk:
    more: tuple[Record, ...] = (
        Connection(id="ab", source="a", target="b"),
        Connection(id="bc", source="b", target="c"),
        Friction(id="slow", touchpoint="a", title="Slow", severity=3),
        Feeling(id="felt", touchpoint="a", persona=OLENA, valence=0.5),
        Lane(id="Notes", journey=JOURNEY, kind="text", title="Notes", position=9.0),
        Lane(id="Pain", journey=JOURNEY, kind="friction", title="Pain", position=10.0),
        Note(id="said", journey=JOURNEY, lane="Notes", step="s0", body="Said"),
    )
    return BenchDesk(sketch(*ROWS).apply(Change("", change("", add=more).edits)))


def rows(context: BenchDesk) -> list[str]:
    return shown(context.snapshot)[:2]


def free(context: BenchDesk) -> tuple[float, float]:
    """Return the middle of the cell below ``a``."""
    return context.scene.columns[0].centre, middle(context, "Shop")


def middle(context: BenchDesk, lane: str) -> float:
    band = next(one for one in context.scene.bands if one.lane == lane)
    return band.y + band.h / 2


def pull(
    context: BenchDesk, start: tuple[float, float], end: tuple[float, float], *, copy: bool
) -> None:
    """Drag without letting go."""
    context.controller.press(Pointer(*start, copy=copy))
    for share in (0.1, 0.6, 1.0):
        x, y = (start[i] + (end[i] - start[i]) * share for i in (0, 1))
        context.controller.move(Pointer(x, y, copy=copy))


def test_a_copy_goes_where_the_card_is_dragged_with_all_it_has(context: BenchDesk) -> None:
    before = context.snapshot
    pull(context, context.at("a", "card"), free(context), copy=True)
    assert context.controller.cursor_at(Pointer(0, 0)) == "copying"
    assert context.snapshot is before and context.previewed
    context.controller.release(Pointer(*free(context), copy=True))
    now = context.snapshot
    assert rows(context) == ["Web: a b . | c d", "Shop: a x . | . y"] and context.bare
    (new,) = context.selection
    assert new != "a" and now.all(Touchpoint)[new].origin is None
    assert [f.title for f in now.of(Friction, "touchpoint", new)] == ["Slow"]
    assert [f.persona for f in now.of(Feeling, "touchpoint", new)] == [OLENA]
    assert len(now.all(Connection)) == 2, "no arrow leads from the copy to others"
    assert dangling(now) == []
    context.document.undo()
    assert context.snapshot == before


def test_arrows_among_the_copied_come_along(context: BenchDesk) -> None:
    context.select(("b", "a"))
    pull(context, context.at("a", "card"), free(context), copy=True)
    context.controller.release(Pointer(*free(context), copy=True))
    assert rows(context) == ["Web: a b . | c d", "Shop: a x+b . | . y"]
    now, chosen = context.snapshot, set(context.selection)
    (arrow,) = (x for x in now.all(Connection).values() if x.source in chosen)
    assert arrow.target in chosen and arrow.id not in ("ab", "bc")


def test_the_key_turns_a_move_into_a_copy_and_back(context: BenchDesk) -> None:
    pull(context, context.at("a", "card"), free(context), copy=False)
    assert shown(context.seen)[:2] == ["Web: . b . | c d", "Shop: a x . | . y"]
    assert context.controller.key(COPY)
    assert shown(context.seen)[:2] == ["Web: a b . | c d", "Shop: a x . | . y"]
    assert context.controller.cursor_at(Pointer(0, 0)) == "copying"
    assert context.controller.key_up(COPY)
    assert shown(context.seen)[:2] == ["Web: . b . | c d", "Shop: a x . | . y"]
    assert context.controller.cursor_at(Pointer(0, 0)) == "grabbing"
    context.controller.release(Pointer(*free(context)))
    assert rows(context) == ["Web: . b . | c d", "Shop: a x . | . y"]
    assert context.selection == ("a",)


def test_esc_leaves_no_copy(context: BenchDesk) -> None:
    before = context.snapshot
    pull(context, context.at("a", "card"), free(context), copy=True)
    context.key("escape")
    assert context.bare and context.snapshot is before


def test_a_copy_in_its_own_cell_stands_below_it(context: BenchDesk) -> None:
    x, y = context.at("a", "card")
    pull(context, (x, y), (x + 8, y + 25), copy=True)
    context.controller.release(Pointer(x + 8, y + 25, copy=True))
    assert rows(context)[0] == "Web: a+a b . | c d"
    (new,) = context.selection
    positions = [card.position for card in context.snapshot.of(Touchpoint, "step", "s0")]
    assert len(set(positions)) == 2 and new != "a"


def test_between_columns_a_copy_makes_its_own_step(context: BenchDesk) -> None:
    gap = context.scene.columns[1].x - 12, middle(context, "Web")
    pull(context, context.at("a", "card"), gap, copy=True)
    context.controller.release(Pointer(*gap, copy=True))
    assert rows(context) == ["Web: a a b . | c d", "Shop: . . x . | . y"]


def test_boxes_are_copied_as_well(context: BenchDesk) -> None:
    there = context.scene.columns[1].centre, middle(context, "Notes")
    pull(context, context.at("said"), there, copy=True)
    context.controller.release(Pointer(*there, copy=True))
    notes = context.snapshot.all(Note).values()
    assert sorted((note.step, note.body) for note in notes) == [("s0", "Said"), ("s1", "Said")]
    assert context.selection == tuple(n.id for n in notes if n.step == "s1")


def test_a_friction_is_copied_to_another_touchpoint(context: BenchDesk) -> None:
    there = context.scene.columns[1].centre, middle(context, "Pain")
    pull(context, context.at("slow"), there, copy=True)
    context.controller.release(Pointer(*there, copy=True))
    assert [f.title for f in context.snapshot.of(Friction, "touchpoint", "b")] == ["Slow"]
    assert [f.id for f in context.snapshot.of(Friction, "touchpoint", "a")] == ["slow"]


def test_where_a_box_cannot_be_nothing_is_copied_and_that_is_said(context: BenchDesk) -> None:
    before = context.snapshot
    there = context.scene.columns[2].centre, middle(context, "Pain")
    pull(context, context.at("slow"), there, copy=True)
    context.controller.release(Pointer(*there, copy=True))
    assert context.snapshot is before and context.done[-1].startswith("say There is no touchpoint")
    assert copy_boxes(before, JOURNEY, ("gone",), "gone", Cell("S0", "s0", "Pain")) is None


def test_a_marquee_takes_cards_and_boxes(context: BenchDesk) -> None:
    page = context.scene
    corner = page.columns[0].x - 6, page.bands[0].y + 1
    end = page.columns[0].x + page.columns[0].w, page.bands[-1].y + page.bands[-1].h - 1
    context.controller.press(Pointer(*corner))
    context.controller.move(Pointer(*end))
    context.controller.release(Pointer(*end))
    assert set(context.selection) == {"a", "said", "slow"} and context.selection[-1] == "a"
    context.controller.press(Pointer(page.columns[1].x - 6, corner[1], shift=True))
    context.controller.move(Pointer(page.columns[1].x + 20, end[1], shift=True))
    context.controller.release(Pointer(page.columns[1].x + 20, end[1], shift=True))
    assert set(context.selection) == {"a", "said", "slow", "b", "x"}
