"""The command line: every command reads or makes whole files and needs no display.

It has to start fast, so each command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from journeymap import language
from journeymap.cli.arguments import understand
from journeymap.cli.documents import FINE, PROBLEM
from journeymap.errors import JourneyError

__all__ = ["main", "understand"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    language.use()
    asked = understand(sys.argv[1:] if arguments is None else arguments)
    try:
        code = int(asked.run(asked))
        sys.stdout.flush()
        return code
    except JourneyError as error:
        print(f"journeymap: {error}", file=sys.stderr)
        return PROBLEM
    except BrokenPipeError:
        # The reader had enough; Python must not complain again while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
