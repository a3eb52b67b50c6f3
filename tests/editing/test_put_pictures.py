"""Pictures go where they are meant: portraits, icons, notes, and a storyboard that is made."""

from __future__ import annotations

import pytest

from journeymap.editing import EditView, newcomers
from journeymap.editing.pictures import put_pictures
from journeymap.model.change import Change
from journeymap.model.grid import Cell, columns, lanes
from journeymap.model.links import removal
from journeymap.model.records import (
    Asset,
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Note,
    Persona,
    Stage,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, after, sketch, view

VAN, SHOP, CUP = (Asset(id=n, name=n, digest=n, media="image/png") for n in ("van", "shop", "cup"))
BOARD = Lane(id="board", journey=JOURNEY, kind="pictures", position=30.0)


def mapped(*records: object) -> Snapshot:
    now = sketch("Web: a b . | c d", "Shop: . x . | . y")
    return Snapshot([*now.records(), *records])  # type: ignore[list-item]


def put(now: Snapshot, *ids: str, pictures: tuple[Asset, ...] = (VAN,)) -> Snapshot:
    done = put_pictures(view(now, *ids), pictures)
    assert done and after(now, done).apply(~done) == now
    return after(now, done)


def board(now: Snapshot) -> list[tuple[str | None, str | None]]:
    """Return step or stage and picture of each note in the first lane of pictures."""
    lane = next(lane for lane in lanes(now, JOURNEY) if lane.kind == "pictures")
    return [(note.step or note.stage, note.asset) for note in now.of(Note, "lane", lane.id)]


def test_on_a_persona_it_is_the_portrait() -> None:
    there = put(mapped(), OLENA)
    assert there.all(Persona)[OLENA].picture == "van" and not there.all(Note)


def test_several_portraits_go_to_the_personas_that_follow_and_the_rest_into_a_storyboard() -> None:
    there = put(mapped(), OLENA, pictures=(VAN, SHOP, CUP))
    people = there.all(Persona)
    assert (people[OLENA].picture, people[MAKSYM].picture) == ("van", "shop")
    assert board(there) == [("s0", "cup")]


def test_on_a_lane_it_is_its_icon_and_on_a_lane_of_pictures_one_more_picture() -> None:
    assert put(mapped(), "Web").all(Lane)["Web"].asset == "van"
    full = Note(journey=JOURNEY, lane="board", step="s0", asset="cup")
    assert board(put(mapped(BOARD, CUP, full), "board")) == [("s0", "cup"), ("s1", "van")]


def test_on_a_note_it_is_the_picture_of_the_note_and_others_follow_it() -> None:
    note = Note(id="n", journey=JOURNEY, lane="board", step="s1", body="Said", asset="cup")
    there = put(mapped(BOARD, CUP, note), "n", pictures=(VAN, SHOP))
    assert there.all(Note)["n"].asset == "van"
    assert board(there) == [("s1", "van"), ("s2", "shop")]


@pytest.mark.parametrize(
    ("chosen", "step"),
    [("y", "s4"), ("s2", "s2"), ("f", "s1"), ("i", "s3"), ("w", "s0")],
)
def test_anywhere_in_a_column_it_is_a_note_at_that_step(chosen: str, step: str) -> None:
    more = (
        Friction(id="f", touchpoint="x"),
        Idea(id="i", journey=JOURNEY, touchpoints=("c", "a")),
        Connection(id="w", source="a", target="b"),
    )
    assert board(put(mapped(BOARD, *more), chosen)) == [(step, "van")]


def test_on_a_stage_one_runs_across_it_and_several_go_to_its_steps() -> None:
    assert board(put(mapped(BOARD), "S1")) == [("S1", "van")]
    there = put(mapped(BOARD), "S1", pictures=(VAN, SHOP))
    assert board(there) == [("s3", "van"), ("s4", "shop")]


def test_in_the_current_cell_it_stays_in_its_lane_of_pictures() -> None:
    second = BOARD.but(id="second", position=31.0)
    here = EditView.of(mapped(BOARD, second), JOURNEY, cell=Cell("S0", "s2", "second"))
    done = put_pictures(here, (VAN,))
    note = next(iter(after(here.snapshot, done).all(Note).values()))
    assert (note.lane, note.step) == ("second", "s2")


def test_where_nothing_is_selected_the_first_free_step_is_meant() -> None:
    full = Note(journey=JOURNEY, lane="board", step="s0", asset="cup")
    assert board(put(mapped(BOARD, CUP, full)))[-1] == ("s1", "van")


def test_a_lane_is_made_above_all_others_and_a_hidden_one_is_shown() -> None:
    there = put(mapped(), "a")
    assert lanes(there, JOURNEY)[0].kind == "pictures"
    again = put(mapped(BOARD.but(visible=False)), "a")
    assert again.all(Lane)["board"].visible and len(lanes(again, JOURNEY)) == 3


def test_steps_are_made_for_more_pictures_than_there_are_steps() -> None:
    there = put(mapped(BOARD), "y", pictures=(VAN, SHOP, CUP))
    assert [picture for _, picture in board(there)] == ["van", "shop", "cup"]
    assert len(columns(there, JOURNEY)) == 7


def test_an_empty_journey_gets_a_stage_and_steps() -> None:
    there = put(Snapshot([Journey(id=JOURNEY, title="New")]), pictures=(VAN, SHOP))
    assert len(there.all(Stage)) == 1 and len(columns(there, JOURNEY)) == 2
    assert [picture for _, picture in board(there)] == ["van", "shop"]


def test_what_came_is_selected_and_pictures_that_are_there_are_not_added_again() -> None:
    now = mapped(BOARD, VAN)
    done = put_pictures(view(now, "a"), (VAN,))
    assert done is not None and len(newcomers(done)) == 1
    assert not any(isinstance(edit.after, Asset) for edit in done)


def test_without_a_journey_there_is_nowhere_to_put_it() -> None:
    assert put_pictures(EditView.of(Snapshot(), ""), (VAN,)) is None


def test_a_note_outlives_its_picture() -> None:
    now = put(mapped(), "a")
    there = now.apply(Change("", removal(now, ("van",))))
    assert [picture for _, picture in board(there)] == [None]
