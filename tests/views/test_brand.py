"""A brand of one's own: carried in the file, readable whatever is chosen, overruled by a theme."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from journeymap.drawing.legible import SIGN
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Picture, Text
from journeymap.drawing.theme import contrast, load_theme, theme_names
from journeymap.layout import layout
from journeymap.layout.seen import look_of, seen_through
from journeymap.model.change import change
from journeymap.model.records import Asset, Brand, Journey, SavedView
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.storage.templates import load
from journeymap.view import View
from journeymap.view.assets import GivenAssets
from journeymap.view.brand import BRAND, branded, own_theme, read_colours, worn_theme
from tests.drawing.test_pictures import PNG
from tests.drawing.test_theme import readable_pairs
from tests.layout.pages import MEASURE

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0].id
COLOURS = {
    "based": "warm",
    "accent": "#0a7d5a",
    "page": "#eef5f1",
    "stages": ["#0a7d5a", "#c2410c"],
}
BLOCK = {"project": "Coffee", "confidential": "For us only", "place": "across"}


def brand(**values: Any) -> Brand:
    """Return a brand whose colours and block are given as Python has them."""
    written = {k: json.dumps(v) if isinstance(v, dict) else v for k, v in values.items()}
    return Brand(id="brand", **written)


def with_brand(**values: Any) -> Snapshot:
    return COFFEE.apply(change("Brand", add=[brand(**values)]))


def test_a_document_is_seen_in_its_brand_unless_a_theme_is_named() -> None:
    snapshot = with_brand(name="Acme", colours=COLOURS)
    view = View.of(snapshot, JOURNEY)
    assert view.theme.name == BRAND and view.theme.page == "#eef5f1"
    assert view.theme.lane == load_theme("warm").lane, "what it does not give is of its base"
    assert View.of(snapshot, JOURNEY, theme=load_theme("dark")).theme == load_theme("dark")
    assert View.of(COFFEE, JOURNEY).theme == load_theme()


@pytest.mark.parametrize("wish", [*theme_names(), BRAND, "", "gone"])
def test_a_theme_is_worn_by_name_and_else_the_brand(wish: str) -> None:
    snapshot, window = with_brand(colours=COLOURS), load_theme("dark")
    own = own_theme(snapshot)
    assert own is not None
    assert worn_theme(snapshot, wish, window) == (
        load_theme(wish) if wish in theme_names() else own
    )
    bare = load_theme(wish) if wish in theme_names() else window
    assert worn_theme(COFFEE, wish, window) == bare


@pytest.mark.parametrize("seed", range(60))
def test_whatever_colours_are_chosen_can_be_read(seed: int) -> None:
    rng = random.Random(seed)
    keys = ("accent", "page", "lane", "card", "ink", "arrow", "surround", "idea", "quote", "note")
    colours: dict[str, Any] = {key: _any(rng) for key in keys if rng.random() < 0.6}
    colours["based"] = rng.choice(theme_names())
    colours["stages"], colours["personas"] = ([_any(rng) for _ in range(3)] for _ in range(2))
    theme, altered = branded(brand(colours=colours))
    dim = [told for told in readable_pairs(theme) if contrast(*told[1:]) < 4.5]
    assert not dim, (dim, colours)
    for sign in (theme.arrow, theme.assumed_arrow, theme.selection, *theme.personas):
        assert contrast(sign, theme.page) >= SIGN and contrast(sign, theme.lane) >= SIGN
    assert set(altered) <= colours.keys()


def _any(rng: random.Random) -> str:
    return f"#{rng.randrange(1 << 24):06x}"


def test_what_had_to_be_altered_is_told() -> None:
    assert branded(brand(colours={"page": "#101020", "idea": "#e0f0e0"})).altered[0] == "page"
    assert branded(brand(colours=COLOURS)).altered == ()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '{"page": 7, "stages": "#ffffff", "personas": [1, null, "blue"], "based": []}',
        '{"page": "white", "accent": "#12", "nothing": "#ffffff", "based": "../light"}',
        '{"stages": ' + "[" * 900 + "]" * 900 + "}",
        "[" * 100_000,
        '{"stages": [' + ",".join(['"#ff0000"'] * 3000) + "]}",
    ],
)
def test_what_is_no_brand_is_passed_over(written: str) -> None:
    made = Brand(id="x", name="\x00" * 9000, colours=written, block=written, fonts=written)
    theme = branded(made).theme
    assert len(theme.stages) <= 24 and theme.page == load_theme().page
    assert not read_colours(written) or len(read_colours(written)["stages"]) == 24
    layout(View.of(COFFEE.apply(change("x", add=[made])), JOURNEY), MEASURE)


def test_letters_of_ones_own_are_measured_and_written() -> None:
    view = View.of(with_brand(fonts="Brand Sans; Georgia,\n'Quo\"te</style>"), JOURNEY)
    assert view.theme.fonts == ("Brand Sans", "Georgia", "Quotestyle")
    for page in (layout(view, MEASURE), *(slide.scene for slide in deck(view)[:3])):
        texts = [s for f in page.figures() for s in f.shapes if isinstance(s, Text)]
        assert {text.style.family for text in texts} == {"Brand Sans, Georgia, Quotestyle"}


def test_the_title_block_stands_under_every_page_and_on_slides() -> None:
    asset = Asset(id="logo", digest="d", media="image/png")
    snapshot = with_brand(name="Acme", block=BLOCK, logo="logo").apply(change("x", add=[asset]))
    view = View.of(snapshot, JOURNEY, assets=GivenAssets({"d": PNG}))
    for arrangement in ("map", "graph", "numbers", "table", "atlas"):
        page = layout(view.but(arrangement=arrangement), MEASURE)
        *rest, block = page.figures()
        assert block.role == FigureRole.TITLE_BLOCK, arrangement
        assert block.name == "Acme · Coffee · For us only"
        assert page.rect.holds(block.rect.x, block.rect.y) and block.rect.bottom < page.height
        assert not any(figure.rect.bottom > block.rect.y for figure in rest), arrangement
        assert sum(isinstance(shape, Picture) for shape in block.shapes) == 1
    slide = deck(view)[2].scene
    marks = [f for f in slide.figures() if f.role == FigureRole.TITLE_BLOCK]
    assert len(marks) == 2 and all(slide.rect.holds(*f.rect[:2]) for f in marks)


def test_a_logo_whose_bytes_are_lost_is_left_out() -> None:
    asset = Asset(id="logo", digest="d", media="image/png")
    snapshot = with_brand(logo="logo").apply(change("x", add=[asset]))
    assert View.of(snapshot, JOURNEY).theme.logo == b""


def test_a_saved_view_brings_its_theme() -> None:
    saved = SavedView(id="v", journey=JOURNEY, name="For the wall", theme="high-contrast")
    snapshot = with_brand(colours=COLOURS).apply(change("x", add=[saved]))
    assert seen_through(View.of(snapshot, JOURNEY), saved).theme == load_theme("high-contrast")
    gone = saved.but(theme="neon")
    view = View.of(snapshot, JOURNEY)
    assert seen_through(view, gone).theme == view.theme
    assert "“neon”" in look_of(view, gone).left_out[0]


def test_a_theme_in_a_file_may_bring_letters_block_and_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    path = tmp_path / "acme.toml"
    path.write_text(
        'based = "warm"\nfonts = ["Brand Sans", "Georgia"]\nlogo = "logo.png"\n'
        '[block]\ncompany = "Acme"\nplace = "left"\n',
        "utf-8",
    )
    theme = load_theme(path)
    assert theme.fonts == ("Brand Sans", "Georgia") and theme.logo == PNG
    assert theme.block == (("company", "Acme"), ("place", "left"))
