"""The arrow keys walk over the map."""

import pytest

from journeymap.editing.walk import Direction, neighbour
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, sketch

MAP = sketch(
    "Web: a . c . | d g",
    "Shop: . b . . | e .",
    "Home: . . . . | f+h .",
)


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("a", "right", "b"),
        ("b", "right", "c"),
        ("c", "right", "d"),
        ("d", "right", "g"),
        ("b", "left", "a"),
        ("d", "left", "c"),
        ("g", "left", "d"),
        ("e", "left", "c"),
        ("e", "right", "g"),
        ("h", "right", "g"),
        ("g", "right", None),
        ("a", "left", None),
        ("d", "down", "e"),
        ("e", "down", "f"),
        ("f", "down", "h"),
        ("h", "down", None),
        ("h", "up", "f"),
        ("f", "up", "e"),
        ("d", "up", None),
        ("a", "down", "b"),
        ("b", "up", "a"),
        ("b", "down", "f"),
        ("g", "down", "e"),
    ],
)
def test_arrows_go_to_the_nearest_card(start: str, direction: Direction, end: str | None) -> None:
    assert neighbour(MAP, JOURNEY, start, direction) == end


def test_from_one_stack_to_another_one_keeps_the_depth() -> None:
    stacks = sketch("Web: a+b+c d+e")
    assert [neighbour(stacks, JOURNEY, id, "right") for id in "abc"] == ["d", "e", "e"]


def test_from_nowhere_one_comes_to_the_first_card() -> None:
    assert neighbour(MAP, JOURNEY, None, "right") == "a"
    assert neighbour(MAP, JOURNEY, "S1", "up") == "a"
    assert neighbour(sketch("Web: ."), JOURNEY, None, "left") is None


def test_one_can_follow_the_arrows() -> None:
    arrows = [
        Connection(source="a", target="c", kind="alternative"),
        Connection(source="a", target="b"),
    ]
    snapshot = Snapshot([*MAP.records(), *arrows])
    assert neighbour(snapshot, JOURNEY, "a", "follow") == "b"
    assert neighbour(snapshot, JOURNEY, "c", "back") == "a"
    assert neighbour(snapshot, JOURNEY, "c", "follow") is None


def test_walking_right_from_the_first_card_reaches_every_column() -> None:
    seen, id = [], neighbour(MAP, JOURNEY, None, "right")
    while id:
        seen.append(id)
        id = neighbour(MAP, JOURNEY, id, "right")
    assert seen == ["a", "b", "c", "d", "g"]
