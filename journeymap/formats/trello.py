"""Cards for Trello: the action plan as programs take it that fill its boards from CSV."""

from __future__ import annotations

from journeymap.formats import EXPORTERS, Exporter
from journeymap.language import mark
from journeymap.rendering.grids.plan import left_of_tasks, trello_tasks
from journeymap.rendering.options import Order


def write(order: Order) -> None:
    """Write a card for each idea that was not dropped, in the list of its status."""
    from journeymap.formats.csv.tasks import write_tasks

    write_tasks(trello_tasks(order.view, order.options), order)


EXPORTERS.add(
    Exporter(
        name="trello",
        label=mark("Action plan for Trello (CSV)"),
        suffix=".trello.csv",
        write=write,
        supports=("view", "stages", "selection", "raw"),
        leaves=left_of_tasks,
    )
)
