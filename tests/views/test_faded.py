"""A filter that fades: what stands under touchpoints nobody looks for goes back with them."""

from __future__ import annotations

import pytest

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.layout import layout
from journeymap.model.records import Journey, Lane, Note, Sense, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import EVERYTHING, View
from tests.layout.pages import MEASURE


@pytest.fixture
def shop() -> Snapshot:
    """Two touchpoints, each with a sense, a note and what nobody speaks to."""
    return Snapshot(
        [
            Journey(id="j"),
            Stage(id="s", journey="j"),
            Step(id="a", stage="s"),
            Step(id="b", stage="s", position=1.0),
            Lane(id="shop", journey="j", icon="store"),
            Lane(id="senses", journey="j", kind="senses", position=1.0),
            Lane(id="texts", journey="j", kind="text", position=2.0),
            Touchpoint(id="tastes", step="a", lane="shop", title="Tastes the coffee"),
            Touchpoint(id="pays", step="b", lane="shop", title="Pays"),
            Sense(id="smell", touchpoint="tastes", sense="smell", intention="coffee"),
            Sense(id="sound", touchpoint="pays", sense="hearing", intention="a bell"),
            Note(id="here", journey="j", lane="texts", step="a", body="Cups are warm"),
            Note(id="there", journey="j", lane="texts", step="b", body="Cards are taken"),
            Note(id="all", journey="j", lane="texts", stage="s", body="All of it"),
        ]
    )


def changed(snapshot: Snapshot, role: FigureRole) -> list[Figure]:
    """Return the figures of a kind that look otherwise when nothing but paying is looked for."""
    view = View.of(snapshot, "j")
    plain = layout(view, MEASURE).figures()
    fades = layout(view.but(filter=EVERYTHING.but(text="Pays")), MEASURE).figures()
    before = {(f.id, f.name, f.rect): f.shapes for f in plain}
    return [
        figure
        for figure in fades
        if figure.role == role and before[figure.id, figure.name, figure.rect] != figure.shapes
    ]


def test_every_sign_of_a_sense_fades_also_of_those_nobody_speaks_to(shop: Snapshot) -> None:
    view = View.of(shop, "j")
    every = [f for f in layout(view, MEASURE).figures() if f.role == FigureRole.SENSE]
    middle = {f.name: f.rect.x for f in layout(view, MEASURE).figures() if f.id == "pays"}["Pays"]
    left = [figure.rect for figure in every if figure.rect.x < middle - 20]
    assert [figure.rect for figure in changed(shop, FigureRole.SENSE)] == left
    assert len(left) > 3


def test_a_note_fades_with_all_that_is_at_its_step(shop: Snapshot) -> None:
    assert {figure.id for figure in changed(shop, FigureRole.NOTE)} == {"here"}
