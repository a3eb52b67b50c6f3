"""The real window, killed in the middle of steady typing, loses at most two seconds of it.

``JOURNEYMAP_KILLS`` tells how often each is tried; by itself, once.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.storage.templates import load
from tests.sources import ROOT
from tests.storage.samples import contents, written

TOOLS = ("Xvfb", "xdotool")
TRIES = range(int(os.environ.get("JOURNEYMAP_KILLS", "1")))
STEP = 0.11
"""Seconds from one key to the next."""

LOSS, SLACK = 2.0, 2.0
"""Seconds of typing that may be lost, and for a machine on which a key is slow to arrive."""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of our own."""
    if any(shutil.which(tool) is None for tool in TOOLS):
        pytest.skip(f"needs {', '.join(TOOLS)}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(20)


def words() -> Iterator[str]:
    """Yield letters that never repeat a beginning: a1, b2, c3 …"""
    for number in count():
        yield from f"{chr(97 + number % 26)}{number} "


def kept(path: Path, id: str, field: str) -> str:
    """Return what a later start has of a field: in the work left behind, else in the file."""
    found = recoverable()
    if not found:
        return str(getattr(contents(path).all(Touchpoint)[id], field))
    session = Session.recover(found[0])
    text = str(getattr(session.snapshot.all(Touchpoint)[id], field))
    session.leave()
    return text


def typed_until_killed(
    process: subprocess.Popen[str], display: str, seconds: float
) -> tuple[str, list[float], float]:
    """Type steadily and kill; return the letters, when each had been sent, and when it ended."""
    environment = {**os.environ, "DISPLAY": display}
    letters, sent, begun = "", list[float](), time.monotonic()
    for letter in words():
        began = time.monotonic()
        if began - begun > seconds:
            break
        name = "space" if letter == " " else letter
        subprocess.run(["xdotool", "key", name], env=environment, check=True, timeout=30)
        letters += letter
        sent.append(time.monotonic())
        time.sleep(max(0.0, STEP - (sent[-1] - began)))
    process.kill()
    return letters, sent, time.monotonic()


@pytest.mark.display
@pytest.mark.skipif(sys.platform != "linux", reason="displays of our own are those of X")
@pytest.mark.parametrize("attempt", TRIES)
@pytest.mark.parametrize("field", ["title", "happened"])
def test_killed_in_the_middle_of_steady_typing(
    display: str, tmp_path: Path, field: str, attempt: int
) -> None:
    path = written(tmp_path / "Coffee.journey", Snapshot().apply(load("coffee")))
    id = next(iter(contents(path).all(Touchpoint)))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typed_into", str(path), field],
        cwd=ROOT,
        text=True,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        window = process.stdout.readline().strip()
        if not window:
            pytest.skip("Qt cannot open a window on a display here")
        environment = {**os.environ, "DISPLAY": display}
        subprocess.run(["xdotool", "windowfocus", window], env=environment, check=True, timeout=30)
        assert process.stdout.readline() == "typing\n"
        seconds = 4 + 6 * random.Random(f"{field} {attempt}").random()
        letters, sent, end = typed_until_killed(process, display, seconds)
    finally:
        process.kill()
        process.communicate()
    text = kept(path, id, field)
    assert letters.startswith(text), f"{text!r} was not typed"
    after = sent[len(text) :]  # the letters that are lost
    lost = end - after[0] if after else 0.0
    sys.stdout.write(f"{field} {attempt}: {len(after)} of {len(letters)} keys, {lost:.2f} s\n")
    assert lost <= LOSS + SLACK, f"{len(after)} of {len(letters)} keys are lost, {lost:.1f} s"
    assert text, "nothing was kept"
