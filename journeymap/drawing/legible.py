"""Colours of one's own put right: whatever is chosen, letters can be read on what they stand on."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from journeymap.drawing.colours import READABLE, contrast, mix, strong_on
from journeymap.drawing.theme import Theme

SIGN: Final = 3.0
"""The least contrast of a sign that carries meaning (WCAG 2.2, 1.4.11)."""

_AMPLE, _STRONG = 7.0, 11.0
_STEPS = 20
_GROUNDS = (
    *("page", "lane", "lane_alt", "card", "pill"),
    *("accent_tint", "selection_tint", "above", "below", "idea", "quote", "note"),
)
_INKS: Final = (
    ("ink_soft", ("page", "lane", "lane_alt", "card", "above", "below", "pill")),
    ("ink_pill", ("pill",)),
    ("accent", ("page", "lane", "card")),
    ("accent_ink", ("page", "lane", "card", "accent_tint")),
    ("pain_ink", ("page", "lane", "lane_alt", "card", "below")),
    ("joy_ink", ("page", "lane", "lane_alt", "card", "above")),
    ("idea_ink", ("idea", "card", "lane")),
    ("quote_ink", ("quote",)),
    ("note_ink", ("note",)),
    ("selection", ("card", "page", "lane")),
)


class Mended(NamedTuple):
    """A theme that can be read, and the names of the colours that had to be altered for it."""

    theme: Theme
    altered: tuple[str, ...] = ()


def mended(theme: Theme, like: Theme) -> Mended:
    """Return a theme whose letters have 4.5 : 1 and signs 3 : 1 on what they stand on.

    What has less goes towards what it is in the theme it is ``like``, or towards the ink.
    """
    wanted = theme
    if contrast(theme.ink, like.lane) < _STRONG:
        theme = theme._replace(ink=like.ink)
    for key in _GROUNDS:
        theme = _with(theme, key, _ground(theme, key, getattr(like, key), theme.ink))
    for key, grounds in _INKS:
        papers = tuple(getattr(theme, ground) for ground in grounds)
        theme = _with(theme, key, strong_on(getattr(theme, key), papers, theme.ink))
    for key in ("arrow", "assumed_arrow", "assumed_edge"):
        theme = _with(theme, key, _sign(theme, getattr(theme, key)))
    papers = (theme.page, theme.lane, theme.card)
    theme = theme._replace(
        stages=tuple(_stage(theme, *pair) for pair in theme.stages),
        personas=tuple(strong_on(one, papers, theme.ink) for one in theme.personas),
        surround=_shade(theme.surround, like.surround, theme.surround_soft, READABLE),
    )
    altered = [key for key in Theme._fields if getattr(theme, key) != getattr(wanted, key)]
    return Mended(theme, tuple(altered))


def _with(theme: Theme, key: str, colour: str) -> Theme:
    altered: dict[str, Any] = {key: colour}
    return theme._replace(**altered)


def _ground(theme: Theme, key: str, like: str, ink: str) -> str:
    """Return a ground as near to what it is as an ink can be read on."""
    return _shade(getattr(theme, key), like, ink, _AMPLE)


def _shade(wish: str, like: str, ink: str, least: float) -> str:
    shades = (mix(wish, like, step / _STEPS) for step in range(_STEPS + 1))
    return next((one for one in shades if contrast(ink, one) >= least), like)


def _sign(theme: Theme, colour: str) -> str:
    papers = (theme.page, theme.lane, theme.lane_alt, theme.card)
    shades = (mix(colour, theme.ink, step / _STEPS) for step in range(_STEPS + 1))
    fit = (one for one in shades if all(contrast(one, paper) >= SIGN for paper in papers))
    return next(fit, theme.ink)


def _stage(theme: Theme, tint: str, ink: str) -> tuple[str, str]:
    tint = _shade(tint, theme.lane, theme.ink, _AMPLE)
    papers = (tint, theme.page, theme.card, theme.lane)
    return tint, strong_on(ink, papers, theme.ink)
