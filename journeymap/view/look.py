"""The look: how somebody wants to see a journey, whichever journey and document it is."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Self

from journeymap.analysis.library.choice import EVERY_ENTRY, LibraryChoice
from journeymap.drawing.density import USUAL
from journeymap.view.filter import EVERYTHING, Filter

EXECUTIVE = "executive"
OPERATIONAL = "operational"
FULL = "full"

DETAILS = (EXECUTIVE, OPERATIONAL, FULL)
"""How much is said: stages with their worst, cards with what matters, or all that is known."""

ROWS_AUTO = 0
"""As many rows as give the page a shape that is read well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one looks at a journey.

    ``arrangement`` names how it is laid out. ``hidden`` are the ids of lanes that are not to be
    seen, ``None`` for those that the document hides; ``folded`` those of stages that are drawn
    together, as one narrow column each. ``detail`` is how much is said, one of ``DETAILS``.
    ``coloured`` is what colours the graph, and ``rare`` the share of journeys, 0 to 1, below
    which it leaves arrows out. ``columns`` and ``sort`` are of the table: names of columns, none
    for the usual ones; one to be sorted downwards has a ``-`` before its name. ``charts`` are of
    the numbers: names of those to be seen, none for all; one that is not has a ``-`` before it.
    ``cases`` lays real customers' journeys over this one: all of them, or one by its id.
    ``rows`` are those a map wraps into by stages, 1 for none, ``ROWS_AUTO`` for as many as fit.
    ``density`` is how closely the page is set, one of ``DENSITIES``.
    ``themed`` names the theme a view asks for, blank for that of the brand or of the window.
    ``library`` is what is looked for in the library, which is of the whole file.
    """

    arrangement: str = "map"
    filter: Filter = EVERYTHING
    hidden: frozenset[str] | None = None
    folded: frozenset[str] = frozenset()
    detail: str = OPERATIONAL
    coloured: str = "feeling"
    rare: float = 0.0
    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    cases: str = ""
    rows: int = 1
    density: str = USUAL
    themed: str = ""
    library: LibraryChoice = EVERY_ENTRY

    def but(self, **how: Any) -> Self:
        """Return this with something else about it."""
        return replace(self, **how)

    def shows_chart(self, name: str) -> bool:
        """Tell whether a chart of the numbers is to be seen."""
        wanted = [one for one in self.charts if not one.startswith("-")]
        return (not wanted or name in wanted) and f"-{name}" not in self.charts

    @property
    def looks(self) -> dict[str, Any]:
        """What a look holds, by name, also of a view, which is one of a document."""
        return {one.name: getattr(self, one.name) for one in fields(Look)}
