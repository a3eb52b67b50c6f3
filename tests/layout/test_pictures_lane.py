"""Pictures in their lane: filling their columns, side by side, as tall as the lane allows."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Picture, Rect, Text
from journeymap.layout import layout
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.records import Asset, Lane, Note
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.editing.maps import JOURNEY, sketch
from tests.layout.pages import LONG, MEASURE, texts

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0\x08\x02\0\0\0"
"""The head of a picture twice as wide as tall: its size is all that a page asks."""


class Kept:
    def asset(self, digest: str) -> bytes:
        return PNG


def board(*notes: Note, height: float | None = None) -> Snapshot:
    lane = Lane(id="L", journey=JOURNEY, kind="pictures", position=0.1, height=height)
    asset = Asset(id="A", name="van.png", digest="0", media="image/png", alt="A yellow van")
    return Snapshot([*sketch("Web: a b . | c d").records(), lane, asset, *notes])


def note(id: str, **where: object) -> Note:
    return Note(id=id, journey=JOURNEY, lane="L", asset="A").but(**where)


def page(now: Snapshot) -> MapScene:
    return map_of(layout(View.of(now, JOURNEY, assets=Kept()), MEASURE))


def figure(scene: MapScene, id: str) -> Figure:
    found = scene.figure(id)
    assert found is not None
    return found


def shown(scene: MapScene, id: str) -> Picture:
    return next(shape for shape in figure(scene, id).shapes if isinstance(shape, Picture))


def test_a_picture_fills_its_column_and_has_its_caption_under_it() -> None:
    scene = page(board(note("n", step="s0", body="Rings twice")))
    column, picture = scene.columns[0], shown(scene, "n")
    assert (picture.rect.x, picture.rect.w) == (column.x, column.w)
    assert picture.alt == "A yellow van" and picture.radius > 0
    words = [shape for shape in figure(scene, "n").shapes if isinstance(shape, Text)]
    assert [text.text for text in words] == ["Rings twice"]
    assert words[0].y - words[0].style.size > picture.rect.bottom


def test_one_without_a_caption_is_called_by_what_it_shows() -> None:
    assert figure(page(board(note("n", step="s0"))), "n").name == "A yellow van"


def test_one_without_a_picture_is_a_box_of_text() -> None:
    scene = page(board(note("n", step="s0", asset=None, body="Film this")))
    assert not any(isinstance(shape, Picture) for shape in figure(scene, "n").shapes)
    assert figure(scene, "n").rect.h < 60


def test_one_runs_over_the_steps_and_the_stages_it_is_until() -> None:
    scene = page(
        board(
            note("steps", step="s0", until_step="s1"),
            note("stage", stage="S0"),
            note("stages", stage="S0", until_stage="S1"),
        )
    )
    first, second, last = scene.columns[0], scene.columns[1], scene.columns[-1]
    assert shown(scene, "steps").rect.right == second.x + second.w
    assert shown(scene, "stage").rect.x == first.x
    assert shown(scene, "stages").rect.right == last.x + last.w


def test_two_in_a_cell_stand_side_by_side_and_more_below() -> None:
    scene = page(board(*(note(f"n{i}", step="s0", position=float(i)) for i in range(3))))
    a, b, c = (shown(scene, f"n{i}").rect for i in range(3))
    assert b.y == c.y > a.y and b.right < c.x
    assert c.right == pytest.approx(scene.columns[0].x + scene.columns[0].w)


@pytest.mark.parametrize("height", [100.0, 200.0, 400.0])
def test_the_height_of_the_lane_is_that_of_its_pictures(height: float) -> None:
    scene = page(board(note("n", step="s0", body="Said"), note("m", step="s1"), height=height))
    band = next(band for band in scene.bands if band.lane == "L")
    assert band.h == pytest.approx(height, abs=1.0)
    assert shown(scene, "n").rect.h == shown(scene, "m").rect.h
    assert figure(scene, "n").rect.bottom <= band.y + band.h - 10


def test_nothing_overlaps_and_no_word_leaves_its_place_in_any_script() -> None:
    notes = [
        note(f"n{i}", step=f"s{i % 4}", body=words, position=float(i), asset="A" if i % 3 else None)
        for i, words in enumerate((*LONG, *LONG))
    ]
    scene = page(board(*notes, note("wide", stage="S0", body=LONG[0]), height=150.0))
    found = [figure(scene, one.id).rect for one in notes] + [figure(scene, "wide").rect]
    assert not [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])]
    for one, _, rect in texts(scene):
        if one.role == "note":
            inside: Rect = one.rect.grown(1.0)
            assert (
                inside.x <= rect.x and rect.right <= inside.right and rect.bottom <= inside.bottom
            )
    bands = sorted(scene.bands, key=lambda band: band.y)
    assert all(a.y + a.h <= b.y for a, b in pairwise(bands))
