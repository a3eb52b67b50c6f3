"""A library that finds orders with fewer crossings, asked in a process that is kept.

Only the order of cards and lanes in their columns is taken from it. Heights, pins and ways are
ours, so that whatever it answers the picture is valid. Who has not installed it, or whose process
dies or thinks for too long, gets our own order. The library holds Python's lock while it works:
therefore the process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import Future
from importlib.util import find_spec
from math import isfinite
from pathlib import Path
from threading import Lock, Thread, Timer

from journeymap.layout.graph.layers import Layers
from journeymap.layout.graph.placing import Prepared, finished, placed, prepared
from journeymap.layout.graph.shape import GraphShape, Placement

NAME = "graphlay"
"""The library, and what ``Placement.engine`` says where its order was taken."""
_MANY = 1500
"""From how many cards and lanes on the library takes its time: below it finds as few at once."""
_LONGEST = 1 << 24
"""How many characters of an answer are read: what says more says nothing that is meant for us."""
_NO_ANSWER = (OSError, ValueError, RecursionError, OverflowError)
"""What comes of a process that is gone, and of reading what is no answer."""
_WORKER = Path(__file__).with_name("warm_engine.py")
_COMMAND = (sys.executable, "-P", str(_WORKER))


def there_is_one() -> bool:
    """Tell whether the library is installed."""
    return find_spec(NAME) is not None


class Engine:
    """Asks the library; its process starts with the first question.

    ``limit`` is how many seconds an answer may take. ``command`` is what is run.
    """

    def __init__(self, limit: float = 60.0, command: tuple[str, ...] = _COMMAND) -> None:
        self._limit, self._command = limit, command
        self._process: subprocess.Popen[str] | None = None
        self._turn, self._newest = Lock(), 0

    def ask(self, shape: GraphShape) -> Future[Placement]:
        """Return what will be the placement of a journey, worked out beside the window.

        It always comes: with our own order, and an empty ``engine``, when the library has none.
        A question that a newer one overtook before its turn is cancelled.
        """
        future: Future[Placement] = Future()
        self._newest += 1
        work = self._work
        Thread(target=work, args=(shape, future, self._newest), daemon=True).start()
        return future

    def close(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _work(self, shape: GraphShape, future: Future[Placement], number: int) -> None:
        with self._turn:
            if number != self._newest:
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(self.placement(shape))
            except Exception as error:
                future.set_exception(error)

    def placement(self, shape: GraphShape) -> Placement:
        """Return the placement by the order of the library, or by ours; waits for it."""
        known = prepared(shape)
        order = self._order(known)
        return placed(shape) if order is None else finished(known, order, engine=NAME)

    def _order(self, known: Prepared) -> list[list[int]] | None:
        layers = known.layers
        links = [
            (item, other, much)
            for item, others in enumerate(layers.right)
            for other, much in others
        ]
        question = {
            "columns": layers.column,
            "heights": [max(high, 8.0) for high in known.sizes.high],
            "links": links,
            "effort": "fast" if len(layers.column) < _MANY else "balanced",
        }
        try:
            heights = self._answer(json.dumps(question))
            return None if heights is None else order_by(layers, heights)
        except _NO_ANSWER:
            self.close()
            return None

    def _answer(self, question: str) -> list[float] | None:
        """Return what the process says; it is killed when it takes too long."""
        if self._process is None or self._process.poll() is not None:
            if self._command == _COMMAND and not there_is_one():
                return None
            self.close()
            pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(
                self._command, stdin=pipe, stdout=pipe, stderr=nothing, text=True
            )
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        alarm = Timer(self._limit, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            process.stdin.write(question + "\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline(_LONGEST))
        finally:
            alarm.cancel()
        found = said.get("heights") if isinstance(said, dict) else None
        return found if isinstance(found, list) else None


def order_by(layers: Layers, heights: list[float]) -> list[list[int]] | None:
    """Return the columns ordered by heights; ``None`` when those are no heights of all items."""
    numbers = [y for y in heights if isinstance(y, int | float) and isfinite(y)]
    if len(numbers) != len(layers.column) or len(heights) != len(numbers):
        return None
    return [sorted(column, key=lambda item: (heights[item], item)) for column in layers.columns]
