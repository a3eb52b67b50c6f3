"""Which senses a touchpoint can speak to, and which lanes are places one walks into."""

from __future__ import annotations

from journeymap.model.fields import specs
from journeymap.model.records import Lane, Sense, Touchpoint
from journeymap.model.snapshot import Snapshot

_DEVICES = frozenset(
    {
        "smartphone",
        "monitor",
        "globe",
        "mail",
        "message-circle",
        "messages-square",
        "video",
        "share-2",
    }
)
_AT_A_DEVICE = ("sight", "hearing")
_PLACES = frozenset({"store", "shopping-bag", "landmark", "hospital", "hotel", "school"})
_BEHIND = ("backstage", "support")


def offered_at(snapshot: Snapshot, card: Touchpoint) -> tuple[str, ...]:
    """Return the senses a touchpoint can speak to: at a device, by its lane's icon, only two."""
    lane = snapshot.get(Lane, card.lane)
    if lane and lane.icon in _DEVICES:
        return _AT_A_DEVICE
    return tuple(key for key, _ in specs(Sense)["sense"].options)


def is_device(lane: Lane) -> bool:
    """Whether a lane is of a screen, by its icon."""
    return lane.icon in _DEVICES


def is_place(lane: Lane) -> bool:
    """Whether a lane is a shop, a branch or another place customers walk into, by its icon.

    In others one is at home or on the way, or customers do not come there.
    """
    return lane.icon in _PLACES and lane.role not in _BEHIND
