"""How a journey is looked at, as a value, and what is then shown of it."""

from __future__ import annotations

from journeymap.view.assets import (
    NO_ASSETS,
    Assets,
    GivenAssets,
    KeptAssets,
    PictureKeeper,
    bytes_of,
)
from journeymap.view.filter import ANY_SCORE, EVERY_WAY, EVERYTHING, Filter, ScoreChoice, WaysChoice
from journeymap.view.laid import EVERY_CASE, LaidCases
from journeymap.view.look import DETAILS, Look
from journeymap.view.shown import Fold, Shown, Slot, shown
from journeymap.view.view import View

__all__ = [
    "ANY_SCORE",
    "DETAILS",
    "EVERYTHING",
    "EVERY_CASE",
    "EVERY_WAY",
    "NO_ASSETS",
    "Assets",
    "Filter",
    "Fold",
    "GivenAssets",
    "KeptAssets",
    "LaidCases",
    "Look",
    "PictureKeeper",
    "ScoreChoice",
    "Shown",
    "Slot",
    "View",
    "WaysChoice",
    "bytes_of",
    "shown",
]
