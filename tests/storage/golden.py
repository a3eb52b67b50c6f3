"""The file every released format leaves behind: ``python -m tests.storage.golden`` makes it.

It is made once for a format, when that is released, and never again: programs to come must
open it. Until the first release it may be made anew when a record gets another field.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from journeymap.model.document import Document
from journeymap.model.plain import pack
from journeymap.model.records import Project
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.storage.tables import FORMAT
from tests.model.filled import filled
from tests.storage.samples import document, numbered

FOLDER = Path(__file__).parent.parent / "data" / "formats"


def golden_file(format: int) -> Path:
    """Return the file of a format; what it holds lies beside it as JSON."""
    return FOLDER / f"format_{format}.journey"


def packed(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    """Return a document by kind and id, as JSON would bring it back."""
    plain: dict[str, dict[str, object]] = {}
    for record in snapshot.records():
        plain.setdefault(type(record).__name__, {})[record.id] = pack(record)
    return plain


def make() -> None:
    """Write the golden file of the present format: with history, a named version, a picture."""
    path = golden_file(FORMAT)
    path.unlink(missing_ok=True)
    whole = (record for record in filled().records() if not isinstance(record, Project))
    session = Session.new(Snapshot([*document().records(), *whole]), author="Nadia")
    journey = Document(session.snapshot, session.write, session.past)
    session.attachments.put_asset(b"\x89PNG not really", "bean.png", "image/png")
    for i in range(3):
        journey.commit(numbered(journey.snapshot, i))
    session.versions.name("Workshop")
    journey.undo()
    session.save_as(path)
    session.close()
    plain = json.dumps(packed(journey.snapshot), ensure_ascii=False, indent=1, sort_keys=True)
    path.with_suffix(".json").write_text(f"{plain}\n", "utf-8", newline="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYMAP_STATE"] = folder
        make()
