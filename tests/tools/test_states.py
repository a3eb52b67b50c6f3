"""The tree of states: who gets an event, what follows it, and what is left when one ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import Connection, Note, Step, Touchpoint
from journeymap.tools.drop import Dropping
from journeymap.tools.keypress import KeyPress
from journeymap.tools.link import Linking, linking_from
from journeymap.tools.move import Moving
from journeymap.tools.pan import Panning, SpaceHeld
from journeymap.tools.state import Button, Pointer
from journeymap.tools.vote import DotVoting
from journeymap.tools.write import FieldOpen, LettersIgnored
from tests.editing.maps import JOURNEY, shown, sketch
from tests.model.walks import dangling
from tests.tools.bench_desk import BenchDesk

ROWS = ("Web: a b . | c d", "Shop: . x . | . y")


@pytest.fixture
def context() -> BenchDesk:
    return BenchDesk(sketch(*ROWS))


def names(context: BenchDesk) -> str:
    """Return the states from the root to the current one."""
    return " ".join(type(state).__name__ for state in context.controller._states)


# linking by keys


def link(context: BenchDesk, card: str) -> None:
    context.controller.enter(linking_from(context, card))


def test_an_arrow_finds_its_end_by_the_arrow_keys(context: BenchDesk) -> None:
    link(context, "a")
    assert context.controller.cursor_at(Pointer(0, 0)) == "cross"
    assert isinstance(context.state, Linking) and context.state.target == "b"
    assert context.key("right") and context.key("down") and context.key("enter")
    (arrow,) = context.snapshot.all(Connection).values()
    assert (arrow.source, arrow.target) == ("a", "y") and context.bare
    assert not [done for done in context.done if done.startswith("walk")]


def test_an_arrow_finds_its_end_by_a_click(context: BenchDesk) -> None:
    link(context, "a")
    context.move(*context.at("y"))
    assert len(context.controller.shapes(1.0)) == 2
    context.press(*context.at("y"))
    (arrow,) = context.snapshot.all(Connection).values()
    assert arrow.target == "y" and context.bare and context.selection == ()


def test_letters_end_linking_and_neither_write_nor_command(context: BenchDesk) -> None:
    link(context, "a")
    for letter in "taxi":
        key = KeyPress("", letter, True)
        assert context.controller.overrides(key) and context.controller.key(key)
    assert names(context) == "Select LettersIgnored"
    assert not context.snapshot.all(Connection) and context.snapshot.all(Touchpoint)["a"].title
    assert not [done for done in context.done if done.startswith("edit")]


def test_the_key_for_copies_is_none_of_linking(context: BenchDesk) -> None:
    link(context, "a")
    context.controller.key(KeyPress("copy", commands=True))
    assert isinstance(context.state, Linking)


@pytest.mark.parametrize("key", [KeyPress("escape"), KeyPress("tab")])
def test_any_other_key_ends_linking_and_does_nothing_else(
    context: BenchDesk, key: KeyPress
) -> None:
    link(context, "a")
    assert context.controller.overrides(key) and context.controller.key(key)
    assert context.bare and not context.snapshot.all(Connection) and context.done[-1] == "say"


def test_an_arrow_looks_for_no_end_while_something_is_written(context: BenchDesk) -> None:
    link(context, "a")
    context.controller.enter(FieldOpen())
    assert names(context) == "Select FieldOpen" and not context.controller.engaged
    context.press(*context.at("y"))
    assert not context.snapshot.all(Connection)


def test_the_card_an_arrow_begins_at_may_go_meanwhile(context: BenchDesk) -> None:
    link(context, "a")
    context.document.merge(Change("Gone", removal(context.snapshot, ("a",))))
    assert context.bare and context.controller.shapes(1.0) == ()


# panning


def test_the_middle_button_pans_whatever_is_held(context: BenchDesk) -> None:
    context.press(*context.at("a", "card"))
    context.move(*context.at("x", "card"))
    context.press(300, 200, "middle")
    assert names(context) == "Select Moving Panning"
    context.move(330, 180)
    assert context.panned == (30, -20)
    context.release(330, 180, "middle")
    assert names(context) == "Select Moving"
    context.key("escape")
    assert context.bare


def test_space_makes_the_left_button_pan(context: BenchDesk) -> None:
    x, y = context.at("a", "card")
    assert context.key("space") and context.key("space", repeats=True)
    assert context.controller.cursor_at(Pointer(x, y)) == "grab"
    context.press(x, y)
    assert isinstance(context.state, Panning) and context.selection == ()
    context.controller.key_up(KeyPress("space", repeats=True))
    context.controller.key_up(KeyPress("space"))
    assert names(context) == "Select Panning"  # the page is held until the button is let go
    context.release(x, y)
    assert context.bare


def test_keys_still_act_while_space_is_held(context: BenchDesk) -> None:
    context.key("space")
    assert context.key("left") and context.done == ["walk left"]
    context.controller.leave(SpaceHeld)  # the keyboard went elsewhere
    assert context.bare


# who gets a key


def test_what_the_mouse_holds_takes_every_key_but_esc(context: BenchDesk) -> None:
    context.press(*context.at("a", "card"))
    context.move(*context.at("x", "card"))
    for key in (KeyPress("", "t", True), KeyPress("", "\x1a", commands=True), KeyPress("tab")):
        assert context.controller.overrides(key) and context.controller.key(key)
    assert isinstance(context.state, Moving) and context.done == []
    context.key("escape")
    assert context.bare and context.selection == ("a",)
    context.key("escape")
    assert not context.selection


def test_a_key_that_means_nothing_is_left_to_others(context: BenchDesk) -> None:
    assert not context.key() and not context.key("left", commands=True)
    assert not context.controller.overrides(KeyPress("", "t", True))


def test_a_letter_on_a_bare_card_is_kept_from_commands(context: BenchDesk) -> None:
    context.document.commit(change("x", add=[Touchpoint(id="new", step="s0", lane="Web")]))
    context.select(("new",))
    assert context.controller.overrides(KeyPress("", "t", True))
    assert context.key("", "t") and context.done == ["edit new t"]
    context.renames_by_typing = False
    assert not context.controller.overrides(KeyPress("", "t", True)) and not context.key("", "t")


def test_letters_that_met_nothing_are_ignored_until_the_mouse_is_taken(context: BenchDesk) -> None:
    assert context.key("", "h") and isinstance(context.state, LettersIgnored)
    assert context.controller.overrides(KeyPress("", "t", True))
    assert context.key("", "t") and context.done.count("await a pause") == 2
    assert context.key("left") and context.done[-1] == "walk left"
    context.press(10, 10)
    assert context.done[-1] == "await no pause"


# modes that lie over the root


def test_votes_are_put_down_by_clicks_and_nothing_is_held(context: BenchDesk) -> None:
    heard: list[tuple[str, bool]] = []
    context.controller.enter(DotVoting(lambda id, back: heard.append((id, back))))
    x, y = context.at("b", "card")
    context.press(x, y)
    context.move(x + 90, y)
    context.release(x + 90, y)
    context.press(x, y, shift=True)
    context.controller.double_click(Pointer(x, y))
    context.press(-50, -50)
    assert heard == [("b", False), ("b", True), ("b", False)]
    assert not context.controller.busy and context.selection == () and not context.previewed
    assert context.key("right") and context.done == ["walk right"]
    context.controller.leave(DotVoting)
    assert context.bare


def test_a_mode_that_begins_under_a_gesture_is_there_when_it_ends(context: BenchDesk) -> None:
    context.press(*context.at("a", "card"))
    context.controller.enter(FieldOpen())
    context.controller.enter(FieldOpen())
    assert names(context) == "Select FieldOpen Pressed"
    context.release(*context.at("a", "card"))
    assert names(context) == "Select FieldOpen" and not context.controller.hovers


def test_a_press_beside_an_open_field_ends_it_and_means_the_same_as_ever(
    context: BenchDesk,
) -> None:
    context.controller.enter(FieldOpen())
    context.press(*context.at("a", "card"))
    assert context.done == ["stop writing"] and context.selection == ("a",)
    # The field is still open, as when the disk refuses what was written: what is held lies over it.
    assert names(context) == "Select FieldOpen Pressed"


def test_a_gesture_whose_end_was_never_told_of_is_over_with_the_next(context: BenchDesk) -> None:
    context.press(*context.at("a", "card"))
    context.move(*context.at("x", "card"))
    assert context.previewed
    context.press(*context.at("d", "card"))
    assert names(context) == "Select Pressed" and not context.previewed and not context.dragged


def test_a_sticky_that_hangs_over_the_page_shows_what_it_would_become(context: BenchDesk) -> None:
    context.document.commit(change("x", add=[Note(id="n", journey=JOURNEY, body="Asks")]))
    x, y = context.at("x", "card")
    context.controller.enter(Dropping(("n",)))
    context.move(x, y)
    assert shown(context.seen)[1] != ROWS[1] and shown(context.snapshot)[1] == ROWS[1]
    context.key("escape")
    assert context.bare
    context.controller.enter(Dropping(("n",)))
    context.release(x, y)
    (new,) = context.selection
    assert context.bare and context.snapshot.all(Touchpoint)[new].title == "Asks"


# the document moves meanwhile


def test_a_drag_of_several_goes_on_without_the_one_that_went(context: BenchDesk) -> None:
    context.select(("a", "b"))
    x, y = context.at("x", "card")
    context.press(*context.at("a", "card"))
    context.move(context.at("a", "card")[0], y)
    assert context.dragged == {"a", "b"}
    context.document.merge(Change("Gone", removal(context.snapshot, ("b",))))
    context.move(x, y + 20)
    assert context.dragged == {"a"}
    context.release(x, y + 20)
    assert shown(context.snapshot) == ["Web: . . | c d", "Shop: x+a . | . y"]


def test_the_place_one_points_at_is_that_of_the_document_as_it_now_is(context: BenchDesk) -> None:
    context.press(*context.at("d", "card"))
    context.move(*context.at("x", "card"))
    context.document.merge(change("New", add=[Step(id="s", stage="S0", position=-1.0)]))
    column = next(c for c in context.base_page.columns if c.step == "s2")
    context.move(column.centre, context.at("x", "card")[1])
    context.release(column.centre, context.at("x", "card")[1])
    assert context.snapshot.all(Touchpoint)["d"].step == "s2"


@given(
    st.sampled_from(["a", "Web", "S0", "edge of a lane", "edge of a card", "edge of a column"]),
    st.sampled_from(["a", "b", "c", "Web", "Shop", "S0", "S1", "s0", "s1", "s2"]),
    st.floats(0, 1),
    st.floats(0, 1),
    st.booleans(),
)
def test_whatever_is_held_anything_may_go_meanwhile(
    held: str, gone: str, across: float, down: float, moved: bool
) -> None:
    context = BenchDesk(sketch(*ROWS))
    page, card = context.base_page, context.base_page.figure("a", "card")
    assert card
    starts = {
        "a": card.rect.centre,
        "edge of a card": (card.rect.right - 1, card.rect.centre[1]),
        "edge of a lane": (page.rows[0].rail.centre[0], page.bands[0].y + page.bands[0].h),
        "edge of a column": (
            page.columns[0].x + page.columns[0].w,
            page.stages[0][1].centre[1],
        ),
    }
    start = starts.get(held) or context.at(held, {"Web": "lane title", "S0": "stage"}[held])
    there = across * page.width, down * page.height
    context.press(*start)
    context.move(*there)
    context.document.merge(Change("Gone", removal(context.snapshot, (gone,))))
    assert context.seen.find(gone) is None and context.scene.figure(gone) is None
    now = context.snapshot
    if moved:
        context.move(*start)
    context.release(*there)
    assert context.bare and dangling(context.snapshot) == [] and context.snapshot.find(gone) is None
    while context.document.undo():
        pass
    assert context.snapshot == now


EVENTS = st.one_of(
    st.tuples(
        st.sampled_from(["press", "move", "move", "release", "double click"]),
        st.sampled_from(["a", "b", "x", "edge", "nothing"]),
        st.sampled_from(["left", "left", "middle", "other"]),
    ),
    st.tuples(
        st.just("key"),
        st.sampled_from(["escape", "space", "enter", "left", "tab", "l", "letter", "space up"]),
        st.just("left"),
    ),
    st.tuples(
        st.just("mode"),
        st.sampled_from(["link", "field", "field closed", "vote", "no vote", "drop", "pause"]),
        st.just("left"),
    ),
    st.tuples(st.just("gone"), st.sampled_from(["a", "b", "s1", "Shop"]), st.just("left")),
)


def happen(context: BenchDesk, kind: str, what: str, button: Button) -> None:
    """Let one event come to the tools."""
    controller = context.controller
    card = context.scene.figure({"edge": "a", "nothing": ""}.get(what, what), "card")
    x, y = card.rect.centre if card else (5.0, 5.0)
    at = Pointer(card.rect.right - 1 if card and what == "edge" else x, y, button=button)
    act = {
        "press": lambda: controller.press(at),
        "move": lambda: controller.move(at),
        "release": lambda: controller.release(at),
        "double click": lambda: controller.double_click(at),
        "link": lambda: link(context, "a") if context.snapshot.find("a") else None,
        "field": lambda: controller.enter(FieldOpen()),
        "field closed": lambda: controller.leave(FieldOpen),
        "vote": lambda: controller.enter(DotVoting(lambda id, back: None)),
        "no vote": lambda: controller.leave(DotVoting),
        "drop": lambda: controller.enter(Dropping(("n",))),
        "pause": lambda: controller.leave(LettersIgnored),
        "letter": lambda: context.key("", "t"),
        "space up": lambda: controller.key_up(KeyPress("space")),
    }.get(what if kind in ("mode", "key") else kind)
    if kind == "gone":
        context.document.merge(Change("Gone", removal(context.snapshot, (what,))))
    else:
        act() if act else context.key(what)


@given(st.lists(EVENTS, max_size=25))
def test_whatever_happens_the_way_back_is_esc(events: list[tuple[str, str, Button]]) -> None:
    context = BenchDesk(sketch(*ROWS))
    context.document.commit(change("x", add=[Note(id="n", journey=JOURNEY, body="Asks")]))
    for kind, what, button in events:
        happen(context, kind, what, button)
        assert names(context).split()[0] == "Select"
        shown = context.previewed or context.shapes or context.dragged
        assert context.controller.busy or not shown
        assert dangling(context.snapshot) == []
    for mode in (SpaceHeld, FieldOpen, DotVoting, LettersIgnored):
        context.controller.leave(mode)
    context.release(5, 5, "middle")
    context.release(5, 5)
    for _ in range(3):
        context.key("escape")
    assert context.bare
