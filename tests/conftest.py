"""Every test has folders of its own, speaks English and needs no screen; they share one Qt."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings

from journeymap import language

if not os.environ.get("JOURNEYMAP_TEST_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A slow machine is not a fault; a failing example is printed so that it can be kept. A run of the
# tests takes the same examples each time, so that it is red for what was changed and not for
# luck; `dev.py search` draws others, ten times as many.
settings.register_profile("test", deadline=None, print_blob=True, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("search" if os.environ.get("JOURNEYMAP_SEARCH") else "test")

CACHES = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")


@pytest.fixture(scope="session", autouse=True)
def application(qapp: object) -> object:
    """Have the application windows need, before an export makes the lesser one it needs."""
    return qapp


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home nobody else has; processes it starts inherit it.

    Caches stay where they are: fontconfig and matplotlib take seconds to fill theirs.
    """
    home = tmp_path_factory.mktemp("home")
    for name, part in {
        "HOME": "",
        "USERPROFILE": "",
        "JOURNEYMAP_STATE": "state",
        "JOURNEYMAP_CONFIG": "config",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
    }.items():
        monkeypatch.setenv(name, str(home / part))
    # Where a session goes that finds no room; in the common /tmp other tests would see it.
    (home / "tmp").mkdir()
    monkeypatch.setenv("TEMP", str(home / "tmp"))
    monkeypatch.setenv("XDG_CACHE_HOME", CACHES)
    return home


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, whatever the machine or the test before spoke.

    Also afterwards: what a whole file of tests shares is made before the first of them.
    """
    monkeypatch.setenv("JOURNEYMAP_LANGUAGE", "en")
    language.use("en")
    yield
    language.use("en")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say how much of what the program says each language has; what is missing is no failure."""
    reports = terminalreporter.getreports("passed")
    said = [
        text for report in reports for name, text in report.user_properties if name == "translated"
    ]
    if said:
        terminalreporter.write_line(f"translated: {', '.join(map(str, said))}")
