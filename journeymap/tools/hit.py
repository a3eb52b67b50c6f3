"""What is under the pointer that one can take hold of."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Box, Line, Rect
from journeymap.lanes import box_roles
from journeymap.model.snapshot import Snapshot
from journeymap.tools.state import Pointer

SELECTABLE = frozenset(
    {
        FigureRole.STAGE,
        FigureRole.STEP,
        FigureRole.LANE_TITLE,
        FigureRole.ARROW,
        FigureRole.ARROW_LABEL,
        FigureRole.TITLE,
        FigureRole.PERSONA,
        FigureRole.JOURNEY,
        FigureRole.REMOVED,
    }
)
"""What of the page itself one can take hold of; what stands in lanes is said by their kinds."""

_NEAR = 6.0


def hit(scene: Scene, at: Pointer) -> Figure | None:
    """Return the uppermost figure one can take hold of near a point of the page.

    Arrows count within a few pixels of their line; the ground of the page does not count.
    """
    near = _NEAR * at.pixel
    place = Rect(at.x - near, at.y - near, 2 * near, 2 * near)
    found: Figure | None = None
    roles = SELECTABLE | box_roles()
    for figure in scene.within(place):
        if not _can_be_held(figure, roles):
            continue
        if figure.role == FigureRole.ARROW:
            if not _on_line(figure, at, near):
                continue
        elif not figure.rect.grown(near / 3).holds(at.x, at.y):
            continue
        found = figure
    return found


def stands_for(scene: Scene, snapshot: Snapshot, id: str, near: Rect) -> Figure | None:
    """Return the figure of a record; of one too many to be drawn the card on which it hangs."""
    touchpoint = getattr(snapshot.find(id), "touchpoint", None)
    found = scene.figure_near(id, near)
    return found or (scene.figure_near(touchpoint, near) if touchpoint else None)


def card_at(scene: Scene, at: Pointer, besides: str = "") -> str:
    """Return the id of the card under the pointer, blank for none and for one left out."""
    found = hit(scene, at)
    return found.id if found and found.role == FigureRole.CARD and found.id != besides else ""


def _can_be_held(figure: Figure, roles: frozenset[str]) -> bool:
    """Tell whether one can take hold of a figure, which has to be that of a record.

    It may be of a role we do not know: so what a kind of lane of one's own shows of a record can
    be selected like all else.
    """
    known = isinstance(figure.role, FigureRole)
    return bool(figure.id) and (figure.role in roles if known else True)


def _on_line(figure: Figure, at: Pointer, near: float) -> bool:
    for shape in figure.shapes:
        if isinstance(shape, Line):
            for (x0, y0), (x1, y1) in zip(shape.points, shape.points[1:], strict=False):
                left, right = min(x0, x1) - near, max(x0, x1) + near
                top, bottom = min(y0, y1) - near, max(y0, y1) + near
                if left <= at.x <= right and top <= at.y <= bottom:
                    return True
        elif isinstance(shape, Box) and shape.rect.holds(at.x, at.y):
            return True  # the number at which it goes on in another row
    return False
