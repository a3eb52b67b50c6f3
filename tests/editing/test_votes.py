"""Dots put down by people, so many a person."""

from journeymap.editing.votes import clear_votes, dots_left, take_back, tally, vote
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch, view

MAP = sketch("Web: a b c")


def voted(snapshot: Snapshot, *dots: tuple[str, str], limit: int = 3) -> Snapshot:
    for voter, place in dots:
        done = vote(view(snapshot), place, voter, limit)
        snapshot = snapshot.apply(done) if done else snapshot
    return snapshot


def test_nobody_puts_down_more_dots_than_the_limit() -> None:
    now = voted(MAP, *[("Olha", "a")] * 5, ("Ivan", "b"))
    assert tally(now, JOURNEY) == {"a": 3, "b": 1}
    assert dots_left(view(now), "Olha", 3) == 0
    assert dots_left(view(now), "Ivan", 3) == 2
    assert dots_left(view(now), "Olha", 2) == 0


def test_only_what_can_be_voted_for_takes_a_dot() -> None:
    assert vote(view(MAP), "Web", "Olha", 3) is None
    assert vote(view(MAP), "nothing", "Olha", 3) is None


def test_a_dot_can_be_taken_back_by_who_put_it_there() -> None:
    now = voted(MAP, ("Olha", "a"), ("Ivan", "a"))
    done = take_back(view(now), "a", "Ivan")
    assert done and tally(now.apply(done), JOURNEY) == {"a": 1}
    assert take_back(view(now), "a", "Petro") is None


def test_all_dots_go_at_once_and_come_back_with_undo() -> None:
    now = voted(MAP, ("Olha", "a"), ("Ivan", "b"))
    done = clear_votes(view(now))
    assert done and not tally(now.apply(done), JOURNEY)
    assert now.apply(done).apply(~done) == now
    assert clear_votes(view(MAP)) is None
