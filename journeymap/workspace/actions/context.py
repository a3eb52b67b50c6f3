"""The menus of the right mouse button: one for each kind of thing, and for empty places.

In the menu of a kind what does not apply is grey, so that everything has its place; where things
of several kinds are selected, only what applies stands there.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.layout.atlas import ATLAS
from journeymap.layout.library import LIBRARY
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.model.records import Idea
from journeymap.view.differs import GONE
from journeymap.workspace.actions import Action, applies
from journeymap.workspace.actions.order import INSIDE
from journeymap.workspace.chart_commands import ChartCommands
from journeymap.workspace.host import Host

_BOARD = ("cut", "copy", "paste", "duplicate", "remove")
_INSIGHT = ("evidence.link", "idea.of", "evidence.place")
_DIFFERENCE = ("difference.over", "difference.back")
_LOOK = ("Colour", "style.copy", "style.paste")

KINDS: Mapping[str, tuple[str, ...]] = {
    "Touchpoint": (
        "title",
        "inspect",
        "",
        "touchpoint.before",
        "touchpoint.after",
        "touchpoint.parallel",
        "",
        "Feeling",
        "touchpoint.moment",
        "Kind of moment",
        "Evidence",
        "",
        "ask.friction",
        "ask.quote",
        "ask.note",
        "ask.idea",
        "picture",
        "link",
        "connection.elsewhere",
        "levers.here",
        "",
        "touchpoint.inside",
        "touchpoint.gather",
        "touchpoint.take-in",
        "Align",
        "pin.free",
        "ways.here",
        "",
        *_DIFFERENCE,
        "",
        *_LOOK,
        "",
        *_BOARD,
    ),
    "Stage": (
        "title",
        "inspect",
        "",
        "stage.before",
        "stage.after",
        "touchpoint.add",
        "step.add",
        "picture",
        "",
        "Phase",
        *_LOOK,
        "",
        "stage.left",
        "stage.right",
        "select.inside",
        "",
        *_BOARD,
    ),
    "Step": (
        "title",
        "inspect",
        "",
        "step.before",
        "step.after",
        "touchpoint.add",
        "picture",
        "",
        "style.copy",
        "style.paste",
        "",
        "move.left",
        "move.right",
        "select.inside",
        "",
        *_BOARD,
    ),
    "Lane": (
        "title",
        "inspect",
        "",
        "New lane above",
        "New lane",
        "picture",
        "",
        "Role",
        *_LOOK,
        "",
        "lane.group",
        "lane.ungroup",
        "lane.fit",
        "lane.hide",
        "lane.show",
        "",
        "lane.up",
        "lane.down",
        "select.inside",
        "",
        *_BOARD,
        "lane.bare",
    ),
    "Connection": (
        "title",
        "inspect",
        "",
        "ways.here",
        "Kind of connection",
        "connection.turn",
        *_LOOK,
        "",
        "remove",
    ),
    "Persona": (
        "title",
        "inspect",
        "persona.focus",
        "persona.sheet",
        "picture",
        "",
        *_LOOK,
        "",
        "copy",
        "remove",
    ),
    "Journey": ("title", "inspect", "", "persona.add", "stage.add", "New lane", "", "paste"),
    "Card of a journey": (
        "journey.open",
        "inspect",
        "",
        "journey.duplicate",
        "journey.to-be",
        "",
        "Sort journeys",
        "",
        "remove",
    ),
}
"""What stands in the menu of each kind; others have that of boxes."""

BOX = (
    "title",
    "inspect",
    "picture",
    "",
    "severity.up",
    "severity.down",
    "Status of the idea",
    "Authenticity",
    "levers.here",
    "",
    *_INSIGHT,
    "",
    *_LOOK,
    "",
    "move.left",
    "move.right",
    "",
    *_BOARD,
)
"""The menu of what stands in lanes as a box; of its first part only what fits the box."""

CELL = (
    "touchpoint.add",
    "ask.friction",
    "ask.quote",
    "ask.note",
    "ask.idea",
    "picture",
    "",
    "paste",
    "",
    "step.before",
    "step.after",
    "stage.after",
)
"""The menu of a cell in which nothing stands."""

PAGE = (
    "touchpoint.add",
    "stage.add",
    "New lane",
    "persona.add",
    "",
    "paste",
    "select-all",
    "",
    "pin.free",
    "zoom.fit",
    "zoom.actual",
)
"""The menu of the page where there is nothing."""

ATLAS_PAGE = ("journey.add", "", "Sort journeys", "", "zoom.fit", "zoom.actual")
"""The menu of the atlas where there is no journey."""

CHART = (
    "chart.map",
    "chart.large",
    "",
    "chart.copy",
    "chart.numbers",
    "chart.save",
    "chart.frame",
    "",
    "chart.hide",
    "chart.all",
)
"""The menu of a chart, and of a mark on it."""

IDEA_MARK = ("inspect", "Status of the idea", "", *CHART)
"""The menu of an idea on a chart."""

NUMBERS_PAGE = ("chart.all", "", "zoom.fit", "zoom.actual")
"""The menu of the numbers where there is no chart."""

LIBRARY_ROW = (
    "library.show",
    "inspect",
    "",
    *_INSIGHT,
    "",
    "Status of the idea",
    "Authenticity",
    "",
    "copy",
    "remove",
)
"""The menu of what is selected in the library."""

LIBRARY_PAGE = ("goal.add", "find", "", "zoom.actual")
"""The menu of the library where nothing is selected."""

MIXED = ("select.inside", "ways.here", "", *_LOOK, "", *_BOARD)
"""The menu of things of several kinds."""

_FITTING = frozenset(
    {
        "severity.up",
        "severity.down",
        "Status of the idea",
        "Authenticity",
        "Colour",
        "connection.elsewhere",
        "touchpoint.gather",
        "touchpoint.take-in",
        "Align",
        "pin.free",
        "ways.here",
        *_INSIGHT,
        *_DIFFERENCE,
    }
)
"""What is left out of a menu of one kind where it does not apply."""


def context_names(host: Host, declared: Mapping[str, Action]) -> list[str]:
    """Return what stands in the menu for what is selected, or for the cell or page."""
    view = host.workspace.edit_view
    if host.workspace.arrangement == ATLAS:
        return list(KINDS["Card of a journey"]) if view.selection else list(ATLAS_PAGE)
    if host.workspace.arrangement == LIBRARY:
        names = LIBRARY_ROW if view.selection else LIBRARY_PAGE
        return [name for name in names if name not in _FITTING or _fits(host, declared, name)]
    charts = host.main_view
    if host.workspace.arrangement in CHART_PAGES and isinstance(charts, ChartCommands):
        if not charts.chart:
            return list(NUMBERS_PAGE)
        return list(IDEA_MARK if view.snapshot.get(Idea, charts.marked) else CHART)
    if any(id.startswith(GONE) for id in view.selection):
        return list(_DIFFERENCE)
    kinds = {type(record).__name__ for id in view.selection if (record := view.snapshot.find(id))}
    if len(kinds) > 1:
        return [name for name in MIXED if _fits(host, declared, name)]
    if kinds:
        whole = KINDS.get(kinds.pop(), BOX)
        return [name for name in whole if name not in _FITTING or _fits(host, declared, name)]
    return list(CELL if view.cell else PAGE)


def _fits(host: Host, declared: Mapping[str, Action], name: str) -> bool:
    """Tell whether an entry applies; of a menu inside, whether anything in it does."""
    if not name:
        return True
    if name in INSIDE:
        return any(applies(host, one) for one in declared.values() if one.menu == name)
    return applies(host, declared[name])
