"""A process that works on a file until it is killed: ``child.py TASK FILE [NUMBER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.model.document import Document
from journeymap.storage.session import Session
from tests.storage.samples import numbered


def main(task: str, path: Path, number: int) -> None:
    session = Session.open(path)
    document = Document(session.snapshot, session.write, session.past)
    say("open")
    if task == "edit":
        for i in range(number):
            document.commit(numbered(document.snapshot, i))
            say(str(i + 1))
    elif task == "publish":
        for i in range(number):
            document.commit(numbered(document.snapshot, i))
            session.publish()
            say(str(i + 1))
    sys.stdin.read()


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
    except JourneyError as error:
        say(f"{type(error).__name__}: {error}")
        sys.exit(3)
