"""What differs between two journeys, as tables: the figures of both, and difference by difference."""

from __future__ import annotations

from journeymap.analysis.difference import JourneyDifference
from journeymap.analysis.difference.report import (
    DIFFERENCE_HEADINGS,
    FIGURE_HEADINGS,
    difference_rows,
    figure_rows,
)
from journeymap.language import tr
from journeymap.rendering.grids import DataTable, TableColumn
from journeymap.view import View
from journeymap.view.differing import DIFFERENCE, seen_difference

_WIDTHS = {"kind": 18, "what": 18, "title": 40, "where": 40, "differs": 60}


def shown_difference(view: View) -> JourneyDifference | None:
    """Return what differs where a view shows that, ``None`` where it shows something else."""
    seen = seen_difference(view) if view.arrangement == DIFFERENCE else None
    return seen.difference if seen else None


def difference_tables(view: View) -> dict[str, DataTable]:
    """Return what differs and the figures of both as tables by key; none where nothing is compared."""
    found = shown_difference(view)
    if found is None:
        return {}
    headings = zip(_WIDTHS.items(), DIFFERENCE_HEADINGS, strict=True)
    told = tuple(TableColumn(key, tr(heading), width) for (key, width), heading in headings)
    figures = tuple(
        TableColumn(key, tr(heading), width, key in ("before", "after", "difference"))
        for (key, width), heading in zip(_FIGURES.items(), FIGURE_HEADINGS, strict=True)
    )
    return {
        "differences": DataTable(tr("What differs"), told, tuple(difference_rows(found))),
        "figures": DataTable(tr("Figures"), figures, tuple(figure_rows(found))),
    }


_FIGURES = {"figure": 24, "before": 14, "after": 14, "difference": 14, "rests": 80}
