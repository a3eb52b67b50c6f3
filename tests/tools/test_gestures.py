"""Gestures without a screen: states are data, and each walk through them is one change or none."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.editing.together import Landing
from journeymap.model.change import change
from journeymap.model.grid import Cell
from journeymap.model.records import Connection, Feeling, Lane, Project, Step, Touchpoint
from journeymap.tools.connect import ends_of
from journeymap.tools.feel import caught
from journeymap.tools.move import target_at
from journeymap.tools.resize import edge_at
from journeymap.tools.state import Pointer
from tests.editing.maps import JOURNEY, shown, sketch
from tests.model.walks import dangling
from tests.sources import ROOT
from tests.tools.bench_desk import BenchDesk

ROWS = ("Web: a b . | c d", "Shop: . x . | . y")


@pytest.fixture
def desk() -> BenchDesk:
    return BenchDesk(sketch(*ROWS, "Mood:"))


def rows(desk: BenchDesk) -> list[str]:
    return shown(desk.base)[:2]


def column(desk: BenchDesk, number: int) -> float:
    return desk.scene.columns[number].centre


def band(desk: BenchDesk, lane: str) -> float:
    found = next(one for one in desk.scene.bands if one.lane == lane)
    return found.y + found.h / 2


def test_no_qt_is_needed() -> None:
    code = (
        "import sys, journeymap.tools.select;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_card_to_a_free_cell(desk: BenchDesk) -> None:
    desk.drag(desk.at("a", "card"), (column(desk, 0), band(desk, "Shop")))
    assert rows(desk) == ["Web: . b . | c d", "Shop: a x . | . y"]
    assert desk.bare and desk.selection == ("a",)
    desk.document.undo()
    assert rows(desk) == list(ROWS)


def test_a_card_to_a_taken_cell_goes_above_or_below(desk: BenchDesk) -> None:
    x, y = desk.at("x", "card")
    desk.drag(desk.at("a", "card"), (x, y + 20))
    assert rows(desk) == ["Web: b . | c d", "Shop: x+a . | . y"]
    desk.document.undo()
    desk.drag(desk.at("a", "card"), (x, y - 20))
    assert rows(desk) == ["Web: b . | c d", "Shop: a+x . | . y"]


def test_a_card_to_a_gutter_gets_a_step_of_its_own(desk: BenchDesk) -> None:
    second = desk.scene.columns[1]
    desk.drag(desk.at("d", "card"), (second.x - 10, band(desk, "Web")))
    assert rows(desk) == ["Web: a d b . | c .", "Shop: . . x . | . y"]


def test_a_card_behind_the_last_column(desk: BenchDesk) -> None:
    last = desk.scene.columns[-1]
    desk.drag(desk.at("a", "card"), (last.x + last.w + 40, band(desk, "Web")))
    assert rows(desk) == ["Web: b . | c d a", "Shop: x . | . y ."]


def test_several_cards_keep_their_lanes_in_a_new_step(desk: BenchDesk) -> None:
    desk.select(("b", "x"))
    second = desk.scene.columns[4]
    desk.drag(desk.at("x", "card"), (second.x - 10, band(desk, "Shop")))
    assert rows(desk) == ["Web: a . | c b d", "Shop: . . | . x y"]


def test_several_cards_keep_their_columns_and_no_column_goes_while_they_are_held(
    desk: BenchDesk,
) -> None:
    desk.select(("a", "d"))
    places = [(column(desk, i), band(desk, "Shop") + 40) for i in (3, 4)]
    desk.press(*desk.at("d", "card"))
    desk.move(*places[0])
    assert shown(desk.seen)[:2] == ["Web: . . b . | c .", "Shop: a . x . | d y"]
    desk.move(*places[1])
    assert shown(desk.seen)[:2] == ["Web: . b . | c .", "Shop: a x . | . y+d"]
    desk.release(*places[1])
    assert rows(desk) == ["Web: . b . | c .", "Shop: a x . | . y+d"]
    desk.document.undo()
    assert rows(desk) == list(ROWS)


def test_while_held_the_document_waits(desk: BenchDesk) -> None:
    before = desk.base
    desk.press(*desk.at("a", "card"))
    desk.move(column(desk, 0), band(desk, "Shop"))
    assert desk.base is before and desk.seen != before and desk.carried == {"a"}
    first = desk.previewed
    desk.move(column(desk, 0) + 2, band(desk, "Shop"))
    assert desk.previewed is first  # over the same place nothing is worked out again
    assert desk.state is not None
    desk.state = desk.state.cancel(desk)
    assert desk.bare and desk.base is before


def test_a_card_put_back_where_it_was_is_no_change(desk: BenchDesk) -> None:
    desk.press(*desk.at("a", "card"))
    desk.move(column(desk, 3), band(desk, "Shop"))
    desk.move(column(desk, 0), band(desk, "Web"))
    desk.release(column(desk, 0), band(desk, "Web"))
    assert desk.document.undoable is None and desk.bare


@given(st.floats(-500, 3000), st.floats(-500, 3000))
def test_every_point_has_a_place(x: float, y: float) -> None:
    page = PAGE
    found = target_at(page, Pointer(x, y), frozenset())
    assert found is not None and 0 <= found.column <= len(page.columns)
    assert found.lane in ("Web", "Shop", "Mood") and isinstance(found, Landing)


PAGE = BenchDesk(sketch(*ROWS, "Mood:")).scene


def test_an_arrow_from_an_edge(desk: BenchDesk) -> None:
    rect = desk.scene.figure("a", "card").rect  # type: ignore[union-attr]
    desk.drag((rect.right - 1, rect.centre[1]), desk.at("y", "card"))
    (arrow,) = desk.base.all(Connection).values()
    assert (arrow.source, arrow.target) == ("a", "y")
    assert desk.selection == ("y",) and desk.bare
    desk.drag((rect.right - 1, rect.centre[1]), desk.at("y", "card"))
    assert len(desk.base.all(Connection)) == 1


@pytest.mark.parametrize(
    ("column_", "lane", "there"),
    [
        (0, "Shop", ["Web: a b . | c d", "Shop: * x . | . y"]),
        (2, "Web", ["Web: a b * | c d", "Shop: . x . | . y"]),
        (9, "Shop", ["Web: a b . | c d .", "Shop: . x . | . y *"]),
    ],
)
def test_an_arrow_to_an_empty_place_brings_a_card_there(
    desk: BenchDesk, column_: int, lane: str, there: list[str]
) -> None:
    rect = desk.scene.figure("a", "card").rect  # type: ignore[union-attr]
    x = desk.scene.width if column_ == 9 else column(desk, column_)
    desk.drag((rect.right - 1, rect.centre[1]), (x, band(desk, lane)))
    assert rows(desk) == there and desk.bare
    (arrow,) = desk.base.all(Connection).values()
    assert (arrow.source, *desk.selection) == ("a", arrow.target)
    desk.document.undo()
    assert rows(desk) == list(ROWS) and not desk.base.all(Connection)


def test_an_end_of_an_arrow_takes_kind_label_and_weight_along(desk: BenchDesk) -> None:
    arrow = Connection(
        id="ab",
        source="a",
        target="b",
        kind="loyalty",
        label="again",
        weight=0.4,
        unit="probability",
    )
    desk.document.commit(change("x", add=[arrow, Connection(id="cy", source="c", target="y")]))
    desk.select(("ab",))
    desk.drag(ends_of(desk, "ab")["target"], desk.at("d", "card"))
    assert desk.base.all(Connection)["ab"] == arrow.but(target="d")
    desk.drag(ends_of(desk, "ab")["source"], (column(desk, 0), band(desk, "Shop")))
    assert desk.base.all(Connection)["ab"] == arrow.but(target="d") and desk.bare
    desk.select(("cy",))
    desk.drag(ends_of(desk, "cy")["source"], desk.at("y", "card"))
    assert desk.base.all(Connection)["cy"].source == "c"


def test_a_click_on_an_empty_place_is_its_cell(desk: BenchDesk) -> None:
    desk.press(column(desk, 0), band(desk, "Shop"))
    desk.release(column(desk, 0), band(desk, "Shop"))
    assert desk.cell == Cell("S0", "s0", "Shop")
    desk.press(10, 10)
    desk.release(10, 10)
    assert desk.cell is None and desk.selection == ()


def test_a_band_adds_to_what_was_chosen_with_shift(desk: BenchDesk) -> None:
    desk.select(("y",))
    corner = (desk.scene.columns[0].x - 12, band(desk, "Web") - 45)
    desk.press(*corner, shift=True)
    desk.move(column(desk, 1), band(desk, "Web"), shift=True)
    assert desk.selection == ("y", "a", "b") and len(desk.shapes) == 1
    desk.release(column(desk, 1), band(desk, "Web"), shift=True)
    assert desk.bare and desk.selection == ("y", "a", "b")


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
def test_a_face_dragged_up(desk: BenchDesk, alt: bool, got: float) -> None:
    mood = desk.base.all(Lane)["Mood"]
    desk.document.commit(
        change(
            "x",
            add=[Feeling(id="f", touchpoint="a", persona="Olena", valence=-1.0), Project(id="p")],
            edit=[(mood, mood.but(kind="emotion"))],
        )
    )
    there = next(one for one in desk.scene.bands if one.unit)
    x, y = desk.at("f", "feeling")
    desk.drag((x, y), (x, there.zero - 0.6 * there.unit), alt=alt)
    assert desk.base.all(Feeling)["f"].valence == pytest.approx(got, abs=0.01)
    assert desk.bare


def test_a_stage_dragged_over_the_other(desk: BenchDesk) -> None:
    x, y = desk.at("S0", "stage")
    desk.drag((x, y), (column(desk, 4), y))
    assert rows(desk) == ["Web: c d | a b .", "Shop: . y | . x ."]


def test_a_lane_dragged_down(desk: BenchDesk) -> None:
    desk.drag(desk.at("Web", "lane title"), (desk.scene.rail.centre[0], band(desk, "Shop") + 40))
    assert [row.partition(":")[0] for row in shown(desk.base)] == ["Shop", "Web", "Mood"]


def test_edges_are_made_wider_and_higher_within_bounds(desk: BenchDesk) -> None:
    one, head = desk.scene.columns[0], desk.scene.stages[0][1].centre[1]
    edge = edge_at(desk.scene, Pointer(one.x + one.w + 2, head))
    assert edge is not None
    desk.drag((one.x + one.w, head), (one.x + one.w + 900, head))
    assert desk.base.all(Step)["s0"].width == 320
    web = next(b for b in desk.scene.bands if b.lane == "Web")
    at = desk.scene.rail.centre[0]
    desk.drag((at, web.y + web.h), (at, web.y + web.h + 55))
    assert desk.base.all(Lane)["Web"].height == pytest.approx(web.h + 55, abs=1)


def test_an_edge_that_is_only_clicked_stays_as_it_was(desk: BenchDesk) -> None:
    one, head = desk.scene.columns[0], desk.scene.stages[0][1].centre[1]
    web = next(b for b in desk.scene.bands if b.lane == "Web")
    for x, y in ((one.x + one.w, head), (desk.scene.rail.centre[0], web.y + web.h)):
        desk.press(x, y)
        assert desk.state is not None and desk.state.cursor.startswith("resize")
        desk.release(x, y)
    assert desk.document.undoable is None and desk.bare


@pytest.mark.parametrize(
    ("stage", "x", "there"),
    [
        ("S1", -9, "Web:  | c a b"),
        ("S1", 9, "Web:  | a c b"),
        ("S0", 0, "Web: c | a b"),
    ],
)
def test_a_step_dragged_beside_a_stage_without_steps(stage: str, x: float, there: str) -> None:
    desk = BenchDesk(sketch("Web: | a b c"))
    last = desk.base.all(Step)["s2"]
    desk.document.commit(change("Title", edit=[(last, last.but(title="Pays"))]))
    column = next(c for c in desk.scene.columns if c.stage == stage)
    desk.drag(desk.at("s2", "step"), (column.centre + x, desk.at("s2", "step")[1]))
    assert shown(desk.base) == [there]


def test_a_face_in_a_second_emotion_lane_follows_the_pointer_there(desk: BenchDesk) -> None:
    lower = [Lane(id=f"Mood {n}", journey=JOURNEY, kind="emotion", position=n) for n in (8, 9)]
    feeling = Feeling(id="f", touchpoint="a", persona="Olena", valence=0.0)
    desk.document.commit(change("x", add=[*lower, feeling]))
    band = desk.scene.bands[-1]
    x, _ = desk.at("f", "feeling")
    desk.drag((x, band.zero), (x, band.zero - band.unit / 2))
    assert desk.base.all(Feeling)["f"].valence == pytest.approx(0.5)


def test_only_cards_are_carried(desk: BenchDesk) -> None:
    desk.select(("S0", "a"))
    desk.press(*desk.at("a", "card"))
    desk.move(column(desk, 1), band(desk, "Shop"))
    assert desk.carried == {"a"}


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
    desk = BenchDesk(sketch(*ROWS, "Mood:"))
    start = desk.base
    for a, b, c, d, shift, end in drags:
        page = desk.scene
        before, cards = desk.base, len(desk.base.all(Touchpoint))
        desk.press(a * page.width, b * page.height, shift=shift)
        desk.move(c * page.width, d * page.height, shift=shift)
        if end == "cancel" and desk.state is not None:
            desk.state = desk.state.cancel(desk)
            assert desk.base is before
        desk.release(c * page.width, d * page.height, shift=shift)
        assert desk.bare and dangling(desk.base) == []
        new = len(desk.base.all(Touchpoint)) - cards
        assert new in (0, 1) and len(desk.selection) >= new
    while desk.document.undo():
        pass
    assert desk.base == start and desk.journey == JOURNEY
