"""The records a journey is made of: plain, immutable, one class a table.

Labels given to the declarations are message ids; whoever shows them calls ``tr``.
"""

from __future__ import annotations

from journeymap.model.records.evidence import Metric, Quote, Score
from journeymap.model.records.ideas import Idea, Note, Vote
from journeymap.model.records.journeys import Asset, Journey, Lane, Persona, Project, Stage, Step
from journeymap.model.records.record import Copyable, Record, new_id
from journeymap.model.records.showing import Frame
from journeymap.model.records.touchpoints import Connection, Feeling, Friction, Touchpoint

KINDS: tuple[type[Record], ...] = (
    Project,
    Asset,
    Persona,
    Journey,
    Stage,
    Step,
    Lane,
    Touchpoint,
    Feeling,
    Friction,
    Connection,
    Metric,
    Score,
    Quote,
    Idea,
    Note,
    Frame,
    Vote,
)
"""Every kind, parents before children."""

NAMES: dict[str, type[Record]] = {kind.__name__: kind for kind in KINDS}

__all__ = [
    "KINDS",
    "NAMES",
    "Asset",
    "Connection",
    "Copyable",
    "Feeling",
    "Frame",
    "Friction",
    "Idea",
    "Journey",
    "Lane",
    "Metric",
    "Note",
    "Persona",
    "Project",
    "Quote",
    "Record",
    "Score",
    "Stage",
    "Step",
    "Touchpoint",
    "Vote",
    "new_id",
]
