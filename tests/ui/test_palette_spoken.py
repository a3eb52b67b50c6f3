"""The palette finds what is said in a document: notes, pictures, senses, tags, personas."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journeymap.model.change import change
from journeymap.model.records import (
    Asset,
    Journey,
    Lane,
    Note,
    Persona,
    Record,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.search import found
from journeymap.ui.shell.spoken import spoken

RECORDS: tuple[Record, ...] = (
    Journey(id="j", title="Train", personas=("p",)),
    Stage(id="s", journey="j", title="Plan"),
    Step(id="a", stage="s", title="Look"),
    Lane(id="c", journey="j", kind="channel", title="Site"),
    Lane(id="t", journey="j", kind="needs", title="Wants"),
    Lane(id="h", journey="j", kind="text", title="Thinking", visible=False),
    Lane(id="b", journey="j", kind="pictures", title="Storyboard", asset="i"),
    Touchpoint(id="k", step="a", lane="c", title="Looks", department="Sales", tags=("urgent",)),
    Asset(id="x", name="IMG_1.jpg", alt="A couple with suitcases"),
    Asset(id="i", name="sign.png", alt="A camera on legs"),
    Asset(id="f", name="face.png", alt="A woman in a red coat"),
    Note(id="n", journey="j", lane="t", step="a", body="A **cheap** seat"),
    Note(id="o", journey="j", lane="h", step="a", body="Will it be late"),
    Note(id="q", journey="j", lane="b", step="a", asset="x", body="On the platform"),
    Sense(id="e", touchpoint="k", sense="smell", intention="warm bread", means="bakery"),
    Persona(id="p", name="Ann", goals="Arrive rested", fears="Missing the change", picture="f"),
)


def chosen(wanted: str) -> list[tuple[str, str | None]]:
    went: list[tuple[str, str | None]] = []

    def go(id: str, journey: str | None) -> Callable[[], None]:
        return lambda: went.append((id, journey))

    snapshot = Snapshot().apply(change("x", add=RECORDS))
    for entry in found(list(spoken(snapshot, go)), wanted):
        entry.run()
    return went


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("cheap seat", "n"),
        ("be late", "o"),
        ("platform", "q"),
        ("suitcases", "q"),
        ("camera on", "b"),
        ("red coat", "p"),
        ("warm bread", "e"),
        ("bakery", "e"),
        ("urgent", "k"),
        ("sales", "k"),
        ("rested", "p"),
        ("missing the", "p"),
    ],
)
def test_what_is_said_anywhere_is_found_by_its_words(wanted: str, id: str) -> None:
    assert [one for one, _ in chosen(wanted)] == [id]


def test_letters_here_and_there_in_a_long_text_find_nothing() -> None:
    assert chosen("acss") == []
