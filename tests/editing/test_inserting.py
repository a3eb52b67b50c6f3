"""Something new before and after what is selected."""

from __future__ import annotations

import pytest

from journeymap.editing import COMMANDS
from journeymap.editing.connections import connect
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import shown, sketch, view


def linked() -> Snapshot:
    """Return a map of three touchpoints in a row, with a loop back over them."""
    now = sketch("Web: a b | c")
    for source, target, kind in (("a", "b", "next"), ("b", "c", "next"), ("c", "b", "loyalty")):
        change = connect(now, source, target, kind)
        assert change
        now = now.apply(change)
    return now


def done(now: Snapshot, name: str, *selection: str) -> Snapshot:
    change = COMMANDS[name].run(view(now, *selection))
    assert change
    return now.apply(change)


def arrows(now: Snapshot) -> set[tuple[str, str, str]]:
    """Return every arrow by the titles of its ends, ``*`` for the new one."""
    titles = {card.id: card.title or "*" for card in now.all(Touchpoint).values()}
    return {(titles[x.source], titles[x.target], x.kind) for x in now.all(Connection).values()}


def test_a_touchpoint_before_comes_between_the_two() -> None:
    after = done(linked(), "touchpoint.before", "b")
    assert shown(after) == ["Web: a * b | c"]
    assert arrows(after) == {
        ("a", "*", "next"),
        ("*", "b", "next"),
        ("b", "c", "next"),
        ("c", "b", "loyalty"),
    }


def test_a_touchpoint_after_comes_between_the_two() -> None:
    after = done(linked(), "touchpoint.after", "b")
    assert shown(after) == ["Web: a b * | c"]
    assert arrows(after) == {
        ("a", "b", "next"),
        ("b", "*", "next"),
        ("*", "c", "next"),
        ("c", "b", "loyalty"),
    }


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("step.before", ["Web: a . b | c"]),
        ("step.after", ["Web: a b . | c"]),
        ("stage.before", ["Web: . | a b | c"]),
        ("stage.after", ["Web: a b | . | c"]),
    ],
)
def test_columns_come_on_either_side(name: str, rows: list[str]) -> None:
    assert shown(done(sketch("Web: a b | c"), name, "b")) == rows


@pytest.mark.parametrize("name", ["touchpoint.before", "step.before", "stage.before"])
def test_nothing_comes_before_nothing(name: str) -> None:
    assert COMMANDS[name].run(view(sketch("Web: a b | c"))) is None
