"""Random keys and a random mouse at the real window: ``python -m tests.ui.soaking SECONDS SEED…``.

Each seed is a soak of its own, under the layout of a keyboard that its number gives; what went
wrong is written with the last things that were done.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from journeymap.formats.json import text
from journeymap.ui.platform.keys import EVDEV
from tests.bench.large import large
from tests.sources import ROOT

TOOLS = ("Xvfb", "xdotool", "setxkbmap")
LAYOUTS = ("ua", "ru", "gr", "us", "ara")
WIDE, HIGH = 1456, 928
PATIENCE = 60.0
"""Seconds the program may need for anything, on a machine with much else to do."""

_CARDS = 700

ALLOWED = ("propagateSizeHints",)
"""What Qt may say though nothing is wrong."""

CODES = {letter: str(code) for code, letter in EVDEV.items()}
# fmt: off
PLAIN = [
    "Tab", "shift+Tab", "Return", "Escape", "Escape", "Delete", "BackSpace", "space",
    "F2", "Left", "Right", "Up", "Down", "Home", "End", "Prior",
    "Next", "alt+Left", "alt+Right", "alt+Up", "alt+Down", "ctrl+Left", "ctrl+Right", "shift+10",
    "shift+11", "10", "11", "12", "13", "14", "19", "shift+Return",
    "F1", "Menu",
]
# fmt: on
CHORDS = [
    *(f"ctrl+{CODES[letter]}" for letter in "ZZZZCXVVDAKFBI"),
    *(f"ctrl+shift+{CODES[letter]}" for letter in "ZZCKL"),
    "ctrl+19",
    "ctrl+plus",
    "ctrl+minus",
    "ctrl+Return",
    "ctrl+Home",
    "ctrl+End",
    *(f"alt+{CODES[letter]}" for letter in "FEITAJVPH"),
]
SHOWING = [
    "Next",
    "Next",
    "Next",
    "Prior",
    "Left",
    "Right",
    "Home",
    "End",
    "F5",
    "F2",
    "Escape",
    "space",
    "Return",
    "Tab",
    "F11",
    "F1",
]

Words = list[str]


class Outcome(NamedTuple):
    """How a soak ended: what was done, and what went wrong, blank for nothing."""

    events: int
    starts: int
    trouble: str


class Hands:
    """What a person might do next, as words for xdotool; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._ways: Sequence[tuple[int, Callable[[], Words]]] = (
            (30, self._letter),
            (18, self._plain),
            (10, self._chord),
            (16, self._click),
            (4, self._double),
            (4, self._context),
            (8, self._drag),
            (5, self._wheel),
            (2, self._list),
            (1, self._export),
            (1, self._print),
            (2, self._show),
            (1, self._panel),
        )

    def next(self) -> Words:
        """Return what is done next."""
        weights = [weight for weight, _ in self._ways]
        _, way = self._chance.choices(self._ways, weights)[0]
        return way()

    def _place(self) -> Words:
        x, y = self._chance.randrange(WIDE), self._chance.randrange(HIGH)
        return ["mousemove", str(x), str(y)]

    def _key(self, *keys: str) -> Words:
        return ["key", "--delay", "8", *keys]

    def _some_letters(self, most: int) -> Words:
        letters = self._chance.choices([*CODES.values()], k=self._chance.randint(1, most))
        held = self._chance.choice(["", "", "", "shift+"])
        return self._key(*(held + letter for letter in letters))

    def _letter(self) -> Words:
        return self._some_letters(6)

    def _plain(self) -> Words:
        return self._key(self._chance.choice(PLAIN))

    def _chord(self) -> Words:
        return self._key(self._chance.choice(CHORDS))

    def _click(self) -> Words:
        return [*self._place(), "click", self._chance.choice(["1", "1", "1", "2"])]

    def _double(self) -> Words:
        return [*self._place(), "click", "--repeat", "2", "--delay", "40", "1"]

    def _context(self) -> Words:
        return [*self._place(), "click", "3", *self._key(*self._chance.choices(PLAIN, k=2))]

    def _drag(self) -> Words:
        way = [word for _ in range(3) for word in (*self._place(), "sleep", "0.02")]
        return [*self._place(), "mousedown", "1", *way, "mouseup", "1"]

    def _wheel(self) -> Words:
        turn = ["click", "--repeat", "3", "--delay", "10", self._chance.choice(["4", "5"])]
        held = self._chance.choice(["", "ctrl", "shift"])
        around = (["keydown", held], ["keyup", held]) if held else ([], [])
        return [*self._place(), *around[0], *turn, *around[1]]

    def _list(self) -> Words:
        """Open a drop-down list where the inspector has some, and type into it."""
        x, y = self._chance.randrange(WIDE - 240, WIDE - 50), self._chance.randrange(120, HIGH - 60)
        place = ["mousemove", str(x), str(y)]
        return [*self._key("Escape"), *place, "click", "1", "sleep", "0.1", *self._some_letters(3)]

    def _export(self) -> Words:
        """Open the dialog, and take hold of the preview before it has its picture."""
        pull = [
            "mousemove",
            "600",
            "500",
            "mousedown",
            "1",
            "mousemove",
            "500",
            "450",
            "mouseup",
            "1",
            "click",
            "4",
        ]
        return [*self._key("Escape", "Escape", f"ctrl+{CODES['E']}"), *pull, "sleep", "0.3", *pull]

    def _print(self) -> Words:
        return self._key("Escape", f"ctrl+{CODES['P']}")

    def _show(self) -> Words:
        """Present, and do there what comes to mind."""
        keys = self._chance.choices([*SHOWING, *CODES.values(), "10", "11"], k=12)
        return [*self._key("Escape", "Escape", "F5"), "sleep", "0.3", *self._key(*keys)]

    def _panel(self) -> Words:
        return self._key(f"ctrl+shift+{CODES[self._chance.choice('KL')]}")


@contextmanager
def screen() -> Iterator[str]:
    """Lend a display of one's own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDE}x{HIGH}x24", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


class Soak:
    """The program on a display, in a folder of its own, and somebody without any sense at it."""

    def __init__(self, folder: Path, display: str, seed: int) -> None:
        self._folder, self._seed = folder, seed
        self._hands = Hands(seed)
        self.file, self._heart = folder / "soak.journey", folder / "heart"
        self._said = folder / "said.txt"
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(folder),
            "JOURNEYMAP_STATE": str(folder / "state"),
            "JOURNEYMAP_CONFIG": str(folder / "config"),
            "JOURNEYMAP_LANGUAGE": ("en", "uk", "ru")[seed % 3],
            "QT_QPA_PLATFORMTHEME": "",
            "XDG_CURRENT_DESKTOP": "",
            "DBUS_SESSION_BUS_ADDRESS": "",
            "XDG_RUNTIME_DIR": "",
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._last: deque[str] = deque(maxlen=30)
        self.events = self.starts = 0

    def run(self, seconds: float) -> Outcome:
        """Do random things for so long; return how it went."""
        self._tool("setxkbmap", LAYOUTS[self._seed % len(LAYOUTS)])
        self._begin()
        end = time.monotonic() + seconds
        trouble = ""
        try:
            while not trouble and time.monotonic() < end:
                if self._process is None and not self._start():
                    trouble = "the window did not come"
                trouble = trouble or self._turn()
            trouble = trouble or self._end()
        finally:
            if self._process is not None:
                self._process.kill()
        trouble = trouble or self._unsound()
        done = "\n".join(self._last)
        return Outcome(self.events, self.starts, trouble and f"{trouble}\nLast:\n{done}")

    def _begin(self) -> None:
        """Make the file: the sample, or for odd seeds a map whose pictures take their time."""
        if self._seed % 2:
            (self._folder / "large.json").write_text(text(large(_CARDS)), "utf-8")
            self._command("import", str(self._folder / "large.json"), "-o", str(self.file))
            settings = self._folder / "config" / "journeymap.ini"
            settings.parent.mkdir()
            settings.write_text("[export]\nformat=pptx\n", "ascii")
        else:
            self._command("new", str(self.file), "--template", "coffee")

    def _start(self) -> bool:
        """Open the program on the file, and wait until its heart beats."""
        self._heart.unlink(missing_ok=True)
        with self._said.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.ui.soaked", str(self.file), str(self._heart)],
                cwd=ROOT,
                env=self._environment,
                stdout=said,
                stderr=said,
            )
        self.starts += 1
        return self._beats()

    def _turn(self) -> str:
        """Do one thing, and see what came of it."""
        words = self._hands.next()
        self._last.append(" ".join(words))
        self._tool("xdotool", *words)
        self.events += 1
        process = self._process
        if process is not None and process.poll() is not None:
            self._process = None  # somebody closed the last window, which is no mistake
            return "" if process.returncode == 0 else f"it ended with {process.returncode}"
        if self.events % 5 == 0 and not self._beats():
            return "" if process is None or process.poll() == 0 else self._hung()
        return self._complaint()

    def _beats(self) -> bool:
        """Wait for two beats of its heart, so that it has done what came before."""
        seen: set[bytes] = set()
        end = time.monotonic() + PATIENCE
        while len(seen) < 3 and time.monotonic() < end:
            if self._process is None or self._process.poll() is not None:
                return False
            if self._heart.exists():
                seen.add(self._heart.read_bytes())
            time.sleep(0.01)
        return len(seen) == 3

    def _hung(self) -> str:
        assert self._process is not None
        self._process.send_signal(signal.SIGABRT)  # it writes down where it is
        self._process.wait(PATIENCE)
        log = self._folder / "state" / "crash.log"
        return f"it hung for {PATIENCE:.0f} s\n{log.read_text('utf-8', 'replace')[-3000:]}"

    def _complaint(self) -> str:
        """Return what it said that it should not have to."""
        said = self._said.read_text("utf-8", "replace") if self._said.exists() else ""
        lines = [line for line in said.splitlines() if not any(one in line for one in ALLOWED)]
        return "it said:\n" + "\n".join(lines[-60:]) if lines else ""

    def _end(self) -> str:
        """End it as the system does when one logs out."""
        if self._process is None:
            return ""
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return self._hung()
        return self._complaint() or ("" if code == 0 else f"it ended with {code}")

    def _unsound(self) -> str:
        """Return what is wrong with the file, or with the log of crashes, now that it is over."""
        log = self._folder / "state" / "crash.log"
        if log.exists() and log.stat().st_size:
            return f"crash.log:\n{log.read_text('utf-8', 'replace')[-4000:]}"
        checked = self._command("check", str(self.file))
        return "" if checked.returncode == 0 else f"the file is not sound: {checked.stderr}"

    def _command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "journeymap", *words],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=2 * PATIENCE,
        )

    def _tool(self, *words: str) -> None:
        subprocess.run(
            words,
            env=self._environment,
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def soaked(seconds: float, seed: int, folder: Path) -> Outcome:
    """Soak the program on a display of its own."""
    with screen() as display:
        return Soak(folder, display, seed).run(seconds)


def main(seconds: str, *seeds: str) -> int:
    """Soak once for each seed; return how many went wrong."""
    wrong = 0
    for seed in map(int, seeds):
        with tempfile.TemporaryDirectory() as folder:
            outcome = soaked(float(seconds), seed, Path(folder))
        wrong += bool(outcome.trouble)
        sys.stdout.write(
            f"seed {seed}: {outcome.events} things done, {outcome.starts} starts. "
            f"{outcome.trouble or 'Nothing went wrong.'}\n"
        )
        sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
