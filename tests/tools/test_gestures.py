"""Gestures without a screen: states are data, and each walk through them is one change or none."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.drawing.shapes import Text
from journeymap.editing.together import Landing
from journeymap.lanes.parts.pulled import caught
from journeymap.model.change import change
from journeymap.model.grid import Cell
from journeymap.model.records import Connection, Feeling, Lane, Project, Step, Touchpoint
from journeymap.tools.connect import ends_of
from journeymap.tools.move import target_at
from journeymap.tools.resize import edge_at
from journeymap.tools.state import Pointer
from tests.editing.maps import JOURNEY, shown, sketch
from tests.model.walks import dangling
from tests.sources import ROOT
from tests.tools.bench_desk import BenchDesk

ROWS = ("Web: a b . | c d", "Shop: . x . | . y")


@pytest.fixture
def context() -> BenchDesk:
    return BenchDesk(sketch(*ROWS, "Mood:"))


def rows(context: BenchDesk) -> list[str]:
    return shown(context.snapshot)[:2]


def column(context: BenchDesk, number: int) -> float:
    return context.scene.columns[number].centre


def band(context: BenchDesk, lane: str) -> float:
    found = next(one for one in context.scene.bands if one.lane == lane)
    return found.y + found.h / 2


def test_no_qt_is_needed() -> None:
    code = (
        "import sys, journeymap.tools.select;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_card_to_a_free_cell(context: BenchDesk) -> None:
    context.drag(context.at("a", "card"), (column(context, 0), band(context, "Shop")))
    assert rows(context) == ["Web: . b . | c d", "Shop: a x . | . y"]
    assert context.bare and context.selection == ("a",)
    context.document.undo()
    assert rows(context) == list(ROWS)


def test_a_card_to_a_taken_cell_goes_above_or_below(context: BenchDesk) -> None:
    x, y = context.at("x", "card")
    context.drag(context.at("a", "card"), (x, y + 20))
    assert rows(context) == ["Web: b . | c d", "Shop: x+a . | . y"]
    context.document.undo()
    context.drag(context.at("a", "card"), (x, y - 20))
    assert rows(context) == ["Web: b . | c d", "Shop: a+x . | . y"]


def test_a_card_to_a_gutter_gets_a_step_of_its_own(context: BenchDesk) -> None:
    second = context.scene.columns[1]
    context.drag(context.at("d", "card"), (second.x - 10, band(context, "Web")))
    assert rows(context) == ["Web: a d b . | c .", "Shop: . . x . | . y"]


def test_a_card_behind_the_last_column(context: BenchDesk) -> None:
    last = context.scene.columns[-1]
    context.drag(context.at("a", "card"), (last.x + last.w + 40, band(context, "Web")))
    assert rows(context) == ["Web: b . | c d a", "Shop: x . | . y ."]


def test_several_cards_keep_their_lanes_in_a_new_step(context: BenchDesk) -> None:
    context.select(("b", "x"))
    second = context.scene.columns[4]
    context.drag(context.at("x", "card"), (second.x - 10, band(context, "Shop")))
    assert rows(context) == ["Web: a . | c b d", "Shop: . . | . x y"]


def test_several_cards_keep_their_columns_and_no_column_goes_while_they_are_held(
    context: BenchDesk,
) -> None:
    context.select(("a", "d"))
    places = [(column(context, i), band(context, "Shop") + 10) for i in (3, 4)]
    context.press(*context.at("d", "card"))
    context.move(*places[0])
    assert shown(context.seen)[:2] == ["Web: . . b . | c .", "Shop: a . x . | d y"]
    context.move(*places[1])
    assert shown(context.seen)[:2] == ["Web: . b . | c .", "Shop: a x . | . y+d"]
    context.release(*places[1])
    assert rows(context) == ["Web: . b . | c .", "Shop: a x . | . y+d"]
    context.document.undo()
    assert rows(context) == list(ROWS)


def test_while_held_the_document_waits(context: BenchDesk) -> None:
    before = context.snapshot
    context.press(*context.at("a", "card"))
    context.move(column(context, 0), band(context, "Shop"))
    assert context.snapshot is before and context.seen != before and context.dragged == {"a"}
    first = context.previewed
    context.move(column(context, 0) + 2, band(context, "Shop"))
    assert context.previewed is first  # over the same place nothing is worked out again
    context.key("escape")
    assert context.bare and context.snapshot is before


def test_a_card_put_back_where_it_was_is_no_change(context: BenchDesk) -> None:
    context.press(*context.at("a", "card"))
    context.move(column(context, 3), band(context, "Shop"))
    context.move(column(context, 0), band(context, "Web"))
    context.release(column(context, 0), band(context, "Web"))
    assert context.document.undoable is None and context.bare


@given(st.floats(-500, 3000), st.floats(-500, 3000))
def test_every_point_has_a_place(x: float, y: float) -> None:
    page = PAGE
    found = target_at(page, Pointer(x, y), frozenset())
    assert found is not None and 0 <= found.column <= len(page.columns)
    assert found.lane in ("Web", "Shop", "Mood") and isinstance(found, Landing)


PAGE = BenchDesk(sketch(*ROWS, "Mood:")).scene


def test_an_arrow_from_an_edge(context: BenchDesk) -> None:
    rect = context.scene.figure("a", "card").rect  # type: ignore[union-attr]
    context.drag((rect.right - 1, rect.centre[1]), context.at("y", "card"))
    (arrow,) = context.snapshot.all(Connection).values()
    assert (arrow.source, arrow.target) == ("a", "y")
    assert context.selection == ("y",) and context.bare
    context.drag((rect.right - 1, rect.centre[1]), context.at("y", "card"))
    assert len(context.snapshot.all(Connection)) == 1


@pytest.mark.parametrize(
    ("column_", "lane", "there"),
    [
        (0, "Shop", ["Web: a b . | c d", "Shop: * x . | . y"]),
        (2, "Web", ["Web: a b * | c d", "Shop: . x . | . y"]),
        (9, "Shop", ["Web: a b . | c d .", "Shop: . x . | . y *"]),
    ],
)
def test_an_arrow_to_an_empty_place_brings_a_card_there(
    context: BenchDesk, column_: int, lane: str, there: list[str]
) -> None:
    rect = context.scene.figure("a", "card").rect  # type: ignore[union-attr]
    x = context.scene.width if column_ == 9 else column(context, column_)
    context.drag((rect.right - 1, rect.centre[1]), (x, band(context, lane)))
    assert rows(context) == there and context.bare
    (arrow,) = context.snapshot.all(Connection).values()
    assert (arrow.source, *context.selection) == ("a", arrow.target)
    context.document.undo()
    assert rows(context) == list(ROWS) and not context.snapshot.all(Connection)


def test_an_end_of_an_arrow_takes_kind_label_and_weight_along(context: BenchDesk) -> None:
    arrow = Connection(
        id="ab",
        source="a",
        target="b",
        kind="loyalty",
        label="again",
        weight=0.4,
        unit="probability",
    )
    context.document.commit(change("x", add=[arrow, Connection(id="cy", source="c", target="y")]))
    context.select(("ab",))
    context.drag(ends_of(context, "ab")["target"], context.at("d", "card"))
    assert context.snapshot.all(Connection)["ab"] == arrow.but(target="d")
    context.drag(ends_of(context, "ab")["source"], (column(context, 0), band(context, "Shop")))
    assert context.snapshot.all(Connection)["ab"] == arrow.but(target="d") and context.bare
    context.select(("cy",))
    context.drag(ends_of(context, "cy")["source"], context.at("y", "card"))
    assert context.snapshot.all(Connection)["cy"].source == "c"


def test_a_click_on_an_empty_place_is_its_cell(context: BenchDesk) -> None:
    context.press(column(context, 0), band(context, "Shop"))
    context.release(column(context, 0), band(context, "Shop"))
    assert context.cell == Cell("S0", "s0", "Shop")
    context.press(10, 10)
    context.release(10, 10)
    assert context.cell is None and context.selection == ()


def test_a_band_adds_to_what_was_chosen_with_shift(context: BenchDesk) -> None:
    context.select(("y",))
    corner = (context.scene.columns[0].x - 12, band(context, "Web") - 45)
    context.press(*corner, shift=True)
    context.move(column(context, 1), band(context, "Web"), shift=True)
    assert context.selection == ("y", "a", "b") and len(context.shapes) == 1
    context.release(column(context, 1), band(context, "Web"), shift=True)
    assert context.bare and context.selection == ("y", "a", "b")


@pytest.mark.parametrize(
    ("levels", "valence", "level"),
    [
        (3, 0.4, 0.0),
        (3, 0.6, 1.0),
        (5, 0.3, 0.5),
        (5, -0.9, -1.0),
        (11, 0.27, 0.2),
        (4, 0.1, 1 / 3),
    ],
)
def test_a_feeling_is_caught_by_the_levels(levels: int, valence: float, level: float) -> None:
    assert caught(valence, levels) == pytest.approx(level)


@given(st.floats(-1, 1), st.integers(3, 11))
def test_a_caught_feeling_is_a_level_and_the_nearest(valence: float, levels: int) -> None:
    scale = [-1 + 2 * i / (levels - 1) for i in range(levels)]
    got = caught(valence, levels)
    assert min(abs(got - level) for level in scale) < 1e-9
    assert abs(got - valence) <= min(abs(level - valence) for level in scale) + 1e-9


@pytest.mark.parametrize(("alt", "got"), [(False, 0.5), (True, 0.6)])
def test_a_face_dragged_up(context: BenchDesk, alt: bool, got: float) -> None:
    mood = context.snapshot.all(Lane)["Mood"]
    context.document.commit(
        change(
            "x",
            add=[Feeling(id="f", touchpoint="a", persona="Olena", valence=-1.0), Project(id="p")],
            edit=[(mood, mood.but(kind="emotion"))],
        )
    )
    there = next(one for one in context.scene.bands if one.unit)
    x, y = context.at("f", "feeling")
    context.drag((x, y), (x, there.zero - 0.6 * there.unit), alt=alt)
    assert context.snapshot.all(Feeling)["f"].valence == pytest.approx(got, abs=0.01)
    assert context.bare


def test_a_stage_dragged_over_the_other(context: BenchDesk) -> None:
    x, y = context.at("S0", "stage")
    context.drag((x, y), (column(context, 4), y))
    assert rows(context) == ["Web: c d | a b .", "Shop: . y | . x ."]


def test_a_lane_dragged_down(context: BenchDesk) -> None:
    context.drag(
        context.at("Web", "lane title"),
        (context.scene.rows[0].rail.centre[0], band(context, "Shop") + 40),
    )
    assert [row.partition(":")[0] for row in shown(context.snapshot)] == ["Shop", "Web", "Mood"]


def test_edges_are_made_wider_and_higher_within_bounds(context: BenchDesk) -> None:
    one, head = context.scene.columns[0], context.scene.stages[0][1].centre[1]
    edge = edge_at(context.scene, Pointer(one.x + one.w + 2, head))
    assert edge is not None
    context.drag((one.x + one.w, head), (one.x + one.w + 900, head))
    assert context.snapshot.all(Step)["s0"].width == 320
    web = next(b for b in context.scene.bands if b.lane == "Web")
    at = context.scene.rows[0].rail.centre[0]
    context.drag((at, web.y + web.h), (at, web.y + web.h + 55))
    assert context.snapshot.all(Lane)["Web"].height == pytest.approx(web.h + 55, abs=1)


def test_a_double_click_on_an_edge_fits_what_is_there(context: BenchDesk) -> None:
    title = "Compares the models in three shops"
    card = context.snapshot.all(Touchpoint)["a"]
    context.document.commit(change("Title", edit=[(card, card.but(title=title))]))
    start = _lane_edge(context, "Web")
    context.drag(start, (start[0], start[1] + 120.0))
    assert len(_title_of(context, "a")) > 1
    for x, y in (_column_edge(context), _lane_edge(context, "Web")):
        context.controller.double_click(Pointer(x, y))
    assert len(_title_of(context, "a")) == 1
    assert context.snapshot.all(Lane)["Web"].height is None
    context.document.undo()
    context.document.undo()
    assert len(_title_of(context, "a")) > 1


def _column_edge(context: BenchDesk) -> tuple[float, float]:
    one = context.scene.columns[0]
    return one.x + one.w, context.scene.stages[0][1].centre[1]


def _lane_edge(context: BenchDesk, lane: str) -> tuple[float, float]:
    found = next(one for one in context.scene.bands if one.lane == lane)
    return context.scene.rows[0].rail.centre[0], found.y + found.h


def _title_of(context: BenchDesk, id: str) -> list[str]:
    figure = next(f for f in context.scene.figures_of(id) if f.role == "card")
    title = context.snapshot.all(Touchpoint)[id].title
    texts = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
    return [text for text in texts if text and text in title]


def test_an_edge_that_is_only_clicked_stays_as_it_was(context: BenchDesk) -> None:
    one, head = context.scene.columns[0], context.scene.stages[0][1].centre[1]
    web = next(b for b in context.scene.bands if b.lane == "Web")
    for x, y in ((one.x + one.w, head), (context.scene.rows[0].rail.centre[0], web.y + web.h)):
        context.press(x, y)
        assert context.state.cursor.startswith("resize")
        context.release(x, y)
    assert context.document.undoable is None and context.bare


@pytest.mark.parametrize(
    ("stage", "x", "there"),
    [
        ("S1", -9, "Web:  | c a b"),
        ("S1", 9, "Web:  | a c b"),
        ("S0", 0, "Web: c | a b"),
    ],
)
def test_a_step_dragged_beside_a_stage_without_steps(stage: str, x: float, there: str) -> None:
    context = BenchDesk(sketch("Web: | a b c"))
    last = context.snapshot.all(Step)["s2"]
    context.document.commit(change("Title", edit=[(last, last.but(title="Pays"))]))
    column = next(c for c in context.scene.columns if c.stage == stage)
    context.drag(context.at("s2", "step"), (column.centre + x, context.at("s2", "step")[1]))
    assert shown(context.snapshot) == [there]


def test_a_face_in_a_second_emotion_lane_follows_the_pointer_there(context: BenchDesk) -> None:
    lower = [Lane(id=f"Mood {n}", journey=JOURNEY, kind="emotion", position=n) for n in (8, 9)]
    feeling = Feeling(id="f", touchpoint="a", persona="Olena", valence=0.0)
    context.document.commit(change("x", add=[*lower, feeling]))
    band = context.scene.bands[-1]
    x, _ = context.at("f", "feeling")
    context.drag((x, band.zero), (x, band.zero - band.unit / 2))
    assert context.snapshot.all(Feeling)["f"].valence == pytest.approx(0.5)


def test_only_cards_are_dragged(context: BenchDesk) -> None:
    context.select(("S0", "a"))
    context.press(*context.at("a", "card"))
    context.move(column(context, 1), band(context, "Shop"))
    assert context.dragged == {"a"}


@given(
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.floats(0, 1),
            st.floats(0, 1),
            st.floats(0, 1),
            st.booleans(),
            st.sampled_from(["release", "cancel"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_drags_anywhere_leave_a_sound_map(
    drags: list[tuple[float, float, float, float, bool, str]],
) -> None:
    context = BenchDesk(sketch(*ROWS, "Mood:"))
    start = context.snapshot
    for a, b, c, d, shift, end in drags:
        page = context.scene
        before, cards = context.snapshot, len(context.snapshot.all(Touchpoint))
        context.press(a * page.width, b * page.height, shift=shift)
        context.move(c * page.width, d * page.height, shift=shift)
        if end == "cancel" and context.controller.busy:
            context.key("escape")
            assert context.snapshot is before
        context.release(c * page.width, d * page.height, shift=shift)
        assert context.bare and dangling(context.snapshot) == []
        new = len(context.snapshot.all(Touchpoint)) - cards
        assert new in (0, 1) and len(context.selection) >= new
    while context.document.undo():
        pass
    assert context.snapshot == start and context.journey == JOURNEY
