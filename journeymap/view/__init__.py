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
from journeymap.view.shown import Shown, Slot, shown
from journeymap.view.view import View

__all__ = [
    "NO_ASSETS",
    "Assets",
    "GivenAssets",
    "KeptAssets",
    "PictureKeeper",
    "Shown",
    "Slot",
    "View",
    "bytes_of",
    "shown",
]
