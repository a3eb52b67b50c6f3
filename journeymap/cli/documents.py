"""What commands share: exit codes, answers on standard output, messages on standard error."""

from __future__ import annotations

import sys
from typing import Any

from journeymap.errors import JourneyError
from journeymap.language import tr

FINE, PROBLEM, MISUSE, FOUND, OURS, STOPPED = 0, 1, 2, 3, 70, 130
"""Exit codes: done · a file or an input · misuse · ``--fail-on`` met · our fault · stopped."""

PIPE = "-"
"""Standard input or output, where a file is expected."""


def complain(error: JourneyError) -> int:
    """Say what cannot be done, and return the exit code for that."""
    print(f"journeymap: {sentence_of(error)}", file=sys.stderr)
    return PROBLEM


def sentence_of(error: JourneyError) -> str:
    """Return what is to be said, with the flags that help on the command line."""
    # Who raises these has loaded them; nobody else is to wait for that.
    there = getattr(sys.modules.get("journeymap.api.wishes"), "AlreadyThere", None)
    if there and isinstance(error, there):
        return tr(
            "{file} is already there and was left as it is. Choose another name, or "
            "replace it with --force.",
            file=error.path,
        )
    return str(error)


def answer(value: Any, *, line: bool = False) -> None:
    """Print JSON, as one line where there are several; in ASCII for a terminal without more."""
    import json

    wide = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not wide, indent=None if line else 2, allow_nan=False))


class Progress:
    """How far long work is, on a terminal only, in a line that does not stay."""

    def __init__(self, count: int) -> None:
        self._count, self._shown = count, ""
        self._place = 0
        self._name = ""

    def begin(self, name: str) -> None:
        """Go on to the next of so many things."""
        self._place, self._name = self._place + 1, name
        self.tell(0.0)

    def tell(self, share: float) -> None:
        """Show which share of the present thing is done, from 0 to 1."""
        of = f"[{self._place}/{self._count}] " if self._count > 1 else ""
        self._show(f"{of}{self._name} {int(100 * share)} %")

    def end(self) -> None:
        """Take the line away, before anything else is said or at the end."""
        self._show("")

    def _show(self, line: str) -> None:
        if line != self._shown and sys.stderr.isatty():
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
            self._shown = line
