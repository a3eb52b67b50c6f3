"""The brand a document carries: whose theme it is shown in unless another is asked for."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from journeymap.drawing.colours import mix, read_colour
from journeymap.drawing.legible import Mended, mended
from journeymap.drawing.theme import DEFAULT, Theme, load_theme, theme_names
from journeymap.drawing.title_block import read_block, read_fonts
from journeymap.errors import JourneyError
from journeymap.model.records import Asset, Brand
from journeymap.model.snapshot import Snapshot
from journeymap.view.assets import NO_ASSETS, Assets

BRAND: Final = "brand"
"""What the theme of a document's brand is called."""

BASED: Final = "based"
SINGLE: Final = (
    "accent",
    "page",
    "lane",
    "card",
    "ink",
    "arrow",
    "surround",
    "idea",
    "quote",
    "note",
)
"""The colours a brand may give that are one each."""
SEVERAL: Final = ("stages", "personas")

_MOST, _LONGEST = 24, 20_000
_TINT, _PALE, _BAND = 0.16, 0.12, 0.42


def brand_of(snapshot: Snapshot) -> Brand | None:
    """Return the brand of a document, the same one wherever there are several."""
    return min(snapshot.all(Brand).values(), key=lambda one: one.id, default=None)


def own_theme(snapshot: Snapshot, assets: Assets = NO_ASSETS) -> Theme | None:
    """Return the theme of a document's brand, ``None`` where it has none."""
    brand = brand_of(snapshot)
    if brand is None:
        return None
    theme = branded(brand).theme
    logo = snapshot.get(Asset, brand.logo)
    try:
        return theme._replace(logo=assets.asset(logo.digest)) if logo else theme
    except JourneyError:
        return theme


def worn_theme(
    snapshot: Snapshot, wish: str, otherwise: Theme, assets: Assets = NO_ASSETS
) -> Theme:
    """Return the theme that is wished for by name; blank, and what is not there, is the brand's.

    Where there is no brand either it is ``otherwise``.
    """
    if wish in theme_names():
        return load_theme(wish)
    return own_theme(snapshot, assets) or otherwise


def read_colours(text: str) -> dict[str, Any]:
    """Return what a brand says of colours, by the keys of a theme, without what is none.

    The JSON may come from anywhere: whatever is wrong in it is passed over.
    """
    try:
        found = json.loads(text) if text.strip() and len(text) <= _LONGEST else {}
    except (ValueError, RecursionError):
        found = {}
    if not isinstance(found, dict):
        return {}
    kept: dict[str, Any] = {}
    if found.get(BASED) in theme_names():
        kept[BASED] = found[BASED]
    for key in SINGLE:
        if colour := _colour(found.get(key)):
            kept[key] = colour
    for key in SEVERAL:
        row = found.get(key)
        colours = [c for one in row[:_MOST] if (c := _colour(one))] if isinstance(row, list) else []
        if colours:
            kept[key] = colours
    return kept


def read_title_block(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a brand says in its title block, without what is no text."""
    try:
        found = json.loads(text) if text.strip() and len(text) <= _LONGEST else {}
    except (ValueError, RecursionError):
        found = {}
    return read_block(found) if isinstance(found, dict) else ()


def _colour(value: object) -> str | None:
    return read_colour(value[:40]) if isinstance(value, str) else None


@lru_cache(32)
def branded(brand: Brand) -> Mended:
    """Return the theme a brand comes to, and which of its colours had to be altered to be read."""
    wishes = read_colours(brand.colours)
    like = load_theme(wishes.get(BASED, DEFAULT))
    given = like._replace(**{key: wishes[key] for key in SINGLE if key in wishes})
    theme = mended(given, like).theme
    if "accent" in wishes:
        theme = _accented(theme, wishes["accent"])
    if "personas" in wishes:
        theme = theme._replace(personas=tuple(wishes["personas"]))
    if "stages" in wishes:
        pairs = tuple((mix(theme.lane, one, _TINT), one) for one in wishes["stages"])
        theme = theme._replace(stages=pairs)
    theme = mended(theme, like).theme
    told = tuple(key for key in SINGLE if key in wishes and getattr(theme, key) != wishes[key])
    name = " ".join(brand.name.split())[:160]
    block = dict(read_title_block(brand.block))
    if name:
        block = {"company": name} | block
    return Mended(
        theme._replace(name=BRAND, fonts=read_fonts(brand.fonts), block=read_block(block)), told
    )


def _accented(theme: Theme, accent: str) -> Theme:
    tint = mix(theme.lane, accent, _PALE)
    return theme._replace(
        accent=accent,
        accent_ink=accent,
        accent_tint=tint,
        selection=accent,
        selection_tint=tint,
        dot=mix(accent, theme.ink, 0.1),
        interval=mix(theme.lane, accent, _BAND),
    )
