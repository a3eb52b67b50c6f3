"""How a lane looks before anything stands in it: its icon, its colours, the group it is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from journeymap.drawing.icons import ICONS
from journeymap.drawing.theme import Theme, contrast, mix
from journeymap.lanes import kind_of
from journeymap.model.records import Lane

_LEGIBLE = 4.5
_LIGHT: Final = 0.3
"""How much of a lane's own colour its row has at the most, beside that of its rail."""
_STEPS: Final = 12


class LaneGroup(NamedTuple):
    """Lanes of one group that stand below one another, the first and the last by number."""

    name: str
    first: int
    last: int


class LaneLook(NamedTuple):
    """The colours of a lane: of its row, its rail, its letters; the rail's is blank for none.

    ``group_ink`` is that of the bar and the name of its group.
    """

    row: str
    rail: str
    ink: str
    soft: str
    group_ink: str


def icon_of(lane: Lane) -> str:
    """Return the name of the icon a lane goes by, blank for none.

    A text that names no icon, as files of before may hold, is kept and passed over: the lane
    has the icon of its kind.
    """
    if lane.icon in ICONS:
        return lane.icon
    kind = kind_of(lane).icon
    return kind if kind in ICONS else ""


def group_of(lane: Lane) -> str:
    """Return the name of a lane's group, blank for none."""
    return " ".join(lane.group.split())


def group_names(lanes: Iterable[Lane]) -> tuple[str, ...]:
    """Return the names of the groups some lanes are in, from above."""
    return tuple(dict.fromkeys(name for lane in lanes if (name := group_of(lane))))


def groups_of(lanes: Sequence[Lane]) -> tuple[LaneGroup, ...]:
    """Return the groups of lanes as they stand: one whose lanes are apart comes in parts."""
    found: list[LaneGroup] = []
    for i, lane in enumerate(lanes):
        name = group_of(lane)
        if name and found and found[-1].name == name and found[-1].last == i - 1:
            found[-1] = found[-1]._replace(last=i)
        elif name:
            found.append(LaneGroup(name, i, i))
    return tuple(found)


def look_of(lane: Lane, every: Sequence[Lane], theme: Theme, odd: bool) -> LaneLook:
    """Return the colours of a lane among ``every`` one of its journey.

    A group has the colour of the first of its lanes that has one, else the next of the theme's.
    """
    plain = theme.lane_alt if odd else theme.lane
    tint, group_ink = _of_group(lane, every, theme)
    strong = group_ink
    row = plain
    if lane.colour:
        tint, strong = theme.stage(lane.colour, 0)
        row = _row(plain, tint, theme)
    if not tint:
        return LaneLook(row, "", theme.ink, theme.ink_soft, "")

    def legible(ink: str) -> str:
        return ink if contrast(ink, tint) >= _LEGIBLE else strong

    group_ink = group_ink and legible(group_ink)
    return LaneLook(row, tint, legible(theme.ink), legible(theme.ink_soft), group_ink)


def _row(plain: str, tint: str, theme: Theme) -> str:
    """Return a row with as much of a tint as leaves all that is written in rows readable."""
    inks = theme.ink_soft, theme.pain_ink, theme.joy_ink, theme.idea_ink, theme.accent_ink
    shades = (mix(plain, tint, _LIGHT * step / _STEPS) for step in range(_STEPS, 0, -1))
    fit = (one for one in shades if all(contrast(ink, one) >= _LEGIBLE for ink in inks))
    return next(fit, plain)


def _of_group(lane: Lane, every: Sequence[Lane], theme: Theme) -> tuple[str, str]:
    name = group_of(lane)
    if not name:
        return "", ""
    wish = next((one.colour for one in every if one.colour and group_of(one) == name), "")
    return theme.stage(wish, group_names(every).index(name))
