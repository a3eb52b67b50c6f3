"""Tasks for Jira: the action plan as its importer of CSV takes it."""

from __future__ import annotations

from journeymap.formats import EXPORTERS, Exporter
from journeymap.language import mark
from journeymap.rendering.grids.plan import jira_tasks, left_of_tasks
from journeymap.rendering.options import Order


def write(order: Order) -> None:
    """Write a task for each idea that was not dropped."""
    from journeymap.formats.csv.tasks import write_tasks

    write_tasks(jira_tasks(order.view, order.options), order)


EXPORTERS.add(
    Exporter(
        name="jira",
        label=mark("Action plan for Jira (CSV)"),
        suffix=".jira.csv",
        write=write,
        supports=("view", "stages", "selection", "raw"),
        leaves=left_of_tasks,
    )
)
