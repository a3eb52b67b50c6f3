"""A kind of connection is one declaration: everything that draws, offers and counts reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import journeymap
from journeymap.analysis.flow.followers import followers
from journeymap.analysis.frames import loop
from journeymap.arrows import (
    ARROWS,
    ArrowColours,
    ArrowKind,
    Leads,
    accented,
    choices,
    chosen,
    is_return,
    is_walked,
    kinds,
)
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line
from journeymap.drawing.theme import Theme, default_theme
from journeymap.editing import EditView
from journeymap.editing.connections import as_kind
from journeymap.errors import JourneyError
from journeymap.layout import layout
from journeymap.model.change import change
from journeymap.model.fields import specs
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.facts import facts
from journeymap.view import View
from journeymap.workspace.actions.declared import declared
from journeymap.workspace.actions.order import entries
from tests.editing.maps import JOURNEY, sketch
from tests.layout.pages import MEASURE

MAP = sketch("Web: a . c | d e", "Shop: . b . | . f")
KIND = specs(Connection)["kind"]


def green(theme: Theme) -> ArrowColours:
    return accented(theme)._replace(line="#11aa33")


HANDOVER = ArrowKind(
    name="handover",
    label="handed over",
    legend="handed over to another team",
    colours=green,
    dash=(9.0, 2.0),
    width=3.0,
    leads=Leads.AWAY,
)


@pytest.fixture
def handover(monkeypatch: pytest.MonkeyPatch) -> Iterator[ArrowKind]:
    """A kind of somebody else's, as long as a test runs."""
    assert [*ARROWS]
    monkeypatch.setattr(ARROWS, "_items", {**ARROWS._items, HANDOVER.name: HANDOVER})
    yield HANDOVER


def with_(**arrow: object) -> Snapshot:
    return Snapshot([*MAP.records(), Connection(id="arrow", source="a", target="c", **arrow)])  # type: ignore[arg-type]


def drawn(snapshot: Snapshot) -> tuple[Figure, Line, Figure | None]:
    """Return the arrow, its line and the legend of a page with one arrow."""
    scene = layout(View.of(snapshot, JOURNEY), MEASURE)
    (figure,) = (figure for figure in scene.figures() if figure.role == FigureRole.ARROW)
    key = [figure for figure in scene.figures() if figure.role == FigureRole.LEGEND]
    (line,) = figure.shapes
    assert isinstance(line, Line)
    return figure, line, key[0] if key else None


def test_ours_stand_in_menus_from_the_plain_one_to_influence() -> None:
    assert [kind.name for kind in kinds()] == ["next", "alternative", "loyalty", "influence"]
    assert choices(KIND)[0] == ("next", "next")
    assert choices(specs(Connection)["unit"])[1] == ("count", "count")


def test_who_walks_along_which_is_said_by_the_kind() -> None:
    arrows = [Connection(source="a", target="b", kind=kind.name) for kind in kinds()]
    assert [is_walked(arrow) for arrow in arrows] == [True, True, True, False]
    assert [is_return(arrow) for arrow in arrows] == [False, False, True, False]


def test_another_kind_is_drawn_explained_counted_and_offered(handover: ArrowKind) -> None:
    snapshot = with_(kind="handover")
    _, line, key = drawn(snapshot)
    assert (line.stroke, line.dash, line.width) == ("#11aa33", (9.0, 2.0), 3.0)
    assert key and "handed over to another team" in [getattr(s, "text", "") for s in key.shapes]
    assert any(isinstance(s, Line) and s.stroke == "#11aa33" for s in key.shapes)
    assert followers(snapshot, JOURNEY)["a"] == []
    assert ("handover", "handed over") in choices(KIND)
    arrow = snapshot.get(Connection, "arrow")
    assert arrow and ("Kind", "handed over") in [*facts(snapshot, arrow)]
    assert handover.on_slides == (7.5, (22.5, 5.0))


def test_a_kind_that_leads_back_closes_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [*ARROWS]
    again = ArrowKind(name="again", label="again", over=True, leads=Leads.BACK)
    monkeypatch.setattr(ARROWS, "_items", {**ARROWS._items, "again": again})
    back = Connection(source="e", target="a", kind="again")
    assert loop(Snapshot([*MAP.records(), back]), JOURNEY) == ("a", "e")


def test_a_kind_whose_plug_in_is_missing_is_drawn_as_plain_and_kept() -> None:
    (_, strange, _), (_, plain, _) = drawn(with_(kind="theirs")), drawn(with_())
    assert strange == plain
    arrow = with_(kind="theirs").get(Connection, "arrow")
    assert arrow and arrow.kind == "theirs" and chosen(KIND, "theirs") == "theirs"
    assert followers(with_(kind="theirs"), JOURNEY)["a"] == ["c"]


def test_a_kind_nobody_knows_is_kept_by_the_file_and_refused_to_scripts(tmp_path: Path) -> None:
    path = tmp_path / "one.journey"
    with journeymap.new(path, template="coffee") as project:
        source = project.journeys[0].touchpoints[0]
        arrow = source.connections[0]
        document = arrow._document
        (record,) = (r for r in document.snapshot.all(Connection).values() if r.id == arrow.id)
        document.commit(change("Kind", edit=[(record, record.but(kind="theirs"))]))
        with pytest.raises(JourneyError, match="it is one of 'next', 'alternative'"):
            arrow.update(kind="no such kind")
        project.save()
    with journeymap.open(path) as project:
        assert project.journeys[0].touchpoints[0].connections[0].kind == "theirs"


def test_what_is_selected_becomes_connections_of_a_kind() -> None:
    snapshot = with_()
    arrow = EditView.of(snapshot, JOURNEY, ("arrow",))
    done = as_kind(arrow, "loyalty")
    assert done is not None
    now = snapshot.apply(done)
    assert [one.kind for one in now.all(Connection).values()] == ["loyalty"]
    assert as_kind(arrow.on(now), "loyalty") is None
    beside = as_kind(EditView.of(now, JOURNEY, ("a", "c")), "next")
    assert beside is not None
    both = now.apply(beside)
    assert sorted(one.kind for one in both.all(Connection).values()) == ["loyalty", "next"]
    assert as_kind(arrow.on(both), "next") is None


def test_menus_and_palette_offer_every_kind(handover: ArrowKind) -> None:
    found = declared()
    names = entries("Kind of connection", found.values())
    assert [name.rpartition(".")[2] for name in names] == [kind.name for kind in kinds()]
    assert "connection.kind.handover" in names
    assert "Kind of connection" in entries("Arrange", found.values())


@pytest.mark.parametrize("kind", ["next", "alternative", "loyalty", "influence"])
def test_every_theme_has_the_colours_of_ours(kind: str) -> None:
    colours = ARROWS[kind].colours(default_theme())
    assert all(colour.startswith("#") for colour in colours)
