"""The brand a document carries: given, altered and taken away, one step to undo each."""

from __future__ import annotations

from typing import Any

from journeymap.model.change import Change, change
from journeymap.model.records import Asset, Brand
from journeymap.model.snapshot import Snapshot
from journeymap.view.brand import brand_of


def set_brand(
    snapshot: Snapshot, values: dict[str, Any], logo: Asset | None = None
) -> Change | None:
    """Give a document a brand, or alter the one it has; ``logo`` is a picture it has not yet."""
    now = brand_of(snapshot)
    new = [] if logo is None or snapshot.get(Asset, logo.id) else [logo]
    if now is None:
        return change("Brand", add=[*new, Brand(**values)])
    return change("Brand", add=new, edit=[(now, now.but(**values))]) or None


def remove_brand(snapshot: Snapshot) -> Change | None:
    """Take the brand away; its picture stays in the document as long as something undoes that."""
    found = list(snapshot.all(Brand).values())
    return change("Remove brand", remove=found) if found else None
