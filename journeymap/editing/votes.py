"""Dot voting: who put how many dots where."""

from __future__ import annotations

from collections import Counter

from journeymap.editing import EditView
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.records import Idea, Note, Record, Touchpoint, Vote
from journeymap.model.snapshot import Snapshot

PLACES: dict[type[Record], str] = {Touchpoint: "touchpoint", Idea: "idea", Note: "note"}
"""What can be voted for, and the field of a vote that says so."""


def place_of(vote: Vote) -> str | None:
    """Return the id of what a vote is for."""
    return vote.touchpoint or vote.idea or vote.note


def votes(snapshot: Snapshot, journey: str) -> tuple[Vote, ...]:
    """Return the votes on touchpoints, ideas and notes of a journey."""
    here = {card.id for card in cards(snapshot, journey)}
    here |= {idea.id for idea in snapshot.of(Idea, "journey", journey)}
    here |= {note.id for note in snapshot.of(Note, "journey", journey)}
    return tuple(vote for vote in snapshot.all(Vote).values() if place_of(vote) in here)


def tally(snapshot: Snapshot, journey: str) -> Counter[str]:
    """Return how many dots lie on each record of a journey, by id."""
    return Counter(place for vote in votes(snapshot, journey) if (place := place_of(vote)))


def dots_left(view: EditView, voter: str, limit: int) -> int:
    """Return how many dots somebody may still put down in a journey, from 0 to ``limit``."""
    given = sum(vote.voter == voter for vote in votes(view.snapshot, view.journey))
    return max(0, limit - given)


def vote(view: EditView, place: str, voter: str, limit: int) -> Change | None:
    """Put a dot on something; ``None`` when it cannot be voted for or no dots are left."""
    record = view.snapshot.find(place)
    field = PLACES.get(type(record)) if record else None
    if field is None or not dots_left(view, voter, limit):
        return None
    return change("Vote", add=[Vote(voter=voter).but(**{field: place})])


def take_back(view: EditView, place: str, voter: str) -> Change | None:
    """Take the last dot somebody put on something away; ``None`` when there is none."""
    found = [
        vote
        for vote in votes(view.snapshot, view.journey)
        if place_of(vote) == place and vote.voter == voter
    ]
    return change("Take a vote back", remove=found[-1:]) or None


def clear_votes(view: EditView) -> Change | None:
    """Take all dots of a journey away, to vote anew."""
    return change("Remove all votes", remove=votes(view.snapshot, view.journey)) or None
