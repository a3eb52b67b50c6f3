"""A lane's rail: icon, role, colour and group, in every script, never on one another."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import combinations

import pytest

from journeymap.drawing.icons import ICONS
from journeymap.drawing.shapes import Box, Curve, Picture, Rect
from journeymap.drawing.theme import contrast, load_theme
from journeymap.lanes import LANES
from journeymap.lanes.parts.looks import group_names, groups_of, icon_of, look_of
from journeymap.model.change import change
from journeymap.model.records import Asset, Journey, Lane
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import LONG, random_journey, scene_of, texts

GROUPS = ("Doing", "Business", "", *LONG)


def lanes_with(*looks: Mapping[str, object], kind: str = "channel") -> tuple[Snapshot, list[Lane]]:
    """Return a journey with a lane for each look, from above."""
    journey = Journey(title="A")
    rows = [
        Lane(journey=journey.id, kind=kind, position=i).but(**{"title": f"Lane {i}", **look})
        for i, look in enumerate(looks)
    ]
    return Snapshot([journey, *rows]), rows


def dressed(seed: int) -> Snapshot:
    """Return a journey of all kinds of lane whose looks are drawn by lot."""
    rng, snapshot = random.Random(seed), random_journey(seed)
    for lane in snapshot.all(Lane).values():
        new = lane.but(
            group=rng.choice(GROUPS),
            icon=rng.choice(("", "🙂 my icon", *ICONS)),
            colour=rng.choice(("", "", "0", "5")),
            title=rng.choice(("", "Web", *LONG)),
        )
        snapshot = snapshot.apply(change("Dress", edit=[(lane, new)]))
    return snapshot


@pytest.mark.parametrize("kind", [kind.name for kind in LANES])
def test_every_kind_of_lane_has_an_icon_of_its_own_to_begin_with(kind: str) -> None:
    assert LANES[kind].icon in ICONS
    assert icon_of(Lane(journey="j", kind=kind)) == LANES[kind].icon


def test_a_lane_goes_by_the_icon_chosen_and_an_old_text_that_names_none_by_that_of_its_kind() -> (
    None
):
    assert icon_of(Lane(journey="j", icon="truck")) == "truck"
    assert icon_of(Lane(journey="j", icon="🚚 van", kind="quotes")) == "quote"


def test_the_icon_stands_before_the_title_and_the_role_under_it() -> None:
    snapshot, (lane,) = lanes_with({"title": "Courier", "icon": "truck", "role": "onstage"})
    scene = scene_of(snapshot)
    rail = scene.figure(lane.id, "lane title")
    assert rail is not None
    icon = Rect.around([p for s in rail.shapes if isinstance(s, Curve) for p in s.points])
    (title, role) = [(text, place) for figure, text, place in texts(scene) if figure is rail]
    assert (title[0].text, role[0].text) == ("Courier", "onstage")
    assert 16 <= max(icon.w, icon.h) <= 20
    assert icon.right < title[1].x and role[1].x == title[1].x and role[1].y > title[1].bottom
    assert abs(icon.centre[1] - title[1].centre[1]) < 2


def test_a_picture_of_ones_own_takes_the_place_of_the_icon() -> None:
    asset = Asset(name="Van", digest="0" * 64, media="image/png")
    snapshot, (lane,) = lanes_with({"icon": "truck", "asset": asset.id})
    scene = scene_of(
        Snapshot([asset, *(r for k in (Journey, Lane) for r in snapshot.all(k).values())])
    )
    rail = scene.figure(lane.id, "lane title")
    assert rail is not None
    assert not [shape for shape in rail.shapes if isinstance(shape, Curve)]
    framed = [s.rect for s in rail.shapes if isinstance(s, Box | Picture) and s.rect.w == 24.0]
    assert framed, "bytes that are lost leave a crossed frame, so one sees that it had a picture"


def test_lanes_of_a_group_that_stand_together_have_one_bar_and_one_name() -> None:
    looks = [{"group": g} for g in ("Doing", " Doing ", "", "Doing", "Feeling")]
    snapshot, rows = lanes_with(*looks)
    assert [(g.name, g.first, g.last) for g in groups_of(rows)] == [
        ("Doing", 0, 1),
        ("Doing", 3, 3),
        ("Feeling", 4, 4),
    ]
    scene = scene_of(snapshot)
    bars = [figure for figure in scene.figures() if figure.role == "lane group"]
    bands = {band.lane: band for band in scene.bands}
    first, second = bands[rows[0].id], bands[rows[1].id]
    assert [bar.name for bar in bars] == ["Doing", "Doing", "Feeling"]
    assert (bars[0].rect.y, bars[0].rect.bottom) == (first.y, second.y + second.h)
    said = [text.text for _, text, _ in texts(scene)]
    assert said.count("DOING") == 2 and said.count("FEELING") == 1


def test_a_group_has_the_colour_of_its_first_coloured_lane_else_the_next_of_the_theme() -> None:
    theme = load_theme()
    _, rows = lanes_with({"group": "A"}, {"group": "B"}, {"group": "A", "colour": "6"}, {})
    looks = [look_of(lane, rows, theme, False) for lane in rows]
    assert group_names(rows) == ("A", "B")
    six, one = theme.stages[6][0], theme.stages[1][0]
    assert [look.rail for look in looks] == [six, one, six, ""]
    assert looks[0].row == looks[3].row == theme.lane != looks[2].row


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_on_a_tinted_rail_and_row_can_be_read(theme: str) -> None:
    colours = load_theme(theme)
    for number in range(len(colours.stages)):
        for look in ({"colour": str(number)}, {"group": "A", "colour": str(number)}):
            _, (lane,) = lanes_with(look)
            found = look_of(lane, [lane], colours, True)
            for ink in filter(None, (found.ink, found.soft, found.group_ink)):
                assert contrast(ink, found.rail) >= 4.5
            assert contrast(colours.ink_soft, found.row) >= 4.5


@pytest.mark.parametrize("seed", range(40))
def test_titles_icons_asides_and_names_of_groups_never_lie_on_one_another(seed: int) -> None:
    scene = scene_of(dressed(seed))
    places: list[tuple[str, Rect]] = [(text.text, rect) for _, text, rect in texts(scene)]
    for figure in scene.figures():
        if figure.role == "lane title":
            curves = [shape for shape in figure.shapes if isinstance(shape, Curve)]
            if curves:
                places.append(("icon", Rect.around([p for c in curves for p in c.points])))
        if figure.role == "lane group":
            places.append((figure.name, figure.rect))
    for (one, first), (two, second) in combinations(places, 2):
        assert not first.meets(second), f"{one!r} lies on {two!r}"


@pytest.mark.parametrize("seed", range(40))
def test_all_that_a_rail_says_stands_within_its_lane(seed: int) -> None:
    scene = scene_of(dressed(seed))
    for figure, text, rect in texts(scene):
        if figure.role == "lane title":
            place = figure.rect
            assert place.x + 12 <= rect.x and rect.right <= place.right - 3, text.text
            assert place.y <= rect.y and rect.bottom <= place.bottom, text.text


def test_every_letter_of_a_long_name_of_a_group_is_there() -> None:
    for name in LONG:
        snapshot, _ = lanes_with({"group": name})
        shown = "".join(t.text for f, t, _ in texts(scene_of(snapshot)) if f.role == "lane title")
        assert "".join(name.upper().split()) in "".join(shown.split())
