"""Whose ways a person looks at, in a journey that comes from a log: read and set in one place."""

from __future__ import annotations

from typing import Any

from journeymap.view import EVERY_WAY
from journeymap.view.ways import SeenWays, seen_ways
from journeymap.workspace.workspace import Workspace


def looked_at(workspace: Workspace) -> SeenWays | None:
    """Return the ways of the journey in view that are looked at, ``None`` where no log tells."""
    view = workspace.view
    return seen_ways(view.document, view.journey, view.filter.ways)


def look_along(workspace: Workspace, **how: Any) -> None:
    """Look at other ways, by the names of what a choice of ways holds; without any at all.

    Where nothing was filtered before, touchpoints nobody comes to are hidden and not faded: who
    asks for the main ways wants the picture to be simple.
    """
    wanted = workspace.look.filter
    ways = wanted.ways.but(**how) if how else EVERY_WAY
    hides = wanted.hides or (not wanted.active and "through" not in how)
    workspace.change_look(filter=wanted.but(ways=ways, hides=hides))
