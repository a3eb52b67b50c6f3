"""The command line: every command reads or makes whole files and needs no display.

It has to start fast, so each command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from journeymap import language
from journeymap.cli.arguments import language_asked, understand
from journeymap.cli.documents import FINE, OURS, STOPPED, complain
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.paths import private, private_folder, state_folder
from journeymap.registry import Registry

__all__ = ["main", "understand"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one sentence on stderr."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    language.use(language_asked(given))
    try:
        asked = understand(given)
        code = int(asked.run(asked))
        sys.stdout.flush()
        return code
    except JourneyError as error:
        return complain(error)
    except BrokenPipeError:
        _say_no_more()  # the reader had enough
        return FINE
    except KeyboardInterrupt:
        return STOPPED
    except OSError as fault:
        if fault.filename is not None:
            return _at_fault(fault)
        # Whoever works with a file says which; what has no name is where the answer goes.
        _say_no_more()
        why = fault.strerror
        return complain(JourneyError(tr("What was answered could not be written: {why}.", why=why)))
    except Exception as fault:
        return _at_fault(fault)
    finally:
        for sentence in Registry.left_out.values():
            print(f"journeymap: {sentence}", file=sys.stderr)


def _open_streams() -> None:
    """Let what is closed, or was never there as in a window's program, be empty."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), "utf-8"))


def _say_no_more() -> None:
    """Keep Python from complaining once more while it closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _at_fault(fault: Exception) -> int:
    print(f"journeymap: {_ours(fault)}", file=sys.stderr)
    return OURS


def _ours(fault: Exception) -> str:
    """Return the sentence for a fault of the program, which is written down for who mends it."""
    import traceback

    told = "".join(traceback.format_exception(fault))
    log = state_folder() / "crash.log"
    try:
        private_folder(log.parent)
        with open(log, "a", encoding="utf-8", opener=private) as file:
            file.write(f"{told}\n")
    except OSError:
        return told
    return tr(
        "This is a fault of the program ({kind}), not yours; your files are as they were. What is "
        "known of it stands in {log}: please send us that.",
        kind=type(fault).__name__,
        log=log,
    )
