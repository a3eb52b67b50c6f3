"""A real browser for the tests, driven over the WebDriver protocol with nothing but Python."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

_OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
Plain = dict[str, Any]

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "ArrowRight": "\ue014",
    "ArrowLeft": "\ue012",
    "Shift": "\ue008",
}


class Browser:
    """One window of a headless Chromium."""

    def __init__(self, driver: str, width: int, height: int, program: str) -> None:
        self._driver = driver
        self._open = build_opener(ProxyHandler({})).open
        options = [*_OPTIONS, f"--window-size={width},{height}"]
        wanted = {
            "browserName": "chrome",
            "unhandledPromptBehavior": "ignore",
            "goog:chromeOptions": {"args": options, "binary": program},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"

    def go(self, path: Path) -> None:
        """Open a file from the disk."""
        self._ask("POST", f"{self._session}/url", {"url": path.as_uri()})

    def narrow(self, width: int, height: int) -> None:
        """Be a telephone of so many pixels, which a window on a desk cannot."""
        screen = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
        body = {"cmd": "Emulation.setDeviceMetricsOverride", "params": screen}
        self._ask("POST", f"{self._session}/goog/cdp/execute", body)

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script returns."""
        body = {"script": script, "args": list(arguments)}
        return self._ask("POST", f"{self._session}/execute/sync", body)

    def wait(self, script: str) -> None:
        """Wait until a script returns something true; at most 5 s."""
        done = self.run_async(f"""
            const [tell] = arguments, end = performance.now() + 5000;
            (function look() {{
              const yes = (() => {{ {script} }})();
              yes || performance.now() > end ? tell(Boolean(yes)) : requestAnimationFrame(look);
            }})();
        """)
        assert done, f"never came true: {script}"

    def run_async(self, script: str) -> Any:
        """Return what a script hands to the function it is given."""
        body = {"script": script, "args": []}
        return self._ask("POST", f"{self._session}/execute/async", body)

    def click(self, css: str) -> None:
        """Click into the middle of the first element, as a mouse does."""
        x, y = self.middle(css)
        self.mouse(("move", x, y), ("down",), ("up",))

    def middle(self, css: str) -> tuple[float, float]:
        """Return where on the screen the middle of the first element is."""
        x, y = self.run(
            "const r = document.querySelector(arguments[0]).getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]",
            css,
        )
        return x, y

    def mouse(self, *doings: Sequence[Any]) -> None:
        """Do things with the mouse: ``("move", x, y)``, ``("down",)``, ``("up",)``."""
        moves: list[Plain] = []
        for doing in doings:
            if doing[0] == "move":
                x, y = round(doing[1]), round(doing[2])
                moves.append({"type": "pointerMove", "duration": 20, "x": x, "y": y})
            else:
                moves.append({"type": f"pointer{doing[0].capitalize()}", "button": 0})
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def wheel(self, x: float, y: float, dy: int) -> None:
        """Turn the wheel at a place."""
        turn = {"type": "scroll", "x": round(x), "y": round(y), "deltaX": 0, "deltaY": dy}
        self._act({"type": "wheel", "id": "wheel", "actions": [turn]})

    def press(self, *keys: str) -> None:
        """Press keys one after another, by their name or letter."""
        moves = []
        for key in keys:
            value = KEYS.get(key, key)
            moves += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self._act({"type": "key", "id": "keys", "actions": moves})

    def dialog(self) -> str | None:
        """Return the text of a dialog that is open."""
        try:
            return str(self._ask("GET", f"{self._session}/alert/text"))
        except HTTPError:
            return None

    def complaints(self) -> list[str]:
        """Return what the browser wrote to its console since this was last asked."""
        return [line["message"] for line in self._log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses that were asked for, and not blocked, since this was last asked."""
        events = [json.loads(line["message"])["message"] for line in self._log("performance")]
        told: dict[str, list[Plain]] = {}
        for event in events:
            told.setdefault(event["method"], []).append(event["params"])
        failed = told.get("Network.loadingFailed", [])
        blocked = {one["requestId"] for one in failed if one.get("blockedReason")}
        asked = told.get("Network.requestWillBeSent", [])
        return [one["request"]["url"] for one in asked if one["requestId"] not in blocked]

    def picture(self, path: Path) -> None:
        """Keep what is to be seen now as a PNG."""
        path.write_bytes(b64decode(self._ask("GET", f"{self._session}/screenshot")))

    def leave(self) -> None:
        """Close the window."""
        self._ask("DELETE", self._session)

    def _log(self, kind: str) -> list[Plain]:
        return list(self._ask("POST", f"{self._session}/se/log", {"type": kind}))

    def _act(self, actions: Plain) -> None:
        self._ask("POST", f"{self._session}/actions", {"actions": [actions]})

    def _ask(self, method: str, path: str, body: Plain | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = Request(self._driver + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        with self._open(request, timeout=60) as answer:
            return json.loads(answer.read())["value"]


@contextmanager
def browser(width: int = 1280, height: int = 800) -> Iterator[Browser]:
    """Give a browser; skips the test where there is none."""
    driver = shutil.which("chromedriver")
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if not driver or not program:
        pytest.skip("no Chromium with its chromedriver here to open the page in")
    with subprocess.Popen(
        [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            said = (re.search(r"successfully on port (\d+)", line) for line in process.stdout)
            port = next(filter(None, said))[1]
            window = Browser(f"http://127.0.0.1:{port}", width, height, program)
            try:
                yield window
            finally:
                window.leave()
        finally:
            process.terminate()
