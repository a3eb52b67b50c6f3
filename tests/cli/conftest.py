"""Commands that draw are run here in one process with tests of the window."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    """Have the application windows need, before a command makes the lesser one it needs."""
    return qapp
