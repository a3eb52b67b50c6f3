"""A process that works on a file until it is killed: ``child.py TASK FILE [NUMBER or FILE]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.model.document import Document
from journeymap.paths import state_folder
from journeymap.storage.home import Home
from journeymap.storage.publishing import place
from journeymap.storage.session import Session
from journeymap.storage.signature import signature_of
from journeymap.storage.staging import stage
from tests.storage.samples import document, numbered


def main(task: str, path: Path, more: str) -> None:
    if task in ("quicker", "asked"):
        overtaken(path, Path(more), asked=task == "asked")
        return
    if task == "save":
        session = Session.new(document())
        session.save_as(path)
        say("\n".join(session.notices))
        return
    number = int(more or 0)
    session = Session.open(path)
    journey = Document(session.snapshot, session.write, session.past)
    say("open")
    if task == "edit":
        for i in range(number):
            journey.commit(numbered(journey.snapshot, i))
            say(str(i + 1))
    elif task == "publish":
        for i in range(number):
            journey.commit(numbered(journey.snapshot, i))
            session.publish()
            say("\n".join((*session.notices, str(i + 1))))
    sys.stdin.read()


def overtaken(path: Path, other: Path, *, asked: bool) -> None:
    """Save, while another program puts its own file there after we have looked for the last time.

    Where ``other`` has an ending of its own, it is written into the file instead.
    """
    session = Session.open(path)
    session.write(numbered(session.snapshot, 0))
    home, copy = Home.at(path), path.parent.parent / "staged.db"
    staged = stage(next((state_folder() / "sessions").glob("*/work.db")), copy)
    home.signature = signature_of(path)
    standing, _ = home.secure(asked=asked)
    if other.suffix == path.suffix:
        os.replace(other, path)
    else:
        path.write_bytes(other.read_bytes())
    try:
        _, said = place(staged, path, standing, asked=asked)
        say(" ".join(("placed", *said)))
    finally:
        copy.unlink(missing_ok=True)
        session.leave()


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1], Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
    except JourneyError as error:
        say(f"{type(error).__name__}: {error}")
        sys.exit(3)
