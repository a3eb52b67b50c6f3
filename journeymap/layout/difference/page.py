"""The page of a difference: the map of both journeys, or why there is nothing to compare."""

from __future__ import annotations

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import BODY, HEADING, MARGIN
from journeymap.lanes import Column
from journeymap.language import tr
from journeymap.layout.map.page import lay_out as as_map
from journeymap.layout.map.scene import MapScene, PageRow
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.view import View
from journeymap.view.differing import as_difference
from journeymap.view.differs import GONE

_HEADINGS = frozenset({FigureRole.STAGE, FigureRole.STEP, FigureRole.LANE_TITLE})
_WIDTH, _TOP = 900.0, 120.0


def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Return the map of both journeys, or a page that says what to do where there is but one."""
    both = as_difference(view)
    if both is None:
        return _nothing(view, measure)
    page = as_map(both, measure, memo)
    layers = tuple(_without_records(layer, memo) for layer in page.layers)
    return MapScene(page.width, page.height, layers, tuple(map(_row, page.rows)), page.sizes)


def _row(row: PageRow) -> PageRow:
    """Return what the hand may meet of a row: a column that went is as one that is not yet there.

    A stage and a lane that went are only seen: nothing can be put there.
    """
    columns = (
        Column("", one.stage, one.x, one.w, one.folded) if one.step.startswith(GONE) else one
        for one in row.columns
        if not one.stage.startswith(GONE)
    )
    return row._replace(
        columns=tuple(columns),
        bands=tuple(one for one in row.bands if not one.lane.startswith(GONE)),
        stages=tuple(one for one in row.stages if not one[0].startswith(GONE)),
    )


def _without_records(layer: Layer, memo: Memo) -> Layer:
    """Return a layer in which the headings of what went cannot be taken for those of records."""

    def make() -> Layer:
        if not any(_is_heading_of_none(figure) for figure in layer.figures):
            return layer
        return layer.with_figures(
            tuple(_removed(one) if _is_heading_of_none(one) else one for one in layer.figures)
        )

    return memo(("records", layer.name), (layer,), make)


def _is_heading_of_none(figure: Figure) -> bool:
    return figure.role in _HEADINGS and figure.id.startswith(GONE)


def _removed(figure: Figure) -> Figure:
    return Figure(
        figure.id, FigureRole.REMOVED, figure.name, figure.rect, figure.shapes, figure.tone
    )


def _nothing(view: View, measure: Measure) -> Scene:
    """Return a page that says that nothing is compared, and what would change that."""
    journey = view.document.get(Journey, view.journey)
    if journey is None:
        title, told = tr("There is no journey yet."), ""
    else:
        title = tr("There is nothing to compare “{title}” with yet.", title=journey_name(journey))
        told = tr(
            "Derive a to-be journey (menu Journey): it begins as a copy, and what you change in it"
            " is shown here beside what is. A version or another file can be compared, too."
        )
    wide, y, figures = _WIDTH - 2 * MARGIN, _TOP, []
    for words, style, ink in (
        (title, HEADING, view.theme.ink),
        (told, BODY, view.theme.ink_soft),
    ):
        text = paragraph(words, style, wide, measure)
        place = Rect(MARGIN, y, wide, text.height)
        shapes = text.shapes(_WIDTH / 2, y, ink, measure, "middle")
        figures.append(Figure("", FigureRole.PANEL, words, place, shapes))
        y += text.height + 12.0
    return Scene(_WIDTH, y + _TOP, (Layer(LayerName.FRAME, tuple(figures)),))
