"""matplotlib as it is loaded here: when first asked for, with a folder of ours, as it was made.

Whatever a person has set up for matplotlib must not change a chart, nor a chart that: it is given
a folder in our state, and what it would look for among all fonts of the system, which takes
seconds, is told it beforehand. Letters are ours to measure and to draw.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from journeymap.paths import private_folder, state_folder

_FOLDER = "MPLCONFIGDIR"
_VERSION = re.compile(r"^    __version__ = ['\"]([\w.]+)['\"]", re.MULTILINE)


@cache
def prepare() -> None:
    """Load matplotlib, once; where somebody has loaded it before, it stays as it is."""
    if "matplotlib" in sys.modules:
        return
    with _our_folder():
        import matplotlib.font_manager

        _ = matplotlib.font_manager.fontManager


@contextmanager
def _our_folder() -> Iterator[None]:
    """Let matplotlib keep what it keeps in a folder of ours, where that can be written."""
    before = os.environ.get(_FOLDER)
    with suppress(OSError):
        folder = private_folder(state_folder() / "matplotlib")
        _tell_of_fonts(folder)
        os.environ[_FOLDER] = str(folder)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_FOLDER, None)
        else:
            os.environ[_FOLDER] = before


def _tell_of_fonts(folder: Path) -> None:
    """Write down that matplotlib's own font is all there is, in the words of this version."""
    spec = find_spec("matplotlib")
    places = spec.submodule_search_locations if spec else None
    if not places:
        return
    found = _VERSION.search(Path(places[0], "font_manager.py").read_text("utf-8"))
    if found is None:
        return
    path = folder / f"fontlist-v{found[1]}.json"
    if not path.exists():
        one = {
            "fname": "fonts/ttf/DejaVuSans.ttf",
            "index": 0,
            "name": "DejaVu Sans",
            "style": "normal",
            "variant": "normal",
            "weight": 400,
            "stretch": "normal",
            "size": "scalable",
            "__class__": "FontEntry",
        }
        known = {
            "_version": found[1],
            "_FontManager__default_weight": "normal",
            "default_size": None,
            "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
            "afmlist": [],
            "ttflist": [one],
            "__class__": "FontManager",
        }
        path.write_text(json.dumps(known), "utf-8")
