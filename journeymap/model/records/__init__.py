"""The records a journey is made of: plain, immutable, one class a table.

Labels given to the declarations are message ids; whoever shows them calls ``tr``.
"""

from __future__ import annotations

from journeymap.model.records.evidence import Goal, Metric, Quote, Score, Source
from journeymap.model.records.ideas import Comment, Idea, Note, Vote
from journeymap.model.records.journeys import (
    Asset,
    Brand,
    Journey,
    Lane,
    Persona,
    Project,
    Stage,
    Step,
)
from journeymap.model.records.record import Copyable, Record, new_id
from journeymap.model.records.showing import Dismissal, Frame, SavedView, Scenario
from journeymap.model.records.touchpoints import Connection, Feeling, Friction, Sense, Touchpoint

KINDS: tuple[type[Record], ...] = (
    Project,
    Asset,
    Brand,
    Persona,
    Source,
    Metric,
    Journey,
    Stage,
    Step,
    Lane,
    SavedView,
    Scenario,
    Dismissal,
    Touchpoint,
    Sense,
    Feeling,
    Friction,
    Connection,
    Goal,
    Score,
    Quote,
    Idea,
    Note,
    Frame,
    Vote,
    Comment,
)
"""Every kind; what others lead to stands before them."""

NAMES: dict[str, type[Record]] = {kind.__name__: kind for kind in KINDS}

__all__ = [
    "KINDS",
    "NAMES",
    "Asset",
    "Brand",
    "Comment",
    "Connection",
    "Copyable",
    "Dismissal",
    "Feeling",
    "Frame",
    "Friction",
    "Goal",
    "Idea",
    "Journey",
    "Lane",
    "Metric",
    "Note",
    "Persona",
    "Project",
    "Quote",
    "Record",
    "SavedView",
    "Scenario",
    "Score",
    "Sense",
    "Source",
    "Stage",
    "Step",
    "Touchpoint",
    "Vote",
    "new_id",
]
