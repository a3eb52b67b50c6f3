"""Random keys and a random mouse at the real window find no way into a mistake of ours.

``JOURNEYMAP_SOAK="600 7"`` soaks for so many seconds with that seed instead; several seeds in a
row are run by ``python -m tests.ui.soaking 600 1 2 3``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.soaking import PATIENCE, TOOLS, Hands, screen, soaked

_SECONDS, _SEED = map(int, os.environ.get("JOURNEYMAP_SOAK", "50 10").split())

_OPENS = """
from PySide6.QtWidgets import QApplication
QApplication([])
"""


@pytest.mark.display
@pytest.mark.timeout(_SECONDS + 8 * PATIENCE)
def test_nothing_done_at_random_leads_to_a_mistake_of_ours(tmp_path: Path) -> None:
    if any(shutil.which(tool) is None for tool in TOOLS):
        pytest.skip(f"needs {', '.join(TOOLS)}")
    with screen() as display:
        opens = subprocess.run(
            [sys.executable, "-c", _OPENS],
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        )
    if opens.returncode:
        pytest.skip("Qt cannot open a window on a display here")
    outcome = soaked(_SECONDS, _SEED, tmp_path)
    assert outcome.trouble == ""
    assert outcome.events > 0


def test_the_same_seed_does_the_same() -> None:
    one, same, other = Hands(7), Hands(7), Hands(8)
    done = [one.next() for _ in range(200)]
    assert [same.next() for _ in range(200)] == done != [other.next() for _ in range(200)]
    words = {word for things in done for word in things}
    assert not words & {"ctrl+24", "alt+F4"}, "it never quits by itself"
