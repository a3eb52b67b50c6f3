"""From a view to a scene: the ways a journey can be laid out, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from journeymap.drawing.lettered import measured_in, written_in
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.errors import JourneyError
from journeymap.language import current, tr
from journeymap.layout.branded import with_title_block
from journeymap.layout.filtered import filtered
from journeymap.registry import Registry
from journeymap.view import View
from journeymap.view.chosen_scores import chosen

LayOut = Callable[[View, Measure, Memo], Scene]
"""What lays a view out; what comes out the same as the last time is kept in the memo."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A way to lay out a journey. ``label`` is a message id; ``order`` sorts menus.

    One that takes ``every_score`` is given those, too, that the filter does not count, as it goes
    over time; others never see them. What is ``of_file`` shows no journey, and no filter of one.
    """

    name: str
    label: str
    lay_out: LayOut
    order: int = 100
    every_score: bool = False
    of_file: bool = False


ARRANGEMENTS: Registry[Arrangement] = Registry(__name__, "journeymap.arrangements")
"""Every arrangement by name."""


def arrangement(
    name: str,
    label: str,
    *,
    order: int = 100,
    every_score: bool = False,
    of_file: bool = False,
) -> Callable[[LayOut], LayOut]:
    """Declare an arrangement by the function that lays a view out."""

    def declare(lay_out: LayOut) -> LayOut:
        ARRANGEMENTS.add(Arrangement(name, label, lay_out, order, every_score, of_file))
        return lay_out

    return declare


def arrangement_of(name: str) -> Arrangement:
    """Return an arrangement by name; raises ``JourneyError`` when there is none."""
    try:
        return ARRANGEMENTS[name]
    except KeyError:
        ways = sorted(ARRANGEMENTS, key=lambda way: (way.order, way.name))
        known = ", ".join(way.name for way in ways)
        raise JourneyError(
            tr("There is no arrangement “{name}”; there is {known}.", name=name, known=known)
        ) from None


def layout(view: View, measure: Measure, memo: Memo | None = None) -> Scene:
    """Return the scene of what is looked at, in page units of a 96th of an inch.

    With the ``memo`` of the last time, figures and layers that a change left alone are the same
    objects as before. Raises ``JourneyError`` for an arrangement that is not there.
    """
    way = arrangement_of(view.arrangement)
    with (memo or Memo()).round(way, view.theme, measure, current()) as kept:
        if not way.every_score:
            view = chosen(view, kept)
        theme = view.theme
        letters = kept("letters", (), partial(measured_in, measure, theme.fonts))
        page = way.lay_out(view, letters, kept)
        if not way.of_file:
            page = filtered(page, view, letters, kept)
        return written_in(with_title_block(page, theme, letters, kept), theme.fonts, kept)
