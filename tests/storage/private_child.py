"""A process that works on a file from opening to closing: ``private_child.py MASK FILE``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from journeymap.storage.session import Session
from tests.storage.samples import document, numbered


def main(mask: int, path: Path) -> None:
    os.umask(mask)
    session = Session.open(path)
    session.write(numbered(session.snapshot, 0))
    session.publish()
    session.save_as(path.with_name("copy.journey"))
    session.close()
    left = Session.new(document())
    left.write(numbered(left.snapshot, 0))
    left.leave()


if __name__ == "__main__":
    main(int(sys.argv[1], 8), Path(sys.argv[2]))
